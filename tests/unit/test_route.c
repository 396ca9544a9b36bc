/* SPDX-License-Identifier: Apache-2.0 */
/* Routes: what a pattern takes and leaves, and numbers in addresses. SECURITY T6. */
#include "support.h"

#include "route.h"

static void patterns(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool match;
		const char *number, *name;
	} cases[] = {
		{ "/", "/", true, NULL, NULL },
		{ "/", "/x", false, NULL, NULL },
		{ "/support/home", "/support/home", true, NULL, NULL },
		{ "/support/home", "/support/hom", false, NULL, NULL },
		{ "/support/home", "/support/home/", false, NULL, NULL },
		{ "/support/home", "/support/homes", false, NULL, NULL },
		{ "/support/home", "/Support/home", false, NULL, NULL },
		{ "/t/:number", "/t/12", true, "12", NULL },
		{ "/t/:number", "/t/", false, NULL, NULL },
		{ "/t/:number", "/t", false, NULL, NULL },
		{ "/t/:number", "/t/12/x", false, NULL, NULL },
		{ "/t/:number/reply", "/t/12/reply", true, "12", NULL },
		{ "/t/:number/reply", "/t//reply", false, NULL, NULL },
		{ "/t/:number/reply", "/t/12/replies", false, NULL, NULL },
		{ "/a/:number/:name", "/a/é b/x.png", true, "é b", "x.png" },
		{ "/a/:number/:name", "/a/b", false, NULL, NULL },
		{ "/a:number", "/a12", false, NULL, NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct route_params params;

		assert_int_equal(
		    route_match(*state, cases[i].pattern, cases[i].path, &params), cases[i].match);
		if (!cases[i].match)
			continue;
		assert_null(route_param(&params, "num"));
		assert_null(route_param(&params, "numbers"));
		if (cases[i].number != NULL)
			assert_string_equal(route_param(&params, "number"), cases[i].number);
		else
			assert_null(route_param(&params, "number"));
		if (cases[i].name != NULL)
			assert_string_equal(route_param(&params, "name"), cases[i].name);
		else
			assert_null(route_param(&params, "name"));
	}
}

static void numbers(void **state)
{
	static const struct {
		const char *value;
		bool slug;
		int64_t number;
	} cases[] = {
		{ NULL, false, 0 },
		{ "", false, 0 },
		{ "0", false, 0 },
		{ "-1", false, 0 },
		{ "+1", false, 0 },
		{ " 1", false, 0 },
		{ "01", false, 0 },
		{ "1x", false, 0 },
		{ "1 ", false, 0 },
		{ "1", false, 1 },
		{ "2147483648", false, 2147483648 },
		{ "999999999999999999", false, 999999999999999999 },
		{ "1000000000000000000", false, 0 },
		{ "9223372036854775808", false, 0 },
		{ "10482-slug", false, 0 },
		{ "10482-slug", true, 10482 },
		{ "10482", true, 10482 },
		{ "10482-", true, 10482 },
		{ "10482slug", true, 0 },
		{ "slug", true, 0 },
		{ "-slug", true, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(route_number(cases[i].value, cases[i].slug), cases[i].number);
}

static void memory_runs_out(void **state)
{
	struct arena *arena = arena_create(0);
	struct route_params params;

	(void)state;
	assert_false(route_match(arena, "/t/:number", "/t/12", &params));
	assert_true(route_match(arena, "/t/12", "/t/12", &params));
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(patterns), TEST(numbers), TEST(memory_runs_out) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
