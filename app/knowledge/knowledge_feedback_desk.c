/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of what readers missed, of all articles or of one, and ticking it off. */
#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "knowledge_feedback.h"
#include "views.h"

enum { STATE_WAITING, STATE_ALL };
static const char *const states[] = { "waiting", "all", NULL };
static const char *const answers[] = { "yes", "no", NULL };

/* Of the list, and of the button on a row of it: which comes back with the same choice. */
struct feedback_form {
	int64_t article, before, id;
	int state, handled;
};
#define AT(member) offsetof(struct feedback_form, member)
#define ARTICLE_FIELD                                                                        \
	{                                                                                    \
		.name = "article", .kind = FORM_INT, .max = INT64_MAX, .offset = AT(article) \
	}
#define STATE_FIELD                                                                          \
	{                                                                                    \
		.name = "state", .kind = FORM_CHOICE, .choices = states, .offset = AT(state) \
	}
static const struct form_field query_fields[] = {
	ARTICLE_FIELD,
	STATE_FIELD,
	{ .name = "before", .kind = FORM_INT, .max = INT64_MAX, .offset = AT(before) },
};
const struct form_spec knowledge_feedback_query = { query_fields, 3, sizeof(struct feedback_form) };
static const struct form_field handle_fields[] = {
	ARTICLE_FIELD,
	STATE_FIELD,
	{ .name = "id",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = AT(id) },
	{ .name = "handled",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = answers,
	    .offset = AT(handled) },
};
const struct form_spec knowledge_handle_form = { handle_fields, 4, sizeof(struct feedback_form) };

static const char *list_path(struct request *rq, const struct feedback_form *form)
{
	return arena_printf(rq->ctx.arena, "/admin/knowledge/feedback?state=%s&article=%lld",
	    states[form->state], (long long)form->article);
}

static void show_row(struct request *rq, struct view *table, const struct feedback_form *form,
    const struct knowledge_feedback *f)
{
	struct view *row = view_section(table, V_ROW), *act;

	view_set_int(row, V_ID, f->article_id);
	view_set(row, V_TITLE, f->title);
	view_set(row, V_CODE, f->language);
	view_set(row, V_REASON, f->reason);
	view_show_if(row, V_HELPFUL, f->helpful);
	view_show_if(row, V_CHANGED_SINCE, f->newest_version > f->text_version);
	page_time(rq, row, "AT", f->created_at);
	if (f->handled_at != 0) {
		struct view *done = view_section(row, V_HANDLED);

		view_set(done, V_EDITOR, f->handler_name != NULL ? f->handler_name : "");
		page_time(rq, done, "HANDLED", f->handled_at);
	}
	if (rq->ctx.viewer.role < ROLE_AGENT)
		return;
	act = view_section(row, V_CAN_ACT);
	view_set_int(act, V_FEEDBACK, f->id);
	view_set_int(act, V_ARTICLE_ID, form->article);
	view_set(act, V_STATE, states[form->state]);
	view_show(act, f->handled_at == 0 ? V_TICK : V_UNTICK);
}

/* One article alone: its name, and how many said what. */
static enum result show_article(struct request *rq, struct view *page, int64_t id)
{
	struct knowledge_item item;
	struct knowledge_text text;
	struct view *about;
	enum result res = knowledge_item_find(&rq->ctx, id, &item);

	if (res != RES_OK)
		return res;
	res = knowledge_text_find(&rq->ctx, id, LANGUAGE_NL, &text);
	if (res == RES_NOT_FOUND)
		res = knowledge_text_find(&rq->ctx, id, LANGUAGE_EN, &text);
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	about = view_section(page, V_ABOUT);
	view_set_int(about, V_ID, id);
	view_set(about, V_TITLE, res == RES_OK ? text.words.title : _("No text yet"));
	view_set(about, V_YES, i18n_number(rq->ctx.arena, item.helpful));
	view_set(about, V_NO, i18n_number(rq->ctx.arena, item.unhelpful));
	return RES_OK;
}

static void show_states(struct request *rq, struct view *page, const struct feedback_form *form)
{
	static const char *const labels[] = { N_("Not handled yet"), N_("All with a reason") };

	for (int i = STATE_WAITING; i <= STATE_ALL; i++) {
		struct feedback_form other = { .article = form->article, .state = i };
		struct view *choice = view_section(page, V_CHOICE);

		view_set(choice, V_HREF, list_path(rq, &other));
		view_set(choice, V_LABEL, _(labels[i]));
		view_show_if(choice, V_CURRENT, i == form->state);
	}
}

static void show_pager(struct request *rq, struct view *page, const struct feedback_form *form,
    const struct knowledge_feedback *last)
{
	const char *same = arena_printf(rq->ctx.arena, "%s%s", rq->prefix, list_path(rq, form));
	struct view *pager;

	if (last == NULL && form->before == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (form->before != 0)
		view_section_set(pager, V_FIRST, V_HREF, same);
	if (last != NULL)
		view_section_set(pager, V_NEXT, V_HREF,
		    arena_printf(rq->ctx.arena, "%s&before=%lld", same, (long long)last->id));
}

enum result knowledge_desk_feedback(struct request *rq)
{
	static const struct feedback_form plain = { 0 };
	const struct feedback_form *form = rq->failed ? &plain : rq->form;
	struct knowledge_feedback_filter filter = { .article_id = form->article,
		.handled_too = form->state == STATE_ALL,
		.before = form->before };
	const struct knowledge_feedback *listed;
	struct view *page, *table;
	struct db_rows rows;
	size_t count;
	enum result res = knowledge_feedback_list(&rq->ctx, &filter, &rows);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE_FEEDBACK, _("Readers' answers"));
	if ((res = knowledge_desk_tabs(rq, page, KNOWLEDGE_TAB_READERS)) != RES_OK ||
	    (form->article != 0 && (res = show_article(rq, page, form->article)) != RES_OK))
		return res;
	show_states(rq, page, form);
	view_show_if(page, V_EMPTY, rows.count == 0);
	if (rows.count == 0)
		return RES_OK;
	listed = rows.rows;
	count = rows.count > FEEDBACK_PAGE ? FEEDBACK_PAGE : rows.count;
	table = view_section(page, V_TABLE);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, form, &listed[i]);
	show_pager(rq, page, form, rows.count > count ? &listed[count - 1] : NULL);
	return RES_OK;
}

enum result knowledge_desk_handle(struct request *rq)
{
	const struct feedback_form *form = rq->form;
	bool handled = form->handled == 0;
	enum result res = knowledge_feedback_handle(&rq->ctx, form->id, handled);

	return res != RES_OK ? res
			     : respond_see_other(rq, list_path(rq, form),
				   handled ? FLASH_SEARCH_HANDLED : FLASH_NOT_HANDLED);
}
