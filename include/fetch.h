/* SPDX-License-Identifier: Apache-2.0 */
/* One HTTP request to a server of our own on a unix socket of this machine: the front, or live
 * push. No TLS, no redirects, nothing beyond this host. */
#ifndef LOKET_FETCH_H
#define LOKET_FETCH_H

#include <stddef.h>

#include "buf.h"
#include "result.h"

struct fetch {
	const char *socket; /* path of the unix socket */
	const char *host;   /* Host header */
	const char *path;   /* with its query */
	const char *body;   /* sent with POST; NULL for GET */
	long timeout_ms;    /* for all of it */
	struct buf *answer; /* receives the body, up to its ceiling; NULL to drop it */
};

/* RES_OK: there was an answer, its status is in `*status`. RES_UNAVAILABLE: nobody listens, no
 * answer in time, or one larger than the ceiling. */
enum result fetch_run(const struct fetch *fetch, long *status) MUST_CHECK;

#endif
