/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the knowledge base for the desk; for app/knowledge only. No scope: the routes let staff in
 * only. */
#ifndef LOKET_KNOWLEDGE_EDIT_DB_H
#define LOKET_KNOWLEDGE_EDIT_DB_H

#include "knowledge_edit.h"

/* One article (knowledge_edit_db.c). */
enum result knowledge_db_item(struct ctx *ctx, int64_t id, struct knowledge_item *item) MUST_CHECK;
enum result knowledge_db_of_problem(
    struct ctx *ctx, int64_t problem_id, struct knowledge_named *article) MUST_CHECK;
enum result knowledge_db_item_insert(
    struct ctx *ctx, const struct knowledge_draft *draft, int64_t *id) MUST_CHECK;
enum result knowledge_db_item_save(struct ctx *ctx, int64_t id,
    const struct knowledge_change *change) MUST_CHECK; /* RES_CONFLICT when it moved */
/* After a change of a text: updated_at, visible_from, and which translations are behind. */
enum result knowledge_db_item_settle(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result knowledge_db_text(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *text) MUST_CHECK;
enum result knowledge_db_text_insert(struct ctx *ctx, const struct knowledge_text *text) MUST_CHECK;
/* Writes what may change where the version is text->version, which is one more afterwards.
 * RES_CONFLICT when it moved. */
enum result knowledge_db_text_save(struct ctx *ctx, struct knowledge_text *text) MUST_CHECK;
enum result knowledge_db_version_insert(
    struct ctx *ctx, const struct knowledge_text *text) MUST_CHECK;
enum result knowledge_db_versions(
    struct ctx *ctx, int64_t id, enum language language, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_version_words(struct ctx *ctx, int64_t id, enum language language,
    int64_t number, struct knowledge_words *words) MUST_CHECK;

/* The list, and what the editor offers to choose from (knowledge_list_db.c). Without what was
 * typed, and with it: of the articles in a JSON list of numbers and what readers do not get yet. */
enum result knowledge_db_list(
    struct ctx *ctx, const struct knowledge_filter *filter, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_list_among(struct ctx *ctx, const struct knowledge_filter *filter,
    const char *numbers, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_choices_folders(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_choices_services(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_choices_organisations(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

#endif
