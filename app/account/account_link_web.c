/* SPDX-License-Identifier: Apache-2.0 */
/* What a mailed link opens: activation, a new password, a confirmed address, a confirmed request.
 * Opening a link consumes nothing (mail scanners open them); it moves the token from the address
 * into a short-lived cookie, and only the form's POST uses it. */
#include "account_web.h"

#include <string.h>

#include "respond.h"
#include "sla/sla.h"
#include "views.h"

static const struct form_field new_password_fields[] = {
	{ .name = "password",
	    .kind = FORM_PASSWORD,
	    .required = true,
	    .max = 1000,
	    .offset = offsetof(struct account_new_password, password),
	    .missing = N_("Choose a password") },
	{ .name = "password_again",
	    .kind = FORM_PASSWORD,
	    .required = true,
	    .max = 1000,
	    .offset = offsetof(struct account_new_password, password_again),
	    .missing = N_("Repeat the password") },
};
const struct form_spec account_new_password_form = { new_password_fields, 2,
	sizeof(struct account_new_password) };

/* ---- shared ---- */

enum result account_web_check_password(
    struct request *rq, const struct account *account, const char *password, const char *again)
{
	const char *problem = account_password_problem(rq->ctx.arena, rq->ctx.settings, password,
	    account->name, account->email, account->organisation);
	enum result res = RES_OK;

	if (problem != NULL)
		res = request_invalid(rq, "password", problem);
	if (strlen(password) != strlen(again) || !crypt_equal(password, again, strlen(password)))
		res = request_invalid(
		    rq, "password_again", _("The two passwords are not the same"));
	return res;
}

/* The page of a link that was used, replaced or has expired, status 410. */
static enum result show_gone(struct request *rq, const char *section)
{
	view_show(page_open(rq, TPL_ACCOUNT_LINK_EXPIRED, _("This link has expired")), section);
	rq->status = 410;
	return RES_OK;
}

/* From the link's address to the page without the token. `found` is what looking it up gave. */
static enum result enter(struct request *rq, enum result found, const char *cookie,
    const char *path, const char *section)
{
	if (found == RES_GONE)
		return show_gone(rq, section);
	if (found != RES_OK)
		return found;
	respond_cookie(rq, cookie, route_param(&rq->params, "token"), LINK_COOKIE_SECONDS);
	return respond_see_other(rq, path, FLASH_NONE);
}

static enum result enter_account(struct request *rq, enum token_purpose purpose, const char *cookie,
    const char *path, const char *section)
{
	struct account account;
	enum result found = account_token_find(
	    &rq->ctx, route_param(&rq->params, "token"), purpose, &account, NULL);

	return enter(rq, found, cookie, path, section);
}

/* The account of the token in the cookie. RES_GONE without a good one. */
static enum result from_cookie(struct request *rq, const char *cookie, enum token_purpose purpose,
    struct account *account, const char **token, const char **detail)
{
	enum result res;

	*token = request_cookie(rq, cookie);
	res = account_token_find(&rq->ctx, *token, purpose, account, detail);
	return res == RES_NOT_FOUND ? RES_GONE : res;
}

/* ---- activation ---- */

enum result account_web_activate_enter(struct request *rq)
{
	return enter_account(
	    rq, TOKEN_ACTIVATE, ACTIVATION_COOKIE, "/support/activate", V_FOR_ACTIVATION);
}

enum result account_web_activate_page(struct request *rq)
{
	struct account account;
	const char *token;
	struct view *page;
	enum result res = from_cookie(
	    rq, ACTIVATION_COOKIE, TOKEN_ACTIVATE, &account, &token, NULL);

	if (res != RES_OK)
		return res == RES_GONE ? show_gone(rq, V_FOR_ACTIVATION) : res;
	page = page_open(rq, TPL_ACCOUNT_ACTIVATE, _("Activate your account"));
	view_set(page, V_NAME, account.name);
	view_set(page, V_EMAIL, account.email);
	return RES_OK;
}

enum result account_web_activate(struct request *rq)
{
	const struct account_new_password *form = rq->form;
	struct account account;
	const char *token;
	enum result res = from_cookie(
	    rq, ACTIVATION_COOKIE, TOKEN_ACTIVATE, &account, &token, NULL);

	if (res == RES_OK)
		res = account_web_check_password(
		    rq, &account, form->password, form->password_again);
	if (res == RES_OK)
		res = account_activate(&rq->ctx, token, form->password, &account);
	if (res == RES_OK)
		res = account_web_enter(rq, account.id);
	if (res != RES_OK)
		return res == RES_GONE ? show_gone(rq, V_FOR_ACTIVATION) : res;
	respond_cookie(rq, ACTIVATION_COOKIE, NULL, 0);
	return respond_see_other(
	    rq, account.role >= ROLE_READER ? "/admin/tickets" : "/support/home", FLASH_WELCOME);
}

enum result account_web_activate_resend_page(struct request *rq)
{
	view_show(
	    page_open(rq, TPL_ACCOUNT_LINK_EXPIRED, _("This link has expired")), V_FOR_ACTIVATION);
	return RES_OK;
}

/* ---- a new password ---- */

enum result account_web_reset_enter(struct request *rq)
{
	return enter_account(rq, TOKEN_RESET, RESET_COOKIE, "/support/password/reset", V_FOR_RESET);
}

enum result account_web_reset_page(struct request *rq)
{
	struct account account;
	const char *token;
	enum result res = from_cookie(rq, RESET_COOKIE, TOKEN_RESET, &account, &token, NULL);

	if (res != RES_OK)
		return res == RES_GONE ? show_gone(rq, V_FOR_RESET) : res;
	view_set(
	    page_open(rq, TPL_ACCOUNT_RESET, _("Choose a new password")), V_EMAIL, account.email);
	return RES_OK;
}

enum result account_web_reset(struct request *rq)
{
	const struct account_new_password *form = rq->form;
	struct account account;
	const char *token;
	enum result res = from_cookie(rq, RESET_COOKIE, TOKEN_RESET, &account, &token, NULL);

	if (res == RES_OK)
		res = account_web_check_password(
		    rq, &account, form->password, form->password_again);
	if (res == RES_OK)
		res = account_reset(&rq->ctx, token, form->password);
	if (res != RES_OK)
		return res == RES_GONE ? show_gone(rq, V_FOR_RESET) : res;
	respond_cookie(rq, RESET_COOKIE, NULL, 0);
	return respond_see_other(rq, "/support/login", FLASH_PASSWORD_RESET);
}

/* ---- a new address ---- */

enum result account_web_email_confirm_enter(struct request *rq)
{
	return enter_account(
	    rq, TOKEN_EMAIL, EMAIL_COOKIE, "/support/profile/email/confirm", V_FOR_EMAIL);
}

enum result account_web_email_confirm_page(struct request *rq)
{
	struct account account;
	const char *token, *email;
	struct view *page;
	enum result res = from_cookie(rq, EMAIL_COOKIE, TOKEN_EMAIL, &account, &token, &email);

	if (res != RES_OK)
		return res == RES_GONE ? show_gone(rq, V_FOR_EMAIL) : res;
	page = page_open(rq, TPL_ACCOUNT_EMAIL_CONFIRM, _("Confirm your new email address"));
	view_set(page, V_EMAIL, account.email);
	view_set(page, V_NEW_EMAIL, email);
	return RES_OK;
}

enum result account_web_email_confirm(struct request *rq)
{
	const char *token = request_cookie(rq, EMAIL_COOKIE);
	enum result res = account_confirm_email(&rq->ctx, token);

	/* Taken by somebody else meanwhile: nothing to tell about that account. */
	if (res == RES_GONE || res == RES_CONFLICT)
		return show_gone(rq, V_FOR_EMAIL);
	if (res != RES_OK)
		return res;
	respond_cookie(rq, EMAIL_COOKIE, NULL, 0);
	return respond_see_other(rq, rq->ctx.viewer.id != 0 ? "/support/profile" : "/support/login",
	    FLASH_EMAIL_CHANGED);
}

/* ---- a confirmed request ---- */

enum result account_web_signup_confirm_enter(struct request *rq)
{
	struct registration registration;
	enum result found = registration_token_find(
	    &rq->ctx, route_param(&rq->params, "token"), &registration);

	return enter(rq, found, SIGNUP_COOKIE, "/support/signup/confirm", V_FOR_SIGNUP);
}

enum result account_web_signup_confirm_page(struct request *rq)
{
	struct registration registration;
	struct view *page;
	enum result res = registration_token_find(
	    &rq->ctx, request_cookie(rq, SIGNUP_COOKIE), &registration);

	if (res == RES_GONE || res == RES_NOT_FOUND)
		return show_gone(rq, V_FOR_SIGNUP);
	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_ACCOUNT_SIGNUP_CONFIRM, _("Send your request"));
	view_set(page, V_EMAIL, registration.email);
	view_set(page, V_ORGANISATION, registration.organisation_name);
	return RES_OK;
}

enum result account_web_signup_confirm(struct request *rq)
{
	struct registration registration;
	const char *path;
	enum result res = registration_confirm(
	    &rq->ctx, request_cookie(rq, SIGNUP_COOKIE), &registration);

	if (res == RES_GONE)
		return show_gone(rq, V_FOR_SIGNUP);
	if (res != RES_OK)
		return res;
	path = arena_printf(
	    rq->ctx.arena, "/support/signup/confirmed?reference=%lld", (long long)registration.id);
	if (path == NULL)
		return RES_UNAVAILABLE;
	respond_cookie(rq, SIGNUP_COOKIE, NULL, 0);
	account_web_set_sent_to(rq, registration.email);
	return respond_see_other(rq, path, FLASH_NONE);
}

/* Shows only what the reader's own cookie and address say. */
enum result account_web_signup_confirmed_page(struct request *rq)
{
	const char *email = account_web_sent_to(rq),
		   *reference = form_value(&rq->values, "reference");
	const struct sla_calendar *calendar;
	struct view *page;
	int64_t due;
	enum result res;

	if (email == NULL || reference == NULL || route_number(reference, false) == 0)
		return respond_see_other(rq, "/support/home", FLASH_NONE);
	if ((res = sla_calendar_load(&rq->ctx, &calendar)) != RES_OK)
		return res;
	due = sla_add_days(calendar, rq->ctx.now, 1);
	page = page_open(rq, TPL_ACCOUNT_SIGNUP_CONFIRMED, _("Your request has been received"));
	view_set(page, V_EMAIL, email);
	view_set(page, V_REFERENCE, reference);
	view_set(page, V_DUE, i18n_deadline(rq->ctx.arena, due, rq->ctx.now));
	return RES_OK;
}
