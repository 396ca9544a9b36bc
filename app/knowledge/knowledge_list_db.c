/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what the desk lists and keeps in order: articles, and the choices of the editor. */
#include "knowledge_edit_db.h"

/* ---- articles ---- */

#define LISTED(member) offsetof(struct knowledge_listed, member)
#define LISTED_TEXT(prefix)                                               \
	{ #prefix "_language", DB_TEXT, LISTED(prefix.language) },        \
	    { #prefix "_state", DB_INT, LISTED(prefix.state) },           \
	    { #prefix "_newest", DB_INT, LISTED(prefix.newest_version) }, \
	    { #prefix "_live", DB_INT, LISTED(prefix.live_version) },     \
	    { #prefix "_live_at", DB_TIME, LISTED(prefix.live_at) },      \
	    { #prefix "_next", DB_INT, LISTED(prefix.next_version) },     \
	    { #prefix "_next_at", DB_TIME, LISTED(prefix.next_at) },      \
	    { #prefix "_outdated", DB_BOOL, LISTED(prefix.outdated) },    \
	{                                                                 \
#prefix "_title", DB_TEXT, LISTED(prefix.words.title)     \
	}
static const struct db_column listed_columns[] = {
	{ "id", DB_INT, LISTED(id) },
	{ "visibility", DB_INT, LISTED(visibility) },
	{ "review_on", DB_TIME, LISTED(review_on) },
	{ "updated_at", DB_TIME, LISTED(updated_at) },
	{ "popularity", DB_INT, LISTED(popularity) },
	{ "unhelpful", DB_INT, LISTED(unhelpful) },
	{ "folder_name_nl", DB_TEXT, LISTED(folder_name_nl) },
	{ "folder_name_en", DB_TEXT, LISTED(folder_name_en) },
	{ "category_name_nl", DB_TEXT, LISTED(category_name_nl) },
	{ "category_name_en", DB_TEXT, LISTED(category_name_en) },
	LISTED_TEXT(nl),
	LISTED_TEXT(en),
	{ 0 },
};
/* clang-format off */
#define TEXT_OF(t) \
	t ".language AS " t "_language, " t ".state AS " t "_state," \
	" " t ".newest_version AS " t "_newest, " t ".live_version AS " t "_live," \
	" " t ".live_at AS " t "_live_at, " t ".next_version AS " t "_next," \
	" " t ".next_at AS " t "_next_at, " t ".outdated AS " t "_outdated," \
	" " t "v.title AS " t "_title"
/* Standing 1 draft, 2 review, 3 planned, 4 published, of a text's newest version, as
 * knowledge_standing() has it; NULL where there is no text. */
#define STANDING_OF(t) \
	"CASE WHEN " t ".state IS NULL THEN NULL WHEN " t ".state < 3 THEN " t ".state" \
	" WHEN " t ".live_at > ? OR " t ".next_at > ? THEN 3 ELSE 4 END"
#define LEFT_TEXT(t) \
	" LEFT JOIN article_text " t " ON " t ".article_id = a.id AND " t ".language = '" t "'"
#define LEFT_VERSION(t) \
	" LEFT JOIN article_version " t "v ON " t "v.article_id = a.id" \
	" AND " t "v.language = '" t "' AND " t "v.number = " t ".newest_version"
#define BOTH_TEXTS LEFT_TEXT("nl") LEFT_TEXT("en")
#define BOTH_WORDS LEFT_TEXT("nl") LEFT_VERSION("nl") LEFT_TEXT("en") LEFT_VERSION("en")

/* The rows of a page first, by what the filters need alone; then what is shown of those 51. `from`
 * is where it begins: all articles by last change, or an index that holds few of them. */
#define LIST_OF(from, where) \
	"SELECT STRAIGHT_JOIN a.id, a.visibility, a.review_on, a.updated_at, a.popularity," \
	" (SELECT COUNT(*) FROM article_feedback h" \
	" WHERE h.article_id = a.id AND h.helpful = 0) AS unhelpful," \
	" f.name_nl AS folder_name_nl, f.name_en AS folder_name_en," \
	" c.name_nl AS category_name_nl, c.name_en AS category_name_en," \
	" " TEXT_OF("nl") ", " TEXT_OF("en") \
	" FROM (SELECT STRAIGHT_JOIN a.id FROM " from \
	" JOIN article_folder f ON f.id = a.folder_id" BOTH_TEXTS \
	" WHERE a.updated_at <= ? AND (a.updated_at < ? OR a.id < ?)" \
	" AND (? = 0 OR f.category_id = ?)" \
	" AND (? = 0 OR ? = " STANDING_OF("nl") " OR ? = " STANDING_OF("en") ")" \
	" AND CASE ? WHEN 1 THEN nl.language IS NOT NULL WHEN 2 THEN en.language IS NOT NULL" \
	" WHEN 3 THEN nl.language IS NULL WHEN 4 THEN en.language IS NULL" \
	" WHEN 5 THEN nl.outdated OR en.outdated ELSE TRUE END" where \
	" ORDER BY a.updated_at DESC, a.id DESC LIMIT 51) p" \
	" JOIN article a ON a.id = p.id JOIN article_folder f ON f.id = a.folder_id" \
	" JOIN article_category c ON c.id = f.category_id" BOTH_WORDS \
	" ORDER BY a.updated_at DESC, a.id DESC"
/* clang-format on */
#define LIST_PARAMS                                                                         \
	DB_TIME, DB_TIME, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME, DB_INT, \
	    DB_TIME, DB_TIME, DB_INT
#define OF(narrow) "(" narrow ") x JOIN article a ON a.id = x.article_id"

static const struct db_statement list_all = {
	.id = "knowledge.list",
	.sql = LIST_OF("article a FORCE INDEX (article_updated)", ""),
	.params = { LIST_PARAMS },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};
static const struct db_statement list_review = {
	.id = "knowledge.list_review",
	.sql = LIST_OF("article a FORCE INDEX (article_review)", " AND a.review_on <= ?"),
	.params = { LIST_PARAMS, DB_TIME },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};
static const struct db_statement list_topic = {
	.id = "knowledge.list_topic",
	.sql = LIST_OF("article_folder d JOIN article a FORCE INDEX (article_folder_list) ON "
		       "a.folder_id = d.id",
	    " AND d.category_id = ?"),
	.params = { LIST_PARAMS, DB_INT },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};
static const struct db_statement list_state = {
	.id = "knowledge.list_state",
	.sql = LIST_OF(OF("SELECT DISTINCT article_id FROM article_text FORCE INDEX "
			  "(article_text_state) WHERE state = ?"),
	    ""),
	.params = { DB_INT, LIST_PARAMS },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};
static const struct db_statement list_planned = {
	.id = "knowledge.list_planned",
	.sql = LIST_OF(OF("SELECT article_id FROM article_text FORCE INDEX (article_text_live) "
			  "WHERE language IN ('nl', 'en') AND live_at > ? UNION SELECT article_id "
			  "FROM article_text FORCE INDEX (article_text_next) WHERE next_at > ?"),
	    ""),
	.params = { DB_TIME, DB_TIME, LIST_PARAMS },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};
static const struct db_statement list_outdated = {
	.id = "knowledge.list_outdated",
	.sql = LIST_OF(OF("SELECT DISTINCT article_id FROM article_text FORCE INDEX "
			  "(article_text_outdated) WHERE outdated = 1"),
	    ""),
	.params = { LIST_PARAMS },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};

/* What the search index found by title, which is of what readers get, and the texts that they do
 * not get yet, which are few, with the title or tag typed. */
#define UNREAD(index, where)                                                         \
	"SELECT STRAIGHT_JOIN t.article_id FROM article_text t FORCE INDEX (" index  \
	") JOIN article_version v"                                                   \
	" ON v.article_id = t.article_id AND v.language = t.language AND v.number =" \
	" t.newest_version WHERE " where " AND (INSTR(v.title, ?) OR INSTR(v.tags, ?))"
static const struct db_statement list_among = {
	.id = "knowledge.list_among",
	.sql = LIST_OF(
	    OF("SELECT article_id FROM JSON_TABLE(?, '$[*]' COLUMNS (article_id BIGINT "
	       "PATH '$')) q UNION " UNREAD(
		   "article_text_state", "t.state IN (1, 2)") " UNION " UNREAD("article_text_live",
		   "t.language IN ('nl', 'en') AND t.live_at > ?") " UNION " UNREAD("article_text_"
										    "next",
		   "t.next_at > ?")),
	    " AND (? OR a.review_on <= ?)"),
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TIME, DB_TEXT, DB_TEXT, DB_TIME, DB_TEXT, DB_TEXT,
	    LIST_PARAMS, DB_BOOL, DB_TIME },
	.columns = listed_columns,
	.row_size = sizeof(struct knowledge_listed),
};

#define END_OF_TIME INT64_C(253370678400) /* 9998-12-31 */
#define LIST_ARGS(ctx, f)                                                                         \
	db_time((f)->after_id == 0 ? END_OF_TIME : (f)->after_time),                              \
	    db_time((f)->after_id == 0 ? END_OF_TIME : (f)->after_time),                          \
	    db_int((f)->after_id == 0 ? INT64_MAX : (f)->after_id), db_int((f)->category_id),     \
	    db_int((f)->category_id), db_int((f)->standing), db_int((f)->standing),               \
	    db_time((ctx)->now), db_time((ctx)->now), db_int((f)->standing), db_time((ctx)->now), \
	    db_time((ctx)->now), db_int((f)->words)

enum result knowledge_db_list(
    struct ctx *ctx, const struct knowledge_filter *f, struct db_rows *rows)
{
	struct db_value now = db_time(ctx->now);

	if (f->review_due)
		return db_each(ctx->db, &list_review, DB_ARGS(LIST_ARGS(ctx, f), now), rows);
	if (f->words == WORDS_OUTDATED)
		return db_each(ctx->db, &list_outdated, DB_ARGS(LIST_ARGS(ctx, f)), rows);
	if (f->standing == STANDING_DRAFT || f->standing == STANDING_REVIEW)
		return db_each(
		    ctx->db, &list_state, DB_ARGS(db_int(f->standing), LIST_ARGS(ctx, f)), rows);
	if (f->standing == STANDING_PLANNED)
		return db_each(ctx->db, &list_planned, DB_ARGS(now, now, LIST_ARGS(ctx, f)), rows);
	if (f->category_id != 0)
		return db_each(
		    ctx->db, &list_topic, DB_ARGS(LIST_ARGS(ctx, f), db_int(f->category_id)), rows);
	return db_each(ctx->db, &list_all, DB_ARGS(LIST_ARGS(ctx, f)), rows);
}

enum result knowledge_db_list_among(
    struct ctx *ctx, const struct knowledge_filter *f, const char *numbers, struct db_rows *rows)
{
	struct db_value now = db_time(ctx->now), q = db_text(f->q);

	return db_each(ctx->db, &list_among,
	    DB_ARGS(db_text(numbers), q, q, now, q, q, now, q, q, LIST_ARGS(ctx, f),
		db_bool(!f->review_due), now),
	    rows);
}

/* ---- choices ---- */

static const struct db_column choice_columns[] = {
	{ "id", DB_INT, offsetof(struct knowledge_choice, id) },
	{ "group_id", DB_INT, offsetof(struct knowledge_choice, group_id) },
	{ "name", DB_TEXT, offsetof(struct knowledge_choice, name) },
	{ "group_name", DB_TEXT, offsetof(struct knowledge_choice, group_name) },
	{ 0 },
};
static const struct db_statement choices_folders = {
	.id = "knowledge.choices_folders",
	.sql = "SELECT f.id, c.id AS group_id, IF(?, f.name_en, f.name_nl) AS name, IF(?, "
	       "c.name_en, c.name_nl) AS group_name"
	       " FROM article_folder f JOIN article_category c ON c.id = f.category_id ORDER BY "
	       "c.position, c.id, f.position, f.id LIMIT 500",
	.params = { DB_BOOL, DB_BOOL },
	.columns = choice_columns,
	.row_size = sizeof(struct knowledge_choice),
};
static const struct db_statement choices_services = {
	.id = "knowledge.choices_services",
	.sql = "SELECT id, 0 AS group_id, IF(?, name_en, name_nl) AS name, '' AS group_name FROM "
	       "service ORDER BY position, id LIMIT 200",
	.params = { DB_BOOL },
	.columns = choice_columns,
	.row_size = sizeof(struct knowledge_choice),
};
static const struct db_statement choices_organisations = {
	.id = "knowledge.choices_organisations",
	.sql = "SELECT id, 0 AS group_id, name, '' AS group_name FROM organisation ORDER BY name, "
	       "id LIMIT 500",
	.columns = choice_columns,
	.row_size = sizeof(struct knowledge_choice),
};
enum result knowledge_db_choices_folders(struct ctx *ctx, struct db_rows *rows)
{
	bool english = i18n_language() == LANGUAGE_EN;

	return db_each(
	    ctx->db, &choices_folders, DB_ARGS(db_bool(english), db_bool(english)), rows);
}

enum result knowledge_db_choices_services(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(
	    ctx->db, &choices_services, DB_ARGS(db_bool(i18n_language() == LANGUAGE_EN)), rows);
}

enum result knowledge_db_choices_organisations(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &choices_organisations, DB_NONE, rows);
}

const struct db_statement *const knowledge_list_statements[] = { &list_all, &list_review,
	&list_topic, &list_state, &list_planned, &list_outdated, &list_among, &choices_folders,
	&choices_services, &choices_organisations, NULL };
