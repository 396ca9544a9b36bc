/* SPDX-License-Identifier: Apache-2.0 */
/* A real, private MariaDB for unit tests. LOKET_TEST_SOCKET names its socket and LOKET_TEST_DB the
 * prefix of the databases a test may make and drop; the account is LOKET_TEST_USER (the operating
 * system user when absent) with LOKET_TEST_PASSWORD. Without a server the test fails. */
#ifndef LOKET_HELP_DB_H
#define LOKET_HELP_DB_H

#include "db.h"

/* An empty database of this test's own, `<LOKET_TEST_DB>_<suffix>`, and a connection to it. With
 * `migrated`, at the newest schema. */
struct db *help_db_open(struct arena *arena, const char *suffix, bool migrated);
/* A second connection to it. */
struct db *help_db_again(struct arena *arena, const char *suffix, int64_t statement_seconds);
/* One that may change nothing, though its account may. */
struct db *help_db_read_only(struct arena *arena, const char *suffix);
/* Runs SQL and fails the test when it does not work. */
void help_db_run(struct db *db, const char *sql);
/* The first column of the first row, as a number. */
int64_t help_db_number(struct db *db, const char *sql);
/* Drops the database and closes the connection. */
void help_db_close(struct db *db, const char *suffix);

#endif
