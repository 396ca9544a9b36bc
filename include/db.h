/* SPDX-License-Identifier: Apache-2.0 */
/* MariaDB through prepared statements only. A concept lists its statements in a constant table: id,
 * SQL, parameter kinds, and where each column lands in a struct. Three verbs: db_one, db_each,
 * db_exec. Prepared once per connection, on first use.
 *
 * Rows and their text live in the arena set by db_use_arena(). One struct db is one connection,
 * used by one thread. A lost connection is never resumed silently: the statement fails with
 * RES_UNAVAILABLE (or is tried once more on a new connection when nothing was sent and no
 * transaction is open). Connector/C: no MYSQL_OPT_RECONNECT, no multi-statements, no LOCAL INFILE,
 * CLIENT_FOUND_ROWS on. */
#ifndef LOKET_DB_H
#define LOKET_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "crypt.h"
#include "result.h"

enum db_kind {
	DB_END = 0,
	DB_INT,   /* int64_t: any integer column (a SUM() is a DECIMAL: CAST it). NULL lands as 0 */
	DB_BOOL,  /* bool: TINYINT(1) */
	DB_TEXT,  /* const char *: NULL lands as NULL */
	DB_BYTES, /* struct bytes: VARBINARY, BLOB. NULL lands as { NULL, 0 } */
	DB_HASH,  /* struct hash: BINARY(32). NULL lands as all zero */
	DB_TIME, /* int64_t instant: DATETIME in UTC (a DATE is its midnight). NULL lands as 0 and 0
		    is sent as NULL */
};

struct db_column {
	const char *name;
	enum db_kind kind;
	size_t offset;
};
/* clang-format off */
/* A column that lands in the member of its own name: DB_COLUMN(struct outage, title_nl, DB_TEXT). */
#define DB_COLUMN(row, member, kind) { #member, kind, offsetof(row, member) }
/* clang-format on */

#define DB_PARAMS_MAX 40
#define DB_COLUMNS_MAX 40

struct db_statement {
	const char *id; /* "ticket.by_number": in logs and in `loket check` */
	const char *sql;
	enum db_kind params[DB_PARAMS_MAX + 1]; /* ended by DB_END */
	const struct db_column *columns; /* ended by a NULL name; NULL for statements without rows;
					    checked by name and order */
	size_t row_size;                 /* of the struct the columns land in */
	bool writes;                     /* prepared on the writing connections only */
};

/* A parameter on its way in; make them with the functions below. Text and bytes are borrowed until
 * the call returns. */
struct db_value {
	enum db_kind kind;
	bool is_null;
	int64_t number;
	const char *text;
	struct bytes bytes;
};
static inline struct db_value db_int(int64_t v)
{
	return (struct db_value){ .kind = DB_INT, .number = v };
}
/* An integer that is NULL when 0: an optional foreign key. */
static inline struct db_value db_ref(int64_t v)
{
	return (struct db_value){ .kind = DB_INT, .is_null = v == 0, .number = v };
}
static inline struct db_value db_bool(bool v)
{
	return (struct db_value){ .kind = DB_BOOL, .number = v };
}
/* NULL is sent as NULL. */
static inline struct db_value db_text(const char *v)
{
	return (struct db_value){ .kind = DB_TEXT, .text = v };
}
static inline struct db_value db_time(int64_t v)
{
	return (struct db_value){ .kind = DB_TIME, .number = v };
}
static inline struct db_value db_bytes(const void *data, size_t size)
{
	return (struct db_value){ .kind = DB_BYTES, .bytes = { data, size } };
}
static inline struct db_value db_hash(const struct hash *h)
{
	return (struct db_value){ .kind = DB_HASH, .bytes = { h->bytes, CRYPT_HASH_SIZE } };
}
/* The parameters of a statement: DB_ARGS(db_int(1), db_text("x")); DB_NONE for none. */
#define DB_ARGS(...)                              \
	(const struct db_value[]){ __VA_ARGS__ }, \
	    (sizeof((const struct db_value[]){ __VA_ARGS__ }) / sizeof(struct db_value))
#define DB_NONE NULL, 0

struct db_options {
	const char *host; /* NULL or "" with a socket */
	int64_t port;
	const char *socket; /* path, or "" */
	const char *name, *user, *password;
	bool tls;                  /* verify the server's certificate; always off on a socket */
	int64_t statement_seconds; /* max_statement_time for this session; 0 for none (jobs,
				    * migrate), which also waits ten minutes instead of ten seconds
				    * for an answer */
	bool read_only; /* the session changes nothing, whatever its account may: RES_BUG */
};

struct db;
struct db_rows {
	void *rows;
	size_t count;
};

/* Does not connect yet: the first use does, so a worker starts while the database is down. The
 * options' strings must outlive it. NULL out of memory. */
struct db *db_open(const struct db_options *options);
void db_close(struct db *db);
/* Where results live from now on; also resets the counters of db_stats(). */
void db_use_arena(struct db *db, struct arena *arena);
/* The same for a while, without touching the counters; returns the arena in use before, to be given
 * back. */
struct arena *db_swap_arena(struct db *db, struct arena *arena);
struct arena *db_arena(const struct db *db);

/* At most one row into `row` (may be NULL to test existence). RES_NOT_FOUND without one; a second
 * row is RES_BUG. */
enum result db_one(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, void *row) MUST_CHECK;
/* All rows as an array in the arena; `*rows` is {NULL, 0} when there are none. Statements carry
 * their own LIMIT. */
enum result db_each(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, struct db_rows *rows) MUST_CHECK;
/* db_each() for what many readers ask in the same second: the rows may be those that an equal
 * question (the same statement and arguments) got on this connection within the last second. So
 * what is taken away or added shows a second later, and scope belongs in the arguments; not for
 * what must be seen at once. The rows are shared: they are not to be changed, and live until the
 * next db_use_arena(). Inside a transaction, and for more than 128 kB, it is db_each(). */
enum result db_each_kept(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, struct db_rows *rows) MUST_CHECK;
/* The next question is asked again: this process changed something. */
void db_forget_kept(struct db *db);
/* For INSERT, UPDATE, DELETE. `affected` (rows found by an UPDATE, changed or not) and `insert_id`
 * may be NULL. A violated unique or foreign key is RES_CONFLICT. 1205, 1213 and 1020 are RES_RETRY:
 * the transaction is lost, every later statement in it gives RES_RETRY too, and so does
 * db_commit(). In all three verbs a result set that does not fit the table (truncated, wrong size,
 * other column count) or arguments that do not match `params` are RES_BUG; an arena that is full, a
 * server that is away, and a statement over its time are RES_UNAVAILABLE. A statement with
 * RETURNING is db_one()'s. */
enum result db_exec(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, int64_t *affected, int64_t *insert_id) MUST_CHECK;

/* Starts a transaction (READ COMMITTED). Not nested. */
enum result db_begin(struct db *db) MUST_CHECK;
/* RES_RETRY when certification failed; RES_UNAVAILABLE when the connection was lost during COMMIT:
 * the outcome is unknown. */
enum result db_commit(struct db *db) MUST_CHECK;
/* Ends the transaction without its changes; fine when there is none, or when the connection was
 * lost. */
void db_rollback(struct db *db);
/* From db_begin() until db_commit() or db_rollback(), also when the connection was lost meanwhile.
 */
bool db_in_transaction(const struct db *db);
/* How many were begun: the number of the one that is open, to tell it from others. */
int64_t db_transactions(const struct db *db);

/* True when the server answers now. */
bool db_ping(struct db *db);
/* Prepares the statement and compares parameter count, column count, names, kinds against the
 * server's metadata. `*problem` in the arena says what differs. */
enum result db_check(struct db *db, const struct db_statement *st, const char **problem) MUST_CHECK;
/* The server's session settings that must hold (SQL mode, isolation, time zone, flush at commit);
 * `*problem` as above. */
enum result db_check_settings(struct db *db, const char **problem) MUST_CHECK;
/* Runs SQL that is not prepared, several statements ended by ';' if need be: migrations and
 * demonstration data only. RES_INVALID when a statement is wrong; `*problem` (in the arena) says
 * which one and why. Session variables (@now) last as long as the connection. */
enum result db_script(struct db *db, const char *sql, const char **problem) MUST_CHECK;

/* Statements sent since db_use_arena(), and the time spent waiting for them. */
struct db_stats {
	int64_t calls, ms;
	bool away; /* a call was RES_UNAVAILABLE */
};
struct db_stats db_stats(const struct db *db);

/* The library's own statements, for `loket check`; ended by NULL. */
extern const struct db_statement *const migrate_statements[];
extern const struct db_statement *const rate_statements[];
extern const struct db_statement *const store_statements[];

#endif
