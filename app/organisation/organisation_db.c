/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of organisations. */
#include "organisation_db.h"

#define COLUMN(member, kind) DB_COLUMN(struct organisation, member, kind)

static const struct db_column plain_columns[] = {
	COLUMN(id, DB_INT),
	COLUMN(name, DB_TEXT),
	COLUMN(created_at, DB_TIME),
	{ 0 },
};
static const struct db_column counted_columns[] = {
	COLUMN(id, DB_INT),
	COLUMN(name, DB_TEXT),
	COLUMN(created_at, DB_TIME),
	COLUMN(people, DB_INT),
	COLUMN(open_tickets, DB_INT),
	{ 0 },
};

static const struct db_statement list_all = {
	.id = "organisation.list",
	.sql = "SELECT o.id, o.name, o.created_at,"
	       " (SELECT COUNT(*) FROM user u WHERE u.organisation_id = o.id) AS people,"
	       " (SELECT COUNT(*) FROM ticket t WHERE t.organisation_id = o.id AND t.is_open = 1) "
	       "AS open_tickets"
	       " FROM organisation o ORDER BY o.name LIMIT 500",
	.columns = counted_columns,
	.row_size = sizeof(struct organisation),
};
static const struct db_statement by_id = {
	.id = "organisation.by_id",
	.sql = "SELECT id, name, created_at FROM organisation WHERE id = ?",
	.params = { DB_INT },
	.columns = plain_columns,
	.row_size = sizeof(struct organisation),
};
static const struct db_statement by_name = {
	.id = "organisation.by_name",
	.sql = "SELECT id, name, created_at FROM organisation WHERE name = ?",
	.params = { DB_TEXT },
	.columns = plain_columns,
	.row_size = sizeof(struct organisation),
};
static const struct db_statement add = {
	.id = "organisation.add",
	.sql = "INSERT INTO organisation (name, created_at) VALUES (?, ?)",
	.params = { DB_TEXT, DB_TIME },
	.writes = true,
};

enum result organisation_db_list(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &list_all, DB_NONE, rows);
}

enum result organisation_db_find(struct ctx *ctx, int64_t id, struct organisation *organisation)
{
	return db_one(ctx->db, &by_id, DB_ARGS(db_int(id)), organisation);
}

enum result organisation_db_find_by_name(
    struct ctx *ctx, const char *name, struct organisation *organisation)
{
	return db_one(ctx->db, &by_name, DB_ARGS(db_text(name)), organisation);
}

enum result organisation_db_add(struct ctx *ctx, const char *name, int64_t *id)
{
	return db_exec(ctx->db, &add, DB_ARGS(db_text(name), db_time(ctx->now)), NULL, id);
}

const struct db_statement *const organisation_statements[] = { &list_all, &by_id, &by_name, &add,
	NULL };
