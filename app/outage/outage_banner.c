/* SPDX-License-Identifier: Apache-2.0 */
/* What is going on, in numbers and in one banner: the worst of what is open, else what was resolved
 * a moment ago, else work that is near. Banner and status page count the same way, here. */
#include "outage.h"

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
static enum result tell_of_fixed(struct ctx *ctx, int64_t except, struct outage_banner *banner)
{
	struct outage *rows;
	size_t count;
	enum result res = outage_ended(
	    ctx, ctx->now - OUTAGE_FIXED_SHOWN, ctx->now + 1, &rows, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++)
		if (rows[i].state == OUTAGE_RESOLVED && rows[i].id != except) {
			tell_of(banner, &rows[i]);
			break;
		}
	return res;
}

enum result outage_banner(struct ctx *ctx, int64_t except, struct outage_banner *banner)
{
	struct outage *rows;
	const struct outage *first = NULL;
	size_t count, left = 0;
	enum result res = outage_open(ctx, &rows, &count);

	*banner = (struct outage_banner){ .kind = BANNER_NONE };
	if (res != RES_OK)
		return res;
	for (size_t i = 0; i < count; i++)
		if (rows[i].id != except)
			rows[left++] = rows[i];
	outage_count(rows, left, &banner->tally);
	/* They come worst first, then what is planned, the nearest first. */
	if (left > 0 &&
	    (outage_is_open(&rows[0]) || rows[0].planned_from - ctx->now <= OUTAGE_SOON))
		first = &rows[0];
	/* "Resolved" is better news than work that is planned for tomorrow. */
	if ((first == NULL || !outage_is_open(first)) &&
	    ((res = tell_of_fixed(ctx, except, banner)) != RES_OK || banner->kind != BANNER_NONE))
		return res;
	if (first != NULL)
		tell_of(banner, first);
	return RES_OK;
}
