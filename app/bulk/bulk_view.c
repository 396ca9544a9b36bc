/* SPDX-License-Identifier: Apache-2.0 */
/* Draws the progress of a reply to many tickets; it orders and changes nothing. */
#include "bulk_view.h"

#include "views.h"

static const char *progress_text(struct request *rq, const struct bulk_progress *p)
{
	struct arena *arena = rq->ctx.arena;
	const char *sent = i18n_number(arena, p->sent), *total = i18n_number(arena, p->total);

	if (p->finished_at == 0)
		return arena_printf(arena, _("Being sent: %s of %s tickets so far."), sent, total);
	if (p->skipped > 0)
		return arena_printf(arena,
		    _("%s of %s tickets were answered. The others were resolved or closed "
		      "meanwhile."),
		    sent, total);
	return arena_printf(arena, _("All %s tickets were answered."), total);
}

enum result bulk_view_progress(struct request *rq, struct view *page, enum bulk_subject subject,
    int64_t subject_id, bool *busy)
{
	struct bulk_progress progress;
	struct view *box;
	enum result res = bulk_latest(&rq->ctx, subject, subject_id, &progress);

	if (busy != NULL)
		*busy = res == RES_OK && progress.finished_at == 0;
	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	box = view_section(page, V_BULK);
	view_set(box, V_BULK_TEXT, progress_text(rq, &progress));
	view_set(box, V_BULK_AUTHOR, progress.author_name);
	view_set_int(box, V_BULK_TOTAL, progress.total);
	view_set_int(box, V_BULK_DONE, progress.sent + progress.skipped);
	page_time(rq, box, "AT", progress.created_at);
	view_show_if(box, V_BULK_BUSY, progress.finished_at == 0);
	return RES_OK;
}
