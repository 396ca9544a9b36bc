/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's page of one problem: its form, the tickets it gathers, and telling their requesters.
 */
#include "problem_desk.h"

#include <string.h>

#include "bulk/bulk_view.h"
#include "knowledge/knowledge_edit.h"
#include "markdown.h"
#include "problem.h"
#include "problem_web.h"
#include "text.h"
#include "ticket/ticket_desk.h"
#include "ticket/ticket_view.h"
#include "views.h"

/* ---- forms ---- */

struct change_form {
	int64_t version, state, service, owner;
	const char *title, *description, *error_nl, *error_en, *workaround_nl, *workaround_en;
};
#define AT(member) offsetof(struct change_form, member)
#define TEXT_FIELD(member)                                                                         \
	{                                                                                          \
		.name = #member, .kind = FORM_BLOCK, .max = PROBLEM_TEXT_MAX, .offset = AT(member) \
	}
static const struct form_field change_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = AT(version) },
	{ .name = "state",
	    .kind = FORM_INT,
	    .required = true,
	    .min = PROBLEM_OPEN,
	    .max = PROBLEM_CLOSED,
	    .offset = AT(state) },
	{ .name = "title",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 3,
	    .max = PROBLEM_TITLE_MAX,
	    .offset = AT(title),
	    .missing = N_("Enter a title") },
	{ .name = "service", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(service) },
	{ .name = "owner", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(owner) },
	{ .name = "description",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = PROBLEM_BODY_MAX,
	    .offset = AT(description),
	    .missing = N_("Describe what is known") },
	TEXT_FIELD(error_nl),
	TEXT_FIELD(error_en),
	TEXT_FIELD(workaround_nl),
	TEXT_FIELD(workaround_en),
};
const struct form_spec problem_change_form = { change_fields,
	sizeof(change_fields) / sizeof(change_fields[0]), sizeof(struct change_form) };

struct tell_form {
	const char *nl, *en;
};
static const struct form_field tell_fields[] = {
	{ .name = "tell_nl",
	    .kind = FORM_BLOCK,
	    .required = true,
	    .min = 3,
	    .max = PROBLEM_TEXT_MAX,
	    .offset = offsetof(struct tell_form, nl),
	    .missing = N_("Write your reply first") },
	{ .name = "tell_en",
	    .kind = FORM_BLOCK,
	    .max = PROBLEM_TEXT_MAX,
	    .offset = offsetof(struct tell_form, en) },
};
const struct form_spec problem_tell_form = { tell_fields, 2, sizeof(struct tell_form) };

static const char *problem_path(struct request *rq, int64_t id)
{
	return arena_printf(rq->ctx.arena, "/admin/problems/%lld", (long long)id);
}

enum result problem_desk_explain(struct request *rq)
{
	static const struct {
		const char *why, *field, *message;
	} reasons[] = {
		{ "state", "state", N_("Choose one of the states") },
		{ "error", "error_nl", N_("A known error needs its text, at least in Dutch") },
		{ "service", "service", N_("Choose one of the options") },
		{ "owner", "owner", N_("Choose one of the options") },
		{ "ticket", "ticket", N_("There is no ticket with this number") },
	};

	for (size_t i = 0; rq->ctx.why != NULL && i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (strcmp(rq->ctx.why, reasons[i].why) == 0)
			return request_invalid(rq, reasons[i].field, _(reasons[i].message));
	return RES_INVALID;
}

/* ---- the page ---- */

static const char *state_hint(enum problem_state state)
{
	switch (state) {
	case PROBLEM_OPEN:
		return _("being looked into");
	case PROBLEM_KNOWN_ERROR:
		return _("found, not mended yet");
	case PROBLEM_SOLVED:
		return _("mended");
	case PROBLEM_CLOSED:
		return _("nothing more to do");
	case PROBLEM_STATE_COUNT:
		break;
	}
	return "";
}

static void show_states(struct request *rq, struct view *page, const struct problem *p)
{
	const char *sent = rq->failed ? form_value(&rq->values, "state") : NULL;
	int64_t chosen = sent == NULL ? p->state : route_number(sent, false);
	bool first = true;

	for (int i = PROBLEM_OPEN; i < PROBLEM_STATE_COUNT; i++) {
		struct view *option;

		if (i != p->state &&
		    !problem_may_become((enum problem_state)p->state, (enum problem_state)i))
			continue;
		option = view_section(page, V_STATE_OPTION);
		view_set_int(option, V_VALUE, i);
		view_set(option, V_LABEL, problem_state_label((enum problem_state)i));
		view_set(option, V_HINT, state_hint((enum problem_state)i));
		view_show_if(option, V_SELECTED, i == chosen);
		view_show_if(option, V_FIRST, first);
		first = false;
	}
}

static void show_fields(struct view *page, const struct problem *p)
{
	view_set(page, V_F_TITLE, p->title);
	view_set(page, V_F_DESCRIPTION, p->description);
	view_set(page, V_F_ERROR_NL, p->error_nl);
	view_set(page, V_F_ERROR_EN, p->error_en);
	view_set(page, V_F_WORKAROUND_NL, p->workaround_nl);
	view_set(page, V_F_WORKAROUND_EN, p->workaround_en);
}

static void show_facts(struct request *rq, struct view *page, const struct problem *p,
    const struct problem_counts *counts)
{
	view_set_int(page, V_ID, p->id);
	view_set_int(page, V_VERSION, p->version);
	view_set(page, V_TITLE_TEXT, p->title);
	view_set(page, V_STATUS_CLASS, problem_state_tag((enum problem_state)p->state));
	view_set(page, V_STATUS_ICON, problem_state_icon((enum problem_state)p->state));
	view_set(page, V_STATUS_TEXT, problem_state_label((enum problem_state)p->state));
	view_set(page, V_OWNER, p->owner_name != NULL ? p->owner_name : _("Nobody yet"));
	view_set(page, V_CREATOR, p->creator_name);
	view_set(page, V_TICKETS_TEXT,
	    arena_printf(rq->ctx.arena, _("%s, %s open"),
		i18n_number(rq->ctx.arena, counts->tickets),
		i18n_number(rq->ctx.arena, counts->open_tickets)));
	view_set(page, V_ORGANISATIONS_TEXT, i18n_number(rq->ctx.arena, counts->organisations));
	if (problem_service(p) != NULL)
		view_section_set(page, V_SERVICE_KNOWN, V_SERVICE, problem_service(p));
	page_time(rq, page, "CREATED", p->created_at);
	page_time(rq, page, "CHANGED", p->updated_at);
	if (p->solved_at != 0)
		page_time(rq, view_section(page, V_SOLVED), "SOLVED", p->solved_at);
}

/* What a reader sees instead of the form. */
static enum result show_texts(struct request *rq, struct view *page, const struct problem *p)
{
	const struct {
		const char *label, *text;
	} blocks[] = {
		{ _("Known error (Dutch)"), p->error_nl },
		{ _("Known error (English)"), p->error_en },
		{ _("Workaround (Dutch)"), p->workaround_nl },
		{ _("Workaround (English)"), p->workaround_en },
	};
	struct view *box = view_section(page, V_READ_ONLY), *block;
	const char *html;
	enum result res = markdown_message(rq->ctx.arena, p->description, &html);

	if (res != RES_OK)
		return res;
	view_set(box, V_BODY_HTML, html);
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (blocks[i].text[0] == '\0')
			continue;
		if ((res = markdown_message(rq->ctx.arena, blocks[i].text, &html)) != RES_OK)
			return res;
		block = view_section(box, V_TEXT_BLOCK);
		view_set(block, V_LABEL, blocks[i].label);
		view_set(block, V_BODY_HTML, html);
	}
	return RES_OK;
}

static void show_tell(struct request *rq, struct view *page, const struct problem *p, int64_t open)
{
	struct view *box = view_section(page, V_TELL);

	page_form_key(rq, box);
	view_set(box, V_TELL_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("One public reply in the %s open ticket, in the requester's language.",
		    "One public reply in each of the %s open tickets, in the requester's language.",
		    (unsigned long)open),
		i18n_number(rq->ctx.arena, open)));
	view_set(page, V_F_TELL_NL, p->workaround_nl);
	view_set(page, V_F_TELL_EN, p->workaround_en);
}

/* ---- somebody was faster ---- */

static void show_difference(
    struct request *rq, struct view *box, const char *label, const char *field, const char *now)
{
	const char *yours = form_value(&rq->values, field);
	struct view *row;

	if (yours == NULL || strcmp(yours, now) == 0)
		return;
	row = view_section(box, V_CONFLICT_FIELD);
	view_set(row, V_LABEL, label);
	view_set(row, V_NOW, text_shorten(rq->ctx.arena, now, 300));
	view_set(row, V_YOURS, text_shorten(rq->ctx.arena, yours, 300));
}

static void show_conflict(struct request *rq, struct view *page, const struct problem *p)
{
	const char *state = form_value(&rq->values, "state");
	struct view *box;

	if (!rq->conflict || rq->route->run != problem_desk_change)
		return;
	box = view_section(page, V_CONFLICT);
	if (state != NULL && route_number(state, false) != p->state) {
		struct view *row = view_section(box, V_CONFLICT_FIELD);

		view_set(row, V_LABEL, _("State"));
		view_set(row, V_NOW, problem_state_label((enum problem_state)p->state));
		view_set(row, V_YOURS,
		    problem_state_label((enum problem_state)route_number(state, false)));
	}
	show_difference(rq, box, _("Title"), "title", p->title);
	show_difference(rq, box, _("Description"), "description", p->description);
	show_difference(rq, box, _("Known error (Dutch)"), "error_nl", p->error_nl);
	show_difference(rq, box, _("Known error (English)"), "error_en", p->error_en);
	show_difference(rq, box, _("Workaround (Dutch)"), "workaround_nl", p->workaround_nl);
	show_difference(rq, box, _("Workaround (English)"), "workaround_en", p->workaround_en);
}

/* A known error that customers may read can become an article, once. */
static enum result show_article(struct request *rq, struct view *page, const struct problem *p)
{
	struct knowledge_named article;
	struct view *known;
	enum result res = knowledge_of_problem(&rq->ctx, p->id, &article);

	if (res == RES_NOT_FOUND) {
		view_show_if(page, V_ARTICLE_OFFER,
		    p->error_nl[0] != '\0' && viewer_may_act(&rq->ctx.viewer));
		return RES_OK;
	}
	if (res != RES_OK)
		return res;
	known = view_section(page, V_ARTICLE_KNOWN);
	view_set_int(known, V_ARTICLE_ID, article.id);
	view_set(known, V_ARTICLE_TITLE, article.title != NULL ? article.title : _("No text yet"));
	return RES_OK;
}

static enum result show_for_agents(struct request *rq, struct view *page, const struct problem *p,
    const struct problem_counts *counts)
{
	bool busy;
	enum result res;

	if ((res = bulk_view_progress(rq, page, BULK_OF_PROBLEM, p->id, &busy)) != RES_OK)
		return res;
	if (rq->ctx.viewer.role < ROLE_AGENT)
		return show_texts(rq, page, p);
	view_show(page, V_CAN_ACT);
	show_states(rq, page, p);
	show_fields(page, p);
	show_conflict(rq, page, p);
	if (counts->open_tickets > 0 && !busy)
		show_tell(rq, page, p, counts->open_tickets);
	return problem_desk_options(rq, page, p->service_id, p->owner_id);
}

enum result problem_desk_show(struct request *rq)
{
	struct problem_counts counts;
	struct problem problem;
	struct db_rows tickets;
	struct view *page;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK ||
	    (res = problem_counts(&rq->ctx, rq->number, &counts)) != RES_OK ||
	    (res = problem_tickets(&rq->ctx, rq->number, &tickets)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_PROBLEM, problem.title);
	show_facts(rq, page, &problem, &counts);
	ticket_linked_show(rq, page, &tickets, counts.tickets,
	    arena_printf(rq->ctx.arena, "/admin/problems/%lld/tickets", (long long)problem.id));
	if ((res = problem_desk_show_outages(rq, page, problem.id)) != RES_OK ||
	    (res = show_article(rq, page, &problem)) != RES_OK)
		return res;
	return show_for_agents(rq, page, &problem, &counts);
}

/* ---- writing ---- */

enum result problem_desk_change(struct request *rq)
{
	const struct change_form *form = rq->form;
	const struct problem_change change = {
		.version = form->version,
		.state = form->state,
		.service_id = form->service,
		.owner_id = form->owner,
		.title = form->title,
		.description = form->description,
		.error_nl = form->error_nl,
		.error_en = form->error_en,
		.workaround_nl = form->workaround_nl,
		.workaround_en = form->workaround_en,
	};
	struct problem problem;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK)
		return res;
	res = problem_change(&rq->ctx, &problem, &change);
	if (res == RES_INVALID)
		return problem_desk_explain(rq);
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, problem_path(rq, problem.id), FLASH_PROBLEM_SAVED);
}

enum result problem_desk_link(struct request *rq)
{
	const struct ticket_linked_form *form = rq->form;
	struct problem problem;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK)
		return res;
	res = problem_link(&rq->ctx, &problem, form->ticket);
	if (res == RES_NOT_FOUND)
		return request_invalid(rq, "ticket", _("There is no ticket with this number"));
	if (res == RES_INVALID)
		return request_invalid(rq, "ticket", _("This problem is closed"));
	if (res == RES_CONFLICT)
		return request_invalid(rq, "ticket", _("This ticket is linked to another problem"));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, problem_path(rq, problem.id), FLASH_TICKET_LINKED);
}

enum result problem_desk_unlink(struct request *rq)
{
	const struct ticket_linked_form *form = rq->form;
	struct problem problem;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK ||
	    (res = problem_unlink(&rq->ctx, &problem, form->ticket)) != RES_OK)
		return res;
	return respond_see_other(rq, problem_path(rq, problem.id), FLASH_TICKET_UNLINKED);
}

enum result problem_desk_tell(struct request *rq)
{
	const struct tell_form *form = rq->form;
	struct problem problem;
	enum result res;

	if ((res = problem_find(&rq->ctx, rq->number, &problem)) != RES_OK)
		return res;
	res = problem_tell(&rq->ctx, &problem, form->nl, form->en);
	if (res == RES_NOT_FOUND)
		return request_invalid(rq, "tell_nl", _("No linked ticket is open any more"));
	if (res == RES_CONFLICT)
		return request_invalid(rq, "tell_nl",
		    _("An earlier reply is still being sent. Wait until it is done."));
	if (res != RES_OK)
		return res;
	return respond_see_other(rq, problem_path(rq, problem.id), FLASH_BULK_ORDERED);
}
