/* SPDX-License-Identifier: Apache-2.0 */
/* One change for many tickets. Each goes through ticket_change() as if it stood alone; this file
 * only decides which do, in an order that two agents share, so that they wait for each other
 * instead of locking each other out. */
#include "ticket.h"

#include <stdlib.h>

#include "ticket_db.h"

static int by_number(const void *one, const void *other)
{
	const struct ticket_pick *a = one, *b = other;

	return (a->number > b->number) - (a->number < b->number);
}

static int64_t wanted(int64_t asked, int64_t is)
{
	return asked == TICKET_KEEP ? is : asked;
}

static void miss(struct ticket_bulk_outcome *outcome, int64_t number, enum ticket_miss why)
{
	outcome->misses[outcome->missed].number = number;
	outcome->misses[outcome->missed++].why = why;
}

static bool is_so(const struct ticket *t, const struct ticket_change *c)
{
	return t->status == c->status && t->assignee_id == c->assignee_id &&
	    t->type_id == c->type_id && t->priority == c->priority;
}

/* What cannot be chosen for any ticket is refused before the first is touched. */
static enum result check_choices(struct ctx *ctx, const struct ticket_bulk *bulk)
{
	struct ticket_types types;
	enum result res = RES_OK;

	if (bulk->assignee_id > 0 && (res = ticket_db_staff(ctx, bulk->assignee_id)) != RES_OK)
		return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "assignee is not staff")
					    : res;
	if (bulk->type_id == TICKET_KEEP)
		return RES_OK;
	if ((res = ticket_types(ctx, &types)) != RES_OK)
		return res;
	return ticket_type_find(&types, bulk->type_id) != NULL
	    ? RES_OK
	    : ctx_fail(ctx, RES_INVALID, "no such type");
}

static enum result change_one(struct ctx *ctx, const struct ticket_bulk *bulk,
    const struct ticket_pick *pick, struct ticket_bulk_outcome *outcome)
{
	struct ticket_change change;
	struct ticket t;
	enum result res;

	res = ticket_db_lock(ctx, pick->number);
	if (res == RES_OK)
		res = ticket_db_find(ctx, pick->number, &t);
	if (res != RES_OK) {
		miss(outcome, pick->number, MISS_GONE);
		return res == RES_NOT_FOUND ? RES_OK : res;
	}
	change = (struct ticket_change){ .version = pick->version,
		.status = wanted(bulk->status, t.status),
		.assignee_id = wanted(bulk->assignee_id, t.assignee_id),
		.type_id = wanted(bulk->type_id, t.type_id),
		.priority = wanted(bulk->priority, t.priority),
		.expected_at = t.expected_at };
	if (t.version != pick->version) {
		miss(outcome, pick->number, MISS_MOVED);
		return RES_OK;
	}
	if (t.status != change.status &&
	    !ticket_may_become(
		(enum ticket_status)t.status, (enum ticket_status)change.status, ACTOR_STAFF)) {
		miss(outcome, pick->number, MISS_STATUS);
		return RES_OK;
	}
	outcome->done++;
	return is_so(&t, &change) ? RES_OK : ticket_change(ctx, &t, &change);
}

enum result ticket_change_many(
    struct ctx *ctx, const struct ticket_bulk *bulk, struct ticket_bulk_outcome *outcome)
{
	struct ticket_bulk ordered = *bulk;
	enum result res;

	*outcome = (struct ticket_bulk_outcome){ .done = 0 };
	if (!viewer_is_staff(&ctx->viewer))
		return RES_FORBIDDEN;
	if ((res = check_choices(ctx, bulk)) != RES_OK)
		return res;
	qsort(ordered.picks, ordered.count, sizeof(ordered.picks[0]), by_number);
	for (size_t i = 0; res == RES_OK && i < ordered.count; i++)
		if (i == 0 || ordered.picks[i].number != ordered.picks[i - 1].number)
			res = change_one(ctx, bulk, &ordered.picks[i], outcome);
	return res;
}
