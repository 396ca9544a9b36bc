/* SPDX-License-Identifier: Apache-2.0 */
/* Answers that a process keeps for a second: when they are given again, and when not. */
#include "support.h"

#include <time.h>

#include "crypt.h"
#include "db.h"
#include "help_db.h"

static struct arena *names, *arena; /* the first lives as long as the connection */
static struct db *db;

struct thing {
	int64_t id;
	const char *word;
	int64_t number;
};

static const struct db_column thing_columns[] = {
	{ "id", DB_INT, offsetof(struct thing, id) },
	{ "word", DB_TEXT, offsetof(struct thing, word) },
	{ "number", DB_INT, offsetof(struct thing, number) },
	{ 0 },
};
static const struct db_statement insert = {
	.id = "test.insert",
	.writes = true,
	.sql = "INSERT INTO thing (word, number) VALUES (?, ?)",
	.params = { DB_TEXT, DB_INT },
};
static const struct db_statement list = {
	.id = "test.list",
	.sql = "SELECT id, word, number FROM thing ORDER BY id LIMIT ?",
	.params = { DB_INT },
	.columns = thing_columns,
	.row_size = sizeof(struct thing),
};

static void add(const char *word, int64_t number)
{
	assert_int_equal(
	    db_exec(db, &insert, DB_ARGS(db_text(word), db_int(number)), NULL, NULL), RES_OK);
}

static int empty(void **state)
{
	(void)state;
	arena_reset(arena);
	db_use_arena(db, arena);
	help_db_run(db, "DELETE FROM thing");
	return 0;
}

static size_t kept_count(int64_t limit, struct db_rows *rows)
{
	struct db_rows own;

	if (rows == NULL)
		rows = &own;
	assert_int_equal(db_each_kept(db, &list, DB_ARGS(db_int(limit)), rows), RES_OK);
	return rows->count;
}

static void an_equal_question_within_a_second_is_not_asked_again(void **state)
{
	struct db_rows rows, again;

	(void)state;
	db_forget_kept(db);
	add("one", 1);
	db_use_arena(db, arena);
	assert_int_equal(kept_count(10, &rows), 1);
	assert_int_equal(db_stats(db).calls, 1);
	add("two", 2);
	arena_reset(arena);
	db_use_arena(db, arena);
	assert_int_equal(kept_count(10, &again), 1);
	assert_int_equal(db_stats(db).calls, 0);
	assert_ptr_equal(again.rows, rows.rows);
	assert_string_equal(((const struct thing *)again.rows)->word, "one");
	assert_int_equal(kept_count(11, NULL), 2); /* another question */
	assert_int_equal(db_stats(db).calls, 1);
}

static void what_this_process_changed_is_seen_at_once(void **state)
{
	(void)state;
	db_forget_kept(db);
	assert_int_equal(kept_count(10, NULL), 0);
	add("one", 1);
	db_forget_kept(db);
	assert_int_equal(kept_count(10, NULL), 1);
}

static void kept_answers_end_after_a_second(void **state)
{
	const struct timespec pause = { .tv_sec = 1, .tv_nsec = 50000000 };
	struct db_rows rows;

	(void)state;
	db_forget_kept(db);
	assert_int_equal(kept_count(10, &rows), 0);
	add("one", 1);
	nanosleep(&pause, NULL);
	assert_int_equal(kept_count(10, &rows), 0); /* rows of this turn stay for all of it */
	db_use_arena(db, arena);
	assert_int_equal(kept_count(10, &rows), 1);
}

static void rows_in_use_outlive_many_other_questions(void **state)
{
	struct db_rows first, rows;

	(void)state;
	db_forget_kept(db);
	add("one", 1);
	db_use_arena(db, arena);
	assert_int_equal(kept_count(1, &first), 1);
	for (int64_t limit = 2; limit < 100; limit++)
		assert_int_equal(kept_count(limit, &rows), 1);
	assert_string_equal(((const struct thing *)first.rows)->word, "one");
	db_use_arena(db, arena);
	for (int64_t limit = 101; limit < 200; limit++)
		assert_int_equal(kept_count(limit, &rows), 1);
	assert_int_equal(kept_count(1, &rows), 1);
}

static void nothing_is_kept_inside_a_transaction(void **state)
{
	(void)state;
	db_forget_kept(db);
	assert_int_equal(kept_count(10, NULL), 0);
	assert_int_equal(db_begin(db), RES_OK);
	add("one", 1);
	assert_int_equal(kept_count(10, NULL), 1);
	db_rollback(db);
}

static void what_is_too_much_to_keep_is_read(void **state)
{
	struct db_rows rows;

	(void)state;
	db_forget_kept(db);
	for (int i = 0; i < 1100; i++) /* as rows, more than 128 kB */
		add("a word", i);
	for (int i = 0; i < 2; i++) {
		db_use_arena(db, arena);
		assert_int_equal(kept_count(5000, &rows), 1100);
		assert_int_equal(((const struct thing *)rows.rows)[1099].number, 1099);
	}
}

static int open_all(void **state)
{
	(void)state;
	names = arena_create(1024 * 1024);
	arena = arena_create(64 * 1024 * 1024);
	assert_true(names != NULL && arena != NULL);
	assert_int_equal(crypt_open(), RES_OK);
	db = help_db_open(names, "db_kept", false);
	help_db_run(db,
	    "CREATE TABLE thing (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, word LONGTEXT "
	    "NULL, number BIGINT NULL)");
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	help_db_close(db, "db_kept");
	arena_destroy(arena);
	arena_destroy(names);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(an_equal_question_within_a_second_is_not_asked_again, empty),
		cmocka_unit_test_setup(what_this_process_changed_is_seen_at_once, empty),
		cmocka_unit_test_setup(kept_answers_end_after_a_second, empty),
		cmocka_unit_test_setup(rows_in_use_outlive_many_other_questions, empty),
		cmocka_unit_test_setup(nothing_is_kept_inside_a_transaction, empty),
		cmocka_unit_test_setup(what_is_too_much_to_keep_is_read, empty),
	};

	return cmocka_run_group_tests_name("db kept", tests, open_all, close_all);
}
