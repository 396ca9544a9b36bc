/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of looking words up. The words that count for each word of a query arrive as rows of JSON and
 * meet the index by equality, in the order of those rows; each of the eight words a query may have
 * is a SELECT of its own that stops at its LIMIT. STRAIGHT_JOIN and FORCE INDEX keep the optimizer
 * from starting anywhere else. */
#include "search_db.h"
#include "search_words_db.h"

#define TEXTS_MAX 500
#define TITLES_MAX 200
#define TICKETS_MAX 200
#define OPEN_MAX 100
const size_t search_read_max[IN_COUNT] = { [IN_TEXTS] = TEXTS_MAX,
	[IN_TITLES] = TITLES_MAX,
	[IN_TICKETS] = TICKETS_MAX,
	[IN_OPEN_TICKETS] = OPEN_MAX };

/* ---- which words ---- */

static const struct db_column expansion_columns[] = {
	{ "number", DB_INT, offsetof(struct search_expansion, number) },
	{ "begins", DB_INT, offsetof(struct search_expansion, begins) },
	{ "word", DB_TEXT, offsetof(struct search_expansion, word) },
	{ 0 },
};
/* In titles of the reader's language; of words that begin alike at most 2000 are looked at. */
static const struct db_statement expand = {
	.id = "search.expand",
	.sql = "(SELECT STRAIGHT_JOIN q.number, CAST(0 AS INTEGER) AS begins, w.word"
	       " FROM JSON_TABLE(?, '$[*]' COLUMNS (number INT PATH '$[0]', stem " WORD_TYPE
	       " PATH '$[1]')) q"
	       " JOIN search_word w FORCE INDEX (PRIMARY) ON w.stem = q.stem LIMIT 200)"
	       " UNION ALL (SELECT CAST(0 AS INTEGER), CAST(1 AS INTEGER), word"
	       " FROM search_posting FORCE INDEX (PRIMARY)"
	       " WHERE language = ? AND field = 1 AND word >= ? AND word < ?"
	       " GROUP BY word ORDER BY COUNT(*) DESC LIMIT 16)"
	       " UNION ALL (SELECT CAST(0 AS INTEGER), CAST(1 AS INTEGER), word FROM (SELECT word"
	       " FROM search_word FORCE INDEX (search_word_word) WHERE word >= ? AND word < ?"
	       " LIMIT 2000) s GROUP BY word ORDER BY CHAR_LENGTH(word), word LIMIT 16)",
	.params = { DB_TEXT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT },
	.columns = expansion_columns,
	.row_size = sizeof(struct search_expansion),
};

enum result search_db_expand(
    struct ctx *ctx, const char *stems, const char *low, const char *high, struct db_rows *rows)
{
	return db_each(ctx->db, &expand,
	    DB_ARGS(db_text(stems), db_int(i18n_language()), db_text(low), db_text(high),
		db_text(low), db_text(high)),
	    rows);
}

/* ---- where they stand ---- */

#define AT(member) offsetof(struct search_hit, member)
static const struct db_column hit_columns[] = {
	{ "number", DB_INT, AT(number) },
	{ "id", DB_INT, AT(id) },
	{ "field", DB_INT, AT(field) },
	{ "weight", DB_INT, AT(weight) },
	{ "kind", DB_INT, AT(kind) },
	{ "object_id", DB_INT, AT(object_id) },
	{ "language", DB_INT, AT(language) },
	{ "stale", DB_INT, AT(stale) },
	{ "changed_at", DB_TIME, AT(changed_at) },
	{ 0 },
};
#define DOCUMENTS(number)                                                                      \
	"SELECT STRAIGHT_JOIN CAST(" number " AS INTEGER) AS number, p.document_id AS id,"     \
	" p.field, CAST(p.weight DIV q.part AS INTEGER) AS weight, p.kind, p.object_id,"       \
	" p.language, CAST(p.stale AS INTEGER) AS stale, CAST(NULL AS DATETIME) AS changed_at" \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (language TINYINT PATH '$[0]', field TINYINT PATH" \
	" '$[1]', part TINYINT PATH '$[2]', word " WORD_TYPE " PATH '$[3]')) q"                \
	" JOIN search_posting p FORCE INDEX (PRIMARY) ON p.language = q.language"              \
	" AND p.field = q.field AND p.word = q.word WHERE " VISIBLE
#define DOCUMENT_PARAMS DB_TEXT, DB_TIME, DB_BOOL, DB_INT, DB_BOOL

/* The newest tickets of a word come first. What a posting says of its ticket must still be so. */
#define TICKETS(number, more, limit)                                                               \
	"SELECT STRAIGHT_JOIN h.number, t.id, CAST(0 AS INTEGER) AS field, h.weight, CAST(0 AS"    \
	" INTEGER) AS kind, CAST(0 AS INTEGER) AS object_id, CAST(0 AS INTEGER) AS language,"      \
	" CAST(0 AS INTEGER) AS stale, t.updated_at AS changed_at FROM (SELECT STRAIGHT_JOIN "     \
	"CAST(" number " AS INTEGER) AS"                                                           \
	" number, p.ticket_id, p.organisation_id, p.requester_id, CAST(p.weight DIV q.part AS"     \
	" INTEGER) AS weight FROM JSON_TABLE(?, '$[*]' COLUMNS (part TINYINT PATH '$[0]', "        \
	"word " WORD_TYPE " PATH '$[1]')) q JOIN search_ticket p FORCE INDEX (PRIMARY)"            \
	" ON p.organisation_id = ? AND p.word = q.word WHERE (p.requester_id = ? OR ?)" limit ") " \
	"h JOIN ticket t ON t.id = h.ticket_id AND t.organisation_id = h.organisation_id"          \
	" AND t.requester_id = h.requester_id" more
#define ALL_TICKETS(number) TICKETS(number, "", LIMIT_OF(TICKETS_MAX))
#define OPEN_TICKETS(number) TICKETS(number, " WHERE t.is_open = 1", LIMIT_OF(OPEN_MAX))
#define TICKET_PARAMS DB_TEXT, DB_INT, DB_INT, DB_BOOL

#define READER(name, text, ...)                                               \
	{                                                                     \
		.id = "search." name, .sql = text, .params = { __VA_ARGS__ }, \
		.columns = hit_columns, .row_size = sizeof(struct search_hit) \
	}
#define READERS(name, select, limit, ...)                                             \
	{                                                                             \
		READER(name "_few", OF_FEW_WORDS(select, limit), TWICE(__VA_ARGS__)), \
		    READER(name, OF_ALL_WORDS(select, limit), EIGHT(__VA_ARGS__))     \
	}
static const struct db_statement readers[IN_COUNT][2] = {
	[IN_TEXTS] = READERS("texts", DOCUMENTS, LIMIT_OF(TEXTS_MAX), DOCUMENT_PARAMS),
	[IN_TITLES] = READERS("titles", DOCUMENTS, LIMIT_OF(TITLES_MAX), DOCUMENT_PARAMS),
	[IN_TICKETS] = READERS("tickets", ALL_TICKETS, "", TICKET_PARAMS),
	[IN_OPEN_TICKETS] = READERS("open_tickets", OPEN_TICKETS, "", TICKET_PARAMS),
};

static bool of_tickets(enum search_where where)
{
	return where == IN_TICKETS || where == IN_OPEN_TICKETS;
}

enum result search_db_read(struct ctx *ctx, enum search_where where,
    const char *const lists[WORDS_QUERY_MAX], size_t words, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;
	struct db_value args[DB_PARAMS_MAX];
	bool few = words <= FEW;
	size_t count = 0;

	for (size_t n = 0; n < (few ? FEW : WORDS_QUERY_MAX); n++) {
		args[count++] = db_text(lists[n]);
		if (of_tickets(where)) {
			args[count++] = db_int(v->organisation_id);
			args[count++] = db_int(v->id);
			args[count++] = db_bool(viewer_sees_organisation(v));
		} else {
			args[count++] = db_time(ctx->now);
			args[count++] = db_bool(v->id != 0);
			args[count++] = db_int(v->organisation_id);
			args[count++] = db_bool(viewer_is_staff(v));
		}
	}
	return db_each(ctx->db, &readers[where][few ? 0 : 1], args, count, rows);
}

static const struct db_column probe_columns[] = {
	{ "number", DB_INT, AT(number) },
	{ "id", DB_INT, AT(id) },
	{ "field", DB_INT, AT(field) },
	{ "weight", DB_INT, AT(weight) },
	{ 0 },
};
/* From the index alone: what a word in the text weighs there is not looked up. */
#define PROBE                                                                                  \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) c JOIN JSON_TABLE(?, '$[*]'" \
	" COLUMNS (number INT PATH '$[0]', part TINYINT PATH '$[1]', word " WORD_TYPE          \
	" PATH '$[2]')) q JOIN "
static const struct db_statement probe_documents = {
	.id = "search.probe_documents",
	.sql =
	    "SELECT STRAIGHT_JOIN q.number, c.id, p.field, CAST(ELT(p.field, 24, 14, 4) DIV q.part"
	    " AS INTEGER) AS weight" PROBE
	    "search_posting p FORCE INDEX (search_posting_document_word)"
	    " ON p.document_id = c.id AND p.word = q.word AND p.field <= ?",
	.params = { DB_TEXT, DB_TEXT, DB_INT },
	.columns = probe_columns,
	.row_size = sizeof(struct search_hit),
};
static const struct db_statement probe_tickets = {
	.id = "search.probe_tickets",
	.sql = "SELECT STRAIGHT_JOIN q.number, c.id, CAST(0 AS INTEGER) AS field,"
	       " CAST(p.weight DIV q.part AS INTEGER) AS weight" PROBE
	       "search_ticket p FORCE INDEX (PRIMARY)"
	       " ON p.organisation_id = ? AND p.word = q.word AND p.ticket_id = c.id",
	.params = { DB_TEXT, DB_TEXT, DB_INT },
	.columns = probe_columns,
	.row_size = sizeof(struct search_hit),
};

enum result search_db_probe(struct ctx *ctx, enum search_where where, const char *ids,
    const char *words, struct db_rows *rows)
{
	if (of_tickets(where))
		return db_each(ctx->db, &probe_tickets,
		    DB_ARGS(db_text(ids), db_text(words), db_int(ctx->viewer.organisation_id)),
		    rows);
	return db_each(ctx->db, &probe_documents,
	    DB_ARGS(
		db_text(ids), db_text(words), db_int(where == IN_TITLES ? FIELD_TAGS : FIELD_TEXT)),
	    rows);
}

#define BOTH(where) &readers[where][0], &readers[where][1]
const struct db_statement *const search_find_statements[] = { &expand, BOTH(IN_TEXTS),
	BOTH(IN_TITLES), BOTH(IN_TICKETS), BOTH(IN_OPEN_TICKETS), &probe_documents, &probe_tickets,
	NULL };
