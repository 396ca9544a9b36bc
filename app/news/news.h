/* SPDX-License-Identifier: Apache-2.0 */
/* News of the company: an item has a text in Dutch, in English or in both, and is a draft, waits
 * for its moment, or can be read by everybody. Draft and waiting items do not exist for readers:
 * not on pages, not in the feed, not in the search index. */
#ifndef LOKET_NEWS_H
#define LOKET_NEWS_H

#include "ctx.h"

#define NEWS_TITLE_MAX 120 /* characters */
#define NEWS_SUMMARY_MAX 200
#define NEWS_BODY_MAX \
	16000        /* Markdown; four bytes a character stay within markdown_html()'s limit */
#define NEWS_PAGE 50 /* items on a page of one year, or of the desk's list */

enum news_status { NEWS_DRAFT = 1, NEWS_PUBLISHED = 2 };

/* One language's text: all three, or all "" when there is none. */
struct news_text {
	const char *title, *summary; /* one line each */
	const char *body;            /* Markdown */
};
struct news {
	int64_t id, status, version;
	const char *slug;
	int64_t publish_at; /* NEWS_PUBLISHED: from when it can be read, may lie ahead; else 0 */
	int64_t created_at, updated_at;
	struct news_text nl, en;
	const char *editor_name; /* who changed it last; NULL: nobody known. Not for readers */
};
/* A line of a list. */
struct news_row {
	int64_t id, status, publish_at, updated_at;
	const char *slug, *title_nl, *title_en, *summary_nl, *summary_en, *editor_name;
};
struct news_year {
	int64_t year, count;
};

/* The language that a reader gets: the one in force when there is a text in it, else the other. */
enum language news_language(const char *title_nl, const char *title_en);
const struct news_text *news_text(const struct news *item);
/* Of its page, without language prefix: "/support/news/12-nieuwe-versie". Lives in the arena. */
const char *news_path(struct ctx *ctx, int64_t id, const char *slug);
/* When a reader saw it change last: publication, or a change after it. */
int64_t news_changed_at(int64_t publish_at, int64_t updated_at);

/* ---- for readers: only what is published and whose moment has come ---- */

enum result news_find_public(struct ctx *ctx, int64_t id, struct news *item) MUST_CHECK;
/* The newest `limit` with rows of struct news_row; with bodies as struct news for the feed. */
enum result news_latest(struct ctx *ctx, int64_t limit, struct db_rows *rows) MUST_CHECK;
enum result news_latest_whole(struct ctx *ctx, int64_t limit, struct db_rows *rows) MUST_CHECK;
/* Of one local year, newest first: rows of struct news_row, what follows the item that appeared at
 * `before` with number `before_id` (0: from the newest on). At most NEWS_PAGE + 1 rows; the last
 * of so many says that there is another page. */
enum result news_of_year(
    struct ctx *ctx, int year, int64_t before, int64_t before_id, struct db_rows *rows) MUST_CHECK;
/* The local years in which something appeared, newest first: rows of struct news_year. */
enum result news_years(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Everything that can be read, newest first, at most 5000 rows of struct news_row: for site maps.
 */
enum result news_each_public(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

/* ---- for staff; the routes see to it that nobody else asks ---- */

enum result news_find(struct ctx *ctx, int64_t id, struct news *item) MUST_CHECK;
/* Rows of struct news_row: drafts, the one changed last on top, at most 100; and what waits or can
 * be read, newest first, a page at a time as news_of_year() does. */
enum result news_drafts(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result news_list(
    struct ctx *ctx, int64_t before, int64_t before_id, struct db_rows *rows) MUST_CHECK;

struct news_draft {
	int64_t version; /* that its author saw; not for a new item */
	struct news_text nl, en;
	int64_t publish_at; /* 0: a draft, or withdrawn */
};
/* What is wrong with the texts, if anything: RES_INVALID with the field ("title_en") and why,
 * translated. A language is written whole or not at all, and one of them is. */
enum result news_check(struct ctx *ctx, const struct news_draft *draft, const char **field,
    const char **why) MUST_CHECK;
/* Each checks the texts (RES_INVALID), keeps the search index in step and notes what was done in
 * the audit trail, in the caller's transaction. news_change() is RES_CONFLICT when the version
 * moved. */
enum result news_add(struct ctx *ctx, const struct news_draft *draft, int64_t *id) MUST_CHECK;
enum result news_change(struct ctx *ctx, int64_t id, const struct news_draft *draft) MUST_CHECK;
/* Puts everything that is published into the search index again; for rebuilding it. */
enum result news_index(struct ctx *ctx) MUST_CHECK;

extern const struct db_statement *const news_statements[]; /* ended by NULL */

#endif
