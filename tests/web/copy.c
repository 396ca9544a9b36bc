/* SPDX-License-Identifier: Apache-2.0 */
/* Copies the ring's database by the client programs, and holds one connection as the server's
 * owner. */
#include "copy.h"

#include <mysql.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support.h"

static char name[40], config[80];
static MYSQL *owner;

static void shell(const char *format, ...)
{
	char command[2000];
	va_list args;

	va_start(args, format);
	assert_true(vsnprintf(command, sizeof(command), format, args) < (int)sizeof(command));
	va_end(args);
	if (system(command) != 0)
		fail_msg("failed: %s", command);
}

static void open_owner(void)
{
	const struct passwd *pw = getpwuid(geteuid());

	owner = mysql_init(NULL);
	mysql_options(owner, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(owner, NULL, pw == NULL ? "root" : pw->pw_name, NULL, NULL, 0,
		getenv("LOKET_TEST_SOCKET"), CLIENT_MULTI_STATEMENTS) == NULL)
		fail_msg("%s", mysql_error(owner));
}

static int64_t run(const char *sql)
{
	int64_t number = -1;
	int more;

	if (mysql_query(owner, sql) != 0)
		fail_msg("%.300s: %s", sql, mysql_error(owner));
	do {
		MYSQL_RES *rows = mysql_store_result(owner);
		MYSQL_ROW row = rows == NULL ? NULL : mysql_fetch_row(rows);

		if (row != NULL && row[0] != NULL)
			number = strtoll(row[0], NULL, 10);
		mysql_free_result(rows);
		more = mysql_next_result(owner);
		if (more > 0)
			fail_msg("%.300s: %s", sql, mysql_error(owner));
	} while (more == 0);
	return number;
}

void copy_run(const char *format, ...)
{
	char sql[8000];
	va_list args;

	va_start(args, format);
	assert_true(vsnprintf(sql, sizeof(sql), format, args) < (int)sizeof(sql));
	va_end(args);
	(void)run(sql);
}

int64_t copy_number(const char *format, ...)
{
	char sql[8000];
	va_list args;

	va_start(args, format);
	assert_true(vsnprintf(sql, sizeof(sql), format, args) < (int)sizeof(sql));
	va_end(args);
	return run(sql);
}

void copy_load(int tickets)
{
	shell("BENCH_SQL='mariadb --no-defaults --socket=%s --default-character-set=utf8mb4 "
	      "--batch --skip-column-names %s'"
	      " tests/bench/load.sh %d",
	    getenv("LOKET_TEST_SOCKET"), name, tickets);
}

int copy_open(void **state)
{
	const char *socket = getenv("LOKET_TEST_SOCKET"), *original = getenv("LOKET_TEST_CONFIG");

	if (socket == NULL || original == NULL)
		fail_msg("LOKET_TEST_SOCKET and LOKET_TEST_CONFIG are not set: run this ring by "
			 "tests/run.sh");
	snprintf(name, sizeof(name), "loket_copy_%ld", (long)getpid());
	snprintf(config, sizeof(config), "/tmp/%s.conf", name);
	open_owner();
	copy_run("CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci; GRANT "
		 "SELECT ON %s.* TO loket_read@localhost;"
		 " GRANT SELECT, INSERT, UPDATE, DELETE ON %s.* TO loket_web@localhost, "
		 "loket_jobs@localhost",
	    name, name, name);
	shell("mariadb-dump --no-defaults --socket='%s' --single-transaction --hex-blob loket "
	      ">/tmp/%s.sql && mariadb --no-defaults --socket='%s' %s"
	      " </tmp/%s.sql && rm /tmp/%s.sql",
	    socket, name, socket, name, name, name);
	shell("umask 077; sed 's/^name = loket$/name = %s/' '%s' >%s && grep -qx 'name = %s' %s",
	    name, original, config, name, config);
	mysql_select_db(owner, name);
	setenv("LOKET_TEST_CONFIG", config, 1);
	return web_open(state);
}

int copy_close(void **state)
{
	web_close(state);
	copy_run("DROP DATABASE %s; REVOKE ALL ON %s.* FROM loket_read@localhost, "
		 "loket_web@localhost, loket_jobs@localhost",
	    name, name);
	mysql_close(owner);
	unlink(config);
	return 0;
}

void copy_each(
    const char *sql, void (*seen)(const void *data, char **cells, unsigned count), const void *data)
{
	MYSQL_RES *rows;
	MYSQL_ROW row;

	if (mysql_query(owner, sql) != 0 || (rows = mysql_store_result(owner)) == NULL)
		fail_msg("%.300s: %s", sql, mysql_error(owner));
	while ((row = mysql_fetch_row(rows)) != NULL)
		seen(data, row, mysql_num_fields(rows));
	mysql_free_result(rows);
}
