/* SPDX-License-Identifier: Apache-2.0 */
/* Path patterns: literal segments and `:name` segments ("/support/tickets/:number/reply"). */
#ifndef LOKET_ROUTE_H
#define LOKET_ROUTE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

#define ROUTE_PARAMS_MAX 4

struct route_params {
	size_t count;
	struct {
		const char *name;
		size_t name_len;
		const char *value;
	} at[ROUTE_PARAMS_MAX];
};

/* True when the decoded path matches the whole pattern. A `:name` takes one non-empty segment.
 * Values live in the arena. The path is already percent-decoded and free of NUL, "." and ".."
 * segments (http_request guarantees it). */
bool route_match(
    struct arena *arena, const char *pattern, const char *path, struct route_params *params);
/* The value of a parameter, or NULL. */
const char *route_param(const struct route_params *params, const char *name);
/* A positive whole number of at most 18 digits without sign or leading zero ("10482-slug" is taken
 * when `slug` allows); 0 otherwise. */
int64_t route_number(const char *value, bool slug);

#endif
