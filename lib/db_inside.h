/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the database layer share: the connection, its prepared statements and the
 * landing places of a row. Nobody else includes this. */
#ifndef LOKET_DB_INSIDE_H
#define LOKET_DB_INSIDE_H

#include <mysql.h>

#include "db.h"

/* Where one column of the current row arrives before it is copied to the caller's struct. */
struct db_cell {
	int64_t number;
	MYSQL_TIME time;
	struct hash hash;
	unsigned long length; /* bytes in the row, also when fewer were taken */
	my_bool null, error;
};

/* A statement prepared on this connection, with its result bound once. */
struct db_prepared {
	const struct db_statement *st;
	MYSQL_STMT *stmt;
	size_t columns;
	MYSQL_BIND *binds;
	struct db_cell *cells;
};

/* A parameter's storage for the time of one call. */
struct db_slot {
	MYSQL_TIME time;
	long long number;
	unsigned long length;
};

enum db_transaction { DB_TX_NONE, DB_TX_OPEN, DB_TX_LOST };

struct db {
	struct db_options options;
	struct arena *arena;
	MYSQL *my; /* NULL while not connected */
	enum db_transaction tx;
	int64_t transactions;         /* begun */
	enum result tx_result;        /* with DB_TX_LOST: what every call answers until rollback */
	struct db_prepared *prepared; /* open addressing by the statement's address */
	size_t prepared_count, prepared_room;
	int64_t refused_until; /* ticks; no new try to connect before this */
	int64_t heard_us;      /* ticks; when the server last answered */
	int64_t calls, us;
	bool away;            /* a call of this request found no server */
	int64_t turn;         /* counts db_use_arena() */
	struct db_kept *kept; /* NULL until the first db_each_kept() */
};

/* ---- db.c ---- */

/* A live connection. With `fresh`, one that was idle is looked at first: the server may have closed
 * it. */
enum result db_connect(struct db *db, bool fresh);
void db_disconnect(struct db *db);
/* What a server's error number means, logged with the statement's id unless it is ordinary. Closes
 * a lost connection and marks the transaction. */
enum result db_failed(struct db *db, const char *id, unsigned int number, const char *message);
bool db_number_is_lost(unsigned int number);
int64_t db_ticks_us(void);
void db_count(struct db *db, const char *id, int64_t since_us);

/* ---- db_statement.c ---- */

enum result db_prepare(struct db *db, const struct db_statement *st, struct db_prepared **prepared);
void db_forget_prepared(struct db *db);
size_t db_column_count(const struct db_statement *st);
size_t db_param_count(const struct db_statement *st);

/* ---- db_kept.c ---- */

void db_release_kept(struct db *db);

/* ---- db_bind.c ---- */

/* Fills `bind` from `value`, which is what the statement says its parameter is. RES_BUG when not.
 */
enum result db_bind_value(
    MYSQL_BIND *bind, struct db_slot *slot, enum db_kind kind, const struct db_value *value);
void db_bind_column(MYSQL_BIND *bind, struct db_cell *cell, enum db_kind kind);
/* Copies the current row into `row`. */
enum result db_take_row(struct db *db, struct db_prepared *prepared, void *row);

#endif
