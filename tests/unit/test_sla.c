// SPDX-License-Identifier: Apache-2.0
/* The opening-hours engine by rows of cases: SECURITY R1 and R2, the days that change the clock,
 * public holidays, closures, split slots, promises. No database: calendars are made here. Instants
 * are UTC; comments give Dutch time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "i18n.h"
#include "sla/sla.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sla_calendar office, split, night, always, never;

static int64_t at(const char *text)
{
	int64_t instant;

	assert_int_equal(clock_parse(text, &instant), RES_OK);
	return instant;
}

static void assert_instant(int64_t actual, const char *expected, const char *says)
{
	char text[21] = "none";

	if (actual != 0)
		clock_format(actual, text);
	if (strcmp(text, expected) != 0)
		fail_msg("%s: %s instead of %s", says, text, expected);
}

static int open_all(void **state)
{
	(void)state;
	if (i18n_open("build/locale", "Europe/Amsterdam") != RES_OK)
		return -1;
	for (int weekday = 1; weekday <= 5; weekday++) {
		sla_calendar_add_slot(&office, weekday, 495, 1005);
		sla_calendar_add_slot(&split, weekday, 780, 1005);
		sla_calendar_add_slot(&split, weekday, 495, 720);
	}
	sla_calendar_add_slot(&night, 0, 0, 360);
	for (int weekday = 0; weekday <= 6; weekday++)
		sla_calendar_add_slot(&always, weekday, 0, 1440);
	office.closures[office.closure_count++] = (struct sla_closure){ 20261009, "Personeelsdag",
		"Staff day" };
	return 0;
}

struct add_case {
	const char *says;
	const struct sla_calendar *cal;
	const char *from;
	int64_t amount;
	const char *expected;
};

static const struct add_case minute_cases[] = {
	{ "R1: Friday 16:00 before the clocks change", &office, "2026-03-27T15:00:00Z", 240,
	    "2026-03-30T09:30:00Z" },
	{ "R2: Good Friday 16:00, Easter Monday off", &office, "2027-03-26T15:00:00Z", 240,
	    "2027-03-30T09:30:00Z" },
	{ "Friday 16:30 + 4 hours", &office, "2026-11-27T15:30:00Z", 240, "2026-11-30T11:00:00Z" },
	{ "ends exactly at closing time", &office, "2026-11-23T11:45:00Z", 240,
	    "2026-11-23T15:45:00Z" },
	{ "asked exactly at closing time", &office, "2026-11-23T15:45:00Z", 60,
	    "2026-11-24T08:15:00Z" },
	{ "seconds are kept", &office, "2026-11-23T09:00:07Z", 30, "2026-11-23T09:30:07Z" },
	{ "before opening", &office, "2026-11-23T06:00:00Z", 30, "2026-11-23T07:45:00Z" },
	{ "on Saturday", &office, "2026-11-28T12:00:00Z", 60, "2026-11-30T08:15:00Z" },
	{ "no minutes outside the hours: the opening", &office, "2026-11-28T12:00:00Z", 0,
	    "2026-11-30T07:15:00Z" },
	{ "over King's Day, a Monday", &office, "2026-04-24T14:00:00Z", 60,
	    "2026-04-28T06:30:00Z" },
	{ "King's Day 2025 is Saturday the 26th", &office, "2025-04-25T14:00:00Z", 60,
	    "2025-04-28T06:30:00Z" },
	{ "Christmas on a weekend gives no other day off", &office, "2027-12-24T15:00:00Z", 60,
	    "2027-12-27T07:30:00Z" },
	{ "Christmas on Friday and Saturday", &office, "2026-12-24T15:00:00Z", 60,
	    "2026-12-28T07:30:00Z" },
	{ "Christmas on Thursday and Friday", &office, "2025-12-24T15:00:00Z", 60,
	    "2025-12-29T07:30:00Z" },
	{ "New Year's Day", &office, "2026-12-31T15:00:00Z", 60, "2027-01-04T07:30:00Z" },
	{ "Good Friday is a working day", &office, "2026-04-02T14:00:00Z", 60,
	    "2026-04-03T06:30:00Z" },
	{ "Ascension Day 2026", &office, "2026-05-13T14:00:00Z", 60, "2026-05-15T06:30:00Z" },
	{ "Whit Monday 2026", &office, "2026-05-22T14:00:00Z", 60, "2026-05-26T06:30:00Z" },
	{ "Liberation Day 2025 is off", &office, "2025-05-02T14:00:00Z", 60,
	    "2025-05-06T06:30:00Z" },
	{ "Liberation Day 2026 is not", &office, "2026-05-04T14:00:00Z", 60,
	    "2026-05-05T06:30:00Z" },
	{ "a closure", &office, "2026-10-08T14:00:00Z", 60, "2026-10-12T06:30:00Z" },
	{ "over the lunch break", &split, "2026-11-23T10:30:00Z", 60, "2026-11-23T12:30:00Z" },
	{ "in the lunch break", &split, "2026-11-23T11:30:00Z", 60, "2026-11-23T13:00:00Z" },
	{ "six hours on the clock are five in spring", &night, "2026-03-28T23:00:00Z", 300,
	    "2026-03-29T04:00:00Z" },
	{ "one more is next Sunday", &night, "2026-03-28T23:00:00Z", 301, "2026-04-11T22:01:00Z" },
	{ "six hours on the clock are seven in autumn", &night, "2026-10-24T22:00:00Z", 420,
	    "2026-10-25T05:00:00Z" },
	{ "round the clock over a holiday", &always, "2026-12-24T22:30:00Z", 60,
	    "2026-12-26T23:30:00Z" },
	{ "never open", &never, "2026-11-23T09:00:00Z", 1, "none" },
};

static void test_add_minutes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(minute_cases); i++) {
		const struct add_case *c = &minute_cases[i];

		assert_instant(
		    sla_add_minutes(c->cal, at(c->from), c->amount), c->expected, c->says);
	}
}

static const struct add_case day_cases[] = {
	{ "the next day, the same time", &office, "2026-11-23T09:12:34Z", 1,
	    "2026-11-24T09:12:34Z" },
	{ "Friday to Monday over the change of the clock", &office, "2026-03-27T09:00:00Z", 1,
	    "2026-03-30T08:00:00Z" },
	{ "and in autumn", &office, "2026-10-23T08:00:00Z", 1, "2026-10-26T09:00:00Z" },
	{ "Saturday counts from Monday's opening", &office, "2026-11-28T10:00:00Z", 1,
	    "2026-12-01T07:15:00Z" },
	{ "in the evening", &office, "2026-11-23T19:00:00Z", 1, "2026-11-25T07:15:00Z" },
	{ "early in the morning", &office, "2026-11-23T05:00:00Z", 1, "2026-11-24T07:15:00Z" },
	{ "exactly at closing time", &office, "2026-11-23T15:45:00Z", 1, "2026-11-25T07:15:00Z" },
	{ "two working days over a weekend", &office, "2026-11-26T09:00:00Z", 2,
	    "2026-11-30T09:00:00Z" },
	{ "two weeks with Easter Monday in them", &office, "2026-03-30T08:00:00Z", 10,
	    "2026-04-14T08:00:00Z" },
	{ "a week over Christmas and New Year", &office, "2026-12-23T09:00:00Z", 5,
	    "2026-12-31T09:00:00Z" },
	{ "over a closure", &office, "2026-10-08T08:00:00Z", 1, "2026-10-12T08:00:00Z" },
	{ "in the lunch break counts from after it", &split, "2026-11-23T11:30:00Z", 1,
	    "2026-11-24T12:00:00Z" },
	{ "none: the same instant", &office, "2026-11-23T09:00:00Z", 0, "2026-11-23T09:00:00Z" },
	{ "never open", &never, "2026-11-23T09:00:00Z", 1, "none" },
};

static void test_add_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(day_cases); i++) {
		const struct add_case *c = &day_cases[i];

		assert_instant(sla_add_days(c->cal, at(c->from), c->amount), c->expected, c->says);
	}
}

/* Hours that differ by day: the time of day moves into the hours of the day it lands on. */
static void test_add_days_to_shorter_day(void **state)
{
	struct sla_calendar cal = { 0 };

	(void)state;
	sla_calendar_add_slot(&cal, 1, 480, 1080); /* Monday 8:00 to 18:00 */
	sla_calendar_add_slot(&cal, 2, 600, 720);  /* Tuesday 10:00 to 12:00 */
	assert_instant(sla_add_days(&cal, at("2026-11-23T16:00:00Z"), 1), "2026-11-24T11:00:00Z",
	    "later than closing");
	assert_instant(sla_add_days(&cal, at("2026-11-23T08:00:00Z"), 1), "2026-11-24T09:00:00Z",
	    "before opening");
	assert_instant(
	    sla_add_days(&cal, at("2026-11-23T10:00:00Z"), 1), "2026-11-24T10:00:00Z", "within");
}

static const struct {
	const char *says;
	const struct sla_calendar *cal;
	const char *now;
	bool open;
	const char *until;
} open_cases[] = {
	{ "opening time itself", &office, "2026-11-23T07:15:00Z", true, "2026-11-23T15:45:00Z" },
	{ "a second before it", &office, "2026-11-23T07:14:59Z", false, "2026-11-23T07:15:00Z" },
	{ "the last second", &office, "2026-11-23T15:44:59Z", true, "2026-11-23T15:45:00Z" },
	{ "closing time itself", &office, "2026-11-23T15:45:00Z", false, "2026-11-24T07:15:00Z" },
	{ "L8: a second later", &office, "2026-11-23T15:45:01Z", false, "2026-11-24T07:15:00Z" },
	{ "L8: Saturday", &office, "2026-11-28T10:00:00Z", false, "2026-11-30T07:15:00Z" },
	{ "L8: a public holiday", &office, "2026-04-06T08:00:00Z", false, "2026-04-07T06:15:00Z" },
	{ "Good Friday at noon", &office, "2026-04-03T10:00:00Z", true, "2026-04-03T14:45:00Z" },
	{ "a closure", &office, "2026-10-09T08:00:00Z", false, "2026-10-12T06:15:00Z" },
	{ "lunch", &split, "2026-11-23T11:10:00Z", false, "2026-11-23T12:00:00Z" },
	{ "over midnight until the holiday", &always, "2026-12-22T12:00:00Z", true,
	    "2026-12-24T23:00:00Z" },
	{ "never", &never, "2026-11-23T09:00:00Z", false, "none" },
};

static void test_open_now(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(open_cases); i++) {
		int64_t until;

		if (sla_open_now(open_cases[i].cal, at(open_cases[i].now), &until) !=
		    open_cases[i].open)
			fail_msg("%s: open is wrong", open_cases[i].says);
		assert_instant(until, open_cases[i].until, open_cases[i].says);
	}
}

static const struct {
	int year, month, day;
	const char *name; /* NULL: no day off */
} holiday_cases[] = {
	{ 2024, 3, 31, "Easter Sunday" },
	{ 2024, 4, 1, "Easter Monday" },
	{ 2025, 4, 21, "Easter Monday" },
	{ 2026, 4, 6, "Easter Monday" },
	{ 2027, 3, 29, "Easter Monday" },
	{ 2038, 4, 25, "Easter Sunday" },
	{ 2026, 4, 3, NULL },
	{ 2026, 4, 27, "King's Day" },
	{ 2025, 4, 26, "King's Day" },
	{ 2025, 4, 27, NULL },
	{ 2030, 5, 5, "Liberation Day" },
	{ 2026, 5, 5, NULL },
	{ 2026, 5, 14, "Ascension Day" },
	{ 2026, 5, 24, "Whit Sunday" },
	{ 2026, 5, 25, "Whit Monday" },
	{ 2026, 12, 25, "Christmas Day" },
	{ 2026, 12, 26, "Boxing Day" },
	{ 2026, 12, 24, NULL },
	{ 2026, 12, 31, NULL },
	{ 2027, 1, 1, "New Year's Day" },
};

static void test_holidays(void **state)
{
	(void)state;
	i18n_use(LANGUAGE_EN);
	for (size_t i = 0; i < COUNT(holiday_cases); i++) {
		const char *name = sla_holiday(
		    holiday_cases[i].year, holiday_cases[i].month, holiday_cases[i].day);

		if (holiday_cases[i].name == NULL)
			assert_null(name);
		else
			assert_string_equal(name, holiday_cases[i].name);
	}
}

static void test_slots_merge(void **state)
{
	struct sla_calendar cal = { 0 };

	(void)state;
	sla_calendar_add_slot(&cal, 1, 600, 720);
	sla_calendar_add_slot(&cal, 1, 480, 540);
	sla_calendar_add_slot(&cal, 2, 480, 540);
	assert_int_equal(cal.slot_count, 3);
	sla_calendar_add_slot(&cal, 1, 500, 660);
	assert_int_equal(cal.slot_count, 2);
	assert_int_equal(cal.slots[0].opens, 480);
	assert_int_equal(cal.slots[0].closes, 720);
	sla_calendar_add_slot(&cal, 7, 480, 540);
	sla_calendar_add_slot(&cal, 3, 540, 540);
	sla_calendar_add_slot(&cal, 3, 540, 1441);
	assert_int_equal(cal.slot_count, 2);
}

static const struct {
	const char *says;
	struct sla_terms terms;
	const char *created, *response, *resolution, *promise_nl, *promise_en, *resolution_nl;
} terms_cases[] = {
	{ "first line", { 240, 0, 0, 1, false }, "2026-11-23T13:00:00Z", "2026-11-24T08:30:00Z",
	    "2026-11-24T13:00:00Z", "reactie binnen 4 uur", "response within 4 hours",
	    "oplossing binnen 1 werkdag" },
	{ "second line", { 0, 1, 0, 10, false }, "2026-11-23T13:00:00Z", "2026-11-24T13:00:00Z",
	    "2026-12-07T13:00:00Z", "reactie binnen 1 werkdag", "response within 1 working day",
	    "oplossing binnen 2 weken" },
	{ "changes", { 0, 3, 0, 0, false }, "2026-11-23T13:00:00Z", "2026-11-26T13:00:00Z", "none",
	    "reactie binnen 3 werkdagen", "response within 3 working days",
	    "oplossing op afspraak" },
	{ "projects", { 0, 0, 0, 0, false }, "2026-11-23T13:00:00Z", "none", "none",
	    "reactie op afspraak", "response by appointment", "oplossing op afspraak" },
	{ "problem", { 0, 5, 0, 0, false }, "2026-11-23T13:00:00Z", "2026-11-30T13:00:00Z", "none",
	    "reactie binnen 1 week", "response within 1 week", "oplossing op afspraak" },
	{ "major incident at night", { 30, 0, 240, 0, true }, "2026-11-28T23:00:00Z",
	    "2026-11-28T23:30:00Z", "2026-11-29T03:00:00Z", "reactie binnen 30 minuten",
	    "response within 30 minutes", "oplossing binnen 4 uur" },
};

static void test_terms(void **state)
{
	struct arena *arena = arena_create(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(terms_cases); i++) {
		const struct sla_terms *terms = &terms_cases[i].terms;
		int64_t created = at(terms_cases[i].created);

		assert_instant(sla_response_due(&office, terms, created), terms_cases[i].response,
		    terms_cases[i].says);
		assert_instant(sla_resolution_due(&office, terms, created),
		    terms_cases[i].resolution, terms_cases[i].says);
		i18n_use(LANGUAGE_EN);
		assert_string_equal(sla_promise_text(arena, terms), terms_cases[i].promise_en);
		i18n_use(LANGUAGE_NL);
		assert_string_equal(sla_promise_text(arena, terms), terms_cases[i].promise_nl);
		assert_string_equal(
		    sla_resolution_text(arena, terms), terms_cases[i].resolution_nl);
	}
	arena_destroy(arena);
}

static void test_hours_text(void **state)
{
	struct arena *arena = arena_create(1 << 20);
	struct sla_calendar mixed = split;

	(void)state;
	sla_calendar_add_slot(&mixed, 6, 600, 720);
	i18n_use(LANGUAGE_NL);
	assert_string_equal(
	    sla_hours_text(arena, &office), "Maandag t/m vrijdag 8:15 tot 16:45 uur.");
	assert_string_equal(sla_hours_text(arena, &mixed),
	    "Maandag t/m vrijdag 8:15 tot 12:00 en 13:00 tot 16:45, zaterdag 10:00 tot 12:00 uur.");
	i18n_use(LANGUAGE_EN);
	assert_string_equal(sla_hours_text(arena, &office), "Monday to Friday 8:15 to 16:45.");
	assert_string_equal(sla_hours_text(arena, &never), "No fixed opening hours.");
	arena_destroy(arena);
}

static const struct {
	const char *now, *nl, *en;
} until_text_cases[] = {
	{ "2026-11-23T09:00:00Z", "tot 16:45 uur", "until 16:45" },
	{ "2026-11-23T06:00:00Z", "Vandaag om 8:15 uur weer open", "Opens today at 8:15" },
	{ "2026-11-23T18:00:00Z", "Morgen om 8:15 uur weer open", "Opens tomorrow at 8:15" },
	{ "2026-11-28T12:00:00Z", "Maandag om 8:15 uur weer open", "Opens on Monday at 8:15" },
	{ "2026-04-06T10:00:00Z", "Morgen om 8:15 uur weer open", "Opens tomorrow at 8:15" },
	{ "2026-10-09T10:00:00Z", "Maandag om 8:15 uur weer open", "Opens on Monday at 8:15" },
};

static void test_until_text(void **state)
{
	struct ctx ctx = { .arena = arena_create(1 << 20) };

	(void)state;
	for (size_t i = 0; i < COUNT(until_text_cases); i++) {
		ctx.now = at(until_text_cases[i].now);
		i18n_use(LANGUAGE_EN);
		assert_string_equal(sla_until_text(&ctx, &office), until_text_cases[i].en);
		i18n_use(LANGUAGE_NL);
		assert_string_equal(sla_until_text(&ctx, &office), until_text_cases[i].nl);
	}
	arena_destroy(ctx.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add_minutes),
		cmocka_unit_test(test_add_days),
		cmocka_unit_test(test_add_days_to_shorter_day),
		cmocka_unit_test(test_open_now),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_slots_merge),
		cmocka_unit_test(test_terms),
		cmocka_unit_test(test_hours_text),
		cmocka_unit_test(test_until_text),
	};

	return cmocka_run_group_tests(tests, open_all, NULL);
}
