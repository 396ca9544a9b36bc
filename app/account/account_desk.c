/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' pages of customers: the list, one customer, inviting, disabling. Staff accounts are
 * not found here: those are an administrator's work on the command line. */
#include "account_web.h"

#include <string.h>

#include "audit/audit.h"
#include "organisation/organisation.h"
#include "text.h"
#include "ticket/ticket_queue.h"
#include "ticket/ticket_view.h"
#include "views.h"

/* ---- forms ---- */

struct customers_query {
	const char *q;
	int64_t organisation, state, page;
};
static const struct form_field customers_fields[] = {
	{ .name = "q",
	    .kind = FORM_LINE,
	    .max = 100,
	    .offset = offsetof(struct customers_query, q) },
	{ .name = "organisation",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct customers_query, organisation) },
	{ .name = "state",
	    .kind = FORM_INT,
	    .max = ACCOUNT_DISABLED,
	    .offset = offsetof(struct customers_query, state) },
	{ .name = "page",
	    .kind = FORM_INT,
	    .max = 100000,
	    .offset = offsetof(struct customers_query, page) },
};
const struct form_spec account_customers_query = { customers_fields, 4,
	sizeof(struct customers_query) };

static const char *const role_codes[] = { "customer", "manager", NULL };
static const char *const language_codes[] = { "nl", "en", NULL };

struct invite_form {
	const char *name, *email, *organisation_new;
	int64_t organisation;
	int role, language;
	bool sees_organisation;
};
static const struct form_field invite_fields[] = {
	{ .name = "name",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = ACCOUNT_NAME_MAX,
	    .offset = offsetof(struct invite_form, name),
	    .missing = N_("Enter a name") },
	{ .name = "email",
	    .kind = FORM_EMAIL,
	    .required = true,
	    .max = ACCOUNT_EMAIL_MAX,
	    .offset = offsetof(struct invite_form, email),
	    .missing = N_("Enter an email address"),
	    .wrong = N_("Enter an email address like name@organisation.nl") },
	{ .name = "organisation",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct invite_form, organisation) },
	{ .name = "organisation_new",
	    .kind = FORM_LINE,
	    .max = ORGANISATION_NAME_MAX,
	    .offset = offsetof(struct invite_form, organisation_new) },
	{ .name = "role",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = role_codes,
	    .offset = offsetof(struct invite_form, role),
	    .missing = N_("Choose a role") },
	{ .name = "sees_organisation",
	    .kind = FORM_CHECK,
	    .offset = offsetof(struct invite_form, sees_organisation) },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .choices = language_codes,
	    .offset = offsetof(struct invite_form, language) },
};
const struct form_spec account_invite_form = { invite_fields, 7, sizeof(struct invite_form) };

struct state_form {
	int64_t version;
	const char *reason;
};
static const struct form_field state_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct state_form, version) },
	{ .name = "reason",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = 200,
	    .offset = offsetof(struct state_form, reason),
	    .missing = N_("Enter a reason") },
};
const struct form_spec account_disable_form = { state_fields, 2, sizeof(struct state_form) };
const struct form_spec account_enable_form = { state_fields, 1, sizeof(struct state_form) };

struct access_form {
	int64_t version;
	int answer;
};
static const char *const access_words[] = { "no", "yes", NULL };
static const struct form_field access_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct access_form, version) },
	{ .name = "answer",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = access_words,
	    .offset = offsetof(struct access_form, answer) },
};
const struct form_spec account_access_form = { access_fields, 2, sizeof(struct access_form) };

/* ---- shared with the requests ---- */

void account_web_tag(struct view *view, struct account_tag tag)
{
	view_set(view, V_STATE_CLASS, tag.css);
	view_set(view, V_STATE_ICON, tag.icon);
	view_set(view, V_STATE_TEXT, tag.text);
}

static const char *number_text(struct request *rq, int64_t number)
{
	return arena_printf(rq->ctx.arena, "%lld", (long long)number);
}

void account_web_organisation_options(struct request *rq, struct view *view,
    const struct db_rows *rows, const char *first, int64_t selected)
{
	account_web_option(view, V_ORGANISATION_OPTION, "", first, selected == 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct organisation *o = (const struct organisation *)rows->rows + i;

		account_web_option(view, V_ORGANISATION_OPTION, number_text(rq, o->id), o->name,
		    o->id == selected);
	}
}

static enum result show_organisations(
    struct request *rq, struct view *view, const char *first, int64_t selected)
{
	struct db_rows rows;
	enum result res = organisation_list(&rq->ctx, &rows);

	if (res == RES_OK)
		account_web_organisation_options(rq, view, &rows, first, selected);
	return res;
}

enum result account_web_organisation(
    struct request *rq, int64_t chosen, const char *fresh, const char *field, int64_t *id)
{
	struct organisation found;
	enum result res;

	if (chosen != 0 && fresh[0] != '\0')
		return request_invalid(
		    rq, field, _("Choose an organisation or enter a new one, not both"));
	if (chosen == 0 && fresh[0] == '\0')
		return request_invalid(rq, field, _("Choose an organisation, or enter a new one"));
	res = chosen != 0 ? organisation_find(&rq->ctx, chosen, &found)
			  : organisation_find_by_name(&rq->ctx, fresh, &found);
	if (res == RES_OK)
		*id = found.id;
	else if (res == RES_NOT_FOUND && chosen != 0)
		return request_invalid(rq, field, _("Choose an organisation, or enter a new one"));
	else if (res == RES_NOT_FOUND)
		return organisation_add(&rq->ctx, fresh, id);
	return res;
}

/* What the select shows: what was sent when the form failed, else what is. */
static int64_t chosen_id(const struct request *rq, const char *field, int64_t is)
{
	const char *sent = rq->failed ? form_value(&rq->values, field) : NULL;

	return sent == NULL ? is : route_number(sent, false);
}

static bool sent_is(const struct request *rq, const char *field, const char *code, bool is)
{
	const char *sent = rq->failed ? form_value(&rq->values, field) : NULL;

	return sent == NULL ? is : strcmp(sent, code) == 0;
}

/* ---- the list ---- */

static struct account_tag state_tag(int64_t status)
{
	if (status == ACCOUNT_ACTIVE)
		return (struct account_tag){ "done", "circle-check", p_("account", "Active") };
	if (status == ACCOUNT_INVITED)
		return (struct account_tag){ "wait", "hourglass", p_("account", "Invited") };
	return (struct account_tag){ "wait", "ban", p_("account", "Disabled") };
}

void account_web_state(struct view *view, int64_t status)
{
	account_web_tag(view, state_tag(status));
}

static void show_seen(struct request *rq, struct view *view, const struct account *account)
{
	if (account->last_login_at == 0)
		view_show(view, V_NEVER_SEEN);
	else
		page_time(rq, view_section(view, V_SEEN), "SEEN", account->last_login_at);
}

static void show_customer_row(
    struct request *rq, struct view *table, const struct account_customer *customer)
{
	const struct account *account = &customer->account;
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_ID, account->id);
	view_set(row, V_NAME, account->name);
	view_set(row, V_EMAIL, account->email);
	view_set(row, V_ORGANISATION, account->organisation);
	view_set(row, V_ROLE, account_web_role((enum role)account->role));
	view_set_int(row, V_OPEN_COUNT, customer->open_tickets);
	account_web_state(row, account->status);
	show_seen(rq, row, account);
}

static const char *customers_href(
    struct request *rq, const struct customers_query *query, int64_t page)
{
	struct buf href;

	buf_init(&href, 2048);
	buf_addf(&href, "%s/admin/customers?organisation=%lld&state=%lld&page=%lld&q=", rq->prefix,
	    (long long)query->organisation, (long long)query->state, (long long)page);
	text_add_urlencoded(&href, query->q);
	return buf_move(&href, rq->ctx.arena);
}

static void show_pager(
    struct request *rq, struct view *page, const struct customers_query *query, bool more)
{
	struct view *pager;

	if (query->page == 1 && !more)
		return;
	pager = view_section(page, V_PAGER);
	if (query->page > 1)
		view_section_set(
		    pager, V_PREVIOUS, V_HREF, customers_href(rq, query, query->page - 1));
	if (more)
		view_section_set(pager, V_NEXT, V_HREF, customers_href(rq, query, query->page + 1));
}

static void show_state_options(struct view *page, int64_t is)
{
	static const char *const values[] = { "", "1", "2", "3" };

	account_web_option(page, V_STATE_OPTION, "", _("All accounts"), is == 0);
	for (int64_t status = ACCOUNT_INVITED; status <= ACCOUNT_DISABLED; status++)
		account_web_option(
		    page, V_STATE_OPTION, values[status], state_tag(status).text, is == status);
}

enum result account_desk_customers(struct request *rq)
{
	struct customers_query query = *(const struct customers_query *)rq->form;
	struct account_filter filter;
	struct db_rows rows;
	struct view *page, *table = NULL;
	bool filtered = query.q[0] != '\0' || query.organisation != 0 || query.state != 0;
	enum result res;

	query.page = query.page < 1 ? 1 : query.page;
	filter = (struct account_filter){ query.q, query.organisation, query.state, query.page };
	if ((res = account_customers(&rq->ctx, &filter, &rows)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_CUSTOMERS, _("Customers"));
	view_set(page, V_F_Q, query.q);
	show_state_options(page, query.state);
	if (rows.count == 0)
		view_show(page, filtered ? V_EMPTY_FILTERED : V_EMPTY);
	else
		table = view_section(page, V_TABLE);
	for (size_t i = 0; i < rows.count && i < ACCOUNT_PAGE; i++)
		show_customer_row(rq, table, (const struct account_customer *)rows.rows + i);
	show_pager(rq, page, &query, rows.count > ACCOUNT_PAGE);
	return show_organisations(rq, page, _("All organisations"), query.organisation);
}

/* ---- one customer ---- */

static enum result show_tickets(
    struct request *rq, struct view *page, const struct account *account)
{
	const struct ticket whose = { .requester_id = account->id };
	struct ticket_types types;
	struct db_rows rows;
	struct view *table;
	bool more;
	enum result res;

	if ((res = ticket_types(&rq->ctx, &types)) != RES_OK ||
	    (res = ticket_queue_others(&rq->ctx, &whose, &rows, &more)) != RES_OK)
		return res;
	view_show_if(page, V_NO_TICKETS, rows.count == 0);
	table = rows.count == 0 ? NULL : view_section(page, V_TABLE);
	view_show_if(page, V_MORE, more);
	for (size_t i = 0; i < rows.count; i++) {
		const struct ticket_row *ticket = (const struct ticket_row *)rows.rows + i;
		struct view *row = view_section(table, V_ROW);

		view_set_int(row, V_NUMBER, ticket->id);
		view_set(row, V_SUBJECT, ticket->subject);
		view_set(
		    row, V_TYPE_TEXT, ticket_type_name(ticket_type_find(&types, ticket->type_id)));
		ticket_view_status(row, ticket->status, true);
		page_time(rq, row, "CHANGED", ticket->updated_at);
	}
	return RES_OK;
}

static enum result show_invitation(
    struct request *rq, struct view *page, const struct account *account)
{
	struct view *section = view_section(page, V_INVITED), *link;
	int64_t sent, until;
	enum result res = account_invited_at(&rq->ctx, account->id, &sent, &until);

	view_set_int(section, V_ID, account->id);
	view_show_if(section, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	link = view_section(section, until > rq->ctx.now ? V_LINK_VALID : V_LINK_EXPIRED);
	page_time(rq, link, "SENT", sent);
	view_set(link, V_EXPIRES_TEXT, i18n_moment(rq->ctx.arena, until, rq->ctx.now));
	return RES_OK;
}

static enum result show_disabled(
    struct request *rq, struct view *page, const struct account *account)
{
	struct view *section = view_section(page, V_DISABLED), *known;
	struct db_rows rows;
	enum result res = audit_of(&rq->ctx, audit_object(&rq->ctx, "user", account->id), &rows);

	view_show_if(section, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct audit_row *row = (const struct audit_row *)rows.rows + i;

		if (strcmp(row->action, "user.disable") != 0)
			continue;
		known = view_section(section, V_DISABLED_KNOWN);
		view_set(known, V_DISABLED_BY, row->actor == NULL ? _("the portal") : row->actor);
		view_set(known, V_DISABLED_REASON, row->detail);
		page_time(rq, known, "DISABLED", row->at);
		break;
	}
	return res;
}

static void show_access(struct request *rq, struct view *page, const struct account *account)
{
	struct view *box;

	if (account->role != ROLE_MANAGER || rq->ctx.viewer.role < ROLE_AGENT ||
	    account->status == ACCOUNT_DISABLED)
		return;
	box = view_section(page, V_ACCESS);
	view_show(box, account->sees_organisation ? V_ACCESS_GIVEN : V_ACCESS_NOT_GIVEN);
	if (account->access_asked_at != 0)
		page_time(rq, view_section(box, V_ACCESS_ASKED), "AT", account->access_asked_at);
}

static enum result show_state(struct request *rq, struct view *page, const struct account *account)
{
	bool may_act = viewer_may_act(&rq->ctx.viewer);

	account_web_state(page, account->status);
	show_access(rq, page, account);
	view_show_if(page, V_CAN_CREATE, may_act && account->status != ACCOUNT_DISABLED);
	view_show_if(page, V_CAN_DISABLE, may_act && account->status != ACCOUNT_DISABLED);
	if (account->status == ACCOUNT_INVITED)
		return show_invitation(rq, page, account);
	return account->status == ACCOUNT_DISABLED ? show_disabled(rq, page, account) : RES_OK;
}

static void show_details(struct request *rq, struct view *page, const struct account *account)
{
	struct view *section;

	view_set_int(page, V_ID, account->id);
	view_set_int(page, V_VERSION, account->version);
	view_set(page, V_NAME, account->name);
	view_set(page, V_INITIALS, text_initials(rq->ctx.arena, account->name));
	view_set(page, V_EMAIL, account->email);
	view_set(page, V_EMAIL_QUERY, account->email);
	view_set(page, V_ROLE, account_web_role((enum role)account->role));
	view_set(page, V_LANGUAGE_TEXT,
	    strcmp(account->language, "en") == 0 ? _("English") : _("Dutch"));
	view_show_if(
	    page, V_SEES_ORGANISATION, account->role == ROLE_MANAGER && account->sees_organisation);
	if (account->phone[0] != '\0') {
		section = view_section(page, V_PHONE_KNOWN);
		view_set(section, V_TEL, text_tel(rq->ctx.arena, account->phone));
		view_set(section, V_NUMBER_TEXT, account->phone);
	}
	section = view_section(page, V_ORGANISATION_KNOWN);
	view_set_int(section, V_ORGANISATION_ID, account->organisation_id);
	view_set(section, V_ORGANISATION, account->organisation);
	page_time(rq, page, "CREATED", account->created_at);
	show_seen(rq, page, account);
}

enum result account_desk_customer(struct request *rq)
{
	struct account account;
	struct view *page;
	enum result res = account_find_customer(&rq->ctx, rq->number, &account);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_CUSTOMER, account.name);
	show_details(rq, page, &account);
	if ((res = show_state(rq, page, &account)) != RES_OK)
		return res;
	return show_tickets(rq, page, &account);
}

/* ---- changing one ---- */

static enum result back_to_customer(struct request *rq, int64_t id, enum flash flash)
{
	const char *path = arena_printf(rq->ctx.arena, "/admin/customers/%lld", (long long)id);

	return path == NULL ? RES_UNAVAILABLE : respond_see_other(rq, path, flash);
}

enum result account_desk_resend(struct request *rq)
{
	struct account account;
	enum result res = account_find_customer(&rq->ctx, rq->number, &account);

	if (res == RES_OK)
		res = account_invite_again(&rq->ctx, account.id);
	return res != RES_OK ? res : back_to_customer(rq, account.id, FLASH_INVITATION_RESENT);
}

/* A conflict says why at the top of the page, which shows what is now. */
static enum result say_moved(struct request *rq, enum result res)
{
	if (res == RES_CONFLICT)
		request_invalid(rq, "main",
		    _("Somebody else changed this account in the meantime. Look at what it is "
		      "now."));
	return res;
}

enum result account_desk_disable(struct request *rq)
{
	const struct state_form *form = rq->form;
	struct account account;
	enum result res = account_find_customer(&rq->ctx, rq->number, &account);

	if (res == RES_OK)
		res = say_moved(
		    rq, account_disable(&rq->ctx, account.id, form->version, form->reason));
	return res != RES_OK ? res : back_to_customer(rq, account.id, FLASH_CUSTOMER_DISABLED);
}

enum result account_desk_enable(struct request *rq)
{
	const struct state_form *form = rq->form;
	struct account account;
	enum result res = account_find_customer(&rq->ctx, rq->number, &account);

	if (res == RES_OK)
		res = say_moved(rq, account_enable(&rq->ctx, account.id, form->version));
	return res != RES_OK ? res : back_to_customer(rq, account.id, FLASH_CUSTOMER_ENABLED);
}

enum result account_desk_access(struct request *rq)
{
	const struct access_form *form = rq->form;
	bool grant = form->answer == 1;
	struct account account;
	enum result res = account_find_customer(&rq->ctx, rq->number, &account);

	if (res == RES_OK)
		res = say_moved(
		    rq, account_decide_access(&rq->ctx, account.id, form->version, grant));
	return res != RES_OK
	    ? res
	    : back_to_customer(rq, account.id, grant ? FLASH_ACCESS_GRANTED : FLASH_ACCESS_ENDED);
}

/* ---- inviting ---- */

static void show_role_option(struct request *rq, struct view *page, const char *code,
    const char *label, const char *hint, bool is)
{
	struct view *option = view_section(page, V_ROLE_OPTION);

	view_set(option, V_VALUE, code);
	view_set(option, V_LABEL, label);
	view_set(option, V_HINT, hint);
	view_show_if(option, V_SELECTED, sent_is(rq, "role", code, is));
}

/* The way to the customer who has the address already. */
static void show_known(struct request *rq, struct view *page)
{
	const char *email = rq->failed ? form_value(&rq->values, "email") : NULL;
	struct account account;

	if (email == NULL || account_find_by_email(&rq->ctx, email, &account) != RES_OK ||
	    account.role >= ROLE_READER)
		return;
	view_set_int(view_section(page, V_KNOWN_CUSTOMER), V_ID, account.id);
}

enum result account_desk_invite_page(struct request *rq)
{
	struct view *page = page_open(rq, TPL_DESK_INVITE, _("Invite a customer"));

	page_form_key(rq, page);
	account_web_link_life(rq, page, ACTIVATION_SECONDS);
	show_role_option(rq, page, role_codes[0], account_web_role(ROLE_CUSTOMER),
	    _("Sees and answers the own tickets."), true);
	show_role_option(rq, page, role_codes[1], account_web_role(ROLE_MANAGER),
	    _("Can be given all tickets of the organisation, and is asked about new accounts."),
	    false);
	view_show_if(page, V_SEES_ORGANISATION_CHECKED,
	    rq->failed && form_value(&rq->values, "sees_organisation") != NULL);
	account_web_option(
	    page, V_LANGUAGE_OPTION, "nl", _("Dutch"), sent_is(rq, "language", "nl", true));
	account_web_option(
	    page, V_LANGUAGE_OPTION, "en", _("English"), sent_is(rq, "language", "en", false));
	show_known(rq, page);
	return show_organisations(
	    rq, page, _("Choose an organisation"), chosen_id(rq, "organisation", 0));
}

enum result account_desk_invite(struct request *rq)
{
	const struct invite_form *form = rq->form;
	struct account_invitation invitation = {
		.name = form->name,
		.email = form->email,
		.role = form->role == 1 ? ROLE_MANAGER : ROLE_CUSTOMER,
		.sees_organisation = form->sees_organisation,
		.language = i18n_from_code(language_codes[form->language]),
	};
	int64_t id;
	enum result res;

	res = account_web_organisation(rq, form->organisation, form->organisation_new,
	    "organisation", &invitation.organisation_id);
	if (res != RES_OK)
		return res;
	res = account_invite(&rq->ctx, &invitation, &id);
	if (res == RES_CONFLICT)
		return request_invalid(
		    rq, "email", _("There is already an account with this address"));
	return res != RES_OK ? res : back_to_customer(rq, id, FLASH_INVITED);
}
