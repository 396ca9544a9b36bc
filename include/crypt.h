/* SPDX-License-Identifier: Apache-2.0 */
/* Passwords, tokens, hashes and MACs, over libargon2 and libsodium. Nothing here logs what it
 * handles. */
#ifndef LOKET_CRYPT_H
#define LOKET_CRYPT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "result.h"

#define CRYPT_HASH_SIZE 32  /* SHA-256 */
#define CRYPT_TOKEN_SIZE 32 /* 256 bits from getrandom(2) */
#define CRYPT_TOKEN_TEXT 43 /* a token as base64url without padding */

struct hash {
	unsigned char bytes[CRYPT_HASH_SIZE];
};

/* Once per process, before anything else here. RES_BUG when the library refuses. */
enum result crypt_open(void) MUST_CHECK;

/* A new token as text (43 base64url characters) and the hash under which it is stored. `text` holds
 * 44 bytes. */
void crypt_token(char text[static CRYPT_TOKEN_TEXT + 1], struct hash *stored);
/* The stored form of a token's text. RES_INVALID when it is not 43 base64url characters: no look-up
 * is needed then. */
enum result crypt_token_hash(const char *text, struct hash *stored) MUST_CHECK;
void crypt_random(void *out, size_t size);
/* Lower-case hexadecimal of `size` random bytes. */
const char *crypt_random_hex(struct arena *arena, size_t size) MUST_CHECK;
void crypt_sha256(const void *data, size_t size, struct hash *out);
/* HMAC-SHA-256 under a key of any length. */
void crypt_mac(const void *key, size_t key_size, const void *data, size_t size, struct hash *out);
/* Constant in time for equal sizes. */
bool crypt_equal(const void *a, const void *b, size_t size) MUST_CHECK;
/* base64url without padding (RFC 4648 §5). NULL out of memory; decode gives RES_INVALID for
 * anything else. */
const char *crypt_base64url(struct arena *arena, const void *data, size_t size) MUST_CHECK;
enum result crypt_base64url_decode(
    struct arena *arena, const char *text, struct bytes *out) MUST_CHECK;

/* How many Argon2 computations may run at once on this host, by all workers: a set of lock files in
 * `directory`. Call once before crypt_password_*; `slots` 1..16. From then on memory blocks of 4 MB
 * and more return to the system when they are freed. */
enum result crypt_password_slots(const char *directory, int slots) MUST_CHECK;
/* Argon2id v19, t=2, m=19456 KiB, p=1, 16-byte salt, 32-byte tag, as the encoded string (about 97
 * bytes). At most 256 bytes of password. Waits up to two seconds for a slot, then RES_LIMITED. */
enum result crypt_password_hash(
    struct arena *arena, const char *password, const char **encoded) MUST_CHECK;
/* RES_OK when it matches, RES_FORBIDDEN when not. `encoded` NULL computes against a fixed hash and
 * answers RES_FORBIDDEN, so an unknown account costs the same. `*outdated` is set when the
 * parameters are older than today's. */
enum result crypt_password_verify(
    const char *password, const char *encoded, bool *outdated) MUST_CHECK;

#endif
