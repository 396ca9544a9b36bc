/* SPDX-License-Identifier: Apache-2.0 */
/* Runs with each allocation failing in turn, and arenas for tests. The allocator that fails is
 * tests/support/allocator.c. */
#include "support.h"

#define RUNS_MAX 1000 /* a call that allocates more often than this does not end */
#define ARENA_CEILING (64 * 1024 * 1024)

void support_try_each_failure(enum result (*run)(void *data), void *data)
{
	for (int n = 1; n < RUNS_MAX; n++) {
		enum result res;

		allocator_fail_at(n);
		res = run(data);
		if (allocator_fail_end()) {
			assert_int_equal(res, RES_UNAVAILABLE);
			continue;
		}
		assert_int_equal(res, RES_OK);
		assert_true(n > 1);
		return;
	}
	fail_msg("still allocating after %d runs", RUNS_MAX);
}

int support_arena_make(void **state)
{
	*state = arena_create(ARENA_CEILING);
	return *state == NULL ? -1 : 0;
}

int support_arena_drop(void **state)
{
	arena_destroy(*state);
	return 0;
}
