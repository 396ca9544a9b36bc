/* SPDX-License-Identifier: Apache-2.0 */
/* The banner, tags, states and times that pages about outages share. Reads nothing but what home
 * needs. */
#include "outage_view.h"

#include "buf.h"
#include "views.h"

#define HOUR 3600
#define DAY (24 * HOUR)

void outage_view_state(struct view *view, int64_t impact)
{
	view_set(view, V_STATE_CLASS, outage_impact_class((enum outage_impact)impact));
	view_set(view, V_STATE_ICON, outage_impact_icon((enum outage_impact)impact));
	view_set(view, V_STATE_TEXT, outage_impact_label((enum outage_impact)impact));
}

void outage_view_tag(struct view *view, const struct outage *o)
{
	view_set(view, V_TAG_CLASS, outage_impact_class((enum outage_impact)o->impact));
	view_set(view, V_TAG_ICON, outage_impact_icon((enum outage_impact)o->impact));
	view_set(view, V_TAG_TEXT,
	    o->major_incident ? _("Major incident")
			      : outage_impact_label((enum outage_impact)o->impact));
}

const char *outage_view_colour(const struct outage *o)
{
	if (o->ended_at != 0)
		return "fix";
	return o->kind == OUTAGE_MAINTENANCE ? "plan" : o->impact == IMPACT_MAJOR ? "" : "part";
}

void outage_view_services(struct request *rq, struct view *page)
{
	const struct outage_service *rows;
	struct view *box;
	size_t count;

	if (outage_services_glance(&rq->ctx, &rows, &count) != RES_OK || count == 0)
		return;
	box = view_section(page, V_SERVICES);
	for (size_t i = 0; i < count; i++) {
		struct view *item = view_section(box, V_SERVICE);

		view_set(item, V_NAME, outage_service_name(&rows[i]));
		outage_view_state(item, rows[i].impact);
	}
}

void outage_view_tells(struct request *rq, int64_t id)
{
	struct view *box = view_section(rq->root, V_TELLS);

	rq->tells = id == 0 ? OUTAGE_ALL : id;
	if (id == 0)
		view_set(box, V_TELLS_OF, OUTAGE_ABOUT_ALL);
	else
		view_set_int(box, V_TELLS_OF, id);
}

void outage_view_feed(struct request *rq)
{
	page_feed(rq, "/support/status/feed.atom", _("Outages and maintenance"));
}

const char *outage_view_length(struct arena *arena, int64_t seconds)
{
	int64_t unit = seconds >= DAY ? DAY : HOUR, rest = seconds % unit;
	const char *large;

	if (seconds < 60)
		return _("under a minute");
	if (seconds < HOUR || rest < (unit == DAY ? HOUR : 60))
		return i18n_duration(arena, seconds);
	large = i18n_duration(arena, seconds - rest);
	return large == NULL ? NULL
			     : arena_printf(arena, "%s %s", large, i18n_duration(arena, rest));
}

const char *outage_view_left(struct arena *arena, int64_t left)
{
	return left >= 0 ? outage_view_length(arena, left)
			 : arena_printf(arena, _("%s late"), outage_view_length(arena, -left));
}

const char *outage_view_since(struct request *rq, const struct outage *o)
{
	return arena_printf(rq->ctx.arena, _("Since %s, now for %s."),
	    i18n_deadline(rq->ctx.arena, o->started_at, rq->ctx.now),
	    outage_view_length(rq->ctx.arena, rq->ctx.now - o->started_at));
}

/* A promise that was not kept is not told as one that will be. */
static const char *next_update(struct request *rq, const struct outage *o)
{
	const char *when = i18n_deadline(rq->ctx.arena, o->next_update_at, rq->ctx.now);

	return o->next_update_at > rq->ctx.now
	    ? arena_printf(rq->ctx.arena, _("Next update before %s"), when)
	    : arena_printf(rq->ctx.arena, _("Update promised before %s"), when);
}

void outage_view_next(struct request *rq, struct view *view, const struct outage *o)
{
	if (o->next_update_at != 0 && o->ended_at == 0)
		view_section_set(view, V_NEXT_UPDATE, V_NEXT_UPDATE_TEXT, next_update(rq, o));
}

void outage_view_plan(struct request *rq, struct view *view, const struct outage *o)
{
	struct arena *arena = rq->ctx.arena;
	struct i18n_time from = i18n_local(o->planned_from), until = i18n_local(o->planned_until);
	bool same_day = from.year == until.year && from.yearday == until.yearday;

	view_set(view, V_PLAN_DAY, i18n_date(arena, o->planned_from, rq->ctx.now));
	view_set(view, V_PLAN_HOURS,
	    arena_printf(arena, _("%d:%02d to %s"), from.hour, from.minute,
		same_day ? i18n_clock(arena, o->planned_until)
			 : i18n_moment(arena, o->planned_until, rq->ctx.now)));
}

void outage_view_update(struct request *rq, struct view *list, const struct outage_update *u)
{
	struct view *item = view_section(list, V_UPDATE);

	view_set_int(item, V_UPDATE_ID, u->id);
	view_set(item, V_UPDATE_STATE, outage_state_label((enum outage_state)u->state));
	view_set(item, V_UPDATE_BODY, outage_update_body(u));
	page_time(rq, item, "TOLD", u->created_at);
}

/* ---- the banner ---- */

/* `text` is NULL out of memory: the arena remembers. */
static void add_count(struct buf *list, int count, const char *text)
{
	if (count == 0 || text == NULL)
		return;
	if (list->size > 0)
		buf_adds(list, ", ");
	buf_adds(list, text);
}

const char *outage_view_tally(struct arena *arena, const struct outage_tally *t)
{
	struct buf list;

	if (t->all == 0)
		return _("All services work");
	buf_init(&list, 1000);
	add_count(&list, t->outages,
	    arena_printf(
		arena, ngettext("%d outage", "%d outages", (unsigned long)t->outages), t->outages));
	add_count(&list, t->slow,
	    arena_printf(
		arena, ngettext("%d slowdown", "%d slowdowns", (unsigned long)t->slow), t->slow));
	add_count(&list, t->maintenance,
	    arena_printf(arena,
		ngettext("%d maintenance under way", "%d maintenance jobs under way",
		    (unsigned long)t->maintenance),
		t->maintenance));
	return buf_move(&list, arena);
}

static const struct {
	const char *class, *icon, *kind, *link;
} looks[] = {
	[BANNER_NONE] = { "", "circle-check", "", "" },
	[BANNER_MAJOR] = { "", "octagon-alert", N_("Outage"), N_("View the outage") },
	[BANNER_PARTIAL] = { "part", "circle-alert", N_("Outage"), N_("View the outage") },
	[BANNER_SLOW] = { "part", "circle-alert", N_("Slowdown"), N_("View the slowdown") },
	[BANNER_UNDER_WAY] = { "plan", "calendar", N_("Maintenance under way"),
	    N_("View the maintenance") },
	[BANNER_PLANNED] = { "plan", "calendar", N_("Maintenance"), N_("View the maintenance") },
	[BANNER_FIXED] = { "fix", "circle-check", N_("Resolved"), N_("View the outage") },
};

static const char *banner_time(struct request *rq, const struct outage_banner *banner)
{
	struct arena *arena = rq->ctx.arena;
	const struct outage *o = &banner->outage;

	if (banner->kind == BANNER_FIXED)
		return arena_printf(arena, _("Since %s everything works again"),
		    i18n_deadline(arena, o->ended_at, rq->ctx.now));
	if (o->kind == OUTAGE_MAINTENANCE)
		return arena_printf(arena, _("%s until %s"),
		    i18n_moment(arena, o->planned_from, rq->ctx.now),
		    i18n_deadline(arena, o->planned_until, o->planned_from));
	return arena_printf(arena, _("Since %s"), i18n_deadline(arena, o->started_at, rq->ctx.now));
}

void outage_view_banner(struct request *rq, struct view *view, const struct outage_banner *banner)
{
	const struct outage *o = &banner->outage;
	bool several = banner->tally.all > 1;

	view_set(view, V_BANNER_CLASS, looks[banner->kind].class);
	view_set(view, V_BANNER_ICON, looks[banner->kind].icon);
	view_set(view, V_BANNER_KIND,
	    several ? outage_view_tally(rq->ctx.arena, &banner->tally)
		    : _(looks[banner->kind].kind));
	view_set(view, V_BANNER_TITLE, outage_title(o));
	view_section_set(view, V_BANNER_BODY, V_BANNER_TEXT, outage_body(o));
	view_set(view, V_BANNER_TIME, banner_time(rq, banner));
	view_set_int(view, V_BANNER_ID, o->id);
	view_set_int(view, V_BANNER_UPDATE, o->update_id);
	view_show_if(view, V_BANNER_ONE, !several);
	view_show_if(view, V_DISMISS, banner->minor);
	view_set(view, V_BANNER_LINK,
	    several ? _("Outages and maintenance") : _(looks[banner->kind].link));
	if (o->next_update_at != 0 && o->ended_at == 0)
		view_section_set(view, V_BANNER_NEXT, V_BANNER_NEXT_TEXT, next_update(rq, o));
}

void outage_view_inside(struct request *rq)
{
	struct view *inside = view_section(rq->root, V_BANNER_INSIDE);
	struct outage_banner banner;

	if (rq->tells != OUTAGE_ALL &&
	    outage_banner_glance(&rq->ctx, rq->tells, &banner) == RES_OK &&
	    banner.kind != BANNER_NONE)
		outage_view_banner(rq, view_section(inside, V_BANNER), &banner);
}
