/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of putting documents and tickets into the index. Lists of words come as one JSON text. */
#include "search_db.h"
#include "search_words_db.h"

/* ---- documents ---- */

static const struct db_statement put_document = {
	.id = "search.put_document",
	.writes = true,
	.sql = "INSERT INTO search_document (kind, object_id, language, audience, organisation_id, "
	       "service_id, title, excerpt,"
	       " path, visible_at, changed_at, put_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	       " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), audience = VALUES(audience),"
	       " organisation_id = VALUES(organisation_id), service_id = VALUES(service_id), title "
	       "= VALUES(title),"
	       " excerpt = VALUES(excerpt), path = VALUES(path), visible_at = VALUES(visible_at),"
	       " changed_at = VALUES(changed_at), put_at = VALUES(put_at)",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_TIME, DB_TIME, DB_TIME },
};
static const struct db_statement forget_postings = {
	.id = "search.forget_postings",
	.writes = true,
	.sql = "DELETE FROM search_posting WHERE document_id = ?",
	.params = { DB_INT },
};
static const struct db_statement put_postings = {
	.id = "search.put_postings",
	.writes = true,
	.sql =
	    "INSERT IGNORE INTO search_posting (language, field, word, stale, document_id, weight, "
	    "kind, object_id, audience, organisation_id, visible_at)"
	    " SELECT ?, q.field, q.word, ?, ?, q.weight, ?, ?, ?, ?, ? FROM JSON_TABLE(?, '$[*]' "
	    "COLUMNS (field TINYINT PATH '$[0]', word " WORD_TYPE
	    " PATH '$[1]', weight TINYINT UNSIGNED PATH '$[2]')) q",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TEXT },
};

enum result search_db_put(
    struct ctx *ctx, const struct search_document *d, const char *excerpt, const char *postings)
{
	int64_t id;
	enum result res;

	res = db_exec(ctx->db, &put_document,
	    DB_ARGS(db_int(d->kind), db_int(d->object_id), db_int(d->language), db_int(d->audience),
		db_ref(d->organisation_id), db_ref(d->service_id), db_text(d->title),
		db_text(excerpt), db_text(d->path), db_time(d->visible_at), db_time(d->changed_at),
		db_time(ctx->now)),
	    NULL, &id);
	if (res == RES_OK)
		res = db_exec(ctx->db, &forget_postings, DB_ARGS(db_int(id)), NULL, NULL);
	if (res == RES_OK)
		res = db_exec(ctx->db, &put_postings,
		    DB_ARGS(db_int(d->language), db_int(search_stale(d->changed_at)), db_int(id),
			db_int(d->kind), db_int(d->object_id), db_int(d->audience),
			db_ref(d->organisation_id), db_time(d->visible_at), db_text(postings)),
		    NULL, NULL);
	return res;
}

struct id_row {
	int64_t id;
};
static const struct db_column id_columns[] = { { "id", DB_INT, offsetof(struct id_row, id) },
	{ 0 } };
static const struct db_statement find_document = {
	.id = "search.find_document",
	.writes = true,
	.sql = "SELECT id FROM search_document WHERE kind = ? AND object_id = ? AND language = ?",
	.params = { DB_INT, DB_INT, DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
};
static const struct db_statement find_stale = {
	.id = "search.find_stale",
	.writes = true,
	.sql = "SELECT id FROM search_document WHERE kind = ? AND put_at < ? ORDER BY put_at LIMIT "
	       "200",
	.params = { DB_INT, DB_TIME },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
};
static const struct db_statement remove_document = {
	.id = "search.remove_document",
	.writes = true,
	.sql = "DELETE FROM search_document WHERE id = ?",
	.params = { DB_INT },
};

static enum result remove_one(struct ctx *ctx, int64_t id)
{
	enum result res = db_exec(ctx->db, &forget_postings, DB_ARGS(db_int(id)), NULL, NULL);

	return res != RES_OK ? res
			     : db_exec(ctx->db, &remove_document, DB_ARGS(db_int(id)), NULL, NULL);
}

enum result search_db_remove(
    struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language)
{
	struct id_row row;
	enum result res = db_one(ctx->db, &find_document,
	    DB_ARGS(db_int(kind), db_int(object_id), db_int(language)), &row);

	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	return remove_one(ctx, row.id);
}

enum result search_db_remove_stale(
    struct ctx *ctx, enum search_kind kind, int64_t before, int64_t *removed)
{
	struct db_rows rows;
	enum result res = db_each(
	    ctx->db, &find_stale, DB_ARGS(db_int(kind), db_time(before)), &rows);

	*removed = 0;
	for (size_t i = 0; res == RES_OK && i < rows.count; i++, (*removed)++)
		res = remove_one(ctx, ((const struct id_row *)rows.rows)[i].id);
	return res;
}

/* ---- words as they may be mistyped ---- */

#define SLIPS                                                                          \
	"JSON_TABLE(?, '$[*]' COLUMNS (slip INT UNSIGNED PATH '$[0]', word " WORD_TYPE \
	" PATH '$[1]')) q"

static const struct db_column word_columns[] = {
	{ "word", DB_TEXT, offsetof(struct search_word_row, word) }, { 0 }
};
static const struct db_statement unknown = {
	.id = "search.unknown",
	.writes = true,
	.sql = "SELECT q.word FROM " SLIPS
	       " LEFT JOIN search_slip s ON s.slip = q.slip AND s.word = q.word"
	       " WHERE s.word IS NULL",
	.params = { DB_TEXT },
	.columns = word_columns,
	.row_size = sizeof(struct search_word_row),
};
static const struct db_statement put_slips = {
	.id = "search.put_slips",
	.writes = true,
	.sql = "INSERT IGNORE INTO search_slip (slip, word) SELECT q.slip, q.word FROM " SLIPS,
	.params = { DB_TEXT },
};

enum result search_db_unknown(struct ctx *ctx, const char *words, struct db_rows *rows)
{
	return db_each(ctx->db, &unknown, DB_ARGS(db_text(words)), rows);
}

enum result search_db_slips(struct ctx *ctx, const char *slips)
{
	return db_exec(ctx->db, &put_slips, DB_ARGS(db_text(slips)), NULL, NULL);
}

/* ---- which words there are ---- */

/* In order, so that two who add the same words wait for each other and do not lock each other out.
 */
static const struct db_statement put_words = {
	.id = "search.put_words",
	.writes = true,
	.sql = "INSERT IGNORE INTO search_word (stem, word) SELECT q.stem, q.word"
	       " FROM JSON_TABLE(?, '$[*]' COLUMNS (stem " WORD_TYPE " PATH '$[0]', word " WORD_TYPE
	       " PATH '$[1]')) q"
	       " LEFT JOIN search_word w ON w.stem = q.stem AND w.word = q.word"
	       " WHERE w.word IS NULL ORDER BY q.stem, q.word",
	.params = { DB_TEXT },
};

enum result search_db_words(struct ctx *ctx, const char *words, int64_t *added)
{
	return db_exec(ctx->db, &put_words, DB_ARGS(db_text(words)), added, NULL);
}

struct made_row {
	bool made;
};
static const struct db_column made_columns[] = {
	{ "made", DB_BOOL, offsetof(struct made_row, made) }, { 0 }
};
static const struct db_statement is_made = {
	.id = "search.is_made",
	.writes = true,
	.sql = "SELECT EXISTS(SELECT 1 FROM search_word WHERE stem = '' AND word = '') AS made",
	.columns = made_columns,
	.row_size = sizeof(struct made_row),
};

enum result search_db_is_made(struct db *db, bool *made)
{
	struct made_row row = { 0 };
	enum result res = db_one(db, &is_made, DB_NONE, &row);

	*made = row.made;
	return res;
}

/* ---- tickets ---- */

static const struct db_statement put_ticket = {
	.id = "search.put_ticket",
	.writes = true,
	.sql = "INSERT INTO search_ticket (organisation_id, word, ticket_id, weight, "
	       "requester_id)"
	       " SELECT STRAIGHT_JOIN t.organisation_id, q.word, t.id, q.weight, t.requester_id "
	       "FROM JSON_TABLE(?, "
	       "'$[*]' COLUMNS"
	       " (ticket BIGINT PATH '$[0]', word " WORD_TYPE
	       " PATH '$[1]', weight TINYINT UNSIGNED PATH '$[2]')) q"
	       " JOIN ticket t ON t.id = q.ticket"
	       " ON DUPLICATE KEY UPDATE weight = GREATEST(search_ticket.weight, VALUES(weight))",
	.params = { DB_TEXT },
};
static const struct db_column text_columns[] = {
	{ "id", DB_INT, offsetof(struct search_ticket_text, id) },
	{ "subject", DB_TEXT, offsetof(struct search_ticket_text, subject) },
	{ "body", DB_TEXT, offsetof(struct search_ticket_text, body) },
	{ 0 },
};
/* Kind 1 is public. */
static const struct db_statement ticket_texts = {
	.id = "search.ticket_texts",
	.writes = true,
	.sql = "SELECT STRAIGHT_JOIN t.id, t.subject, LEFT(m.body, 600) AS body"
	       " FROM (SELECT id, subject FROM ticket WHERE id > ? ORDER BY id LIMIT 500) t"
	       " LEFT JOIN message m ON m.ticket_id = t.id AND m.kind = 1 ORDER BY t.id, m.id",
	.params = { DB_INT },
	.columns = text_columns,
	.row_size = sizeof(struct search_ticket_text),
};

enum result search_db_ticket_put(struct ctx *ctx, const char *words)
{
	return db_exec(ctx->db, &put_ticket, DB_ARGS(db_text(words)), NULL, NULL);
}

enum result search_db_ticket_texts(struct ctx *ctx, int64_t after, struct db_rows *rows)
{
	return db_each(ctx->db, &ticket_texts, DB_ARGS(db_int(after)), rows);
}

const struct db_statement *const search_statements[] = { &put_document, &forget_postings,
	&put_postings, &find_document, &find_stale, &remove_document, &unknown, &put_slips,
	&put_words, &is_made, &put_ticket, &ticket_texts, NULL };
