/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of accounts: every handler the route table names, and the forms the routes declare. */
#ifndef LOKET_ACCOUNT_WEB_H
#define LOKET_ACCOUNT_WEB_H

#include "account.h"
#include "request.h"

#define ACTIVATION_COOKIE \
	"__Host-act" /* a link's token on its way from the mail's address to the form */
#define RESET_COOKIE "__Host-rst"
#define EMAIL_COOKIE "__Host-eml"
#define SIGNUP_COOKIE "__Host-sup"
#define SENT_COOKIE \
	"__Host-sent" /* the address a mail was sent to, as typed, for the page that says so */
#define LINK_COOKIE_SECONDS 600

/* ---- forms: what the routes declare ---- */

extern const struct form_spec account_login_form;
extern const struct form_spec account_forgot_form;
extern const struct form_spec account_new_password_form; /* activation and reset */
extern const struct form_spec account_signup_form;
extern const struct form_spec account_profile_form;
extern const struct form_spec account_password_form;
extern const struct form_spec account_email_form;
extern const struct form_spec account_session_end_form;
extern const struct form_spec account_keys_form;
extern const struct form_spec account_theme_form;
extern const struct form_spec account_language_form;
extern const struct form_spec account_customers_query;
extern const struct form_spec account_invite_form;
extern const struct form_spec account_disable_form;
extern const struct form_spec account_enable_form;
extern const struct form_spec account_access_form;
extern const struct form_spec account_members_query;
extern const struct form_spec account_member_invite_form;
extern const struct form_spec account_member_act_form;
extern const struct form_spec account_approve_form;
extern const struct form_spec account_refuse_form;

/* ---- pages of visitors (account_web.c, account_link_web.c) ---- */

enum result account_web_login_page(struct request *rq);  /* GET  /support/login */
enum result account_web_login(struct request *rq);       /* POST /support/login */
enum result account_web_logout(struct request *rq);      /* POST /support/logout */
enum result account_web_forgot_page(struct request *rq); /* GET  /support/password/forgot */
enum result account_web_forgot(struct request *rq);      /* POST */
enum result account_web_forgot_sent_page(
    struct request *rq);                                 /* GET  /support/password/forgot/sent */
enum result account_web_reset_enter(struct request *rq); /* GET  /support/password/reset/:token */
enum result account_web_reset_page(struct request *rq);  /* GET  /support/password/reset */
enum result account_web_reset(struct request *rq);       /* POST */
enum result account_web_activate_enter(struct request *rq); /* GET  /support/activate/:token */
enum result account_web_activate_page(struct request *rq);  /* GET  /support/activate */
enum result account_web_activate(struct request *rq);       /* POST */
enum result account_web_activate_resend_page(
    struct request *rq);                                      /* GET  /support/activate/resend */
enum result account_web_activate_resend(struct request *rq);  /* POST */
enum result account_web_signup_page(struct request *rq);      /* GET  /support/signup */
enum result account_web_signup(struct request *rq);           /* POST */
enum result account_web_signup_sent_page(struct request *rq); /* GET  /support/signup/sent */
enum result account_web_signup_confirm_enter(
    struct request *rq); /* GET  /support/signup/confirm/:token */
enum result account_web_signup_confirm_page(struct request *rq); /* GET  /support/signup/confirm */
enum result account_web_signup_confirm(struct request *rq);      /* POST */
enum result account_web_signup_confirmed_page(
    struct request *rq);                              /* GET  /support/signup/confirmed */
enum result account_web_theme(struct request *rq);    /* POST /support/theme */
enum result account_web_language(struct request *rq); /* POST /support/language */

/* ---- a person's own pages (account_profile_web.c) ---- */

enum result account_web_profile_page(struct request *rq);  /* GET  /support/profile */
enum result account_web_profile(struct request *rq);       /* POST */
enum result account_web_security_page(struct request *rq); /* GET  /support/profile/security */
enum result account_web_password(struct request *rq);      /* POST /support/profile/password */
enum result account_web_email(struct request *rq);         /* POST /support/profile/email */
enum result account_web_email_confirm_enter(
    struct request *rq); /* GET  /support/profile/email/confirm/:token */
enum result account_web_email_confirm_page(
    struct request *rq);                                   /* GET  /support/profile/email/confirm */
enum result account_web_email_confirm(struct request *rq); /* POST */
enum result account_web_keys(struct request *rq);          /* POST /support/profile/keys */
enum result account_web_session_end(
    struct request *rq); /* POST /support/profile/sessions/end; `session` is a number or "all" */

/* ---- a manager's page of the own organisation (account_member_web.c) ---- */

enum result account_web_members(struct request *rq);       /* GET  /support/organisation */
enum result account_web_member_invite(struct request *rq); /* POST /support/organisation/invite */
enum result account_web_member_resend(
    struct request *rq); /* POST /support/organisation/members/:id/resend */
enum result account_web_member_disable(
    struct request *rq); /* POST /support/organisation/members/:id/disable */
enum result account_web_request_approve(
    struct request *rq); /* POST /support/organisation/requests/:id/approve */
enum result account_web_request_refuse(
    struct request *rq); /* POST /support/organisation/requests/:id/refuse */
enum result account_web_ask_access(struct request *rq); /* POST /support/organisation/access */

/* ---- the desk (account_desk.c, account_registration_desk.c) ---- */

enum result account_desk_customers(struct request *rq);     /* GET  /admin/customers */
enum result account_desk_customer(struct request *rq);      /* GET  /admin/customers/:id */
enum result account_desk_invite_page(struct request *rq);   /* GET  /admin/customers/invite */
enum result account_desk_invite(struct request *rq);        /* POST */
enum result account_desk_resend(struct request *rq);        /* POST /admin/customers/:id/resend */
enum result account_desk_disable(struct request *rq);       /* POST /admin/customers/:id/disable */
enum result account_desk_access(struct request *rq);        /* POST /admin/customers/:id/access */
enum result account_desk_enable(struct request *rq);        /* POST /admin/customers/:id/enable */
enum result account_desk_registrations(struct request *rq); /* GET  /admin/registrations */
enum result account_desk_registration_approve(
    struct request *rq); /* POST /admin/registrations/:id/approve */
enum result account_desk_registration_refuse(
    struct request *rq); /* POST /admin/registrations/:id/refuse */

/* ---- what these files share ---- */

/* Ends the session there was, begins one for this person and sets its cookie. */
enum result account_web_enter(struct request *rq, int64_t user_id) MUST_CHECK;
/* One of our own paths, plain enough for a Location header. NULL is not. */
bool account_web_is_path(const char *path);
/* The address in SENT_COOKIE; NULL without one. */
const char *account_web_sent_to(struct request *rq);
void account_web_set_sent_to(struct request *rq, const char *email);
/* One option of a select or radio group. */
void account_web_option(
    struct view *view, const char *section, const char *value, const char *label, bool selected);
/* Says how long a mailed link works. */
void account_web_link_life(struct request *rq, struct view *page, int64_t seconds);
/* Adds the policy's complaint, and one when the two differ. RES_INVALID when either was added. */
enum result account_web_check_password(struct request *rq, const struct account *account,
    const char *password, const char *again) MUST_CHECK;
const char *account_web_role(enum role role);

/* The options of a select of organisations, of a list that was read already (organisation_list()).
 * `selected` 0: none. */
void account_web_organisation_options(struct request *rq, struct view *view,
    const struct db_rows *rows, const char *first, int64_t selected);
/* The organisation chosen in a form: an existing one, or a new one by name (one of that name is
 * taken as it is). Complains at `field`. */
enum result account_web_organisation(struct request *rq, int64_t chosen, const char *fresh,
    const char *field, int64_t *id) MUST_CHECK;
struct account_tag {
	const char *css, *icon, *text;
};
void account_web_tag(struct view *view, struct account_tag tag);
/* The same of an account's state (enum account_status). */
void account_web_state(struct view *view, int64_t status);

struct account_new_password {
	const char *password, *password_again;
};

#endif
