/* SPDX-License-Identifier: Apache-2.0 */
/* The agents' page of requests for an account: what waits, approving, refusing, and what was
 * decided lately. Each request has its own form; after an error the page shows only the request it
 * is about, so that the message stands where it belongs. */
#include "account_web.h"

#include <string.h>

#include "organisation/organisation.h"
#include "sla/sla.h"
#include "views.h"

static const char *const role_codes[] = { "customer", "manager", NULL };

struct approve_form {
	int64_t version, organisation;
	const char *organisation_new;
	int role, act;
	bool sees_organisation;
};
enum act { ACT_APPROVE, ACT_ASSIGN };
static const char *const act_words[] = { "approve", "assign", NULL };
static const struct form_field approve_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct approve_form, version) },
	{ .name = "organisation",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct approve_form, organisation) },
	{ .name = "organisation_new",
	    .kind = FORM_LINE,
	    .max = ORGANISATION_NAME_MAX,
	    .offset = offsetof(struct approve_form, organisation_new) },
	{ .name = "role",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = role_codes,
	    .offset = offsetof(struct approve_form, role) },
	{ .name = "sees_organisation",
	    .kind = FORM_CHECK,
	    .offset = offsetof(struct approve_form, sees_organisation) },
	{ .name = "act",
	    .kind = FORM_CHOICE,
	    .choices = act_words,
	    .offset = offsetof(struct approve_form, act) },
};
const struct form_spec account_approve_form = { approve_fields, 6, sizeof(struct approve_form) };

struct refuse_form {
	int64_t version;
	const char *reason;
};
static const struct form_field refuse_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct refuse_form, version) },
	{ .name = "reason",
	    .kind = FORM_LINE,
	    .max = 200,
	    .offset = offsetof(struct refuse_form, reason) },
};
const struct form_spec account_refuse_form = { refuse_fields, 2, sizeof(struct refuse_form) };

/* ---- the page ---- */

/* "organisation-12": the field of one of several forms on the page. */
static const char *row_field(struct request *rq, const char *field, int64_t id)
{
	const char *name = arena_printf(rq->ctx.arena, "%s-%lld", field, (long long)id);

	return name == NULL ? field : name;
}

static void show_errors(struct request *rq, struct view *row, int64_t id)
{
	const struct {
		const char *field, *section;
	} places[] = {
		{ row_field(rq, "organisation", id), V_E_ORGANISATION },
		{ row_field(rq, "reason", id), V_E_REASON },
	};

	for (size_t i = 0; i < rq->errors.count; i++)
		for (size_t k = 0; k < sizeof(places) / sizeof(places[0]); k++)
			if (strcmp(rq->errors.at[i].field, places[k].field) == 0)
				view_section_set(
				    row, places[k].section, V_MESSAGE, rq->errors.at[i].message);
}

static void show_due(struct request *rq, struct view *row, const struct sla_calendar *calendar,
    const struct registration *r)
{
	int64_t due = sla_add_days(calendar, r->confirmed_at, 1);
	struct arena *arena = rq->ctx.arena;

	if (due < rq->ctx.now)
		view_section_set(row, V_LATE, V_TEXT,
		    arena_printf(arena, _("%s late"), i18n_duration(arena, rq->ctx.now - due)));
	else
		view_section_set(row, V_DUE, V_TEXT,
		    arena_printf(arena, _("before %s"), i18n_deadline(arena, due, rq->ctx.now)));
}

/* The organisation to propose: what was sent, else where it belongs, else the one named as typed.
 */
static int64_t proposed(struct request *rq, const struct registration *r)
{
	const char *sent = rq->failed ? form_value(&rq->values, "organisation") : NULL;

	if (sent != NULL)
		return route_number(sent, false);
	return r->organisation_id != 0 ? r->organisation_id : r->named_id;
}

static void show_forms(struct request *rq, struct view *row, const struct db_rows *organisations,
    const struct registration *r)
{
	const char *role = rq->failed ? form_value(&rq->values, "role") : NULL;
	bool manager = role != NULL && strcmp(role, role_codes[1]) == 0,
	     sees = r->wants_organisation;

	if (rq->failed)
		sees = form_value(&rq->values, "sees_organisation") != NULL;
	account_web_option(
	    row, V_ROLE_OPTION, role_codes[0], account_web_role(ROLE_CUSTOMER), !manager);
	account_web_option(
	    row, V_ROLE_OPTION, role_codes[1], account_web_role(ROLE_MANAGER), manager);
	view_show_if(row, V_SEES_ORGANISATION_CHECKED, sees);
	view_show_if(
	    row, V_REFUSE_OPEN, rq->failed && rq->route->run == account_desk_registration_refuse);
	account_web_organisation_options(
	    rq, row, organisations, _("Choose an organisation"), proposed(rq, r));
}

static void show_registration(struct request *rq, struct view *page,
    const struct sla_calendar *calendar, const struct db_rows *organisations,
    const struct registration *r)
{
	struct view *row = view_section(page, V_REGISTRATION);

	view_set_int(row, V_ID, r->id);
	view_set_int(row, V_VERSION, r->version);
	view_set(row, V_NAME, r->name);
	view_set(row, V_EMAIL, r->email);
	view_set(row, V_ORGANISATION_TYPED, r->organisation_name);
	view_set(row, V_MANAGER_NAME, r->manager_name);
	view_set(row, V_MANAGER_EMAIL, r->manager_email);
	view_show_if(row, V_WANTS_ORGANISATION, r->wants_organisation);
	page_time(rq, row, "AT", r->confirmed_at);
	show_due(rq, row, calendar, r);
	if (r->organisation_id != 0)
		view_section_set(
		    row, r->assigned ? V_ASSIGNED : V_NAMED, V_ORGANISATION, r->organisation);
	if (r->known_id != 0)
		view_set_int(view_section(row, V_KNOWN), V_USER_ID, r->known_id);
	view_show_if(row, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	show_errors(rq, row, r->id);
	show_forms(rq, row, organisations, r);
}

static void show_decided(struct request *rq, struct view *page, const struct db_rows *rows)
{
	struct view *list = rows->count == 0 ? NULL : view_section(page, V_DECIDED);

	for (size_t i = 0; i < rows->count; i++) {
		const struct registration *r = (const struct registration *)rows->rows + i;
		struct view *row = view_section(list, V_ROW);

		view_set(row, V_NAME, r->name);
		view_set(row, V_EMAIL, r->email);
		view_set(row, V_ORGANISATION, r->organisation_name);
		view_set(row, V_BY, r->decided_by);
		page_time(rq, row, "AT", r->decided_at);
		account_web_tag(row,
		    r->status == REGISTRATION_APPROVED
			? (struct account_tag){ "done", "circle-check", p_("request", "Approved") }
			: (struct account_tag){ "wait", "ban", p_("request", "Refused") });
	}
}

enum result account_desk_registrations(struct request *rq)
{
	const struct sla_calendar *calendar;
	struct db_rows waiting, decided, organisations;
	struct view *page;
	enum result res;

	if ((res = sla_calendar_load(&rq->ctx, &calendar)) != RES_OK ||
	    (res = registration_waiting(&rq->ctx, &waiting)) != RES_OK ||
	    (res = registration_decided(&rq->ctx, &decided)) != RES_OK ||
	    (res = organisation_list(&rq->ctx, &organisations)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_REGISTRATIONS, _("Requests for an account"));
	view_show_if(page, V_EMPTY, waiting.count == 0);
	if (waiting.count > 0)
		view_set_int(view_section(page, V_WAITING_COUNT), V_COUNT, (int64_t)waiting.count);
	for (size_t i = 0; i < waiting.count; i++) {
		const struct registration *r = (const struct registration *)waiting.rows + i;

		if (!rq->failed || rq->conflict || r->id == rq->number)
			show_registration(rq, page, calendar, &organisations, r);
	}
	show_decided(rq, page, &decided);
	return RES_OK;
}

/* ---- deciding ---- */

static enum result say_decided(struct request *rq, enum result res)
{
	if (res == RES_CONFLICT)
		request_invalid(rq, "main",
		    _("This request has been decided already, or the address has an account by "
		      "now."));
	return res;
}

/* Lets the managers of an existing organisation decide. */
static enum result assign(struct request *rq, const struct approve_form *form)
{
	const char *field = row_field(rq, "organisation", rq->number);
	enum result res = registration_assign(
	    &rq->ctx, rq->number, form->version, form->organisation);

	if (res == RES_NOT_FOUND)
		return request_invalid(
		    rq, field, _("Choose the organisation whose managers may decide"));
	if (res == RES_CONFLICT)
		request_invalid(rq, "main",
		    _("This request has been decided already, or the address has an account by "
		      "now."));
	return res != RES_OK
	    ? res
	    : respond_see_other(rq, "/admin/registrations", FLASH_REGISTRATION_ASSIGNED);
}

enum result account_desk_registration_approve(struct request *rq)
{
	const struct approve_form *form = rq->form;
	struct registration_decision decision = {
		.id = rq->number,
		.version = form->version,
		.role = form->role == 1 ? ROLE_MANAGER : ROLE_CUSTOMER,
		.sees_organisation = form->sees_organisation,
	};
	enum result res;

	if (form->act == ACT_ASSIGN)
		return assign(rq, form);
	res = account_web_organisation(rq, form->organisation, form->organisation_new,
	    row_field(rq, "organisation", rq->number), &decision.organisation_id);
	if (res == RES_OK)
		res = say_decided(rq, registration_approve(&rq->ctx, &decision));
	return res != RES_OK
	    ? res
	    : respond_see_other(rq, "/admin/registrations", FLASH_REGISTRATION_APPROVED);
}

enum result account_desk_registration_refuse(struct request *rq)
{
	const struct refuse_form *form = rq->form;
	enum result res;

	if (form->reason[0] == '\0')
		return request_invalid(
		    rq, row_field(rq, "reason", rq->number), _("Enter a reason"));
	res = say_decided(
	    rq, registration_refuse(&rq->ctx, rq->number, form->version, form->reason));
	return res != RES_OK
	    ? res
	    : respond_see_other(rq, "/admin/registrations", FLASH_REGISTRATION_REFUSED);
}
