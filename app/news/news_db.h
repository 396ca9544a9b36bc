/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of news; for app/news only. Results as news.h promises. */
#ifndef LOKET_NEWS_DB_H
#define LOKET_NEWS_DB_H

#include "news.h"

enum result news_db_find_public(struct ctx *ctx, int64_t id, struct news *item) MUST_CHECK;
enum result news_db_find(struct ctx *ctx, int64_t id, struct news *item) MUST_CHECK;
/* What appeared from `from` on until `last`; of that last second only numbers under `last_id`. */
struct news_range {
	int64_t from, last, last_id;
};
/* Newest first, as struct news_row. */
enum result news_db_between(struct ctx *ctx, const struct news_range *range, int64_t limit,
    struct db_rows *rows) MUST_CHECK;
/* The newest that can be read, as struct news. */
enum result news_db_whole(struct ctx *ctx, int64_t limit, struct db_rows *rows) MUST_CHECK;
/* Everything published, also what waits for its moment, as struct news. */
enum result news_db_published(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* `offset`: seconds that local time is ahead of UTC when a year turns. */
enum result news_db_years(struct ctx *ctx, int64_t offset, struct db_rows *rows) MUST_CHECK;
enum result news_db_drafts(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* What is published or planned until the end of `range`, newest first; its beginning is ignored. */
enum result news_db_list(struct ctx *ctx, const struct news_range *range, int64_t limit,
    struct db_rows *rows) MUST_CHECK;
enum result news_db_add(
    struct ctx *ctx, const struct news_draft *draft, const char *slug, int64_t *id) MUST_CHECK;
/* RES_CONFLICT when the version is another. */
enum result news_db_change(
    struct ctx *ctx, int64_t id, const struct news_draft *draft, const char *slug) MUST_CHECK;

#endif
