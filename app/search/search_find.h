/* SPDX-License-Identifier: Apache-2.0 */
/* Taking things out of the index: a page of results, suggestions while typing, and "Did you mean".
 * Each person finds only what that person may see; a constant number of queries whatever is asked.
 */
#ifndef LOKET_SEARCH_FIND_H
#define LOKET_SEARCH_FIND_H

#include "search.h"
#include "words.h"

#define SEARCH_TEXT_MAX 200 /* characters searched for: a subject fits */
#define SEARCH_PAGE 10      /* results on a page */
#define SEARCH_SUGGESTIONS_MAX 5
#define SEARCH_OUTAGES_MAX 5

/* Facets, in the order of the page. */
enum search_facet {
	FACET_ALL,
	FACET_ARTICLES,
	FACET_TICKETS,
	FACET_OUTAGES,
	FACET_NEWS,
	FACET_COUNT
};

struct search_result {
	enum search_facet facet; /* never FACET_ALL */
	int64_t id;              /* of a document for counting, or the ticket's number */
	int64_t object_id;       /* article.id and so on; 0 for a ticket */
	enum language language;
	int64_t status; /* of a ticket */
	int64_t changed_at;
	const char *title, *path; /* path without language prefix; NULL for a ticket */
	const char *text;         /* plain, where an excerpt can be cut from */
};
struct search_found {
	struct words_query query;
	int64_t counts[FACET_COUNT];
	bool capped;   /* there may be more than was counted */
	int64_t pages; /* of the chosen facet */
	struct search_result *results;
	size_t count;
	int64_t outages[SEARCH_OUTAGES_MAX]; /* outage.id of the best, on whatever page */
	size_t outage_count;
	const char
	    *meant; /* "Did you mean": the text with its slips mended; NULL: nothing to mend */
};

/* Page `page` (from 1) of one facet. */
enum result search_find(struct ctx *ctx, const char *text, enum search_facet facet, int64_t page,
    struct search_found *found) MUST_CHECK;
/* At most SEARCH_SUGGESTIONS_MAX, outages first, then articles and news, then the viewer's own open
 * tickets. Texts are not filled in. */
enum result search_suggest(struct ctx *ctx, const char *text, struct words_query *query,
    struct search_result *results, size_t *count) MUST_CHECK;
/* Where a suggested document is, without language prefix; RES_NOT_FOUND when the viewer may not see
 * it. */
enum result search_path(struct ctx *ctx, int64_t document_id, const char **path) MUST_CHECK;
/* The text with words nobody wrote replaced by the likeliest that somebody did; `missing` has a bit
 * for each word that was not found. NULL when there is none. Words come only from documents that
 * everybody may read. */
enum result search_mend(struct ctx *ctx, const char *text, const struct words_query *query,
    int64_t missing, const char **meant) MUST_CHECK;

#endif
