/* SPDX-License-Identifier: Apache-2.0 */
/* The one time zone of the process: local time of an instant, and back. The C library knows the
 * zone; what it says of a day is remembered. Owns the variable TZ: nothing else may set it. The
 * words are in i18n.c. */
#include "i18n_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "clock.h"
#include "log.h"

#define DAY 86400
#define ZONE_MAX 64
#define ZONE_DAYS 256 /* days whose offset is remembered; a power of two */

/* How far the zone is ahead on some days of UTC. */
static struct {
	int64_t day, offset;
	bool known;
} zone_days[ZONE_DAYS];

static bool zone_exists(const char *zone)
{
	const char *directory = getenv("TZDIR");
	struct stat about;
	char path[256];
	size_t size = strlen(zone);
	int written;

	if (size == 0 || size > ZONE_MAX || zone[0] == '/' || strstr(zone, "..") != NULL ||
	    zone[strspn(zone,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/")] != '\0')
		return false;
	written = snprintf(path, sizeof(path), "%s/%s",
	    directory != NULL ? directory : "/usr/share/zoneinfo", zone);
	return written > 0 && (size_t)written < sizeof(path) && stat(path, &about) == 0 &&
	    S_ISREG(about.st_mode);
}

enum result i18n_zone_open(const char *zone)
{
	if (!zone_exists(zone)) {
		log_error("no such time zone: %s", zone);
		return RES_INVALID;
	}
	if (setenv("TZ", zone, 1) != 0)
		return RES_UNAVAILABLE;
	tzset();
	memset(zone_days, 0, sizeof(zone_days));
	return RES_OK;
}

/* Days around 1970 that are looked up so: six thousand years. Before and after, the C library. */
#define ZONE_DAY_MAX (3000 * 365)

static int64_t offset_asked(int64_t instant)
{
	time_t when = (time_t)instant;
	struct tm tm;

	return localtime_r(&when, &tm) != NULL ? (int64_t)tm.tm_gmtoff : 0;
}

static int64_t day_of(int64_t instant)
{
	return (instant >= 0 ? instant : instant - (DAY - 1)) / DAY;
}

/* A zone changes at most once a day: a day (of UTC) that begins and ends with one offset has it
 * throughout. Pages ask for the same few days again and again, and the C library thinks long. */
static int64_t offset_at(int64_t instant)
{
	const int64_t day = day_of(instant);
	const size_t at = (size_t)day & (ZONE_DAYS - 1);
	int64_t offset;

	if (day < -ZONE_DAY_MAX || day > ZONE_DAY_MAX)
		return offset_asked(instant);
	if (zone_days[at].known && zone_days[at].day == day)
		return zone_days[at].offset;
	offset = offset_asked(day * DAY);
	if (offset != offset_asked((day + 1) * DAY))
		return offset_asked(instant);
	zone_days[at].day = day;
	zone_days[at].offset = offset;
	zone_days[at].known = true;
	return offset;
}

/* What localtime_r() cannot say is the first instant of 1970. */
static struct i18n_time local_asked(int64_t instant)
{
	time_t when = (time_t)instant;
	struct tm tm;

	if (localtime_r(&when, &tm) == NULL) {
		when = 0;
		localtime_r(&when, &tm);
	}
	return (struct i18n_time){
		.year = tm.tm_year + 1900,
		.month = tm.tm_mon + 1,
		.day = tm.tm_mday,
		.hour = tm.tm_hour,
		.minute = tm.tm_min,
		.second = tm.tm_sec,
		.weekday = tm.tm_wday,
		.yearday = tm.tm_yday,
	};
}

struct i18n_time i18n_local(int64_t instant)
{
	const int64_t utc_day = day_of(instant);
	int64_t local, day, second;
	struct clock_date date;

	if (utc_day < -ZONE_DAY_MAX || utc_day > ZONE_DAY_MAX)
		return local_asked(instant);
	local = instant + offset_at(instant);
	day = day_of(local);
	second = local - day * DAY;
	date = clock_date(day);
	return (struct i18n_time){
		.year = date.year,
		.month = date.month,
		.day = date.day,
		.hour = (int)(second / 3600),
		.minute = (int)(second / 60 % 60),
		.second = (int)(second % 60),
		.weekday = (int)(((day + 4) % 7 + 7) % 7), /* 1970 began on a Thursday */
		.yearday = (int)(day - clock_days(date.year, 1, 1)),
	};
}

int i18n_offset(int64_t instant)
{
	return (int)offset_at(instant);
}

/* The first instant after `low` with another offset than `low` has; `high` has another. */
static int64_t transition_between(int64_t low, int64_t high)
{
	const int64_t before = offset_at(low);

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (offset_at(middle) == before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

int64_t i18n_instant(const struct i18n_time *local)
{
	struct tm tm = {
		.tm_year = local->year - 1900,
		.tm_mon = local->month - 1,
		.tm_mday = local->day,
		.tm_hour = local->hour,
		.tm_min = local->minute,
		.tm_sec = local->second,
	};
	/* As if it were UTC; the true instant is within a day of it, so the zone changes at most
	 * once around it. */
	const int64_t naive = (int64_t)timegm(&tm);
	const int64_t earlier = offset_at(naive - DAY), later = offset_at(naive + DAY);
	const int64_t first = naive - earlier, second = naive - later;

	if (offset_at(first) == earlier) /* also the doubled hour: the first of the two */
		return first;
	if (offset_at(second) == later)
		return second;
	return transition_between(naive - DAY, naive + DAY);
}
