/* SPDX-License-Identifier: Apache-2.0 */
/* One public reply to many tickets: ordered at the desk in the request's transaction, written by
 * the jobs through the ordinary ticket_reply(), each ticket in a transaction of its own. Somebody
 * with several of the tickets finds the reply in each and gets one mail. */
#ifndef LOKET_BULK_H
#define LOKET_BULK_H

#include "ctx.h"

#define BULK_TURN 100 /* tickets answered in one turn of the jobs */

/* What the tickets have in common. */
enum bulk_subject { BULK_OF_PROBLEM = 1, BULK_OF_OUTAGE = 2 };

struct bulk_order {
	enum bulk_subject subject;
	int64_t subject_id;
	const char *nl, *en; /* Markdown; "" for none: the other language serves everybody */
	bool resolve;        /* each ticket is resolved with it */
	bool quiet;          /* no mail: the requesters have heard it already */
};
/* Orders it for the linked tickets that are open now. RES_CONFLICT while an earlier order of the
 * same subject is not done; RES_NOT_FOUND when no linked ticket is open; RES_INVALID without text.
 * Call it inside a transaction, as an agent. */
enum result bulk_order(struct ctx *ctx, const struct bulk_order *order, int64_t *id) MUST_CHECK;

struct bulk_progress {
	int64_t id, created_at, finished_at /* 0: not done yet */;
	int64_t total, sent,
	    skipped; /* skipped: resolved, closed or unreachable when its turn came */
	bool resolve;
	const char *author_name;
};
/* The newest order of a subject; RES_NOT_FOUND when there never was one. */
enum result bulk_latest(struct ctx *ctx, enum bulk_subject subject, int64_t subject_id,
    struct bulk_progress *progress) MUST_CHECK;

/* Writes what is ordered, at most BULK_TURN tickets; for the jobs. Not inside a transaction. */
enum result bulk_work(struct ctx *ctx) MUST_CHECK;

extern const struct db_statement *const bulk_statements[]; /* ended by NULL */

#endif
