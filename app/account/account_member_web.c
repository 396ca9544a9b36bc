/* SPDX-License-Identifier: Apache-2.0 */
/* A manager's page of the own organisation: members, inviting, requests for an account, and asking
 * for the tickets of all. Which rows are the manager's is the rules' to say; this file draws and
 * sends. */
#include "account_web.h"

#include <string.h>

#include "ticket/ticket.h"
#include "views.h"

#define PAGE_PATH "/support/organisation"

struct members_query {
	int64_t page;
};
static const struct form_field members_fields[] = {
	{ .name = "page",
	    .kind = FORM_INT,
	    .max = 100000,
	    .offset = offsetof(struct members_query, page) },
};
const struct form_spec account_members_query = { members_fields, 1, sizeof(struct members_query) };

static const char *const language_codes[] = { "nl", "en", NULL };

struct member_invite_form {
	const char *name, *email;
	int language;
};
static const struct form_field invite_fields[] = {
	{ .name = "name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct member_invite_form, name),
	    .missing = N_("Enter a name") },
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct member_invite_form, email),
	    .missing = N_("Enter an email address"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .choices = language_codes,
	    .offset = offsetof(struct member_invite_form, language) },
};
const struct form_spec account_member_invite_form = { invite_fields, 3,
	sizeof(struct member_invite_form) };

struct act_form {
	int64_t version;
	const char *reason;
};
static const struct form_field act_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct act_form, version) },
	{ .name = "reason",
	    .kind = FORM_LINE,
	    .max = 200,
	    .offset = offsetof(struct act_form, reason) },
};
const struct form_spec account_member_act_form = { act_fields, 2, sizeof(struct act_form) };

/* ---- the page ---- */

static void show_request(struct request *rq, struct view *list, const struct registration *r)
{
	struct view *row = view_section(list, V_REQUEST);

	view_set_int(row, V_ID, r->id);
	view_set_int(row, V_REQUEST_VERSION, r->version);
	view_set(row, V_NAME, r->name);
	view_set(row, V_EMAIL, r->email);
	view_set(row, V_MANAGER_NAME, r->manager_name);
	view_show_if(row, V_WANTS_ORGANISATION, r->wants_organisation);
	page_time(rq, row, "AT", r->confirmed_at);
}

static enum result show_requests(struct request *rq, struct view *page)
{
	struct db_rows rows;
	struct view *list;
	enum result res = registration_waiting_for_manager(&rq->ctx, &rows);

	if (res != RES_OK || rows.count == 0)
		return res;
	list = view_section(page, V_REQUESTS);
	view_set_int(list, V_COUNT, (int64_t)rows.count);
	for (size_t i = 0; i < rows.count; i++)
		show_request(rq, list, (const struct registration *)rows.rows + i);
	return RES_OK;
}

static void show_member(struct request *rq, struct view *list, const struct account *account)
{
	struct view *row = view_section(list, V_MEMBER);
	bool own = account->id == rq->ctx.viewer.id, off = account->status == ACCOUNT_DISABLED;

	view_set_int(row, V_ID, account->id);
	view_set_int(row, V_MEMBER_VERSION, account->version);
	view_set(row, V_NAME, account->name);
	view_set(row, V_EMAIL, account->email);
	view_show_if(row, V_IS_SELF, own);
	view_show_if(row, V_MEMBER_IS_MANAGER, account->role == ROLE_MANAGER);
	view_show_if(row, V_INVITED, account->status == ACCOUNT_INVITED);
	view_show_if(row, V_OFF, off);
	view_show_if(row, V_CAN_DISABLE, !own && !off);
	if (account->status != ACCOUNT_ACTIVE)
		return;
	if (account->last_login_at == 0)
		view_show(row, V_NEVER_SEEN);
	else
		page_time(rq, view_section(row, V_SEEN), "SEEN", account->last_login_at);
}

static void show_pager(struct request *rq, struct view *page, int64_t at, bool more)
{
	struct view *pager;

	if (at == 1 && !more)
		return;
	pager = view_section(page, V_PAGER);
	if (at > 1)
		view_setf(view_section(pager, V_PREVIOUS), V_HREF, "%s" PAGE_PATH "?page=%lld",
		    rq->prefix, (long long)(at - 1));
	if (more)
		view_setf(view_section(pager, V_NEXT), V_HREF, "%s" PAGE_PATH "?page=%lld",
		    rq->prefix, (long long)(at + 1));
}

static enum result show_members(struct request *rq, struct view *page, int64_t at)
{
	struct account_member_counts counts;
	struct db_rows rows;
	enum result res;

	if ((res = account_member_count(&rq->ctx, &counts)) != RES_OK ||
	    (res = account_members(&rq->ctx, at, &rows)) != RES_OK)
		return res;
	view_set(page, V_COUNT_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext(
		    "%d person can log in.", "%d people can log in.", (unsigned long)counts.active),
		(int)counts.active));
	if (counts.invited > 0)
		view_section_set(page, V_INVITED_COUNT, V_TEXT,
		    arena_printf(rq->ctx.arena,
			ngettext("%d invitation is open.", "%d invitations are open.",
			    (unsigned long)counts.invited),
			(int)counts.invited));
	for (size_t i = 0; i < rows.count && i < ACCOUNT_PAGE; i++)
		show_member(rq, page, (const struct account *)rows.rows + i);
	show_pager(rq, page, at, rows.count > ACCOUNT_PAGE);
	return RES_OK;
}

static enum result show_access(struct request *rq, struct view *page)
{
	struct account account;
	enum result res;

	if (viewer_sees_organisation(&rq->ctx.viewer)) {
		view_show(page, V_SEES_ORGANISATION);
		return RES_OK;
	}
	if ((res = account_find(&rq->ctx, rq->ctx.viewer.id, &account)) != RES_OK)
		return res;
	if (account.access_asked_at != 0)
		page_time(rq, view_section(page, V_ACCESS_ASKED), "AT", account.access_asked_at);
	else
		view_show(page, V_CAN_ASK_ACCESS);
	return RES_OK;
}

enum result account_web_members(struct request *rq)
{
	int64_t at = rq->http.method == HTTP_POST ? 1
						  : ((const struct members_query *)rq->form)->page;
	const char *language = rq->failed ? form_value(&rq->values, "language")
					  : i18n_code(i18n_language());
	bool english = language != NULL && strcmp(language, "en") == 0;
	struct view *page = page_open(rq, TPL_ACCOUNT_ORGANISATION, _("My organisation"));
	enum result res;

	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, NULL, _("My organisation"));
	page_form_key(rq, page);
	view_set(page, V_ORGANISATION, rq->ctx.viewer.organisation);
	account_web_option(page, V_LANGUAGE_OPTION, language_codes[0], _("Dutch"), !english);
	account_web_option(page, V_LANGUAGE_OPTION, language_codes[1], _("English"), english);
	if ((res = show_requests(rq, page)) != RES_OK ||
	    (res = show_members(rq, page, at < 1 ? 1 : at)) != RES_OK)
		return res;
	return show_access(rq, page);
}

/* ---- members ---- */

/* A conflict says why at the top of the page, which shows what is now. */
static enum result answer(
    struct request *rq, enum result res, const char *conflict, enum flash flash)
{
	if (res == RES_CONFLICT)
		request_invalid(rq, "main", conflict);
	return res != RES_OK ? res : respond_see_other(rq, PAGE_PATH, flash);
}

enum result account_web_member_invite(struct request *rq)
{
	const struct member_invite_form *form = rq->form;
	const struct account_invitation invitation = {
		.name = form->name,
		.email = form->email,
		.organisation_id = rq->ctx.viewer.organisation_id,
		.role = ROLE_CUSTOMER,
		.language = i18n_from_code(language_codes[form->language]),
	};
	int64_t id;
	enum result res = account_invite(&rq->ctx, &invitation, &id);

	if (res == RES_CONFLICT)
		return request_invalid(
		    rq, "email", _("There is already an account with this address"));
	return res != RES_OK ? res : respond_see_other(rq, PAGE_PATH, FLASH_INVITED);
}

enum result account_web_member_resend(struct request *rq)
{
	return answer(rq, account_member_invite_again(&rq->ctx, rq->number),
	    _("This account does not wait for activation any more."), FLASH_INVITATION_RESENT);
}

enum result account_web_member_disable(struct request *rq)
{
	const struct act_form *form = rq->form;

	return answer(rq, account_member_disable(&rq->ctx, rq->number, form->version, form->reason),
	    _("Somebody else changed this account in the meantime. Look at what it is now."),
	    FLASH_CUSTOMER_DISABLED);
}

/* ---- requests for an account ---- */

static const char *decided_text(void)
{
	return _("This request has been decided already, or the address has an account by now.");
}

enum result account_web_request_approve(struct request *rq)
{
	const struct act_form *form = rq->form;
	const struct registration_decision decision = {
		.id = rq->number, .version = form->version, .role = ROLE_CUSTOMER
	};

	return answer(rq, registration_approve(&rq->ctx, &decision), decided_text(),
	    FLASH_REGISTRATION_APPROVED);
}

enum result account_web_request_refuse(struct request *rq)
{
	const struct act_form *form = rq->form;

	return answer(rq, registration_refuse(&rq->ctx, rq->number, form->version, form->reason),
	    decided_text(), FLASH_REGISTRATION_REFUSED);
}

/* ---- the organisation-wide view ---- */

/* What a customer may choose first is where everything comes in. */
static int64_t first_type(const struct ticket_types *types)
{
	for (size_t i = 0; i < types->count; i++)
		if (types->at[i].customer_may_choose)
			return types->at[i].id;
	return 0;
}

/* Asked once, the desk sees it on the customer's page; the ticket is where the two talk about it.
 */
enum result account_web_ask_access(struct request *rq)
{
	struct ctx *ctx = &rq->ctx;
	struct ticket_draft draft = { .source = TICKET_BY_PORTAL };
	struct ticket_types types;
	int64_t number;
	enum result res = account_ask_access(ctx);

	if (res == RES_CONFLICT)
		return answer(rq, res, _("You have asked for this already, or you have it by now."),
		    FLASH_NONE);
	if (res != RES_OK || (res = ticket_types(ctx, &types)) != RES_OK)
		return res;
	draft.type_id = first_type(&types);
	draft.subject = arena_printf(
	    ctx->arena, _("Access to all tickets of %s"), ctx->viewer.organisation);
	draft.body = arena_printf(ctx->arena,
	    _("I am a manager at %s and would like to see all tickets of our organisation."),
	    ctx->viewer.organisation);
	if (draft.subject == NULL || draft.body == NULL)
		return RES_UNAVAILABLE;
	if ((res = ticket_create(ctx, &draft, &number)) != RES_OK)
		return res == RES_INVALID
		    ? ctx_fail(ctx, RES_BUG, "no type that a customer may choose")
		    : res;
	return respond_see_other(rq,
	    arena_printf(ctx->arena, "/support/tickets/%lld", (long long)number),
	    FLASH_TICKET_CREATED);
}
