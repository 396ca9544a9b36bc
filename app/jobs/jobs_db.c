// SPDX-License-Identifier: Apache-2.0
/* SQL of the background loop. Every statement that takes something says who may not have it at the
 * same time; times are the portal's clock, so that a test can move it. */
#include "jobs/jobs_db.h"

#include <stddef.h>

#include "jobs/jobs.h"

struct due_row {
	int64_t id;
};
static const struct db_column due_columns[] = {
	{ "id", DB_INT, offsetof(struct due_row, id) },
	{ 0 },
};
/* Looked at twice a second by each process: no lock, no transaction. */
static const struct db_statement outbox_due = {
	.id = "jobs.outbox_due",
	.sql = "SELECT id FROM outbox WHERE kind = 1 AND state = 1 AND next_try_at <= ? LIMIT 1",
	.params = { DB_TIME },
	.columns = due_columns,
	.row_size = sizeof(struct due_row),
};

static const struct db_column mail_columns[] = {
	{ "id", DB_INT, offsetof(struct jobs_mail, id) },
	{ "recipient", DB_TEXT, offsetof(struct jobs_mail, recipient) },
	{ "recipient_name", DB_TEXT, offsetof(struct jobs_mail, recipient_name) },
	{ "language", DB_TEXT, offsetof(struct jobs_mail, language) },
	{ "subject", DB_TEXT, offsetof(struct jobs_mail, subject) },
	{ "body_text", DB_TEXT, offsetof(struct jobs_mail, text) },
	{ "body_html", DB_TEXT, offsetof(struct jobs_mail, html) },
	{ "message_id", DB_TEXT, offsetof(struct jobs_mail, message_id) },
	{ "in_reply_to", DB_TEXT, offsetof(struct jobs_mail, in_reply_to) },
	{ "refs", DB_TEXT, offsetof(struct jobs_mail, references) },
	{ "list_unsubscribe", DB_TEXT, offsetof(struct jobs_mail, list_unsubscribe) },
	{ "attempts", DB_INT, offsetof(struct jobs_mail, attempts) },
	{ "created_at", DB_TIME, offsetof(struct jobs_mail, created_at) },
	{ 0 },
};
static const struct db_statement outbox_next = {
	.id = "jobs.outbox_next",
	.sql = "SELECT id, recipient, recipient_name, language, subject, body_text, body_html, "
	       "message_id, in_reply_to, refs,"
	       " list_unsubscribe, attempts, created_at FROM outbox WHERE kind = 1 AND state = 1 "
	       "AND next_try_at <= ?"
	       " ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
	.params = { DB_TIME },
	.columns = mail_columns,
	.row_size = sizeof(struct jobs_mail),
	.writes = true,
};
/* The next try moves to the lease's end: a process that dies leaves the mail to the others, and
 * `outbox_due` does not see it before. */
static const struct db_statement outbox_take = {
	.id = "jobs.outbox_take",
	.sql = "UPDATE outbox SET lease_owner = ?, lease_until = ?, next_try_at = ?, attempts = "
	       "attempts + 1 WHERE id = ?",
	.params = { DB_TEXT, DB_TIME, DB_TIME, DB_INT },
	.writes = true,
};
static const struct db_statement outbox_sent = {
	.id = "jobs.outbox_sent",
	.sql = "UPDATE outbox SET state = 2, sent_at = ?, last_answer = ?, lease_owner = NULL, "
	       "lease_until = NULL,"
	       " body_text = IF(secret, '', body_text), body_html = IF(secret, '', body_html)"
	       " WHERE id = ? AND state = 1 AND lease_owner = ?",
	.params = { DB_TIME, DB_TEXT, DB_INT, DB_TEXT },
	.writes = true,
};
static const struct db_statement outbox_later = {
	.id = "jobs.outbox_later",
	.sql = "UPDATE outbox SET next_try_at = ?, last_answer = ?, lease_owner = NULL, "
	       "lease_until = NULL"
	       " WHERE id = ? AND state = 1 AND lease_owner = ?",
	.params = { DB_TIME, DB_TEXT, DB_INT, DB_TEXT },
	.writes = true,
};
static const struct db_statement outbox_dead = {
	.id = "jobs.outbox_dead",
	.sql =
	    "UPDATE outbox SET state = 3, last_answer = ?, lease_owner = NULL, lease_until = NULL,"
	    " body_text = IF(secret, '', body_text), body_html = IF(secret, '', body_html)"
	    " WHERE id = ? AND state = 1 AND lease_owner = ?",
	.params = { DB_TEXT, DB_INT, DB_TEXT },
	.writes = true,
};

/* A turn that ends implausibly late was taken under another clock (a test that moved it): it is
 * free. */
static const struct db_statement turn_take = {
	.id = "jobs.turn_take",
	.sql = "UPDATE lease SET owner = ?, until_at = ? WHERE name = ? AND (until_at <= ? OR "
	       "until_at > ?)",
	.params = { DB_TEXT, DB_TIME, DB_TEXT, DB_TIME, DB_TIME },
	.writes = true,
};
static const struct db_statement turn_make = {
	.id = "jobs.turn_make",
	.sql = "INSERT IGNORE INTO lease (name, owner, until_at) VALUES (?, ?, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_TIME },
	.writes = true,
};
static const struct db_statement sweep_forms = {
	.id = "jobs.sweep_forms",
	.sql = "DELETE FROM idempotency WHERE created_at < ? LIMIT 1000",
	.params = { DB_TIME },
	.writes = true,
};

const struct db_statement *const jobs_statements[] = {
	&outbox_due,
	&outbox_next,
	&outbox_take,
	&outbox_sent,
	&outbox_later,
	&outbox_dead,
	&turn_take,
	&turn_make,
	&sweep_forms,
	NULL,
};

static enum result claim_inside(struct ctx *ctx, const char *owner, struct jobs_mail *mail)
{
	int64_t until = ctx->now + JOBS_LEASE_SECONDS;
	enum result res = db_one(ctx->db, &outbox_next, DB_ARGS(db_time(ctx->now)), mail);

	if (res != RES_OK)
		return res;
	mail->attempts++;
	return db_exec(ctx->db, &outbox_take,
	    DB_ARGS(db_text(owner), db_time(until), db_time(until), db_int(mail->id)), NULL, NULL);
}

enum result jobs_db_claim(struct ctx *ctx, const char *owner, struct jobs_mail *mail)
{
	struct due_row due;
	enum result res;

	if ((res = db_one(ctx->db, &outbox_due, DB_ARGS(db_time(ctx->now)), &due)) != RES_OK)
		return res;
	if ((res = db_begin(ctx->db)) != RES_OK)
		return res;
	if ((res = claim_inside(ctx, owner, mail)) == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return res;
}

/* What an UPDATE that names its owner did: nothing affected means that the lease is another's now.
 */
static enum result finish(enum result res, int64_t affected)
{
	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result jobs_db_sent(struct ctx *ctx, const char *owner, int64_t id, const char *answer)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &outbox_sent,
	    DB_ARGS(db_time(ctx->now), db_text(answer), db_int(id), db_text(owner)), &affected,
	    NULL);

	return finish(res, affected);
}

enum result jobs_db_later(
    struct ctx *ctx, const char *owner, int64_t id, const char *answer, int64_t next_try_at)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &outbox_later,
	    DB_ARGS(db_time(next_try_at), db_text(answer), db_int(id), db_text(owner)), &affected,
	    NULL);

	return finish(res, affected);
}

enum result jobs_db_dead(struct ctx *ctx, const char *owner, int64_t id, const char *answer)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &outbox_dead,
	    DB_ARGS(db_text(answer), db_int(id), db_text(owner)), &affected, NULL);

	return finish(res, affected);
}

enum result jobs_db_turn(struct ctx *ctx, const char *owner, const char *name, int64_t seconds)
{
	int64_t affected = 0, until = ctx->now + seconds;
	enum result res = db_exec(ctx->db, &turn_take,
	    DB_ARGS(
		db_text(owner), db_time(until), db_text(name), db_time(ctx->now), db_time(until)),
	    &affected, NULL);

	if (res != RES_OK || affected > 0)
		return res;
	res = db_exec(ctx->db, &turn_make, DB_ARGS(db_text(name), db_text(owner), db_time(until)),
	    &affected, NULL);
	return finish(res, affected);
}

enum result jobs_db_sweep_forms(struct ctx *ctx, int64_t before)
{
	return db_exec(ctx->db, &sweep_forms, DB_ARGS(db_time(before)), NULL, NULL);
}
