/* SPDX-License-Identifier: Apache-2.0 */
/* The mails of accounts: which template, which values, in the reader's language. Delivery is the
 * jobs' work; a mail that holds a token is marked, so that its text is blanked once delivered. */
#include "account_mail.h"

#include "mail/mail_queue.h"
#include "views.h"

static const char *link_to(struct ctx *ctx, const char *path, const char *token)
{
	return arena_printf(ctx->arena, "%s%s%s", ctx->settings->base_url, path, token);
}

/* Values made under the reader's language; mail_letter_send() puts the language in force back. */
struct letter {
	struct mail_order order;
	struct view *values;
	enum language before;
};

static void letter_open(
    struct ctx *ctx, struct letter *letter, const char *template_name, enum language language)
{
	*letter = (struct letter){ .before = i18n_language(), .values = view_new(ctx->arena) };
	letter->order.name = template_name;
	letter->order.language = language == 0 ? LANGUAGE_NL : language;
	i18n_use(letter->order.language);
}

static enum result letter_send(
    struct ctx *ctx, struct letter *letter, const char *name, const char *address)
{
	enum result res;

	letter->order.to_name = name;
	letter->order.to_address = address;
	res = letter->values == NULL ? RES_UNAVAILABLE
				     : mail_queue(ctx, &letter->order, letter->values);
	i18n_use(letter->before);
	return res;
}

static enum result mail_link(struct ctx *ctx, const char *template_name,
    const struct account *account, const char *address, const char *link, int64_t expires)
{
	struct letter letter;

	letter_open(ctx, &letter, template_name, i18n_from_code(account->language));
	letter.order.secret = true;
	view_set(letter.values, V_LINK, link);
	view_set(letter.values, V_EXPIRES, i18n_full(ctx->arena, expires));
	return letter_send(ctx, &letter, account->name, address);
}

enum result account_mail_activation(
    struct ctx *ctx, const struct account *account, const char *token)
{
	return mail_link(ctx, "activation", account, account->email,
	    link_to(ctx, "/support/activate/", token), ctx->now + ACTIVATION_SECONDS);
}

enum result account_mail_reset(struct ctx *ctx, const struct account *account, const char *token)
{
	return mail_link(ctx, "reset", account, account->email,
	    link_to(ctx, "/support/password/reset/", token), ctx->now + RESET_SECONDS);
}

enum result account_mail_email_confirm(
    struct ctx *ctx, const struct account *account, const char *email, const char *token)
{
	return mail_link(ctx, "email_confirm", account, email,
	    link_to(ctx, "/support/profile/email/confirm/", token),
	    ctx->now + EMAIL_CHANGE_SECONDS);
}

enum result account_mail_password_changed(struct ctx *ctx, const struct account *account)
{
	struct letter letter;

	letter_open(ctx, &letter, "password_changed", i18n_from_code(account->language));
	view_set(letter.values, V_LINK, link_to(ctx, "/support/password/forgot", ""));
	view_set(letter.values, V_WHEN, i18n_full(ctx->arena, ctx->now));
	return letter_send(ctx, &letter, account->name, account->email);
}

enum result account_mail_email_changed(
    struct ctx *ctx, const struct account *account, const char *email)
{
	struct letter letter;

	letter_open(ctx, &letter, "email_changed", i18n_from_code(account->language));
	view_set(letter.values, V_LINK, link_to(ctx, "/support/password/forgot", ""));
	view_set(letter.values, V_WHEN, i18n_full(ctx->arena, ctx->now));
	view_set(letter.values, V_NEW_EMAIL, email);
	return letter_send(ctx, &letter, account->name, account->email);
}

enum result account_mail_signup_confirm(
    struct ctx *ctx, const struct account_request *request, int64_t reference, const char *token)
{
	struct letter letter;

	letter_open(ctx, &letter, "signup_confirm", request->language);
	letter.order.secret = true;
	view_set(letter.values, V_LINK, link_to(ctx, "/support/signup/confirm/", token));
	view_set(letter.values, V_EXPIRES, i18n_full(ctx->arena, ctx->now + SIGNUP_SECONDS));
	view_set_int(letter.values, V_REFERENCE, reference);
	return letter_send(ctx, &letter, request->name, request->email);
}

enum result account_mail_signup_known(struct ctx *ctx, const struct account_request *request)
{
	struct letter letter;

	letter_open(ctx, &letter, "signup_known", request->language);
	view_set(letter.values, V_LINK, link_to(ctx, "/support/login", ""));
	return letter_send(ctx, &letter, request->name, request->email);
}

enum result account_mail_registration_waiting(
    struct ctx *ctx, const struct account *manager, const struct registration *registration)
{
	struct letter letter;

	letter_open(ctx, &letter, "registration_waiting", i18n_from_code(manager->language));
	view_set(letter.values, V_LINK, link_to(ctx, "/support/organisation", ""));
	view_set(letter.values, V_NAME, registration->name);
	view_set(letter.values, V_EMAIL, registration->email);
	return letter_send(ctx, &letter, manager->name, manager->email);
}
