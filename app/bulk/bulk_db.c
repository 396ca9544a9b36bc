/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of replies to many tickets. Which tickets an order is for is read here from the links of
 * problems and outages; nothing is written there. */
#include "bulk_db.h"

struct id_row {
	int64_t id;
};
static const struct db_column id_columns[] = { { "id", DB_INT, offsetof(struct id_row, id) },
	{ 0 } };

#define BULK_SUBJECTS 3 /* by enum bulk_subject; 0 is none */

static const struct db_statement lock_subject[BULK_SUBJECTS] = {
	[BULK_OF_PROBLEM] = {
		.id = "bulk.lock_problem",
		.sql = "SELECT id FROM problem WHERE id = ? FOR UPDATE",
		.params = { DB_INT },
		.columns = id_columns,
		.row_size = sizeof(struct id_row),
		.writes = true,
	},
	[BULK_OF_OUTAGE] = {
		.id = "bulk.lock_outage",
		.sql = "SELECT id FROM outage WHERE id = ? FOR UPDATE",
		.params = { DB_INT },
		.columns = id_columns,
		.row_size = sizeof(struct id_row),
		.writes = true,
	},
};
static const struct db_statement unfinished = {
	.id = "bulk.unfinished",
	.sql =
	    "SELECT id FROM bulk_reply WHERE subject = ? AND subject_id = ? AND finished_at IS NULL"
	    " ORDER BY id DESC LIMIT 1",
	.params = { DB_INT, DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
	.writes = true,
};
static const struct db_statement add = {
	.id = "bulk.add",
	.sql = "INSERT INTO bulk_reply (subject, subject_id, author_id, body_nl, body_en, resolve,"
	       " quiet, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_BOOL, DB_BOOL, DB_TIME },
	.writes = true,
};

#define FILL(table, key)                                                                          \
	"INSERT INTO bulk_reply_ticket (bulk_id, ticket_id, requester_id, state)"                 \
	" SELECT ?, t.id, t.requester_id, 1 FROM " table " l JOIN ticket t ON t.id = l.ticket_id" \
	" WHERE l." key " = ? AND t.is_open = 1"
static const struct db_statement fill[BULK_SUBJECTS] = {
	[BULK_OF_PROBLEM] = {
		.id = "bulk.fill_problem",
		.sql = FILL("problem_ticket", "problem_id"),
		.params = { DB_INT, DB_INT },
		.writes = true,
	},
	[BULK_OF_OUTAGE] = {
		.id = "bulk.fill_outage",
		.sql = FILL("outage_ticket", "outage_id"),
		.params = { DB_INT, DB_INT },
		.writes = true,
	},
};

#define PROGRESS(member, kind) DB_COLUMN(struct bulk_progress, member, kind)
static const struct db_column progress_columns[] = {
	PROGRESS(id, DB_INT),
	PROGRESS(created_at, DB_TIME),
	PROGRESS(finished_at, DB_TIME),
	PROGRESS(resolve, DB_BOOL),
	PROGRESS(author_name, DB_TEXT),
	PROGRESS(total, DB_INT),
	PROGRESS(sent, DB_INT),
	PROGRESS(skipped, DB_INT),
	{ 0 },
};
#define COUNTED(where, name) \
	"(SELECT COUNT(*) FROM bulk_reply_ticket b WHERE b.bulk_id = r.id" where ") AS " name
#define COUNTS               \
	COUNTED("", "total") \
	", " COUNTED(" AND b.state = 2", "sent") ", " COUNTED(" AND b.state = 3", "skipped")
static const struct db_statement latest = {
	.id = "bulk.latest",
	.sql = "SELECT r.id, r.created_at, r.finished_at, r.resolve, u.name AS author_name, " COUNTS
	       " FROM bulk_reply r JOIN user u ON u.id = r.author_id"
	       " WHERE r.subject = ? AND r.subject_id = ? ORDER BY r.id DESC LIMIT 1",
	.params = { DB_INT, DB_INT },
	.columns = progress_columns,
	.row_size = sizeof(struct bulk_progress),
};

static const struct db_column turn_columns[] = {
	{ "bulk_id", DB_INT, offsetof(struct bulk_turn, bulk_id) },
	{ "ticket_id", DB_INT, offsetof(struct bulk_turn, ticket_id) },
	{ "requester_id", DB_INT, offsetof(struct bulk_turn, requester_id) },
	{ 0 },
};
/* Not SKIP LOCKED: two processes at it work one after the other, so that "told" is certain. */
static const struct db_statement next = {
	.id = "bulk.next",
	.sql = "SELECT bulk_id, ticket_id, requester_id FROM bulk_reply_ticket"
	       " FORCE INDEX (bulk_reply_ticket_state)"
	       " WHERE state = 1 ORDER BY bulk_id, ticket_id LIMIT 1 FOR UPDATE",
	.columns = turn_columns,
	.row_size = sizeof(struct bulk_turn),
	.writes = true,
};
static const struct db_column text_columns[] = {
	{ "author_id", DB_INT, offsetof(struct bulk_text, author_id) },
	{ "author_role", DB_INT, offsetof(struct bulk_text, author_role) },
	{ "resolve", DB_BOOL, offsetof(struct bulk_text, resolve) },
	{ "quiet", DB_BOOL, offsetof(struct bulk_text, quiet) },
	{ "body_nl", DB_TEXT, offsetof(struct bulk_text, body_nl) },
	{ "body_en", DB_TEXT, offsetof(struct bulk_text, body_en) },
	{ "author_name", DB_TEXT, offsetof(struct bulk_text, author_name) },
	{ "author_email", DB_TEXT, offsetof(struct bulk_text, author_email) },
	{ 0 },
};
static const struct db_statement text_of = {
	.id = "bulk.text",
	.sql =
	    "SELECT r.author_id, u.role AS author_role, r.resolve, r.quiet, r.body_nl, r.body_en,"
	    " u.name AS author_name, u.email AS author_email"
	    " FROM bulk_reply r JOIN user u ON u.id = r.author_id WHERE r.id = ?",
	.params = { DB_INT },
	.columns = text_columns,
	.row_size = sizeof(struct bulk_text),
	.writes = true,
};
static const struct db_statement told = {
	.id = "bulk.told",
	.sql = "SELECT ticket_id AS id FROM bulk_reply_ticket"
	       " WHERE bulk_id = ? AND requester_id = ? AND state = 2 LIMIT 1",
	.params = { DB_INT, DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
	.writes = true,
};
static const struct db_statement mark = {
	.id = "bulk.mark",
	.sql = "UPDATE bulk_reply_ticket SET state = ?, done_at = ? WHERE bulk_id = ? AND "
	       "ticket_id = ?"
	       " AND state = 1",
	.params = { DB_INT, DB_TIME, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement finish = {
	.id = "bulk.finish",
	.sql =
	    "UPDATE bulk_reply SET finished_at = ? WHERE finished_at IS NULL AND NOT EXISTS"
	    " (SELECT 1 FROM bulk_reply_ticket b WHERE b.bulk_id = bulk_reply.id AND b.state = 1)",
	.params = { DB_TIME },
	.writes = true,
};

enum result bulk_db_lock_subject(struct ctx *ctx, enum bulk_subject subject, int64_t subject_id)
{
	return db_one(ctx->db, &lock_subject[subject], DB_ARGS(db_int(subject_id)), NULL);
}

enum result bulk_db_unfinished(struct ctx *ctx, enum bulk_subject subject, int64_t subject_id)
{
	return db_one(ctx->db, &unfinished, DB_ARGS(db_int(subject), db_int(subject_id)), NULL);
}

enum result bulk_db_add(struct ctx *ctx, const struct bulk_order *order, int64_t *id)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_int(order->subject), db_int(order->subject_id), db_int(ctx->viewer.id),
		db_text(order->nl), db_text(order->en), db_bool(order->resolve),
		db_bool(order->quiet), db_time(ctx->now)),
	    NULL, id);
}

enum result bulk_db_fill(
    struct ctx *ctx, int64_t id, const struct bulk_order *order, int64_t *count)
{
	return db_exec(ctx->db, &fill[order->subject],
	    DB_ARGS(db_int(id), db_int(order->subject_id)), count, NULL);
}

enum result bulk_db_latest(
    struct ctx *ctx, enum bulk_subject subject, int64_t subject_id, struct bulk_progress *progress)
{
	return db_one(ctx->db, &latest, DB_ARGS(db_int(subject), db_int(subject_id)), progress);
}

enum result bulk_db_next(struct ctx *ctx, struct bulk_turn *turn)
{
	return db_one(ctx->db, &next, DB_NONE, turn);
}

enum result bulk_db_text(struct ctx *ctx, int64_t bulk_id, struct bulk_text *text)
{
	return db_one(ctx->db, &text_of, DB_ARGS(db_int(bulk_id)), text);
}

enum result bulk_db_told(struct ctx *ctx, const struct bulk_turn *turn)
{
	return db_one(
	    ctx->db, &told, DB_ARGS(db_int(turn->bulk_id), db_int(turn->requester_id)), NULL);
}

enum result bulk_db_mark(struct ctx *ctx, const struct bulk_turn *turn, enum bulk_state state)
{
	return db_exec(ctx->db, &mark,
	    DB_ARGS(
		db_int(state), db_time(ctx->now), db_int(turn->bulk_id), db_int(turn->ticket_id)),
	    NULL, NULL);
}

enum result bulk_db_finish(struct ctx *ctx)
{
	return db_exec(ctx->db, &finish, DB_ARGS(db_time(ctx->now)), NULL, NULL);
}

const struct db_statement *const bulk_statements[] = {
	&lock_subject[BULK_OF_PROBLEM],
	&lock_subject[BULK_OF_OUTAGE],
	&unfinished,
	&add,
	&fill[BULK_OF_PROBLEM],
	&fill[BULK_OF_OUTAGE],
	&latest,
	&next,
	&text_of,
	&told,
	&mark,
	&finish,
	NULL,
};
