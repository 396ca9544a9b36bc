/* SPDX-License-Identifier: Apache-2.0 */
/* Cookies (RFC 6265): reading one from the request header, and writing Set-Cookie lines that are
 * always Path=/; Secure; HttpOnly; SameSite=Lax, never with a Domain. */
#ifndef LOKET_COOKIE_H
#define LOKET_COOKIE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

/* The first cookie of that name in a Cookie header, or NULL. Lives in the arena. Values with
 * characters outside RFC 6265 are ignored. */
const char *cookie_find(struct arena *arena, const char *header, const char *name);
/* The value of a Set-Cookie header. `max_age` seconds; 0 for a session cookie, negative to remove.
 * A name or value with characters outside RFC 6265 is our own fault (invariant). NULL out of
 * memory. */
const char *cookie_format(
    struct arena *arena, const char *name, const char *value, int64_t max_age) MUST_CHECK;

#endif
