/* SPDX-License-Identifier: Apache-2.0 */
/* Documents and tickets in which words of a query stand, each once, with which words and how much
 * that counts. For search*.c only. */
#ifndef LOKET_SEARCH_MATCH_H
#define LOKET_SEARCH_MATCH_H

#include "search_terms.h"

/* Where words are looked for. Tickets are a customer's own, of a manager the organisation's. */
enum search_where { IN_TEXTS, IN_TITLES /* and tags */, IN_TICKETS, IN_OPEN_TICKETS, IN_COUNT };
/* How many places are read of one word; of tickets the newest. */
extern const size_t search_read_max[IN_COUNT];

struct search_match {
	int64_t id;        /* of the document, or the ticket's number */
	int64_t kind;      /* enum search_kind; 0: a ticket */
	int64_t object_id; /* 0: a ticket */
	int64_t language;  /* 0: a ticket */
	int64_t changed_at;
	int64_t mask; /* a bit for each word of the query */
	int64_t score;
};
struct search_matches {
	struct search_match *at;
	size_t count;
	int64_t overflowed; /* a bit for each word that stands in more than was read */
	bool cut;           /* whether some hold such a word too was not asked */
};

/* What the viewer may see, by id. */
enum result search_match(struct ctx *ctx, const struct search_terms *terms, enum search_where where,
    struct search_matches *matches) MUST_CHECK;

#endif
