/* SPDX-License-Identifier: Apache-2.0 */
/* Where the time comes from. Whether a clock other than the machine's may be used at all is the
 * application's to decide. Knows UTC only; zones and words for times are i18n's. */
#include "clock.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DAY_SECONDS 86400
#define TIME_TEXT 20 /* "2026-11-23T08:15:00Z" */

struct clock {
	char *path;    /* of the file that holds the time; NULL for the other kinds */
	int64_t *held; /* the fixed time, or what the file said last; NULL: the machine's time */
};

/* The first line of the file, as an instant. */
static enum result clock_read_file(const char *path, int64_t *instant)
{
	char text[64];
	ssize_t size;
	int fd;

	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return RES_INVALID;
	size = read(fd, text, sizeof(text) - 1);
	(void)close(fd);
	if (size < 0)
		return RES_INVALID;
	text[size] = '\0';
	text[strcspn(text, "\r\n")] = '\0';
	return clock_parse(text, instant);
}

enum result clock_open(const char *source, struct clock **clock)
{
	struct clock *made = NULL;
	int64_t instant = 0;
	bool fixed;

	*clock = NULL;
	fixed = source != NULL && clock_parse(source, &instant) == RES_OK;
	if (source != NULL && !fixed && clock_read_file(source, &instant) != RES_OK)
		return RES_INVALID;
	made = calloc(1, sizeof(*made));
	if (made == NULL)
		return RES_UNAVAILABLE;
	if (source != NULL) {
		made->held = malloc(sizeof(*made->held));
		if (made->held == NULL)
			goto out;
		*made->held = instant;
		if (!fixed && (made->path = strdup(source)) == NULL)
			goto out;
	}
	*clock = made;
	return RES_OK;
out:
	clock_close(made);
	return RES_UNAVAILABLE;
}

void clock_close(struct clock *clock)
{
	if (clock == NULL)
		return;
	free(clock->path);
	free(clock->held);
	free(clock);
}

int64_t clock_now(const struct clock *clock)
{
	int64_t instant;

	if (clock->held == NULL)
		return (int64_t)time(NULL);
	/* A file caught halfway through being written leaves the time where it was. */
	if (clock->path != NULL && clock_read_file(clock->path, &instant) == RES_OK)
		*clock->held = instant;
	return *clock->held;
}

int64_t clock_ticks_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Years count from March, so that the leap day is a year's last (H. Hinnant, "chrono-compatible
 * low-level date algorithms"). */
int64_t clock_days(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

struct clock_date clock_date(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t shifted = (5 * doy + 2) / 153;
	int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);

	return (struct clock_date){
		.year = (int)(yoe + era * 400 + (month <= 2 ? 1 : 0)),
		.month = month,
		.day = (int)(doy - (153 * shifted + 2) / 5 + 1),
	};
}

static bool digits(const char *text, int count, int64_t *number)
{
	*number = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*number = *number * 10 + (text[i] - '0');
	}
	return true;
}

enum result clock_parse(const char *text, int64_t *instant)
{
	int64_t year, month, day, hour, minute, second, days;
	struct clock_date date;

	if (strnlen(text, TIME_TEXT + 1) != TIME_TEXT)
		return RES_INVALID;
	if (!digits(text, 4, &year) || text[4] != '-' || !digits(text + 5, 2, &month) ||
	    text[7] != '-' || !digits(text + 8, 2, &day) || text[10] != 'T')
		return RES_INVALID;
	if (!digits(text + 11, 2, &hour) || text[13] != ':' || !digits(text + 14, 2, &minute) ||
	    text[16] != ':' || !digits(text + 17, 2, &second) || text[19] != 'Z')
		return RES_INVALID;
	if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1)
		return RES_INVALID;
	days = clock_days(year, month, day);
	date = clock_date(days);
	if (date.year != year || date.month != month || date.day != day)
		return RES_INVALID; /* the 30th of February */
	*instant = days * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	return RES_OK;
}

/* The last `count` digits of a number. */
static void put(char *out, int64_t number, int count)
{
	for (int i = count; i-- > 0; number /= 10)
		out[i] = (char)('0' + number % 10);
}

/* By hand: lists show a few of these a row. */
void clock_format(int64_t instant, char out[static 21])
{
	/* What four digits of year can say; the ends stand for everything past them. */
	const int64_t first = -62167219200, last = 253402300799;
	int64_t at = instant < first ? first : instant > last ? last : instant;
	int64_t days = at / DAY_SECONDS, rest = at % DAY_SECONDS;
	struct clock_date date;

	if (rest < 0) {
		rest += DAY_SECONDS;
		days--;
	}
	date = clock_date(days);
	memcpy(out, "0000-00-00T00:00:00Z", 21);
	put(out, date.year, 4);
	put(out + 5, date.month, 2);
	put(out + 8, date.day, 2);
	put(out + 11, rest / 3600, 2);
	put(out + 14, rest / 60 % 60, 2);
	put(out + 17, rest % 60, 2);
}
