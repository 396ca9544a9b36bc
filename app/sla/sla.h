/* SPDX-License-Identifier: Apache-2.0 */
/* The opening-hours engine: weekly hours with split slots, Dutch public holidays (computed),
 * closures. Service levels, the chat's state and the phone line on every page ask it. Local time is
 * the portal's zone (i18n), so a day that changes the clock counts what really passes. Source of
 * hours and promises: the support guide, introduction and section 1.
 *
 * sla_add_*(), sla_open_now() and sla_deadlines() are pure: the same calendar and instant give the
 * same answer. */
#ifndef LOKET_SLA_H
#define LOKET_SLA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ctx.h"

#define SLA_SLOTS_MAX 42    /* in a week */
#define SLA_CLOSURES_MAX 64 /* days, from 60 days ago on */
#define SLA_NAME_MAX 481    /* bytes of a closure's name (120 characters), NUL included */

/* A stretch of one weekday during which the desk is manned. */
struct sla_slot {
	int weekday;       /* 0 Sunday … 6 Saturday */
	int opens, closes; /* minutes after midnight, local; opens < closes <= 1440 */
};

/* A whole day off that is no public holiday. Dates are yyyymmdd, local. */
struct sla_closure {
	int date;
	char name_nl[SLA_NAME_MAX], name_en[SLA_NAME_MAX];
};

/* Holds no pointers: may be copied. */
struct sla_calendar {
	size_t slot_count, closure_count;
	struct sla_slot slots[SLA_SLOTS_MAX]; /* by weekday, then opens; not overlapping */
	struct sla_closure closures[SLA_CLOSURES_MAX];
};

/* What is promised for a type of ticket (columns of ticket_type). Minutes count opening hours, days
 * are working days; minutes win when both are set, and both 0 is "by appointment": no automatic
 * deadline. */
struct sla_terms {
	int64_t response_minutes, response_days;
	int64_t resolution_minutes, resolution_days;
	bool around_the_clock; /* minutes count day and night, days are 24 hours */
};

/* Adds a slot (weekday 0 Sunday … 6 Saturday), in any order; one that overlaps or touches another
 * of that day extends it. Ignored when it is no stretch of a day or the calendar is full. */
void sla_calendar_add_slot(struct sla_calendar *cal, int weekday, int opens, int closes);
/* From the database, kept in this process for 30 seconds of ctx->now. `*cal` stays valid until the
 * next call. While the database is away the last one read goes on. */
enum result sla_calendar_load(struct ctx *ctx, const struct sla_calendar **cal) MUST_CHECK;

/* The instant when `minutes` opening minutes have passed since `instant`; 0 when the calendar does
 * not open often enough (four years). A term that ends with a slot ends at that closing time, not
 * at the next opening. */
int64_t sla_add_minutes(const struct sla_calendar *cal, int64_t instant, int64_t minutes);
/* The same time of day on the n-th next working day; an instant outside the hours counts from the
 * next opening. A time of day that is not open on that day (shorter hours) becomes the closing time
 * before it, or that day's opening. 0 as above. */
int64_t sla_add_days(const struct sla_calendar *cal, int64_t instant, int64_t days);
/* Whether it is open; `*until` is then the closing time, otherwise the next opening, 0 when there
 * is none. `until` may be NULL. */
bool sla_open_now(const struct sla_calendar *cal, int64_t now, int64_t *until);
/* The name of the public holiday that makes this day a day off, in the language in force; NULL on
 * others. */
const char *sla_holiday(int year, int month, int day);
/* Why that local day is a day off: a closure's own name or the holiday's. NULL on others. */
const char *sla_day_off(const struct sla_calendar *cal, int year, int month, int day);

/* Deadlines of a ticket of these terms that came in at `created_at`; 0 is by appointment. The first
 * loads the calendar. */
enum result sla_deadlines(struct ctx *ctx, const struct sla_terms *terms, int64_t created_at,
    int64_t *response_due, int64_t *resolution_due) MUST_CHECK;
int64_t sla_response_due(
    const struct sla_calendar *cal, const struct sla_terms *terms, int64_t created_at);
int64_t sla_resolution_due(
    const struct sla_calendar *cal, const struct sla_terms *terms, int64_t created_at);

/* ---- words, in the language in force; they live in the arena; NULL only out of memory ---- */

/* "Maandag t/m vrijdag 8:15 tot 16:45 uur." / "Monday to Friday 8:15 to 16:45." */
const char *sla_hours_text(struct arena *arena, const struct sla_calendar *cal) MUST_CHECK;
/* What stands beside a tag that already says open or closed: "tot 16:45 uur" / "Morgen om 8:15 uur
 * weer open". */
const char *sla_until_text(struct ctx *ctx, const struct sla_calendar *cal) MUST_CHECK;
/* "reactie binnen 4 uur", "reactie binnen 1 werkdag", "reactie binnen 1 week", "reactie op
 * afspraak". */
const char *sla_promise_text(struct arena *arena, const struct sla_terms *terms) MUST_CHECK;
/* The term alone: "4 uur", "op afspraak". */
const char *sla_term_text(
    struct arena *arena, const struct sla_terms *terms, bool resolution) MUST_CHECK;
/* The same for the resolution: "oplossing binnen 2 werkdagen", "oplossing op afspraak". */
const char *sla_resolution_text(struct arena *arena, const struct sla_terms *terms) MUST_CHECK;

extern const struct db_statement *const sla_statements[]; /* ended by NULL */

#endif
