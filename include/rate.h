/* SPDX-License-Identifier: Apache-2.0 */
/* Counting tries in fixed windows, in the database, so that all workers share the count and a
 * restart forgets nothing. Table `rate_counter`. */
#ifndef LOKET_RATE_H
#define LOKET_RATE_H

#include "db.h"

struct rate_limit {
	const char *name; /* "login_account": part of the stored key */
	int64_t tries;    /* allowed within the window */
	int64_t window;   /* seconds */
};

/* Counts one try for `subject` (an address, an account; stored hashed) by a statement outside any
 * transaction: a rollback would forget it. RES_LIMITED when over, with
 * seconds until it is free in `*retry_after`. */
enum result rate_take(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after) MUST_CHECK;
/* The same as the last thing in the caller's transaction, which must be undone when it is
 * RES_LIMITED: whoever undoes it has not counted, and counts by rate_take(). RES_RETRY as db_one().
 */
enum result rate_take_within(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after) MUST_CHECK;
/* Whether a take would be refused, without counting. */
enum result rate_look(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after) MUST_CHECK;
/* Forgets windows that ended; in batches; for the jobs loop. */
enum result rate_sweep(struct db *db, int64_t now) MUST_CHECK;

#endif
