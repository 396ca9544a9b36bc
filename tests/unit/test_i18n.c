/* SPDX-License-Identifier: Apache-2.0 */
/* The reader's language, with a catalogue made here; and local time on the two nights of the
 * year that are not as others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "clock.h"
#include "i18n.h"

static struct arena *arena;
static char directory[] = "/tmp/loket-i18n-XXXXXX";

/* Sorted by msgid, as gettext wants it. A plural's forms have NULs between. */
struct entry {
	const char *id;
	size_t id_size;
	const char *text;
	size_t text_size;
};
#define ENTRY(id, text)                                        \
	{                                                      \
		(id), sizeof(id) - 1, (text), sizeof(text) - 1 \
	}

static const struct entry entries[] = {
	ENTRY("",
	    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != "
	    "1);\n"),
	ENTRY("%d file\0%d files", "%d bestand\0%d bestanden"),
	ENTRY("Log in", "Inloggen"),
	ENTRY("Open", "Openen"),
	ENTRY("status\004Open", "Één open"),
};

static void put32(FILE *file, size_t value)
{
	uint32_t number = (uint32_t)value;

	assert_int_equal(fwrite(&number, sizeof(number), 1, file), 1);
}

/* A machine object file (gettext's manual, "The Format of GNU MO Files"). */
static void write_catalogue(const char *path)
{
	const size_t count = sizeof(entries) / sizeof(entries[0]);
	size_t at = 28 + 16 * count;
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	put32(file, 0x950412de);
	put32(file, 0);
	put32(file, count);
	put32(file, 28);
	put32(file, 28 + 8 * count);
	put32(file, 0);
	put32(file, 0);
	for (size_t i = 0; i < count; at += entries[i++].id_size + 1) {
		put32(file, entries[i].id_size);
		put32(file, at);
	}
	for (size_t i = 0; i < count; at += entries[i++].text_size + 1) {
		put32(file, entries[i].text_size);
		put32(file, at);
	}
	for (size_t i = 0; i < count; i++)
		fwrite(entries[i].id, 1, entries[i].id_size + 1, file);
	for (size_t i = 0; i < count; i++)
		fwrite(entries[i].text, 1, entries[i].text_size + 1, file);
	assert_int_equal(fclose(file), 0);
}

static const char *inside(const char *name)
{
	const char *path = arena_printf(arena, "%s/%s", directory, name);

	assert_non_null(path);
	return path;
}

static int setup(void **state)
{
	(void)state;
	arena = arena_create((size_t)1 << 20);
	if (arena == NULL || mkdtemp(directory) == NULL || mkdir(inside("nl"), 0700) != 0 ||
	    mkdir(inside("nl/LC_MESSAGES"), 0700) != 0)
		return 1;
	write_catalogue(inside("nl/LC_MESSAGES/loket.mo"));
	return i18n_open(directory, "Europe/Amsterdam") != RES_OK;
}

static int teardown(void **state)
{
	(void)state;
	unlink(inside("nl/LC_MESSAGES/loket.mo"));
	rmdir(inside("nl/LC_MESSAGES"));
	rmdir(inside("nl"));
	rmdir(directory);
	arena_destroy(arena);
	return 0;
}

static int in_dutch(void **state)
{
	(void)state;
	i18n_use(LANGUAGE_NL);
	return 0;
}

static int64_t at(const char *iso)
{
	int64_t instant;

	assert_int_equal(clock_parse(iso, &instant), RES_OK);
	return instant;
}

static void texts_follow_the_language(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		i18n_use(LANGUAGE_NL);
		assert_int_equal(i18n_language(), LANGUAGE_NL);
		assert_string_equal(_("Log in"), "Inloggen");
		assert_string_equal(_("Open"), "Openen");
		assert_string_equal(p_("status", "Open"), "Één open");
		assert_string_equal(p_("menu", "Open"), "Open");
		assert_string_equal(_("not in the catalogue"), "not in the catalogue");
		assert_string_equal(n_("%d file", "%d files", 1), "%d bestand");
		assert_string_equal(n_("%d file", "%d files", 2), "%d bestanden");
		i18n_use(LANGUAGE_EN);
		assert_int_equal(i18n_language(), LANGUAGE_EN);
		assert_string_equal(_("Log in"), "Log in");
		assert_string_equal(p_("status", "Open"), "Open");
		assert_string_equal(n_("%d file", "%d files", 1), "%d file");
		assert_string_equal(n_("%d file", "%d files", 0), "%d files");
	}
}

static void codes(void **state)
{
	(void)state;
	assert_string_equal(i18n_code(LANGUAGE_NL), "nl");
	assert_string_equal(i18n_code(LANGUAGE_EN), "en");
	assert_int_equal(i18n_from_code("nl"), LANGUAGE_NL);
	assert_int_equal(i18n_from_code("en"), LANGUAGE_EN);
	assert_int_equal(i18n_from_code("NL"), 0);
	assert_int_equal(i18n_from_code("de"), 0);
	assert_int_equal(i18n_from_code(""), 0);
	assert_int_equal(i18n_from_code(NULL), 0);
}

static void the_best_language_is_negotiated(void **state)
{
	static const struct {
		const char *header;
		enum language language;
	} rows[] = {
		{ NULL, LANGUAGE_NL },
		{ "", LANGUAGE_NL },
		{ "en", LANGUAGE_EN },
		{ "en-GB,en;q=0.9", LANGUAGE_EN },
		{ "nl-BE", LANGUAGE_NL },
		{ "de, en;q=0.5", LANGUAGE_EN },
		{ "de", LANGUAGE_NL },
		{ "en;q=0.4, nl;q=0.6", LANGUAGE_NL },
		{ "nl;q=0.4,en;q=0.6", LANGUAGE_EN },
		{ "en;q=0", LANGUAGE_NL },
		{ "*, en;q=0.5", LANGUAGE_NL },
		{ "*;q=0.1, EN-us;q=0.5", LANGUAGE_EN },
		{ "eng", LANGUAGE_NL },
		{ "nl;q=0.8;x=y, en ; q=0.9", LANGUAGE_EN },
		{ ",,;;q=,en", LANGUAGE_EN },
		{ "en;q=2, nl;q=0.001", LANGUAGE_NL },
		{ "en;q=1.000,nl;q=0.999", LANGUAGE_EN },
		{ "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,en", LANGUAGE_NL },
		{ "en;q", LANGUAGE_NL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (i18n_negotiate(rows[i].header) != rows[i].language)
			fail_msg("%s", rows[i].header);
	}
}

static void an_unknown_zone_is_refused(void **state)
{
	static const char *const zones[] = { "", "Europe", "Europe/Atlantis", "/etc/passwd",
		"../zoneinfo/UTC", "Europe/Amsterdam;x", "AAA0BBB" };

	(void)state;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		assert_int_equal(i18n_open(directory, zones[i]), RES_INVALID);
}

static void local_time_is_the_portals(void **state)
{
	struct i18n_time t = i18n_local(at("2026-12-31T23:30:15Z"));

	(void)state;
	assert_int_equal(t.year, 2027);
	assert_int_equal(t.month, 1);
	assert_int_equal(t.day, 1);
	assert_int_equal(t.hour, 0);
	assert_int_equal(t.minute, 30);
	assert_int_equal(t.second, 15);
	assert_int_equal(t.weekday, 5);
	assert_int_equal(t.yearday, 0);
	t = i18n_local(at("2026-07-05T10:00:00Z"));
	assert_int_equal(t.hour, 12);
	assert_int_equal(t.weekday, 0);
	assert_int_equal(t.yearday, 185);
	assert_int_equal(i18n_offset(at("2026-07-05T10:00:00Z")), 7200);
	assert_int_equal(i18n_offset(at("2026-01-05T10:00:00Z")), 3600);
}

static void instants_on_changing_nights(void **state)
{
	static const struct {
		struct i18n_time local;
		const char *instant;
	} rows[] = {
		{ { .year = 2026, .month = 3, .day = 29, .hour = 1, .minute = 59, .second = 59 },
		    "2026-03-29T00:59:59Z" },
		{ { .year = 2026, .month = 3, .day = 29, .hour = 2 },
		    "2026-03-29T01:00:00Z" }, /* no such hour: */
		{ { .year = 2026, .month = 3, .day = 29, .hour = 2, .minute = 30 },
		    "2026-03-29T01:00:00Z" }, /* the gap's end */
		{ { .year = 2026, .month = 3, .day = 29, .hour = 2, .minute = 59, .second = 59 },
		    "2026-03-29T01:00:00Z" },
		{ { .year = 2026, .month = 3, .day = 29, .hour = 3 }, "2026-03-29T01:00:00Z" },
		{ { .year = 2026, .month = 3, .day = 29, .hour = 3, .minute = 30 },
		    "2026-03-29T01:30:00Z" },
		{ { .year = 2026, .month = 10, .day = 25, .hour = 1, .minute = 59 },
		    "2026-10-24T23:59:00Z" },
		{ { .year = 2026, .month = 10, .day = 25, .hour = 2 },
		    "2026-10-25T00:00:00Z" }, /* twice: the first */
		{ { .year = 2026, .month = 10, .day = 25, .hour = 2, .minute = 59, .second = 59 },
		    "2026-10-25T00:59:59Z" },
		{ { .year = 2026, .month = 10, .day = 25, .hour = 3 }, "2026-10-25T02:00:00Z" },
		{ { .year = 2026, .month = 11, .day = 23, .hour = 8, .minute = 15 },
		    "2026-11-23T07:15:00Z" },
		{ { .year = 2026, .month = 7, .day = 1 }, "2026-06-30T22:00:00Z" },
		{ { .year = 2026, .month = 12, .day = 32 },
		    "2026-12-31T23:00:00Z" }, /* carries over */
		{ { .year = 2026, .month = 13, .day = 1 }, "2026-12-31T23:00:00Z" },
		{ { .year = 2026, .month = 1, .day = 1, .hour = -1 }, "2025-12-31T22:00:00Z" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[21];

		clock_format(i18n_instant(&rows[i].local), text);
		assert_string_equal(text, rows[i].instant);
	}
}

/* There and back: every half hour of three years, but for the second time of the doubled hours. */
static void every_instant_comes_back(void **state)
{
	const int64_t end = at("2029-01-01T00:00:00Z");
	int doubled = 0;

	(void)state;
	for (int64_t instant = at("2026-01-01T00:00:00Z"); instant < end; instant += 1800) {
		const struct i18n_time t = i18n_local(instant);
		const int64_t back = i18n_instant(&t);

		if (back != instant) {
			assert_int_equal(back, instant - 3600);
			doubled++;
		}
	}
	assert_int_equal(doubled, 6);
}

/* Offsets are remembered by the day: so that no zone's changes are lost, every three hours of sixty
 * years in zones that change at night, at noon of UTC, by half an hour, and by a whole day. */
static void local_time_is_the_c_librarys_in_every_zone(void **state)
{
	static const char *const zones[] = { "Pacific/Apia", "Australia/Lord_Howe",
		"America/St_Johns", "Africa/Casablanca", "UTC", "Europe/Amsterdam" };

	(void)state;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		assert_int_equal(i18n_open(directory, zones[i]), RES_OK);
		for (int64_t instant = -86400 * 400; instant < at("2030-01-01T00:00:00Z");
		     instant += 3 * 3600 - 1) {
			const struct i18n_time t = i18n_local(instant);
			const time_t when = (time_t)instant;
			struct tm tm;

			assert_non_null(localtime_r(&when, &tm));
			assert_true(t.year == tm.tm_year + 1900 && t.month == tm.tm_mon + 1 &&
			    t.day == tm.tm_mday && t.hour == tm.tm_hour && t.minute == tm.tm_min &&
			    t.second == tm.tm_sec && t.weekday == tm.tm_wday &&
			    t.yearday == tm.tm_yday && i18n_offset(instant) == tm.tm_gmtoff);
		}
	}
}

/* What no table of days holds is asked of the C library; what that cannot say is 1970. */
static void local_time_of_what_nobody_lives_to_see(void **state)
{
	const int64_t far = INT64_C(300000000000); /* in the year 11476 */
	const struct i18n_time later = i18n_local(far), earlier = i18n_local(-far),
			       never = i18n_local(INT64_MAX);

	(void)state;
	assert_int_equal(later.year, 11476);
	assert_int_equal(i18n_instant(&later), far);
	assert_int_equal(earlier.year, -7537);
	assert_int_equal(i18n_instant(&earlier), -far);
	assert_int_equal(never.year, 1970);
}

struct said {
	const char *instant, *now, *nl, *en;
};

static void check_said(
    const struct said *rows, size_t count, const char *(*say)(struct arena *, int64_t, int64_t))
{
	for (size_t i = 0; i < count; i++) {
		i18n_use(LANGUAGE_NL);
		assert_string_equal(say(arena, at(rows[i].instant), at(rows[i].now)), rows[i].nl);
		i18n_use(LANGUAGE_EN);
		assert_string_equal(say(arena, at(rows[i].instant), at(rows[i].now)), rows[i].en);
	}
}

static void moments(void **state)
{
	static const struct said rows[] = {
		{ "2026-11-23T07:15:00Z", "2026-11-23T22:59:00Z", "vandaag 8:15", "today 8:15" },
		{ "2026-11-23T07:15:00Z", "2026-11-23T23:00:00Z", "gisteren 8:15",
		    "yesterday 8:15" },
		{ "2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z", "morgen 9:00", "tomorrow 9:00" },
		{ "2026-11-23T07:05:00Z", "2026-11-25T08:00:00Z", "ma 23 november 8:05",
		    "Mon 23 November 8:05" },
		{ "2025-12-31T22:30:00Z", "2025-12-31T23:30:00Z", "gisteren 23:30",
		    "yesterday 23:30" },
		{ "2025-03-01T22:30:00Z", "2026-01-01T08:00:00Z", "za 1 maart 2025 om 23:30",
		    "Sat 1 March 2025 at 23:30" },
		{ "2026-10-25T01:30:00Z", "2026-10-25T22:30:00Z", "vandaag 2:30", "today 2:30" },
		{ "2026-03-28T22:30:00Z", "2026-03-29T21:30:00Z", "gisteren 23:30",
		    "yesterday 23:30" },
	};

	(void)state;
	check_said(rows, sizeof(rows) / sizeof(rows[0]), i18n_moment);
}

static void moments_of_a_column(void **state)
{
	static const struct said rows[] = {
		{ "2026-11-23T07:15:00Z", "2026-11-23T22:59:00Z", "8:15", "8:15" },
		{ "2026-11-23T07:15:00Z", "2026-11-23T23:00:00Z", "gisteren", "yesterday" },
		{ "2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z", "morgen", "tomorrow" },
		{ "2026-03-01T07:05:00Z", "2026-11-25T08:00:00Z", "1 mrt", "1 Mar" },
		{ "2025-12-31T22:30:00Z", "2026-05-31T23:30:00Z", "31 dec 2025", "31 Dec 2025" },
	};

	(void)state;
	check_said(rows, sizeof(rows) / sizeof(rows[0]), i18n_short);
}

static void dates(void **state)
{
	static const struct said rows[] = {
		{ "2026-11-23T07:15:00Z", "2026-11-23T08:00:00Z", "ma 23 november",
		    "Mon 23 November" },
		{ "2027-01-01T07:15:00Z", "2026-11-23T08:00:00Z", "vr 1 januari 2027",
		    "Fri 1 January 2027" },
	};

	(void)state;
	check_said(rows, sizeof(rows) / sizeof(rows[0]), i18n_date);
}

static void deadlines(void **state)
{
	static const struct said rows[] = {
		{ "2026-11-23T13:06:00Z", "2026-11-23T08:00:00Z", "14:06 uur", "14:06" },
		{ "2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z", "morgen 9:00 uur",
		    "tomorrow 9:00" },
		{ "2026-11-24T08:00:00Z", "2026-11-20T08:00:00Z", "di 24 november 9:00 uur",
		    "Tue 24 November 9:00" },
		{ "2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", "gisteren 9:00 uur",
		    "yesterday 9:00" },
		{ "2027-01-04T08:00:00Z", "2026-12-23T08:00:00Z", "ma 4 januari 2027 om 9:00 uur",
		    "Mon 4 January 2027 at 9:00" },
	};

	(void)state;
	check_said(rows, sizeof(rows) / sizeof(rows[0]), i18n_deadline);
	i18n_use(LANGUAGE_NL);
	assert_string_equal(
	    i18n_full(arena, at("2026-11-23T07:15:00Z")), "ma 23 november 2026 om 8:15 uur");
	assert_string_equal(i18n_clock(arena, at("2026-11-23T07:15:00Z")), "8:15 uur");
	i18n_use(LANGUAGE_EN);
	assert_string_equal(
	    i18n_full(arena, at("2026-11-23T07:15:00Z")), "Mon 23 November 2026 at 8:15");
	assert_string_equal(i18n_clock(arena, at("2026-11-23T07:15:00Z")), "8:15");
}

struct amount {
	int64_t amount;
	const char *nl, *en;
};

static void check_amounts(
    const struct amount *rows, size_t count, const char *(*say)(struct arena *, int64_t))
{
	for (size_t i = 0; i < count; i++) {
		i18n_use(LANGUAGE_NL);
		assert_string_equal(say(arena, rows[i].amount), rows[i].nl);
		i18n_use(LANGUAGE_EN);
		assert_string_equal(say(arena, rows[i].amount), rows[i].en);
	}
}

static void amounts(void **state)
{
	static const struct amount numbers[] = {
		{ 0, "0", "0" },
		{ 999, "999", "999" },
		{ 1000, "1.000", "1,000" },
		{ 12345, "12.345", "12,345" },
		{ -1234567, "-1.234.567", "-1,234,567" },
		{ INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808" },
		{ INT64_MAX, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807" },
	};
	static const struct amount sizes[] = {
		{ -1, "0 bytes", "0 bytes" },
		{ 1, "1 byte", "1 byte" },
		{ 999, "999 bytes", "999 bytes" },
		{ 1000, "1 kB", "1 kB" },
		{ 214400, "214 kB", "214 kB" },
		{ 999499, "999 kB", "999 kB" },
		{ 999500, "1,0 MB", "1.0 MB" },
		{ 1234567, "1,2 MB", "1.2 MB" },
		{ 1250000, "1,3 MB", "1.3 MB" },
		{ 999949999, "999,9 MB", "999.9 MB" },
		{ 999950000, "1,0 GB", "1.0 GB" },
		{ 2500000000, "2,5 GB", "2.5 GB" },
		{ 7200000000000, "7,2 TB", "7.2 TB" },
		{ INT64_MAX, "9223372,0 TB", "9223372.0 TB" },
	};
	static const struct amount durations[] = {
		{ -5, "zojuist", "just now" },
		{ 0, "zojuist", "just now" },
		{ 59, "zojuist", "just now" },
		{ 60, "1 minuut", "1 minute" },
		{ 179, "2 minuten", "2 minutes" },
		{ 3599, "59 minuten", "59 minutes" },
		{ 3600, "1 uur", "1 hour" },
		{ 10800, "3 uur", "3 hours" },
		{ 86399, "23 uur", "23 hours" },
		{ 86400, "1 dag", "1 day" },
		{ 432000, "5 dagen", "5 days" },
		{ 86400 * 400, "400 dagen", "400 days" },
	};

	(void)state;
	check_amounts(numbers, sizeof(numbers) / sizeof(numbers[0]), i18n_number);
	check_amounts(sizes, sizeof(sizes) / sizeof(sizes[0]), i18n_size);
	check_amounts(durations, sizeof(durations) / sizeof(durations[0]), i18n_duration);
}

/* What a date and a time field of a form may say; scanf took "+9:00" and "9:5" for times. */
static void days_and_times_are_read_exactly(void **state)
{
	static const char *const wrong_days[] = { NULL, "", "2026-1-25", "2026-13-01", "2026-00-01",
		"2026-01-32", "2026/01/25", "+026-01-25", "2026-01-25 ", "2026-01-2x" };
	static const char *const wrong_times[] = { NULL, "", "9", "9:5", "+9:00", "-1:00", "24:00",
		"23:60", "009:00", "9:00 ", "09:00:00", "9.00", " 9:00" };
	struct i18n_time t = { .year = 1 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong_days) / sizeof(wrong_days[0]); i++)
		assert_false(i18n_read_day(wrong_days[i], &t));
	for (size_t i = 0; i < sizeof(wrong_times) / sizeof(wrong_times[0]); i++)
		assert_false(i18n_read_time(wrong_times[i], &t));
	assert_int_equal(t.year, 1);
	assert_true(i18n_read_day("2026-11-25", &t) && i18n_read_time("9:05", &t));
	assert_int_equal(t.year * 10000 + t.month * 100 + t.day, 20261125);
	assert_int_equal(t.hour * 60 + t.minute, 545);
	assert_true(i18n_read_time("23:59", &t));
	assert_int_equal(t.hour * 60 + t.minute, 1439);
}

int main(void)
{
#define CASE(function) cmocka_unit_test_setup(function, in_dutch)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_and_times_are_read_exactly),
		CASE(texts_follow_the_language),
		CASE(codes),
		CASE(the_best_language_is_negotiated),
		CASE(an_unknown_zone_is_refused),
		CASE(local_time_is_the_portals),
		CASE(instants_on_changing_nights),
		CASE(every_instant_comes_back),
		CASE(local_time_is_the_c_librarys_in_every_zone),
		CASE(local_time_of_what_nobody_lives_to_see),
		CASE(moments),
		CASE(moments_of_a_column),
		CASE(dates),
		CASE(deadlines),
		CASE(amounts),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
