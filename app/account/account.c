/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of accounts: inviting, links and what they allow, signing in, one's own details.
 * Sessions, the password rule and requests for an account stand in files of their own. No page is
 * made here and no request is known. */
#include "account.h"

#include <string.h>

#include "account_db.h"
#include "account_mail.h"
#include "audit/audit.h"
#include "organisation/organisation.h"
#include "text.h"

static const int64_t lifetimes[] = {
	[TOKEN_ACTIVATE] = ACTIVATION_SECONDS,
	[TOKEN_RESET] = RESET_SECONDS,
	[TOKEN_EMAIL] = EMAIL_CHANGE_SECONDS,
};

static enum result note(struct ctx *ctx, const char *action, int64_t user_id, const char *detail)
{
	return audit_note(ctx, action, audit_object(ctx, "user", user_id), detail);
}

/* ---- finding ---- */

enum result account_find(struct ctx *ctx, int64_t id, struct account *account)
{
	return account_db_find(ctx, id, account);
}

enum result account_find_customer(struct ctx *ctx, int64_t id, struct account *account)
{
	enum result res = account_db_find(ctx, id, account);

	return res == RES_OK && account->role >= ROLE_READER ? RES_NOT_FOUND : res;
}

enum result account_find_by_role(struct ctx *ctx, enum role role, struct account *account)
{
	return account_db_find_by_role(ctx, role, account);
}

enum result account_find_by_email(struct ctx *ctx, const char *email, struct account *account)
{
	const char *lower = text_lower(ctx->arena, email);

	return lower == NULL ? RES_UNAVAILABLE : account_db_find_by_email(ctx, lower, account);
}

/* Text as a LIKE pattern that finds it anywhere; its own wildcards stand for themselves. */
static const char *like_pattern(struct arena *arena, const char *text)
{
	char *pattern = arena_alloc(arena, 2 * strlen(text) + 3), *out = pattern;

	if (pattern == NULL)
		return NULL;
	*out++ = '%';
	for (; *text != '\0'; text++) {
		if (strchr("\\%_", *text) != NULL)
			*out++ = '\\';
		*out++ = *text;
	}
	*out++ = '%';
	*out = '\0';
	return pattern;
}

enum result account_customers(
    struct ctx *ctx, const struct account_filter *filter, struct db_rows *rows)
{
	const char *like = like_pattern(ctx->arena, filter->search);

	return like == NULL ? RES_UNAVAILABLE : account_db_customers(ctx, filter, like, rows);
}

enum result account_everybody(struct ctx *ctx, struct db_rows *rows)
{
	return account_db_everybody(ctx, rows);
}

/* ---- links ---- */

/* A new link; what was mailed before for the same purpose no longer works. */
static enum result new_token(struct ctx *ctx, int64_t user_id, enum token_purpose purpose,
    const char *detail, const char **token)
{
	char text[CRYPT_TOKEN_TEXT + 1];
	struct hash stored;
	enum result res;

	if ((res = account_db_tokens_end(ctx, user_id, purpose)) != RES_OK)
		return res;
	crypt_token(text, &stored);
	*token = arena_strdup(ctx->arena, text);
	if (*token == NULL)
		return RES_UNAVAILABLE;
	return account_db_token_add(
	    ctx, &stored, user_id, purpose, detail, ctx->now + lifetimes[purpose]);
}

static enum result send_activation(struct ctx *ctx, const struct account *account)
{
	const char *token;
	enum result res = new_token(ctx, account->id, TOKEN_ACTIVATE, "", &token);

	return res != RES_OK ? res : account_mail_activation(ctx, account, token);
}

static enum result send_reset(struct ctx *ctx, const struct account *account)
{
	const char *token;
	enum result res = new_token(ctx, account->id, TOKEN_RESET, "", &token);

	return res != RES_OK ? res : account_mail_reset(ctx, account, token);
}

static bool may_use_link(const struct account *account, enum token_purpose purpose)
{
	return account->status == (purpose == TOKEN_ACTIVATE ? ACCOUNT_INVITED : ACCOUNT_ACTIVE);
}

enum result account_token_find(struct ctx *ctx, const char *token, enum token_purpose purpose,
    struct account *account, const char **detail)
{
	struct account_token row;
	struct hash stored;
	enum result res;

	if (token == NULL || crypt_token_hash(token, &stored) != RES_OK)
		return RES_NOT_FOUND;
	res = account_db_token_find(ctx, &stored, purpose, &row);
	if (res == RES_NOT_FOUND)
		return ctx_fail(ctx, RES_GONE, "no such link");
	if (res != RES_OK)
		return res;
	/* A row without its times is refused as well: 0 is long ago. */
	if (row.used_at != 0 || row.expires_at <= ctx->now ||
	    row.created_at <= ctx->now - lifetimes[purpose])
		return ctx_fail(ctx, RES_GONE, "link used, replaced or expired");
	if (!may_use_link(&row.account, purpose))
		return ctx_fail(ctx, RES_GONE, "the account is in another state");
	*account = row.account;
	if (detail != NULL)
		*detail = row.detail;
	return RES_OK;
}

/* Finds and consumes at once: of any number of parallel tries one gets RES_OK. */
static enum result take_token(struct ctx *ctx, const char *token, enum token_purpose purpose,
    struct account *account, const char **detail)
{
	struct hash stored;
	enum result res;

	if ((res = account_token_find(ctx, token, purpose, account, detail)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_GONE : res;
	if (crypt_token_hash(token, &stored) != RES_OK)
		return RES_GONE;
	res = account_db_token_use(ctx, &stored, purpose, lifetimes[purpose]);
	return res == RES_NOT_FOUND ? RES_GONE : res;
}

static enum result store_password(struct ctx *ctx, int64_t user_id, const char *password)
{
	const char *hash;
	enum result res = crypt_password_hash(ctx->arena, password, &hash);

	return res != RES_OK ? res : account_db_set_password(ctx, user_id, hash);
}

/* ---- inviting ---- */

static bool may_invite(const struct ctx *ctx, const struct account_invitation *in)
{
	enum role role = in->role;

	if (ctx->viewer.role == ROLE_MANAGER)
		return role == ROLE_CUSTOMER && in->organisation_id != 0 &&
		    in->organisation_id == ctx->viewer.organisation_id;
	if (role == ROLE_CUSTOMER || role == ROLE_MANAGER)
		return viewer_may_act(&ctx->viewer);
	return role <= ROLE_ADMIN && ctx->viewer.role == ROLE_ADMIN;
}

enum result account_invite(
    struct ctx *ctx, const struct account_invitation *invitation, int64_t *user_id)
{
	struct account_invitation in = *invitation;
	const char *email = text_lower(ctx->arena, in.email);
	struct organisation organisation;
	struct account account;
	enum result res;

	if (email == NULL)
		return RES_UNAVAILABLE;
	if (!may_invite(ctx, &in))
		return ctx_fail(ctx, RES_FORBIDDEN, "viewer may not invite role %d", (int)in.role);
	if ((in.organisation_id != 0) != (in.role < ROLE_READER))
		return ctx_fail(ctx, RES_BUG, "customers have an organisation and staff have none");
	if (in.organisation_id != 0 &&
	    (res = organisation_find(ctx, in.organisation_id, &organisation)) != RES_OK)
		return res;
	in.sees_organisation = in.role == ROLE_MANAGER && in.sees_organisation;
	if ((res = account_db_add(ctx, &in, email, user_id)) != RES_OK)
		return res == RES_CONFLICT ? ctx_fail(ctx, res, "the address has an account") : res;
	if ((res = account_db_find(ctx, *user_id, &account)) != RES_OK)
		return res;
	if ((res = send_activation(ctx, &account)) != RES_OK)
		return res;
	return note(ctx, "user.invite", *user_id, email);
}

enum result account_invite_again(struct ctx *ctx, int64_t user_id)
{
	struct account account;
	enum result res;

	if ((res = account_db_find(ctx, user_id, &account)) != RES_OK)
		return res;
	if (account.status != ACCOUNT_INVITED)
		return ctx_fail(ctx, RES_CONFLICT, "the account does not wait for activation");
	if ((res = send_activation(ctx, &account)) != RES_OK)
		return res;
	return note(ctx, "user.invite_again", user_id, "");
}

enum result account_invited_at(struct ctx *ctx, int64_t user_id, int64_t *sent, int64_t *until)
{
	struct account_token row;
	enum result res = account_db_token_newest(ctx, user_id, TOKEN_ACTIVATE, &row);

	if (res != RES_OK)
		return res;
	*sent = row.created_at;
	*until = row.used_at != 0 ? row.used_at : row.expires_at;
	return RES_OK;
}

/* ---- disabling ---- */

static enum result keep_an_admin(struct ctx *ctx, const struct account *account)
{
	struct db_rows admins;
	enum result res;

	if (account->role != ROLE_ADMIN || account->status != ACCOUNT_ACTIVE)
		return RES_OK;
	if ((res = account_db_lock_admins(ctx, &admins)) != RES_OK)
		return res;
	return admins.count > 1 ? RES_OK : ctx_fail(ctx, RES_FORBIDDEN, "the last admin stays");
}

static enum result end_links(struct ctx *ctx, int64_t user_id)
{
	enum result res = RES_OK;

	for (enum token_purpose purpose = TOKEN_ACTIVATE; res == RES_OK && purpose <= TOKEN_EMAIL;
	     purpose++)
		res = account_db_tokens_end(ctx, user_id, purpose);
	return res;
}

enum result account_disable(struct ctx *ctx, int64_t user_id, int64_t version, const char *reason)
{
	struct account account;
	enum result res;

	if (user_id == ctx->viewer.id)
		return ctx_fail(ctx, RES_FORBIDDEN, "nobody disables the own account");
	if ((res = account_db_find(ctx, user_id, &account)) != RES_OK)
		return res;
	if ((res = keep_an_admin(ctx, &account)) != RES_OK)
		return res;
	if ((res = account_db_disable(ctx, user_id, version)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_CONFLICT : res;
	if ((res = account_db_sessions_remove(ctx, user_id, 0)) != RES_OK ||
	    (res = end_links(ctx, user_id)) != RES_OK)
		return res;
	return note(ctx, "user.disable", user_id, reason);
}

enum result account_enable(struct ctx *ctx, int64_t user_id, int64_t version)
{
	enum result res = account_db_enable(ctx, user_id, version);

	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_CONFLICT : res;
	return note(ctx, "user.enable", user_id, "");
}

/* ---- signing in ---- */

enum result account_throttle_subject(struct ctx *ctx, const char *email, const char **subject)
{
	const char *lower = text_lower(ctx->arena, email), *secret = "";
	struct account account;
	enum result res;

	if (lower == NULL)
		return RES_UNAVAILABLE;
	res = account_db_find_by_email(ctx, lower, &account);
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	if (res == RES_OK && account.password_hash != NULL)
		secret = account.password_hash;
	*subject = arena_printf(ctx->arena, "%s\n%s", lower, secret); /* only its hash is stored */
	return *subject == NULL ? RES_UNAVAILABLE : RES_OK;
}

static enum result renew_hash(struct ctx *ctx, int64_t user_id, const char *password, bool outdated)
{
	return outdated ? store_password(ctx, user_id, password) : RES_OK;
}

enum result account_sign_in(
    struct ctx *ctx, const char *email, const char *password, struct account *account)
{
	bool known, outdated = false, fits = strlen(password) <= PASSWORD_BYTES_MAX;
	enum result res = account_find_by_email(ctx, email, account);

	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	known = res == RES_OK && fits;
	/* Unknown, not activated or too long: as much work, against a fixed hash. */
	res = crypt_password_verify(
	    fits ? password : "", known ? account->password_hash : NULL, &outdated);
	if (res == RES_OK && account->status != ACCOUNT_ACTIVE)
		res = RES_FORBIDDEN;
	if (res == RES_FORBIDDEN)
		return ctx_fail(ctx, res, "sign-in refused");
	if (res != RES_OK)
		return res;
	if ((res = renew_hash(ctx, account->id, password, outdated)) != RES_OK)
		return res;
	return audit_note(ctx, "login", audit_object(ctx, "user", account->id), "");
}

enum result account_forgot(struct ctx *ctx, const char *email)
{
	struct account account = { .id = 0 };
	enum result res = account_find_by_email(ctx, email, &account);

	if (res == RES_OK && account.status == ACCOUNT_ACTIVE)
		res = send_reset(ctx, &account);
	else if (res == RES_OK && account.status == ACCOUNT_INVITED)
		res = send_activation(ctx, &account);
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	/* Written for a stranger too, so that both cases commit something. */
	return audit_note(ctx, "password.forgot",
	    account.id == 0 ? "" : audit_object(ctx, "user", account.id), "");
}

enum result account_activate(
    struct ctx *ctx, const char *token, const char *password, struct account *account)
{
	enum result res;

	if ((res = take_token(ctx, token, TOKEN_ACTIVATE, account, NULL)) != RES_OK)
		return res;
	if ((res = account_db_activate(ctx, account->id)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_GONE : res;
	if ((res = store_password(ctx, account->id, password)) != RES_OK)
		return res;
	return note(ctx, "user.activate", account->id, "");
}

enum result account_reset(struct ctx *ctx, const char *token, const char *password)
{
	struct account account;
	enum result res;

	if ((res = take_token(ctx, token, TOKEN_RESET, &account, NULL)) != RES_OK)
		return res;
	if ((res = store_password(ctx, account.id, password)) != RES_OK)
		return res;
	if ((res = account_db_sessions_remove(ctx, account.id, 0)) != RES_OK ||
	    (res = end_links(ctx, account.id)) != RES_OK)
		return res;
	if ((res = account_mail_password_changed(ctx, &account)) != RES_OK)
		return res;
	return note(ctx, "password.reset", account.id, "");
}

/* ---- one's own account ---- */

static enum result check_current(struct ctx *ctx, const char *current, struct account *account)
{
	bool outdated, fits = strlen(current) <= PASSWORD_BYTES_MAX;
	enum result res;

	if ((res = account_db_find(ctx, ctx->viewer.id, account)) != RES_OK)
		return res;
	return crypt_password_verify(
	    fits ? current : "", fits ? account->password_hash : NULL, &outdated);
}

enum result account_change_password(struct ctx *ctx, const char *current, const char *password)
{
	struct account account;
	enum result res;

	if ((res = check_current(ctx, current, &account)) != RES_OK)
		return res;
	if ((res = store_password(ctx, account.id, password)) != RES_OK)
		return res;
	if ((res = account_db_sessions_remove(ctx, account.id, ctx->viewer.session_id)) != RES_OK)
		return res;
	if ((res = end_links(ctx, account.id)) != RES_OK)
		return res;
	if ((res = account_mail_password_changed(ctx, &account)) != RES_OK)
		return res;
	return note(ctx, "password.change", account.id, "");
}

enum result account_change_email(struct ctx *ctx, const char *current, const char *email)
{
	const char *lower = text_lower(ctx->arena, email), *token;
	struct account account, other;
	enum result res, taken;

	if (lower == NULL)
		return RES_UNAVAILABLE;
	if ((res = check_current(ctx, current, &account)) != RES_OK)
		return res;
	taken = account_db_find_by_email(ctx, lower, &other);
	if (taken != RES_OK && taken != RES_NOT_FOUND)
		return taken;
	if ((res = new_token(ctx, account.id, TOKEN_EMAIL, lower, &token)) != RES_OK)
		return res;
	if (taken == RES_NOT_FOUND &&
	    (res = account_mail_email_confirm(ctx, &account, lower, token)) != RES_OK)
		return res;
	if ((res = account_mail_email_changed(ctx, &account, lower)) != RES_OK)
		return res;
	return note(ctx, "email.ask", account.id, lower);
}

enum result account_confirm_email(struct ctx *ctx, const char *token)
{
	struct account account;
	const char *email;
	enum result res;

	if ((res = take_token(ctx, token, TOKEN_EMAIL, &account, &email)) != RES_OK)
		return res;
	if ((res = account_db_set_email(ctx, account.id, email)) != RES_OK)
		return res;
	return note(ctx, "email.change", account.id,
	    arena_printf(ctx->arena, "%s to %s", account.email, email));
}

enum result account_pending_email(struct ctx *ctx, const char **email, int64_t *until)
{
	struct account_token row;
	enum result res = account_db_token_newest(ctx, ctx->viewer.id, TOKEN_EMAIL, &row);

	if (res != RES_OK)
		return res;
	if (row.used_at != 0 || row.expires_at <= ctx->now)
		return RES_NOT_FOUND;
	*email = row.detail;
	*until = row.expires_at;
	return RES_OK;
}

enum result account_save_profile(struct ctx *ctx, const struct account_details *details)
{
	enum result res = account_db_save_details(ctx, ctx->viewer.id, details);

	return res == RES_NOT_FOUND ? RES_CONFLICT : res;
}

enum result account_save_theme(struct ctx *ctx, enum theme theme)
{
	return account_db_set_theme(ctx, ctx->viewer.id, theme);
}

enum result account_save_language(struct ctx *ctx, enum language language)
{
	return account_db_set_language(ctx, ctx->viewer.id, language);
}

enum result account_save_keys(struct ctx *ctx, bool single_keys)
{
	return account_db_set_keys(ctx, ctx->viewer.id, single_keys);
}
