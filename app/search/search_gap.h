/* SPDX-License-Identifier: Apache-2.0 */
/* What the search lacks: searches that found nothing, and what came of suggestions. Counted without
 * saying by whom. */
#ifndef LOKET_SEARCH_GAP_H
#define LOKET_SEARCH_GAP_H

#include "ctx.h"

/* One search without a result. `words` is the folded query; on a connection outside the request's,
 * since a GET cannot write. */
enum result search_miss(
    struct db *db, const char *words, enum language language, int64_t now) MUST_CHECK;

struct search_gap {
	const char *words;
	int64_t language, tries, last_at;
};
/* Those nobody handled yet, most tried first, at most 200. */
enum result search_gaps(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* Off the list, until somebody searches for it again. */
enum result search_gap_handled(
    struct ctx *ctx, const char *words, enum language language) MUST_CHECK;

enum search_outcome {
	OUTCOME_OPENED = 1,         /* a suggestion was opened while a ticket was being written */
	OUTCOME_IGNORED = 2,        /* a ticket followed though suggestions were shown */
	OUTCOME_OPENED_IGNORED = 3, /* a ticket followed though one was opened */
};
enum result search_outcome_add(
    struct db *db, enum search_outcome what, int64_t document_id, int64_t now) MUST_CHECK;
struct search_outcomes {
	int64_t opened, ignored, opened_ignored;
};
/* Since that instant. */
enum result search_outcomes(
    struct ctx *ctx, int64_t since, struct search_outcomes *outcomes) MUST_CHECK;
/* Forgets what is older than a year; for the jobs. */
enum result search_gap_sweep(struct ctx *ctx) MUST_CHECK;

#endif
