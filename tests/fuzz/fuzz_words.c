/* SPDX-License-Identifier: Apache-2.0 */
/* Words: whatever the bytes, a walk ends, stays inside the text and gives folded UTF-8; a query
 * keeps its bounds; and the pieces of a text are that text. */
#include "fuzz.h"

#include <string.h>

#include "text.h"
#include "words.h"

static void check_walk(struct arena *arena, const char *text, size_t size)
{
	struct words words = words_begin(text, size);
	const char *before = text, *clean;
	uint32_t slips[WORDS_SLIPS_MAX];
	struct word word;

	while (words_next(&words, &word)) {
		size_t length = strlen(word.folded);

		PROMISE(
		    word.start >= before && word.size > 0 && word.start + word.size <= text + size);
		PROMISE(
		    length > 0 && length <= WORDS_MAX && word.length == text_length(word.folded));
		PROMISE(text_clean(arena, word.folded, length, TEXT_EXACT, &clean) == RES_OK);
		PROMISE(strlen(words_stem(LANGUAGE_NL, word.folded)) <= WORDS_MAX);
		PROMISE(strlen(words_stem(LANGUAGE_EN, word.folded)) <= WORDS_MAX);
		PROMISE(words_slips(word.folded, slips) <= WORDS_SLIPS_MAX);
		PROMISE(words_distance(word.folded, word.folded, 2) == 0);
		before = word.start + word.size;
	}
}

/* `text` without the marks of a cut is a part of the whole. */
static void check_pieces(
    struct arena *arena, const struct words_query *query, const char *text, size_t max)
{
	struct words_piece *pieces;
	size_t count, size = 0;

	PROMISE(words_pieces(arena, query, LANGUAGE_EN, text, max, &pieces, &count) == RES_OK);
	PROMISE(count <= 131);
	for (size_t i = 0; i < count; i++)
		size += strlen(pieces[i].text);
	if (max == 0)
		PROMISE(size == strlen(text));
	else
		PROMISE(text_length(text) > max || size == strlen(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = fuzz_arena();
	struct words_query query;
	const char *text;

	check_walk(arena, (const char *)data, size);
	if (text_clean(arena, (const char *)data, size, TEXT_BLOCK, &text) == RES_OK) {
		PROMISE(words_query_read(arena, text, &query) == RES_OK);
		PROMISE(
		    query.count <= WORDS_QUERY_MAX && (query.count > 0 || query.normal[0] == '\0'));
		check_pieces(arena, &query, text, 0);
		check_pieces(arena, &query, text, 40);
	}
	arena_destroy(arena);
	return 0;
}
