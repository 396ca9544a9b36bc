/* SPDX-License-Identifier: Apache-2.0 */
/* The ninety days of a service: the worst of each day, and how much of the time it was there.
 * Arithmetic only, except outage_days(). */
#ifndef LOKET_OUTAGE_DAYS_H
#define LOKET_OUTAGE_DAYS_H

#include "outage.h"

#define OUTAGE_DAYS 90
#define OUTAGE_SPANS_MAX 2000 /* outages × services looked at */

/* From when until when something was the matter with a service. */
struct outage_span {
	int64_t service_id, impact, started_at;
	int64_t ended_at; /* 0: still */
};
struct outage_days {
	int64_t impact[OUTAGE_DAYS]; /* the worst of each local day; the last is today */
	int64_t available;           /* in hundredths of a percent, rounded down: 10000 is always */
	int64_t days_of[IMPACT_COUNT]; /* days whose worst it was */
};

/* Computes one service's days from its spans (others are skipped). A major outage counts in full, a
 * partial one for 30%, slowness and planned maintenance not at all, as Statuspage's uptime does;
 * where outages overlap the worst counts. */
void outage_days_count(const struct outage_span *spans, size_t count, int64_t service_id,
    int64_t now, struct outage_days *days);
/* "99,91%" / "99.91%", without decimals that are zero. Lives in the arena. */
const char *outage_percent(struct arena *arena, int64_t hundredths);
/* The first instant of the first day. */
int64_t outage_days_from(int64_t now);
/* Every span that touches the ninety days. */
enum result outage_spans(struct ctx *ctx, struct outage_span **spans, size_t *count) MUST_CHECK;

#endif
