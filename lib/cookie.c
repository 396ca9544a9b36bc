/* SPDX-License-Identifier: Apache-2.0 */
/* Reads and writes cookies. Knows nothing of what they mean. A Domain is never set: every name of
 * ours begins with __Host- and belongs to this host alone. */
#include "cookie.h"

#include <string.h>

#include "log.h"

/* cookie-octet of RFC 6265 §4.1.1. */
static bool is_octet(char c)
{
	return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

static bool is_value(const char *value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!is_octet(value[i]))
			return false;
	return true;
}

/* token of RFC 9110 §5.6.2. */
static bool is_name(const char *name)
{
	return name[0] != '\0' && is_value(name, strlen(name)) &&
	    strpbrk(name, "()<>@:/[]?={}") == NULL;
}

/* Moves `*at` past spaces, and `*size` back before them. */
static void trim(const char **at, size_t *size)
{
	while (*size > 0 && (**at == ' ' || **at == '\t')) {
		(*at)++;
		(*size)--;
	}
	while (*size > 0 && ((*at)[*size - 1] == ' ' || (*at)[*size - 1] == '\t'))
		(*size)--;
}

const char *cookie_find(struct arena *arena, const char *header, const char *name)
{
	size_t name_size = strlen(name);

	while (header != NULL && *header != '\0') {
		size_t size = strcspn(header, ";");
		const char *pair = header, *value;

		header += header[size] == ';' ? size + 1 : size;
		trim(&pair, &size);
		if (size <= name_size || memcmp(pair, name, name_size) != 0 ||
		    pair[name_size] != '=')
			continue;
		value = pair + name_size + 1;
		size -= name_size + 1;
		if (size >= 2 && value[0] == '"' && value[size - 1] == '"') {
			value++;
			size -= 2;
		}
		if (is_value(value, size))
			return arena_strndup(arena, value, size);
	}
	return NULL;
}

const char *cookie_format(struct arena *arena, const char *name, const char *value, int64_t max_age)
{
	invariant(is_name(name) && is_value(value, strlen(value)));
	if (max_age == 0)
		return arena_printf(
		    arena, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Lax", name, value);
	return arena_printf(arena, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=%lld",
	    name, value, (long long)(max_age < 0 ? 0 : max_age));
}
