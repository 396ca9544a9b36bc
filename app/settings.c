/* SPDX-License-Identifier: Apache-2.0 */
/* The table of every configuration key, and the checks that span several of them. Reading the file
 * itself is lib/config.c's work; nothing here has an effect beyond the struct. */
#include "settings.h"

#include <string.h>

static const char *const environments[] = { "production", "demo", "test", NULL };

#define TEXT(sec, key, value, member, words)                                             \
	{                                                                                \
		.section = (sec), .name = (key), .kind = CONFIG_TEXT, .preset = (value), \
		.offset = offsetof(struct settings, member), .help = (words)             \
	}
#define SECRET(sec, key, value, member, words)                                             \
	{                                                                                  \
		.section = (sec), .name = (key), .kind = CONFIG_SECRET, .preset = (value), \
		.offset = offsetof(struct settings, member), .help = (words)               \
	}
#define NUMBER(sec, key, value, low, high, member, words)                                 \
	{                                                                                 \
		.section = (sec), .name = (key), .kind = CONFIG_INT, .preset = (value),   \
		.min = (low), .max = (high), .offset = offsetof(struct settings, member), \
		.help = (words)                                                           \
	}
#define SWITCH(sec, key, value, member, words)                                           \
	{                                                                                \
		.section = (sec), .name = (key), .kind = CONFIG_BOOL, .preset = (value), \
		.offset = offsetof(struct settings, member), .help = (words)             \
	}

const struct config_key settings_keys[] = {
	{ .section = "site",
	    .name = "environment",
	    .kind = CONFIG_CHOICE,
	    .preset = "production",
	    .choices = environments,
	    .offset = offsetof(struct settings, environment),
	    .help = "production, demo or test" },
	TEXT("site", "base_url", NULL, base_url,
	    "address of the portal, without a final slash; links in mail start with it"),
	TEXT("site", "name", "Support", site_name, "name of the portal, in titles and mail"),
	TEXT("site", "brand", "Support", brand, "name of the company behind it"),
	TEXT("site", "phone", "", phone, "telephone number as people read it"),
	TEXT("site", "phone_tel", "", phone_tel,
	    "the same number as a tel: link has it, such as +31183643690"),
	TEXT("site", "zone", "Europe/Amsterdam", zone, "time zone of everything people read"),
	TEXT("site", "clock", "", clock,
	    "a fixed time, or a file that holds one; never in production"),

	TEXT("paths", "views", "build/views", views, "page templates as the build expanded them"),
	TEXT("paths", "locale", "build/locale", locale, "message catalogues"),
	TEXT("paths", "migrations", "db/migrations", migrations, "changes of the database schema"),
	TEXT("paths", "run", "var/run", run,
	    "directory for lock files, shared by the processes of one host"),

	TEXT("database", "socket", "", db_socket,
	    "unix socket of MariaDB; empty to connect to host and port"),
	TEXT("database", "host", "127.0.0.1", db_host, "host of MariaDB"),
	NUMBER("database", "port", "3306", 1, 65535, db_port, "port of MariaDB"),
	TEXT("database", "name", "loket", db_name, "name of the database"),
	NUMBER("database", "room_mb", "256", 0, 1000000000, db_room_mb,
	    "with less room on the disk of a MariaDB on this host no files are taken; 0 not to "
	    "look"),
	SWITCH("database", "tls", "no", db_tls, "require TLS and check the server's certificate"),
	TEXT("database", "read_user", "loket_read", db_read_user,
	    "account that may only SELECT, for pages"),
	SECRET("database", "read_password", "", db_read_password, "its password"),
	TEXT("database", "web_user", "loket_web", db_web_user, "account for what pages change"),
	SECRET("database", "web_password", "", db_web_password, "its password"),
	TEXT("database", "jobs_user", "loket_jobs", db_jobs_user, "account of the background jobs"),
	SECRET("database", "jobs_password", "", db_jobs_password, "its password"),
	TEXT("database", "migrate_user", "loket_migrate", db_migrate_user,
	    "account that may change the schema"),
	SECRET("database", "migrate_password", "", db_migrate_password, "its password"),

	TEXT("mail", "smtp_url", "smtp://127.0.0.1:25", smtp_url,
	    "server that takes outgoing mail: smtp:// or smtps://"),
	TEXT("mail", "smtp_user", "", smtp_user, "account at that server; empty for none"),
	SECRET("mail", "smtp_password", "", smtp_password, "its password"),
	TEXT("mail", "smtp_ca", "", smtp_ca,
	    "file of the certificates that the server's own must be signed by; empty for this "
	    "machine's list"),
	SWITCH("mail", "smtp_require_tls", "yes", smtp_require_tls, "refuse to send without TLS"),
	TEXT("mail", "from_address", NULL, mail_from, "address that mail comes from"),
	TEXT("mail", "from_name", "Support", mail_from_name, "name beside that address"),

	SECRET("security", "key", NULL, secret_key,
	    "at least 32 characters; form tokens and message ids are made with it"),
	NUMBER("security", "session_idle_minutes", "30", 1, 1440, session_idle_minutes,
	    "a session ends after this time unused"),
	NUMBER("security", "session_hours", "12", 1, 720, session_hours,
	    "a session ends after this time whatever happens"),
	NUMBER("security", "password_slots", "2", 1, 16, password_slots,
	    "password computations at once on this host"),
	NUMBER("security", "rate_scale", "1", 1, 1000000, rate_scale,
	    "multiplies every rate limit; raise it for load tests only"),
	SWITCH("security", "password_long", "no", password_long,
	    "ask for 15 characters of any kind instead of the 8 mixed ones"),

	SWITCH("knowledge", "check_outside", "yes", check_outside,
	    "look now and then whether links of articles to other sites still work; never at "
	    "private addresses"),

	TEXT("front", "socket", "", front_socket,
	    "unix socket where nginx serves pages to the jobs, which keep its cache warm; empty "
	    "for no warming"),
	TEXT("front", "cache", "", front_cache,
	    "directory of nginx's copies of pages; while its disk is nearly full none are made. "
	    "Empty not to look"),
	TEXT("front", "emergency", "var/emergency", front_emergency,
	    "directory where `loket banner` writes the banner that nginx shows while nothing else "
	    "works"),

	TEXT("push", "socket", "", push_socket,
	    "unix socket where events for open pages are published; empty for none: they look "
	    "every half minute"),

	NUMBER("web", "worker_requests", "20000", 1, 1000000000, worker_requests,
	    "a worker is replaced after this many requests"),
	NUMBER("web", "worker_memory_mb", "256", 16, 65536, worker_memory_mb,
	    "or when it holds more memory than this"),
	NUMBER("web", "log_level", "1", 0, 3, log_level, "0 debug, 1 info, 2 warnings, 3 errors"),
};
const size_t settings_key_count = sizeof(settings_keys) / sizeof(settings_keys[0]);

static const char *settings_problem(const struct settings *s)
{
	size_t url_len = strlen(s->base_url);

	if (strncmp(s->base_url, "https://", 8) != 0 || s->base_url[url_len - 1] == '/')
		return "site.base_url must start with https:// and have no final slash";
	if (s->clock[0] != '\0' && s->environment == ENVIRONMENT_PRODUCTION)
		return "site.clock is refused when site.environment is production";
	if (strlen(s->secret_key) < 32)
		return "security.key must have at least 32 characters";
	if (strncmp(s->smtp_url, "smtp://", 7) != 0 && strncmp(s->smtp_url, "smtps://", 8) != 0)
		return "mail.smtp_url must start with smtp:// or smtps://";
	return NULL;
}

enum result settings_read(
    struct arena *arena, const char *path, struct settings *settings, const char **problem)
{
	enum result res;

	res = config_read(arena, path, settings_keys, settings_key_count, settings, problem);
	if (res != RES_OK)
		return res;
	*problem = settings_problem(settings);
	return *problem == NULL ? RES_OK : RES_INVALID;
}
