/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of who follows outages. A row without confirmed_at gets no mail. */
#include "outage_follow_db.h"

#define COLUMN(member, kind) DB_COLUMN(struct follow, member, kind)
#define FOLLOW_SELECT                                                                            \
	"SELECT f.id, f.service_id, f.email, f.language, s.name_nl AS service_nl, s.name_en AS " \
	"service_en"                                                                             \
	" FROM subscription f LEFT JOIN service s ON s.id = f.service_id"

static const struct db_column columns[] = {
	COLUMN(id, DB_INT),
	COLUMN(service_id, DB_INT),
	COLUMN(email, DB_TEXT),
	COLUMN(language, DB_TEXT),
	COLUMN(service_nl, DB_TEXT),
	COLUMN(service_en, DB_TEXT),
	{ 0 },
};

static const struct db_statement add = {
	.id = "subscription.add",
	.writes = true,
	.sql = "INSERT INTO subscription (email, service_id, language, token_hash, created_at) "
	       "VALUES (?, ?, ?, ?, ?)",
	.params = { DB_TEXT, DB_INT, DB_TEXT, DB_HASH, DB_TIME },
};
static const struct db_statement by_token = {
	.id = "subscription.by_token",
	.columns = columns,
	.row_size = sizeof(struct follow),
	.sql = FOLLOW_SELECT " WHERE f.token_hash = ? AND f.created_at > ?",
	.params = { DB_HASH, DB_TIME },
};
static const struct db_statement by_id = {
	.id = "subscription.by_id",
	.columns = columns,
	.row_size = sizeof(struct follow),
	.sql = FOLLOW_SELECT " WHERE f.id = ? AND f.confirmed_at IS NOT NULL",
	.params = { DB_INT },
};
static const struct db_statement confirm = {
	.id = "subscription.confirm",
	.writes = true,
	.sql = "UPDATE subscription SET confirmed_at = ?, token_hash = NULL WHERE id = ? AND "
	       "confirmed_at IS NULL",
	.params = { DB_TIME, DB_INT },
};
/* `?` 0 is everything: then each other subscription of the address goes; else the same service
 * goes. */
static const struct db_statement tidy = {
	.id = "subscription.tidy",
	.writes = true,
	.sql = "DELETE FROM subscription WHERE email = ? AND confirmed_at IS NOT NULL AND id <> ? "
	       "AND (? = 0 OR service_id = ?)",
	.params = { DB_TEXT, DB_INT, DB_INT, DB_INT },
};
static const struct db_statement speak = {
	.id = "subscription.speak",
	.writes = true,
	.sql = "UPDATE subscription SET language = ? WHERE email = ? AND confirmed_at IS NOT NULL",
	.params = { DB_TEXT, DB_TEXT },
};
static const struct db_statement remove_all = {
	.id = "subscription.remove",
	.writes = true,
	.sql = "DELETE FROM subscription WHERE email = ? AND confirmed_at IS NOT NULL",
	.params = { DB_TEXT },
};
static const struct db_statement sweep = {
	.id = "subscription.sweep",
	.writes = true,
	.sql = "DELETE FROM subscription WHERE confirmed_at IS NULL AND created_at < ? LIMIT 1000",
	.params = { DB_TIME },
};

const struct db_statement *const outage_follow_statements[] = {
	&add,
	&by_token,
	&by_id,
	&confirm,
	&tidy,
	&speak,
	&remove_all,
	&sweep,
	NULL,
};

enum result outage_follow_db_add(struct ctx *ctx, const char *email, int64_t service_id,
    enum language language, const struct hash *token)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_text(email), db_ref(service_id), db_text(i18n_code(language)),
		db_hash(token), db_time(ctx->now)),
	    NULL, NULL);
}

enum result outage_follow_db_by_token(
    struct ctx *ctx, const struct hash *token, int64_t after, struct follow *follow)
{
	return db_one(ctx->db, &by_token, DB_ARGS(db_hash(token), db_time(after)), follow);
}

enum result outage_follow_db_by_id(struct ctx *ctx, int64_t id, struct follow *follow)
{
	return db_one(ctx->db, &by_id, DB_ARGS(db_int(id)), follow);
}

enum result outage_follow_db_confirm(struct ctx *ctx, int64_t id)
{
	int64_t affected = 0;
	enum result res = db_exec(
	    ctx->db, &confirm, DB_ARGS(db_time(ctx->now), db_int(id)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result outage_follow_db_tidy(struct ctx *ctx, const struct follow *follow)
{
	enum result res = db_exec(ctx->db, &tidy,
	    DB_ARGS(db_text(follow->email), db_int(follow->id), db_int(follow->service_id),
		db_int(follow->service_id)),
	    NULL, NULL);

	return res != RES_OK
	    ? res
	    : db_exec(ctx->db, &speak, DB_ARGS(db_text(follow->language), db_text(follow->email)),
		  NULL, NULL);
}

enum result outage_follow_db_remove(struct ctx *ctx, const char *email)
{
	return db_exec(ctx->db, &remove_all, DB_ARGS(db_text(email)), NULL, NULL);
}

enum result outage_follow_db_sweep(struct ctx *ctx, int64_t before)
{
	return db_exec(ctx->db, &sweep, DB_ARGS(db_time(before)), NULL, NULL);
}
