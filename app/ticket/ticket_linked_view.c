/* SPDX-License-Identifier: Apache-2.0 */
/* Draws the tickets that a problem or an outage gathers. Which they are is the caller's business;
 * nothing here reads the database. */
#include "ticket.h"
#include "ticket_desk.h"
#include "ticket_view.h"
#include "views.h"

static const struct form_field linked_fields[] = {
	{ .name = "ticket",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct ticket_linked_form, ticket),
	    .missing = N_("Enter the number of a ticket"),
	    .wrong = N_("Enter the number of a ticket") },
};
const struct form_spec ticket_linked_form = { linked_fields, 1, sizeof(struct ticket_linked_form) };

static void show_row(struct request *rq, struct view *table, const struct ticket_linked *row)
{
	struct view *line = view_section(table, V_LINKED_ROW);

	view_show_if(line, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	view_set_int(line, V_NUMBER, row->id);
	view_set(line, V_SUBJECT, row->subject);
	view_set(line, V_REQUESTER, row->requester_name);
	view_set(line, V_ORGANISATION, row->organisation_name);
	ticket_view_status(line, row->status, true);
	ticket_desk_sla(rq, line, row->due_at, row->first_response_at != 0);
}

void ticket_linked_show(struct request *rq, struct view *page, const struct db_rows *rows,
    int64_t total, const char *path)
{
	struct view *panel = view_section(page, V_LINKED), *table;

	view_show_if(panel, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	view_set(panel, V_LINK_PATH, path);
	view_set(panel, V_LINKED_COUNT, i18n_number(rq->ctx.arena, total));
	view_show_if(panel, V_LINKED_NONE, rows->count == 0);
	if (rows->count == 0)
		return;
	table = view_section(panel, V_LINKED_TABLE);
	view_show_if(table, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	for (size_t i = 0; i < rows->count; i++)
		show_row(rq, table, (const struct ticket_linked *)rows->rows + i);
	if ((int64_t)rows->count < total)
		view_section_set(panel, V_LINKED_MORE, V_COUNT,
		    i18n_number(rq->ctx.arena, total - (int64_t)rows->count));
}
