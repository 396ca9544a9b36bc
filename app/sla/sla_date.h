/* SPDX-License-Identifier: Apache-2.0 */
/* Civil dates as day numbers (days since 1970-01-01, proleptic Gregorian), for the opening-hours
 * engine only. */
#ifndef LOKET_SLA_DATE_H
#define LOKET_SLA_DATE_H

#include "clock.h"

static inline int sla_date_number(int year, int month, int day)
{
	return (int)clock_days(year, month, day);
}

/* 0 Sunday … 6 Saturday; day 0 was a Thursday. */
static inline int sla_date_weekday(int number)
{
	return ((number + 4) % 7 + 7) % 7;
}

#endif
