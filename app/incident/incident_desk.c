/* SPDX-License-Identifier: Apache-2.0 */
/* What the desk's page of an outage shows of its tickets and people, and the part of a ticket's
 * page that ties it to an outage. Declaring a major incident is incident_declare_desk.c; the
 * outage's own form is app/outage's. */
#include "incident.h"
#include "incident_web.h"

#include "bulk/bulk_view.h"
#include "outage/outage_view.h"
#include "ticket/ticket_desk.h"
#include "ticket/ticket_view.h"
#include "views.h"

/* ---- forms ---- */

struct of_ticket_form {
	int64_t outage;
};
static const struct form_field of_ticket_fields[] = {
	{ .name = "outage",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct of_ticket_form, outage) },
};
const struct form_spec incident_of_ticket_form = { of_ticket_fields, 1,
	sizeof(struct of_ticket_form) };

struct reply_form {
	const char *nl, *en;
};
static const struct form_field reply_fields[] = {
	{ .name = "reply_nl",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = 4000,
	    .offset = offsetof(struct reply_form, nl),
	    .missing = N_("Write your reply first") },
	{ .name = "reply_en",
	    .kind = FORM_BLOCK,
	    .max = 4000,
	    .offset = offsetof(struct reply_form, en) },
};
const struct form_spec incident_reply_form = { reply_fields, 2, sizeof(struct reply_form) };

struct end_form {
	const char *nl, *en;
	int64_t version;
	bool mail;
};
static const struct form_field end_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct end_form, version) },
	{ .name = "end_nl",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = offsetof(struct end_form, nl),
	    .missing = N_("Write the text in Dutch") },
	{ .name = "end_en",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = offsetof(struct end_form, en),
	    .missing = N_("Write the text in English") },
	{ .name = "mail", .kind = FORM_CHECK, .offset = offsetof(struct end_form, mail) },
};
const struct form_spec incident_end_form = { end_fields, 4, sizeof(struct end_form) };

static const char *tickets_path(struct request *rq, int64_t id)
{
	return arena_printf(rq->ctx.arena, "/admin/outages/%lld/tickets", (long long)id);
}

/* ---- numbers ---- */

static struct view *number(
    struct view *page, const char *label, const char *value, const char *of, const char *section)
{
	struct view *item = view_section(page, V_NUMBER_ITEM);

	view_set(item, V_LABEL, label);
	view_set(item, V_VALUE, value);
	view_set(item, V_OF, of);
	if (section != NULL)
		view_show(item, section);
	return item;
}

/* "0:54" hours and minutes. */
static const char *hours(struct arena *arena, int64_t seconds)
{
	return arena_printf(
	    arena, "%lld:%02lld", (long long)(seconds / 3600), (long long)(seconds / 60 % 60));
}

/* The two clocks of a major incident, from the terms of its type. */
static enum result show_clocks(
    struct request *rq, struct view *page, const struct outage *o, const struct incident_counts *c)
{
	int64_t reaction = c->first_update_at - o->started_at;
	int64_t lasted = (o->ended_at == 0 ? rq->ctx.now : o->ended_at) - o->started_at;
	struct arena *arena = rq->ctx.arena;
	const struct ticket_type *type;
	struct ticket_types types;
	enum result res = ticket_types(&rq->ctx, &types);

	if (res != RES_OK || (type = ticket_type_by_code(&types, "major_incident")) == NULL)
		return res;
	reaction = reaction < 0 ? 0 : reaction;
	number(page, _("First response"), i18n_duration(arena, reaction),
	    arena_printf(arena, _("of %s"), i18n_duration(arena, type->response_minutes * 60)),
	    reaction > type->response_minutes * 60 ? V_LATE : NULL);
	number(page, o->ended_at == 0 ? _("Lasts now") : _("Lasted"), hours(arena, lasted),
	    arena_printf(arena, _("of %s"), hours(arena, type->resolution_minutes * 60)),
	    lasted > type->resolution_minutes * 60 ? V_LATE : NULL);
	return RES_OK;
}

static void show_next(struct request *rq, struct view *page, const struct outage *o)
{
	int64_t left = o->next_update_at - rq->ctx.now;
	struct arena *arena = rq->ctx.arena;
	struct view *item;

	if (o->ended_at != 0 || o->next_update_at == 0)
		return;
	item = number(page, _("Next update"), outage_view_left(arena, left),
	    arena_printf(arena, _("before %s"), i18n_clock(arena, o->next_update_at)),
	    left < 0                       ? V_LATE
		: left < OUTAGE_CLOCK_SOON ? V_SOON
					   : NULL);
	view_set_int(view_section(item, V_TICKS), V_LEFT, left);
}

static enum result show_numbers(
    struct request *rq, struct view *page, const struct outage *o, const struct incident_counts *c)
{
	struct arena *arena = rq->ctx.arena;
	struct view *box = view_section(page, V_NUMBERS);
	const char *others;
	enum result res;

	if (o->major_incident && (res = show_clocks(rq, box, o, c)) != RES_OK)
		return res;
	show_next(rq, box, o);
	number(box, _("Organisations"), i18n_number(arena, c->organisations),
	    arena_printf(arena, _("of %s"), i18n_number(arena, c->all_organisations)), NULL);
	others = arena_printf(
	    arena, _("+%s “me too”"), i18n_number(arena, c->people + c->visitors));
	number(box, _("Linked tickets"), i18n_number(arena, c->tickets), others, NULL);
	return RES_OK;
}

/* ---- tickets and people ---- */

static void show_people(struct request *rq, struct view *page, const struct incident_counts *c)
{
	struct view *box = view_section(page, V_PEOPLE);

	view_set(box, V_PEOPLE_TEXT, i18n_number(rq->ctx.arena, c->people));
	view_set(box, V_VISITORS_TEXT, i18n_number(rq->ctx.arena, c->visitors));
}

static const char *reply_text(struct request *rq, const struct outage *o, int64_t open)
{
	struct arena *arena = rq->ctx.arena;
	const char *number = i18n_number(arena, open);

	if (o->ended_at == 0)
		return arena_printf(arena,
		    ngettext("One public reply in the %s open ticket, in the requester's language.",
			"One public reply in each of the %s open tickets, in the requester's "
			"language.",
			(unsigned long)open),
		    number);
	return arena_printf(arena,
	    ngettext(
		"Resolves the %s open ticket with this text. Whoever was mailed about the end of"
		" the outage gets no second mail.",
		"Resolves the %s open tickets with this text. Whoever was mailed about the end of "
		"the"
		" outage gets no second mail.",
		(unsigned long)open),
	    number);
}

static void show_reply(
    struct request *rq, struct view *page, const struct outage *o, const struct incident_counts *c)
{
	struct view *box = view_section(page, V_REPLY_ALL);

	page_form_key(rq, box);
	view_set_int(box, V_ID, o->id);
	view_set(box, V_ACTION_WORD, o->ended_at == 0 ? "reply" : "resolve-tickets");
	view_show(box, o->ended_at == 0 ? V_REPLYING : V_RESOLVING);
	view_set(box, V_REPLY_TEXT, reply_text(rq, o, c->open_tickets));
	if (o->ended_at == 0)
		return;
	view_set(page, V_F_REPLY_NL, o->body_nl);
	view_set(page, V_F_REPLY_EN, o->body_en);
}

enum result incident_desk_show_numbers(
    struct request *rq, struct view *page, const struct outage *outage)
{
	struct incident_counts counts;
	enum result res = incident_counts(&rq->ctx, outage->id, &counts);

	return res == RES_OK ? show_numbers(rq, page, outage, &counts) : res;
}

/* ---- ending it ---- */

static enum result show_end(
    struct request *rq, struct view *page, const struct outage *o, const struct incident_counts *c)
{
	const struct outage_template *template = outage_template_of(
	    o->kind == OUTAGE_MAINTENANCE ? OUTAGE_COMPLETED : OUTAGE_RESOLVED);
	struct view *box = view_section(page, V_END_FORM);
	const char *nl = "", *en = "";
	enum result res = RES_OK;

	if (template != NULL)
		res = outage_template_fill(&rq->ctx, template, o->services_nl, o->services_en,
		    (enum outage_impact)o->impact, &nl, &en);
	if (res != RES_OK)
		return res;
	page_form_key(rq, box);
	view_set_int(box, V_ID, o->id);
	view_set_int(box, V_VERSION, o->version);
	view_set(page, V_F_END_NL, nl);
	view_set(page, V_F_END_EN, en);
	view_show_if(box, V_MAIL, !rq->failed || form_value(&rq->values, "mail") != NULL);
	view_set(box, V_END_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("Its %s open ticket is resolved with this text.",
		    "Its %s open tickets are resolved with this text.",
		    (unsigned long)c->open_tickets),
		i18n_number(rq->ctx.arena, c->open_tickets)));
	return RES_OK;
}

/* ---- the page ---- */

static void show_head(struct request *rq, struct view *page, const struct outage *o)
{
	view_set_int(page, V_ID, o->id);
	view_set(page, V_TITLE_TEXT, outage_title(o));
	view_set(page, V_REFERENCE, outage_reference(rq->ctx.arena, o));
	view_set(page, V_STATUS_CLASS, o->ended_at != 0 ? "done" : "us");
	view_set(page, V_STATUS_ICON, o->ended_at != 0 ? "circle-check" : "circle-dot");
	view_set(page, V_STATUS_TEXT, outage_state_label((enum outage_state)o->state));
	view_show_if(page, V_IS_MAJOR, o->major_incident);
	view_show_if(page, V_CONFLICT, rq->conflict);
}

static enum result show_acts(struct request *rq, struct view *page, const struct outage *o,
    const struct incident_counts *c, bool busy)
{
	if (rq->ctx.viewer.role < ROLE_AGENT || busy)
		return RES_OK;
	if (c->open_tickets > 0)
		show_reply(rq, page, o, c);
	return outage_is_open(o) ? show_end(rq, page, o, c) : RES_OK;
}

enum result incident_desk_show(struct request *rq)
{
	struct incident_counts counts;
	struct db_rows tickets;
	struct outage outage;
	struct view *page;
	bool busy;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &outage)) != RES_OK ||
	    (res = incident_counts(&rq->ctx, outage.id, &counts)) != RES_OK ||
	    (res = incident_tickets(&rq->ctx, outage.id, &tickets)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_INCIDENT, outage_title(&outage));
	show_head(rq, page, &outage);
	if ((res = show_numbers(rq, page, &outage, &counts)) != RES_OK ||
	    (res = bulk_view_progress(rq, page, BULK_OF_OUTAGE, outage.id, &busy)) != RES_OK)
		return res;
	ticket_linked_show(rq, page, &tickets, counts.tickets, tickets_path(rq, outage.id));
	show_people(rq, page, &counts);
	return show_acts(rq, page, &outage, &counts, busy);
}

/* ---- on the ticket's page ---- */

static enum result offer_outages(struct request *rq, struct view *page)
{
	struct view *offer = view_section(page, V_OUTAGE_OFFER), *form = NULL;
	struct outage *rows;
	size_t count;
	enum result res = outage_open(&rq->ctx, &rows, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		if (!outage_is_open(&rows[i]))
			continue;
		if (form == NULL)
			form = view_section(offer, V_OUTAGE_FORM);
		ticket_view_option(form, V_OUTAGE_OPTION,
		    arena_printf(rq->ctx.arena, "%lld", (long long)rows[i].id),
		    outage_title(&rows[i]), false);
	}
	return res;
}

enum result incident_desk_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket)
{
	struct outage outage;
	struct view *linked;
	enum result res;

	if (ticket->outage_id == 0)
		return rq->ctx.viewer.role < ROLE_AGENT || ticket->status == TICKET_CLOSED
		    ? RES_OK
		    : offer_outages(rq, page);
	if ((res = outage_find(&rq->ctx, ticket->outage_id, &outage)) != RES_OK)
		return res;
	linked = view_section(page, V_OUTAGE_KNOWN);
	view_show_if(linked, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	view_set_int(linked, V_ID, outage.id);
	view_set(linked, V_OUTAGE_TITLE, outage_title(&outage));
	view_set(linked, V_REFERENCE, outage_reference(rq->ctx.arena, &outage));
	view_set(linked, V_STATE_TEXT, outage_state_label((enum outage_state)outage.state));
	return RES_OK;
}

static enum result explain(struct request *rq, const char *field, enum result res)
{
	if (res == RES_NOT_FOUND)
		return request_invalid(rq, field, _("There is no ticket with this number"));
	if (res == RES_INVALID)
		return request_invalid(
		    rq, field, _("The outage has ended, or the ticket is closed"));
	if (res == RES_CONFLICT)
		return request_invalid(rq, field, _("This ticket is linked to another outage"));
	return res;
}

enum result incident_desk_of_ticket(struct request *rq)
{
	const struct of_ticket_form *form = rq->form;
	const char *path = arena_printf(
	    rq->ctx.arena, "/admin/tickets/%lld", (long long)rq->number);
	struct outage outage;
	enum result res;

	if (form->outage == 0) {
		if ((res = incident_outage_of(&rq->ctx, rq->number, &outage)) != RES_OK ||
		    (res = incident_unlink(&rq->ctx, &outage, rq->number)) != RES_OK)
			return res;
		return respond_see_other(rq, path, FLASH_TICKET_UNLINKED);
	}
	if ((res = outage_find(&rq->ctx, form->outage, &outage)) != RES_OK)
		return res;
	res = incident_link(&rq->ctx, &outage, rq->number);
	if (res == RES_INVALID || res == RES_CONFLICT)
		return explain(rq, "outage", res);
	return res == RES_OK ? respond_see_other(rq, path, FLASH_TICKET_LINKED) : res;
}

/* ---- writing, from the outage's page ---- */

enum result incident_desk_link(struct request *rq)
{
	const struct ticket_linked_form *form = rq->form;
	struct outage outage;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &outage)) != RES_OK)
		return res;
	if ((res = incident_link(&rq->ctx, &outage, form->ticket)) != RES_OK)
		return explain(rq, "ticket", res);
	return respond_see_other(rq, tickets_path(rq, outage.id), FLASH_TICKET_LINKED);
}

enum result incident_desk_unlink(struct request *rq)
{
	const struct ticket_linked_form *form = rq->form;
	struct outage outage;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &outage)) != RES_OK ||
	    (res = incident_unlink(&rq->ctx, &outage, form->ticket)) != RES_OK)
		return res;
	return respond_see_other(rq, tickets_path(rq, outage.id), FLASH_TICKET_UNLINKED);
}

static enum result ordered(struct request *rq, int64_t outage_id, enum result res)
{
	if (res == RES_NOT_FOUND)
		return request_invalid(rq, "reply_nl", _("No linked ticket is open any more"));
	if (res == RES_CONFLICT)
		return request_invalid(rq, "reply_nl",
		    _("An earlier reply is still being sent. Wait until it is done."));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, tickets_path(rq, outage_id), FLASH_BULK_ORDERED);
}

enum result incident_desk_reply(struct request *rq)
{
	const struct reply_form *form = rq->form;
	struct outage outage;
	enum result res = outage_find(&rq->ctx, rq->number, &outage);

	if (res != RES_OK)
		return res;
	return ordered(rq, outage.id, incident_reply_all(&rq->ctx, outage.id, form->nl, form->en));
}

enum result incident_desk_resolve(struct request *rq)
{
	const struct reply_form *form = rq->form;
	struct outage outage;
	int64_t count;
	enum result res = outage_find(&rq->ctx, rq->number, &outage);

	if (res != RES_OK)
		return res;
	res = incident_resolve_tickets(&rq->ctx, &outage, form->nl, form->en, &count);
	return ordered(rq, outage.id, res == RES_OK && count == 0 ? RES_NOT_FOUND : res);
}

enum result incident_desk_end(struct request *rq)
{
	const struct end_form *form = rq->form;
	struct outage outage;
	enum result res = outage_find(&rq->ctx, rq->number, &outage);

	if (res != RES_OK)
		return res;
	res = incident_end(&rq->ctx, &outage, form->version, form->nl, form->en, form->mail);
	if (res == RES_LIMITED)
		return request_invalid(rq, "end_nl",
		    _("An earlier reply is still being sent. Wait until it is done."));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, tickets_path(rq, outage.id), FLASH_INCIDENT_ENDED);
}
