/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of replies to many tickets; for app/bulk only. */
#ifndef LOKET_BULK_DB_H
#define LOKET_BULK_DB_H

#include "bulk.h"

enum bulk_state { BULK_WAITING = 1, BULK_WRITTEN = 2, BULK_SKIPPED = 3 };

/* One ticket whose turn it is. */
struct bulk_turn {
	int64_t bulk_id, ticket_id, requester_id;
};
/* What is to be written, and in whose name. */
struct bulk_text {
	int64_t author_id, author_role;
	bool resolve, quiet;
	const char *body_nl, *body_en, *author_name, *author_email;
};

/* Holds the subject until the transaction ends, so that two agents order one after the other.
 * RES_NOT_FOUND without it. */
enum result bulk_db_lock_subject(
    struct ctx *ctx, enum bulk_subject subject, int64_t subject_id) MUST_CHECK;
/* RES_OK when an order of the subject is not done. */
enum result bulk_db_unfinished(
    struct ctx *ctx, enum bulk_subject subject, int64_t subject_id) MUST_CHECK;
enum result bulk_db_add(struct ctx *ctx, const struct bulk_order *order, int64_t *id) MUST_CHECK;
/* The open linked tickets become rows that wait; how many. */
enum result bulk_db_fill(
    struct ctx *ctx, int64_t id, const struct bulk_order *order, int64_t *count) MUST_CHECK;
enum result bulk_db_latest(struct ctx *ctx, enum bulk_subject subject, int64_t subject_id,
    struct bulk_progress *progress) MUST_CHECK;
/* The next ticket, held until the transaction ends; RES_NOT_FOUND when none waits. */
enum result bulk_db_next(struct ctx *ctx, struct bulk_turn *turn) MUST_CHECK;
enum result bulk_db_text(struct ctx *ctx, int64_t bulk_id, struct bulk_text *text) MUST_CHECK;
/* RES_OK when the requester had a mail of this order already. */
enum result bulk_db_told(struct ctx *ctx, const struct bulk_turn *turn) MUST_CHECK;
enum result bulk_db_mark(
    struct ctx *ctx, const struct bulk_turn *turn, enum bulk_state state) MUST_CHECK;
/* Orders without a waiting ticket are done. */
enum result bulk_db_finish(struct ctx *ctx) MUST_CHECK;

#endif
