/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what is shown of results, and of words for "Did you mean". */
#include "search_db.h"
#include "search_words_db.h"

/* ---- results ---- */

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
	       "IF(?, d.excerpt, '') AS text, d.path"
	       " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) q JOIN search_document d "
	       "ON d.id = q.id",
	.params = { DB_BOOL, DB_TEXT },
	.columns = shown_columns,
	.row_size = sizeof(struct search_shown),
};

enum result search_db_show_documents(
    struct ctx *ctx, const char *ids, bool with_text, struct db_rows *rows)
{
	return db_each(ctx->db, &show_documents, DB_ARGS(db_bool(with_text), db_text(ids)), rows);
}

struct path_row {
	const char *path;
};
static const struct db_statement path_of = {
	.id = "search.path",
	.sql = "SELECT path FROM search_document p WHERE id = ? AND " VISIBLE,
	.params = { DB_INT, DB_TIME, DB_BOOL, DB_INT, DB_BOOL },
	.columns = (const struct db_column[]){ { "path", DB_TEXT, offsetof(struct path_row, path) },
	    { 0 } },
	.row_size = sizeof(struct path_row),
};

enum result search_db_path(struct ctx *ctx, int64_t document_id, const char **path)
{
	const struct viewer *v = &ctx->viewer;
	struct path_row row = { 0 };
	enum result res = db_one(ctx->db, &path_of,
	    DB_ARGS(db_int(document_id), db_time(ctx->now), db_bool(v->id != 0),
		db_int(v->organisation_id), db_bool(viewer_is_staff(v))),
	    &row);

	*path = row.path;
	return res;
}

#define OWN "t.organisation_id = ? AND (t.requester_id = ? OR ?)"
/* Kind 1 is public: an excerpt never comes from a note. */
static const struct db_statement show_tickets = {
	.id = "search.show_tickets",
	.sql =
	    "SELECT STRAIGHT_JOIN t.id, t.status, t.updated_at AS changed_at, t.subject AS title,"
	    " IF(?, (SELECT LEFT(body, 2000) FROM message WHERE ticket_id = t.id AND kind = 1 ORDER"
	    " BY id LIMIT 1), '') AS text, NULL AS path"
	    " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) q JOIN ticket t ON t.id = "
	    "q.id WHERE " OWN,
	.params = { DB_BOOL, DB_TEXT, DB_INT, DB_INT, DB_BOOL },
	.columns = shown_columns,
	.row_size = sizeof(struct search_shown),
};

enum result search_db_show_tickets(
    struct ctx *ctx, const char *ids, bool with_text, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;

	return db_each(ctx->db, &show_tickets,
	    DB_ARGS(db_bool(with_text), db_text(ids), db_int(v->organisation_id), db_int(v->id),
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
	{ "tens", DB_INT, offsetof(struct search_frequency, tens) },
	{ 0 },
};
/* Each power of ten is asked for by the existence of its last text: at most a hundred are read. */
#define STANDS_IN(number)                                                                         \
	"(SELECT 1 FROM search_posting p FORCE INDEX (PRIMARY) WHERE p.language = q.language AND" \
	" p.field = q.field AND p.word = q.word AND p.audience = 1 AND (p.visible_at IS NULL OR"  \
	" p.visible_at <= ?) LIMIT 1 OFFSET " number ")"
static const struct db_statement frequencies = {
	.id = "search.frequencies",
	/* clang-format off */
	.sql = "SELECT q.number, CAST(COALESCE(" STANDS_IN("0") ", 0)"
	       " + COALESCE(" STANDS_IN("9") ", 0) + COALESCE(" STANDS_IN("99") ", 0) AS INTEGER)"
	       " AS tens FROM JSON_TABLE(?, '$[*]' COLUMNS (number INT PATH '$[0]',"
	       " language TINYINT PATH '$[1]', field TINYINT PATH '$[2]',"
	       " word " WORD_TYPE " PATH '$[3]')) q",
	/* clang-format on */
	.params = { DB_TIME, DB_TIME, DB_TIME, DB_TEXT },
	.columns = frequency_columns,
	.row_size = sizeof(struct search_frequency),
};

enum result search_db_like(struct ctx *ctx, const char *slips, struct db_rows *rows)
{
	return db_each(ctx->db, &like, DB_ARGS(db_text(slips)), rows);
}

enum result search_db_frequencies(struct ctx *ctx, const char *words, struct db_rows *rows)
{
	struct db_value now = db_time(ctx->now);

	return db_each(ctx->db, &frequencies, DB_ARGS(now, now, now, db_text(words)), rows);
}

const struct db_statement *const search_show_statements[] = { &show_documents, &path_of,
	&show_tickets, &like, &frequencies, NULL };
