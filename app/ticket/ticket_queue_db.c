/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the queue. The most selective thing asked for chooses the statement, and each statement walks one index in the order of the page and stops at
 * its LIMIT; what else was asked only thins the rows that are walked. */
#include "ticket_queue.h"

#define AT(member) offsetof(struct queue_row, member)

static const struct db_column row_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "status", DB_INT, AT(status) },
	{ "type_id", DB_INT, AT(type_id) },
	{ "priority", DB_INT, AT(priority) },
	{ "assignee_id", DB_INT, AT(assignee_id) },
	{ "touched_at", DB_TIME, AT(touched_at) },
	{ "due_at", DB_TIME, AT(due_at) },
	{ "first_response_at", DB_TIME, AT(first_response_at) },
	{ "subject", DB_TEXT, AT(subject) },
	{ "requester_name", DB_TEXT, AT(requester_name) },
	{ "organisation_name", DB_TEXT, AT(organisation_name) },
	{ "assignee_name", DB_TEXT, AT(assignee_name) },
	{ 0 },
};

#define QUEUE(index, key, keyset, order) \
	"SELECT STRAIGHT_JOIN t.id, t.status, t.type_id, t.priority, t.assignee_id, t.touched_at, t.due_at, t.first_response_at, t.subject," \
	" r.name AS requester_name, o.name AS organisation_name, a.name AS assignee_name" \
	" FROM ticket t FORCE INDEX (" index ") JOIN user r ON r.id = t.requester_id JOIN organisation o ON o.id = t.organisation_id" \
	" LEFT JOIN user a ON a.id = t.assignee_id" \
	" WHERE " key " AND t.is_open = ? AND " keyset \
	" AND (? < 0 OR COALESCE(t.assignee_id, 0) = ?) AND (? = 0 OR t.organisation_id = ?) AND (? = 0 OR t.status = ?)" \
	" AND (? = 0 OR t.type_id = ?) AND (? = '' OR LOCATE(?, t.subject) > 0)" \
	" ORDER BY " order " LIMIT 51"
#define TOUCHED "t.touched_at <= ? AND (t.touched_at < ? OR t.id < ?)"
#define BY_TOUCHED "t.touched_at DESC, t.id DESC"

#define QUEUE_PARAMS \
	{ DB_INT, DB_INT, DB_TIME, DB_TIME, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT }
#define STATEMENT(name, text) \
	{ .id = "ticket_queue." name, .sql = (text), .params = QUEUE_PARAMS, .columns = row_columns, .row_size = sizeof(struct queue_row) }

enum walk { WALK_OPENNESS, WALK_ASSIGNEE, WALK_NOBODY, WALK_ORGANISATION, WALK_STATUS, WALK_TYPE, WALK_SOON, WALK_LATE, WALK_COUNT };

/* `? = 0` takes the key that this walk does not use. For due walks the key is an instant in seconds that must not lie after the row's deadline. */
static const struct db_statement walks[WALK_COUNT] = {
	[WALK_OPENNESS] = STATEMENT("openness", QUEUE("ticket_queue", "? = 0", TOUCHED, BY_TOUCHED)),
	[WALK_ASSIGNEE] = STATEMENT("assignee", QUEUE("ticket_queue_assignee", "t.assignee_id = ?", TOUCHED, BY_TOUCHED)),
	[WALK_NOBODY] = STATEMENT("nobody", QUEUE("ticket_queue_assignee", "? = 0 AND t.assignee_id IS NULL", TOUCHED, BY_TOUCHED)),
	[WALK_ORGANISATION] = STATEMENT("organisation", QUEUE("ticket_organisation_desk", "t.organisation_id = ?", TOUCHED, BY_TOUCHED)),
	[WALK_STATUS] = STATEMENT("status", QUEUE("ticket_queue_status", "t.status = ?", TOUCHED, BY_TOUCHED)),
	[WALK_TYPE] = STATEMENT("type", QUEUE("ticket_queue_type", "t.type_id = ?", TOUCHED, BY_TOUCHED)),
	[WALK_SOON] = STATEMENT("soon", QUEUE("ticket_queue_due", "t.due_at <= FROM_UNIXTIME(? + 3600)",
	    "t.due_at >= ? AND (t.due_at > ? OR t.id > ?)", "t.due_at, t.id")),
	[WALK_LATE] = STATEMENT("late", QUEUE("ticket_queue_due", "t.due_at < FROM_UNIXTIME(?)",
	    "t.due_at >= ? AND (t.due_at > ? OR t.id > ?)", "t.due_at, t.id")),
};

static enum walk choose_walk(const struct queue_filter *f, int64_t *key)
{
	*key = 0;
	if (f->view == QUEUE_SOON || f->view == QUEUE_LATE)
		return f->view == QUEUE_SOON ? WALK_SOON : WALK_LATE;
	if (f->assignee_id == 0)
		return WALK_NOBODY;
	if (f->assignee_id > 0) {
		*key = f->assignee_id;
		return WALK_ASSIGNEE;
	}
	if (f->organisation_id != 0) {
		*key = f->organisation_id;
		return WALK_ORGANISATION;
	}
	if (f->status != 0) {
		*key = f->status;
		return WALK_STATUS;
	}
	if (f->type_id != 0) {
		*key = f->type_id;
		return WALK_TYPE;
	}
	return WALK_OPENNESS;
}

#define END_OF_TIME INT64_C(253370678400) /* 9998-12-31 */

int64_t ticket_queue_key(enum queue_view view, const struct queue_row *row)
{
	return view == QUEUE_SOON || view == QUEUE_LATE ? row->due_at : row->touched_at;
}

static struct queue_filter by_view(const struct ctx *ctx, const struct queue_filter *asked)
{
	struct queue_filter f = *asked;

	if (f.view == QUEUE_MINE)
		f.assignee_id = ctx->viewer.id;
	else if (f.view == QUEUE_UNASSIGNED)
		f.assignee_id = 0;
	else if (f.view == QUEUE_WAITING)
		f.status = TICKET_WAITING_CUSTOMER;
	return f;
}

enum result ticket_queue(struct ctx *ctx, const struct queue_filter *asked, struct queue_row **rows, size_t *count, bool *more)
{
	struct queue_filter f = by_view(ctx, asked);
	bool due = f.view == QUEUE_SOON || f.view == QUEUE_LATE;
	int64_t key, time = f.after_time, id = f.after_id;
	enum walk walk = choose_walk(&f, &key);
	struct db_rows found;
	enum result res;

	if (due)
		key = ctx->now;
	if (id == 0) {
		time = !due ? END_OF_TIME : f.view == QUEUE_SOON ? ctx->now : 1;
		id = due ? 0 : INT64_MAX;
	}
	res = db_each(ctx->db, &walks[walk], DB_ARGS(db_int(key), db_int(f.view != QUEUE_DONE), db_time(time), db_time(time), db_int(id),
	    db_int(f.assignee_id), db_int(f.assignee_id), db_int(f.organisation_id), db_int(f.organisation_id), db_int(f.status),
	    db_int(f.status), db_int(f.type_id), db_int(f.type_id), db_text(f.text), db_text(f.text)), &found);
	if (res != RES_OK)
		return res;
	*rows = found.rows;
	*more = found.count > QUEUE_PAGE;
	*count = *more ? QUEUE_PAGE : found.count;
	return RES_OK;
}

/* ---- counts ---- */

#define CAPPED(index, where) "(SELECT COUNT(*) FROM (SELECT 1 FROM ticket FORCE INDEX (" index ") WHERE " where " LIMIT 100) AS c)"

struct counts_row { int64_t open, mine, unassigned, soon, late, waiting; };
static const struct db_column count_columns[] = {
	{ "open", DB_INT, offsetof(struct counts_row, open) },
	{ "mine", DB_INT, offsetof(struct counts_row, mine) },
	{ "unassigned", DB_INT, offsetof(struct counts_row, unassigned) },
	{ "soon", DB_INT, offsetof(struct counts_row, soon) },
	{ "late", DB_INT, offsetof(struct counts_row, late) },
	{ "waiting", DB_INT, offsetof(struct counts_row, waiting) },
	{ 0 },
};
static const struct db_statement counts_statement = {
	.id = "ticket_queue.counts",
	.sql = "SELECT " CAPPED("ticket_queue", "is_open = 1") " AS open, "
	    CAPPED("ticket_queue_assignee", "assignee_id = ? AND is_open = 1") " AS mine, "
	    CAPPED("ticket_queue_assignee", "assignee_id IS NULL AND is_open = 1") " AS unassigned, "
	    CAPPED("ticket_queue_due", "is_open = 1 AND due_at >= ? AND due_at <= ?") " AS soon, "
	    CAPPED("ticket_queue_due", "is_open = 1 AND due_at < ?") " AS late, "
	    CAPPED("ticket_queue_status", "is_open = 1 AND status = 3") " AS waiting",
	.params = { DB_INT, DB_TIME, DB_TIME, DB_TIME }, .columns = count_columns, .row_size = sizeof(struct counts_row),
};

enum result ticket_queue_counts(struct ctx *ctx, struct queue_counts *counts)
{
	struct counts_row row;
	enum result res;

	res = db_one(ctx->db, &counts_statement, DB_ARGS(db_int(ctx->viewer.id), db_time(ctx->now), db_time(ctx->now + 3600),
	    db_time(ctx->now)), &row);
	if (res != RES_OK)
		return res;
	*counts = (struct queue_counts){ .at = { [QUEUE_OPEN] = row.open, [QUEUE_MINE] = row.mine, [QUEUE_UNASSIGNED] = row.unassigned,
	    [QUEUE_SOON] = row.soon, [QUEUE_LATE] = row.late, [QUEUE_WAITING] = row.waiting } };
	return RES_OK;
}

/* ---- choices ---- */

static const struct db_column choice_columns[] = {
	{ "id", DB_INT, offsetof(struct queue_choice, id) },
	{ "name", DB_TEXT, offsetof(struct queue_choice, name) },
	{ "email", DB_TEXT, offsetof(struct queue_choice, email) },
	{ 0 },
};
static const struct db_statement agents = {
	.id = "ticket_queue.agents",
	.sql = "SELECT id, name, email FROM user WHERE role IN (4, 5) AND status = 2 ORDER BY name, id LIMIT 500",
	.columns = choice_columns, .row_size = sizeof(struct queue_choice),
};
static const struct db_statement organisations = {
	.id = "ticket_queue.organisations",
	.sql = "SELECT id, name, '' AS email FROM organisation ORDER BY name, id LIMIT 500",
	.columns = choice_columns, .row_size = sizeof(struct queue_choice),
};
static const struct db_statement customer = {
	.id = "ticket_queue.customer", .writes = true,
	.sql = "SELECT id, name, email FROM user WHERE email = ? AND role <= 2 AND status <> 3",
	.params = { DB_TEXT }, .columns = choice_columns, .row_size = sizeof(struct queue_choice),
};

enum result ticket_queue_agents(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &agents, DB_NONE, rows);
}

enum result ticket_queue_organisations(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &organisations, DB_NONE, rows);
}

enum result ticket_queue_customer(struct ctx *ctx, const char *email, int64_t *user_id)
{
	struct queue_choice row = { 0 };
	enum result res = db_one(ctx->db, &customer, DB_ARGS(db_text(email)), &row);

	*user_id = row.id;
	return res;
}

static const struct db_column other_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_row, id) },
	{ "status", DB_INT, offsetof(struct ticket_row, status) },
	{ "type_id", DB_INT, offsetof(struct ticket_row, type_id) },
	{ "updated_at", DB_TIME, offsetof(struct ticket_row, updated_at) },
	{ "subject", DB_TEXT, offsetof(struct ticket_row, subject) },
	{ 0 },
};
static const struct db_statement others = {
	.id = "ticket_queue.others",
	.sql = "SELECT id, status, type_id, updated_at, subject FROM ticket FORCE INDEX (ticket_requester_all)"
	    " WHERE requester_id = ? AND id <> ? ORDER BY updated_at DESC, id DESC LIMIT 5",
	.params = { DB_INT, DB_INT }, .columns = other_columns, .row_size = sizeof(struct ticket_row),
};

enum result ticket_queue_others(struct ctx *ctx, const struct ticket *ticket, struct db_rows *rows)
{
	return db_each(ctx->db, &others, DB_ARGS(db_int(ticket->requester_id), db_int(ticket->id)), rows);
}

const struct db_statement *const ticket_queue_statements[] = {
	&walks[WALK_OPENNESS], &walks[WALK_ASSIGNEE], &walks[WALK_NOBODY], &walks[WALK_ORGANISATION], &walks[WALK_STATUS], &walks[WALK_TYPE],
	&walks[WALK_SOON], &walks[WALK_LATE], &counts_statement, &agents, &organisations, &customer, &others, NULL,
};
