/* SPDX-License-Identifier: Apache-2.0 */
/* Random bytes, hashes and MACs by libsodium; passwords by libargon2. At most a few Argon2
 * computations run at once on a host, whatever the number of workers: each takes a lock on one of N
 * files, and the kernel lets go when a worker dies. Refuses to log anything it is given. */
#include "crypt.h"

#include <argon2.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"

#define ARGON_TIME 2
#define ARGON_MEMORY 19456 /* KiB */
#define ARGON_LANES 1
#define ARGON_PREFIX "$argon2id$v=19$m=19456,t=2,p=1$"
#define ARGON_SALT 16
#define ARGON_TAG 32
#define ARGON_TEXT 128
#define PASSWORD_MAX 256 /* bytes */

/* Blocks from this size on are mapped by themselves and given back when they are freed. Left to
 * itself the C library learns from the first 19 MB it frees to keep the next. */
#define MAPPED_FROM (4 * 1024 * 1024)

#define SLOTS_MAX 16
#define SLOT_WAIT_MS 2000
#define SLOT_PAUSE_MS 10

static int slot_files[SLOTS_MAX];
static int slot_count;

enum result crypt_open(void)
{
	return sodium_init() < 0 ? RES_BUG : RES_OK;
}

void crypt_random(void *out, size_t size)
{
	randombytes_buf(out, size);
}

/* libsodium 1.0.18 takes bytes from 0x80 for '-' or '_'. */
static bool is_base64url(const char *text)
{
	return text[strspn(text,
		   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

void crypt_token(char text[static CRYPT_TOKEN_TEXT + 1], struct hash *stored)
{
	unsigned char token[CRYPT_TOKEN_SIZE];

	crypt_random(token, sizeof(token));
	(void)sodium_bin2base64(text, CRYPT_TOKEN_TEXT + 1, token, sizeof(token),
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(token, sizeof(token));
	crypt_sha256(text, CRYPT_TOKEN_TEXT, stored);
}

enum result crypt_token_hash(const char *text, struct hash *stored)
{
	unsigned char token[CRYPT_TOKEN_SIZE];
	size_t size = 0;
	int bad;

	if (text == NULL || strnlen(text, CRYPT_TOKEN_TEXT + 1) != CRYPT_TOKEN_TEXT ||
	    !is_base64url(text))
		return RES_INVALID;
	bad = sodium_base642bin(token, sizeof(token), text, CRYPT_TOKEN_TEXT, NULL, &size, NULL,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(token, sizeof(token));
	if (bad != 0 || size != CRYPT_TOKEN_SIZE)
		return RES_INVALID;
	crypt_sha256(text, CRYPT_TOKEN_TEXT, stored);
	return RES_OK;
}

const char *crypt_random_hex(struct arena *arena, size_t size)
{
	unsigned char *bytes = arena_alloc(arena, size);
	char *text = arena_array(arena, size + 1, 2);

	if (bytes == NULL || text == NULL)
		return NULL;
	crypt_random(bytes, size);
	return sodium_bin2hex(text, size * 2 + 1, bytes, size);
}

void crypt_sha256(const void *data, size_t size, struct hash *out)
{
	(void)crypto_hash_sha256(out->bytes, data, size);
}

void crypt_mac(const void *key, size_t key_size, const void *data, size_t size, struct hash *out)
{
	crypto_auth_hmacsha256_state state;

	(void)crypto_auth_hmacsha256_init(&state, key, key_size);
	(void)crypto_auth_hmacsha256_update(&state, data, size);
	(void)crypto_auth_hmacsha256_final(&state, out->bytes);
	sodium_memzero(&state, sizeof(state));
}

bool crypt_equal(const void *a, const void *b, size_t size)
{
	return sodium_memcmp(a, b, size) == 0;
}

const char *crypt_base64url(struct arena *arena, const void *data, size_t size)
{
	size_t room = sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	char *text = arena_alloc(arena, room);

	if (text == NULL)
		return NULL;
	return sodium_bin2base64(text, room, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

enum result crypt_base64url_decode(struct arena *arena, const char *text, struct bytes *out)
{
	size_t size = strlen(text), room = size / 4 * 3 + 3;
	unsigned char *data = arena_alloc(arena, room);

	if (data == NULL)
		return RES_UNAVAILABLE;
	*out = (struct bytes){ .data = data };
	if (!is_base64url(text) ||
	    sodium_base642bin(data, room, text, size, NULL, &out->size, NULL,
		sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
		return RES_INVALID;
	return RES_OK;
}

enum result crypt_password_slots(const char *directory, int slots)
{
	char path[4096];

	invariant(slots >= 1 && slots <= SLOTS_MAX);
	(void)mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
	(void)mallopt(M_TRIM_THRESHOLD, MAPPED_FROM);
	while (slot_count > 0)
		(void)close(slot_files[--slot_count]);
	if (mkdir(directory, 0700) != 0 && errno != EEXIST)
		return RES_UNAVAILABLE;
	for (int i = 0; i < slots; i++) {
		int size = snprintf(path, sizeof(path), "%s/password-%d.lock", directory, i);
		int fd;

		if (size < 0 || (size_t)size >= sizeof(path))
			return RES_INVALID;
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (fd < 0)
			return RES_UNAVAILABLE;
		slot_files[slot_count++] = fd;
	}
	return RES_OK;
}

/* The descriptor to unlock, or -1 when no slot came free in time. */
static int slot_take(void)
{
	int64_t until = clock_ticks_ms() + SLOT_WAIT_MS;
	int first = (int)(getpid() % slot_count);

	for (;;) {
		struct timespec pause = { .tv_nsec = SLOT_PAUSE_MS * 1000000L };

		for (int i = 0; i < slot_count; i++) {
			int fd = slot_files[(first + i) % slot_count];

			if (flock(fd, LOCK_EX | LOCK_NB) == 0)
				return fd;
		}
		if (clock_ticks_ms() >= until)
			return -1;
		pause.tv_nsec += (long)randombytes_uniform(SLOT_PAUSE_MS * 1000000);
		(void)nanosleep(&pause, NULL);
	}
}

static void slot_give(int fd)
{
	(void)flock(fd, LOCK_UN);
}

static enum result slot_begin(int *fd)
{
	if (slot_count == 0) {
		log_error("crypt_password_slots() was not called");
		return RES_BUG;
	}
	*fd = slot_take();
	return *fd < 0 ? RES_LIMITED : RES_OK;
}

enum result crypt_password_hash(struct arena *arena, const char *password, const char **encoded)
{
	size_t size = strnlen(password, PASSWORD_MAX + 1);
	unsigned char salt[ARGON_SALT];
	char *text;
	enum result res;
	int slot, bad;

	if (size > PASSWORD_MAX)
		return RES_INVALID;
	text = arena_alloc(arena, ARGON_TEXT);
	if (text == NULL)
		return RES_UNAVAILABLE;
	if ((res = slot_begin(&slot)) != RES_OK)
		return res;
	crypt_random(salt, sizeof(salt));
	bad = argon2id_hash_encoded(ARGON_TIME, ARGON_MEMORY, ARGON_LANES, password, size, salt,
	    sizeof(salt), ARGON_TAG, text, ARGON_TEXT);
	slot_give(slot);
	if (bad == ARGON2_MEMORY_ALLOCATION_ERROR)
		return RES_UNAVAILABLE;
	if (bad != ARGON2_OK)
		return RES_BUG;
	*encoded = text;
	return RES_OK;
}

/* Parameters a stored hash may have: ours of today, and stronger or weaker ones of other days
 * within what one slot can afford. */
static bool encoded_is_sane(const char *encoded)
{
	unsigned memory, passes, lanes;

	if (strnlen(encoded, ARGON_TEXT) == ARGON_TEXT)
		return false;
	if (sscanf(encoded, "$argon2id$v=19$m=%6u,t=%2u,p=%2u$", &memory, &passes, &lanes) != 3)
		return false;
	return memory <= 256 * 1024 && passes <= 16 && lanes <= 4;
}

enum result crypt_password_verify(const char *password, const char *encoded, bool *outdated)
{
	static const char nobody[] = ARGON_PREFIX
	    "bG9rZXQgZml4ZWQgc2FsdA$wXxwIbpbXre6ih1HrU02iFlpU9c4rL12kPED09DUBEs";
	size_t size = strnlen(password, PASSWORD_MAX + 1);
	enum result res;
	int slot, bad;

	*outdated = false;
	if (size > PASSWORD_MAX)
		return RES_FORBIDDEN; /* for whomever: tells nothing of the account */
	if (encoded != NULL && !encoded_is_sane(encoded)) {
		log_error("a stored password hash has unknown parameters");
		encoded = NULL;
	}
	if ((res = slot_begin(&slot)) != RES_OK)
		return res;
	bad = argon2id_verify(encoded != NULL ? encoded : nobody, password, size);
	slot_give(slot);
	if (bad == ARGON2_MEMORY_ALLOCATION_ERROR)
		return RES_UNAVAILABLE;
	if (encoded == NULL || bad != ARGON2_OK)
		return RES_FORBIDDEN;
	*outdated = strncmp(encoded, ARGON_PREFIX, strlen(ARGON_PREFIX)) != 0;
	return RES_OK;
}
