/* SPDX-License-Identifier: Apache-2.0 */
/* Rate counters: windows, separate subjects and limits, looking without counting, many workers at
 * once, and the sweep. SECURITY N1, N3. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "crypt.h"
#include "help_db.h"
#include "rate.h"

#define NOW 1795000000

static const struct rate_limit three = { .name = "three", .tries = 3, .window = 60 };
static const struct rate_limit other = { .name = "other", .tries = 3, .window = 60 };
static struct arena *arena;
static struct db *db;

static int empty(void **state)
{
	(void)state;
	help_db_run(db, "DELETE FROM rate_counter");
	return 0;
}

static void a_window_holds_and_ends(void **state)
{
	int64_t wait;
	int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		assert_int_equal(rate_look(db, &three, "a", NOW + i, &wait), RES_OK);
		assert_int_equal(rate_take(db, &three, "a", NOW + i, &wait), RES_OK);
		assert_int_equal(wait, 0);
	}
	assert_int_equal(rate_look(db, &three, "a", NOW + 10, &wait), RES_LIMITED);
	assert_int_equal(wait, 50);
	assert_int_equal(rate_take(db, &three, "a", NOW + 20, &wait), RES_LIMITED);
	assert_int_equal(wait, 40);
	/* Trying on does not make it longer. */
	assert_int_equal(rate_take(db, &three, "a", NOW + 59, &wait), RES_LIMITED);
	assert_int_equal(wait, 1);
	assert_int_equal(rate_look(db, &three, "a", NOW + 60, &wait), RES_OK);
	assert_int_equal(rate_take(db, &three, "a", NOW + 60, &wait), RES_OK);
	assert_int_equal(help_db_number(db, "SELECT tries AS n FROM rate_counter"), 1);
}

static void looking_does_not_count(void **state)
{
	int64_t wait;
	int i;

	(void)state;
	for (i = 0; i < 10; i++)
		assert_int_equal(rate_look(db, &three, "a", NOW, &wait), RES_OK);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM rate_counter"), 0);
}

static void subjects_and_limits_are_separate(void **state)
{
	int64_t wait;
	int i;

	(void)state;
	for (i = 0; i < 4; i++)
		assert_int_equal(
		    rate_take(db, &three, "a", NOW, &wait), i < 3 ? RES_OK : RES_LIMITED);
	assert_int_equal(rate_take(db, &three, "A", NOW, &wait), RES_OK);
	assert_int_equal(rate_take(db, &three, "a ", NOW, &wait), RES_OK);
	assert_int_equal(rate_take(db, &three, "", NOW, &wait), RES_OK);
	assert_int_equal(rate_take(db, &other, "a", NOW, &wait), RES_OK);
}

static void tries_do_not_count_inside_a_transaction(void **state)
{
	int64_t wait;

	(void)state;
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(rate_take(db, &three, "a", NOW, &wait), RES_BUG);
	db_rollback(db);
}

/* Eight workers try a hundred times each: exactly the allowed tries succeed. */
static void workers_share_the_count(void **state)
{
	static const struct rate_limit limit = { .name = "many", .tries = 50, .window = 600 };
	int ok = 0, status, i;
	pid_t pid;

	(void)state;
	for (i = 0; i < 8; i++) {
		assert_true((pid = fork()) >= 0);
		if (pid == 0) {
			struct arena *own = arena_create(16 * 1024 * 1024);
			struct db *mine = help_db_again(own, "rate", 0);
			int64_t wait;
			int mine_ok = 0, n;

			for (n = 0; n < 100; n++)
				mine_ok += rate_take(mine, &limit, "a", NOW, &wait) == RES_OK;
			_exit(mine_ok);
		}
	}
	for (i = 0; i < 8; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		ok += WEXITSTATUS(status);
	}
	assert_int_equal(ok, 50);
	assert_int_equal(help_db_number(db, "SELECT tries AS n FROM rate_counter"), 800);
}

static void the_sweep_forgets_what_ended(void **state)
{
	int64_t wait;

	(void)state;
	help_db_run(db,
	    "INSERT INTO rate_counter SELECT 'old', UNHEX(SHA2(seq, 256)), 1, '2020-01-01' FROM "
	    "seq_1_to_2500");
	assert_int_equal(rate_take(db, &three, "a", NOW, &wait), RES_OK);
	assert_int_equal(rate_sweep(db, NOW), RES_OK);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM rate_counter"), 1);
	assert_int_equal(rate_sweep(db, NOW + 60), RES_OK);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM rate_counter"), 0);
}

static int open_all(void **state)
{
	(void)state;
	arena = arena_create(16 * 1024 * 1024);
	assert_non_null(arena);
	assert_int_equal(crypt_open(), RES_OK);
	db = help_db_open(arena, "rate", true);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	help_db_close(db, "rate");
	arena_destroy(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_window_holds_and_ends, empty),
		cmocka_unit_test_setup(looking_does_not_count, empty),
		cmocka_unit_test_setup(subjects_and_limits_are_separate, empty),
		cmocka_unit_test_setup(tries_do_not_count_inside_a_transaction, empty),
		cmocka_unit_test_setup(workers_share_the_count, empty),
		cmocka_unit_test_setup(the_sweep_forgets_what_ended, empty),
	};

	return cmocka_run_group_tests_name("rate", tests, open_all, close_all);
}
