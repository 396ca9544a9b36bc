/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the audit trail: rows are added, never changed. */
#include "audit_db.h"

#include "audit.h"

static const struct db_statement audit_add = {
	.id = "audit.add",
	.sql = "INSERT INTO audit (at, actor_id, action, object, detail, remote) VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_TIME, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT },
	.writes = true,
};

enum result audit_db_add(struct ctx *ctx, const char *action, const char *object, const char *detail)
{
	const char *remote = ctx->remote == NULL ? "" : ctx->remote;

	return db_exec(ctx->db, &audit_add,
	    DB_ARGS(db_time(ctx->now), db_ref(ctx->viewer.id), db_text(action), db_text(object),
		db_text(detail), db_text(remote)),
	    NULL, NULL);
}

const struct db_statement *const audit_statements[] = { &audit_add, NULL };
