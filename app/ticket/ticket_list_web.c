/* SPDX-License-Identifier: Apache-2.0 */
/* "Ticketstatus controleren": the list with its tabs, filters, orders and pages, all of which stand
 * in the address, and the same list as CSV. */
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "search/search.h"
#include "text.h"
#include "ticket_view.h"
#include "ticket_web.h"
#include "views.h"

#define CSV_BATCH 500
#define CSV_ROWS_MAX 20000
#define CSV_BYTES_MAX (6 * 1024 * 1024)
#define DAY INT64_C(86400)

struct list_query {
	int view, status, sort, period;
	int64_t type, requester;
	const char *q;
	int64_t after_time, after;
};

enum list_view { VIEW_MINE, VIEW_ORGANISATION };
static const char *const view_words[] = { "mine", "organisation", NULL };
static const char *const status_words[] = { "open", "waiting", "done", "all",
	NULL }; /* enum ticket_show */
static const char *const sort_words[] = { "-changed", "changed", "-number", "number",
	NULL }; /* enum ticket_order */
static const char *const period_words[] = { "any", "week", "month", "year", NULL };
static const int64_t period_seconds[] = { 0, 7 * DAY, 31 * DAY, 366 * DAY };

#define AT(member) offsetof(struct list_query, member)
static const struct form_field list_fields[] = {
	{ .name = "view", .kind = FORM_CHOICE, .choices = view_words, .offset = AT(view) },
	{ .name = "status", .kind = FORM_CHOICE, .choices = status_words, .offset = AT(status) },
	{ .name = "sort", .kind = FORM_CHOICE, .choices = sort_words, .offset = AT(sort) },
	{ .name = "period", .kind = FORM_CHOICE, .choices = period_words, .offset = AT(period) },
	{ .name = "type", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(type) },
	{ .name = "requester",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = AT(requester) },
	{ .name = "q", .kind = FORM_LINE, .max = TICKET_SUBJECT_MAX, .offset = AT(q) },
	{ .name = "after_time",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_C(253370678400),
	    .offset = AT(after_time) },
	{ .name = "after", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(after) },
};
const struct form_spec ticket_list_query = { list_fields,
	sizeof(list_fields) / sizeof(list_fields[0]), sizeof(struct list_query) };

static struct ticket_filter list_filter(const struct request *rq, const struct list_query *query)
{
	return (struct ticket_filter){
		.organisation = query->view == VIEW_ORGANISATION &&
		    viewer_sees_organisation(&rq->ctx.viewer),
		.show = (enum ticket_show)query->status,
		.order = (enum ticket_order)query->sort,
		.type_id = query->type,
		.requester_id = query->requester,
		.text = query->q,
		.after_time = query->after_time,
		.after_id = query->after,
		.created_after = query->period == 0 ? 0
						    : rq->ctx.now - period_seconds[query->period],
		.limit = TICKET_PAGE,
	};
}

/* ---- addresses ---- */

static void add_pair(struct buf *href, bool *first, const char *name, const char *value)
{
	buf_adds(href, *first ? "?" : "&");
	buf_addf(href, "%s=", name);
	text_add_urlencoded(href, value);
	*first = false;
}

static void add_number(struct buf *href, bool *first, const char *name, int64_t value)
{
	char text[24];

	if (value == 0)
		return;
	snprintf(text, sizeof(text), "%lld", (long long)value);
	add_pair(href, first, name, text);
}

/* The list's address for a query; what is at its default is left out. */
static const char *list_href(struct request *rq, const char *path, const struct list_query *query)
{
	struct buf href;
	bool first = true;

	buf_init(&href, 4096);
	buf_addf(&href, "%s%s", rq->prefix, path);
	if (query->view != 0)
		add_pair(&href, &first, "view", view_words[query->view]);
	if (query->status != 0)
		add_pair(&href, &first, "status", status_words[query->status]);
	if (query->sort != 0)
		add_pair(&href, &first, "sort", sort_words[query->sort]);
	if (query->period != 0)
		add_pair(&href, &first, "period", period_words[query->period]);
	add_number(&href, &first, "type", query->type);
	add_number(&href, &first, "requester", query->requester);
	if (query->q[0] != '\0')
		add_pair(&href, &first, "q", query->q);
	add_number(&href, &first, "after_time", query->after_time);
	add_number(&href, &first, "after", query->after);
	return buf_move(&href, rq->ctx.arena);
}

static struct list_query first_page(const struct list_query *query)
{
	struct list_query copy = *query;

	copy.after = 0;
	copy.after_time = 0;
	return copy;
}

/* ---- filters ---- */

static const char *show_label(int status)
{
	switch ((enum ticket_show)status) {
	case SHOW_OPEN:
		return _("Open");
	case SHOW_WAITING:
		return _("Waiting for you");
	case SHOW_DONE:
		return _("Resolved and closed");
	case SHOW_ALL:
	case SHOW_COUNT:
		break;
	}
	return _("All statuses");
}

static const char *period_label(int period)
{
	static const char *const labels[] = { N_("Any time"), N_("Last 7 days"), N_("Last month"),
		N_("Last year") };

	return _(labels[period]);
}

/* What the lists of the filters hold. */
struct choices {
	struct ticket_types types;
	struct db_rows people; /* of struct ticket_person; none outside the organisation's list */
};

static enum result read_choices(
    struct request *rq, const struct list_query *query, struct choices *choices)
{
	enum result res;

	*choices = (struct choices){ 0 };
	if ((res = ticket_types(&rq->ctx, &choices->types)) != RES_OK ||
	    query->view != VIEW_ORGANISATION)
		return res;
	return ticket_colleagues(&rq->ctx, &choices->people);
}

static const char *person_name(const struct choices *choices, int64_t id)
{
	const struct ticket_person *people = choices->people.rows;

	for (size_t i = 0; i < choices->people.count; i++)
		if (people[i].id == id)
			return people[i].name;
	return _("Requester"); /* who has no account any more */
}

/* The heads of the table sort it too, where it is one: on a phone it is a list of cards. */
static const char *sort_label(int sort)
{
	switch ((enum ticket_order)sort) {
	case ORDER_UPDATED_DESC:
		return _("Changed last");
	case ORDER_UPDATED_ASC:
		return _("Changed longest ago");
	case ORDER_NUMBER_DESC:
		return _("Newest first");
	case ORDER_NUMBER_ASC:
		return _("Oldest first");
	case ORDER_COUNT:
		break;
	}
	return "";
}

static void show_people(struct request *rq, struct view *box, const struct list_query *query,
    const struct choices *choices)
{
	const struct ticket_person *people = choices->people.rows;
	struct view *list;

	if (choices->people.count == 0)
		return;
	list = view_section(box, V_REQUESTER_FILTER);
	ticket_view_option(
	    list, V_REQUESTER_OPTION, "", _("All requesters"), query->requester == 0);
	for (size_t i = 0; i < choices->people.count; i++)
		ticket_view_id_option(rq, list, V_REQUESTER_OPTION, people[i].id, people[i].name,
		    people[i].id == query->requester);
}

static void show_options(struct request *rq, struct view *box, const struct list_query *query,
    const struct choices *choices)
{
	const struct ticket_types *types = &choices->types;

	for (int i = 0; status_words[i] != NULL; i++)
		ticket_view_option(
		    box, V_STATUS_OPTION, status_words[i], show_label(i), i == query->status);
	for (int i = 0; period_words[i] != NULL; i++)
		ticket_view_option(
		    box, V_PERIOD_OPTION, period_words[i], period_label(i), i == query->period);
	for (int i = 0; sort_words[i] != NULL; i++)
		ticket_view_option(box, V_SORT_OPTION, i == 0 ? "" : sort_words[i], sort_label(i),
		    i == query->sort);
	ticket_view_option(box, V_TYPE_OPTION, "", _("All types"), query->type == 0);
	for (size_t i = 0; i < types->count; i++)
		ticket_view_option(box, V_TYPE_OPTION,
		    arena_printf(rq->ctx.arena, "%lld", (long long)types->at[i].id),
		    ticket_type_name(&types->at[i]), types->at[i].id == query->type);
}

struct chips {
	struct request *rq;
	struct view *result, *list;
	int count;
};

static void show_chip(struct chips *chips, const char *text, struct list_query without)
{
	struct view *chip;

	without = first_page(&without);
	if (chips->list == NULL)
		chips->list = view_section(chips->result, V_CHIPS);
	chip = view_section(chips->list, V_CHIP);
	view_set(chip, V_TEXT, text);
	view_set(chip, V_HREF, list_href(chips->rq, "/support/tickets", &without));
	chips->count++;
}

static int show_chips(struct request *rq, struct view *result, const struct list_query *query,
    const struct choices *choices)
{
	const struct ticket_types *types = &choices->types;
	struct chips chips = { .rq = rq, .result = result };
	struct list_query without;

	if (query->status != SHOW_OPEN) {
		without = *query;
		without.status = SHOW_OPEN;
		show_chip(&chips, show_label(query->status), without);
	}
	if (query->type != 0 && ticket_type_find(types, query->type) != NULL) {
		without = *query;
		without.type = 0;
		show_chip(&chips, ticket_type_name(ticket_type_find(types, query->type)), without);
	}
	if (query->requester != 0 && query->view == VIEW_ORGANISATION) {
		without = *query;
		without.requester = 0;
		show_chip(&chips, person_name(choices, query->requester), without);
	}
	if (query->period != 0) {
		without = *query;
		without.period = 0;
		show_chip(&chips, period_label(query->period), without);
	}
	if (query->q[0] != '\0') {
		without = *query;
		without.q = "";
		show_chip(&chips, arena_printf(rq->ctx.arena, "“%s”", query->q), without);
	}
	return chips.count;
}

/* ---- the table ---- */

static void show_column(struct request *rq, struct view *table, const struct list_query *query,
    const char *text, int down, int up)
{
	struct view *column = view_section(table, V_COLUMN), *link;
	struct list_query other = first_page(query);

	view_set(column, V_TEXT, text);
	if (down < 0) {
		view_show(column, V_PLAIN);
		return;
	}
	other.sort = query->sort == down ? up : down;
	link = view_section(column, V_SORTABLE);
	view_set(link, V_HREF, list_href(rq, "/support/tickets", &other));
	view_show_if(column, V_DESCENDING, query->sort == down);
	view_show_if(column, V_ASCENDING, query->sort == up);
	view_show_if(link, V_DESCENDING, query->sort == down);
	view_show_if(link, V_ASCENDING, query->sort == up);
}

static void show_row(struct request *rq, struct view *table, const struct ticket_row *row,
    const struct ticket_types *types, bool requester)
{
	struct view *line = view_section(table, V_ROW);

	view_set_int(line, V_NUMBER, row->id);
	view_set(line, V_SUBJECT, row->subject);
	view_set(line, V_TYPE_TEXT, ticket_type_name(ticket_type_find(types, row->type_id)));
	ticket_view_status(line, row->status, false);
	page_time(rq, line, "CHANGED", row->updated_at);
	if (requester)
		view_section_set(line, V_REQUESTER_CELL, V_REQUESTER, row->requester_name);
}

static void show_table(struct request *rq, struct view *page, const struct list_query *query,
    const struct ticket_types *types, const struct ticket_page *list)
{
	struct view *table = view_section(page, V_TABLE);
	bool requester = query->view == VIEW_ORGANISATION;

	show_column(rq, table, query, _("Ticket"), ORDER_NUMBER_DESC, ORDER_NUMBER_ASC);
	show_column(rq, table, query, _("Status"), -1, -1);
	show_column(rq, table, query, _("Type"), -1, -1);
	if (requester)
		show_column(rq, table, query, _("Requester"), -1, -1);
	show_column(rq, table, query, _("Last changed"), ORDER_UPDATED_DESC, ORDER_UPDATED_ASC);
	for (size_t i = 0; i < list->count; i++)
		show_row(rq, table, &list->rows[i], types, requester);
}

static void show_pager(struct request *rq, struct view *page, const struct list_query *query,
    const struct ticket_page *list)
{
	const struct ticket_row *last = &list->rows[list->count - 1];
	struct list_query other = first_page(query);
	struct view *pager;

	if (!list->more && query->after == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (query->after != 0)
		view_section_set(pager, V_FIRST, V_HREF, list_href(rq, "/support/tickets", &other));
	if (!list->more)
		return;
	other.after = last->id;
	other.after_time = last->updated_at;
	view_section_set(pager, V_NEXT, V_HREF, list_href(rq, "/support/tickets", &other));
}

static void show_tabs(struct request *rq, struct view *page, const struct list_query *query,
    const struct ticket_counts *counts, const char *organisation)
{
	const struct viewer *v = &rq->ctx.viewer;
	struct view *tabs;

	if (v->role == ROLE_MANAGER && !v->sees_organisation)
		view_section_set(page, V_REQUEST_ACCESS, V_ORGANISATION, organisation);
	if (!viewer_sees_organisation(v))
		return;
	tabs = view_section(page, V_TABS);
	view_set(tabs, V_ORGANISATION, organisation);
	view_show(tabs, query->view == VIEW_ORGANISATION ? V_ORGANISATION_CURRENT : V_MINE_CURRENT);
	if (counts->open > 0)
		view_section_set(
		    tabs, V_MINE_COUNT, V_COUNT, i18n_number(rq->ctx.arena, counts->open));
}

/* Nothing because of the filters, nothing that is open, or nothing ever. */
static enum result show_empty(
    struct request *rq, struct view *page, const struct list_query *query, int chips)
{
	struct list_query none = { .view = query->view, .q = "" };
	struct ticket_filter any = list_filter(rq, &none);
	struct ticket_page list;
	enum result res;

	if (chips > 0) {
		view_section_set(
		    page, V_EMPTY_FILTER, V_HREF, list_href(rq, "/support/tickets", &none));
		return RES_OK;
	}
	any.show = SHOW_ALL;
	any.limit = 1;
	if ((res = ticket_list_for(&rq->ctx, &any, &list)) == RES_OK)
		view_show(page, list.count > 0 ? V_EMPTY_OPEN : V_EMPTY_NONE);
	return res;
}

static enum result show_result(struct request *rq, struct view *page,
    const struct list_query *query, const struct choices *choices, const struct ticket_page *list)
{
	struct view *result = view_section(page, V_RESULT),
		    *filters = view_section(page, V_FILTERS);
	int chips = show_chips(rq, result, query, choices);
	struct list_query all = first_page(query);

	view_set(filters, V_FILTERS_LABEL,
	    chips == 0 ? _("Filters") : arena_printf(rq->ctx.arena, _("Filters (%d)"), chips));
	view_set(filters, V_F_Q, query->q);
	view_show_if(filters, V_ORGANISATION_CURRENT, query->view == VIEW_ORGANISATION);
	show_options(rq, filters, query, choices);
	show_people(rq, filters, query, choices);
	if (list->more)
		view_set(result, V_RESULT_TEXT,
		    arena_printf(rq->ctx.arena, _("The first %d tickets"), (int)list->count));
	else
		view_set(result, V_RESULT_TEXT,
		    arena_printf(rq->ctx.arena,
			ngettext("%d ticket", "%d tickets", (unsigned long)list->count),
			(int)list->count));
	if (list->capped)
		view_section_set(
		    result, V_CAPPED, V_COUNT, i18n_number(rq->ctx.arena, SEARCH_HITS_MAX));
	if (list->count == 0)
		return show_empty(rq, page, query, chips);
	view_section_set(result, V_CSV, V_HREF, list_href(rq, "/support/tickets.csv", &all));
	show_table(rq, page, query, &choices->types, list);
	show_pager(rq, page, query, list);
	return RES_OK;
}

enum result ticket_web_list(struct request *rq)
{
	const struct list_query *query = rq->form;
	struct ticket_filter filter = list_filter(rq, query);
	struct ticket_counts counts = { 0 };
	struct choices choices;
	struct ticket_page list;
	struct view *page;
	int64_t number;
	enum result res;

	if (query->view == VIEW_ORGANISATION && !viewer_sees_organisation(&rq->ctx.viewer))
		return RES_NOT_FOUND;
	if (ticket_is_number(&rq->ctx, query->q, &number))
		return respond_see_other(rq,
		    arena_printf(rq->ctx.arena, "/support/tickets/%lld", (long long)number),
		    FLASH_NONE);
	if ((res = read_choices(rq, query, &choices)) != RES_OK ||
	    (res = ticket_list_for(&rq->ctx, &filter, &list)) != RES_OK)
		return res;
	if (viewer_sees_organisation(&rq->ctx.viewer) &&
	    (res = ticket_counts_for(&rq->ctx, &counts)) != RES_OK)
		return res;
	page = page_open(rq, TPL_TICKET_LIST, _("Tickets"));
	show_tabs(rq, page, query, &counts, rq->ctx.viewer.organisation);
	return show_result(rq, page, query, &choices, &list);
}

/* ---- CSV ---- */

static void add_time(struct request *rq, struct buf *csv, int64_t instant)
{
	struct i18n_time t = i18n_local(instant);

	(void)rq;
	buf_addf(csv, ",\"%04d-%02d-%02d %02d:%02d\"", t.year, t.month, t.day, t.hour, t.minute);
}

static void add_csv_row(struct request *rq, struct buf *csv, const struct ticket_row *row,
    const struct ticket_types *types)
{
	buf_addf(csv, "%lld,", (long long)row->id);
	text_add_csv(csv, row->subject);
	buf_addc(csv, ',');
	text_add_csv(csv, ticket_status_label((enum ticket_status)row->status, false));
	buf_addc(csv, ',');
	text_add_csv(csv, ticket_type_name(ticket_type_find(types, row->type_id)));
	buf_addc(csv, ',');
	text_add_csv(csv, row->requester_name);
	add_time(rq, csv, row->created_at);
	add_time(rq, csv, row->updated_at);
	buf_adds(csv, "\r\n");
}

static void add_csv_head(struct buf *csv)
{
	const char *const heads[] = { _("Number"), _("Subject"), _("Status"), _("Type"),
		_("Requester"), _("Submitted"), _("Last changed") };

	buf_adds(csv, "\xEF\xBB\xBF"); /* spreadsheets take UTF-8 only with this mark */
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		if (i > 0)
			buf_addc(csv, ',');
		text_add_csv(csv, heads[i]);
	}
	buf_adds(csv, "\r\n");
}

static enum result fill_csv(struct request *rq, struct ticket_filter *filter,
    const struct ticket_types *types, struct buf *csv)
{
	struct ticket_page list = { .more = true };
	size_t total = 0;
	enum result res;

	filter->limit = CSV_BATCH;
	add_csv_head(csv);
	while (list.more && total < CSV_ROWS_MAX) {
		if ((res = ticket_list_for(&rq->ctx, filter, &list)) != RES_OK)
			return res;
		for (size_t i = 0; i < list.count; i++)
			add_csv_row(rq, csv, &list.rows[i], types);
		total += list.count;
		if (list.count == 0)
			break;
		filter->after_id = list.rows[list.count - 1].id;
		filter->after_time = list.rows[list.count - 1].updated_at;
	}
	return buf_ok(csv) ? RES_OK : csv->full ? RES_TOO_LARGE : RES_UNAVAILABLE;
}

enum result ticket_web_csv(struct request *rq)
{
	const struct list_query *query = rq->form;
	struct ticket_filter filter = list_filter(rq, query);
	struct ticket_types types;
	struct buf csv;
	enum result res;

	if (query->view == VIEW_ORGANISATION && !viewer_sees_organisation(&rq->ctx.viewer))
		return RES_NOT_FOUND;
	if ((res = request_rate(rq, "export", 50, 3600,
		 arena_printf(rq->ctx.arena, "user %lld", (long long)rq->ctx.viewer.id))) != RES_OK)
		return res;
	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK)
		return res;
	buf_init(&csv, CSV_BYTES_MAX);
	res = fill_csv(rq, &filter, &types, &csv);
	if (res == RES_OK)
		res = respond_csv(rq, "tickets.csv", &csv);
	buf_free(&csv);
	return res;
}
