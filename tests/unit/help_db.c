/* SPDX-License-Identifier: Apache-2.0 */
/* Databases for unit tests: made empty, dropped afterwards. */
#include "help_db.h"

#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "migrate.h"

static const char *needed(const char *name)
{
	const char *value = getenv(name);

	if (value == NULL || value[0] == '\0')
		fail_msg(
		    "%s is not set: this test needs the private database server of tests/run.sh",
		    name);
	return value;
}

static struct db_options options_for(const char *name)
{
	const char *user = getenv("LOKET_TEST_USER");
	const char *password = getenv("LOKET_TEST_PASSWORD");
	const struct passwd *pw = getpwuid(geteuid());

	return (struct db_options){ .socket = needed("LOKET_TEST_SOCKET"),
		.name = name,
		.user = user != NULL ? user
		    : pw != NULL     ? pw->pw_name
				     : "root",
		.password = password != NULL ? password : "" };
}

void help_db_run(struct db *db, const char *sql)
{
	const char *problem = NULL;
	enum result res = db_script(db, sql, &problem);

	if (res != RES_OK)
		fail_msg("%s: %s\n%s", result_name(res), problem != NULL ? problem : "", sql);
}

int64_t help_db_number(struct db *db, const char *sql)
{
	struct {
		int64_t n;
	} row = { 0 };
	const struct db_column columns[] = { { "n", DB_INT, 0 }, { 0 } };
	/* The layer knows statements by their address: one of its own for each call. */
	static struct db_statement statements[512];
	static size_t used;
	struct db_statement *st = &statements[used++];

	assert_true(used <= sizeof(statements) / sizeof(statements[0]));
	*st = (struct db_statement){
		.id = "test.number", .sql = sql, .columns = columns, .row_size = sizeof row
	};
	assert_int_equal(db_one(db, st, DB_NONE, &row), RES_OK);
	return row.n;
}

static struct db *again(
    struct arena *arena, const char *suffix, int64_t statement_seconds, bool read_only)
{
	char *name = arena_printf(arena, "%s_%s", needed("LOKET_TEST_DB"), suffix);
	struct db_options options = options_for(name);
	struct db *db;

	assert_non_null(name);
	options.statement_seconds = statement_seconds;
	options.read_only = read_only;
	db = db_open(&options);
	assert_non_null(db);
	db_use_arena(db, arena);
	return db;
}

struct db *help_db_again(struct arena *arena, const char *suffix, int64_t statement_seconds)
{
	return again(arena, suffix, statement_seconds, false);
}

struct db *help_db_read_only(struct arena *arena, const char *suffix)
{
	return again(arena, suffix, 3, true);
}

static void on_server(struct arena *arena, const char *sql)
{
	struct db_options options = options_for(NULL);
	struct db *db = db_open(&options);

	assert_non_null(db);
	db_use_arena(db, arena);
	help_db_run(db, sql);
	db_close(db);
}

struct db *help_db_open(struct arena *arena, const char *suffix, bool migrated)
{
	const char *problem = NULL;
	int64_t applied = 0;
	const char *prefix = needed("LOKET_TEST_DB");
	struct db *db;

	on_server(arena,
	    arena_printf(arena,
		"DROP DATABASE IF EXISTS `%s_%s`; CREATE DATABASE `%s_%s`"
		" CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
		prefix, suffix, prefix, suffix));
	db = help_db_again(arena, suffix, 0);
	if (migrated &&
	    migrate_run(db, arena, "db/migrations", 1795000000, &applied, &problem) != RES_OK)
		fail_msg("migrations: %s", problem);
	return db;
}

void help_db_close(struct db *db, const char *suffix)
{
	struct arena *arena = arena_create(64 * 1024);

	db_close(db);
	assert_non_null(arena);
	on_server(arena,
	    arena_printf(
		arena, "DROP DATABASE IF EXISTS `%s_%s`", needed("LOKET_TEST_DB"), suffix));
	arena_destroy(arena);
}
