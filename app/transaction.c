/* SPDX-License-Identifier: Apache-2.0 */
/* Owns begin, commit and rollback of a page's changes; no handler touches them. A deadlock or
 * certification failure runs the whole handler again, a bounded number of times. What a failed try
 * put in the response is taken back. */
#include "transaction.h"

#include <time.h>

#include "idempotency.h"
#include "limit.h"
#include "log.h"
#include "portal.h"

#define ATTEMPTS_MAX 4
/* No other try after this: a crowd behind one lock must not hold all workers. */
#define ATTEMPTS_MS 4000

/* A short wait that differs between workers, so that two of them do not meet again. */
static void wait_a_little(int attempt)
{
	unsigned char dice;
	struct timespec pause;

	crypt_random(&dice, 1);
	pause = (struct timespec){ .tv_nsec = (attempt + 1) * 5000000L + dice * 50000L };
	nanosleep(&pause, NULL);
}

static enum result attempt_once(struct request *rq, bool *repeated)
{
	struct db *db = rq->portal->writer;
	enum result res;

	if ((res = db_begin(db)) != RES_OK)
		return res;
	res = rq->route->run(rq);
	if (res == RES_OK && rq->route->idempotent)
		res = idempotency_record(rq, repeated);
	if (arena_failed(rq->ctx.arena))
		res = RES_UNAVAILABLE; /* something in it may be half */
	if (res == RES_OK)
		res = limit_within(rq);
	if (res == RES_OK) {
		db_forget_kept(rq->portal->reader);
		if ((res = db_commit(db)) == RES_OK)
			limit_done(rq);
		return res;
	}
	db_rollback(db);
	return res;
}

/* After a commit whose outcome is unknown, the recorded key tells whether it happened. */
static enum result after_lost_commit(struct request *rq)
{
	return rq->route->idempotent ? idempotency_answer(rq) : RES_UNAVAILABLE;
}

/* A form sent twice may be refused the second time because of what the first made ("is linked
 * already"): its sender ends where the first one did. */
static bool was_done_before(struct request *rq)
{
	const char *why = rq->ctx.why;

	if (idempotency_answer(rq) == RES_OK)
		return true;
	rq->ctx.why = why;
	return false;
}

enum result transaction_run(struct request *rq)
{
	const int64_t last = clock_ticks_ms() + ATTEMPTS_MS;
	size_t headers = rq->response->header_count;
	bool repeated = false;
	enum result res;

	rq->ctx.db = rq->portal->writer;
	if (rq->route->idempotent && (res = idempotency_check_key(rq)) != RES_OK)
		return res;
	for (int attempt = 0;; attempt++) {
		res = attempt_once(rq, &repeated);
		if (res != RES_RETRY || attempt + 1 == ATTEMPTS_MAX || clock_ticks_ms() > last)
			break;
		log_info("transaction runs again, try %d", attempt + 2);
		rq->response->header_count = headers;
		rq->errors.count = 0;
		rq->location = NULL;
		wait_a_little(attempt);
	}
	if (res == RES_OK)
		return RES_OK;
	rq->response->header_count = headers;
	rq->location = NULL;
	if (repeated)
		return idempotency_answer(rq);
	if (rq->route->idempotent &&
	    (res == RES_INVALID || res == RES_CONFLICT || res == RES_NOT_FOUND) &&
	    was_done_before(rq)) {
		rq->errors.count = 0;
		return RES_OK;
	}
	if (res == RES_UNAVAILABLE && rq->route->idempotent)
		return after_lost_commit(rq);
	return res == RES_RETRY ? RES_UNAVAILABLE : res;
}
