/* SPDX-License-Identifier: Apache-2.0 */
/* What a server of ours shows to whoever connects by TLS, for those who must renew it in time. */
#ifndef LOKET_TLS_H
#define LOKET_TLS_H

#include <stdbool.h>
#include <stdint.h>

#include "result.h"

struct tls_certificate {
	int64_t until;    /* instant it ends */
	int64_t rsa_bits; /* of its key; 0 when that is on a curve */
	bool trusted;     /* by this machine's list, under any name */
};

/* Makes a handshake with the host of an https address and hangs up. Trusts whoever answers: nothing
 * is said to them. RES_UNAVAILABLE when nobody answers, or not in TLS. */
enum result tls_look(
    const char *url, long timeout_ms, struct tls_certificate *certificate) MUST_CHECK;

#endif
