/* SPDX-License-Identifier: Apache-2.0 */
/* A person's own pages: details, address, password, sessions. Whatever guards the account asks for
 * the current password, and counts wrong ones as sign-in does. */
#include "account_web.h"

#include <string.h>
#include <strings.h>

#include "audit/audit.h"
#include "portal.h"
#include "rate.h"
#include "views.h"

#define CHECK_TRIES 10
#define CHECK_WINDOW 900 /* seconds */

/* ---- forms ---- */

static const char *const language_codes[] = { "nl", "en", NULL };
static const char *const theme_codes[] = { "system", "light", "dark",
	NULL }; /* in the order of enum theme */

struct profile_form {
	const char *name, *phone;
	int language, theme;
	int64_t version;
};
static const struct form_field profile_fields[] = {
	{ .name = "name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct profile_form, name),
	    .missing = N_("Enter your name") },
	{ .name = "phone",
	    .kind = FORM_LINE,
	    .max = ACCOUNT_PHONE_MAX,
	    .offset = offsetof(struct profile_form, phone) },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = language_codes,
	    .offset = offsetof(struct profile_form, language) },
	{ .name = "theme",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = theme_codes,
	    .offset = offsetof(struct profile_form, theme) },
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct profile_form, version) },
};
const struct form_spec account_profile_form = { profile_fields, 5, sizeof(struct profile_form) };

/* Nothing is required here: a request without the field `current_password` at all is refused as
 * such (SECURITY A10), and the handlers say what is missing, all of it at once. */
struct password_form {
	const char *current_password, *password, *password_again;
};
static const struct form_field password_fields[] = {
	{ .name = "current_password",
	    .kind = FORM_PASSWORD,
	    .max = 1000,
	    .offset = offsetof(struct password_form, current_password) },
	{ .name = "password",
	    .kind = FORM_PASSWORD,
	    .max = 1000,
	    .offset = offsetof(struct password_form, password) },
	{ .name = "password_again",
	    .kind = FORM_PASSWORD,
	    .max = 1000,
	    .offset = offsetof(struct password_form, password_again) },
};
const struct form_spec account_password_form = { password_fields, 3, sizeof(struct password_form) };

struct email_form {
	const char *email, *current_password;
};
static const struct form_field email_fields[] = {
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct email_form, email),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "current_password",
	    .kind = FORM_PASSWORD,
	    .max = 1000,
	    .offset = offsetof(struct email_form, current_password) },
};
const struct form_spec account_email_form = { email_fields, 2, sizeof(struct email_form) };

struct session_end_form {
	const char *session;
};
static const struct form_field session_end_fields[] = {
	{ .name = "session",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .min = 1,
	    .max = 18,
	    .offset = offsetof(struct session_end_form, session) },
};
const struct form_spec account_session_end_form = { session_end_fields, 1,
	sizeof(struct session_end_form) };

struct keys_form {
	int keys, from;
};
static const char *const keys_words[] = { "off", "on", NULL };
static const char *const from_words[] = { "profile", "desk", NULL };
static const struct form_field keys_fields[] = {
	{ .name = "keys",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = keys_words,
	    .offset = offsetof(struct keys_form, keys) },
	{ .name = "from",
	    .kind = FORM_CHOICE,
	    .choices = from_words,
	    .offset = offsetof(struct keys_form, from) },
};
const struct form_spec account_keys_form = { keys_fields, 2, sizeof(struct keys_form) };

/* ---- details ---- */

static size_t chosen(
    const struct request *rq, const char *field, const char *const *codes, size_t is)
{
	const char *sent = rq->failed ? form_value(&rq->values, field) : NULL;

	for (size_t i = 0; sent != NULL && codes[i] != NULL; i++)
		if (strcmp(codes[i], sent) == 0)
			return i;
	return is;
}

static void show_choices(struct request *rq, struct view *page, const struct account *account)
{
	const char *const themes[] = { _("System"), _("Light"), _("Dark") };
	const char *const languages[] = { "Nederlands", "English" };
	size_t language = chosen(
	    rq, "language", language_codes, strcmp(account->language, "en") == 0);
	size_t theme = chosen(rq, "theme", theme_codes, (size_t)account->theme);

	for (size_t i = 0; language_codes[i] != NULL; i++)
		account_web_option(
		    page, V_LANGUAGE_OPTION, language_codes[i], languages[i], i == language);
	for (size_t i = 0; theme_codes[i] != NULL; i++)
		account_web_option(page, V_THEME_OPTION, theme_codes[i], themes[i], i == theme);
}

static enum result show_pending(struct request *rq, struct view *page)
{
	const char *email;
	int64_t until;
	enum result res = account_pending_email(&rq->ctx, &email, &until);
	struct view *section;

	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	section = view_section(page, V_EMAIL_PENDING);
	view_set(section, V_NEW_EMAIL, email);
	view_set(section, V_UNTIL_TEXT, i18n_deadline(rq->ctx.arena, until, rq->ctx.now));
	return RES_OK;
}

enum result account_web_profile_page(struct request *rq)
{
	struct account account;
	struct view *page, *section;
	enum result res = account_find(&rq->ctx, rq->ctx.viewer.id, &account);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_ACCOUNT_PROFILE, _("Profile"));
	if (viewer_is_staff(&rq->ctx.viewer))
		view_show(view_section(page, V_DESK_KEYS),
		    rq->ctx.viewer.single_keys ? V_KEYS_ON : V_KEYS_OFF);
	view_set_int(page, V_VERSION, account.version);
	view_set(page, V_EMAIL, account.email);
	view_set(page, V_F_NAME, account.name);
	view_set(page, V_F_PHONE, account.phone);
	if (account.organisation != NULL) {
		section = view_section(page, V_ORGANISATION_KNOWN);
		view_set(section, V_ORGANISATION, account.organisation);
		view_set(section, V_ROLE, account_web_role((enum role)account.role));
	}
	show_choices(rq, page, &account);
	return show_pending(rq, page);
}

enum result account_web_profile(struct request *rq)
{
	const struct profile_form *form = rq->form;
	const struct account_details details = {
		.name = form->name,
		.phone = form->phone,
		.language = i18n_from_code(language_codes[form->language]),
		.theme = (enum theme)form->theme,
		.version = form->version,
	};
	enum result res = account_save_profile(&rq->ctx, &details);

	if (res == RES_CONFLICT)
		request_invalid(rq, "name",
		    _("Your details were changed elsewhere in the meantime. Check them and save "
		      "again."));
	if (res != RES_OK)
		return res;
	if (rq->prefix[0] != '\0')
		rq->prefix = details.language == LANGUAGE_EN ? "/en" : "/nl";
	return respond_see_other(rq, "/support/profile", FLASH_PROFILE_SAVED);
}

enum result account_web_keys(struct request *rq)
{
	const struct keys_form *form = rq->form;
	enum result res = account_save_keys(&rq->ctx, form->keys == 1);

	if (res != RES_OK)
		return res;
	return respond_see_other(
	    rq, form->from == 1 ? "/admin/tickets" : "/support/profile", FLASH_PROFILE_SAVED);
}

/* ---- what needs the current password ---- */

static const char *checker(struct request *rq)
{
	return arena_printf(rq->ctx.arena, "user %lld", (long long)rq->ctx.viewer.id);
}

static enum result may_check(struct request *rq)
{
	const struct rate_limit limit = { "current_password",
		CHECK_TRIES * rq->ctx.settings->rate_scale, CHECK_WINDOW };
	const char *sent = form_value(&rq->values, "current_password");

	/* A request that does not even try to name the password did not come from our form. */
	if (sent == NULL)
		return ctx_fail(&rq->ctx, RES_FORBIDDEN, "no current password sent");
	if (sent[0] == '\0')
		return request_invalid(rq, "current_password", _("Enter your current password"));
	return rate_look(rq->portal->side, &limit, checker(rq), rq->ctx.now, &rq->retry_after);
}

static enum result wrong_current(struct request *rq)
{
	enum result res = request_rate(
	    rq, "current_password", CHECK_TRIES, CHECK_WINDOW, checker(rq));

	if (res != RES_OK)
		return res;
	return request_invalid(rq, "current_password", _("This is not your current password"));
}

enum result account_web_password(struct request *rq)
{
	const struct password_form *form = rq->form;
	struct account account;
	enum result res;

	if ((res = account_find(&rq->ctx, rq->ctx.viewer.id, &account)) != RES_OK)
		return res;
	if ((res = may_check(rq)) != RES_OK && res != RES_INVALID)
		return res;
	if (account_web_check_password(rq, &account, form->password, form->password_again) !=
		RES_OK ||
	    res != RES_OK)
		return RES_INVALID;
	res = account_change_password(&rq->ctx, form->current_password, form->password);
	if (res != RES_OK)
		return res == RES_FORBIDDEN ? wrong_current(rq) : res;
	return respond_see_other(rq, "/support/profile/security", FLASH_PASSWORD_CHANGED);
}

enum result account_web_email(struct request *rq)
{
	const struct email_form *form = rq->form;
	enum result res;

	if (form->email[0] == '\0')
		request_invalid(rq, "email", _("Enter the new email address"));
	else if (strcasecmp(form->email, rq->ctx.viewer.email) == 0)
		request_invalid(rq, "email", _("This is already your address"));
	if ((res = may_check(rq)) != RES_OK)
		return res;
	if (rq->errors.count > 0)
		return RES_INVALID;
	res = account_change_email(&rq->ctx, form->current_password, form->email);
	if (res != RES_OK)
		return res == RES_FORBIDDEN ? wrong_current(rq) : res;
	return respond_see_other(rq, "/support/profile", FLASH_EMAIL_CONFIRM_SENT);
}

/* ---- sessions ---- */

struct known {
	const char *mark, *name;
};

/* The first mark found wins: what imitates another comes first. */
static const char *named(const char *user_agent, const struct known *known, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(user_agent, known[i].mark) != NULL)
			return known[i].name;
	return NULL;
}

/* "Firefox on Windows", as far as the browser tells. */
static const char *device_name(struct request *rq, const char *user_agent)
{
	static const struct known browsers[] = {
		{ "Edg", "Edge" },
		{ "OPR/", "Opera" },
		{ "SamsungBrowser/", "Samsung Internet" },
		{ "Firefox/", "Firefox" },
		{ "FxiOS/", "Firefox" },
		{ "Chrome/", "Chrome" },
		{ "CriOS/", "Chrome" },
		{ "Safari/", "Safari" },
	};
	static const struct known systems[] = {
		{ "iPhone", "iPhone" },
		{ "iPad", "iPad" },
		{ "Android", "Android" },
		{ "Windows", "Windows" },
		{ "Mac OS X", "macOS" },
		{ "CrOS", "ChromeOS" },
		{ "Linux", "Linux" },
	};
	const char *browser = named(user_agent, browsers, sizeof(browsers) / sizeof(browsers[0]));
	const char *system = named(user_agent, systems, sizeof(systems) / sizeof(systems[0]));

	if (browser == NULL)
		return system == NULL ? _("Unknown browser") : system;
	return system == NULL ? browser
			      : arena_printf(rq->ctx.arena, _("%s on %s"), browser, system);
}

static void show_session(
    struct request *rq, struct view *page, const struct account_session *session)
{
	bool current = session->id == rq->ctx.viewer.session_id;
	const char *device = device_name(rq, session->user_agent);
	struct view *row = view_section(page, V_SESSION), *other;

	view_set(row, V_DEVICE, device);
	view_show_if(row, V_CURRENT, current);
	page_time(rq, row, "SEEN", session->last_seen_at);
	page_time(rq, row, "SINCE", session->created_at);
	if (session->remote[0] != '\0')
		view_section_set(row, V_ADDRESS_KNOWN, V_ADDRESS, session->remote);
	if (current)
		return;
	other = view_section(row, V_OTHER);
	view_set_int(other, V_ID, session->id);
}

static const char *activity_text(const char *action)
{
	static const struct {
		const char *action, *text;
	} texts[] = {
		{ "login", N_("Signed in") },
		{ "user.activate", N_("Account activated") },
		{ "user.invite", N_("Account made") },
		{ "user.disable", N_("Account disabled") },
		{ "user.enable", N_("Account enabled") },
		{ "password.forgot", N_("Link for a new password asked for") },
		{ "password.reset", N_("New password chosen with a link") },
		{ "password.change", N_("Password changed") },
		{ "email.ask", N_("Change of email address asked for") },
		{ "email.change", N_("Email address changed") },
		{ "session.end", N_("Signed out another device") },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(texts[i].action, action) == 0)
			return _(texts[i].text);
	return NULL;
}

static enum result show_activity(struct request *rq, struct view *page)
{
	struct db_rows rows;
	struct view *list = NULL;
	enum result res = audit_of(
	    &rq->ctx, audit_object(&rq->ctx, "user", rq->ctx.viewer.id), &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct audit_row *row = (const struct audit_row *)rows.rows + i;
		const char *text = activity_text(row->action);
		struct view *item;

		if (text == NULL)
			continue;
		if (list == NULL)
			list = view_section(page, V_ACTIVITIES);
		item = view_section(list, V_ACTIVITY);
		view_set(item, V_TEXT, text);
		page_time(rq, item, "AT", row->at);
		if (row->remote[0] != '\0')
			view_section_set(item, V_ADDRESS_KNOWN, V_ADDRESS, row->remote);
	}
	view_show_if(page, V_NO_ACTIVITY, list == NULL);
	return res;
}

enum result account_web_security_page(struct request *rq)
{
	struct db_rows sessions;
	struct view *page;
	enum result res = account_session_list(&rq->ctx, &sessions);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_ACCOUNT_SECURITY, _("Password and security"));
	view_set(page, V_EMAIL, rq->ctx.viewer.email);
	for (size_t i = 0; i < sessions.count; i++)
		show_session(rq, page, (const struct account_session *)sessions.rows + i);
	view_show(page, sessions.count > 1 ? V_OTHERS : V_ONLY_THIS);
	return show_activity(rq, page);
}

enum result account_web_session_end(struct request *rq)
{
	const struct session_end_form *form = rq->form;
	struct ctx *ctx = &rq->ctx;
	bool all = strcmp(form->session, "all") == 0;
	enum result res;

	if (all)
		res = account_sessions_end(ctx, ctx->viewer.id, ctx->viewer.session_id);
	else
		res = account_session_end(ctx, route_number(form->session, false));
	if (res == RES_OK)
		res = audit_note(ctx, "session.end", audit_object(ctx, "user", ctx->viewer.id),
		    all ? "all others" : "");
	if (res != RES_OK)
		return res;
	return respond_see_other(
	    rq, "/support/profile/security", all ? FLASH_SESSIONS_ENDED : FLASH_SESSION_ENDED);
}
