/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of which articles an article names as further reading, whatever their state. */
#include "knowledge_related_db.h"

#define CHOSEN(member) offsetof(struct knowledge_chosen, member)
static const struct db_column chosen_columns[] = {
	{ "id", DB_INT, CHOSEN(id) },
	{ "visibility", DB_INT, CHOSEN(visibility) },
	{ "published", DB_BOOL, CHOSEN(published) },
	{ "title", DB_TEXT, CHOSEN(title) },
	{ "language", DB_TEXT, CHOSEN(language) },
	{ 0 },
};
static const struct db_statement chosen = {
	.id = "knowledge.chosen",
	.sql = "SELECT a.id, a.visibility, IF(a.visible_from <= ?, TRUE, FALSE) AS published, "
	       "v.title, v.language FROM article_related r JOIN article a ON a.id = r.related_id "
	       "LEFT JOIN article_text t ON t.article_id = a.id AND t.language = ? "
	       "LEFT JOIN article_text o ON o.article_id = a.id AND o.language <> ? "
	       "LEFT JOIN article_version v ON v.article_id = a.id AND v.language = "
	       "COALESCE(t.language, o.language) AND v.number = COALESCE(t.newest_version, "
	       "o.newest_version) WHERE r.article_id = ? ORDER BY r.position, a.id LIMIT 20",
	.params = { DB_TIME, DB_TEXT, DB_TEXT, DB_INT },
	.columns = chosen_columns,
	.row_size = sizeof(struct knowledge_chosen),
};
static const struct db_column id_columns[] = { { "id", DB_INT, 0 }, { 0 } };
static const struct db_statement related_lock = {
	.id = "knowledge.related_lock",
	.writes = true,
	.sql = "SELECT id FROM article WHERE id = ? FOR UPDATE",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(int64_t),
};
static const struct db_statement related_ids = {
	.id = "knowledge.related_ids",
	.writes = true,
	.sql =
	    "SELECT related_id AS id FROM article_related WHERE article_id = ? ORDER BY position, "
	    "related_id LIMIT 20",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(int64_t),
};
static const struct db_statement related_clear = {
	.id = "knowledge.related_clear",
	.writes = true,
	.sql = "DELETE FROM article_related WHERE article_id = ?",
	.params = { DB_INT },
};
static const struct db_statement related_add = {
	.id = "knowledge.related_add",
	.writes = true,
	.sql = "INSERT INTO article_related (article_id, related_id, position) VALUES (?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT },
};

enum result knowledge_db_chosen(struct ctx *ctx, int64_t article_id, struct db_rows *rows)
{
	struct db_value language = db_text(i18n_code(i18n_language()));

	return db_each(ctx->db, &chosen,
	    DB_ARGS(db_time(ctx->now), language, language, db_int(article_id)), rows);
}

enum result knowledge_db_related_ids(struct ctx *ctx, int64_t article_id, struct db_rows *ids)
{
	enum result res = db_one(ctx->db, &related_lock, DB_ARGS(db_int(article_id)), NULL);

	return res == RES_OK ? db_each(ctx->db, &related_ids, DB_ARGS(db_int(article_id)), ids)
			     : res;
}

enum result knowledge_db_related_set(
    struct ctx *ctx, int64_t article_id, const int64_t *ids, size_t count)
{
	enum result res = db_exec(ctx->db, &related_clear, DB_ARGS(db_int(article_id)), NULL, NULL);

	for (size_t i = 0; res == RES_OK && i < count; i++)
		res = db_exec(ctx->db, &related_add,
		    DB_ARGS(db_int(article_id), db_int(ids[i]), db_int((int64_t)i + 1)), NULL,
		    NULL);
	return res;
}

const struct db_statement *const knowledge_related_statements[] = { &chosen, &related_lock,
	&related_ids, &related_clear, &related_add, NULL };
