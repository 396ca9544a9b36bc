/* SPDX-License-Identifier: Apache-2.0 */
/* Migrations: the shipped ones from nothing, twice, and by two processes at once; a changed file, a
 * gap, a broken step, a database that is newer, a killed migrator's lease; that every table and
 * column of the schema is as the project promises, and that every statement of the program fits the
 * schema. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "crypt.h"
#include "help_db.h"
#include "migrate.h"
#include "statements.h"

#define NOW 1795000000
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct arena *arena;
static char directory[] = "/tmp/loket-migrate-XXXXXX";

static void put(const char *name, const char *sql)
{
	char *path = arena_printf(arena, "%s/%s", directory, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(sql, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void gone(const char *name)
{
	assert_int_equal(unlink(arena_printf(arena, "%s/%s", directory, name)), 0);
}

static void shipped_ones_run_once(void **state)
{
	struct db *db = help_db_open(arena, "migrate", false);
	const char *problem;
	int64_t applied, newest, version;

	(void)state;
	assert_int_equal(migrate_version(db, &version), RES_UNAVAILABLE);
	assert_int_equal(migrate_newest(arena, "db/migrations", &newest), RES_OK);
	assert_true(newest >= 18);
	assert_int_equal(migrate_run(db, arena, "db/migrations", NOW, &applied, &problem), RES_OK);
	assert_null(problem);
	assert_int_equal(applied, newest);
	assert_int_equal(migrate_version(db, &version), RES_OK);
	assert_int_equal(version, newest);
	assert_int_equal(migrate_run(db, arena, "db/migrations", NOW, &applied, &problem), RES_OK);
	assert_int_equal(applied, 0);
	/* A process killed between a step and its record repeats the step. */
	help_db_run(db, "DELETE FROM schema_migration");
	assert_int_equal(migrate_run(db, arena, "db/migrations", NOW, &applied, &problem), RES_OK);
	assert_int_equal(applied, newest);
	help_db_close(db, "migrate");
}

static void the_schema_keeps_its_promises(void **state)
{
	struct db *db = help_db_open(arena, "migrate", true);

	(void)state;
#define COUNT_OF(what, where)                                    \
	help_db_number(db,                                       \
	    "SELECT COUNT(*) AS n FROM information_schema." what \
	    " WHERE table_schema = DATABASE() AND " where)
	assert_true(COUNT_OF("tables", "TRUE") >= 20);
	assert_int_equal(COUNT_OF("columns", "column_comment = ''"), 0);
	assert_int_equal(COUNT_OF("tables", "table_comment = ''"), 0);
	assert_int_equal(COUNT_OF("tables", "engine <> 'InnoDB'"), 0);
	assert_int_equal(COUNT_OF("columns", "character_set_name <> 'utf8mb4'"), 0);
	assert_int_equal(
	    COUNT_OF("columns", "data_type IN ('timestamp', 'enum', 'float', 'double')"), 0);
	assert_int_equal(
	    COUNT_OF("tables",
		"table_name NOT IN (SELECT table_name FROM information_schema.table_constraints"
		" WHERE table_schema = DATABASE() AND constraint_type = 'PRIMARY KEY')"),
	    0);
	/* Secrets are compared as bytes. */
	assert_int_equal(COUNT_OF("columns",
			     "column_name LIKE '%_hash' AND column_name <> 'password_hash' AND "
			     "column_type <> 'binary(32)'"),
	    0);
	help_db_run(db,
	    "INSERT INTO organisation (name, created_at) VALUES ('x', UTC_TIMESTAMP());"
	    "INSERT INTO user (email, name, role, organisation_id, created_at) VALUES "
	    "('a@x.example', 'A', 1, 1, UTC_TIMESTAMP());"
	    "INSERT INTO ticket_type (code, name_nl, name_en, position) VALUES ('x', 'x', 'x', 1);"
	    "INSERT INTO ticket (organisation_id, requester_id, type_id, source, subject, "
	    "created_at, updated_at, touched_at)"
	    " VALUES (1, 1, 1, 2, 'x', UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP())");
	assert_int_equal(help_db_number(db, "SELECT id AS n FROM ticket"), 10001);
	assert_int_equal(help_db_number(db, "SELECT is_open AS n FROM ticket"), 1);
	help_db_run(db, "UPDATE ticket SET status = 6");
	assert_int_equal(help_db_number(db, "SELECT is_open AS n FROM ticket"), 0);
	/* Addresses are equal only byte by byte. */
	help_db_run(db,
	    "INSERT INTO user (email, name, role, organisation_id, created_at) VALUES "
	    "('\xc3\xa1@x.example', 'A', 1, 1, UTC_TIMESTAMP())");
	assert_int_equal(
	    help_db_number(db, "SELECT COUNT(*) AS n FROM user WHERE email = 'a@x.example '"), 0);
	help_db_close(db, "migrate");
}

static void two_processes_at_once_do_not_collide(void **state)
{
	struct db *db = help_db_open(arena, "migrate", false);
	int64_t version, newest;
	int status, i;
	pid_t pid;

	(void)state;
	for (i = 0; i < 4; i++) {
		assert_true((pid = fork()) >= 0);
		if (pid == 0) {
			struct arena *own = arena_create(16 * 1024 * 1024);
			struct db *mine = help_db_again(own, "migrate", 0);
			const char *problem;
			int64_t applied;

			_exit(migrate_run(mine, own, "db/migrations", NOW, &applied, &problem) ==
				    RES_OK
				? 0
				: 1);
		}
	}
	for (i = 0; i < 4; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(migrate_newest(arena, "db/migrations", &newest), RES_OK);
	assert_int_equal(migrate_version(db, &version), RES_OK);
	assert_int_equal(version, newest);
	help_db_close(db, "migrate");
}

static void what_is_wrong_is_said(void **state)
{
	struct db *db = help_db_open(arena, "migrate", false);
	const char *problem;
	int64_t applied, newest;

	(void)state;
	put("0001_one.sql", "CREATE TABLE IF NOT EXISTS one (id INT PRIMARY KEY);\n");
	put("0002_two.sql", "CREATE TABLE IF NOT EXISTS two (id INT PRIMARY KEY);\n");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_OK);
	assert_int_equal(applied, 2);

	put("0003_broken.sql", "CREATE TABLE three (id INT PRIMARY KEY;\n");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_INVALID);
	assert_non_null(strstr(problem, "0003_broken.sql"));
	/* Mended, it goes on: the failed start left nothing behind. */
	put("0003_broken.sql", "CREATE TABLE three (id INT PRIMARY KEY);\n");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_OK);
	assert_int_equal(applied, 1);

	put("0005_gap.sql", "CREATE TABLE five (id INT PRIMARY KEY);\n");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_INVALID);
	assert_non_null(strstr(problem, "0005_gap.sql"));
	assert_int_equal(migrate_newest(arena, directory, &newest), RES_INVALID);
	gone("0005_gap.sql");
	put("4_name.sql", "");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_INVALID);
	gone("4_name.sql");

	put("0002_two.sql", "CREATE TABLE IF NOT EXISTS two (id BIGINT PRIMARY KEY);\n");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_CONFLICT);
	assert_non_null(strstr(problem, "0002_two.sql changed"));
	put("0002_two.sql", "CREATE TABLE IF NOT EXISTS two (id INT PRIMARY KEY);\n");

	gone("0003_broken.sql");
	assert_int_equal(migrate_run(db, arena, directory, NOW, &applied, &problem), RES_CONFLICT);
	assert_non_null(strstr(problem, "newer"));
	gone("0002_two.sql");
	gone("0001_one.sql");
	assert_int_equal(
	    migrate_run(db, arena, "/nonexistent", NOW, &applied, &problem), RES_UNAVAILABLE);
	assert_non_null(problem);
	help_db_close(db, "migrate");
}

/* A migrator that was killed on this host does not make the next one wait for its lease. */
static void a_dead_holder_is_not_waited_for(void **state)
{
	struct db *db = help_db_open(arena, "migrate", true);
	const char *problem;
	char host[60] = "";
	int64_t applied;
	pid_t pid;

	(void)state;
	assert_true((pid = fork()) >= 0);
	if (pid == 0)
		_exit(0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_int_equal(gethostname(host, sizeof host - 1), 0);
	help_db_run(db,
	    arena_printf(arena,
		"UPDATE lease SET owner = '%s:%d', until_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR;"
		"DELETE FROM schema_migration",
		host, (int)pid));
	assert_int_equal(migrate_run(db, arena, "db/migrations", NOW, &applied, &problem), RES_OK);
	assert_true(applied > 0);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM lease WHERE owner = ''"), 1);
	help_db_close(db, "migrate");
}

/* db/schema.sql is what the migrations make. */
static void the_snapshot_is_the_schema(void **state)
{
	struct db *db = help_db_open(arena, "migrate", true);
	const char *command = arena_printf(arena,
	    "db/snapshot.sh '%s' '%s_migrate' | cmp - db/schema.sql >&2",
	    getenv("LOKET_TEST_SOCKET"), getenv("LOKET_TEST_DB"));

	(void)state;
	assert_non_null(command);
	assert_int_equal(system(command), 0);
	help_db_close(db, "migrate");
}

static int check_list(struct db *db, const struct db_statement *const *list, int *checked)
{
	const char *problem;
	int wrong = 0;

	for (; *list != NULL; list++, (*checked)++) {
		if (db_check(db, *list, &problem) == RES_OK)
			continue;
		print_error("%s\n", problem);
		wrong++;
	}
	return wrong;
}

static void statements_match_the_schema(void **state)
{
	static const struct db_statement *const *const ours[] = { migrate_statements,
		rate_statements, store_statements };
	struct db *db = help_db_open(arena, "migrate", true);
	const struct db_statement *const *const *list;
	int checked = 0, wrong = 0;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(ours); i++)
		wrong += check_list(db, ours[i], &checked);
	for (list = statements_all; *list != NULL; list++)
		wrong += check_list(db, *list, &checked);
	assert_int_equal(wrong, 0);
	assert_true(checked > 50);
	help_db_close(db, "migrate");
}

static int open_all(void **state)
{
	(void)state;
	arena = arena_create(64 * 1024 * 1024);
	assert_non_null(arena);
	assert_non_null(mkdtemp(directory));
	return crypt_open() == RES_OK ? 0 : -1;
}

static int close_all(void **state)
{
	(void)state;
	rmdir(directory);
	arena_destroy(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_ones_run_once),
		cmocka_unit_test(the_schema_keeps_its_promises),
		cmocka_unit_test(two_processes_at_once_do_not_collide),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(a_dead_holder_is_not_waited_for),
		cmocka_unit_test(the_snapshot_is_the_schema),
		cmocka_unit_test(statements_match_the_schema),
	};

	return cmocka_run_group_tests_name("migrate", tests, open_all, close_all);
}
