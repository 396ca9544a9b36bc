/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the queue. The most selective thing asked for chooses the index that is walked, the order
 * chooses its direction, and each pair is a statement of its own that stops at its LIMIT; what else
 * was asked only thins the rows that are walked. Deadlines and priorities of one customer's or one
 * organisation's tickets are sorted instead: those are few. */
#include "ticket_queue_db.h"

#define AT(member) offsetof(struct queue_row, member)

static const struct db_column row_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "version", DB_INT, AT(version) },
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

#define SELECTED                                                                                 \
	"SELECT STRAIGHT_JOIN t.id, t.version, t.status, t.type_id, t.priority, t.assignee_id, " \
	"t.touched_at, t.due_at, t.first_response_at, t.subject,"                                \
	" r.name AS requester_name, o.name AS organisation_name, a.name AS assignee_name FROM "
#define NAMED                                                                                   \
	" JOIN user r ON r.id = t.requester_id JOIN organisation o ON o.id = t.organisation_id" \
	" LEFT JOIN user a ON a.id = t.assignee_id"
#define THINNED                                                                                    \
	" AND (? < 0 OR COALESCE(t.assignee_id, 0) = ?) AND (? = 0 OR t.organisation_id = ?) AND " \
	"(? = 0 OR t.requester_id = ?) AND (? = 0 OR t.status = ?) AND (? = 0 OR t.type_id = ?)"
#define QUEUE(index, key, keyset, order)                                \
	SELECTED "ticket t FORCE INDEX (" index ")" NAMED " WHERE " key \
		 " AND t.is_open = ? AND " keyset THINNED " ORDER BY " order " LIMIT 51"
#define DOWN(column) column " <= ? AND (" column " < ? OR t.id < ?)", column " DESC, t.id DESC"
#define UP(column) column " >= ? AND (" column " > ? OR t.id > ?)", column ", t.id"

#define QUEUE_PARAMS(kind)                                                                  \
	{                                                                                   \
		DB_INT, DB_INT, kind, kind, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, \
		    DB_INT, DB_INT, DB_INT, DB_INT, DB_INT                                  \
	}
/* QUEUE() once more, so that DOWN and UP count as two of its arguments. */
#define QUEUE_OF(index, key, way) QUEUE(index, key, way)
#define STATEMENT(name, kind, text)                                                      \
	{                                                                                \
		.id = "ticket_queue." name, .sql = (text), .params = QUEUE_PARAMS(kind), \
		.columns = row_columns, .row_size = sizeof(struct queue_row)             \
	}
#define ORDERS(name, key, by_changed, by_due, by_priority)                                       \
	{                                                                                        \
		[QUEUE_CHANGED_LAST] = STATEMENT(name "_changed_last", DB_TIME,                  \
		    QUEUE_OF(by_changed, key, DOWN("t.touched_at"))),                            \
		[QUEUE_CHANGED_FIRST] = STATEMENT(name "_changed_first", DB_TIME,                \
		    QUEUE_OF(by_changed, key, UP("t.touched_at"))),                              \
		[QUEUE_DUE_FIRST] = STATEMENT(                                                   \
		    name "_due_first", DB_TIME, QUEUE_OF(by_due, key, UP("t.due_order"))),       \
		[QUEUE_DUE_LAST] = STATEMENT(                                                    \
		    name "_due_last", DB_TIME, QUEUE_OF(by_due, key, DOWN("t.due_order"))),      \
		[QUEUE_PRIORITY_HIGH] = STATEMENT(name "_priority_high", DB_INT,                 \
		    QUEUE_OF(by_priority, key, DOWN("t.priority"))),                             \
		[QUEUE_PRIORITY_LOW] = STATEMENT(                                                \
		    name "_priority_low", DB_INT, QUEUE_OF(by_priority, key, UP("t.priority"))), \
	}

enum walk {
	WALK_OPENNESS,
	WALK_ASSIGNEE,
	WALK_NOBODY,
	WALK_REQUESTER,
	WALK_ORGANISATION,
	WALK_STATUS,
	WALK_TYPE,
	WALK_COUNT
};

/* `? = 0` takes the key that a walk does not use. By deadline or priority there is no walk by
 * status or type: those are thinned. */
static const struct db_statement walks[WALK_COUNT][QUEUE_SORT_COUNT] = {
	[WALK_OPENNESS] = ORDERS(
	    "openness", "? = 0", "ticket_queue", "ticket_queue_due_order", "ticket_queue_priority"),
	[WALK_ASSIGNEE] = ORDERS("assignee", "t.assignee_id = ?", "ticket_queue_assignee",
	    "ticket_assignee_due_order", "ticket_assignee_priority"),
	[WALK_NOBODY] = ORDERS("nobody", "? = 0 AND t.assignee_id IS NULL", "ticket_queue_assignee",
	    "ticket_assignee_due_order", "ticket_assignee_priority"),
	[WALK_REQUESTER] = ORDERS("requester", "t.requester_id = ?", "ticket_requester_desk",
	    "ticket_requester_desk", "ticket_requester_desk"),
	[WALK_ORGANISATION] = ORDERS("organisation", "t.organisation_id = ?",
	    "ticket_organisation_desk", "ticket_organisation_desk", "ticket_organisation_desk"),
	[WALK_STATUS] = ORDERS("status", "t.status = ?", "ticket_queue_status",
	    "ticket_queue_status", "ticket_queue_status"),
	[WALK_TYPE] = ORDERS(
	    "type", "t.type_id = ?", "ticket_queue_type", "ticket_queue_type", "ticket_queue_type"),
};
/* The key is the present instant in seconds. */
static const struct db_statement soon = STATEMENT("soon", DB_TIME,
    QUEUE_OF(
	"ticket_queue_due_order", "t.due_order <= FROM_UNIXTIME(? + 3600)", UP("t.due_order")));
static const struct db_statement late = STATEMENT("late", DB_TIME,
    QUEUE_OF("ticket_queue_due_order", "t.due_order < FROM_UNIXTIME(?)", UP("t.due_order")));

/* Tickets that were found by words or by requester, which are few: their numbers, as JSON, choose
 * the rows, and what is asked for beside only thins and orders them. */
#define FOUND(keyset, order)                                                          \
	SELECTED "JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) c JOIN ticket t" \
		 " ON t.id = c.id" NAMED                                              \
		 " WHERE t.due_order <= ? AND t.is_open = ? AND " keyset THINNED      \
		 " ORDER BY " order " LIMIT 51"
#define FOUND_OF(...) FOUND(__VA_ARGS__)
#define FOUND_STATEMENT(name, kind, ...)                                                          \
	{                                                                                         \
		.id = "ticket_queue.found_" name, .sql = FOUND_OF(__VA_ARGS__),                   \
		.params = { DB_TEXT, DB_TIME, DB_INT, kind, kind, DB_INT, DB_INT, DB_INT, DB_INT, \
			DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT },                 \
		.columns = row_columns, .row_size = sizeof(struct queue_row)                      \
	}
static const struct db_statement found[QUEUE_SORT_COUNT] = {
	[QUEUE_CHANGED_LAST] = FOUND_STATEMENT("changed_last", DB_TIME, DOWN("t.touched_at")),
	[QUEUE_CHANGED_FIRST] = FOUND_STATEMENT("changed_first", DB_TIME, UP("t.touched_at")),
	[QUEUE_DUE_FIRST] = FOUND_STATEMENT("due_first", DB_TIME, UP("t.due_order")),
	[QUEUE_DUE_LAST] = FOUND_STATEMENT("due_last", DB_TIME, DOWN("t.due_order")),
	[QUEUE_PRIORITY_HIGH] = FOUND_STATEMENT("priority_high", DB_INT, DOWN("t.priority")),
	[QUEUE_PRIORITY_LOW] = FOUND_STATEMENT("priority_low", DB_INT, UP("t.priority")),
};

static bool by_change(enum queue_sort sort)
{
	return sort == QUEUE_CHANGED_LAST || sort == QUEUE_CHANGED_FIRST;
}

static bool by_priority(enum queue_sort sort)
{
	return sort == QUEUE_PRIORITY_HIGH || sort == QUEUE_PRIORITY_LOW;
}

static bool downwards(enum queue_sort sort)
{
	return sort == QUEUE_CHANGED_LAST || sort == QUEUE_DUE_LAST || sort == QUEUE_PRIORITY_HIGH;
}

static enum walk choose_walk(const struct queue_filter *f, int64_t *key)
{
	const struct {
		int64_t asked;
		enum walk walk;
	} narrow[] = {
		{ f->requester_id, WALK_REQUESTER },
		{ f->assignee_id > 0 ? f->assignee_id : 0, WALK_ASSIGNEE },
		{ f->organisation_id, WALK_ORGANISATION },
		{ by_change(f->sort) ? f->status : 0, WALK_STATUS },
		{ by_change(f->sort) ? f->type_id : 0, WALK_TYPE },
	};

	*key = 0;
	if (f->assignee_id == 0 && f->requester_id == 0)
		return WALK_NOBODY;
	for (size_t i = 0; i < sizeof(narrow) / sizeof(narrow[0]); i++)
		if (narrow[i].asked != 0) {
			*key = narrow[i].asked;
			return narrow[i].walk;
		}
	return WALK_OPENNESS;
}

#define END_OF_TIME INT64_C(253370678400) /* 9998-12-31, as in due_order */

enum queue_sort ticket_queue_order(enum queue_view view, enum queue_sort sort)
{
	return view == QUEUE_SOON || view == QUEUE_LATE ? QUEUE_DUE_FIRST : sort;
}

int64_t ticket_queue_key(enum queue_sort order, const struct queue_row *row)
{
	if (by_priority(order))
		return row->priority;
	if (by_change(order))
		return row->touched_at;
	return row->due_at == 0 ? END_OF_TIME : row->due_at;
}

static struct queue_filter by_view(const struct ctx *ctx, const struct queue_filter *asked)
{
	struct queue_filter f = *asked;

	f.sort = ticket_queue_order(f.view, f.sort);
	if (f.view == QUEUE_MINE)
		f.assignee_id = ctx->viewer.id;
	else if (f.view == QUEUE_UNASSIGNED)
		f.assignee_id = 0;
	else if (f.view == QUEUE_WAITING)
		f.status = TICKET_WAITING_CUSTOMER;
	return f;
}

/* Where a first page starts: before the first key of the order. */
static struct db_value first_key(const struct ctx *ctx, const struct queue_filter *f)
{
	if (by_priority(f->sort))
		return db_int(downwards(f->sort) ? INT8_MAX : 0);
	if (f->view == QUEUE_SOON)
		return db_time(ctx->now);
	return db_time(downwards(f->sort) ? END_OF_TIME : 1);
}

static const struct db_statement *choose_statement(
    const struct ctx *ctx, const struct queue_filter *f, int64_t *key)
{
	*key = ctx->now;
	if (f->view == QUEUE_SOON)
		return &soon;
	if (f->view == QUEUE_LATE)
		return &late;
	return &walks[choose_walk(f, key)][f->sort];
}

/* The parameters that every statement has in common, from the keyset on. */
#define COMMON_COUNT 13
static void set_common(const struct ctx *ctx, const struct queue_filter *f, struct db_value *args)
{
	bool first = f->after_id == 0;
	struct db_value at = first ? first_key(ctx, f)
	    : by_priority(f->sort) ? db_int(f->after_key)
				   : db_time(f->after_key == 0 ? 1 : f->after_key);
	int64_t id = !first ? f->after_id : downwards(f->sort) ? INT64_MAX : 0;
	const int64_t thinned[] = { f->assignee_id, f->organisation_id, f->requester_id, f->status,
		f->type_id };

	args[0] = args[1] = at;
	args[2] = db_int(id);
	for (size_t i = 0; i < sizeof(thinned) / sizeof(thinned[0]); i++)
		args[3 + 2 * i] = args[4 + 2 * i] = db_int(thinned[i]);
}

static enum result give(
    enum result res, const struct db_rows *rows, struct queue_row **page, size_t *count, bool *more)
{
	if (res != RES_OK)
		return res;
	*page = rows->rows;
	*more = rows->count > QUEUE_PAGE;
	*count = *more ? QUEUE_PAGE : rows->count;
	return RES_OK;
}

enum result ticket_queue_all(struct ctx *ctx, const struct queue_filter *asked,
    struct queue_row **page, size_t *count, bool *more)
{
	struct queue_filter f = by_view(ctx, asked);
	struct db_value args[2 + COMMON_COUNT];
	const struct db_statement *statement;
	struct db_rows rows = { 0 };
	int64_t key;

	statement = choose_statement(ctx, &f, &key);
	args[0] = db_int(key);
	args[1] = db_int(f.view != QUEUE_DONE);
	set_common(ctx, &f, args + 2);
	return give(
	    db_each(ctx->db, statement, args, 2 + COMMON_COUNT, &rows), &rows, page, count, more);
}

enum result ticket_queue_among(struct ctx *ctx, const struct queue_filter *asked,
    const char *numbers, struct queue_row **page, size_t *count, bool *more)
{
	struct queue_filter f = by_view(ctx, asked);
	int64_t due_before = f.view == QUEUE_SOON ? ctx->now + 3600
	    : f.view == QUEUE_LATE                ? ctx->now - 1
						  : END_OF_TIME;
	struct db_value args[3 + COMMON_COUNT];
	struct db_rows rows = { 0 };

	args[0] = db_text(numbers);
	args[1] = db_time(due_before);
	args[2] = db_int(f.view != QUEUE_DONE);
	set_common(ctx, &f, args + 3);
	return give(db_each(ctx->db, &found[f.sort], args, 3 + COMMON_COUNT, &rows), &rows, page,
	    count, more);
}

/* ---- by requester ---- */

struct number_row {
	int64_t id;
};
static const struct db_column number_columns[] = {
	{ "id", DB_INT, offsetof(struct number_row, id) }, { 0 }
};
/* Of at most twenty people whose name, or whose address, begins so; customers and managers. */
static const struct db_statement of_people = {
	.id = "ticket_queue.of_people",
	.sql = "SELECT STRAIGHT_JOIN t.id FROM ((SELECT id FROM user FORCE INDEX (user_role)"
	       " WHERE role = 1 AND name LIKE ? LIMIT 20) UNION (SELECT id FROM user"
	       " FORCE INDEX (user_role) WHERE role = 2 AND name LIKE ? LIMIT 20) UNION"
	       " (SELECT id FROM user FORCE INDEX (user_email) WHERE email LIKE ? AND role <= 2"
	       " LIMIT 20)) u JOIN ticket t FORCE INDEX (ticket_requester_number)"
	       " ON t.requester_id = u.id ORDER BY t.id DESC LIMIT 2001",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT },
	.columns = number_columns,
	.row_size = sizeof(struct number_row),
};

enum result ticket_queue_of_people(
    struct ctx *ctx, const char *beginning, const int64_t **numbers, size_t *count)
{
	struct db_value like = db_text(beginning);
	struct db_rows rows = { 0 };
	enum result res = db_each(ctx->db, &of_people, DB_ARGS(like, like, like), &rows);

	*numbers = rows.rows; /* a row is a number */
	*count = rows.count;
	return res;
}

/* ---- counts ---- */

#define CAPPED(index, where)                                                               \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket FORCE INDEX (" index ") WHERE " where \
	" LIMIT 100) AS c)"

struct counts_row {
	int64_t open, mine, unassigned, soon, late, waiting;
};
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
	/* clang-format off */
	.sql = "SELECT " CAPPED("ticket_queue", "is_open = 1") " AS open,"
	       " " CAPPED("ticket_queue_assignee", "assignee_id = ? AND is_open = 1") " AS mine,"
	       " " CAPPED("ticket_queue_assignee", "assignee_id IS NULL AND is_open = 1")
	       " AS unassigned, " CAPPED("ticket_queue_due_order",
	       "is_open = 1 AND due_order >= ? AND due_order <= ?") " AS soon,"
	       " " CAPPED("ticket_queue_due_order", "is_open = 1 AND due_order < ?") " AS late,"
	       " " CAPPED("ticket_queue_status", "is_open = 1 AND status = 3") " AS waiting",
	/* clang-format on */
	.params = { DB_INT, DB_TIME, DB_TIME, DB_TIME },
	.columns = count_columns,
	.row_size = sizeof(struct counts_row),
};

enum result ticket_queue_counts(struct ctx *ctx, struct queue_counts *counts)
{
	struct counts_row row;
	enum result res;

	res = db_one(ctx->db, &counts_statement,
	    DB_ARGS(db_int(ctx->viewer.id), db_time(ctx->now), db_time(ctx->now + 3600),
		db_time(ctx->now)),
	    &row);
	if (res != RES_OK)
		return res;
	*counts = (struct queue_counts){ .at = { [QUEUE_OPEN] = row.open,
					     [QUEUE_MINE] = row.mine,
					     [QUEUE_UNASSIGNED] = row.unassigned,
					     [QUEUE_SOON] = row.soon,
					     [QUEUE_LATE] = row.late,
					     [QUEUE_WAITING] = row.waiting } };
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
	.sql = "SELECT id, name, email FROM user WHERE role IN (4, 5) AND status = 2 ORDER BY "
	       "name, id LIMIT 500",
	.columns = choice_columns,
	.row_size = sizeof(struct queue_choice),
};
static const struct db_statement organisations = {
	.id = "ticket_queue.organisations",
	.sql = "SELECT id, name, '' AS email FROM organisation ORDER BY name, id LIMIT 500",
	.columns = choice_columns,
	.row_size = sizeof(struct queue_choice),
};
static const struct db_statement customer = {
	.id = "ticket_queue.customer",
	.writes = true,
	.sql = "SELECT id, name, email FROM user WHERE email = ? AND role <= 2 AND status <> 3",
	.params = { DB_TEXT },
	.columns = choice_columns,
	.row_size = sizeof(struct queue_choice),
};

static const struct db_statement person = {
	.id = "ticket_queue.person",
	.sql = "SELECT id, name, email FROM user WHERE id = ? AND role <= 2",
	.params = { DB_INT },
	.columns = choice_columns,
	.row_size = sizeof(struct queue_choice),
};

enum result ticket_queue_person(struct ctx *ctx, int64_t user_id, struct queue_choice *choice)
{
	return db_one(ctx->db, &person, DB_ARGS(db_int(user_id)), choice);
}

static const struct db_statement organisation = {
	.id = "ticket_queue.organisation",
	.sql = "SELECT id, name, '' AS email FROM organisation WHERE id = ?",
	.params = { DB_INT },
	.columns = choice_columns,
	.row_size = sizeof(struct queue_choice),
};

enum result ticket_queue_organisation(
    struct ctx *ctx, int64_t organisation_id, struct queue_choice *choice)
{
	return db_one(ctx->db, &organisation, DB_ARGS(db_int(organisation_id)), choice);
}

enum result ticket_queue_agents(struct ctx *ctx, struct db_rows *rows)
{
	return db_each_kept(ctx->db, &agents, DB_NONE, rows);
}

enum result ticket_queue_organisations(struct ctx *ctx, struct db_rows *rows)
{
	return db_each_kept(ctx->db, &organisations, DB_NONE, rows);
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
	.sql = "SELECT id, status, type_id, updated_at, subject FROM ticket FORCE INDEX "
	       "(ticket_requester_all)"
	       " WHERE requester_id = ? AND id <> ? ORDER BY updated_at DESC, id DESC LIMIT 6",
	.params = { DB_INT, DB_INT },
	.columns = other_columns,
	.row_size = sizeof(struct ticket_row),
};

enum result ticket_queue_others(
    struct ctx *ctx, const struct ticket *ticket, struct db_rows *rows, bool *more)
{
	enum result res = db_each(
	    ctx->db, &others, DB_ARGS(db_int(ticket->requester_id), db_int(ticket->id)), rows);

	*more = res == RES_OK && rows->count > QUEUE_OTHERS;
	if (*more)
		rows->count = QUEUE_OTHERS;
	return res;
}

#define ALL_ORDERS(walk)                                                     \
	&walks[walk][QUEUE_CHANGED_LAST], &walks[walk][QUEUE_CHANGED_FIRST], \
	    &walks[walk][QUEUE_DUE_FIRST], &walks[walk][QUEUE_DUE_LAST],     \
	    &walks[walk][QUEUE_PRIORITY_HIGH], &walks[walk][QUEUE_PRIORITY_LOW]
const struct db_statement *const ticket_queue_statements[] = {
	ALL_ORDERS(WALK_OPENNESS),
	ALL_ORDERS(WALK_ASSIGNEE),
	ALL_ORDERS(WALK_NOBODY),
	ALL_ORDERS(WALK_REQUESTER),
	ALL_ORDERS(WALK_ORGANISATION),
	ALL_ORDERS(WALK_STATUS),
	ALL_ORDERS(WALK_TYPE),
	&soon,
	&late,
	&found[QUEUE_CHANGED_LAST],
	&found[QUEUE_CHANGED_FIRST],
	&found[QUEUE_DUE_FIRST],
	&found[QUEUE_DUE_LAST],
	&found[QUEUE_PRIORITY_HIGH],
	&found[QUEUE_PRIORITY_LOW],
	&of_people,
	&counts_statement,
	&agents,
	&organisations,
	&customer,
	&person,
	&organisation,
	&others,
	NULL,
};
