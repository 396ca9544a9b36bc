/* SPDX-License-Identifier: Apache-2.0 */
/* The status page, the page of one outage, the history and the banner. Everything on them is
 * public; nothing depends on who reads but the language, and whether the reader put a small banner
 * away. */
#include "outage_web.h"

#include <string.h>

#include "incident/incident_web.h"
#include "account/account_web.h"
#include "buf.h"
#include "log.h"
#include "outage_days.h"
#include "outage_view.h"
#include "respond.h"
#include "views.h"

#define MONTHS_SHOWN 3
#define FIRST_YEAR 2000
#define BAR_STEP 5 /* of a day in the picture: three wide and two between */

struct history_query {
	int64_t year;
};
static const struct form_field history_fields[] = {
	{ .name = "year",
	    .kind = FORM_INT,
	    .min = FIRST_YEAR,
	    .max = 2999,
	    .offset = offsetof(struct history_query, year) },
};
const struct form_spec outage_history_query = { history_fields, 1, sizeof(struct history_query) };

/* What the page that includes the banner tells itself: the number of an outage, or all of them. */
struct banner_query {
	const char *about;
};
static const struct form_field banner_fields[] = {
	{ .name = "about",
	    .kind = FORM_LINE,
	    .max = 18,
	    .offset = offsetof(struct banner_query, about) },
};
const struct form_spec outage_banner_query = { banner_fields, 1, sizeof(struct banner_query) };

struct dismiss_form {
	int64_t update;
};
static const struct form_field dismiss_fields[] = {
	{ .name = "update",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct dismiss_form, update) },
};
const struct form_spec outage_dismiss_form = { dismiss_fields, 1, sizeof(struct dismiss_form) };

/* ---- the line that says it all ---- */

static void show_overall(
    struct request *rq, struct view *page, const struct outage *rows, size_t count)
{
	struct outage_tally tally;
	bool disturbed;

	outage_count(rows, count, &tally);
	disturbed = tally.outages + tally.slow > 0;
	view_set(page, V_OVERALL_TEXT, outage_view_tally(rq->ctx.arena, &tally));
	view_set(page, V_OVERALL_CLASS,
	    tally.major                 ? ""
		: disturbed             ? "part"
		: tally.maintenance > 0 ? "plan"
					: "fix");
	view_set(page, V_OVERALL_ICON,
	    tally.major                 ? "octagon-alert"
		: disturbed             ? "circle-alert"
		: tally.maintenance > 0 ? "calendar"
					: "circle-check");
	page_time(rq, page, "AT", rq->ctx.now);
}

/* ---- what is open and what is planned ---- */

static void show_open(struct request *rq, struct view *page, const struct outage *o,
    const struct outage_update *updates, size_t count)
{
	struct view *card = view_section(page, V_CURRENT);

	view_set_int(card, V_ID, o->id);
	view_set(card, V_TITLE, outage_title(o));
	view_set(card, V_CARD_CLASS, outage_view_colour(o));
	view_set(card, V_SERVICES_TEXT, outage_services_text(o));
	view_set(card, V_SINCE_TEXT, outage_view_since(rq, o));
	outage_view_tag(card, o);
	outage_view_next(rq, card, o);
	for (size_t i = 0; i < count; i++)
		if (updates[i].outage_id == o->id)
			outage_view_update(rq, card, &updates[i]);
}

static void show_plan(struct request *rq, struct view *list, const struct outage *o)
{
	struct view *item = view_section(list, V_PLAN);

	view_set_int(item, V_ID, o->id);
	view_set(item, V_TITLE, outage_title(o));
	view_set(item, V_BODY, outage_body(o));
	view_set(item, V_SERVICES_TEXT, outage_services_text(o));
	outage_view_plan(rq, item, o);
}

static enum result show_current(struct request *rq, struct view *page)
{
	struct outage_update *updates;
	struct outage *rows;
	struct view *planned = NULL;
	size_t count, update_count;
	enum result res;

	if ((res = outage_open(&rq->ctx, &rows, &count)) != RES_OK ||
	    (res = outage_updates_open(&rq->ctx, &updates, &update_count)) != RES_OK)
		return res;
	show_overall(rq, page, rows, count);
	for (size_t i = 0; i < count; i++) {
		if (outage_is_open(&rows[i])) {
			show_open(rq, page, &rows[i], updates, update_count);
			continue;
		}
		if (planned == NULL)
			planned = view_section(page, V_PLANNED);
		show_plan(rq, planned, &rows[i]);
	}
	return RES_OK;
}

/* ---- services and their days ---- */

static const char *const day_classes[IMPACT_COUNT] = { "", "d-mt", "d-pt", "d-pt", "d-dn" };

static void add_days(struct buf *label, const char *text)
{
	if (text != NULL)
		buf_adds(label, text);
}

/* "Daklab Portaal, laatste 90 dagen: 2 dagen met een storing, 99,91% beschikbaar" */
static const char *days_label(
    struct arena *arena, const char *name, const struct outage_days *days, const char *available)
{
	int64_t partial = days->days_of[IMPACT_PARTIAL] + days->days_of[IMPACT_DEGRADED];
	int major = (int)days->days_of[IMPACT_MAJOR],
	    maintenance = (int)days->days_of[IMPACT_MAINTENANCE];
	const char *text = NULL;
	struct buf label;

	buf_init(&label, 1000);
	buf_addf(&label, _("%s, last 90 days:"), name);
	if (major > 0)
		add_days(&label,
		    arena_printf(arena,
			ngettext(" %d day with an outage,", " %d days with an outage,", major),
			major));
	if (partial > 0)
		add_days(&label,
		    arena_printf(arena,
			ngettext(
			    " %d day partly disturbed,", " %d days partly disturbed,", partial),
			(int)partial));
	if (maintenance > 0)
		add_days(&label,
		    arena_printf(arena,
			ngettext(
			    " %d day with maintenance,", " %d days with maintenance,", maintenance),
			maintenance));
	if (days->days_of[IMPACT_NONE] == OUTAGE_DAYS)
		buf_adds(&label, _(" no outages,"));
	buf_addf(&label, " %s", available);
	if (buf_ok(&label))
		text = arena_strdup(arena, label.data);
	buf_free(&label);
	return text;
}

/* All good days are one line of dashes, each a step from the one before, which packs well; each
 * other day has a bar of its own. */
static void show_days(struct request *rq, struct view *row, const struct outage_service *service,
    const struct outage_days *days)
{
	struct arena *arena = rq->ctx.arena;
	const char *available = arena_printf(
	    arena, _("%s available"), outage_percent(arena, days->available));
	struct buf path;
	int last = -1; /* good day */

	buf_init(&path, 4096);
	for (int d = 0; d < OUTAGE_DAYS; d++) {
		struct view *bar;

		if (days->impact[d] == IMPACT_NONE) {
			buf_addf(&path, last < 0 ? "M%d.5 0v32" : "m%d-32v32",
			    last < 0 ? d * BAR_STEP + 1 : (d - last) * BAR_STEP);
			last = d;
			continue;
		}
		bar = view_section(row, V_DAY);
		view_set(bar, V_DAY_CLASS, day_classes[days->impact[d]]);
		view_set_int(bar, V_DAY_X, d * BAR_STEP);
	}
	view_set(row, V_GOOD_PATH, buf_ok(&path) ? path.data : "");
	buf_free(&path);
	view_set(row, V_AVAILABLE_TEXT, available);
	view_set(row, V_DAYS_LABEL,
	    days_label(
		arena, outage_service_name(service), days, available == NULL ? "" : available));
}

static enum result show_services(struct request *rq, struct view *page)
{
	struct outage_service *services;
	struct outage_span *spans;
	struct outage_days days;
	size_t count, span_count;
	enum result res;

	if ((res = outage_services(&rq->ctx, &services, &count)) != RES_OK ||
	    (res = outage_spans(&rq->ctx, &spans, &span_count)) != RES_OK)
		return res;
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_section(page, V_SERVICE_ROW),
			    *option = view_section(page, V_FOLLOW_OPTION);
		const char *chosen = rq->failed ? form_value(&rq->values, "service") : NULL;

		view_set(row, V_NAME, outage_service_name(&services[i]));
		outage_view_state(row, services[i].impact);
		outage_days_count(spans, span_count, services[i].id, rq->ctx.now, &days);
		show_days(rq, row, &services[i], &days);
		view_set_int(option, V_VALUE, services[i].id);
		view_set(option, V_LABEL, outage_service_name(&services[i]));
		view_show_if(option, V_SELECTED,
		    chosen != NULL && route_number(chosen, false) == services[i].id);
	}
	return RES_OK;
}

/* ---- what is past ---- */

static const char *month_name(struct arena *arena, const struct i18n_time *day)
{
	static const char *const names[] = { N_("January"), N_("February"), N_("March"),
		N_("April"), N_("May"), N_("June"), N_("July"), N_("August"), N_("September"),
		N_("October"), N_("November"), N_("December") };

	return arena_printf(arena, "%s %d", _(names[day->month - 1]), day->year);
}

static void show_past(struct request *rq, struct view *month, const struct outage *o)
{
	struct view *item = view_section(month, V_PAST);
	bool happened = o->started_at != 0;

	view_set_int(item, V_ID, o->id);
	view_set(item, V_TITLE, outage_title(o));
	view_set(item, V_PAST_SERVICES, outage_services_text(o));
	view_set(item, V_ENDED_DAY, i18n_date(rq->ctx.arena, o->ended_at, rq->ctx.now));
	page_time(rq, item, "ENDED", o->ended_at);
	outage_view_state(item, o->impact);
	view_set(item, V_LENGTH_TEXT,
	    happened ? outage_view_length(rq->ctx.arena, o->ended_at - o->started_at)
		     : outage_state_label((enum outage_state)o->state));
}

/* Rows come newest first: a month is a run of them. */
static void show_months(
    struct request *rq, struct view *page, const struct outage *rows, size_t count)
{
	for (size_t i = 0; i < count;) {
		struct i18n_time first = i18n_local(rows[i].ended_at), day = first;
		struct view *month = view_section(page, V_MONTH);
		size_t begin = i;

		view_show_if(month, V_OPEN_MONTH, i == 0);
		view_set(month, V_MONTH_NAME, month_name(rq->ctx.arena, &first));
		while (i < count && (day = i18n_local(rows[i].ended_at)).month == first.month &&
		    day.year == first.year)
			show_past(rq, month, &rows[i++]);
		view_set_int(month, V_MONTH_COUNT, (int64_t)(i - begin));
	}
	view_show_if(page, V_NO_PAST, count == 0);
}

enum result outage_web_status(struct request *rq)
{
	struct i18n_time from = i18n_local(rq->ctx.now);
	struct view *page;
	struct outage *past;
	size_t count;
	enum result res;

	page = page_open(rq, TPL_OUTAGE_STATUS, _("Outages and maintenance"));
	page_is_public(rq, "/support/status",
	    _("Which services work, what is going on now and which maintenance is planned."), true,
	    true);
	view_show(rq->root, V_REFRESH);
	outage_view_tells(rq, 0);
	outage_view_feed(rq);
	if ((res = show_current(rq, page)) != RES_OK || (res = show_services(rq, page)) != RES_OK)
		return res;
	from = (struct i18n_time){
		.year = from.year, .month = from.month - MONTHS_SHOWN, .day = 1
	};
	if ((res = outage_ended(&rq->ctx, i18n_instant(&from), rq->ctx.now + 1, &past, &count)) !=
	    RES_OK)
		return res;
	show_months(rq, page, past, count);
	return RES_OK;
}

enum result outage_web_history(struct request *rq)
{
	const struct history_query *query = rq->form;
	int this_year = i18n_local(rq->ctx.now).year,
	    year = query->year == 0 ? this_year : (int)query->year;
	struct i18n_time from = { .year = year, .month = 1, .day = 1 },
			 until = { .year = year + 1, .month = 1, .day = 1 };
	struct outage *rows;
	struct view *page;
	size_t count;
	const char *title = arena_printf(rq->ctx.arena, _("Outages and maintenance in %d"), year);
	enum result res = outage_ended(
	    &rq->ctx, i18n_instant(&from), i18n_instant(&until), &rows, &count);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_OUTAGE_PAST, title);
	page_is_public(rq, arena_printf(rq->ctx.arena, "/support/status/history?year=%d", year),
	    NULL, true, true);
	outage_view_feed(rq);
	page_crumb(rq, "/support/status", _("Outages and maintenance"));
	page_crumb(rq, NULL, arena_printf(rq->ctx.arena, "%d", year));
	view_set(page, V_HEADING, title);
	show_months(rq, page, rows, count);
	for (int y = this_year; y > this_year - 3; y--) {
		struct view *link = view_section(page, V_YEAR_LINK);

		view_set_int(link, V_YEAR_TEXT, y);
		view_show_if(link, V_CURRENT_YEAR, y == year);
	}
	return RES_OK;
}

/* ---- one outage ---- */

static void show_facts(struct request *rq, struct view *page, const struct outage *o)
{
	struct arena *arena = rq->ctx.arena;

	if (o->kind == OUTAGE_MAINTENANCE)
		outage_view_plan(rq, view_section(page, V_PLAN_TIMES), o);
	if (o->started_at != 0)
		page_time(rq, view_section(page, V_STARTED), "STARTED", o->started_at);
	if (o->ended_at != 0 && o->started_at != 0)
		page_time(rq, view_section(page, V_ENDED), "ENDED", o->ended_at);
	if (o->started_at != 0)
		view_section_set(page, V_LENGTH, V_LENGTH_TEXT,
		    outage_view_length(
			arena, (o->ended_at == 0 ? rq->ctx.now : o->ended_at) - o->started_at));
	view_set(page, V_EFFECT_TEXT, outage_impact_label((enum outage_impact)o->impact));
	view_set(page, V_SERVICES_TEXT, outage_services_text(o));
}

enum result outage_web_show(struct request *rq)
{
	struct outage_update *updates;
	struct outage o;
	struct view *page;
	size_t count;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &o)) != RES_OK ||
	    (res = outage_updates(&rq->ctx, o.id, &updates, &count)) != RES_OK)
		return res;
	page = page_open(rq, TPL_OUTAGE_SHOW, outage_title(&o));
	page_is_public(rq, arena_printf(rq->ctx.arena, "/support/status/%lld", (long long)o.id),
	    outage_body(&o), true, true);
	page_crumb(rq, "/support/status", _("Outages and maintenance"));
	page_crumb(rq, NULL, outage_reference(rq->ctx.arena, &o));
	view_show_if(rq->root, V_REFRESH, o.ended_at == 0);
	outage_view_tells(rq, o.id);
	outage_view_feed(rq);
	view_set(page, V_TITLE, outage_title(&o));
	view_set(page, V_CARD_CLASS, outage_view_colour(&o));
	outage_view_tag(page, &o);
	view_set(page, V_NOW_TEXT, outage_state_label((enum outage_state)o.state));
	view_set(page, V_NOW_CLASS, o.ended_at != 0 ? "done" : "us");
	outage_view_next(rq, page, &o);
	if (outage_cause_text(&o)[0] != '\0')
		view_section_set(page, V_CAUSE, V_CAUSE_TEXT, outage_cause_text(&o));
	show_facts(rq, page, &o);
	for (size_t i = 0; i < count; i++)
		outage_view_update(rq, page, &updates[i]);
	return incident_web_show_affected(rq, page, &o);
}

/* ---- the banner ---- */

enum result outage_web_banner(struct request *rq)
{
	const struct banner_query *query = rq->form;
	const char *cookie = request_cookie(rq, BANNER_COOKIE);
	struct view *page = page_open_bare(rq, TPL_OUTAGE_BANNER, "text/html; charset=utf-8");
	struct outage_banner banner;
	enum result res;

	if (strcmp(query->about, OUTAGE_ABOUT_ALL) == 0)
		return RES_OK;
	res = outage_banner(&rq->ctx, route_number(query->about, false), &banner);
	if (res != RES_OK || banner.kind == BANNER_NONE)
		return res;
	if (banner.minor && cookie != NULL &&
	    route_number(cookie, false) == banner.outage.update_id)
		return RES_OK;
	outage_view_banner(rq, view_section(page, V_BANNER), &banner);
	return RES_OK;
}

/* The page of ours that the form was on; the fragment itself is the same on every page. Referer is
 * sent to our own origin only. */
static const char *page_before(struct request *rq)
{
	const char *referer = http_param(&rq->http, "HTTP_REFERER"),
		   *base = rq->ctx.settings->base_url, *path;
	size_t size = strlen(base);

	if (referer == NULL || strncmp(referer, base, size) != 0)
		return NULL;
	path = referer + size;
	if (strncmp(path, "/nl/", 4) == 0 || strncmp(path, "/en/", 4) == 0)
		path += 3;
	return account_web_is_path(path) ? referer + size : NULL;
}

enum result outage_web_dismiss(struct request *rq)
{
	const struct dismiss_form *form = rq->form;
	const char *back = page_before(rq),
		   *number = arena_printf(rq->ctx.arena, "%lld", (long long)form->update);

	if (number == NULL)
		return RES_UNAVAILABLE;
	respond_cookie(rq, BANNER_COOKIE, number, 7 * 24 * 3600);
	return back == NULL ? respond_see_other(rq, "/support/home", FLASH_NONE)
			    : respond_see_other_exactly(rq, back);
}
