/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the knowledge base as readers see it. What may be read is the same everywhere: SCOPE for
 * who and from when, WORDS for the text: the live version in the language in force, or else in the
 * other; a planned successor from its moment on, whether or not a job has moved it already. */
#include "knowledge_db.h"

#include <string.h>

/* ---- the two pieces every statement is made of ---- */

#define SCOPE                                                                                      \
	"a.visible_from <= ? AND (a.visibility <= ? OR (a.visibility = 3 AND a.organisation_id = " \
	"?))"
#define SCOPE_PARAMS DB_TIME, DB_INT, DB_INT
#define SCOPE_ARGS(ctx) \
	db_time((ctx)->now), db_int(widest((ctx))), db_int((ctx)->viewer.organisation_id)

#define WORDS                                                                                    \
	" LEFT JOIN article_text t ON t.article_id = a.id AND t.language = ? AND t.live_at <= ?" \
	" LEFT JOIN article_text o ON o.article_id = a.id AND o.language = ? AND o.live_at <= ?" \
	" JOIN article_version v ON v.article_id = a.id AND v.language = COALESCE(t.language, "  \
	"o.language)"                                                                            \
	" AND v.number = IF(t.language IS NULL, IF(o.next_at <= ?, o.next_version, "             \
	"o.live_version),"                                                                       \
	" IF(t.next_at <= ?, t.next_version, t.live_version))"
#define WORDS_PARAMS DB_TEXT, DB_TIME, DB_TEXT, DB_TIME, DB_TIME, DB_TIME
#define WORDS_ARGS(ctx)                                                                      \
	db_text(i18n_code(i18n_language())), db_time((ctx)->now), db_text(other_language()), \
	    db_time((ctx)->now), db_time((ctx)->now), db_time((ctx)->now)
#define LIVE_AT                                                                                \
	"IF(t.language IS NULL, IF(o.next_at <= ?, o.next_at, o.live_at), IF(t.next_at <= ?, " \
	"t.next_at, t.live_at))"
#define LIVE_AT_PARAMS DB_TIME, DB_TIME
#define LIVE_AT_ARGS(ctx) db_time((ctx)->now), db_time((ctx)->now)

/* The widest visibility that needs no more than being this kind of viewer. */
static int64_t widest(const struct ctx *ctx)
{
	if (viewer_is_staff(&ctx->viewer))
		return ARTICLE_STAFF;
	return ctx->viewer.id != 0 ? ARTICLE_SIGNED_IN : ARTICLE_EVERYBODY;
}

static const char *other_language(void)
{
	return i18n_code(i18n_language() == LANGUAGE_NL ? LANGUAGE_EN : LANGUAGE_NL);
}

/* ---- categories and folders ---- */

#define CAT(member) offsetof(struct knowledge_category, member)
static const struct db_column category_columns[] = {
	{ "id", DB_INT, CAT(id) },
	{ "position", DB_INT, CAT(position) },
	{ "version", DB_INT, CAT(version) },
	{ "slug_nl", DB_TEXT, CAT(slug_nl) },
	{ "slug_en", DB_TEXT, CAT(slug_en) },
	{ "name_nl", DB_TEXT, CAT(name_nl) },
	{ "name_en", DB_TEXT, CAT(name_en) },
	{ "intro_nl", DB_TEXT, CAT(intro_nl) },
	{ "intro_en", DB_TEXT, CAT(intro_en) },
	{ "icon", DB_TEXT, CAT(icon) },
	{ "articles", DB_INT, CAT(articles) },
	{ 0 },
};
#define CATEGORY_SELECT                                                                    \
	"SELECT c.id, c.position, c.version, c.slug_nl, c.slug_en, c.name_nl, c.name_en, " \
	"c.intro_nl, c.intro_en, c.icon,"                                                  \
	" (SELECT COUNT(*) FROM article_folder f JOIN article a FORCE INDEX "              \
	"(article_folder_list) ON a.folder_id = f.id"                                      \
	" WHERE f.category_id = c.id AND " SCOPE ") AS articles FROM article_category c"

static const struct db_statement categories = {
	.id = "knowledge.categories",
	.sql = CATEGORY_SELECT " ORDER BY c.position, c.id LIMIT 100",
	.params = { SCOPE_PARAMS },
	.columns = category_columns,
	.row_size = sizeof(struct knowledge_category),
};
static const struct db_statement category = {
	.id = "knowledge.category",
	.sql = CATEGORY_SELECT
	" JOIN article_category_slug s ON s.category_id = c.id WHERE s.slug = ?",
	.params = { SCOPE_PARAMS, DB_TEXT },
	.columns = category_columns,
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
	{ "category_slug_nl", DB_TEXT, FOLDER(category_slug_nl) },
	{ "category_slug_en", DB_TEXT, FOLDER(category_slug_en) },
	{ "articles", DB_INT, FOLDER(articles) },
	{ 0 },
};
#define FOLDER_SELECT                                                                             \
	"SELECT f.id, f.category_id, f.position, f.version, f.name_nl, f.name_en, c.name_nl AS "  \
	"category_name_nl,"                                                                       \
	" c.name_en AS category_name_en, c.slug_nl AS category_slug_nl, c.slug_en AS "            \
	"category_slug_en,"                                                                       \
	" (SELECT COUNT(*) FROM article a FORCE INDEX (article_folder_list) WHERE a.folder_id = " \
	"f.id AND " SCOPE ") AS articles"                                                         \
	" FROM article_folder f JOIN article_category c ON c.id = f.category_id"

static const struct db_statement folders = {
	.id = "knowledge.folders",
	.sql = FOLDER_SELECT
	" WHERE f.category_id = ? HAVING articles > 0 ORDER BY f.position, f.id LIMIT 200",
	.params = { SCOPE_PARAMS, DB_INT },
	.columns = folder_columns,
	.row_size = sizeof(struct knowledge_folder),
};
static const struct db_statement folder = {
	.id = "knowledge.folder",
	.sql = FOLDER_SELECT " WHERE f.id = ? HAVING articles > 0",
	.params = { SCOPE_PARAMS, DB_INT },
	.columns = folder_columns,
	.row_size = sizeof(struct knowledge_folder),
};

enum result knowledge_db_categories(struct ctx *ctx, struct db_rows *rows)
{
	return ctx_each_public(ctx, &categories, DB_ARGS(SCOPE_ARGS(ctx)), rows);
}

enum result knowledge_db_category(
    struct ctx *ctx, const char *slug, struct knowledge_category *found)
{
	return db_one(ctx->db, &category, DB_ARGS(SCOPE_ARGS(ctx), db_text(slug)), found);
}

enum result knowledge_db_folders(struct ctx *ctx, int64_t category_id, struct db_rows *rows)
{
	return db_each(ctx->db, &folders, DB_ARGS(SCOPE_ARGS(ctx), db_int(category_id)), rows);
}

enum result knowledge_db_folder(struct ctx *ctx, int64_t id, struct knowledge_folder *found)
{
	return db_one(ctx->db, &folder, DB_ARGS(SCOPE_ARGS(ctx), db_int(id)), found);
}

/* ---- lists of articles ---- */

#define ROW(member) offsetof(struct knowledge_row, member)
static const struct db_column row_columns[] = {
	{ "id", DB_INT, ROW(id) },
	{ "folder_id", DB_INT, ROW(folder_id) },
	{ "position", DB_INT, ROW(position) },
	{ "language", DB_TEXT, ROW(language) },
	{ "title", DB_TEXT, ROW(title) },
	{ "slug", DB_TEXT, ROW(slug) },
	{ "summary", DB_TEXT, ROW(summary) },
	{ "tags", DB_TEXT, ROW(tags) },
	{ "live_at", DB_TIME, ROW(live_at) },
	{ 0 },
};
#define ROW_SELECT                                                                       \
	"SELECT a.id, a.folder_id, a.position, v.language, v.title, v.slug, v.summary, " \
	"v.tags, " LIVE_AT " AS live_at"

static const struct db_statement category_articles = {
	.id = "knowledge.category_articles",
	.sql = ROW_SELECT
	" FROM (SELECT i.id, i.shelf, i.folder_id, i.place FROM (SELECT a.id, a.folder_id, "
	"f.position AS shelf,"
	" ROW_NUMBER() OVER (PARTITION BY a.folder_id ORDER BY a.position, a.id) AS place"
	" FROM article_folder f JOIN article a FORCE INDEX (article_folder_list) ON a.folder_id = "
	"f.id"
	" WHERE f.category_id = ? AND " SCOPE
	") i WHERE i.place <= 6) s JOIN article a ON a.id = s.id" WORDS
	" ORDER BY s.shelf, s.folder_id, s.place",
	.params = { LIVE_AT_PARAMS, DB_INT, SCOPE_PARAMS, WORDS_PARAMS },
	.columns = row_columns,
	.row_size = sizeof(struct knowledge_row),
};
static const struct db_statement folder_articles = {
	.id = "knowledge.folder_articles",
	.sql = ROW_SELECT " FROM article a FORCE INDEX (article_folder_list)" WORDS
			  " WHERE a.folder_id = ?"
			  " AND a.position >= ? AND (a.position > ? OR a.id > ?) AND " SCOPE
			  " ORDER BY a.position, a.id LIMIT 51",
	.params = { LIVE_AT_PARAMS, WORDS_PARAMS, DB_INT, DB_INT, DB_INT, DB_INT, SCOPE_PARAMS },
	.columns = row_columns,
	.row_size = sizeof(struct knowledge_row),
};
static const struct db_statement related = {
	.id = "knowledge.related",
	.sql = ROW_SELECT " FROM article_related r JOIN article a ON a.id = r.related_id" WORDS
			  " WHERE r.article_id = ? AND " SCOPE " ORDER BY r.position, a.id LIMIT 5",
	.params = { LIVE_AT_PARAMS, WORDS_PARAMS, DB_INT, SCOPE_PARAMS },
	.columns = row_columns,
	.row_size = sizeof(struct knowledge_row),
};
static const struct db_statement popular = {
	.id = "knowledge.popular",
	.sql = ROW_SELECT " FROM article a FORCE INDEX (article_popular)" WORDS " WHERE " SCOPE
			  " ORDER BY a.popularity DESC, a.id DESC LIMIT 6",
	.params = { LIVE_AT_PARAMS, WORDS_PARAMS, SCOPE_PARAMS },
	.columns = row_columns,
	.row_size = sizeof(struct knowledge_row),
};
static const struct db_statement newest = {
	.id = "knowledge.newest",
	.sql = "SELECT a.id, a.folder_id, a.position, v.language, v.title, v.slug, v.summary, "
	       "v.tags, IF(t.next_at <= ?, t.next_at, t.live_at) AS live_at"
	       " FROM article_text t FORCE INDEX (article_text_live) JOIN article a ON a.id = "
	       "t.article_id"
	       " JOIN article_version v ON v.article_id = t.article_id AND v.language = t.language"
	       " AND v.number = IF(t.next_at <= ?, t.next_version, t.live_version)"
	       " WHERE t.language = ? AND t.live_at <= ? AND a.visibility = 1 ORDER BY t.live_at "
	       "DESC LIMIT 30",
	.params = { DB_TIME, DB_TIME, DB_TEXT, DB_TIME },
	.columns = row_columns,
	.row_size = sizeof(struct knowledge_row),
};

enum result knowledge_db_category_articles(
    struct ctx *ctx, int64_t category_id, struct db_rows *rows)
{
	return db_each(ctx->db, &category_articles,
	    DB_ARGS(LIVE_AT_ARGS(ctx), db_int(category_id), SCOPE_ARGS(ctx), WORDS_ARGS(ctx)),
	    rows);
}

enum result knowledge_db_folder_articles(struct ctx *ctx, int64_t folder_id, int64_t after_position,
    int64_t after_id, struct db_rows *rows)
{
	return ctx_each_public(ctx, &folder_articles,
	    DB_ARGS(LIVE_AT_ARGS(ctx), WORDS_ARGS(ctx), db_int(folder_id), db_int(after_position),
		db_int(after_position), db_int(after_id), SCOPE_ARGS(ctx)),
	    rows);
}

enum result knowledge_db_related(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return ctx_each_public(ctx, &related,
	    DB_ARGS(LIVE_AT_ARGS(ctx), WORDS_ARGS(ctx), db_int(id), SCOPE_ARGS(ctx)), rows);
}

enum result knowledge_db_popular(struct ctx *ctx, struct db_rows *rows)
{
	return ctx_each_public(
	    ctx, &popular, DB_ARGS(LIVE_AT_ARGS(ctx), WORDS_ARGS(ctx), SCOPE_ARGS(ctx)), rows);
}

enum result knowledge_db_newest(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &newest,
	    DB_ARGS(db_time(ctx->now), db_time(ctx->now), db_text(i18n_code(i18n_language())),
		db_time(ctx->now)),
	    rows);
}

/* ---- one article ---- */

#define AT(member) offsetof(struct knowledge_article, member)
static const struct db_column article_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "folder_id", DB_INT, AT(folder_id) },
	{ "category_id", DB_INT, AT(category_id) },
	{ "service_id", DB_INT, AT(service_id) },
	{ "visibility", DB_INT, AT(visibility) },
	{ "organisation_id", DB_INT, AT(organisation_id) },
	{ "number", DB_INT, AT(number) },
	{ "live_at", DB_TIME, AT(live_at) },
	{ "first_at", DB_TIME, AT(first_at) },
	{ "language", DB_TEXT, AT(language) },
	{ "title", DB_TEXT, AT(title) },
	{ "slug", DB_TEXT, AT(slug) },
	{ "summary", DB_TEXT, AT(summary) },
	{ "body", DB_TEXT, AT(body) },
	{ "tags", DB_TEXT, AT(tags) },
	{ "author_name", DB_TEXT, AT(author_name) },
	{ "other_slug", DB_TEXT, AT(other_slug) },
	{ "outdated", DB_BOOL, AT(outdated) },
	{ "folder_name_nl", DB_TEXT, AT(folder_name_nl) },
	{ "folder_name_en", DB_TEXT, AT(folder_name_en) },
	{ "category_name_nl", DB_TEXT, AT(category_name_nl) },
	{ "category_name_en", DB_TEXT, AT(category_name_en) },
	{ "category_slug_nl", DB_TEXT, AT(category_slug_nl) },
	{ "category_slug_en", DB_TEXT, AT(category_slug_en) },
	{ 0 },
};
static const struct db_statement article = {
	.id = "knowledge.article",
	.sql = "SELECT STRAIGHT_JOIN a.id, a.folder_id, f.category_id, a.service_id, a.visibility, "
	       "a.organisation_id, v.number, " LIVE_AT
	       " AS live_at, w.created_at AS first_at, v.language, v.title, v.slug, v.summary, "
	       "v.body, v.tags, u.name AS author_name,"
	       " x.slug AS other_slug, IF(t.language IS NOT NULL AND v.follows < IF(o.next_at <= "
	       "?, o.next_version, o.live_version), TRUE, FALSE) AS outdated,"
	       " f.name_nl AS folder_name_nl, f.name_en AS folder_name_en, c.name_nl AS "
	       "category_name_nl,"
	       " c.name_en AS category_name_en, c.slug_nl AS category_slug_nl, c.slug_en AS "
	       "category_slug_en"
	       " FROM article a JOIN article_folder f ON f.id = a.folder_id JOIN article_category "
	       "c ON c.id = f.category_id"
	       " JOIN user u ON u.id = a.author_id" WORDS
	       " LEFT JOIN article_version w ON w.article_id = a.id AND w.language = v.language "
	       "AND w.number = 1"
	       " LEFT JOIN article_version x ON t.language IS NOT NULL AND x.article_id = a.id AND "
	       "x.language = o.language"
	       " AND x.number = IF(o.next_at <= ?, o.next_version, o.live_version)"
	       " WHERE a.id = ? AND " SCOPE,
	.params = { LIVE_AT_PARAMS, DB_TIME, WORDS_PARAMS, DB_TIME, DB_INT, SCOPE_PARAMS },
	.columns = article_columns,
	.row_size = sizeof(struct knowledge_article),
};
static const struct db_statement readable = {
	.id = "knowledge.readable",
	.sql = "SELECT a.id FROM article a WHERE a.id = ? AND " SCOPE,
	.params = { DB_INT, SCOPE_PARAMS },
	.writes = true,
	.columns = (const struct db_column[]){ { "id", DB_INT, 0 }, { 0 } },
	.row_size = sizeof(int64_t),
};

enum result knowledge_db_article(struct ctx *ctx, int64_t id, struct knowledge_article *found)
{
	return db_one(ctx->db, &article,
	    DB_ARGS(LIVE_AT_ARGS(ctx), db_time(ctx->now), WORDS_ARGS(ctx), db_time(ctx->now),
		db_int(id), SCOPE_ARGS(ctx)),
	    found);
}

enum result knowledge_db_readable(struct ctx *ctx, int64_t id)
{
	return db_one(ctx->db, &readable, DB_ARGS(db_int(id), SCOPE_ARGS(ctx)), NULL);
}

/* ---- for search engines ---- */

static const struct db_column address_columns[] = {
	{ "id", DB_INT, offsetof(struct knowledge_address, id) },
	{ "live_at", DB_TIME, offsetof(struct knowledge_address, live_at) },
	{ "language", DB_TEXT, offsetof(struct knowledge_address, language) },
	{ "slug", DB_TEXT, offsetof(struct knowledge_address, slug) },
	{ 0 },
};
/* A site map may hold 50,000 addresses (sitemaps.org); the other pages are few. */
static const struct db_statement addresses = {
	.id = "knowledge.addresses",
	.sql = "SELECT t.article_id AS id, IF(t.next_at <= ?, t.next_at, t.live_at) AS live_at, "
	       "t.language, v.slug"
	       " FROM article_text t JOIN article a ON a.id = t.article_id"
	       " JOIN article_version v ON v.article_id = t.article_id AND v.language = t.language"
	       " AND v.number = IF(t.next_at <= ?, t.next_version, t.live_version)"
	       " WHERE t.live_at <= ? AND a.visibility = 1 ORDER BY t.article_id, t.language LIMIT "
	       "30000",
	.params = { DB_TIME, DB_TIME, DB_TIME },
	.columns = address_columns,
	.row_size = sizeof(struct knowledge_address),
};

static const struct db_column public_folder_columns[] = {
	{ "id", DB_INT, FOLDER(id) },
	{ "name_nl", DB_TEXT, FOLDER(name_nl) },
	{ "name_en", DB_TEXT, FOLDER(name_en) },
	{ 0 },
};
static const struct db_statement public_folders = {
	.id = "knowledge.public_folders",
	.sql = "SELECT f.id, f.name_nl, f.name_en FROM article_folder f WHERE EXISTS (SELECT 1 "
	       "FROM article a FORCE INDEX (article_folder_list) WHERE a.folder_id = f.id AND "
	       "a.visible_from <= ? AND a.visibility = 1) ORDER BY f.id LIMIT 2000",
	.params = { DB_TIME },
	.columns = public_folder_columns,
	.row_size = sizeof(struct knowledge_folder),
};

enum result knowledge_db_public_folders(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &public_folders, DB_ARGS(db_time(ctx->now)), rows);
}

enum result knowledge_db_addresses(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &addresses,
	    DB_ARGS(db_time(ctx->now), db_time(ctx->now), db_time(ctx->now)), rows);
}

/* ---- files ---- */

static const struct db_column file_columns[] = {
	{ "width", DB_INT, offsetof(struct knowledge_file, width) },
	{ "height", DB_INT, offsetof(struct knowledge_file, height) },
	{ "size", DB_INT, offsetof(struct knowledge_file, size) },
	{ "public_id", DB_TEXT, offsetof(struct knowledge_file, public_id) },
	{ "name", DB_TEXT, offsetof(struct knowledge_file, name) },
	{ "media_type", DB_TEXT, offsetof(struct knowledge_file, media_type) },
	{ 0 },
};
/* base64url of 16 bytes: 24 characters of base64, the padding cut. */
static const struct db_statement files = {
	.id = "knowledge.files",
	.sql = "SELECT af.width, af.height, f.size,"
	       " LEFT(REPLACE(REPLACE(TO_BASE64(f.public_id), '+', '-'), '/', '_'), 22) AS "
	       "public_id, f.name, f.media_type"
	       " FROM article_file af JOIN stored_file f ON f.id = af.file_id WHERE af.article_id "
	       "= ? ORDER BY af.file_id LIMIT 100",
	.params = { DB_INT },
	.columns = file_columns,
	.row_size = sizeof(struct knowledge_file),
};
static const struct db_column stored_columns[] = {
	{ "id", DB_INT, offsetof(struct store_file, id) },
	{ "name", DB_TEXT, offsetof(struct store_file, name) },
	{ "media_type", DB_TEXT, offsetof(struct store_file, media_type) },
	{ "size", DB_INT, offsetof(struct store_file, size) },
	{ 0 },
};
static const struct db_statement file = {
	.id = "knowledge.file",
	.sql = "SELECT f.id, f.name, f.media_type, f.size FROM stored_file f JOIN article_file af "
	       "ON af.file_id = f.id"
	       " JOIN article a ON a.id = af.article_id WHERE f.public_id = ? AND f.complete AND "
	       "(? OR (" SCOPE "))",
	.params = { DB_BYTES, DB_BOOL, SCOPE_PARAMS },
	.columns = stored_columns,
	.row_size = sizeof(struct store_file),
};

enum result knowledge_db_files(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return ctx_each_public(ctx, &files, DB_ARGS(db_int(id)), rows);
}

enum result knowledge_db_file(struct ctx *ctx, const void *public_id, struct store_file *found)
{
	return db_one(ctx->db, &file,
	    DB_ARGS(
		db_bytes(public_id, 16), db_bool(viewer_is_staff(&ctx->viewer)), SCOPE_ARGS(ctx)),
	    found);
}

/* ---- what readers tell ---- */

/* Nothing is to be done about an answer without a reason. */
static const struct db_statement feedback_add = {
	.id = "knowledge.feedback_add",
	.writes = true,
	.sql = "INSERT INTO article_feedback (article_id, language, text_version, helpful, reason, "
	       "created_at, handled_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_TEXT, DB_INT, DB_BOOL, DB_TEXT, DB_TIME, DB_TIME },
};
static const struct db_statement reading_add = {
	.id = "knowledge.reading_add",
	.writes = true,
	.sql = "INSERT INTO article_reading (article_id, day) VALUES (?, ?)",
	.params = { DB_INT, DB_TIME },
};

enum result knowledge_db_feedback_add(
    struct ctx *ctx, const struct knowledge_article *about, bool helpful, const char *reason)
{
	return db_exec(ctx->db, &feedback_add,
	    DB_ARGS(db_int(about->id), db_text(about->language), db_int(about->number),
		db_bool(helpful), db_text(reason), db_time(ctx->now),
		db_time(reason[0] == '\0' ? ctx->now : 0)),
	    NULL, NULL);
}

enum result knowledge_db_reading_add(struct ctx *ctx, int64_t id)
{
	return db_exec(ctx->db, &reading_add,
	    DB_ARGS(db_int(id), db_time(ctx->now - ctx->now % 86400)), NULL, NULL);
}

const struct db_statement *const knowledge_statements[] = {
	&categories,
	&category,
	&folders,
	&folder,
	&category_articles,
	&folder_articles,
	&related,
	&popular,
	&newest,
	&article,
	&readable,
	&addresses,
	&public_folders,
	&files,
	&file,
	&feedback_add,
	&reading_add,
	NULL,
};
