/* SPDX-License-Identifier: Apache-2.0 */
/* The language in force, and everything that reads differently in it: dates, times, numbers,
 * sizes, durations. Sentences come from the gettext catalogue; the small words of dates stand in
 * a table here, because they are grammar and not text. Owns the process's variable LANGUAGE; TZ
 * and local time are in i18n_zone.c. Knows nothing of opening hours or holidays. */
#include "i18n_inside.h"

#include <stdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "clock.h"
#include "log.h"

#define DOMAIN "loket"
#define DAY 86400
#define CONTEXT_KEY_MAX 1024
#define LINE_MAX_BYTES 96 /* of a date with a time; the words above are short */
#define NEGOTIATE_MAX 20  /* language ranges looked at in one header */

struct words {
	const char *code;
	const char *days[7];    /* short, Sunday first */
	const char *months[12]; /* whole */
	const char *short_months[12];
	const char *today, *yesterday, *tomorrow;
	const char *at;        /* between a date and a time, where a sentence has one */
	const char *hour_mark; /* after a time of day */
	const char *just_now;
	const char *minute[2], *hour[2], *day[2]; /* one, more */
	const char *byte[2];
	char group, decimal; /* in numbers */
};

static const struct words table[] = {
	[LANGUAGE_NL] = {
		.code = "nl",
		.days = { "zo", "ma", "di", "wo", "do", "vr", "za" },
		.months = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
		    "september", "oktober", "november", "december" },
		.short_months = { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt",
		    "nov", "dec" },
		.today = "vandaag", .yesterday = "gisteren", .tomorrow = "morgen",
		.at = " om ", .hour_mark = " uur", .just_now = "zojuist",
		.minute = { "minuut", "minuten" }, .hour = { "uur", "uur" }, .day = { "dag", "dagen" },
		.byte = { "byte", "bytes" },
		.group = '.', .decimal = ',',
	},
	[LANGUAGE_EN] = {
		.code = "en",
		.days = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" },
		.months = { "January", "February", "March", "April", "May", "June", "July", "August",
		    "September", "October", "November", "December" },
		.short_months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
		    "Nov", "Dec" },
		.today = "today", .yesterday = "yesterday", .tomorrow = "tomorrow",
		.at = " at ", .hour_mark = "", .just_now = "just now",
		.minute = { "minute", "minutes" }, .hour = { "hour", "hours" }, .day = { "day", "days" },
		.byte = { "byte", "bytes" },
		.group = ',', .decimal = '.',
	},
};

/* gettext's own count of catalogue changes; see its manual, "Being a gettext grok". */
extern int _nl_msg_cat_cntr;

static enum language in_force = LANGUAGE_NL;

static const struct words *words(void)
{
	return &table[in_force];
}

/* gettext looks at LANGUAGE again only when this counter moves. */
static void tell_gettext(void)
{
	if (setenv("LANGUAGE", words()->code, 1) != 0)
		log_error("cannot set the language: out of memory");
	_nl_msg_cat_cntr++;
}

enum result i18n_open(const char *directory, const char *zone)
{
	enum result res = i18n_zone_open(zone);

	if (res != RES_OK)
		return res;
	/* Any locale but "C" makes gettext look at LANGUAGE; this one is always there and
	 * changes nothing else. */
	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		log_warn("locale C.UTF-8 is missing: every page will be in English");
	if (bindtextdomain(DOMAIN, directory) == NULL ||
	    bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL || textdomain(DOMAIN) == NULL)
		return RES_UNAVAILABLE;
	tell_gettext();
	return RES_OK;
}

void i18n_use(enum language language)
{
	invariant(language == LANGUAGE_NL || language == LANGUAGE_EN);
	if (language == in_force)
		return;
	in_force = language;
	tell_gettext();
}

enum language i18n_language(void)
{
	return in_force;
}

const char *i18n_code(enum language language)
{
	return language == LANGUAGE_EN ? "en" : "nl";
}

enum language i18n_from_code(const char *code)
{
	if (code == NULL)
		return 0;
	if (strcmp(code, "nl") == 0)
		return LANGUAGE_NL;
	return strcmp(code, "en") == 0 ? LANGUAGE_EN : 0;
}

/* A weight of RFC 9110 §12.4.2 in thousandths: "0.7" is 700. Anything else counts as 0, so it is
 * never chosen. */
static int weight_of(const char *text, size_t size)
{
	int weight = 0, unit = 100;

	if (size == 0 || size > 5 || (text[0] != '0' && text[0] != '1') ||
	    (size > 1 && text[1] != '.'))
		return 0;
	for (size_t i = 2; i < size; i++, unit /= 10) {
		if (text[i] < '0' || text[i] > '9')
			return 0;
		weight += (text[i] - '0') * unit;
	}
	return text[0] == '1' ? 1000 : weight;
}

static enum language range_language(const char *range, size_t size)
{
	if (size < 2 || (size > 2 && range[2] != '-'))
		return size == 1 && range[0] == '*' ? LANGUAGE_NL : 0;
	if (strncasecmp(range, "nl", 2) == 0)
		return LANGUAGE_NL;
	return strncasecmp(range, "en", 2) == 0 ? LANGUAGE_EN : 0;
}

enum language i18n_negotiate(const char *accept_language)
{
	enum language best = LANGUAGE_NL;
	const char *at = accept_language;
	int best_weight = 0;

	for (int i = 0; at != NULL && i < NEGOTIATE_MAX; i++) {
		const char *range = at + strspn(at, " \t");
		size_t size = strcspn(range, ",; \t");
		const char *rest = range + size;
		size_t rest_size = strcspn(rest, ",");
		size_t skip = strspn(rest, "; \t");
		int weight = 1000;
		enum language language = range_language(range, size);

		if (skip < rest_size)
			weight = rest_size - skip > 2 && strncasecmp(rest + skip, "q=", 2) == 0
			    ? weight_of(rest + skip + 2, strcspn(rest + skip + 2, ", \t"))
			    : 0;
		if (language != 0 && weight > best_weight) {
			best = language;
			best_weight = weight;
		}
		at = rest[rest_size] == ',' ? rest + rest_size + 1 : NULL;
	}
	return best;
}

/* What GNU gettext's pgettext() macro does, for contexts that are not constants too. */
const char *i18n_context(const char *context, const char *text)
{
	const size_t context_size = strlen(context), text_size = strlen(text);
	char key[CONTEXT_KEY_MAX];
	const char *found;

	if (context_size + text_size + 2 > sizeof(key))
		return text;
	memcpy(key, context, context_size);
	key[context_size] = '\004';
	memcpy(key + context_size + 1, text, text_size + 1);
	found = gettext(key);
	return found == key ? text : found;
}

/* The number of `count` digits at `text`; -1 when one is none. */
static int digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

bool i18n_read_day(const char *text, struct i18n_time *local)
{
	int year, month, day;

	if (text == NULL || strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	day = digits(text + 8, 2);
	if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	local->year = year;
	local->month = month;
	local->day = day;
	return true;
}

bool i18n_read_time(const char *text, struct i18n_time *local)
{
	size_t size = text == NULL ? 0 : strlen(text);
	int hour, minute;

	if (size < 4 || size > 5 || text[size - 3] != ':')
		return false;
	hour = digits(text, (int)size - 3);
	minute = digits(text + size - 2, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	local->hour = hour;
	local->minute = minute;
	return true;
}

/* Days between the local dates of two instants: -1 when `instant` lies on the day before `now`. */
static int64_t days_apart(const struct i18n_time *then, const struct i18n_time *today)
{
	return clock_days(then->year, then->month, then->day) -
	    clock_days(today->year, today->month, today->day);
}

/* Words */

/* A date or a time being put together. Lists show hundreds of them, so no printf. */
struct line {
	char text[LINE_MAX_BYTES];
	size_t size;
};

static void add(struct line *line, const char *text)
{
	const size_t size = strlen(text);

	invariant(size < sizeof(line->text) - line->size);
	memcpy(line->text + line->size, text, size + 1);
	line->size += size;
}

static void add_number(struct line *line, int number, int least_digits)
{
	char digits[16];
	size_t at = sizeof(digits) - 1;
	unsigned int rest = number < 0 ? 0 - (unsigned int)number : (unsigned int)number;

	digits[at] = '\0';
	for (; rest > 0 || least_digits > 0; rest /= 10, least_digits--)
		digits[--at] = (char)('0' + rest % 10);
	if (number < 0)
		digits[--at] = '-';
	add(line, digits + at);
}

/* "8:15" */
static void add_clock(struct line *line, const struct i18n_time *t)
{
	add_number(line, t->hour, 1);
	add(line, ":");
	add_number(line, t->minute, 2);
}

/* "23 november" */
static void add_month(struct line *line, const struct i18n_time *t, const char *const months[])
{
	add_number(line, t->day, 1);
	add(line, " ");
	add(line, months[t->month - 1]);
}

/* "ma 23 november", and " 2026" when asked. */
static void add_day(struct line *line, const struct i18n_time *t, bool with_year)
{
	add(line, words()->days[t->weekday]);
	add(line, " ");
	add_month(line, t, words()->months);
	if (!with_year)
		return;
	add(line, " ");
	add_number(line, t->year, 1);
}

static const char *line_done(struct arena *arena, const struct line *line)
{
	return arena_strndup(arena, line->text, line->size);
}

/* "vandaag", "gisteren", "morgen", or NULL for a day that is written out. */
static const char *near_day(const struct i18n_time *t, const struct i18n_time *today)
{
	switch (days_apart(t, today)) {
	case -1:
		return words()->yesterday;
	case 0:
		return words()->today;
	case 1:
		return words()->tomorrow;
	default:
		return NULL;
	}
}

/* A day and a time; after a year comes "om", lest the two numbers run together. */
static const char *day_and_time(
    struct arena *arena, const struct i18n_time *t, const struct i18n_time *today, const char *mark)
{
	const bool with_year = t->year != today->year;
	const char *near = near_day(t, today);
	struct line line = { .size = 0 };

	if (near != NULL)
		add(&line, near);
	else
		add_day(&line, t, with_year);
	add(&line, near == NULL && with_year ? words()->at : " ");
	add_clock(&line, t);
	add(&line, mark);
	return line_done(arena, &line);
}

const char *i18n_moment(struct arena *arena, int64_t instant, int64_t now)
{
	const struct i18n_time t = i18n_local(instant), today = i18n_local(now);

	return day_and_time(arena, &t, &today, "");
}

const char *i18n_full(struct arena *arena, int64_t instant)
{
	const struct i18n_time t = i18n_local(instant);
	struct line line = { .size = 0 };

	add_day(&line, &t, true);
	add(&line, words()->at);
	add_clock(&line, &t);
	add(&line, words()->hour_mark);
	return line_done(arena, &line);
}

const char *i18n_date(struct arena *arena, int64_t instant, int64_t now)
{
	const struct i18n_time t = i18n_local(instant), today = i18n_local(now);
	struct line line = { .size = 0 };

	add_day(&line, &t, t.year != today.year);
	return line_done(arena, &line);
}

const char *i18n_short(struct arena *arena, int64_t instant, int64_t now)
{
	const struct i18n_time t = i18n_local(instant), today = i18n_local(now);
	const char *near = near_day(&t, &today);
	struct line line = { .size = 0 };

	if (near == words()->today) {
		add_clock(&line, &t);
	} else if (near != NULL) {
		return near;
	} else {
		add_month(&line, &t, words()->short_months);
		if (t.year != today.year) {
			add(&line, " ");
			add_number(&line, t.year, 1);
		}
	}
	return line_done(arena, &line);
}

const char *i18n_clock(struct arena *arena, int64_t instant)
{
	const struct i18n_time t = i18n_local(instant);
	struct line line = { .size = 0 };

	add_clock(&line, &t);
	add(&line, words()->hour_mark);
	return line_done(arena, &line);
}

const char *i18n_deadline(struct arena *arena, int64_t instant, int64_t now)
{
	const struct i18n_time t = i18n_local(instant), today = i18n_local(now);

	if (days_apart(&t, &today) == 0)
		return i18n_clock(arena, instant);
	return day_and_time(arena, &t, &today, words()->hour_mark);
}

const char *i18n_number(struct arena *arena, int64_t number)
{
	const uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	char digits[24], text[40];
	int count = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)size);
	size_t at = 0;

	if (number < 0)
		text[at++] = '-';
	for (int i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			text[at++] = words()->group;
		text[at++] = digits[i];
	}
	text[at] = '\0';
	return arena_strdup(arena, text);
}

const char *i18n_size(struct arena *arena, int64_t bytes)
{
	static const char *const units[] = { "MB", "GB", "TB" };
	const uint64_t size = bytes < 0 ? 0 : (uint64_t)bytes;
	uint64_t unit = 1000000;
	size_t i = 0;

	if (size < 1000)
		return arena_printf(arena, "%d %s", (int)size, words()->byte[size != 1]);
	if (size < 999500)
		return arena_printf(arena, "%d kB", (int)((size + 500) / 1000));
	while (i < 2 && size >= unit * 1000 - unit / 20) {
		unit *= 1000;
		i++;
	}
	/* Tenths of a unit, rounded. */
	const uint64_t tenths = size / (unit / 10) + (size % (unit / 10) >= unit / 20);

	return arena_printf(arena, "%llu%c%d %s", (unsigned long long)(tenths / 10),
	    words()->decimal, (int)(tenths % 10), units[i]);
}

const char *i18n_duration(struct arena *arena, int64_t seconds)
{
	const char *const *unit = words()->minute;
	int64_t count = seconds / 60;

	if (seconds < 60)
		return words()->just_now;
	if (seconds >= DAY) {
		unit = words()->day;
		count = seconds / DAY;
	} else if (seconds >= 3600) {
		unit = words()->hour;
		count = seconds / 3600;
	}
	return arena_printf(arena, "%lld %s", (long long)count, unit[count != 1]);
}
