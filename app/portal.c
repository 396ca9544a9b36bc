/* SPDX-License-Identifier: Apache-2.0 */
/* Opens and closes what a process holds. Connections are made at first use, so a worker starts
 * while the database is down and recovers by itself. */
#include "portal.h"

#include <string.h>
#include <sys/resource.h>

#include "crypt.h"
#include "log.h"
#include "migrate.h"
#include "view.h"
#include "views.h"

#define PROCESS_ARENA (8 * 1024 * 1024)
#define PAGE_STATEMENT_SECONDS 3
#define FILES_LEAST 64

static const char *const templates[] = { TPL_ALL };

static struct db *portal_db(
    struct portal *portal, const char *user, const char *password, int64_t seconds, bool read_only)
{
	const struct settings *s = &portal->settings;
	struct db_options *options = ARENA_NEW(portal->arena, struct db_options);

	if (options == NULL)
		return NULL;
	*options = (struct db_options){
		.host = s->db_host,
		.port = s->db_port,
		.socket = s->db_socket,
		.name = s->db_name,
		.user = user,
		.password = password,
		.tls = s->db_tls,
		.statement_seconds = seconds,
		.read_only = read_only,
	};
	return db_open(options);
}

struct db *portal_db_migrate(struct portal *portal)
{
	return portal_db(portal, portal->settings.db_migrate_user,
	    portal->settings.db_migrate_password, 0, false);
}

static enum result portal_connections(struct portal *portal)
{
	const struct settings *s = &portal->settings;

	portal->reader = portal_db(
	    portal, s->db_read_user, s->db_read_password, PAGE_STATEMENT_SECONDS, true);
	portal->writer = portal_db(
	    portal, s->db_web_user, s->db_web_password, PAGE_STATEMENT_SECONDS, false);
	portal->side = portal_db(
	    portal, s->db_web_user, s->db_web_password, PAGE_STATEMENT_SECONDS, false);
	return portal->reader != NULL && portal->writer != NULL && portal->side != NULL
	    ? RES_OK
	    : RES_UNAVAILABLE;
}

/* Connections, templates and catalogues at once, and some to spare: better no worker than one that
 * fails in the middle of a page. */
static bool portal_may_open_files(void)
{
	struct rlimit files;

	return getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur >= FILES_LEAST;
}

enum result portal_open(
    struct portal *portal, const char *config_path, const char *program, const char **problem)
{
	const struct settings *s = &portal->settings;
	enum result res;

	memset(portal, 0, sizeof(*portal));
	*problem = "this process may open too few files (ulimit -n); it needs 64";
	if (!portal_may_open_files())
		return RES_UNAVAILABLE;
	*problem = "out of memory";
	portal->arena = arena_create(PROCESS_ARENA);
	if (portal->arena == NULL)
		return RES_UNAVAILABLE;
	if ((res = settings_read(portal->arena, config_path, &portal->settings, problem)) != RES_OK)
		return res;
	log_open(program, (enum log_level)s->log_level);
	*problem = "site.clock is neither a time nor a readable file";
	if ((res = clock_open(s->clock[0] == '\0' ? NULL : s->clock, &portal->clock)) != RES_OK)
		return res;
	*problem = "the cryptographic library does not start";
	if ((res = crypt_open()) != RES_OK)
		return res;
	*problem = "paths.run is not a directory this process can write";
	if ((res = crypt_password_slots(s->run, (int)s->password_slots)) != RES_OK)
		return res;
	*problem = "site.zone is not a time zone this machine knows";
	if ((res = i18n_open(s->locale, s->zone)) != RES_OK)
		return res;
	*problem = "a page template is missing or broken; the log names it";
	if ((res = view_open(s->views, true)) != RES_OK ||
	    (res = view_need(templates, sizeof(templates) / sizeof(templates[0]))) != RES_OK)
		return res;
	*problem = "paths.migrations cannot be read";
	if ((res = migrate_newest(portal->arena, s->migrations, &portal->schema_wanted)) != RES_OK)
		return res;
	*problem = "out of memory";
	return portal_connections(portal);
}

void portal_close(struct portal *portal)
{
	db_close(portal->reader);
	db_close(portal->writer);
	db_close(portal->side);
	clock_close(portal->clock);
	arena_destroy(portal->arena);
}

enum result portal_check_schema(struct portal *portal, struct arena *arena)
{
	int64_t version;
	enum result res;

	if (portal->schema_checked)
		return RES_OK;
	db_use_arena(portal->reader, arena);
	if ((res = migrate_version(portal->reader, &version)) != RES_OK)
		return RES_UNAVAILABLE;
	if (version != portal->schema_wanted) {
		LOG_EVENT(LOG_LEVEL_ERROR, "database is on another schema", LOG_I("found", version),
		    LOG_I("wanted", portal->schema_wanted));
		return RES_UNAVAILABLE;
	}
	portal->schema_checked = true;
	return RES_OK;
}
