/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of requests for an account. A confirmed request has no token any more; a decided one never
 * changes again. */
#include "account_db.h"

#define COLUMN(member, kind) DB_COLUMN(struct registration, member, kind)
/* Where a request belongs: an agent said so, or the manager it names is one. */
#define BELONGS_TO "COALESCE(r.organisation_id, m.organisation_id)"
#define REGISTRATION_COLUMNS                                                                    \
	"r.id, r.name, r.email, r.organisation_name, r.manager_name, r.manager_email, "         \
	"r.wants_organisation,"                                                                 \
	" " BELONGS_TO " AS organisation_id, o.name AS organisation,"                           \
	" r.organisation_id IS NOT NULL AS assigned, r.language,"                               \
	" r.status, r.created_at, r.confirmed_at, r.decided_at, d.name AS decided_by, k.id AS " \
	"known_id, n.id AS named_id, r.version"
#define REGISTRATION_TABLES " FROM registration r" REGISTRATION_JOINS
#define REGISTRATION_JOINS                                                               \
	" LEFT JOIN user d ON d.id = r.decided_by LEFT JOIN user k ON "                  \
	"k.email = r.email"                                                              \
	" LEFT JOIN user m ON m.email = r.manager_email AND m.role = 2 AND m.status = 2" \
	" LEFT JOIN organisation n ON n.name = r.organisation_name"                      \
	" LEFT JOIN organisation o ON o.id = " BELONGS_TO

static const struct db_column columns[] = {
	COLUMN(id, DB_INT),
	COLUMN(name, DB_TEXT),
	COLUMN(email, DB_TEXT),
	COLUMN(organisation_name, DB_TEXT),
	COLUMN(manager_name, DB_TEXT),
	COLUMN(manager_email, DB_TEXT),
	COLUMN(wants_organisation, DB_BOOL),
	COLUMN(organisation_id, DB_INT),
	COLUMN(organisation, DB_TEXT),
	COLUMN(assigned, DB_BOOL),
	COLUMN(language, DB_TEXT),
	COLUMN(status, DB_INT),
	COLUMN(created_at, DB_TIME),
	COLUMN(confirmed_at, DB_TIME),
	COLUMN(decided_at, DB_TIME),
	COLUMN(decided_by, DB_TEXT),
	COLUMN(known_id, DB_INT),
	COLUMN(named_id, DB_INT),
	COLUMN(version, DB_INT),
	{ 0 },
};

static const struct db_statement add = {
	.id = "registration.add",
	.sql =
	    "INSERT INTO registration (name, email, organisation_name, manager_name, manager_email,"
	    " wants_organisation, language, token_hash, status, created_at) VALUES (?, ?, ?, ?, ?, "
	    "?, ?, ?, 1, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_BOOL, DB_TEXT, DB_HASH,
	    DB_TIME },
	.writes = true,
};
static const struct db_statement by_id = {
	.id = "registration.by_id",
	.sql = "SELECT " REGISTRATION_COLUMNS REGISTRATION_TABLES " WHERE r.id = ?",
	.params = { DB_INT },
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_statement by_id_for_manager = {
	.id = "registration.by_id_for_manager",
	.sql = "SELECT " REGISTRATION_COLUMNS REGISTRATION_TABLES " WHERE r.id = ? AND " BELONGS_TO
	       " = ?",
	.params = { DB_INT, DB_INT },
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_statement by_token = {
	.id = "registration.by_token",
	.sql = "SELECT " REGISTRATION_COLUMNS REGISTRATION_TABLES
	       " WHERE r.token_hash = ? AND r.status = 1 AND r.created_at > ?",
	.params = { DB_HASH, DB_TIME },
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_statement confirm = {
	.id = "registration.confirm",
	.sql = "UPDATE registration SET status = 2, confirmed_at = ?, token_hash = NULL, version = "
	       "version + 1"
	       " WHERE token_hash = ? AND status = 1 AND created_at > ?",
	.params = { DB_TIME, DB_HASH, DB_TIME },
	.writes = true,
};
static const struct db_statement waiting = {
	.id = "registration.waiting",
	.sql = "SELECT " REGISTRATION_COLUMNS REGISTRATION_TABLES
	       " WHERE r.status = 2 ORDER BY r.created_at, r.id LIMIT 200",
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_column count_columns[] = { { "n", DB_INT, 0 }, { 0 } };
static const struct db_statement waiting_count = {
	.id = "registration.waiting_count",
	.sql = "SELECT COUNT(*) AS n FROM registration WHERE status = 2",
	.columns = count_columns,
	.row_size = sizeof(int64_t),
};
static const struct db_statement waiting_for_manager = {
	.id = "registration.waiting_for_manager",
	.sql = "SELECT " REGISTRATION_COLUMNS REGISTRATION_TABLES
	       " WHERE r.status = 2 AND " BELONGS_TO " = ? ORDER BY r.created_at, r.id LIMIT 100",
	.params = { DB_INT },
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_statement assign = {
	.id = "registration.assign",
	.sql = "UPDATE registration SET organisation_id = ?, version = version + 1 WHERE id = ? "
	       "AND status = 2 AND version = ?",
	.params = { DB_INT, DB_INT, DB_INT },
	.writes = true,
};
/* Picked before the joins: of a sort over them the server would read every decision there was. */
static const struct db_statement decided = {
	.id = "registration.decided",
	.sql = "SELECT " REGISTRATION_COLUMNS " FROM (SELECT * FROM registration FORCE INDEX "
	       "(registration_decided) WHERE decided_at IS NOT NULL"
	       " ORDER BY decided_at DESC, id DESC LIMIT 10) r" REGISTRATION_JOINS
	       " ORDER BY r.decided_at DESC, r.id DESC",
	.columns = columns,
	.row_size = sizeof(struct registration),
};
static const struct db_statement decide = {
	.id = "registration.decide",
	.sql = "UPDATE registration SET status = ?, decided_at = ?, decided_by = ?, version = "
	       "version + 1"
	       " WHERE id = ? AND status = 2 AND version = ?",
	.params = { DB_INT, DB_TIME, DB_INT, DB_INT, DB_INT },
	.writes = true,
};

enum result account_db_request_add(struct ctx *ctx, const struct account_request *rq,
    const char *email, const struct hash *token, int64_t *id)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_text(rq->name), db_text(email), db_text(rq->organisation_name),
		db_text(rq->manager_name), db_text(rq->manager_email),
		db_bool(rq->wants_organisation), db_text(i18n_code(rq->language)),
		token == NULL ? (struct db_value){ .kind = DB_HASH, .is_null = true }
			      : db_hash(token),
		db_time(ctx->now)),
	    NULL, id);
}

enum result account_db_request_find(struct ctx *ctx, int64_t id, struct registration *row)
{
	return db_one(ctx->db, &by_id, DB_ARGS(db_int(id)), row);
}

enum result account_db_request_find_for_manager(
    struct ctx *ctx, int64_t id, struct registration *row)
{
	return db_one(ctx->db, &by_id_for_manager,
	    DB_ARGS(db_int(id), db_int(ctx->viewer.organisation_id)), row);
}

enum result account_db_request_waiting_for_manager(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(
	    ctx->db, &waiting_for_manager, DB_ARGS(db_int(ctx->viewer.organisation_id)), rows);
}

enum result account_db_request_assign(
    struct ctx *ctx, int64_t id, int64_t version, int64_t organisation_id)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &assign,
	    DB_ARGS(db_int(organisation_id), db_int(id), db_int(version)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result account_db_request_by_token(
    struct ctx *ctx, const struct hash *token, int64_t begun, struct registration *row)
{
	return db_one(ctx->db, &by_token, DB_ARGS(db_hash(token), db_time(begun)), row);
}

enum result account_db_request_confirm(struct ctx *ctx, const struct hash *token, int64_t begun)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &confirm,
	    DB_ARGS(db_time(ctx->now), db_hash(token), db_time(begun)), &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

enum result account_db_request_waiting(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &waiting, DB_NONE, rows);
}

enum result account_db_request_waiting_count(struct ctx *ctx, int64_t *count)
{
	return db_one(ctx->db, &waiting_count, DB_NONE, count);
}

enum result account_db_request_decided(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &decided, DB_NONE, rows);
}

enum result account_db_request_decide(
    struct ctx *ctx, int64_t id, int64_t version, enum registration_status status)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &decide,
	    DB_ARGS(db_int(status), db_time(ctx->now), db_ref(ctx->viewer.id), db_int(id),
		db_int(version)),
	    &affected, NULL);

	return res == RES_OK && affected == 0 ? RES_NOT_FOUND : res;
}

const struct db_statement *const account_registration_statements[] = {
	&add,
	&by_id,
	&by_id_for_manager,
	&by_token,
	&confirm,
	&waiting,
	&waiting_count,
	&waiting_for_manager,
	&assign,
	&decided,
	&decide,
	NULL,
};
