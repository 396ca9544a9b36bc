/* SPDX-License-Identifier: Apache-2.0 */
/* A form that creates something carries a random key; sent twice, it makes one thing and both
 * senders end at it. */
#ifndef LOKET_IDEMPOTENCY_H
#define LOKET_IDEMPOTENCY_H

#include "request.h"

/* RES_INVALID when the form's `key` is not 128 bits as base64url. */
enum result idempotency_check_key(struct request *rq) MUST_CHECK;
/* Inside the transaction, after the handler: stores key, what was asked and where the answer led.
 * RES_CONFLICT with `*repeated` set when the key was there already: roll back and give
 * idempotency_answer(). */
enum result idempotency_record(struct request *rq, bool *repeated) MUST_CHECK;
/* The 303 the first one got. RES_CONFLICT when the same key came with other content,
 * RES_UNAVAILABLE when nothing is recorded. */
enum result idempotency_answer(struct request *rq) MUST_CHECK;

extern const struct db_statement *const idempotency_statements[];

#endif
