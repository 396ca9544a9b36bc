/* SPDX-License-Identifier: Apache-2.0 */
/* Clocks: the three kinds, a file that changes and breaks, and RFC 3339 to the second, both ways.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"

static void parses_and_formats(void **state)
{
	static const struct {
		const char *text;
		int64_t instant;
	} cases[] = {
		{ "1970-01-01T00:00:00Z", 0 },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "2026-04-03T10:00:00Z", 1775210400 },
		{ "2024-02-29T23:59:59Z", 1709251199 },
		{ "2000-02-29T00:00:00Z", 951782400 },
		{ "2100-03-01T00:00:00Z", 4107542400 },
		{ "0000-01-01T00:00:00Z", -62167219200 },
		{ "9999-12-31T23:59:59Z", 253402300799 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char text[21];
		int64_t instant = 7;

		assert_int_equal(clock_parse(cases[i].text, &instant), RES_OK);
		assert_int_equal(instant, cases[i].instant);
		clock_format(instant, text);
		assert_string_equal(text, cases[i].text);
	}
}

static void agrees_with_the_system(void **state)
{
	(void)state;
	for (int64_t instant = -5000000000; instant < 9000000000; instant += 86400 * 37 + 12345) {
		time_t at = (time_t)instant;
		char ours[21], theirs[32];
		struct tm tm;
		int64_t back;

		clock_format(instant, ours);
		assert_non_null(gmtime_r(&at, &tm));
		assert_int_equal(strftime(theirs, sizeof(theirs), "%Y-%m-%dT%H:%M:%SZ", &tm), 20);
		assert_string_equal(ours, theirs);
		assert_int_equal(clock_parse(ours, &back), RES_OK);
		assert_int_equal(back, instant);
	}
}

static void far_ends_do_not_overflow(void **state)
{
	char text[21];

	(void)state;
	clock_format(INT64_MAX, text);
	assert_string_equal(text, "9999-12-31T23:59:59Z");
	clock_format(INT64_MIN, text);
	assert_string_equal(text, "0000-01-01T00:00:00Z");
}

static void refuses(void **state)
{
	static const char *const cases[] = {
		"",
		"now",
		"2026-04-03",
		"2026-04-03T10:00:00",
		"2026-04-03 10:00:00Z",
		"2026-04-03T10:00:00z",
		"2026-04-03T10:00:00Z ",
		"2026-04-03T10:00:00+00:00",
		"2026-13-03T10:00:00Z",
		"2026-00-03T10:00:00Z",
		"2026-04-31T10:00:00Z",
		"2025-02-29T10:00:00Z",
		"2100-02-29T10:00:00Z",
		"2026-04-00T10:00:00Z",
		"2026-04-03T24:00:00Z",
		"2026-04-03T10:60:00Z",
		"2026-04-03T10:00:60Z",
		"-026-04-03T10:00:00Z",
		"2026-04-03T1 :00:00Z",
		"2026-04-03T10:00:00.Z",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t instant;
		struct clock *clock;

		assert_int_equal(clock_parse(cases[i], &instant), RES_INVALID);
		assert_int_equal(clock_open(cases[i], &clock), RES_INVALID);
		assert_null(clock);
	}
}

static void kinds(void **state)
{
	struct clock *clock;
	int64_t before = clock_ticks_ms();

	(void)state;
	assert_int_equal(clock_open(NULL, &clock), RES_OK);
	assert_in_range(clock_now(clock) - (int64_t)time(NULL) + 1, 0, 2);
	clock_close(clock);
	assert_int_equal(clock_open("2026-04-03T10:00:00Z", &clock), RES_OK);
	assert_int_equal(clock_now(clock), 1775210400);
	assert_int_equal(clock_now(clock), 1775210400);
	clock_close(clock);
	clock_close(NULL);
	assert_true(clock_ticks_ms() >= before);
}

static void write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static void a_file_may_change(void **state)
{
	char path[] = "/tmp/loket-clock-XXXXXX";
	int fd = mkstemp(path);
	struct clock *clock;

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(clock_open(path, &clock), RES_INVALID); /* empty */
	write_file(path, "2026-04-03T10:00:00Z\n");
	assert_int_equal(clock_open(path, &clock), RES_OK);
	assert_int_equal(clock_now(clock), 1775210400);
	write_file(path, "2026-04-03T10:00:05Z");
	assert_int_equal(clock_now(clock), 1775210405);
	write_file(path, "2026-04-0");
	assert_int_equal(clock_now(clock), 1775210405);
	unlink(path);
	assert_int_equal(clock_now(clock), 1775210405);
	clock_close(clock);
}

static enum result open_and_close(void *data)
{
	struct clock *clock;
	enum result res = clock_open(data, &clock);

	if (res != RES_OK)
		assert_null(clock);
	clock_close(clock);
	return res;
}

static void memory_runs_out(void **state)
{
	char path[] = "/tmp/loket-clock-XXXXXX", fixed[] = "2026-04-03T10:00:00Z";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	write_file(path, fixed);
	support_try_each_failure(open_and_close, NULL);
	support_try_each_failure(open_and_close, fixed);
	support_try_each_failure(open_and_close, path);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parses_and_formats),
		TEST(agrees_with_the_system),
		TEST(far_ends_do_not_overflow),
		TEST(refuses),
		TEST(kinds),
		TEST(a_file_may_change),
		TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
