/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's choice of what to read after an article: part of its editor, and a page of its own for
 * who works without scripts. Candidates come from the one search. */
#include "knowledge_related.h"

#include <string.h>

#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "knowledge_view.h"
#include "search/search_find.h"
#include "text.h"
#include "views.h"

struct related_query {
	const char *q;
};
static const struct form_field query_fields[] = {
	{ .name = "q",
	    .kind = FORM_LINE,
	    .max = SEARCH_TEXT_MAX,
	    .offset = offsetof(struct related_query, q) },
};
const struct form_spec knowledge_related_query = { query_fields, 1, sizeof(struct related_query) };

static const char *const acts[] = { "add", "remove", "up", "down", NULL };
struct related_form {
	int64_t article;
	int act;
	const char *q;
};
#define AT(member) offsetof(struct related_form, member)
static const struct form_field related_fields[] = {
	{ .name = "article",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = AT(article) },
	{ .name = "to", .kind = FORM_CHOICE, .required = true, .choices = acts, .offset = AT(act) },
	{ .name = "q", .kind = FORM_LINE, .max = SEARCH_TEXT_MAX, .offset = AT(q) },
};
const struct form_spec knowledge_related_form = { related_fields, 3, sizeof(struct related_form) };

static bool is_chosen(const struct db_rows *chosen, int64_t id)
{
	for (size_t i = 0; i < chosen->count; i++)
		if (((const struct knowledge_chosen *)chosen->rows)[i].id == id)
			return true;
	return false;
}

static void show_chosen(struct request *rq, struct view *part, const struct db_rows *chosen)
{
	const struct knowledge_chosen *c = chosen->rows;

	view_show_if(part, V_NONE_CHOSEN, chosen->count == 0);
	for (size_t i = 0; i < chosen->count; i++) {
		struct view *row = view_section(part, V_CHOSEN), *acting;

		view_set_int(row, V_CHOSEN_ID, c[i].id);
		view_set(row, V_TITLE, c[i].title == NULL ? _("No text yet") : c[i].title);
		view_set(row, V_CODE,
		    c[i].language == NULL ? i18n_code(i18n_language()) : c[i].language);
		view_show_if(row, V_UNPUBLISHED, !c[i].published);
		view_show_if(row, V_RESTRICTED, c[i].visibility != ARTICLE_EVERYBODY);
		if (rq->ctx.viewer.role < ROLE_AGENT)
			continue;
		acting = view_section(row, V_ACTING);
		view_show_if(acting, V_UP, i > 0);
		view_show_if(acting, V_DOWN, i + 1 < chosen->count);
	}
}

/* An article is found in each of its languages, and offered once. */
static bool is_offered(const struct search_found *found, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (found->results[i].object_id == id)
			return true;
	return false;
}

static enum result show_found(
    struct request *rq, struct view *part, int64_t own, const char *q, const struct db_rows *chosen)
{
	struct search_found found;
	size_t shown = 0;
	enum result res;

	if (q[0] == '\0')
		return RES_OK;
	if ((res = search_find(&rq->ctx, q, FACET_ARTICLES, 1, &found)) != RES_OK)
		return res;
	for (size_t i = 0; i < found.count; i++) {
		const struct search_result *r = &found.results[i];
		struct view *row;

		if (r->object_id == own || is_chosen(chosen, r->object_id) ||
		    is_offered(&found, i, r->object_id))
			continue;
		row = view_section(part, V_FOUND);
		view_set_int(row, V_FOUND_ID, r->object_id);
		view_set(row, V_TITLE, r->title);
		view_set(row, V_CODE, i18n_code(r->language));
		view_set(row, V_HREF, r->path);
		shown++;
	}
	if (shown > 0)
		view_section_set(
		    part, V_FOUND_SOME, V_COUNT_TEXT, knowledge_view_count(rq, (int64_t)shown));
	view_show_if(part, V_NOTHING_FOUND, shown == 0);
	return RES_OK;
}

enum result knowledge_desk_show_related(struct request *rq, struct view *page, int64_t id)
{
	struct view *part = view_section(page, V_RELATED_PART), *box;
	const char *q = form_value(&rq->values, "q");
	struct db_rows chosen;
	enum result res = knowledge_chosen(&rq->ctx, id, &chosen);

	if (res != RES_OK)
		return res;
	view_set_int(part, V_ID, id);
	view_set(part, V_Q, q);
	show_chosen(rq, part, &chosen);
	if (rq->ctx.viewer.role < ROLE_AGENT)
		return RES_OK;
	box = view_section(part, V_CAN_CHOOSE);
	return show_found(rq, box, id, q == NULL ? "" : q, &chosen);
}

enum result knowledge_desk_related(struct request *rq)
{
	struct knowledge_item item;
	struct view *page;
	enum result res = knowledge_item_find(&rq->ctx, rq->number, &item);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE_PARTS, _("Read also"));
	view_set_int(page, V_ID, item.id);
	view_set(page, V_HEADING, knowledge_desk_title(rq, item.id));
	return knowledge_desk_show_related(rq, page, item.id);
}

enum result knowledge_desk_relate(struct request *rq)
{
	const struct related_form *form = rq->form;
	const char *why, *path;
	enum result res = knowledge_relate(
	    &rq->ctx, rq->number, form->article, (enum knowledge_related_act)form->act);

	why = rq->ctx.why == NULL ? "" : rq->ctx.why;
	if (res == RES_INVALID)
		return request_invalid(rq, "related",
		    strcmp(why, "full") == 0 ? _("At most 5; remove one first")
					     : _("Choose another article than this one"));
	if (res != RES_OK)
		return res;
	path = arena_printf(rq->ctx.arena, "/admin/knowledge/%lld/related?q=%s",
	    (long long)rq->number, text_url_segment(rq->ctx.arena, form->q));
	return respond_see_other(rq, path, FLASH_RELATED_SAVED);
}
