/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's page: views with counts, filters, rows with their clock. */
#include <string.h>

#include "buf.h"
#include "text.h"
#include "ticket_desk.h"
#include "ticket_queue.h"
#include "ticket_view.h"
#include "ticket_web.h"
#include "views.h"

struct queue_query {
	int view;
	int64_t status, type, organisation, assignee, after_time, after;
	const char *q;
};

static const char *const view_words[] = { "open", "mine", "unassigned", "soon", "late", "waiting", "done", NULL };
/* Assignee: -1 (absent in the address) is anybody; "0" is nobody. */
#define AT(member) offsetof(struct queue_query, member)
static const struct form_field queue_fields[] = {
	{ .name = "view", .kind = FORM_CHOICE, .choices = view_words, .offset = AT(view) },
	{ .name = "status", .kind = FORM_INT, .min = 0, .max = TICKET_CLOSED, .offset = AT(status) },
	{ .name = "type", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(type) },
	{ .name = "organisation", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(organisation) },
	{ .name = "assignee", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(assignee) },
	{ .name = "after_time", .kind = FORM_INT, .min = 0, .max = INT64_C(253370678400), .offset = AT(after_time) },
	{ .name = "after", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(after) },
	{ .name = "q", .kind = FORM_LINE, .max = 100, .offset = AT(q) },
};
const struct form_spec ticket_queue_query = { queue_fields, sizeof(queue_fields) / sizeof(queue_fields[0]), sizeof(struct queue_query) };

static const char *view_title(enum queue_view view)
{
	switch (view) {
	case QUEUE_OPEN: return _("All open tickets");
	case QUEUE_MINE: return _("My open tickets");
	case QUEUE_UNASSIGNED: return _("Unassigned tickets");
	case QUEUE_SOON: return _("Due within 1 hour");
	case QUEUE_LATE: return _("Too late");
	case QUEUE_WAITING: return _("Waiting for customer");
	case QUEUE_DONE: return _("Resolved and closed tickets");
	case QUEUE_VIEW_COUNT: break;
	}
	return "";
}

/* ---- addresses ---- */

static void add_number(struct buf *href, const char *name, int64_t value)
{
	if (value > 0)
		buf_addf(href, "&%s=%lld", name, (long long)value);
}

static const char *queue_href(struct request *rq, const struct queue_query *query)
{
	struct buf href;

	buf_init(&href, 4096);
	buf_addf(&href, "%s/admin/tickets?view=%s", rq->prefix, view_words[query->view]);
	add_number(&href, "status", query->status);
	add_number(&href, "type", query->type);
	add_number(&href, "organisation", query->organisation);
	if (query->assignee >= 0)
		buf_addf(&href, "&assignee=%lld", (long long)query->assignee);
	if (query->q[0] != '\0') {
		buf_adds(&href, "&q=");
		text_add_urlencoded(&href, query->q);
	}
	add_number(&href, "after_time", query->after_time);
	add_number(&href, "after", query->after);
	return buf_move(&href, rq->ctx.arena);
}

static struct queue_query first_page(const struct queue_query *query)
{
	struct queue_query copy = *query;

	copy.after = 0;
	copy.after_time = 0;
	return copy;
}

/* ---- the clock of a row ---- */

void ticket_desk_sla(struct request *rq, struct view *view, int64_t due_at, bool answered)
{
	int64_t left = due_at - rq->ctx.now;
	struct view *sla;

	if (due_at == 0)
		return;
	sla = view_section(view, V_SLA);
	view_set(sla, V_SLA_CLASS, left < 0 ? "late" : left < 3600 ? "soon" : "");
	view_set(sla, V_SLA_ICON, left < 0 ? "octagon-alert" : "timer");
	view_set(sla, V_SLA_TITLE, arena_printf(rq->ctx.arena, answered ? _("Resolution before %s") : _("First response before %s"),
	    i18n_full(rq->ctx.arena, due_at)));
	view_set(sla, V_SLA_TEXT, left < 0 ? arena_printf(rq->ctx.arena, _("%s late"), i18n_duration(rq->ctx.arena, -left))
	    : i18n_duration(rq->ctx.arena, left));
}

void ticket_desk_priority(struct view *view, int64_t priority)
{
	view_set(view, V_PRIORITY_TEXT, ticket_priority_label((enum ticket_priority)priority));
	view_show_if(view, V_BAR2, priority >= TICKET_NORMAL);
	view_show_if(view, V_BAR3, priority >= TICKET_HIGH);
	view_show_if(view, V_BAR4, priority >= TICKET_URGENT);
	view_show_if(view, V_HIGH, priority >= TICKET_HIGH);
}

static void show_row(struct request *rq, struct view *table, const struct queue_row *row, const struct ticket_types *types)
{
	struct view *line = view_section(table, V_ROW);

	view_set_int(line, V_NUMBER, row->id);
	view_set(line, V_SUBJECT, row->subject);
	view_set(line, V_REQUESTER, row->requester_name);
	view_set(line, V_ORGANISATION, row->organisation_name);
	view_set(line, V_TYPE_TEXT, ticket_type_name(ticket_type_find(types, row->type_id)));
	ticket_desk_sla(rq, line, row->due_at, row->first_response_at != 0);
	ticket_desk_priority(line, row->priority);
	ticket_view_status(line, row->status, true);
	page_time(rq, line, "CHANGED", row->touched_at);
	if (rq->ctx.now - row->touched_at > 2 * 86400) /* the day is enough then, and leaves the subject more room */
		view_set(line, V_CHANGED_TEXT, i18n_date(rq->ctx.arena, row->touched_at, rq->ctx.now));
	if (row->assignee_name != NULL) {
		struct view *assigned = view_section(line, V_ASSIGNED);

		view_set(assigned, V_ASSIGNEE_NAME, row->assignee_name);
		view_set(assigned, V_ASSIGNEE_INITIALS, text_initials(rq->ctx.arena, row->assignee_name));
	} else {
		view_show(line, V_NOBODY);
	}
}

/* ---- views, filters, chips ---- */

static void show_views(struct request *rq, struct view *page, const struct queue_query *query, const struct queue_counts *counts)
{
	static const struct { const char *current, *count; } names[QUEUE_VIEW_COUNT] = {
		[QUEUE_OPEN] = { V_VIEW_OPEN, V_COUNT_OPEN }, [QUEUE_MINE] = { V_VIEW_MINE, V_COUNT_MINE },
		[QUEUE_UNASSIGNED] = { V_VIEW_UNASSIGNED, V_COUNT_UNASSIGNED }, [QUEUE_SOON] = { V_VIEW_SOON, V_COUNT_SOON },
		[QUEUE_LATE] = { V_VIEW_LATE, V_COUNT_LATE }, [QUEUE_WAITING] = { V_VIEW_WAITING, V_COUNT_WAITING },
		[QUEUE_DONE] = { V_VIEW_DONE, V_COUNT_DONE },
	};

	view_show(page, names[query->view].current);
	for (int i = 0; i < QUEUE_VIEW_COUNT; i++)
		if (counts->at[i] > 0)
			view_section_set(page, names[i].count, V_COUNT,
			    counts->at[i] >= QUEUE_COUNT_MAX ? "99+" : i18n_number(rq->ctx.arena, counts->at[i]));
}

static void id_option(struct request *rq, struct view *page, const char *section, int64_t id, const char *label, bool selected)
{
	ticket_view_option(page, section, arena_printf(rq->ctx.arena, "%lld", (long long)id), label, selected);
}

static enum result show_filters(struct request *rq, struct view *page, const struct queue_query *query, const struct ticket_types *types)
{
	struct db_rows agents, organisations;
	enum result res;

	if ((res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK ||
	    (res = ticket_queue_organisations(&rq->ctx, &organisations)) != RES_OK)
		return res;
	view_set(page, V_VIEW, view_words[query->view]);
	view_set(page, V_F_Q, query->q);
	ticket_view_option(page, V_STATUS_OPTION, "", _("All statuses"), query->status == 0);
	for (int i = TICKET_NEW; i < TICKET_STATUS_COUNT; i++)
		id_option(rq, page, V_STATUS_OPTION, i, ticket_status_label((enum ticket_status)i, true), i == query->status);
	ticket_view_option(page, V_TYPE_OPTION, "", _("All types"), query->type == 0);
	for (size_t i = 0; i < types->count; i++)
		id_option(rq, page, V_TYPE_OPTION, types->at[i].id, ticket_type_name(&types->at[i]), types->at[i].id == query->type);
	ticket_view_option(page, V_ASSIGNEE_OPTION, "", _("Anybody"), query->assignee < 0);
	ticket_view_option(page, V_ASSIGNEE_OPTION, "0", _("Nobody"), query->assignee == 0);
	for (size_t i = 0; i < agents.count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)agents.rows + i;

		id_option(rq, page, V_ASSIGNEE_OPTION, c->id, c->name, c->id == query->assignee);
	}
	ticket_view_option(page, V_ORGANISATION_OPTION, "", _("All organisations"), query->organisation == 0);
	for (size_t i = 0; i < organisations.count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)organisations.rows + i;

		id_option(rq, page, V_ORGANISATION_OPTION, c->id, c->name, c->id == query->organisation);
	}
	return RES_OK;
}

static int count_filters(const struct queue_query *query)
{
	return (query->status != 0) + (query->type != 0) + (query->organisation != 0) + (query->assignee >= 0) + (query->q[0] != '\0');
}

static void show_rows(struct request *rq, struct view *page, const struct queue_query *query, const struct ticket_types *types,
    const struct queue_row *rows, size_t count, bool more)
{
	struct queue_query other = first_page(query);
	struct queue_query none = { .view = query->view, .q = "", .assignee = -1 };
	struct view *table, *pager;

	if (count == 0) {
		if (count_filters(query) > 0)
			view_section_set(page, V_EMPTY_FILTERED, V_HREF, queue_href(rq, &none));
		else
			view_show(page, V_EMPTY);
		return;
	}
	table = view_section(page, V_TABLE);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, &rows[i], types);
	if (!more && query->after == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (query->after != 0)
		view_section_set(pager, V_FIRST, V_HREF, queue_href(rq, &other));
	if (!more)
		return;
	other.after = rows[count - 1].id;
	other.after_time = ticket_queue_key((enum queue_view)query->view, &rows[count - 1]);
	view_section_set(pager, V_NEXT, V_HREF, queue_href(rq, &other));
}

/* A number in the search box is a ticket: go there. */
static bool is_ticket_number(struct request *rq, const char *q, int64_t *number)
{
	struct ticket ticket;

	*number = route_number(q[0] == '#' ? q + 1 : q, false);
	return *number > 0 && ticket_find_for(&rq->ctx, *number, &ticket) == RES_OK;
}

enum result ticket_desk_queue(struct request *rq)
{
	struct queue_query query = *(const struct queue_query *)rq->form;
	struct queue_filter filter;
	struct queue_counts counts;
	struct ticket_types types;
	struct queue_row *rows;
	struct view *page;
	int64_t number;
	size_t count;
	bool more;
	enum result res;

	if (form_value(&rq->values, "assignee") == NULL || form_value(&rq->values, "assignee")[0] == '\0')
		query.assignee = QUEUE_ANYBODY;
	if (is_ticket_number(rq, query.q, &number))
		return respond_see_other(rq, arena_printf(rq->ctx.arena, "/admin/tickets/%lld", (long long)number), FLASH_NONE);
	filter = (struct queue_filter){ .view = (enum queue_view)query.view, .status = query.status, .type_id = query.type,
		.organisation_id = query.organisation, .assignee_id = query.assignee, .text = query.q, .after_time = query.after_time,
		.after_id = query.after };
	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK || (res = ticket_queue(&rq->ctx, &filter, &rows, &count, &more)) != RES_OK ||
	    (res = ticket_queue_counts(&rq->ctx, &counts)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_QUEUE, view_title(filter.view));
	show_views(rq, page, &query, &counts);
	if (count_filters(&query) > 0)
		view_section_set(page, V_FILTER_COUNT, V_COUNT, i18n_number(rq->ctx.arena, count_filters(&query)));
	show_rows(rq, page, &query, &types, rows, count, more);
	return show_filters(rq, page, &query, &types);
}
