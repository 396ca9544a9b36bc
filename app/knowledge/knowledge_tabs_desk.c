/* SPDX-License-Identifier: Apache-2.0 */
/* The row of links that the desk's lists of the knowledge base have in common, with what waits for
 * somebody behind each. */
#include "knowledge_desk.h"
#include "knowledge_feedback.h"
#include "views.h"

static const struct {
	const char *path, *label;
} tabs[KNOWLEDGE_TAB_COUNT] = {
	[KNOWLEDGE_TAB_ARTICLES] = { "/admin/knowledge", N_("Articles") },
	[KNOWLEDGE_TAB_STRUCTURE] = { "/admin/knowledge/structure", N_("Topics and folders") },
	[KNOWLEDGE_TAB_READERS] = { "/admin/knowledge/feedback", N_("Readers' answers") },
	[KNOWLEDGE_TAB_LINKS] = { "/admin/knowledge/links", N_("Broken links") },
	[KNOWLEDGE_TAB_SEARCHES] = { "/admin/searches", N_("Searches without a result") },
};

static const char *waiting_behind(
    struct request *rq, enum knowledge_tab tab, const struct knowledge_waiting *waiting)
{
	int64_t count = tab == KNOWLEDGE_TAB_READERS ? waiting->readers
	    : tab == KNOWLEDGE_TAB_LINKS             ? waiting->links
						     : 0;

	if (count == 0)
		return NULL;
	return count < KNOWLEDGE_WAITING_MAX
	    ? i18n_number(rq->ctx.arena, count)
	    : arena_printf(rq->ctx.arena, "%d+", KNOWLEDGE_WAITING_MAX - 1);
}

enum result knowledge_desk_tabs(struct request *rq, struct view *page, enum knowledge_tab current)
{
	struct knowledge_waiting waiting;
	enum result res = knowledge_waiting(&rq->ctx, &waiting);

	for (int i = 0; res == RES_OK && i < KNOWLEDGE_TAB_COUNT; i++) {
		struct view *tab = view_section(page, V_TAB);
		const char *count = waiting_behind(rq, (enum knowledge_tab)i, &waiting);

		view_set(tab, V_HREF, tabs[i].path);
		view_set(tab, V_LABEL, _(tabs[i].label));
		view_show_if(tab, V_CURRENT, i == (int)current);
		if (count != NULL)
			view_section_set(tab, V_WAITING, V_COUNT, count);
	}
	return res;
}
