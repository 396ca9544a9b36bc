/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what the jobs do for the knowledge base, and of what the index gets; for app/knowledge
 * only. */
#ifndef LOKET_KNOWLEDGE_JOBS_DB_H
#define LOKET_KNOWLEDGE_JOBS_DB_H

#include "knowledge.h"

/* The live or planned text of an article in each language: rows of struct knowledge_indexed. */
struct knowledge_indexed {
	int64_t id, visibility, organisation_id, service_id, live_at;
	const char *language, *title, *slug, *summary, *body, *tags;
};
enum result knowledge_db_indexed(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
/* Rows of struct knowledge_due: ids above `after` of articles with a live or planned text, at most
 * 200. */
struct knowledge_due {
	int64_t id;
	const char *language;
};
enum result knowledge_db_indexed_ids(
    struct ctx *ctx, int64_t after, struct db_rows *rows) MUST_CHECK;
/* Texts whose planned successor is due, at most 50; its move; and which translations are behind
 * then. */
enum result knowledge_db_due(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_due_move(struct ctx *ctx, int64_t id, const char *language) MUST_CHECK;
enum result knowledge_db_outdated(struct ctx *ctx, int64_t id) MUST_CHECK;

/* Takes at most 1,000 readings away and returns them: rows of struct knowledge_reading. */
struct knowledge_reading {
	int64_t article_id, day;
};
enum result knowledge_db_readings_take(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_readings_add(
    struct ctx *ctx, int64_t article_id, int64_t day, int64_t count) MUST_CHECK;
enum result knowledge_db_popularity(struct ctx *ctx, int64_t since) MUST_CHECK;

#endif
