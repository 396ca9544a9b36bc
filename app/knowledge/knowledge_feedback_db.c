/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what readers told, for the desk. Each list walks an index from its newest end, so that it
 * costs the same however many answers there are. */
#include "knowledge_feedback_db.h"

#define AT(member) offsetof(struct knowledge_feedback, member)
static const struct db_column feedback_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "article_id", DB_INT, AT(article_id) },
	{ "language", DB_TEXT, AT(language) },
	{ "title", DB_TEXT, AT(title) },
	{ "text_version", DB_INT, AT(text_version) },
	{ "newest_version", DB_INT, AT(newest_version) },
	{ "helpful", DB_BOOL, AT(helpful) },
	{ "reason", DB_TEXT, AT(reason) },
	{ "created_at", DB_TIME, AT(created_at) },
	{ "handled_at", DB_TIME, AT(handled_at) },
	{ "handler_name", DB_TEXT, AT(handler_name) },
	{ 0 },
};
/* clang-format off */
#define SELECT_FEEDBACK(index, where) \
	"SELECT h.id, h.article_id, h.language, v.title, h.text_version, t.newest_version," \
	" h.helpful, h.reason, h.created_at, h.handled_at, u.name AS handler_name" \
	" FROM article_feedback h FORCE INDEX (" index ")" \
	" JOIN article_text t ON t.article_id = h.article_id AND t.language = h.language" \
	" JOIN article_version v ON v.article_id = h.article_id" \
	" AND v.language = h.language AND v.number = t.newest_version" \
	" LEFT JOIN user u ON u.id = h.handled_by" \
	" WHERE " where " AND h.id < ? ORDER BY h.id DESC LIMIT 51"
/* clang-format on */

static const struct db_statement waiting_list = {
	.id = "knowledge.feedback_waiting",
	.sql = SELECT_FEEDBACK("article_feedback_waiting", "h.handled_at IS NULL"),
	.params = { DB_INT },
	.columns = feedback_columns,
	.row_size = sizeof(struct knowledge_feedback),
};
static const struct db_statement whole_list = {
	.id = "knowledge.feedback_all",
	.sql = SELECT_FEEDBACK("article_feedback_told", "h.told = 1"),
	.params = { DB_INT },
	.columns = feedback_columns,
	.row_size = sizeof(struct knowledge_feedback),
};
static const struct db_statement of_article = {
	.id = "knowledge.feedback_of",
	.sql = SELECT_FEEDBACK("article_feedback_article_told",
	    "h.article_id = ? AND h.told = 1 AND (? OR h.handled_at IS NULL)"),
	.params = { DB_INT, DB_BOOL, DB_INT },
	.columns = feedback_columns,
	.row_size = sizeof(struct knowledge_feedback),
};
static const struct db_statement handle = {
	.id = "knowledge.feedback_handle",
	.writes = true,
	.sql = "UPDATE article_feedback SET handled_at = ?, handled_by = ? WHERE id = ?"
	       " AND told = 1",
	.params = { DB_TIME, DB_INT, DB_INT },
};
static const struct db_statement waiting = {
	.id = "knowledge.waiting",
	.sql = "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM article_feedback WHERE handled_at IS "
	       "NULL LIMIT 100) w) AS readers, (SELECT COUNT(*) FROM (SELECT 1 FROM article_link "
	       "WHERE state = 4 LIMIT 100) w) AS links",
	.columns = (const struct db_column[]){ { "readers", DB_INT,
						   offsetof(struct knowledge_waiting, readers) },
	    { "links", DB_INT, offsetof(struct knowledge_waiting, links) }, { 0 } },
	.row_size = sizeof(struct knowledge_waiting),
};

enum result knowledge_db_feedback_list(
    struct ctx *ctx, const struct knowledge_feedback_filter *f, struct db_rows *rows)
{
	struct db_value before = db_int(f->before == 0 ? INT64_MAX : f->before);

	if (f->article_id != 0)
		return db_each(ctx->db, &of_article,
		    DB_ARGS(db_int(f->article_id), db_bool(f->handled_too), before), rows);
	return db_each(
	    ctx->db, f->handled_too ? &whole_list : &waiting_list, DB_ARGS(before), rows);
}

enum result knowledge_db_feedback_handle(struct ctx *ctx, int64_t id, bool handled)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &handle,
	    DB_ARGS(
		db_time(handled ? ctx->now : 0), db_ref(handled ? ctx->viewer.id : 0), db_int(id)),
	    &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result knowledge_db_waiting(struct ctx *ctx, struct knowledge_waiting *found)
{
	return db_one(ctx->db, &waiting, DB_NONE, found);
}

const struct db_statement *const knowledge_feedback_statements[] = { &waiting_list, &whole_list,
	&of_article, &handle, &waiting, NULL };
