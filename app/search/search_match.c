/* SPDX-License-Identifier: Apache-2.0 */
/* Puts together what the index says of each word. Of a word that stands nearly everywhere only the
 * places that count most are read; whether the documents that hold the rarer words hold it too is
 * asked for those documents. So a search costs the same however many documents there are. */
#include "search_match.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "json.h"
#include "search_db.h"

#define JSON_MAX (64 * 1024)
/* Documents times words that are asked for beside what was read. */
static const size_t probes_max[IN_COUNT] = {
	[IN_TEXTS] = 1200, [IN_TITLES] = 400, [IN_TICKETS] = 400, [IN_OPEN_TICKETS] = 100
};

static int compare_hits(const void *one, const void *other)
{
	const struct search_hit *a = one, *b = other;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

static void sort_hits(const struct db_rows *rows)
{
	if (rows->count > 0)
		qsort(rows->rows, rows->count, sizeof(struct search_hit), compare_hits);
}

/* What the hits of one word in one document add, from the i-th on; returns the first after them.
 * Within a field a word of the query counts to a limit, however many words there count for it. */
static size_t weigh(const struct search_hit *hits, size_t count, size_t i, int64_t *score)
{
	int64_t sums[SEARCH_FIELDS] = { 0 };
	size_t first = i;

	for (; i < count && compare_hits(&hits[i], &hits[first]) == 0; i++)
		sums[hits[i].field] += hits[i].weight;
	*score = 0;
	for (int field = 0; field < SEARCH_FIELDS; field++)
		*score += sums[field] < search_field_most[field] ? sums[field]
								 : search_field_most[field];
	return i;
}

/* One match of all hits of a document, by id. */
static enum result fold(struct arena *arena, const struct db_rows *rows, struct search_matches *m)
{
	const struct search_hit *hits = rows->rows;
	int64_t score;

	if ((m->at = arena_array(arena, rows->count + 1, sizeof(*m->at))) == NULL)
		return RES_UNAVAILABLE;
	sort_hits(rows);
	for (size_t i = 0; i < rows->count;) {
		const struct search_hit *h = &hits[i];

		i = weigh(hits, rows->count, i, &score);
		if (m->count == 0 || m->at[m->count - 1].id != h->id)
			m->at[m->count++] = (struct search_match){ .id = h->id,
				.kind = h->kind,
				.object_id = h->object_id,
				.language = h->language,
				.changed_at = h->changed_at != 0 ? h->changed_at
								 : search_fresh(h->stale) };
		m->at[m->count - 1].mask |= INT64_C(1) << h->number;
		m->at[m->count - 1].score += score;
	}
	return RES_OK;
}

static int64_t overflowed(const struct db_rows *rows, size_t words, size_t max)
{
	size_t read[WORDS_QUERY_MAX] = { 0 };
	int64_t mask = 0;

	for (size_t i = 0; i < rows->count; i++)
		read[((const struct search_hit *)rows->rows)[i].number]++;
	for (size_t n = 0; n < words; n++)
		if (read[n] == max)
			mask |= INT64_C(1) << n;
	return mask;
}

/* ---- words that stand in more than was read ---- */

static int count_bits(int64_t mask)
{
	return __builtin_popcountll((unsigned long long)mask);
}

/* A document and what makes it worth asking: first those with a word that was read to its end. */
struct candidate {
	size_t at;
	bool rare;
	int words;
	int64_t score;
};

static int compare_candidates(const void *one, const void *other)
{
	const struct candidate *a = one, *b = other;

	if (a->rare != b->rare)
		return a->rare ? -1 : 1;
	if (a->words != b->words)
		return b->words - a->words;
	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* The ids of at most `max` documents that lack one of the words, as JSON; NULL out of memory. */
static const char *candidates(struct arena *arena, struct search_matches *m, size_t max)
{
	struct candidate *all = arena_array(arena, m->count + 1, sizeof(*all));
	size_t count = 0;
	const char *list;
	struct buf json;

	if (all == NULL)
		return NULL;
	for (size_t i = 0; i < m->count; i++)
		if ((m->overflowed & ~m->at[i].mask) != 0)
			all[count++] = (struct candidate){ .at = i,
				.rare = (m->at[i].mask & ~m->overflowed) != 0,
				.words = count_bits(m->at[i].mask),
				.score = m->at[i].score };
	if (count > 0)
		qsort(all, count, sizeof(*all), compare_candidates);
	m->cut = count > max;
	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < count && i < max; i++)
		buf_addf(&json, "%s%lld", i > 0 ? "," : "", (long long)m->at[all[i].at].id);
	buf_addc(&json, ']');
	list = buf_ok(&json) ? arena_strdup(arena, json.data) : NULL;
	buf_free(&json);
	return list;
}

/* Both are by id. A word that was known already counts as it did. */
static void merge(struct search_matches *m, const struct db_rows *rows)
{
	const struct search_hit *hits = rows->rows;
	size_t at = 0;
	int64_t score;

	sort_hits(rows);
	for (size_t i = 0; i < rows->count;) {
		const struct search_hit *h = &hits[i];
		int64_t bit = INT64_C(1) << h->number;

		i = weigh(hits, rows->count, i, &score);
		while (at < m->count && m->at[at].id < h->id)
			at++;
		if (at == m->count || m->at[at].id != h->id || (m->at[at].mask & bit) != 0)
			continue;
		m->at[at].mask |= bit;
		m->at[at].score += score;
	}
}

static enum result probe(struct ctx *ctx, const struct search_terms *terms, enum search_where where,
    struct search_matches *m)
{
	const char *words = search_terms_masked(ctx->arena, terms, m->overflowed), *ids;
	struct db_rows rows;
	size_t asked = 0;
	enum result res;

	for (size_t n = 0; n < terms->count; n++)
		if ((m->overflowed & (INT64_C(1) << n)) != 0)
			asked += terms->at[n].count;
	if ((ids = candidates(ctx->arena, m, probes_max[where] / asked)) == NULL || words == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_probe(ctx, where, ids, words, &rows)) == RES_OK)
		merge(m, &rows);
	return res;
}

/* ---- all of it ---- */

enum result search_match(struct ctx *ctx, const struct search_terms *terms, enum search_where where,
    struct search_matches *m)
{
	bool tickets = where == IN_TICKETS || where == IN_OPEN_TICKETS;
	const char *lists[WORDS_QUERY_MAX];
	struct db_rows rows;
	enum result res;

	*m = (struct search_matches){ 0 };
	for (size_t n = 0; n < WORDS_QUERY_MAX; n++) {
		lists[n] = n >= terms->count ? "[]"
		    : tickets
		    ? search_terms_tickets(ctx->arena, &terms->at[n])
		    : search_terms_documents(ctx->arena, &terms->at[n], where == IN_TITLES);
		if (lists[n] == NULL)
			return RES_UNAVAILABLE;
	}
	if ((res = search_db_read(ctx, where, lists, terms->count, &rows)) != RES_OK)
		return res;
	m->overflowed = overflowed(&rows, terms->count, search_read_max[where]);
	res = fold(ctx->arena, &rows, m);
	return res == RES_OK && m->overflowed != 0 && terms->count > 1 ? probe(ctx, terms, where, m)
								       : res;
}
