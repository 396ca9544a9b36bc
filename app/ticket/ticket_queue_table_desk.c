/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's rows with their clocks, the head that orders them, and the bar that changes many at
 * once. */
#include <string.h>

#include "clock.h"
#include "text.h"
#include "ticket_form_web.h"
#include "ticket_queue_desk.h"
#include "ticket_view.h"
#include "views.h"

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
	view_set(sla, V_SLA_TITLE,
	    arena_printf(rq->ctx.arena,
		answered ? _("Resolution before %s") : _("First response before %s"),
		i18n_full(rq->ctx.arena, due_at)));
	view_set(sla, V_SLA_TEXT,
	    left < 0
		? arena_printf(rq->ctx.arena, _("%s late"), i18n_duration(rq->ctx.arena, -left))
		: i18n_duration(rq->ctx.arena, left));
}

/* The class draws the bars beside the text. */
static void show_priority(struct view *view, int64_t priority)
{
	static const char *const classes[] = { "", "p1", "p2", "p3 hi", "p4 hi" };

	view_set(view, V_PRIORITY_TEXT, ticket_priority_label((enum ticket_priority)priority));
	view_set(view, V_PRIORITY_CLASS,
	    classes[priority < TICKET_LOW || priority > TICKET_URGENT ? 0 : priority]);
}

/* No promise runs: somebody else must act, or a date was agreed. */
static void show_no_clock(struct view *line, const struct queue_row *row)
{
	bool waits = row->status == TICKET_WAITING_CUSTOMER || row->status == TICKET_WAITING_THIRD;

	if (row->due_at != 0 || row->status >= TICKET_RESOLVED)
		return;
	view_section_set(line, V_NO_CLOCK, V_TEXT,
	    waits ? p_("promise", "paused") : p_("promise", "by appointment"));
}

static void show_changed(struct request *rq, struct view *line, int64_t at)
{
	char stamp[21];

	clock_format(at, stamp);
	view_set(line, V_CHANGED_ISO, stamp);
	view_set(line, V_CHANGED_FULL, i18n_full(rq->ctx.arena, at));
	view_set(line, V_CHANGED_TEXT, i18n_short(rq->ctx.arena, at, rq->ctx.now));
}

/* Ticked already: the form came back. */
static bool was_ticked(const struct request *rq, const char *pick)
{
	for (size_t i = 0; rq->failed && i < rq->values.count; i++)
		if (strcmp(rq->values.at[i].name, "t") == 0 &&
		    strcmp(rq->values.at[i].value, pick) == 0)
			return true;
	return false;
}

static void show_pick(struct request *rq, struct view *line, const struct queue_row *row)
{
	const char *pick = arena_printf(
	    rq->ctx.arena, "%lld.%lld", (long long)row->id, (long long)row->version);
	struct view *box;

	if (rq->ctx.viewer.role < ROLE_AGENT || pick == NULL)
		return;
	box = view_section(line, V_PICK);
	view_set(box, V_VALUE, pick);
	view_show_if(box, V_SELECTED, was_ticked(rq, pick));
}

static void show_row(struct request *rq, struct view *table, const struct queue_row *row,
    const struct ticket_types *types)
{
	struct view *line = view_section(table, V_ROW);

	view_set_int(line, V_NUMBER, row->id);
	view_set(line, V_SUBJECT, row->subject);
	view_set(line, V_REQUESTER, row->requester_name);
	view_set(line, V_ORGANISATION, row->organisation_name);
	view_set(line, V_TYPE_TEXT, ticket_type_name(ticket_type_find(types, row->type_id)));
	show_pick(rq, line, row);
	ticket_desk_sla(rq, line, row->due_at, row->first_response_at != 0);
	show_no_clock(line, row);
	show_priority(line, row->priority);
	ticket_view_status(line, row->status, true);
	show_changed(rq, line, row->touched_at);
	if (row->assignee_name != NULL) {
		struct view *assigned = view_section(line, V_ASSIGNED);

		view_set(assigned, V_ASSIGNEE_NAME, row->assignee_name);
		view_set(assigned, V_ASSIGNEE_INITIALS,
		    text_initials(rq->ctx.arena, row->assignee_name));
	} else {
		view_show(line, V_NOBODY);
	}
}

/* ---- the head ---- */

struct column {
	const char *link, *plain, *up, *down; /* sections */
	enum queue_sort first, other;         /* on the first click, and on the next */
	bool sortable;
};

static bool upwards(enum queue_sort order)
{
	return order == QUEUE_CHANGED_FIRST || order == QUEUE_DUE_FIRST ||
	    order == QUEUE_PRIORITY_LOW;
}

static void show_column(struct request *rq, struct view *table, const struct queue_query *query,
    const struct column *column)
{
	enum queue_sort order = ticket_queue_order(
	    (enum queue_view)query->view, (enum queue_sort)query->sort);
	struct queue_query turned = queue_first_page(query);

	if (order == column->first || order == column->other)
		view_show(table, upwards(order) ? column->up : column->down);
	if (!column->sortable) {
		view_show(table, column->plain);
		return;
	}
	turned.sort = order == column->first ? column->other : column->first;
	view_section_set(table, column->link, V_HREF, queue_href(rq, &turned));
}

/* Deadlines order nothing where none runs; where they are the view, nothing else does. */
static void show_columns(struct request *rq, struct view *table, const struct queue_query *query)
{
	bool fixed = query->view == QUEUE_SOON || query->view == QUEUE_LATE;
	bool none_runs = query->view == QUEUE_WAITING || query->view == QUEUE_DONE;
	const struct column columns[] = {
		{ V_DUE_LINK, V_DUE_PLAIN, V_DUE_UP, V_DUE_DOWN, QUEUE_DUE_FIRST, QUEUE_DUE_LAST,
		    !fixed && !none_runs },
		{ V_PRIORITY_LINK, V_PRIORITY_PLAIN, V_PRIORITY_UP, V_PRIORITY_DOWN,
		    QUEUE_PRIORITY_HIGH, QUEUE_PRIORITY_LOW, !fixed },
		{ V_CHANGED_LINK, V_CHANGED_PLAIN, V_CHANGED_UP, V_CHANGED_DOWN, QUEUE_CHANGED_LAST,
		    QUEUE_CHANGED_FIRST, !fixed },
	};

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		show_column(rq, table, query, &columns[i]);
}

/* ---- choices ---- */

void queue_show_agents(struct request *rq, struct view *view, const char *section,
    const struct db_rows *agents, int64_t chosen)
{
	for (size_t i = 0; i < agents->count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)agents->rows + i;

		ticket_view_id_option(rq, view, section, c->id, c->name, c->id == chosen);
	}
}

void queue_show_statuses(struct request *rq, struct view *view, const char *section, int64_t chosen)
{
	for (int i = TICKET_NEW; i < TICKET_STATUS_COUNT; i++)
		ticket_view_id_option(rq, view, section, i,
		    ticket_status_label((enum ticket_status)i, true), i == chosen);
}

void queue_show_types(struct request *rq, struct view *view, const char *section,
    const struct ticket_types *types, int64_t chosen)
{
	for (size_t i = 0; i < types->count; i++)
		ticket_view_id_option(rq, view, section, types->at[i].id,
		    ticket_type_name(&types->at[i]), types->at[i].id == chosen);
}

/* ---- many at once ---- */

static void show_bulk(struct request *rq, struct view *table, const struct queue_query *query,
    const struct ticket_types *types, const struct db_rows *agents)
{
	const char *path = arena_printf(rq->ctx.arena, "%s/admin/tickets/bulk", rq->prefix);
	int64_t priority = ticket_form_chosen(rq, "set_priority", 0);
	struct view *bulk;

	if (path == NULL)
		return;
	view_set(table, V_BULK_ACTION, ticket_desk_queue_href(rq, path, query));
	if (rq->ctx.viewer.role < ROLE_AGENT)
		return;
	view_show(table, V_CAN_PICK);
	bulk = view_section(table, V_BULK);
	ticket_view_option(bulk, V_ASSIGNEE_OPTION, "-1", _("Nobody"), false);
	queue_show_agents(
	    rq, bulk, V_ASSIGNEE_OPTION, agents, ticket_form_chosen(rq, "set_assignee", 0));
	queue_show_statuses(rq, bulk, V_STATUS_OPTION, ticket_form_chosen(rq, "set_status", 0));
	queue_show_types(rq, bulk, V_TYPE_OPTION, types, ticket_form_chosen(rq, "set_type", 0));
	for (int i = TICKET_LOW; i <= TICKET_URGENT; i++)
		ticket_view_id_option(rq, bulk, V_PRIORITY_OPTION, i,
		    ticket_priority_label((enum ticket_priority)i), i == priority);
}

/* ---- all of it ---- */

void queue_show_table(struct request *rq, struct view *page, const struct queue_query *query,
    const struct queue_row *rows, size_t count, const struct ticket_types *types,
    const struct db_rows *agents)
{
	struct view *table = view_section(page, V_TABLE);

	show_columns(rq, table, query);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, &rows[i], types);
	show_bulk(rq, table, query, types, agents);
}
