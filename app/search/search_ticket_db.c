/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of finding tickets for the desk's queue, of whatever organisation, and for a customer's list,
 * of the viewer's organisation. Each read of an index stops at its LIMIT. */
#include "search_db.h"
#include "search_words_db.h"

#define HITS_READ 2001 /* SEARCH_HITS_MAX and one, which tells that there are more */

static const struct db_column count_columns[] = {
	{ "number", DB_INT, offsetof(struct search_count, number) },
	{ "hits", DB_INT, offsetof(struct search_count, hits) },
	{ 0 },
};
#define COUNTED(number, index, of)                                                               \
	"SELECT CAST(" number " AS INTEGER) AS number, COUNT(*) AS hits FROM (SELECT"            \
	" STRAIGHT_JOIN 1 FROM JSON_TABLE(?, '$[*]' COLUMNS (word " WORD_TYPE " PATH '$[1]')) q" \
	" JOIN search_ticket p FORCE INDEX (" index ") ON " of                                   \
	"p.word = q.word" LIMIT_OF(HITS_READ) ") h"
#define COUNTED_OF_ALL(number) COUNTED(number, "search_ticket_word", "")
#define COUNTED_OF_ONE(number) COUNTED(number, "PRIMARY", "p.organisation_id = ? AND ")
static const struct db_statement count_of_all = {
	.id = "search.count_tickets",
	.sql = OF_ALL_WORDS(COUNTED_OF_ALL, ""),
	.params = { EIGHT(DB_TEXT) },
	.columns = count_columns,
	.row_size = sizeof(struct search_count),
};
static const struct db_statement count_of_one = {
	.id = "search.count_organisations_tickets",
	.sql = OF_ALL_WORDS(COUNTED_OF_ONE, ""),
	.params = { EIGHT(DB_TEXT, DB_INT) },
	.columns = count_columns,
	.row_size = sizeof(struct search_count),
};

enum result search_db_count_tickets(struct ctx *ctx, enum search_scope scope,
    const char *const lists[WORDS_QUERY_MAX], struct db_rows *rows)
{
	struct db_value args[2 * WORDS_QUERY_MAX];
	size_t count = 0;

	for (size_t n = 0; n < WORDS_QUERY_MAX; n++) {
		args[count++] = db_text(lists[n]);
		if (scope != SCOPE_EVERYBODY)
			args[count++] = db_int(ctx->viewer.organisation_id);
	}
	return db_each(
	    ctx->db, scope == SCOPE_EVERYBODY ? &count_of_all : &count_of_one, args, count, rows);
}

static const struct db_column number_columns[] = {
	{ "id", DB_INT, offsetof(struct search_number, id) }, { 0 }
};
static const struct db_column owned_columns[] = {
	{ "id", DB_INT, offsetof(struct search_number, id) },
	{ "requester_id", DB_INT, offsetof(struct search_number, requester_id) },
	{ 0 },
};
#define NEWEST_OF_ALL                                                                       \
	"(SELECT ticket_id AS id FROM search_ticket FORCE INDEX (search_ticket_word) WHERE" \
	" word = ? ORDER BY ticket_id DESC" LIMIT_OF(HITS_READ) ")"
#define NEWEST_OF_ONE                                                                     \
	"(SELECT ticket_id AS id, requester_id FROM search_ticket FORCE INDEX (PRIMARY)"  \
	" WHERE organisation_id = (SELECT id FROM mine) AND word = ? ORDER BY ticket_id " \
	"DESC" LIMIT_OF(HITS_READ) ")"
#define TWO_OF(select) select " UNION " select
#define FOUR_OF(select) TWO_OF(select) " UNION " TWO_OF(select)
#define EIGHT_OF(select) FOUR_OF(select) " UNION " FOUR_OF(select)
/* SEARCH_TERM_WORDS of them. */
#define OF_A_TERM(select) \
	EIGHT_OF(select)  \
	" UNION " EIGHT_OF(select) " UNION " EIGHT_OF(select) " UNION " EIGHT_OF(select)
#define TERM_PARAMS EIGHT(DB_TEXT), EIGHT(DB_TEXT), EIGHT(DB_TEXT), EIGHT(DB_TEXT)
static const struct db_statement newest_of_all = {
	.id = "search.newest_tickets",
	.sql = "SELECT id FROM (" OF_A_TERM(NEWEST_OF_ALL) ") h ORDER BY id DESC" LIMIT_OF(
	    HITS_READ),
	.params = { TERM_PARAMS },
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};
static const struct db_statement newest_of_one = {
	.id = "search.newest_organisations_tickets",
	.sql = "WITH mine AS (SELECT CAST(? AS INTEGER) AS id) SELECT id, requester_id FROM "
	       "(" OF_A_TERM(NEWEST_OF_ONE) ") h ORDER BY id DESC" LIMIT_OF(HITS_READ),
	.params = { DB_INT, TERM_PARAMS },
	.columns = owned_columns,
	.row_size = sizeof(struct search_number),
};

enum result search_db_newest_tickets(
    struct ctx *ctx, enum search_scope scope, const struct search_term *term, struct db_rows *rows)
{
	struct db_value args[1 + SEARCH_TERM_WORDS];

	args[0] = db_int(ctx->viewer.organisation_id);
	for (size_t i = 0; i < SEARCH_TERM_WORDS; i++)
		args[1 + i] = db_text(i < term->count ? term->at[i].word : "");
	if (scope == SCOPE_EVERYBODY)
		return db_each(ctx->db, &newest_of_all, args + 1, SEARCH_TERM_WORDS, rows);
	return db_each(ctx->db, &newest_of_one, args, 1 + SEARCH_TERM_WORDS, rows);
}

static const struct db_statement open_of_all = {
	.id = "search.open_tickets_of_all",
	.sql = "SELECT id FROM ticket FORCE INDEX (ticket_queue) WHERE is_open = 1"
	       " ORDER BY touched_at DESC, id DESC" LIMIT_OF(HITS_READ),
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};
static const struct db_statement open_of_one = {
	.id = "search.open_tickets_of_organisation",
	.sql = "SELECT id FROM ticket FORCE INDEX (ticket_organisation) WHERE organisation_id = ?"
	       " AND is_open = 1 ORDER BY updated_at DESC, id DESC" LIMIT_OF(HITS_READ),
	.params = { DB_INT },
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};
static const struct db_statement open_of_own = {
	.id = "search.open_tickets_of_requester",
	.sql = "SELECT id FROM ticket FORCE INDEX (ticket_requester) WHERE organisation_id = ? AND"
	       " requester_id = ? AND is_open = 1 ORDER BY updated_at DESC, id DESC" LIMIT_OF(
		   HITS_READ),
	.params = { DB_INT, DB_INT },
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};
static const struct db_statement all_of_own = {
	.id = "search.tickets_of_requester",
	.sql = "SELECT id FROM ticket FORCE INDEX (ticket_requester_number) WHERE"
	       " organisation_id = ? AND requester_id = ? ORDER BY id DESC" LIMIT_OF(HITS_READ),
	.params = { DB_INT, DB_INT },
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};

enum result search_db_tickets_of(
    struct ctx *ctx, enum search_scope scope, bool open, struct db_rows *rows)
{
	struct db_value organisation = db_int(ctx->viewer.organisation_id);

	switch (scope) {
	case SCOPE_EVERYBODY:
		return db_each(ctx->db, &open_of_all, DB_NONE, rows);
	case SCOPE_ORGANISATION:
		return db_each(ctx->db, &open_of_one, DB_ARGS(organisation), rows);
	case SCOPE_OWN:
		break;
	}
	return db_each(ctx->db, open ? &open_of_own : &all_of_own,
	    DB_ARGS(organisation, db_int(ctx->viewer.id)), rows);
}

static const struct db_column probe_columns[] = {
	{ "number", DB_INT, offsetof(struct search_hit, number) },
	{ "id", DB_INT, offsetof(struct search_hit, id) },
	{ 0 },
};
static const struct db_statement probe = {
	.id = "search.probe_all_tickets",
	.sql = "SELECT STRAIGHT_JOIN q.number, c.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT "
	       "PATH '$')) c JOIN JSON_TABLE(?, '$[*]' COLUMNS (number INT PATH '$[0]', "
	       "word " WORD_TYPE
	       " PATH '$[2]')) q JOIN search_ticket p FORCE INDEX (search_ticket_word)"
	       " ON p.word = q.word AND p.ticket_id = c.id",
	.params = { DB_TEXT, DB_TEXT },
	.columns = probe_columns,
	.row_size = sizeof(struct search_hit),
};

enum result search_db_probe_tickets(
    struct ctx *ctx, const char *ids, const char *words, struct db_rows *rows)
{
	return db_each(ctx->db, &probe, DB_ARGS(db_text(ids), db_text(words)), rows);
}

const struct db_statement *const search_ticket_statements[] = { &count_of_all, &count_of_one,
	&newest_of_all, &newest_of_one, &open_of_all, &open_of_one, &open_of_own, &all_of_own,
	&probe, NULL };
