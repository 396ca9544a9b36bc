/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of topics, their addresses and their folders as the desk sees and changes them. */
#include "knowledge_structure_db.h"

/* ---- reading ---- */

#define TOPIC(member) offsetof(struct knowledge_category, member)
static const struct db_column topic_columns[] = {
	{ "id", DB_INT, TOPIC(id) },
	{ "position", DB_INT, TOPIC(position) },
	{ "version", DB_INT, TOPIC(version) },
	{ "slug_nl", DB_TEXT, TOPIC(slug_nl) },
	{ "slug_en", DB_TEXT, TOPIC(slug_en) },
	{ "name_nl", DB_TEXT, TOPIC(name_nl) },
	{ "name_en", DB_TEXT, TOPIC(name_en) },
	{ "intro_nl", DB_TEXT, TOPIC(intro_nl) },
	{ "intro_en", DB_TEXT, TOPIC(intro_en) },
	{ "icon", DB_TEXT, TOPIC(icon) },
	{ "articles", DB_INT, TOPIC(articles) },
	{ 0 },
};
#define TOPIC_SELECT                                                                              \
	"SELECT c.id, c.position, c.version, c.slug_nl, c.slug_en, c.name_nl, c.name_en, "        \
	"c.intro_nl, c.intro_en, c.icon, (SELECT COUNT(*) FROM article_folder f JOIN article a "  \
	"FORCE INDEX (article_folder_list) ON a.folder_id = f.id WHERE f.category_id = c.id) AS " \
	"articles FROM article_category c"

static const struct db_statement topics = {
	.id = "knowledge.topics",
	.sql = TOPIC_SELECT " ORDER BY c.position, c.id LIMIT 100",
	.columns = topic_columns,
	.row_size = sizeof(struct knowledge_category),
};
static const struct db_statement topic = {
	.id = "knowledge.topic",
	.sql = TOPIC_SELECT " WHERE c.id = ?",
	.params = { DB_INT },
	.columns = topic_columns,
	.row_size = sizeof(struct knowledge_category),
};

#define FOLDER(member) offsetof(struct knowledge_folder, member)
static const struct db_column folder_columns[] = {
	{ "id", DB_INT, FOLDER(id) },
	{ "category_id", DB_INT, FOLDER(category_id) },
	{ "position", DB_INT, FOLDER(position) },
	{ "version", DB_INT, FOLDER(version) },
	{ "name_nl", DB_TEXT, FOLDER(name_nl) },
	{ "name_en", DB_TEXT, FOLDER(name_en) },
	{ "category_name_nl", DB_TEXT, FOLDER(category_name_nl) },
	{ "category_name_en", DB_TEXT, FOLDER(category_name_en) },
	{ "articles", DB_INT, FOLDER(articles) },
	{ 0 },
};
#define FOLDER_SELECT                                                                            \
	"SELECT f.id, f.category_id, f.position, f.version, f.name_nl, f.name_en, c.name_nl AS " \
	"category_name_nl, c.name_en AS category_name_en, (SELECT COUNT(*) FROM article a "      \
	"FORCE INDEX (article_folder_list) WHERE a.folder_id = f.id) AS articles FROM "          \
	"article_folder f JOIN article_category c ON c.id = f.category_id"

static const struct db_statement shelves = {
	.id = "knowledge.shelves",
	.sql = FOLDER_SELECT " WHERE ? = 0 OR f.category_id = ? ORDER BY c.position, c.id, "
			     "f.position, f.id LIMIT 2000",
	.params = { DB_INT, DB_INT },
	.columns = folder_columns,
	.row_size = sizeof(struct knowledge_folder),
};
static const struct db_statement shelf = {
	.id = "knowledge.shelf",
	.sql = FOLDER_SELECT " WHERE f.id = ?",
	.params = { DB_INT },
	.columns = folder_columns,
	.row_size = sizeof(struct knowledge_folder),
};

enum result knowledge_db_topics(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &topics, DB_NONE, rows);
}

enum result knowledge_db_topic(struct ctx *ctx, int64_t id, struct knowledge_category *found)
{
	return db_one(ctx->db, &topic, DB_ARGS(db_int(id)), found);
}

enum result knowledge_db_shelves(struct ctx *ctx, int64_t topic_id, struct db_rows *rows)
{
	return db_each(ctx->db, &shelves, DB_ARGS(db_int(topic_id), db_int(topic_id)), rows);
}

enum result knowledge_db_shelf(struct ctx *ctx, int64_t id, struct knowledge_folder *found)
{
	return db_one(ctx->db, &shelf, DB_ARGS(db_int(id)), found);
}

/* ---- topics ---- */

static const struct db_statement topic_save = {
	.id = "knowledge.topic_save",
	.writes = true,
	.sql = "UPDATE article_category SET slug_nl = ?, slug_en = ?, name_nl = ?, name_en = ?, "
	       "intro_nl = ?, intro_en = ?, icon = ?, version = version + 1 WHERE id = ? AND "
	       "version = ?",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_INT, DB_INT },
};
static const struct db_statement topic_insert = {
	.id = "knowledge.topic_insert",
	.writes = true,
	.sql = "INSERT INTO article_category (slug_nl, slug_en, name_nl, name_en, intro_nl, "
	       "intro_en, icon, position) SELECT ?, ?, ?, ?, ?, ?, ?, e.last FROM (SELECT "
	       "COALESCE(MAX(position), 0) + 1 AS last FROM article_category) e",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT },
};
static const struct db_statement slugs_remove = {
	.id = "knowledge.slugs_remove",
	.writes = true,
	.sql = "DELETE FROM article_category_slug WHERE category_id = ?",
	.params = { DB_INT },
};
static const struct db_statement topic_remove = {
	.id = "knowledge.topic_remove",
	.writes = true,
	.sql = "DELETE FROM article_category WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT },
};
static const struct db_statement slug_owner = {
	.id = "knowledge.slug_owner",
	.writes = true,
	.sql = "SELECT category_id FROM article_category_slug WHERE slug = ?",
	.params = { DB_TEXT },
	.columns = (const struct db_column[]){ { "category_id", DB_INT, 0 }, { 0 } },
	.row_size = sizeof(int64_t),
};
static const struct db_statement slug_insert = {
	.id = "knowledge.slug_insert",
	.writes = true,
	.sql = "INSERT INTO article_category_slug (slug, category_id) VALUES (?, ?)",
	.params = { DB_TEXT, DB_INT },
};

/* One row where there was one; a version that moved is a conflict. */
static enum result one_row(struct ctx *ctx, enum result res, int64_t affected)
{
	return res == RES_OK && affected == 0 ? ctx_fail(ctx, RES_CONFLICT, "version moved") : res;
}

enum result knowledge_db_topic_save(struct ctx *ctx, const struct knowledge_topic_change *c)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &topic_save,
	    DB_ARGS(db_text(c->slug_nl), db_text(c->slug_en), db_text(c->name_nl),
		db_text(c->name_en), db_text(c->intro_nl), db_text(c->intro_en), db_text(c->icon),
		db_int(c->id), db_int(c->version)),
	    &affected, NULL);

	return one_row(ctx, res, affected);
}

enum result knowledge_db_topic_insert(
    struct ctx *ctx, const struct knowledge_topic_change *c, int64_t *id)
{
	return db_exec(ctx->db, &topic_insert,
	    DB_ARGS(db_text(c->slug_nl), db_text(c->slug_en), db_text(c->name_nl),
		db_text(c->name_en), db_text(c->intro_nl), db_text(c->intro_en), db_text(c->icon)),
	    NULL, id);
}

enum result knowledge_db_topic_remove(struct ctx *ctx, int64_t id, int64_t version)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &slugs_remove, DB_ARGS(db_int(id)), NULL, NULL);

	if (res != RES_OK)
		return res;
	res = db_exec(
	    ctx->db, &topic_remove, DB_ARGS(db_int(id), db_int(version)), &affected, NULL);
	return one_row(ctx, res, affected);
}

enum result knowledge_db_slug_owner(struct ctx *ctx, const char *slug, int64_t *topic_id)
{
	return db_one(ctx->db, &slug_owner, DB_ARGS(db_text(slug)), topic_id);
}

enum result knowledge_db_slug_insert(struct ctx *ctx, const char *slug, int64_t topic_id)
{
	return db_exec(ctx->db, &slug_insert, DB_ARGS(db_text(slug), db_int(topic_id)), NULL, NULL);
}

/* ---- folders ---- */

static const struct db_statement folder_save = {
	.id = "knowledge.folder_save",
	.writes = true,
	.sql = "UPDATE article_folder f LEFT JOIN (SELECT COALESCE(MAX(position), 0) + 1 AS last "
	       "FROM article_folder WHERE category_id = ?) e ON ? SET f.category_id = ?, f.name_nl "
	       "= ?, f.name_en = ?, f.position = COALESCE(e.last, f.position), f.version = "
	       "f.version + 1 WHERE f.id = ? AND f.version = ?",
	.params = { DB_INT, DB_BOOL, DB_INT, DB_TEXT, DB_TEXT, DB_INT, DB_INT },
};
static const struct db_statement folder_insert = {
	.id = "knowledge.folder_insert",
	.writes = true,
	.sql = "INSERT INTO article_folder (category_id, name_nl, name_en, position) SELECT ?, ?, "
	       "?, e.last FROM (SELECT COALESCE(MAX(position), 0) + 1 AS last FROM article_folder "
	       "WHERE category_id = ?) e",
	.params = { DB_INT, DB_TEXT, DB_TEXT, DB_INT },
};
static const struct db_statement folder_remove = {
	.id = "knowledge.folder_remove",
	.writes = true,
	.sql = "DELETE FROM article_folder WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT },
};

enum result knowledge_db_folder_save(
    struct ctx *ctx, const struct knowledge_folder_change *c, bool to_end)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &folder_save,
	    DB_ARGS(db_int(c->topic_id), db_bool(to_end), db_int(c->topic_id), db_text(c->name_nl),
		db_text(c->name_en), db_int(c->id), db_int(c->version)),
	    &affected, NULL);

	return one_row(ctx, res, affected);
}

enum result knowledge_db_folder_insert(
    struct ctx *ctx, const struct knowledge_folder_change *c, int64_t *id)
{
	return db_exec(ctx->db, &folder_insert,
	    DB_ARGS(
		db_int(c->topic_id), db_text(c->name_nl), db_text(c->name_en), db_int(c->topic_id)),
	    NULL, id);
}

enum result knowledge_db_folder_remove(struct ctx *ctx, int64_t id, int64_t version)
{
	int64_t affected = 0;
	enum result res = db_exec(
	    ctx->db, &folder_remove, DB_ARGS(db_int(id), db_int(version)), &affected, NULL);

	return one_row(ctx, res, affected);
}

/* ---- order ---- */

static const struct db_column place_columns[] = {
	{ "id", DB_INT, offsetof(struct knowledge_place, id) },
	{ "position", DB_INT, offsetof(struct knowledge_place, position) },
	{ "version", DB_INT, offsetof(struct knowledge_place, version) },
	{ 0 },
};
static const struct db_statement topic_places = {
	.id = "knowledge.topic_places",
	.writes = true,
	.sql = "SELECT id, position, version FROM article_category ORDER BY position, id LIMIT 100 "
	       "FOR UPDATE",
	.columns = place_columns,
	.row_size = sizeof(struct knowledge_place),
};
static const struct db_statement folder_places = {
	.id = "knowledge.folder_places",
	.writes = true,
	.sql = "SELECT id, position, version FROM article_folder WHERE category_id = ? ORDER BY "
	       "position, id LIMIT 200 FOR UPDATE",
	.params = { DB_INT },
	.columns = place_columns,
	.row_size = sizeof(struct knowledge_place),
};
static const struct db_statement article_places = {
	.id = "knowledge.article_places",
	.writes = true,
	.sql = "SELECT id, position, 0 AS version FROM article WHERE folder_id = ? ORDER BY "
	       "position, id LIMIT 501 FOR UPDATE",
	.params = { DB_INT },
	.columns = place_columns,
	.row_size = sizeof(struct knowledge_place),
};
static const struct db_statement article_place = {
	.id = "knowledge.article_place",
	.writes = true,
	.sql = "UPDATE article SET position = ? WHERE id = ?",
	.params = { DB_INT, DB_INT },
};
#define PLACED(member) offsetof(struct knowledge_placed, member)
static const struct db_column placed_columns[] = {
	{ "id", DB_INT, PLACED(id) },
	{ "visibility", DB_INT, PLACED(visibility) },
	{ "published", DB_BOOL, PLACED(published) },
	{ "title", DB_TEXT, PLACED(title) },
	{ "language", DB_TEXT, PLACED(language) },
	{ 0 },
};
static const struct db_statement folder_order = {
	.id = "knowledge.folder_order",
	.sql = "SELECT a.id, a.visibility, IF(a.visible_from <= ?, TRUE, FALSE) AS published, "
	       "v.title, v.language FROM article a FORCE INDEX (article_folder_list) "
	       "LEFT JOIN article_text t ON t.article_id = a.id AND t.language = ? "
	       "LEFT JOIN article_text o ON o.article_id = a.id AND o.language <> ? "
	       "LEFT JOIN article_version v ON v.article_id = a.id AND v.language = "
	       "COALESCE(t.language, o.language) AND v.number = COALESCE(t.newest_version, "
	       "o.newest_version) WHERE a.folder_id = ? ORDER BY a.position, a.id LIMIT 501",
	.params = { DB_TIME, DB_TEXT, DB_TEXT, DB_INT },
	.columns = placed_columns,
	.row_size = sizeof(struct knowledge_placed),
};
static const struct db_statement topic_place = {
	.id = "knowledge.topic_place",
	.writes = true,
	.sql = "UPDATE article_category SET position = ?, version = ? WHERE id = ?",
	.params = { DB_INT, DB_INT, DB_INT },
};
static const struct db_statement folder_place = {
	.id = "knowledge.folder_place",
	.writes = true,
	.sql = "UPDATE article_folder SET position = ?, version = ? WHERE id = ?",
	.params = { DB_INT, DB_INT, DB_INT },
};

enum result knowledge_db_topic_places(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &topic_places, DB_NONE, rows);
}

enum result knowledge_db_folder_places(struct ctx *ctx, int64_t topic_id, struct db_rows *rows)
{
	return db_each(ctx->db, &folder_places, DB_ARGS(db_int(topic_id)), rows);
}

static enum result save_place(
    struct ctx *ctx, const struct db_statement *statement, const struct knowledge_place *p)
{
	return db_exec(ctx->db, statement,
	    DB_ARGS(db_int(p->position), db_int(p->version), db_int(p->id)), NULL, NULL);
}

enum result knowledge_db_topic_place(struct ctx *ctx, const struct knowledge_place *place)
{
	return save_place(ctx, &topic_place, place);
}

enum result knowledge_db_folder_place(struct ctx *ctx, const struct knowledge_place *place)
{
	return save_place(ctx, &folder_place, place);
}

enum result knowledge_db_article_places(struct ctx *ctx, int64_t folder_id, struct db_rows *rows)
{
	return db_each(ctx->db, &article_places, DB_ARGS(db_int(folder_id)), rows);
}

enum result knowledge_db_article_place(struct ctx *ctx, const struct knowledge_place *place)
{
	return db_exec(ctx->db, &article_place, DB_ARGS(db_int(place->position), db_int(place->id)),
	    NULL, NULL);
}

enum result knowledge_db_folder_order(struct ctx *ctx, int64_t folder_id, struct db_rows *rows)
{
	struct db_value language = db_text(i18n_code(i18n_language()));

	return db_each(ctx->db, &folder_order,
	    DB_ARGS(db_time(ctx->now), language, language, db_int(folder_id)), rows);
}

const struct db_statement *const knowledge_structure_statements[] = { &topics, &topic, &shelves,
	&shelf, &topic_save, &topic_insert, &slugs_remove, &topic_remove, &slug_owner, &slug_insert,
	&folder_save, &folder_insert, &folder_remove, &topic_places, &folder_places, &topic_place,
	&folder_place, &article_places, &article_place, &folder_order, NULL };
