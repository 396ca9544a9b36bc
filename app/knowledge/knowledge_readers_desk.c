/* SPDX-License-Identifier: Apache-2.0 */
/* Beside the editor: what readers told of this article and nobody handled yet. */
#include "knowledge_editor_desk.h"
#include "knowledge_feedback.h"
#include "views.h"

#define REASONS 3

enum result knowledge_desk_show_readers(
    struct request *rq, struct view *page, const struct knowledge_item *item)
{
	const struct knowledge_feedback_filter filter = { .article_id = item->id };
	struct db_rows rows;
	struct view *box;
	enum result res = knowledge_feedback_list(&rq->ctx, &filter, &rows);

	if (res != RES_OK || item->helpful + item->unhelpful == 0)
		return res;
	box = view_section(page, V_READERS);
	view_set_int(box, V_ID, item->id);
	view_set(box, V_YES, i18n_number(rq->ctx.arena, item->helpful));
	view_set(box, V_NO, i18n_number(rq->ctx.arena, item->unhelpful));
	for (size_t i = 0; i < rows.count && i < REASONS; i++) {
		const struct knowledge_feedback *f = (const struct knowledge_feedback *)rows.rows +
		    i;
		struct view *reason = view_section(box, V_REASON);

		view_set(reason, V_CODE, f->language);
		view_set(reason, V_REASON_TEXT, f->reason);
		page_time(rq, reason, "AT", f->created_at);
	}
	return RES_OK;
}
