/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of rings. They share the outbox with mail, and its rule that what was committed is sent; the
 * columns of mail stay empty, but for `recipient`, the channel. A ring that was delivered is gone.
 */
#include "push/push_db.h"

#include <stddef.h>

#include "push/push.h"

static const struct db_statement add = {
	.id = "push.add",
	.sql = "INSERT INTO outbox (kind, recipient, subject, body_text, body_html, message_id,"
	       " next_try_at, created_at) VALUES (2, ?, '', '', '', ?, ?, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_TIME, DB_TIME },
	.writes = true,
};

struct due_row {
	int64_t id;
};
static const struct db_column due_columns[] = {
	{ "id", DB_INT, offsetof(struct due_row, id) },
	{ 0 },
};
/* Looked at several times a second by each process. */
static const struct db_statement due = {
	.id = "push.due",
	.sql = "SELECT id FROM outbox WHERE kind = 2 AND state = 1 AND next_try_at <= ? LIMIT 1",
	.params = { DB_TIME },
	.columns = due_columns,
	.row_size = sizeof(struct due_row),
};

static const struct db_column row_columns[] = {
	{ "id", DB_INT, offsetof(struct push_row, id) },
	{ "recipient", DB_TEXT, offsetof(struct push_row, channel) },
	{ "created_at", DB_TIME, offsetof(struct push_row, created_at) },
	{ 0 },
};
static const struct db_statement take = {
	.id = "push.take",
	.sql = "SELECT id, recipient, created_at FROM outbox WHERE kind = 2 AND state = 1"
	       " AND next_try_at <= ? ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
	.params = { DB_TIME },
	.columns = row_columns,
	.row_size = sizeof(struct push_row),
	.writes = true,
};
static const struct db_statement forget = {
	.id = "push.forget",
	.sql = "DELETE FROM outbox WHERE id = ? AND kind = 2",
	.params = { DB_INT },
	.writes = true,
};
static const struct db_statement later = {
	.id = "push.later",
	.sql =
	    "UPDATE outbox SET next_try_at = ?, attempts = attempts + 1 WHERE id = ? AND kind = 2",
	.params = { DB_TIME, DB_INT },
	.writes = true,
};

const struct db_statement *const push_statements[] = { &add, &due, &take, &forget, &later, NULL };

enum result push_db_add(struct ctx *ctx, const char *channel, const char *name)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_text(channel), db_text(name), db_time(ctx->now), db_time(ctx->now)), NULL,
	    NULL);
}

enum result push_db_due(struct ctx *ctx)
{
	struct due_row row;

	return db_one(ctx->db, &due, DB_ARGS(db_time(ctx->now)), &row);
}

enum result push_db_take(struct ctx *ctx, struct push_row *row)
{
	return db_one(ctx->db, &take, DB_ARGS(db_time(ctx->now)), row);
}

enum result push_db_forget(struct ctx *ctx, int64_t id)
{
	return db_exec(ctx->db, &forget, DB_ARGS(db_int(id)), NULL, NULL);
}

enum result push_db_later(struct ctx *ctx, int64_t id)
{
	return db_exec(ctx->db, &later, DB_ARGS(db_time(ctx->now + 1), db_int(id)), NULL, NULL);
}
