/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts: who may sign in, how they come in (invitation, request, link in a mail), their
 * passwords and their sessions.
 *
 * Rules take a struct ctx. Anything that changes something needs a writing ctx->db inside a
 * transaction; mail and audit rows belong to that transaction. Answers to strangers never tell
 * whether an address has an account. */
#ifndef LOKET_ACCOUNT_H
#define LOKET_ACCOUNT_H

#include "crypt.h"
#include "ctx.h"

#define ACCOUNT_NAME_MAX 120
#define ACCOUNT_EMAIL_MAX 254
#define ACCOUNT_PHONE_MAX 40
#define ACCOUNT_JOB_TITLE_MAX 120
#define PASSWORD_BYTES_MAX 256

#define ACTIVATION_SECONDS (72 * 3600)
#define RESET_SECONDS (30 * 60)
#define EMAIL_CHANGE_SECONDS (24 * 3600)
#define SIGNUP_SECONDS (24 * 3600)

enum account_status { ACCOUNT_INVITED = 1, ACCOUNT_ACTIVE = 2, ACCOUNT_DISABLED = 3 };
enum registration_status {
	REGISTRATION_UNCONFIRMED = 1,
	REGISTRATION_WAITING = 2,
	REGISTRATION_APPROVED = 3,
	REGISTRATION_REFUSED = 4
};
enum token_purpose { TOKEN_ACTIVATE = 1, TOKEN_RESET = 2, TOKEN_EMAIL = 3 };

/* A row of `user` with its organisation's name. */
struct account {
	int64_t id;
	const char *email, *name;
	int64_t role; /* enum role */
	int64_t support_line;
	int64_t organisation_id;  /* 0: staff */
	const char *organisation; /* NULL: staff */
	bool sees_organisation;
	int64_t access_asked_at; /* since when a manager asks to see the organisation's tickets; 0:
				    does not ask */
	const char *language;    /* "nl", "en" */
	int64_t theme;           /* enum theme */
	const char *phone, *job_title;
	const char *password_hash;                       /* NULL until activated */
	int64_t status;                                  /* enum account_status */
	int64_t created_at, activated_at, last_login_at; /* 0: never */
	int64_t version;
};

/* A customer in the desk's list. */
struct account_customer {
	struct account account;
	int64_t open_tickets;
};

/* A session as its owner sees it. */
struct account_session {
	int64_t id;
	int64_t created_at, last_seen_at;
	const char *remote, *user_agent;
};

/* A request for an account. */
struct registration {
	int64_t id; /* also the reference in mail */
	const char *name, *email, *organisation_name, *manager_name, *manager_email;
	bool wants_organisation;
	int64_t organisation_id;  /* whose managers may decide: assigned by an agent, else that of
				     the manager named; 0: nobody but the desk */
	const char *organisation; /* its name; NULL: none */
	bool assigned;            /* by an agent */
	const char *language;
	int64_t status;                               /* enum registration_status */
	int64_t created_at, confirmed_at, decided_at; /* 0: not yet */
	const char *decided_by;                       /* name; NULL: nobody yet */
	int64_t known_id;                             /* account that has the address; 0: none */
	int64_t named_id; /* organisation that has the name as typed; 0: none */
	int64_t version;
};

/* ---- sessions (account_session.c) ---- */

/* The session of a cookie, with its user, in one statement: active users only, idle and absolute
 * lifetime held against ctx->now. RES_NOT_FOUND for anything else. `*session_hash` is the CSRF
 * binding. */
enum result account_session_find(struct ctx *ctx, const char *cookie_text, struct viewer *viewer,
    int64_t *last_seen, struct hash *session_hash) MUST_CHECK;
/* Notes that it is in use. The caller does it about once a minute, not at each request. */
enum result account_session_touch(struct db *db, int64_t session_id, int64_t now) MUST_CHECK;
/* A new session for `user_id`; `token_text` is the cookie's value. */
enum result account_session_begin(struct ctx *ctx, int64_t user_id, const char *user_agent,
    char token_text[static CRYPT_TOKEN_TEXT + 1]) MUST_CHECK;
/* Ends one of the viewer's own sessions; RES_NOT_FOUND for another's. */
enum result account_session_end(struct ctx *ctx, int64_t session_id) MUST_CHECK;
/* Ends all sessions of a user but `keep` (0: all). */
enum result account_sessions_end(struct ctx *ctx, int64_t user_id, int64_t keep) MUST_CHECK;
/* The viewer's own, newest use first: rows of struct account_session, at most 50. */
enum result account_session_list(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Removes sessions, tokens and unconfirmed requests that ended, in a batch; for the jobs loop. */
enum result account_sweep(struct ctx *ctx) MUST_CHECK;

/* ---- people (account.c) ---- */

enum result account_find(struct ctx *ctx, int64_t id, struct account *account) MUST_CHECK;
/* The same, but RES_NOT_FOUND for staff. */
enum result account_find_customer(struct ctx *ctx, int64_t id, struct account *account) MUST_CHECK;
/* Whether the database holds no account at all. */
enum result account_any(struct db *db, bool *empty) MUST_CHECK;
/* `email` in any letter case. */
enum result account_find_by_email(
    struct ctx *ctx, const char *email, struct account *account) MUST_CHECK;
/* The first active account of that role, by name. */
enum result account_find_by_role(
    struct ctx *ctx, enum role role, struct account *account) MUST_CHECK;
#define ACCOUNT_PAGE 50 /* customers on one page of the desk's list */
struct account_filter {
	const char *search;      /* part of name, address or organisation; "" for all */
	int64_t organisation_id; /* 0 for all */
	int64_t status;          /* enum account_status; 0 for all */
	int64_t page;            /* from 1 */
};
/* Customers and managers by name: at most ACCOUNT_PAGE + 1 rows of struct account_customer, the
 * last one telling that there are more. */
enum result account_customers(
    struct ctx *ctx, const struct account_filter *filter, struct db_rows *rows) MUST_CHECK;
/* Everybody, by address, at most 1000. */
enum result account_everybody(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

struct account_invitation {
	const char *name, *email;
	int64_t organisation_id; /* 0: staff */
	enum role role;          /* the desk invites ROLE_CUSTOMER and ROLE_MANAGER only */
	int64_t support_line;    /* of staff: 1 or 2; 0 for others */
	bool sees_organisation;  /* a manager's organisation-wide view */
	enum language language;
};
/* Makes the account and mails the activation link. RES_CONFLICT when the address has an account,
 * RES_NOT_FOUND without such an organisation, RES_FORBIDDEN when the viewer may not invite for that
 * role: a manager invites customers into the own organisation only. */
enum result account_invite(
    struct ctx *ctx, const struct account_invitation *invitation, int64_t *user_id) MUST_CHECK;
/* Mails a new activation link; older ones no longer work. RES_CONFLICT unless the account waits for
 * activation. */
enum result account_invite_again(struct ctx *ctx, int64_t user_id) MUST_CHECK;
/* When the last activation link was mailed and until when it works; RES_NOT_FOUND when none was. */
enum result account_invited_at(
    struct ctx *ctx, int64_t user_id, int64_t *sent, int64_t *until) MUST_CHECK;
/* Disabling ends all sessions and links; `reason` is for the audit trail. `version` is the one the
 * person saw, 0 for any. RES_CONFLICT when it moved or is already so; RES_FORBIDDEN for oneself and
 * for the last admin. */
enum result account_disable(
    struct ctx *ctx, int64_t user_id, int64_t version, const char *reason) MUST_CHECK;
enum result account_enable(struct ctx *ctx, int64_t user_id, int64_t version) MUST_CHECK;

/* What failed sign-ins of this address are counted under. Changes when its password does, so that a
 * reset also ends the wait. */
enum result account_throttle_subject(
    struct ctx *ctx, const char *email, const char **subject) MUST_CHECK;
/* RES_OK with the account when the password is right and the account active; RES_FORBIDDEN
 * otherwise, after the same work. */
enum result account_sign_in(
    struct ctx *ctx, const char *email, const char *password, struct account *account) MUST_CHECK;
/* Mails a reset link, an activation link when never activated, nothing when disabled or unknown;
 * the same writes either way. Also answers a request for a new activation link. */
enum result account_forgot(struct ctx *ctx, const char *email) MUST_CHECK;
/* Whose link it is. RES_NOT_FOUND: no token at all; RES_GONE: used, replaced, expired, or the
 * account is disabled. Consumes nothing. */
enum result account_token_find(struct ctx *ctx, const char *token, enum token_purpose purpose,
    struct account *account, const char **detail) MUST_CHECK;
/* Consumes the token, sets the password, activates. Rules of the password are checked by the caller
 * with account_password_problem(). */
enum result account_activate(
    struct ctx *ctx, const char *token, const char *password, struct account *account) MUST_CHECK;
/* Consumes the token, sets the password, ends all sessions, mails a notice. */
enum result account_reset(struct ctx *ctx, const char *token, const char *password) MUST_CHECK;

/* The viewer's own account. RES_FORBIDDEN when `current` is not the password. */
enum result account_change_password(
    struct ctx *ctx, const char *current, const char *password) MUST_CHECK;
/* Mails a link to the new address and a notice to the old one. An address that has an account gets
 * the same answer and no link. */
enum result account_change_email(
    struct ctx *ctx, const char *current, const char *email) MUST_CHECK;
/* Consumes the token. RES_CONFLICT when the address was taken meanwhile. */
enum result account_confirm_email(struct ctx *ctx, const char *token) MUST_CHECK;
/* The new address that waits for its confirmation. RES_NOT_FOUND when none does. */
enum result account_pending_email(struct ctx *ctx, const char **email, int64_t *until) MUST_CHECK;
struct account_details {
	const char *name, *phone;
	enum language language;
	enum theme theme;
	int64_t version; /* the one the person saw */
};
/* RES_CONFLICT when the version moved. */
enum result account_save_profile(struct ctx *ctx, const struct account_details *details) MUST_CHECK;
enum result account_save_theme(struct ctx *ctx, enum theme theme) MUST_CHECK;
enum result account_save_keys(struct ctx *ctx, bool single_keys) MUST_CHECK;
enum result account_save_language(struct ctx *ctx, enum language language) MUST_CHECK;

/* ---- what a manager does for the own organisation (account_member.c) ---- */

/* Customers and managers of the viewer's organisation, disabled ones last, by name: at most
 * ACCOUNT_PAGE + 1 rows of struct account. `page` from 1. */
enum result account_members(struct ctx *ctx, int64_t page, struct db_rows *rows) MUST_CHECK;
struct account_member_counts {
	int64_t active, invited, disabled;
};
enum result account_member_count(struct ctx *ctx, struct account_member_counts *counts) MUST_CHECK;
/* RES_NOT_FOUND for who is not in the viewer's organisation, and for staff; otherwise as
 * account_invite_again() and account_disable(). */
enum result account_member_invite_again(struct ctx *ctx, int64_t user_id) MUST_CHECK;
enum result account_member_disable(
    struct ctx *ctx, int64_t user_id, int64_t version, const char *reason) MUST_CHECK;
/* A manager asks to see the tickets of the whole organisation. RES_CONFLICT who sees them or has
 * asked already. */
enum result account_ask_access(struct ctx *ctx) MUST_CHECK;
/* The desk's answer: a manager sees them from the next request on, or no longer. RES_CONFLICT when
 * the version moved or it is no manager. */
enum result account_decide_access(
    struct ctx *ctx, int64_t user_id, int64_t version, bool grant) MUST_CHECK;

/* ---- passwords (account_password.c) ---- */

/* NULL when `password` is good for this person; else what is wrong with it, translated. `name` and
 * `email` may be NULL. Pure but for the language in force. */
const char *account_password_problem(struct arena *arena, const struct settings *settings,
    const char *password, const char *name, const char *email, const char *organisation);

/* ---- requests for an account (account_registration.c) ---- */

struct account_request {
	const char *name, *email, *organisation_name, *manager_name, *manager_email;
	bool wants_organisation;
	enum language language;
};
/* Mails a link that confirms the address; a known address gets a mail that says so instead.
 * `*reference` is shown to the person. */
enum result registration_ask(
    struct ctx *ctx, const struct account_request *request, int64_t *reference) MUST_CHECK;
/* RES_GONE when used or expired. Consumes nothing. */
enum result registration_token_find(
    struct ctx *ctx, const char *token, struct registration *registration) MUST_CHECK;
enum result registration_confirm(
    struct ctx *ctx, const char *token, struct registration *registration) MUST_CHECK;
/* Those that wait for approval, oldest first: rows of struct registration, at most 200. */
enum result registration_waiting(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result registration_waiting_count(struct ctx *ctx, int64_t *count) MUST_CHECK;
/* The last ten that were decided. */
enum result registration_decided(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
struct registration_decision {
	int64_t id, version; /* the version the person saw */
	int64_t organisation_id;
	enum role role;
	bool sees_organisation;
};
/* Makes the account as account_invite() does. RES_CONFLICT when already decided or the address has
 * an account meanwhile. A manager finds the requests of the own organisation only (RES_NOT_FOUND
 * for others), and whatever the decision says, the person becomes a customer of it. */
enum result registration_approve(
    struct ctx *ctx, const struct registration_decision *decision) MUST_CHECK;
/* Lets the managers of an organisation decide as well, and mails them; RES_NOT_FOUND without such
 * an organisation. The desk's. */
enum result registration_assign(
    struct ctx *ctx, int64_t id, int64_t version, int64_t organisation_id) MUST_CHECK;
/* Those that the managers of the viewer's organisation may decide, oldest first, at most 100. */
enum result registration_waiting_for_manager(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* `reason` is for the audit trail only. Scope as above. */
enum result registration_refuse(
    struct ctx *ctx, int64_t id, int64_t version, const char *reason) MUST_CHECK;

/* ---- the command line (account_command.c) ---- */

/* invite EMAIL --name NAME --organisation NAME [--role manager] [--language en]; invite EMAIL
 * --name NAME --role agent|reader|admin [--line 2]; link EMAIL; disable EMAIL; enable EMAIL; list.
 * argv[0] is the verb. Needs an open transaction. No password is ever taken: a link is mailed.
 * Returns the exit status; the caller commits on 0. */
int account_command(struct ctx *ctx, int argc, char **argv);
/* "customer", "manager", "reader", "agent" or "admin"; ROLE_NOBODY for anything else. */
enum role account_role_from(const char *word);

/* Each ended by NULL. */
extern const struct db_statement *const account_statements[];
extern const struct db_statement *const account_session_statements[];
extern const struct db_statement *const account_registration_statements[];

#endif
