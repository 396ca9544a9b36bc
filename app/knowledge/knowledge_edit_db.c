/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of one article as the desk changes it, its texts and their versions. A version, once
 * inserted, is never updated. */
#include "knowledge_edit_db.h"
#include "knowledge_jobs_db.h"

/* ---- the article ---- */

#define ITEM(member) offsetof(struct knowledge_item, member)
static const struct db_column item_columns[] = {
	{ "id", DB_INT, ITEM(id) },
	{ "folder_id", DB_INT, ITEM(folder_id) },
	{ "position", DB_INT, ITEM(position) },
	{ "service_id", DB_INT, ITEM(service_id) },
	{ "visibility", DB_INT, ITEM(visibility) },
	{ "organisation_id", DB_INT, ITEM(organisation_id) },
	{ "author_id", DB_INT, ITEM(author_id) },
	{ "ticket_id", DB_INT, ITEM(ticket_id) },
	{ "version", DB_INT, ITEM(version) },
	{ "review_on", DB_TIME, ITEM(review_on) },
	{ "visible_from", DB_TIME, ITEM(visible_from) },
	{ "popularity", DB_INT, ITEM(popularity) },
	{ "created_at", DB_TIME, ITEM(created_at) },
	{ "updated_at", DB_TIME, ITEM(updated_at) },
	{ "helpful", DB_INT, ITEM(helpful) },
	{ "unhelpful", DB_INT, ITEM(unhelpful) },
	{ "author_name", DB_TEXT, ITEM(author_name) },
	{ "folder_name_nl", DB_TEXT, ITEM(folder_name_nl) },
	{ "folder_name_en", DB_TEXT, ITEM(folder_name_en) },
	{ "category_name_nl", DB_TEXT, ITEM(category_name_nl) },
	{ "category_name_en", DB_TEXT, ITEM(category_name_en) },
	{ 0 },
};
static const struct db_statement item = {
	.id = "knowledge.item",
	.sql = "SELECT a.id, a.folder_id, a.position, a.service_id, a.visibility, "
	       "a.organisation_id, a.author_id, a.ticket_id, a.version,"
	       " a.review_on, a.visible_from, a.popularity, a.created_at, a.updated_at,"
	       " (SELECT COUNT(*) FROM article_feedback h WHERE h.article_id = a.id AND h.helpful "
	       "= 1) AS helpful,"
	       " (SELECT COUNT(*) FROM article_feedback h WHERE h.article_id = a.id AND h.helpful "
	       "= 0) AS unhelpful,"
	       " u.name AS author_name, f.name_nl AS folder_name_nl, f.name_en AS folder_name_en, "
	       "c.name_nl AS category_name_nl,"
	       " c.name_en AS category_name_en FROM article a JOIN user u ON u.id = a.author_id"
	       " JOIN article_folder f ON f.id = a.folder_id JOIN article_category c ON c.id = "
	       "f.category_id WHERE a.id = ?",
	.params = { DB_INT },
	.columns = item_columns,
	.row_size = sizeof(struct knowledge_item),
};
static const struct db_statement item_insert = {
	.id = "knowledge.item_insert",
	.writes = true,
	.sql = "INSERT INTO article (folder_id, service_id, visibility, organisation_id, "
	       "author_id, ticket_id, problem_id, review_on, created_at, updated_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME,
	    DB_TIME },
};
/* The oldest of them, when several were made. */
static const struct db_statement of_problem = {
	.id = "knowledge.of_problem",
	.sql = "SELECT a.id, (SELECT v.title FROM article_text t JOIN article_version v ON "
	       "v.article_id = t.article_id AND v.language = t.language AND v.number = "
	       "t.newest_version WHERE t.article_id = a.id ORDER BY t.language = 'en' LIMIT 1) AS "
	       "title FROM article a WHERE a.problem_id = ? ORDER BY a.id LIMIT 1",
	.params = { DB_INT },
	.columns = (const struct db_column[]){ { "id", DB_INT,
						   offsetof(struct knowledge_named, id) },
	    { "title", DB_TEXT, offsetof(struct knowledge_named, title) }, { 0 } },
	.row_size = sizeof(struct knowledge_named),
};
static const struct db_statement item_save = {
	.id = "knowledge.item_save",
	.writes = true,
	.sql = "UPDATE article SET folder_id = ?, position = ?, service_id = ?, visibility = ?, "
	       "organisation_id = ?, review_on = ?,"
	       " updated_at = ?, version = version + 1 WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME, DB_INT, DB_INT },
};
static const struct db_statement item_settle = {
	.id = "knowledge.item_settle",
	.writes = true,
	.sql = "UPDATE article SET updated_at = ?, visible_from = (SELECT MIN(t.live_at) FROM "
	       "article_text t WHERE t.article_id = article.id)"
	       " WHERE id = ?",
	.params = { DB_TIME, DB_INT },
};

enum result knowledge_db_item(struct ctx *ctx, int64_t id, struct knowledge_item *found)
{
	return db_one(ctx->db, &item, DB_ARGS(db_int(id)), found);
}

enum result knowledge_db_of_problem(
    struct ctx *ctx, int64_t problem_id, struct knowledge_named *article)
{
	return db_one(ctx->db, &of_problem, DB_ARGS(db_int(problem_id)), article);
}

enum result knowledge_db_item_insert(struct ctx *ctx, const struct knowledge_draft *d, int64_t *id)
{
	return db_exec(ctx->db, &item_insert,
	    DB_ARGS(db_int(d->folder_id), db_ref(d->service_id), db_int(d->visibility),
		db_ref(d->organisation_id), db_int(ctx->viewer.id), db_ref(d->ticket_id),
		db_ref(d->problem_id), db_time(d->review_on), db_time(ctx->now), db_time(ctx->now)),
	    NULL, id);
}

/* One row where there was one; a version that moved is a conflict. */
static enum result exactly_one(struct ctx *ctx, enum result res, int64_t affected, const char *what)
{
	return res == RES_OK && affected == 0 ? ctx_fail(ctx, RES_CONFLICT, "%s moved", what) : res;
}

enum result knowledge_db_item_save(struct ctx *ctx, int64_t id, const struct knowledge_change *c)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &item_save,
	    DB_ARGS(db_int(c->folder_id), db_int(c->position), db_ref(c->service_id),
		db_int(c->visibility), db_ref(c->organisation_id), db_time(c->review_on),
		db_time(ctx->now), db_int(id), db_int(c->version)),
	    &affected, NULL);

	return exactly_one(ctx, res, affected, "article");
}

enum result knowledge_db_item_settle(struct ctx *ctx, int64_t id)
{
	enum result res = db_exec(
	    ctx->db, &item_settle, DB_ARGS(db_time(ctx->now), db_int(id)), NULL, NULL);

	return res == RES_OK ? knowledge_db_outdated(ctx, id) : res;
}

/* ---- a text ---- */

#define TEXT(member) offsetof(struct knowledge_text, member)
static const struct db_column text_columns[] = {
	{ "article_id", DB_INT, TEXT(article_id) },
	{ "language", DB_TEXT, TEXT(language) },
	{ "state", DB_INT, TEXT(state) },
	{ "newest_version", DB_INT, TEXT(newest_version) },
	{ "live_version", DB_INT, TEXT(live_version) },
	{ "live_at", DB_TIME, TEXT(live_at) },
	{ "next_version", DB_INT, TEXT(next_version) },
	{ "next_at", DB_TIME, TEXT(next_at) },
	{ "follows", DB_INT, TEXT(follows) },
	{ "outdated", DB_BOOL, TEXT(outdated) },
	{ "updated_at", DB_TIME, TEXT(updated_at) },
	{ "version", DB_INT, TEXT(version) },
	{ "title", DB_TEXT, TEXT(words.title) },
	{ "slug", DB_TEXT, TEXT(words.slug) },
	{ "summary", DB_TEXT, TEXT(words.summary) },
	{ "body", DB_TEXT, TEXT(words.body) },
	{ "tags", DB_TEXT, TEXT(words.tags) },
	{ "note", DB_TEXT, TEXT(words.note) },
	{ "author_name", DB_TEXT, TEXT(author_name) },
	{ "saved_at", DB_TIME, TEXT(saved_at) },
	{ 0 },
};
static const struct db_statement text = {
	.id = "knowledge.text",
	.sql = "SELECT t.article_id, t.language, t.state, t.newest_version, t.live_version, "
	       "t.live_at, t.next_version, t.next_at, t.follows,"
	       " t.outdated, t.updated_at, t.version, v.title, v.slug, v.summary, v.body, v.tags, "
	       "v.note, u.name AS author_name,"
	       " v.created_at AS saved_at FROM article_text t JOIN article_version v ON "
	       "v.article_id = t.article_id"
	       " AND v.language = t.language AND v.number = t.newest_version JOIN user u ON u.id = "
	       "v.author_id"
	       " WHERE t.article_id = ? AND t.language = ?",
	.params = { DB_INT, DB_TEXT },
	.columns = text_columns,
	.row_size = sizeof(struct knowledge_text),
};
static const struct db_statement text_insert = {
	.id = "knowledge.text_insert",
	.writes = true,
	.sql = "INSERT INTO article_text (article_id, language, state, newest_version, follows, "
	       "updated_at) VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_TEXT, DB_INT, DB_INT, DB_INT, DB_TIME },
};
static const struct db_statement text_save = {
	.id = "knowledge.text_save",
	.writes = true,
	.sql = "UPDATE article_text SET state = ?, newest_version = ?, live_version = ?, live_at = "
	       "?, next_version = ?, next_at = ?,"
	       " follows = ?, updated_at = ?, links_at = ?, version = version + 1 WHERE article_id "
	       "= ? AND language = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_INT, DB_TIME, DB_INT, DB_TIME, DB_INT, DB_TIME, DB_TIME,
	    DB_INT, DB_TEXT, DB_INT },
};
static const struct db_statement version_insert = {
	.id = "knowledge.version_insert",
	.writes = true,
	.sql = "INSERT INTO article_version (article_id, language, number, title, slug, summary, "
	       "body, tags, author_id, note, follows,"
	       " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_TEXT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_INT,
	    DB_TEXT, DB_INT, DB_TIME },
};

enum result knowledge_db_text(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *found)
{
	return db_one(ctx->db, &text, DB_ARGS(db_int(id), db_text(i18n_code(language))), found);
}

enum result knowledge_db_text_insert(struct ctx *ctx, const struct knowledge_text *t)
{
	return db_exec(ctx->db, &text_insert,
	    DB_ARGS(db_int(t->article_id), db_text(t->language), db_int(t->state),
		db_int(t->newest_version), db_ref(t->follows), db_time(t->updated_at)),
	    NULL, NULL);
}

enum result knowledge_db_text_save(struct ctx *ctx, struct knowledge_text *t)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &text_save,
	    DB_ARGS(db_int(t->state), db_int(t->newest_version), db_ref(t->live_version),
		db_time(t->live_at), db_ref(t->next_version), db_time(t->next_at),
		db_ref(t->follows), db_time(t->updated_at), db_time(ctx->now),
		db_int(t->article_id), db_text(t->language), db_int(t->version)),
	    &affected, NULL);

	if ((res = exactly_one(ctx, res, affected, "text")) == RES_OK)
		t->version++;
	return res;
}

enum result knowledge_db_version_insert(struct ctx *ctx, const struct knowledge_text *t)
{
	const struct knowledge_words *w = &t->words;

	return db_exec(ctx->db, &version_insert,
	    DB_ARGS(db_int(t->article_id), db_text(t->language), db_int(t->newest_version),
		db_text(w->title), db_text(w->slug), db_text(w->summary), db_text(w->body),
		db_text(w->tags), db_int(ctx->viewer.id), db_text(w->note), db_ref(t->follows),
		db_time(ctx->now)),
	    NULL, NULL);
}

/* ---- versions ---- */

static const struct db_column version_columns[] = {
	{ "number", DB_INT, offsetof(struct knowledge_version, number) },
	{ "follows", DB_INT, offsetof(struct knowledge_version, follows) },
	{ "created_at", DB_TIME, offsetof(struct knowledge_version, created_at) },
	{ "author_name", DB_TEXT, offsetof(struct knowledge_version, author_name) },
	{ "title", DB_TEXT, offsetof(struct knowledge_version, title) },
	{ "note", DB_TEXT, offsetof(struct knowledge_version, note) },
	{ 0 },
};
static const struct db_statement versions = {
	.id = "knowledge.versions",
	.sql = "SELECT v.number, v.follows, v.created_at, u.name AS author_name, v.title, v.note "
	       "FROM article_version v"
	       " JOIN user u ON u.id = v.author_id WHERE v.article_id = ? AND v.language = ? ORDER "
	       "BY v.number DESC LIMIT 200",
	.params = { DB_INT, DB_TEXT },
	.columns = version_columns,
	.row_size = sizeof(struct knowledge_version),
};
static const struct db_column words_columns[] = {
	{ "title", DB_TEXT, offsetof(struct knowledge_words, title) },
	{ "slug", DB_TEXT, offsetof(struct knowledge_words, slug) },
	{ "summary", DB_TEXT, offsetof(struct knowledge_words, summary) },
	{ "body", DB_TEXT, offsetof(struct knowledge_words, body) },
	{ "tags", DB_TEXT, offsetof(struct knowledge_words, tags) },
	{ "note", DB_TEXT, offsetof(struct knowledge_words, note) },
	{ 0 },
};
static const struct db_statement version_words = {
	.id = "knowledge.version_words",
	.sql = "SELECT title, slug, summary, body, tags, note FROM article_version WHERE "
	       "article_id = ? AND language = ? AND number = ?",
	.params = { DB_INT, DB_TEXT, DB_INT },
	.columns = words_columns,
	.row_size = sizeof(struct knowledge_words),
};

enum result knowledge_db_versions(
    struct ctx *ctx, int64_t id, enum language language, struct db_rows *rows)
{
	return db_each(ctx->db, &versions, DB_ARGS(db_int(id), db_text(i18n_code(language))), rows);
}

enum result knowledge_db_version_words(struct ctx *ctx, int64_t id, enum language language,
    int64_t number, struct knowledge_words *words)
{
	return db_one(ctx->db, &version_words,
	    DB_ARGS(db_int(id), db_text(i18n_code(language)), db_int(number)), words);
}

const struct db_statement *const knowledge_edit_statements[] = { &item, &of_problem, &item_insert,
	&item_save, &item_settle, &text, &text_insert, &text_save, &version_insert, &versions,
	&version_words, NULL };
