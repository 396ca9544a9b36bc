/* SPDX-License-Identifier: Apache-2.0 */
/* "Did you mean": for each word nobody wrote the nearest that somebody did, in few slips of the
 * keyboard, and of equally near ones the commonest. Looks only at words of documents that everybody
 * may read, so that it gives nothing away. */
#include <string.h>

#include "buf.h"
#include "json.h"
#include "search_db.h"
#include "words.h"

#define JSON_MAX (64 * 1024)
#define WORD_MIN 4       /* characters */
#define LONG_WORD 6      /* from so many characters on, two slips may be mended; before that one */
#define MENDED_MAX 3     /* words */
#define CANDIDATES_MAX 8 /* for a word */

struct candidate {
	const char *word;
	size_t distance;
	int64_t tens; /* in how many texts, by powers of ten */
};
struct slip {
	size_t word;
	size_t count;
	struct candidate at[CANDIDATES_MAX];
};
struct mending {
	size_t count;
	struct slip at[MENDED_MAX];
};

static size_t slips_allowed(size_t length)
{
	return length >= LONG_WORD ? 2 : 1;
}

static void choose_words(const struct words_query *query, int64_t missing, struct mending *m)
{
	for (size_t i = 0; i < query->count && m->count < MENDED_MAX; i++)
		if ((missing & (INT64_C(1) << i)) != 0 && query->at[i].length >= WORD_MIN)
			m->at[m->count++].word = i;
}

static const char *end_list(struct arena *arena, struct buf *json)
{
	const char *text;

	buf_addc(json, ']');
	text = buf_ok(json) ? arena_strdup(arena, json->data) : NULL;
	buf_free(json);
	return text;
}

static enum result find_like(
    struct ctx *ctx, const struct words_query *query, const struct mending *m, struct db_rows *rows)
{
	uint32_t slips[WORDS_SLIPS_MAX];
	const char *list;
	struct buf json;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < m->count; i++) {
		size_t count = words_slips(query->at[m->at[i].word].folded, slips);

		for (size_t s = 0; s < count; s++)
			buf_addf(&json, "%s%lu", json.size > 1 ? "," : "", (unsigned long)slips[s]);
	}
	list = end_list(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_like(ctx, list, rows);
}

/* Keeps the nearest; a word that is as far as the farthest kept stays out. */
static void consider(struct slip *slip, const char *word, size_t distance)
{
	size_t at = slip->count;

	while (at > 0 && slip->at[at - 1].distance > distance)
		at--;
	if (at == CANDIDATES_MAX)
		return;
	if (slip->count < CANDIDATES_MAX)
		slip->count++;
	memmove(&slip->at[at + 1], &slip->at[at], (slip->count - at - 1) * sizeof(slip->at[0]));
	slip->at[at] = (struct candidate){ .word = word, .distance = distance };
}

static void consider_all(
    const struct words_query *query, const struct db_rows *rows, struct mending *m)
{
	for (size_t i = 0; i < m->count; i++)
		for (size_t n = 0; n < rows->count; n++) {
			const char *mistyped = query->at[m->at[i].word].folded,
				   *word = ((const struct search_word_row *)rows->rows)[n].word;
			size_t allowed = slips_allowed(query->at[m->at[i].word].length),
			       distance = words_distance(mistyped, word, allowed);

			if (distance > 0 && distance <= allowed)
				consider(&m->at[i], word, distance);
		}
}

/* A candidate's number among all of them. */
static int64_t number_of(size_t slip, size_t candidate)
{
	return (int64_t)(slip * CANDIDATES_MAX + candidate);
}

static void add_places(struct buf *json, int64_t number, const char *word)
{
	for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++)
		for (int field = FIELD_TITLE; field <= FIELD_TEXT; field++) {
			buf_addf(json, "%s[%lld,%d,%d,", json->size > 1 ? "," : "",
			    (long long)number, language, field);
			json_add_text(json, word);
			buf_addc(json, ']');
		}
}

static enum result count_texts(struct ctx *ctx, struct mending *m)
{
	const char *list;
	struct db_rows rows;
	struct buf json;
	enum result res;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < m->count; i++)
		for (size_t c = 0; c < m->at[i].count; c++)
			add_places(&json, number_of(i, c), m->at[i].at[c].word);
	if ((list = end_list(ctx->arena, &json)) == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_frequencies(ctx, list, &rows)) != RES_OK)
		return res;
	for (size_t n = 0; n < rows.count; n++) {
		const struct search_frequency *f = (const struct search_frequency *)rows.rows + n;

		struct candidate *c =
		    &m->at[f->number / CANDIDATES_MAX].at[f->number % CANDIDATES_MAX];

		if (f->tens > c->tens)
			c->tens = f->tens;
	}
	return RES_OK;
}

/* The nearest that still stands in a document for everybody; NULL: none. */
static const char *best_of(const struct slip *slip)
{
	const struct candidate *best = NULL;

	for (size_t c = 0; c < slip->count; c++) {
		const struct candidate *at = &slip->at[c];

		if (at->tens > 0 &&
		    (best == NULL || at->distance < best->distance ||
			(at->distance == best->distance && at->tens > best->tens)))
			best = at;
	}
	return best == NULL ? NULL : best->word;
}

/* The text as it was typed, with the mended words in the place of the others; NULL when none is. */
static enum result replace(struct ctx *ctx, const char *text, const struct words_query *query,
    const struct mending *m, const char **meant)
{
	const char *from = text;
	struct buf out;
	bool mended = false;

	buf_init(&out, JSON_MAX);
	for (size_t i = 0; i < m->count; i++) {
		const char *word = best_of(&m->at[i]), *start = query->at[m->at[i].word].start;

		if (word == NULL)
			continue;
		mended = true;
		buf_add(&out, from, (size_t)(start - from));
		buf_adds(&out, word);
		from = start + query->at[m->at[i].word].size;
	}
	buf_adds(&out, from);
	*meant = mended && buf_ok(&out) ? arena_strdup(ctx->arena, out.data) : NULL;
	buf_free(&out);
	return mended && *meant == NULL ? RES_UNAVAILABLE : RES_OK;
}

enum result search_mend(struct ctx *ctx, const char *text, const struct words_query *query,
    int64_t missing, const char **meant)
{
	struct mending m = { 0 };
	struct db_rows rows;
	enum result res;

	*meant = NULL;
	choose_words(query, missing, &m);
	if (m.count == 0)
		return RES_OK;
	if ((res = find_like(ctx, query, &m, &rows)) != RES_OK)
		return res;
	consider_all(query, &rows, &m);
	if ((res = count_texts(ctx, &m)) != RES_OK)
		return res;
	return replace(ctx, text, query, &m, meant);
}
