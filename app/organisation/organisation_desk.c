/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' page of organisations: the list with its numbers, and adding one. */
#include "organisation_desk.h"

#include "organisation.h"
#include "views.h"

struct add_form {
	const char *name;
};
static const struct form_field add_fields[] = {
	{ .name = "name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ORGANISATION_NAME_MAX,
	    .offset = offsetof(struct add_form, name),
	    .missing = N_("Enter the name of the organisation") },
};
const struct form_spec organisation_add_form = { add_fields, 1, sizeof(struct add_form) };

static void show_row(
    struct request *rq, struct view *table, const struct organisation *organisation)
{
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_ID, organisation->id);
	view_set(row, V_NAME, organisation->name);
	view_set(row, V_CUSTOMER_COUNT, i18n_number(rq->ctx.arena, organisation->people));
	view_set(row, V_OPEN_COUNT, i18n_number(rq->ctx.arena, organisation->open_tickets));
	page_time(rq, row, "CREATED", organisation->created_at);
}

enum result organisation_desk_list(struct request *rq)
{
	struct db_rows rows;
	struct view *page, *table = NULL;
	enum result res = organisation_list(&rq->ctx, &rows);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_ORGANISATIONS, _("Organisations"));
	page_form_key(rq, page);
	view_show_if(page, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	if (rows.count == 0) {
		view_show(page, V_EMPTY);
	} else {
		view_set_int(view_section(page, V_RESULT), V_RESULT_COUNT, (int64_t)rows.count);
		table = view_section(page, V_TABLE);
	}
	for (size_t i = 0; i < rows.count; i++)
		show_row(rq, table, (const struct organisation *)rows.rows + i);
	return RES_OK;
}

enum result organisation_desk_add(struct request *rq)
{
	const struct add_form *form = rq->form;
	int64_t id;
	enum result res = organisation_add(&rq->ctx, form->name, &id);

	if (res == RES_CONFLICT)
		return request_invalid(
		    rq, "name", _("There is already an organisation of this name"));
	return res != RES_OK
	    ? res
	    : respond_see_other(rq, "/admin/organisations", FLASH_ORGANISATION_ADDED);
}
