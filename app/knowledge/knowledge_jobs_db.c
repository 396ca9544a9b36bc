/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what the jobs do to many articles: planned successors, readings; and of what the index
 * gets of one. */
#include "knowledge_jobs_db.h"

/* ---- the index ---- */

#define INDEXED(member) offsetof(struct knowledge_indexed, member)
static const struct db_column indexed_columns[] = {
	{ "id", DB_INT, INDEXED(id) },
	{ "visibility", DB_INT, INDEXED(visibility) },
	{ "organisation_id", DB_INT, INDEXED(organisation_id) },
	{ "service_id", DB_INT, INDEXED(service_id) },
	{ "live_at", DB_TIME, INDEXED(live_at) },
	{ "language", DB_TEXT, INDEXED(language) },
	{ "title", DB_TEXT, INDEXED(title) },
	{ "slug", DB_TEXT, INDEXED(slug) },
	{ "summary", DB_TEXT, INDEXED(summary) },
	{ "body", DB_TEXT, INDEXED(body) },
	{ "tags", DB_TEXT, INDEXED(tags) },
	{ 0 },
};
static const struct db_statement indexed = {
	.id = "knowledge.indexed",
	.writes = true,
	.sql = "SELECT a.id, a.visibility, a.organisation_id, a.service_id, t.live_at, t.language, "
	       "v.title, v.slug, v.summary, v.body, v.tags"
	       " FROM article a JOIN article_text t ON t.article_id = a.id JOIN article_version v "
	       "ON v.article_id = t.article_id"
	       " AND v.language = t.language AND v.number = t.live_version WHERE a.id = ?",
	.params = { DB_INT },
	.columns = indexed_columns,
	.row_size = sizeof(struct knowledge_indexed),
};
static const struct db_column id_columns[] = {
	{ "id", DB_INT, offsetof(struct knowledge_due, id) },
	{ "language", DB_TEXT, offsetof(struct knowledge_due, language) },
	{ 0 },
};
static const struct db_statement indexed_ids = {
	.id = "knowledge.indexed_ids",
	.writes = true,
	.sql = "SELECT id, '' AS language FROM article WHERE id > ? AND visible_from IS NOT NULL "
	       "ORDER BY id LIMIT 200",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct knowledge_due),
};
static const struct db_statement due = {
	.id = "knowledge.due",
	.writes = true,
	.sql = "SELECT article_id AS id, language FROM article_text WHERE next_at <= ? LIMIT 50",
	.params = { DB_TIME },
	.columns = id_columns,
	.row_size = sizeof(struct knowledge_due),
};
static const struct db_statement due_move = {
	.id = "knowledge.due_move",
	.writes = true,
	.sql = "UPDATE article_text SET live_version = next_version, live_at = next_at, "
	       "next_version = NULL, next_at = NULL, links_at = ?,"
	       " version = version + 1 WHERE article_id = ? AND language = ? AND next_at <= ?",
	.params = { DB_TIME, DB_INT, DB_TEXT, DB_TIME },
};

static const struct db_statement outdated = {
	.id = "knowledge.outdated",
	.writes = true,
	.sql = "UPDATE article_text t LEFT JOIN article_text o ON o.article_id = t.article_id AND "
	       "o.language <> t.language"
	       " SET t.outdated = COALESCE(t.follows < COALESCE(o.next_version, o.live_version), "
	       "FALSE) WHERE t.article_id = ?",
	.params = { DB_INT },
};

enum result knowledge_db_indexed(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return db_each(ctx->db, &indexed, DB_ARGS(db_int(id)), rows);
}

enum result knowledge_db_indexed_ids(struct ctx *ctx, int64_t after, struct db_rows *rows)
{
	return db_each(ctx->db, &indexed_ids, DB_ARGS(db_int(after)), rows);
}

enum result knowledge_db_due(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &due, DB_ARGS(db_time(ctx->now)), rows);
}

enum result knowledge_db_due_move(struct ctx *ctx, int64_t id, const char *language)
{
	return db_exec(ctx->db, &due_move,
	    DB_ARGS(db_time(ctx->now), db_int(id), db_text(language), db_time(ctx->now)), NULL,
	    NULL);
}

enum result knowledge_db_outdated(struct ctx *ctx, int64_t id)
{
	return db_exec(ctx->db, &outdated, DB_ARGS(db_int(id)), NULL, NULL);
}

/* ---- readings ---- */

static const struct db_column reading_columns[] = {
	{ "article_id", DB_INT, offsetof(struct knowledge_reading, article_id) },
	{ "day", DB_TIME, offsetof(struct knowledge_reading, day) },
	{ 0 },
};
/* Exactly the rows that were there are gone: counting first and removing afterwards would lose
 * those that came between. */
static const struct db_statement readings_take = {
	.id = "knowledge.readings_take",
	.writes = true,
	.sql = "DELETE FROM article_reading ORDER BY id LIMIT 1000 RETURNING article_id, day",
	.columns = reading_columns,
	.row_size = sizeof(struct knowledge_reading),
};
/* Of an article that is no more: nothing to add to. */
static const struct db_statement readings_add = {
	.id = "knowledge.readings_add",
	.writes = true,
	.sql = "INSERT INTO article_reading_day (article_id, day, readings) SELECT id, ?, ? FROM "
	       "article WHERE id = ?"
	       " ON DUPLICATE KEY UPDATE readings = readings + VALUES(readings)",
	.params = { DB_TIME, DB_INT, DB_INT },
};
static const struct db_statement popularity = {
	.id = "knowledge.popularity",
	.writes = true,
	.sql = "UPDATE article a LEFT JOIN (SELECT article_id, SUM(readings) AS readings FROM "
	       "article_reading_day WHERE day >= ?"
	       " GROUP BY article_id) r ON r.article_id = a.id SET a.popularity = "
	       "COALESCE(r.readings, 0)"
	       " WHERE a.popularity <> COALESCE(r.readings, 0)",
	.params = { DB_TIME },
};

enum result knowledge_db_readings_take(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &readings_take, DB_NONE, rows);
}

enum result knowledge_db_readings_add(
    struct ctx *ctx, int64_t article_id, int64_t day, int64_t count)
{
	return db_exec(ctx->db, &readings_add,
	    DB_ARGS(db_time(day), db_int(count), db_int(article_id)), NULL, NULL);
}

enum result knowledge_db_popularity(struct ctx *ctx, int64_t since)
{
	return db_exec(ctx->db, &popularity, DB_ARGS(db_time(since)), NULL, NULL);
}

const struct db_statement *const knowledge_jobs_statements[] = {
	&indexed,
	&indexed_ids,
	&due,
	&due_move,
	&outdated,
	&readings_take,
	&readings_add,
	&popularity,
	NULL,
};
