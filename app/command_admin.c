/* SPDX-License-Identifier: Apache-2.0 */
/* Subcommands for whoever runs the portal: migrate, demo, config, routes, user, jobs. */
#include "commands.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "dispatch.h"
#include "jobs/jobs.h"
#include "log.h"
#include "migrate.h"
#include "search/search.h"

#define FILE_MAX (16 * 1024 * 1024)

int command_jobs(struct portal *portal)
{
	return jobs_run(&portal->settings);
}

int command_config(struct portal *portal)
{
	config_print(stdout, settings_keys, settings_key_count, &portal->settings);
	return 0;
}

static int reindex(struct portal *portal, struct db *db)
{
	struct ctx ctx = { .arena = portal->arena,
		.db = db,
		.settings = &portal->settings,
		.now = clock_now(portal->clock),
		.remote = "" };
	enum result res;

	db_use_arena(db, portal->arena);
	res = search_reindex(&ctx);
	if (res != RES_OK)
		fprintf(stderr, "loket: reindex: %s: %s\n", result_name(res),
		    ctx.why == NULL ? "" : ctx.why);
	return res == RES_OK ? 0 : 1;
}

/* After an upgrade that changed what the index is made of; also when that was broken off. */
static int reindex_when_unmade(struct portal *portal, struct db *db)
{
	bool made = true, empty = true;

	if (account_any(db, &empty) != RES_OK || empty)
		return 0;
	if (search_is_made(db, &made) != RES_OK || made)
		return 0;
	printf("making the search index anew\n");
	return reindex(portal, db);
}

int command_migrate(struct portal *portal)
{
	struct db *db = portal_db_migrate(portal);
	const char *problem = "out of memory";
	int64_t applied = 0;
	enum result res = RES_UNAVAILABLE;
	int status = 1;

	if (db != NULL) {
		db_use_arena(db, portal->arena);
		res = migrate_run(db, portal->arena, portal->settings.migrations,
		    clock_now(portal->clock), &applied, &problem);
	}
	if (res != RES_OK) {
		fprintf(stderr, "loket: migrate: %s: %s\n", result_name(res), problem);
	} else {
		printf("%lld migrations applied\n", (long long)applied);
		status = reindex_when_unmade(portal, db);
	}
	db_close(db);
	return status;
}

/* ---- the search index ---- */

int command_reindex(struct portal *portal)
{
	struct db *db = portal_db_migrate(portal); /* an account without a page's time limit */
	int status = db == NULL ? 1 : reindex(portal, db);

	db_close(db);
	return status;
}

/* ---- demonstration data ---- */

static char *read_file(const char *directory, const char *name)
{
	char path[4096], *text = NULL;
	FILE *file;
	size_t size;

	if (snprintf(path, sizeof(path), "%s/%s", directory, name) >= (int)sizeof(path))
		return NULL;
	file = fopen(path, "r");
	if (file == NULL)
		return NULL;
	text = malloc(FILE_MAX + 1);
	size = text == NULL ? 0 : fread(text, 1, FILE_MAX, file);
	if (text != NULL)
		text[size] = '\0';
	fclose(file);
	return text;
}

static int is_sql(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > 4 && strcmp(entry->d_name + len - 4, ".sql") == 0;
}

static enum result run_script_file(
    struct db *db, const char *directory, const char *name, const char **problem)
{
	char *sql = read_file(directory, name);
	enum result res;

	*problem = "cannot be read";
	if (sql == NULL)
		return RES_NOT_FOUND;
	res = db_script(db, sql, problem);
	free(sql);
	return res;
}

static enum result run_scripts(struct portal *portal, struct db *db, const char *directory)
{
	struct dirent **names = NULL;
	int count = scandir(directory, &names, is_sql, alphasort);
	char now[21], set[64];
	const char *problem = "no .sql files there";
	enum result res = count > 0 ? RES_OK : RES_NOT_FOUND;

	clock_format(clock_now(portal->clock), now);
	snprintf(set, sizeof(set), "SET @now = '%.10s %.8s'", now, now + 11);
	if (res == RES_OK)
		res = db_script(db, set, &problem);
	for (int i = 0; i < count; i++) {
		if (res == RES_OK &&
		    (res = run_script_file(db, directory, names[i]->d_name, &problem)) != RES_OK)
			fprintf(stderr, "loket: demo: %s: %s\n", names[i]->d_name, problem);
		free(names[i]);
	}
	free(names);
	return res;
}

int command_demo(struct portal *portal, int argc, char **argv)
{
	struct db *db;
	enum result res;
	bool empty = false;
	int status;

	if (argc != 1 || portal->settings.environment == ENVIRONMENT_PRODUCTION) {
		fprintf(stderr, "loket: demo DIRECTORY, and never in production\n");
		return 2;
	}
	db = portal_db_migrate(portal);
	if (db == NULL)
		return 1;
	db_use_arena(db, portal->arena);
	res = account_any(db, &empty);
	if (res == RES_OK && empty && (res = db_begin(db)) == RES_OK) {
		res = run_scripts(portal, db, argv[0]);
		if (res == RES_OK)
			res = db_commit(db);
		else
			db_rollback(db); /* half a demonstration would look like a whole one to the
					    next run */
	}
	if (res != RES_OK)
		fprintf(stderr, "loket: demo: %s\n", result_name(res));
	status = res != RES_OK ? 1
	    : empty            ? reindex(portal, db)
			       : 0; /* the scripts put rows in past the rules that keep the index */
	db_close(db);
	return status;
}

static const char *who_text(enum who who)
{
	switch (who) {
	case WHO_ANYONE:
		return "anyone";
	case WHO_SIGNED_IN:
		return "signed in";
	case WHO_CUSTOMER:
		return "customer";
	case WHO_MANAGER:
		return "manager";
	case WHO_READER:
		return "staff";
	case WHO_AGENT:
		return "agent";
	case WHO_ADMIN:
		return "admin";
	}
	return "-";
}

static const char *csrf_text(enum csrf_mode csrf)
{
	switch (csrf) {
	case CSRF_SAFE:
		return "safe";
	case CSRF_SESSION:
		return "session";
	case CSRF_PRESESSION:
		return "presession";
	case CSRF_LINK:
		return "link";
	case CSRF_ORIGIN:
		return "origin";
	}
	return "-";
}

int command_routes(void)
{
	for (size_t i = 0; i < route_count; i++)
		printf("%-5s %-42s %-10s %-11s %-8s %s\n",
		    routes[i].method == HTTP_POST ? "POST" : "GET", routes[i].path,
		    who_text(routes[i].who), csrf_text(routes[i].csrf),
		    routes[i].cache == CACHE_PUBLIC ? "public" : "private", routes[i].says);
	return 0;
}

int command_user(struct portal *portal, int argc, char **argv)
{
	struct ctx ctx = { .arena = portal->arena,
		.db = portal->writer,
		.settings = &portal->settings,
		.now = clock_now(portal->clock),
		.remote = "",
		.viewer = { .role = ROLE_ADMIN, .name = "command line" } };
	int status;

	db_use_arena(portal->writer, portal->arena);
	i18n_use(LANGUAGE_EN);
	if (db_begin(portal->writer) != RES_OK) {
		fprintf(stderr, "loket: user: the database does not answer\n");
		return 1;
	}
	status = account_command(&ctx, argc, argv);
	if (status == 0 && db_commit(portal->writer) != RES_OK)
		status = 1;
	if (status != 0)
		db_rollback(portal->writer);
	return status;
}
