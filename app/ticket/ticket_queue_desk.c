/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's page: views with counts, filters that can be taken away, what became of a change of
 * many, and page after page. */
#include "search/search.h"
#include "text.h"
#include "ticket_form_web.h"
#include "ticket_queue_desk.h"
#include "ticket_view.h"
#include "ticket_web.h"
#include "views.h"

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

/* The form with every organisation is made only when it was asked for. */
static enum result show_filters(struct request *rq, struct view *page,
    const struct queue_query *query, const struct ticket_types *types, const struct db_rows *agents)
{
	struct view *form = view_section(page, V_FILTERS);
	struct db_rows organisations;
	enum result res;

	if ((res = ticket_queue_organisations(&rq->ctx, &organisations)) != RES_OK)
		return res;
	view_set(form, V_VIEW, queue_view_words[query->view]);
	if (query->sort != QUEUE_CHANGED_LAST)
		view_section_set(form, V_SORT_KEPT, V_SORT, queue_sort_words[query->sort]);
	if (query->requester != 0)
		view_set_int(
		    view_section(form, V_REQUESTER_KEPT), V_REQUESTER_ID, query->requester);
	view_set(form, V_F_Q, query->q);
	ticket_view_option(form, V_STATUS_OPTION, "", _("All statuses"), query->status == 0);
	queue_show_statuses(rq, form, V_STATUS_OPTION, query->status);
	ticket_view_option(form, V_TYPE_OPTION, "", _("All types"), query->type == 0);
	queue_show_types(rq, form, V_TYPE_OPTION, types, query->type);
	ticket_view_option(form, V_ASSIGNEE_OPTION, "", _("Anybody"), query->assignee < 0);
	ticket_view_option(form, V_ASSIGNEE_OPTION, "0", _("Nobody"), query->assignee == 0);
	queue_show_agents(rq, form, V_ASSIGNEE_OPTION, agents, query->assignee);
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
	struct queue_query other = queue_first_page(without);
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
	struct queue_query other = queue_first_page(query);
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
	struct queue_query turned = queue_first_page(query);
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
	struct view *page;
	int64_t number;
	size_t count;
	bool more, capped;
	enum result res;

	if ((res = ticket_desk_query(rq, &query)) != RES_OK)
		return res;
	if (ticket_is_number(&rq->ctx, query.q, &number))
		return respond_see_other(rq,
		    arena_printf(rq->ctx.arena, "/admin/tickets/%lld", (long long)number),
		    FLASH_NONE);
	filter = filter_of(&query);
	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK ||
	    (res = ticket_queue(&rq->ctx, &filter, &rows, &count, &more, &capped)) != RES_OK ||
	    (res = ticket_queue_counts(&rq->ctx, &counts)) != RES_OK ||
	    (res = ticket_queue_agents(&rq->ctx, &agents)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_QUEUE, view_title(filter.view));
	show_views(rq, page, &query, &counts);
	show_outcome(rq, page, &query);
	if (capped)
		view_section_set(
		    page, V_CAPPED, V_COUNT, i18n_number(rq->ctx.arena, SEARCH_HITS_MAX));
	if (count == 0) {
		show_empty(rq, page, &query);
	} else {
		queue_show_table(rq, page, &query, rows, count, &types, &agents);
		show_pager(rq, page, &query, &rows[count - 1], more);
	}
	return show_tools(rq, page, &query, &types, &agents);
}
