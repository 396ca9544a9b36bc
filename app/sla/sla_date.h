/* SPDX-License-Identifier: Apache-2.0 */
/* Civil dates as day numbers (days since 1970-01-01, proleptic Gregorian), for the opening-hours
 * engine only. Method: Howard Hinnant, "chrono-compatible low-level date algorithms". */
#ifndef LOKET_SLA_DATE_H
#define LOKET_SLA_DATE_H

struct sla_date {
	int year, month, day;
};

static inline int sla_date_number(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static inline struct sla_date sla_date_of(int number)
{
	int n = number + 719468;
	int era = (n >= 0 ? n : n - 146096) / 146097;
	int day_of_era = n - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			      day_of_era / 146096) /
	    365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted = (5 * day_of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;

	return (struct sla_date){
		.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
		.month = month,
		.day = day_of_year - (153 * shifted + 2) / 5 + 1,
	};
}

/* 0 Sunday … 6 Saturday; day 0 was a Thursday. */
static inline int sla_date_weekday(int number)
{
	return ((number + 4) % 7 + 7) % 7;
}

#endif
