/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the audit trail: rows are added, never changed. */
#include "audit_db.h"

#define COLUMN(member, kind) DB_COLUMN(struct audit_row, member, kind)

static const struct db_column columns[] = {
	COLUMN(id, DB_INT),
	COLUMN(at, DB_TIME),
	COLUMN(actor, DB_TEXT),
	COLUMN(action, DB_TEXT),
	COLUMN(detail, DB_TEXT),
	COLUMN(remote, DB_TEXT),
	{ 0 },
};
static const struct db_statement audit_of_object = {
	.id = "audit.of",
	.sql = "SELECT a.id, a.at, u.name AS actor, a.action, a.detail, a.remote FROM audit a LEFT "
	       "JOIN user u ON u.id = a.actor_id"
	       " WHERE a.object = ? ORDER BY a.id DESC LIMIT 10",
	.params = { DB_TEXT },
	.columns = columns,
	.row_size = sizeof(struct audit_row),
};
static const struct db_statement audit_add = {
	.id = "audit.add",
	.sql = "INSERT INTO audit (at, actor_id, action, object, detail, remote) VALUES (?, ?, ?, "
	       "?, ?, ?)",
	.params = { DB_TIME, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT },
	.writes = true,
};

enum result audit_db_add(
    struct ctx *ctx, const char *action, const char *object, const char *detail)
{
	const char *remote = ctx->remote == NULL ? "" : ctx->remote;

	return db_exec(ctx->db, &audit_add,
	    DB_ARGS(db_time(ctx->now), db_ref(ctx->viewer.id), db_text(action), db_text(object),
		db_text(detail), db_text(remote)),
	    NULL, NULL);
}

enum result audit_db_of(struct ctx *ctx, const char *object, struct db_rows *rows)
{
	return db_each(ctx->db, &audit_of_object, DB_ARGS(db_text(object)), rows);
}

const struct db_statement *const audit_statements[] = { &audit_add, &audit_of_object, NULL };
