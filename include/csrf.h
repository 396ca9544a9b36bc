/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens against cross-site request forgery, bound to a session (or pre-session) and masked anew in
 * each response, so that a compressed page leaks nothing (BREACH). */
#ifndef LOKET_CSRF_H
#define LOKET_CSRF_H

#include <stdbool.h>

#include "arena.h"
#include "crypt.h"

/* The token to print: base64url(mask || mask XOR mac), where mac = HMAC(key, "csrf" || binding).
 * NULL out of memory. */
const char *csrf_token(struct arena *arena, struct bytes key, struct bytes binding) MUST_CHECK;
/* True when `token` was made with this key for this binding. NULL or garbage is false. */
bool csrf_valid(
    struct arena *arena, struct bytes key, struct bytes binding, const char *token) MUST_CHECK;
/* What the browser says of where the request came from: false when Sec-Fetch-Site is present and
 * not "same-origin" or "none", or Origin is present and is not exactly `base_url`. Absent headers
 * pass (old browsers): the token decides. */
bool csrf_same_origin(
    const char *sec_fetch_site, const char *origin, const char *base_url) MUST_CHECK;

#endif
