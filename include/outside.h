/* SPDX-License-Identifier: Apache-2.0 */
/* One look at a web address that somebody wrote, under suspicion: whoever wrote it must not learn
 * through us what is on the network behind us (server-side request forgery). */
#ifndef LOKET_OUTSIDE_H
#define LOKET_OUTSIDE_H

#include <stdbool.h>

struct sockaddr;

enum outside_answer {
	OUTSIDE_ANSWERED,  /* with the status */
	OUTSIDE_REFUSED,   /* not asked: no http or https address, a name or password in it, or one
			      that leads, perhaps by a redirect, where we do not go */
	OUTSIDE_SILENT,    /* no such host, no connection, no answer in time, too many redirects */
	OUTSIDE_UNTRUSTED, /* its certificate is not good */
};
struct outside {
	const char *url;
	long timeout_ms; /* for all of it, redirects too */
	/* Whether this address may be connected to, asked for every connection with what the name
	 * became. NULL: outside_may_connect(). */
	bool (*may_connect)(const struct sockaddr *address);
};
/* Asks by HEAD, and once more by GET where that gets an error; follows at most five redirects;
 * reads nothing of the body. `*status` is 0 without an answer. */
enum outside_answer outside_look(const struct outside *look, long *status);

/* Only ports 80 and 443 of addresses that the whole internet can reach: nothing that is private,
 * of this host or link, for documentation, shared, multicast or mapped (RFC 6890, the registries of
 * special-purpose addresses at IANA). */
bool outside_may_connect(const struct sockaddr *address);

#endif
