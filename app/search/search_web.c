/* SPDX-License-Identifier: Apache-2.0 */
/* The page of results and the suggestions while typing. What was typed is shown by the templates,
 * marked words as pieces of text: no markup is made here. */
#include "search_web.h"

#include <string.h>

#include "buf.h"
#include "incident/incident_web.h"
#include "knowledge/knowledge_place.h"
#include "portal.h"
#include "search_find.h"
#include "search_gap.h"
#include "search_view.h"
#include "text.h"
#include "ticket/ticket_view.h"
#include "views.h"

#define EXCERPT_SHOWN 180 /* characters */
#define PAGE_MAX 999
#define PAGER_AROUND 2    /* pages linked on either side of this one */
#define MISSES_AN_HOUR 60 /* counted of one address */
#define OPENED_AN_HOUR 60 /* counted of one person */
#define OPENED_SECONDS 3600

/* ---- forms ---- */

static const char *const facet_words[] = { "all", "articles", "tickets", "outages", "news", NULL };

struct query {
	const char *q;
	int kind;
	int64_t page;
};
static const struct form_field query_fields[] = {
	{ .name = "q",
	    .kind = FORM_LINE,
	    .max = SEARCH_TEXT_MAX,
	    .offset = offsetof(struct query, q) },
	{ .name = "kind",
	    .kind = FORM_CHOICE,
	    .choices = facet_words,
	    .offset = offsetof(struct query, kind) },
	{ .name = "page",
	    .kind = FORM_INT,
	    .min = 1,
	    .max = PAGE_MAX,
	    .offset = offsetof(struct query, page) },
};
const struct form_spec search_query = { query_fields, 3, sizeof(struct query) };

static const char *const purposes[] = { "search", "ticket", NULL };
enum purpose { FOR_SEARCH, FOR_TICKET };

struct suggest_query {
	const char *q;
	int purpose;
};
static const struct form_field suggest_fields[] = {
	{ .name = "q",
	    .kind = FORM_LINE,
	    .max = SEARCH_TEXT_MAX,
	    .offset = offsetof(struct suggest_query, q) },
	{ .name = "for",
	    .kind = FORM_CHOICE,
	    .choices = purposes,
	    .offset = offsetof(struct suggest_query, purpose) },
};
const struct form_spec search_suggest_query = { suggest_fields, 2, sizeof(struct suggest_query) };

struct opened_query {
	int64_t document;
};
static const struct form_field opened_fields[] = {
	{ .name = "document",
	    .kind = FORM_INT,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = offsetof(struct opened_query, document) },
};
const struct form_spec search_opened_query = { opened_fields, 1, sizeof(struct opened_query) };

/* ---- results ---- */

/* A value for an address; NULL out of memory. */
static const char *encoded(struct request *rq, const char *text)
{
	const char *out;
	struct buf buf;

	buf_init(&buf, 8192);
	text_add_urlencoded(&buf, text);
	out = buf_ok(&buf) ? arena_strdup(rq->ctx.arena, buf.size == 0 ? "" : buf.data) : NULL;
	buf_free(&buf);
	return out;
}

static const char *facet_label(enum search_facet facet)
{
	switch (facet) {
	case FACET_ALL:
		return _("All");
	case FACET_ARTICLES:
		return _("Knowledge base");
	case FACET_TICKETS:
		return _("My tickets");
	case FACET_OUTAGES:
		return p_("menu", "Status");
	case FACET_NEWS:
		return _("News");
	case FACET_COUNT:
		break;
	}
	return "";
}

static void show_facets(struct request *rq, struct view *box, const struct search_found *found,
    enum search_facet chosen)
{
	for (int facet = FACET_ALL; facet < FACET_COUNT; facet++) {
		struct view *view;

		if (found->counts[facet] == 0 && facet != (int)chosen)
			continue;
		view = view_section(box, V_FACET);
		view_set(view, V_LABEL, facet_label((enum search_facet)facet));
		view_set(view, V_COUNT_TEXT, i18n_number(rq->ctx.arena, found->counts[facet]));
		view_set(view, V_FACET_QUERY,
		    facet == FACET_ALL
			? ""
			: arena_printf(rq->ctx.arena, "&kind=%s", facet_words[facet]));
		view_show_if(view, V_HERE, facet == (int)chosen);
	}
}

static enum result show_pieces(struct request *rq, struct view *view, const char *section,
    const struct search_found *found, enum language language, const char *text, size_t max)
{
	struct words_piece *pieces;
	size_t count;
	enum result res = words_pieces(
	    rq->ctx.arena, &found->query, language, text, max, &pieces, &count);

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		struct view *piece = view_section(view, section);

		view_set(piece, V_PIECE, pieces[i].text);
		view_show(piece, pieces[i].hit ? V_HIT : V_TEXT);
	}
	return res;
}

static enum result show_result(struct request *rq, struct view *item,
    const struct search_found *found, const struct search_result *r)
{
	enum language language = r->language == 0 ? i18n_language() : r->language;
	enum result res;

	search_view_kind(rq, item, r);
	page_time(rq, item, "CHANGED", r->changed_at);
	if (language != i18n_language()) {
		view_show(item, V_FOREIGN);
		view_set(item, V_FOREIGN_TEXT,
		    language == LANGUAGE_EN ? _("Only in English") : _("Only in Dutch"));
	}
	if (r->facet == FACET_TICKETS)
		ticket_view_status(view_section(item, V_STATUS), r->status, false);
	res = show_pieces(rq, item, V_TITLE_PIECE, found, language, r->title, 0);
	if (res == RES_OK && r->text[0] != '\0')
		res = show_pieces(rq, view_section(item, V_EXCERPT), V_EXCERPT_PIECE, found,
		    language, r->text, EXCERPT_SHOWN);
	return res;
}

/* Where the articles of this page stand; without it the page still stands. */
static void show_places(struct request *rq, const struct search_found *found, struct view **items)
{
	struct db_rows rows;
	struct buf ids;

	buf_init(&ids, 1024);
	for (size_t i = 0; i < found->count; i++)
		if (found->results[i].facet == FACET_ARTICLES)
			buf_addf(&ids, "%s%lld", ids.size == 0 ? "[" : ",",
			    (long long)found->results[i].object_id);
	buf_addc(&ids, ']');
	if (ids.size > 1 && buf_ok(&ids) && knowledge_places(&rq->ctx, ids.data, &rows) == RES_OK)
		for (size_t n = 0; n < rows.count; n++)
			for (size_t i = 0; i < found->count; i++) {
				const struct knowledge_place *place =
				    (const struct knowledge_place *)rows.rows + n;

				if (found->results[i].facet == FACET_ARTICLES &&
				    found->results[i].object_id == place->article_id)
					view_section_set(items[i], V_PLACE, V_PLACE_TEXT,
					    knowledge_place_text(rq->ctx.arena, place));
			}
	buf_free(&ids);
}

/* An outage that goes on, above everything else that was found, with the button that makes a ticket
 * needless. Of those that were found the best; `*shown` is its number, 0 for none. */
static enum result show_outage(
    struct request *rq, struct view *box, const struct search_found *found, int64_t *shown)
{
	struct outage *open;
	struct view *view;
	size_t count;
	enum result res;

	*shown = 0;
	if (found->outage_count == 0)
		return RES_OK;
	if ((res = outage_open(&rq->ctx, &open, &count)) != RES_OK)
		return res;
	for (size_t f = 0; f < found->outage_count; f++)
		for (size_t i = 0; i < count; i++) {
			if (open[i].id != found->outages[f] || !outage_is_open(&open[i]))
				continue;
			*shown = open[i].id;
			view = view_section(box, V_OUTAGE);
			view_set(view, V_TITLE, outage_title(&open[i]));
			view_set(view, V_HREF,
			    arena_printf(
				rq->ctx.arena, "/support/status/%lld", (long long)open[i].id));
			return incident_web_show_affected(rq, view, &open[i]);
		}
	return RES_OK;
}

static void show_page_link(struct view *pager, int64_t page, int64_t here)
{
	struct view *link = view_section(pager, V_NUMBER_LINK);

	view_set_int(link, V_PAGE, page);
	view_show(link, page == here ? V_HERE : V_OTHER);
}

static void show_pager(
    struct view *box, const struct search_found *found, int64_t here, const char *facet_query)
{
	struct view *pager;

	if (found->pages < 2)
		return;
	pager = view_section(box, V_PAGER);
	view_set(pager, V_FACET_QUERY, facet_query);
	if (here > 1)
		view_set_int(view_section(pager, V_PREVIOUS), V_PAGE, here - 1);
	for (int64_t page = here - PAGER_AROUND; page <= here + PAGER_AROUND; page++)
		if (page >= 1 && page <= found->pages)
			show_page_link(pager, page, here);
	if (here < found->pages)
		view_set_int(view_section(pager, V_NEXT), V_PAGE, here + 1);
}

static const char *count_text(struct request *rq, const struct search_found *found)
{
	int64_t count = found->counts[FACET_ALL];
	const char *number = i18n_number(rq->ctx.arena, count);

	if (found->capped)
		return arena_printf(rq->ctx.arena, _("More than %s results"), number);
	return arena_printf(
	    rq->ctx.arena, ngettext("%s result", "%s results", (unsigned long)count), number);
}

/* Topics to browse when words did not help; without them the page still stands. */
static void show_topics(struct request *rq, struct view *page)
{
	struct view *topics = NULL;
	struct db_rows rows;

	if (knowledge_categories(&rq->ctx, &rows) != RES_OK)
		return;
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_category *category =
		    (const struct knowledge_category *)rows.rows + i;
		struct view *topic;

		if (category->articles == 0)
			continue;
		if (topics == NULL)
			topics = view_section(page, V_TOPICS);
		topic = view_section(topics, V_TOPIC);
		view_set(topic, V_HREF,
		    knowledge_category_path(rq->ctx.arena, knowledge_category_slug(category)));
		view_set(topic, V_NAME, knowledge_category_name(category));
	}
}

static enum result show_found(struct request *rq, struct view *page,
    const struct search_found *found, const struct query *query)
{
	enum search_facet facet = (enum search_facet)query->kind;
	struct view *box, *items[SEARCH_PAGE];
	int64_t outage = 0;
	enum result res = RES_OK;

	if (found->counts[FACET_ALL] == 0) {
		show_topics(rq, view_section(page, V_NOTHING));
		return RES_OK;
	}
	box = view_section(page, V_FOUND);
	show_facets(rq, box, found, facet);
	if (query->page == 1 && (facet == FACET_ALL || facet == FACET_OUTAGES) &&
	    (res = show_outage(rq, box, found, &outage)) != RES_OK)
		return res;
	for (size_t i = 0; res == RES_OK && i < found->count; i++) {
		if (found->results[i].facet == FACET_OUTAGES &&
		    found->results[i].object_id == outage)
			continue; /* it stands on top */
		items[i] = view_section(box, V_RESULT);
		res = show_result(rq, items[i], found, &found->results[i]);
	}
	show_places(rq, found, items);
	show_pager(box, found, query->page,
	    facet == FACET_ALL ? "" : arena_printf(rq->ctx.arena, "&kind=%s", facet_words[facet]));
	return res;
}

static void show_summary(struct request *rq, struct view *page, const struct search_found *found)
{
	struct view *summary = view_section(page, V_SUMMARY), *meant;

	if (found->counts[FACET_ALL] > 0)
		view_set(view_section(summary, V_SOME), V_COUNT_TEXT, count_text(rq, found));
	else
		view_show(summary, V_NONE);
	if (found->meant == NULL)
		return;
	meant = view_section(summary, V_MEANT);
	view_set(meant, V_MEANT_TEXT, found->meant);
	view_set(meant, V_MEANT_URL, encoded(rq, found->meant));
}

/* A GET cannot write, so this goes over the connection beside the request's, and what goes wrong
 * there is no reason to fail a page. */
static void note_miss(
    struct request *rq, const struct search_found *found, const struct query *query)
{
	if (found->counts[FACET_ALL] > 0 || found->query.count == 0 || query->page > 1 ||
	    rq->http.method != HTTP_GET)
		return;
	if (request_rate(rq, "search_miss", MISSES_AN_HOUR, 3600, rq->ctx.remote) == RES_OK &&
	    search_miss(rq->portal->side, found->query.normal, i18n_language(), rq->ctx.now) !=
		RES_OK)
		rq->ctx.why = "a search without result was not counted";
}

enum result search_web_page(struct request *rq)
{
	struct query query = *(const struct query *)rq->form;
	const char *typed = form_value(&rq->values, "q");
	bool too_long = typed != NULL && text_length(typed) > SEARCH_TEXT_MAX;
	struct search_found found;
	struct view *page;
	enum result res;

	if (query.q == NULL || too_long)
		query.q = "";
	if (query.page < 1)
		query.page = 1;
	if ((res = search_find(
		 &rq->ctx, query.q, (enum search_facet)query.kind, query.page, &found)) != RES_OK)
		return res;
	if (query.page > 1 && query.page > found.pages)
		return RES_NOT_FOUND;
	note_miss(rq, &found, &query);
	page = page_open(rq, TPL_SEARCH_RESULTS,
	    query.q[0] == '\0' ? _("Search")
			       : arena_printf(rq->ctx.arena, _("Search: %s"), query.q));
	page_is_public(rq, "/support/search", NULL, true, true);
	view_show_if(
	    rq->root, V_NO_INDEX, query.q[0] != '\0'); /* as many pages as there are words */
	if (query.q[0] != '\0') /* the link to the other language keeps the words */
		view_global(rq->root, V_PATH,
		    arena_printf(rq->ctx.arena, "/support/search?q=%s", encoded(rq, query.q)));
	view_set(page, V_F_Q, too_long ? typed : query.q);
	view_set(page, V_Q, query.q);
	view_set(page, V_Q_URL, encoded(rq, query.q));
	view_show_if(page, V_TOO_LONG, too_long);
	view_show(page, query.q[0] == '\0' ? V_UNASKED : V_ASKED);
	if (query.q[0] == '\0') {
		show_topics(rq, view_section(page, V_START));
		return RES_OK;
	}
	show_summary(rq, page, &found);
	return show_found(rq, page, &found, &query);
}

/* ---- suggestions ---- */

enum result search_web_suggest(struct request *rq)
{
	const struct suggest_query *query = rq->form;
	const char *q = query->q == NULL ? "" : query->q;
	struct search_result results[SEARCH_SUGGESTIONS_MAX];
	struct words_query words;
	struct view *page, *all;
	size_t count = 0;
	enum result res;

	if (query->purpose == FOR_TICKET) {
		page = page_open_bare(rq, TPL_SEARCH_HELP, "text/html; charset=utf-8");
		return search_view_help(rq, page, q, true);
	}
	if ((res = search_suggest(&rq->ctx, q, &words, results, &count)) != RES_OK)
		return res;
	page = page_open_bare(rq, TPL_SEARCH_SUGGEST, "text/html; charset=utf-8");
	search_view_options(rq, page, results, count, true);
	if (words.count == 0)
		return RES_OK;
	all = view_section(page, V_ALL);
	view_set(all, V_Q, q);
	view_set(all, V_Q_URL, encoded(rq, q));
	return RES_OK;
}

enum result search_web_opened(struct request *rq)
{
	const char *document = form_value(&rq->values, "document");
	int64_t id = document == NULL ? 0 : route_number(document, false);
	enum result res;

	if (id <= 0)
		return ctx_fail(&rq->ctx, RES_INVALID, "no document");
	res = search_outcome_add(rq->ctx.db, OUTCOME_OPENED, id, rq->ctx.now);
	return res != RES_OK ? res : respond_json(rq, "{}");
}

/* A GET cannot write: as note_miss(). */
enum result search_web_open(struct request *rq)
{
	int64_t document = ((const struct opened_query *)rq->form)->document;
	const char *path, *viewer;
	enum result res;

	if ((res = search_path(&rq->ctx, document, &path)) != RES_OK)
		return res;
	viewer = arena_printf(rq->ctx.arena, "%lld", (long long)rq->ctx.viewer.id);
	if (rq->http.method == HTTP_GET &&
	    request_rate(rq, "search_opened", OPENED_AN_HOUR, 3600, viewer) == RES_OK &&
	    search_outcome_add(rq->portal->side, OUTCOME_OPENED, document, rq->ctx.now) != RES_OK)
		rq->ctx.why = "a suggestion that was opened was not counted";
	respond_cookie(rq, OPENED_COOKIE, "1", OPENED_SECONDS);
	return respond_see_other(rq, path, FLASH_NONE);
}
