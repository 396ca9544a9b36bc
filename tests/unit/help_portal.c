/* SPDX-License-Identifier: Apache-2.0 */
/* Holds the one portal of a test program. */
#include "help_portal.h"

#include "crypt.h"
#include "help_db.h"
#include "i18n.h"
#include "view.h"

struct help_portal help;
static const char *database;

static const struct settings of_a_test = {
	.environment = ENVIRONMENT_TEST,
	.base_url = "https://support.daklab.example:8443",
	.site_name = "Daklab Support",
	.brand = "Daklab",
	.phone = "0183 - 643 690",
	.phone_tel = "+31183643690",
	.zone = "Europe/Amsterdam",
	.clock = "",
	.smtp_url = "",
	.smtp_user = "",
	.smtp_password = "",
	.smtp_ca = "",
	.mail_from = "support@daklab.example",
	.mail_from_name = "Daklab Support",
	.secret_key = "0123456789abcdef0123456789abcdef",
	.front_socket = "",
	.front_cache = "",
	.front_emergency = "",
	.push_socket = "",
	.session_idle_minutes = 30,
	.session_hours = 12,
	.rate_scale = 1,
};

int help_portal_open(const char *suffix, const char *sql)
{
	database = suffix;
	help.settings = of_a_test;
	help.names = arena_create(64 << 20);
	help.arena = arena_create(64 << 20);
	help.db = help_db_open(help.names, suffix, true);
	if (crypt_open() != RES_OK || i18n_open("build/locale", "Europe/Amsterdam") != RES_OK ||
	    view_open("build/views", false) != RES_OK)
		return 1;
	if (sql != NULL)
		help_db_run(help.db, sql);
	return 0;
}

int help_portal_close(void **state)
{
	(void)state;
	db_use_arena(help.db, help.names);
	help_db_close(help.db, database);
	arena_destroy(help.arena);
	arena_destroy(help.names);
	return 0;
}

int help_portal_begin(const char *sql)
{
	arena_reset(help.arena);
	db_use_arena(help.db, help.arena);
	help_db_run(help.db, sql);
	i18n_use(LANGUAGE_NL);
	help.ctx = (struct ctx){ .arena = help.arena,
		.db = help.db,
		.now = NOW,
		.remote = "192.0.2.1",
		.settings = &help.settings };
	return 0;
}

int64_t help_number(const char *sql)
{
	int64_t n;

	db_use_arena(help.db, help.names);
	n = help_db_number(help.db, sql);
	db_use_arena(help.db, help.arena);
	return n;
}
