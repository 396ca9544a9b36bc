/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what the search lacks. Nothing here says who searched. */
#include "search_db.h"

static const struct db_statement miss = {
	.id = "search.miss",
	.writes = true,
	.sql = "INSERT INTO search_miss (words, language, day, tries) VALUES (?, ?, DATE(?), 1)"
	       " ON DUPLICATE KEY UPDATE tries = IF(handled_at IS NULL, tries + 1, 1), handled_at "
	       "= NULL",
	.params = { DB_TEXT, DB_INT, DB_TIME },
};
static const struct db_column gap_columns[] = {
	{ "words", DB_TEXT, offsetof(struct search_gap, words) },
	{ "language", DB_INT, offsetof(struct search_gap, language) },
	{ "tries", DB_INT, offsetof(struct search_gap, tries) },
	{ "last_at", DB_TIME, offsetof(struct search_gap, last_at) },
	{ 0 },
};
static const struct db_statement gaps = {
	.id = "search.gaps",
	.sql = "SELECT words, language, CAST(SUM(tries) AS INTEGER) AS tries, CAST(MAX(day) AS "
	       "DATETIME) AS last_at"
	       " FROM search_miss FORCE INDEX (search_miss_open) WHERE handled_at IS NULL"
	       " GROUP BY words, language ORDER BY tries DESC, last_at DESC, words LIMIT 200",
	.columns = gap_columns,
	.row_size = sizeof(struct search_gap),
};
static const struct db_statement gap_handled = {
	.id = "search.gap_handled",
	.writes = true,
	.sql = "UPDATE search_miss SET handled_at = ? WHERE words = ? AND language = ? AND "
	       "handled_at IS NULL",
	.params = { DB_TIME, DB_TEXT, DB_INT },
};
static const struct db_statement outcome = {
	.id = "search.outcome",
	.writes = true,
	.sql = "INSERT INTO search_outcome (what, document_id, happened_at) VALUES (?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_TIME },
};
static const struct db_column outcome_columns[] = {
	{ "opened", DB_INT, offsetof(struct search_outcomes, opened) },
	{ "ignored", DB_INT, offsetof(struct search_outcomes, ignored) },
	{ "opened_ignored", DB_INT, offsetof(struct search_outcomes, opened_ignored) },
	{ 0 },
};
static const struct db_statement outcomes = {
	.id = "search.outcomes",
	.sql = "SELECT CAST(COALESCE(SUM(what = 1), 0) AS INTEGER) AS opened, "
	       "CAST(COALESCE(SUM(what = 2), 0) AS INTEGER) AS ignored,"
	       " CAST(COALESCE(SUM(what = 3), 0) AS INTEGER) AS opened_ignored FROM search_outcome "
	       "WHERE happened_at >= ?",
	.params = { DB_TIME },
	.columns = outcome_columns,
	.row_size = sizeof(struct search_outcomes),
};
static const struct db_statement sweep_misses = {
	.id = "search.sweep_misses",
	.writes = true,
	.sql = "DELETE FROM search_miss WHERE day < DATE(?) LIMIT 1000",
	.params = { DB_TIME },
};
static const struct db_statement sweep_outcomes = {
	.id = "search.sweep_outcomes",
	.writes = true,
	.sql = "DELETE FROM search_outcome WHERE happened_at < ? ORDER BY happened_at LIMIT 1000",
	.params = { DB_TIME },
};

enum result search_db_miss(struct db *db, const char *words, enum language language, int64_t now)
{
	return db_exec(
	    db, &miss, DB_ARGS(db_text(words), db_int(language), db_time(now)), NULL, NULL);
}

enum result search_db_gaps(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &gaps, DB_NONE, rows);
}

enum result search_db_gap_handled(struct ctx *ctx, const char *words, enum language language)
{
	return db_exec(ctx->db, &gap_handled,
	    DB_ARGS(db_time(ctx->now), db_text(words), db_int(language)), NULL, NULL);
}

enum result search_db_outcome(
    struct db *db, enum search_outcome what, int64_t document_id, int64_t now)
{
	return db_exec(
	    db, &outcome, DB_ARGS(db_int(what), db_ref(document_id), db_time(now)), NULL, NULL);
}

enum result search_db_outcomes(struct ctx *ctx, int64_t since, struct search_outcomes *row)
{
	return db_one(ctx->db, &outcomes, DB_ARGS(db_time(since)), row);
}

enum result search_db_sweep(struct ctx *ctx, int64_t before)
{
	enum result res = db_exec(ctx->db, &sweep_misses, DB_ARGS(db_time(before)), NULL, NULL);

	return res != RES_OK
	    ? res
	    : db_exec(ctx->db, &sweep_outcomes, DB_ARGS(db_time(before)), NULL, NULL);
}

const struct db_statement *const search_gap_statements[] = { &miss, &gaps, &gap_handled, &outcome,
	&outcomes, &sweep_misses, &sweep_outcomes, NULL };
