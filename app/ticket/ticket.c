/* SPDX-License-Identifier: Apache-2.0 */
/* The rules: finding within the viewer's scope, writing, and the one function that changes a
 * status. Every change writes its event and queues its mail in the caller's transaction. */
#include "ticket.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "search/search.h"
#include "ticket_db.h"
#include "ticket_mail.h"

/* ---- finding ---- */

enum result ticket_find_for(struct ctx *ctx, int64_t number, struct ticket *ticket)
{
	if (number <= 0 || ctx->viewer.id == 0)
		return RES_NOT_FOUND;
	if (viewer_is_staff(&ctx->viewer))
		return ticket_db_find(ctx, number, ticket);
	return ticket_db_find_for_customer(ctx, number, ticket);
}

enum result ticket_counts_for(struct ctx *ctx, struct ticket_counts *counts)
{
	return ticket_db_counts(ctx, counts);
}

static void reverse(void *rows, size_t count, size_t size, void *spare)
{
	char *at = rows;

	for (size_t i = 0; i < count / 2; i++) {
		memcpy(spare, at + i * size, size);
		memcpy(at + i * size, at + (count - 1 - i) * size, size);
		memcpy(at + (count - 1 - i) * size, spare, size);
	}
}

/* Messages come newest first with one too many; the page wants the oldest first. */
static void timeline_take_messages(struct ticket_timeline *tl, const struct db_rows *rows)
{
	struct ticket_message spare;

	tl->messages = rows->rows;
	tl->message_count = rows->count > TICKET_MESSAGES ? TICKET_MESSAGES : rows->count;
	tl->earlier = rows->count > TICKET_MESSAGES;
	reverse(tl->messages, tl->message_count, sizeof(spare), &spare);
}

static enum result timeline_add_events(
    struct ctx *ctx, const struct ticket *ticket, int64_t before, struct ticket_timeline *tl)
{
	int64_t from = tl->earlier ? tl->messages[0].created_at : ticket->created_at;
	int64_t until = before == 0 || tl->message_count == 0
	    ? ctx->now + 86400
	    : tl->messages[tl->message_count - 1].created_at;
	struct ticket_event spare;
	struct db_rows rows;
	enum result res;

	res = ticket_db_events(ctx, ticket->id, from, until, viewer_is_staff(&ctx->viewer), &rows);
	if (res != RES_OK)
		return res;
	tl->events = rows.rows;
	tl->event_count = rows.count;
	reverse(tl->events, tl->event_count, sizeof(spare), &spare);
	return RES_OK;
}

static bool has_files(const struct ticket_timeline *tl)
{
	for (size_t i = 0; i < tl->message_count; i++)
		if (tl->messages[i].has_files)
			return true;
	return false;
}

enum result ticket_timeline_for(
    struct ctx *ctx, const struct ticket *ticket, int64_t before, struct ticket_timeline *tl)
{
	bool staff = viewer_is_staff(&ctx->viewer);
	struct db_rows rows;
	enum result res;

	*tl = (struct ticket_timeline){ 0 };
	if ((res = ticket_db_messages(ctx, ticket->id, before, staff, &rows)) != RES_OK)
		return res;
	timeline_take_messages(tl, &rows);
	if ((res = timeline_add_events(ctx, ticket, before, tl)) != RES_OK || !has_files(tl))
		return res;
	res = ticket_db_files(ctx, ticket->id, tl->messages[0].id,
	    tl->messages[tl->message_count - 1].id, staff, &rows);
	if (res != RES_OK)
		return res;
	tl->files = rows.rows;
	tl->file_count = rows.count;
	return RES_OK;
}

enum result ticket_file_for(struct ctx *ctx, const char *public_id, struct store_file *file)
{
	struct bytes id;

	if (crypt_base64url_decode(ctx->arena, public_id, &id) != RES_OK || id.size != 16)
		return RES_NOT_FOUND;
	if (viewer_is_staff(&ctx->viewer))
		return ticket_db_file(ctx, id.data, file);
	return ticket_db_file_for_customer(ctx, id.data, file);
}

/* ---- writing ---- */

static enum result write_message(struct ctx *ctx, const struct ticket *ticket,
    enum message_kind kind, enum ticket_source source, const struct ticket_words *words)
{
	int64_t message_id;
	enum result res;

	res = ticket_db_message_insert(ctx, ticket->id, kind, source, words->body, &message_id);
	for (size_t i = 0; res == RES_OK && i < words->file_count; i++) {
		res = store_link(ctx->db, ctx->viewer.id, words->files[i].id);
		if (res == RES_OK)
			res = ticket_db_file_link(ctx, message_id, words->files[i].id);
	}
	return res;
}

static const char *number_text(struct ctx *ctx, int64_t number)
{
	return number == 0 ? "" : arena_printf(ctx->arena, "%lld", (long long)number);
}

static enum result note_event(struct ctx *ctx, const struct ticket *ticket,
    enum ticket_event_kind kind, bool visible, int64_t old_value, int64_t new_value)
{
	const char *from = number_text(ctx, old_value), *to = number_text(ctx, new_value);

	if (from == NULL || to == NULL)
		return RES_UNAVAILABLE;
	return ticket_db_event_insert(ctx, ticket->id, kind, visible, from, to);
}

static enum ticket_actor actor_of(const struct ctx *ctx)
{
	if (ctx->viewer.id == 0)
		return ACTOR_TIMER;
	return viewer_is_staff(&ctx->viewer) ? ACTOR_STAFF : ACTOR_CUSTOMER;
}

/* The only place where a status changes. Saves nothing: the caller does, once, with everything
 * else. */
static enum result change_status(struct ctx *ctx, struct ticket *ticket, enum ticket_status to)
{
	enum ticket_status from = (enum ticket_status)ticket->status;

	if (from == to)
		return RES_OK;
	if (!ticket_may_become(from, to, actor_of(ctx)))
		return ctx_fail(
		    ctx, RES_CONFLICT, "status %d may not become %d", (int)from, (int)to);
	ticket->status = to;
	ticket->resolved_at = to == TICKET_RESOLVED ? ctx->now
	    : to == TICKET_CLOSED                   ? ticket->resolved_at
						    : 0;
	ticket->closed_at = to == TICKET_CLOSED ? ctx->now : 0;
	if (to == TICKET_RESOLVED || to == TICKET_CLOSED || to == TICKET_WAITING_CUSTOMER)
		ticket->waiting_since = 0;
	else if (ticket->waiting_since == 0)
		ticket->waiting_since = ctx->now;
	return note_event(ctx, ticket, EVENT_STATUS, true, from, to);
}

static void touch(struct ctx *ctx, struct ticket *ticket, bool publicly)
{
	ticket->touched_at = ctx->now;
	if (publicly)
		ticket->updated_at = ctx->now;
}

static enum result assign(struct ctx *ctx, struct ticket *ticket, int64_t assignee_id)
{
	int64_t before = ticket->assignee_id;

	if (before == assignee_id)
		return RES_OK;
	ticket->assignee_id = assignee_id;
	return note_event(ctx, ticket, EVENT_ASSIGNEE, true, before, assignee_id);
}

/* ---- a new ticket ---- */

static enum result set_deadlines(
    struct ctx *ctx, struct ticket *ticket, const struct ticket_type *type)
{
	struct sla_terms terms = ticket_type_terms(type);

	return sla_deadlines(
	    ctx, &terms, ticket->created_at, &ticket->response_due_at, &ticket->resolution_due_at);
}

static enum result choose_type(struct ctx *ctx, int64_t type_id, const struct ticket_type **type)
{
	struct ticket_types all;
	enum result res;

	if ((res = ticket_types(ctx, &all)) != RES_OK)
		return res;
	*type = ticket_type_find(&all, type_id);
	if (*type == NULL || (!viewer_is_staff(&ctx->viewer) && !(*type)->customer_may_choose))
		return ctx_fail(
		    ctx, RES_INVALID, "type %lld may not be chosen", (long long)type_id);
	return RES_OK;
}

/* Whose ticket it is, and so of which organisation. */
static enum result choose_requester(struct ctx *ctx, int64_t requester_id, struct ticket *ticket)
{
	ticket->requester_id = requester_id;
	if (requester_id != ctx->viewer.id && viewer_is_staff(&ctx->viewer))
		return ticket_db_requester(ctx, requester_id, &ticket->organisation_id);
	if (requester_id != ctx->viewer.id)
		return ticket_db_colleague(ctx, requester_id, &ticket->organisation_id);
	ticket->organisation_id = ctx->viewer.organisation_id;
	return RES_OK;
}

enum result ticket_colleagues(struct ctx *ctx, struct db_rows *rows)
{
	return ticket_db_colleagues(ctx, rows);
}

/* Whom the mail goes to: who makes a ticket for themselves need not be looked up. */
static enum result name_requester(struct ctx *ctx, struct ticket *ticket)
{
	if (ticket->requester_id != ctx->viewer.id)
		return ticket_db_find(ctx, ticket->id, ticket);
	ticket->requester_name = ctx->viewer.name;
	ticket->requester_email = ctx->viewer.email;
	ticket->requester_language = i18n_code(ctx->viewer.language);
	return RES_OK;
}

enum result ticket_create(struct ctx *ctx, const struct ticket_draft *draft, int64_t *number)
{
	bool for_another = draft->requester_id != 0 && draft->requester_id != ctx->viewer.id;
	struct ticket_words words = {
		.body = draft->body, .files = draft->files, .file_count = draft->file_count
	};
	struct ticket ticket = { .status = TICKET_NEW,
		.source = draft->source,
		.follows_id = draft->follows_id,
		.subject = draft->subject,
		.type_id = draft->type_id,
		.priority = draft->priority == 0 ? TICKET_NORMAL : draft->priority,
		.created_at = ctx->now,
		.updated_at = ctx->now,
		.touched_at = ctx->now,
		.waiting_since = ctx->now };
	const struct ticket_type *type;
	enum result res;

	if ((res = choose_type(ctx, draft->type_id, &type)) != RES_OK)
		return res;
	if ((res = choose_requester(
		 ctx, for_another ? draft->requester_id : ctx->viewer.id, &ticket)) != RES_OK)
		return res;
	if ((res = set_deadlines(ctx, &ticket, type)) != RES_OK)
		return res;
	if ((res = ticket_db_insert(ctx, &ticket, &ticket.id)) != RES_OK)
		return res;
	if ((res = write_message(ctx, &ticket, MESSAGE_PUBLIC, draft->source, &words)) != RES_OK ||
	    (res = search_ticket_put(ctx, ticket.id, draft->subject, draft->body)) != RES_OK)
		return res;
	if ((res = note_event(ctx, &ticket, EVENT_CREATED, for_another, 0, draft->source)) !=
	    RES_OK)
		return res;
	if ((res = name_requester(ctx, &ticket)) != RES_OK)
		return res;
	*number = ticket.id;
	return ticket_mail_received(ctx, &ticket, &words, for_another);
}

/* ---- a reply ---- */

static enum result check_seen(struct ctx *ctx, const struct ticket *ticket, int64_t seen)
{
	int64_t newest;
	enum result res;

	if (seen == 0)
		return RES_OK;
	if ((res = ticket_db_newest_public(ctx, ticket->id, &newest)) != RES_OK)
		return res;
	return newest > seen ? ctx_fail(ctx, RES_CONFLICT, "a newer message exists") : RES_OK;
}

static enum result reply_from_customer(struct ctx *ctx, struct ticket *ticket)
{
	if (ticket->waiting_since == 0)
		ticket->waiting_since = ctx->now;
	if (ticket->status == TICKET_WAITING_CUSTOMER || ticket->status == TICKET_RESOLVED)
		return change_status(ctx, ticket, TICKET_IN_PROGRESS);
	return RES_OK;
}

static enum result reply_from_staff(struct ctx *ctx, struct ticket *ticket, enum ticket_status then)
{
	enum result res;

	if (then == 0)
		then = ticket->status == TICKET_NEW ? TICKET_IN_PROGRESS
						    : (enum ticket_status)ticket->status;
	if (ticket->first_response_at == 0)
		ticket->first_response_at = ctx->now;
	if (ticket->assignee_id == 0 && (res = assign(ctx, ticket, ctx->viewer.id)) != RES_OK)
		return res;
	res = change_status(ctx, ticket, then);
	ticket->waiting_since = 0; /* whatever the status: the customer has our answer */
	return res;
}

enum result ticket_reply(struct ctx *ctx, struct ticket *ticket, const struct ticket_words *words,
    enum ticket_status then)
{
	bool staff = viewer_is_staff(&ctx->viewer);
	enum result res;

	if (ticket->status == TICKET_CLOSED)
		return ctx_fail(ctx, RES_CONFLICT, "ticket is closed");
	if ((res = check_seen(ctx, ticket, words->seen)) != RES_OK)
		return res;
	if ((res = write_message(ctx, ticket, MESSAGE_PUBLIC, TICKET_BY_PORTAL, words)) != RES_OK ||
	    (res = search_ticket_put(ctx, ticket->id, "", words->body)) != RES_OK)
		return res;
	res = staff ? reply_from_staff(ctx, ticket, then) : reply_from_customer(ctx, ticket);
	if (res != RES_OK)
		return res;
	touch(ctx, ticket, true);
	if ((res = ticket_db_save(ctx, ticket)) != RES_OK || !staff || words->quiet)
		return res;
	if (ticket->status == TICKET_RESOLVED)
		return ticket_mail_solved(ctx, ticket, words);
	return ticket_mail_answered(ctx, ticket, words);
}

enum result ticket_note(struct ctx *ctx, struct ticket *ticket, const struct ticket_words *words)
{
	enum result res;

	if (!viewer_is_staff(&ctx->viewer))
		return RES_FORBIDDEN;
	if ((res = write_message(ctx, ticket, MESSAGE_NOTE, TICKET_BY_PORTAL, words)) != RES_OK)
		return res;
	touch(ctx, ticket, false);
	return ticket_db_save(ctx, ticket);
}

/* ---- the customer's buttons ---- */

enum result ticket_solve(struct ctx *ctx, struct ticket *ticket)
{
	enum result res;

	if ((res = change_status(ctx, ticket, TICKET_RESOLVED)) != RES_OK)
		return res;
	touch(ctx, ticket, true);
	return ticket_db_save(ctx, ticket);
}

enum result ticket_reopen(struct ctx *ctx, struct ticket *ticket)
{
	enum result res;

	if (ticket->status != TICKET_RESOLVED)
		return ctx_fail(ctx, RES_CONFLICT, "only a resolved ticket can be reopened");
	if ((res = change_status(ctx, ticket, TICKET_IN_PROGRESS)) != RES_OK)
		return res;
	touch(ctx, ticket, true);
	return ticket_db_save(ctx, ticket);
}

enum result ticket_keep_open(struct ctx *ctx, struct ticket *ticket)
{
	if (ticket->status != TICKET_WAITING_CUSTOMER)
		return ctx_fail(ctx, RES_CONFLICT, "the seven days are not running");
	touch(ctx, ticket, true);
	return ticket_db_save(ctx, ticket);
}

/* ---- the desk's properties ---- */

static enum result change_type(struct ctx *ctx, struct ticket *ticket, int64_t type_id)
{
	const struct ticket_type *type;
	int64_t before = ticket->type_id;
	enum result res;

	if (before == type_id)
		return RES_OK;
	if ((res = choose_type(ctx, type_id, &type)) != RES_OK)
		return res;
	ticket->type_id = type_id;
	if ((res = set_deadlines(ctx, ticket, type)) != RES_OK)
		return res;
	return note_event(ctx, ticket, EVENT_TYPE, true, before, type_id);
}

static enum result change_expected(struct ctx *ctx, struct ticket *ticket, int64_t expected_at)
{
	char from[21] = "", to[21] = "";

	if (ticket->expected_at == expected_at)
		return RES_OK;
	if (ticket->expected_at != 0)
		clock_format(ticket->expected_at, from);
	if (expected_at != 0)
		clock_format(expected_at, to);
	ticket->expected_before = ticket->expected_at;
	ticket->expected_at = expected_at;
	return ticket_db_event_insert(ctx, ticket->id, EVENT_EXPECTED, true, from, to);
}

static enum result change_priority(struct ctx *ctx, struct ticket *ticket, int64_t priority)
{
	int64_t before = ticket->priority;

	if (before == priority)
		return RES_OK;
	ticket->priority = priority;
	return note_event(ctx, ticket, EVENT_PRIORITY, false, before, priority);
}

/* Everything that could refuse the change. */
static enum result check_change(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_change *change)
{
	enum ticket_status from = (enum ticket_status)ticket->status,
			   to = (enum ticket_status)change->status;
	const struct ticket_type *type;
	enum result res;

	if (ticket->version != change->version)
		return ctx_fail(ctx, RES_CONFLICT, "version %lld, form had %lld",
		    (long long)ticket->version, (long long)change->version);
	if (from != to && !ticket_may_become(from, to, actor_of(ctx)))
		return ctx_fail(
		    ctx, RES_CONFLICT, "status %d may not become %d", (int)from, (int)to);
	if (change->assignee_id != 0 && change->assignee_id != ticket->assignee_id &&
	    (res = ticket_db_staff(ctx, change->assignee_id)) != RES_OK)
		return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "assignee is not staff")
					    : res;
	return change->type_id == ticket->type_id ? RES_OK
						  : choose_type(ctx, change->type_id, &type);
}

enum result ticket_change(
    struct ctx *ctx, struct ticket *ticket, const struct ticket_change *change)
{
	const struct ticket before = *ticket;
	bool publicly;
	enum result res;

	if ((res = check_change(ctx, ticket, change)) != RES_OK ||
	    (res = change_status(ctx, ticket, (enum ticket_status)change->status)) != RES_OK ||
	    (res = assign(ctx, ticket, change->assignee_id)) != RES_OK ||
	    (res = change_type(ctx, ticket, change->type_id)) != RES_OK ||
	    (res = change_priority(ctx, ticket, change->priority)) != RES_OK ||
	    (res = change_expected(ctx, ticket, change->expected_at)) != RES_OK)
		return res;
	publicly = before.status != ticket->status || before.assignee_id != ticket->assignee_id ||
	    before.type_id != ticket->type_id || before.expected_at != ticket->expected_at;
	touch(ctx, ticket, publicly);
	if ((res = ticket_db_save(ctx, ticket)) != RES_OK)
		return res;
	if (before.status != ticket->status && ticket->status == TICKET_RESOLVED)
		return ticket_mail_solved(ctx, ticket, NULL);
	return RES_OK;
}

enum result ticket_change_type(struct ctx *ctx, struct ticket *ticket, int64_t type_id)
{
	const struct ticket_change change = { .version = ticket->version,
		.status = ticket->status,
		.assignee_id = ticket->assignee_id,
		.type_id = type_id,
		.priority = ticket->priority,
		.expected_at = ticket->expected_at };

	return ticket_change(ctx, ticket, &change);
}

enum result ticket_note_link(
    struct ctx *ctx, int64_t ticket_id, enum ticket_event_kind kind, int64_t old_id, int64_t new_id)
{
	const struct ticket ticket = { .id = ticket_id };

	return note_event(ctx, &ticket, kind, kind == EVENT_OUTAGE, old_id, new_id);
}

/* ---- timers ---- */

enum result ticket_auto_close(struct ctx *ctx)
{
	struct db_rows rows;
	enum result res;

	res = ticket_db_overdue(ctx, ctx->now - TICKET_AUTO_CLOSE_DAYS * INT64_C(86400), &rows);
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		struct ticket ticket;

		res = ticket_db_find(ctx, ((struct ticket_id_row *)rows.rows)[i].id, &ticket);
		if (res == RES_OK && (res = change_status(ctx, &ticket, TICKET_CLOSED)) == RES_OK) {
			touch(ctx, &ticket, true);
			res = ticket_db_save(ctx, &ticket);
		}
		if (res == RES_CONFLICT || res == RES_NOT_FOUND)
			res = RES_OK; /* somebody was faster */
	}
	return res;
}
