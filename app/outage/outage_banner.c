/* SPDX-License-Identifier: Apache-2.0 */
/* What is going on, in numbers and in one banner: the worst of what is open, else what was resolved
 * a moment ago, else work that is near. Banner and status page count the same way, here. */
#include "outage_db.h"

void outage_count(const struct outage *rows, size_t count, struct outage_tally *tally)
{
	*tally = (struct outage_tally){ 0 };
	for (size_t i = 0; i < count; i++) {
		if (!outage_is_open(&rows[i]))
			continue;
		if (rows[i].kind == OUTAGE_MAINTENANCE)
			tally->maintenance++;
		else if (rows[i].impact == IMPACT_DEGRADED)
			tally->slow++;
		else
			tally->outages++;
		if (rows[i].impact == IMPACT_MAJOR)
			tally->major = true;
	}
	tally->all = tally->outages + tally->slow + tally->maintenance;
}

enum outage_banner_kind outage_banner_kind(const struct outage *o)
{
	if (o->state == OUTAGE_RESOLVED)
		return BANNER_FIXED;
	if (o->kind == OUTAGE_MAINTENANCE)
		return o->state == OUTAGE_UNDER_WAY ? BANNER_UNDER_WAY : BANNER_PLANNED;
	return o->impact == IMPACT_MAJOR   ? BANNER_MAJOR
	    : o->impact == IMPACT_DEGRADED ? BANNER_SLOW
					   : BANNER_PARTIAL;
}

static void tell_of(struct outage_banner *banner, const struct outage *o)
{
	banner->kind = outage_banner_kind(o);
	banner->outage = *o;
	banner->minor = banner->tally.all <= 1 &&
	    (o->impact <= IMPACT_DEGRADED || o->ended_at != 0);
}

/* What was resolved last, while it is still news. Maintenance that ended as planned is none. */
static void tell_of_fixed(struct outage_banner *banner, const struct db_rows *ended, int64_t except)
{
	for (size_t i = 0; i < ended->count; i++) {
		const struct outage *o = (const struct outage *)ended->rows + i;

		if (o->state != OUTAGE_RESOLVED || o->id == except)
			continue;
		tell_of(banner, o);
		return;
	}
}

/* The first of `open` that a banner is for, beside `except`; NULL when it is for none. They come
 * worst first, then what is planned, the nearest first. */
static const struct outage *first_of(const struct outage *open, size_t count, int64_t now)
{
	return count > 0 && (outage_is_open(open) || open->planned_from - now <= OUTAGE_SOON)
	    ? open
	    : NULL;
}

/* How rows are read: now, or as they were a moment ago. */
typedef enum result (*open_fn)(struct ctx *ctx, struct db_rows *rows);
typedef enum result (*ended_fn)(struct ctx *ctx, int64_t from, int64_t until, struct db_rows *rows);

static enum result make_banner(struct ctx *ctx, int64_t except, open_fn open_rows,
    ended_fn ended_rows, struct outage_banner *banner)
{
	struct db_rows rows = { 0 }, ended = { 0 };
	const struct outage *first;
	struct outage *others;
	size_t count = 0;
	enum result res = open_rows(ctx, &rows);

	*banner = (struct outage_banner){ .kind = BANNER_NONE };
	if (res != RES_OK)
		return res;
	if ((others = arena_array(ctx->arena, rows.count, sizeof(*others))) == NULL)
		return RES_UNAVAILABLE;
	for (size_t i = 0; i < rows.count; i++)
		if (((const struct outage *)rows.rows)[i].id != except)
			others[count++] = ((const struct outage *)rows.rows)[i];
	outage_count(others, count, &banner->tally);
	first = first_of(others, count, ctx->now);
	/* "Resolved" is better news than work that is planned for tomorrow. */
	if (first == NULL || !outage_is_open(first)) {
		if ((res = ended_rows(ctx, ctx->now - OUTAGE_FIXED_SHOWN, ctx->now + 1, &ended)) !=
		    RES_OK)
			return res;
		tell_of_fixed(banner, &ended, except);
	}
	if (first != NULL && banner->kind == BANNER_NONE)
		tell_of(banner, first);
	return RES_OK;
}

enum result outage_banner(struct ctx *ctx, int64_t except, struct outage_banner *banner)
{
	return make_banner(ctx, except, outage_db_open, outage_db_ended, banner);
}

enum result outage_banner_glance(struct ctx *ctx, int64_t except, struct outage_banner *banner)
{
	return make_banner(ctx, except, outage_db_open_kept, outage_db_ended_kept, banner);
}
