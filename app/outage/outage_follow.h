/* SPDX-License-Identifier: Apache-2.0 */
/* Following outages by mail, without an account: asked by anybody, confirmed by the owner of the
 * address, ended by one click. */
#ifndef LOKET_OUTAGE_FOLLOW_H
#define LOKET_OUTAGE_FOLLOW_H

#include "ctx.h"

#define FOLLOW_SECONDS (48 * 3600) /* that a link to confirm works */

struct follow {
	int64_t id, service_id; /* 0: everything */
	const char *email, *language;
	const char *service_nl, *service_en; /* NULL: everything */
};

/* Queues the mail with the link that confirms, whether or not the address follows already: nobody
 * learns which. RES_NOT_FOUND: no such service. */
enum result outage_follow_ask(
    struct ctx *ctx, const char *email, int64_t service_id, enum language language) MUST_CHECK;
/* What a link would confirm; changes nothing. RES_GONE: confirmed already or expired;
 * RES_NOT_FOUND: not a token. */
enum result outage_follow_find(
    struct ctx *ctx, const char *token, struct follow *follow) MUST_CHECK;
/* From now on the address gets mail, all of it in the language it was last asked in. Following
 * everything takes the place of following one service. Results as of outage_follow_find(). */
enum result outage_follow_confirm(
    struct ctx *ctx, const char *token, struct follow *follow) MUST_CHECK;

/* The token in the link that ends a subscription: its number and a proof that we made it. It works
 * for as long as the subscription lives, and afterwards says that it ended. NULL out of memory. */
const char *outage_unfollow_token(
    struct arena *arena, const struct settings *settings, int64_t subscription_id) MUST_CHECK;
/* Whose it is; `follow->email` is NULL when it ended already. RES_NOT_FOUND: we did not make that
 * token. */
enum result outage_unfollow_find(
    struct ctx *ctx, const char *token, struct follow *follow) MUST_CHECK;
/* Ends every subscription of that address; fine when it ended already. */
enum result outage_unfollow(struct ctx *ctx, const char *token) MUST_CHECK;

/* Forgets requests that were not confirmed in time, a batch; for the jobs. */
enum result outage_follow_sweep(struct ctx *ctx) MUST_CHECK;

extern const struct db_statement *const outage_follow_statements[]; /* ended by NULL */

#endif
