/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's editor of one article: both languages side by side and one choice of what becomes of
 * them. A preview stores nothing; who saves over a colleague's version sees both texts first. */
#include "knowledge_desk.h"

#include <stdio.h>
#include <string.h>

#include "knowledge_editor_desk.h"
#include "markdown.h"
#include "problem/problem.h"
#include "ticket/ticket.h"
#include "ticket/ticket_view.h"
#include "views.h"

enum when { WHEN_DRAFT, WHEN_REVIEW, WHEN_NOW, WHEN_AT, WHEN_WITHDRAW, WHEN_COUNT };
static const char *const when_words[] = { "draft", "review", "now", "at", "withdraw", NULL };

struct editor_form {
	int64_t version, folder, service, visibility, organisation, ticket, problem, seen[2];
	struct knowledge_words words[2]; /* Dutch, English */
	bool follows[2];
	int when;
	const char *review, *date, *time;
};
#define AT(member) offsetof(struct editor_form, member)
#define NUMBER(field, member)                                                           \
	{                                                                               \
		.name = field, .kind = FORM_INT, .max = INT64_MAX, .offset = AT(member) \
	}
#define WORDS(field, label, limit, member)                                       \
	{                                                                        \
		.name = field, .kind = label, .max = limit, .offset = AT(member) \
	}
#define LANGUAGE_FIELDS(code, i)                                                      \
	NUMBER("seen_" code, seen[i]),                                                \
	    WORDS("title_" code, FORM_LINE, ARTICLE_TITLE_MAX, words[i].title),       \
	    WORDS("slug_" code, FORM_LINE, ARTICLE_SLUG_MAX, words[i].slug),          \
	    WORDS("summary_" code, FORM_LINE, ARTICLE_SUMMARY_MAX, words[i].summary), \
	    WORDS("body_" code, FORM_BLOCK, ARTICLE_BODY_MAX, words[i].body),         \
	    WORDS("tags_" code, FORM_LINE, ARTICLE_TAGS_MAX, words[i].tags),          \
	    WORDS("note_" code, FORM_LINE, ARTICLE_NOTE_MAX, words[i].note),          \
	{                                                                             \
		.name = "follows_" code, .kind = FORM_CHECK, .offset = AT(follows[i]) \
	}
static const struct form_field editor_fields[] = {
	NUMBER("version", version),
	NUMBER("folder", folder),
	NUMBER("service", service),
	NUMBER("visibility", visibility),
	NUMBER("organisation", organisation),
	NUMBER("ticket", ticket),
	NUMBER("problem", problem),
	LANGUAGE_FIELDS("nl", 0),
	LANGUAGE_FIELDS("en", 1),
	{ .name = "when", .kind = FORM_CHOICE, .choices = when_words, .offset = AT(when) },
	{ .name = "review", .kind = FORM_DATE, .offset = AT(review) },
	{ .name = "date", .kind = FORM_DATE, .offset = AT(date) },
	{ .name = "time", .kind = FORM_LINE, .max = 5, .offset = AT(time) },
};
const struct form_spec knowledge_desk_form = { editor_fields,
	sizeof(editor_fields) / sizeof(editor_fields[0]), sizeof(struct editor_form) };

static const struct form_field new_fields[] = {
	{ .name = "ticket",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct knowledge_source, ticket) },
	{ .name = "problem",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct knowledge_source, problem) },
};
const struct form_spec knowledge_new_query = { new_fields, 2, sizeof(struct knowledge_source) };

static const enum language languages[2] = { LANGUAGE_NL, LANGUAGE_EN };

/* What is stored: version 0 stands for a language without a text. */
struct stored {
	struct knowledge_item item;
	struct knowledge_text texts[2];
};

static enum result load(struct request *rq, struct stored *stored)
{
	enum result res = knowledge_item_find(&rq->ctx, rq->number, &stored->item);

	for (size_t i = 0; res == RES_OK && i < 2; i++) {
		stored->texts[i] = (struct knowledge_text){ 0 };
		res = knowledge_text_find(&rq->ctx, rq->number, languages[i], &stored->texts[i]);
		if (res == RES_NOT_FOUND)
			res = RES_OK;
	}
	return res;
}

/* ---- showing ---- */

static int64_t chosen(struct request *rq, const char *field, int64_t stored)
{
	const char *sent = form_value(&rq->values, field);

	return sent == NULL ? stored : route_number(sent, false);
}

static void option(struct request *rq, struct view *page, const char *section, int64_t id,
    const char *label, int64_t is)
{
	ticket_view_option(
	    page, section, arena_printf(rq->ctx.arena, "%lld", (long long)id), label, id == is);
}

static enum result show_choices(
    struct request *rq, struct view *page, const struct knowledge_item *item)
{
	int64_t folder = chosen(rq, "folder", item->folder_id),
		service = chosen(rq, "service", item->service_id),
		visibility = chosen(rq, "visibility", item->visibility),
		organisation = chosen(rq, "organisation", item->organisation_id);
	struct db_rows folders, services, organisations;
	const struct knowledge_choice *c;
	enum result res;

	if ((res = knowledge_choices_folders(&rq->ctx, &folders)) != RES_OK ||
	    (res = knowledge_choices_services(&rq->ctx, &services)) != RES_OK ||
	    (res = knowledge_choices_organisations(&rq->ctx, &organisations)) != RES_OK)
		return res;
	c = folders.rows;
	for (size_t i = 0; i < folders.count; i++)
		option(rq, page, V_FOLDER_OPTION, c[i].id,
		    arena_printf(rq->ctx.arena, "%s: %s", c[i].group_name, c[i].name), folder);
	option(rq, page, V_SERVICE_OPTION, 0, _("None"), service);
	c = services.rows;
	for (size_t i = 0; i < services.count; i++)
		option(rq, page, V_SERVICE_OPTION, c[i].id, c[i].name, service);
	option(rq, page, V_ORGANISATION_OPTION, 0, _("None"), organisation);
	c = organisations.rows;
	for (size_t i = 0; i < organisations.count; i++)
		option(rq, page, V_ORGANISATION_OPTION, c[i].id, c[i].name, organisation);
	for (int i = ARTICLE_EVERYBODY; i < ARTICLE_VISIBILITY_COUNT; i++)
		option(rq, page, V_VISIBILITY_OPTION, i,
		    knowledge_visibility_label((enum article_visibility)i), visibility);
	return RES_OK;
}

static void show_words(
    struct view *page, const struct knowledge_words *nl, const struct knowledge_words *en)
{
	view_set(page, V_F_TITLE_NL, nl->title);
	view_set(page, V_F_SLUG_NL, nl->slug);
	view_set(page, V_F_SUMMARY_NL, nl->summary);
	view_set(page, V_F_BODY_NL, nl->body);
	view_set(page, V_F_TAGS_NL, nl->tags);
	view_set(page, V_F_TITLE_EN, en->title);
	view_set(page, V_F_SLUG_EN, en->slug);
	view_set(page, V_F_SUMMARY_EN, en->summary);
	view_set(page, V_F_BODY_EN, en->body);
	view_set(page, V_F_TAGS_EN, en->tags);
}

static void show_when(struct view *page, int when)
{
	static const char *const sections[WHEN_COUNT] = { [WHEN_DRAFT] = V_WHEN_DRAFT,
		[WHEN_REVIEW] = V_WHEN_REVIEW,
		[WHEN_NOW] = V_WHEN_NOW,
		[WHEN_AT] = V_WHEN_AT,
		[WHEN_WITHDRAW] = V_WHEN_WITHDRAW };

	view_show(page, sections[when]);
}

static const char *day(struct request *rq, int64_t instant)
{
	struct i18n_time t = i18n_local(instant);

	return arena_printf(rq->ctx.arena, "%04d-%02d-%02d", t.year, t.month, t.day);
}

/* What was typed beside the texts, when the form comes back or a preview was asked. */
static void show_typed(struct request *rq, struct view *page)
{
	const char *when = form_value(&rq->values, "when");

	for (int i = WHEN_DRAFT; i < WHEN_COUNT; i++)
		if (when != NULL && strcmp(when, when_words[i]) == 0)
			show_when(page, i);
	view_set(page, V_F_REVIEW, form_value(&rq->values, "review"));
	view_set(page, V_F_DATE, form_value(&rq->values, "date"));
	view_set(page, V_F_TIME, form_value(&rq->values, "time"));
}

/* The text that is least far decides: saving as proposed publishes nothing that was not. */
static int standing_when(const struct stored *s, int64_t now)
{
	static const int whens[STANDING_COUNT] = { [STANDING_DRAFT] = WHEN_DRAFT,
		[STANDING_REVIEW] = WHEN_REVIEW,
		[STANDING_PLANNED] = WHEN_AT,
		[STANDING_PUBLISHED] = WHEN_NOW };
	enum knowledge_standing least = STANDING_COUNT;

	for (size_t i = 0; i < 2; i++)
		if (s->texts[i].version != 0 && knowledge_standing(&s->texts[i], now) < least)
			least = knowledge_standing(&s->texts[i], now);
	return least == STANDING_COUNT ? WHEN_DRAFT : whens[least];
}

static void show_stored(struct request *rq, struct view *page, const struct stored *s)
{
	struct knowledge_words none = { "", "", "", "", "", "" };
	const struct knowledge_text *t = s->texts;
	int when = standing_when(s, rq->ctx.now);

	show_words(
	    page, t[0].version != 0 ? &t[0].words : &none, t[1].version != 0 ? &t[1].words : &none);
	show_when(page, when);
	if (when == WHEN_AT) {
		const struct knowledge_text *planned = t[0].version != 0 &&
			knowledge_standing(&t[0], rq->ctx.now) == STANDING_PLANNED
		    ? &t[0]
		    : &t[1];
		int64_t at = planned->next_at != 0 ? planned->next_at : planned->live_at;
		struct i18n_time local = i18n_local(at);

		view_set(page, V_F_DATE, day(rq, at));
		view_set(page, V_F_TIME,
		    arena_printf(rq->ctx.arena, "%02d:%02d", local.hour, local.minute));
	}
	if (s->item.review_on != 0)
		view_set(page, V_F_REVIEW, day(rq, s->item.review_on));
	view_show_if(
	    page, V_REVIEW_DUE, s->item.review_on != 0 && s->item.review_on <= rq->ctx.now);
}

static void show_theirs(struct request *rq, struct view *page, const struct stored *s)
{
	struct view *box = view_section(page, V_CONFLICT);

	for (size_t i = 0; i < 2; i++) {
		const struct knowledge_text *text = &s->texts[i];
		struct view *theirs;

		if (text->version == 0)
			continue;
		theirs = view_section(box, V_THEIRS);
		view_set(theirs, V_EDITOR, text->author_name);
		page_time(rq, theirs, "AT", text->saved_at);
		view_set(theirs, V_LABEL, i == 0 ? _("Dutch") : _("English"));
		view_set(theirs, V_CODE, text->language);
		view_set(theirs, V_TITLE, text->words.title);
		view_set(theirs, V_SUMMARY, text->words.summary);
		view_set(theirs, V_BODY, text->words.body);
	}
}

static struct view *open_editor(struct request *rq, const char *title, const char *action)
{
	struct view *page = page_open(rq, TPL_DESK_KNOWLEDGE_EDIT, title);

	view_set(page, V_HEADING, title);
	view_set(page, V_ACTION, action);
	view_show_if(page, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	return page;
}

static struct view *open_new(struct request *rq)
{
	struct view *page = open_editor(rq, _("New article"), "/admin/knowledge/new"),
		    *creating = view_section(page, V_CREATING);

	page_form_key(rq, creating);
	view_set_int(creating, V_TICKET, chosen(rq, "ticket", 0));
	view_set_int(creating, V_PROBLEM, chosen(rq, "problem", 0));
	return page;
}

static void show_text_state(struct request *rq, struct view *page, const struct knowledge_text *t)
{
	enum knowledge_standing standing = knowledge_standing(t, rq->ctx.now);
	struct view *state = view_section(page, V_STATE);

	view_set(state, V_CODE, t->language);
	view_set(state, V_STATE_CLASS, knowledge_standing_tag(standing));
	view_set(state, V_STATE_ICON, knowledge_standing_icon(standing));
	view_set(state, V_STATE_TEXT, knowledge_standing_label(standing));
	state = view_section(page, V_VERSIONS);
	view_set_int(state, V_ID, t->article_id);
	view_set(state, V_CODE, t->language);
}

static enum result open_existing(struct request *rq, const struct stored *s, struct view **page)
{
	const struct knowledge_text *t = s->texts, *first = t[0].version != 0 ? &t[0] : &t[1];
	struct view *known;
	enum result res;

	*page = open_editor(rq, first->version != 0 ? first->words.title : _("No text yet"),
	    arena_printf(rq->ctx.arena, "/admin/knowledge/%lld/edit", (long long)s->item.id));
	known = view_section(*page, V_EXISTING);
	view_set_int(known, V_VERSION, s->item.version);
	view_set_int(known, V_SEEN_NL, t[0].version);
	view_set_int(known, V_SEEN_EN, t[1].version);
	for (size_t i = 0; i < 2; i++) {
		if (t[i].version != 0)
			show_text_state(rq, *page, &t[i]);
		if (t[i].outdated)
			view_show(*page, i == 0 ? V_OUTDATED_NL : V_OUTDATED_EN);
	}
	if (first->version != 0 && knowledge_live_version(first, rq->ctx.now) != 0)
		view_section_set(*page, V_READABLE, V_HREF,
		    knowledge_article_path(rq->ctx.arena, s->item.id, first->words.slug));
	if ((res = knowledge_desk_show_readers(rq, *page, &s->item)) != RES_OK ||
	    (res = knowledge_desk_show_broken(rq, *page, s->item.id)) != RES_OK ||
	    (res = knowledge_desk_show_files(rq, *page, s->item.id)) != RES_OK ||
	    (res = knowledge_desk_show_related(rq, *page, s->item.id)) != RES_OK)
		return res;
	return show_choices(rq, *page, &s->item);
}

enum result knowledge_desk_new(struct request *rq)
{
	struct knowledge_item fresh = { .visibility = ARTICLE_EVERYBODY };
	struct view *page = open_new(rq);
	struct knowledge_words words[2];
	enum result res;

	if (rq->failed) {
		show_typed(rq, page);
		return show_choices(rq, page, &fresh);
	}
	if ((res = knowledge_desk_take(rq, page, rq->form, words, &fresh.service_id)) != RES_OK)
		return res;
	show_words(page, &words[0], &words[1]);
	show_when(page, WHEN_DRAFT);
	return show_choices(rq, page, &fresh);
}

enum result knowledge_desk_show(struct request *rq)
{
	struct stored stored;
	struct view *page;
	enum result res = load(rq, &stored);

	if (res != RES_OK || (res = open_existing(rq, &stored, &page)) != RES_OK)
		return res;
	if (rq->conflict)
		show_theirs(rq, page, &stored);
	if (rq->failed)
		show_typed(rq, page);
	else
		show_stored(rq, page, &stored);
	return RES_OK;
}

/* ---- what was sent ---- */

static enum result check_words(struct request *rq, const struct knowledge_words *w, size_t i)
{
	static const char *const fields[2][2] = { { "title_nl", "body_nl" },
		{ "title_en", "body_en" } };
	const char *html;
	enum result res;

	if (w->title[0] == '\0')
		return request_invalid(
		    rq, fields[i][0], _("Enter a title, or leave this whole language empty"));
	if (w->body[0] == '\0')
		return request_invalid(rq, fields[i][1], _("Write the text"));
	res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, w->body, &html);
	return res == RES_TOO_LARGE ? request_invalid(rq, fields[i][1], _("This text is too long"))
				    : res;
}

static bool is_empty(const struct knowledge_words *w)
{
	return w->title[0] == '\0' && w->summary[0] == '\0' && w->body[0] == '\0';
}

static enum result read_moment(struct request *rq, const struct editor_form *form, int64_t *at)
{
	struct i18n_time t = { 0 };

	*at = 0;
	if (form->when != WHEN_AT)
		return RES_OK;
	if (!i18n_read_day(form->date, &t))
		return request_invalid(rq, "date", _("Choose the day on which it appears"));
	if (!i18n_read_time(form->time, &t))
		return request_invalid(
		    rq, "time", _("Enter the time as hours and minutes, such as 9:00"));
	*at = i18n_instant(&t);
	return RES_OK;
}

static enum result check(struct request *rq, int64_t *at)
{
	const struct editor_form *form = rq->form;
	enum result res = read_moment(rq, form, at);

	if (res == RES_OK && is_empty(&form->words[0]) && is_empty(&form->words[1]))
		return request_invalid(
		    rq, "title_nl", _("Write the article in one language at least"));
	for (size_t i = 0; res == RES_OK && i < 2; i++)
		if (!is_empty(&form->words[i]))
			res = check_words(rq, &form->words[i], i);
	return res;
}

/* Says at which field a rule refused. */
static enum result explain(struct request *rq, enum result res)
{
	static const char *const fields[] = { "folder", "service", "visibility", "organisation" };

	for (size_t i = 0; res == RES_INVALID && rq->ctx.why != NULL && i < 4; i++)
		if (strcmp(rq->ctx.why, fields[i]) == 0)
			return request_invalid(rq, fields[i], _("Choose one of the options"));
	return res;
}

/* ---- writing ---- */

static enum result move(struct request *rq, struct knowledge_text *text, int when, int64_t at)
{
	static const enum knowledge_move moves[WHEN_COUNT] = { [WHEN_REVIEW] = MOVE_SUBMIT,
		[WHEN_NOW] = MOVE_PUBLISH,
		[WHEN_AT] = MOVE_PUBLISH,
		[WHEN_WITHDRAW] = MOVE_WITHDRAW };
	enum knowledge_move wanted = moves[when];

	if (when == WHEN_DRAFT)
		wanted = text->state == ARTICLE_REVIEW ? MOVE_BACK : MOVE_UNPLAN;
	return knowledge_may_move(text, wanted, rq->ctx.now)
	    ? knowledge_move(&rq->ctx, text, wanted, at)
	    : RES_OK;
}

static enum result write_texts(struct request *rq, int64_t id, int64_t at)
{
	const struct editor_form *form = rq->form;
	enum result res = RES_OK;

	for (size_t i = 0; res == RES_OK && i < 2; i++) {
		struct knowledge_save save = { .words = form->words[i],
			.seen = form->seen[i],
			.follows_now = form->follows[i] };
		struct knowledge_text text;

		if (is_empty(&form->words[i]) && form->seen[i] == 0)
			continue;
		if (is_empty(&form->words[i]))
			return request_invalid(rq, i == 0 ? "title_nl" : "title_en",
			    _("A text that exists cannot be emptied; withdraw it instead"));
		if ((res = knowledge_save(&rq->ctx, id, languages[i], &save, &text)) == RES_OK)
			res = move(rq, &text, form->when, at);
	}
	return res;
}

static enum result done(struct request *rq, int64_t id)
{
	static const enum flash flashes[WHEN_COUNT] = { [WHEN_DRAFT] = FLASH_ARTICLE_SAVED,
		[WHEN_REVIEW] = FLASH_ARTICLE_SAVED,
		[WHEN_NOW] = FLASH_ARTICLE_PUBLISHED,
		[WHEN_AT] = FLASH_ARTICLE_PLANNED,
		[WHEN_WITHDRAW] = FLASH_ARTICLE_WITHDRAWN };
	const struct editor_form *form = rq->form;

	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/knowledge/%lld/edit", (long long)id),
	    flashes[form->when]);
}

static int64_t review_day(const struct editor_form *form)
{
	struct i18n_time t = { .hour = 12 };
	int64_t noon;

	if (!i18n_read_day(form->review, &t))
		return 0;
	noon = i18n_instant(&t);
	return noon - noon % 86400;
}

enum result knowledge_desk_create(struct request *rq)
{
	const struct editor_form *form = rq->form;
	struct knowledge_draft draft = { .folder_id = form->folder,
		.service_id = form->service,
		.organisation_id = form->organisation,
		.visibility = form->visibility,
		.ticket_id = form->ticket,
		.problem_id = form->problem,
		.review_on = review_day(form) };
	struct problem problem;
	struct ticket ticket;
	int64_t id, at;
	enum result res;

	if (form->ticket != 0 && (res = ticket_find_for(&rq->ctx, form->ticket, &ticket)) != RES_OK)
		return res;
	if (form->problem != 0 && (res = problem_find(&rq->ctx, form->problem, &problem)) != RES_OK)
		return res;
	if ((res = check(rq, &at)) != RES_OK ||
	    (res = explain(rq, knowledge_create(&rq->ctx, &draft, &id))) != RES_OK ||
	    (res = write_texts(rq, id, at)) != RES_OK)
		return res;
	return done(rq, id);
}

enum result knowledge_desk_save(struct request *rq)
{
	const struct editor_form *form = rq->form;
	struct knowledge_change change = { .version = form->version,
		.folder_id = form->folder,
		.service_id = form->service,
		.visibility = form->visibility,
		.organisation_id = form->organisation,
		.review_on = review_day(form) };
	struct knowledge_item item;
	int64_t at;
	enum result res;

	if ((res = knowledge_item_find(&rq->ctx, rq->number, &item)) != RES_OK ||
	    (res = check(rq, &at)) != RES_OK)
		return res;
	change.position = item.position;
	if ((res = explain(rq, knowledge_change(&rq->ctx, &item, &change))) != RES_OK ||
	    (res = write_texts(rq, item.id, at)) != RES_OK)
		return res;
	return done(rq, item.id);
}

/* ---- the preview ---- */

static enum result show_preview(struct request *rq, struct view *page)
{
	const struct editor_form *form = rq->form;
	struct view *box = view_section(page, V_PREVIEW);

	show_words(page, &form->words[0], &form->words[1]);
	show_typed(rq, page);
	for (size_t i = 0; i < 2; i++) {
		const struct knowledge_words *w = &form->words[i];
		struct view *shown;
		const char *html;
		enum result res;

		if (w->title[0] == '\0')
			continue;
		if ((res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, w->body, &html)) !=
		    RES_OK)
			return res;
		shown = view_section(box, V_PREVIEW_TEXT);
		view_set(shown, V_CODE, i18n_code(languages[i]));
		view_set(shown, V_TITLE, w->title);
		view_set(shown, V_SUMMARY, w->summary);
		view_set(shown, V_BODY_HTML, html);
	}
	return RES_OK;
}

enum result knowledge_desk_preview_new(struct request *rq)
{
	static const struct knowledge_item fresh = { .visibility = ARTICLE_EVERYBODY };
	struct view *page;
	int64_t at;
	enum result res = check(rq, &at);

	if (res != RES_OK)
		return res;
	page = open_new(rq);
	if ((res = show_choices(rq, page, &fresh)) != RES_OK)
		return res;
	return show_preview(rq, page);
}

/* Keeps the versions that the author saw, so that saving after it still notices a colleague. */
enum result knowledge_desk_preview(struct request *rq)
{
	const struct editor_form *form = rq->form;
	struct stored stored;
	struct view *page;
	int64_t at;
	enum result res;

	if ((res = load(rq, &stored)) != RES_OK || (res = check(rq, &at)) != RES_OK)
		return res;
	if (form->version != stored.item.version || form->seen[0] != stored.texts[0].version ||
	    form->seen[1] != stored.texts[1].version)
		return RES_CONFLICT;
	if ((res = open_existing(rq, &stored, &page)) != RES_OK)
		return res;
	return show_preview(rq, page);
}
