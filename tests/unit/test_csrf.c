/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens against cross-site request forgery: masked anew, bound to key and session, and every
 * changed character refused. SECURITY D5, E2, E3. */
#include "support.h"

#include <string.h>

#include "csrf.h"

#define BYTES(text) ((struct bytes){ (const unsigned char *)(text), sizeof(text) - 1 })

static void tokens_hold_for_their_binding_only(void **state)
{
	struct bytes key = BYTES("0123456789abcdef"), other_key = BYTES("0123456789abcdeg");
	struct bytes session = BYTES("session 1"), other = BYTES("session 2"), none = { NULL, 0 };
	const char *token = csrf_token(*state, key, session),
		   *again = csrf_token(*state, key, session);

	assert_int_equal(strlen(token), 86);
	assert_string_not_equal(token, again);
	assert_true(csrf_valid(*state, key, session, token));
	assert_true(csrf_valid(*state, key, session, again));
	assert_false(csrf_valid(*state, key, other, token));
	assert_false(csrf_valid(*state, other_key, session, token));
	assert_false(csrf_valid(*state, key, none, token));
	assert_true(csrf_valid(*state, key, none, csrf_token(*state, key, none)));
}

static void garbage_is_refused(void **state)
{
	struct bytes key = BYTES("key"), session = BYTES("session");
	const char *token = csrf_token(*state, key, session);
	char longer[120];

	assert_false(csrf_valid(*state, key, session, NULL));
	assert_false(csrf_valid(*state, key, session, ""));
	assert_false(csrf_valid(*state, key, session, "x"));
	for (size_t i = 0; i < strlen(token); i++) {
		char *bent = arena_strdup(*state, token);

		bent[i] = bent[i] == 'A' ? 'B' : 'A';
		assert_false(csrf_valid(*state, key, session, bent));
		bent[i] = '%';
		assert_false(csrf_valid(*state, key, session, bent));
		assert_false(csrf_valid(*state, key, session, arena_strndup(*state, token, i)));
	}
	strcpy(longer, token);
	strcat(longer, "A");
	assert_false(csrf_valid(*state, key, session, longer));
	memset(longer, 'A', 86);
	longer[86] = '\0';
	assert_false(csrf_valid(*state, key, session, longer));
}

static void origins(void **state)
{
	static const char base[] = "https://support.daklab.nl";
	static const struct {
		const char *site, *origin;
		bool same;
	} cases[] = {
		{ NULL, NULL, true },
		{ "same-origin", base, true },
		{ "same-origin", NULL, true },
		{ "none", NULL, true },
		{ NULL, base, true },
		{ "cross-site", base, false },
		{ "same-site", base, false },
		{ "", NULL, false },
		{ "Same-Origin", NULL, false },
		{ "same-origin", "null", false },
		{ "same-origin", "", false },
		{ NULL, "https://evil.example", false },
		{ NULL, "https://app.daklab.nl", false },
		{ NULL, "https://support.daklab.nl.evil.example", false },
		{ NULL, "https://support.daklab.nl:8443", false },
		{ NULL, "https://support.daklab.nl/", false },
		{ NULL, "http://support.daklab.nl", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(
		    csrf_same_origin(cases[i].site, cases[i].origin, base), cases[i].same);
}

static void memory_runs_out(void **state)
{
	struct arena *arena = arena_create(0);
	struct bytes key = BYTES("key"), session = BYTES("session");

	assert_null(csrf_token(arena, key, session));
	assert_false(csrf_valid(arena, key, session, csrf_token(*state, key, session)));
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tokens_hold_for_their_binding_only),
		TEST(garbage_is_refused),
		TEST(origins),
		TEST(memory_runs_out),
	};

	return crypt_open() == RES_OK ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
