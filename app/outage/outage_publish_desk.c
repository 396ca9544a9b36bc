/* SPDX-License-Identifier: Apache-2.0 */
/* Declaring an outage, planning maintenance and telling more, a step at a time: a template fills
 * the form, a page shows what would go public, and only the last step publishes. An update may wait
 * as a draft in between. */
#include "incident/incident.h"
#include "outage_desk.h"
#include "outage_form.h"
#include "outage_update_draft.h"
#include "views.h"

struct new_query {
	int kind;
};
static const struct form_field new_fields[] = {
	{ .name = "kind",
	    .kind = FORM_CHOICE,
	    .choices = outage_kind_words,
	    .offset = offsetof(struct new_query, kind) },
};
const struct form_spec outage_new_query = { new_fields, 1, sizeof(struct new_query) };

/* ---- declaring ---- */

static const char *page_of(struct request *rq, int64_t id)
{
	return arena_printf(rq->ctx.arena, "/admin/outages/%lld", (long long)id);
}

static enum result show_new(struct request *rq, const struct outage_form *form)
{
	const char *title = form->kind == 1 ? _("Plan maintenance") : _("Declare outage");
	struct view *page = page_open(rq, TPL_DESK_OUTAGE_NEW, title);

	view_set(page, V_HEADING, title);
	return outage_form_show(rq, page, form, NULL);
}

enum result outage_desk_new(struct request *rq)
{
	struct outage_form form = { .impact = IMPACT_MAJOR,
		.next = 30,
		.mail = true,
		.title_nl = "",
		.title_en = "",
		.body_nl = "",
		.body_en = "",
		.template = "",
		.from_day = "",
		.from_time = "",
		.until_day = "",
		.until_time = "",
		.lead = rq->ctx.viewer.id };

	if (rq->http.method == HTTP_POST)
		return show_new(rq, rq->form); /* what was sent, with what is wrong */
	form.kind = ((const struct new_query *)rq->form)->kind;
	return show_new(rq, &form);
}

enum result outage_desk_preview_new(struct request *rq)
{
	struct outage_form *form = rq->form;
	struct outage o;
	enum result res = outage_form_imagine(rq, form, NULL, &o);

	if (res != RES_OK)
		return res;
	if (form->act == DO_TEMPLATE &&
	    (res = outage_form_use_template(rq, form, NULL, &o)) != RES_OK)
		return res;
	if (form->act != DO_CHECK)
		return show_new(rq, form);
	res = outage_form_check(rq, form, NULL, &o);
	return res != RES_OK ? res : outage_check_show(rq, form, NULL, &o);
}

enum result outage_desk_declare(struct request *rq)
{
	const struct outage_form *form = rq->form;
	int64_t services[OUTAGE_SERVICES_MAX];
	struct outage_draft draft = { .services = services,
		.service_count = outage_form_service_ids(form, services),
		.mail = form->mail,
		.major_incident = form->major && form->kind == 0,
		.lead_id = form->lead };
	struct outage o;
	enum result res;

	if ((res = outage_form_imagine(rq, form, NULL, &o)) != RES_OK ||
	    (res = outage_form_check(rq, form, NULL, &o)) != RES_OK)
		return res;
	draft.kind = (enum outage_kind)o.kind;
	draft.impact = (enum outage_impact)o.impact;
	draft.title_nl = o.title_nl;
	draft.title_en = o.title_en;
	draft.body_nl = o.body_nl;
	draft.body_en = o.body_en;
	draft.started_at = o.started_at;
	draft.planned_from = o.planned_from;
	draft.planned_until = o.planned_until;
	draft.next_update_at = o.next_update_at;
	res = outage_declare(&rq->ctx, &draft, &o);
	if (res == RES_INVALID)
		return request_invalid(rq, "services", _("Choose the services it touches"));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, page_of(rq, o.id), FLASH_OUTAGE_PUBLISHED);
}

/* ---- telling more ---- */

static enum result save_draft(
    struct request *rq, const struct outage_form *form, const struct outage *now)
{
	struct outage_update_draft draft;
	struct outage o;
	enum result res = outage_form_imagine(rq, form, now, &o);

	if (res != RES_OK)
		return res;
	outage_form_to_draft(form, &o, &draft);
	res = outage_update_draft_save(&rq->ctx, now, &draft);
	return res != RES_OK ? res
			     : respond_see_other(rq, page_of(rq, now->id), FLASH_OUTAGE_DRAFTED);
}

static enum result discard_draft(
    struct request *rq, const struct outage_form *form, const struct outage *now)
{
	enum result res = outage_update_draft_remove(&rq->ctx, now->id, form->draft);

	return res != RES_OK ? res
			     : respond_see_other(rq, page_of(rq, now->id), FLASH_OUTAGE_DRAFT_GONE);
}

/* A draft may be saved whatever happened to the outage meanwhile; the rest is about what its author
 * saw. */
enum result outage_desk_preview_update(struct request *rq)
{
	struct outage_form *form = rq->form;
	struct outage now, o;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &now)) != RES_OK)
		return res;
	form->kind = now.kind == OUTAGE_MAINTENANCE ? 1 : 0;
	if (form->act == DO_DRAFT)
		return save_draft(rq, form, &now);
	if (form->act == DO_DISCARD)
		return discard_draft(rq, form, &now);
	if (form->version != now.version)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)now.id, (long long)now.version);
	if ((res = outage_form_imagine(rq, form, &now, &o)) != RES_OK)
		return res;
	if (form->act == DO_TEMPLATE &&
	    (res = outage_form_use_template(rq, form, &now, &o)) != RES_OK)
		return res;
	if (form->act != DO_CHECK)
		return outage_desk_show(rq);
	res = outage_form_check(rq, form, &now, &o);
	return res != RES_OK ? res : outage_check_show(rq, form, &now, &o);
}

/* Before the end: whoever has a ticket hears it there, and the outage's own mail leaves him out. */
static enum result resolve_tickets(
    struct request *rq, const struct outage_form *form, const struct outage *now)
{
	int64_t count;
	enum result res;

	if (!form->tickets || form->state != OUTAGE_RESOLVED)
		return RES_OK;
	res = incident_resolve_tickets(&rq->ctx, now, form->body_nl, form->body_en, &count);
	return res == RES_CONFLICT
	    ? request_invalid(
		  rq, "body_nl", _("An earlier reply is still being sent. Wait until it is done."))
	    : res;
}

enum result outage_desk_tell(struct request *rq)
{
	struct outage_form *form = rq->form;
	int64_t services[OUTAGE_SERVICES_MAX];
	struct outage_change change = { .version = form->version,
		.state = (enum outage_state)form->state,
		.services = services,
		.service_count = outage_form_service_ids(form, services),
		.lead_id = form->lead,
		.draft = form->draft,
		.mail = form->mail };
	struct outage now, o;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &now)) != RES_OK)
		return res;
	if (form->version != now.version)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)now.id, (long long)now.version);
	form->kind = now.kind == OUTAGE_MAINTENANCE ? 1 : 0;
	if ((res = outage_form_imagine(rq, form, &now, &o)) != RES_OK ||
	    (res = outage_form_check(rq, form, &now, &o)) != RES_OK ||
	    (res = resolve_tickets(rq, form, &now)) != RES_OK)
		return res;
	change.impact = (enum outage_impact)o.impact;
	change.title_nl = o.title_nl;
	change.title_en = o.title_en;
	change.body_nl = o.body_nl;
	change.body_en = o.body_en;
	change.next_update_at = o.next_update_at;
	change.planned_from = outage_is_planned(&now) ? o.planned_from : 0;
	change.planned_until = o.planned_until;
	res = outage_tell(&rq->ctx, &now, &change);
	if (res == RES_INVALID)
		return request_invalid(rq, "services", _("Choose the services it touches"));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, page_of(rq, now.id), FLASH_OUTAGE_PUBLISHED);
}
