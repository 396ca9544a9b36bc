/* SPDX-License-Identifier: Apache-2.0 */
/* Makes and checks tokens against cross-site request forgery. Stores nothing; which session or
 * pre-session a token belongs to is the caller's `binding`. */
#include "csrf.h"

#include <string.h>

#define TOKEN_SIZE (2 * CRYPT_HASH_SIZE) /* the mask, then the masked MAC */
#define TOKEN_TEXT 86                    /* the same as base64url */

static bool csrf_mac(struct arena *arena, struct bytes key, struct bytes binding, struct hash *mac)
{
	static const char label[] = "csrf";
	const size_t label_size = sizeof(label) - 1;
	unsigned char *message = arena_alloc(arena, label_size + binding.size);

	if (message == NULL)
		return false;
	memcpy(message, label, label_size);
	if (binding.size > 0)
		memcpy(message + label_size, binding.data, binding.size);
	crypt_mac(key.data, key.size, message, label_size + binding.size, mac);
	return true;
}

const char *csrf_token(struct arena *arena, struct bytes key, struct bytes binding)
{
	unsigned char token[TOKEN_SIZE];
	struct hash mac;

	if (!csrf_mac(arena, key, binding, &mac))
		return NULL;
	crypt_random(token, CRYPT_HASH_SIZE);
	for (size_t i = 0; i < CRYPT_HASH_SIZE; i++)
		token[CRYPT_HASH_SIZE + i] = token[i] ^ mac.bytes[i];
	return crypt_base64url(arena, token, sizeof(token));
}

bool csrf_valid(struct arena *arena, struct bytes key, struct bytes binding, const char *token)
{
	struct hash mac, told;
	struct bytes raw;

	if (token == NULL || strnlen(token, TOKEN_TEXT + 1) != TOKEN_TEXT)
		return false;
	if (crypt_base64url_decode(arena, token, &raw) != RES_OK || raw.size != TOKEN_SIZE)
		return false;
	if (!csrf_mac(arena, key, binding, &mac))
		return false;
	for (size_t i = 0; i < CRYPT_HASH_SIZE; i++)
		told.bytes[i] = raw.data[i] ^ raw.data[CRYPT_HASH_SIZE + i];
	return crypt_equal(mac.bytes, told.bytes, CRYPT_HASH_SIZE);
}

bool csrf_same_origin(const char *sec_fetch_site, const char *origin, const char *base_url)
{
	if (sec_fetch_site != NULL && strcmp(sec_fetch_site, "same-origin") != 0 &&
	    strcmp(sec_fetch_site, "none") != 0)
		return false;
	return origin == NULL || strcmp(origin, base_url) == 0;
}
