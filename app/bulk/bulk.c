/* SPDX-License-Identifier: Apache-2.0 */
/* Orders a reply to many tickets, and writes it. Each ticket is answered in a transaction of its
 * own by the rules of app/ticket, so that hundreds of them hold no lock for long, and one that
 * cannot be answered keeps nobody else waiting. It decides nothing about a ticket itself. */
#include "bulk.h"

#include "audit/audit.h"
#include "bulk_db.h"
#include "log.h"
#include "ticket/ticket.h"

static const char *const subject_words[] = {
	[BULK_OF_PROBLEM] = "problem",
	[BULK_OF_OUTAGE] = "outage",
};

static enum result note_order(struct ctx *ctx, const struct bulk_order *order, int64_t count)
{
	const char *detail = arena_printf(ctx->arena, "%lld tickets%s", (long long)count,
	    order->resolve ? ", resolving them" : "");

	if (detail == NULL)
		return RES_UNAVAILABLE;
	return audit_note(ctx, "bulk.reply",
	    audit_object(ctx, subject_words[order->subject], order->subject_id), detail);
}

enum result bulk_order(struct ctx *ctx, const struct bulk_order *order, int64_t *id)
{
	int64_t count = 0;
	enum result res;

	if (order->nl[0] == '\0' && order->en[0] == '\0')
		return ctx_fail(ctx, RES_INVALID, "a reply without text");
	if ((res = bulk_db_lock_subject(ctx, order->subject, order->subject_id)) != RES_OK)
		return res;
	res = bulk_db_unfinished(ctx, order->subject, order->subject_id);
	if (res == RES_OK)
		return ctx_fail(ctx, RES_CONFLICT, "an earlier reply is still being written");
	if (res != RES_NOT_FOUND)
		return res;
	if ((res = bulk_db_add(ctx, order, id)) != RES_OK ||
	    (res = bulk_db_fill(ctx, *id, order, &count)) != RES_OK)
		return res;
	if (count == 0)
		return ctx_fail(ctx, RES_NOT_FOUND, "no linked ticket is open");
	return note_order(ctx, order, count);
}

enum result bulk_latest(
    struct ctx *ctx, enum bulk_subject subject, int64_t subject_id, struct bulk_progress *progress)
{
	return bulk_db_latest(ctx, subject, subject_id, progress);
}

/* ---- writing ---- */

static const char *body_for(const struct bulk_text *text, const struct ticket *ticket)
{
	bool english = i18n_from_code(ticket->requester_language) == LANGUAGE_EN;
	const char *wanted = english ? text->body_en : text->body_nl;

	if (wanted[0] != '\0')
		return wanted;
	return english ? text->body_nl : text->body_en;
}

/* RES_GONE when the ticket is no longer open; RES_RETRY when somebody changed it this very moment.
 */
static enum result answer(
    struct ctx *ctx, const struct bulk_turn *turn, const struct bulk_text *text)
{
	struct ticket_words words = { 0 };
	struct ticket ticket;
	enum result res;

	if ((res = ticket_find_for(ctx, turn->ticket_id, &ticket)) != RES_OK)
		return res;
	if (!ticket_is_open(&ticket))
		return ctx_fail(ctx, RES_GONE, "ticket %lld is done", (long long)ticket.id);
	res = bulk_db_told(ctx, turn);
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	words.quiet = text->quiet || res == RES_OK;
	words.body = body_for(text, &ticket);
	res = ticket_reply(
	    ctx, &ticket, &words, text->resolve ? TICKET_RESOLVED : (enum ticket_status)0);
	return res == RES_CONFLICT ? RES_RETRY : res;
}

/* The author as of the order: somebody who left meanwhile still wrote it. */
static struct viewer author_of(const struct bulk_text *text)
{
	return (struct viewer){
		.id = text->author_id,
		.role = text->author_role < ROLE_AGENT ? ROLE_AGENT : (enum role)text->author_role,
		.name = text->author_name,
		.email = text->author_email,
		.organisation = "",
	};
}

/* Inside a transaction. RES_NOT_FOUND: none waits. */
static enum result work_inside(struct ctx *ctx, struct bulk_turn *turn, enum result *answered)
{
	struct bulk_text text;
	enum result res;

	*answered = RES_OK;
	if ((res = bulk_db_next(ctx, turn)) != RES_OK ||
	    (res = bulk_db_text(ctx, turn->bulk_id, &text)) != RES_OK)
		return res;
	ctx->viewer = author_of(&text);
	*answered = answer(ctx, turn, &text);
	if (*answered != RES_OK)
		return *answered;
	return bulk_db_mark(ctx, turn, BULK_WRITTEN);
}

/* A ticket that cannot be answered is passed over; whatever it had written is taken back. */
static enum result skip(struct ctx *ctx, const struct bulk_turn *turn, enum result why)
{
	LOG_EVENT(why == RES_GONE ? LOG_LEVEL_INFO : LOG_LEVEL_WARN, "ticket passed over",
	    LOG_I("bulk", turn->bulk_id), LOG_I("ticket", turn->ticket_id),
	    LOG_S("result", result_name(why)), LOG_S("why", ctx->why));
	return bulk_db_mark(ctx, turn, BULK_SKIPPED);
}

static enum result work_one(struct ctx *ctx)
{
	struct bulk_turn turn = { 0 };
	enum result res, answered;

	if ((res = db_begin(ctx->db)) != RES_OK)
		return res;
	if ((res = work_inside(ctx, &turn, &answered)) == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	if (answered == RES_OK || answered == RES_RETRY || answered == RES_UNAVAILABLE)
		return res;
	return skip(ctx, &turn, answered);
}

enum result bulk_work(struct ctx *ctx)
{
	const struct viewer nobody = ctx->viewer;
	enum result res = RES_OK;

	for (int i = 0; (res == RES_OK || res == RES_RETRY) && i < BULK_TURN; i++)
		res = work_one(ctx);
	ctx->viewer = nobody;
	if (res == RES_NOT_FOUND || res == RES_RETRY)
		res = RES_OK; /* none waits, or the next turn tries again */
	return res == RES_OK ? bulk_db_finish(ctx) : res;
}
