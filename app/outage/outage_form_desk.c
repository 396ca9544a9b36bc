/* SPDX-License-Identifier: Apache-2.0 */
/* Declaring and telling more: the form, its templates, the page that says what goes public, and
 * publishing. Nothing is written before the last step; the steps before it carry the form along in
 * hidden fields. */
#include "outage_form.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "outage_desk.h"
#include "outage_mail.h"
#include "outage_view.h"
#include "ticket/ticket_queue.h"
#include "ticket/ticket_view.h"
#include "views.h"

struct new_query {
	int kind;
};
static const char *const kind_words[] = { "outage", "maintenance", NULL };
static const struct form_field new_fields[] = {
	{ .name = "kind",
	    .kind = FORM_CHOICE,
	    .choices = kind_words,
	    .offset = offsetof(struct new_query, kind) },
};
const struct form_spec outage_new_query = { new_fields, 1, sizeof(struct new_query) };

#define AT(member) offsetof(struct outage_form, member)
static const char *const do_words[] = { "check", "template", "edit", NULL };
/* What must be filled in is checked later: a template may be asked for with everything still empty.
 */
static const struct form_field form_fields[] = {
	{ .name = "kind", .kind = FORM_CHOICE, .choices = kind_words, .offset = AT(kind) },
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
	{ .name = "lead", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(lead) },
	{ .name = "next", .kind = FORM_INT, .min = 0, .max = 7 * 24 * 60, .offset = AT(next) },
	{ .name = "ago", .kind = FORM_INT, .min = 0, .max = 7 * 24 * 60, .offset = AT(ago) },
	{ .name = "major", .kind = FORM_CHECK, .offset = AT(major) },
	{ .name = "mail", .kind = FORM_CHECK, .offset = AT(mail) },
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

/* The outage as it would be, for templates and previews. */
static enum result imagine(
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

/* Everything that must be filled in before it is shown to be published. */
static enum result check_form(struct request *rq, const struct outage_form *form,
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

static enum result use_template(
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

static void show_texts(struct view *page, const struct outage_form *form)
{
	view_set(page, V_KIND, kind_words[form->kind]);
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

	show_texts(page, form);
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

enum result outage_form_of(struct request *rq, const struct outage *o, struct outage_form *form)
{
	const char *at = o->service_ids;
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
		.template = "",
		.from_day = day_text(rq, o->planned_from),
		.from_time = time_text(rq, o->planned_from),
		.until_day = day_text(rq, o->planned_until),
		.until_time = time_text(rq, o->planned_until) };
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

/* ---- declaring ---- */

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

/* ---- the page before it goes public ---- */

static void show_preview(struct request *rq, struct view *page, const struct outage_banner *banner,
    enum language language, const char *label)
{
	struct view *view = view_section(page, V_PREVIEW);
	enum language before = i18n_language();

	view_set(view, V_PREVIEW_LABEL, label);
	view_set(view, V_PREVIEW_LANG, i18n_code(language));
	i18n_use(language);
	outage_view_banner(rq, view, banner);
	i18n_use(before);
}

static void show_banners(struct request *rq, struct view *page, const struct outage *o)
{
	struct outage_banner banner = { .kind = outage_banner_kind(o), .outage = *o };
	bool ends = outage_state_ends((enum outage_state)o->state),
	     later = o->state == OUTAGE_PLANNED && o->planned_from - rq->ctx.now > OUTAGE_SOON;

	if (ends)
		banner.outage.ended_at = rq->ctx.now;
	if (later || (ends && o->state != OUTAGE_RESOLVED))
		view_section_set(page, V_NO_BANNER, V_NO_BANNER_TEXT,
		    !later ? _("No banner any more")
			   : arena_printf(rq->ctx.arena,
				 _("Banner on every page, in 2 languages, from %s"),
				 i18n_moment(
				     rq->ctx.arena, o->planned_from - OUTAGE_SOON, rq->ctx.now)));
	else
		view_show(page, V_HAS_BANNER);
	if (ends && o->state != OUTAGE_RESOLVED)
		return;
	show_preview(rq, page, &banner, LANGUAGE_NL, _("Preview of the banner in Dutch"));
	show_preview(rq, page, &banner, LANGUAGE_EN, _("Preview of the banner in English"));
}

static void show_hidden(
    struct request *rq, struct view *page, const struct outage_form *form, const struct outage *now)
{
	show_texts(page, form);
	view_set_int(page, V_F_IMPACT, form->impact);
	view_set_int(page, V_F_NEXT, form->next);
	view_set_int(page, V_F_AGO, form->ago);
	view_set_int(page, V_F_LEAD, form->lead);
	for (size_t i = 0; i < form->services.count; i++)
		view_section_set(page, V_CHOSEN_SERVICE, V_VALUE, form->services.at[i]);
	if (now != NULL) {
		struct view *updating = view_section(page, V_UPDATING);

		view_set_int(updating, V_VERSION, form->version);
		view_set_int(updating, V_F_STATE, form->state);
	}
	page_form_key(rq, page);
}

static enum result show_check(struct request *rq, const struct outage_form *form,
    const struct outage *now, const struct outage *o)
{
	struct view *page = page_open(rq, TPL_DESK_OUTAGE_CHECK, _("Publish this?"));
	struct arena *arena = rq->ctx.arena;
	int64_t mails = 0;
	enum result res = form->mail ? outage_mail_count(&rq->ctx, o->service_ids, &mails) : RES_OK;

	if (res != RES_OK)
		return res;
	view_set(page, V_MAIL_TEXT,
	    !form->mail ? _("No email")
			: arena_printf(arena,
			      ngettext("%s email to a subscriber", "%s emails to subscribers",
				  (unsigned long)mails),
			      i18n_number(arena, mails)));
	view_set(page, V_SERVICES_TEXT, outage_services_text(o));
	view_set(page, V_STATE_LINE,
	    arena_printf(arena, _("State: %s. Effect: %s."),
		outage_state_label((enum outage_state)o->state),
		outage_impact_label((enum outage_impact)o->impact)));
	view_set(page, V_PUBLISH_PATH,
	    now == NULL ? "/admin/outages"
			: arena_printf(arena, "/admin/outages/%lld/update", (long long)now->id));
	view_set(page, V_PREVIEW_PATH,
	    now == NULL ? "/admin/outages/preview"
			: arena_printf(arena, "/admin/outages/%lld/preview", (long long)now->id));
	show_banners(rq, page, o);
	show_hidden(rq, page, form, now);
	return RES_OK;
}

enum result outage_desk_preview_new(struct request *rq)
{
	struct outage_form *form = rq->form;
	struct outage o;
	enum result res = imagine(rq, form, NULL, &o);

	if (res != RES_OK)
		return res;
	if (form->act == DO_TEMPLATE && (res = use_template(rq, form, NULL, &o)) != RES_OK)
		return res;
	if (form->act != DO_CHECK)
		return show_new(rq, form);
	res = check_form(rq, form, NULL, &o);
	return res != RES_OK ? res : show_check(rq, form, NULL, &o);
}

static size_t service_ids(const struct outage_form *form, int64_t out[OUTAGE_SERVICES_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < form->services.count && count < OUTAGE_SERVICES_MAX; i++)
		out[count++] = route_number(form->services.at[i], false);
	return count;
}

enum result outage_desk_declare(struct request *rq)
{
	const struct outage_form *form = rq->form;
	int64_t services[OUTAGE_SERVICES_MAX];
	struct outage_draft draft = { .services = services,
		.service_count = service_ids(form, services),
		.mail = form->mail,
		.major_incident = form->major && form->kind == 0,
		.lead_id = form->lead };
	struct outage o;
	enum result res;

	if ((res = imagine(rq, form, NULL, &o)) != RES_OK ||
	    (res = check_form(rq, form, NULL, &o)) != RES_OK)
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
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/outages/%lld", (long long)o.id),
	    FLASH_OUTAGE_PUBLISHED);
}

/* ---- telling more ---- */

enum result outage_desk_preview_update(struct request *rq)
{
	struct outage_form *form = rq->form;
	struct outage now, o;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &now)) != RES_OK)
		return res;
	if (form->version != now.version)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)now.id, (long long)now.version);
	form->kind = now.kind == OUTAGE_MAINTENANCE ? 1 : 0;
	if ((res = imagine(rq, form, &now, &o)) != RES_OK)
		return res;
	if (form->act == DO_TEMPLATE && (res = use_template(rq, form, &now, &o)) != RES_OK)
		return res;
	if (form->act != DO_CHECK)
		return outage_desk_show(rq);
	res = check_form(rq, form, &now, &o);
	return res != RES_OK ? res : show_check(rq, form, &now, &o);
}

enum result outage_desk_tell(struct request *rq)
{
	struct outage_form *form = rq->form;
	int64_t services[OUTAGE_SERVICES_MAX];
	struct outage_change change = { .version = form->version,
		.state = (enum outage_state)form->state,
		.services = services,
		.service_count = service_ids(form, services),
		.lead_id = form->lead,
		.mail = form->mail };
	struct outage now, o;
	enum result res;

	if ((res = outage_find(&rq->ctx, rq->number, &now)) != RES_OK)
		return res;
	if (form->version != now.version)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "outage %lld is at version %lld",
		    (long long)now.id, (long long)now.version);
	form->kind = now.kind == OUTAGE_MAINTENANCE ? 1 : 0;
	if ((res = imagine(rq, form, &now, &o)) != RES_OK ||
	    (res = check_form(rq, form, &now, &o)) != RES_OK)
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
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/outages/%lld", (long long)now.id),
	    FLASH_OUTAGE_PUBLISHED);
}
