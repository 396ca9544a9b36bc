// SPDX-License-Identifier: Apache-2.0
/* Dutch public holidays, computed for any year: one table says when each falls and whether it is a
 * day off here. It knows nothing of opening hours. A day that another installation takes off
 * differently is a row of `closure`. */
#include "sla/sla.h"

#include <libintl.h>

#include "i18n.h"
#include "sla/sla_date.h"

enum holiday_rule {
	HOLIDAY_FIXED = 1,  /* every year on month and day */
	HOLIDAY_NOT_SUNDAY, /* the same, but a day earlier when that is a Sunday */
	HOLIDAY_EASTER,     /* `offset` days after Easter Sunday */
	HOLIDAY_FIVE_YEARS, /* on month and day in years that end in 0 or 5 */
};

struct holiday {
	const char *name; /* msgid */
	enum holiday_rule rule;
	int month, day;
	int offset;
	bool day_off; /* false: known, but most companies work */
};

static const struct holiday holidays[] = {
	{ N_("New Year's Day"), HOLIDAY_FIXED, 1, 1, 0, true },
	{ N_("Good Friday"), HOLIDAY_EASTER, 0, 0, -2, false },
	{ N_("Easter Sunday"), HOLIDAY_EASTER, 0, 0, 0, true },
	{ N_("Easter Monday"), HOLIDAY_EASTER, 0, 0, 1, true },
	{ N_("King's Day"), HOLIDAY_NOT_SUNDAY, 4, 27, 0, true },
	{ N_("Liberation Day"), HOLIDAY_FIVE_YEARS, 5, 5, 0, true },
	{ N_("Ascension Day"), HOLIDAY_EASTER, 0, 0, 39, true },
	{ N_("Whit Sunday"), HOLIDAY_EASTER, 0, 0, 49, true },
	{ N_("Whit Monday"), HOLIDAY_EASTER, 0, 0, 50, true },
	{ N_("Christmas Day"), HOLIDAY_FIXED, 12, 25, 0, true },
	{ N_("Boxing Day"), HOLIDAY_FIXED, 12, 26, 0, true },
};

/* The Gregorian computus (Meeus, Astronomical Algorithms, chapter 8), as a day number. */
static int holiday_easter(int year)
{
	int golden = year % 19;
	int century = year / 100, in_century = year % 100;
	int correction = (century - (century + 8) / 25 + 1) / 3;
	int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
	int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
	int late = (golden + 11 * epact + 22 * weekday) / 451;
	int march = epact + weekday - 7 * late + 114;

	return sla_date_number(year, march / 31, march % 31 + 1);
}

static bool holiday_falls_on(const struct holiday *holiday, int year, int number)
{
	int fixed;

	switch (holiday->rule) {
	case HOLIDAY_FIXED:
		return number == sla_date_number(year, holiday->month, holiday->day);
	case HOLIDAY_NOT_SUNDAY:
		fixed = sla_date_number(year, holiday->month, holiday->day);
		return number == (sla_date_weekday(fixed) == 0 ? fixed - 1 : fixed);
	case HOLIDAY_EASTER:
		return number == holiday_easter(year) + holiday->offset;
	case HOLIDAY_FIVE_YEARS:
		return year % 5 == 0 &&
		    number == sla_date_number(year, holiday->month, holiday->day);
	}
	return false;
}

const char *sla_holiday(int year, int month, int day)
{
	int number = sla_date_number(year, month, day);

	for (size_t i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++)
		if (holidays[i].day_off && holiday_falls_on(&holidays[i], year, number))
			return _(holidays[i].name);
	return NULL;
}
