/* SPDX-License-Identifier: Apache-2.0 */
/* Finding: what is asked of the index, and the order of what comes back. The database ranks by
 * words found and where they stand; here the reader's language comes first, enough words must be
 * found, a text in two languages appears once, and the fresh wins from the stale. */
#include "search_find.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "json.h"
#include "markdown.h"
#include "outage/outage.h"
#include "search_db.h"

#define JSON_MAX (64 * 1024)
#define YEAR_SECONDS (365.0 * 86400.0)
#define FIELDS 3

/* ---- what is asked ---- */

/* The stems of a word in both languages, once when they are the same. */
static void add_terms(
    struct buf *documents, struct buf *tickets, const struct words_query *query, size_t i)
{
	for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
		const char *stem = query->at[i].stem[language];

		if (language == LANGUAGE_EN && strcmp(stem, query->at[i].stem[LANGUAGE_NL]) == 0)
			continue;
		for (int field = 1; field <= FIELDS; field++) {
			buf_addf(documents, "%s[%d,", documents->size > 1 ? "," : "", field);
			json_add_text(documents, stem);
			buf_addf(documents, ",%d]", 1 << i);
		}
		buf_adds(tickets, tickets->size > 1 ? ",[" : "[");
		json_add_text(tickets, stem);
		buf_addf(tickets, ",%d]", 1 << i);
	}
}

static const char *end_list(struct arena *arena, struct buf *json)
{
	const char *text;

	buf_addc(json, ']');
	text = buf_ok(json) ? arena_strdup(arena, json->data) : NULL;
	buf_free(json);
	return text;
}

static enum result make_terms(
    struct arena *arena, const struct words_query *query, struct search_terms *terms)
{
	struct buf documents, tickets;

	buf_init(&documents, JSON_MAX);
	buf_init(&tickets, JSON_MAX);
	buf_addc(&documents, '[');
	buf_addc(&tickets, '[');
	for (size_t i = 0; i < query->count; i++)
		add_terms(&documents, &tickets, query, i);
	*terms = (struct search_terms){ .words = end_list(arena, &documents),
		.ticket_words = end_list(arena, &tickets),
		.low = "",
		.high = "" };
	if (query->prefix) {
		terms->low = query->at[query->count - 1].folded;
		terms->high = arena_printf(
		    arena, "%s\xf4\x8f\xbf\xbf", terms->low); /* U+10FFFF: after every letter */
		terms->prefix_bit = INT64_C(1) << (query->count - 1);
	}
	return terms->words != NULL && terms->ticket_words != NULL && terms->high != NULL
	    ? RES_OK
	    : RES_UNAVAILABLE;
}

/* ---- the order ---- */

struct ranked {
	const struct search_match *match;
	enum search_facet facet;
	bool foreign; /* in the other language than the reader's */
	int words;    /* of the query, found */
	double score;
};

static int count_bits(int64_t mask)
{
	return __builtin_popcountll((unsigned long long)mask);
}

static int compare_ranked(const void *one, const void *other)
{
	const struct ranked *a = one, *b = other;

	if (a->foreign != b->foreign)
		return a->foreign ? 1 : -1;
	if (a->words != b->words)
		return b->words - a->words;
	if (a->score < b->score || a->score > b->score)
		return a->score < b->score ? 1 : -1;
	if (a->match->changed_at != b->match->changed_at)
		return a->match->changed_at < b->match->changed_at ? 1 : -1;
	return a->match->id < b->match->id ? 1 : a->match->id > b->match->id ? -1 : 0;
}

static enum search_facet facet_of(int64_t kind)
{
	switch (kind) {
	case SEARCH_ARTICLE:
		return FACET_ARTICLES;
	case SEARCH_NEWS:
		return FACET_NEWS;
	case SEARCH_OUTAGE:
		return FACET_OUTAGES;
	default:
		return FACET_TICKETS;
	}
}

/* A text of a year ago counts for eight tenths of a fresh one, and none for less than six: so that
 * a title wins from tags and tags from text, however old. */
static double freshness(int64_t changed_at, int64_t now)
{
	double age = now > changed_at ? (double)(now - changed_at) / YEAR_SECONDS : 0;

	return 0.6 + 0.4 * exp2(-age);
}

/* All of two words must be found, and two thirds of more. */
static int words_needed(size_t count)
{
	return (int)(count * 2 + 2) / 3;
}

struct ranking {
	struct ranked *at;
	size_t count;
	int64_t mask; /* of all matches together */
};

static enum result rank(struct ctx *ctx, const struct db_rows *documents,
    const struct db_rows *tickets, struct ranking *ranking)
{
	const struct db_rows *sources[] = { documents, tickets };

	*ranking = (struct ranking){ .at = arena_array(ctx->arena,
					 documents->count + tickets->count + 1,
					 sizeof(*ranking->at)) };
	if (ranking->at == NULL)
		return RES_UNAVAILABLE;
	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < sources[s]->count; i++) {
			const struct search_match *m =
			    (const struct search_match *)sources[s]->rows + i;

			ranking->mask |= m->mask;
			ranking->at[ranking->count++] = (struct ranked){ .match = m,
				.facet = facet_of(m->kind),
				.foreign = m->language != 0 &&
				    m->language != (int64_t)i18n_language(),
				.words = count_bits(m->mask),
				.score = (double)m->score * freshness(m->changed_at, ctx->now) };
		}
	qsort(ranking->at, ranking->count, sizeof(*ranking->at), compare_ranked);
	return RES_OK;
}

/* Whether the same text stands earlier in the reader's own language. The own language comes first,
 * so only foreign ones are looked for. */
static bool is_translation(
    const struct ranking *ranking, size_t foreign_from, const struct ranked *r)
{
	if (!r->foreign)
		return false;
	for (size_t i = 0; i < foreign_from; i++)
		if (ranking->at[i].match->kind == r->match->kind &&
		    ranking->at[i].match->object_id == r->match->object_id)
			return true;
	return false;
}

/* Leaves out what has too few of the words, unless nothing has enough, and translations of what is
 * there. */
static void thin(struct ranking *ranking, const struct words_query *query)
{
	int needed = 1;
	size_t kept = 0, foreign_from;

	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->at[i].words >= words_needed(query->count))
			needed = words_needed(query->count);
	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->at[i].words >= needed)
			ranking->at[kept++] = ranking->at[i];
	ranking->count = kept;
	for (foreign_from = 0; foreign_from < kept && !ranking->at[foreign_from].foreign;
	     foreign_from++)
		;
	kept = 0;
	for (size_t i = 0; i < ranking->count; i++)
		if (!is_translation(ranking, foreign_from, &ranking->at[i]))
			ranking->at[kept++] = ranking->at[i];
	ranking->count = kept;
}

static bool has_tickets(const struct ctx *ctx)
{
	return ctx->viewer.id != 0 && !viewer_is_staff(&ctx->viewer);
}

/* ---- a page of results ---- */

static enum result find_all(struct ctx *ctx, const struct words_query *query,
    struct search_found *found, struct ranking *ranking)
{
	struct db_rows documents = { 0 }, tickets = { 0 };
	struct search_terms terms;
	enum result res;

	*ranking = (struct ranking){ 0 };
	if (query->count == 0)
		return RES_OK;
	if ((res = make_terms(ctx->arena, query, &terms)) != RES_OK ||
	    (res = search_db_documents(ctx, &terms, &documents)) != RES_OK)
		return res;
	if (has_tickets(ctx) && (res = search_db_tickets(ctx, &terms, false, &tickets)) != RES_OK)
		return res;
	found->capped = documents.count == SEARCH_MATCHES_MAX;
	if ((res = rank(ctx, &documents, &tickets, ranking)) == RES_OK)
		thin(ranking, query);
	return res;
}

static void take_page(const struct ranking *ranking, enum search_facet facet, int64_t page,
    struct search_found *found)
{
	int64_t skip = (page - 1) * SEARCH_PAGE;

	for (size_t i = 0; i < ranking->count; i++) {
		const struct ranked *r = &ranking->at[i];

		if ((facet != FACET_ALL && r->facet != facet) || skip-- > 0 ||
		    found->count == SEARCH_PAGE)
			continue;
		found->results[found->count++] = (struct search_result){ .facet = r->facet,
			.id = r->match->id,
			.object_id = r->match->object_id,
			.language = (enum language)r->match->language };
	}
}

static const char *ids_of(struct arena *arena, const struct search_found *found, bool tickets)
{
	struct buf json;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < found->count; i++)
		if ((found->results[i].facet == FACET_TICKETS) == tickets)
			buf_addf(&json, "%s%lld", json.size > 1 ? "," : "",
			    (long long)found->results[i].id);
	return end_list(arena, &json);
}

/* What a message says, as one plain text. */
static const char *plain(struct arena *arena, const char *markdown)
{
	const char *text;

	return markdown != NULL && markdown_plain(arena, markdown, &text) == RES_OK ? text
	    : markdown == NULL                                                      ? ""
										    : markdown;
}

static void fill(
    struct ctx *ctx, struct search_found *found, bool tickets, const struct db_rows *rows)
{
	for (size_t i = 0; i < found->count; i++)
		for (size_t n = 0; n < rows->count; n++) {
			const struct search_shown *s = (const struct search_shown *)rows->rows + n;
			struct search_result *r = &found->results[i];

			if ((r->facet == FACET_TICKETS) != tickets || r->id != s->id)
				continue;
			r->title = s->title;
			r->path = s->path;
			r->text = tickets ? plain(ctx->arena, s->text) : s->text;
			r->status = s->status;
			r->changed_at = s->changed_at;
		}
}

static enum result fill_page(struct ctx *ctx, struct search_found *found)
{
	const char *documents = ids_of(ctx->arena, found, false),
		   *tickets = ids_of(ctx->arena, found, true);
	struct db_rows rows;
	size_t kept = 0;
	enum result res = RES_OK;

	if (documents == NULL || tickets == NULL)
		return RES_UNAVAILABLE;
	if (documents[1] != ']' &&
	    (res = search_db_show_documents(ctx, documents, &rows)) == RES_OK)
		fill(ctx, found, false, &rows);
	if (res == RES_OK && tickets[1] != ']' &&
	    (res = search_db_show_tickets(ctx, tickets, &rows)) == RES_OK)
		fill(ctx, found, true, &rows);
	for (size_t i = 0; i < found->count;
	     i++) /* what went away between two queries is not shown */
		if (found->results[i].title != NULL)
			found->results[kept++] = found->results[i];
	found->count = kept;
	return res;
}

enum result search_find(struct ctx *ctx, const char *text, enum search_facet facet, int64_t page,
    struct search_found *found)
{
	struct ranking ranking;
	int64_t all;
	enum result res;

	*found = (struct search_found){ .results = arena_array(
					    ctx->arena, SEARCH_PAGE, sizeof(*found->results)) };
	if (found->results == NULL)
		return RES_UNAVAILABLE;
	if ((res = words_query_read(ctx->arena, text, &found->query)) != RES_OK ||
	    (res = find_all(ctx, &found->query, found, &ranking)) != RES_OK)
		return res;
	for (size_t i = 0; i < ranking.count; i++)
		found->counts[ranking.at[i].facet]++;
	found->counts[FACET_ALL] = (int64_t)ranking.count;
	all = (int64_t)(1 << found->query.count) - 1;
	if ((res = search_mend(ctx, text, &found->query, all & ~ranking.mask, &found->meant)) !=
	    RES_OK)
		return res;
	found->pages = (found->counts[facet] + SEARCH_PAGE - 1) / SEARCH_PAGE;
	take_page(&ranking, facet, page, found);
	return fill_page(ctx, found);
}

/* ---- suggestions ---- */

/* At most `max` of one sort, from the best down. */
static void take_suggestions(const struct ranking *ranking, bool (*wanted)(enum search_facet),
    size_t max, struct search_result *results, size_t *count)
{
	for (size_t i = 0; i < ranking->count && max > 0 && *count < SEARCH_SUGGESTIONS_MAX; i++) {
		const struct ranked *r = &ranking->at[i];

		if (!wanted(r->facet))
			continue;
		results[(*count)++] = (struct search_result){ .facet = r->facet,
			.id = r->match->id,
			.object_id = r->match->object_id,
			.language = (enum language)r->match->language,
			.title = r->match->title,
			.path = r->match->path,
			.changed_at = r->match->changed_at };
		max--;
	}
}

/* Outages that have ended are no news to somebody who types: they leave the ranking. One query, and
 * only when an outage was found at all. */
static enum result drop_ended(struct ctx *ctx, struct ranking *ranking)
{
	struct outage *open = NULL;
	size_t count = 0, kept = 0;
	bool any = false;
	enum result res;

	for (size_t i = 0; i < ranking->count; i++)
		any |= ranking->at[i].facet == FACET_OUTAGES;
	if (!any || (res = outage_open(ctx, &open, &count)) != RES_OK)
		return any ? res : RES_OK;
	for (size_t i = 0; i < ranking->count; i++) {
		bool keep = ranking->at[i].facet != FACET_OUTAGES;

		for (size_t o = 0; o < count && !keep; o++)
			keep = open[o].id == ranking->at[i].match->object_id;
		if (keep)
			ranking->at[kept++] = ranking->at[i];
	}
	ranking->count = kept;
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
	struct db_rows documents = { 0 }, tickets = { 0 };
	struct search_terms terms;
	struct ranking ranking;
	size_t own = 0;
	enum result res;

	*count = 0;
	if ((res = words_query_read(ctx->arena, text, query)) != RES_OK || query->count == 0)
		return res;
	if ((res = make_terms(ctx->arena, query, &terms)) != RES_OK ||
	    (res = search_db_titles(ctx, &terms, &documents)) != RES_OK)
		return res;
	if (has_tickets(ctx) && (res = search_db_tickets(ctx, &terms, true, &tickets)) != RES_OK)
		return res;
	if ((res = rank(ctx, &documents, &tickets, &ranking)) != RES_OK)
		return res;
	if ((res = drop_ended(ctx, &ranking)) != RES_OK)
		return res;
	thin(&ranking, query);
	for (size_t i = 0; i < ranking.count; i++)
		own += is_ticket(ranking.at[i].facet);
	take_suggestions(&ranking, is_outage, 2, results, count);
	take_suggestions(
	    &ranking, is_text, SEARCH_SUGGESTIONS_MAX - *count - (own > 0), results, count);
	take_suggestions(&ranking, is_ticket, 2, results, count);
	return RES_OK;
}
