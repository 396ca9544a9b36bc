/* SPDX-License-Identifier: Apache-2.0 */
/* The failing allocator. Holds nothing else. */
#include "support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define RUNS_MAX 1000 /* a call that allocates more often than this does not end */
#define ARENA_CEILING (64 * 1024 * 1024)

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

static int countdown; /* 0: nothing fails */
static bool refused;

static bool refuse(void)
{
	if (countdown == 0 || --countdown > 0)
		return false;
	refused = true;
	errno = ENOMEM;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return refuse() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return refuse() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
	return refuse() ? NULL : __real_strdup(text);
}

void support_fail_at(int n)
{
	countdown = n;
	refused = false;
}

bool support_fail_end(void)
{
	countdown = 0;
	return refused;
}

void support_try_each_failure(enum result (*run)(void *data), void *data)
{
	for (int n = 1; n < RUNS_MAX; n++) {
		enum result res;

		support_fail_at(n);
		res = run(data);
		if (support_fail_end()) {
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
