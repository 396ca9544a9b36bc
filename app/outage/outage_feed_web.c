/* SPDX-License-Identifier: Apache-2.0 */
/* Outages for programs: an Atom feed (RFC 4287), an entry an outage, and the JSON that status-page
 * clients read (the shape of Statuspage's public API, version 2). */
#include "outage_web.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "buf.h"
#include "clock.h"
#include "outage_view.h"
#include "views.h"

#define FEED_ENTRIES 30
#define PAGE_ID "status" /* the one page that there is */
#define ENTRY_CEILING (256 * 1024)

/* ---- Atom ---- */

static const char *stamp(struct arena *arena, int64_t instant)
{
	char text[21];

	clock_format(instant, text);
	return arena_strdup(arena, text);
}

static void show_entry(struct request *rq, struct view *feed, const struct outage *o)
{
	struct arena *arena = rq->ctx.arena;
	struct view *entry = view_section(feed, V_ENTRY);
	struct buf text;

	buf_init(&text, ENTRY_CEILING);
	buf_addf(&text, "%s. %s", outage_state_label((enum outage_state)o->state), outage_body(o));
	buf_adds(&text, "\n");
	buf_addf(&text, _("Affects: %s."), outage_services_text(o));
	if (outage_cause_text(o)[0] != '\0')
		buf_addf(&text, "\n%s", outage_cause_text(o));
	view_set(entry, V_ENTRY_TITLE, outage_title(o));
	view_setf(entry, V_ENTRY_ID, "%s/%s/support/status/%lld", rq->ctx.settings->base_url,
	    i18n_code(i18n_language()), (long long)o->id);
	view_setf(entry, V_ENTRY_LINK, "%s/%s/support/status/%lld", rq->ctx.settings->base_url,
	    i18n_code(i18n_language()), (long long)o->id);
	view_set(entry, V_PUBLISHED, stamp(arena, o->created_at));
	view_set(entry, V_UPDATED, stamp(arena, o->updated_at));
	view_set(entry, V_CATEGORY, o->kind == OUTAGE_MAINTENANCE ? "maintenance" : "outage");
	view_set(entry, V_ENTRY_TEXT, buf_ok(&text) ? text.data : outage_body(o));
	buf_free(&text);
}

enum result outage_web_feed(struct request *rq)
{
	const char *base = rq->ctx.settings->base_url, *code = i18n_code(i18n_language());
	int64_t newest = 0; /* an empty feed is of now */
	struct outage *rows;
	struct view *feed;
	size_t count;
	enum result res = outage_recent(&rq->ctx, FEED_ENTRIES, &rows, &count);

	if (res != RES_OK)
		return res;
	feed = page_open_bare(rq, TPL_OUTAGE_FEED_XML, "application/atom+xml; charset=utf-8");
	for (size_t i = 0; i < count; i++) {
		show_entry(rq, feed, &rows[i]);
		if (rows[i].updated_at > newest)
			newest = rows[i].updated_at;
	}
	view_set(feed, V_FEED_TITLE,
	    arena_printf(
		rq->ctx.arena, _("%s: outages and maintenance"), rq->ctx.settings->site_name));
	view_setf(feed, V_FEED_ID, "%s/%s/support/status/feed.atom", base, code);
	view_setf(feed, V_FEED_SELF, "%s/%s/support/status/feed.atom", base, code);
	view_setf(feed, V_FEED_PAGE, "%s/%s/support/status", base, code);
	view_set(feed, V_FEED_UPDATED, stamp(rq->ctx.arena, count == 0 ? rq->ctx.now : newest));
	return RES_OK;
}

/* ---- JSON; jansson keeps its own books, a failure anywhere shows as NULL at the end ---- */

static json_t *time_json(int64_t instant)
{
	char text[21];

	if (instant == 0)
		return json_null();
	clock_format(instant, text);
	return json_string(text);
}

static json_t *id_json(int64_t id)
{
	return json_sprintf("%lld", (long long)id);
}

static const char *const component_words[IMPACT_COUNT] = { "operational", "under_maintenance",
	"degraded_performance", "partial_outage", "major_outage" };
static const char *const impact_words[IMPACT_COUNT] = { "none", "maintenance", "minor", "major",
	"critical" };
static const char *const indicator_words[IMPACT_COUNT] = { "none", "none", "minor", "major",
	"critical" };
static const char *const state_words[OUTAGE_STATE_COUNT] = { "", "investigating", "identified",
	"monitoring", "resolved", "scheduled", "in_progress", "completed", "completed" };

static json_t *page_json(struct request *rq, int64_t updated)
{
	const struct settings *s = rq->ctx.settings;

	return json_pack("{s:s, s:s, s:s, s:s, s:o}", "id", PAGE_ID, "name", s->site_name, "url",
	    s->base_url, "time_zone", s->zone, "updated_at", time_json(updated));
}

static json_t *status_json(const struct outage_service *services, size_t count)
{
	int64_t worst = IMPACT_NONE;

	for (size_t i = 0; i < count; i++)
		if (services[i].impact > worst)
			worst = services[i].impact;
	return json_pack("{s:s, s:s}", "indicator", indicator_words[worst], "description",
	    worst == IMPACT_NONE ? _("All services work")
				 : outage_impact_label((enum outage_impact)worst));
}

/* What the answers are made of. */
struct all {
	struct outage *outages;
	struct outage_service *services;
	struct outage_update *updates; /* by outage, the newest first */
	struct db_rows touched;
	size_t outage_count, service_count, update_count;
};

static int64_t service_changed_at(const struct all *all, const struct outage_service *s)
{
	const struct outage_touched *rows = all->touched.rows;

	for (size_t i = 0; i < all->touched.count; i++)
		if (rows[i].service_id == s->id && rows[i].changed_at > s->created_at)
			return rows[i].changed_at;
	return s->created_at;
}

static json_t *component_json(const struct all *all, const struct outage_service *s)
{
	return json_pack("{s:o, s:s, s:s, s:I, s:n, s:b, s:b, s:n, s:s, s:b, s:o, s:o}", "id",
	    id_json(s->id), "name", outage_service_name(s), "status", component_words[s->impact],
	    "position", (json_int_t)s->position, "description", "showcase", 0, "group", 0,
	    "group_id", "page_id", PAGE_ID, "only_show_if_degraded", 0, "created_at",
	    time_json(s->created_at), "updated_at", time_json(service_changed_at(all, s)));
}

static json_t *update_json(const struct outage_update *u)
{
	return json_pack("{s:o, s:s, s:s, s:o, s:o, s:o, s:o}", "id", id_json(u->id), "status",
	    state_words[u->state], "body", outage_update_body(u), "incident_id",
	    id_json(u->outage_id), "created_at", time_json(u->created_at), "display_at",
	    time_json(u->created_at), "updated_at", time_json(u->created_at));
}

/* Since when it has been watched; 0 while it is not. */
static int64_t monitored_since(const struct all *all, const struct outage *o)
{
	int64_t since = 0;

	if (o->state != OUTAGE_MONITORING)
		return 0;
	for (size_t i = 0; i < all->update_count; i++) {
		if (all->updates[i].outage_id != o->id)
			continue;
		if (all->updates[i].state != OUTAGE_MONITORING)
			break;
		since = all->updates[i].created_at;
	}
	return since;
}

static json_t *incident_json(struct request *rq, const struct all *all, const struct outage *o)
{
	json_t *incident = json_pack("{s:o, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "id",
	    id_json(o->id), "name", outage_title(o), "status", state_words[o->state], "impact",
	    impact_words[o->impact], "page_id", PAGE_ID, "created_at", time_json(o->created_at),
	    "updated_at", time_json(o->updated_at), "started_at",
	    time_json(o->started_at != 0 ? o->started_at : o->planned_from), "monitoring_at",
	    time_json(monitored_since(all, o)), "resolved_at", time_json(o->ended_at));
	json_t *told = json_array(), *touched = json_array();

	for (size_t i = 0; i < all->update_count; i++)
		if (all->updates[i].outage_id == o->id)
			json_array_append_new(told, update_json(&all->updates[i]));
	for (size_t i = 0; i < all->service_count; i++)
		if (outage_has_service(o, all->services[i].id))
			json_array_append_new(touched, component_json(all, &all->services[i]));
	json_object_set_new(incident, "incident_updates", told);
	json_object_set_new(incident, "components", touched);
	json_object_set_new(incident, "shortlink",
	    json_sprintf("%s/support/status/%lld", rq->ctx.settings->base_url, (long long)o->id));
	if (o->kind == OUTAGE_MAINTENANCE) {
		json_object_set_new(incident, "scheduled_for", time_json(o->planned_from));
		json_object_set_new(incident, "scheduled_until", time_json(o->planned_until));
	}
	return incident;
}

/* Sends `root` and frees it. */
static enum result send_json(struct request *rq, json_t *root)
{
	char *text = root == NULL ? NULL : json_dumps(root, JSON_COMPACT);
	const char *kept = text == NULL ? NULL : arena_strdup(rq->ctx.arena, text);

	free(text);
	json_decref(root);
	return kept == NULL ? RES_UNAVAILABLE : respond_json(rq, kept);
}

static int64_t changed_last(const struct outage *rows, size_t count, int64_t otherwise)
{
	int64_t newest = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i].updated_at > newest)
			newest = rows[i].updated_at;
	return newest == 0 ? otherwise : newest;
}

static enum result find_all(struct ctx *ctx, struct all *all)
{
	enum result res;

	if ((res = outage_open(ctx, &all->outages, &all->outage_count)) != RES_OK ||
	    (res = outage_updates_open(ctx, &all->updates, &all->update_count)) != RES_OK ||
	    (res = outage_services(ctx, &all->services, &all->service_count)) != RES_OK)
		return res;
	return outage_touched(ctx, &all->touched);
}

enum result outage_web_summary_json(struct request *rq)
{
	struct all all = { 0 };
	json_t *components, *incidents, *maintenances;
	enum result res = find_all(&rq->ctx, &all);

	if (res != RES_OK)
		return res;
	components = json_array();
	incidents = json_array();
	maintenances = json_array();
	for (size_t i = 0; i < all.service_count; i++)
		json_array_append_new(components, component_json(&all, &all.services[i]));
	for (size_t i = 0; i < all.outage_count; i++)
		json_array_append_new(
		    all.outages[i].kind == OUTAGE_MAINTENANCE ? maintenances : incidents,
		    incident_json(rq, &all, &all.outages[i]));
	return send_json(rq,
	    json_pack("{s:o, s:o, s:o, s:o, s:o}", "page",
		page_json(rq, changed_last(all.outages, all.outage_count, rq->ctx.now)), "status",
		status_json(all.services, all.service_count), "components", components, "incidents",
		incidents, "scheduled_maintenances", maintenances));
}

enum result outage_web_status_json(struct request *rq)
{
	struct outage_service *services;
	struct outage *rows;
	size_t count, service_count;
	enum result res;

	if ((res = outage_open(&rq->ctx, &rows, &count)) != RES_OK ||
	    (res = outage_services(&rq->ctx, &services, &service_count)) != RES_OK)
		return res;
	return send_json(rq,
	    json_pack("{s:o, s:o}", "page", page_json(rq, changed_last(rows, count, rq->ctx.now)),
		"status", status_json(services, service_count)));
}
