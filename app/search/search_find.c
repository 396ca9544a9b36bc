/* SPDX-License-Identifier: Apache-2.0 */
/* Finding: a page of results, and suggestions. What words count, where they stand and in which
 * order that comes are search_terms.c, search_match.c and search_rank.c. */
#include "search_find.h"

#include "buf.h"
#include "json.h"
#include "markdown.h"
#include "outage/outage.h"
#include "search_db.h"
#include "search_rank.h"

#define JSON_MAX (64 * 1024)

static bool has_tickets(const struct ctx *ctx)
{
	return ctx->viewer.id != 0 && !viewer_is_staff(&ctx->viewer);
}

/* ---- what is shown ---- */

static const char *ids_of(
    struct arena *arena, const struct search_result *results, size_t count, bool tickets)
{
	const char *text;
	struct buf json;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < count; i++)
		if ((results[i].facet == FACET_TICKETS) == tickets)
			buf_addf(
			    &json, "%s%lld", json.size > 1 ? "," : "", (long long)results[i].id);
	buf_addc(&json, ']');
	text = buf_ok(&json) ? arena_strdup(arena, json.data) : NULL;
	buf_free(&json);
	return text;
}

/* What a message says, as one plain text. */
static const char *plain(struct arena *arena, const char *markdown)
{
	const char *text;

	return markdown != NULL &&
		markdown_words(arena, MARKDOWN_MESSAGE, markdown, &text) == RES_OK
	    ? text
	    : markdown == NULL ? ""
			       : markdown;
}

/* Documents have a path, tickets a status; what the index knew of its time is made exact. */
static void fill(
    struct ctx *ctx, struct search_result *r, const struct search_shown *s, bool with_text)
{
	r->title = s->title;
	r->path = s->path;
	r->status = s->status;
	r->changed_at = s->changed_at;
	if (with_text)
		r->text = r->facet == FACET_TICKETS ? plain(ctx->arena, s->text) : s->text;
}

static void fill_all(struct ctx *ctx, struct search_result *results, size_t count, bool tickets,
    const struct db_rows *rows, bool with_text)
{
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < rows->count; n++) {
			const struct search_shown *s = (const struct search_shown *)rows->rows + n;

			if ((results[i].facet == FACET_TICKETS) == tickets &&
			    results[i].id == s->id)
				fill(ctx, &results[i], s, with_text);
		}
}

/* What is shown of results; what went away between two queries is left out. */
static enum result show(
    struct ctx *ctx, struct search_result *results, size_t *count, bool with_text)
{
	const char *documents = ids_of(ctx->arena, results, *count, false),
		   *tickets = ids_of(ctx->arena, results, *count, true);
	struct db_rows rows;
	size_t kept = 0;
	enum result res = RES_OK;

	if (documents == NULL || tickets == NULL)
		return RES_UNAVAILABLE;
	if (documents[1] != ']' &&
	    (res = search_db_show_documents(ctx, documents, with_text, &rows)) == RES_OK)
		fill_all(ctx, results, *count, false, &rows, with_text);
	if (res == RES_OK && tickets[1] != ']' &&
	    (res = search_db_show_tickets(ctx, tickets, with_text, &rows)) == RES_OK)
		fill_all(ctx, results, *count, true, &rows, with_text);
	for (size_t i = 0; i < *count; i++)
		if (results[i].title != NULL)
			results[kept++] = results[i];
	*count = kept;
	return res;
}

/* ---- a page of results ---- */

/* Whatever has enough of the words has one of those that were read to their end, unless the others
 * alone would be enough. */
static bool is_capped(const struct search_matches *matches, const struct search_ranking *ranking)
{
	return matches->cut ||
	    __builtin_popcountll((unsigned long long)matches->overflowed) >= ranking->needed;
}

static enum result find_all(
    struct ctx *ctx, struct search_found *found, struct search_ranking *ranking)
{
	struct search_matches documents, tickets = { 0 };
	struct search_terms terms;
	enum result res;

	if (found->query.count == 0)
		return RES_OK;
	if ((res = search_terms_of(ctx, &found->query, &terms)) != RES_OK ||
	    (res = search_match(ctx, &terms, IN_TEXTS, &documents)) != RES_OK)
		return res;
	if (has_tickets(ctx) && (res = search_match(ctx, &terms, IN_TICKETS, &tickets)) != RES_OK)
		return res;
	res = search_rank(ctx, found->query.count, &documents, &tickets, ranking);
	found->capped = is_capped(&documents, ranking) || is_capped(&tickets, ranking);
	return res;
}

static void take_page(const struct search_ranking *ranking, enum search_facet facet, int64_t page,
    struct search_found *found)
{
	int64_t skip = (page - 1) * SEARCH_PAGE;

	for (size_t i = 0; i < ranking->count; i++) {
		const struct search_ranked *r = &ranking->at[i];

		if ((facet != FACET_ALL && r->facet != facet) || skip-- > 0 ||
		    found->count == SEARCH_PAGE)
			continue;
		found->results[found->count++] = (struct search_result){ .facet = r->facet,
			.id = r->match->id,
			.object_id = r->match->object_id,
			.language = (enum language)r->match->language };
	}
}

static void count_facets(const struct search_ranking *ranking, struct search_found *found)
{
	for (size_t i = 0; i < ranking->count; i++) {
		const struct search_ranked *r = &ranking->at[i];

		found->counts[r->facet]++;
		if (r->facet == FACET_OUTAGES && found->outage_count < SEARCH_OUTAGES_MAX)
			found->outages[found->outage_count++] = r->match->object_id;
	}
	found->counts[FACET_ALL] = (int64_t)ranking->count;
}

enum result search_find(struct ctx *ctx, const char *text, enum search_facet facet, int64_t page,
    struct search_found *found)
{
	struct search_ranking ranking = { 0 };
	int64_t all;
	enum result res;

	*found = (struct search_found){ .results = arena_array(
					    ctx->arena, SEARCH_PAGE, sizeof(*found->results)) };
	if (found->results == NULL)
		return RES_UNAVAILABLE;
	if ((res = words_query_read(ctx->arena, text, &found->query)) != RES_OK ||
	    (res = find_all(ctx, found, &ranking)) != RES_OK)
		return res;
	count_facets(&ranking, found);
	all = (int64_t)(1 << found->query.count) - 1;
	if ((res = search_mend(ctx, text, &found->query, all & ~ranking.mask, &found->meant)) !=
	    RES_OK)
		return res;
	found->pages = (found->counts[facet] + SEARCH_PAGE - 1) / SEARCH_PAGE;
	take_page(&ranking, facet, page, found);
	return show(ctx, found->results, &found->count, true);
}

/* ---- suggestions ---- */

/* At most `max` of one sort, from the best down. */
static void take_suggestions(const struct search_ranking *ranking,
    bool (*wanted)(enum search_facet), size_t max, struct search_result *results, size_t *count)
{
	for (size_t i = 0; i < ranking->count && max > 0 && *count < SEARCH_SUGGESTIONS_MAX; i++) {
		const struct search_ranked *r = &ranking->at[i];

		if (!wanted(r->facet))
			continue;
		results[(*count)++] = (struct search_result){ .facet = r->facet,
			.id = r->match->id,
			.object_id = r->match->object_id,
			.language = (enum language)r->match->language };
		max--;
	}
}

/* Outages that have ended are no news to somebody who types. One query, and only when an outage was
 * found at all. */
static enum result drop_ended(struct ctx *ctx, struct search_matches *matches)
{
	struct outage *open = NULL;
	size_t count = 0, kept = 0;
	bool any = false;
	enum result res;

	for (size_t i = 0; i < matches->count; i++)
		any |= matches->at[i].kind == SEARCH_OUTAGE;
	if (!any || (res = outage_open(ctx, &open, &count)) != RES_OK)
		return any ? res : RES_OK;
	for (size_t i = 0; i < matches->count; i++) {
		bool keep = matches->at[i].kind != SEARCH_OUTAGE;

		for (size_t o = 0; o < count && !keep; o++)
			keep = open[o].id == matches->at[i].object_id;
		if (keep)
			matches->at[kept++] = matches->at[i];
	}
	matches->count = kept;
	return RES_OK;
}

static bool is_outage(enum search_facet facet)
{
	return facet == FACET_OUTAGES;
}
static bool is_text(enum search_facet facet)
{
	return facet == FACET_ARTICLES || facet == FACET_NEWS;
}
static bool is_ticket(enum search_facet facet)
{
	return facet == FACET_TICKETS;
}

enum result search_suggest(struct ctx *ctx, const char *text, struct words_query *query,
    struct search_result *results, size_t *count)
{
	struct search_matches documents, tickets = { 0 };
	struct search_ranking ranking;
	struct search_terms terms;
	size_t own = 0;
	enum result res;

	*count = 0;
	if ((res = words_query_read(ctx->arena, text, query)) != RES_OK || query->count == 0)
		return res;
	if ((res = search_terms_of(ctx, query, &terms)) != RES_OK ||
	    (res = search_match(ctx, &terms, IN_TITLES, &documents)) != RES_OK)
		return res;
	if (has_tickets(ctx) &&
	    (res = search_match(ctx, &terms, IN_OPEN_TICKETS, &tickets)) != RES_OK)
		return res;
	if ((res = drop_ended(ctx, &documents)) != RES_OK ||
	    (res = search_rank(ctx, query->count, &documents, &tickets, &ranking)) != RES_OK)
		return res;
	for (size_t i = 0; i < ranking.count; i++)
		own += is_ticket(ranking.at[i].facet);
	take_suggestions(&ranking, is_outage, 2, results, count);
	take_suggestions(
	    &ranking, is_text, SEARCH_SUGGESTIONS_MAX - *count - (own > 0), results, count);
	take_suggestions(&ranking, is_ticket, 2, results, count);
	return show(ctx, results, count, false);
}

enum result search_articles_titled(struct ctx *ctx, const char *text, struct search_numbers *found)
{
	struct search_matches matches;
	struct words_query query;
	struct search_terms terms;
	int64_t all, *numbers;
	enum result res;

	*found = (struct search_numbers){ 0 };
	if ((res = words_query_read(ctx->arena, text, &query)) != RES_OK || query.count == 0)
		return res;
	if ((res = search_terms_of(ctx, &query, &terms)) != RES_OK ||
	    (res = search_match(ctx, &terms, IN_TITLES, &matches)) != RES_OK)
		return res;
	all = (INT64_C(1) << terms.count) - 1;
	if ((numbers = arena_array(ctx->arena, matches.count + 1, sizeof(*numbers))) == NULL)
		return RES_UNAVAILABLE;
	for (size_t i = 0; i < matches.count; i++)
		if (matches.at[i].kind == SEARCH_ARTICLE && matches.at[i].mask == all)
			numbers[found->count++] = matches.at[i].object_id;
	found->at = numbers;
	found->capped = matches.cut || terms.cut || matches.overflowed == all;
	return RES_OK;
}

enum result search_path(struct ctx *ctx, int64_t document_id, const char **path)
{
	return search_db_path(ctx, document_id, path);
}
