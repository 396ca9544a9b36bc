/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' queue: which tickets, in which order, and how many stand in each view. Staff only; pages check nothing themselves because
 * the routes do. */
#ifndef LOKET_TICKET_QUEUE_H
#define LOKET_TICKET_QUEUE_H

#include "ticket.h"

enum queue_view { QUEUE_OPEN, QUEUE_MINE, QUEUE_UNASSIGNED, QUEUE_SOON, QUEUE_LATE, QUEUE_WAITING, QUEUE_DONE, QUEUE_VIEW_COUNT };

#define QUEUE_PAGE 50
#define QUEUE_COUNT_MAX 100 /* counted no further; shown as "99+" */
#define QUEUE_ANYBODY (-1)  /* assignee filter */

struct queue_filter {
	enum queue_view view;
	int64_t status, type_id, organisation_id; /* 0: any */
	int64_t assignee_id;     /* QUEUE_ANYBODY, 0 for nobody, or a person */
	const char *text;        /* words in the subject; "" for any */
	int64_t after_time, after_id; /* keyset: last row of the page before */
};
struct queue_row {
	int64_t id, status, type_id, priority, assignee_id;
	int64_t touched_at, due_at /* 0: nothing runs */, first_response_at;
	const char *subject, *requester_name, *organisation_name, *assignee_name;
};
struct queue_counts { int64_t at[QUEUE_VIEW_COUNT]; };

/* At most QUEUE_PAGE rows: last touched first, or nearest deadline first in QUEUE_SOON and QUEUE_LATE. */
enum result ticket_queue(struct ctx *ctx, const struct queue_filter *filter, struct queue_row **rows, size_t *count, bool *more) MUST_CHECK;
/* Each at most QUEUE_COUNT_MAX. */
enum result ticket_queue_counts(struct ctx *ctx, struct queue_counts *counts) MUST_CHECK;
/* The instant by which a page's rows are keyed. */
int64_t ticket_queue_key(enum queue_view view, const struct queue_row *row);

struct queue_choice { int64_t id; const char *name, *email; };
/* Active agents and admins by name; organisations by name; both at most 500. */
enum result ticket_queue_agents(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result ticket_queue_organisations(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* The customer with this address (lower case); RES_NOT_FOUND when there is none who may have tickets. */
enum result ticket_queue_customer(struct ctx *ctx, const char *email, int64_t *user_id) MUST_CHECK;
/* Other tickets of the requester, last changed first, at most 5. Rows of struct ticket_row. */
enum result ticket_queue_others(struct ctx *ctx, const struct ticket *ticket, struct db_rows *rows) MUST_CHECK;

extern const struct db_statement *const ticket_queue_statements[];

#endif
