/* SPDX-License-Identifier: Apache-2.0 */
/* What readers told: reading it and ticking it off. An answer is never changed or removed. */
#include "knowledge_feedback.h"

#include "audit/audit.h"
#include "knowledge_feedback_db.h"

enum result knowledge_feedback_list(
    struct ctx *ctx, const struct knowledge_feedback_filter *filter, struct db_rows *rows)
{
	return knowledge_db_feedback_list(ctx, filter, rows);
}

enum result knowledge_feedback_handle(struct ctx *ctx, int64_t id, bool handled)
{
	enum result res = knowledge_db_feedback_handle(ctx, id, handled);

	return res != RES_OK ? res
			     : audit_note(ctx, handled ? "feedback.handle" : "feedback.reopen",
				   audit_object(ctx, "feedback", id), "");
}

enum result knowledge_waiting(struct ctx *ctx, struct knowledge_waiting *waiting)
{
	return knowledge_db_waiting(ctx, waiting);
}
