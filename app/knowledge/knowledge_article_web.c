/* SPDX-License-Identifier: Apache-2.0 */
/* The page of one article, its files, and what its readers tell: whether it helped, and that it was
 * read. Cached for visitors, so nothing here counts on a GET. */
#include <string.h>

#include "clock.h"
#include "knowledge_edit.h"
#include "knowledge_view.h"
#include "knowledge_web.h"
#include "outage/outage.h"
#include "sla/sla.h"
#include "ticket/ticket.h"
#include "views.h"

#define SIBLINGS 9 /* articles of the same folder beside the text */
#define WORDS_A_MINUTE 200

static const char *const answers[] = { "yes", "no", NULL };
struct feedback_form {
	int helpful;
	const char *reason;
};
static const struct form_field feedback_fields[] = {
	{ .name = "helpful",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = answers,
	    .offset = offsetof(struct feedback_form, helpful),
	    .missing = N_("Choose Yes or No") },
	{ .name = "reason",
	    .kind = FORM_BLOCK,
	    .max = ARTICLE_REASON_MAX,
	    .offset = offsetof(struct feedback_form, reason),
	    .wrong = N_("At most 1,000 characters please") },
};
const struct form_spec knowledge_feedback_form = { feedback_fields, 2,
	sizeof(struct feedback_form) };

static const char *article_path(struct request *rq, const struct knowledge_article *a)
{
	return knowledge_article_path(rq->ctx.arena, a->id, a->slug);
}

/* ---- head ---- */

static void show_addresses(struct request *rq, const struct knowledge_article *a)
{
	const char *own = article_path(rq, a);
	const char *other = a->other_slug == NULL
	    ? NULL
	    : knowledge_article_path(rq->ctx.arena, a->id, a->other_slug);
	bool english = i18n_from_code(a->language) == LANGUAGE_EN;

	page_is_public_at(rq, english ? other : own, english ? own : other, a->summary);
	knowledge_view_feed(rq);
}

static void show_crumbs(struct request *rq, const struct knowledge_article *a)
{
	bool english = i18n_language() == LANGUAGE_EN;

	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/solutions", _("Knowledge base"));
	page_crumb(rq,
	    knowledge_category_path(
		rq->ctx.arena, english ? a->category_slug_en : a->category_slug_nl),
	    english ? a->category_name_en : a->category_name_nl);
	page_crumb(rq, NULL, a->title);
	page_crumb_language(rq, i18n_from_code(a->language));
}

static int minutes_of(const char *text)
{
	int words = 0;

	for (const char *c = text; *c != '\0'; c++)
		words += (*c == ' ' || *c == '\n') && c[1] != ' ' && c[1] != '\n';
	return 1 + words / WORDS_A_MINUTE;
}

static void show_head(struct request *rq, struct view *page, const struct knowledge_article *a)
{
	int minutes = minutes_of(a->body);
	char stamp[21];

	view_set_int(page, V_ID, a->id);
	view_set(page, V_ARTICLE_TITLE, a->title);
	view_set(page, V_LANG, a->language);
	if (a->summary[0] != '\0')
		view_section_set(page, V_SUMMARY, V_SUMMARY_TEXT, a->summary);
	page_time(rq, page, "UPDATED", a->live_at);
	view_set(page, V_UPDATED_TEXT, i18n_date(rq->ctx.arena, a->live_at, rq->ctx.now));
	clock_format(a->first_at == 0 ? a->live_at : a->first_at, stamp);
	view_set(page, V_FIRST_ISO, stamp);
	view_set(page, V_MINUTES_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("%d minute to read", "%d minutes to read", (unsigned long)minutes),
		minutes));
	if (i18n_from_code(a->language) != i18n_language())
		view_section_set(page, V_FALLBACK, V_FALLBACK_TEXT,
		    i18n_language() == LANGUAGE_NL ? _("This article is only available in English.")
						   : _("This article is only available in Dutch."));
	if (a->outdated)
		view_set(view_section(page, V_OUTDATED), V_OTHER_PATH,
		    arena_printf(rq->ctx.arena, "/%s%s",
			strcmp(a->language, "nl") == 0 ? "en" : "nl",
			knowledge_article_path(rq->ctx.arena, a->id, a->other_slug)));
	if (a->visibility != ARTICLE_EVERYBODY)
		view_section_set(page, V_RESTRICTED, V_RESTRICTED_TEXT,
		    a->visibility == ARTICLE_SIGNED_IN ? _("Only for people who are logged in")
			: a->visibility == ARTICLE_ORGANISATION ? _("Only for your organisation")
								: _("Only for colleagues"));
}

/* ---- around the text ---- */

/* What is wrong now with the application it is about: the article may not help then. */
static void show_outage(struct request *rq, struct view *page, const struct knowledge_article *a)
{
	struct outage_brief outage;
	struct view *note;
	bool found = false;

	if (a->service_id == 0 ||
	    outage_for_service(&rq->ctx, a->service_id, &outage, &found) != RES_OK || !found)
		return;
	note = view_section(page, V_OUTAGE);
	view_set(note, V_OUTAGE_CLASS, outage.impact == IMPACT_MAJOR ? "late" : "act");
	view_set(note, V_OUTAGE_TITLE, outage.title);
	view_set(note, V_OUTAGE_PATH, outage.path);
}

static void show_siblings(
    struct view *page, const struct knowledge_article *a, const struct db_rows *folder)
{
	struct view *list = NULL;

	view_set(page, V_FOLDER_NAME,
	    i18n_language() == LANGUAGE_EN ? a->folder_name_en : a->folder_name_nl);
	for (size_t i = 0; i < folder->count && i < SIBLINGS && folder->count > 1; i++) {
		const struct knowledge_row *row = (const struct knowledge_row *)folder->rows + i;
		struct view *item;

		if (list == NULL)
			list = view_section(page, V_SIBLINGS);
		item = view_section(list, V_SIBLING);
		view_setf(item, V_SLUG, "%lld-%s", (long long)row->id, row->slug);
		view_set(item, V_TITLE, row->title);
		view_set(item, V_LANG, row->language);
		view_show_if(item, V_CURRENT, row->id == a->id);
	}
}

/* What a colleague chose, as far as this reader may read it; else what shares tags. */
static enum result show_related(struct request *rq, struct view *page,
    const struct knowledge_article *a, const struct db_rows *folder)
{
	const struct knowledge_row *akin[ARTICLE_RELATED_MAX];
	struct db_rows rows;
	struct view *list;
	size_t count;
	enum result res = knowledge_related(&rq->ctx, a->id, &rows);

	if (res != RES_OK)
		return res;
	count = rows.count;
	for (size_t i = 0; i < count && i < ARTICLE_RELATED_MAX; i++)
		akin[i] = (const struct knowledge_row *)rows.rows + i;
	if (count == 0)
		count = knowledge_akin(rq->ctx.arena, a, folder, akin);
	if (count == 0)
		return RES_OK;
	list = view_section(page, V_RELATED);
	for (size_t i = 0; i < count; i++)
		knowledge_view_row(rq, list, V_ARTICLE, akin[i]);
	return RES_OK;
}

/* The folder's list serves what stands beside the text and, when nobody chose, what follows it. */
static enum result show_around(
    struct request *rq, struct view *page, const struct knowledge_article *a)
{
	struct db_rows folder;
	enum result res = knowledge_folder_articles(&rq->ctx, a->folder_id, 0, 0, &folder);

	if (res != RES_OK)
		return res;
	show_siblings(page, a, &folder);
	return show_related(rq, page, a, &folder);
}

/* When somebody who asks now would have an answer: the promise of the type that customers' tickets
 * begin as. */
static void show_promise(struct request *rq, struct view *page)
{
	const struct sla_calendar *calendar;
	struct ticket_types types;
	struct sla_terms terms;
	int64_t due = 0;

	if (ticket_types(&rq->ctx, &types) != RES_OK ||
	    sla_calendar_load(&rq->ctx, &calendar) != RES_OK)
		return;
	for (size_t i = 0; i < types.count && due == 0; i++) {
		if (!types.at[i].customer_may_choose)
			continue;
		terms = ticket_type_terms(&types.at[i]);
		due = sla_response_due(calendar, &terms, rq->ctx.now);
	}
	if (due != 0)
		view_section_set(page, V_PROMISE, V_PROMISE_TEXT,
		    arena_printf(rq->ctx.arena, _("We reply before %s."),
			i18n_deadline(rq->ctx.arena, due, rq->ctx.now)));
}

enum result knowledge_web_article(struct request *rq)
{
	int64_t id = route_number(route_param(&rq->params, "slug"), true);
	struct knowledge_article article;
	struct knowledge_item item;
	struct view *page;
	enum result res;

	if ((res = knowledge_article_find(&rq->ctx, id, &article)) != RES_OK) {
		rq->was_here = res == RES_NOT_FOUND &&
		    knowledge_item_find(&rq->ctx, id, &item) == RES_OK;
		return res;
	}
	if (!rq->failed && strcmp(rq->path, article_path(rq, &article)) != 0)
		return respond_moved(rq, article_path(rq, &article));
	page = page_open(rq, TPL_KNOWLEDGE_ARTICLE, article.title);
	show_addresses(rq, &article);
	show_crumbs(rq, &article);
	show_head(rq, page, &article);
	show_outage(rq, page, &article);
	show_promise(rq, page);
	if ((res = knowledge_view_body(rq, page, article.id, article.body)) != RES_OK)
		return res;
	return show_around(rq, page, &article);
}

/* ---- what readers tell ---- */

/* One answer a day from an address, or a few from one office; and not a hundred an hour. */
static enum result limit_feedback(struct request *rq, int64_t id)
{
	const char *subject = arena_printf(rq->ctx.arena, "%s %lld", rq->ctx.remote, (long long)id);
	enum result res;

	if (subject == NULL)
		return RES_UNAVAILABLE;
	if ((res = request_rate(rq, "article_feedback", 5, 86400, subject)) != RES_OK)
		return res;
	return request_rate(rq, "article_feedback_all", 60, 3600, rq->ctx.remote);
}

enum result knowledge_web_feedback(struct request *rq)
{
	const char *slug = route_param(&rq->params, "slug");
	const struct feedback_form *form = rq->form;
	int64_t id = route_number(slug, true);
	struct knowledge_article article;
	bool helpful = form->helpful == 0;
	enum result res;

	if ((res = knowledge_article_find(&rq->ctx, id, &article)) != RES_OK ||
	    (res = limit_feedback(rq, id)) != RES_OK ||
	    (res = knowledge_feedback_add(&rq->ctx, id, helpful, helpful ? "" : form->reason)) !=
		RES_OK)
		return res;
	return respond_see_other(rq, article_path(rq, &article),
	    helpful ? FLASH_ARTICLE_HELPED : FLASH_ARTICLE_FEEDBACK);
}

enum result knowledge_web_read(struct request *rq)
{
	enum result res = knowledge_reading_add(
	    &rq->ctx, route_number(route_param(&rq->params, "slug"), true));

	return res == RES_OK ? respond_json(rq, "{}\n") : res;
}

/* What stands under a number never changes, so a copy that a browser has is good for as long as the
 * reader may have the file: it asks, and nginx answers 304 from its own. */
enum result knowledge_web_file(struct request *rq)
{
	struct store_file file;
	const char *id = route_param(&rq->params, "id"), *tag;
	enum result res = knowledge_file_find(&rq->ctx, id, &file);

	if (res != RES_OK)
		return res;
	if ((tag = arena_printf(rq->ctx.arena, "\"%s\"", id)) == NULL)
		return RES_UNAVAILABLE;
	http_header_set(rq->response, "ETag", tag);
	return respond_picture(rq, &file);
}
