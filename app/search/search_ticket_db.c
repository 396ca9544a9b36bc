/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of finding tickets for the desk, of whatever organisation: for staff only. Each read of the
 * index stops at its LIMIT. */
#include "search_db.h"
#include "search_words_db.h"

#define HITS_READ 2001 /* SEARCH_HITS_MAX and one, which tells that there are more */

static const struct db_column count_columns[] = {
	{ "number", DB_INT, offsetof(struct search_count, number) },
	{ "hits", DB_INT, offsetof(struct search_count, hits) },
	{ 0 },
};
#define COUNTED(number)                                                                          \
	"SELECT CAST(" number " AS INTEGER) AS number, COUNT(*) AS hits FROM (SELECT"            \
	" STRAIGHT_JOIN 1 FROM JSON_TABLE(?, '$[*]' COLUMNS (word " WORD_TYPE " PATH '$[1]')) q" \
	" JOIN search_ticket p FORCE INDEX (search_ticket_word) ON p.word = q.word" LIMIT_OF(    \
	    HITS_READ) ") h"
static const struct db_statement count_tickets = {
	.id = "search.count_tickets",
	.sql = OF_ALL_WORDS(COUNTED, ""),
	.params = { EIGHT(DB_TEXT) },
	.columns = count_columns,
	.row_size = sizeof(struct search_count),
};

enum result search_db_count_tickets(
    struct ctx *ctx, const char *const lists[WORDS_QUERY_MAX], struct db_rows *rows)
{
	struct db_value args[WORDS_QUERY_MAX];

	for (size_t n = 0; n < WORDS_QUERY_MAX; n++)
		args[n] = db_text(lists[n]);
	return db_each(ctx->db, &count_tickets, args, WORDS_QUERY_MAX, rows);
}

static const struct db_column number_columns[] = {
	{ "id", DB_INT, offsetof(struct search_number, id) }, { 0 }
};
#define NEWEST                                                                              \
	"(SELECT ticket_id AS id FROM search_ticket FORCE INDEX (search_ticket_word) WHERE" \
	" word = ? ORDER BY ticket_id DESC" LIMIT_OF(HITS_READ) ")"
#define TWO_OF(select) select " UNION " select
#define FOUR_OF(select) TWO_OF(select) " UNION " TWO_OF(select)
#define EIGHT_OF(select) FOUR_OF(select) " UNION " FOUR_OF(select)
/* SEARCH_TERM_WORDS of them. */
static const struct db_statement newest_tickets = {
	.id = "search.newest_tickets",
	.sql = "SELECT id FROM (" EIGHT_OF(NEWEST) " UNION " EIGHT_OF(NEWEST) " UNION " EIGHT_OF(
	    NEWEST) " UNION " EIGHT_OF(NEWEST) ") h ORDER BY id DESC" LIMIT_OF(HITS_READ),
	.params = { EIGHT(DB_TEXT), EIGHT(DB_TEXT), EIGHT(DB_TEXT), EIGHT(DB_TEXT) },
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};

enum result search_db_newest_tickets(
    struct ctx *ctx, const struct search_term *term, struct db_rows *rows)
{
	struct db_value args[SEARCH_TERM_WORDS];

	for (size_t i = 0; i < SEARCH_TERM_WORDS; i++)
		args[i] = db_text(i < term->count ? term->at[i].word : "");
	return db_each(ctx->db, &newest_tickets, args, SEARCH_TERM_WORDS, rows);
}

/* Those that changed last. */
static const struct db_statement open_tickets = {
	.id = "search.open_tickets_of_all",
	.sql = "SELECT id FROM ticket FORCE INDEX (ticket_queue) WHERE is_open = 1"
	       " ORDER BY touched_at DESC, id DESC" LIMIT_OF(HITS_READ),
	.columns = number_columns,
	.row_size = sizeof(struct search_number),
};

enum result search_db_open_tickets(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &open_tickets, DB_NONE, rows);
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

const struct db_statement *const search_ticket_statements[] = { &count_tickets, &newest_tickets,
	&open_tickets, &probe, NULL };
