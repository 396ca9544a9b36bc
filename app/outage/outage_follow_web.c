/* SPDX-License-Identifier: Apache-2.0 */
/* Following outages by mail: asking, confirming, ending. Opening a mailed link changes nothing
 * (mail scanners open them all); the button does. The token in the address is the whole right, so
 * those forms need no cookie (CSRF_LINK), and a mail client may send them itself (RFC 8058). */
#include "outage_web.h"

#include <string.h>

#include "outage_follow.h"
#include "text.h"
#include "views.h"

#define FOLLOW_PER_HOUR 3 /* mails to one address that somebody else can cause (SECURITY K3) */
#define FOLLOW_PER_DAY 10

struct follow_form {
	const char *email;
	int64_t service;
};
static const struct form_field follow_fields[] = {
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = 254,
	    .offset = offsetof(struct follow_form, email),
	    .missing = N_("Enter your email address"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "service",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct follow_form, service) },
};
const struct form_spec outage_follow_form = { follow_fields, 2, sizeof(struct follow_form) };

static struct view *message(
    struct request *rq, const char *icon, const char *heading, const char *text)
{
	struct view *page = page_open(rq, TPL_OUTAGE_MESSAGE, heading);

	view_set(page, V_BADGE, icon);
	view_set(page, V_HEADING, heading);
	view_set(page, V_MESSAGE, text);
	return page;
}

/* A form with one button that POSTs to the page's own address. */
static enum result ask(
    struct request *rq, const char *icon, const char *heading, const char *text, const char *button)
{
	struct view *page = message(rq, icon, heading, text);

	view_section_set(page, V_ASK, V_BUTTON, button);
	return RES_OK;
}

/* Past the limits of an address nothing is mailed, and nobody is told so: the answer would say who
 * asked before. */
static enum result mail_allowed(struct request *rq, const char *email, bool *allowed)
{
	const char *own = text_lower(rq->ctx.arena, email);
	enum result res;

	if (own == NULL)
		return RES_UNAVAILABLE;
	res = request_rate(rq, "follow_hour", FOLLOW_PER_HOUR, 3600, own);
	if (res == RES_OK)
		res = request_rate(rq, "follow_day", FOLLOW_PER_DAY, 24 * 3600, own);
	*allowed = res == RES_OK;
	return res == RES_LIMITED ? RES_OK : res;
}

enum result outage_web_follow(struct request *rq)
{
	const struct follow_form *form = rq->form;
	bool allowed;
	enum result res = mail_allowed(rq, form->email, &allowed);

	if (res == RES_OK && allowed)
		res = outage_follow_ask(&rq->ctx, form->email, form->service, i18n_language());
	if (res == RES_NOT_FOUND)
		return request_invalid(rq, "service", _("Choose one of the services"));
	return res != RES_OK ? res
			     : respond_see_other(rq, "/support/status/follow/sent", FLASH_NONE);
}

enum result outage_web_follow_sent(struct request *rq)
{
	struct view *page = message(rq, "mail", _("Confirm your email address"),
	    _("We have sent you a message. You follow our outages once you open the link in it and "
	      "confirm."));

	view_show(page, V_DONE);
	view_show(page, V_NOTHING_CAME);
	return RES_OK;
}

/* ---- confirming ---- */

static const char *token_of(struct request *rq)
{
	return route_param(&rq->params, "token");
}

enum result outage_web_confirm_page(struct request *rq)
{
	struct follow follow;
	const char *service;
	enum result res = outage_follow_find(&rq->ctx, token_of(rq), &follow);

	if (res != RES_OK)
		return res;
	service = i18n_language() == LANGUAGE_EN ? follow.service_en : follow.service_nl;
	return ask(rq, "mail", _("Follow outages by email"),
	    arena_printf(rq->ctx.arena, _("With this button %s gets our messages about %s."),
		follow.email, service == NULL ? _("all services") : service),
	    _("Confirm"));
}

enum result outage_web_confirm(struct request *rq)
{
	struct follow follow;
	enum result res = outage_follow_confirm(&rq->ctx, token_of(rq), &follow);

	return res != RES_OK ? res : respond_see_other(rq, "/support/status/confirmed", FLASH_NONE);
}

enum result outage_web_confirmed(struct request *rq)
{
	view_show(message(rq, "circle-check", _("You follow our outages"),
		      _("From now on you hear from us when something happens. Each message has a "
			"link to unsubscribe.")),
	    V_DONE);
	return RES_OK;
}

/* ---- ending ---- */

static enum result show_unsubscribed(struct request *rq)
{
	view_show(message(rq, "circle-check", _("You are unsubscribed"),
		      _("You get no more messages from us about outages and maintenance.")),
	    V_DONE);
	return RES_OK;
}

enum result outage_web_unsubscribe_page(struct request *rq)
{
	struct follow follow;
	enum result res = outage_unfollow_find(&rq->ctx, token_of(rq), &follow);

	if (res != RES_OK)
		return res;
	if (follow.email == NULL)
		return show_unsubscribed(rq);
	return ask(rq, "mail", _("Unsubscribe"),
	    arena_printf(rq->ctx.arena,
		_("With this button %s gets no more messages about outages and maintenance."),
		follow.email),
	    _("Unsubscribe"));
}

/* A mail client sends one field and does not follow redirects (RFC 8058 §3.1, §5). */
enum result outage_web_unsubscribe(struct request *rq)
{
	const char *one_click = form_value(&rq->values, "List-Unsubscribe");
	enum result res = outage_unfollow(&rq->ctx, token_of(rq));

	if (res != RES_OK)
		return res;
	if (one_click != NULL && strcmp(one_click, "One-Click") == 0)
		return show_unsubscribed(rq);
	return respond_see_other(rq, "/support/status/unsubscribed", FLASH_NONE);
}

enum result outage_web_unsubscribed(struct request *rq)
{
	return show_unsubscribed(rq);
}
