/* SPDX-License-Identifier: Apache-2.0 */
/* Between C values and the client library's bindings: parameters on their way in, columns on their
 * way out. Numbers and times land in cells bound once per statement; text and bytes are measured by
 * the fetch and then copied once, straight into the arena. A value that does not fit is an error,
 * never cut. */
#include "db_inside.h"

#include <string.h>

#include "clock.h"
#include "log.h"

/* 1000-01-01 to 9999-12-31, what DATETIME holds. */
#define INSTANT_MIN (-30610224000)
#define INSTANT_MAX 253402300799

static enum result time_from_instant(int64_t instant, MYSQL_TIME *time)
{
	struct clock_date date;
	int64_t days, second;

	if (instant < INSTANT_MIN || instant > INSTANT_MAX)
		return RES_BUG;
	days = (instant >= 0 ? instant : instant - 86399) / 86400;
	second = instant - days * 86400;
	memset(time, 0, sizeof *time);
	date = clock_date(days);
	time->year = (unsigned int)date.year;
	time->month = (unsigned int)date.month;
	time->day = (unsigned int)date.day;
	time->hour = (unsigned int)(second / 3600);
	time->minute = (unsigned int)(second / 60 % 60);
	time->second = (unsigned int)(second % 60);
	time->time_type = MYSQL_TIMESTAMP_DATETIME;
	return RES_OK;
}

static int64_t instant_from_time(const MYSQL_TIME *time)
{
	return clock_days(time->year, time->month, time->day) * 86400 + (int64_t)time->hour * 3600 +
	    (int64_t)time->minute * 60 + (int64_t)time->second;
}

/* MYSQL_BIND has one pointer for both directions; parameters are only read. */
static void *readable(const void *data)
{
	return (void *)(uintptr_t)data;
}

static void bind_run(MYSQL_BIND *bind, struct db_slot *slot, enum enum_field_types type,
    const void *data, size_t size)
{
	slot->length = (unsigned long)size;
	bind->buffer_type = type;
	bind->buffer = readable(data != NULL ? data : "");
	bind->buffer_length = slot->length;
	bind->length = &slot->length;
}

enum result db_bind_value(
    MYSQL_BIND *bind, struct db_slot *slot, enum db_kind kind, const struct db_value *value)
{
	memset(bind, 0, sizeof *bind);
	if (value->kind != kind)
		return RES_BUG;
	if (value->is_null || (kind == DB_TEXT && value->text == NULL) ||
	    (kind == DB_TIME && value->number == 0)) {
		bind->buffer_type = MYSQL_TYPE_NULL;
		return RES_OK;
	}
	switch (kind) {
	case DB_INT:
	case DB_BOOL:
		slot->number = value->number;
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &slot->number;
		return RES_OK;
	case DB_TEXT:
		bind_run(bind, slot, MYSQL_TYPE_STRING, value->text, strlen(value->text));
		return RES_OK;
	case DB_BYTES:
		bind_run(bind, slot, MYSQL_TYPE_BLOB, value->bytes.data, value->bytes.size);
		return RES_OK;
	case DB_HASH:
		if (value->bytes.size != CRYPT_HASH_SIZE)
			return RES_BUG;
		bind_run(bind, slot, MYSQL_TYPE_BLOB, value->bytes.data, value->bytes.size);
		return RES_OK;
	case DB_TIME:
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &slot->time;
		return time_from_instant(value->number, &slot->time);
	case DB_END:
		break;
	}
	return RES_BUG;
}

void db_bind_column(MYSQL_BIND *bind, struct db_cell *cell, enum db_kind kind)
{
	memset(bind, 0, sizeof *bind);
	bind->length = &cell->length;
	bind->is_null = &cell->null;
	bind->error = &cell->error;
	switch (kind) {
	case DB_INT:
	case DB_BOOL:
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &cell->number;
		bind->buffer_length = sizeof cell->number;
		break;
	case DB_TIME:
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &cell->time;
		bind->buffer_length = sizeof cell->time;
		break;
	case DB_HASH:
		bind->buffer_type = MYSQL_TYPE_BLOB;
		bind->buffer = &cell->hash;
		bind->buffer_length = sizeof cell->hash;
		break;
	case DB_TEXT:
	case DB_BYTES:
	case DB_END:
		/* No room: the fetch only measures, take_run() copies. */
		bind->buffer_type = kind == DB_TEXT ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
		break;
	}
}

/* Text (NUL added) or bytes of column `at`, copied into the arena; `*data` NULL when the column is.
 */
static enum result take_run(struct db *db, struct db_prepared *prepared, size_t at, char **data)
{
	struct db_cell *cell = &prepared->cells[at];
	unsigned long length = 0;
	my_bool null = 0, error = 0;
	MYSQL_BIND bind;

	*data = NULL;
	if (cell->null)
		return RES_OK;
	if ((*data = arena_alloc(db->arena, cell->length + 1)) == NULL)
		return RES_UNAVAILABLE;
	if (cell->length == 0)
		return RES_OK;
	memset(&bind, 0, sizeof bind);
	bind.buffer_type = prepared->binds[at].buffer_type;
	bind.buffer = *data;
	bind.buffer_length = cell->length;
	bind.length = &length;
	bind.is_null = &null;
	bind.error = &error;
	if (mysql_stmt_fetch_column(prepared->stmt, &bind, (unsigned int)at, 0) != 0 || error ||
	    length != cell->length)
		return RES_BUG;
	return RES_OK;
}

static enum result take_column(struct db *db, struct db_prepared *prepared, size_t at, void *row)
{
	const struct db_column *column = &prepared->st->columns[at];
	struct db_cell *cell = &prepared->cells[at];
	void *target = (char *)row + column->offset;
	struct bytes bytes;
	enum result res;
	char *data;

	switch (column->kind) {
	case DB_INT:
		*(int64_t *)target = cell->null ? 0 : cell->number;
		return cell->null || !cell->error ? RES_OK : RES_BUG;
	case DB_BOOL:
		*(bool *)target = !cell->null && cell->number != 0;
		return RES_OK;
	case DB_TIME:
		*(int64_t *)target = cell->null ? 0 : instant_from_time(&cell->time);
		return cell->null || !cell->error ? RES_OK : RES_BUG;
	case DB_HASH:
		if (cell->null)
			memset(target, 0, sizeof(struct hash));
		else
			memcpy(target, &cell->hash, sizeof cell->hash);
		return cell->null || cell->length == CRYPT_HASH_SIZE ? RES_OK : RES_BUG;
	case DB_TEXT:
		res = take_run(db, prepared, at, &data);
		*(const char **)target = data;
		return res;
	case DB_BYTES:
		res = take_run(db, prepared, at, &data);
		bytes.data = (unsigned char *)data;
		bytes.size = data == NULL ? 0 : cell->length;
		memcpy(target, &bytes, sizeof bytes);
		return res;
	case DB_END:
		break;
	}
	return RES_BUG;
}

enum result db_take_row(struct db *db, struct db_prepared *prepared, void *row)
{
	enum result res;
	size_t i;

	for (i = 0; i < prepared->columns; i++) {
		res = take_column(db, prepared, i, row);
		if (res == RES_BUG)
			LOG_EVENT(LOG_LEVEL_ERROR, "a column does not fit",
			    LOG_S("statement", prepared->st->id),
			    LOG_S("column", prepared->st->columns[i].name));
		if (res != RES_OK)
			return res;
	}
	return RES_OK;
}
