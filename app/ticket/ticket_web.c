/* SPDX-License-Identifier: Apache-2.0 */
/* A customer's pages of one ticket: making it, reading it, answering, solving and reopening, and
 * its files. */
#include "ticket_web.h"

#include <string.h>

#include "incident/incident_web.h"
#include "json.h"
#include "search/search_gap.h"
#include "search/search_view.h"
#include "text.h"
#include "ticket_form_web.h"
#include "ticket_view.h"
#include "views.h"

/* ---- forms ---- */

struct new_query {
	int64_t follows;
	const char *subject;
};
static const struct form_field new_query_fields[] = {
	{ .name = "follows",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct new_query, follows) },
	{ .name = "subject",
	    .kind = FORM_LINE,
	    .max = TICKET_SUBJECT_MAX,
	    .offset = offsetof(struct new_query, subject) },
};
const struct form_spec ticket_new_query = { new_query_fields, 2, sizeof(struct new_query) };

/* What the form knows of suggestions for its subject. Without scripts nothing was shown yet and the
 * server asks: once, as a step of its own. */
enum suggestions { SUGGESTIONS_NONE, SUGGESTIONS_ASK, SUGGESTIONS_SHOWN, SUGGESTIONS_OPENED };
static const char *const suggestion_words[] = { "none", "ask", "shown", "opened", NULL };

struct new_form {
	const char *subject, *description;
	int64_t type, follows, requester;
	struct form_list kept;
	int suggestions;
};
static const struct form_field new_fields[] = {
	TICKET_FORM_NUMBER(struct new_form, requester),
	TICKET_FORM_SUBJECT(struct new_form),
	TICKET_FORM_TYPE(struct new_form),
	TICKET_FORM_DESCRIPTION(struct new_form, N_("Describe your question or problem")),
	TICKET_FORM_NUMBER(struct new_form, follows),
	TICKET_FORM_KEPT(struct new_form),
	{ .name = "suggestions",
	    .kind = FORM_CHOICE,
	    .choices = suggestion_words,
	    .offset = offsetof(struct new_form, suggestions) },
};
const struct form_spec ticket_new_form = { new_fields, sizeof(new_fields) / sizeof(new_fields[0]),
	sizeof(struct new_form) };

struct show_query {
	int64_t before;
};
static const struct form_field show_fields[] = { TICKET_FORM_NUMBER(struct show_query, before) };
const struct form_spec ticket_show_query = { show_fields, 1, sizeof(struct show_query) };

struct reply_form {
	const char *body;
	int64_t seen;
	struct form_list kept;
};
static const struct form_field reply_fields[] = {
	TICKET_FORM_BODY(struct reply_form),
	TICKET_FORM_NUMBER(struct reply_form, seen),
	TICKET_FORM_KEPT(struct reply_form),
};
const struct form_spec ticket_reply_form = { reply_fields, 3, sizeof(struct reply_form) };

struct version_form {
	int64_t version;
};
static const struct form_field version_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct version_form, version) },
};
const struct form_spec ticket_version_form = { version_fields, 1, sizeof(struct version_form) };

static const char *ticket_path(struct request *rq, int64_t number)
{
	return arena_printf(rq->ctx.arena, "/support/tickets/%lld", (long long)number);
}

/* ---- a new ticket ---- */

static void show_types(struct request *rq, struct view *page, const struct ticket_types *types)
{
	int64_t chosen = ticket_form_chosen(rq, "type", 0);

	for (size_t i = 0; i < types->count; i++) {
		const struct ticket_type *type = &types->at[i];
		struct view *option;

		if (!type->customer_may_choose)
			continue;
		option = view_section(page, V_TYPE_OPTION);
		view_set_int(option, V_VALUE, type->id);
		view_set(option, V_LABEL, ticket_type_name(type));
		view_set(option, V_HINT, ticket_type_hint(type));
		view_set(option, V_PROMISE, ticket_type_promise(rq->ctx.arena, type));
		view_show_if(option, V_SELECTED, type->id == chosen);
	}
}

/* "Namens een collega": for who has colleagues to act for. */
static enum result show_colleagues(struct request *rq, struct view *page)
{
	int64_t chosen = ticket_form_chosen(rq, "requester", 0);
	struct db_rows rows;
	struct view *choice;
	enum result res;

	if (!viewer_sees_organisation(&rq->ctx.viewer))
		return RES_OK;
	if ((res = ticket_colleagues(&rq->ctx, &rows)) != RES_OK)
		return res;
	choice = view_section(page, V_REQUESTER_CHOICE);
	ticket_view_option(choice, V_REQUESTER_OPTION, "", _("No, for myself"), chosen == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct ticket_person *person = (const struct ticket_person *)rows.rows + i;

		if (person->id != rq->ctx.viewer.id)
			ticket_view_id_option(rq, choice, V_REQUESTER_OPTION, person->id,
			    person->name, person->id == chosen);
	}
	return RES_OK;
}

static void show_follows(struct request *rq, struct view *page, int64_t number)
{
	struct ticket before;

	if (number == 0 || ticket_find_for(&rq->ctx, number, &before) != RES_OK)
		return;
	view_set_int(view_section(page, V_FOLLOWS), V_FOLLOWS_NUMBER, number);
	if (!rq->failed)
		view_set(page, V_F_SUBJECT, before.subject);
}

/* What may help, and what the form will say of it when it comes back. */
static enum result show_suggestions(
    struct request *rq, struct view *page, const struct new_form *form)
{
	int told = form == NULL ? SUGGESTIONS_ASK
	    : rq->step          ? SUGGESTIONS_SHOWN
				: form->suggestions;

	view_set(page, V_SUGGESTIONS, suggestion_words[told]);
	view_show(page, rq->step ? V_STEP : V_FIRST_TRY);
	if (rq->step)
		return search_view_help(rq, page, form->subject, false);
	view_show(page, V_NO_HELP);
	return RES_OK;
}

enum result ticket_web_new(struct request *rq)
{
	const struct new_query *query = rq->failed ? NULL : rq->form;
	const struct new_form *form = rq->failed ? rq->form : NULL;
	struct ticket_types types;
	struct view *page;
	enum result res;

	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK)
		return res;
	page = page_open(rq, TPL_TICKET_NEW, _("New support ticket"));
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/tickets", _("Tickets"));
	page_crumb(rq, NULL, _("New support ticket"));
	view_set(page, V_EMAIL, rq->ctx.viewer.email);
	if (query != NULL)
		view_set(page, V_F_SUBJECT, query->subject);
	show_follows(rq, page, query != NULL ? query->follows : form->follows);
	show_types(rq, page, &types);
	view_show(page, V_REPLY_WITHIN);
	page_kept_files(rq, page);
	page_form_key(rq, page);
	if ((res = show_colleagues(rq, page)) != RES_OK)
		return res;
	return show_suggestions(rq, page, form);
}

/* True when something may help that the person has not seen. */
static enum result wants_step(struct request *rq, const struct new_form *form, bool *wants)
{
	struct search_result results[SEARCH_SUGGESTIONS_MAX];
	struct words_query query;
	size_t count = 0;
	enum result res = RES_OK;

	if (form->suggestions == SUGGESTIONS_ASK)
		res = search_suggest(&rq->ctx, form->subject, &query, results, &count);
	*wants = count > 0;
	return res;
}

static enum result count_outcome(struct request *rq, const struct new_form *form)
{
	bool opened = form->suggestions == SUGGESTIONS_OPENED;

	if (form->suggestions < SUGGESTIONS_SHOWN)
		return RES_OK;
	if (request_cookie(rq, OPENED_COOKIE) != NULL) {
		respond_cookie(rq, OPENED_COOKIE, NULL, 0);
		opened = true;
	}
	return search_outcome_add(
	    rq->ctx.db, opened ? OUTCOME_OPENED_IGNORED : OUTCOME_IGNORED, 0, rq->ctx.now);
}

enum result ticket_web_create(struct request *rq)
{
	const struct new_form *form = rq->form;
	struct ticket_draft draft = { .requester_id = form->requester,
		.type_id = form->type,
		.source = TICKET_BY_PORTAL,
		.subject = form->subject,
		.body = form->description };
	struct ticket closed;
	int64_t number;
	enum result res;

	if (form->follows != 0 && ticket_find_for(&rq->ctx, form->follows, &closed) == RES_OK)
		draft.follows_id = closed.id;
	if ((res = wants_step(rq, form, &rq->step)) != RES_OK)
		return res;
	if (rq->step)
		return ctx_fail(&rq->ctx, RES_INVALID, "suggestions are shown first");
	if ((res = ticket_form_create(rq, &form->kept, &draft, &number)) != RES_OK ||
	    (res = count_outcome(rq, form)) != RES_OK)
		return res;
	return respond_see_other(rq, ticket_path(rq, number), FLASH_TICKET_CREATED);
}

/* ---- reading ---- */

static void show_promise(struct request *rq, struct view *page, const struct ticket *t)
{
	struct view *promise;
	bool late = t->response_due_at < rq->ctx.now;

	if (!ticket_is_open(t) || t->first_response_at != 0 || t->response_due_at == 0)
		return;
	promise = view_section(page, V_PROMISE);
	view_show_if(promise, V_LATE, late);
	view_set(promise, V_TEXT,
	    late ? _("We promised an answer before now. We are sorry; call us if it cannot wait.")
		 : arena_printf(rq->ctx.arena, _("We reply before %s."),
		       i18n_deadline(rq->ctx.arena, t->response_due_at, rq->ctx.now)));
}

static void show_expected(struct request *rq, struct view *page, const struct ticket *t)
{
	struct view *expected;

	if (!ticket_is_open(t) && t->resolved_at != 0) {
		page_time(rq, view_section(page, V_RESOLVED_ON), "RESOLVED", t->resolved_at);
		return;
	}
	if (t->expected_at == 0) {
		view_show(view_section(page, V_AHEAD), V_NO_EXPECTED);
		return;
	}
	expected = view_section(view_section(page, V_AHEAD), V_EXPECTED);
	page_time(rq, expected, "EXPECTED", t->expected_at);
	view_set(expected, V_EXPECTED_TEXT, i18n_date(rq->ctx.arena, t->expected_at, rq->ctx.now));
	view_show_if(expected, V_LATE, ticket_is_open(t) && t->expected_at + 86400 < rq->ctx.now);
	if (t->expected_before != 0)
		view_section_set(expected, V_EXPECTED_EARLIER, V_TEXT,
		    i18n_date(rq->ctx.arena, t->expected_before, rq->ctx.now));
}

static void show_facts(
    struct request *rq, struct view *page, const struct ticket *t, const struct ticket_types *types)
{
	view_set_int(page, V_NUMBER, t->id);
	view_set_int(page, V_VERSION, t->version);
	view_set(page, V_SUBJECT, t->subject);
	view_set(page, V_REQUESTER, t->requester_name);
	view_set(page, V_TYPE_TEXT, ticket_type_name(ticket_type_find(types, t->type_id)));
	view_set(page, V_CHANNEL_TEXT, ticket_source_label((enum ticket_source)t->source));
	ticket_view_status(page, t->status, false);
	page_time(rq, page, "CREATED", t->created_at);
	if (t->assignee_name != NULL) {
		struct view *assignee = view_section(page, V_ASSIGNEE);

		view_set(page, V_ASSIGNEE_NAME, t->assignee_name);
		view_set(
		    assignee, V_ASSIGNEE_INITIALS, text_initials(rq->ctx.arena, t->assignee_name));
	} else {
		view_show(page, V_NO_ASSIGNEE);
	}
	if (t->follows_id != 0)
		view_set_int(view_section(page, V_FOLLOWS), V_FOLLOWS_NUMBER, t->follows_id);
	show_expected(rq, page, t);
	show_promise(rq, page, t);
}

static void show_closing(struct request *rq, struct view *page, const struct ticket *t)
{
	int64_t closes = ticket_closes_at(t), left = (closes - rq->ctx.now + 86399) / 86400;
	const char *date = closes == 0 ? NULL : i18n_date(rq->ctx.arena, closes, rq->ctx.now);
	struct view *box;

	if (t->status == TICKET_RESOLVED)
		view_section_set(view_section(page, V_RESOLVED), V_CLOSES, V_CLOSES_TEXT, date);
	if (t->status != TICKET_WAITING_CUSTOMER)
		return;
	left = left < 0 ? 0 : left > TICKET_AUTO_CLOSE_DAYS ? TICKET_AUTO_CLOSE_DAYS : left;
	box = view_section(page, V_CLOSING);
	view_set(box, V_DAYS_LEFT_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("%d more day", "%d more days", (unsigned long)left), (int)left));
	view_set_int(box, V_DAYS_GONE, TICKET_AUTO_CLOSE_DAYS - left);
	view_set(box, V_CLOSES_TEXT, date);
	view_show(box, V_CAN_KEEP_OPEN);
}

static void show_actions(struct request *rq, struct view *page, const struct ticket *t)
{
	struct view *reply;
	bool own = !viewer_is_staff(&rq->ctx.viewer);
	bool solve = own &&
	    ticket_may_become((enum ticket_status)t->status, TICKET_RESOLVED, ACTOR_CUSTOMER);
	bool reopen = own && t->status == TICKET_RESOLVED;

	view_show_if(page, V_CLOSED, t->status == TICKET_CLOSED);
	view_show_if(page, V_CAN_SOLVE, solve);
	view_show_if(page, V_CAN_REOPEN, reopen);
	if (!own || t->status == TICKET_CLOSED)
		return;
	reply = view_section(page, V_CAN_REPLY);
	view_show(reply, t->assignee_name != NULL ? V_REPLY_TO_PERSON : V_REPLY_TO_TEAM);
	view_show_if(reply, V_CAN_SOLVE, solve);
	view_show_if(reply, V_CAN_REOPEN, reopen);
	page_form_key(rq, reply);
	page_kept_files(rq, reply);
	if (rq->conflict)
		view_show(reply, V_CONFLICT);
}

static void show_created(struct request *rq, struct view *page, const struct ticket *t)
{
	struct view *box;

	if (rq->flash != FLASH_TICKET_CREATED)
		return;
	box = view_section(page, V_JUST_CREATED);
	view_show(box, t->requester_id == rq->ctx.viewer.id ? V_FOR_YOU : V_FOR_COLLEAGUE);
	if (t->response_due_at > rq->ctx.now)
		view_section_set(box, V_REPLY_BEFORE, V_REPLY_BEFORE_TEXT,
		    i18n_deadline(rq->ctx.arena, t->response_due_at, rq->ctx.now));
}

enum result ticket_web_show(struct request *rq)
{
	int64_t before = rq->http.method == HTTP_POST ? 0 : ((struct show_query *)rq->form)->before;
	struct ticket_timeline timeline;
	struct ticket_types types;
	struct ticket ticket;
	struct view *page;
	enum result res;

	if ((res = ticket_find_for(&rq->ctx, rq->number, &ticket)) != RES_OK ||
	    (res = ticket_timeline_for(&rq->ctx, &ticket, before, &timeline)) != RES_OK ||
	    (res = ticket_types(&rq->ctx, &types)) != RES_OK)
		return res;
	page = page_open(rq, TPL_TICKET_SHOW,
	    arena_printf(
		rq->ctx.arena, _("Ticket %lld: %s"), (long long)ticket.id, ticket.subject));
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/tickets", _("Tickets"));
	page_crumb(rq, NULL, arena_printf(rq->ctx.arena, "#%lld", (long long)ticket.id));
	show_created(rq, page, &ticket);
	show_facts(rq, page, &ticket, &types);
	show_closing(rq, page, &ticket);
	show_actions(rq, page, &ticket);
	if (timeline.message_count > 0)
		view_set_int(page, V_SEEN, timeline.messages[timeline.message_count - 1].id);
	if ((res = incident_web_show_ticket(rq, page, &ticket)) != RES_OK)
		return res;
	return ticket_view_timeline(rq, page, &timeline, ticket_path(rq, ticket.id));
}

/* ---- answering ---- */

enum result ticket_web_reply(struct request *rq)
{
	const struct reply_form *form = rq->form;
	struct ticket_form_message message;
	enum result res;

	if ((res = ticket_form_open(rq, &form->kept, &message)) != RES_OK)
		return res;
	message.words.body = form->body;
	message.words.seen = form->seen;
	if ((res = ticket_reply(&rq->ctx, &message.ticket, &message.words, 0)) != RES_OK)
		return res;
	return respond_see_other(rq, ticket_path(rq, rq->number), FLASH_REPLY_SENT);
}

/* The buttons: find, do, back to the ticket. The version says that the person saw what it is now.
 */
static enum result press(
    struct request *rq, enum result (*act)(struct ctx *, struct ticket *), enum flash flash)
{
	const struct version_form *form = rq->form;
	struct ticket ticket;
	enum result res;

	if ((res = ticket_find_for(&rq->ctx, rq->number, &ticket)) != RES_OK)
		return res;
	if (ticket.version != form->version)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "version moved");
	if ((res = act(&rq->ctx, &ticket)) != RES_OK)
		return res;
	return respond_see_other(rq, ticket_path(rq, ticket.id), flash);
}

enum result ticket_web_solve(struct request *rq)
{
	return press(rq, ticket_solve, FLASH_TICKET_SOLVED);
}

enum result ticket_web_reopen(struct request *rq)
{
	return press(rq, ticket_reopen, FLASH_TICKET_REOPENED);
}

enum result ticket_web_keep_open(struct request *rq)
{
	return press(rq, ticket_keep_open, FLASH_TICKET_KEPT_OPEN);
}

/* ---- files ---- */

/* Another site, also one under our own domain, may link to a file but not embed or fetch it
 * (SECURITY P5). */
static bool may_fetch(const struct request *rq)
{
	const char *site = http_param(&rq->http, "HTTP_SEC_FETCH_SITE"),
		   *mode = http_param(&rq->http, "HTTP_SEC_FETCH_MODE");
	const char *to = http_param(&rq->http, "HTTP_SEC_FETCH_DEST");

	if (site == NULL || strcmp(site, "same-origin") == 0 || strcmp(site, "none") == 0)
		return true;
	return mode != NULL && strcmp(mode, "navigate") == 0 &&
	    (to == NULL || strcmp(to, "document") == 0);
}

enum result ticket_web_attachment(struct request *rq)
{
	struct store_file file;
	enum result res;

	if (!may_fetch(rq))
		return RES_FORBIDDEN;
	if ((res = ticket_file_for(&rq->ctx, route_param(&rq->params, "id"), &file)) != RES_OK)
		return res;
	return respond_file(rq, &file);
}

enum result ticket_web_upload(struct request *rq)
{
	const struct store_file *file = &rq->staged[0];
	struct buf json;
	enum result res;

	if (rq->staged_count != 1)
		return rq->errors.count > 0
		    ? RES_TOO_LARGE
		    : ctx_fail(&rq->ctx, RES_INVALID, "exactly one file expected");
	buf_init(&json, 4096);
	buf_adds(&json, "{\"id\":");
	json_add_text(&json, file->public_id);
	buf_adds(&json, ",\"name\":");
	json_add_text(&json, file->name);
	buf_addf(&json, ",\"size\":%lld}", (long long)file->size);
	res = buf_ok(&json) ? respond_json(rq, json.data) : RES_UNAVAILABLE;
	buf_free(&json);
	return res;
}
