/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's page: views with counts, filters, orders, rows with their clock, and the bar that
 * changes many at once. */
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "text.h"
#include "ticket_desk.h"
#include "ticket_form_web.h"
#include "ticket_queue.h"
#include "ticket_view.h"
#include "ticket_web.h"
#include "views.h"

static const char *const view_words[] = { "open", "mine", "unassigned", "soon", "late", "waiting",
	"done", NULL }; /* enum queue_view */
static const char *const sort_words[] = { "-changed", "changed", "due", "-due", "-priority",
	"priority", NULL }; /* enum queue_sort */
/* Assignee: -1 (absent in the address) is anybody; "0" is nobody. */
#define AT(member) offsetof(struct queue_query, member)
static const struct form_field queue_fields[] = {
	{ .name = "view", .kind = FORM_CHOICE, .choices = view_words, .offset = AT(view) },
	{ .name = "sort", .kind = FORM_CHOICE, .choices = sort_words, .offset = AT(sort) },
	{ .name = "filter", .kind = FORM_CHECK, .offset = AT(filter) },
	{ .name = "status",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = TICKET_CLOSED,
	    .offset = AT(status) },
	{ .name = "type", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(type) },
	{ .name = "organisation",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = AT(organisation) },
	{ .name = "requester",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = AT(requester) },
	{ .name = "assignee",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = AT(assignee) },
	{ .name = "after_key",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_C(253370678400),
	    .offset = AT(after_key) },
	{ .name = "after", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(after) },
	{ .name = "q", .kind = FORM_LINE, .max = 100, .offset = AT(q) },
	{ .name = "done", .kind = FORM_INT, .min = 0, .max = TICKET_BULK_MAX, .offset = AT(done) },
	{ .name = "missed", .kind = FORM_LIST, .min = 3, .max = 24, .offset = AT(missed) },
};
const struct form_spec ticket_queue_query = { queue_fields,
	sizeof(queue_fields) / sizeof(queue_fields[0]), sizeof(struct queue_query) };

/* The filters, from the address of a page or of the form on it. */
enum result ticket_desk_query(struct request *rq, struct queue_query *query)
{
	struct form_values *values = &rq->values, sent;
	struct form_errors ignored = { 0 };
	const char *assignee;
	enum result res;

	if (rq->http.method == HTTP_POST) {
		values = &sent;
		sent.count = 0;
		res = form_parse_query(
		    rq->ctx.arena, rq->http.query, strlen(rq->http.query), values);
		if (res != RES_OK ||
		    form_read(rq->ctx.arena, &ticket_queue_query, values, query, &ignored) !=
			RES_OK)
			return RES_INVALID;
	} else {
		*query = *(const struct queue_query *)rq->form;
	}
	assignee = form_value(values, "assignee");
	if (assignee == NULL || assignee[0] == '\0')
		query->assignee = QUEUE_ANYBODY;
	return RES_OK;
}

static const char *view_title(enum queue_view view)
{
	switch (view) {
	case QUEUE_OPEN:
		return _("All open tickets");
	case QUEUE_MINE:
		return _("My open tickets");
	case QUEUE_UNASSIGNED:
		return _("Unassigned tickets");
	case QUEUE_SOON:
		return _("Due within 1 hour");
	case QUEUE_LATE:
		return _("Too late");
	case QUEUE_WAITING:
		return _("Waiting for customer");
	case QUEUE_DONE:
		return _("Resolved and closed tickets");
	case QUEUE_VIEW_COUNT:
		break;
	}
	return "";
}

/* ---- addresses ---- */

static void add_number(struct buf *href, const char *name, int64_t value)
{
	if (value > 0)
		buf_addf(href, "&%s=%lld", name, (long long)value);
}

const char *ticket_desk_queue_href(
    struct request *rq, const char *path, const struct queue_query *query)
{
	struct buf href;

	buf_init(&href, 4096);
	buf_addf(&href, "%s?view=%s", path, view_words[query->view]);
	if (query->sort != QUEUE_CHANGED_LAST)
		buf_addf(&href, "&sort=%s", sort_words[query->sort]);
	if (query->filter)
		buf_adds(&href, "&filter=1");
	add_number(&href, "status", query->status);
	add_number(&href, "type", query->type);
	add_number(&href, "organisation", query->organisation);
	add_number(&href, "requester", query->requester);
	if (query->assignee >= 0)
		buf_addf(&href, "&assignee=%lld", (long long)query->assignee);
	if (query->q[0] != '\0') {
		buf_adds(&href, "&q=");
		text_add_urlencoded(&href, query->q);
	}
	add_number(&href, "after_key", query->after_key);
	add_number(&href, "after", query->after);
	return buf_move(&href, rq->ctx.arena);
}

static const char *queue_href(struct request *rq, const struct queue_query *query)
{
	const char *path = arena_printf(rq->ctx.arena, "%s/admin/tickets", rq->prefix);

	return path == NULL ? NULL : ticket_desk_queue_href(rq, path, query);
}

static struct queue_query first_page(const struct queue_query *query)
{
	struct queue_query copy = *query;

	copy.after = 0;
	copy.after_key = 0;
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
	view_set(sla, V_SLA_TITLE,
	    arena_printf(rq->ctx.arena,
		answered ? _("Resolution before %s") : _("First response before %s"),
		i18n_full(rq->ctx.arena, due_at)));
	view_set(sla, V_SLA_TEXT,
	    left < 0
		? arena_printf(rq->ctx.arena, _("%s late"), i18n_duration(rq->ctx.arena, -left))
		: i18n_duration(rq->ctx.arena, left));
}

void ticket_desk_priority(struct view *view, int64_t priority)
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
	ticket_desk_priority(line, row->priority);
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
	struct queue_query turned = first_page(query);

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

/* ---- views, filters, chips ---- */

static void show_views(struct request *rq, struct view *page, const struct queue_query *query,
    const struct queue_counts *counts)
{
	static const struct {
		const char *current, *count;
	} names[QUEUE_VIEW_COUNT] = {
		[QUEUE_OPEN] = { V_VIEW_OPEN, V_COUNT_OPEN },
		[QUEUE_MINE] = { V_VIEW_MINE, V_COUNT_MINE },
		[QUEUE_UNASSIGNED] = { V_VIEW_UNASSIGNED, V_COUNT_UNASSIGNED },
		[QUEUE_SOON] = { V_VIEW_SOON, V_COUNT_SOON },
		[QUEUE_LATE] = { V_VIEW_LATE, V_COUNT_LATE },
		[QUEUE_WAITING] = { V_VIEW_WAITING, V_COUNT_WAITING },
		[QUEUE_DONE] = { V_VIEW_DONE, V_COUNT_DONE },
	};

	view_show(page, names[query->view].current);
	for (int i = 0; i < QUEUE_VIEW_COUNT; i++)
		if (counts->at[i] > 0)
			view_section_set(page, names[i].count, V_COUNT,
			    counts->at[i] >= QUEUE_COUNT_MAX
				? "99+"
				: i18n_number(rq->ctx.arena, counts->at[i]));
}

static void show_agents(struct request *rq, struct view *view, const char *section,
    const struct db_rows *agents, int64_t chosen)
{
	for (size_t i = 0; i < agents->count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)agents->rows + i;

		ticket_view_id_option(rq, view, section, c->id, c->name, c->id == chosen);
	}
}

static void show_statuses(
    struct request *rq, struct view *view, const char *section, int64_t chosen)
{
	for (int i = TICKET_NEW; i < TICKET_STATUS_COUNT; i++)
		ticket_view_id_option(rq, view, section, i,
		    ticket_status_label((enum ticket_status)i, true), i == chosen);
}

static void show_types(struct request *rq, struct view *view, const char *section,
    const struct ticket_types *types, int64_t chosen)
{
	for (size_t i = 0; i < types->count; i++)
		ticket_view_id_option(rq, view, section, types->at[i].id,
		    ticket_type_name(&types->at[i]), types->at[i].id == chosen);
}

/* The form with every organisation is made only when it was asked for. */
static enum result show_filters(struct request *rq, struct view *page,
    const struct queue_query *query, const struct ticket_types *types, const struct db_rows *agents)
{
	struct view *form = view_section(page, V_FILTERS);
	struct db_rows organisations;
	enum result res;

	if ((res = ticket_queue_organisations(&rq->ctx, &organisations)) != RES_OK)
		return res;
	view_set(form, V_VIEW, view_words[query->view]);
	if (query->sort != QUEUE_CHANGED_LAST)
		view_section_set(form, V_SORT_KEPT, V_SORT, sort_words[query->sort]);
	if (query->requester != 0)
		view_set_int(
		    view_section(form, V_REQUESTER_KEPT), V_REQUESTER_ID, query->requester);
	view_set(form, V_F_Q, query->q);
	ticket_view_option(form, V_STATUS_OPTION, "", _("All statuses"), query->status == 0);
	show_statuses(rq, form, V_STATUS_OPTION, query->status);
	ticket_view_option(form, V_TYPE_OPTION, "", _("All types"), query->type == 0);
	show_types(rq, form, V_TYPE_OPTION, types, query->type);
	ticket_view_option(form, V_ASSIGNEE_OPTION, "", _("Anybody"), query->assignee < 0);
	ticket_view_option(form, V_ASSIGNEE_OPTION, "0", _("Nobody"), query->assignee == 0);
	show_agents(rq, form, V_ASSIGNEE_OPTION, agents, query->assignee);
	ticket_view_option(
	    form, V_ORGANISATION_OPTION, "", _("All organisations"), query->organisation == 0);
	for (size_t i = 0; i < organisations.count; i++) {
		const struct queue_choice *c = (const struct queue_choice *)organisations.rows + i;

		ticket_view_id_option(
		    rq, form, V_ORGANISATION_OPTION, c->id, c->name, c->id == query->organisation);
	}
	return RES_OK;
}

/* ---- chips ---- */

static void show_chip(struct request *rq, struct view **chips, struct view *page, const char *text,
    const struct queue_query *without)
{
	struct queue_query other = first_page(without);
	struct view *chip;

	if (*chips == NULL)
		*chips = view_section(page, V_CHIPS);
	chip = view_section(*chips, V_CHIP);
	view_set(chip, V_TEXT, text);
	view_set(chip, V_HREF, queue_href(rq, &other));
}

/* Filters of a page whose form is closed: each can be taken away. */
static enum result show_chips(struct request *rq, struct view *page,
    const struct queue_query *query, const struct ticket_types *types, const struct db_rows *agents)
{
	struct queue_query without;
	struct queue_choice who;
	struct view *chips = NULL;
	enum result res;

#define CHIP(member, none, text) \
	(without = *query, without.member = (none), show_chip(rq, &chips, page, (text), &without))
	if (query->requester != 0) {
		if ((res = ticket_queue_person(&rq->ctx, query->requester, &who)) != RES_OK &&
		    res != RES_NOT_FOUND)
			return res;
		CHIP(requester, 0, res == RES_OK ? who.name : _("Unknown"));
	}
	if (query->organisation != 0) {
		if ((res = ticket_queue_organisation(&rq->ctx, query->organisation, &who)) !=
			RES_OK &&
		    res != RES_NOT_FOUND)
			return res;
		CHIP(organisation, 0, res == RES_OK ? who.name : _("Unknown"));
	}
	if (query->status != 0)
		CHIP(status, 0, ticket_status_label((enum ticket_status)query->status, true));
	if (query->type != 0)
		CHIP(type, 0, ticket_type_name(ticket_type_find(types, query->type)));
	if (query->assignee == 0)
		CHIP(assignee, QUEUE_ANYBODY, _("Unassigned"));
	for (size_t i = 0; i < agents->count; i++)
		if (query->assignee > 0 &&
		    ((const struct queue_choice *)agents->rows)[i].id == query->assignee)
			CHIP(assignee, QUEUE_ANYBODY,
			    ((const struct queue_choice *)agents->rows)[i].name);
	if (query->q[0] != '\0')
		CHIP(q, "", arena_printf(rq->ctx.arena, "“%s”", query->q));
#undef CHIP
	return RES_OK;
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
	show_agents(rq, bulk, V_ASSIGNEE_OPTION, agents, ticket_form_chosen(rq, "set_assignee", 0));
	show_statuses(rq, bulk, V_STATUS_OPTION, ticket_form_chosen(rq, "set_status", 0));
	show_types(rq, bulk, V_TYPE_OPTION, types, ticket_form_chosen(rq, "set_type", 0));
	for (int i = TICKET_LOW; i <= TICKET_URGENT; i++)
		ticket_view_id_option(rq, bulk, V_PRIORITY_OPTION, i,
		    ticket_priority_label((enum ticket_priority)i), i == priority);
}

static const char *miss_text(int64_t why)
{
	switch ((enum ticket_miss)why) {
	case MISS_GONE:
		return _("does not exist any more");
	case MISS_MOVED:
		return _("somebody else changed it in the meantime");
	case MISS_STATUS:
		return _("cannot get this status from the one it has");
	case MISS_COUNT:
		break;
	}
	return _("not changed");
}

/* What became of the last change of many, as its address tells. */
static void show_outcome(struct request *rq, struct view *page, const struct queue_query *query)
{
	struct view *box, *misses = NULL;

	if (rq->http.method == HTTP_POST || (query->done == 0 && query->missed.count == 0))
		return;
	box = view_section(page, V_OUTCOME);
	view_show(box, query->missed.count == 0 ? V_ALL_DONE : V_SOME_MISSED);
	view_set(box, V_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("%d ticket has been changed.", "%d tickets have been changed.",
		    (unsigned long)query->done),
		(int)query->done));
	for (size_t i = 0; i < query->missed.count; i++) {
		struct ticket_pick pick;
		struct view *item;

		if (!ticket_desk_pick(rq->ctx.arena, query->missed.at[i], &pick))
			continue;
		if (misses == NULL)
			misses = view_section(box, V_MISSES);
		item = view_section(misses, V_MISS);
		view_set_int(item, V_NUMBER, pick.number);
		view_set(item, V_WHY, miss_text(pick.version));
	}
}

/* ---- the page ---- */

static int count_filters(const struct queue_query *query)
{
	return (query->status != 0) + (query->type != 0) + (query->organisation != 0) +
	    (query->requester != 0) + (query->assignee >= 0) + (query->q[0] != '\0');
}

static void show_empty(struct request *rq, struct view *page, const struct queue_query *query)
{
	struct queue_query none = {
		.view = query->view, .sort = query->sort, .q = "", .assignee = QUEUE_ANYBODY
	};

	if (count_filters(query) > 0)
		view_section_set(page, V_EMPTY_FILTERED, V_HREF, queue_href(rq, &none));
	else
		view_show(page, V_EMPTY);
}

static void show_pager(struct request *rq, struct view *page, const struct queue_query *query,
    const struct queue_row *last, bool more)
{
	struct queue_query other = first_page(query);
	struct view *pager;

	if (!more && query->after == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (query->after != 0)
		view_section_set(pager, V_FIRST, V_HREF, queue_href(rq, &other));
	if (!more)
		return;
	other.after = last->id;
	other.after_key = ticket_queue_key(
	    ticket_queue_order((enum queue_view)query->view, (enum queue_sort)query->sort), last);
	view_section_set(pager, V_NEXT, V_HREF, queue_href(rq, &other));
}

static enum result show_tools(struct request *rq, struct view *page,
    const struct queue_query *query, const struct ticket_types *types, const struct db_rows *agents)
{
	struct queue_query turned = first_page(query);
	struct view *button = view_section(page, V_FILTER_BUTTON);

	turned.filter = !query->filter;
	view_set(button, V_HREF, queue_href(rq, &turned));
	view_show_if(button, V_FILTERS_OPEN, query->filter);
	if (count_filters(query) > 0)
		view_section_set(button, V_FILTER_COUNT, V_COUNT,
		    i18n_number(rq->ctx.arena, count_filters(query)));
	return query->filter ? show_filters(rq, page, query, types, agents)
			     : show_chips(rq, page, query, types, agents);
}

/* A number in the search box is a ticket: go there. */
static bool is_ticket_number(struct request *rq, const char *q, int64_t *number)
{
	struct ticket ticket;

	*number = route_number(q[0] == '#' ? q + 1 : q, false);
	return *number > 0 && ticket_find_for(&rq->ctx, *number, &ticket) == RES_OK;
}

static struct queue_filter filter_of(const struct queue_query *query)
{
	return (struct queue_filter){ .view = (enum queue_view)query->view,
		.sort = (enum queue_sort)query->sort,
		.status = query->status,
		.type_id = query->type,
		.organisation_id = query->organisation,
		.requester_id = query->requester,
		.assignee_id = query->assignee,
		.text = query->q,
		.after_key = query->after_key,
		.after_id = query->after };
}

enum result ticket_desk_queue(struct request *rq)
{
	struct queue_query query;
	struct queue_filter filter;
	struct queue_counts counts;
	struct ticket_types types;
	struct queue_row *rows;
	struct db_rows agents;
	struct view *page, *table;
	int64_t number;
	size_t count;
	bool more;
	enum result res;

	if ((res = ticket_desk_query(rq, &query)) != RES_OK)
		return res;
	if (is_ticket_number(rq, query.q, &number))
		return respond_see_other(rq,
		    arena_printf(rq->ctx.arena, "/admin/tickets/%lld", (long long)number),
		    FLASH_NONE);
	filter = filter_of(&query);
	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK ||
	    (res = ticket_queue(&rq->ctx, &filter, &rows, &count, &more)) != RES_OK ||
	    (res = ticket_queue_counts(&rq->ctx, &counts)) != RES_OK ||
	    (res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_QUEUE, view_title(filter.view));
	show_views(rq, page, &query, &counts);
	show_outcome(rq, page, &query);
	if (count == 0) {
		show_empty(rq, page, &query);
	} else {
		table = view_section(page, V_TABLE);
		show_columns(rq, table, &query);
		for (size_t i = 0; i < count; i++)
			show_row(rq, table, &rows[i], &types);
		show_bulk(rq, table, &query, &types, &agents);
		show_pager(rq, page, &query, &rows[count - 1], more);
	}
	return show_tools(rq, page, &query, &types, &agents);
}
