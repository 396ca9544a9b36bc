/* SPDX-License-Identifier: Apache-2.0 */
/* The order of what was found: the reader's language first, then how many of the words, then where
 * they stand and how fresh it is. Enough words must be found, and a text in two languages appears
 * once. */
#include "search_rank.h"

#include <math.h>
#include <stdlib.h>

#define YEAR_SECONDS (365.0 * 86400.0)

static int count_bits(int64_t mask)
{
	return __builtin_popcountll((unsigned long long)mask);
}

static int compare_ranked(const void *one, const void *other)
{
	const struct search_ranked *a = one, *b = other;

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

static void add_matches(
    struct ctx *ctx, const struct search_matches *matches, struct search_ranking *ranking)
{
	for (size_t i = 0; i < matches->count; i++) {
		const struct search_match *m = &matches->at[i];

		ranking->mask |= m->mask;
		ranking->at[ranking->count++] = (struct search_ranked){ .match = m,
			.facet = facet_of(m->kind),
			.foreign = m->language != 0 && m->language != (int64_t)i18n_language(),
			.words = count_bits(m->mask),
			.score = (double)m->score * freshness(m->changed_at, ctx->now) };
	}
}

/* Whether the same text stands earlier in the reader's own language. The own language comes first,
 * so only foreign ones are looked for. */
static bool is_translation(
    const struct search_ranking *ranking, size_t foreign_from, const struct search_ranked *r)
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
static void thin(struct search_ranking *ranking, size_t words)
{
	size_t kept = 0, foreign_from;

	ranking->needed = 1;
	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->at[i].words >= words_needed(words))
			ranking->needed = words_needed(words);
	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->at[i].words >= ranking->needed)
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

enum result search_rank(struct ctx *ctx, size_t words, const struct search_matches *documents,
    const struct search_matches *tickets, struct search_ranking *ranking)
{
	size_t count = documents->count + tickets->count;

	*ranking = (struct search_ranking){ .at = arena_array(
						ctx->arena, count + 1, sizeof(*ranking->at)) };
	if (ranking->at == NULL)
		return RES_UNAVAILABLE;
	add_matches(ctx, documents, ranking);
	add_matches(ctx, tickets, ranking);
	if (count > 0)
		qsort(ranking->at, count, sizeof(*ranking->at), compare_ranked);
	thin(ranking, words);
	return RES_OK;
}
