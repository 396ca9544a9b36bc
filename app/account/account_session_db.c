/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of sessions, and the sweeping of what ended. A session is found by the hash of its cookie
 * only. */
#include "account_db.h"

#define OF_ROW(column, type)                                                \
	{                                                                   \
#column, type, offsetof(struct account_session_row, column) \
	}
#define OF_SESSION(column, type)                                        \
	{                                                               \
#column, type, offsetof(struct account_session, column) \
	}

static const struct db_column row_columns[] = {
	OF_ROW(id, DB_INT),
	OF_ROW(last_seen_at, DB_TIME),
	OF_ROW(user_id, DB_INT),
	OF_ROW(role, DB_INT),
	OF_ROW(organisation_id, DB_INT),
	OF_ROW(sees_organisation, DB_BOOL),
	OF_ROW(support_line, DB_INT),
	OF_ROW(name, DB_TEXT),
	OF_ROW(email, DB_TEXT),
	OF_ROW(organisation, DB_TEXT),
	OF_ROW(language, DB_TEXT),
	OF_ROW(theme, DB_INT),
	OF_ROW(single_keys, DB_BOOL),
	{ 0 },
};
static const struct db_column session_columns[] = {
	OF_SESSION(id, DB_INT),
	OF_SESSION(created_at, DB_TIME),
	OF_SESSION(last_seen_at, DB_TIME),
	OF_SESSION(remote, DB_TEXT),
	OF_SESSION(user_agent, DB_TEXT),
	{ 0 },
};

static const struct db_statement find = {
	.id = "session.find",
	.sql =
	    "SELECT s.id, s.last_seen_at, s.user_id, u.role, u.organisation_id, "
	    "u.sees_organisation, u.support_line,"
	    " u.name, u.email, o.name AS organisation, u.language, u.theme, u.single_keys FROM "
	    "session s JOIN user u ON u.id = s.user_id"
	    " LEFT JOIN organisation o ON o.id = u.organisation_id"
	    " WHERE s.token_hash = ? AND u.status = 2 AND s.created_at > ? AND s.last_seen_at > ?",
	.params = { DB_HASH, DB_TIME, DB_TIME },
	.columns = row_columns,
	.row_size = sizeof(struct account_session_row),
};
static const struct db_statement touch = {
	.id = "session.touch",
	.sql = "UPDATE session SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?",
	.params = { DB_TIME, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement add = {
	.id = "session.add",
	.sql = "INSERT INTO session (token_hash, user_id, created_at, last_seen_at, remote, "
	       "user_agent)"
	       " VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_HASH, DB_INT, DB_TIME, DB_TIME, DB_TEXT, DB_TEXT },
	.writes = true,
};
static const struct db_statement remove_one = {
	.id = "session.remove",
	.sql = "DELETE FROM session WHERE id = ? AND user_id = ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement remove_others = {
	.id = "session.remove_others",
	.sql = "DELETE FROM session WHERE user_id = ? AND id <> ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement list = {
	.id = "session.list",
	.sql = "SELECT id, created_at, last_seen_at, remote, user_agent FROM session"
	       " WHERE user_id = ? AND created_at > ? AND last_seen_at > ? ORDER BY last_seen_at "
	       "DESC, id DESC LIMIT 50",
	.params = { DB_INT, DB_TIME, DB_TIME },
	.columns = session_columns,
	.row_size = sizeof(struct account_session),
};
static const struct db_statement sweep_sessions = {
	.id = "session.sweep",
	.sql = "DELETE FROM session WHERE last_seen_at < ? LIMIT 1000",
	.params = { DB_TIME },
	.writes = true,
};
static const struct db_statement sweep_tokens = {
	.id = "session.sweep_tokens",
	.sql = "DELETE FROM user_token WHERE expires_at < ? LIMIT 1000",
	.params = { DB_TIME },
	.writes = true,
};
static const struct db_statement sweep_requests = {
	.id = "session.sweep_requests",
	.sql = "DELETE FROM registration WHERE status = 1 AND created_at < ? LIMIT 1000",
	.params = { DB_TIME },
	.writes = true,
};

enum result account_db_session_find(struct ctx *ctx, const struct hash *token, int64_t begun,
    int64_t seen, struct account_session_row *row)
{
	return db_one(ctx->db, &find, DB_ARGS(db_hash(token), db_time(begun), db_time(seen)), row);
}

enum result account_db_session_touch(struct db *db, int64_t id, int64_t now)
{
	return db_exec(db, &touch, DB_ARGS(db_time(now), db_int(id), db_time(now)), NULL, NULL);
}

enum result account_db_session_add(
    struct ctx *ctx, const struct hash *token, int64_t user_id, const char *user_agent)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_hash(token), db_int(user_id), db_time(ctx->now), db_time(ctx->now),
		db_text(ctx->remote == NULL ? "" : ctx->remote), db_text(user_agent)),
	    NULL, NULL);
}

enum result account_db_session_remove(struct ctx *ctx, int64_t user_id, int64_t id)
{
	int64_t affected = 0;
	enum result res = db_exec(
	    ctx->db, &remove_one, DB_ARGS(db_int(id), db_int(user_id)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result account_db_sessions_remove(struct ctx *ctx, int64_t user_id, int64_t keep)
{
	return db_exec(ctx->db, &remove_others, DB_ARGS(db_int(user_id), db_int(keep)), NULL, NULL);
}

enum result account_db_session_list(
    struct ctx *ctx, int64_t user_id, int64_t begun, int64_t seen, struct db_rows *rows)
{
	return db_each(
	    ctx->db, &list, DB_ARGS(db_int(user_id), db_time(begun), db_time(seen)), rows);
}

enum result account_db_sweep(struct ctx *ctx, int64_t seen, int64_t tokens, int64_t requests)
{
	enum result res;

	if ((res = db_exec(ctx->db, &sweep_sessions, DB_ARGS(db_time(seen)), NULL, NULL)) != RES_OK)
		return res;
	if ((res = db_exec(ctx->db, &sweep_tokens, DB_ARGS(db_time(tokens)), NULL, NULL)) != RES_OK)
		return res;
	return db_exec(ctx->db, &sweep_requests, DB_ARGS(db_time(requests)), NULL, NULL);
}

const struct db_statement *const account_session_statements[] = {
	&find,
	&touch,
	&add,
	&remove_one,
	&remove_others,
	&list,
	&sweep_sessions,
	&sweep_tokens,
	&sweep_requests,
	NULL,
};
