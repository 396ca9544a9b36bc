/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of accounts, links, sessions and requests; for app/account only. Results are those of db_one,
 * db_each and db_exec; an UPDATE that must hit its row and does not is RES_NOT_FOUND. */
#ifndef LOKET_ACCOUNT_DB_H
#define LOKET_ACCOUNT_DB_H

#include "account.h"

/* ---- users ---- */

enum result account_db_find(struct ctx *ctx, int64_t id, struct account *account) MUST_CHECK;
/* `email` in lower case. */
enum result account_db_find_by_email(
    struct ctx *ctx, const char *email, struct account *account) MUST_CHECK;
/* Active ones only, the first by name. */
enum result account_db_find_by_role(
    struct ctx *ctx, enum role role, struct account *account) MUST_CHECK;
/* `like` is a LIKE pattern; the other members as in struct account_filter. */
enum result account_db_customers(struct ctx *ctx, const struct account_filter *filter,
    const char *like, struct db_rows *rows) MUST_CHECK;
enum result account_db_everybody(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result account_db_add(struct ctx *ctx, const struct account_invitation *invitation,
    const char *email, int64_t *id) MUST_CHECK;
enum result account_db_set_password(struct ctx *ctx, int64_t id, const char *hash) MUST_CHECK;
/* From invited to active. */
enum result account_db_activate(struct ctx *ctx, int64_t id) MUST_CHECK;
/* `version` 0: whichever it has. */
enum result account_db_disable(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;
enum result account_db_enable(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;
/* Active admins, locked until the end of the transaction. */
enum result account_db_lock_admins(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result account_db_signed_in(struct ctx *ctx, int64_t id) MUST_CHECK;
/* RES_CONFLICT when another account has it. */
enum result account_db_set_email(struct ctx *ctx, int64_t id, const char *email) MUST_CHECK;
enum result account_db_save_details(
    struct ctx *ctx, int64_t id, const struct account_details *details) MUST_CHECK;
enum result account_db_set_theme(struct ctx *ctx, int64_t id, enum theme theme) MUST_CHECK;
enum result account_db_set_keys(struct ctx *ctx, int64_t id, bool single_keys) MUST_CHECK;
enum result account_db_set_language(struct ctx *ctx, int64_t id, enum language language) MUST_CHECK;

/* ---- members of an organisation; the viewer's own is in the WHERE ---- */

enum result account_db_members(struct ctx *ctx, int64_t page, struct db_rows *rows) MUST_CHECK;
enum result account_db_member_count(
    struct ctx *ctx, struct account_member_counts *counts) MUST_CHECK;
/* Locked until the end of the transaction. */
enum result account_db_member_lock(struct ctx *ctx, int64_t id, struct account *account) MUST_CHECK;
/* Active managers of any organisation, at most 20. */
enum result account_db_managers(
    struct ctx *ctx, int64_t organisation_id, struct db_rows *rows) MUST_CHECK;
/* From a manager who neither has the organisation-wide view nor asks for it. */
enum result account_db_ask_access(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result account_db_set_access(
    struct ctx *ctx, int64_t id, int64_t version, bool sees) MUST_CHECK;

/* ---- links ---- */

struct account_token {
	struct account account; /* whose it is */
	const char *detail;
	int64_t created_at, expires_at, used_at;
};
enum result account_db_token_add(struct ctx *ctx, const struct hash *token, int64_t user_id,
    enum token_purpose purpose, const char *detail, int64_t expires_at) MUST_CHECK;
enum result account_db_token_find(struct ctx *ctx, const struct hash *token,
    enum token_purpose purpose, struct account_token *row) MUST_CHECK;
/* Single use: RES_NOT_FOUND for all but the first of any number of parallel tries. `lifetime`
 * bounds it by its creation as well. */
enum result account_db_token_use(struct ctx *ctx, const struct hash *token,
    enum token_purpose purpose, int64_t lifetime) MUST_CHECK;
/* Marks what is left as used. */
enum result account_db_tokens_end(
    struct ctx *ctx, int64_t user_id, enum token_purpose purpose) MUST_CHECK;
/* The last one mailed for that purpose, whatever became of it. */
enum result account_db_token_newest(struct ctx *ctx, int64_t user_id, enum token_purpose purpose,
    struct account_token *row) MUST_CHECK;

/* ---- sessions ---- */

struct account_session_row {
	int64_t id, last_seen_at, user_id, role, organisation_id, support_line, theme;
	bool sees_organisation, single_keys;
	const char *name, *email, *organisation /* NULL: staff */, *language;
};
/* Of an active user, begun after `begun` and used after `seen`. */
enum result account_db_session_find(struct ctx *ctx, const struct hash *token, int64_t begun,
    int64_t seen, struct account_session_row *row) MUST_CHECK;
enum result account_db_session_touch(struct db *db, int64_t id, int64_t now) MUST_CHECK;
enum result account_db_session_add(
    struct ctx *ctx, const struct hash *token, int64_t user_id, const char *user_agent) MUST_CHECK;
enum result account_db_session_remove(struct ctx *ctx, int64_t user_id, int64_t id) MUST_CHECK;
enum result account_db_sessions_remove(struct ctx *ctx, int64_t user_id, int64_t keep) MUST_CHECK;
enum result account_db_session_list(
    struct ctx *ctx, int64_t user_id, int64_t begun, int64_t seen, struct db_rows *rows) MUST_CHECK;
/* Removes a batch of what ended before these instants. */
enum result account_db_sweep(
    struct ctx *ctx, int64_t seen, int64_t tokens, int64_t requests) MUST_CHECK;

/* ---- requests for an account ---- */

/* `token` NULL: the address is known and can never be confirmed. */
enum result account_db_request_add(struct ctx *ctx, const struct account_request *request,
    const char *email, const struct hash *token, int64_t *id) MUST_CHECK;
enum result account_db_request_find(
    struct ctx *ctx, int64_t id, struct registration *row) MUST_CHECK;
enum result account_db_request_by_token(
    struct ctx *ctx, const struct hash *token, int64_t begun, struct registration *row) MUST_CHECK;
enum result account_db_request_confirm(
    struct ctx *ctx, const struct hash *token, int64_t begun) MUST_CHECK;
enum result account_db_request_waiting(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result account_db_request_waiting_count(struct ctx *ctx, int64_t *count) MUST_CHECK;
/* Approved and refused, newest first, at most 10. */
enum result account_db_request_decided(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Of those that belong to the viewer's organisation. */
enum result account_db_request_find_for_manager(
    struct ctx *ctx, int64_t id, struct registration *row) MUST_CHECK;
enum result account_db_request_waiting_for_manager(
    struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result account_db_request_assign(
    struct ctx *ctx, int64_t id, int64_t version, int64_t organisation_id) MUST_CHECK;
/* From waiting, at that version, to `status`. */
enum result account_db_request_decide(
    struct ctx *ctx, int64_t id, int64_t version, enum registration_status status) MUST_CHECK;

#endif
