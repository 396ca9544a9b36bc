/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what readers told; for app/knowledge only. Results as knowledge_feedback.h promises. */
#ifndef LOKET_KNOWLEDGE_FEEDBACK_DB_H
#define LOKET_KNOWLEDGE_FEEDBACK_DB_H

#include "knowledge_feedback.h"

enum result knowledge_db_feedback_list(struct ctx *ctx,
    const struct knowledge_feedback_filter *filter, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_feedback_handle(struct ctx *ctx, int64_t id, bool handled) MUST_CHECK;
enum result knowledge_db_waiting(struct ctx *ctx, struct knowledge_waiting *waiting) MUST_CHECK;

#endif
