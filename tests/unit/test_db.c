/* SPDX-License-Identifier: Apache-2.0 */
/* The database layer against a real server: every kind there and back, results of every error a
 * page may meet, lost connections, deadlocks, a full arena, and the comparison of descriptions with
 * the server's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clock.h"
#include "db.h"
#include "help_db.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena *names, *arena; /* the first lives as long as the connection */
static struct db *db;

struct thing {
	int64_t id;
	const char *word;
	struct bytes raw;
	struct hash hash;
	int64_t at;
	bool good;
	int64_t number;
};

#define THING_COLUMNS "id, word, raw, hash, at, good, number"
static const struct db_column thing_columns[] = {
	{ "id", DB_INT, offsetof(struct thing, id) },
	{ "word", DB_TEXT, offsetof(struct thing, word) },
	{ "raw", DB_BYTES, offsetof(struct thing, raw) },
	{ "hash", DB_HASH, offsetof(struct thing, hash) },
	{ "at", DB_TIME, offsetof(struct thing, at) },
	{ "good", DB_BOOL, offsetof(struct thing, good) },
	{ "number", DB_INT, offsetof(struct thing, number) },
	{ 0 },
};
static const struct db_statement insert = {
	.id = "test.insert",
	.writes = true,
	.sql = "INSERT INTO thing (word, raw, hash, at, good, number) VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_TEXT, DB_BYTES, DB_HASH, DB_TIME, DB_BOOL, DB_INT },
};
static const struct db_statement find = {
	.id = "test.find",
	.sql = "SELECT " THING_COLUMNS " FROM thing WHERE id = ?",
	.params = { DB_INT },
	.columns = thing_columns,
	.row_size = sizeof(struct thing),
};
static const struct db_statement list = {
	.id = "test.list",
	.sql = "SELECT " THING_COLUMNS " FROM thing ORDER BY id LIMIT ?",
	.params = { DB_INT },
	.columns = thing_columns,
	.row_size = sizeof(struct thing),
};
static const struct db_statement touch = {
	.id = "test.touch",
	.writes = true,
	.sql = "UPDATE thing SET number = ? WHERE id = ?",
	.params = { DB_INT, DB_INT },
};

static struct hash hash_of(const char *text)
{
	struct hash hash;

	crypt_sha256(text, strlen(text), &hash);
	return hash;
}

static int64_t add(const char *word, int64_t number)
{
	const struct hash hash = hash_of(word);
	int64_t id = 0;

	assert_int_equal(db_exec(db, &insert,
			     DB_ARGS(db_text(word), db_bytes("x", 1), db_hash(&hash),
				 db_time(1795000000), db_bool(true), db_int(number)),
			     NULL, &id),
	    RES_OK);
	return id;
}

static int empty(void **state)
{
	(void)state;
	arena_reset(arena);
	db_use_arena(db, arena);
	help_db_run(db, "DELETE FROM other; DELETE FROM thing");
	return 0;
}

/* ---- values ---- */

static void every_kind_comes_back(void **state)
{
	static const char *const words[] = { "", "x", "Überraschung \xf0\x9f\x8f\xa0 ' \" \\ %s",
		" spaces stay  ", NULL };
	static const int64_t times[] = { 0, 1, -1, 951782400 /* 2000-02-29 */, 946684799,
		4107542400, 253402300799, -30610224000 };
	static const int64_t numbers[] = { 0, 1, -1, INT64_MAX, INT64_MIN };
	const struct hash hash = hash_of("x");
	struct thing thing;
	int64_t id;
	size_t w, t;

	(void)state;
	for (w = 0; w < COUNT(words); w++) {
		for (t = 0; t < COUNT(times); t++) {
			const int64_t number = numbers[t % COUNT(numbers)];

			assert_int_equal(
			    db_exec(db, &insert,
				DB_ARGS(db_text(words[w]), db_bytes("a\0b\xff", 4), db_hash(&hash),
				    db_time(times[t]), db_bool(w % 2), db_int(number)),
				NULL, &id),
			    RES_OK);
			assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
			assert_int_equal(thing.id, id);
			if (words[w] == NULL)
				assert_null(thing.word);
			else
				assert_string_equal(thing.word, words[w]);
			assert_int_equal(thing.raw.size, 4);
			assert_memory_equal(thing.raw.data, "a\0b\xff", 4);
			assert_memory_equal(&thing.hash, &hash, sizeof hash);
			assert_true(thing.at == times[t]);
			assert_int_equal(thing.good, w % 2);
			assert_true(thing.number == number);
		}
	}
}

static void null_lands_as_nothing(void **state)
{
	struct thing thing;

	(void)state;
	memset(&thing, 0xff, sizeof thing);
	help_db_run(db, "INSERT INTO thing (id) VALUES (77)");
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(77)), &thing), RES_OK);
	assert_null(thing.word);
	assert_null(thing.raw.data);
	assert_int_equal(thing.raw.size, 0);
	assert_int_equal(thing.hash.bytes[0], 0);
	assert_int_equal(thing.at, 0);
	assert_false(thing.good);
	assert_int_equal(thing.number, 0);
}

static void optional_references_are_null(void **state)
{
	struct hash none = { { 0 } };

	(void)state;
	assert_int_equal(db_exec(db, &insert,
			     DB_ARGS(db_text("x"), db_bytes("", 0), db_hash(&none), db_time(0),
				 db_bool(false), db_ref(0)),
			     NULL, NULL),
	    RES_OK);
	assert_int_equal(
	    help_db_number(db,
		"SELECT COUNT(*) AS n FROM thing WHERE number IS NULL AND at IS NULL AND raw = ''"),
	    1);
}

static void long_text_is_whole(void **state)
{
	const size_t size = 3 * 1000 * 1000;
	char *word = arena_alloc(arena, size + 1);
	struct thing thing;
	int64_t id;

	(void)state;
	assert_non_null(word);
	memset(word, 'w', size);
	word[size - 1] = '!';
	id = add(word, 1);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	assert_string_equal(thing.word, word);
}

static void lists_grow(void **state)
{
	static const int sizes[] = { 0, 1, 31, 32, 33, 64, 65, 200 };
	const struct thing *thing;
	struct db_rows rows;
	char word[20];
	size_t i;
	int n;

	(void)state;
	for (n = 0; n < 200; n++) {
		snprintf(word, sizeof word, "word %d", n);
		add(word, n);
	}
	for (i = 0; i < COUNT(sizes); i++) {
		assert_int_equal(db_each(db, &list, DB_ARGS(db_int(sizes[i])), &rows), RES_OK);
		assert_int_equal(rows.count, sizes[i]);
		if (sizes[i] == 0)
			assert_null(rows.rows);
		for (n = 0, thing = rows.rows; n < sizes[i]; n++, thing++) {
			snprintf(word, sizeof word, "word %d", n);
			assert_string_equal(thing->word, word);
			assert_int_equal(thing->number, n);
		}
	}
}

/* ---- results ---- */

static void one_means_one(void **state)
{
	static const struct db_statement all = {
		.id = "test.all",
		.sql = "SELECT " THING_COLUMNS " FROM thing",
		.columns = thing_columns,
		.row_size = sizeof(struct thing),
	};
	struct thing thing;

	(void)state;
	assert_int_equal(db_one(db, &all, DB_NONE, &thing), RES_NOT_FOUND);
	add("a", 1);
	assert_int_equal(db_one(db, &all, DB_NONE, &thing), RES_OK);
	assert_int_equal(db_one(db, &all, DB_NONE, NULL), RES_OK);
	add("b", 2);
	assert_int_equal(db_one(db, &all, DB_NONE, &thing), RES_BUG);
	/* The connection is fine afterwards. */
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM thing"), 2);
}

static void updates_count_rows_found(void **state)
{
	const int64_t id = add("a", 5);
	int64_t affected;

	(void)state;
	assert_int_equal(
	    db_exec(db, &touch, DB_ARGS(db_int(5), db_int(id)), &affected, NULL), RES_OK);
	assert_int_equal(affected, 1);
	assert_int_equal(
	    db_exec(db, &touch, DB_ARGS(db_int(5), db_int(id + 1)), &affected, NULL), RES_OK);
	assert_int_equal(affected, 0);
}

static void violated_keys_are_conflicts(void **state)
{
	static const struct db_statement other = {
		.id = "test.other",
		.writes = true,
		.sql = "INSERT INTO other (id, thing_id) VALUES (?, ?)",
		.params = { DB_INT, DB_INT },
	};
	const int64_t id = add("a", 1);

	(void)state;
	assert_int_equal(db_exec(db, &other, DB_ARGS(db_int(1), db_int(id)), NULL, NULL), RES_OK);
	assert_int_equal(
	    db_exec(db, &other, DB_ARGS(db_int(1), db_int(id)), NULL, NULL), RES_CONFLICT);
	assert_int_equal(
	    db_exec(db, &other, DB_ARGS(db_int(2), db_int(id + 1)), NULL, NULL), RES_CONFLICT);
}

static void our_own_mistakes_are_bugs(void **state)
{
	static const struct db_column short_columns[] = { { "id", DB_INT, 0 }, { 0 } };
	static const struct db_column hash_columns[] = { { "raw", DB_HASH, 0 }, { 0 } };
	static const struct db_column big_columns[] = { { "n", DB_INT, 0 }, { 0 } };
	static const struct db_statement wrong_columns = { .id = "test.wrong_columns",
		.sql = "SELECT " THING_COLUMNS " FROM thing",
		.columns = short_columns,
		.row_size = 8 };
	static const struct db_statement wrong_hash = { .id = "test.wrong_hash",
		.sql = "SELECT raw FROM thing",
		.columns = hash_columns,
		.row_size = sizeof(struct hash) };
	static const struct db_statement too_big = { .id = "test.too_big",
		.sql = "SELECT 18446744073709551615 AS n",
		.columns = big_columns,
		.row_size = 8 };
	static const struct db_statement no_sql = {
		.id = "test.no_sql", .writes = true, .sql = "INSRT INTO thing"
	};
	static const struct db_statement two = {
		.id = "test.two", .writes = true, .sql = "DELETE FROM other; DELETE FROM thing"
	};
	static const struct db_statement infile = { .id = "test.infile",
		.writes = true,
		.sql = "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE thing (word)" };
	static const struct db_statement too_long = { .id = "test.too_long",
		.writes = true,
		.sql = "INSERT INTO other (id, name) VALUES (1, ?)",
		.params = { DB_TEXT } };
	struct thing thing;
	struct hash hash;
	int64_t n;

	(void)state;
	add("a", 1);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_text("1")), &thing), RES_BUG);
	assert_int_equal(db_one(db, &find, DB_NONE, &thing), RES_BUG);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(1), db_int(2)), &thing), RES_BUG);
	assert_int_equal(db_one(db, &wrong_columns, DB_NONE, &n), RES_BUG);
	assert_int_equal(db_one(db, &wrong_hash, DB_NONE, &hash), RES_BUG);
	assert_int_equal(db_one(db, &too_big, DB_NONE, &n), RES_BUG);
	assert_int_equal(db_exec(db, &no_sql, DB_NONE, NULL, NULL), RES_BUG);
	assert_int_equal(db_exec(db, &two, DB_NONE, NULL, NULL), RES_BUG);
	assert_int_equal(db_exec(db, &infile, DB_NONE, NULL, NULL), RES_BUG);
	assert_int_equal(
	    db_exec(db, &too_long, DB_ARGS(db_text("12345678901")), NULL, NULL), RES_BUG);
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(1), db_time(1)), NULL, NULL), RES_BUG);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM thing"), 1);
}

static void a_full_arena_is_survived(void **state)
{
	struct arena *small = arena_create(2000);
	struct thing thing;
	struct db_rows rows;
	char word[1500];
	int64_t id;
	int i;

	(void)state;
	memset(word, 'w', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	for (i = 0; i < 50; i++)
		id = add(word, i);
	assert_non_null(small);
	db_use_arena(db, small);
	assert_int_equal(db_each(db, &list, DB_ARGS(db_int(50)), &rows), RES_UNAVAILABLE);
	assert_null(rows.rows);
	arena_reset(small);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_UNAVAILABLE);
	assert_ptr_equal(db_swap_arena(db, arena), small);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	arena_destroy(small);
}

static void a_statement_over_its_time_is_unavailable(void **state)
{
	static const struct db_column columns[] = { { "n", DB_INT, 0 }, { 0 } };
	static const struct db_statement slow = { .id = "test.slow",
		.sql = "SELECT COUNT(*) AS n FROM seq_1_to_100000000 a, seq_1_to_1000 b WHERE "
		       "a.seq % 7 = b.seq % 5",
		.columns = columns,
		.row_size = 8 };
	struct db *page = help_db_again(arena, "db", 1);
	int64_t n, since = clock_ticks_ms();

	(void)state;
	assert_int_equal(db_one(page, &slow, DB_NONE, &n), RES_UNAVAILABLE);
	assert_in_range(clock_ticks_ms() - since, 900, 5000);
	assert_int_equal(help_db_number(page, "SELECT 1 AS n"), 1);
	assert_int_equal(db_stats(page).calls, 2);
	assert_in_range(db_stats(page).ms, 900, 5000);
	db_close(page);
}

/* An account that may write, in a session that may not: what pages read by when one account is all
 * there is. */
static void a_read_only_session_changes_nothing(void **state)
{
	struct db *reader = help_db_read_only(arena, "db");
	const int64_t id = add("a", 1);
	struct thing thing;

	(void)state;
	assert_int_equal(db_one(reader, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	assert_int_equal(
	    db_exec(reader, &touch, DB_ARGS(db_int(10), db_int(id)), NULL, NULL), RES_BUG);
	assert_int_equal(db_begin(reader), RES_OK);
	assert_int_equal(
	    db_exec(reader, &touch, DB_ARGS(db_int(10), db_int(id)), NULL, NULL), RES_BUG);
	db_rollback(reader);
	assert_int_equal(help_db_number(db, "SELECT number AS n FROM thing"), 1);
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(10), db_int(id)), NULL, NULL), RES_OK);
	db_close(reader);
}

/* ---- transactions ---- */

static void rollback_forgets_and_commit_keeps(void **state)
{
	(void)state;
	assert_int_equal(db_begin(db), RES_OK);
	assert_true(db_in_transaction(db));
	add("a", 1);
	db_rollback(db);
	assert_false(db_in_transaction(db));
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM thing"), 0);
	assert_int_equal(db_begin(db), RES_OK);
	add("b", 1);
	assert_int_equal(db_commit(db), RES_OK);
	assert_false(db_in_transaction(db));
	db_rollback(db);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM thing"), 1);
}

/* A row somebody else holds, until our patience ends (1205): the same result as a deadlock (1213).
 */
static void a_transaction_that_must_wait_is_run_again(void **state)
{
	struct db *second = help_db_again(arena, "db", 0);
	const int64_t a = add("a", 1), b = add("b", 2);
	enum result res;

	(void)state;
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(10), db_int(a)), NULL, NULL), RES_OK);
	assert_int_equal(db_begin(second), RES_OK);
	help_db_run(second, "SET innodb_lock_wait_timeout = 1");
	assert_int_equal(
	    db_exec(second, &touch, DB_ARGS(db_int(20), db_int(b)), NULL, NULL), RES_OK);
	/* Waits for `a` until its time is over: 1205. */
	res = db_exec(second, &touch, DB_ARGS(db_int(20), db_int(a)), NULL, NULL);
	assert_int_equal(res, RES_RETRY);
	/* What follows in the lost transaction does not run. */
	assert_int_equal(
	    db_exec(second, &touch, DB_ARGS(db_int(30), db_int(b)), NULL, NULL), RES_RETRY);
	assert_int_equal(db_commit(second), RES_RETRY);
	assert_false(db_in_transaction(second));
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(10), db_int(b)), NULL, NULL), RES_OK);
	assert_int_equal(db_commit(db), RES_OK);
	assert_int_equal(
	    help_db_number(db, "SELECT COUNT(*) AS n FROM thing WHERE number = 10"), 2);
	db_close(second);
}

/* ---- lost connections ---- */

static void kill_connection(struct db *victim)
{
	const int64_t id = help_db_number(victim, "SELECT CONNECTION_ID() AS n");
	struct db *killer = help_db_again(arena, "db", 0);
	char sql[60];

	snprintf(sql, sizeof sql, "KILL CONNECTION %lld", (long long)id);
	help_db_run(killer, sql);
	db_close(killer);
}

static void a_lost_connection_outside_a_transaction_is_not_noticed(void **state)
{
	const int64_t id = add("a", 1);
	struct thing thing;

	(void)state;
	kill_connection(db);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	kill_connection(db);
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(2), db_int(id)), NULL, NULL), RES_OK);
	kill_connection(db);
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(db_commit(db), RES_OK);
	kill_connection(db);
	assert_true(db_ping(db));
}

static void a_lost_connection_ends_its_transaction(void **state)
{
	const int64_t id = add("a", 1);
	struct thing thing;

	(void)state;
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(db_exec(db, &touch, DB_ARGS(db_int(2), db_int(id)), NULL, NULL), RES_OK);
	kill_connection(db);
	assert_int_equal(
	    db_exec(db, &touch, DB_ARGS(db_int(3), db_int(id)), NULL, NULL), RES_UNAVAILABLE);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_UNAVAILABLE);
	assert_true(db_in_transaction(db));
	assert_int_equal(db_commit(db), RES_UNAVAILABLE);
	assert_false(db_in_transaction(db));
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
	assert_int_equal(thing.number, 1);
	/* Lost right before COMMIT. */
	assert_int_equal(db_begin(db), RES_OK);
	kill_connection(db);
	assert_int_equal(db_commit(db), RES_UNAVAILABLE);
	assert_int_equal(db_one(db, &find, DB_ARGS(db_int(id)), &thing), RES_OK);
}

static void a_server_that_is_away_is_unavailable(void **state)
{
	const struct db_options options = {
		.socket = "/nonexistent/mysql.sock", .name = "x", .user = "x", .password = "x"
	};
	struct db *away = db_open(&options);
	struct thing thing;
	struct db_rows rows;
	const char *problem;

	(void)state;
	assert_non_null(away);
	db_use_arena(away, arena);
	assert_false(db_ping(away));
	assert_int_equal(db_one(away, &find, DB_ARGS(db_int(1)), &thing), RES_UNAVAILABLE);
	assert_int_equal(db_each(away, &list, DB_ARGS(db_int(1)), &rows), RES_UNAVAILABLE);
	assert_int_equal(
	    db_exec(away, &touch, DB_ARGS(db_int(1), db_int(1)), NULL, NULL), RES_UNAVAILABLE);
	assert_int_equal(db_begin(away), RES_UNAVAILABLE);
	assert_int_equal(db_script(away, "SELECT 1", &problem), RES_UNAVAILABLE);
	assert_int_equal(db_check(away, &find, &problem), RES_UNAVAILABLE);
	assert_int_equal(db_check_settings(away, &problem), RES_UNAVAILABLE);
	db_rollback(away);
	db_close(away);
	db_close(NULL);
}

/* ---- checks and scripts ---- */

static void descriptions_are_compared(void **state)
{
	static const struct db_column renamed[] = { { "word", DB_INT, 0 }, { 0 } };
	static const struct db_column wrong_kind[] = { { "word", DB_TIME, 0 }, { 0 } };
	static const struct db_column fine[] = { { "word", DB_TEXT, 0 }, { 0 } };
	static const struct db_column far[] = { { "word", DB_TEXT, 8 }, { 0 } };
	static const struct db_statement cases[] = {
		{ .id = "ok", .sql = "SELECT word FROM thing", .columns = fine, .row_size = 8 },
		{ .id = "name", .sql = "SELECT id FROM thing", .columns = renamed, .row_size = 8 },
		{ .id = "kind",
		    .sql = "SELECT word FROM thing",
		    .columns = wrong_kind,
		    .row_size = 8 },
		{ .id = "far", .sql = "SELECT word FROM thing", .columns = far, .row_size = 8 },
		{ .id = "columns",
		    .sql = "SELECT word, id FROM thing",
		    .columns = fine,
		    .row_size = 8 },
		{ .id = "params",
		    .sql = "SELECT word FROM thing WHERE id = ?",
		    .columns = fine,
		    .row_size = 8 },
		{ .id = "rows", .sql = "DELETE FROM thing", .columns = fine, .row_size = 8 },
		{ .id = "table",
		    .sql = "SELECT word FROM nothing",
		    .columns = fine,
		    .row_size = 8 },
	};
	const char *problem;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(db_check(db, &cases[i], &problem), i == 0 ? RES_OK : RES_INVALID);
		if (i > 0)
			assert_memory_equal(problem, cases[i].id, strlen(cases[i].id));
	}
	assert_int_equal(db_check(db, &find, &problem), RES_OK);
	assert_int_equal(db_check(db, &insert, &problem), RES_OK);
	assert_null(problem);
}

static void settings_are_verified(void **state)
{
	struct db *own = help_db_again(arena, "db", 3);
	const char *problem;
	enum result res = db_check_settings(own, &problem);

	(void)state;
	/* A throw-away test server may have given durability up, and nothing else. */
	if (res != RES_OK)
		assert_memory_equal(problem, "innodb_flush_log_at_trx_commit", 30);
	help_db_run(own, "SET time_zone = '+01:00'");
	assert_int_equal(db_check_settings(own, &problem), RES_INVALID);
	assert_memory_equal(problem, "time_zone is +01:00", 19);
	db_close(own);
}

static void scripts_say_which_statement_failed(void **state)
{
	const char *problem;

	(void)state;
	assert_int_equal(
	    db_script(db,
		"SELECT 1; SET @x = 5; SELECT @x; DELETE FROM nothing; DELETE FROM thing;",
		&problem),
	    RES_UNAVAILABLE);
	assert_memory_equal(problem, "statement 4:", 12);
	assert_int_equal(db_script(db, "DELETE FRM x", &problem), RES_INVALID);
	assert_memory_equal(problem, "statement 1:", 12);
	assert_int_equal(help_db_number(db, "SELECT @x AS n"), 5);
	assert_int_equal(db_script(db, "SELECT 1;\n-- the end\n", &problem), RES_OK);
	assert_null(problem);
}

static int open_all(void **state)
{
	(void)state;
	names = arena_create(1024 * 1024);
	arena = arena_create(64 * 1024 * 1024);
	assert_true(names != NULL && arena != NULL);
	assert_int_equal(crypt_open(), RES_OK);
	db = help_db_open(names, "db", false);
	help_db_run(db,
	    "CREATE TABLE thing (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, word LONGTEXT "
	    "NULL, raw VARBINARY(200) NULL,"
	    " hash BINARY(32) NULL, at DATETIME NULL, good BOOLEAN NULL, number BIGINT NULL);"
	    "CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY, thing_id BIGINT NULL, name "
	    "VARCHAR(10) NULL,"
	    " FOREIGN KEY (thing_id) REFERENCES thing (id))");
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	help_db_close(db, "db");
	arena_destroy(arena);
	arena_destroy(names);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(every_kind_comes_back, empty),
		cmocka_unit_test_setup(null_lands_as_nothing, empty),
		cmocka_unit_test_setup(optional_references_are_null, empty),
		cmocka_unit_test_setup(long_text_is_whole, empty),
		cmocka_unit_test_setup(lists_grow, empty),
		cmocka_unit_test_setup(one_means_one, empty),
		cmocka_unit_test_setup(updates_count_rows_found, empty),
		cmocka_unit_test_setup(violated_keys_are_conflicts, empty),
		cmocka_unit_test_setup(our_own_mistakes_are_bugs, empty),
		cmocka_unit_test_setup(a_full_arena_is_survived, empty),
		cmocka_unit_test_setup(a_statement_over_its_time_is_unavailable, empty),
		cmocka_unit_test_setup(a_read_only_session_changes_nothing, empty),
		cmocka_unit_test_setup(rollback_forgets_and_commit_keeps, empty),
		cmocka_unit_test_setup(a_transaction_that_must_wait_is_run_again, empty),
		cmocka_unit_test_setup(
		    a_lost_connection_outside_a_transaction_is_not_noticed, empty),
		cmocka_unit_test_setup(a_lost_connection_ends_its_transaction, empty),
		cmocka_unit_test_setup(a_server_that_is_away_is_unavailable, empty),
		cmocka_unit_test_setup(descriptions_are_compared, empty),
		cmocka_unit_test_setup(settings_are_verified, empty),
		cmocka_unit_test_setup(scripts_say_which_statement_failed, empty),
	};

	return cmocka_run_group_tests_name("db", tests, open_all, close_all);
}
