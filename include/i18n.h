/* SPDX-License-Identifier: Apache-2.0 */
/* The reader's language: texts by gettext (msgids are English), and dates, times, numbers, sizes
 * and durations in words. Formatters take the language in force and the portal's time zone.
 * Results live in the arena (or are constants); NULL out of memory. One language is in force per
 * process at a time; not for threads. */
#ifndef LOKET_I18N_H
#define LOKET_I18N_H

#include <libintl.h>
#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "result.h"

#define _(text) gettext(text)
/* Marks a text for the catalogue where gettext() cannot be called, as in a constant table; call
 * _() on it later. */
#define N_(text) (text)
/* One or more: n_("%d file", "%d files", count). */
#define n_(one, more, count) ngettext((one), (more), (unsigned long)(count))

enum language { LANGUAGE_NL = 1, LANGUAGE_EN = 2 };

/* Catalogues are at `directory`/nl/LC_MESSAGES/loket.mo; `zone` is an IANA name
 * ("Europe/Amsterdam"). Once per process, while it has one thread: sets TZ, LANGUAGE and the
 * locale (C.UTF-8). Dutch is in force afterwards. RES_INVALID for an unknown zone. A missing
 * catalogue is no error: texts are then in English. */
enum result i18n_open(const char *directory, const char *zone) MUST_CHECK;
void i18n_use(enum language language);
enum language i18n_language(void);
/* "nl", "en". */
const char *i18n_code(enum language language);
/* 0 when it is neither, or NULL. */
enum language i18n_from_code(const char *code);
/* The best of an Accept-Language header (RFC 9110 §12.5.4); nl when nothing fits or the header
 * is NULL. */
enum language i18n_negotiate(const char *accept_language);
/* A msgid in a context (gettext's msgctxt), as `[[ctx|text]]` in templates. `p_(context, text)`.
 * Together at most 1022 bytes. */
const char *i18n_context(const char *context, const char *text);
#define p_(context, text) i18n_context((context), (text))

/* Broken-down local time in the portal's zone. */
struct i18n_time {
	int year;  /* 2026 */
	int month; /* 1..12 */
	int day;   /* 1..31 */
	int hour, minute, second;
	int weekday; /* 0 Sunday .. 6 Saturday */
	int yearday; /* 0 is the first of January */
};
struct i18n_time i18n_local(int64_t instant);
/* The instant of a local time; in the hour that does not exist the moment after the gap (its
 * end), in the doubled hour the first. Reads year to second; values out of range carry over (day
 * 32, month 13, hour -1), so `day + 1` is always the next day. */
int64_t i18n_instant(const struct i18n_time *local);
/* What a form says, into the members it is about: a day "2026-11-25" (a real one is not asked for:
 * FORM_DATE does that) and a time of day "9:05" or "09:05". False, and nothing changed, for
 * anything else; NULL too. */
bool i18n_read_day(const char *text, struct i18n_time *local);
bool i18n_read_time(const char *text, struct i18n_time *local);
/* Seconds that local time is ahead of UTC: 3600 or 7200 in Amsterdam. */
int i18n_offset(int64_t instant);

/* "vandaag 8:15", "gisteren 8:15", "morgen 8:15", "ma 23 november 8:15"; "ma 24 november 2025 om
 * 8:15" when it is not this year. */
const char *i18n_moment(struct arena *arena, int64_t instant, int64_t now) MUST_CHECK;
/* "ma 23 november 2026 om 8:15 uur" / "Mon 23 November 2026 at 8:15". */
const char *i18n_full(struct arena *arena, int64_t instant) MUST_CHECK;
/* "ma 23 november", with the year when it is not this one. */
const char *i18n_date(struct arena *arena, int64_t instant, int64_t now) MUST_CHECK;
/* The shortest that can be told apart in a column: "8:15" today, "gisteren", "morgen", "23 nov",
 * "23 nov 2025". */
const char *i18n_short(struct arena *arena, int64_t instant, int64_t now) MUST_CHECK;
/* "8:15 uur" / "8:15". */
const char *i18n_clock(struct arena *arena, int64_t instant) MUST_CHECK;
/* After "vóór": the day only when it is not today: "14:06 uur", "morgen 9:00 uur", "di 24
 * november 9:00 uur". */
const char *i18n_deadline(struct arena *arena, int64_t instant, int64_t now) MUST_CHECK;
/* "12.345" / "12,345". */
const char *i18n_number(struct arena *arena, int64_t number) MUST_CHECK;
/* "812 bytes", "214 kB", "1,2 MB" (decimal units, rounded). Negative counts as 0. */
const char *i18n_size(struct arena *arena, int64_t bytes) MUST_CHECK;
/* "2 minuten", "3 uur", "5 dagen": the largest unit, rounded down; "zojuist" under a minute, and
 * for what is negative. */
const char *i18n_duration(struct arena *arena, int64_t seconds) MUST_CHECK;

#endif
