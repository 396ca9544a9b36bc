/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of visitors: signing in and out, a forgotten password, a request for an account, and the
 * two choices of appearance and language. What a mailed link opens is in account_link_web.c. No
 * answer here tells whether an address has an account. */
#include "account_web.h"

#include <string.h>
#include <time.h>

#include "portal.h"
#include "rate.h"
#include "respond.h"
#include "sla/sla.h"
#include "text.h"
#include "views.h"

#define NEXT_MAX 1000
#define PACE_STEP 25000000 /* nanoseconds; several times what the work takes */

/* ---- forms ---- */

struct login_form {
	const char *email, *password, *next;
};
static const struct form_field login_fields[] = {
	{ .name = "email",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct login_form, email),
	    .missing = N_("Enter your email address") },
	{ .name = "password",
	    .kind = FORM_PASSWORD,
	    .required = true,
	    .max = 1000,
	    .offset = offsetof(struct login_form, password),
	    .missing = N_("Enter your password") },
	{ .name = "next",
	    .kind = FORM_HIDDEN,
	    .max = NEXT_MAX,
	    .offset = offsetof(struct login_form, next) },
};
const struct form_spec account_login_form = { login_fields, 3, sizeof(struct login_form) };

struct forgot_form {
	const char *email;
};
static const struct form_field forgot_fields[] = {
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct forgot_form, email),
	    .missing = N_("Enter your email address"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
};
const struct form_spec account_forgot_form = { forgot_fields, 1, sizeof(struct forgot_form) };

struct signup_form {
	const char *name, *email, *organisation, *manager_name, *manager_email, *website;
	bool wants_organisation;
};
static const struct form_field signup_fields[] = {
	{ .name = "name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct signup_form, name),
	    .missing = N_("Enter your name") },
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct signup_form, email),
	    .missing = N_("Enter your work email address"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "organisation",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct signup_form, organisation),
	    .missing = N_("Enter the name of your organisation") },
	{ .name = "manager_name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct signup_form, manager_name),
	    .missing = N_("Enter the name of your manager") },
	{ .name = "manager_email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct signup_form, manager_email),
	    .missing = N_("Enter the email address of your manager"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "wants_organisation",
	    .kind = FORM_CHECK,
	    .offset = offsetof(struct signup_form, wants_organisation) },
	{ .name = "website",
	    .kind = FORM_LINE,
	    .max = 1000,
	    .offset = offsetof(struct signup_form, website) },
};
const struct form_spec account_signup_form = { signup_fields, 7, sizeof(struct signup_form) };

struct choice_form {
	const char *choice, *back;
};
static const struct form_field theme_fields[] = {
	{ .name = "theme",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .min = 1,
	    .max = 10,
	    .offset = offsetof(struct choice_form, choice) },
	{ .name = "back",
	    .kind = FORM_HIDDEN,
	    .max = NEXT_MAX,
	    .offset = offsetof(struct choice_form, back) },
};
const struct form_spec account_theme_form = { theme_fields, 2, sizeof(struct choice_form) };
static const struct form_field language_fields[] = {
	{ .name = "language",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .min = 2,
	    .max = 2,
	    .offset = offsetof(struct choice_form, choice) },
	{ .name = "back",
	    .kind = FORM_HIDDEN,
	    .max = NEXT_MAX,
	    .offset = offsetof(struct choice_form, back) },
};
const struct form_spec account_language_form = { language_fields, 2, sizeof(struct choice_form) };

/* ---- shared ---- */

bool account_web_is_path(const char *path)
{
	if (path == NULL || strlen(path) > NEXT_MAX || strstr(path, "/.") != NULL)
		return false;
	if (strcmp(path, "/") != 0 && strncmp(path, "/support/", 9) != 0 &&
	    strcmp(path, "/admin") != 0 && strncmp(path, "/admin/", 7) != 0)
		return false;
	for (const char *c = path; *c != '\0'; c++)
		if (*c <= ' ' || *c > '~' || strchr("\\\"<>^`{|}", *c) != NULL)
			return false;
	return true;
}

void account_web_option(
    struct view *view, const char *section, const char *value, const char *label, bool selected)
{
	struct view *option = view_section(view, section);

	view_set(option, V_VALUE, value);
	view_set(option, V_LABEL, label);
	view_show_if(option, V_SELECTED, selected);
}

void account_web_link_life(struct request *rq, struct view *page, int64_t seconds)
{
	view_section_set(page, V_LINK_LIFE, V_LIFETIME, i18n_duration(rq->ctx.arena, seconds));
}

const char *account_web_role(enum role role)
{
	switch (role) {
	case ROLE_CUSTOMER:
		return p_("role", "Customer");
	case ROLE_MANAGER:
		return p_("role", "Manager");
	case ROLE_READER:
		return p_("role", "Reader");
	case ROLE_AGENT:
		return p_("role", "Agent");
	case ROLE_ADMIN:
		return p_("role", "Administrator");
	case ROLE_NOBODY:
		break;
	}
	return "";
}

enum result account_web_enter(struct request *rq, int64_t user_id)
{
	char token[CRYPT_TOKEN_TEXT + 1];
	const char *kept;
	enum result res = RES_OK;

	if (rq->ctx.viewer.session_id != 0)
		res = account_session_end(&rq->ctx, rq->ctx.viewer.session_id);
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	res = account_session_begin(
	    &rq->ctx, user_id, http_param(&rq->http, "HTTP_USER_AGENT"), token);
	if (res != RES_OK)
		return res;
	if ((kept = arena_strdup(rq->ctx.arena, token)) == NULL)
		return RES_UNAVAILABLE;
	respond_cookie(rq, SESSION_COOKIE, kept, 0);
	respond_cookie(rq, PRESESSION_COOKIE, NULL, 0);
	return RES_OK;
}

/* In base64url, so that any address fits a cookie. */
void account_web_set_sent_to(struct request *rq, const char *email)
{
	const char *value = crypt_base64url(rq->ctx.arena, email, strlen(email));

	if (value != NULL)
		respond_cookie(rq, SENT_COOKIE, value, LINK_COOKIE_SECONDS);
}

const char *account_web_sent_to(struct request *rq)
{
	const char *cookie = request_cookie(rq, SENT_COOKIE), *email;
	struct bytes raw;

	if (cookie == NULL || crypt_base64url_decode(rq->ctx.arena, cookie, &raw) != RES_OK)
		return NULL;
	email = arena_strndup(rq->ctx.arena, (const char *)raw.data, raw.size);
	return email != NULL && text_is_email(email) ? email : NULL;
}

/* ---- signing in ---- */

static const struct rate_limit by_account = { "login_account", 10, 900 };
static const struct rate_limit by_address = { "login_address", 30, 900 };

static const char *landing(struct request *rq, bool staff, const char *next)
{
	(void)rq;
	if (account_web_is_path(next) && strcmp(next, "/") != 0 &&
	    (staff || strncmp(next, "/admin", 6) != 0))
		return next;
	return staff ? "/admin/tickets" : "/support/home";
}

enum result account_web_login_page(struct request *rq)
{
	const char *next = form_value(&rq->values, "next");
	struct view *page;

	if (rq->ctx.viewer.id != 0)
		return respond_see_other(
		    rq, landing(rq, viewer_is_staff(&rq->ctx.viewer), next), FLASH_NONE);
	page = page_open(rq, TPL_ACCOUNT_LOGIN, _("Log in"));
	if (account_web_is_path(next)) {
		view_set(page, V_F_NEXT, next);
		view_show_if(
		    page, V_EXPIRED, !rq->failed && request_cookie(rq, SESSION_COOKIE) != NULL);
	}
	return RES_OK;
}

static enum result look(struct request *rq, const struct rate_limit *limit, const char *subject)
{
	struct rate_limit scaled = *limit;

	scaled.tries *= rq->ctx.settings->rate_scale;
	return rate_look(rq->portal->side, &scaled, subject, rq->ctx.now, &rq->retry_after);
}

/* The sign-in page with when to try again: the same for every address, known or not, right password
 * or wrong. */
static enum result show_locked(struct request *rq)
{
	const char *seconds = arena_printf(rq->ctx.arena, "%lld", (long long)rq->retry_after);
	enum result res;

	if (seconds == NULL)
		return RES_UNAVAILABLE;
	rq->failed = true;
	if ((res = account_web_login_page(rq)) != RES_OK || rq->location != NULL)
		return res;
	view_section_set(rq->page, V_LOCKED, V_UNTIL_TEXT,
	    i18n_clock(rq->ctx.arena, rq->ctx.now + rq->retry_after + 59));
	http_header_set(rq->response, "Retry-After", seconds);
	rq->status = 429;
	return RES_OK;
}

static enum result refuse_login(struct request *rq, const char *subject)
{
	enum result account = request_rate(
	    rq, by_account.name, by_account.tries, by_account.window, subject);
	enum result address = request_rate(
	    rq, by_address.name, by_address.tries, by_address.window, rq->ctx.remote);

	if (account == RES_LIMITED || address == RES_LIMITED)
		return show_locked(rq);
	if (account != RES_OK || address != RES_OK)
		return account != RES_OK ? account : address;
	return request_invalid(rq, "password", _("The email address or password is incorrect."));
}

enum result account_web_login(struct request *rq)
{
	const struct login_form *form = rq->form;
	struct account account;
	const char *subject;
	enum result res;

	if ((res = account_throttle_subject(&rq->ctx, form->email, &subject)) != RES_OK)
		return res;
	if ((res = look(rq, &by_account, subject)) == RES_OK)
		res = look(rq, &by_address, rq->ctx.remote);
	if (res != RES_OK)
		return res == RES_LIMITED ? show_locked(rq) : res;
	res = account_sign_in(&rq->ctx, form->email, form->password, &account);
	if (res == RES_FORBIDDEN)
		return refuse_login(rq, subject);
	if (res != RES_OK || (res = account_web_enter(rq, account.id)) != RES_OK)
		return res;
	return respond_see_other(
	    rq, landing(rq, account.role >= ROLE_READER, form->next), FLASH_NONE);
}

enum result account_web_logout(struct request *rq)
{
	enum result res = account_session_end(&rq->ctx, rq->ctx.viewer.session_id);

	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	respond_cookie(rq, SESSION_COOKIE, NULL, 0);
	http_header_set(rq->response, "Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
	return respond_see_other(rq, "/support/login", FLASH_SIGNED_OUT);
}

/* ---- a forgotten password ---- */

enum result account_web_forgot_page(struct request *rq)
{
	page_open(rq, TPL_ACCOUNT_FORGOT, _("Forgot your password?"));
	return RES_OK;
}

/* Waits until a whole number of steps has passed since `began`, so that the time of the answer does
 * not tell whether there was a mail to write (SECURITY D2). */
static void pace(const struct timespec *began)
{
	struct timespec now, rest = { 0 };
	int64_t passed;

	clock_gettime(CLOCK_MONOTONIC, &now);
	passed = (now.tv_sec - began->tv_sec) * 1000000000LL + now.tv_nsec - began->tv_nsec;
	rest.tv_nsec = (long)(PACE_STEP - passed % PACE_STEP);
	nanosleep(&rest, NULL);
}

/* At most 3 mails an hour and 10 a day to one address. RES_LIMITED beyond; the person is told the
 * same. */
static enum result count_mail(
    struct request *rq, const char *hour, const char *day, const char *email)
{
	const char *lower = text_lower(rq->ctx.arena, email);
	enum result res;

	if (lower == NULL)
		return RES_UNAVAILABLE;
	if ((res = request_rate(rq, hour, 3, 3600, lower)) != RES_OK)
		return res;
	return request_rate(rq, day, 10, 86400, lower);
}

static enum result mail_link(struct request *rq, const char *email)
{
	struct timespec began;
	enum result res;

	clock_gettime(CLOCK_MONOTONIC, &began);
	res = count_mail(rq, "forgot_hour", "forgot_day", email);
	if (res == RES_OK)
		res = account_forgot(&rq->ctx, email);
	pace(&began);
	return res == RES_LIMITED ? RES_OK : res;
}

enum result account_web_forgot(struct request *rq)
{
	const struct forgot_form *form = rq->form;
	enum result res = mail_link(rq, form->email);

	if (res != RES_OK)
		return res;
	account_web_set_sent_to(rq, form->email);
	return respond_see_other(rq, "/support/password/forgot/sent", FLASH_NONE);
}

enum result account_web_forgot_sent_page(struct request *rq)
{
	const char *email = account_web_sent_to(rq);
	struct view *page;

	if (email == NULL)
		return respond_see_other(rq, "/support/password/forgot", FLASH_NONE);
	page = page_open(rq, TPL_ACCOUNT_FORGOT_SENT, _("Check your email"));
	view_set(page, V_EMAIL, email);
	account_web_link_life(rq, page, RESET_SECONDS);
	return RES_OK;
}

enum result account_web_activate_resend(struct request *rq)
{
	const struct forgot_form *form = rq->form;
	enum result res = mail_link(rq, form->email);

	return res != RES_OK ? res : respond_see_other(rq, "/support/login", FLASH_LINK_SENT);
}

/* ---- a request for an account ---- */

enum result account_web_signup_page(struct request *rq)
{
	struct view *page = page_open(rq, TPL_ACCOUNT_SIGNUP, _("Request an account"));

	page_form_key(rq, page);
	view_show_if(page, V_WANTS_ORGANISATION_CHECKED,
	    rq->failed && form_value(&rq->values, "wants_organisation") != NULL);
	return RES_OK;
}

static enum result ask(struct request *rq, const struct signup_form *form)
{
	const struct account_request request = {
		.name = form->name,
		.email = form->email,
		.organisation_name = form->organisation,
		.manager_name = form->manager_name,
		.manager_email = form->manager_email,
		.wants_organisation = form->wants_organisation,
		.language = i18n_language(),
	};
	struct timespec began;
	int64_t reference;
	enum result res;

	clock_gettime(CLOCK_MONOTONIC, &began);
	res = count_mail(rq, "signup_hour", "signup_day", form->email);
	if (res == RES_OK)
		res = registration_ask(&rq->ctx, &request, &reference);
	pace(&began);
	return res == RES_LIMITED ? RES_OK : res;
}

enum result account_web_signup(struct request *rq)
{
	const struct signup_form *form = rq->form;
	enum result res = RES_OK;

	/* Only a program fills in the field that nobody sees; it is told the same. */
	if (form->website[0] == '\0')
		res = ask(rq, form);
	if (res != RES_OK)
		return res;
	account_web_set_sent_to(rq, form->email);
	return respond_see_other(rq, "/support/signup/sent", FLASH_NONE);
}

enum result account_web_signup_sent_page(struct request *rq)
{
	const char *email = account_web_sent_to(rq);
	struct view *page;

	if (email == NULL)
		return respond_see_other(rq, "/support/signup", FLASH_NONE);
	page = page_open(rq, TPL_ACCOUNT_SIGNUP_SENT, _("Confirm your email address"));
	view_set(page, V_EMAIL, email);
	account_web_link_life(rq, page, SIGNUP_SECONDS);
	return RES_OK;
}

/* ---- appearance and language ---- */

static enum result back_to(struct request *rq, const char *back)
{
	return respond_see_other(
	    rq, account_web_is_path(back) ? back : "/support/home", FLASH_NONE);
}

enum result account_web_theme(struct request *rq)
{
	static const char *const names[] = {
		[THEME_SYSTEM] = "system", [THEME_LIGHT] = "light", [THEME_DARK] = "dark"
	};
	const struct choice_form *form = rq->form;
	size_t theme = 0;
	enum result res = RES_OK;

	while (theme < 3 && strcmp(form->choice, names[theme]) != 0)
		theme++;
	if (theme == 3)
		return ctx_fail(&rq->ctx, RES_INVALID, "no such theme");
	respond_cookie(rq, THEME_COOKIE, theme == THEME_SYSTEM ? NULL : names[theme], 365 * 86400);
	if (rq->ctx.viewer.id != 0)
		res = account_save_theme(&rq->ctx, (enum theme)theme);
	return res != RES_OK ? res : back_to(rq, form->back);
}

enum result account_web_language(struct request *rq)
{
	const struct choice_form *form = rq->form;
	enum language language = i18n_from_code(form->choice);
	enum result res = RES_OK;

	if (language == 0)
		return ctx_fail(&rq->ctx, RES_INVALID, "no such language");
	rq->prefix = language == LANGUAGE_EN ? "/en" : "/nl";
	if (rq->ctx.viewer.id != 0) {
		res = account_save_language(&rq->ctx, language);
		rq->prefix = "";
	}
	return res != RES_OK ? res : back_to(rq, form->back);
}
