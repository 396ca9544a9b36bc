/* SPDX-License-Identifier: Apache-2.0 */
/* What the search lacks: thin rules over their SQL. Long queries are not kept: they are sentences,
 * and sentences may say who somebody is. */
#include "search_gap.h"

#include <string.h>

#include "search_db.h"

#define KEPT_SECONDS (366 * INT64_C(86400))
#define WORDS_KEPT_MAX 60 /* bytes */

enum result search_miss(struct db *db, const char *words, enum language language, int64_t now)
{
	if (words[0] == '\0' || strlen(words) > WORDS_KEPT_MAX)
		return RES_OK;
	return search_db_miss(db, words, language, now);
}

enum result search_gaps(struct ctx *ctx, struct db_rows *rows)
{
	return search_db_gaps(ctx, rows);
}

enum result search_gap_handled(struct ctx *ctx, const char *words, enum language language)
{
	return search_db_gap_handled(ctx, words, language);
}

enum result search_outcome_add(
    struct db *db, enum search_outcome what, int64_t document_id, int64_t now)
{
	return search_db_outcome(db, what, document_id, now);
}

enum result search_outcomes(struct ctx *ctx, int64_t since, struct search_outcomes *outcomes)
{
	return search_db_outcomes(ctx, since, outcomes);
}

enum result search_gap_sweep(struct ctx *ctx)
{
	return search_db_sweep(ctx, ctx->now - KEPT_SECONDS);
}
