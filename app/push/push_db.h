/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of `outbox` with kind 2: rings. For app/push only. */
#ifndef LOKET_PUSH_DB_H
#define LOKET_PUSH_DB_H

#include "ctx.h"

struct push_row {
	int64_t id; /* also the number that the event carries */
	const char *channel;
	int64_t created_at;
};

/* `name` is unique to the ring. */
enum result push_db_add(struct ctx *ctx, const char *channel, const char *name) MUST_CHECK;
/* Whether one is due; takes no lock. */
enum result push_db_due(struct ctx *ctx) MUST_CHECK;
/* Locks the one that is due first, in the caller's transaction; others pass it by. */
enum result push_db_take(struct ctx *ctx, struct push_row *row) MUST_CHECK;
enum result push_db_forget(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result push_db_later(struct ctx *ctx, int64_t id) MUST_CHECK;

#endif
