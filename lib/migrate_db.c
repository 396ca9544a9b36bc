/* SPDX-License-Identifier: Apache-2.0 */
/* Brings a database to the newest schema. Owns two tables of its own, made before anything else:
 * `schema_migration` (what was applied) and `lease` (who may do what now; the jobs use it too).
 * Leases run on the server's clock: a test's standing clock must not stop them. Never goes
 * backward. */
#include "migrate.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "log.h"

#define FILE_MAX (1024 * 1024)
#define FILES_MAX 9999
#define WAIT_TRIES 360 /* of 250 ms */

struct step {
	int64_t number;
	const char *name;
	const char *sql;
	struct hash checksum;
};
struct steps {
	struct step *at;
	size_t count;
};

struct recorded {
	int64_t number;
	const char *name;
	struct hash checksum;
};
struct held {
	const char *owner;
};
struct top {
	int64_t number;
};

static const char bootstrap[] =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    " number INT NOT NULL COMMENT 'From the name of the file',"
    " name VARCHAR(120) NOT NULL COMMENT 'The name of the file',"
    " checksum BINARY(32) NOT NULL COMMENT 'SHA-256 of the file',"
    " applied_at DATETIME NOT NULL COMMENT 'UTC',"
    " PRIMARY KEY (number))"
    " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci COMMENT 'Steps of "
    "the schema that were applied';"
    "CREATE TABLE IF NOT EXISTS lease ("
    " name VARCHAR(40) NOT NULL COMMENT 'What is leased: migrate, or a job',"
    " owner VARCHAR(80) NOT NULL COMMENT 'Host and process; empty when free',"
    " until_at DATETIME NOT NULL COMMENT 'UTC by the clock of the server; afterwards anybody may "
    "take it',"
    " PRIMARY KEY (name))"
    " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci COMMENT 'Who may "
    "do what only one may do at a time'";

static const struct db_column recorded_columns[] = {
	{ "number", DB_INT, offsetof(struct recorded, number) },
	{ "name", DB_TEXT, offsetof(struct recorded, name) },
	{ "checksum", DB_HASH, offsetof(struct recorded, checksum) },
	{ 0 },
};
static const struct db_statement list_recorded = {
	.id = "migrate.recorded",
	.sql = "SELECT number, name, checksum FROM schema_migration ORDER BY number",
	.columns = recorded_columns,
	.row_size = sizeof(struct recorded),
};
static const struct db_column top_columns[] = {
	{ "number", DB_INT, offsetof(struct top, number) },
	{ 0 },
};
static const struct db_statement find_top = {
	.id = "migrate.version",
	.sql = "SELECT COALESCE(MAX(number), 0) AS number FROM schema_migration",
	.columns = top_columns,
	.row_size = sizeof(struct top),
};
static const struct db_statement record = {
	.id = "migrate.record",
	.writes = true,
	.sql =
	    "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
	.params = { DB_INT, DB_TEXT, DB_HASH, DB_TIME },
};
static const struct db_statement lease_make = {
	.id = "migrate.lease_make",
	.writes = true,
	.sql = "INSERT IGNORE INTO lease (name, owner, until_at) VALUES ('migrate', '', "
	       "UTC_TIMESTAMP())",
};
static const struct db_statement lease_take = {
	.id = "migrate.lease_take",
	.writes = true,
	.sql = "UPDATE lease SET owner = ?, until_at = UTC_TIMESTAMP() + INTERVAL 60 SECOND"
	       " WHERE name = 'migrate' AND (owner = ? OR owner = ? OR owner = '' OR until_at <= "
	       "UTC_TIMESTAMP())",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT },
};
static const struct db_statement lease_free = {
	.id = "migrate.lease_free",
	.writes = true,
	.sql = "UPDATE lease SET owner = '', until_at = UTC_TIMESTAMP() WHERE name = 'migrate' AND "
	       "owner = ?",
	.params = { DB_TEXT },
};
static const struct db_column held_columns[] = {
	{ "owner", DB_TEXT, offsetof(struct held, owner) },
	{ 0 },
};
static const struct db_statement lease_look = {
	.id = "migrate.lease_look",
	.sql = "SELECT owner FROM lease WHERE name = 'migrate'",
	.columns = held_columns,
	.row_size = sizeof(struct held),
};

/* ---- the files ---- */

static int is_sql(const struct dirent *entry)
{
	const size_t len = strlen(entry->d_name);

	return entry->d_name[0] != '.' && len > 4 && strcmp(entry->d_name + len - 4, ".sql") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* NNNN_what.sql; 0 for anything else. */
static int64_t number_of(const char *name)
{
	int64_t number = 0;
	int i;

	for (i = 0; i < 4; i++) {
		if (name[i] < '0' || name[i] > '9')
			return 0;
		number = number * 10 + (name[i] - '0');
	}
	return name[4] == '_' ? number : 0;
}

static enum result list_steps(
    struct arena *arena, const char *directory, struct steps *steps, const char **problem)
{
	enum result res = RES_OK;
	struct dirent **names;
	int n, i;

	*steps = (struct steps){ NULL, 0 };
	n = scandir(directory, &names, is_sql, by_name);
	if (n < 0) {
		*problem = arena_printf(arena, "%s: %s", directory, strerror(errno));
		return RES_UNAVAILABLE;
	}
	if (n > FILES_MAX ||
	    (steps->at = arena_array(arena, (size_t)n + 1, sizeof *steps->at)) == NULL)
		res = RES_UNAVAILABLE;
	for (i = 0; i < n; i++) {
		if (res == RES_OK) {
			steps->at[i].number = number_of(names[i]->d_name);
			steps->at[i].name = arena_strdup(arena, names[i]->d_name);
			if (steps->at[i].name == NULL) {
				res = RES_UNAVAILABLE;
			} else if (steps->at[i].number != i + 1) {
				*problem = arena_printf(arena, "%s/%s: expected %04d_what.sql",
				    directory, names[i]->d_name, i + 1);
				res = RES_INVALID;
			}
		}
		free(names[i]);
	}
	free(names);
	steps->count = (size_t)n;
	return res;
}

static enum result read_step(
    struct arena *arena, const char *directory, struct step *step, const char **problem)
{
	const char *path = arena_printf(arena, "%s/%s", directory, step->name);
	enum result res = RES_UNAVAILABLE;
	struct stat st;
	char *text = NULL;
	ssize_t got = -1;
	int fd;

	if (path == NULL)
		return RES_UNAVAILABLE;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size <= FILE_MAX &&
	    (text = arena_alloc(arena, (size_t)st.st_size + 1)) != NULL)
		got = read(fd, text, (size_t)st.st_size);
	if (text != NULL && got == st.st_size && memchr(text, '\0', (size_t)got) == NULL) {
		crypt_sha256(text, (size_t)got, &step->checksum);
		step->sql = text;
		res = RES_OK;
	} else {
		*problem = arena_printf(arena, "%s: cannot be read", path);
	}
	if (fd >= 0)
		close(fd);
	return res;
}

static enum result read_steps(
    struct arena *arena, const char *directory, struct steps *steps, const char **problem)
{
	enum result res = list_steps(arena, directory, steps, problem);
	size_t i;

	for (i = 0; i < steps->count && res == RES_OK; i++)
		res = read_step(arena, directory, &steps->at[i], problem);
	return res;
}

/* ---- the lease ---- */

static const char *owner_name(struct arena *arena, long pid)
{
	char host[60] = "";

	if (gethostname(host, sizeof host - 1) != 0)
		return NULL;
	return arena_printf(arena, "%s:%ld", host, pid);
}

/* The holder when it ran on this host and is no more, so that a killed start does not make the next
 * one wait; otherwise "". */
static const char *dead_holder(struct db *db, struct arena *arena)
{
	struct held held;
	const char *colon, *same;
	long pid;

	if (db_one(db, &lease_look, DB_NONE, &held) != RES_OK ||
	    (colon = strrchr(held.owner, ':')) == NULL)
		return "";
	pid = strtol(colon + 1, NULL, 10);
	if (pid <= 1 || (same = owner_name(arena, pid)) == NULL || strcmp(same, held.owner) != 0)
		return "";
	return kill((pid_t)pid, 0) != 0 && errno == ESRCH ? held.owner : "";
}

static enum result lease_acquire(
    struct db *db, struct arena *arena, const char *me, const char **problem)
{
	const struct timespec pause = { .tv_nsec = 250000000 };
	int64_t affected = 0;
	enum result res;
	int tries;

	if ((res = db_exec(db, &lease_make, DB_NONE, NULL, NULL)) != RES_OK)
		return res;
	for (tries = 0; tries < WAIT_TRIES; tries++) {
		res = db_exec(db, &lease_take,
		    DB_ARGS(db_text(me), db_text(me), db_text(dead_holder(db, arena))), &affected,
		    NULL);
		if (res != RES_RETRY && (res != RES_OK || affected == 1))
			return res;
		nanosleep(&pause, NULL);
	}
	*problem = "another process migrates this database and does not finish";
	return RES_UNAVAILABLE;
}

/* ---- applying ---- */

/* How many steps are applied; RES_CONFLICT when what was applied is not what the directory holds.
 */
static enum result compare(struct db *db, struct arena *arena, const struct steps *steps,
    size_t *done, const char **problem)
{
	const struct recorded *row;
	struct db_rows rows;
	enum result res;
	size_t i;

	if ((res = db_each(db, &list_recorded, DB_NONE, &rows)) != RES_OK)
		return res;
	row = rows.rows;
	for (i = 0; i < rows.count; i++, row++) {
		if (i >= steps->count || row->number != steps->at[i].number) {
			*problem = arena_printf(arena,
			    "the database has %s, which is not here: it is newer than this program",
			    row->name);
			return RES_CONFLICT;
		}
		if (memcmp(&row->checksum, &steps->at[i].checksum, sizeof row->checksum) != 0) {
			*problem = arena_printf(
			    arena, "%s changed after it was applied", steps->at[i].name);
			return RES_CONFLICT;
		}
	}
	*done = rows.count;
	return RES_OK;
}

static enum result apply(struct db *db, struct arena *arena, const struct step *step,
    const char *me, int64_t now, const char **problem)
{
	const char *detail;
	enum result res;

	/* The lease is renewed for each step. */
	if ((res = lease_acquire(db, arena, me, problem)) != RES_OK)
		return res;
	log_info("migrating: %s", step->name);
	if ((res = db_script(db, step->sql, &detail)) != RES_OK) {
		*problem = arena_printf(
		    arena, "%s: %s", step->name, detail != NULL ? detail : result_name(res));
		return res;
	}
	return db_exec(db, &record,
	    DB_ARGS(
		db_int(step->number), db_text(step->name), db_hash(&step->checksum), db_time(now)),
	    NULL, NULL);
}

static enum result migrate_steps(struct db *db, struct arena *arena, const struct steps *steps,
    int64_t now, int64_t *applied, const char **problem)
{
	const char *me = owner_name(arena, (long)getpid());
	enum result res, freed;
	size_t done = 0;

	if (me == NULL)
		return RES_UNAVAILABLE;
	if ((res = lease_acquire(db, arena, me, problem)) != RES_OK)
		return res;
	res = compare(db, arena, steps, &done, problem);
	for (; res == RES_OK && done < steps->count; done++, (*applied)++)
		if ((res = apply(db, arena, &steps->at[done], me, now, problem)) != RES_OK)
			break;
	freed = db_exec(db, &lease_free, DB_ARGS(db_text(me)), NULL, NULL);
	return res != RES_OK ? res : freed;
}

enum result migrate_run(struct db *db, struct arena *arena, const char *directory, int64_t now,
    int64_t *applied, const char **problem)
{
	struct arena *former = db_swap_arena(db, arena);
	struct steps steps;
	enum result res;
	size_t done = 0;

	*applied = 0;
	*problem = NULL;
	if ((res = read_steps(arena, directory, &steps, problem)) == RES_OK &&
	    (res = db_script(db, bootstrap, problem)) == RES_OK &&
	    (res = compare(db, arena, &steps, &done, problem)) == RES_OK && done < steps.count)
		res = migrate_steps(db, arena, &steps, now, applied, problem);
	if (res != RES_OK && *problem == NULL)
		*problem = "the database does not answer as it should";
	db_swap_arena(db, former);
	return res;
}

enum result migrate_version(struct db *db, int64_t *version)
{
	struct top top;
	enum result res = db_one(db, &find_top, DB_NONE, &top);

	*version = res == RES_OK ? top.number : 0;
	return res;
}

enum result migrate_newest(struct arena *arena, const char *directory, int64_t *version)
{
	struct steps steps;
	const char *problem = NULL;
	enum result res = list_steps(arena, directory, &steps, &problem);

	*version = res == RES_OK ? (int64_t)steps.count : 0;
	if (problem != NULL)
		log_error("migrations: %s", problem);
	return res;
}

const struct db_statement *const migrate_statements[] = {
	&list_recorded,
	&find_top,
	&record,
	&lease_make,
	&lease_take,
	&lease_free,
	&lease_look,
	NULL,
};
