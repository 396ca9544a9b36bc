/* SPDX-License-Identifier: Apache-2.0 */
/* How often one person or one address may send forms: the classes of the route table
 * (enum rate_class). Every form sent counts, also one that is refused.
 *
 * A form of somebody who is signed in is counted in the transaction of what it does, so that the
 * disk is waited for once; whoever waits for files before that asks limit_look() first, and what
 * came to no commit is counted by limit_end(). Other forms (signing in, asking for mail) are
 * counted before any work. */
#ifndef LOKET_LIMIT_H
#define LOKET_LIMIT_H

#include "request.h"

/* The dispatcher's step: RES_LIMITED, or what is to be counted later is noted in the request. */
enum result limit_begin(struct request *rq) MUST_CHECK;
/* Whether it would be refused, without counting. */
enum result limit_look(struct request *rq) MUST_CHECK;
/* Counts what limit_begin() noted, as the last thing in the transaction on the writing connection;
 * it is still due when that is undone. RES_LIMITED when it is one too many. */
enum result limit_within(struct request *rq) MUST_CHECK;
/* It was committed. */
void limit_done(struct request *rq);
/* Counts what is still due, on its own, unless `res` is RES_UNAVAILABLE. Gives `res`, or
 * RES_LIMITED when it is one too many. */
enum result limit_end(struct request *rq, enum result res) MUST_CHECK;

#endif
