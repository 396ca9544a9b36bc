/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of problems, the form for a new one, and the part of a ticket's page that ties
 * the ticket to one. One problem's own page is problem_desk.c. */
#include "problem_web.h"

#include "problem.h"
#include "problem_desk.h"
#include "ticket/ticket_queue.h"
#include "ticket/ticket_view.h"
#include "views.h"

/* ---- the list ---- */

struct list_query {
	int view;
	int64_t after_time, after;
};
static const char *const view_words[] = { "open", "known", "done", "all", NULL };
static const struct form_field list_fields[] = {
	{ .name = "view",
	    .kind = FORM_CHOICE,
	    .choices = view_words,
	    .offset = offsetof(struct list_query, view) },
	{ .name = "after_time",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_C(253370678400),
	    .offset = offsetof(struct list_query, after_time) },
	{ .name = "after",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct list_query, after) },
};
const struct form_spec problem_list_query = { list_fields, 3, sizeof(struct list_query) };

static const char *view_title(enum problem_view view)
{
	switch (view) {
	case PROBLEMS_OPEN:
		return _("Problems being looked into");
	case PROBLEMS_KNOWN:
		return _("Known errors");
	case PROBLEMS_DONE:
		return _("Solved and closed problems");
	case PROBLEMS_ALL:
	case PROBLEMS_VIEW_COUNT:
		break;
	}
	return _("All problems");
}

static void show_row(struct request *rq, struct view *table, const struct problem_row *row)
{
	bool english = i18n_language() == LANGUAGE_EN;
	struct view *line = view_section(table, V_ROW);
	enum problem_state state = (enum problem_state)row->state;

	view_set_int(line, V_ID, row->id);
	view_set(line, V_SUBJECT, row->title);
	view_set(line, V_STATUS_CLASS, problem_state_tag(state));
	view_set(line, V_STATUS_ICON, problem_state_icon(state));
	view_set(line, V_STATUS_TEXT, problem_state_label(state));
	if (row->service_nl != NULL)
		view_section_set(
		    line, V_SERVICE_KNOWN, V_SERVICE, english ? row->service_en : row->service_nl);
	if (row->owner_name != NULL)
		view_section_set(line, V_OWNED, V_OWNER, row->owner_name);
	else
		view_show(line, V_NOBODY);
	view_set(line, V_TICKETS_TEXT,
	    arena_printf(rq->ctx.arena, _("%s, %s open"), i18n_number(rq->ctx.arena, row->tickets),
		i18n_number(rq->ctx.arena, row->open_tickets)));
	page_time(rq, line, "CHANGED", row->updated_at);
}

static void show_pager(struct request *rq, struct view *page, const struct list_query *query,
    const struct problem_row *last)
{
	struct view *pager = view_section(page, V_PAGER), *link;

	if (query->after != 0)
		view_setf(view_section(pager, V_FIRST), V_HREF, "%s/admin/problems?view=%s",
		    rq->prefix, view_words[query->view]);
	if (last == NULL)
		return;
	link = view_section(pager, V_NEXT);
	view_setf(link, V_HREF, "%s/admin/problems?view=%s&after_time=%lld&after=%lld", rq->prefix,
	    view_words[query->view], (long long)last->updated_at, (long long)last->id);
}

enum result problem_desk_list(struct request *rq)
{
	static const char *const current[PROBLEMS_VIEW_COUNT] = { V_VIEW_OPEN, V_VIEW_KNOWN,
		V_VIEW_DONE, V_VIEW_ALL };
	const struct list_query *query = rq->form;
	enum problem_view view = (enum problem_view)query->view;
	struct problem_row *rows;
	struct view *page, *table;
	size_t count;
	bool more;
	enum result res;

	res = problem_list(&rq->ctx, view, query->after_time, query->after, &rows, &count, &more);
	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_PROBLEMS, view_title(view));
	view_show(page, current[view]);
	view_show_if(page, V_EMPTY, count == 0);
	table = count == 0 ? NULL : view_section(page, V_TABLE);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, &rows[i]);
	if (more || query->after != 0)
		show_pager(rq, page, query, more ? &rows[count - 1] : NULL);
	return RES_OK;
}

/* ---- a new one ---- */

struct new_query {
	int64_t ticket;
};
static const struct form_field new_query_fields[] = {
	{ .name = "ticket",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct new_query, ticket) },
};
const struct form_spec problem_new_query = { new_query_fields, 1, sizeof(struct new_query) };

struct new_form {
	const char *title, *description;
	int64_t service, owner, ticket;
	bool set_type;
};
#define NEW(member) offsetof(struct new_form, member)
static const struct form_field new_fields[] = {
	{ .name = "title",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 3,
	    .max = PROBLEM_TITLE_MAX,
	    .offset = NEW(title),
	    .missing = N_("Enter a title") },
	{ .name = "service", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = NEW(service) },
	{ .name = "owner", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = NEW(owner) },
	{ .name = "description",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = PROBLEM_BODY_MAX,
	    .offset = NEW(description),
	    .missing = N_("Describe what is known") },
	{ .name = "ticket",
	    .kind = FORM_INT,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = NEW(ticket),
	    .wrong = N_("Enter the number of a ticket") },
	{ .name = "set_type", .kind = FORM_CHECK, .offset = NEW(set_type) },
};
const struct form_spec problem_new_form = { new_fields, sizeof(new_fields) / sizeof(new_fields[0]),
	sizeof(struct new_form) };

/* What was chosen in the failed form, or what holds now. */
static int64_t chosen(const struct request *rq, const char *field, int64_t is)
{
	const char *sent = rq->failed ? form_value(&rq->values, field) : NULL;

	return sent == NULL ? is : route_number(sent, false);
}

static void id_option(struct request *rq, struct view *page, const char *section, int64_t id,
    const char *label, bool selected)
{
	ticket_view_option(
	    page, section, arena_printf(rq->ctx.arena, "%lld", (long long)id), label, selected);
}

enum result problem_desk_options(
    struct request *rq, struct view *page, int64_t service_id, int64_t owner_id)
{
	int64_t service = chosen(rq, "service", service_id), owner = chosen(rq, "owner", owner_id);
	struct db_rows services, agents;
	enum result res;

	if ((res = problem_services(&rq->ctx, &services)) != RES_OK ||
	    (res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK)
		return res;
	id_option(rq, page, V_SERVICE_OPTION, 0, _("None in particular"), service == 0);
	for (size_t i = 0; i < services.count; i++) {
		const struct problem_choice *c = (const struct problem_choice *)services.rows + i;

		id_option(rq, page, V_SERVICE_OPTION, c->id, c->title, c->id == service);
	}
	id_option(rq, page, V_OWNER_OPTION, 0, _("Nobody"), owner == 0);
	for (size_t i = 0; i < agents.count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)agents.rows + i;

		id_option(rq, page, V_OWNER_OPTION, c->id, c->name, c->id == owner);
	}
	return RES_OK;
}

/* A problem made from a ticket begins with what the ticket says. */
static enum result begin_with(struct request *rq, struct view *page, int64_t number)
{
	struct ticket_timeline timeline;
	struct ticket ticket;
	enum result res;

	if (number == 0 || (res = ticket_find_for(&rq->ctx, number, &ticket)) == RES_NOT_FOUND)
		return RES_OK;
	if (res != RES_OK || (res = ticket_timeline_for(&rq->ctx, &ticket, 0, &timeline)) != RES_OK)
		return res;
	view_set(page, V_F_TITLE, ticket.subject);
	view_set_int(page, V_F_TICKET, ticket.id);
	if (timeline.message_count > 0 && !timeline.earlier)
		view_set(page, V_F_DESCRIPTION, timeline.messages[0].body);
	return RES_OK;
}

/* "Make that ticket of type Problem (response within 1 week)" */
static enum result show_set_type(struct request *rq, struct view *page)
{
	const struct ticket_type *type;
	struct ticket_types types;
	enum result res = ticket_types(&rq->ctx, &types);

	if (res != RES_OK)
		return res;
	type = ticket_type_by_code(&types, "problem");
	if (type == NULL)
		return RES_OK;
	view_show_if(page, V_SET_TYPE, !rq->failed || form_value(&rq->values, "set_type") != NULL);
	view_set(page, V_SET_TYPE_TEXT,
	    arena_printf(rq->ctx.arena, _("Make that ticket of type %s (%s)"),
		ticket_type_name(type), ticket_type_promise(rq->ctx.arena, type)));
	return RES_OK;
}

enum result problem_desk_new(struct request *rq)
{
	int64_t number = rq->failed ? 0 : ((const struct new_query *)rq->form)->ticket;
	struct view *page = page_open(rq, TPL_DESK_PROBLEM_NEW, _("New problem"));
	enum result res;

	page_form_key(rq, page);
	if ((res = begin_with(rq, page, number)) != RES_OK ||
	    (res = show_set_type(rq, page)) != RES_OK)
		return res;
	return problem_desk_options(rq, page, 0, rq->ctx.viewer.id);
}

enum result problem_desk_create(struct request *rq)
{
	const struct new_form *form = rq->form;
	const struct problem_draft draft = {
		.title = form->title,
		.description = form->description,
		.service_id = form->service,
		.owner_id = form->owner,
		.ticket_id = form->ticket,
		.set_type = form->set_type,
	};
	int64_t id;
	enum result res = problem_create(&rq->ctx, &draft, &id);

	if (res == RES_CONFLICT && form->ticket != 0)
		return request_invalid(rq, "ticket", _("This ticket is linked to another problem"));
	if (res == RES_INVALID)
		return problem_desk_explain(rq);
	if (res != RES_OK)
		return res;
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/problems/%lld", (long long)id),
	    FLASH_PROBLEM_CREATED);
}

/* ---- on the ticket's page ---- */

struct of_ticket_form {
	int64_t problem;
};
static const struct form_field of_ticket_fields[] = {
	{ .name = "problem",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct of_ticket_form, problem) },
};
const struct form_spec problem_of_ticket_form = { of_ticket_fields, 1,
	sizeof(struct of_ticket_form) };

static enum result offer_problems(struct request *rq, struct view *page)
{
	struct view *offer = view_section(page, V_PROBLEM_OFFER);
	struct db_rows rows;
	enum result res = problem_choices(&rq->ctx, &rows);

	if (res != RES_OK || rows.count == 0)
		return res;
	offer = view_section(offer, V_PROBLEM_FORM);
	for (size_t i = 0; i < rows.count; i++) {
		const struct problem_choice *c = (const struct problem_choice *)rows.rows + i;

		id_option(rq, offer, V_PROBLEM_OPTION, c->id, c->title, false);
	}
	return RES_OK;
}

enum result problem_desk_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket)
{
	struct problem_choice problem;
	struct view *linked;
	enum result res = problem_of_ticket(&rq->ctx, ticket->id, &problem);

	if (res == RES_NOT_FOUND)
		return rq->ctx.viewer.role < ROLE_AGENT ? RES_OK : offer_problems(rq, page);
	if (res != RES_OK)
		return res;
	linked = view_section(page, V_PROBLEM_KNOWN);
	view_set_int(linked, V_ID, problem.id);
	view_show_if(linked, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	view_set(linked, V_PROBLEM_TITLE, problem.title);
	view_set(linked, V_STATE_TEXT, problem_state_label((enum problem_state)problem.state));
	return RES_OK;
}

static enum result take_off(struct request *rq, int64_t number)
{
	struct problem_choice linked;
	struct problem problem;
	enum result res;

	if ((res = problem_of_ticket(&rq->ctx, number, &linked)) != RES_OK ||
	    (res = problem_find(&rq->ctx, linked.id, &problem)) != RES_OK)
		return res;
	return problem_unlink(&rq->ctx, &problem, number);
}

enum result problem_desk_of_ticket(struct request *rq)
{
	const struct of_ticket_form *form = rq->form;
	struct problem problem;
	enum result res;

	if (form->problem == 0)
		res = take_off(rq, rq->number);
	else if ((res = problem_find(&rq->ctx, form->problem, &problem)) == RES_OK)
		res = problem_link(&rq->ctx, &problem, rq->number);
	if (res == RES_INVALID)
		return request_invalid(rq, "problem", _("This problem is closed"));
	if (res == RES_CONFLICT)
		return request_invalid(
		    rq, "problem", _("This ticket is linked to another problem"));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/tickets/%lld", (long long)rq->number),
	    form->problem == 0 ? FLASH_TICKET_UNLINKED : FLASH_TICKET_LINKED);
}
