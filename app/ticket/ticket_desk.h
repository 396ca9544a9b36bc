/* SPDX-License-Identifier: Apache-2.0 */
/* Parts that the desk's ticket pages share. */
#ifndef LOKET_TICKET_DESK_H
#define LOKET_TICKET_DESK_H

#include "request.h"
#include "ticket_linked.h"

/* The SLA chip: how long until `due_at` (0: nothing is shown), yellow under an hour, red when late. `answered`: it is the resolution that is due. */
void ticket_desk_sla(struct request *rq, struct view *view, int64_t due_at, bool answered);
/* PRIORITY_TEXT and the bars beside it. */
void ticket_desk_priority(struct view *view, int64_t priority);
/* Fills views/desk/linked.part with rows of struct ticket_linked and the two forms for those who may act. `path` is where a ticket is added by
 * number; "<path>/remove" takes one off. `total` may be more than the rows shown. */
void ticket_linked_show(struct request *rq, struct view *page, const struct db_rows *rows, int64_t total, const char *path);

#endif
