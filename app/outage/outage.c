/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of outages: declaring, telling more, ending, and planned work that begins and ends by
 * itself. Whatever changes goes through changed(), which puts it in the search index and orders the
 * mail; pages, banner, feed and service states are read from the rows. */
#include "outage.h"

#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "log.h"
#include "outage_db.h"
#include "outage_mail.h"
#include "outage_update_draft.h"
#include "push/push.h"
#include "search/search.h"
#include "text.h"

static const char *in_language(const char *nl, const char *en)
{
	const char *text = i18n_language() == LANGUAGE_EN ? en : nl;

	return text == NULL ? "" : text;
}

const char *outage_title(const struct outage *o)
{
	return in_language(o->title_nl, o->title_en);
}
const char *outage_services_text(const struct outage *o)
{
	return in_language(o->services_nl, o->services_en);
}
const char *outage_body(const struct outage *o)
{
	return in_language(o->body_nl, o->body_en);
}
const char *outage_cause_text(const struct outage *o)
{
	return in_language(o->cause_nl, o->cause_en);
}
const char *outage_service_name(const struct outage_service *s)
{
	return in_language(s->name_nl, s->name_en);
}
const char *outage_update_body(const struct outage_update *u)
{
	return in_language(u->body_nl, u->body_en);
}

const char *outage_reference(struct arena *arena, const struct outage *o)
{
	return arena_printf(arena, "%s-%d-%03lld", o->kind == OUTAGE_MAINTENANCE ? "OND" : "STO",
	    i18n_local(o->created_at).year, (long long)o->id);
}

bool outage_has_service(const struct outage *o, int64_t service_id)
{
	const char *at = o->service_ids;

	while (at != NULL && *at != '\0') {
		char *end;

		if (strtoll(at, &end, 10) == service_id)
			return true;
		at = *end == ',' ? end + strspn(end, ", ") : NULL;
	}
	return false;
}

/* ---- finding ---- */

enum result outage_find(struct ctx *ctx, int64_t id, struct outage *outage)
{
	return id <= 0 ? RES_NOT_FOUND : outage_db_find(ctx, id, outage);
}

enum result outage_open(struct ctx *ctx, struct outage **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_open(ctx, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_ended(
    struct ctx *ctx, int64_t from, int64_t until, struct outage **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_ended(ctx, from, until, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_recent(struct ctx *ctx, int64_t limit, struct outage **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_recent(
	    ctx, limit > OUTAGE_LIST_MAX ? OUTAGE_LIST_MAX : limit, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_services(struct ctx *ctx, struct outage_service **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_services(ctx, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_services_glance(
    struct ctx *ctx, const struct outage_service **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_services_kept(ctx, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_touched(struct ctx *ctx, struct db_rows *rows)
{
	return outage_db_touched(ctx, rows);
}

enum result outage_updates(
    struct ctx *ctx, int64_t outage_id, struct outage_update **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_updates(ctx, outage_id, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_updates_open(struct ctx *ctx, struct outage_update **rows, size_t *count)
{
	struct db_rows found = { 0 };
	enum result res = outage_db_updates_open(ctx, &found);

	*rows = found.rows;
	*count = found.count;
	return res;
}

enum result outage_for_service(
    struct ctx *ctx, int64_t service_id, struct outage_brief *brief, bool *found)
{
	struct outage o;
	enum result res = outage_db_for_service(ctx, service_id, &o);

	*found = res == RES_OK;
	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	*brief = (struct outage_brief){ .id = o.id,
		.impact = o.impact,
		.state = o.state,
		.started_at = o.started_at,
		.next_update_at = o.next_update_at,
		.title = outage_title(&o),
		.path = arena_printf(ctx->arena, "/support/status/%lld", (long long)o.id) };
	return brief->path == NULL ? RES_UNAVAILABLE : RES_OK;
}

/* ---- changing ---- */

static enum result put_in_search(struct ctx *ctx, const struct outage *o, enum language language)
{
	bool english = language == LANGUAGE_EN;
	const char *cause = english ? o->cause_en : o->cause_nl,
		   *body = english ? o->body_en : o->body_nl;
	struct search_document document = {
		.kind = SEARCH_OUTAGE,
		.object_id = o->id,
		.language = language,
		.audience = SEARCH_EVERYBODY,
		.service_id = strchr(o->service_ids, ',') == NULL
		    ? strtoll(o->service_ids, NULL, 10)
		    : 0,
		.title = english ? o->title_en : o->title_nl,
		.tags = english ? o->services_en : o->services_nl,
		.text = arena_printf(ctx->arena, "%s\n%s", body, cause),
		.path = arena_printf(ctx->arena, "/support/status/%lld", (long long)o->id),
		.changed_at = o->updated_at,
	};

	return document.text == NULL || document.path == NULL ? RES_UNAVAILABLE
							      : search_put(ctx, &document);
}

enum result outage_index_again(struct ctx *ctx, int64_t after, int64_t *last)
{
	struct db_rows rows;
	enum result res = outage_db_after(ctx, after, &rows);

	*last = 0;
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		struct outage o;

		*last = ((const struct outage_id_row *)rows.rows)[i].id;
		if ((res = outage_db_find(ctx, *last, &o)) == RES_OK &&
		    (res = put_in_search(ctx, &o, LANGUAGE_NL)) == RES_OK)
			res = put_in_search(ctx, &o, LANGUAGE_EN);
	}
	return res;
}

/* What follows from every change. `update_id` 0: nothing was told. */
static enum result changed(
    struct ctx *ctx, struct outage *o, int64_t update_id, bool mail, const char *action)
{
	const char *detail;
	enum result res = outage_db_find(ctx, o->id, o);

	if (res != RES_OK)
		return res;
	if ((res = put_in_search(ctx, o, LANGUAGE_NL)) != RES_OK ||
	    (res = put_in_search(ctx, o, LANGUAGE_EN)) != RES_OK)
		return res;
	if (update_id != 0 && mail && (res = outage_mail_order(ctx, update_id)) != RES_OK)
		return res;
	if ((res = push_ring(ctx, PUSH_PUBLIC)) != RES_OK)
		return res;
	detail = arena_printf(ctx->arena, "%s %s", outage_reference(ctx->arena, o), o->title_en);
	return detail == NULL ? RES_UNAVAILABLE
			      : audit_note(ctx, action, audit_object(ctx, "outage", o->id), detail);
}

static bool is_text(const char *text, size_t max)
{
	return text != NULL && text[0] != '\0' && text_length(text) <= max;
}

static enum result check_draft(struct ctx *ctx, const struct outage_draft *d)
{
	bool maintenance = d->kind == OUTAGE_MAINTENANCE;

	if (!is_text(d->title_nl, OUTAGE_TITLE_MAX) || !is_text(d->title_en, OUTAGE_TITLE_MAX) ||
	    !is_text(d->body_nl, OUTAGE_BODY_MAX) || !is_text(d->body_en, OUTAGE_BODY_MAX))
		return ctx_fail(ctx, RES_INVALID, "a text is missing or too long");
	if (d->service_count == 0 || d->service_count > OUTAGE_SERVICES_MAX)
		return ctx_fail(ctx, RES_INVALID, "no service, or too many");
	if (maintenance != (d->impact == IMPACT_MAINTENANCE) || d->impact <= IMPACT_NONE ||
	    d->impact >= IMPACT_COUNT)
		return ctx_fail(
		    ctx, RES_INVALID, "impact %d does not go with kind %d", d->impact, d->kind);
	if (maintenance &&
	    (d->planned_from == 0 || d->planned_until <= d->planned_from ||
		d->planned_until <= ctx->now))
		return ctx_fail(ctx, RES_INVALID, "planned times are in the wrong order");
	if (!maintenance && d->started_at > ctx->now)
		return ctx_fail(ctx, RES_INVALID, "begins in the future");
	return RES_OK;
}

enum result outage_declare(struct ctx *ctx, const struct outage_draft *d, struct outage *o)
{
	bool maintenance = d->kind == OUTAGE_MAINTENANCE;
	int64_t update_id;
	enum result res = check_draft(ctx, d);

	if (res != RES_OK)
		return res;
	*o = (struct outage){ .kind = d->kind,
		.state = maintenance ? OUTAGE_PLANNED : OUTAGE_INVESTIGATING,
		.impact = d->impact,
		.major_incident = d->major_incident,
		.title_nl = d->title_nl,
		.title_en = d->title_en,
		.started_at = maintenance ? 0
		    : d->started_at != 0  ? d->started_at
					  : ctx->now,
		.planned_from = maintenance ? d->planned_from : 0,
		.planned_until = maintenance ? d->planned_until : 0,
		.next_update_at = d->next_update_at,
		.lead_id = d->lead_id };
	if ((res = outage_db_add(ctx, o)) != RES_OK)
		return res == RES_CONFLICT
		    ? ctx_fail(ctx, RES_INVALID, "nobody has the lead's number")
		    : res;
	if ((res = outage_db_set_services(ctx, o->id, d->services, d->service_count)) != RES_OK ||
	    (res = outage_db_add_update(ctx, o->id, (enum outage_state)o->state, d->body_nl,
		 d->body_en, &update_id)) != RES_OK)
		return res;
	return changed(ctx, o, update_id, d->mail, "outage.declare");
}

/* The one place where a state changes. */
static enum result become(
    struct ctx *ctx, struct outage *o, enum outage_state state, enum outage_actor actor)
{
	if (!outage_may_become((enum outage_state)o->state, state, actor))
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld cannot go from %lld to %d",
		    (long long)o->id, (long long)o->state, state);
	if (state == OUTAGE_UNDER_WAY && o->started_at == 0)
		o->started_at = ctx->now;
	if (outage_state_ends(state)) {
		o->ended_at = ctx->now;
		o->next_update_at = 0;
	}
	o->state = state;
	return RES_OK;
}

static enum result check_change(
    struct ctx *ctx, const struct outage *o, const struct outage_change *c)
{
	if (c->version != o->version)
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)o->id, (long long)o->version);
	if (!is_text(c->body_nl, OUTAGE_BODY_MAX) || !is_text(c->body_en, OUTAGE_BODY_MAX) ||
	    (c->title_nl != NULL && !is_text(c->title_nl, OUTAGE_TITLE_MAX)) ||
	    (c->title_en != NULL && !is_text(c->title_en, OUTAGE_TITLE_MAX)))
		return ctx_fail(ctx, RES_INVALID, "a text is missing or too long");
	if ((o->kind == OUTAGE_MAINTENANCE) != (c->impact == IMPACT_MAINTENANCE) ||
	    c->impact <= IMPACT_NONE || c->impact >= IMPACT_COUNT)
		return ctx_fail(ctx, RES_INVALID, "impact %d does not go with the kind", c->impact);
	if (c->services != NULL &&
	    (c->service_count == 0 || c->service_count > OUTAGE_SERVICES_MAX))
		return ctx_fail(ctx, RES_INVALID, "no service, or too many");
	return RES_OK;
}

/* Work that has not begun may be moved. */
static enum result move_plan(struct ctx *ctx, struct outage *o, const struct outage_change *c)
{
	if (!outage_is_planned(o) || c->planned_from == 0)
		return RES_OK;
	if (c->planned_until <= c->planned_from || c->planned_until <= ctx->now)
		return ctx_fail(ctx, RES_INVALID, "planned times are in the wrong order");
	o->planned_from = c->planned_from;
	o->planned_until = c->planned_until;
	return RES_OK;
}

static enum result tell(
    struct ctx *ctx, struct outage *o, const struct outage_change *c, enum outage_actor actor)
{
	int64_t update_id;
	enum result res;

	o->impact = c->impact;
	o->lead_id = c->lead_id;
	o->next_update_at = c->next_update_at;
	if (c->title_nl != NULL)
		o->title_nl = c->title_nl;
	if (c->title_en != NULL)
		o->title_en = c->title_en;
	if ((res = move_plan(ctx, o, c)) != RES_OK ||
	    (res = become(ctx, o, c->state, actor)) != RES_OK ||
	    (res = outage_db_save(ctx, o)) != RES_OK)
		return res;
	if (c->services != NULL &&
	    (res = outage_db_set_services(ctx, o->id, c->services, c->service_count)) != RES_OK)
		return res;
	if ((res = outage_db_add_update(
		 ctx, o->id, c->state, c->body_nl, c->body_en, &update_id)) != RES_OK)
		return res;
	/* What is published is no draft any more, and what has ended needs none. */
	if ((c->draft != 0 || outage_state_ends(c->state)) &&
	    (res = outage_update_draft_remove(
		 ctx, o->id, outage_state_ends(c->state) ? 0 : c->draft)) != RES_OK)
		return res;
	return changed(
	    ctx, o, update_id, c->mail, outage_state_ends(c->state) ? "outage.end" : "outage.tell");
}

enum result outage_tell(struct ctx *ctx, struct outage *o, const struct outage_change *change)
{
	enum result res = check_change(ctx, o, change);

	return res != RES_OK ? res : tell(ctx, o, change, OUTAGE_BY_STAFF);
}

/* Moves on by itself, with the standard text of the state. */
static enum result move_on(struct ctx *ctx, struct outage *o, enum outage_state state)
{
	const struct outage_template *template = outage_template_of(state);
	struct outage_change change = { .version = o->version,
		.state = state,
		.impact = (enum outage_impact)o->impact,
		.next_update_at = o->next_update_at,
		.lead_id = o->lead_id,
		.mail = true };
	enum result res;

	invariant(template != NULL);
	res = outage_template_fill(ctx, template, o->services_nl, o->services_en, change.impact,
	    &change.body_nl, &change.body_en);
	return res != RES_OK ? res : tell(ctx, o, &change, OUTAGE_BY_TIMER);
}

enum result outage_tell_cause(
    struct ctx *ctx, struct outage *o, int64_t version, const char *nl, const char *en)
{
	enum result res;

	if (version != o->version)
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)o->id, (long long)o->version);
	if (!outage_state_ends((enum outage_state)o->state))
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld has not ended", (long long)o->id);
	if (!is_text(nl, OUTAGE_BODY_MAX) || !is_text(en, OUTAGE_BODY_MAX))
		return ctx_fail(ctx, RES_INVALID, "a text is missing or too long");
	o->cause_nl = nl;
	o->cause_en = en;
	res = outage_db_save(ctx, o);
	return res != RES_OK ? res : changed(ctx, o, 0, false, "outage.cause");
}

enum result outage_keep_time(struct ctx *ctx)
{
	struct db_rows rows;
	enum result res = outage_db_due(ctx, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		struct outage *o = (struct outage *)rows.rows + i;

		res = move_on(
		    ctx, o, o->state == OUTAGE_PLANNED ? OUTAGE_UNDER_WAY : OUTAGE_COMPLETED);
		if (res == RES_CONFLICT)
			res = RES_OK; /* an agent was first */
	}
	return res;
}

/* ---- services ---- */

enum result outage_service_save(struct ctx *ctx, const struct outage_service *service)
{
	struct outage_service own = *service;
	enum result res;

	if (own.id == 0) {
		const char *slug = text_slug(ctx->arena, own.name_en);

		own.code = slug == NULL
		    ? NULL
		    : arena_strndup(ctx->arena, slug, strlen(slug) > 40 ? 40 : strlen(slug));
		if (own.code == NULL)
			return RES_UNAVAILABLE;
		res = outage_db_service_add(ctx, &own);
	} else {
		res = outage_db_service_save(ctx, &own);
	}
	return res != RES_OK
	    ? res
	    : audit_note(ctx, "service.save", audit_object(ctx, "service", own.id), own.name_en);
}
