/* SPDX-License-Identifier: Apache-2.0 */
/* The editor of one article, a language at a time with the other one beside it: words, where it stands,
 * who may read it, and when. A preview stores nothing; who saves over somebody else's change is shown
 * both texts first. */
#include "knowledge_desk.h"

#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "knowledge_edit.h"
#include "markdown.h"
#include "text.h"
#include "ticket/ticket.h"
#include "ticket/ticket_view.h"
#include "views.h"

enum when { WHEN_KEEP, WHEN_REVIEW, WHEN_NOW, WHEN_AT, WHEN_WITHDRAW };
static const char *const when_words[] = { "keep", "review", "now", "at", "withdraw", NULL };
static const char *const language_words[] = { "nl", "en", NULL };
static const char *const do_words[] = { "save", "preview", NULL };

struct editor_form {
	struct knowledge_words words;
	int64_t seen, version, folder, service, visibility, organisation, ticket;
	const char *review_on, *date, *time;
	int language, when, act;
	bool follows_now;
};
#define AT(member) offsetof(struct editor_form, member)
#define NUMBER(field, member)                                                  \
	{                                                                      \
		.name = (field), .kind = FORM_INT, .min = 0, .max = INT64_MAX, \
		.offset = AT(member)                                           \
	}
static const struct form_field editor_fields[] = {
	{ .name = "title",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 3,
	    .max = ARTICLE_TITLE_MAX,
	    .offset = AT(words.title),
	    .missing = N_("Enter a title") },
	{ .name = "slug", .kind = FORM_LINE, .max = ARTICLE_SLUG_MAX, .offset = AT(words.slug) },
	{ .name = "summary",
	    .kind = FORM_LINE,
	    .max = ARTICLE_SUMMARY_MAX,
	    .offset = AT(words.summary) },
	{ .name = "body",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = ARTICLE_BODY_MAX,
	    .offset = AT(words.body),
	    .missing = N_("Write the text of the article") },
	{ .name = "tags", .kind = FORM_LINE, .max = ARTICLE_TAGS_MAX, .offset = AT(words.tags) },
	{ .name = "note", .kind = FORM_LINE, .max = ARTICLE_NOTE_MAX, .offset = AT(words.note) },
	NUMBER("seen", seen),
	NUMBER("version", version),
	{ .name = "folder",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = AT(folder),
	    .missing = N_("Choose a folder"),
	    .wrong = N_("Choose a folder") },
	NUMBER("service", service),
	{ .name = "visibility",
	    .kind = FORM_INT,
	    .required = true,
	    .min = ARTICLE_EVERYBODY,
	    .max = ARTICLE_STAFF,
	    .offset = AT(visibility),
	    .missing = N_("Choose who may read it"),
	    .wrong = N_("Choose who may read it") },
	NUMBER("organisation", organisation),
	NUMBER("ticket", ticket),
	{ .name = "review_on", .kind = FORM_DATE, .offset = AT(review_on) },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .choices = language_words,
	    .offset = AT(language) },
	{ .name = "follows_now", .kind = FORM_CHECK, .offset = AT(follows_now) },
	{ .name = "when", .kind = FORM_CHOICE, .choices = when_words, .offset = AT(when) },
	{ .name = "date", .kind = FORM_DATE, .offset = AT(date) },
	{ .name = "time", .kind = FORM_LINE, .max = 5, .offset = AT(time) },
	{ .name = "do", .kind = FORM_CHOICE, .choices = do_words, .offset = AT(act) },
};
const struct form_spec knowledge_desk_form = { editor_fields,
	sizeof(editor_fields) / sizeof(editor_fields[0]), sizeof(struct editor_form) };

struct new_query {
	int64_t ticket;
	int language;
};
static const struct form_field new_fields[] = {
	{ .name = "ticket",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct new_query, ticket) },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .choices = language_words,
	    .offset = offsetof(struct new_query, language) },
};
const struct form_spec knowledge_desk_new_query = { new_fields, 2, sizeof(struct new_query) };

struct edit_query {
	int language;
	int64_t show;
};
static const struct form_field edit_fields[] = {
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .choices = language_words,
	    .offset = offsetof(struct edit_query, language) },
	{ .name = "show",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT32_MAX,
	    .offset = offsetof(struct edit_query, show) },
};
const struct form_spec knowledge_desk_edit_query = { edit_fields, 2, sizeof(struct edit_query) };

/* ---- showing the form ---- */

static enum result show_choices(struct request *rq, struct view *page, const char *section,
    enum result (*read)(struct ctx *, struct db_rows *), int64_t chosen, const char *none)
{
	struct db_rows rows;
	enum result res = read(&rq->ctx, &rows);

	if (res != RES_OK)
		return res;
	if (none != NULL)
		ticket_view_option(page, section, "0", none, chosen == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_choice *c = (const struct knowledge_choice *)rows.rows + i;
		const char *name = c->group_name[0] == '\0'
		    ? c->name
		    : arena_printf(rq->ctx.arena, "%s: %s", c->group_name, c->name);

		ticket_view_id_option(rq, page, section, c->id, name, c->id == chosen);
	}
	return RES_OK;
}

static const char *visibility_label(enum article_visibility visibility)
{
	switch (visibility) {
	case ARTICLE_EVERYBODY:
		return _("Everybody");
	case ARTICLE_SIGNED_IN:
		return _("Who is logged in");
	case ARTICLE_ORGANISATION:
		return _("One organisation");
	case ARTICLE_STAFF:
		return _("Agents only");
	case ARTICLE_VISIBILITY_COUNT:
		break;
	}
	return "";
}

/* Where the article belongs, as stored or as typed. */
static enum result show_place(struct request *rq, struct view *page, const struct editor_form *f)
{
	enum result res;

	for (int v = ARTICLE_EVERYBODY; v < ARTICLE_VISIBILITY_COUNT; v++)
		ticket_view_id_option(rq, page, V_VISIBILITY_OPTION, v,
		    visibility_label((enum article_visibility)v), v == f->visibility);
	if ((res = show_choices(rq, page, V_FOLDER_OPTION, knowledge_choices_folders, f->folder,
		 NULL)) != RES_OK ||
	    (res = show_choices(rq, page, V_SERVICE_OPTION, knowledge_choices_services, f->service,
		 _("None in particular"))) != RES_OK)
		return res;
	return show_choices(rq, page, V_ORGANISATION_OPTION, knowledge_choices_organisations,
	    f->organisation, _("None in particular"));
}

static void show_when(struct view *page, int when)
{
	static const char *const sections[] = { [WHEN_KEEP] = V_WHEN_KEEP,
		[WHEN_REVIEW] = V_WHEN_REVIEW,
		[WHEN_NOW] = V_WHEN_NOW,
		[WHEN_AT] = V_WHEN_AT,
		[WHEN_WITHDRAW] = V_WHEN_WITHDRAW };

	view_show(page, sections[when]);
}

static void show_words(struct view *page, const struct knowledge_words *w)
{
	view_set(page, V_F_TITLE, w->title);
	view_set(page, V_F_SLUG, w->slug);
	view_set(page, V_F_SUMMARY, w->summary);
	view_set(page, V_F_BODY, w->body);
	view_set(page, V_F_TAGS, w->tags);
}

static enum result show_rendered(
    struct request *rq, struct view *page, const char *label, const struct knowledge_words *w)
{
	struct view *box = view_section(page, V_PREVIEW);
	const char *html;
	enum result res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, w->body, &html);

	if (res == RES_TOO_LARGE)
		html = _("This text is too long or too complicated to show.");
	else if (res != RES_OK)
		return res;
	view_set(box, V_LABEL, label);
	view_set(box, V_TITLE, w->title);
	view_set(box, V_SUMMARY, w->summary);
	view_set(box, V_BODY_HTML, html);
	return RES_OK;
}

/* The page in one language; `typed` is the form that came back, NULL when it is shown for the first time. */
static enum result open_editor(struct request *rq, const char *heading, enum language language,
    const struct editor_form *typed, const struct editor_form *stored, struct view **out)
{
	const struct editor_form *form = typed != NULL ? typed : stored;
	struct view *page = page_open(rq, TPL_DESK_KNOWLEDGE_EDIT, heading);
	enum result res;

	*out = page;
	view_set(page, V_HEADING, heading);
	view_set(page, V_CODE, i18n_code(language));
	view_show(page, language == LANGUAGE_EN ? V_IN_ENGLISH : V_IN_DUTCH);
	view_show_if(page, V_CAN_ACT, rq->ctx.viewer.role >= ROLE_AGENT);
	if (typed == NULL)
		show_words(page, &form->words);
	view_set(page, V_F_REVIEW_ON, form->review_on);
	show_when(page, typed != NULL ? typed->when : WHEN_KEEP);
	if ((res = show_place(rq, page, form)) != RES_OK)
		return res;
	if (typed != NULL && rq->step)
		return show_rendered(
		    rq, page, _("As readers will see it; not saved yet"), &typed->words);
	return RES_OK;
}

/* ---- a new one ---- */

/* The subject of a solved ticket and the last answer the customer got. */
static enum result from_ticket(struct request *rq, int64_t number, struct editor_form *form)
{
	struct ticket_timeline timeline;
	struct ticket ticket;
	enum result res;

	if (number == 0)
		return RES_OK;
	if ((res = ticket_find_for(&rq->ctx, number, &ticket)) != RES_OK ||
	    (res = ticket_timeline_for(&rq->ctx, &ticket, 0, &timeline)) != RES_OK)
		return res;
	form->ticket = ticket.id;
	form->words.title = ticket.subject;
	for (size_t i = 0; i < timeline.message_count; i++)
		if (timeline.messages[i].author_role >= ROLE_READER &&
		    timeline.messages[i].kind == MESSAGE_PUBLIC)
			form->words.body = timeline.messages[i].body;
	return RES_OK;
}

enum result knowledge_desk_new(struct request *rq)
{
	const struct new_query *query = rq->failed ? NULL : rq->form;
	const struct editor_form *typed = rq->failed ? rq->form : NULL;
	struct editor_form fresh = { .words = { "", "", "", "", "", "" },
		.visibility = ARTICLE_EVERYBODY,
		.review_on = "" };
	int64_t ticket = typed != NULL ? typed->ticket : query->ticket;
	int language = typed != NULL ? typed->language : query->language;
	struct view *page, *new;
	enum result res;

	if ((res = from_ticket(rq, ticket, &fresh)) != RES_OK ||
	    (res = open_editor(rq, _("New article"), language == 1 ? LANGUAGE_EN : LANGUAGE_NL,
		 typed, &fresh, &page)) != RES_OK)
		return res;
	view_set(page, V_ACTION, "/admin/knowledge/new");
	new = view_section(page, V_CREATING);
	page_form_key(rq, new);
	view_set_int(new, V_TICKET, ticket);
	if (ticket != 0)
		view_set_int(view_section(page, V_FROM_TICKET), V_NUMBER, ticket);
	return RES_OK;
}

/* ---- an existing one ---- */

static enum result show_versions(
    struct request *rq, struct view *page, const struct knowledge_text *text)
{
	struct db_rows rows;
	struct view *box;
	enum result res = knowledge_versions(
	    &rq->ctx, text->article_id, i18n_from_code(text->language), &rows);

	if (res != RES_OK)
		return res;
	box = view_section(page, V_VERSIONS);
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_version *v = (const struct knowledge_version *)rows.rows + i;
		struct view *row = view_section(box, V_VERSION_ROW);

		view_set_int(row, V_NUMBER, v->number);
		view_set(row, V_AUTHOR, v->author_name);
		view_set(row, V_NOTE_TEXT, v->note);
		view_show_if(row, V_LIVE, v->number == knowledge_live_version(text, rq->ctx.now));
		page_time(rq, row, "AT", v->created_at);
	}
	return RES_OK;
}

static void show_standing(struct request *rq, struct view *page, const struct knowledge_text *text)
{
	enum knowledge_standing standing = knowledge_standing(text, rq->ctx.now);
	struct view *tag = view_section(page, V_STATE);
	int64_t at = text->next_at > rq->ctx.now ? text->next_at : text->live_at;

	view_set(tag, V_STATE_CLASS, knowledge_standing_tag(standing));
	view_set(tag, V_STATE_ICON, knowledge_standing_icon(standing));
	view_set(tag, V_STATE_TEXT, knowledge_standing_label(standing));
	if (at > rq->ctx.now)
		page_time(rq, view_section(page, V_PLANNED), "PLANNED", at);
	if (knowledge_live_version(text, rq->ctx.now) != 0) {
		view_section_set(page, V_READABLE, V_HREF,
		    knowledge_article_path(rq->ctx.arena, text->article_id, text->words.slug));
		view_show_if(page, V_NEWER_DRAFT,
		    knowledge_live_version(text, rq->ctx.now) != text->newest_version);
	}
	view_show_if(page, V_OUTDATED, text->outdated);
	view_show_if(page, V_IS_TRANSLATION, text->follows != 0);
}

static void show_conflict(struct request *rq, struct view *page, const struct knowledge_text *text)
{
	struct view *box = view_section(page, V_CONFLICT);

	view_set(box, V_EDITOR, text->author_name);
	page_time(rq, box, "AT", text->saved_at);
	view_set(box, V_TITLE, text->words.title);
	view_set(box, V_SUMMARY, text->words.summary);
	view_set(box, V_BODY, text->words.body);
}

static enum result show_other(
    struct request *rq, struct view *page, int64_t id, enum language language)
{
	enum language other = language == LANGUAGE_NL ? LANGUAGE_EN : LANGUAGE_NL;
	struct knowledge_text text;
	struct view *box;
	enum result res = knowledge_text_find(&rq->ctx, id, other, &text);

	view_set_int(page, V_ID, id);
	if (res == RES_NOT_FOUND)
		return RES_OK;
	if (res != RES_OK)
		return res;
	box = view_section(page, V_OTHER);
	view_set(box, V_OTHER_CODE, i18n_code(other));
	view_set(box, V_OTHER_TITLE, text.words.title);
	view_set(box, V_OTHER_SUMMARY, text.words.summary);
	view_set(box, V_OTHER_BODY, text.words.body);
	return RES_OK;
}

static enum result show_old(
    struct request *rq, struct view *page, const struct knowledge_text *text, int64_t number)
{
	struct knowledge_words old;
	enum result res;

	if (number == 0)
		return RES_OK;
	res = knowledge_version_words(
	    &rq->ctx, text->article_id, i18n_from_code(text->language), number, &old);
	if (res != RES_OK)
		return res;
	show_words(page, &old);
	view_set(page, V_F_NOTE, arena_printf(rq->ctx.arena, _("Back to version %d"), (int)number));
	return show_rendered(rq, page,
	    arena_printf(
		rq->ctx.arena, _("Version %d, as it was. Save to go back to it."), (int)number),
	    &old);
}

static const char *day_of(struct arena *arena, int64_t midnight)
{
	char stamp[21];

	if (midnight == 0)
		return "";
	clock_format(midnight, stamp);
	return arena_strndup(arena, stamp, strlen("2026-11-25"));
}

enum result knowledge_desk_edit(struct request *rq)
{
	const struct edit_query *query = rq->failed ? NULL : rq->form;
	const struct editor_form *typed = rq->failed ? rq->form : NULL;
	bool english = typed != NULL ? typed->language == 1 : query->language == 1;
	enum language language = english ? LANGUAGE_EN : LANGUAGE_NL;
	struct knowledge_text text = { .words = { "", "", "", "", "", "" } };
	struct editor_form stored;
	struct knowledge_item item;
	struct view *page, *known;
	enum result res, found;

	if ((res = knowledge_item_find(&rq->ctx, rq->number, &item)) != RES_OK)
		return res;
	found = knowledge_text_find(&rq->ctx, item.id, language, &text);
	if (found != RES_OK && found != RES_NOT_FOUND)
		return found;
	stored = (struct editor_form){ .words = text.words,
		.folder = item.folder_id,
		.service = item.service_id,
		.visibility = item.visibility,
		.organisation = item.organisation_id,
		.review_on = day_of(rq->ctx.arena, item.review_on) };
	if ((res = open_editor(rq, found == RES_OK ? text.words.title : _("New translation"),
		 language, typed, &stored, &page)) != RES_OK ||
	    (res = show_other(rq, page, item.id, language)) != RES_OK)
		return res;
	view_set(page, V_ACTION,
	    arena_printf(rq->ctx.arena, "/admin/knowledge/%lld", (long long)item.id));
	known = view_section(page, V_EXISTING);
	view_set_int(known, V_VERSION, item.version);
	view_set_int(known, V_SEEN, text.version);
	if (rq->conflict)
		show_conflict(rq, page, &text);
	if (found != RES_OK)
		return RES_OK;
	show_standing(rq, page, &text);
	if (query != NULL && (res = show_old(rq, page, &text, query->show)) != RES_OK)
		return res;
	return show_versions(rq, page, &text);
}

/* ---- writing ---- */

static enum result moment_of(struct request *rq, const struct editor_form *form, int64_t *instant)
{
	struct i18n_time local = { 0 };
	char rest;

	*instant = 0;
	if (form->when != WHEN_AT)
		return RES_OK;
	if (sscanf(form->date, "%4d-%2d-%2d", &local.year, &local.month, &local.day) != 3)
		return request_invalid(rq, "date", _("Choose the day on which it appears"));
	if (sscanf(form->time, "%2d:%2d%c", &local.hour, &local.minute, &rest) != 2 ||
	    local.hour < 0 || local.hour > 23 || local.minute < 0 || local.minute > 59)
		return request_invalid(
		    rq, "time", _("Enter the time as hours and minutes, such as 9:00"));
	*instant = i18n_instant(&local);
	return RES_OK;
}

static enum result check_form(struct request *rq, const struct editor_form *form, int64_t *at)
{
	const char *html;
	enum result res;

	if (form->act == 1) {
		rq->step = true;
		return ctx_fail(&rq->ctx, RES_INVALID, "a preview");
	}
	res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, form->words.body, &html);
	if (res == RES_TOO_LARGE)
		return request_invalid(
		    rq, "body", _("This text is too long or too complicated to show."));
	if (res != RES_OK)
		return res;
	if (form->visibility == ARTICLE_ORGANISATION && form->organisation == 0)
		return request_invalid(rq, "organisation", _("Choose an organisation"));
	return moment_of(rq, form, at);
}

static enum result apply_when(struct request *rq, const struct editor_form *form,
    struct knowledge_text *text, int64_t at, enum flash *flash)
{
	*flash = FLASH_ARTICLE_SAVED;
	switch ((enum when)form->when) {
	case WHEN_KEEP:
		return RES_OK;
	case WHEN_REVIEW:
		return knowledge_move(&rq->ctx, text, MOVE_SUBMIT, 0);
	case WHEN_NOW:
	case WHEN_AT:
		*flash = at > rq->ctx.now ? FLASH_ARTICLE_PLANNED : FLASH_ARTICLE_PUBLISHED;
		return knowledge_move(&rq->ctx, text, MOVE_PUBLISH, at);
	case WHEN_WITHDRAW:
		*flash = FLASH_ARTICLE_WITHDRAWN;
		return knowledge_move(&rq->ctx, text, MOVE_WITHDRAW, 0);
	}
	return RES_BUG;
}

static enum result see_article(
    struct request *rq, int64_t id, enum language language, enum flash flash)
{
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/knowledge/%lld?language=%s", (long long)id,
		i18n_code(language)),
	    flash);
}

static enum result review_of(const char *day, int64_t *midnight)
{
	char stamp[21];

	*midnight = 0;
	if (day[0] == '\0')
		return RES_OK;
	snprintf(stamp, sizeof(stamp), "%.10sT00:00:00Z", day);
	return clock_parse(stamp, midnight);
}

static enum result change_place(
    struct request *rq, const struct editor_form *form, const struct knowledge_item *item)
{
	struct knowledge_change change = { .version = form->version,
		.folder_id = form->folder,
		.position = item->position,
		.service_id = form->service,
		.visibility = form->visibility,
		.organisation_id = form->organisation };
	enum result res = review_of(form->review_on, &change.review_on);

	return res == RES_OK ? knowledge_change(&rq->ctx, item, &change) : res;
}

enum result knowledge_desk_create(struct request *rq)
{
	const struct editor_form *form = rq->form;
	struct knowledge_draft draft = { .folder_id = form->folder,
		.service_id = form->service,
		.visibility = form->visibility,
		.organisation_id = form->visibility == ARTICLE_ORGANISATION ? form->organisation
									    : 0,
		.ticket_id = form->ticket,
		.language = form->language == 1 ? LANGUAGE_EN : LANGUAGE_NL,
		.words = form->words };
	struct knowledge_text text;
	struct knowledge_item item;
	enum flash flash;
	int64_t id, at;
	enum result res;

	if ((res = check_form(rq, form, &at)) != RES_OK)
		return res;
	res = knowledge_create(&rq->ctx, &draft, &id);
	if (res == RES_INVALID)
		return request_invalid(rq, "folder", _("Choose a folder"));
	if (res != RES_OK ||
	    (res = knowledge_text_find(&rq->ctx, id, draft.language, &text)) != RES_OK ||
	    (res = knowledge_item_find(&rq->ctx, id, &item)) != RES_OK)
		return res;
	if (form->review_on[0] != '\0') {
		struct editor_form placed = *form;

		placed.version = item.version;
		if ((res = change_place(rq, &placed, &item)) != RES_OK)
			return res;
	}
	if ((res = apply_when(rq, form, &text, at, &flash)) != RES_OK)
		return res;
	return see_article(rq, id, draft.language, flash);
}

enum result knowledge_desk_save(struct request *rq)
{
	const struct editor_form *form = rq->form;
	enum language language = form->language == 1 ? LANGUAGE_EN : LANGUAGE_NL;
	struct knowledge_save save = {
		.words = form->words, .seen = form->seen, .follows_now = form->follows_now
	};
	struct knowledge_text text;
	struct knowledge_item item;
	enum flash flash;
	int64_t at;
	enum result res;

	if ((res = knowledge_item_find(&rq->ctx, rq->number, &item)) != RES_OK ||
	    (res = check_form(rq, form, &at)) != RES_OK ||
	    (res = knowledge_save(&rq->ctx, item.id, language, &save, &text)) != RES_OK ||
	    (res = change_place(rq, form, &item)) != RES_OK ||
	    (res = apply_when(rq, form, &text, at, &flash)) != RES_OK)
		return res;
	return see_article(rq, item.id, language, flash);
}
