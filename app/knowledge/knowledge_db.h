/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the knowledge base as readers see it; for app/knowledge only. Each statement carries the
 * viewer's scope and the moment in its WHERE. */
#ifndef LOKET_KNOWLEDGE_DB_H
#define LOKET_KNOWLEDGE_DB_H

#include "knowledge.h"

enum result knowledge_db_categories(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_category(
    struct ctx *ctx, const char *slug, struct knowledge_category *category) MUST_CHECK;
enum result knowledge_db_folders(
    struct ctx *ctx, int64_t category_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_folder(
    struct ctx *ctx, int64_t id, struct knowledge_folder *folder) MUST_CHECK;
enum result knowledge_db_category_articles(
    struct ctx *ctx, int64_t category_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_folder_articles(struct ctx *ctx, int64_t folder_id, int64_t after_position,
    int64_t after_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_article(
    struct ctx *ctx, int64_t id, struct knowledge_article *article) MUST_CHECK;
/* RES_OK when the viewer may read it now. */
enum result knowledge_db_readable(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result knowledge_db_related(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_popular(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Of articles for everybody, whoever asks. */
enum result knowledge_db_newest(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_addresses(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_public_folders(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_files(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_file(
    struct ctx *ctx, const void *public_id, struct store_file *file) MUST_CHECK;
enum result knowledge_db_feedback_add(struct ctx *ctx, const struct knowledge_article *article,
    bool helpful, const char *reason) MUST_CHECK;
enum result knowledge_db_reading_add(struct ctx *ctx, int64_t id) MUST_CHECK;

#endif
