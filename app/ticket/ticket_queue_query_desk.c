/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's address: what it says, and addresses of other pages of the queue. */
#include <string.h>

#include "buf.h"
#include "text.h"
#include "ticket_queue_desk.h"
#include "ticket_web.h"

const char *const queue_view_words[] = { "open", "mine", "unassigned", "soon", "late", "waiting",
	"done", NULL }; /* enum queue_view */
const char *const queue_sort_words[] = { "-changed", "changed", "due", "-due", "-priority",
	"priority", NULL }; /* enum queue_sort */
/* Assignee: -1 (absent in the address) is anybody; "0" is nobody. */
#define AT(member) offsetof(struct queue_query, member)
static const struct form_field queue_fields[] = {
	{ .name = "view", .kind = FORM_CHOICE, .choices = queue_view_words, .offset = AT(view) },
	{ .name = "sort", .kind = FORM_CHOICE, .choices = queue_sort_words, .offset = AT(sort) },
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
	buf_addf(&href, "%s?view=%s", path, queue_view_words[query->view]);
	if (query->sort != QUEUE_CHANGED_LAST)
		buf_addf(&href, "&sort=%s", queue_sort_words[query->sort]);
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

const char *queue_href(struct request *rq, const struct queue_query *query)
{
	const char *path = arena_printf(rq->ctx.arena, "%s/admin/tickets", rq->prefix);

	return path == NULL ? NULL : ticket_desk_queue_href(rq, path, query);
}

struct queue_query queue_first_page(const struct queue_query *query)
{
	struct queue_query copy = *query;

	copy.after = 0;
	copy.after_key = 0;
	return copy;
}
