/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of the queue's page, for ticket_queue*_desk.c only. */
#ifndef LOKET_TICKET_QUEUE_DESK_H
#define LOKET_TICKET_QUEUE_DESK_H

#include "ticket_desk.h"
#include "ticket_queue.h"

extern const char *const queue_view_words[]; /* by enum queue_view, as in addresses */
extern const char *const queue_sort_words[]; /* by enum queue_sort */

/* The address of a page of the queue; NULL out of memory. */
const char *queue_href(struct request *rq, const struct queue_query *query);
/* The same from its beginning. */
struct queue_query queue_first_page(const struct queue_query *query);

/* Options of a <select>. */
void queue_show_agents(struct request *rq, struct view *view, const char *section,
    const struct db_rows *agents, int64_t chosen);
void queue_show_statuses(
    struct request *rq, struct view *view, const char *section, int64_t chosen);
void queue_show_types(struct request *rq, struct view *view, const char *section,
    const struct ticket_types *types, int64_t chosen);

void queue_show_table(struct request *rq, struct view *page, const struct queue_query *query,
    const struct queue_row *rows, size_t count, const struct ticket_types *types,
    const struct db_rows *agents);

#endif
