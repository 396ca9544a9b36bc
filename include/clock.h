/* SPDX-License-Identifier: Apache-2.0 */
/* The time, handed to everything that needs one, so that a test can stand on Good Friday at noon.
 * An instant is an int64_t: seconds since 1970-01-01T00:00:00Z without leap seconds. */
#ifndef LOKET_CLOCK_H
#define LOKET_CLOCK_H

#include <stdint.h>

#include "result.h"

struct clock; /* the machine's time, a fixed time, or a file that holds one and may change while we
		 run */

/* `source`: NULL for the machine's time, an ISO 8601 UTC time ("2026-04-03T10:00:00Z"), or the path
 * of a file that holds one, read again at each clock_now(). RES_INVALID for anything else. The
 * caller frees with clock_close(). */
enum result clock_open(const char *source, struct clock **clock) MUST_CHECK;
void clock_close(struct clock *clock);
int64_t clock_now(const struct clock *clock);

/* Milliseconds that only go forward, for measuring; unrelated to clock_now(). */
int64_t clock_ticks_ms(void);

/* "2026-11-23T08:15:00Z" to an instant and back (RFC 3339, Z only, whole seconds). `out` holds at
 * least 21 bytes. */
enum result clock_parse(const char *text, int64_t *instant) MUST_CHECK;
void clock_format(int64_t instant, char out[static 21]);

/* The proleptic Gregorian calendar: days since 1970-01-01, and back. */
struct clock_date {
	int year, month, day; /* 2026, 1..12, 1..31 */
};
int64_t clock_days(int64_t year, int64_t month, int64_t day);
struct clock_date clock_date(int64_t days);

#endif
