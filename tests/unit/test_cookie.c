/* SPDX-License-Identifier: Apache-2.0 */
/* Cookies: finding one among many, what a value may not hold, and the exact Set-Cookie line.
 * SECURITY A6. */
#include "support.h"

#include "cookie.h"

static void finds(void **state)
{
	static const struct {
		const char *header, *name, *value;
	} cases[] = {
		{ NULL, "a", NULL },
		{ "", "a", NULL },
		{ "a=1", "a", "1" },
		{ "a=1; b=2", "b", "2" },
		{ "a=1;b=2", "b", "2" },
		{ " a=1 ;\tb=2\t", "b", "2" },
		{ "a=", "a", "" },
		{ "a", "a", NULL },
		{ "ab=1", "a", NULL },
		{ "xa=1", "a", NULL },
		{ "A=1", "a", NULL },
		{ "a=1; a=2", "a", "1" },
		{ "a=b=c", "a", "b=c" },
		{ "a=\"1\"", "a", "1" },
		{ "a=\"", "a", NULL },
		{ "a=1 2", "a", NULL },
		{ "a=1,2; a=3", "a", "3" },
		{ "a=\\; a=ok", "a", "ok" },
		{ "a=\x80", "a", NULL },
		{ ";;;=;a=1", "a", "1" },
		{ "=1", "", "1" },
		{ "__Host-sid=AAAA; __Host-ticket=b", "__Host-ticket", "b" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *value = cookie_find(*state, cases[i].header, cases[i].name);

		if (cases[i].value == NULL)
			assert_null(value);
		else
			assert_string_equal(value, cases[i].value);
	}
}

static void formats(void **state)
{
	assert_string_equal(cookie_format(*state, "__Host-sid", "abc", 0),
	    "__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
	assert_string_equal(cookie_format(*state, "__Host-lang", "en", 3600),
	    "__Host-lang=en; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600");
	assert_string_equal(cookie_format(*state, "__Host-sid", "", -1),
	    "__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

static void memory_runs_out(void **state)
{
	struct arena *arena = arena_create(0);

	(void)state;
	assert_null(cookie_find(arena, "a=1", "a"));
	assert_null(cookie_format(arena, "a", "1", 0));
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(finds), TEST(formats), TEST(memory_runs_out) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
