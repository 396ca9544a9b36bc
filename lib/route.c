/* SPDX-License-Identifier: Apache-2.0 */
/* Matches one path against one pattern. The table of routes and what to do with a match are the
 * application's. */
#include "route.h"

#include <stdlib.h>
#include <string.h>

#include "log.h"

/* Takes the segment at `*path` as the parameter named at `*pattern`, and moves both past it. */
static bool take_param(
    struct arena *arena, const char **pattern, const char **path, struct route_params *params)
{
	size_t name_len = strcspn(*pattern + 1, "/"), value_len = strcspn(*path, "/");
	const char *value;

	if (value_len == 0)
		return false;
	invariant(params->count < ROUTE_PARAMS_MAX);
	value = arena_strndup(arena, *path, value_len);
	if (value == NULL)
		return false;
	params->at[params->count].name = *pattern + 1;
	params->at[params->count].name_len = name_len;
	params->at[params->count].value = value;
	params->count++;
	*pattern += 1 + name_len;
	*path += value_len;
	return true;
}

bool route_match(
    struct arena *arena, const char *pattern, const char *path, struct route_params *params)
{
	params->count = 0;
	while (*pattern != '\0') {
		if (*pattern == ':' && pattern[-1] == '/') {
			if (!take_param(arena, &pattern, &path, params))
				return false;
			continue;
		}
		if (*pattern != *path)
			return false;
		pattern++;
		path++;
	}
	return *path == '\0';
}

const char *route_param(const struct route_params *params, const char *name)
{
	size_t size = strlen(name);

	for (size_t i = 0; i < params->count; i++)
		if (params->at[i].name_len == size && memcmp(params->at[i].name, name, size) == 0)
			return params->at[i].value;
	return NULL;
}

int64_t route_number(const char *value, bool slug)
{
	size_t digits;

	if (value == NULL || value[0] < '1' || value[0] > '9')
		return 0;
	digits = strspn(value, "0123456789");
	if (digits > 18 || (value[digits] != '\0' && !(slug && value[digits] == '-')))
		return 0;
	return strtoll(value, NULL, 10);
}
