/* SPDX-License-Identifier: Apache-2.0 */
/* Every result has a name of its own. */
#include "support.h"

#include <string.h>

static void names_differ(void **state)
{
	(void)state;
	for (int i = 0; i < RES_COUNT; i++) {
		const char *name = result_name((enum result)i);

		assert_non_null(name);
		assert_true(
		    strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name) && name[0] != '\0');
		for (int j = 0; j < i; j++)
			assert_string_not_equal(name, result_name((enum result)j));
	}
	assert_string_equal(result_name(RES_NOT_FOUND), "not_found");
	assert_string_equal(result_name((enum result)RES_COUNT), "unknown");
	assert_string_equal(result_name((enum result) - 1), "unknown");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(names_differ) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
