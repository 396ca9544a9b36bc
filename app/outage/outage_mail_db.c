/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the mail about updates: orders, and the addresses to go. */
#include "outage_mail_db.h"

static const struct db_statement order = {
	.id = "outage_mail.order",
	.writes = true,
	.sql = "INSERT INTO outage_mailing (update_id, created_at) VALUES (?, ?)",
	.params = { DB_INT, DB_TIME },
};

struct count_row {
	int64_t addresses;
};
static const struct db_column count_columns[] = {
	{ "addresses", DB_INT, offsetof(struct count_row, addresses) }, { 0 }
};
#define WANTS \
	"f.confirmed_at IS NOT NULL AND (f.service_id IS NULL OR FIND_IN_SET(f.service_id, ?))"
static const struct db_statement count_addresses = {
	.id = "outage_mail.count",
	.columns = count_columns,
	.row_size = sizeof(struct count_row),
	.params = { DB_TEXT },
	.sql = "SELECT COUNT(DISTINCT f.email) AS addresses FROM subscription f WHERE " WANTS,
};

#define AT(member) offsetof(struct mailing, member)
static const struct db_column next_columns[] = {
	{ "update_id", DB_INT, AT(update_id) },
	{ "outage_id", DB_INT, AT(outage_id) },
	{ "state", DB_INT, AT(state) },
	{ "created_at", DB_TIME, AT(created_at) },
	{ "reached", DB_TEXT, AT(reached) },
	{ "body_nl", DB_TEXT, AT(body_nl) },
	{ "body_en", DB_TEXT, AT(body_en) },
	{ 0 },
};
static const struct db_statement next = {
	.id = "outage_mail.next",
	.writes = true,
	.columns = next_columns,
	.row_size = sizeof(struct mailing),
	.sql = "SELECT STRAIGHT_JOIN m.update_id, u.outage_id, u.state, u.created_at, m.reached, "
	       "u.body_nl, u.body_en"
	       " FROM outage_mailing m JOIN outage_update u ON u.id = m.update_id WHERE "
	       "m.finished_at IS NULL"
	       " ORDER BY m.update_id LIMIT 1 FOR UPDATE SKIP LOCKED",
};

#define READER(member) offsetof(struct mailing_reader, member)
static const struct db_column reader_columns[] = {
	{ "id", DB_INT, READER(id) },
	{ "email", DB_TEXT, READER(email) },
	{ "language", DB_TEXT, READER(language) },
	{ 0 },
};
/* Whoever is answered in a ticket when this outage ends hears it there (app/incident), and not here
 * too. */
#define NOT_ANSWERED(who)                                                                          \
	"NOT EXISTS (SELECT 1 FROM bulk_reply o JOIN bulk_reply_ticket b ON b.bulk_id = o.id "     \
	"JOIN user v ON v.id = b.requester_id"                                                     \
	" WHERE o.subject = 2 AND o.subject_id = ? AND o.resolve = 1 AND o.quiet = 0 AND v.email " \
	"= " who ".email)"
/* People whom it concerns without a subscription: their row has no id. */
#define CONCERNED(from, of)                                           \
	"SELECT 0 AS id, u.email, u.language FROM " from " WHERE " of \
	".outage_id = ? AND u.email > ? AND u.status <> 3 AND " NOT_ANSWERED("u")
#define FOLLOWING                                                       \
	"(SELECT MIN(f.id) AS id, f.email, MIN(f.language) AS language" \
	" FROM subscription f FORCE INDEX (subscription_email)"         \
	" WHERE f.email > ? AND " WANTS                                 \
	" AND " NOT_ANSWERED("f") " GROUP BY f.email ORDER BY f.email LIMIT 200)"
#define AFFECTED "outage_person p JOIN user u ON u.id = p.user_id"
#define WITH_A_TICKET                                         \
	"outage_ticket l JOIN ticket t ON t.id = l.ticket_id" \
	" JOIN user u ON u.id = t.requester_id"
#define READERS   \
	FOLLOWING \
	" UNION ALL " CONCERNED(AFFECTED, "p") " UNION ALL " CONCERNED(WITH_A_TICKET, "l")
/* A row an address, however much it follows or is concerned; all subscriptions of an address have
 * one language. Both LIMITs are OUTAGE_MAIL_BATCH. */
static const struct db_statement readers = {
	.id = "outage_mail.readers",
	.columns = reader_columns,
	.row_size = sizeof(struct mailing_reader),
	.params = { DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_TEXT, DB_INT, DB_INT, DB_TEXT, DB_INT },
	.sql = "SELECT MAX(r.id) AS id, r.email, MIN(r.language) AS language FROM (" READERS
	       ") AS r GROUP BY r.email ORDER BY r.email LIMIT 200",
};
static const struct db_statement reached = {
	.id = "outage_mail.reached",
	.writes = true,
	.sql = "UPDATE outage_mailing SET reached = ?, mails = mails + ?, finished_at = IF(?, ?, "
	       "NULL) WHERE update_id = ?",
	.params = { DB_TEXT, DB_INT, DB_BOOL, DB_TIME, DB_INT },
};

const struct db_statement *const outage_mail_statements[] = { &order, &count_addresses, &next,
	&readers, &reached, NULL };

enum result outage_mail_db_order(struct ctx *ctx, int64_t update_id)
{
	return db_exec(ctx->db, &order, DB_ARGS(db_int(update_id), db_time(ctx->now)), NULL, NULL);
}

enum result outage_mail_db_count(struct ctx *ctx, const char *service_ids, int64_t *count)
{
	struct count_row row = { 0 };
	enum result res = db_one(ctx->db, &count_addresses, DB_ARGS(db_text(service_ids)), &row);

	*count = row.addresses;
	return res;
}

enum result outage_mail_db_next(struct ctx *ctx, struct mailing *mailing)
{
	return db_one(ctx->db, &next, DB_NONE, mailing);
}

enum result outage_mail_db_readers(struct ctx *ctx, const char *after, int64_t outage_id,
    const char *service_ids, struct db_rows *rows)
{
	return db_each(ctx->db, &readers,
	    DB_ARGS(db_text(after), db_text(service_ids), db_int(outage_id), db_int(outage_id),
		db_text(after), db_int(outage_id), db_int(outage_id), db_text(after),
		db_int(outage_id)),
	    rows);
}

enum result outage_mail_db_reached(
    struct ctx *ctx, int64_t update_id, const char *email, int64_t mails, bool finished)
{
	return db_exec(ctx->db, &reached,
	    DB_ARGS(db_text(email), db_int(mails), db_bool(finished), db_time(ctx->now),
		db_int(update_id)),
	    NULL, NULL);
}
