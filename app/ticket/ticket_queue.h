/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' queue: which tickets, in which order, and how many stand in each view. Staff only;
 * pages check nothing themselves because the routes do. */
#ifndef LOKET_TICKET_QUEUE_H
#define LOKET_TICKET_QUEUE_H

#include "ticket.h"

enum queue_view {
	QUEUE_OPEN,
	QUEUE_MINE,
	QUEUE_UNASSIGNED,
	QUEUE_SOON,
	QUEUE_LATE,
	QUEUE_WAITING,
	QUEUE_DONE,
	QUEUE_VIEW_COUNT
};

/* By last change, by the deadline that runs (what has none comes last), by priority; each with its
 * opposite. */
enum queue_sort {
	QUEUE_CHANGED_LAST,
	QUEUE_CHANGED_FIRST,
	QUEUE_DUE_FIRST,
	QUEUE_DUE_LAST,
	QUEUE_PRIORITY_HIGH,
	QUEUE_PRIORITY_LOW,
	QUEUE_SORT_COUNT,
};

#define QUEUE_PAGE 50
#define QUEUE_COUNT_MAX 100 /* counted no further; shown as "99+" */
#define QUEUE_ANYBODY (-1)  /* assignee filter */

struct queue_filter {
	enum queue_view view;
	enum queue_sort
	    sort; /* QUEUE_SOON and QUEUE_LATE have the nearest deadline first, whatever it says */
	int64_t status, type_id, organisation_id, requester_id; /* 0: any */
	int64_t assignee_id; /* QUEUE_ANYBODY, 0 for nobody, or a person */
	const char *text;    /* words of subject and messages, all of them and the last at least
				begun, or the beginning of the requester's name or address; "" for
				any */
	int64_t after_key,
	    after_id; /* keyset: ticket_queue_key() and number of the last row of the page before */
};
struct queue_row {
	int64_t id, version, status, type_id, priority, assignee_id;
	int64_t touched_at, due_at /* 0: nothing runs */, first_response_at;
	const char *subject, *requester_name, *organisation_name, *assignee_name;
};
struct queue_counts {
	int64_t at[QUEUE_VIEW_COUNT];
};

/* At most QUEUE_PAGE rows in order. `*capped`: of what the text finds only the newest
 * SEARCH_HITS_MAX were looked at. */
enum result ticket_queue(struct ctx *ctx, const struct queue_filter *filter,
    struct queue_row **rows, size_t *count, bool *more, bool *capped) MUST_CHECK;
/* Each at most QUEUE_COUNT_MAX. */
enum result ticket_queue_counts(struct ctx *ctx, struct queue_counts *counts) MUST_CHECK;
/* The order in force. */
enum queue_sort ticket_queue_order(enum queue_view view, enum queue_sort sort);
/* What a page's rows are ordered by before their number. */
int64_t ticket_queue_key(enum queue_sort order, const struct queue_row *row);

struct queue_choice {
	int64_t id;
	const char *name, *email;
};
/* Active agents and admins by name; organisations by name; both at most 500. */
enum result ticket_queue_agents(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result ticket_queue_organisations(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* The customer with this address (lower case); RES_NOT_FOUND when there is none who may have
 * tickets. */
enum result ticket_queue_customer(struct ctx *ctx, const char *email, int64_t *user_id) MUST_CHECK;
/* A customer or an organisation by number, for the name of a filter. */
enum result ticket_queue_person(
    struct ctx *ctx, int64_t user_id, struct queue_choice *choice) MUST_CHECK;
enum result ticket_queue_organisation(
    struct ctx *ctx, int64_t organisation_id, struct queue_choice *choice) MUST_CHECK;
/* Other tickets of the requester, last changed first, at most QUEUE_OTHERS. Rows of struct
 * ticket_row; `*more` when there are others. */
#define QUEUE_OTHERS 5
enum result ticket_queue_others(
    struct ctx *ctx, const struct ticket *ticket, struct db_rows *rows, bool *more) MUST_CHECK;

extern const struct db_statement *const ticket_queue_statements[];

#endif
