// SPDX-License-Identifier: Apache-2.0
/* SQL of the mail queue: adding to `outbox`, and what a thread began with. Sending is app/jobs. */
#include "mail/mail_queue_db.h"

#include <stddef.h>

struct first_row {
	const char *message_id;
};
static const struct db_column first_columns[] = {
	{ "message_id", DB_TEXT, offsetof(struct first_row, message_id) },
	{ 0 },
};
static const struct db_statement mail_queue_first = {
	.id = "mail_queue.first",
	.sql = "SELECT message_id FROM outbox WHERE ticket_id = ? AND recipient = ? ORDER BY id "
	       "LIMIT 1",
	.params = { DB_INT, DB_TEXT },
	.columns = first_columns,
	.row_size = sizeof(struct first_row),
};

static const struct db_statement mail_queue_add = {
	.id = "mail_queue.add",
	.sql = "INSERT INTO outbox (recipient, recipient_name, language, subject, body_text, "
	       "body_html, message_id,"
	       " in_reply_to, refs, list_unsubscribe, ticket_id, secret, next_try_at, created_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TEXT, DB_INT, DB_BOOL, DB_TIME, DB_TIME },
	.writes = true,
};

const struct db_statement *const mail_queue_statements[] = { &mail_queue_first, &mail_queue_add,
	NULL };

enum result mail_queue_db_add(struct ctx *ctx, const struct mail_row *row)
{
	return db_exec(ctx->db, &mail_queue_add,
	    DB_ARGS(db_text(row->recipient), db_text(row->recipient_name), db_text(row->language),
		db_text(row->subject), db_text(row->text), db_text(row->html),
		db_text(row->message_id), db_text(row->in_reply_to), db_text(row->in_reply_to),
		db_text(row->list_unsubscribe), db_ref(row->ticket_id), db_bool(row->secret),
		db_time(ctx->now), db_time(ctx->now)),
	    NULL, NULL);
}

enum result mail_queue_db_first(
    struct ctx *ctx, int64_t ticket_id, const char *recipient, const char **message_id)
{
	struct first_row row = { 0 };
	enum result res = db_one(
	    ctx->db, &mail_queue_first, DB_ARGS(db_int(ticket_id), db_text(recipient)), &row);

	*message_id = res == RES_OK ? row.message_id : NULL;
	return res == RES_NOT_FOUND ? RES_OK : res;
}
