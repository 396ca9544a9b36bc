/* SPDX-License-Identifier: Apache-2.0 */
/* Suggestions as parts of pages: which icon, which address. Finds nothing itself but through
 * search_suggest(). */
#include "search_view.h"

#include "views.h"

void search_view_kind(struct request *rq, struct view *view, const struct search_result *r)
{
	static const char *const sections[FACET_COUNT] = { [FACET_ARTICLES] = V_IS_ARTICLE,
		[FACET_NEWS] = V_IS_NEWS,
		[FACET_OUTAGES] = V_IS_OUTAGE,
		[FACET_TICKETS] = V_IS_TICKET };

	view_show(view, sections[r->facet]);
	if (r->facet == FACET_TICKETS) {
		view_set_int(view, V_NUMBER, r->id);
		view_set(view, V_HREF,
		    arena_printf(rq->ctx.arena, "/support/tickets/%lld", (long long)r->id));
	} else {
		view_set(view, V_HREF, r->path);
	}
}

static void show_document(
    struct request *rq, struct view *option, const struct search_result *r, bool scripts)
{
	if (scripts)
		view_set_int(view_section(option, V_DOCUMENT), V_DOCUMENT_ID, r->id);
	else
		view_set(option, V_HREF,
		    arena_printf(
			rq->ctx.arena, "/support/suggest/opened?document=%lld", (long long)r->id));
}

void search_view_options(struct request *rq, struct view *view, const struct search_result *results,
    size_t count, bool scripts)
{
	for (size_t i = 0; i < count; i++) {
		struct view *option = view_section(view, V_OPTION);

		view_set_int(option, V_AT, (int64_t)i);
		view_set(option, V_TITLE, results[i].title);
		view_show_if(option, V_FOREIGN,
		    results[i].language != 0 && results[i].language != i18n_language());
		view_show_if(option, V_NEW_TAB, !scripts);
		search_view_kind(rq, option, &results[i]);
		if (results[i].facet == FACET_OUTAGES)
			view_set_int(
			    view_section(option, V_AFFECTS), V_OUTAGE_ID, results[i].object_id);
		if (results[i].facet != FACET_TICKETS)
			show_document(rq, option, &results[i], scripts);
	}
}

enum result search_view_help(
    struct request *rq, struct view *page, const char *subject, bool scripts)
{
	struct search_result results[SEARCH_SUGGESTIONS_MAX];
	struct words_query query;
	size_t count;
	enum result res;

	if ((res = search_suggest(&rq->ctx, subject, &query, results, &count)) != RES_OK)
		return res;
	if (count > 0)
		search_view_options(rq, view_section(page, V_HELP), results, count, scripts);
	return RES_OK;
}
