/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of topics and folders for the desk; for app/knowledge only. No scope: the routes let staff in
 * only. */
#ifndef LOKET_KNOWLEDGE_STRUCTURE_DB_H
#define LOKET_KNOWLEDGE_STRUCTURE_DB_H

#include "knowledge_structure.h"

enum result knowledge_db_topics(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_topic(
    struct ctx *ctx, int64_t id, struct knowledge_category *topic) MUST_CHECK;
enum result knowledge_db_shelves(
    struct ctx *ctx, int64_t topic_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_shelf(
    struct ctx *ctx, int64_t id, struct knowledge_folder *folder) MUST_CHECK;

/* RES_CONFLICT when it moved past its version. */
enum result knowledge_db_topic_save(
    struct ctx *ctx, const struct knowledge_topic_change *change) MUST_CHECK;
enum result knowledge_db_topic_insert(
    struct ctx *ctx, const struct knowledge_topic_change *change, int64_t *id) MUST_CHECK;
enum result knowledge_db_topic_remove(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;
/* Whose address it is or was; RES_NOT_FOUND when nobody's. */
enum result knowledge_db_slug_owner(
    struct ctx *ctx, const char *slug, int64_t *topic_id) MUST_CHECK;
enum result knowledge_db_slug_insert(
    struct ctx *ctx, const char *slug, int64_t topic_id) MUST_CHECK;

enum result knowledge_db_folder_save(
    struct ctx *ctx, const struct knowledge_folder_change *change, bool to_end) MUST_CHECK;
enum result knowledge_db_folder_insert(
    struct ctx *ctx, const struct knowledge_folder_change *change, int64_t *id) MUST_CHECK;
enum result knowledge_db_folder_remove(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;

/* The order, locked until the transaction ends: rows of struct knowledge_place. */
struct knowledge_place {
	int64_t id, position, version;
};
enum result knowledge_db_topic_places(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_folder_places(
    struct ctx *ctx, int64_t topic_id, struct db_rows *rows) MUST_CHECK;
/* Of articles the version stays 0: their place is not part of what an editor overwrites. */
enum result knowledge_db_article_places(
    struct ctx *ctx, int64_t folder_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_article_place(
    struct ctx *ctx, const struct knowledge_place *place) MUST_CHECK;
enum result knowledge_db_folder_order(
    struct ctx *ctx, int64_t folder_id, struct db_rows *rows) MUST_CHECK;
/* Stores position and version as they are in `place`. */
enum result knowledge_db_topic_place(
    struct ctx *ctx, const struct knowledge_place *place) MUST_CHECK;
enum result knowledge_db_folder_place(
    struct ctx *ctx, const struct knowledge_place *place) MUST_CHECK;

#endif
