/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base: categories, folders in them, articles in those. An article has a text in
 * Dutch, in English or in both; a text has numbered versions that never change. Readers get the
 * live version, whatever is being written meanwhile. Who may read is decided in the queries: what a
 * viewer may not read is RES_NOT_FOUND, as if it did not exist.
 *
 * Rules only: reading in knowledge.c, what the jobs do in knowledge_jobs.c. */
#ifndef LOKET_KNOWLEDGE_H
#define LOKET_KNOWLEDGE_H

#include "ctx.h"
#include "store.h"

enum article_visibility {
	ARTICLE_EVERYBODY = 1,
	ARTICLE_SIGNED_IN = 2,
	ARTICLE_ORGANISATION = 3, /* people of one organisation, and staff */
	ARTICLE_STAFF = 4,
	ARTICLE_VISIBILITY_COUNT,
};
/* Of a text's newest version. */
enum article_state {
	ARTICLE_DRAFT = 1,
	ARTICLE_REVIEW = 2,
	ARTICLE_PUBLISHED = 3,
	ARTICLE_STATE_COUNT
};

#define ARTICLE_TITLE_MAX 200 /* characters, as the columns have them */
#define ARTICLE_SLUG_MAX 80
#define ARTICLE_SUMMARY_MAX 300
#define ARTICLE_TAGS_MAX 300
#define ARTICLE_NOTE_MAX 200
#define ARTICLE_BODY_MAX 60000 /* and at most 64 kB, as markdown_html() */
#define ARTICLE_RELATED_MAX 5
#define ARTICLE_REASON_MAX 1000
#define ARTICLE_PREVIEW 6 /* articles of a folder on the page of its category */
#define ARTICLE_PAGE 50   /* articles on a page of a folder */

/* ---- reading ---- */

/* `version` and the counts are filled where the function says so. */
struct knowledge_category {
	int64_t id, position, version;
	int64_t articles; /* that this viewer may read */
	const char *slug_nl, *slug_en, *name_nl, *name_en, *intro_nl, *intro_en, *icon;
};
struct knowledge_folder {
	int64_t id, category_id, position, version;
	int64_t articles; /* that this viewer may read */
	const char *name_nl, *name_en;
	const char *category_name_nl, *category_name_en, *category_slug_nl, *category_slug_en;
};
/* An article in a list. Its words are in the language in force, or in the other when only that is
 * published. */
struct knowledge_row {
	int64_t id, folder_id, position;
	const char *language, *title, *slug, *summary, *tags;
	int64_t live_at;
};
struct knowledge_article {
	int64_t id, folder_id, category_id, service_id, visibility, organisation_id;
	int64_t number;       /* of the version shown */
	int64_t live_at;      /* since when: "Updated" */
	int64_t first_at;     /* when its first version in this language was saved */
	const char *language; /* of the text shown */
	const char *title, *slug, *summary, *body, *tags;
	const char *author_name;
	const char *other_slug; /* of the other language's live text; NULL when there is none */
	bool outdated;          /* a translation that is behind */
	const char *folder_name_nl, *folder_name_en;
	const char *category_name_nl, *category_name_en, *category_slug_nl, *category_slug_en;
};
struct knowledge_file {
	int64_t width, height; /* 0: no picture, or unknown */
	int64_t size;
	const char *public_id, *name, *media_type;
};

/* Names in the language in force. */
const char *knowledge_category_name(const struct knowledge_category *category);
const char *knowledge_category_intro(const struct knowledge_category *category);
const char *knowledge_category_slug(const struct knowledge_category *category);
const char *knowledge_folder_name(const struct knowledge_folder *folder);

/* Paths without language prefix; they live in the arena, NULL out of memory. */
const char *knowledge_category_path(struct arena *arena, const char *slug);
const char *knowledge_folder_path(struct arena *arena, int64_t id, const char *name);
const char *knowledge_article_path(struct arena *arena, int64_t id, const char *slug);
const char *knowledge_file_path(struct arena *arena, const char *public_id, const char *name);

/* All categories in order: rows of struct knowledge_category, with counts. */
enum result knowledge_categories(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* By any slug it has or had. */
enum result knowledge_category_find(
    struct ctx *ctx, const char *slug, struct knowledge_category *category) MUST_CHECK;
/* Its folders that hold something for the viewer, with counts: rows of struct knowledge_folder. */
enum result knowledge_folders(
    struct ctx *ctx, int64_t category_id, struct db_rows *rows) MUST_CHECK;
/* The first ARTICLE_PREVIEW articles of each folder of a category, in the folders' order: rows of
 * struct knowledge_row. */
enum result knowledge_category_articles(
    struct ctx *ctx, int64_t category_id, struct db_rows *rows) MUST_CHECK;
/* RES_NOT_FOUND too when nothing in it is for the viewer. */
enum result knowledge_folder_find(
    struct ctx *ctx, int64_t id, struct knowledge_folder *folder) MUST_CHECK;
/* The articles of a folder after one (position and id; 0 and 0: from the first), at most
 * ARTICLE_PAGE and one more. */
enum result knowledge_folder_articles(struct ctx *ctx, int64_t folder_id, int64_t after_position,
    int64_t after_id, struct db_rows *rows) MUST_CHECK;
/* An article as this viewer may read it now, in the language in force or else the other. */
enum result knowledge_article_find(
    struct ctx *ctx, int64_t id, struct knowledge_article *article) MUST_CHECK;
/* Rows of struct knowledge_row that the viewer may read: named as further reading; read most;
 * changed last (in the language in force only). */
enum result knowledge_related(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_popular(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_newest(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* What stands in for further reading that nobody chose: those of the article's folder
 * (knowledge_folder_articles()) that share a tag with it, most shared first. Fills `akin`, returns
 * how many. */
size_t knowledge_akin(struct arena *arena, const struct knowledge_article *article,
    const struct db_rows *folder, const struct knowledge_row *akin[ARTICLE_RELATED_MAX]);
/* Every public address of an article, for the site map: rows of struct knowledge_address. */
struct knowledge_address {
	int64_t id, live_at;
	const char *language, *slug;
};
enum result knowledge_addresses(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* The folders that hold something for everybody: rows of struct knowledge_folder with number and
 * names only. */
enum result knowledge_public_folders(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Files of an article: rows of struct knowledge_file. The caller found the article. */
enum result knowledge_files(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
/* A file of an article that the viewer may read now; staff may also have those of unpublished ones.
 */
enum result knowledge_file_find(
    struct ctx *ctx, const char *public_id, struct store_file *file) MUST_CHECK;

/* What readers tell. RES_NOT_FOUND unless the viewer may read the article. Need a writing ctx->db.
 */
enum result knowledge_feedback_add(
    struct ctx *ctx, int64_t id, bool helpful, const char *reason) MUST_CHECK;
enum result knowledge_reading_add(struct ctx *ctx, int64_t id) MUST_CHECK;

/* ---- the search index ---- */

/* Puts the texts of one article in the index as they are now, and takes out those that are not for
 * readers. */
enum result knowledge_index(struct ctx *ctx, int64_t id) MUST_CHECK;
/* Puts every live or planned text with an id above `after` in the index again (search_put), at most
 * 200 articles; `*last` is the highest id done, 0 when none was left. For an index that is made
 * anew; within the caller's transaction. */
enum result knowledge_index_again(struct ctx *ctx, int64_t after, int64_t *last) MUST_CHECK;

/* ---- for the jobs ---- */

/* Moves planned successors whose moment has come into place, tells the index. A bounded batch. */
enum result knowledge_publish_due(struct ctx *ctx) MUST_CHECK;
/* Adds up readings since the last time. A bounded batch. */
enum result knowledge_count_readings(struct ctx *ctx) MUST_CHECK;
/* Readings of the last 30 days become article.popularity. */
enum result knowledge_count_popularity(struct ctx *ctx) MUST_CHECK;

/* Each ended by NULL. */
extern const struct db_statement *const knowledge_statements[];
extern const struct db_statement *const knowledge_edit_statements[];
extern const struct db_statement *const knowledge_list_statements[];
extern const struct db_statement *const knowledge_jobs_statements[];

#endif
