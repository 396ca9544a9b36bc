/* SPDX-License-Identifier: Apache-2.0 */
/* One connection to MariaDB: opening it with the session settings everything relies on, noticing
 * that it was lost, transactions, and what the server's error numbers mean. Knows no statement but
 * those of the session itself; preparing and running the others is db_statement.c's.
 *
 * A lost connection ends its transaction: every call answers the same result until db_rollback(),
 * so half a transaction can never be continued on a new connection. */
#include "db_inside.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "buf.h"
#include "log.h"

#define CONNECT_SECONDS 2
#define ANSWER_SECONDS 2 /* beyond what a statement may take: the server hangs */
#define ANSWER_SECONDS_UNBOUND 600
#define SLOW_US 200000
/* Of Galera, not in the client's headers: a node that is not synced. */
/* The server's own file layer (its mysys_err.h), of temporary tables and sorting. */
#define FILE_ERROR_CREATE 1
#define FILE_ERROR_WRITE 3
#define FILE_ERROR_DISK_FULL 20
#define ERROR_NODE_NOT_READY 1047
/* Connecting that took longer than this is not tried again for a second: pages must not queue
 * behind a dead host. */
#define CONNECT_SLOW_US 500000
#define CONNECT_PAUSE_US 1000000

#define SQL_MODE                                                                                \
	"STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_CREATE_" \
	"USER,ONLY_FULL_GROUP_BY"

int64_t db_ticks_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

void db_count(struct db *db, const char *id, int64_t since_us)
{
	int64_t us = db_ticks_us() - since_us;

	db->calls++;
	db->us += us;
	db->heard_us = since_us + us;
	if (us >= SLOW_US)
		LOG_EVENT(LOG_LEVEL_WARN, "slow statement", LOG_S("statement", id),
		    LOG_I("ms", us / 1000));
}

struct db *db_open(const struct db_options *options)
{
	struct db *db = calloc(1, sizeof *db);

	if (db != NULL)
		db->options = *options;
	return db;
}

void db_close(struct db *db)
{
	if (db == NULL)
		return;
	db_disconnect(db);
	db_release_kept(db);
	free(db->prepared);
	free(db);
}

void db_use_arena(struct db *db, struct arena *arena)
{
	db->arena = arena;
	db->turn++;
	db->calls = 0;
	db->us = 0;
	db->away = false;
}

struct arena *db_swap_arena(struct db *db, struct arena *arena)
{
	struct arena *former = db->arena;

	db->arena = arena;
	return former;
}

struct arena *db_arena(const struct db *db)
{
	return db->arena;
}

struct db_stats db_stats(const struct db *db)
{
	return (struct db_stats){ .calls = db->calls, .ms = db->us / 1000, .away = db->away };
}

/* ---- the connection ---- */

static MYSQL *connection_new(const struct db_options *options)
{
	const bool local = options->socket != NULL && options->socket[0] != '\0';
	const unsigned int answer = options->statement_seconds > 0
	    ? (unsigned int)options->statement_seconds + ANSWER_SECONDS
	    : ANSWER_SECONDS_UNBOUND;
	const unsigned int connect = CONNECT_SECONDS, off = 0;
	const my_bool yes = 1, no = 0;
	MYSQL *my = mysql_init(NULL);

	if (my == NULL)
		return NULL;
	mysql_options(my, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
	mysql_options(my, MYSQL_OPT_READ_TIMEOUT, &answer);
	mysql_options(my, MYSQL_OPT_WRITE_TIMEOUT, &answer);
	mysql_options(my, MYSQL_OPT_RECONNECT, &no);
	mysql_options(my, MYSQL_OPT_LOCAL_INFILE, &off);
	mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (options->tls && !local) {
		mysql_options(my, MYSQL_OPT_SSL_ENFORCE, &yes);
		mysql_options(my, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
	}
	return my;
}

/* Who waits for a lock gives up before the statement's own time is over (portal.c): the
 * transaction is then run again, instead of the person being told to come back.
 *
 * Our statements walk one index and stop at their LIMIT; with rowid_filter or index_merge this
 * version reads whole indexes first. */
static bool session_settings(MYSQL *my, const struct db_options *o)
{
	char sql[450];
	int size;

	size = snprintf(sql, sizeof sql,
	    "SET SESSION sql_mode = '" SQL_MODE
	    "', time_zone = '+00:00', tx_isolation = 'READ-COMMITTED', autocommit = 1,"
	    " innodb_lock_wait_timeout = 2, optimizer_switch = 'rowid_filter=off,index_merge=off', "
	    "max_statement_time = %lld, tx_read_only = %d",
	    (long long)o->statement_seconds, o->read_only);
	return size > 0 && (size_t)size < sizeof sql &&
	    mysql_real_query(my, sql, (unsigned long)size) == 0;
}

static enum result connection_try(struct db *db)
{
	const struct db_options *o = &db->options;
	const bool local = o->socket != NULL && o->socket[0] != '\0';
	const int64_t since = db_ticks_us();
	MYSQL *my;

	if (since < db->refused_until)
		return RES_UNAVAILABLE;
	if ((my = connection_new(o)) == NULL)
		return RES_UNAVAILABLE;
	if (mysql_real_connect(my, local ? NULL : o->host, o->user, o->password, o->name,
		local ? 0 : (unsigned int)o->port, local ? o->socket : NULL,
		CLIENT_FOUND_ROWS) == NULL ||
	    !session_settings(my, o)) {
		LOG_EVENT(LOG_LEVEL_ERROR, "no connection to the database",
		    LOG_I("error", mysql_errno(my)), LOG_S("detail", mysql_error(my)));
		mysql_close(my);
		if (db_ticks_us() - since >= CONNECT_SLOW_US)
			db->refused_until = db_ticks_us() + CONNECT_PAUSE_US;
		return RES_UNAVAILABLE;
	}
	db->my = my;
	return RES_OK;
}

static enum result connection_open(struct db *db)
{
	enum result res = connection_try(db);

	if (res != RES_OK)
		db->away = true;
	return res;
}

/* The protocol is one question, one answer: something to read between two questions is a farewell.
 */
static bool was_closed(MYSQL *my)
{
	struct pollfd fd = { .fd = (int)mysql_get_socket(my), .events = POLLIN };

	return poll(&fd, 1, 0) != 0;
}

enum result db_connect(struct db *db, bool fresh)
{
	if (db->my != NULL && fresh && was_closed(db->my))
		db_disconnect(db);
	return db->my != NULL ? RES_OK : connection_open(db);
}

void db_disconnect(struct db *db)
{
	/* First the connection: closing a statement on a live one would send something for each. */
	if (db->my != NULL)
		mysql_close(db->my);
	db->my = NULL;
	db_forget_prepared(db);
}

/* ---- what errors mean ---- */

bool db_number_is_lost(unsigned int number)
{
	return number == CR_SERVER_GONE_ERROR || number == CR_SERVER_LOST ||
	    number == ER_CONNECTION_KILLED || number == ER_SERVER_SHUTDOWN ||
	    number == CR_COMMANDS_OUT_OF_SYNC || number == CR_MALFORMED_PACKET;
}

static enum result result_of(unsigned int number)
{
	static const struct {
		unsigned int number;
		enum result res;
	} table[] = {
		{ ER_DUP_ENTRY, RES_CONFLICT },
		{ ER_DUP_ENTRY_WITH_KEY_NAME, RES_CONFLICT },
		{ ER_NO_REFERENCED_ROW_2, RES_CONFLICT },
		{ ER_ROW_IS_REFERENCED_2, RES_CONFLICT },
		{ ER_LOCK_WAIT_TIMEOUT, RES_RETRY },
		{ ER_LOCK_DEADLOCK, RES_RETRY },
		{ ER_CHECKREAD, RES_RETRY },
		{ ERROR_NODE_NOT_READY, RES_UNAVAILABLE },
		{ ER_STATEMENT_TIMEOUT, RES_UNAVAILABLE },
		{ ER_QUERY_INTERRUPTED, RES_UNAVAILABLE },
		{ FILE_ERROR_CREATE, RES_UNAVAILABLE },
		{ FILE_ERROR_WRITE, RES_UNAVAILABLE },
		{ FILE_ERROR_DISK_FULL, RES_UNAVAILABLE },
		{ ER_CANT_CREATE_FILE, RES_UNAVAILABLE },
		{ ER_ERROR_ON_WRITE, RES_UNAVAILABLE },
		{ ER_TEMP_FILE_WRITE_FAILURE, RES_UNAVAILABLE },
		{ ER_DISK_FULL, RES_UNAVAILABLE },
		{ ER_RECORD_FILE_FULL, RES_UNAVAILABLE },
		{ ER_CON_COUNT_ERROR, RES_UNAVAILABLE },
		{ ER_OUT_OF_RESOURCES, RES_UNAVAILABLE },
		{ ER_OUTOFMEMORY, RES_UNAVAILABLE },
		{ ER_MAX_PREPARED_STMT_COUNT_REACHED, RES_UNAVAILABLE },
		{ ER_OPTION_PREVENTS_STATEMENT, RES_UNAVAILABLE },
		{ ER_ERROR_DURING_COMMIT, RES_UNAVAILABLE },
		{ ER_USER_LIMIT_REACHED, RES_UNAVAILABLE },
		{ ER_NEED_REPREPARE, RES_UNAVAILABLE },
		{ ER_NO_SUCH_TABLE, RES_UNAVAILABLE }, /* not migrated yet */
		{ CR_OUT_OF_MEMORY, RES_UNAVAILABLE },
	};
	size_t i;

	for (i = 0; i < sizeof table / sizeof table[0]; i++)
		if (table[i].number == number)
			return table[i].res;
	return db_number_is_lost(number) ? RES_UNAVAILABLE : RES_BUG;
}

enum result db_failed(struct db *db, const char *id, unsigned int number, const char *message)
{
	const enum result res = result_of(number);

	/* The text of a violated key quotes the value, which is somebody's; a conflict is an
	 * ordinary answer. */
	if (res == RES_RETRY)
		LOG_EVENT(LOG_LEVEL_INFO, "transaction must be run again", LOG_S("statement", id),
		    LOG_I("error", number));
	else if (res != RES_CONFLICT)
		LOG_EVENT(LOG_LEVEL_ERROR, "statement failed", LOG_S("statement", id),
		    LOG_I("error", number), LOG_S("detail", message));
	if (res == RES_UNAVAILABLE)
		db->away = true;
	if (db->tx == DB_TX_OPEN && (res == RES_RETRY || db_number_is_lost(number))) {
		db->tx = DB_TX_LOST;
		db->tx_result = res;
	}
	if (db_number_is_lost(number))
		db_disconnect(db);
	return res;
}

/* ---- transactions ---- */

enum result db_begin(struct db *db)
{
	static const char sql[] = "START TRANSACTION";
	enum result res;
	int64_t since;
	int tries;

	invariant(db->tx == DB_TX_NONE);
	for (tries = 0;; tries++) {
		if ((res = db_connect(db, true)) != RES_OK)
			return res;
		since = db_ticks_us();
		if (mysql_real_query(db->my, sql, sizeof sql - 1) == 0)
			break;
		/* Nothing hangs on a transaction that did not begin. */
		res = db_failed(db, "db.begin", mysql_errno(db->my), mysql_error(db->my));
		if (tries == 1 || db->my != NULL)
			return res;
	}
	db_count(db, "db.begin", since);
	db->tx = DB_TX_OPEN;
	db->transactions++;
	return RES_OK;
}

enum result db_commit(struct db *db)
{
	enum result res = RES_OK;
	int64_t since;

	invariant(db->tx != DB_TX_NONE);
	if (db->tx == DB_TX_LOST) {
		res = db->tx_result;
		db_rollback(db);
		return res;
	}
	since = db_ticks_us();
	if (mysql_commit(db->my) != 0)
		res = db_failed(db, "db.commit", mysql_errno(db->my), mysql_error(db->my));
	db_count(db, "db.commit", since);
	if (res != RES_OK)
		db_rollback(db);
	db->tx = DB_TX_NONE;
	return res;
}

void db_rollback(struct db *db)
{
	if (db->tx == DB_TX_NONE)
		return;
	db->tx = DB_TX_NONE;
	/* A connection that cannot even roll back is closed: the server does it then. */
	if (db->my != NULL && mysql_rollback(db->my) != 0)
		db_disconnect(db);
}

int64_t db_transactions(const struct db *db)
{
	return db->transactions;
}

bool db_in_transaction(const struct db *db)
{
	return db->tx != DB_TX_NONE;
}

bool db_ping(struct db *db)
{
	if (db->tx != DB_TX_NONE)
		return db->my != NULL && mysql_ping(db->my) == 0;
	if (db_connect(db, true) != RES_OK)
		return false;
	if (mysql_ping(db->my) == 0)
		return true;
	db_disconnect(db);
	return false;
}

/* ---- settings and scripts ---- */

static const struct setting {
	const char *name, *wanted;
} settings[] = {
	{ "sql_mode", SQL_MODE },
	{ "tx_isolation", "READ-COMMITTED" },
	{ "time_zone", "+00:00" },
	{ "innodb_flush_log_at_trx_commit", "1" },
	{ "character_set_client", "utf8mb4" },
	{ "character_set_connection", "utf8mb4" },
	{ "character_set_results", "utf8mb4" },
	{ "innodb_lock_wait_timeout", "2" },
	{ "autocommit", "1" },
	{ "foreign_key_checks", "1" },
	{ "unique_checks", "1" },
};
#define SETTINGS (sizeof settings / sizeof settings[0])

/* The server answers the words of sql_mode in an order of its own. */
static bool setting_holds(const struct setting *setting, const char *found)
{
	char wanted[200];
	char *word, *rest = wanted;

	if (strchr(setting->wanted, ',') == NULL)
		return strcmp(setting->wanted, found) == 0;
	snprintf(wanted, sizeof wanted, "%s", setting->wanted);
	while ((word = strsep(&rest, ",")) != NULL)
		if (strstr(found, word) == NULL)
			return false;
	return true;
}

enum result db_check_settings(struct db *db, const char **problem)
{
	enum result res;
	struct buf sql;
	MYSQL_RES *answer;
	MYSQL_ROW row;
	size_t i;

	*problem = NULL;
	if ((res = db_connect(db, true)) != RES_OK)
		return res;
	buf_init(&sql, 2000);
	for (i = 0; i < SETTINGS; i++)
		buf_addf(&sql, "%s@@%s", i == 0 ? "SELECT " : ", ", settings[i].name);
	if (!buf_ok(&sql))
		res = RES_UNAVAILABLE;
	else if (mysql_real_query(db->my, sql.data, (unsigned long)sql.size) != 0)
		res = db_failed(db, "db.settings", mysql_errno(db->my), mysql_error(db->my));
	buf_free(&sql);
	if (res != RES_OK)
		return res;
	if ((answer = mysql_store_result(db->my)) == NULL)
		return db_failed(db, "db.settings", mysql_errno(db->my), mysql_error(db->my));
	row = mysql_fetch_row(answer);
	for (i = 0; row != NULL && i < SETTINGS && res == RES_OK; i++) {
		if (row[i] != NULL && setting_holds(&settings[i], row[i]))
			continue;
		*problem = arena_printf(db->arena, "%s is %s, should be %s", settings[i].name,
		    row[i] != NULL ? row[i] : "NULL", settings[i].wanted);
		res = RES_INVALID;
	}
	mysql_free_result(answer);
	return row == NULL ? RES_UNAVAILABLE : res;
}

/* Every answer of a script must be taken before the next question. */
static enum result script_results(struct db *db, const char **problem)
{
	unsigned int number;
	MYSQL_RES *answer;
	int more, step;

	for (step = 1;; step++) {
		if ((answer = mysql_store_result(db->my)) != NULL)
			mysql_free_result(answer);
		more = mysql_errno(db->my) != 0 ? 1 : mysql_next_result(db->my);
		if (more < 0)
			return RES_OK;
		if (more == 0)
			continue;
		number = mysql_errno(db->my);
		*problem = arena_printf(
		    db->arena, "statement %d: %s", step + 1, mysql_error(db->my));
		return db_failed(db, "db.script", number, *problem != NULL ? *problem : "");
	}
}

enum result db_script(struct db *db, const char *sql, const char **problem)
{
	enum result res;
	unsigned int number;
	int64_t since;

	*problem = NULL;
	if (db->tx == DB_TX_LOST)
		return db->tx_result;
	if ((res = db_connect(db, db->tx == DB_TX_NONE)) != RES_OK)
		return res;
	if (mysql_set_server_option(db->my, MYSQL_OPTION_MULTI_STATEMENTS_ON) != 0)
		return db_failed(db, "db.script", mysql_errno(db->my), mysql_error(db->my));
	since = db_ticks_us();
	if (mysql_real_query(db->my, sql, (unsigned long)strlen(sql)) == 0) {
		res = script_results(db, problem);
	} else {
		number = mysql_errno(db->my);
		*problem = arena_printf(db->arena, "statement 1: %s", mysql_error(db->my));
		res = db_failed(db, "db.script", number, *problem != NULL ? *problem : "");
	}
	db->calls++;
	db->us += db_ticks_us() - since;
	/* The option must not stay: everything else is one statement at a time. */
	if (db->my != NULL &&
	    mysql_set_server_option(db->my, MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0)
		db_disconnect(db);
	return res == RES_BUG ? RES_INVALID : res;
}
