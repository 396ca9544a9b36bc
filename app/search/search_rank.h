/* SPDX-License-Identifier: Apache-2.0 */
/* The order of what was found. For search*.c only. */
#ifndef LOKET_SEARCH_RANK_H
#define LOKET_SEARCH_RANK_H

#include "search_find.h"
#include "search_match.h"

struct search_ranked {
	const struct search_match *match;
	enum search_facet facet;
	bool foreign; /* in the other language than the reader's */
	int words;    /* of the query, found */
	double score;
};
struct search_ranking {
	struct search_ranked *at; /* best first */
	size_t count;
	int64_t mask; /* of all matches together, also of those left out */
	int needed;   /* words that each of them has at least */
};

/* Ranks what a query of so many words found. */
enum result search_rank(struct ctx *ctx, size_t words, const struct search_matches *documents,
    const struct search_matches *tickets, struct search_ranking *ranking) MUST_CHECK;

#endif
