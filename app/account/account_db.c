/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of users and of the links mailed to them. Sessions and requests for an account stand in their
 * own _db.c. No rule is decided here but those that only one statement can keep: single use, and
 * changes that name the state they start from. */
#include "account_db.h"

#define OF_ACCOUNT(column, type)                                \
	{                                                       \
#column, type, offsetof(struct account, column) \
	}
#define OF_CUSTOMER(column, type)                                                \
	{                                                                        \
#column, type, offsetof(struct account_customer, account.column) \
	}
#define OF_TOKEN(column, type)                                                \
	{                                                                     \
#column, type, offsetof(struct account_token, account.column) \
	}

/* The columns of struct account, in the order of both tables below. */
#define ACCOUNT_COLUMNS                                                                        \
	"u.id, u.email, u.name, u.role, u.support_line, u.organisation_id, o.name AS "         \
	"organisation,"                                                                        \
	" u.sees_organisation, u.access_asked_at, u.language, u.theme, u.phone, u.job_title, " \
	"u.password_hash, u.status,"                                                           \
	" u.created_at, u.activated_at, u.last_login_at, u.version"
#define ACCOUNT_TABLES " FROM user u LEFT JOIN organisation o ON o.id = u.organisation_id"
#define ACCOUNT_LIST(OF)                                                                         \
	OF(id, DB_INT), OF(email, DB_TEXT), OF(name, DB_TEXT), OF(role, DB_INT),                 \
	    OF(support_line, DB_INT), OF(organisation_id, DB_INT), OF(organisation, DB_TEXT),    \
	    OF(sees_organisation, DB_BOOL), OF(access_asked_at, DB_TIME), OF(language, DB_TEXT), \
	    OF(theme, DB_INT), OF(phone, DB_TEXT), OF(job_title, DB_TEXT),                       \
	    OF(password_hash, DB_TEXT), OF(status, DB_INT), OF(created_at, DB_TIME),             \
	    OF(activated_at, DB_TIME), OF(last_login_at, DB_TIME), OF(version, DB_INT)

static const struct db_column account_columns[] = { ACCOUNT_LIST(OF_ACCOUNT), { 0 } };
static const struct db_column customer_columns[] = {
	ACCOUNT_LIST(OF_CUSTOMER),
	{ "open_tickets", DB_INT, offsetof(struct account_customer, open_tickets) },
	{ 0 },
};
static const struct db_column token_columns[] = {
	ACCOUNT_LIST(OF_TOKEN),
	{ "detail", DB_TEXT, offsetof(struct account_token, detail) },
	{ "token_created_at", DB_TIME, offsetof(struct account_token, created_at) },
	{ "expires_at", DB_TIME, offsetof(struct account_token, expires_at) },
	{ "used_at", DB_TIME, offsetof(struct account_token, used_at) },
	{ 0 },
};

/* ---- users ---- */

static const struct db_statement by_id = {
	.id = "account.by_id",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES " WHERE u.id = ?",
	.params = { DB_INT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement by_email = {
	.id = "account.by_email",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES " WHERE u.email = ?",
	.params = { DB_TEXT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement by_role = {
	.id = "account.by_role",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
	       " WHERE u.role = ? AND u.status = 2 ORDER BY u.name LIMIT 1",
	.params = { DB_INT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement customers = {
	.id = "account.customers",
	.sql = "SELECT " ACCOUNT_COLUMNS ","
	       " (SELECT COUNT(*) FROM ticket t WHERE t.requester_id = u.id AND t.is_open = 1) AS "
	       "open_tickets" ACCOUNT_TABLES " WHERE u.role IN (1, 2) AND (? = '%%' OR u.name LIKE "
	       "? OR u.email LIKE ? OR o.name LIKE ?)"
	       " AND (? = 0 OR u.organisation_id = ?) AND (? = 0 OR u.status = ?)"
	       " ORDER BY u.name, u.id LIMIT ? OFFSET ?",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT,
	    DB_INT },
	.columns = customer_columns,
	.row_size = sizeof(struct account_customer),
};
static const struct db_statement everybody = {
	.id = "account.everybody",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES " ORDER BY u.email LIMIT 1000",
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement any = {
	.id = "account.any",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES " LIMIT 1",
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement lock_admins = {
	.id = "account.lock_admins",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
	       " WHERE u.role = 5 AND u.status = 2 LIMIT 100 FOR UPDATE",
	.columns = account_columns,
	.row_size = sizeof(struct account),
	.writes = true,
};
static const struct db_statement add = {
	.id = "account.add",
	.sql = "INSERT INTO user (email, name, role, support_line, organisation_id, "
	       "sees_organisation, language,"
	       " status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_INT, DB_BOOL, DB_TEXT, DB_TIME },
	.writes = true,
};
static const struct db_statement set_password = {
	.id = "account.set_password",
	.sql = "UPDATE user SET password_hash = ? WHERE id = ?",
	.params = { DB_TEXT, DB_INT },
	.writes = true,
};
static const struct db_statement activate = {
	.id = "account.activate",
	.sql =
	    "UPDATE user SET status = 2, activated_at = ?, last_login_at = ?, version = version + 1"
	    " WHERE id = ? AND status = 1",
	.params = { DB_TIME, DB_TIME, DB_INT },
	.writes = true,
};
static const struct db_statement disable = {
	.id = "account.disable",
	.sql = "UPDATE user SET status = 3, version = version + 1 WHERE id = ? AND status <> 3 AND "
	       "(? = 0 OR version = ?)",
	.params = { DB_INT, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement enable = {
	.id = "account.enable",
	.sql = "UPDATE user SET status = IF(password_hash IS NULL, 1, 2), version = version + 1"
	       " WHERE id = ? AND status = 3 AND (? = 0 OR version = ?)",
	.params = { DB_INT, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement signed_in = {
	.id = "account.signed_in",
	.sql = "UPDATE user SET last_login_at = ? WHERE id = ?",
	.params = { DB_TIME, DB_INT },
	.writes = true,
};
static const struct db_statement set_email = {
	.id = "account.set_email",
	.sql = "UPDATE user SET email = ?, version = version + 1 WHERE id = ? AND status = 2",
	.params = { DB_TEXT, DB_INT },
	.writes = true,
};
static const struct db_statement save_details = {
	.id = "account.save_details",
	.sql = "UPDATE user SET name = ?, phone = ?, language = ?, theme = ?, version = version + 1"
	       " WHERE id = ? AND version = ?",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement set_theme = {
	.id = "account.set_theme",
	.sql = "UPDATE user SET theme = ? WHERE id = ?",
	.params = { DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement set_language = {
	.id = "account.set_language",
	.sql = "UPDATE user SET language = ? WHERE id = ?",
	.params = { DB_TEXT, DB_INT },
	.writes = true,
};

static const struct db_statement set_keys = {
	.id = "account.set_keys",
	.sql = "UPDATE user SET single_keys = ? WHERE id = ?",
	.params = { DB_BOOL, DB_INT },
	.writes = true,
};

/* An UPDATE of one row that must be there. */
static enum result change(
    struct ctx *ctx, const struct db_statement *st, const struct db_value *args, size_t count)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, st, args, count, &affected, NULL);

	if (res == RES_OK && affected != 1)
		return ctx_fail(ctx, RES_NOT_FOUND, "%s changed nothing", st->id);
	return res;
}

enum result account_db_find(struct ctx *ctx, int64_t id, struct account *account)
{
	return db_one(ctx->db, &by_id, DB_ARGS(db_int(id)), account);
}

enum result account_db_find_by_email(struct ctx *ctx, const char *email, struct account *account)
{
	return db_one(ctx->db, &by_email, DB_ARGS(db_text(email)), account);
}

enum result account_db_find_by_role(struct ctx *ctx, enum role role, struct account *account)
{
	return db_one(ctx->db, &by_role, DB_ARGS(db_int(role)), account);
}

enum result account_db_customers(
    struct ctx *ctx, const struct account_filter *filter, const char *like, struct db_rows *rows)
{
	int64_t organisation = filter->organisation_id, status = filter->status;

	return db_each(ctx->db, &customers,
	    DB_ARGS(db_text(like), db_text(like), db_text(like), db_text(like),
		db_int(organisation), db_int(organisation), db_int(status), db_int(status),
		db_int(ACCOUNT_PAGE + 1), db_int((filter->page - 1) * ACCOUNT_PAGE)),
	    rows);
}

enum result account_db_everybody(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &everybody, DB_NONE, rows);
}

enum result account_any(struct db *db, bool *empty)
{
	struct account account;
	enum result res = db_one(db, &any, DB_NONE, &account);

	*empty = res == RES_NOT_FOUND;
	return *empty ? RES_OK : res;
}

enum result account_db_lock_admins(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &lock_admins, DB_NONE, rows);
}

enum result account_db_add(
    struct ctx *ctx, const struct account_invitation *in, const char *email, int64_t *id)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_text(email), db_text(in->name), db_int(in->role), db_int(in->support_line),
		db_ref(in->organisation_id), db_bool(in->sees_organisation),
		db_text(i18n_code(in->language)), db_time(ctx->now)),
	    NULL, id);
}

enum result account_db_set_password(struct ctx *ctx, int64_t id, const char *hash)
{
	return change(ctx, &set_password, DB_ARGS(db_text(hash), db_int(id)));
}

enum result account_db_activate(struct ctx *ctx, int64_t id)
{
	return change(ctx, &activate, DB_ARGS(db_time(ctx->now), db_time(ctx->now), db_int(id)));
}

enum result account_db_disable(struct ctx *ctx, int64_t id, int64_t version)
{
	return change(ctx, &disable, DB_ARGS(db_int(id), db_int(version), db_int(version)));
}

enum result account_db_enable(struct ctx *ctx, int64_t id, int64_t version)
{
	return change(ctx, &enable, DB_ARGS(db_int(id), db_int(version), db_int(version)));
}

enum result account_db_signed_in(struct ctx *ctx, int64_t id)
{
	return change(ctx, &signed_in, DB_ARGS(db_time(ctx->now), db_int(id)));
}

enum result account_db_set_email(struct ctx *ctx, int64_t id, const char *email)
{
	return change(ctx, &set_email, DB_ARGS(db_text(email), db_int(id)));
}

enum result account_db_save_details(
    struct ctx *ctx, int64_t id, const struct account_details *details)
{
	return change(ctx, &save_details,
	    DB_ARGS(db_text(details->name), db_text(details->phone),
		db_text(i18n_code(details->language)), db_int(details->theme), db_int(id),
		db_int(details->version)));
}

enum result account_db_set_theme(struct ctx *ctx, int64_t id, enum theme theme)
{
	return change(ctx, &set_theme, DB_ARGS(db_int(theme), db_int(id)));
}

enum result account_db_set_keys(struct ctx *ctx, int64_t id, bool single_keys)
{
	return change(ctx, &set_keys, DB_ARGS(db_bool(single_keys), db_int(id)));
}

enum result account_db_set_language(struct ctx *ctx, int64_t id, enum language language)
{
	return change(ctx, &set_language, DB_ARGS(db_text(i18n_code(language)), db_int(id)));
}

/* ---- members of an organisation ---- */

static const struct db_statement members = {
	.id = "account.members",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
	       " WHERE u.organisation_id = ? AND u.role IN (1, 2)"
	       " ORDER BY u.status = 3, u.name, u.id LIMIT ? OFFSET ?",
	.params = { DB_INT, DB_INT, DB_INT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_column member_count_columns[] = {
	{ "active", DB_INT, offsetof(struct account_member_counts, active) },
	{ "invited", DB_INT, offsetof(struct account_member_counts, invited) },
	{ "disabled", DB_INT, offsetof(struct account_member_counts, disabled) },
	{ 0 },
};
static const struct db_statement member_count = {
	.id = "account.member_count",
	.sql = "SELECT COUNT(IF(status = 2, 1, NULL)) AS active, COUNT(IF(status = 1, 1, NULL)) AS "
	       "invited,"
	       " COUNT(IF(status = 3, 1, NULL)) AS disabled FROM user WHERE organisation_id = ? "
	       "AND role IN (1, 2)",
	.params = { DB_INT },
	.columns = member_count_columns,
	.row_size = sizeof(struct account_member_counts),
};
static const struct db_statement member_lock = {
	.id = "account.member_lock",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
	       " WHERE u.id = ? AND u.organisation_id = ? AND u.role IN (1, 2) FOR UPDATE",
	.params = { DB_INT, DB_INT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
	.writes = true,
};
static const struct db_statement managers = {
	.id = "account.managers",
	.sql = "SELECT " ACCOUNT_COLUMNS ACCOUNT_TABLES
	       " WHERE u.organisation_id = ? AND u.role = 2 AND u.status = 2"
	       " ORDER BY u.name, u.id LIMIT 20",
	.params = { DB_INT },
	.columns = account_columns,
	.row_size = sizeof(struct account),
};
static const struct db_statement ask_access = {
	.id = "account.ask_access",
	.sql = "UPDATE user SET access_asked_at = ?, version = version + 1"
	       " WHERE id = ? AND role = 2 AND NOT sees_organisation AND access_asked_at IS NULL",
	.params = { DB_TIME, DB_INT },
	.writes = true,
};
static const struct db_statement set_access = {
	.id = "account.set_access",
	.sql =
	    "UPDATE user SET sees_organisation = ?, access_asked_at = NULL, version = version + 1"
	    " WHERE id = ? AND role = 2 AND version = ?",
	.params = { DB_BOOL, DB_INT, DB_INT },
	.writes = true,
};

enum result account_db_members(struct ctx *ctx, int64_t page, struct db_rows *rows)
{
	return db_each(ctx->db, &members,
	    DB_ARGS(db_int(ctx->viewer.organisation_id), db_int(ACCOUNT_PAGE + 1),
		db_int((page - 1) * ACCOUNT_PAGE)),
	    rows);
}

enum result account_db_member_count(struct ctx *ctx, struct account_member_counts *counts)
{
	return db_one(ctx->db, &member_count, DB_ARGS(db_int(ctx->viewer.organisation_id)), counts);
}

enum result account_db_member_lock(struct ctx *ctx, int64_t id, struct account *account)
{
	return db_one(ctx->db, &member_lock,
	    DB_ARGS(db_int(id), db_int(ctx->viewer.organisation_id)), account);
}

enum result account_db_managers(struct ctx *ctx, int64_t organisation_id, struct db_rows *rows)
{
	return db_each(ctx->db, &managers, DB_ARGS(db_int(organisation_id)), rows);
}

enum result account_db_ask_access(struct ctx *ctx, int64_t id)
{
	return change(ctx, &ask_access, DB_ARGS(db_time(ctx->now), db_int(id)));
}

enum result account_db_set_access(struct ctx *ctx, int64_t id, int64_t version, bool sees)
{
	return change(ctx, &set_access, DB_ARGS(db_bool(sees), db_int(id), db_int(version)));
}

/* ---- links ---- */

static const struct db_statement token_add = {
	.id = "account.token_add",
	.sql =
	    "INSERT INTO user_token (token_hash, user_id, purpose, detail, created_at, expires_at)"
	    " VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_HASH, DB_INT, DB_INT, DB_TEXT, DB_TIME, DB_TIME },
	.writes = true,
};
static const struct db_statement token_find = {
	.id = "account.token_find",
	.sql = "SELECT " ACCOUNT_COLUMNS
	       ", t.detail, t.created_at AS token_created_at, t.expires_at, t.used_at"
	       " FROM user_token t JOIN user u ON u.id = t.user_id LEFT JOIN organisation o ON "
	       "o.id = u.organisation_id"
	       " WHERE t.token_hash = ? AND t.purpose = ?",
	.params = { DB_HASH, DB_INT },
	.columns = token_columns,
	.row_size = sizeof(struct account_token),
};
static const struct db_statement token_use = {
	.id = "account.token_use",
	.sql = "UPDATE user_token SET used_at = ? WHERE token_hash = ? AND purpose = ? AND used_at "
	       "IS NULL"
	       " AND expires_at > ? AND created_at > ?",
	.params = { DB_TIME, DB_HASH, DB_INT, DB_TIME, DB_TIME },
	.writes = true,
};
static const struct db_statement tokens_end = {
	.id = "account.tokens_end",
	.sql = "UPDATE user_token SET used_at = ? WHERE user_id = ? AND purpose = ? AND used_at IS "
	       "NULL",
	.params = { DB_TIME, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement token_newest = {
	.id = "account.token_newest",
	.sql =
	    "SELECT " ACCOUNT_COLUMNS
	    ", t.detail, t.created_at AS token_created_at, t.expires_at, t.used_at"
	    " FROM user_token t JOIN user u ON u.id = t.user_id LEFT JOIN organisation o ON o.id = "
	    "u.organisation_id"
	    " WHERE t.user_id = ? AND t.purpose = ? ORDER BY t.created_at DESC, t.id DESC LIMIT 1",
	.params = { DB_INT, DB_INT },
	.columns = token_columns,
	.row_size = sizeof(struct account_token),
};

enum result account_db_token_add(struct ctx *ctx, const struct hash *token, int64_t user_id,
    enum token_purpose purpose, const char *detail, int64_t expires_at)
{
	return db_exec(ctx->db, &token_add,
	    DB_ARGS(db_hash(token), db_int(user_id), db_int(purpose), db_text(detail),
		db_time(ctx->now), db_time(expires_at)),
	    NULL, NULL);
}

enum result account_db_token_find(struct ctx *ctx, const struct hash *token,
    enum token_purpose purpose, struct account_token *row)
{
	return db_one(ctx->db, &token_find, DB_ARGS(db_hash(token), db_int(purpose)), row);
}

enum result account_db_token_use(
    struct ctx *ctx, const struct hash *token, enum token_purpose purpose, int64_t lifetime)
{
	return change(ctx, &token_use,
	    DB_ARGS(db_time(ctx->now), db_hash(token), db_int(purpose), db_time(ctx->now),
		db_time(ctx->now - lifetime)));
}

enum result account_db_tokens_end(struct ctx *ctx, int64_t user_id, enum token_purpose purpose)
{
	return db_exec(ctx->db, &tokens_end,
	    DB_ARGS(db_time(ctx->now), db_int(user_id), db_int(purpose)), NULL, NULL);
}

enum result account_db_token_newest(
    struct ctx *ctx, int64_t user_id, enum token_purpose purpose, struct account_token *row)
{
	return db_one(ctx->db, &token_newest, DB_ARGS(db_int(user_id), db_int(purpose)), row);
}

const struct db_statement *const account_statements[] = {
	&by_id,
	&by_email,
	&by_role,
	&customers,
	&everybody,
	&any,
	&lock_admins,
	&add,
	&set_password,
	&activate,
	&disable,
	&enable,
	&signed_in,
	&set_email,
	&save_details,
	&set_theme,
	&set_language,
	&set_keys,
	&token_add,
	&token_find,
	&token_use,
	&tokens_end,
	&token_newest,
	&members,
	&member_count,
	&member_lock,
	&managers,
	&ask_access,
	&set_access,
	NULL,
};
