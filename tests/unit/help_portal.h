/* SPDX-License-Identifier: Apache-2.0 */
/* What tests of a concept stand on: a database of their own at the newest schema, the real
 * templates and catalogues, the settings of a test, and a context at eight o'clock on a Monday. */
#ifndef LOKET_TEST_HELP_PORTAL_H
#define LOKET_TEST_HELP_PORTAL_H

#include "ctx.h"
#include "settings.h"
#include "support.h"

#define NOW 1795420800 /* 2026-11-23T08:00:00Z */

struct help_portal {
	struct arena *names; /* lives as long as the connection */
	struct arena *arena; /* of one test */
	struct db *db;
	struct settings settings;
	struct ctx ctx;
};
extern struct help_portal help;

/* Set-up of a program: `sql` is what all its tests find in the database; NULL for nothing. Other
 * than 0 when something of it does not open. */
int help_portal_open(const char *suffix, const char *sql);
int help_portal_close(void **state);
/* Set-up of one test: runs `sql`, and everything else is as new. */
int help_portal_begin(const char *sql);
/* The first column of the first row; its statement outlives the test. */
int64_t help_number(const char *sql);

#endif
