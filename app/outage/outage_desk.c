/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of outages and maintenance, the page of one, its cause; and the services of the
 * installation. */
#include "outage_desk.h"

#include <string.h>

#include "incident/incident_web.h"
#include "outage.h"
#include "outage_form.h"
#include "outage_view.h"
#include "ticket/ticket_view.h"
#include "views.h"

#define ARCHIVE_DAYS 365

struct cause_form {
	const char *nl, *en;
	int64_t version;
};
static const struct form_field cause_fields[] = {
	{ .name = "cause_nl",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = offsetof(struct cause_form, nl),
	    .missing = N_("Write the text in Dutch") },
	{ .name = "cause_en",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = OUTAGE_BODY_MAX,
	    .offset = offsetof(struct cause_form, en),
	    .missing = N_("Write the text in English") },
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT32_MAX,
	    .offset = offsetof(struct cause_form, version) },
};
const struct form_spec outage_cause_form = { cause_fields, 3, sizeof(struct cause_form) };

struct service_form {
	int64_t id, version, position;
	const char *nl, *en;
};
static const struct form_field service_fields[] = {
	{ .name = "id",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct service_form, id) },
	{ .name = "version",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT32_MAX,
	    .offset = offsetof(struct service_form, version) },
	{ .name = "name_nl",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = 80,
	    .offset = offsetof(struct service_form, nl),
	    .missing = N_("Enter the Dutch name") },
	{ .name = "name_en",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = 80,
	    .offset = offsetof(struct service_form, en),
	    .missing = N_("Enter the English name") },
	{ .name = "position",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = 999,
	    .offset = offsetof(struct service_form, position) },
};
const struct form_spec outage_service_form = { service_fields, 5, sizeof(struct service_form) };

/* ---- the list ---- */

/* The clock of a promised update: it warns, then it is late. */
static void show_clock(struct request *rq, struct view *view, const struct outage *o)
{
	int64_t left = o->next_update_at - rq->ctx.now;
	struct view *clock;

	if (o->next_update_at == 0 || o->ended_at != 0)
		return;
	clock = view_section(view, V_CLOCK);
	view_set(clock, V_CLOCK_CLASS, left < 0 ? "late" : left < OUTAGE_CLOCK_SOON ? "soon" : "");
	view_set(clock, V_CLOCK_TEXT, outage_view_left(rq->ctx.arena, left));
	view_set_int(clock, V_CLOCK_LEFT, left);
	view_set(
	    clock, V_CLOCK_UNTIL, i18n_deadline(rq->ctx.arena, o->next_update_at, rq->ctx.now));
}

static void show_row(struct request *rq, struct view *list, const struct outage *o)
{
	struct view *row = view_section(list, V_ROW);

	view_set_int(row, V_ID, o->id);
	view_set(row, V_TITLE, outage_title(o));
	view_set(row, V_REFERENCE, outage_reference(rq->ctx.arena, o));
	view_show_if(row, V_MAJOR, o->major_incident);
	view_set(row, V_SERVICES_TEXT, outage_services_text(o));
	outage_view_state(row, o->impact);
	view_set(row, V_NOW_TEXT, outage_state_label((enum outage_state)o->state));
	if (outage_is_open(o) && o->next_update_at != 0)
		show_clock(rq, row, o);
	else
		page_time(rq, view_section(row, V_WHEN), "WHEN",
		    o->ended_at != 0           ? o->ended_at
			: outage_is_planned(o) ? o->planned_from
					       : o->planned_until);
	view_show_if(row, V_NO_CAUSE, o->state == OUTAGE_RESOLVED && o->cause_nl[0] == '\0');
}

static struct view *begin_list(
    struct view *page, const char *id, const char *title, const char *when)
{
	struct view *list = view_section(page, V_LIST);

	view_set(list, V_LIST_ID, id);
	view_set(list, V_LIST_TITLE, title);
	view_set(list, V_WHEN_TITLE, when);
	return list;
}

static void show_current(
    struct request *rq, struct view *page, const struct outage *rows, size_t count, bool planned)
{
	struct view *list = NULL;
	int64_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		if (outage_is_planned(&rows[i]) != planned)
			continue;
		if (list == NULL)
			list = planned ? begin_list(page, "planned", _("Planned"), _("Begins"))
				       : begin_list(page, "open", _("Open"), _("Next update"));
		show_row(rq, list, &rows[i]);
		shown++;
	}
	view_set_int(list, V_LIST_COUNT, shown);
}

enum result outage_desk_list(struct request *rq)
{
	struct outage *rows, *past;
	struct view *page, *list;
	size_t count, past_count;
	enum result res;

	if ((res = outage_open(&rq->ctx, &rows, &count)) != RES_OK ||
	    (res = outage_ended(&rq->ctx, rq->ctx.now - ARCHIVE_DAYS * 24 * 3600, rq->ctx.now + 1,
		 &past, &past_count)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_OUTAGES, _("Outages and maintenance"));
	view_show_if(page, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	view_show_if(page, V_IS_ADMIN, rq->ctx.viewer.role == ROLE_ADMIN);
	outage_view_tells(rq, 0);
	view_show_if(page, V_NOTHING_OPEN, count == 0);
	show_current(rq, page, rows, count, false);
	show_current(rq, page, rows, count, true);
	if (past_count == 0)
		return RES_OK;
	list = begin_list(page, "past", _("Archive"), _("Ended"));
	view_set_int(list, V_LIST_COUNT, (int64_t)past_count);
	for (size_t i = 0; i < past_count; i++)
		show_row(rq, list, &past[i]);
	return RES_OK;
}

/* ---- one outage ---- */

static void show_numbers(struct request *rq, struct view *page, const struct outage *o)
{
	view_set_int(page, V_ID, o->id);
	view_set(page, V_TITLE, outage_title(o));
	view_set(page, V_REFERENCE, outage_reference(rq->ctx.arena, o));
	outage_view_tag(page, o);
	view_set(page, V_NOW_TEXT, outage_state_label((enum outage_state)o->state));
	if (o->started_at != 0)
		view_section_set(page, V_LENGTH, V_LENGTH_TEXT,
		    outage_view_length(rq->ctx.arena,
			(o->ended_at == 0 ? rq->ctx.now : o->ended_at) - o->started_at));
	if (o->kind == OUTAGE_MAINTENANCE)
		outage_view_plan(rq, view_section(page, V_PLAN_TIMES), o);
	view_set(page, V_LEAD_NAME, o->lead_name == NULL ? _("Nobody") : o->lead_name);
}

/* The draft that is stored; its texts too when somebody else saved it and the form holds others. */
static void show_draft(struct request *rq, struct view *box, const struct outage *o,
    const struct outage_update_draft *draft, bool others)
{
	struct view *note = view_section(box, V_DRAFT);

	view_set(note, V_AUTHOR, draft->author_name);
	page_time(rq, note, "SAVED", draft->saved_at);
	view_show_if(note, V_TOLD_SINCE, o->update_at > draft->saved_at);
	if (!others)
		return;
	note = view_section(note, V_DRAFT_OTHERS);
	view_set(note, V_BODY_NL, draft->body_nl);
	view_set(note, V_BODY_EN, draft->body_en);
}

static enum result show_form(struct request *rq, struct view *page, const struct outage *o)
{
	struct view *box = view_section(page, V_UPDATE_FORM);
	struct outage_update_draft draft = { 0 };
	struct outage_form fresh;
	const struct outage_form *form = &fresh;
	enum result res = outage_update_draft_find(&rq->ctx, o->id, &draft);

	if (res == RES_OK)
		res = outage_form_of_draft(rq, o, &draft, &fresh);
	else if (res == RES_NOT_FOUND)
		res = outage_form_of(rq, o, &fresh);
	if (res != RES_OK)
		return res;
	if (rq->route->form == &outage_desk_form)
		form =
		    rq->form; /* a step back from the last one, a template, or something is wrong */
	if (draft.version != 0)
		show_draft(rq, box, o, &draft, form->draft != draft.version);
	view_set_int(box, V_DRAFT_VERSION, draft.version);
	view_set_int(page, V_VERSION, o->version);
	for (int i = OUTAGE_INVESTIGATING; i < OUTAGE_STATE_COUNT; i++) {
		struct view *option;

		if (!outage_may_become(
			(enum outage_state)o->state, (enum outage_state)i, OUTAGE_BY_STAFF))
			continue;
		option = view_section(box, V_STATE_OPTION);
		view_set_int(option, V_VALUE, i);
		view_set(option, V_LABEL, outage_state_label((enum outage_state)i));
		view_show_if(option, V_SELECTED, i == form->state);
		if (i == o->state || outage_state_ends((enum outage_state)i))
			view_section_set(
			    option, V_NOTE, V_NOTE_TEXT, i == o->state ? _("now") : _("ends it"));
	}
	return outage_form_show(rq, page, form, o);
}

static void show_cause(struct view *page, const struct outage *o)
{
	struct view *box = view_section(page, V_CAUSE_FORM);

	view_set_int(box, V_VERSION, o->version);
	view_set(page, V_F_CAUSE_NL, o->cause_nl);
	view_set(page, V_F_CAUSE_EN, o->cause_en);
}

static void show_told(struct request *rq, struct view *page, const struct outage_update *u)
{
	struct view *item = view_section(page, V_UPDATE);

	view_set(item, V_UPDATE_STATE, outage_state_label((enum outage_state)u->state));
	page_time(rq, item, "TOLD", u->created_at);
	view_set(item, V_AUTHOR, u->author_name == NULL ? _("by the portal") : u->author_name);
	view_set(item, V_BODY_NL, u->body_nl);
	view_set(item, V_BODY_EN, u->body_en);
}

enum result outage_desk_show(struct request *rq)
{
	struct outage_update *updates;
	struct outage o;
	struct view *page;
	size_t count;
	bool acts = viewer_may_act(&rq->ctx.viewer);
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &o)) != RES_OK ||
	    (res = outage_updates(&rq->ctx, o.id, &updates, &count)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_OUTAGE, outage_title(&o));
	view_set(page, V_CARD_CLASS, outage_view_colour(&o));
	outage_view_tells(rq, o.id);
	show_numbers(rq, page, &o);
	view_show_if(page, V_OWN_NUMBERS, o.kind == OUTAGE_MAINTENANCE);
	if (o.kind != OUTAGE_MAINTENANCE &&
	    (res = incident_desk_show_numbers(rq, page, &o)) != RES_OK)
		return res;
	view_show_if(page, V_CONFLICT, rq->conflict);
	for (size_t i = 0; i < count; i++)
		show_told(rq, page, &updates[i]);
	if (acts && outage_state_ends((enum outage_state)o.state))
		show_cause(page, &o);
	return acts && o.ended_at == 0 ? show_form(rq, page, &o) : RES_OK;
}

enum result outage_desk_cause(struct request *rq)
{
	const struct cause_form *form = rq->form;
	struct outage o;
	enum result res = outage_find(&rq->ctx, rq->number, &o);

	if (res != RES_OK ||
	    (res = outage_tell_cause(&rq->ctx, &o, form->version, form->nl, form->en)) != RES_OK)
		return res;
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/outages/%lld", (long long)o.id),
	    FLASH_OUTAGE_CAUSE);
}

/* ---- services ---- */

enum result outage_desk_services(struct request *rq)
{
	struct outage_service *rows;
	struct view *page;
	size_t count;
	enum result res = outage_services(&rq->ctx, &rows, &count);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_SERVICES, _("Services"));
	for (size_t i = 0; i < count; i++) {
		struct view *form = view_section(page, V_SERVICE_FORM);

		view_set_int(form, V_ID, rows[i].id);
		view_set_int(form, V_VERSION, rows[i].version);
		view_set(form, V_FORM_LABEL, outage_service_name(&rows[i]));
		view_set(form, V_NAME_NL, rows[i].name_nl);
		view_set(form, V_NAME_EN, rows[i].name_en);
		view_set_int(form, V_POSITION, rows[i].position);
	}
	view_show_if(page, V_CONFLICT, rq->conflict);
	view_set_int(page, V_NEXT_POSITION, count == 0 ? 1 : rows[count - 1].position + 1);
	if (rq->failed) {
		view_set(page, V_NEW_NL, form_value(&rq->values, "name_nl"));
		view_set(page, V_NEW_EN, form_value(&rq->values, "name_en"));
	}
	return RES_OK;
}

enum result outage_desk_service_save(struct request *rq)
{
	const struct service_form *form = rq->form;
	struct outage_service service = { .id = form->id,
		.version = form->version,
		.position = form->position,
		.name_nl = form->nl,
		.name_en = form->en };
	enum result res = outage_service_save(&rq->ctx, &service);

	if (res == RES_CONFLICT && form->id == 0)
		return request_invalid(rq, "name_en", _("There is already a service of this name"));
	return res != RES_OK
	    ? res
	    : respond_see_other(rq, "/admin/settings/services", FLASH_SERVICE_SAVED);
}
