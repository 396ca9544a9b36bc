// SPDX-License-Identifier: Apache-2.0
/* Reads the opening hours and closures of this installation and keeps them in the process for a
 * short while. Writes nothing. */
#include "sla/sla.h"

#include <stddef.h>
#include <stdio.h>

#define CALENDAR_KEPT 30 /* seconds */
#define CLOSURES_SINCE \
	(60 * 86400) /* seconds back: deadlines of older tickets are already computed */

struct hours_row {
	int64_t weekday, opens, closes;
};
struct closure_row {
	int64_t date;
	const char *name_nl, *name_en;
};

static const struct db_column hours_columns[] = {
	{ "weekday", DB_INT, offsetof(struct hours_row, weekday) },
	{ "opens_minute", DB_INT, offsetof(struct hours_row, opens) },
	{ "closes_minute", DB_INT, offsetof(struct hours_row, closes) },
	{ 0 },
};
static const struct db_statement sla_hours = {
	.id = "sla.hours",
	.sql = "SELECT weekday, opens_minute, closes_minute FROM business_hours ORDER BY weekday, "
	       "opens_minute LIMIT 42",
	.columns = hours_columns,
	.row_size = sizeof(struct hours_row),
};

static const struct db_column closure_columns[] = {
	{ "on_number", DB_INT, offsetof(struct closure_row, date) },
	{ "name_nl", DB_TEXT, offsetof(struct closure_row, name_nl) },
	{ "name_en", DB_TEXT, offsetof(struct closure_row, name_en) },
	{ 0 },
};
static const struct db_statement sla_closures = {
	.id = "sla.closures",
	.sql = "SELECT YEAR(on_date) * 10000 + MONTH(on_date) * 100 + DAYOFMONTH(on_date) AS "
	       "on_number, name_nl, name_en"
	       " FROM closure WHERE on_date >= DATE(?) ORDER BY on_date LIMIT 64",
	.params = { DB_TIME },
	.columns = closure_columns,
	.row_size = sizeof(struct closure_row),
};

const struct db_statement *const sla_statements[] = { &sla_hours, &sla_closures, NULL };

static enum result calendar_read(struct ctx *ctx, struct sla_calendar *cal)
{
	struct db_rows hours, closures;
	enum result res;

	if ((res = db_each(ctx->db, &sla_hours, DB_NONE, &hours)) != RES_OK)
		return res;
	if ((res = db_each(ctx->db, &sla_closures, DB_ARGS(db_time(ctx->now - CLOSURES_SINCE)),
		 &closures)) != RES_OK)
		return res;
	*cal = (struct sla_calendar){ 0 };
	for (size_t i = 0; i < hours.count; i++) {
		const struct hours_row *row = (const struct hours_row *)hours.rows + i;

		sla_calendar_add_slot(
		    cal, (int)(row->weekday % 7), (int)row->opens, (int)row->closes);
	}
	for (size_t i = 0; i < closures.count && i < SLA_CLOSURES_MAX; i++) {
		const struct closure_row *row = (const struct closure_row *)closures.rows + i;
		struct sla_closure *closure = &cal->closures[cal->closure_count++];

		closure->date = (int)row->date;
		snprintf(closure->name_nl, sizeof(closure->name_nl), "%s", row->name_nl);
		snprintf(closure->name_en, sizeof(closure->name_en), "%s", row->name_en);
	}
	return RES_OK;
}

enum result sla_calendar_load(struct ctx *ctx, const struct sla_calendar **cal)
{
	static struct sla_calendar kept;
	static bool have;
	static int64_t read_at;
	static struct sla_calendar
	    fresh; /* static for its size; filled and copied within one call */
	enum result res;

	*cal = &kept;
	if (have && ctx->now >= read_at && ctx->now < read_at + CALENDAR_KEPT)
		return RES_OK;
	res = calendar_read(ctx, &fresh);
	if (res != RES_OK)
		return have && res == RES_UNAVAILABLE ? RES_OK : res;
	kept = fresh;
	have = true;
	read_at = ctx->now;
	return RES_OK;
}
