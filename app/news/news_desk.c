/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of news: the list, and one editor with both languages side by side that drafts,
 * publishes, schedules and withdraws. A preview shows what is typed and stores nothing; who saves
 * over somebody else's change is shown both texts first. */
#include "news_web.h"

#include <stdio.h>
#include <string.h>

#include "markdown.h"
#include "news.h"
#include "views.h"

enum when { WHEN_DRAFT, WHEN_NOW, WHEN_AT };
static const char *const when_words[] = { "draft", "now", "at", NULL };

struct editor_form {
	int64_t version;
	struct news_text nl, en;
	int when;
	const char *date, *time;
};
#define TEXT_FIELD(field, label, limit, member)                \
	{                                                      \
		.name = field, .kind = label, .max = limit,    \
		.offset = offsetof(struct editor_form, member) \
	}
static const struct form_field editor_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct editor_form, version) },
	TEXT_FIELD("title_nl", FORM_LINE, NEWS_TITLE_MAX, nl.title),
	TEXT_FIELD("summary_nl", FORM_LINE, NEWS_SUMMARY_MAX, nl.summary),
	TEXT_FIELD("body_nl", FORM_BLOCK, NEWS_BODY_MAX, nl.body),
	TEXT_FIELD("title_en", FORM_LINE, NEWS_TITLE_MAX, en.title),
	TEXT_FIELD("summary_en", FORM_LINE, NEWS_SUMMARY_MAX, en.summary),
	TEXT_FIELD("body_en", FORM_BLOCK, NEWS_BODY_MAX, en.body),
	{ .name = "when",
	    .kind = FORM_CHOICE,
	    .choices = when_words,
	    .offset = offsetof(struct editor_form, when) },
	{ .name = "date", .kind = FORM_DATE, .offset = offsetof(struct editor_form, date) },
	{ .name = "time",
	    .kind = FORM_LINE,
	    .max = 5,
	    .offset = offsetof(struct editor_form, time) },
};
const struct form_spec news_desk_form = { editor_fields,
	sizeof(editor_fields) / sizeof(editor_fields[0]), sizeof(struct editor_form) };

/* ---- the list ---- */

static void show_state(struct request *rq, struct view *view, int64_t status, int64_t publish_at)
{
	bool waits = status == NEWS_PUBLISHED && publish_at > rq->ctx.now;

	view_set(view, V_STATE_CLASS, status == NEWS_DRAFT ? "wait" : waits ? "us" : "done");
	view_set(view, V_STATE_ICON,
	    status == NEWS_DRAFT ? "circle"
		: waits          ? "calendar"
				 : "circle-check");
	view_set(view, V_STATE_TEXT,
	    status == NEWS_DRAFT ? p_("news", "Draft")
		: waits          ? p_("news", "Planned")
				 : p_("news", "Published"));
}

static void show_row(struct request *rq, struct view *table, const struct news_row *item)
{
	struct view *row = view_section(table, V_ROW);
	bool dutch = item->title_nl[0] != '\0', english = item->title_en[0] != '\0';

	view_set_int(row, V_ID, item->id);
	view_set(row, V_TITLE, dutch ? item->title_nl : item->title_en);
	view_set(row, V_SUMMARY, dutch ? item->summary_nl : item->summary_en);
	view_set(row, V_LANGUAGES, dutch && english ? "NL, EN" : dutch ? "NL" : "EN");
	view_set(row, V_EDITOR, item->editor_name);
	show_state(rq, row, item->status, item->publish_at);
	if (item->publish_at != 0)
		page_time(rq, view_section(row, V_PUBLISH), "PUBLISH", item->publish_at);
	page_time(rq, row, "CHANGED", item->updated_at);
	view_set(row, V_CHANGED_TEXT, i18n_date(rq->ctx.arena, item->updated_at, rq->ctx.now));
}

static void show_rows(struct request *rq, struct view *table, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		show_row(rq, table, (const struct news_row *)rows->rows + i);
}

/* Drafts are on the first page. */
enum result news_desk_list(struct request *rq)
{
	const struct news_page *at = rq->form;
	struct db_rows rows, drafts = { 0 };
	struct view *page, *table;
	enum result res = news_list(&rq->ctx, at->before, at->item, &rows);

	if (res == RES_OK && at->before == 0)
		res = news_drafts(&rq->ctx, &drafts);
	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_NEWS, _("News"));
	news_view_pager(rq, page, "/admin/news", &rows);
	view_show_if(page, V_EMPTY, rows.count + drafts.count == 0);
	if (rows.count + drafts.count == 0)
		return RES_OK;
	table = view_section(page, V_TABLE);
	show_rows(rq, table, &drafts);
	show_rows(rq, table, &rows);
	return RES_OK;
}

/* ---- the editor ---- */

static void show_texts(struct view *page, const struct news_text *nl, const struct news_text *en)
{
	view_set(page, V_F_TITLE_NL, nl->title);
	view_set(page, V_F_SUMMARY_NL, nl->summary);
	view_set(page, V_F_BODY_NL, nl->body);
	view_set(page, V_F_TITLE_EN, en->title);
	view_set(page, V_F_SUMMARY_EN, en->summary);
	view_set(page, V_F_BODY_EN, en->body);
}

static void show_moment(struct request *rq, struct view *page, int64_t instant)
{
	struct i18n_time local = i18n_local(instant);

	view_set(page, V_F_DATE,
	    arena_printf(rq->ctx.arena, "%04d-%02d-%02d", local.year, local.month, local.day));
	view_set(
	    page, V_F_TIME, arena_printf(rq->ctx.arena, "%02d:%02d", local.hour, local.minute));
}

static void show_when(struct view *page, enum when when)
{
	static const char *const sections[] = {
		[WHEN_DRAFT] = V_WHEN_DRAFT, [WHEN_NOW] = V_WHEN_NOW, [WHEN_AT] = V_WHEN_AT
	};

	view_show(page, sections[when]);
}

/* What was sent, when the form comes back or a preview was asked; the texts of a form that failed
 * are the page's business. */
static void show_typed(struct request *rq, struct view *page)
{
	const char *when = form_value(&rq->values, "when");

	for (int i = WHEN_DRAFT; i <= WHEN_AT; i++)
		if (when != NULL && strcmp(when, when_words[i]) == 0)
			show_when(page, (enum when)i);
	view_set(page, V_F_DATE, form_value(&rq->values, "date"));
	view_set(page, V_F_TIME, form_value(&rq->values, "time"));
}

static void show_theirs(struct request *rq, struct view *page, const struct news *item)
{
	struct view *box = view_section(page, V_CONFLICT);
	const struct news_text *texts[] = { &item->nl, &item->en };

	view_set(box, V_EDITOR, item->editor_name != NULL ? item->editor_name : _("Somebody"));
	page_time(rq, box, "AT", item->updated_at);
	for (size_t i = 0; i < 2; i++) {
		struct view *theirs;

		if (texts[i]->title[0] == '\0')
			continue;
		theirs = view_section(box, V_THEIRS);
		view_set(theirs, V_LABEL, i == 0 ? _("Dutch") : _("English"));
		view_set(theirs, V_CODE, i == 0 ? "nl" : "en");
		view_set(theirs, V_TITLE, texts[i]->title);
		view_set(theirs, V_SUMMARY, texts[i]->summary);
		view_set(theirs, V_BODY, texts[i]->body);
	}
}

static struct view *open_editor(struct request *rq, const char *title, const char *action)
{
	struct view *page = page_open(rq, TPL_DESK_NEWS_EDIT, title);

	view_set(page, V_HEADING, title);
	view_set(page, V_ACTION, action);
	view_show_if(page, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	return page;
}

static struct view *open_new(struct request *rq)
{
	struct view *page = open_editor(rq, _("New news item"), "/admin/news/new");

	page_form_key(rq, view_section(page, V_CREATING));
	return page;
}

static struct view *open_existing(struct request *rq, const struct news *item)
{
	struct view *page = open_editor(rq,
	    item->nl.title[0] != '\0' ? item->nl.title : item->en.title,
	    arena_printf(rq->ctx.arena, "/admin/news/%lld/edit", (long long)item->id));
	struct view *known = view_section(page, V_EXISTING);

	view_set_int(known, V_VERSION, item->version);
	show_state(rq, view_section(page, V_STATE), item->status, item->publish_at);
	if (item->status == NEWS_PUBLISHED && item->publish_at <= rq->ctx.now)
		view_section_set(
		    page, V_READABLE, V_HREF, news_path(&rq->ctx, item->id, item->slug));
	return page;
}

enum result news_desk_new(struct request *rq)
{
	struct view *page = open_new(rq);

	if (rq->failed)
		show_typed(rq, page);
	else
		show_when(page, WHEN_DRAFT);
	return RES_OK;
}

enum result news_desk_edit(struct request *rq)
{
	struct news item;
	struct view *page;
	enum result res = news_find(&rq->ctx, rq->number, &item);

	if (res != RES_OK)
		return res;
	page = open_existing(rq, &item);
	if (rq->conflict)
		show_theirs(rq, page, &item);
	if (rq->failed) {
		show_typed(rq, page);
		return RES_OK;
	}
	show_texts(page, &item.nl, &item.en);
	show_when(page, item.status == NEWS_DRAFT ? WHEN_DRAFT : WHEN_AT);
	if (item.publish_at != 0)
		show_moment(rq, page, item.publish_at);
	return RES_OK;
}

/* ---- writing ---- */

/* Whole minutes, so that what an editor shows is what is stored. */
static enum result moment_of(struct request *rq, const struct editor_form *form, int64_t *instant)
{
	struct i18n_time local = { 0 };

	*instant = 0;
	if (form->when == WHEN_DRAFT)
		return RES_OK;
	if (form->when == WHEN_NOW) {
		*instant = rq->ctx.now - rq->ctx.now % 60;
		return RES_OK;
	}
	if (!i18n_read_day(form->date, &local))
		return request_invalid(rq, "date", _("Choose the day on which it appears"));
	if (!i18n_read_time(form->time, &local))
		return request_invalid(
		    rq, "time", _("Enter the time as hours and minutes, such as 9:00"));
	*instant = i18n_instant(&local);
	return RES_OK;
}

static enum result read_draft(struct request *rq, struct news_draft *draft)
{
	const struct editor_form *form = rq->form;
	const char *field = NULL, *why = NULL;
	enum result res;

	*draft = (struct news_draft){ .version = form->version, .nl = form->nl, .en = form->en };
	if ((res = moment_of(rq, form, &draft->publish_at)) != RES_OK)
		return res;
	res = news_check(&rq->ctx, draft, &field, &why);
	return res == RES_INVALID ? request_invalid(rq, field, why) : res;
}

static enum flash flash_of(const struct request *rq, int64_t before, int64_t after)
{
	if (before == after)
		return FLASH_NEWS_SAVED;
	if (after == 0)
		return FLASH_NEWS_WITHDRAWN;
	return after > rq->ctx.now ? FLASH_NEWS_SCHEDULED : FLASH_NEWS_PUBLISHED;
}

static const char *editor_path(struct request *rq, int64_t id)
{
	return arena_printf(rq->ctx.arena, "/admin/news/%lld/edit", (long long)id);
}

enum result news_desk_add(struct request *rq)
{
	struct news_draft draft;
	int64_t id;
	enum result res;

	if ((res = read_draft(rq, &draft)) != RES_OK ||
	    (res = news_add(&rq->ctx, &draft, &id)) != RES_OK)
		return res;
	return respond_see_other(rq, editor_path(rq, id), flash_of(rq, 0, draft.publish_at));
}

enum result news_desk_change(struct request *rq)
{
	struct news_draft draft;
	struct news before;
	enum result res;

	if ((res = news_find(&rq->ctx, rq->number, &before)) != RES_OK ||
	    (res = read_draft(rq, &draft)) != RES_OK ||
	    (res = news_change(&rq->ctx, before.id, &draft)) != RES_OK)
		return res;
	return respond_see_other(
	    rq, editor_path(rq, before.id), flash_of(rq, before.publish_at, draft.publish_at));
}

/* ---- the preview ---- */

static enum result show_preview(struct request *rq, struct view *page)
{
	const struct editor_form *form = rq->form;
	const struct news_text *texts[] = { &form->nl, &form->en };
	struct view *box = view_section(page, V_PREVIEW);

	show_texts(page, &form->nl, &form->en);
	show_typed(rq, page);
	for (size_t i = 0; i < 2; i++) {
		struct view *shown;
		const char *html;
		enum result res;

		if (texts[i]->title[0] == '\0')
			continue;
		if ((res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, texts[i]->body, &html)) !=
		    RES_OK)
			return res;
		shown = view_section(box, V_PREVIEW_TEXT);
		view_set(shown, V_CODE, i == 0 ? "nl" : "en");
		view_set(shown, V_TITLE, texts[i]->title);
		view_set(shown, V_SUMMARY, texts[i]->summary);
		view_set(shown, V_BODY_HTML, html);
	}
	return RES_OK;
}

enum result news_desk_preview(struct request *rq)
{
	struct news_draft draft;
	struct news item;
	struct view *page;
	enum result res;

	if ((res = news_find(&rq->ctx, rq->number, &item)) != RES_OK ||
	    (res = read_draft(rq, &draft)) != RES_OK)
		return res;
	if (draft.version != item.version)
		return RES_CONFLICT;
	page = open_existing(rq, &item);
	return show_preview(rq, page);
}

enum result news_desk_preview_new(struct request *rq)
{
	struct news_draft draft;
	enum result res = read_draft(rq, &draft);

	return res != RES_OK ? res : show_preview(rq, open_new(rq));
}
