/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of linked tickets, of people who have an outage too, and of their number. What a customer may
 * ask here is about himself only: his id stands in the WHERE. */
#include "incident_db.h"

#include "ticket/ticket_linked_db.h"

struct id_row {
	int64_t id;
};
static const struct db_column id_columns[] = { { "id", DB_INT, offsetof(struct id_row, id) },
	{ 0 } };
#define ID_ROWS .columns = id_columns, .row_size = sizeof(struct id_row)

static const struct db_statement outage_of = {
	.id = "incident.outage_of",
	.sql = "SELECT outage_id AS id FROM outage_ticket WHERE ticket_id = ?",
	.params = { DB_INT },
	ID_ROWS,
};
static const struct db_statement link_ticket = {
	.id = "incident.link",
	.sql = "INSERT INTO outage_ticket (outage_id, ticket_id, linked_by, linked_at)"
	       " VALUES (?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement unlink_ticket = {
	.id = "incident.unlink",
	.sql = "DELETE FROM outage_ticket WHERE outage_id = ? AND ticket_id = ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement tickets = {
	.id = "incident.tickets",
	.sql = TICKET_LINKED_SQL("outage_ticket", "outage_id"),
	.params = { DB_INT },
	.columns = ticket_linked_columns,
	.row_size = sizeof(struct ticket_linked),
};

#define COUNT_COLUMN(name, kind)                                    \
	{                                                           \
#name, kind, offsetof(struct incident_counts, name) \
	}
static const struct db_column count_columns[] = {
	COUNT_COLUMN(tickets, DB_INT),
	COUNT_COLUMN(open_tickets, DB_INT),
	COUNT_COLUMN(organisations, DB_INT),
	COUNT_COLUMN(all_organisations, DB_INT),
	COUNT_COLUMN(people, DB_INT),
	COUNT_COLUMN(visitors, DB_INT),
	COUNT_COLUMN(first_update_at, DB_TIME),
	{ 0 },
};
static const struct db_statement counts_of = {
	.id = "incident.counts",
	.sql = "SELECT (SELECT COUNT(*) FROM outage_ticket l WHERE l.outage_id = o.id) AS tickets,"
	       " (SELECT COUNT(*) FROM outage_ticket l JOIN ticket t ON t.id = l.ticket_id"
	       " WHERE l.outage_id = o.id AND t.is_open = 1) AS open_tickets,"
	       " (SELECT COUNT(DISTINCT a.organisation_id) FROM"
	       " (SELECT t.organisation_id FROM outage_ticket l JOIN ticket t ON t.id = l.ticket_id"
	       " WHERE l.outage_id = ? UNION ALL"
	       " SELECT u.organisation_id FROM outage_person p JOIN user u ON u.id = p.user_id"
	       " WHERE p.outage_id = ?) AS a) AS organisations,"
	       " (SELECT COUNT(*) FROM organisation) AS all_organisations,"
	       " (SELECT COUNT(*) FROM outage_person p WHERE p.outage_id = o.id) AS people,"
	       " (SELECT COUNT(*) FROM outage_visitor v WHERE v.outage_id = o.id) AS visitors,"
	       " (SELECT MIN(n.created_at) FROM outage_update n WHERE n.outage_id = o.id)"
	       " AS first_update_at FROM outage o WHERE o.id = ?",
	.params = { DB_INT, DB_INT, DB_INT },
	.columns = count_columns,
	.row_size = sizeof(struct incident_counts),
};

static const struct db_statement is_open = {
	.id = "incident.is_open",
	.sql = "SELECT id FROM outage WHERE id = ? AND started_at IS NOT NULL AND ended_at IS NULL",
	.params = { DB_INT },
	ID_ROWS,
	.writes = true,
};
static const struct db_statement add_person = {
	.id = "incident.add_person",
	.sql = "INSERT IGNORE INTO outage_person (outage_id, user_id, created_at) VALUES (?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement add_visitor = {
	.id = "incident.add_visitor",
	.sql = "INSERT IGNORE INTO outage_visitor (outage_id, visitor, seen_at) VALUES (?, ?, ?)",
	.params = { DB_INT, DB_HASH, DB_TIME },
	.writes = true,
};
static const struct db_statement is_affected = {
	.id = "incident.is_affected",
	.sql = "SELECT outage_id AS id FROM outage_person WHERE outage_id = ? AND user_id = ?"
	       " UNION SELECT l.outage_id AS id FROM outage_ticket l JOIN ticket t"
	       " ON t.id = l.ticket_id WHERE l.outage_id = ? AND t.requester_id = ? LIMIT 1",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT },
	ID_ROWS,
};
static const struct db_statement forget = {
	.id = "incident.forget_visitors",
	.sql = "UPDATE outage_visitor SET visitor = NULL WHERE seen_at < ? AND visitor IS NOT NULL"
	       " LIMIT 1000",
	.params = { DB_TIME },
	.writes = true,
};
static const struct db_statement end_was_mailed = {
	.id = "incident.end_was_mailed",
	.sql = "SELECT u.id FROM outage_update u JOIN outage_mailing m ON m.update_id = u.id"
	       " WHERE u.outage_id = ? AND u.state IN (4, 7, 8) LIMIT 1",
	.params = { DB_INT },
	ID_ROWS,
	.writes = true,
};

enum result incident_db_outage_of(struct ctx *ctx, int64_t ticket_id, int64_t *outage_id)
{
	struct id_row row = { 0 };
	enum result res = db_one(ctx->db, &outage_of, DB_ARGS(db_int(ticket_id)), &row);

	*outage_id = row.id;
	return res;
}

enum result incident_db_link(struct ctx *ctx, int64_t outage_id, int64_t ticket_id)
{
	return db_exec(ctx->db, &link_ticket,
	    DB_ARGS(
		db_int(outage_id), db_int(ticket_id), db_int(ctx->viewer.id), db_time(ctx->now)),
	    NULL, NULL);
}

enum result incident_db_unlink(struct ctx *ctx, int64_t outage_id, int64_t ticket_id)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &unlink_ticket,
	    DB_ARGS(db_int(outage_id), db_int(ticket_id)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result incident_db_tickets(struct ctx *ctx, int64_t outage_id, struct db_rows *rows)
{
	return db_each(ctx->db, &tickets, DB_ARGS(db_int(outage_id)), rows);
}

enum result incident_db_counts(struct ctx *ctx, int64_t outage_id, struct incident_counts *counts)
{
	return db_one(ctx->db, &counts_of,
	    DB_ARGS(db_int(outage_id), db_int(outage_id), db_int(outage_id)), counts);
}

enum result incident_db_is_open(struct ctx *ctx, int64_t outage_id)
{
	return db_one(ctx->db, &is_open, DB_ARGS(db_int(outage_id)), NULL);
}

enum result incident_db_add_person(struct ctx *ctx, int64_t outage_id)
{
	return db_exec(ctx->db, &add_person,
	    DB_ARGS(db_int(outage_id), db_int(ctx->viewer.id), db_time(ctx->now)), NULL, NULL);
}

enum result incident_db_add_visitor(struct ctx *ctx, int64_t outage_id, const struct hash *visitor)
{
	return db_exec(ctx->db, &add_visitor,
	    DB_ARGS(db_int(outage_id), db_hash(visitor), db_time(ctx->now)), NULL, NULL);
}

enum result incident_db_is_affected(struct ctx *ctx, int64_t outage_id)
{
	return db_one(ctx->db, &is_affected,
	    DB_ARGS(db_int(outage_id), db_int(ctx->viewer.id), db_int(outage_id),
		db_int(ctx->viewer.id)),
	    NULL);
}

enum result incident_db_forget(struct ctx *ctx, int64_t before)
{
	return db_exec(ctx->db, &forget, DB_ARGS(db_time(before)), NULL, NULL);
}

enum result incident_db_end_was_mailed(struct ctx *ctx, int64_t outage_id)
{
	return db_one(ctx->db, &end_was_mailed, DB_ARGS(db_int(outage_id)), NULL);
}

const struct db_statement *const incident_statements[] = {
	&outage_of,
	&link_ticket,
	&unlink_ticket,
	&tickets,
	&counts_of,
	&is_open,
	&add_person,
	&add_visitor,
	&is_affected,
	&forget,
	&end_was_mailed,
	NULL,
};
