/* SPDX-License-Identifier: Apache-2.0 */
/* The form that declares an outage or tells more about one: its fields, what they mean, what is
 * wrong with them, and how a page shows it. Publishes nothing: that is outage_publish_desk.c. */
#include "outage_form.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "outage_desk.h"
#include "ticket/ticket_queue.h"
#include "ticket/ticket_view.h"
#include "views.h"

const char *const outage_kind_words[] = { "outage", "maintenance", NULL };
#define AT(member) offsetof(struct outage_form, member)
static const char *const do_words[] = { "check", "template", "edit", "draft", "discard", NULL };
/* What must be filled in is checked later: a template may be asked for with everything still empty.
 */
static const struct form_field form_fields[] = {
	{ .name = "kind", .kind = FORM_CHOICE, .choices = outage_kind_words, .offset = AT(kind) },
	{ .name = "do", .kind = FORM_CHOICE, .choices = do_words, .offset = AT(act) },
	{ .name = "impact",
	    .kind = FORM_INT,
	    .min = IMPACT_NONE,
	    .max = IMPACT_MAJOR,
	    .offset = AT(impact) },
	{ .name = "state",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = OUTAGE_STATE_COUNT - 1,
	    .offset = AT(state) },
	{ .name = "version", .kind = FORM_INT, .min = 0, .max = INT32_MAX, .offset = AT(version) },
	{ .name = "draft", .kind = FORM_INT, .min = 0, .max = INT32_MAX, .offset = AT(draft) },
	{ .name = "lead", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(lead) },
	{ .name = "next", .kind = FORM_INT, .min = 0, .max = 7 * 24 * 60, .offset = AT(next) },
	{ .name = "ago", .kind = FORM_INT, .min = 0, .max = 7 * 24 * 60, .offset = AT(ago) },
	{ .name = "major", .kind = FORM_CHECK, .offset = AT(major) },
	{ .name = "mail", .kind = FORM_CHECK, .offset = AT(mail) },
	{ .name = "tickets", .kind = FORM_CHECK, .offset = AT(tickets) },
	{ .name = "title_nl", .kind = FORM_LINE, .max = OUTAGE_TITLE_MAX, .offset = AT(title_nl) },
	{ .name = "title_en", .kind = FORM_LINE, .max = OUTAGE_TITLE_MAX, .offset = AT(title_en) },
	{ .name = "body_nl", .kind = FORM_BLOCK, .max = OUTAGE_BODY_MAX, .offset = AT(body_nl) },
	{ .name = "body_en", .kind = FORM_BLOCK, .max = OUTAGE_BODY_MAX, .offset = AT(body_en) },
	{ .name = "template", .kind = FORM_LINE, .max = 40, .offset = AT(template) },
	{ .name = "from_day", .kind = FORM_DATE, .offset = AT(from_day) },
	{ .name = "from_time", .kind = FORM_LINE, .max = 8, .offset = AT(from_time) },
	{ .name = "until_day", .kind = FORM_DATE, .offset = AT(until_day) },
	{ .name = "until_time", .kind = FORM_LINE, .max = 8, .offset = AT(until_time) },
	{ .name = "services", .kind = FORM_LIST, .min = 1, .max = 18, .offset = AT(services) },
};
const struct form_spec outage_desk_form = { form_fields,
	sizeof(form_fields) / sizeof(form_fields[0]), sizeof(struct outage_form) };

/* ---- what a form means ---- */

static bool is_chosen(const struct outage_form *form, int64_t service_id)
{
	for (size_t i = 0; i < form->services.count; i++)
		if (route_number(form->services.at[i], false) == service_id)
			return true;
	return false;
}

/* A local day and time of the form; 0 when one is missing or wrong. */
static int64_t instant_of(const char *day, const char *time)
{
	struct i18n_time t = { 0 };

	return i18n_read_day(day, &t) && i18n_read_time(time, &t) ? i18n_instant(&t) : 0;
}

static void add_name(struct buf *list, const char *name)
{
	if (list->size > 0)
		buf_adds(list, ", ");
	buf_adds(list, name);
}

enum result outage_form_imagine(
    struct request *rq, const struct outage_form *form, const struct outage *now, struct outage *o)
{
	struct outage_service *rows;
	struct buf ids, nl, en;
	size_t count;
	enum result res = outage_services(&rq->ctx, &rows, &count);

	if (res != RES_OK)
		return res;
	buf_init(&ids, 1000);
	buf_init(&nl, 16 * 1024);
	buf_init(&en, 16 * 1024);
	for (size_t i = 0; i < count; i++) {
		if (!is_chosen(form, rows[i].id))
			continue;
		add_name(&nl, rows[i].name_nl);
		add_name(&en, rows[i].name_en);
		buf_addf(&ids, ids.size == 0 ? "%lld" : ",%lld", (long long)rows[i].id);
	}
	*o = (struct outage){ .id = now == NULL ? 0 : now->id,
		.kind = form->kind == 1 ? OUTAGE_MAINTENANCE : OUTAGE_OUTAGE,
		.state = now != NULL  ? form->state
		    : form->kind == 1 ? OUTAGE_PLANNED
				      : OUTAGE_INVESTIGATING,
		.impact = form->kind == 1 ? IMPACT_MAINTENANCE : form->impact,
		.title_nl = form->title_nl,
		.title_en = form->title_en,
		.body_nl = form->body_nl,
		.body_en = form->body_en,
		.started_at = now != NULL ? now->started_at
		    : form->kind == 1     ? 0
					  : rq->ctx.now - form->ago * 60,
		.next_update_at = form->next == 0 || form->kind == 1
		    ? 0
		    : rq->ctx.now + form->next * 60,
		.planned_from = instant_of(form->from_day, form->from_time),
		.planned_until = instant_of(form->until_day, form->until_time),
		.service_ids = arena_strdup(rq->ctx.arena, ids.size == 0 ? "" : ids.data),
		.services_nl = arena_strdup(rq->ctx.arena, nl.size == 0 ? "…" : nl.data),
		.services_en = arena_strdup(rq->ctx.arena, en.size == 0 ? "…" : en.data) };
	if (now != NULL && o->planned_from == 0) {
		o->planned_from = now->planned_from;
		o->planned_until = now->planned_until;
	}
	buf_free(&ids);
	buf_free(&nl);
	buf_free(&en);
	return o->service_ids == NULL || o->services_nl == NULL || o->services_en == NULL
	    ? RES_UNAVAILABLE
	    : RES_OK;
}

static void complain(struct request *rq, const char *field, const char *message, bool wrong)
{
	if (wrong)
		form_error_add(&rq->errors, field, message);
}

enum result outage_form_check(struct request *rq, const struct outage_form *form,
    const struct outage *now, const struct outage *o)
{
	bool plan = form->kind == 1 && (now == NULL || outage_is_planned(now));

	complain(rq, "services", _("Choose the services it touches"), o->service_ids[0] == '\0');
	complain(rq, "impact", _("Choose the effect"),
	    form->kind == 0 && form->impact < IMPACT_DEGRADED);
	complain(rq, "title_nl", _("Enter a title in Dutch"), form->title_nl[0] == '\0');
	complain(rq, "title_en", _("Enter a title in English"), form->title_en[0] == '\0');
	complain(rq, "body_nl", _("Write the text in Dutch"), form->body_nl[0] == '\0');
	complain(rq, "body_en", _("Write the text in English"), form->body_en[0] == '\0');
	complain(rq, "from_day",
	    _("Enter when it begins and ends; the end must be later, and not past"),
	    plan &&
		(o->planned_from == 0 || o->planned_until <= o->planned_from ||
		    o->planned_until <= rq->ctx.now));
	complain(rq, "state", _("It cannot go from where it is to that"),
	    now != NULL &&
		!outage_may_become((enum outage_state)now->state, (enum outage_state)form->state,
		    OUTAGE_BY_STAFF));
	return rq->errors.count > 0
	    ? ctx_fail(&rq->ctx, RES_INVALID, "field %s", rq->errors.at[0].field)
	    : RES_OK;
}

static const struct outage_template *template_named(const char *code, int kind)
{
	for (size_t i = 0; i < outage_template_count; i++)
		if (strcmp(outage_templates[i].code, code) == 0 &&
		    outage_templates[i].kind == (kind == 1 ? OUTAGE_MAINTENANCE : OUTAGE_OUTAGE))
			return &outage_templates[i];
	return NULL;
}

enum result outage_form_use_template(
    struct request *rq, struct outage_form *form, const struct outage *now, const struct outage *o)
{
	const struct outage_template *template = template_named(form->template, form->kind);

	if (template == NULL)
		return RES_OK;
	if (now != NULL &&
	    outage_may_become((enum outage_state)now->state, template->state, OUTAGE_BY_STAFF))
		form->state = template->state;
	return outage_template_fill(&rq->ctx, template, o->services_nl, o->services_en,
	    (enum outage_impact)o->impact, &form->body_nl, &form->body_en);
}

/* ---- the form in a page ---- */

static void number_option(struct request *rq, struct view *page, const char *section, int64_t value,
    const char *label, bool selected)
{
	ticket_view_option(
	    page, section, arena_printf(rq->ctx.arena, "%lld", (long long)value), label, selected);
}

static void show_minutes(struct request *rq, struct view *page, const char *section,
    const int64_t *minutes, size_t count, int64_t is, const char *none)
{
	for (size_t i = 0; i < count; i++)
		number_option(rq, page, section, minutes[i],
		    minutes[i] == 0 ? none : i18n_duration(rq->ctx.arena, minutes[i] * 60),
		    minutes[i] == is);
}

static enum result show_leads(struct request *rq, struct view *page, int64_t is)
{
	struct db_rows agents;
	enum result res = ticket_queue_agents(&rq->ctx, &agents);

	if (res != RES_OK)
		return res;
	ticket_view_option(page, V_LEAD_OPTION, "0", _("Nobody"), is == 0);
	for (size_t i = 0; i < agents.count; i++) {
		const struct queue_choice *agent = (const struct queue_choice *)agents.rows + i;

		number_option(rq, page, V_LEAD_OPTION, agent->id, agent->name, agent->id == is);
	}
	return RES_OK;
}

static enum result show_services(
    struct request *rq, struct view *page, const struct outage_form *form)
{
	struct outage_service *rows;
	size_t count;
	enum result res = outage_services(&rq->ctx, &rows, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		struct view *box = view_section(page, V_SERVICE_BOX);

		view_set_int(box, V_VALUE, rows[i].id);
		view_set(box, V_LABEL, outage_service_name(&rows[i]));
		view_show_if(box, V_CHECKED, is_chosen(form, rows[i].id));
	}
	return res;
}

void outage_form_show_texts(struct view *page, const struct outage_form *form)
{
	view_set(page, V_KIND, outage_kind_words[form->kind]);
	view_set(page, V_F_TITLE_NL, form->title_nl);
	view_set(page, V_F_TITLE_EN, form->title_en);
	view_set(page, V_F_BODY_NL, form->body_nl);
	view_set(page, V_F_BODY_EN, form->body_en);
	view_set(page, V_F_FROM_DAY, form->from_day);
	view_set(page, V_F_FROM_TIME, form->from_time);
	view_set(page, V_F_UNTIL_DAY, form->until_day);
	view_set(page, V_F_UNTIL_TIME, form->until_time);
	view_show_if(page, V_IS_MAJOR, form->major);
	view_show_if(page, V_WITH_MAIL, form->mail);
}

enum result outage_form_show(
    struct request *rq, struct view *page, const struct outage_form *form, const struct outage *o)
{
	static const int64_t within[] = { 0, 15, 30, 60, 120, 240, 480, 1440 },
			     ago[] = { 0, 5, 10, 15, 30, 60, 120, 240, 480 };
	bool maintenance = form->kind == 1;
	enum result res;

	outage_form_show_texts(page, form);
	if (!maintenance) {
		struct view *effect = view_section(page, V_CHOOSE_IMPACT),
			    *promise = view_section(page, V_PROMISE);

		for (int i = IMPACT_DEGRADED; i < IMPACT_COUNT; i++)
			number_option(rq, effect, V_IMPACT_OPTION, i,
			    outage_impact_label((enum outage_impact)i), i == form->impact);
		show_minutes(rq, promise, V_NEXT_OPTION, within, sizeof(within) / sizeof(within[0]),
		    form->next, _("no promise"));
	}
	if (!maintenance && o == NULL) {
		show_minutes(rq, view_section(page, V_BEGUN), V_AGO_OPTION, ago,
		    sizeof(ago) / sizeof(ago[0]), form->ago, _("just now"));
		view_show(page, V_MAY_BE_MAJOR);
	}
	if (maintenance && (o == NULL || outage_is_planned(o)))
		view_show(page, V_TIMES);
	for (size_t i = 0; i < outage_template_count; i++) {
		const struct outage_template *t = &outage_templates[i];

		if (t->kind == (maintenance ? OUTAGE_MAINTENANCE : OUTAGE_OUTAGE) &&
		    (o == NULL ? i == 0 || !outage_state_ends(t->state)
			       : outage_may_become(
				     (enum outage_state)o->state, t->state, OUTAGE_BY_STAFF)))
			ticket_view_option(page, V_TEMPLATE_OPTION, t->code, _(t->name),
			    strcmp(t->code, form->template) == 0);
	}
	if ((res = show_leads(rq, page, form->lead)) != RES_OK)
		return res;
	return show_services(rq, page, form);
}

static const char *day_text(struct request *rq, int64_t instant)
{
	struct i18n_time t = i18n_local(instant);

	return instant == 0 ? ""
			    : arena_printf(rq->ctx.arena, "%04d-%02d-%02d", t.year, t.month, t.day);
}

static const char *time_text(struct request *rq, int64_t instant)
{
	struct i18n_time t = i18n_local(instant);

	return instant == 0 ? "" : arena_printf(rq->ctx.arena, "%02d:%02d", t.hour, t.minute);
}

/* "1,4" as the boxes of the form have them. */
static enum result choose_services(struct request *rq, struct outage_form *form, const char *ids)
{
	const char *at = ids;

	while (at != NULL && *at != '\0' && form->services.count < OUTAGE_SERVICES_MAX) {
		const char *id = arena_strndup(rq->ctx.arena, at, strcspn(at, ", "));

		if (id == NULL)
			return RES_UNAVAILABLE;
		form->services.at[form->services.count++] = id;
		at += strlen(id);
		at += strspn(at, ", ");
	}
	return RES_OK;
}

size_t outage_form_service_ids(const struct outage_form *form, int64_t out[OUTAGE_SERVICES_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < form->services.count && count < OUTAGE_SERVICES_MAX; i++)
		out[count++] = route_number(form->services.at[i], false);
	return count;
}

static void set_times(
    struct request *rq, struct outage_form *form, int64_t planned_from, int64_t planned_until)
{
	form->from_day = day_text(rq, planned_from);
	form->from_time = time_text(rq, planned_from);
	form->until_day = day_text(rq, planned_until);
	form->until_time = time_text(rq, planned_until);
}

enum result outage_form_of(struct request *rq, const struct outage *o, struct outage_form *form)
{
	bool maintenance = o->kind == OUTAGE_MAINTENANCE;

	*form = (struct outage_form){ .kind = maintenance ? 1 : 0,
		.impact = o->impact,
		.state = o->state,
		.version = o->version,
		.lead = o->lead_id,
		.next = maintenance ? 0 : 30,
		.mail = true,
		.title_nl = o->title_nl,
		.title_en = o->title_en,
		.body_nl = "",
		.body_en = "",
		.template = "" };
	set_times(rq, form, o->planned_from, o->planned_until);
	return choose_services(rq, form, o->service_ids);
}

enum result outage_form_of_draft(struct request *rq, const struct outage *o,
    const struct outage_update_draft *d, struct outage_form *form)
{
	bool possible = outage_may_become(
	    (enum outage_state)o->state, (enum outage_state)d->state, OUTAGE_BY_STAFF);

	*form = (struct outage_form){ .kind = o->kind == OUTAGE_MAINTENANCE ? 1 : 0,
		.impact = d->impact,
		.state = possible ? d->state : o->state, /* it may have moved on since */
		.version = o->version,
		.draft = d->version,
		.lead = d->lead_id,
		.next = d->next_minutes,
		.mail = d->mail != 0,
		.title_nl = d->title_nl,
		.title_en = d->title_en,
		.body_nl = d->body_nl,
		.body_en = d->body_en,
		.template = "" };
	set_times(rq, form, d->planned_from, d->planned_until);
	return choose_services(rq, form, d->service_ids);
}

void outage_form_to_draft(
    const struct outage_form *form, const struct outage *o, struct outage_update_draft *draft)
{
	*draft = (struct outage_update_draft){ .version = form->draft,
		.state = o->state,
		.impact = o->impact,
		.lead_id = form->lead,
		.next_minutes = form->next,
		.planned_from = o->planned_from,
		.planned_until = o->planned_until,
		.mail = form->mail,
		.service_ids = o->service_ids,
		.title_nl = form->title_nl,
		.title_en = form->title_en,
		.body_nl = form->body_nl,
		.body_en = form->body_en };
}
