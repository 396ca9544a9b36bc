/* SPDX-License-Identifier: Apache-2.0 */
/* Prepared statements: kept per connection by the address of their description, run by the three
 * verbs, their rows read straight off the wire into the arena. Also the comparison of a description
 * with what the server says of it. Contains no SQL. */
#include "db_inside.h"

#include <errmsg.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

#define PREPARED_ROOM_FIRST 256
#define ROWS_FIRST 32
#define IDLE_US 100000

size_t db_column_count(const struct db_statement *st)
{
	size_t n = 0;

	while (st->columns != NULL && st->columns[n].name != NULL)
		n++;
	return n;
}

size_t db_param_count(const struct db_statement *st)
{
	size_t n = 0;

	while (n < DB_PARAMS_MAX && st->params[n] != DB_END)
		n++;
	return n;
}

/* ---- the prepared ones ---- */

static void prepared_release(struct db_prepared *prepared)
{
	if (prepared->stmt != NULL)
		mysql_stmt_close(prepared->stmt);
	free(prepared->binds);
	free(prepared->cells);
	memset(prepared, 0, sizeof *prepared);
}

void db_forget_prepared(struct db *db)
{
	size_t i;

	for (i = 0; i < db->prepared_room; i++)
		if (db->prepared[i].st != NULL)
			prepared_release(&db->prepared[i]);
	db->prepared_count = 0;
}

static struct db_prepared *prepared_place(
    struct db_prepared *table, size_t room, const struct db_statement *st)
{
	size_t at = (size_t)(((uintptr_t)st >> 4) * 0x9e3779b97f4a7c15u >> 20) & (room - 1);

	while (table[at].st != NULL && table[at].st != st)
		at = (at + 1) & (room - 1);
	return &table[at];
}

static enum result prepared_grow(struct db *db)
{
	const size_t room = db->prepared_room == 0 ? PREPARED_ROOM_FIRST : db->prepared_room * 2;
	struct db_prepared *table = calloc(room, sizeof *table);
	size_t i;

	if (table == NULL)
		return RES_UNAVAILABLE;
	for (i = 0; i < db->prepared_room; i++)
		if (db->prepared[i].st != NULL)
			*prepared_place(table, room, db->prepared[i].st) = db->prepared[i];
	free(db->prepared);
	db->prepared = table;
	db->prepared_room = room;
	return RES_OK;
}

/* The server's error for a statement, or the client library's own. */
static enum result statement_failed(struct db *db, const struct db_statement *st, MYSQL_STMT *stmt)
{
	/* An error between rows is told by the connection only. */
	const bool own = mysql_stmt_errno(stmt) != 0;
	const unsigned int number = own ? mysql_stmt_errno(stmt) : mysql_errno(db->my);
	char message[512];

	/* db_failed() may close the statement together with the connection. */
	strncpy(message, own ? mysql_stmt_error(stmt) : mysql_error(db->my), sizeof message - 1);
	message[sizeof message - 1] = '\0';
	return db_failed(db, st->id, number, message);
}

static enum result bind_columns(struct db_prepared *prepared)
{
	const struct db_statement *st = prepared->st;
	const unsigned int fields = mysql_stmt_field_count(prepared->stmt);
	size_t i;

	prepared->columns = db_column_count(st);
	/* The server tells the columns of RETURNING only with the rows. */
	if ((fields != prepared->columns && !(st->writes && fields == 0)) ||
	    mysql_stmt_param_count(prepared->stmt) != db_param_count(st)) {
		LOG_EVENT(LOG_LEVEL_ERROR, "statement differs from its description",
		    LOG_S("statement", st->id),
		    LOG_I("params", mysql_stmt_param_count(prepared->stmt)),
		    LOG_I("columns", fields));
		return RES_BUG;
	}
	if (prepared->columns == 0)
		return RES_OK;
	prepared->binds = calloc(prepared->columns, sizeof *prepared->binds);
	prepared->cells = calloc(prepared->columns, sizeof *prepared->cells);
	if (prepared->binds == NULL || prepared->cells == NULL)
		return RES_UNAVAILABLE;
	for (i = 0; i < prepared->columns; i++)
		db_bind_column(&prepared->binds[i], &prepared->cells[i], st->columns[i].kind);
	return RES_OK;
}

enum result db_prepare(struct db *db, const struct db_statement *st, struct db_prepared **found)
{
	struct db_prepared fresh = { .st = st };
	struct db_prepared *place = NULL;
	enum result res;

	if (db->prepared_room != 0 &&
	    (place = prepared_place(db->prepared, db->prepared_room, st))->st == st) {
		*found = place;
		return RES_OK;
	}
	if (db->prepared_count * 2 >= db->prepared_room && (res = prepared_grow(db)) != RES_OK)
		return res;
	if ((fresh.stmt = mysql_stmt_init(db->my)) == NULL)
		return RES_UNAVAILABLE;
	if (mysql_stmt_prepare(fresh.stmt, st->sql, (unsigned long)strlen(st->sql)) != 0)
		res = statement_failed(db, st, fresh.stmt);
	else
		res = bind_columns(&fresh);
	if (res != RES_OK) {
		prepared_release(&fresh);
		return res;
	}
	place = prepared_place(db->prepared, db->prepared_room, st);
	*place = fresh;
	db->prepared_count++;
	*found = place;
	return RES_OK;
}

/* ---- running ---- */

static enum result bind_arguments(const struct db_statement *st, const struct db_value *args,
    size_t count, MYSQL_BIND *binds, struct db_slot *slots)
{
	size_t i;

	if (count != db_param_count(st))
		return RES_BUG;
	for (i = 0; i < count; i++)
		if (db_bind_value(&binds[i], &slots[i], st->params[i], &args[i]) != RES_OK)
			return RES_BUG;
	return RES_OK;
}

/* Whether to look at the connection before it is used. What only reads is asked again on a new one
 * anyway; after a pause it is looked at too, so that an ordinary farewell is no error in the log.
 */
static bool must_look(const struct db *db, const struct db_statement *st)
{
	return st->writes || db_ticks_us() - db->heard_us >= IDLE_US;
}

/* Prepares if need be and executes. `*again` when the server cannot have done anything, or the
 * statement may be repeated. */
static enum result execute_once(struct db *db, const struct db_statement *st, MYSQL_BIND *binds,
    struct db_prepared **prepared, bool *again)
{
	enum result res;
	unsigned int number;

	*again = false;
	if ((res = db_connect(db, db->tx == DB_TX_NONE && must_look(db, st))) != RES_OK)
		return res;
	if ((res = db_prepare(db, st, prepared)) != RES_OK) {
		*again = db->my == NULL;
		return res;
	}
	if (st->params[0] != DB_END && mysql_stmt_bind_param((*prepared)->stmt, binds) != 0)
		return statement_failed(db, st, (*prepared)->stmt);
	if (mysql_stmt_execute((*prepared)->stmt) == 0)
		return RES_OK;
	number = mysql_stmt_errno((*prepared)->stmt);
	res = statement_failed(db, st, (*prepared)->stmt);
	*again = db->my == NULL &&
	    (!st->writes || number == CR_SERVER_GONE_ERROR /* could not be sent */);
	return res;
}

static enum result execute(struct db *db, const struct db_statement *st,
    const struct db_value *args, size_t count, struct db_prepared **prepared)
{
	MYSQL_BIND binds[DB_PARAMS_MAX];
	struct db_slot slots[DB_PARAMS_MAX];
	const bool alone = db->tx == DB_TX_NONE;
	enum result res;
	bool again;

	if (db->tx == DB_TX_LOST)
		return db->tx_result;
	if (bind_arguments(st, args, count, binds, slots) != RES_OK) {
		LOG_EVENT(LOG_LEVEL_ERROR, "arguments differ from the statement's parameters",
		    LOG_S("statement", st->id));
		return RES_BUG;
	}
	res = execute_once(db, st, binds, prepared, &again);
	if (res != RES_OK && again && alone)
		res = execute_once(db, st, binds, prepared, &again);
	return res;
}

/* RES_OK with a row, RES_NOT_FOUND at the end. */
static enum result fetch(struct db *db, struct db_prepared *prepared)
{
	switch (mysql_stmt_fetch(prepared->stmt)) {
	case 0:
	case MYSQL_DATA_TRUNCATED: /* told per column; for text it is the normal case */
		return RES_OK;
	case MYSQL_NO_DATA:
		return RES_NOT_FOUND;
	default:
		return statement_failed(db, prepared->st, prepared->stmt);
	}
}

/* Leaves the connection ready for the next question. */
static void finish(struct db *db, struct db_prepared *prepared)
{
	if (db->my != NULL && mysql_stmt_free_result(prepared->stmt) != 0)
		(void)statement_failed(db, prepared->st, prepared->stmt);
}

static enum result select_rows(struct db *db, const struct db_statement *st,
    const struct db_value *args, size_t count, struct db_prepared **prepared)
{
	enum result res;

	invariant(db->arena != NULL && st->columns != NULL);
	if ((res = execute(db, st, args, count, prepared)) != RES_OK)
		return res;
	if (mysql_stmt_field_count((*prepared)->stmt) != (*prepared)->columns)
		res = RES_BUG;
	else if (mysql_stmt_bind_result((*prepared)->stmt, (*prepared)->binds) != 0)
		res = statement_failed(db, st, (*prepared)->stmt);
	if (res != RES_OK)
		finish(db, *prepared);
	return res;
}

static enum result one_row(struct db *db, struct db_prepared *prepared, void *row)
{
	enum result res;

	if ((res = fetch(db, prepared)) != RES_OK)
		return res;
	if (row != NULL && (res = db_take_row(db, prepared, row)) != RES_OK)
		return res;
	if ((res = fetch(db, prepared)) == RES_NOT_FOUND)
		return RES_OK;
	if (res == RES_OK) {
		LOG_EVENT(
		    LOG_LEVEL_ERROR, "more than one row", LOG_S("statement", prepared->st->id));
		res = RES_BUG;
	}
	return res;
}

enum result db_one(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, void *row)
{
	const int64_t since = db_ticks_us();
	struct db_prepared *prepared;
	enum result res;

	if ((res = select_rows(db, st, args, count, &prepared)) == RES_OK) {
		res = one_row(db, prepared, row);
		if (res != RES_OK)
			finish(db, prepared);
	}
	db_count(db, st->id, since);
	return res;
}

static enum result rows_grow(
    struct db *db, const struct db_statement *st, struct db_rows *rows, size_t *room)
{
	const size_t more = *room == 0 ? ROWS_FIRST : *room * 2;
	void *all = arena_array(db->arena, more, st->row_size);

	if (all == NULL)
		return RES_UNAVAILABLE;
	if (rows->count > 0)
		memcpy(all, rows->rows, rows->count * st->row_size);
	rows->rows = all;
	*room = more;
	return RES_OK;
}

static enum result all_rows(struct db *db, struct db_prepared *prepared, struct db_rows *rows)
{
	const struct db_statement *st = prepared->st;
	enum result res;
	size_t room = 0;

	while ((res = fetch(db, prepared)) == RES_OK) {
		if (rows->count == room && (res = rows_grow(db, st, rows, &room)) != RES_OK)
			return res;
		if ((res = db_take_row(
			 db, prepared, (char *)rows->rows + rows->count * st->row_size)) != RES_OK)
			return res;
		rows->count++;
	}
	return res == RES_NOT_FOUND ? RES_OK : res;
}

enum result db_each(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, struct db_rows *rows)
{
	const int64_t since = db_ticks_us();
	struct db_prepared *prepared;
	enum result res;

	*rows = (struct db_rows){ NULL, 0 };
	if ((res = select_rows(db, st, args, count, &prepared)) == RES_OK) {
		res = all_rows(db, prepared, rows);
		if (res != RES_OK) {
			finish(db, prepared);
			*rows = (struct db_rows){ NULL, 0 };
		}
	}
	db_count(db, st->id, since);
	return res;
}

enum result db_exec(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, int64_t *affected, int64_t *insert_id)
{
	const int64_t since = db_ticks_us();
	struct db_prepared *prepared;
	enum result res;

	invariant(st->columns == NULL);
	if ((res = execute(db, st, args, count, &prepared)) == RES_OK) {
		if (affected != NULL)
			*affected = (int64_t)mysql_stmt_affected_rows(prepared->stmt);
		if (insert_id != NULL)
			*insert_id = (int64_t)mysql_stmt_insert_id(prepared->stmt);
	}
	db_count(db, st->id, since);
	return res;
}

/* ---- the description against the server ---- */

#define CHARSET_BINARY 63

static size_t kind_size(enum db_kind kind)
{
	switch (kind) {
	case DB_INT:
	case DB_TIME:
		return sizeof(int64_t);
	case DB_BOOL:
		return sizeof(bool);
	case DB_TEXT:
		return sizeof(const char *);
	case DB_BYTES:
		return sizeof(struct bytes);
	case DB_HASH:
		return sizeof(struct hash);
	case DB_END:
		break;
	}
	return 0;
}

static bool type_fits(enum db_kind kind, const MYSQL_FIELD *field)
{
	const enum enum_field_types type = field->type;
	const bool run = type == MYSQL_TYPE_VAR_STRING || type == MYSQL_TYPE_STRING ||
	    type == MYSQL_TYPE_VARCHAR || type == MYSQL_TYPE_ENUM || type == MYSQL_TYPE_BLOB ||
	    type == MYSQL_TYPE_TINY_BLOB || type == MYSQL_TYPE_MEDIUM_BLOB ||
	    type == MYSQL_TYPE_LONG_BLOB;

	if (type == MYSQL_TYPE_NULL)
		return true;
	switch (kind) {
	case DB_INT:
	case DB_BOOL:
		return type == MYSQL_TYPE_TINY || type == MYSQL_TYPE_SHORT ||
		    type == MYSQL_TYPE_INT24 || type == MYSQL_TYPE_LONG ||
		    type == MYSQL_TYPE_LONGLONG || type == MYSQL_TYPE_YEAR;
	case DB_TIME:
		return type == MYSQL_TYPE_DATETIME || type == MYSQL_TYPE_DATE ||
		    type == MYSQL_TYPE_TIMESTAMP;
	case DB_TEXT:
		return run && field->charsetnr != CHARSET_BINARY;
	case DB_BYTES:
		return run && field->charsetnr == CHARSET_BINARY;
	case DB_HASH:
		return run && field->charsetnr == CHARSET_BINARY &&
		    field->length == CRYPT_HASH_SIZE;
	case DB_END:
		break;
	}
	return false;
}

static enum result differs(struct db *db, const struct db_statement *st, const char **problem,
    const char *what, const char *name)
{
	*problem = arena_printf(
	    db->arena, "%s: %s%s%s", st->id, what, name[0] != '\0' ? " " : "", name);
	return RES_INVALID;
}

static enum result check_columns(struct db *db, const struct db_statement *st,
    const MYSQL_FIELD *fields, size_t count, const char **problem)
{
	const struct db_column *column = st->columns;
	size_t i, size;

	if (count != db_column_count(st))
		return differs(db, st, problem, "another number of columns than described", "");
	for (i = 0; i < count; i++, column++) {
		size = kind_size(column->kind);
		if (strcmp(column->name, fields[i].name) != 0)
			return differs(db, st, problem,
			    "described column is not in this place:", column->name);
		if (!type_fits(column->kind, &fields[i]))
			return differs(
			    db, st, problem, "another type than described:", column->name);
		if (size == 0 || column->offset + size > st->row_size ||
		    column->offset %
			    (size < 8                         ? size
				    : column->kind == DB_HASH ? 1
							      : 8) !=
			0)
			return differs(db, st, problem, "lands outside its struct:", column->name);
	}
	return RES_OK;
}

enum result db_check(struct db *db, const struct db_statement *st, const char **problem)
{
	enum result res;
	MYSQL_STMT *stmt;
	MYSQL_RES *meta;

	*problem = NULL;
	if ((res = db_connect(db, db->tx == DB_TX_NONE)) != RES_OK)
		return res;
	if ((stmt = mysql_stmt_init(db->my)) == NULL)
		return RES_UNAVAILABLE;
	if (mysql_stmt_prepare(stmt, st->sql, (unsigned long)strlen(st->sql)) != 0) {
		if (db_number_is_lost(mysql_stmt_errno(stmt)))
			res = statement_failed(db, st, stmt);
		else
			res = differs(db, st, problem, mysql_stmt_error(stmt), "");
	} else if (mysql_stmt_param_count(stmt) != db_param_count(st)) {
		res = differs(db, st, problem, "another number of parameters than described", "");
	} else if ((meta = mysql_stmt_result_metadata(stmt)) == NULL) {
		res = st->columns == NULL || st->writes
		    ? RES_OK
		    : differs(db, st, problem, "gives no rows", "");
	} else {
		res = check_columns(
		    db, st, mysql_fetch_fields(meta), mysql_num_fields(meta), problem);
		mysql_free_result(meta);
	}
	mysql_stmt_close(stmt);
	return res;
}
