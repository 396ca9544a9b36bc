/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a text, for searching: split, case and accents folded, stemmed by Snowball for Dutch
 * and English, and how far two words are apart. Knows nothing of indexes or ranking. Not for
 * threads. */
#ifndef LOKET_WORDS_H
#define LOKET_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "i18n.h"
#include "result.h"

#define WORDS_MAX 63 /* bytes of a folded word; what is longer is cut */

/* Walks over a text. */
struct words {
	const char *at, *end;
};
struct word {
	const char *start;          /* in the text as it was given */
	size_t size;                /* bytes there */
	size_t length;              /* characters of `folded` */
	char folded[WORDS_MAX + 1]; /* case and accents folded: "Één" is "een" */
};

/* `text` must outlive the walk. Bytes that are no UTF-8 part words, as spaces do. */
struct words words_begin(const char *text, size_t size);
/* The next word: a run of letters, digits and their marks, or one symbol such as an emoji. False at
 * the end. */
bool words_next(struct words *words, struct word *word);

/* Whether a folded word is too common in the language to search for: "de", "het", "with". */
bool words_is_stop(enum language language, const char *folded);
/* The stem of a folded word: "inloggen" and "inlogt" become the same. Lives until the next call. */
const char *words_stem(enum language language, const char *folded);

/* Slips of the keyboard between two words (Damerau, optimal string alignment: a letter too many,
 * too few, another, or two in each other's place), in characters; `max` + 1 when there are more. At
 * most 3. */
size_t words_distance(const char *one, const char *other, size_t max);

#define WORDS_SLIPS_MAX 29
/* Hashes of the word's first seven characters with up to two left out. Two words that are at most
 * two slips apart have one in common (Garbe's symmetric deletes); the reverse need not hold. The
 * first is that of nothing left out. Returns how many; 0 for words of fewer than three characters.
 */
size_t words_slips(const char *folded, uint32_t slips[WORDS_SLIPS_MAX]);

/* ---- what somebody searches for ---- */

#define WORDS_QUERY_MAX 8  /* words that count; what follows is ignored */
#define WORDS_PREFIX_MIN 3 /* characters typed before the last word also finds what begins so */

struct words_query {
	size_t count;
	struct {
		const char *folded;
		const char *stem[LANGUAGE_EN + 1]; /* by language; [0] is not used */
		size_t length;                     /* characters of `folded` */
		const char *start;                 /* in the text, and its bytes there */
		size_t size;
	} at[WORDS_QUERY_MAX];
	bool prefix;        /* the last word may still be being typed */
	const char *normal; /* the folded words with a space between; "" without words */
};

/* Stop words of either language and words that come twice are left out. RES_UNAVAILABLE: no memory.
 */
enum result words_query_read(
    struct arena *arena, const char *text, struct words_query *query) MUST_CHECK;
/* Whether a word of a text in that language is one of those searched for. */
bool words_query_finds(
    const struct words_query *query, enum language language, const struct word *word);

/* A stretch of text, marked or not; all pieces after each other are the text. */
struct words_piece {
	const char *text;
	bool hit;
};
/* Parts a text at the words that were searched for. With `max` it becomes an excerpt of about so
 * many characters that begins shortly before the first of them, with "…" where it was cut; 0: the
 * whole. At most 64 hits are marked. RES_UNAVAILABLE: no memory. */
enum result words_pieces(struct arena *arena, const struct words_query *query,
    enum language language, const char *text, size_t max, struct words_piece **pieces,
    size_t *count) MUST_CHECK;

#endif
