/* SPDX-License-Identifier: Apache-2.0 */
/* Requests for an account: asked by anybody, confirmed by the owner of the address, decided by an
 * agent or by a manager of the organisation it belongs to. It belongs to the organisation that an
 * agent assigned it to; without that, to the one of the manager whose address it names, when that
 * is an active manager's. A request never signs anybody in and never joins an organisation by
 * itself; approving it is an invitation like any other. */
#include "account.h"

#include "account_db.h"
#include "account_mail.h"
#include "audit/audit.h"
#include "organisation/organisation.h"
#include "text.h"

static int64_t begun_after(const struct ctx *ctx)
{
	return ctx->now - SIGNUP_SECONDS;
}

enum result registration_ask(
    struct ctx *ctx, const struct account_request *request, int64_t *reference)
{
	struct account_request own = *request;
	struct account account;
	char token[CRYPT_TOKEN_TEXT + 1];
	struct hash stored;
	enum result res, known;

	own.email = text_lower(ctx->arena, request->email);
	own.manager_email = text_lower(ctx->arena, request->manager_email);
	if (own.email == NULL || own.manager_email == NULL)
		return RES_UNAVAILABLE;
	known = account_db_find_by_email(ctx, own.email, &account);
	if (known != RES_OK && known != RES_NOT_FOUND)
		return known;
	crypt_token(token, &stored);
	res = account_db_request_add(
	    ctx, &own, own.email, known == RES_OK ? NULL : &stored, reference);
	if (res != RES_OK)
		return res;
	if (known == RES_OK)
		return account_mail_signup_known(ctx, &own);
	return account_mail_signup_confirm(ctx, &own, *reference, token);
}

enum result registration_token_find(
    struct ctx *ctx, const char *token, struct registration *registration)
{
	struct hash stored;
	enum result res;

	if (token == NULL || crypt_token_hash(token, &stored) != RES_OK)
		return RES_NOT_FOUND;
	res = account_db_request_by_token(ctx, &stored, begun_after(ctx), registration);
	return res == RES_NOT_FOUND
	    ? ctx_fail(ctx, RES_GONE, "request confirmed already, or expired")
	    : res;
}

/* Whoever is named hears of it, when that is a manager who can decide. */
static enum result tell_named_manager(struct ctx *ctx, const struct registration *registration)
{
	struct account manager;
	enum result res = account_db_find_by_email(ctx, registration->manager_email, &manager);

	if (res == RES_NOT_FOUND)
		return RES_OK;
	if (res != RES_OK || manager.role != ROLE_MANAGER || manager.status != ACCOUNT_ACTIVE)
		return res;
	return account_mail_registration_waiting(ctx, &manager, registration);
}

enum result registration_confirm(
    struct ctx *ctx, const char *token, struct registration *registration)
{
	struct hash stored;
	enum result res;

	if ((res = registration_token_find(ctx, token, registration)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_GONE : res;
	if (crypt_token_hash(token, &stored) != RES_OK)
		return RES_GONE;
	res = account_db_request_confirm(ctx, &stored, begun_after(ctx));
	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_GONE : res;
	if ((res = tell_named_manager(ctx, registration)) != RES_OK)
		return res;
	return audit_note(
	    ctx, "registration.confirm", audit_object(ctx, "registration", registration->id), "");
}

enum result registration_waiting(struct ctx *ctx, struct db_rows *rows)
{
	return account_db_request_waiting(ctx, rows);
}

enum result registration_waiting_count(struct ctx *ctx, int64_t *count)
{
	return account_db_request_waiting_count(ctx, count);
}

enum result registration_waiting_for_manager(struct ctx *ctx, struct db_rows *rows)
{
	return account_db_request_waiting_for_manager(ctx, rows);
}

enum result registration_decided(struct ctx *ctx, struct db_rows *rows)
{
	return account_db_request_decided(ctx, rows);
}

static enum result decide(struct ctx *ctx, int64_t id, int64_t version,
    enum registration_status status, struct registration *found)
{
	enum result res;

	res = ctx->viewer.role == ROLE_MANAGER ? account_db_request_find_for_manager(ctx, id, found)
					       : account_db_request_find(ctx, id, found);
	if (res != RES_OK)
		return res;
	if (found->status == REGISTRATION_UNCONFIRMED)
		return RES_NOT_FOUND;
	res = account_db_request_decide(ctx, id, version, status);
	return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_CONFLICT, "decided already") : res;
}

enum result registration_approve(struct ctx *ctx, const struct registration_decision *decision)
{
	bool manager = ctx->viewer.role == ROLE_MANAGER;
	struct account_invitation invitation;
	struct registration found;
	int64_t user_id;
	enum result res;

	res = decide(ctx, decision->id, decision->version, REGISTRATION_APPROVED, &found);
	if (res != RES_OK)
		return res;
	invitation = (struct account_invitation){
		.name = found.name,
		.email = found.email,
		.organisation_id = manager ? ctx->viewer.organisation_id
					   : decision->organisation_id,
		.role = manager ? ROLE_CUSTOMER : decision->role,
		.sees_organisation = !manager && decision->sees_organisation,
		.language = i18n_from_code(found.language),
	};
	if ((res = account_invite(ctx, &invitation, &user_id)) != RES_OK)
		return res;
	return audit_note(
	    ctx, "registration.approve", audit_object(ctx, "registration", found.id), found.email);
}

/* The managers who could decide now. */
static enum result tell_managers(
    struct ctx *ctx, const struct registration *registration, int64_t organisation_id)
{
	struct db_rows rows;
	enum result res = account_db_managers(ctx, organisation_id, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++)
		res = account_mail_registration_waiting(
		    ctx, (const struct account *)rows.rows + i, registration);
	return res;
}

enum result registration_assign(
    struct ctx *ctx, int64_t id, int64_t version, int64_t organisation_id)
{
	struct organisation organisation;
	struct registration found;
	enum result res;

	if (!viewer_is_staff(&ctx->viewer))
		return RES_FORBIDDEN;
	if ((res = organisation_find(ctx, organisation_id, &organisation)) != RES_OK ||
	    (res = account_db_request_find(ctx, id, &found)) != RES_OK)
		return res;
	res = account_db_request_assign(ctx, id, version, organisation_id);
	if (res != RES_OK)
		return res == RES_NOT_FOUND
		    ? ctx_fail(ctx, RES_CONFLICT, "decided or changed meanwhile")
		    : res;
	if ((res = tell_managers(ctx, &found, organisation_id)) != RES_OK)
		return res;
	return audit_note(
	    ctx, "registration.assign", audit_object(ctx, "registration", id), organisation.name);
}

enum result registration_refuse(struct ctx *ctx, int64_t id, int64_t version, const char *reason)
{
	struct registration found;
	enum result res = decide(ctx, id, version, REGISTRATION_REFUSED, &found);

	return res != RES_OK
	    ? res
	    : audit_note(ctx, "registration.refuse", audit_object(ctx, "registration", id), reason);
}
