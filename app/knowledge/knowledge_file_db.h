/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of an article's files for the desk; for app/knowledge only. */
#ifndef LOKET_KNOWLEDGE_FILE_DB_H
#define LOKET_KNOWLEDGE_FILE_DB_H

#include "knowledge_file.h"

struct knowledge_attached {
	int64_t file_id;
	const char *name;
};
enum result knowledge_db_attached(struct ctx *ctx, int64_t article_id, const void *public_id,
    struct knowledge_attached *attached) MUST_CHECK;
enum result knowledge_db_attach(
    struct ctx *ctx, int64_t article_id, int64_t file_id, int64_t width, int64_t height) MUST_CHECK;
enum result knowledge_db_detach(struct ctx *ctx, int64_t article_id, int64_t file_id) MUST_CHECK;

#endif
