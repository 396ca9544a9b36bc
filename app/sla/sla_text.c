// SPDX-License-Identifier: Apache-2.0
/* Opening hours and promises in words, in the language in force. Calculates nothing itself. */
#include "sla/sla.h"

#include <ctype.h>
#include <libintl.h>
#include <string.h>

#include "buf.h"
#include "i18n.h"
#include "sla/sla_date.h"

#define TEXT_CEILING 4096
#define HOURS_KEPT_MAX 512
#define DAYS_A_WEEK 7
#define WORKING_DAYS_A_WEEK 5

static const char *weekday_name(int weekday)
{
	const char *const names[DAYS_A_WEEK] = {
		p_("weekday", "Sunday"),
		p_("weekday", "Monday"),
		p_("weekday", "Tuesday"),
		p_("weekday", "Wednesday"),
		p_("weekday", "Thursday"),
		p_("weekday", "Friday"),
		p_("weekday", "Saturday"),
	};

	return names[weekday];
}

/* The same text with a capital; names of days and months begin with ASCII in both languages. */
static const char *capitalised(char *text)
{
	if (text != NULL)
		text[0] = (char)toupper((unsigned char)text[0]);
	return text;
}

/* "8:15 to 12:00 and 13:00 to 16:45"; empty when closed that day. */
static const char *hours_of_day(struct arena *arena, const struct sla_calendar *cal, int weekday)
{
	struct buf buf;

	buf_init(&buf, TEXT_CEILING);
	for (size_t i = 0; i < cal->slot_count; i++) {
		const struct sla_slot *slot = &cal->slots[i];

		if (slot->weekday != weekday)
			continue;
		if (buf.size > 0)
			buf_addf(&buf, " %s ", p_("hours", "and"));
		buf_addf(&buf, "%d:%02d %s %d:%02d", slot->opens / 60, slot->opens % 60,
		    p_("hours", "to"), slot->closes / 60, slot->closes % 60);
	}
	return buf_move(&buf, arena);
}

/* Adds "Monday to Friday" or "Monday" for the days first..last, counted from Monday as 0. */
static void add_days(struct buf *buf, int first, int last)
{
	buf_adds(buf, weekday_name((first + 1) % DAYS_A_WEEK));
	if (last == first + 1)
		buf_addf(
		    buf, " %s %s", p_("weekdays", "and"), weekday_name((last + 1) % DAYS_A_WEEK));
	else if (last > first)
		buf_addf(
		    buf, " %s %s", p_("weekdays", "to"), weekday_name((last + 1) % DAYS_A_WEEK));
}

static const char *hours_text(struct arena *arena, const struct sla_calendar *cal)
{
	const char *hours[DAYS_A_WEEK];
	struct buf buf;
	char *days;

	for (int day = 0; day < DAYS_A_WEEK; day++)
		if ((hours[day] = hours_of_day(arena, cal, (day + 1) % DAYS_A_WEEK)) == NULL)
			return NULL;
	buf_init(&buf, TEXT_CEILING);
	for (int first = 0, last; first < DAYS_A_WEEK; first = last + 1) {
		for (last = first;
		     last + 1 < DAYS_A_WEEK && strcmp(hours[last + 1], hours[first]) == 0;)
			last++;
		if (hours[first][0] == '\0')
			continue;
		if (buf.size > 0)
			buf_adds(&buf, ", ");
		add_days(&buf, first, last);
		buf_addf(&buf, " %s", hours[first]);
	}
	if (buf_ok(&buf) && buf.size == 0) {
		buf_free(&buf);
		return arena_strdup(arena, _("No fixed opening hours."));
	}
	days = buf_move(&buf, arena);
	/* The sentence's end; Dutch adds the word for o'clock. */
	return days == NULL ? NULL : capitalised(arena_printf(arena, _("%s."), days));
}

/* Every page says it and it hardly ever changes: the last text of each language is kept with the
 * hours it tells. */
const char *sla_hours_text(struct arena *arena, const struct sla_calendar *cal)
{
	static struct {
		size_t slot_count;
		struct sla_slot slots[SLA_SLOTS_MAX];
		char text[HOURS_KEPT_MAX];
	} kept[LANGUAGE_EN + 1];
	const size_t at = (size_t)i18n_language(), bytes = cal->slot_count * sizeof(cal->slots[0]);
	const char *text;
	size_t size;

	if (kept[at].text[0] != '\0' && kept[at].slot_count == cal->slot_count &&
	    memcmp(kept[at].slots, cal->slots, bytes) == 0)
		return kept[at].text;
	text = hours_text(arena, cal);
	if (text == NULL || (size = strlen(text)) >= HOURS_KEPT_MAX)
		return text;
	kept[at].slot_count = cal->slot_count;
	memcpy(kept[at].slots, cal->slots, bytes);
	memcpy(kept[at].text, text, size + 1);
	return text;
}

static int day_number(int64_t instant)
{
	struct i18n_time local = i18n_local(instant);

	return sla_date_number(local.year, local.month, local.day);
}

/* "Opens tomorrow at 8:15", without a full stop. */
static const char *next_opening_text(struct ctx *ctx, int64_t opens)
{
	const char *clock, *day;
	int ahead;

	if (opens == 0)
		return arena_strdup(ctx->arena, _("Closed"));
	if ((clock = i18n_clock(ctx->arena, opens)) == NULL)
		return NULL;
	ahead = day_number(opens) - day_number(ctx->now);
	if (ahead == 0)
		return arena_printf(ctx->arena, _("Opens today at %s"), clock);
	if (ahead == 1)
		return arena_printf(ctx->arena, _("Opens tomorrow at %s"), clock);
	day = ahead < DAYS_A_WEEK ? weekday_name(i18n_local(opens).weekday)
				  : i18n_date(ctx->arena, opens, ctx->now);
	if (day == NULL)
		return NULL;
	return capitalised(arena_printf(ctx->arena, _("Opens on %s at %s"), day, clock));
}

const char *sla_until_text(struct ctx *ctx, const struct sla_calendar *cal)
{
	int64_t until;
	const char *clock;

	if (!sla_open_now(cal, ctx->now, &until))
		return next_opening_text(ctx, until);
	clock = i18n_clock(ctx->arena, until);
	return clock == NULL ? NULL : arena_printf(ctx->arena, _("until %s"), clock);
}

/* "4 hours", "1 working day", "2 weeks"; NULL out of memory. */
static const char *term_text(
    struct arena *arena, const struct sla_terms *terms, int64_t minutes, int64_t days)
{
	int n = (int)(minutes > 0 ? minutes : days);

	if (minutes > 0 && n % 60 == 0)
		return arena_printf(
		    arena, ngettext("%d hour", "%d hours", (unsigned long)(n / 60)), n / 60);
	if (minutes > 0)
		return arena_printf(
		    arena, ngettext("%d minute", "%d minutes", (unsigned long)n), n);
	if (terms->around_the_clock)
		return arena_printf(arena, ngettext("%d day", "%d days", (unsigned long)n), n);
	if (n % WORKING_DAYS_A_WEEK == 0)
		return arena_printf(arena,
		    ngettext("%d week", "%d weeks", (unsigned long)(n / WORKING_DAYS_A_WEEK)),
		    n / WORKING_DAYS_A_WEEK);
	return arena_printf(
	    arena, ngettext("%d working day", "%d working days", (unsigned long)n), n);
}

const char *sla_promise_text(struct arena *arena, const struct sla_terms *terms)
{
	const char *term;

	if (terms->response_minutes <= 0 && terms->response_days <= 0)
		return arena_strdup(arena, _("response by appointment"));
	term = term_text(arena, terms, terms->response_minutes, terms->response_days);
	return term == NULL ? NULL : arena_printf(arena, _("response within %s"), term);
}

const char *sla_resolution_text(struct arena *arena, const struct sla_terms *terms)
{
	const char *term;

	if (terms->resolution_minutes <= 0 && terms->resolution_days <= 0)
		return arena_strdup(arena, _("resolution by appointment"));
	term = term_text(arena, terms, terms->resolution_minutes, terms->resolution_days);
	return term == NULL ? NULL : arena_printf(arena, _("resolution within %s"), term);
}

const char *sla_term_text(struct arena *arena, const struct sla_terms *terms, bool resolution)
{
	int64_t minutes = resolution ? terms->resolution_minutes : terms->response_minutes;
	int64_t days = resolution ? terms->resolution_days : terms->response_days;

	if (minutes <= 0 && days <= 0)
		return arena_strdup(arena, _("by appointment"));
	return term_text(arena, terms, minutes, days);
}
