/* SPDX-License-Identifier: Apache-2.0 */
/* Arenas: zeroed and aligned memory, the ceiling, hooks and their order, reuse, and running out of
 * memory. */
#include "support.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_zero(const unsigned char *memory, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (memory[i] != 0)
			return false;
	return true;
}

static void memory_is_zeroed_and_aligned(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 17, 1000, 4096, 16 * 1024, 100 * 1024 };
	struct arena *arena = *state;

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < COUNT(sizes); i++) {
			unsigned char *memory = arena_alloc(arena, sizes[i]);

			assert_non_null(memory);
			assert_true(is_zero(memory, sizes[i]));
			assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
			memset(memory, 0xaa, sizes[i]);
		}
		arena_reset(arena);
		assert_int_equal(arena_used(arena), 0);
	}
}

static void allocations_do_not_overlap(void **state)
{
	struct arena *arena = *state;
	unsigned char *all[200];

	for (size_t i = 0; i < COUNT(all); i++) {
		all[i] = arena_alloc(arena, 37 + i * 11);
		assert_non_null(all[i]);
		memset(all[i], (int)i, 37 + i * 11);
	}
	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t at = 0; at < 37 + i * 11; at++)
			assert_int_equal(all[i][at], i);
}

static void ceiling_holds(void **state)
{
	struct arena *arena = arena_create(1024);

	(void)state;
	assert_non_null(arena_alloc(arena, 1000));
	assert_null(arena_alloc(arena, 100));
	assert_non_null(arena_alloc(arena, 1));
	assert_null(arena_alloc(arena, SIZE_MAX));
	assert_null(arena_alloc(arena, SIZE_MAX - 8));
	assert_null(arena_array(arena, SIZE_MAX / 2, 3));
	assert_true(arena_used(arena) <= 1024);
	arena_reset(arena);
	assert_non_null(arena_alloc(arena, 1024));
	assert_null(arena_alloc(arena, 0));
	arena_destroy(arena);
	arena_destroy(NULL);
}

static void copies(void **state)
{
	struct arena *arena = *state;
	char many[5001];

	assert_string_equal(arena_strdup(arena, "één"), "één");
	assert_string_equal(arena_strndup(arena, "abcdef", 3), "abc");
	assert_string_equal(arena_strndup(arena, "abc", 30), "abc");
	assert_memory_equal(arena_memdup(arena, "a\0b", 3), "a\0b", 3);
	assert_non_null(arena_memdup(arena, NULL, 0));
	assert_string_equal(arena_printf(arena, "%s-%d", "x", 7), "x-7");
	memset(many, 'm', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	assert_string_equal(arena_printf(arena, "%s", many), many);
	assert_non_null(arena_array(arena, 10, 0));
}

static void prints_any_length_anywhere_in_a_block(void **state)
{
	struct arena *arena = arena_create(8 * 1024 * 1024);
	const char *texts[300];

	(void)state;
	for (int i = 0; i < 300; i++) /* past the end of several blocks, by every step */
		texts[i] = arena_printf(arena, "%*d", 50 + i, i);
	for (int i = 0; i < 300; i++) {
		assert_int_equal(strlen(texts[i]), 50 + i);
		assert_int_equal(atoi(texts[i]), i);
	}
	arena_destroy(arena);
}

static void what_did_not_fit_leaves_no_trace(void **state)
{
	struct arena *arena = arena_create(1024);
	const unsigned char *rest;

	(void)state;
	assert_non_null(arena_alloc(arena, 16));
	assert_null(arena_printf(arena, "%*s", 2000, "x"));
	assert_true(arena_failed(arena));
	rest = arena_alloc(arena, 1008);
	assert_non_null(rest);
	for (int i = 0; i < 1008; i++)
		assert_int_equal(rest[i], 0);
	arena_destroy(arena);
}

static char trace[8];

static void note(void *data)
{
	strncat(trace, data, 1);
}

static void hooks_run_newest_first_and_once(void **state)
{
	struct arena *arena = *state;
	static char a[] = "a", b[] = "b", c[] = "c";

	trace[0] = '\0';
	assert_true(arena_defer(arena, note, a));
	assert_true(arena_defer(arena, note, b));
	assert_true(arena_defer(arena, note, c));
	arena_reset(arena);
	assert_string_equal(trace, "cba");
	arena_reset(arena);
	assert_string_equal(trace, "cba");
}

static void hook_runs_at_once_without_memory(void **state)
{
	struct arena *arena = arena_create(0);
	static char a[] = "a";

	(void)state;
	trace[0] = '\0';
	assert_false(arena_defer(arena, note, a));
	assert_string_equal(trace, "a");
	arena_destroy(arena);
	assert_string_equal(trace, "a");
}

static void memory_runs_out(void **state)
{
	struct arena *arena;

	(void)state;
	allocator_fail_at(1);
	assert_null(arena_create(1000));
	assert_true(allocator_fail_end());
	arena = arena_create(1024 * 1024);
	allocator_fail_at(1);
	assert_null(arena_strdup(arena, "text"));
	assert_true(allocator_fail_end());
	assert_string_equal(arena_strdup(arena, "text"), "text");
	allocator_fail_at(1);
	assert_null(arena_printf(arena, "%100000d", 1));
	assert_true(allocator_fail_end());
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(memory_is_zeroed_and_aligned),
		TEST(allocations_do_not_overlap),
		TEST(ceiling_holds),
		TEST(copies),
		TEST(prints_any_length_anywhere_in_a_block),
		TEST(what_did_not_fit_leaves_no_trace),
		TEST(hooks_run_newest_first_and_once),
		TEST(hook_runs_at_once_without_memory),
		TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
