/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the queue, for ticket_queue.c only. */
#ifndef LOKET_TICKET_QUEUE_DB_H
#define LOKET_TICKET_QUEUE_DB_H

#include "ticket_queue.h"

/* Pages of everything, and of the tickets in a JSON list of numbers. */
enum result ticket_queue_all(struct ctx *ctx, const struct queue_filter *filter,
    struct queue_row **rows, size_t *count, bool *more) MUST_CHECK;
enum result ticket_queue_among(struct ctx *ctx, const struct queue_filter *filter,
    const char *numbers, struct queue_row **rows, size_t *count, bool *more) MUST_CHECK;
/* Tickets of customers whose name or address begins so (a LIKE pattern), newest first, one more
 * than SEARCH_HITS_MAX at most. */
enum result ticket_queue_of_people(
    struct ctx *ctx, const char *beginning, const int64_t **numbers, size_t *count) MUST_CHECK;

#endif
