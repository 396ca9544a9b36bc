/* SPDX-License-Identifier: Apache-2.0 */
/* One row per limit and subject; its window begins with the first try. Counting is one statement
 * that answers with the new count, so two workers never both see the last free try. */
#include "rate.h"

#include <string.h>

#include "log.h"

#define SWEEP_ROWS 1000
#define SWEEP_ROUNDS 100

struct counter {
	int64_t tries;
	int64_t ends_at;
};

static const struct db_column counter_columns[] = {
	{ "tries", DB_INT, offsetof(struct counter, tries) },
	{ "ends_at", DB_TIME, offsetof(struct counter, ends_at) },
	{ 0 },
};
/* Assignments run from left to right: `tries` still sees the old window. */
static const struct db_statement take = {
	.id = "rate.take",
	.writes = true,
	.sql = "INSERT INTO rate_counter (name, subject, tries, ends_at) VALUES (?, ?, 1, ?)"
	       " ON DUPLICATE KEY UPDATE tries = IF(ends_at <= ?, 1, LEAST(tries, 1000000) + 1), "
	       "ends_at = IF(ends_at <= ?, VALUE(ends_at), ends_at)"
	       " RETURNING tries, ends_at",
	.params = { DB_TEXT, DB_HASH, DB_TIME, DB_TIME, DB_TIME },
	.columns = counter_columns,
	.row_size = sizeof(struct counter),
};
static const struct db_statement look = {
	.id = "rate.look",
	.sql = "SELECT tries, ends_at FROM rate_counter WHERE name = ? AND subject = ? AND ends_at "
	       "> ?",
	.params = { DB_TEXT, DB_HASH, DB_TIME },
	.columns = counter_columns,
	.row_size = sizeof(struct counter),
};
static const struct db_statement sweep = {
	.id = "rate.sweep",
	.writes = true,
	.sql = "DELETE FROM rate_counter WHERE ends_at <= ? LIMIT 1000",
	.params = { DB_TIME },
};
const struct db_statement *const rate_statements[] = { &take, &look, &sweep, NULL };

static struct hash subject_hash(const char *subject)
{
	struct hash hash;

	crypt_sha256(subject, strlen(subject), &hash);
	return hash;
}

static enum result judge(
    const struct counter *counter, int64_t limit, int64_t now, int64_t *retry_after)
{
	if (counter->tries <= limit)
		return RES_OK;
	*retry_after = counter->ends_at > now ? counter->ends_at - now : 1;
	return RES_LIMITED;
}

static enum result take_once(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after)
{
	const struct hash hash = subject_hash(subject);
	struct counter counter;
	enum result res;

	*retry_after = 0;
	res = db_one(db, &take,
	    DB_ARGS(db_text(limit->name), db_hash(&hash), db_time(now + limit->window),
		db_time(now), db_time(now)),
	    &counter);
	return res == RES_OK ? judge(&counter, limit->tries, now, retry_after) : res;
}

enum result rate_take(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after)
{
	enum result res = RES_RETRY;

	if (db_in_transaction(db)) {
		LOG_EVENT(LOG_LEVEL_ERROR, "a try counted inside a transaction",
		    LOG_S("limit", limit->name));
		return RES_BUG;
	}
	for (int tries = 0; tries < 3 && res == RES_RETRY; tries++)
		res = take_once(db, limit, subject, now, retry_after);
	return res;
}

enum result rate_take_within(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after)
{
	invariant(db_in_transaction(db));
	return take_once(db, limit, subject, now, retry_after);
}

enum result rate_look(struct db *db, const struct rate_limit *limit, const char *subject,
    int64_t now, int64_t *retry_after)
{
	const struct hash hash = subject_hash(subject);
	struct counter counter;
	enum result res;

	*retry_after = 0;
	res = db_one(
	    db, &look, DB_ARGS(db_text(limit->name), db_hash(&hash), db_time(now)), &counter);
	if (res == RES_NOT_FOUND)
		return RES_OK;
	/* The next take would be one more. */
	return res == RES_OK ? judge(&counter, limit->tries - 1, now, retry_after) : res;
}

enum result rate_sweep(struct db *db, int64_t now)
{
	int64_t removed = SWEEP_ROWS;
	enum result res = RES_OK;
	int round;

	for (round = 0; round < SWEEP_ROUNDS && removed == SWEEP_ROWS && res == RES_OK; round++)
		res = db_exec(db, &sweep, DB_ARGS(db_time(now)), &removed, NULL);
	return res;
}
