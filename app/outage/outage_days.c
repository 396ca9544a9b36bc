/* SPDX-License-Identifier: Apache-2.0 */
/* Ninety days in bars and one percentage. Days are the portal's own, so some have 23 or 25 hours.
 */
#include "outage_days.h"

#include <string.h>

#include "outage_db.h"

#define PARTIAL_WEIGHT 30 /* percent of the time that counts as gone */

/* The first instant of the day that is `back` days before today. */
static int64_t day_start(int64_t now, int back)
{
	struct i18n_time day = i18n_local(now);

	day.day -= back;
	day.hour = day.minute = day.second = 0;
	return i18n_instant(&day);
}

int64_t outage_days_from(int64_t now)
{
	return day_start(now, OUTAGE_DAYS - 1);
}

static int64_t end_of(const struct outage_span *span, int64_t now)
{
	return span->ended_at == 0 || span->ended_at > now ? now : span->ended_at;
}

static void mark_days(
    const struct outage_span *span, const int64_t *starts, int64_t now, struct outage_days *days)
{
	int64_t end = end_of(span, now);

	for (int d = 0; d < OUTAGE_DAYS; d++) {
		int64_t next = d + 1 < OUTAGE_DAYS ? starts[d + 1] : now + 1;

		/* A span of no length still happened on its day. */
		if (span->started_at < next &&
		    (end > starts[d] || (end == span->started_at && end >= starts[d])) &&
		    span->impact > days->impact[d])
			days->impact[d] = span->impact;
	}
}

static int64_t weight(int64_t impact)
{
	return impact == IMPACT_MAJOR ? 100 : impact == IMPACT_PARTIAL ? PARTIAL_WEIGHT : 0;
}

/* The heaviest weight at an instant, and until when nothing changes. */
static int64_t weight_at(const struct outage_span *spans, size_t count, int64_t service_id,
    int64_t now, int64_t at, int64_t *until)
{
	int64_t heaviest = 0;

	*until = now;
	for (size_t i = 0; i < count; i++) {
		int64_t end = end_of(&spans[i], now);

		if (spans[i].service_id != service_id || end <= at)
			continue;
		if (spans[i].started_at > at) {
			if (spans[i].started_at < *until)
				*until = spans[i].started_at;
			continue;
		}
		if (end < *until)
			*until = end;
		if (weight(spans[i].impact) > heaviest)
			heaviest = weight(spans[i].impact);
	}
	return heaviest;
}

void outage_days_count(const struct outage_span *spans, size_t count, int64_t service_id,
    int64_t now, struct outage_days *days)
{
	int64_t starts[OUTAGE_DAYS], gone = 0, whole, until;

	memset(days, 0, sizeof(*days));
	for (int d = 0; d < OUTAGE_DAYS; d++)
		starts[d] = day_start(now, OUTAGE_DAYS - 1 - d);
	for (size_t i = 0; i < count; i++)
		if (spans[i].service_id == service_id)
			mark_days(&spans[i], starts, now, days);
	for (int d = 0; d < OUTAGE_DAYS; d++)
		days->days_of[days->impact[d]]++;
	for (int64_t at = starts[0]; at < now; at = until)
		gone += weight_at(spans, count, service_id, now, at, &until) * (until - at);
	whole = (now - starts[0]) * 100;
	days->available = whole <= 0 ? 10000 : 10000 - (gone * 10000 + whole - 1) / whole;
}

const char *outage_percent(struct arena *arena, int64_t hundredths)
{
	long long whole = hundredths / 100, part = hundredths % 100;
	const char *point = i18n_language() == LANGUAGE_NL ? "," : ".";

	if (part == 0)
		return arena_printf(arena, "%lld%%", whole);
	return part % 10 == 0 ? arena_printf(arena, "%lld%s%lld%%", whole, point, part / 10)
			      : arena_printf(arena, "%lld%s%02lld%%", whole, point, part);
}

enum result outage_spans(struct ctx *ctx, struct outage_span **spans, size_t *count)
{
	struct db_rows rows;
	enum result res = outage_db_spans(ctx, outage_days_from(ctx->now), &rows);

	*spans = rows.rows;
	*count = rows.count;
	return res;
}
