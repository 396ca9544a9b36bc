/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of problems: their states, what a change may say, and which tickets they gather. What is
 * told to requesters is ordered at app/bulk; a ticket's own properties change by app/ticket only.
 */
#include "problem.h"

#include <string.h>

#include "audit/audit.h"
#include "bulk/bulk.h"
#include "outage/outage.h"
#include "problem_db.h"
#include "ticket/ticket.h"

/* ---- states ---- */

static const struct {
	const char *tag, *icon;
} faces[PROBLEM_STATE_COUNT] = {
	[PROBLEM_OPEN] = { "us", "circle-dot" },
	[PROBLEM_KNOWN_ERROR] = { "act", "circle-alert" },
	[PROBLEM_SOLVED] = { "done", "circle-check" },
	[PROBLEM_CLOSED] = { "wait", "lock" },
};

static enum problem_state known(enum problem_state state)
{
	return state < PROBLEM_OPEN || state >= PROBLEM_STATE_COUNT ? PROBLEM_OPEN : state;
}

bool problem_may_become(enum problem_state from, enum problem_state to)
{
	static const unsigned allowed[PROBLEM_STATE_COUNT] = {
		[PROBLEM_OPEN] = 1U << PROBLEM_KNOWN_ERROR | 1U << PROBLEM_SOLVED |
		    1U << PROBLEM_CLOSED,
		[PROBLEM_KNOWN_ERROR] = 1U << PROBLEM_OPEN | 1U << PROBLEM_SOLVED |
		    1U << PROBLEM_CLOSED,
		[PROBLEM_SOLVED] = 1U << PROBLEM_OPEN | 1U << PROBLEM_KNOWN_ERROR |
		    1U << PROBLEM_CLOSED,
		[PROBLEM_CLOSED] = 1U << PROBLEM_OPEN,
	};

	if (from < PROBLEM_OPEN || from >= PROBLEM_STATE_COUNT || to < PROBLEM_OPEN ||
	    to >= PROBLEM_STATE_COUNT)
		return false;
	return (allowed[from] & 1U << to) != 0;
}

const char *problem_state_label(enum problem_state state)
{
	switch (state) {
	case PROBLEM_OPEN:
		return _("Cause unknown");
	case PROBLEM_KNOWN_ERROR:
		return _("Known error");
	case PROBLEM_SOLVED:
		return p_("problem", "Solved");
	case PROBLEM_CLOSED:
		return p_("problem", "Closed");
	case PROBLEM_STATE_COUNT:
		break;
	}
	return "";
}

const char *problem_state_tag(enum problem_state state)
{
	return faces[known(state)].tag;
}

const char *problem_state_icon(enum problem_state state)
{
	return faces[known(state)].icon;
}

const char *problem_service(const struct problem *p)
{
	return i18n_language() == LANGUAGE_EN ? p->service_en : p->service_nl;
}

/* ---- finding ---- */

enum result problem_find(struct ctx *ctx, int64_t id, struct problem *problem)
{
	return problem_db_find(ctx, id, problem);
}

enum result problem_list(struct ctx *ctx, enum problem_view view, int64_t after_time,
    int64_t after_id, struct problem_row **rows, size_t *count, bool *more)
{
	struct db_rows found;
	enum result res = problem_db_list(ctx, view, after_time, after_id, &found);

	if (res != RES_OK)
		return res;
	*rows = found.rows;
	*more = found.count > PROBLEM_PAGE;
	*count = *more ? PROBLEM_PAGE : found.count;
	return RES_OK;
}

enum result problem_tickets(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return problem_db_tickets(ctx, id, rows);
}

enum result problem_counts(struct ctx *ctx, int64_t id, struct problem_counts *counts)
{
	return problem_db_counts(ctx, id, counts);
}

enum result problem_choices(struct ctx *ctx, struct db_rows *rows)
{
	return problem_db_choices(ctx, rows);
}

enum result problem_of_ticket(struct ctx *ctx, int64_t ticket_id, struct problem_choice *problem)
{
	return problem_db_of_ticket(ctx, ticket_id, problem);
}

enum result problem_services(struct ctx *ctx, struct db_rows *rows)
{
	return problem_db_services(ctx, rows);
}

/* ---- changing ---- */

static enum result note(struct ctx *ctx, const char *action, int64_t id, const char *detail)
{
	return audit_note(ctx, action, audit_object(ctx, "problem", id), detail);
}

static enum result check_references(struct ctx *ctx, int64_t service_id, int64_t owner_id)
{
	enum result res = RES_OK;

	if (service_id != 0 && (res = problem_db_service_exists(ctx, service_id)) != RES_OK)
		return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "service") : res;
	if (owner_id != 0 && (res = problem_db_agent_exists(ctx, owner_id)) != RES_OK)
		return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "owner") : res;
	return res;
}

/* The type "problem" promises a first word within a week and no resolution by
 * the clock; deadlines follow from the rules of ticket_change(). A ticket that is done, or a major
 * incident, keeps what it was promised. */
static enum result set_type(struct ctx *ctx, struct ticket *ticket)
{
	const struct ticket_type *wanted, *present;
	struct ticket_types types;
	enum result res;

	if ((res = ticket_types(ctx, &types)) != RES_OK)
		return res;
	wanted = ticket_type_by_code(&types, "problem");
	present = ticket_type_find(&types, ticket->type_id);
	if (wanted == NULL || wanted == present || !ticket_is_open(ticket) ||
	    (present != NULL && strcmp(present->code, "major_incident") == 0))
		return RES_OK;
	return ticket_change_type(ctx, ticket, wanted->id);
}

static enum result begin_with_ticket(struct ctx *ctx, const struct problem_draft *draft, int64_t id)
{
	const struct problem problem = { .id = id, .state = PROBLEM_OPEN };
	struct ticket ticket;
	enum result res;

	if ((res = problem_link(ctx, &problem, draft->ticket_id)) != RES_OK)
		return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "ticket") : res;
	if (!draft->set_type)
		return RES_OK;
	res = ticket_find_for(ctx, draft->ticket_id, &ticket);
	return res == RES_OK ? set_type(ctx, &ticket) : res;
}

enum result problem_create(struct ctx *ctx, const struct problem_draft *draft, int64_t *id)
{
	enum result res;

	if ((res = check_references(ctx, draft->service_id, draft->owner_id)) != RES_OK)
		return res;
	if ((res = problem_db_insert(ctx, draft, id)) != RES_OK)
		return res;
	if ((res = note(ctx, "problem.create", *id, draft->title)) != RES_OK)
		return res;
	return draft->ticket_id == 0 ? RES_OK : begin_with_ticket(ctx, draft, *id);
}

static enum result change_state(struct ctx *ctx, struct problem *p, enum problem_state to)
{
	enum problem_state from = (enum problem_state)p->state;
	const char *detail;

	if (from == to)
		return RES_OK;
	if (!problem_may_become(from, to))
		return ctx_fail(ctx, RES_INVALID, "state");
	p->state = to;
	p->solved_at = to == PROBLEM_SOLVED ? ctx->now : to == PROBLEM_CLOSED ? p->solved_at : 0;
	p->closed_at = to == PROBLEM_CLOSED ? ctx->now : 0;
	detail = arena_printf(ctx->arena, "%d to %d", (int)from, (int)to);
	return detail == NULL ? RES_UNAVAILABLE : note(ctx, "problem.state", p->id, detail);
}

enum result problem_change(struct ctx *ctx, struct problem *p, const struct problem_change *change)
{
	enum result res;

	if (p->version != change->version)
		return ctx_fail(ctx, RES_CONFLICT, "version %lld, form had %lld",
		    (long long)p->version, (long long)change->version);
	if (change->state == PROBLEM_KNOWN_ERROR && change->error_nl[0] == '\0')
		return ctx_fail(ctx, RES_INVALID, "error");
	if ((res = check_references(ctx,
		 change->service_id == p->service_id ? 0 : change->service_id,
		 change->owner_id == p->owner_id ? 0 : change->owner_id)) != RES_OK ||
	    (res = change_state(ctx, p, (enum problem_state)change->state)) != RES_OK)
		return res;
	p->service_id = change->service_id;
	p->owner_id = change->owner_id;
	p->title = change->title;
	p->description = change->description;
	p->error_nl = change->error_nl;
	p->error_en = change->error_en;
	p->workaround_nl = change->workaround_nl;
	p->workaround_en = change->workaround_en;
	p->updated_at = ctx->now;
	if ((res = problem_db_save(ctx, p)) != RES_OK)
		return res;
	return note(ctx, "problem.change", p->id, p->title);
}

/* ---- tickets ---- */

static enum result note_ticket(struct ctx *ctx, const char *action, int64_t id, int64_t ticket_id)
{
	const char *detail = arena_printf(ctx->arena, "ticket %lld", (long long)ticket_id);

	return detail == NULL ? RES_UNAVAILABLE : note(ctx, action, id, detail);
}

enum result problem_link(struct ctx *ctx, const struct problem *problem, int64_t ticket_id)
{
	struct problem_choice other;
	struct ticket ticket;
	enum result res;

	if (problem->state == PROBLEM_CLOSED)
		return ctx_fail(ctx, RES_INVALID, "the problem is closed");
	if ((res = ticket_find_for(ctx, ticket_id, &ticket)) != RES_OK)
		return res;
	res = problem_db_of_ticket(ctx, ticket_id, &other);
	if (res == RES_OK)
		return other.id == problem->id
		    ? RES_OK
		    : ctx_fail(
			  ctx, RES_CONFLICT, "ticket comes from problem %lld", (long long)other.id);
	if (res != RES_NOT_FOUND)
		return res;
	if ((res = problem_db_link(ctx, problem->id, ticket_id)) != RES_OK ||
	    (res = ticket_note_link(ctx, ticket_id, EVENT_PROBLEM, 0, problem->id)) != RES_OK)
		return res;
	return note_ticket(ctx, "problem.link", problem->id, ticket_id);
}

enum result problem_unlink(struct ctx *ctx, const struct problem *problem, int64_t ticket_id)
{
	enum result res = problem_db_unlink(ctx, problem->id, ticket_id);

	if (res != RES_OK ||
	    (res = ticket_note_link(ctx, ticket_id, EVENT_PROBLEM, problem->id, 0)) != RES_OK)
		return res;
	return note_ticket(ctx, "problem.unlink", problem->id, ticket_id);
}

/* ---- outages ---- */

enum result problem_outages(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return problem_db_outages(ctx, id, rows);
}

static enum result note_outage(struct ctx *ctx, const char *action, int64_t id, int64_t outage_id)
{
	const char *detail = arena_printf(ctx->arena, "outage %lld", (long long)outage_id);

	return detail == NULL ? RES_UNAVAILABLE : note(ctx, action, id, detail);
}

enum result problem_add_outage(struct ctx *ctx, const struct problem *problem, int64_t outage_id)
{
	struct outage outage;
	bool added;
	enum result res;

	if ((res = outage_find(ctx, outage_id, &outage)) != RES_OK ||
	    (res = problem_db_add_outage(ctx, problem->id, outage_id, &added)) != RES_OK || !added)
		return res;
	return note_outage(ctx, "problem.add_outage", problem->id, outage_id);
}

enum result problem_remove_outage(struct ctx *ctx, const struct problem *problem, int64_t outage_id)
{
	enum result res = problem_db_remove_outage(ctx, problem->id, outage_id);

	return res != RES_OK ? res
			     : note_outage(ctx, "problem.remove_outage", problem->id, outage_id);
}

enum result problem_tell(
    struct ctx *ctx, const struct problem *problem, const char *nl, const char *en)
{
	const struct bulk_order order = {
		.subject = BULK_OF_PROBLEM,
		.subject_id = problem->id,
		.nl = nl,
		.en = en,
	};
	int64_t id;

	return bulk_order(ctx, &order, &id);
}
