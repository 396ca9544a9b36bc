/* SPDX-License-Identifier: Apache-2.0 */
/* What was searched for, and where it stands in a text: reading the words of a query, and cutting a
 * text into pieces that are hits and pieces that are not. Escaping is left to whoever shows them.
 */
#include <string.h>

#include "buf.h"
#include "text.h"
#include "words.h"

#define NORMAL_MAX (WORDS_QUERY_MAX * (WORDS_MAX + 1))
#define PIECES_MAX 129 /* 64 hits, and what stands around them */
#define BEFORE_HIT 60  /* characters of an excerpt before its first hit */

/* ---- reading ---- */

static bool is_known(const struct words_query *query, const char *folded)
{
	for (size_t i = 0; i < query->count; i++)
		if (strcmp(query->at[i].folded, folded) == 0)
			return true;
	return false;
}

static enum result add_word(struct arena *arena, const struct word *word, struct words_query *query)
{
	size_t i = query->count;

	query->at[i].folded = arena_strdup(arena, word->folded);
	for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
		query->at[i].stem[language] = arena_strdup(
		    arena, words_stem((enum language)language, word->folded));
		if (query->at[i].stem[language] == NULL)
			return RES_UNAVAILABLE;
	}
	if (query->at[i].folded == NULL)
		return RES_UNAVAILABLE;
	query->at[i].length = word->length;
	query->at[i].start = word->start;
	query->at[i].size = word->size;
	query->count++;
	return RES_OK;
}

static enum result join_words(struct arena *arena, struct words_query *query)
{
	struct buf normal;

	buf_init(&normal, NORMAL_MAX);
	for (size_t i = 0; i < query->count; i++) {
		if (i > 0)
			buf_addc(&normal, ' ');
		buf_adds(&normal, query->at[i].folded);
	}
	query->normal = buf_ok(&normal) ? arena_strdup(arena, normal.data) : NULL;
	buf_free(&normal);
	return query->normal == NULL ? RES_UNAVAILABLE : RES_OK;
}

enum result words_query_read(struct arena *arena, const char *text, struct words_query *query)
{
	struct words words = words_begin(text, strlen(text));
	const char *end = words.end;
	struct word word;
	enum result res;

	memset(query, 0, sizeof(*query));
	while (query->count < WORDS_QUERY_MAX && words_next(&words, &word)) {
		query->prefix = false;
		if (words_is_stop(LANGUAGE_NL, word.folded) ||
		    words_is_stop(LANGUAGE_EN, word.folded) || is_known(query, word.folded))
			continue;
		if ((res = add_word(arena, &word, query)) != RES_OK)
			return res;
		query->prefix = words.at == end && word.length >= WORDS_PREFIX_MIN;
	}
	return join_words(arena, query);
}

bool words_query_finds(
    const struct words_query *query, enum language language, const struct word *word)
{
	const char *stem;

	if (words_is_stop(language, word->folded))
		return false;
	stem = words_stem(language, word->folded);
	for (size_t i = 0; i < query->count; i++) {
		if (strcmp(query->at[i].stem[LANGUAGE_NL], stem) == 0 ||
		    strcmp(query->at[i].stem[LANGUAGE_EN], stem) == 0 ||
		    strcmp(query->at[i].folded, word->folded) == 0)
			return true;
		if (query->prefix && i + 1 == query->count &&
		    strncmp(query->at[i].folded, word->folded, strlen(query->at[i].folded)) == 0)
			return true;
	}
	return false;
}

/* ---- pieces ---- */

/* So many characters back from `at`, but not before `start`. */
static const char *back(const char *start, const char *at, size_t characters)
{
	while (at > start && characters > 0) {
		at--;
		if (((unsigned char)*at & 0xc0) != 0x80)
			characters--;
	}
	return at;
}

static const char *forth(const char *at, size_t characters)
{
	while (*at != '\0' && characters > 0) {
		at++;
		while (((unsigned char)*at & 0xc0) == 0x80)
			at++;
		characters--;
	}
	return at;
}

static const char *first_hit(
    const struct words_query *query, enum language language, const char *text)
{
	struct words words = words_begin(text, strlen(text));
	struct word word;

	while (words_next(&words, &word))
		if (words_query_finds(query, language, &word))
			return word.start;
	return text;
}

/* The part of the text an excerpt shows, at spaces where there are any. */
static void choose_window(const struct words_query *query, enum language language, const char *text,
    size_t max, const char **from, const char **until)
{
	const char *hit = first_hit(query, language, text), *end = text + strlen(text), *space;

	*from = text_length(text) <= max ? text : back(text, hit, BEFORE_HIT);
	if (*from != text && (space = memchr(*from, ' ', (size_t)(hit - *from))) != NULL)
		*from = space + 1;
	*until = forth(*from, max);
	if (*until == end)
		return;
	for (space = *until; space > *from && *space != ' ' && *space != '\n'; space--)
		;
	if (space > hit)
		*until = space;
}

struct cutter {
	struct arena *arena;
	struct words_piece *pieces;
	size_t count;
	bool failed;
};

static void cut(struct cutter *cutter, const char *from, const char *until, bool hit)
{
	const char *text;

	if (from == until)
		return;
	text = arena_strndup(cutter->arena, from, (size_t)(until - from));
	cutter->failed |= text == NULL;
	cutter->pieces[cutter->count++] = (struct words_piece){ .text = text, .hit = hit };
}

enum result words_pieces(struct arena *arena, const struct words_query *query,
    enum language language, const char *text, size_t max, struct words_piece **pieces,
    size_t *count)
{
	/* Two more than PIECES_MAX: for the marks of a cut. */
	struct cutter cutter = { arena, arena_array(arena, PIECES_MAX + 2, sizeof(**pieces)), 0,
		false };
	const char *from = text, *until = text + strlen(text), *end = until;
	const char *dots = "\xe2\x80\xa6";
	struct words words;
	struct word word;

	if (cutter.pieces == NULL)
		return RES_UNAVAILABLE;
	if (max > 0)
		choose_window(query, language, text, max, &from, &until);
	if (from != text)
		cut(&cutter, dots, dots + strlen(dots), false);
	words = words_begin(from, (size_t)(until - from));
	while (cutter.count + 2 < PIECES_MAX && words_next(&words, &word)) {
		if (!words_query_finds(query, language, &word))
			continue;
		cut(&cutter, from, word.start, false);
		from = word.start + word.size;
		cut(&cutter, word.start, from, true);
	}
	cut(&cutter, from, until, false);
	if (until != end)
		cut(&cutter, dots, dots + strlen(dots), false);
	*pieces = cutter.pieces;
	*count = cutter.count;
	return cutter.failed ? RES_UNAVAILABLE : RES_OK;
}
