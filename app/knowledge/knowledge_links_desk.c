/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of links that lead nowhere, checking those of one article again, and the hint
 * above its text in the editor. */
#include "knowledge_desk.h"
#include "knowledge_editor_desk.h"
#include "knowledge_links.h"
#include "views.h"

#define HINTS 8 /* links named above the editor */

struct links_form {
	int64_t before, article;
};
static const struct form_field query_fields[] = {
	{ .name = "before",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct links_form, before) },
};
const struct form_spec knowledge_links_query = { query_fields, 1, sizeof(struct links_form) };
static const struct form_field again_fields[] = {
	{ .name = "article",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct links_form, article) },
};
const struct form_spec knowledge_links_form = { again_fields, 1, sizeof(struct links_form) };

static void show_row(struct request *rq, struct view *table, const struct knowledge_link *link)
{
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_ID, link->article_id);
	view_set(row, V_TITLE, link->title);
	view_set(row, V_CODE, link->language);
	view_set(row, V_ADDRESS, link->address);
	view_set(row, V_REASON_TEXT, knowledge_link_reason(&rq->ctx, link));
	page_time(rq, row, "SINCE", link->broken_since);
	page_time(rq, row, "CHECKED", link->checked_at);
	view_show_if(row, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
}

static void show_pager(
    struct request *rq, struct view *page, int64_t before, const struct knowledge_link *last)
{
	const char *same = arena_printf(rq->ctx.arena, "%s/admin/knowledge/links", rq->prefix);
	struct view *pager;

	if (last == NULL && before == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (before != 0)
		view_section_set(pager, V_FIRST, V_HREF, same);
	if (last != NULL)
		view_section_set(pager, V_NEXT, V_HREF,
		    arena_printf(rq->ctx.arena, "%s?before=%lld", same, (long long)last->id));
}

enum result knowledge_desk_links(struct request *rq)
{
	const struct links_form *form = rq->form;
	int64_t before = rq->failed ? 0 : form->before;
	const struct knowledge_link *listed;
	struct view *page, *table;
	struct db_rows rows;
	size_t count;
	enum result res = knowledge_links_broken(&rq->ctx, before, &rows);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE_LINKS, _("Broken links"));
	if ((res = knowledge_desk_tabs(rq, page, KNOWLEDGE_TAB_LINKS)) != RES_OK)
		return res;
	view_show(page, rq->ctx.settings->check_outside ? V_OUTSIDE : V_NO_OUTSIDE);
	view_show_if(page, V_EMPTY, rows.count == 0);
	if (rows.count == 0)
		return RES_OK;
	listed = rows.rows;
	count = rows.count > LINKS_PAGE ? LINKS_PAGE : rows.count;
	table = view_section(page, V_TABLE);
	view_show_if(table, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, &listed[i]);
	show_pager(rq, page, before, rows.count > count ? &listed[count - 1] : NULL);
	return RES_OK;
}

enum result knowledge_desk_links_again(struct request *rq)
{
	const struct links_form *form = rq->form;
	enum result res = knowledge_links_again(&rq->ctx, form->article);

	return res != RES_OK ? res
			     : respond_see_other(rq, "/admin/knowledge/links", FLASH_LINKS_AGAIN);
}

enum result knowledge_desk_show_broken(struct request *rq, struct view *page, int64_t article_id)
{
	struct db_rows rows;
	struct view *box;
	enum result res = knowledge_links_of(&rq->ctx, article_id, &rows);

	if (res != RES_OK || rows.count == 0)
		return res;
	box = view_section(page, V_BROKEN);
	view_set(box, V_BROKEN_TEXT,
	    arena_printf(rq->ctx.arena,
		ngettext("%d link in what readers get does not work",
		    "%d links in what readers get do not work", (unsigned long)rows.count),
		(int)rows.count));
	for (size_t i = 0; i < rows.count && i < HINTS; i++) {
		const struct knowledge_link *link = (const struct knowledge_link *)rows.rows + i;
		struct view *item = view_section(box, V_BROKEN_LINK);

		view_set(item, V_CODE, link->language);
		view_set(item, V_ADDRESS, link->address);
		view_set(item, V_REASON_TEXT, knowledge_link_reason(&rq->ctx, link));
	}
	return RES_OK;
}
