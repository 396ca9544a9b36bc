/* SPDX-License-Identifier: Apache-2.0 */
/* What a browser keeps for us and sends back: cookies, tokens and their base64url. */
#include "fuzz.h"

#include <string.h>

#include "cookie.h"
#include "csrf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct bytes key = { (const unsigned char *)"key", 3 },
				  session = { (const unsigned char *)"session", 7 };
	static const char *const names[] = { "a", "__Host-sid", "" };
	struct arena *arena = fuzz_arena();
	char *header = arena_strndup(arena, (const char *)data, size);
	struct bytes raw;
	struct hash hash;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = cookie_find(arena, header, names[i]);

		if (value == NULL)
			continue;
		PROMISE(strpbrk(value, " \",;\\\t\r\n") == NULL && strlen(value) <= size);
		if (names[i][0] != '\0')
			PROMISE(strcmp(cookie_find(arena, cookie_format(arena, names[i], value, 0),
					   names[i]),
				    value) == 0);
	}
	PROMISE(!csrf_valid(arena, key, session, header));
	if (crypt_base64url_decode(arena, header, &raw) == RES_OK)
		PROMISE(strcmp(crypt_base64url(arena, raw.data, raw.size), header) == 0);
	PROMISE(
	    crypt_token_hash(header, &hash) == RES_INVALID || strlen(header) == CRYPT_TOKEN_TEXT);
	PROMISE(!csrf_same_origin(header, header, "https://support.example"));
	arena_destroy(arena);
	return 0;
}
