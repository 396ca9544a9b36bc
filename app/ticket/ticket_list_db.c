/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the customers' list, in all its orders. Each combination of scope, openness and order is a
 * statement of its own that walks one index and stops at its LIMIT, so the cost stays flat; the
 * optional filters (status, type) only thin the rows that are walked. What the search index found
 * comes as numbers, which are few, and is sorted. STRAIGHT_JOIN and FORCE INDEX keep the optimizer
 * from sorting or from filtering by row ids first. */
#include "ticket_db.h"

static const struct db_column row_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_row, id) },
	{ "status", DB_INT, offsetof(struct ticket_row, status) },
	{ "type_id", DB_INT, offsetof(struct ticket_row, type_id) },
	{ "updated_at", DB_TIME, offsetof(struct ticket_row, updated_at) },
	{ "created_at", DB_TIME, offsetof(struct ticket_row, created_at) },
	{ "subject", DB_TEXT, offsetof(struct ticket_row, subject) },
	{ "requester_name", DB_TEXT, offsetof(struct ticket_row, requester_name) },
	{ 0 },
};

#define SELECTED                                                                                  \
	"SELECT STRAIGHT_JOIN t.id, t.status, t.type_id, t.updated_at, t.created_at, t.subject, " \
	"r.name AS requester_name FROM "
#define NAMED " JOIN user r ON r.id = t.requester_id"
#define THINNED                                                                   \
	" AND (? = 0 OR t.status = ?) AND (? = 0 OR t.type_id = ?) AND (? = 0 OR" \
	" t.requester_id = ?) AND t.created_at >= ?"
#define LIST(index, scope, openness, key, order)                                               \
	SELECTED "ticket t FORCE INDEX (" index ")" NAMED " WHERE " scope openness key THINNED \
		 " ORDER BY " order " LIMIT ?"

#define MINE "t.requester_id = ? AND t.organisation_id = ?"
#define THEIRS "t.organisation_id = ? AND ? <> 0"
#define OPEN " AND t.is_open = 1"
#define DONE " AND t.is_open = 0"
#define OLDER " AND t.updated_at <= ? AND (t.updated_at < ? OR t.id < ?)"
#define NEWER " AND t.updated_at >= ? AND (t.updated_at > ? OR t.id > ?)"
/* By number the time of the last row plays no part; both are sent so that all statements take the
 * same values. */
#define LOWER " AND (? IS NULL OR ? IS NULL OR TRUE) AND t.id < ?"
#define HIGHER " AND (? IS NULL OR ? IS NULL OR TRUE) AND t.id > ?"

#define LIST_PARAMS                                                                               \
	{                                                                                         \
		DB_INT, DB_INT, DB_TIME, DB_TIME, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, \
		    DB_INT, DB_TIME, DB_INT                                                       \
	}
#define STATEMENT(name, text)                                                    \
	{                                                                        \
		.id = "ticket.list_" name, .sql = (text), .params = LIST_PARAMS, \
		.columns = row_columns, .row_size = sizeof(struct ticket_row)    \
	}

enum openness { LIST_OPEN, LIST_DONE, LIST_ALL, OPENNESS_COUNT };

/* by_changed: (scope, is_open, updated_at, id); by_any: (scope, updated_at, id); by_state_number:
 * (scope, is_open, id) for an organisation, whose done tickets are many; by number: the scope's own
 * index, which ends in the id. */
#define SCOPE_STATEMENTS(word, scope, by_changed, by_any, by_state_number, by_number) \
	{                                                                             \
		[LIST_OPEN] = { \
			[ORDER_UPDATED_DESC] = STATEMENT(word "_open_updated_desc", LIST(by_changed, scope, OPEN, OLDER, "t.updated_at DESC, t.id DESC")), \
			[ORDER_UPDATED_ASC] = STATEMENT(word "_open_updated_asc", LIST(by_changed, scope, OPEN, NEWER, "t.updated_at, t.id")), \
			[ORDER_NUMBER_DESC] = STATEMENT(word "_open_number_desc", LIST(by_state_number, scope, OPEN, LOWER, "t.id DESC")), \
			[ORDER_NUMBER_ASC] = STATEMENT(word "_open_number_asc", LIST(by_state_number, scope, OPEN, HIGHER, "t.id")), \
		}, \
		[LIST_DONE] = { \
			[ORDER_UPDATED_DESC] = STATEMENT(word "_done_updated_desc", LIST(by_changed, scope, DONE, OLDER, "t.updated_at DESC, t.id DESC")), \
			[ORDER_UPDATED_ASC] = STATEMENT(word "_done_updated_asc", LIST(by_changed, scope, DONE, NEWER, "t.updated_at, t.id")), \
			[ORDER_NUMBER_DESC] = STATEMENT(word "_done_number_desc", LIST(by_state_number, scope, DONE, LOWER, "t.id DESC")), \
			[ORDER_NUMBER_ASC] = STATEMENT(word "_done_number_asc", LIST(by_state_number, scope, DONE, HIGHER, "t.id")), \
		}, \
		[LIST_ALL] = { \
			[ORDER_UPDATED_DESC] = STATEMENT(word "_all_updated_desc", LIST(by_any, scope, "", OLDER, "t.updated_at DESC, t.id DESC")), \
			[ORDER_UPDATED_ASC] = STATEMENT(word "_all_updated_asc", LIST(by_any, scope, "", NEWER, "t.updated_at, t.id")), \
			[ORDER_NUMBER_DESC] = STATEMENT(word "_all_number_desc", LIST(by_number, scope, "", LOWER, "t.id DESC")), \
			[ORDER_NUMBER_ASC] = STATEMENT(word "_all_number_asc", LIST(by_number, scope, "", HIGHER, "t.id")), \
		},                                                     \
	}

static const struct db_statement lists[2][OPENNESS_COUNT][ORDER_COUNT] = {
	SCOPE_STATEMENTS("mine", MINE, "ticket_requester", "ticket_requester_all",
	    "ticket_requester_number", "ticket_requester_number"),
	SCOPE_STATEMENTS("organisation", THEIRS, "ticket_organisation", "ticket_organisation_all",
	    "ticket_organisation_open_number", "ticket_organisation_number"),
};

/* The scope is asked once more of each. */
#define AMONG(key, order)                                                             \
	SELECTED "JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) c JOIN ticket t" \
		 " ON t.id = c.id" NAMED                                              \
		 " WHERE t.organisation_id = ? AND (? OR t.requester_id = ?)"         \
		 " AND t.is_open BETWEEN ? AND ?" key THINNED " ORDER BY " order " LIMIT ?"
#define AMONG_STATEMENT(name, key, order)                                                          \
	{                                                                                          \
		.id = "ticket.list_among_" name, .sql = AMONG(key, order),                         \
		.params = { DB_TEXT, DB_INT, DB_BOOL, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME,    \
			DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_INT }, \
		.columns = row_columns, .row_size = sizeof(struct ticket_row)                      \
	}
static const struct db_statement among[ORDER_COUNT] = {
	[ORDER_UPDATED_DESC] = AMONG_STATEMENT(
	    "updated_desc", OLDER, "t.updated_at DESC, t.id DESC"),
	[ORDER_UPDATED_ASC] = AMONG_STATEMENT("updated_asc", NEWER, "t.updated_at, t.id"),
	[ORDER_NUMBER_DESC] = AMONG_STATEMENT("number_desc", LOWER, "t.id DESC"),
	[ORDER_NUMBER_ASC] = AMONG_STATEMENT("number_asc", HIGHER, "t.id"),
};

static enum openness filter_openness(const struct ticket_filter *f)
{
	switch (f->show) {
	case SHOW_OPEN:
	case SHOW_WAITING:
		return LIST_OPEN;
	case SHOW_DONE:
		return LIST_DONE;
	case SHOW_ALL:
	case SHOW_COUNT:
		break;
	}
	return LIST_ALL;
}

/* 9998-12-31: later than any ticket. */
#define END_OF_TIME INT64_C(253370678400)

/* What all statements have in common, from the keyset on. */
#define COMMON_COUNT 11
static void set_common(const struct ticket_filter *f, struct db_value *args)
{
	bool down = f->order == ORDER_UPDATED_DESC || f->order == ORDER_NUMBER_DESC,
	     first = f->after_id == 0;
	int64_t time = !first ? f->after_time
	    : down            ? END_OF_TIME
			      : 1,
		id = !first ? f->after_id
	    : down          ? INT64_MAX
			    : 0;
	int64_t status = f->show == SHOW_WAITING ? TICKET_WAITING_CUSTOMER : 0;

	args[0] = args[1] = db_time(time);
	args[2] = db_int(id);
	args[3] = args[4] = db_int(status);
	args[5] = args[6] = db_int(f->type_id);
	args[7] = args[8] = db_int(f->requester_id);
	args[9] = db_time(f->created_after > 0 ? f->created_after : 1);
	args[10] = db_int(f->limit + 1);
}

enum result ticket_db_list(struct ctx *ctx, const struct ticket_filter *f, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;
	struct db_value args[2 + COMMON_COUNT];

	args[0] = db_int(f->organisation ? v->organisation_id : v->id);
	args[1] = db_int(f->organisation ? 1 : v->organisation_id);
	set_common(f, args + 2);
	return db_each(ctx->db, &lists[f->organisation][filter_openness(f)][f->order], args,
	    2 + COMMON_COUNT, rows);
}

enum result ticket_db_list_among(
    struct ctx *ctx, const struct ticket_filter *f, const char *numbers, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;
	enum openness openness = filter_openness(f);
	struct db_value args[6 + COMMON_COUNT];

	args[0] = db_text(numbers);
	args[1] = db_int(v->organisation_id);
	args[2] = db_bool(f->organisation);
	args[3] = db_int(v->id);
	args[4] = db_int(openness == LIST_OPEN);
	args[5] = db_int(openness != LIST_DONE);
	set_common(f, args + 6);
	return db_each(ctx->db, &among[f->order], args, 6 + COMMON_COUNT, rows);
}

static const struct db_column count_columns[] = {
	{ "open", DB_INT, offsetof(struct ticket_counts, open) },
	{ "waiting", DB_INT, offsetof(struct ticket_counts, waiting) },
	{ 0 },
};
static const struct db_statement counts_mine = {
	.id = "ticket.counts_mine",
	.sql = "SELECT COUNT(*) AS open, CAST(COALESCE(SUM(status = 3), 0) AS INTEGER) AS waiting "
	       "FROM (SELECT status"
	       " FROM ticket FORCE INDEX (ticket_requester) WHERE requester_id = ? AND "
	       "organisation_id = ? AND is_open = 1 LIMIT 1000) AS mine",
	.params = { DB_INT, DB_INT },
	.columns = count_columns,
	.row_size = sizeof(struct ticket_counts),
};

enum result ticket_db_counts(struct ctx *ctx, struct ticket_counts *counts)
{
	return db_one(ctx->db, &counts_mine,
	    DB_ARGS(db_int(ctx->viewer.id), db_int(ctx->viewer.organisation_id)), counts);
}

static const struct db_column type_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_type, id) },
	{ "position", DB_INT, offsetof(struct ticket_type, position) },
	{ "code", DB_TEXT, offsetof(struct ticket_type, code) },
	{ "name_nl", DB_TEXT, offsetof(struct ticket_type, name_nl) },
	{ "name_en", DB_TEXT, offsetof(struct ticket_type, name_en) },
	{ "hint_nl", DB_TEXT, offsetof(struct ticket_type, hint_nl) },
	{ "hint_en", DB_TEXT, offsetof(struct ticket_type, hint_en) },
	{ "customer_may_choose", DB_BOOL, offsetof(struct ticket_type, customer_may_choose) },
	{ "around_the_clock", DB_BOOL, offsetof(struct ticket_type, around_the_clock) },
	{ "response_minutes", DB_INT, offsetof(struct ticket_type, response_minutes) },
	{ "response_days", DB_INT, offsetof(struct ticket_type, response_days) },
	{ "resolution_minutes", DB_INT, offsetof(struct ticket_type, resolution_minutes) },
	{ "resolution_days", DB_INT, offsetof(struct ticket_type, resolution_days) },
	{ 0 },
};
static const struct db_statement types = {
	.id = "ticket_type.all",
	.sql = "SELECT id, position, code, name_nl, name_en, hint_nl, hint_en, "
	       "customer_may_choose, around_the_clock, response_minutes,"
	       " response_days, resolution_minutes, resolution_days FROM ticket_type ORDER BY "
	       "position, id LIMIT 100",
	.columns = type_columns,
	.row_size = sizeof(struct ticket_type),
};

enum result ticket_db_types(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &types, DB_NONE, rows);
}

#define ALL_ORDERS(scope, open)                                                          \
	&lists[scope][open][ORDER_UPDATED_DESC], &lists[scope][open][ORDER_UPDATED_ASC], \
	    &lists[scope][open][ORDER_NUMBER_DESC], &lists[scope][open][ORDER_NUMBER_ASC]
const struct db_statement *const ticket_list_statements[] = {
	ALL_ORDERS(0, LIST_OPEN),
	ALL_ORDERS(0, LIST_DONE),
	ALL_ORDERS(0, LIST_ALL),
	ALL_ORDERS(1, LIST_OPEN),
	ALL_ORDERS(1, LIST_DONE),
	ALL_ORDERS(1, LIST_ALL),
	&among[ORDER_UPDATED_DESC],
	&among[ORDER_UPDATED_ASC],
	&among[ORDER_NUMBER_DESC],
	&among[ORDER_NUMBER_ASC],
	&counts_mine,
	&types,
	NULL,
};
