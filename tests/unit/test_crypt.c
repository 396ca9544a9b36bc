/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens, hashes against published vectors, base64url, and passwords with their slots. SECURITY A7,
 * B12, C2, C5, D1, N4. */
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "crypt.h"

static char slots[] = "/tmp/loket-slots-XXXXXX";

static const char *hex(struct arena *arena, const struct hash *hash)
{
	char *text = arena_alloc(arena, 2 * CRYPT_HASH_SIZE + 1);

	for (size_t i = 0; i < CRYPT_HASH_SIZE; i++)
		sprintf(text + 2 * i, "%02x", hash->bytes[i]);
	return text;
}

static void hashes_match_published_ones(void **state)
{
	char key[131];
	struct hash hash;

	crypt_sha256("abc", 3, &hash);
	assert_string_equal(
	    hex(*state, &hash), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	crypt_sha256("", 0, &hash);
	assert_string_equal(
	    hex(*state, &hash), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	/* RFC 4231, cases 2 and 6. */
	crypt_mac("Jefe", 4, "what do ya want for nothing?", 28, &hash);
	assert_string_equal(
	    hex(*state, &hash), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	crypt_mac(
	    key, sizeof(key), "Test Using Larger Than Block-Size Key - Hash Key First", 54, &hash);
	assert_string_equal(
	    hex(*state, &hash), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
	assert_true(crypt_equal("abc", "abc", 3));
	assert_false(crypt_equal("abc", "abd", 3));
	assert_true(crypt_equal("a", "b", 0));
}

static void tokens(void **state)
{
	enum { MANY = 1000 };
	char(*all)[CRYPT_TOKEN_TEXT + 1] = arena_array(*state, MANY, sizeof(*all));
	struct hash stored, again;

	for (int i = 0; i < MANY; i++) {
		crypt_token(all[i], &stored);
		assert_int_equal(strlen(all[i]), CRYPT_TOKEN_TEXT);
		assert_int_equal(crypt_token_hash(all[i], &again), RES_OK);
		assert_memory_equal(stored.bytes, again.bytes, CRYPT_HASH_SIZE);
		for (int j = 0; j < i; j++)
			assert_memory_not_equal(all[i], all[j], CRYPT_TOKEN_TEXT);
	}
}

static void tokens_that_are_none(void **state)
{
	static const char *const cases[] = {
		"",
		" ",
		"0",
		"AAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
		"AAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAA\xff"
		"AAAAAAAAAAAAAAAAAAAAAA",
	};
	struct hash hash;

	(void)state;
	assert_int_equal(crypt_token_hash(NULL, &hash), RES_INVALID);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(crypt_token_hash(cases[i], &hash), RES_INVALID);
}

static void base64url(void **state)
{
	static const struct {
		const char *raw;
		size_t size;
		const char *text;
	} cases[] = {
		{ "", 0, "" },
		{ "f", 1, "Zg" },
		{ "fo", 2, "Zm8" },
		{ "foo", 3, "Zm9v" },
		{ "foobar", 6, "Zm9vYmFy" },
		{ "\xff\xfe\0", 3, "__4A" },
	};
	static const char *const bad[] = { "Z", "Zg==", "Zh", "Zm9v\n", "Zm 9v", "+/", "Zm9v.", "é",
		"ZvF\xff" };
	struct bytes out;

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_string_equal(
		    crypt_base64url(*state, cases[i].raw, cases[i].size), cases[i].text);
		assert_int_equal(crypt_base64url_decode(*state, cases[i].text, &out), RES_OK);
		assert_int_equal(out.size, cases[i].size);
		assert_memory_equal(out.data, cases[i].raw, cases[i].size);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_int_equal(crypt_base64url_decode(*state, bad[i], &out), RES_INVALID);
	assert_int_equal(strlen(crypt_random_hex(*state, 16)), 32);
	assert_string_not_equal(crypt_random_hex(*state, 16), crypt_random_hex(*state, 16));
	assert_string_equal(crypt_random_hex(*state, 0), "");
}

static void passwords_need_slots(void **state)
{
	const char *encoded;
	bool outdated;

	assert_int_equal(crypt_password_hash(*state, "x", &encoded), RES_BUG);
	assert_int_equal(crypt_password_verify("x", NULL, &outdated), RES_BUG);
	assert_int_equal(crypt_password_slots("/nowhere/at/all", 2), RES_UNAVAILABLE);
	assert_int_equal(crypt_password_slots(slots, 2), RES_OK);
}

static void passwords(void **state)
{
	static const char older[] = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$";
	char longest[258];
	const char *encoded, *again;
	bool outdated = true;

	assert_int_equal(crypt_password_hash(*state, "Vlierbe7", &encoded), RES_OK);
	assert_memory_equal(encoded, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
	assert_int_equal(crypt_password_hash(*state, "Vlierbe7", &again), RES_OK);
	assert_string_not_equal(encoded, again);
	assert_int_equal(crypt_password_verify("Vlierbe7", encoded, &outdated), RES_OK);
	assert_false(outdated);
	assert_int_equal(crypt_password_verify("vlierbe7", encoded, &outdated), RES_FORBIDDEN);
	assert_int_equal(crypt_password_verify("", encoded, &outdated), RES_FORBIDDEN);
	assert_int_equal(crypt_password_verify("a fixed password", NULL, &outdated), RES_FORBIDDEN);
	assert_int_equal(crypt_password_verify("x", older, &outdated), RES_FORBIDDEN);
	assert_int_equal(crypt_password_verify("x", "", &outdated), RES_FORBIDDEN);
	assert_int_equal(crypt_password_verify(
			     "x", "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$AAAA", &outdated),
	    RES_FORBIDDEN);
	memset(longest, 'x', sizeof(longest));
	longest[257] = '\0';
	assert_int_equal(crypt_password_hash(*state, longest, &encoded), RES_INVALID);
	assert_int_equal(crypt_password_verify(longest, encoded, &outdated), RES_FORBIDDEN);
	longest[256] = '\0';
	assert_int_equal(crypt_password_hash(*state, longest, &encoded), RES_OK);
	longest[255] = '\0';
	assert_int_equal(crypt_password_verify(longest, encoded, &outdated), RES_FORBIDDEN);
	longest[255] = 'x';
	assert_int_equal(crypt_password_verify(longest, encoded, &outdated), RES_OK);
}

#if !defined(__SANITIZE_ADDRESS__)
static long status_kb(const char *name)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	long kb = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, name, strlen(name)) == 0)
			kb = strtol(line + strlen(name), NULL, 10);
	fclose(file);
	assert_true(kb > 0);
	return kb;
}
#endif

/* SECURITY N4: a worker that computed passwords is no larger afterwards: the 19 MB of the last one
 * are gone from what it holds. (A sanitizer's allocator keeps what is freed.) */
static void n4_memory_of_a_computation_is_given_back(void **state)
{
	bool outdated;

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(crypt_password_verify("x", NULL, &outdated), RES_FORBIDDEN);
#if !defined(__SANITIZE_ADDRESS__)
	assert_true(status_kb("VmHWM:") - status_kb("VmRSS:") > 17000);
#endif
}

static void old_parameters_are_told(void **state)
{
	/* "password" with the salt "somesalt", m=64, t=1, 32 bytes. */
	static const char old[] =
	    "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$cpx6VEQbwTVZvcpxNIxOVUWZ5xnAipUmAe1cg2GMG70";
	bool outdated = false;

	(void)state;
	assert_int_equal(crypt_password_verify("password", old, &outdated), RES_OK);
	assert_true(outdated);
}

/* An unknown account costs what a known one costs. */
static void nobody_takes_as_long(void **state)
{
	const char *encoded;
	int64_t known, unknown, began;
	bool outdated;

	assert_int_equal(crypt_password_hash(*state, "Vlierbe7", &encoded), RES_OK);
	began = clock_ticks_ms();
	for (int i = 0; i < 5; i++)
		assert_int_equal(crypt_password_verify("wrong", encoded, &outdated), RES_FORBIDDEN);
	known = clock_ticks_ms() - began;
	began = clock_ticks_ms();
	for (int i = 0; i < 5; i++)
		assert_int_equal(crypt_password_verify("wrong", NULL, &outdated), RES_FORBIDDEN);
	unknown = clock_ticks_ms() - began;
	assert_true(unknown * 3 > known && known * 3 > unknown);
}

/* Both slots held by another process: limited after two seconds; free again as soon as that process
 * is dead. */
static void slots_are_shared_and_die_with_their_holder(void **state)
{
	int ready[2], status;
	bool outdated;
	char byte, path[100];
	pid_t child;
	int64_t began;

	(void)state;
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		for (int i = 0; i < 2; i++) {
			snprintf(path, sizeof(path), "%s/password-%d.lock", slots, i);
			if (flock(open(path, O_RDWR), LOCK_EX) != 0)
				_exit(1);
		}
		if (write(ready[1], "!", 1) == 1)
			pause();
		_exit(0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	began = clock_ticks_ms();
	assert_int_equal(crypt_password_verify("x", NULL, &outdated), RES_LIMITED);
	assert_in_range(clock_ticks_ms() - began, 1900, 4000);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(crypt_password_verify("x", NULL, &outdated), RES_FORBIDDEN);
}

static void memory_runs_out(void **state)
{
	struct arena *arena = arena_create(0);
	const char *encoded;
	struct bytes out;

	(void)state;
	assert_null(crypt_random_hex(arena, 4));
	assert_null(crypt_base64url(arena, "x", 1));
	assert_int_equal(crypt_base64url_decode(arena, "Zg", &out), RES_UNAVAILABLE);
	assert_int_equal(crypt_password_hash(arena, "x", &encoded), RES_UNAVAILABLE);
	arena_destroy(arena);
}

static int slots_remove(void **state)
{
	char path[100];

	(void)state;
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/password-%d.lock", slots, i);
		unlink(path);
	}
	return rmdir(slots);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hashes_match_published_ones),
		TEST(tokens),
		TEST(tokens_that_are_none),
		TEST(base64url),
		TEST(passwords_need_slots),
		TEST(passwords),
		TEST(n4_memory_of_a_computation_is_given_back),
		TEST(old_parameters_are_told),
		TEST(nobody_takes_as_long),
		TEST(memory_runs_out),
		TEST(slots_are_shared_and_die_with_their_holder),
	};

	if (mkdtemp(slots) == NULL || crypt_open() != RES_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, slots_remove);
}
