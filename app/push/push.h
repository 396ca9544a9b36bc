/* SPDX-License-Identifier: Apache-2.0 */
/* Live push: telling pages that are open that something changed. An event is a doorbell, not a
 * message: it carries a number and nothing else, and the page fetches what its reader may see. A
 * ring is a row of `outbox` in the transaction that causes it, so what was rolled back rings
 * nowhere; `loket jobs` delivers it within a second of the commit and forgets it after ten. */
#ifndef LOKET_PUSH_H
#define LOKET_PUSH_H

#include "ctx.h"
#include "settings.h"

#define PUSH_PUBLIC "public" /* everybody: the banner, or the state of a service */

/* Rings a channel (a constant of this header) once the caller's transaction commits. */
enum result push_ring(struct ctx *ctx, const char *channel) MUST_CHECK;

/* Rings at once, without a database, for what no transaction causes. Whether anybody heard it is
 * not told: a page that did not looks again by itself. */
void push_ring_at_once(const struct settings *settings, const char *channel, int64_t number);

/* ---- for the jobs ---- */

#define PUSH_KEPT 10 /* seconds: nobody needs a bell of yesterday */

/* Delivers the ring that is due first. RES_NOT_FOUND when none is. A push server that is away is
 * RES_OK: the ring is tried again in a second, or forgotten when it is old. */
enum result push_deliver_one(struct ctx *ctx) MUST_CHECK;

extern const struct db_statement *const push_statements[]; /* ended by NULL */

#endif
