/* SPDX-License-Identifier: Apache-2.0 */
/* Longest common subsequence, by the table everybody knows, twice: over lines, then over the words
 * of lines that were replaced. What is the same at both ends is set aside first, so that a small
 * change in a long text costs little. The table has a ceiling; past it a stretch counts as
 * replaced. */
#include "diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CELLS_MAX (4 * 1024 * 1024) /* of two bytes */

struct token {
	const char *text;
	size_t size;
};
struct tokens {
	struct token *at;
	size_t count;
};
struct output {
	struct arena *arena;
	struct diff_piece *at;
	size_t count, room;
};

/* ---- tokens ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* A line with its end; or a word, or what is between words. */
static size_t token_size(const char *text, size_t size, bool lines)
{
	size_t n = 1;

	if (lines) {
		const char *end = memchr(text, '\n', size);

		return end == NULL ? size : (size_t)(end - text) + 1;
	}
	while (n < size && is_space(text[n]) == is_space(text[0]))
		n++;
	return n;
}

static enum result split(
    struct arena *arena, const char *text, size_t size, bool lines, struct tokens *out)
{
	size_t count = 0;

	for (size_t at = 0; at < size; at += token_size(text + at, size - at, lines))
		count++;
	out->count = 0;
	out->at = arena_array(arena, count + 1, sizeof(*out->at));
	if (out->at == NULL)
		return RES_UNAVAILABLE;
	for (size_t at = 0; at < size; at += out->at[out->count++].size)
		out->at[out->count] = (struct token){ text + at,
			token_size(text + at, size - at, lines) };
	return RES_OK;
}

/* The stretch of text that tokens cover. */
static size_t extent(struct tokens t)
{
	return t.count == 0
	    ? 0
	    : (size_t)(t.at[t.count - 1].text + t.at[t.count - 1].size - t.at[0].text);
}

static bool same(const struct token *a, const struct token *b)
{
	return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* ---- pieces ---- */

static enum result put(struct output *out, enum diff_kind kind, const char *text, size_t size)
{
	struct diff_piece *last = out->count == 0 ? NULL : &out->at[out->count - 1];

	if (size == 0)
		return RES_OK;
	if (last != NULL && last->kind == kind && last->text + last->size == text) {
		last->size += size;
		return RES_OK;
	}
	if (out->count == out->room) {
		size_t room = out->room == 0 ? 64 : out->room * 2;
		struct diff_piece *wider = arena_array(out->arena, room, sizeof(*wider));

		if (wider == NULL)
			return RES_UNAVAILABLE;
		if (out->count > 0)
			memcpy(wider, out->at, out->count * sizeof(*wider));
		out->at = wider;
		out->room = room;
	}
	out->at[out->count++] = (struct diff_piece){ kind, text, size };
	return RES_OK;
}

static enum result put_tokens(struct output *out, enum diff_kind kind, struct tokens t)
{
	return t.count == 0 ? RES_OK : put(out, kind, t.at[0].text, extent(t));
}

static struct tokens slice(struct tokens t, size_t from, size_t until)
{
	return (struct tokens){ t.at + from, until - from };
}

/* ---- comparing ---- */

static enum result compare(struct output *out, struct tokens a, struct tokens b, bool lines);

/* Lines that were replaced are looked at by the word; words are what they are. */
static enum result replaced(struct output *out, struct tokens a, struct tokens b, bool lines)
{
	struct tokens words_a, words_b;
	enum result res;

	if (!lines || a.count == 0 || b.count == 0) {
		if ((res = put_tokens(out, DIFF_REMOVED, a)) != RES_OK)
			return res;
		return put_tokens(out, DIFF_ADDED, b);
	}
	if ((res = split(out->arena, a.at[0].text, extent(a), false, &words_a)) != RES_OK ||
	    (res = split(out->arena, b.at[0].text, extent(b), false, &words_b)) != RES_OK)
		return res;
	return compare(out, words_a, words_b, false);
}

/* table[i][j]: how much a[i..] and b[j..] have in common. */
static void fill_table(uint16_t *table, const struct tokens *a, const struct tokens *b)
{
	const size_t width = b->count + 1;

	for (size_t i = a->count; i-- > 0;) {
		for (size_t j = b->count; j-- > 0;) {
			uint16_t down = table[(i + 1) * width + j],
				 right = table[i * width + j + 1];

			if (same(&a->at[i], &b->at[j]))
				table[i * width + j] = (uint16_t)(table[(i + 1) * width + j + 1] +
				    1);
			else
				table[i * width + j] = down > right ? down : right;
		}
	}
}

static enum result walk_table(
    struct output *out, const uint16_t *table, struct tokens a, struct tokens b, bool lines)
{
	const size_t width = b.count + 1;
	size_t i = 0, j = 0;

	while (i < a.count || j < b.count) {
		size_t from_i, from_j = j;
		enum result res;

		while (i < a.count && j < b.count && same(&a.at[i], &b.at[j])) {
			i++;
			j++;
		}
		if ((res = put_tokens(out, DIFF_SAME, slice(b, from_j, j))) != RES_OK)
			return res;
		from_i = i;
		from_j = j;
		while ((i < a.count || j < b.count) &&
		    !(i < a.count && j < b.count && same(&a.at[i], &b.at[j]))) {
			if (j == b.count ||
			    (i < a.count && table[(i + 1) * width + j] >= table[i * width + j + 1]))
				i++;
			else
				j++;
		}
		res = replaced(out, slice(a, from_i, i), slice(b, from_j, j), lines);
		if (res != RES_OK)
			return res;
	}
	return RES_OK;
}

static enum result compare_middle(struct output *out, struct tokens a, struct tokens b, bool lines)
{
	uint16_t *table;
	enum result res;

	if (a.count == 0 || b.count == 0 || a.count > UINT16_MAX || b.count > UINT16_MAX ||
	    (a.count + 1) * (b.count + 1) > CELLS_MAX)
		return replaced(out, a, b, lines && a.count <= UINT16_MAX && b.count <= UINT16_MAX);
	table = calloc((a.count + 1) * (b.count + 1), sizeof(*table));
	if (table == NULL)
		return RES_UNAVAILABLE;
	fill_table(table, &a, &b);
	res = walk_table(out, table, a, b, lines);
	free(table);
	return res;
}

static enum result compare(struct output *out, struct tokens a, struct tokens b, bool lines)
{
	size_t head = 0, tail = 0;
	enum result res;

	while (head < a.count && head < b.count && same(&a.at[head], &b.at[head]))
		head++;
	while (tail < a.count - head && tail < b.count - head &&
	    same(&a.at[a.count - 1 - tail], &b.at[b.count - 1 - tail]))
		tail++;
	if ((res = put_tokens(out, DIFF_SAME, slice(b, 0, head))) != RES_OK)
		return res;
	res = compare_middle(
	    out, slice(a, head, a.count - tail), slice(b, head, b.count - tail), lines);
	return res == RES_OK ? put_tokens(out, DIFF_SAME, slice(b, b.count - tail, b.count)) : res;
}

enum result diff_text(struct arena *arena, const char *before, const char *after,
    struct diff_piece **pieces, size_t *count)
{
	struct output out = { .arena = arena };
	struct tokens a, b;
	enum result res;

	*pieces = NULL;
	*count = 0;
	if ((res = split(arena, before, strlen(before), true, &a)) != RES_OK ||
	    (res = split(arena, after, strlen(after), true, &b)) != RES_OK ||
	    (res = compare(&out, a, b, true)) != RES_OK)
		return res;
	*pieces = out.at;
	*count = out.count;
	return RES_OK;
}
