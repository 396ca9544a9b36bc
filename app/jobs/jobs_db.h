/* SPDX-License-Identifier: Apache-2.0 */
/* Claiming and finishing rows of `outbox`, turns in `lease`, and sweeping. For app/jobs only. */
#ifndef LOKET_JOBS_DB_H
#define LOKET_JOBS_DB_H

#include "ctx.h"

/* A mail to send. */
struct jobs_mail {
	int64_t id;
	const char *recipient, *recipient_name, *language;
	const char *subject, *text, *html;
	const char *message_id, *in_reply_to, *references,
	    *list_unsubscribe; /* the last three NULL for none */
	int64_t attempts;      /* this one included */
	int64_t created_at;
};

/* Takes the mail that is due first for JOBS_LEASE_SECONDS, in a transaction of its own.
 * RES_NOT_FOUND when none is due. */
enum result jobs_db_claim(struct ctx *ctx, const char *owner, struct jobs_mail *mail) MUST_CHECK;
/* Each is RES_NOT_FOUND when the lease was lost meanwhile. `answer` is clean and at most 300
 * characters. */
enum result jobs_db_sent(
    struct ctx *ctx, const char *owner, int64_t id, const char *answer) MUST_CHECK;
enum result jobs_db_later(struct ctx *ctx, const char *owner, int64_t id, const char *answer,
    int64_t next_try_at) MUST_CHECK;
enum result jobs_db_dead(
    struct ctx *ctx, const char *owner, int64_t id, const char *answer) MUST_CHECK;

/* Takes the turn of `name` until ctx->now + `seconds`. RES_NOT_FOUND while it is somebody's. */
enum result jobs_db_turn(
    struct ctx *ctx, const char *owner, const char *name, int64_t seconds) MUST_CHECK;
/* Forgets forms sent before `before`, in a batch. */
enum result jobs_db_sweep_forms(struct ctx *ctx, int64_t before) MUST_CHECK;

#endif
