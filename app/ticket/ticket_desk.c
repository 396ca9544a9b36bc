/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' page of one ticket: customer, timeline with notes, composer, properties, and a new
 * ticket for a caller. */
#include "ticket_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "account/account_web.h"
#include "incident/incident_web.h"
#include "problem/problem_web.h"
#include "text.h"
#include "ticket_form_web.h"
#include "ticket_queue.h"
#include "ticket_view.h"
#include "ticket_web.h"
#include "views.h"

/* ---- forms ---- */

struct show_query {
	int64_t before;
};
static const struct form_field show_fields[] = { TICKET_FORM_NUMBER(struct show_query, before) };
const struct form_spec ticket_desk_show_query = { show_fields, 1, sizeof(struct show_query) };

enum then { THEN_KEEP, THEN_WAITING, THEN_RESOLVED };
static const char *const then_words[] = { "keep", "waiting", "resolved", NULL };
struct reply_form {
	const char *body;
	int64_t seen;
	int then;
	struct form_list kept;
};
static const struct form_field reply_fields[] = {
	TICKET_FORM_BODY(struct reply_form),
	TICKET_FORM_NUMBER(struct reply_form, seen),
	{ .name = "then",
	    .kind = FORM_CHOICE,
	    .choices = then_words,
	    .offset = offsetof(struct reply_form, then) },
	TICKET_FORM_KEPT(struct reply_form),
};
const struct form_spec ticket_desk_reply_form = { reply_fields, 4, sizeof(struct reply_form) };

struct note_form {
	const char *note;
	struct form_list kept;
};
static const struct form_field note_fields[] = {
	{ .name = "note",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 1,
	    .max = TICKET_BODY_MAX,
	    .offset = offsetof(struct note_form, note),
	    .missing = N_("Write the note first") },
	TICKET_FORM_KEPT(struct note_form),
};
const struct form_spec ticket_desk_note_form = { note_fields, 2, sizeof(struct note_form) };

struct update_form {
	int64_t version, status, assignee, type, priority;
	const char *expected;
};
static const struct form_field update_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct update_form, version) },
	{ .name = "status",
	    .kind = FORM_INT,
	    .required = true,
	    .min = TICKET_NEW,
	    .max = TICKET_CLOSED,
	    .offset = offsetof(struct update_form, status) },
	{ .name = "assignee",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct update_form, assignee) },
	{ .name = "type",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct update_form, type) },
	{ .name = "priority",
	    .kind = FORM_INT,
	    .required = true,
	    .min = TICKET_LOW,
	    .max = TICKET_URGENT,
	    .offset = offsetof(struct update_form, priority) },
	{ .name = "expected", .kind = FORM_DATE, .offset = offsetof(struct update_form, expected) },
};
const struct form_spec ticket_desk_update_form = { update_fields, 6, sizeof(struct update_form) };

struct new_form {
	const char *requester, *subject, *description;
	int64_t type, priority, source;
	struct form_list kept;
};
static const struct form_field new_fields[] = {
	{ .name = "requester",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = 254,
	    .offset = offsetof(struct new_form, requester),
	    .missing = N_("Enter the customer's email address") },
	{ .name = "source",
	    .kind = FORM_INT,
	    .required = true,
	    .min = TICKET_BY_EMAIL,
	    .max = TICKET_BY_WIDGET,
	    .offset = offsetof(struct new_form, source) },
	TICKET_FORM_SUBJECT(struct new_form),
	TICKET_FORM_TYPE(struct new_form),
	{ .name = "priority",
	    .kind = FORM_INT,
	    .required = true,
	    .min = TICKET_LOW,
	    .max = TICKET_URGENT,
	    .offset = offsetof(struct new_form, priority) },
	TICKET_FORM_DESCRIPTION(struct new_form, N_("Describe the question or problem")),
	TICKET_FORM_KEPT(struct new_form),
};
const struct form_spec ticket_desk_new_form = { new_fields, 7, sizeof(struct new_form) };

static const char *desk_path(struct request *rq, int64_t number)
{
	return arena_printf(rq->ctx.arena, "/admin/tickets/%lld", (long long)number);
}

/* ---- options shared by the two forms ---- */

static void show_type_options(
    struct request *rq, struct view *page, const struct ticket_types *types, int64_t is)
{
	for (size_t i = 0; i < types->count; i++)
		ticket_view_id_option(rq, page, V_TYPE_OPTION, types->at[i].id,
		    ticket_type_name(&types->at[i]),
		    types->at[i].id == ticket_form_chosen(rq, "type", is));
}

static void show_priority_options(struct request *rq, struct view *page, int64_t is)
{
	for (int i = TICKET_LOW; i <= TICKET_URGENT; i++)
		ticket_view_id_option(rq, page, V_PRIORITY_OPTION, i,
		    ticket_priority_label((enum ticket_priority)i),
		    i == ticket_form_chosen(rq, "priority", is));
}

/* ---- properties ---- */

static void show_status_options(struct request *rq, struct view *form, const struct ticket *t)
{
	for (int i = TICKET_NEW; i < TICKET_STATUS_COUNT; i++)
		if (i == t->status ||
		    ticket_may_become(
			(enum ticket_status)t->status, (enum ticket_status)i, ACTOR_STAFF))
			ticket_view_id_option(rq, form, V_STATUS_OPTION, i,
			    ticket_status_label((enum ticket_status)i, true),
			    i == ticket_form_chosen(rq, "status", t->status));
}

static enum result show_assignee_options(
    struct request *rq, struct view *form, const struct ticket *t)
{
	int64_t wanted = ticket_form_chosen(rq, "assignee", t->assignee_id);
	struct db_rows agents;
	enum result res;

	if ((res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK)
		return res;
	ticket_view_option(form, V_ASSIGNEE_OPTION, "0", _("Nobody"), wanted == 0);
	for (size_t i = 0; i < agents.count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)agents.rows + i;

		ticket_view_id_option(rq, form, V_ASSIGNEE_OPTION, c->id, c->name, c->id == wanted);
	}
	return RES_OK;
}

static enum result show_properties(
    struct request *rq, struct view *page, const struct ticket *t, const struct ticket_types *types)
{
	struct view *form;

	if (rq->ctx.viewer.role == ROLE_READER) {
		view_show(page, V_READ_ONLY);
		return RES_OK;
	}
	form = view_section(page, V_PROPERTIES_FORM);
	show_status_options(rq, form, t);
	show_type_options(rq, form, types, t->type_id);
	show_priority_options(rq, form, t->priority);
	if (t->expected_at != 0) {
		struct i18n_time day = i18n_local(t->expected_at);

		view_set(page, V_F_EXPECTED,
		    arena_printf(rq->ctx.arena, "%04d-%02d-%02d", day.year, day.month, day.day));
	}
	return show_assignee_options(rq, form, t);
}

/* ---- the promise ---- */

static void show_clock(struct request *rq, struct view *page, const char *label, int64_t due_at,
    int64_t met_at, int64_t from)
{
	int64_t left = due_at - rq->ctx.now, total = due_at - from,
		gone = (met_at != 0 ? met_at : rq->ctx.now) - from;
	struct view *clock = view_section(page, V_CLOCK);
	bool late = met_at != 0 ? met_at > due_at : left < 0,
	     soon = met_at == 0 && !late && left < 3600;

	view_set(clock, V_LABEL, label);
	view_show_if(clock, V_LATE, late);
	view_show_if(clock, V_SOON, soon);
	view_set(clock, V_SLA_CLASS, late ? "late" : soon ? "soon" : "");
	view_set(clock, V_SLA_ICON, late ? "octagon-alert" : met_at != 0 ? "check" : "timer");
	if (met_at != 0)
		view_set(
		    clock, V_SLA_TEXT, late ? p_("promise", "too late") : p_("promise", "met"));
	else
		view_set(clock, V_SLA_TEXT,
		    late ? arena_printf(
			       rq->ctx.arena, _("%s late"), i18n_duration(rq->ctx.arena, -left))
			 : i18n_duration(rq->ctx.arena, left));
	view_set(clock, V_DETAIL,
	    arena_printf(
		rq->ctx.arena, _("before %s"), i18n_deadline(rq->ctx.arena, due_at, rq->ctx.now)));
	if (total > 0)
		view_set_int(view_section(clock, V_BAR), V_PERCENT,
		    gone >= total   ? 100
			: gone <= 0 ? 0
				    : gone * 100 / total);
}

static void show_clocks(struct request *rq, struct view *page, const struct ticket *t)
{
	if (t->response_due_at != 0)
		show_clock(rq, page, _("First response"), t->response_due_at, t->first_response_at,
		    t->created_at);
	if (t->resolution_due_at != 0)
		show_clock(
		    rq, page, _("Resolution"), t->resolution_due_at, t->resolved_at, t->created_at);
	if (t->response_due_at == 0 && t->resolution_due_at == 0)
		view_show(page, V_NO_CLOCK);
}

/* ---- the customer ---- */

static enum result show_customer(struct request *rq, struct view *page, const struct ticket *t)
{
	struct db_rows others;
	struct view *list;
	bool more;
	enum result res;

	view_set(page, V_REQUESTER, t->requester_name);
	view_set(page, V_REQUESTER_INITIALS, text_initials(rq->ctx.arena, t->requester_name));
	view_set_int(page, V_REQUESTER_ID, t->requester_id);
	view_set(page, V_REQUESTER_ROLE, _("customer"));
	view_set(page, V_REQUESTER_EMAIL, t->requester_email);
	view_set(page, V_REQUESTER_LANGUAGE,
	    strcmp(t->requester_language, "en") == 0 ? _("English") : _("Dutch"));
	if (t->requester_status != ACCOUNT_ACTIVE)
		account_web_state(view_section(page, V_REQUESTER_STATE), t->requester_status);
	list = view_section(page, V_ORGANISATION_KNOWN);
	view_set_int(list, V_ORGANISATION_ID, t->organisation_id);
	view_set(list, V_ORGANISATION, t->organisation_name);
	if (t->requester_phone != NULL && t->requester_phone[0] != '\0') {
		struct view *phone = view_section(page, V_REQUESTER_PHONE);

		view_set(phone, V_TEL, text_tel(rq->ctx.arena, t->requester_phone));
		view_set(phone, V_NUMBER_TEXT, t->requester_phone);
	}
	if ((res = ticket_queue_others(&rq->ctx, t, &others, &more)) != RES_OK)
		return res;
	view_show_if(page, V_NO_OTHERS, others.count == 0);
	list = others.count == 0 ? NULL : view_section(page, V_OTHERS);
	view_show_if(list, V_MORE, more);
	for (size_t i = 0; i < others.count; i++) {
		const struct ticket_row *row = (const struct ticket_row *)others.rows + i;
		struct view *item = view_section(list, V_OTHER);

		view_set_int(item, V_NUMBER, row->id);
		view_set(item, V_SUBJECT, row->subject);
		view_set(item, V_STATUS_TEXT,
		    ticket_status_label((enum ticket_status)row->status, true));
		view_set(
		    item, V_CHANGED_TEXT, i18n_moment(rq->ctx.arena, row->updated_at, rq->ctx.now));
	}
	return RES_OK;
}

/* ---- the page ---- */

static void show_head(
    struct request *rq, struct view *page, const struct ticket *t, const struct ticket_types *types)
{
	view_set_int(page, V_NUMBER, t->id);
	view_set_int(page, V_VERSION, t->version);
	view_set(page, V_SUBJECT, t->subject);
	view_set(page, V_CHANNEL_TEXT, ticket_source_label((enum ticket_source)t->source));
	view_set(page, V_TYPE_TEXT, ticket_type_name(ticket_type_find(types, t->type_id)));
	view_set(page, V_PRIORITY_TEXT, ticket_priority_label((enum ticket_priority)t->priority));
	view_set(
	    page, V_ASSIGNEE_NAME, t->assignee_name != NULL ? t->assignee_name : _("Nobody yet"));
	view_set(page, V_EXPECTED_TEXT,
	    t->expected_at == 0 ? _("Not known yet")
				: i18n_date(rq->ctx.arena, t->expected_at, rq->ctx.now));
	ticket_view_status(page, t->status, true);
	page_time(rq, page, "CREATED", t->created_at);
	if (t->priority >= TICKET_HIGH)
		view_section_set(page, V_PRIORITY_TAG, V_PRIORITY_TEXT,
		    ticket_priority_label((enum ticket_priority)t->priority));
}

static void show_composer(struct request *rq, struct view *page, const struct ticket *t)
{
	bool note = rq->failed && rq->route->run == ticket_desk_note,
	     closed = t->status == TICKET_CLOSED;
	struct view *composer, *reply;

	view_show_if(page, V_CLOSED, closed);
	if (rq->ctx.viewer.role == ROLE_READER)
		return;
	composer = view_section(page, V_COMPOSER);
	page_form_key(rq, composer);
	view_show(composer, note || closed ? V_NOTE_MODE : V_REPLY_MODE);
	page_kept_files(rq, composer);
	if (closed)
		return;
	reply = view_section(composer, V_CAN_REPLY);
	view_show(reply, note ? V_NOTE_MODE : V_REPLY_MODE);
	page_kept_files(rq, reply);
}

static void show_conflict(struct request *rq, struct view *page, const struct ticket_timeline *tl)
{
	const char *seen_text = form_value(&rq->values, "seen");
	int64_t seen = seen_text == NULL ? INT64_MAX : route_number(seen_text, false);
	struct view *box;

	if (!rq->conflict)
		return;
	box = view_section(page, V_CONFLICT);
	for (size_t i = 0; i < tl->message_count; i++) {
		struct view *item;

		if (tl->messages[i].id <= seen || tl->messages[i].kind != MESSAGE_PUBLIC)
			continue;
		item = view_section(box, V_CONFLICT_MESSAGE);
		view_set_int(item, V_MESSAGE_ID, tl->messages[i].id);
		view_set(item, V_AUTHOR, tl->messages[i].author_name);
		page_time(rq, item, "AT", tl->messages[i].created_at);
	}
	for (size_t i = tl->event_count > 3 ? tl->event_count - 3 : 0; i < tl->event_count; i++) {
		struct view *item = view_section(box, V_CONFLICT_EVENT);

		view_set(item, V_TEXT, ticket_view_event_text(rq, &tl->events[i]));
		page_time(rq, item, "AT", tl->events[i].created_at);
	}
}

/* A day is promised until its end of office hours in words only; the instant is noon, so that no
 * time zone moves the date. */
static int64_t expected_instant(const char *date)
{
	struct i18n_time day = { .hour = 12 };

	return i18n_read_day(date, &day) ? i18n_instant(&day) : 0;
}

static const char *agent_name(const struct db_rows *agents, int64_t id)
{
	for (size_t i = 0; i < agents->count; i++)
		if (((const struct queue_choice *)agents->rows)[i].id == id)
			return ((const struct queue_choice *)agents->rows)[i].name;
	return _("Nobody");
}

static void show_conflict_field(
    struct view **table, struct view *page, const char *label, const char *now, const char *yours)
{
	struct view *row;

	if (now == NULL || yours == NULL || strcmp(now, yours) == 0)
		return;
	if (*table == NULL)
		*table = view_section(page, V_CONFLICT_FIELDS);
	row = view_section(*table, V_CONFLICT_FIELD);
	view_set(row, V_LABEL, label);
	view_set(row, V_NOW, now);
	view_set(row, V_YOURS, yours);
}

/* Of each property what it is by now and what was wanted, where they differ. The form beside it
 * holds what was wanted and the version of now, so that saving it again is the choice. */
static enum result show_conflict_fields(
    struct request *rq, struct view *page, const struct ticket *t, const struct ticket_types *types)
{
	const struct update_form *form = rq->form;
	int64_t expected;
	struct view *table = NULL;
	struct db_rows agents;
	enum result res;

	if (!rq->conflict || rq->route->run != ticket_desk_update)
		return RES_OK;
	if ((res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK)
		return res;
	expected = expected_instant(form->expected);
	show_conflict_field(&table, page, _("Status"),
	    ticket_status_label((enum ticket_status)t->status, true),
	    ticket_status_label((enum ticket_status)form->status, true));
	show_conflict_field(&table, page, _("Assigned to"),
	    t->assignee_name != NULL ? t->assignee_name : _("Nobody"),
	    agent_name(&agents, form->assignee));
	show_conflict_field(&table, page, _("Type"),
	    ticket_type_name(ticket_type_find(types, t->type_id)),
	    ticket_type_name(ticket_type_find(types, form->type)));
	show_conflict_field(&table, page, _("Priority"),
	    ticket_priority_label((enum ticket_priority)t->priority),
	    ticket_priority_label((enum ticket_priority)form->priority));
	show_conflict_field(&table, page, _("Expected resolution date"),
	    t->expected_at == 0 ? _("Not known yet")
				: i18n_date(rq->ctx.arena, t->expected_at, rq->ctx.now),
	    expected == 0 ? _("Not known yet") : i18n_date(rq->ctx.arena, expected, rq->ctx.now));
	return RES_OK;
}

enum result ticket_desk_show(struct request *rq)
{
	int64_t before = rq->http.method == HTTP_POST
	    ? 0
	    : ((const struct show_query *)rq->form)->before;
	struct ticket_timeline timeline;
	struct ticket_types types;
	struct ticket ticket;
	struct view *page;
	enum result res;

	if ((res = ticket_find_for(&rq->ctx, rq->number, &ticket)) != RES_OK ||
	    (res = ticket_timeline_for(&rq->ctx, &ticket, before, &timeline)) != RES_OK ||
	    (res = ticket_types(&rq->ctx, &types)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_TICKET,
	    arena_printf(rq->ctx.arena, "#%lld %s", (long long)ticket.id, ticket.subject));
	show_head(rq, page, &ticket, &types);
	show_clocks(rq, page, &ticket);
	show_composer(rq, page, &ticket);
	show_conflict(rq, page, &timeline);
	view_show_if(
	    page, V_ARTICLE_OFFER, !ticket_is_open(&ticket) && viewer_may_act(&rq->ctx.viewer));
	if (timeline.message_count > 0)
		view_set_int(page, V_SEEN, timeline.messages[timeline.message_count - 1].id);
	if ((res = show_customer(rq, page, &ticket)) != RES_OK ||
	    (res = show_properties(rq, page, &ticket, &types)) != RES_OK ||
	    (res = show_conflict_fields(rq, page, &ticket, &types)) != RES_OK ||
	    (res = incident_desk_show_ticket(rq, page, &ticket)) != RES_OK ||
	    (res = problem_desk_show_ticket(rq, page, &ticket)) != RES_OK)
		return res;
	return ticket_view_timeline(rq, page, &timeline, desk_path(rq, ticket.id));
}

/* ---- writing ---- */

static enum ticket_status status_after(const struct reply_form *form)
{
	switch ((enum then)form->then) {
	case THEN_WAITING:
		return TICKET_WAITING_CUSTOMER;
	case THEN_RESOLVED:
		return TICKET_RESOLVED;
	case THEN_KEEP:
		break;
	}
	return (enum ticket_status)0;
}

enum result ticket_desk_reply(struct request *rq)
{
	const struct reply_form *form = rq->form;
	struct ticket_form_message message;
	enum result res;

	if ((res = ticket_form_open(rq, &form->kept, &message)) != RES_OK)
		return res;
	message.words.body = form->body;
	message.words.seen = form->seen;
	if ((res = ticket_reply(&rq->ctx, &message.ticket, &message.words, status_after(form))) !=
	    RES_OK)
		return res;
	return respond_see_other(rq, desk_path(rq, rq->number), FLASH_REPLY_SENT);
}

enum result ticket_desk_note(struct request *rq)
{
	const struct note_form *form = rq->form;
	struct ticket_form_message message;
	enum result res;

	if ((res = ticket_form_open(rq, &form->kept, &message)) != RES_OK)
		return res;
	message.words.body = form->note;
	if ((res = ticket_note(&rq->ctx, &message.ticket, &message.words)) != RES_OK)
		return res;
	return respond_see_other(rq, desk_path(rq, rq->number), FLASH_NOTE_SAVED);
}

enum result ticket_desk_update(struct request *rq)
{
	const struct update_form *form = rq->form;
	struct ticket_change change = { .version = form->version,
		.status = form->status,
		.assignee_id = form->assignee,
		.type_id = form->type,
		.priority = form->priority,
		.expected_at = expected_instant(form->expected) };
	struct ticket ticket;
	enum result res;

	if ((res = ticket_find_for(&rq->ctx, rq->number, &ticket)) != RES_OK)
		return res;
	res = ticket_change(&rq->ctx, &ticket, &change);
	if (res == RES_INVALID)
		return request_invalid(rq, "assignee", _("Choose one of the options"));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, desk_path(rq, ticket.id), FLASH_TICKET_UPDATED);
}

/* ---- a new ticket for a caller ---- */

static bool has_error(const struct request *rq, const char *field)
{
	for (size_t i = 0; i < rq->errors.count; i++)
		if (strcmp(rq->errors.at[i].field, field) == 0)
			return true;
	return false;
}

static const int sources[] = { TICKET_BY_PHONE, TICKET_BY_EMAIL, TICKET_BY_CHAT, TICKET_BY_PORTAL };

enum result ticket_desk_new(struct request *rq)
{
	struct ticket_types types;
	struct view *page;
	enum result res;

	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_TICKET_NEW, _("New ticket for a caller"));
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		ticket_view_id_option(rq, page, V_SOURCE_OPTION, sources[i],
		    ticket_source_label((enum ticket_source)sources[i]),
		    sources[i] == ticket_form_chosen(rq, "source", TICKET_BY_PHONE));
	show_type_options(rq, page, &types, types.count > 0 ? types.at[0].id : 0);
	show_priority_options(rq, page, TICKET_NORMAL);
	page_kept_files(rq, page);
	page_form_key(rq, page);
	if (rq->failed && has_error(rq, "requester"))
		view_section_set(
		    page, V_UNKNOWN_REQUESTER, V_EMAIL_QUERY, form_value(&rq->values, "requester"));
	return RES_OK;
}

enum result ticket_desk_create(struct request *rq)
{
	const struct new_form *form = rq->form;
	struct ticket_draft draft = { .type_id = form->type,
		.priority = form->priority,
		.source = (enum ticket_source)form->source,
		.subject = form->subject,
		.body = form->description };
	int64_t number;
	enum result res;

	res = ticket_queue_customer(
	    &rq->ctx, text_lower(rq->ctx.arena, form->requester), &draft.requester_id);
	if (res == RES_NOT_FOUND)
		return request_invalid(
		    rq, "requester", _("No customer has this address. Invite the person first."));
	if (res != RES_OK || (res = ticket_form_create(rq, &form->kept, &draft, &number)) != RES_OK)
		return res;
	return respond_see_other(rq, desk_path(rq, number), FLASH_TICKET_CREATED);
}
