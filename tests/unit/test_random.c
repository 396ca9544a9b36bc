/* SPDX-License-Identifier: Apache-2.0 */
/* Where tokens come from: every bit of a token that somebody could try to guess was handed out by
 * getrandom(2), fresh for each token. This program has a getrandom() of its own, which writes down
 * what the kernel gave; libsodium calls it, because a program's own function goes before the C
 * library's. SECURITY B12, E7, D5. */
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "crypt.h"
#include "csrf.h"

#define TOKENS 1000
#define KERNEL_MAX (64 * 1024)

static unsigned char given[KERNEL_MAX]; /* by the kernel, since the last forget() */
static size_t given_size;

ssize_t getrandom(void *out, size_t size, unsigned flags)
{
	long got = syscall(SYS_getrandom, out, size, flags);

	if (got > 0 && given_size + (size_t)got <= sizeof(given)) {
		memcpy(given + given_size, out, (size_t)got);
		given_size += (size_t)got;
	}
	return got;
}

static void forget(void)
{
	given_size = 0;
}

static bool was_given(const void *bytes, size_t size)
{
	return memmem(given, given_size, bytes, size) != NULL;
}

static void B12_every_token_is_what_the_kernel_gave(void **state)
{
	char text[CRYPT_TOKEN_TEXT + 1];
	struct hash stored;
	struct bytes raw;

	for (int i = 0; i < 100; i++) {
		forget();
		crypt_token(text, &stored);
		assert_int_equal(given_size, CRYPT_TOKEN_SIZE);
		assert_int_equal(crypt_base64url_decode(*state, text, &raw), RES_OK);
		assert_int_equal(raw.size, CRYPT_TOKEN_SIZE);
		assert_memory_equal(raw.data, given, CRYPT_TOKEN_SIZE);
	}
}

static void B12_other_random_text_is_the_kernels_too(void **state)
{
	const char *hex;
	unsigned byte;

	forget();
	hex = crypt_random_hex(*state, 16);
	assert_non_null(hex);
	assert_int_equal(given_size, 16);
	for (size_t i = 0; i < 16; i++) {
		assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
		assert_int_equal(byte, given[i]);
	}
}

/* 256,000 bits: each of the 256 places is set in half of the tokens, give or take 6 standard
 * deviations (16 each), and so are the pairs of neighbours equal or not; the sum of squares of the
 * byte counts fits (chi-square, 255 degrees of freedom, p about 1e-9). */
static void B12_a_thousand_tokens_have_nothing_in_common(void **state)
{
	static unsigned char token[TOKENS][CRYPT_TOKEN_SIZE];
	int ones[CRYPT_TOKEN_SIZE * 8] = { 0 }, equal[CRYPT_TOKEN_SIZE * 8] = { 0 },
				    bytes[256] = { 0 };
	double chi = 0, expected = TOKENS * CRYPT_TOKEN_SIZE / 256.0;
	char text[CRYPT_TOKEN_TEXT + 1];
	struct hash stored;
	struct bytes raw;

	for (int i = 0; i < TOKENS; i++) {
		crypt_token(text, &stored);
		assert_int_equal(crypt_base64url_decode(*state, text, &raw), RES_OK);
		memcpy(token[i], raw.data, CRYPT_TOKEN_SIZE);
		for (int k = 0; k < i; k++)
			assert_memory_not_equal(token[i], token[k], 4 * sizeof(int));
		for (int bit = 0; bit < CRYPT_TOKEN_SIZE * 8; bit++) {
			int is = token[i][bit / 8] >> bit % 8 & 1,
			    next = token[i][(bit + 1) / 8 % CRYPT_TOKEN_SIZE] >> (bit + 1) % 8 & 1;

			ones[bit] += is;
			equal[bit] += is == next;
		}
		for (int at = 0; at < CRYPT_TOKEN_SIZE; at++)
			bytes[token[i][at]]++;
	}
	for (int bit = 0; bit < CRYPT_TOKEN_SIZE * 8; bit++) {
		assert_in_range(ones[bit], TOKENS / 2 - 96, TOKENS / 2 + 96);
		assert_in_range(equal[bit], TOKENS / 2 - 96, TOKENS / 2 + 96);
	}
	for (int value = 0; value < 256; value++)
		chi += (bytes[value] - expected) * (bytes[value] - expected) / expected;
	assert_true(chi > 140 && chi < 415);
}

static void E7_D5_a_form_token_is_masked_by_what_the_kernel_gave(void **state)
{
	static const unsigned char key[] = "a key of the portal, 32 bytes long",
				   session[] = "a session";
	const struct bytes k = { key, sizeof(key) }, binding = { session, sizeof(session) };
	const char *token, *other;
	struct bytes raw;

	forget();
	token = csrf_token(*state, k, binding);
	assert_int_equal(crypt_base64url_decode(*state, token, &raw), RES_OK);
	assert_true(raw.size == 2 * CRYPT_HASH_SIZE && given_size == CRYPT_HASH_SIZE);
	assert_true(was_given(raw.data, CRYPT_HASH_SIZE));
	forget();
	other = csrf_token(*state, k, binding);
	assert_int_equal(given_size, CRYPT_HASH_SIZE);
	assert_string_not_equal(token, other);
	/* Nothing of the secret half stays in place from one page to the next. */
	for (size_t at = 0; at + 4 <= strlen(token); at++)
		assert_true(strncmp(token + at, other + at, 4) != 0);
	assert_true(csrf_valid(*state, k, binding, token) && csrf_valid(*state, k, binding, other));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(B12_every_token_is_what_the_kernel_gave),
		TEST(B12_other_random_text_is_the_kernels_too),
		TEST(B12_a_thousand_tokens_have_nothing_in_common),
		TEST(E7_D5_a_form_token_is_masked_by_what_the_kernel_gave),
	};

	if (crypt_open() != RES_OK)
		return 1;
	return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
