/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a problem's page that names the outages it led to. Which outages there are is
 * app/outage's; here they are only chosen from. */
#include "problem_desk.h"

#include "outage/outage.h"
#include "problem.h"
#include "problem_web.h"
#include "ticket/ticket_view.h"
#include "views.h"

#define OUTAGES_OFFERED 30 /* the newest of all */

struct outage_form {
	int64_t outage;
};
static const struct form_field outage_fields[] = {
	{ .name = "outage",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct outage_form, outage),
	    .missing = N_("Choose an outage") },
};
const struct form_spec problem_outage_form = { outage_fields, 1, sizeof(struct outage_form) };

static bool is_named(const struct db_rows *named, int64_t id)
{
	for (size_t i = 0; i < named->count; i++)
		if (((const struct problem_choice *)named->rows)[i].id == id)
			return true;
	return false;
}

static enum result offer(struct request *rq, struct view *box, const struct db_rows *named)
{
	struct outage *rows;
	struct view *form = NULL;
	size_t count;
	enum result res = outage_recent(&rq->ctx, OUTAGES_OFFERED, &rows, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		if (rows[i].kind != OUTAGE_OUTAGE || is_named(named, rows[i].id))
			continue;
		if (form == NULL)
			form = view_section(box, V_OUTAGE_FORM);
		ticket_view_option(form, V_OUTAGE_OPTION,
		    arena_printf(rq->ctx.arena, "%lld", (long long)rows[i].id),
		    arena_printf(rq->ctx.arena, "%s %s", outage_reference(rq->ctx.arena, &rows[i]),
			outage_title(&rows[i])),
		    false);
	}
	return res;
}

enum result problem_desk_show_outages(struct request *rq, struct view *page, int64_t id)
{
	struct view *box = view_section(page, V_PROBLEM_OUTAGES);
	bool acts = viewer_may_act(&rq->ctx.viewer);
	struct db_rows rows;
	enum result res = problem_outages(&rq->ctx, id, &rows);

	if (res != RES_OK)
		return res;
	view_show_if(box, V_NO_OUTAGES, rows.count == 0);
	for (size_t i = 0; i < rows.count; i++) {
		const struct problem_choice *o = (const struct problem_choice *)rows.rows + i;
		struct view *item = view_section(box, V_PROBLEM_OUTAGE);

		view_show_if(item, V_CAN_ACT, acts);
		view_set_int(item, V_OUTAGE_ID, o->id);
		view_set(item, V_OUTAGE_TITLE, o->title);
		view_set(item, V_STATE_TEXT, outage_state_label((enum outage_state)o->state));
	}
	return acts ? offer(rq, box, &rows) : RES_OK;
}

static enum result change(struct request *rq,
    enum result (*rule)(struct ctx *ctx, const struct problem *problem, int64_t outage_id),
    enum flash flash)
{
	const struct outage_form *form = rq->form;
	struct problem problem;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK ||
	    (res = rule(&rq->ctx, &problem, form->outage)) != RES_OK)
		return res;
	return respond_see_other(
	    rq, arena_printf(rq->ctx.arena, "/admin/problems/%lld", (long long)problem.id), flash);
}

enum result problem_desk_add_outage(struct request *rq)
{
	return change(rq, problem_add_outage, FLASH_PROBLEM_SAVED);
}

enum result problem_desk_remove_outage(struct request *rq)
{
	return change(rq, problem_remove_outage, FLASH_PROBLEM_SAVED);
}
