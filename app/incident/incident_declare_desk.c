/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's form that makes a major incident of tickets, with what goes public named beside the
 * button. The rules are incident.c's and app/outage's. */
#include "incident.h"
#include "incident_web.h"

#include <string.h>

#include "text.h"
#include "ticket/ticket_view.h"
#include "views.h"

struct new_query {
	struct form_list tickets;
};
static const struct form_field new_fields[] = {
	{ .name = "ticket",
	    .kind = FORM_LIST,
	    .min = 1,
	    .max = 12,
	    .offset = offsetof(struct new_query, tickets) },
};
const struct form_spec incident_new_query = { new_fields, 1, sizeof(struct new_query) };

struct declare_form {
	const char *title_nl, *title_en, *body_nl, *body_en;
	struct form_list tickets, services;
	int64_t next;
	bool mail;
};
#define AT(member) offsetof(struct declare_form, member)
static const struct form_field declare_fields[] = {
	{ .name = "title_nl",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_TITLE_MAX,
	    .offset = AT(title_nl),
	    .missing = N_("Enter a title in Dutch") },
	{ .name = "title_en",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_TITLE_MAX,
	    .offset = AT(title_en),
	    .missing = N_("Enter a title in English") },
	{ .name = "service",
	    .kind = FORM_LIST,
	    .required = true,
	    .min = 1,
	    .max = 12,
	    .offset = AT(services),
	    .missing = N_("Choose at least one service") },
	{ .name = "body_nl",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = AT(body_nl),
	    .missing = N_("Write the text in Dutch") },
	{ .name = "body_en",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = AT(body_en),
	    .missing = N_("Write the text in English") },
	{ .name = "next",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 10,
	    .max = 240,
	    .offset = AT(next) },
	{ .name = "mail", .kind = FORM_CHECK, .offset = AT(mail) },
	{ .name = "ticket",
	    .kind = FORM_LIST,
	    .required = true,
	    .min = 1,
	    .max = 12,
	    .offset = AT(tickets),
	    .missing = N_("Choose at least one ticket") },
};
const struct form_spec incident_declare_form = { declare_fields,
	sizeof(declare_fields) / sizeof(declare_fields[0]), sizeof(struct declare_form) };

/* ---- the form ---- */

/* Shown again, values of a list are read from what was sent: the form itself may not have been
 * filled. */
static bool was_sent(const struct request *rq, const char *name, int64_t id)
{
	for (size_t i = 0; i < rq->values.count; i++)
		if (strcmp(rq->values.at[i].name, name) == 0 &&
		    route_number(rq->values.at[i].value, false) == id)
			return true;
	return false;
}

static enum result show_ticket(struct request *rq, struct view *page, int64_t number, bool *first)
{
	struct ticket ticket;
	struct view *row;
	enum result res;

	if (number == 0 || (res = ticket_find_for(&rq->ctx, number, &ticket)) == RES_NOT_FOUND)
		return RES_OK;
	if (res != RES_OK)
		return res;
	row = view_section(page, V_CHOSEN);
	view_set_int(row, V_NUMBER, ticket.id);
	view_set(row, V_SUBJECT, ticket.subject);
	view_set(row, V_REQUESTER, ticket.requester_name);
	view_set(row, V_ORGANISATION, ticket.organisation_name);
	view_show_if(row, V_FIRST, *first);
	if (*first && !rq->failed)
		view_set(page,
		    i18n_from_code(ticket.requester_language) == LANGUAGE_EN ? V_F_TITLE_EN
									     : V_F_TITLE_NL,
		    text_shorten(rq->ctx.arena, ticket.subject, OUTAGE_TITLE_MAX - 1));
	*first = false;
	return RES_OK;
}

static enum result show_tickets(struct request *rq, struct view *page)
{
	size_t shown = 0;
	bool first = true;
	enum result res = RES_OK;

	for (size_t i = 0; res == RES_OK && i < rq->values.count && shown < INCIDENT_DECLARE_MAX;
	     i++) {
		if (strcmp(rq->values.at[i].name, "ticket") != 0)
			continue;
		shown++;
		res = show_ticket(rq, page, route_number(rq->values.at[i].value, false), &first);
	}
	view_show_if(page, V_NONE_CHOSEN, first);
	return res;
}

static enum result show_services(struct request *rq, struct view *page)
{
	struct outage_service *services;
	size_t count;
	enum result res = outage_services(&rq->ctx, &services, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		struct view *option = view_section(page, V_SERVICE_CHECK);

		view_set_int(option, V_VALUE, services[i].id);
		view_set(option, V_LABEL, outage_service_name(&services[i]));
		view_show_if(option, V_FIRST, i == 0);
		view_show_if(option, V_SELECTED, was_sent(rq, "service", services[i].id));
	}
	return res;
}

static void show_next_options(struct request *rq, struct view *page)
{
	static const int minutes[] = { 15, 30, 60, 120 };
	const char *sent = rq->failed ? form_value(&rq->values, "next") : NULL;
	int64_t chosen = sent == NULL ? 30 : route_number(sent, false);

	for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++)
		ticket_view_option(page, V_NEXT_OPTION,
		    arena_printf(rq->ctx.arena, "%d", minutes[i]),
		    arena_printf(rq->ctx.arena, _("within %s"),
			i18n_duration(rq->ctx.arena, minutes[i] * INT64_C(60))),
		    minutes[i] == chosen);
}

/* "response within 30 minutes, resolution within 4 hours" */
static enum result show_terms(struct request *rq, struct view *page)
{
	const struct ticket_type *type;
	struct ticket_types types;
	struct sla_terms terms;
	enum result res = ticket_types(&rq->ctx, &types);

	if (res != RES_OK || (type = ticket_type_by_code(&types, "major_incident")) == NULL)
		return res;
	terms = ticket_type_terms(type);
	view_set(page, V_TERMS_TEXT,
	    arena_printf(rq->ctx.arena, "%s, %s", sla_promise_text(rq->ctx.arena, &terms),
		sla_resolution_text(rq->ctx.arena, &terms)));
	view_set(page, V_TYPE_TEXT, ticket_type_name(type));
	return RES_OK;
}

/* A text to begin with, true of every major incident, in both languages. */
static void show_texts(struct view *page)
{
	enum language before = i18n_language();
	const char *const text = N_("Several people report a problem that keeps them from working."
				    " We are looking for the cause.");

	i18n_use(LANGUAGE_NL);
	view_set(page, V_F_BODY_NL, _(text));
	i18n_use(LANGUAGE_EN);
	view_set(page, V_F_BODY_EN, _(text));
	i18n_use(before);
}

enum result incident_desk_new(struct request *rq)
{
	struct view *page = page_open(rq, TPL_DESK_INCIDENT_NEW, _("Declare a major incident"));
	enum result res;

	page_form_key(rq, page);
	if (!rq->failed)
		show_texts(page);
	view_show_if(page, V_MAIL, !rq->failed || form_value(&rq->values, "mail") != NULL);
	show_next_options(rq, page);
	if ((res = show_terms(rq, page)) != RES_OK || (res = show_tickets(rq, page)) != RES_OK)
		return res;
	return show_services(rq, page);
}

/* ---- declaring ---- */

static size_t numbers(const struct form_list *list, int64_t out[static INCIDENT_DECLARE_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < list->count && count < INCIDENT_DECLARE_MAX; i++)
		out[count++] = route_number(list->at[i], false);
	return count;
}

static enum result explain(struct request *rq, enum result res, int64_t culprit)
{
	const char *number = arena_printf(rq->ctx.arena, "%lld", (long long)culprit), *text = NULL;

	if (culprit == 0 && res == RES_INVALID)
		return request_invalid(rq, "service", _("Choose at least one service"));
	if (culprit == 0)
		return res;
	if (res == RES_NOT_FOUND)
		text = arena_printf(rq->ctx.arena, _("There is no ticket %s"), number);
	else if (res == RES_CONFLICT)
		text = arena_printf(
		    rq->ctx.arena, _("Ticket %s is linked to another outage"), number);
	else if (res == RES_INVALID)
		text = arena_printf(rq->ctx.arena, _("Ticket %s is closed"), number);
	return text == NULL ? res : request_invalid(rq, "ticket", text);
}

enum result incident_desk_declare(struct request *rq)
{
	const struct declare_form *form = rq->form;
	int64_t tickets[INCIDENT_DECLARE_MAX], services[INCIDENT_DECLARE_MAX], culprit;
	struct outage_draft draft = {
		.impact = IMPACT_MAJOR,
		.title_nl = form->title_nl,
		.title_en = form->title_en,
		.body_nl = form->body_nl,
		.body_en = form->body_en,
		.services = services,
		.service_count = numbers(&form->services, services),
		.next_update_at = rq->ctx.now + form->next * 60,
		.lead_id = rq->ctx.viewer.id,
		.mail = form->mail,
	};
	size_t count = numbers(&form->tickets, tickets);
	struct outage outage;
	enum result res;

	res = incident_declare(&rq->ctx, &draft, tickets, count, &outage, &culprit);
	if (res != RES_OK)
		return explain(rq, res, culprit);
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/outages/%lld/tickets", (long long)outage.id),
	    FLASH_INCIDENT_DECLARED);
}
