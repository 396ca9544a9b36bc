/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of finding. The words of a query arrive as rows of JSON and meet the index by equality; the
 * last word, which may still be being typed, by a range. STRAIGHT_JOIN and FORCE INDEX keep the
 * optimizer from starting anywhere else. */
#include "search_db.h"

#define WORD_TYPE "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"

/* ---- documents ---- */

/* Each word found counts once for the mask, and every place it stands in for the score; what only
 * begins like the last word counts half. */
#define MATCHES(fields)                                                                          \
	"(SELECT h.document_id, BIT_OR(h.bit) AS mask, CAST(SUM(h.weight) AS INTEGER) AS score " \
	"FROM ("                                                                                 \
	"SELECT STRAIGHT_JOIN p.document_id, q.bit, p.weight FROM JSON_TABLE(?, '$[*]' COLUMNS " \
	"(field TINYINT PATH '$[0]',"                                                            \
	" word " WORD_TYPE " PATH '$[1]', bit INT PATH '$[2]')) q"                               \
	" JOIN search_posting p FORCE INDEX (PRIMARY) ON p.field = q.field AND p.word = q.word"  \
	" UNION ALL SELECT document_id, ? AS bit, weight DIV 2 FROM search_posting FORCE INDEX " \
	"(PRIMARY)"                                                                              \
	" WHERE field IN " fields " AND word >= ? AND word < ?) h GROUP BY h.document_id) m"
/* Audiences: 1 everybody, 2 signed in, 3 one organisation, 4 staff. The two parameters are signed
 * in or not, and staff or not. */
#define VISIBLE                                                                                   \
	"(d.visible_at IS NULL OR d.visible_at <= ?) AND (d.audience = 1 OR (d.audience = 2 AND " \
	"?)"                                                                                      \
	" OR (d.audience = 3 AND d.organisation_id = ?) OR (d.audience >= 2 AND ?))"
#define BEST " ORDER BY BIT_COUNT(m.mask) DESC, m.score DESC, d.changed_at DESC, d.id DESC"

#define AT(member) offsetof(struct search_match, member)
static const struct db_column match_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "kind", DB_INT, AT(kind) },
	{ "object_id", DB_INT, AT(object_id) },
	{ "language", DB_INT, AT(language) },
	{ "mask", DB_INT, AT(mask) },
	{ "score", DB_INT, AT(score) },
	{ "changed_at", DB_TIME, AT(changed_at) },
	{ 0 },
};
static const struct db_column title_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "kind", DB_INT, AT(kind) },
	{ "object_id", DB_INT, AT(object_id) },
	{ "language", DB_INT, AT(language) },
	{ "mask", DB_INT, AT(mask) },
	{ "score", DB_INT, AT(score) },
	{ "changed_at", DB_TIME, AT(changed_at) },
	{ "title", DB_TEXT, AT(title) },
	{ "path", DB_TEXT, AT(path) },
	{ 0 },
};
static const struct db_statement documents = {
	.id = "search.documents",
	.sql =
	    "SELECT STRAIGHT_JOIN d.id, d.kind, d.object_id, d.language, m.mask, m.score, "
	    "d.changed_at FROM " MATCHES(
		"(1, 2, 3)") " JOIN search_document d ON d.id = m.document_id WHERE " VISIBLE BEST
			     " LIMIT 1000",
	.params = { DB_TEXT, DB_INT, DB_TEXT, DB_TEXT, DB_TIME, DB_BOOL, DB_INT, DB_BOOL },
	.columns = match_columns,
	.row_size = sizeof(struct search_match),
};
static const struct db_statement titles = {
	.id = "search.titles",
	.sql = "SELECT STRAIGHT_JOIN d.id, d.kind, d.object_id, d.language, m.mask, m.score, "
	       "d.changed_at, d.title, d.path FROM " MATCHES(
		   "(1, 2)") " JOIN search_document d ON d.id = m.document_id WHERE " VISIBLE BEST
			     " LIMIT 40",
	.params = { DB_TEXT, DB_INT, DB_TEXT, DB_TEXT, DB_TIME, DB_BOOL, DB_INT, DB_BOOL },
	.columns = title_columns,
	.row_size = sizeof(struct search_match),
};

static enum result find_documents(struct ctx *ctx, const struct db_statement *st,
    const struct search_terms *t, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;

	return db_each(ctx->db, st,
	    DB_ARGS(db_text(t->words), db_int(t->prefix_bit), db_text(t->low), db_text(t->high),
		db_time(ctx->now), db_bool(v->id != 0), db_int(v->organisation_id),
		db_bool(viewer_is_staff(v))),
	    rows);
}

enum result search_db_documents(
    struct ctx *ctx, const struct search_terms *terms, struct db_rows *rows)
{
	return find_documents(ctx, &documents, terms, rows);
}

enum result search_db_titles(
    struct ctx *ctx, const struct search_terms *terms, struct db_rows *rows)
{
	return find_documents(ctx, &titles, terms, rows);
}

static const struct db_column shown_columns[] = {
	{ "id", DB_INT, offsetof(struct search_shown, id) },
	{ "status", DB_INT, offsetof(struct search_shown, status) },
	{ "changed_at", DB_TIME, offsetof(struct search_shown, changed_at) },
	{ "title", DB_TEXT, offsetof(struct search_shown, title) },
	{ "text", DB_TEXT, offsetof(struct search_shown, text) },
	{ "path", DB_TEXT, offsetof(struct search_shown, path) },
	{ 0 },
};
static const struct db_statement show_documents = {
	.id = "search.show_documents",
	.sql = "SELECT STRAIGHT_JOIN d.id, CAST(0 AS INTEGER) AS status, d.changed_at, d.title, "
	       "d.excerpt AS text, d.path"
	       " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) q JOIN search_document d "
	       "ON d.id = q.id",
	.params = { DB_TEXT },
	.columns = shown_columns,
	.row_size = sizeof(struct search_shown),
};

enum result search_db_show_documents(struct ctx *ctx, const char *ids, struct db_rows *rows)
{
	return db_each(ctx->db, &show_documents, DB_ARGS(db_text(ids)), rows);
}

/* ---- tickets ---- */

#define OWN "t.organisation_id = ? AND (t.requester_id = ? OR ?)"
#define TICKETS(more, limit)                                                                       \
	"SELECT STRAIGHT_JOIN t.id, CAST(0 AS INTEGER) AS kind, CAST(0 AS INTEGER) AS object_id, " \
	"CAST(0 AS INTEGER) AS language,"                                                          \
	" m.mask, m.score, t.updated_at AS changed_at, t.subject AS title, NULL AS path FROM ("    \
	"SELECT h.ticket_id, BIT_OR(h.bit) AS mask, CAST(SUM(h.weight) AS INTEGER) AS score FROM " \
	"("                                                                                        \
	"SELECT STRAIGHT_JOIN p.ticket_id, q.bit, p.weight FROM JSON_TABLE(?, '$[*]' COLUMNS "     \
	"(word " WORD_TYPE " PATH '$[0]', bit INT PATH '$[1]')) q"                                 \
	" JOIN search_ticket p FORCE INDEX (PRIMARY) ON p.organisation_id = ? AND p.word = q.word" \
	" UNION ALL SELECT ticket_id, ? AS bit, weight DIV 2 FROM search_ticket FORCE INDEX "      \
	"(PRIMARY)"                                                                                \
	" WHERE organisation_id = ? AND word >= ? AND word < ?) h GROUP BY h.ticket_id) m"         \
	" JOIN ticket t ON t.id = m.ticket_id WHERE " OWN more                                     \
	" ORDER BY BIT_COUNT(m.mask) DESC, m.score DESC, t.updated_at DESC, t.id DESC "            \
	"LIMIT " limit
#define TICKET_PARAMS                                                                      \
	{                                                                                  \
		DB_TEXT, DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_BOOL \
	}

static const struct db_statement tickets = {
	.id = "search.tickets",
	.sql = TICKETS("", "200"),
	.params = TICKET_PARAMS,
	.columns = title_columns,
	.row_size = sizeof(struct search_match),
};
static const struct db_statement tickets_open = {
	.id = "search.tickets_open",
	.sql = TICKETS(" AND t.is_open = 1", "20"),
	.params = TICKET_PARAMS,
	.columns = title_columns,
	.row_size = sizeof(struct search_match),
};
/* Kind 1 is public: an excerpt never comes from a note. */
static const struct db_statement show_tickets = {
	.id = "search.show_tickets",
	.sql =
	    "SELECT STRAIGHT_JOIN t.id, t.status, t.updated_at AS changed_at, t.subject AS title,"
	    " (SELECT LEFT(body, 2000) FROM message WHERE ticket_id = t.id AND kind = 1 ORDER BY "
	    "id LIMIT 1) AS text, NULL AS path"
	    " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) q JOIN ticket t ON t.id = "
	    "q.id WHERE " OWN,
	.params = { DB_TEXT, DB_INT, DB_INT, DB_BOOL },
	.columns = shown_columns,
	.row_size = sizeof(struct search_shown),
};

enum result search_db_tickets(
    struct ctx *ctx, const struct search_terms *t, bool open, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;

	return db_each(ctx->db, open ? &tickets_open : &tickets,
	    DB_ARGS(db_text(t->ticket_words), db_int(v->organisation_id), db_int(t->prefix_bit),
		db_int(v->organisation_id), db_text(t->low), db_text(t->high),
		db_int(v->organisation_id), db_int(v->id), db_bool(viewer_sees_organisation(v))),
	    rows);
}

enum result search_db_show_tickets(struct ctx *ctx, const char *ids, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;

	return db_each(ctx->db, &show_tickets,
	    DB_ARGS(db_text(ids), db_int(v->organisation_id), db_int(v->id),
		db_bool(viewer_sees_organisation(v))),
	    rows);
}

/* ---- slips ---- */

static const struct db_column word_columns[] = {
	{ "word", DB_TEXT, offsetof(struct search_word_row, word) }, { 0 }
};
static const struct db_statement like = {
	.id = "search.like",
	.sql = "SELECT STRAIGHT_JOIN DISTINCT s.word FROM JSON_TABLE(?, '$[*]' COLUMNS (slip INT "
	       "UNSIGNED PATH '$')) q"
	       " JOIN search_slip s ON s.slip = q.slip LIMIT 2000",
	.params = { DB_TEXT },
	.columns = word_columns,
	.row_size = sizeof(struct search_word_row),
};
static const struct db_column frequency_columns[] = {
	{ "number", DB_INT, offsetof(struct search_frequency, number) },
	{ "documents", DB_INT, offsetof(struct search_frequency, documents) },
	{ 0 },
};
static const struct db_statement frequencies = {
	.id = "search.frequencies",
	.sql =
	    "SELECT STRAIGHT_JOIN q.number, COUNT(*) AS documents FROM JSON_TABLE(?, '$[*]' "
	    "COLUMNS (number INT PATH '$[0]',"
	    " field TINYINT PATH '$[1]', word " WORD_TYPE " PATH '$[2]')) q"
	    " JOIN search_posting p FORCE INDEX (PRIMARY) ON p.field = q.field AND p.word = q.word"
	    " JOIN search_document d ON d.id = p.document_id"
	    " WHERE d.audience = 1 AND (d.visible_at IS NULL OR d.visible_at <= ?) GROUP BY "
	    "q.number",
	.params = { DB_TEXT, DB_TIME },
	.columns = frequency_columns,
	.row_size = sizeof(struct search_frequency),
};

enum result search_db_like(struct ctx *ctx, const char *slips, struct db_rows *rows)
{
	return db_each(ctx->db, &like, DB_ARGS(db_text(slips)), rows);
}

enum result search_db_frequencies(struct ctx *ctx, const char *words, struct db_rows *rows)
{
	return db_each(ctx->db, &frequencies, DB_ARGS(db_text(words), db_time(ctx->now)), rows);
}

const struct db_statement *const search_find_statements[] = { &documents, &titles, &show_documents,
	&tickets, &tickets_open, &show_tickets, &like, &frequencies, NULL };
