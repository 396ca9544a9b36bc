/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of further reading for the desk; for app/knowledge only. */
#ifndef LOKET_KNOWLEDGE_RELATED_DB_H
#define LOKET_KNOWLEDGE_RELATED_DB_H

#include "knowledge_related.h"

enum result knowledge_db_chosen(
    struct ctx *ctx, int64_t article_id, struct db_rows *rows) MUST_CHECK;
/* The numbers in order, as rows of int64_t; locks the article, so that two people's changes follow
 * each other. RES_NOT_FOUND when there is no such article. */
enum result knowledge_db_related_ids(
    struct ctx *ctx, int64_t article_id, struct db_rows *ids) MUST_CHECK;
/* Puts these in the place of what was there. RES_CONFLICT when one does not exist. */
enum result knowledge_db_related_set(
    struct ctx *ctx, int64_t article_id, const int64_t *ids, size_t count) MUST_CHECK;

#endif
