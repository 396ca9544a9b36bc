/* SPDX-License-Identifier: Apache-2.0 */
/* Files and pictures of an article as the desk keeps them: added, listed, taken off. They belong to
 * the article, not to a text or a version: who may read the article may have them. Everything here
 * is for staff. How readers get them is knowledge_file_find() of knowledge.h. */
#ifndef LOKET_KNOWLEDGE_FILE_H
#define LOKET_KNOWLEDGE_FILE_H

#include "knowledge.h"

#define ARTICLE_FILES_MAX 50

/* Files that this viewer staged become the article's; pictures with their size. RES_INVALID with
 * ctx->why "full" when there would be more than ARTICLE_FILES_MAX. */
enum result knowledge_files_add(
    struct ctx *ctx, int64_t article_id, const struct store_file *files, size_t count) MUST_CHECK;
/* Readers get it no more from now on; its bytes go with the next sweep of the store. RES_NOT_FOUND
 * when it is not this article's. */
enum result knowledge_file_remove(
    struct ctx *ctx, int64_t article_id, const char *public_id) MUST_CHECK;
/* As it is written in a text: a picture, or a link to a download. */
const char *knowledge_file_markdown(struct arena *arena, const struct knowledge_file *file);

extern const struct db_statement *const knowledge_file_statements[]; /* ended by NULL */

#endif
