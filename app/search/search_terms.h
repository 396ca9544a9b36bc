/* SPDX-License-Identifier: Apache-2.0 */
/* What counts for each word of a query: the word itself, words of the same stem, and of the last
 * one, which may still be being typed, words that begin so. For search*.c only. */
#ifndef LOKET_SEARCH_TERMS_H
#define LOKET_SEARCH_TERMS_H

#include "search.h"
#include "words.h"

#define SEARCH_TERM_WORDS 32 /* that count for one word of a query */

/* Where a word stands in a document, in the order it is read; of a ticket nobody asks. */
enum search_field { FIELD_TICKET = 0, FIELD_TITLE = 1, FIELD_TAGS = 2, FIELD_TEXT = 3 };
#define SEARCH_FIELDS 4
/* What all that counts for one word adds at most, by field. */
extern const int search_field_most[SEARCH_FIELDS];

struct search_term {
	size_t count;
	struct {
		const char *word;
		int part; /* 1: counts whole; 2: for a half */
	} at[SEARCH_TERM_WORDS];
};
struct search_terms {
	size_t count; /* as the query's */
	struct search_term at[WORDS_QUERY_MAX];
	bool cut; /* more words begin like the last one */
};

/* One query, whatever is asked. */
enum result search_terms_of(
    struct ctx *ctx, const struct words_query *query, struct search_terms *terms) MUST_CHECK;

/* JSON lists for the statements; NULL out of memory. [language, field, part, "word"] in the order
 * that the index is read in: the reader's language first, then what counts most. */
const char *search_terms_documents(
    struct arena *arena, const struct search_term *term, bool titles_only);
/* [part, "word"]. */
const char *search_terms_tickets(struct arena *arena, const struct search_term *term);
/* [number of the word in the query, part, "word"] of words with a bit in the mask. */
const char *search_terms_masked(
    struct arena *arena, const struct search_terms *terms, int64_t mask);

#endif
