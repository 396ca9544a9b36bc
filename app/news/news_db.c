/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of news. What readers may see is said in each WHERE: published, and its moment has come. */
#include "news_db.h"

#define WHOLE(member) offsetof(struct news, member)
#define ROW(member) offsetof(struct news_row, member)

static const struct db_column whole_columns[] = {
	{ "id", DB_INT, WHOLE(id) },
	{ "slug", DB_TEXT, WHOLE(slug) },
	{ "status", DB_INT, WHOLE(status) },
	{ "version", DB_INT, WHOLE(version) },
	{ "publish_at", DB_TIME, WHOLE(publish_at) },
	{ "created_at", DB_TIME, WHOLE(created_at) },
	{ "updated_at", DB_TIME, WHOLE(updated_at) },
	{ "title_nl", DB_TEXT, WHOLE(nl.title) },
	{ "summary_nl", DB_TEXT, WHOLE(nl.summary) },
	{ "body_nl", DB_TEXT, WHOLE(nl.body) },
	{ "title_en", DB_TEXT, WHOLE(en.title) },
	{ "summary_en", DB_TEXT, WHOLE(en.summary) },
	{ "body_en", DB_TEXT, WHOLE(en.body) },
	{ "editor_name", DB_TEXT, WHOLE(editor_name) },
	{ 0 },
};
static const struct db_column row_columns[] = {
	{ "id", DB_INT, ROW(id) },
	{ "slug", DB_TEXT, ROW(slug) },
	{ "status", DB_INT, ROW(status) },
	{ "publish_at", DB_TIME, ROW(publish_at) },
	{ "updated_at", DB_TIME, ROW(updated_at) },
	{ "title_nl", DB_TEXT, ROW(title_nl) },
	{ "title_en", DB_TEXT, ROW(title_en) },
	{ "summary_nl", DB_TEXT, ROW(summary_nl) },
	{ "summary_en", DB_TEXT, ROW(summary_en) },
	{ "editor_name", DB_TEXT, ROW(editor_name) },
	{ 0 },
};
static const struct db_column year_columns[] = {
	{ "year", DB_INT, offsetof(struct news_year, year) },
	{ "items", DB_INT, offsetof(struct news_year, count) },
	{ 0 },
};

#define TEXTS "n.title_nl, n.summary_nl, n.body_nl, n.title_en, n.summary_en, n.body_en"
#define WHOLE_NEWS                                                               \
	"SELECT n.id, n.slug, n.status, n.version, n.publish_at, n.created_at, " \
	"n.updated_at, " TEXTS
#define ROW_NEWS                                                     \
	"SELECT n.id, n.slug, n.status, n.publish_at, n.updated_at," \
	" n.title_nl, n.title_en, n.summary_nl, n.summary_en"
#define NAMED ", u.name AS editor_name FROM news n LEFT JOIN user u ON u.id = n.editor_id"
#define UNNAMED ", CAST(NULL AS CHAR) AS editor_name FROM news n"
#define PUBLISHED " WHERE n.status = 2 AND n.publish_at "
#define NEWEST " ORDER BY n.publish_at DESC, n.id DESC LIMIT "

static const struct db_statement by_id_public = {
	.id = "news.by_id_public",
	.sql = WHOLE_NEWS UNNAMED PUBLISHED "<= ? AND n.id = ?",
	.params = { DB_TIME, DB_INT },
	.columns = whole_columns,
	.row_size = sizeof(struct news),
};
static const struct db_statement by_id = {
	.id = "news.by_id",
	.sql = WHOLE_NEWS NAMED " WHERE n.id = ?",
	.params = { DB_INT },
	.columns = whole_columns,
	.row_size = sizeof(struct news),
};
static const struct db_statement between = {
	.id = "news.between",
	.sql = ROW_NEWS UNNAMED PUBLISHED
	">= ? AND n.publish_at <= ? AND (n.publish_at < ? OR n.id < ?)" NEWEST "?",
	.params = { DB_TIME, DB_TIME, DB_TIME, DB_INT, DB_INT },
	.columns = row_columns,
	.row_size = sizeof(struct news_row),
};
static const struct db_statement whole = {
	.id = "news.whole",
	.sql = WHOLE_NEWS UNNAMED PUBLISHED "<= ?" NEWEST "?",
	.params = { DB_TIME, DB_INT },
	.columns = whole_columns,
	.row_size = sizeof(struct news),
};
static const struct db_statement published = {
	.id = "news.published",
	.sql = WHOLE_NEWS UNNAMED PUBLISHED "IS NOT NULL" NEWEST "5000",
	.columns = whole_columns,
	.row_size = sizeof(struct news),
};
static const struct db_statement years = {
	.id = "news.years",
	.sql = "SELECT YEAR(n.publish_at + INTERVAL ? SECOND) AS year, COUNT(*) AS items FROM news "
	       "n" PUBLISHED "<= ? GROUP BY 1 ORDER BY 1 DESC LIMIT 50",
	.params = { DB_INT, DB_TIME },
	.columns = year_columns,
	.row_size = sizeof(struct news_year),
};
static const struct db_statement drafts = {
	.id = "news.drafts",
	.sql = ROW_NEWS NAMED " WHERE n.status = 1 ORDER BY n.updated_at DESC, n.id DESC LIMIT 100",
	.columns = row_columns,
	.row_size = sizeof(struct news_row),
};
static const struct db_statement list = {
	.id = "news.list",
	.sql = ROW_NEWS NAMED PUBLISHED "<= ? AND (n.publish_at < ? OR n.id < ?)" NEWEST "?",
	.params = { DB_TIME, DB_TIME, DB_INT, DB_INT },
	.columns = row_columns,
	.row_size = sizeof(struct news_row),
};
static const struct db_statement add = {
	.id = "news.add",
	.sql = "INSERT INTO news (slug, status, publish_at, title_nl, summary_nl, body_nl, "
	       "title_en, summary_en, body_en,"
	       " editor_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_TEXT, DB_INT, DB_TIME, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_INT, DB_TIME, DB_TIME },
	.writes = true,
};
static const struct db_statement change = {
	.id = "news.change",
	.sql = "UPDATE news SET slug = ?, status = ?, publish_at = ?, title_nl = ?, summary_nl = "
	       "?, body_nl = ?, title_en = ?,"
	       " summary_en = ?, body_en = ?, editor_id = ?, updated_at = ?, version = version + 1 "
	       "WHERE id = ? AND version = ?",
	.params = { DB_TEXT, DB_INT, DB_TIME, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT,
	    DB_INT, DB_TIME, DB_INT, DB_INT },
	.writes = true,
};

const struct db_statement *const news_statements[] = { &by_id_public, &by_id, &between, &whole,
	&published, &years, &drafts, &list, &add, &change, NULL };

enum result news_db_find_public(struct ctx *ctx, int64_t id, struct news *item)
{
	return db_one(ctx->db, &by_id_public, DB_ARGS(db_time(ctx->now), db_int(id)), item);
}

enum result news_db_find(struct ctx *ctx, int64_t id, struct news *item)
{
	return db_one(ctx->db, &by_id, DB_ARGS(db_int(id)), item);
}

enum result news_db_between(
    struct ctx *ctx, const struct news_range *range, int64_t limit, struct db_rows *rows)
{
	return ctx_each_public(ctx, &between,
	    DB_ARGS(db_time(range->from), db_time(range->last), db_time(range->last),
		db_int(range->last_id), db_int(limit)),
	    rows);
}

enum result news_db_whole(struct ctx *ctx, int64_t limit, struct db_rows *rows)
{
	return db_each(ctx->db, &whole, DB_ARGS(db_time(ctx->now), db_int(limit)), rows);
}

enum result news_db_published(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &published, DB_NONE, rows);
}

enum result news_db_years(struct ctx *ctx, int64_t offset, struct db_rows *rows)
{
	return db_each(ctx->db, &years, DB_ARGS(db_int(offset), db_time(ctx->now)), rows);
}

enum result news_db_drafts(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &drafts, DB_NONE, rows);
}

enum result news_db_list(
    struct ctx *ctx, const struct news_range *range, int64_t limit, struct db_rows *rows)
{
	return db_each(ctx->db, &list,
	    DB_ARGS(
		db_time(range->last), db_time(range->last), db_int(range->last_id), db_int(limit)),
	    rows);
}

static int64_t status_of(const struct news_draft *draft)
{
	return draft->publish_at == 0 ? NEWS_DRAFT : NEWS_PUBLISHED;
}

enum result news_db_add(struct ctx *ctx, const struct news_draft *d, const char *slug, int64_t *id)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_text(slug), db_int(status_of(d)), db_time(d->publish_at),
		db_text(d->nl.title), db_text(d->nl.summary), db_text(d->nl.body),
		db_text(d->en.title), db_text(d->en.summary), db_text(d->en.body),
		db_ref(ctx->viewer.id), db_time(ctx->now), db_time(ctx->now)),
	    NULL, id);
}

enum result news_db_change(
    struct ctx *ctx, int64_t id, const struct news_draft *d, const char *slug)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &change,
	    DB_ARGS(db_text(slug), db_int(status_of(d)), db_time(d->publish_at),
		db_text(d->nl.title), db_text(d->nl.summary), db_text(d->nl.body),
		db_text(d->en.title), db_text(d->en.summary), db_text(d->en.body),
		db_ref(ctx->viewer.id), db_time(ctx->now), db_int(id), db_int(d->version)),
	    &affected, NULL);

	if (res != RES_OK || affected == 1)
		return res;
	return ctx_fail(ctx, RES_CONFLICT, "news %lld moved on from version %lld", (long long)id,
	    (long long)d->version);
}
