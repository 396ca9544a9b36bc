/* SPDX-License-Identifier: Apache-2.0 */
/* Request targets: a path that passes is what http.h promises, and routes take it apart without
 * surprises. */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "http.h"
#include "route.h"
#include "text.h"

static void check_path(struct arena *arena, const char *path)
{
	const char *clean;
	size_t size = strlen(path);

	PROMISE(path[0] == '/' && (size == 1 || path[size - 1] != '/'));
	PROMISE(strstr(path, "//") == NULL && strstr(path, "/../") == NULL &&
	    strstr(path, "/./") == NULL);
	PROMISE(size < 3 || strcmp(path + size - 3, "/..") != 0);
	PROMISE(size < 2 || strcmp(path + size - 2, "/.") != 0);
	for (size_t i = 0; i < size; i++)
		PROMISE((unsigned char)path[i] >= ' ' && path[i] != 0x7f);
	PROMISE(text_clean(arena, path, size, TEXT_EXACT, &clean) == RES_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const patterns[] = { "/", "/a/:x", "/a/:x/b", "/:x/:y/:z/:w",
		"/support/tickets/:number/reply" };
	static char method[] = "REQUEST_METHOD=GET";
	struct arena *arena = fuzz_arena();
	char *target = arena_printf(arena, "REQUEST_URI=%.*s", (int)size, (const char *)data);
	char *params[] = { method, target, NULL };
	struct route_params found;
	struct http_request rq;

	if (http_request_init(&rq, arena, params, NULL, NULL) != RES_OK)
		goto out;
	check_path(arena, rq.path);
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		if (!route_match(arena, patterns[i], rq.path, &found))
			continue;
		for (size_t j = 0; j < found.count; j++) {
			PROMISE(
			    found.at[j].value[0] != '\0' && strchr(found.at[j].value, '/') == NULL);
			PROMISE(route_number(found.at[j].value, j % 2 == 0) >= 0);
		}
	}
out:
	arena_destroy(arena);
	return 0;
}
