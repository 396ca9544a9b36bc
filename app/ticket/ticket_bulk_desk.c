/* SPDX-License-Identifier: Apache-2.0 */
/* The bar under the queue: one change for the rows that are ticked. Afterwards the queue tells what
 * was done and what could not be, by numbers in its address, so that nothing is kept between two
 * requests and a reload does nothing twice. */
#include <string.h>

#include "buf.h"
#include "ticket_desk.h"
#include "ticket_web.h"

struct bulk_form {
	struct form_list t;
	int64_t set_assignee /* -1: nobody */, set_status, set_type, set_priority; /* 0: as it is */
	bool mine, incident; /* the buttons beside the plain one */
};
#define AT(member) offsetof(struct bulk_form, member)
static const struct form_field bulk_fields[] = {
	{ .name = "t",
	    .kind = FORM_LIST,
	    .required = true,
	    .min = 3,
	    .max = 40,
	    .offset = AT(t),
	    .missing = N_("Select at least one ticket") },
	{ .name = "set_assignee",
	    .kind = FORM_INT,
	    .min = -1,
	    .max = INT64_MAX,
	    .offset = AT(set_assignee) },
	{ .name = "set_status",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = TICKET_CLOSED,
	    .offset = AT(set_status) },
	{ .name = "set_type",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = AT(set_type) },
	{ .name = "set_priority",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = TICKET_URGENT,
	    .offset = AT(set_priority) },
	{ .name = "mine", .kind = FORM_CHECK, .offset = AT(mine) },
	{ .name = "incident", .kind = FORM_CHECK, .offset = AT(incident) },
};
const struct form_spec ticket_desk_bulk_form = { bulk_fields,
	sizeof(bulk_fields) / sizeof(bulk_fields[0]), sizeof(struct bulk_form) };

bool ticket_desk_pick(struct arena *arena, const char *text, struct ticket_pick *pick)
{
	const char *dot = strchr(text, '.');
	const char *number = dot == NULL ? NULL
					 : arena_printf(arena, "%.*s", (int)(dot - text), text);

	if (number == NULL)
		return false;
	*pick = (struct ticket_pick){ route_number(number, false), route_number(dot + 1, false) };
	return pick->number > 0 && pick->version > 0;
}

static int64_t kept(int64_t asked)
{
	return asked == 0 ? TICKET_KEEP : asked;
}

static enum result read_bulk(
    struct request *rq, const struct bulk_form *form, struct ticket_bulk *bulk)
{
	int64_t assignee = form->mine ? rq->ctx.viewer.id : form->set_assignee;

	*bulk = (struct ticket_bulk){ .assignee_id = assignee == -1 ? 0 : kept(assignee) };
	bulk->status = kept(form->mine ? 0 : form->set_status);
	bulk->type_id = kept(form->mine ? 0 : form->set_type);
	bulk->priority = kept(form->mine ? 0 : form->set_priority);
	for (size_t i = 0; i < form->t.count && i < TICKET_BULK_MAX; i++)
		if (!ticket_desk_pick(rq->ctx.arena, form->t.at[i], &bulk->picks[bulk->count++]))
			return ctx_fail(&rq->ctx, RES_INVALID, "a row that is no ticket");
	if (bulk->assignee_id == TICKET_KEEP && bulk->status == TICKET_KEEP &&
	    bulk->type_id == TICKET_KEEP && bulk->priority == TICKET_KEEP)
		return request_invalid(rq, "set_assignee", _("Choose what to change"));
	return RES_OK;
}

static enum result respond_outcome(
    struct request *rq, const struct queue_query *query, const struct ticket_bulk_outcome *outcome)
{
	const char *path = ticket_desk_queue_href(rq, "/admin/tickets", query), *to = NULL;
	struct buf href;

	if (path == NULL)
		return RES_UNAVAILABLE;
	buf_init(&href, 8192);
	buf_addf(&href, "%s&done=%zu", path, outcome->done);
	for (size_t i = 0; i < outcome->missed; i++)
		buf_addf(&href, "&missed=%lld.%d", (long long)outcome->misses[i].number,
		    (int)outcome->misses[i].why);
	if (buf_ok(&href))
		to = arena_strdup(rq->ctx.arena, href.data);
	buf_free(&href);
	return to == NULL ? RES_UNAVAILABLE : respond_see_other(rq, to, FLASH_NONE);
}

/* The chosen tickets go to the form that declares a major incident; nothing is changed here. */
static enum result respond_incident(struct request *rq, const struct form_list *chosen)
{
	struct ticket_pick pick;
	const char *to = NULL;
	struct buf href;

	buf_init(&href, 8192);
	buf_adds(&href, "/admin/incidents/new?");
	for (size_t i = 0; i < chosen->count; i++)
		if (ticket_desk_pick(rq->ctx.arena, chosen->at[i], &pick))
			buf_addf(&href, "%sticket=%lld", i == 0 ? "" : "&", (long long)pick.number);
	if (buf_ok(&href))
		to = arena_strdup(rq->ctx.arena, href.data);
	buf_free(&href);
	return to == NULL ? RES_UNAVAILABLE : respond_see_other(rq, to, FLASH_NONE);
}

enum result ticket_desk_bulk(struct request *rq)
{
	const struct bulk_form *form = rq->form;
	struct ticket_bulk_outcome outcome;
	struct queue_query query;
	struct ticket_bulk bulk;
	enum result res;

	if (form->incident)
		return respond_incident(rq, &form->t);
	if ((res = ticket_desk_query(rq, &query)) != RES_OK ||
	    (res = read_bulk(rq, form, &bulk)) != RES_OK)
		return res;
	res = ticket_change_many(&rq->ctx, &bulk, &outcome);
	if (res == RES_INVALID)
		return request_invalid(rq, "set_assignee", _("Choose one of the options"));
	return res != RES_OK ? res : respond_outcome(rq, &query, &outcome);
}
