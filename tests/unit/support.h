/* SPDX-License-Identifier: Apache-2.0 */
/* What the library's tests share: cmocka with the headers it wants, and an allocator that fails on
 * request (../support/allocator.h). */
#ifndef LOKET_TEST_SUPPORT_H
#define LOKET_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/allocator.h"
#include "arena.h"
#include "result.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Runs `run` with the 1st, 2nd, … allocation failing until it needs no more of them. Each run that
 * met a failure must answer RES_UNAVAILABLE, the last RES_OK. Fails the test when nothing was
 * allocated at all. */
void support_try_each_failure(enum result (*run)(void *data), void *data);

/* An arena that ends with the test; made by support_arena_make as a test's set-up, at `*state`. */
int support_arena_make(void **state);
int support_arena_drop(void **state);
#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, support_arena_make, support_arena_drop)

#endif
