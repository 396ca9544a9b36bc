/* SPDX-License-Identifier: Apache-2.0 */
/* What the library's tests share: cmocka with the headers it wants, and an allocator that fails on
 * request. The unit ring is linked with --wrap for malloc, calloc, realloc and strdup, so that
 * calls of our own code come here; those inside other libraries do not. */
#ifndef LOKET_TEST_SUPPORT_H
#define LOKET_TEST_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "result.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The n-th allocation from now fails, once; 1 is the next. Forgets what failed before. */
void support_fail_at(int n);
/* Back to normal. True when an allocation was refused since support_fail_at(). */
bool support_fail_end(void);

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
