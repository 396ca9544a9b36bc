// SPDX-License-Identifier: Apache-2.0
/* The opening-hours engine: walks the calendar's open spans from an instant on. It owns every
 * calculation with opening hours; it reads no clock, formats no text (sla_text.c) and knows no
 * ticket. */
#include "sla/sla.h"

#include "i18n.h"
#include "sla/sla_date.h"

/* How far ahead an opening is looked for: past it, the calendar counts as never open. */
#define SLA_HORIZON_DAYS (4 * 366)
#define MINUTES_A_DAY 1440

/* One unbroken stretch of being open. */
struct span {
	int64_t opens, closes;
};

static bool slot_comes_before(const struct sla_slot *a, const struct sla_slot *b)
{
	return a->weekday != b->weekday ? a->weekday < b->weekday : a->opens < b->opens;
}

/* Takes slot `i + 1` into slot `i` where they touch; returns whether they did. */
static bool slot_merge_next(struct sla_calendar *cal, size_t i)
{
	struct sla_slot *slot = &cal->slots[i], *next = slot + 1;

	if (i + 1 >= cal->slot_count || next->weekday != slot->weekday ||
	    next->opens > slot->closes)
		return false;
	if (next->closes > slot->closes)
		slot->closes = next->closes;
	for (size_t j = i + 1; j + 1 < cal->slot_count; j++)
		cal->slots[j] = cal->slots[j + 1];
	cal->slot_count--;
	return true;
}

void sla_calendar_add_slot(struct sla_calendar *cal, int weekday, int opens, int closes)
{
	struct sla_slot slot = { .weekday = weekday, .opens = opens, .closes = closes };
	size_t at = cal->slot_count;

	if (at == SLA_SLOTS_MAX || weekday < 0 || weekday > 6 || opens < 0 || closes <= opens ||
	    closes > MINUTES_A_DAY)
		return;
	for (; at > 0 && slot_comes_before(&slot, &cal->slots[at - 1]); at--)
		cal->slots[at] = cal->slots[at - 1];
	cal->slots[at] = slot;
	cal->slot_count++;
	if (at > 0 && slot_merge_next(cal, at - 1))
		at--;
	while (slot_merge_next(cal, at))
		continue;
}

static int sla_day_of(int64_t instant)
{
	struct i18n_time local = i18n_local(instant);

	return sla_date_number(local.year, local.month, local.day);
}

/* The instant of a local time of day; minute 1440 is the next midnight. */
static int64_t sla_instant(int number, int minute, int second)
{
	struct clock_date date = clock_date(minute == MINUTES_A_DAY ? number + 1 : number);

	return i18n_instant(&(struct i18n_time){
	    .year = date.year,
	    .month = date.month,
	    .day = date.day,
	    .hour = minute % MINUTES_A_DAY / 60,
	    .minute = minute % 60,
	    .second = second,
	});
}

static const char *sla_closure_name(const struct sla_calendar *cal, int year, int month, int day)
{
	int date = year * 10000 + month * 100 + day;

	for (size_t i = 0; i < cal->closure_count; i++)
		if (cal->closures[i].date == date)
			return i18n_language() == LANGUAGE_EN ? cal->closures[i].name_en
							      : cal->closures[i].name_nl;
	return NULL;
}

const char *sla_day_off(const struct sla_calendar *cal, int year, int month, int day)
{
	const char *closure = sla_closure_name(cal, year, month, day);

	return closure != NULL ? closure : sla_holiday(year, month, day);
}

static bool sla_works_on(const struct sla_calendar *cal, int number)
{
	struct clock_date date = clock_date(number);

	for (size_t i = 0; i < cal->slot_count; i++)
		if (cal->slots[i].weekday == sla_date_weekday(number))
			return sla_day_off(cal, date.year, date.month, date.day) == NULL;
	return false;
}

/* The first span of local day `number` that ends after `after`. */
static bool sla_span_on(
    const struct sla_calendar *cal, int number, int64_t after, struct span *span)
{
	if (!sla_works_on(cal, number))
		return false;
	for (size_t i = 0; i < cal->slot_count; i++) {
		const struct sla_slot *slot = &cal->slots[i];

		if (slot->weekday != sla_date_weekday(number))
			continue;
		span->opens = sla_instant(number, slot->opens, 0);
		span->closes = sla_instant(number, slot->closes, 0);
		if (span->closes > after && span->closes > span->opens)
			return true;
	}
	return false;
}

/* The first span that ends after `after`; false when nothing opens within the horizon. */
static bool sla_span_after(const struct sla_calendar *cal, int64_t after, struct span *span)
{
	int today = sla_day_of(after);

	if (cal->slot_count == 0)
		return false;
	for (int n = 0; n < SLA_HORIZON_DAYS; n++)
		if (sla_span_on(cal, today + n, after, span))
			return true;
	return false;
}

int64_t sla_add_minutes(const struct sla_calendar *cal, int64_t instant, int64_t minutes)
{
	int64_t left = minutes * 60, start = instant,
		last = instant + (int64_t)SLA_HORIZON_DAYS * 86400;
	struct span span;

	while (start < last && sla_span_after(cal, start, &span)) {
		int64_t from = span.opens > start ? span.opens : start;

		if (left <= span.closes - from)
			return from + left;
		left -= span.closes - from;
		start = span.closes;
	}
	return 0;
}

/* The time of day on a working day, moved into its opening hours. */
static int64_t sla_time_on(const struct sla_calendar *cal, int number, const struct i18n_time *time)
{
	int minute = time->hour * 60 + time->minute;
	const struct sla_slot *before = NULL, *first = NULL;

	for (size_t i = 0; i < cal->slot_count; i++) {
		const struct sla_slot *slot = &cal->slots[i];

		if (slot->weekday != sla_date_weekday(number))
			continue;
		if (first == NULL)
			first = slot;
		if (minute >= slot->opens && minute < slot->closes)
			return sla_instant(number, minute, time->second);
		if (minute >= slot->closes)
			before = slot;
	}
	if (before != NULL)
		return sla_instant(number, before->closes, 0);
	return first != NULL ? sla_instant(number, first->opens, 0) : 0;
}

int64_t sla_add_days(const struct sla_calendar *cal, int64_t instant, int64_t days)
{
	struct span span;
	struct i18n_time time;
	int64_t start, left = days;
	int number;

	if (!sla_span_after(cal, instant, &span))
		return 0;
	start = span.opens > instant ? span.opens : instant;
	if (days == 0)
		return start;
	time = i18n_local(start);
	number = sla_day_of(start);
	for (int n = 1; n < SLA_HORIZON_DAYS; n++)
		if (sla_works_on(cal, number + n) && --left == 0)
			return sla_time_on(cal, number + n, &time);
	return 0;
}

bool sla_open_now(const struct sla_calendar *cal, int64_t now, int64_t *until)
{
	struct span span, next;
	bool found = sla_span_after(cal, now, &span);
	bool open = found && span.opens <= now;

	/* A slot that begins where the last one ended is the same being open: around midnight, or
	 * round the clock. */
	for (int n = 0; open && n < SLA_SLOTS_MAX && sla_span_after(cal, span.closes, &next) &&
	     next.opens == span.closes;
	     n++)
		span.closes = next.closes;
	if (until != NULL)
		*until = !found ? 0 : open ? span.closes : span.opens;
	return open;
}

static int64_t sla_due(const struct sla_calendar *cal, bool around_the_clock, int64_t from,
    int64_t minutes, int64_t days)
{
	if (minutes > 0)
		return around_the_clock ? from + minutes * 60 : sla_add_minutes(cal, from, minutes);
	if (days > 0)
		return around_the_clock ? from + days * 86400 : sla_add_days(cal, from, days);
	return 0;
}

int64_t sla_response_due(
    const struct sla_calendar *cal, const struct sla_terms *terms, int64_t created_at)
{
	return sla_due(cal, terms->around_the_clock, created_at, terms->response_minutes,
	    terms->response_days);
}

int64_t sla_resolution_due(
    const struct sla_calendar *cal, const struct sla_terms *terms, int64_t created_at)
{
	return sla_due(cal, terms->around_the_clock, created_at, terms->resolution_minutes,
	    terms->resolution_days);
}

enum result sla_deadlines(struct ctx *ctx, const struct sla_terms *terms, int64_t created_at,
    int64_t *response_due, int64_t *resolution_due)
{
	const struct sla_calendar *cal;
	enum result res = sla_calendar_load(ctx, &cal);

	if (res != RES_OK)
		return res;
	*response_due = sla_response_due(cal, terms, created_at);
	*resolution_due = sla_resolution_due(cal, terms, created_at);
	return RES_OK;
}
