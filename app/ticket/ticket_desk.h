/* SPDX-License-Identifier: Apache-2.0 */
/* Parts that the desk's ticket pages share. */
#ifndef LOKET_TICKET_DESK_H
#define LOKET_TICKET_DESK_H

#include "request.h"
#include "ticket.h"
#include "ticket_linked.h"

/* The queue as its address says. */
struct queue_query {
	int view, sort; /* enum queue_view, enum queue_sort */
	bool filter;    /* the form with filters is open */
	int64_t status, type, organisation, requester, assignee, after_key, after;
	const char *q;
	int64_t done;            /* what the last change of many did, */
	struct form_list missed; /* and what not: "number.why" each */
};
/* From the query of a GET, or from the address that a form of the page was sent to. */
enum result ticket_desk_query(struct request *rq, struct queue_query *query) MUST_CHECK;
/* `path` with the query; NULL out of memory. */
const char *ticket_desk_queue_href(
    struct request *rq, const char *path, const struct queue_query *query);
/* "10482.3" is ticket 10482 at version 3. */
bool ticket_desk_pick(struct arena *arena, const char *text, struct ticket_pick *pick);

/* The SLA chip: how long until `due_at` (0: nothing is shown), yellow under an hour, red when late.
 * `answered`: it is the resolution that is due. */
void ticket_desk_sla(struct request *rq, struct view *view, int64_t due_at, bool answered);
/* Fills views/desk/linked.part with rows of struct ticket_linked and the two forms for those who
 * may act. `path` is where a ticket is added by number; "<path>/remove" takes one off. `total` may
 * be more than the rows shown. */
void ticket_linked_show(struct request *rq, struct view *page, const struct db_rows *rows,
    int64_t total, const char *path);

/* What those two forms send. */
struct ticket_linked_form {
	int64_t ticket;
};
extern const struct form_spec ticket_linked_form;

#endif
