/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of problems and of the tickets they gather. For staff only: no statement has a customer's
 * scope, and no customer's page calls one. */
#include "problem_db.h"

#include "ticket/ticket_linked_db.h"

#define AT(member) offsetof(struct problem, member)
#define END_OF_TIME INT64_C(253370678400) /* 9998-12-31 */

static const struct db_column problem_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "state", DB_INT, AT(state) },
	{ "version", DB_INT, AT(version) },
	{ "service_id", DB_INT, AT(service_id) },
	{ "owner_id", DB_INT, AT(owner_id) },
	{ "title", DB_TEXT, AT(title) },
	{ "description", DB_TEXT, AT(description) },
	{ "error_nl", DB_TEXT, AT(error_nl) },
	{ "error_en", DB_TEXT, AT(error_en) },
	{ "workaround_nl", DB_TEXT, AT(workaround_nl) },
	{ "workaround_en", DB_TEXT, AT(workaround_en) },
	{ "created_at", DB_TIME, AT(created_at) },
	{ "updated_at", DB_TIME, AT(updated_at) },
	{ "solved_at", DB_TIME, AT(solved_at) },
	{ "closed_at", DB_TIME, AT(closed_at) },
	{ "service_nl", DB_TEXT, AT(service_nl) },
	{ "service_en", DB_TEXT, AT(service_en) },
	{ "owner_name", DB_TEXT, AT(owner_name) },
	{ "creator_name", DB_TEXT, AT(creator_name) },
	{ 0 },
};
static const struct db_statement find = {
	.id = "problem.find",
	.sql =
	    "SELECT p.id, p.state, p.version, p.service_id, p.owner_id, p.title, p.description,"
	    " p.error_nl, p.error_en, p.workaround_nl, p.workaround_en, p.created_at, p.updated_at,"
	    " p.solved_at, p.closed_at, s.name_nl AS service_nl, s.name_en AS service_en,"
	    " o.name AS owner_name, c.name AS creator_name"
	    " FROM problem p JOIN user c ON c.id = p.creator_id"
	    " LEFT JOIN service s ON s.id = p.service_id LEFT JOIN user o ON o.id = p.owner_id"
	    " WHERE p.id = ?",
	.params = { DB_INT },
	.columns = problem_columns,
	.row_size = sizeof(struct problem),
};

/* ---- lists ---- */

static const struct db_column row_columns[] = {
	{ "id", DB_INT, offsetof(struct problem_row, id) },
	{ "state", DB_INT, offsetof(struct problem_row, state) },
	{ "updated_at", DB_TIME, offsetof(struct problem_row, updated_at) },
	{ "tickets", DB_INT, offsetof(struct problem_row, tickets) },
	{ "open_tickets", DB_INT, offsetof(struct problem_row, open_tickets) },
	{ "title", DB_TEXT, offsetof(struct problem_row, title) },
	{ "service_nl", DB_TEXT, offsetof(struct problem_row, service_nl) },
	{ "service_en", DB_TEXT, offsetof(struct problem_row, service_en) },
	{ "owner_name", DB_TEXT, offsetof(struct problem_row, owner_name) },
	{ 0 },
};
/* The page is cut from the index first; only its rows are counted and named. The inner LIMIT is
 * PROBLEM_PAGE and one more. */
#define LIST(index, where)                                                                      \
	"SELECT p.id, p.state, p.updated_at,"                                                   \
	" (SELECT COUNT(*) FROM problem_ticket l WHERE l.problem_id = p.id) AS tickets,"        \
	" (SELECT COUNT(*) FROM problem_ticket l JOIN ticket t ON t.id = l.ticket_id"           \
	" WHERE l.problem_id = p.id AND t.is_open = 1) AS open_tickets,"                        \
	" p.title, s.name_nl AS service_nl, s.name_en AS service_en, o.name AS owner_name"      \
	" FROM (SELECT id FROM problem FORCE INDEX (" index ") WHERE " where                    \
	" updated_at <= ? AND (updated_at < ? OR id < ?)"                                       \
	" ORDER BY updated_at DESC, id DESC LIMIT 26) AS page JOIN problem p ON p.id = page.id" \
	" LEFT JOIN service s ON s.id = p.service_id LEFT JOIN user o ON o.id = p.owner_id"     \
	" ORDER BY p.updated_at DESC, p.id DESC"
#define LIST_STATEMENT(name, text)                                                                 \
	{                                                                                          \
		.id = "problem.list_" name, .sql = (text), .params = { DB_TIME, DB_TIME, DB_INT }, \
		.columns = row_columns, .row_size = sizeof(struct problem_row)                     \
	}
static const struct db_statement lists[PROBLEMS_VIEW_COUNT] = {
	[PROBLEMS_OPEN] = LIST_STATEMENT("open", LIST("problem_open", "is_open = 1 AND")),
	[PROBLEMS_KNOWN] = LIST_STATEMENT("known", LIST("problem_state", "state = 2 AND")),
	[PROBLEMS_DONE] = LIST_STATEMENT("done", LIST("problem_open", "is_open = 0 AND")),
	[PROBLEMS_ALL] = LIST_STATEMENT("all", LIST("problem_updated", "")),
};

static const struct db_statement tickets = {
	.id = "problem.tickets",
	.sql = TICKET_LINKED_SQL("problem_ticket", "problem_id"),
	.params = { DB_INT },
	.columns = ticket_linked_columns,
	.row_size = sizeof(struct ticket_linked),
};

static const struct db_column count_columns[] = {
	{ "tickets", DB_INT, offsetof(struct problem_counts, tickets) },
	{ "open_tickets", DB_INT, offsetof(struct problem_counts, open_tickets) },
	{ "organisations", DB_INT, offsetof(struct problem_counts, organisations) },
	{ 0 },
};
static const struct db_statement counts_of = {
	.id = "problem.counts",
	.sql = "SELECT COUNT(*) AS tickets, CAST(COALESCE(SUM(t.is_open), 0) AS INTEGER)"
	       " AS open_tickets, COUNT(DISTINCT t.organisation_id) AS organisations"
	       " FROM problem_ticket l JOIN ticket t ON t.id = l.ticket_id WHERE l.problem_id = ?",
	.params = { DB_INT },
	.columns = count_columns,
	.row_size = sizeof(struct problem_counts),
};

static const struct db_column choice_columns[] = {
	{ "id", DB_INT, offsetof(struct problem_choice, id) },
	{ "state", DB_INT, offsetof(struct problem_choice, state) },
	{ "title", DB_TEXT, offsetof(struct problem_choice, title) },
	{ 0 },
};
/* The LIMIT is PROBLEM_CHOICES_MAX. */
static const struct db_statement choices = {
	.id = "problem.choices",
	.sql = "SELECT id, state, title FROM problem FORCE INDEX (problem_open)"
	       " WHERE is_open = 1 ORDER BY updated_at DESC, id DESC LIMIT 100",
	.columns = choice_columns,
	.row_size = sizeof(struct problem_choice),
};
static const struct db_statement of_ticket = {
	.id = "problem.of_ticket",
	.sql = "SELECT p.id, p.state, p.title FROM problem_ticket l JOIN problem p"
	       " ON p.id = l.problem_id WHERE l.ticket_id = ?",
	.params = { DB_INT },
	.columns = choice_columns,
	.row_size = sizeof(struct problem_choice),
};
static const struct db_statement services = {
	.id = "problem.services",
	.sql = "SELECT id, 0 AS state, IF(?, name_en, name_nl) AS title FROM service"
	       " ORDER BY position, id LIMIT 100",
	.params = { DB_BOOL },
	.columns = choice_columns,
	.row_size = sizeof(struct problem_choice),
};

/* ---- writing ---- */

struct id_row {
	int64_t id;
};
static const struct db_column id_columns[] = { { "id", DB_INT, offsetof(struct id_row, id) },
	{ 0 } };
static const struct db_statement service_exists = {
	.id = "problem.service_exists",
	.sql = "SELECT id FROM service WHERE id = ?",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
	.writes = true,
};
static const struct db_statement agent_exists = {
	.id = "problem.agent_exists",
	.sql = "SELECT id FROM user WHERE id = ? AND role >= 4 AND status = 2",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
	.writes = true,
};
static const struct db_statement insert = {
	.id = "problem.insert",
	.sql =
	    "INSERT INTO problem (title, description, service_id, owner_id, creator_id, created_at,"
	    " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME },
	.writes = true,
};
static const struct db_statement save = {
	.id = "problem.save",
	.sql = "UPDATE problem SET state = ?, service_id = ?, owner_id = ?, title = ?, description "
	       "= ?,"
	       " error_nl = ?, error_en = ?, workaround_nl = ?, workaround_en = ?, updated_at = ?,"
	       " solved_at = ?, closed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TIME, DB_TIME, DB_TIME, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement link = {
	.id = "problem.link",
	.sql = "INSERT INTO problem_ticket (problem_id, ticket_id, linked_by, linked_at)"
	       " VALUES (?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement unlink = {
	.id = "problem.unlink",
	.sql = "DELETE FROM problem_ticket WHERE problem_id = ? AND ticket_id = ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};

/* ---- the outages it led to ---- */

static const struct db_statement outages = {
	.id = "problem.outages",
	.sql = "SELECT o.id, o.state, IF(?, o.title_en, o.title_nl) AS title FROM problem_outage l"
	       " JOIN outage o ON o.id = l.outage_id WHERE l.problem_id = ? ORDER BY o.id DESC "
	       "LIMIT 100",
	.params = { DB_BOOL, DB_INT },
	.columns = choice_columns,
	.row_size = sizeof(struct problem_choice),
};
static const struct db_statement add_outage = {
	.id = "problem.add_outage",
	.sql = "INSERT IGNORE INTO problem_outage (problem_id, outage_id, linked_by, linked_at)"
	       " VALUES (?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement remove_outage = {
	.id = "problem.remove_outage",
	.sql = "DELETE FROM problem_outage WHERE problem_id = ? AND outage_id = ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};

enum result problem_db_find(struct ctx *ctx, int64_t id, struct problem *problem)
{
	return db_one(ctx->db, &find, DB_ARGS(db_int(id)), problem);
}

enum result problem_db_list(struct ctx *ctx, enum problem_view view, int64_t after_time,
    int64_t after_id, struct db_rows *rows)
{
	int64_t time = after_id == 0 ? END_OF_TIME : after_time;
	int64_t id = after_id == 0 ? INT64_MAX : after_id;

	return db_each(
	    ctx->db, &lists[view], DB_ARGS(db_time(time), db_time(time), db_int(id)), rows);
}

enum result problem_db_tickets(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return db_each(ctx->db, &tickets, DB_ARGS(db_int(id)), rows);
}

enum result problem_db_counts(struct ctx *ctx, int64_t id, struct problem_counts *counts)
{
	return db_one(ctx->db, &counts_of, DB_ARGS(db_int(id)), counts);
}

enum result problem_db_choices(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &choices, DB_NONE, rows);
}

enum result problem_db_of_ticket(struct ctx *ctx, int64_t ticket_id, struct problem_choice *problem)
{
	return db_one(ctx->db, &of_ticket, DB_ARGS(db_int(ticket_id)), problem);
}

enum result problem_db_services(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &services, DB_ARGS(db_bool(i18n_language() == LANGUAGE_EN)), rows);
}

enum result problem_db_service_exists(struct ctx *ctx, int64_t id)
{
	return db_one(ctx->db, &service_exists, DB_ARGS(db_int(id)), NULL);
}

enum result problem_db_agent_exists(struct ctx *ctx, int64_t id)
{
	return db_one(ctx->db, &agent_exists, DB_ARGS(db_int(id)), NULL);
}

enum result problem_db_insert(struct ctx *ctx, const struct problem_draft *draft, int64_t *id)
{
	return db_exec(ctx->db, &insert,
	    DB_ARGS(db_text(draft->title), db_text(draft->description), db_ref(draft->service_id),
		db_ref(draft->owner_id), db_int(ctx->viewer.id), db_time(ctx->now),
		db_time(ctx->now)),
	    NULL, id);
}

enum result problem_db_save(struct ctx *ctx, struct problem *p)
{
	int64_t affected = 0;
	enum result res;

	res = db_exec(ctx->db, &save,
	    DB_ARGS(db_int(p->state), db_ref(p->service_id), db_ref(p->owner_id), db_text(p->title),
		db_text(p->description), db_text(p->error_nl), db_text(p->error_en),
		db_text(p->workaround_nl), db_text(p->workaround_en), db_time(p->updated_at),
		db_time(p->solved_at), db_time(p->closed_at), db_int(p->id), db_int(p->version)),
	    &affected, NULL);
	if (res == RES_OK && affected == 0)
		return ctx_fail(ctx, RES_CONFLICT, "problem %lld moved past version %lld",
		    (long long)p->id, (long long)p->version);
	if (res == RES_OK)
		p->version++;
	return res;
}

enum result problem_db_link(struct ctx *ctx, int64_t id, int64_t ticket_id)
{
	return db_exec(ctx->db, &link,
	    DB_ARGS(db_int(id), db_int(ticket_id), db_int(ctx->viewer.id), db_time(ctx->now)), NULL,
	    NULL);
}

enum result problem_db_unlink(struct ctx *ctx, int64_t id, int64_t ticket_id)
{
	int64_t affected = 0;
	enum result res;

	res = db_exec(ctx->db, &unlink, DB_ARGS(db_int(id), db_int(ticket_id)), &affected, NULL);
	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result problem_db_outages(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return db_each(
	    ctx->db, &outages, DB_ARGS(db_bool(i18n_language() == LANGUAGE_EN), db_int(id)), rows);
}

enum result problem_db_add_outage(struct ctx *ctx, int64_t id, int64_t outage_id, bool *added)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &add_outage,
	    DB_ARGS(db_int(id), db_int(outage_id), db_int(ctx->viewer.id), db_time(ctx->now)),
	    &affected, NULL);

	*added = affected > 0;
	return res;
}

enum result problem_db_remove_outage(struct ctx *ctx, int64_t id, int64_t outage_id)
{
	int64_t affected = 0;
	enum result res = db_exec(
	    ctx->db, &remove_outage, DB_ARGS(db_int(id), db_int(outage_id)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

const struct db_statement *const problem_statements[] = {
	&find,
	&lists[PROBLEMS_OPEN],
	&lists[PROBLEMS_KNOWN],
	&lists[PROBLEMS_DONE],
	&lists[PROBLEMS_ALL],
	&tickets,
	&counts_of,
	&choices,
	&of_ticket,
	&services,
	&service_exists,
	&agent_exists,
	&insert,
	&save,
	&link,
	&unlink,
	&outages,
	&add_outage,
	&remove_outage,
	NULL,
};
