/* SPDX-License-Identifier: Apache-2.0 */
/* Tickets for the desk's queue and for a customer's list: those that have the rarest word of a
 * text, newest first, and of those the ones that have the others too. When even the rarest word
 * stands in very many, and only open tickets or the viewer's own are wanted, all of those are tried
 * instead: they are fewer. */
#include <stdlib.h>

#include "buf.h"
#include "search_db.h"

#define JSON_MAX (128 * 1024)

/* The word that stands in fewest tickets. */
static enum result find_rarest(
    struct ctx *ctx, enum search_scope scope, const struct search_terms *terms, size_t *rarest)
{
	const char *lists[WORDS_QUERY_MAX];
	int64_t fewest = INT64_MAX;
	struct db_rows rows;
	enum result res;

	*rarest = 0;
	if (terms->count == 1)
		return RES_OK;
	for (size_t n = 0; n < WORDS_QUERY_MAX; n++)
		if ((lists[n] = n < terms->count ? search_terms_tickets(ctx->arena, &terms->at[n])
						 : "[]") == NULL)
			return RES_UNAVAILABLE;
	if ((res = search_db_count_tickets(ctx, scope, lists, &rows)) != RES_OK)
		return res;
	for (size_t i = 0; i < rows.count; i++) {
		const struct search_count *c = (const struct search_count *)rows.rows + i;

		if ((size_t)c->number < terms->count && c->hits < fewest) {
			fewest = c->hits;
			*rarest = (size_t)c->number;
		}
	}
	return RES_OK;
}

const char *search_numbers_json(struct arena *arena, const int64_t *numbers, size_t count)
{
	const char *list;
	struct buf json;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	for (size_t i = 0; i < count; i++)
		buf_addf(&json, "%s%lld", i > 0 ? "," : "", (long long)numbers[i]);
	buf_addc(&json, ']');
	list = buf_ok(&json) ? arena_strdup(arena, json.data) : NULL;
	buf_free(&json);
	return list;
}

static int compare_ids(const void *one, const void *other)
{
	int64_t a = ((const struct search_hit *)one)->id,
		b = ((const struct search_hit *)other)->id;

	return a < b ? 1 : a > b ? -1 : 0;
}

/* Leaves those that have the words with a bit in `wanted`. */
static enum result keep_those_with(struct ctx *ctx, const struct search_terms *terms,
    int64_t wanted, int64_t *numbers, size_t *count)
{
	const char *ids = search_numbers_json(ctx->arena, numbers, *count),
		   *words = search_terms_masked(ctx->arena, terms, wanted);
	struct search_hit *hits;
	struct db_rows found;
	int64_t mask;
	enum result res;

	if (ids == NULL || words == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_probe_tickets(ctx, ids, words, &found)) != RES_OK)
		return res;
	hits = found.rows;
	if (found.count > 0)
		qsort(hits, found.count, sizeof(*hits), compare_ids);
	*count = 0;
	for (size_t i = 0; i < found.count;) {
		int64_t id = hits[i].id;

		for (mask = 0; i < found.count && hits[i].id == id; i++)
			mask |= INT64_C(1) << hits[i].number;
		if (mask == wanted)
			numbers[(*count)++] = id;
	}
	return RES_OK;
}

/* Whether there were more than may be looked at; those go. */
static bool cut(struct db_rows *rows)
{
	if (rows->count <= SEARCH_HITS_MAX)
		return false;
	rows->count = SEARCH_HITS_MAX;
	return true;
}

/* `wanted` becomes the words that the tickets are not yet known to have. */
static enum result read_candidates(struct ctx *ctx, const struct search_asked *asked,
    const struct search_terms *terms, struct db_rows *rows, int64_t *wanted, bool *capped)
{
	int64_t all = (INT64_C(1) << terms->count) - 1;
	size_t rarest;
	enum result res = find_rarest(ctx, asked->scope, terms, &rarest);

	if (res != RES_OK ||
	    (res = search_db_newest_tickets(ctx, asked->scope, &terms->at[rarest], rows)) != RES_OK)
		return res;
	*wanted = all & ~(INT64_C(1) << rarest);
	*capped = cut(rows);
	if (!*capped || (!asked->open && asked->scope != SCOPE_OWN))
		return RES_OK;
	if ((res = search_db_tickets_of(ctx, asked->scope, asked->open, rows)) != RES_OK)
		return res;
	*wanted = all;
	*capped = cut(rows);
	return RES_OK;
}

/* Numbers without those of colleagues, when only the viewer's own are wanted. */
static int64_t *numbers_of(
    struct ctx *ctx, const struct search_asked *asked, const struct db_rows *rows, size_t *count)
{
	const struct search_number *all = rows->rows;
	int64_t *numbers = arena_array(ctx->arena, rows->count + 1, sizeof(*numbers));

	for (size_t i = 0; numbers != NULL && i < rows->count; i++)
		if (asked->scope != SCOPE_OWN || all[i].requester_id == 0 ||
		    all[i].requester_id == ctx->viewer.id)
			numbers[(*count)++] = all[i].id;
	return numbers;
}

enum result search_tickets_with(
    struct ctx *ctx, const struct search_asked *asked, struct search_numbers *found)
{
	struct words_query query;
	struct search_terms terms;
	struct db_rows rows;
	int64_t wanted, *numbers;
	enum result res;

	*found = (struct search_numbers){ 0 };
	if ((res = words_query_read(ctx->arena, asked->text, &query)) != RES_OK || query.count == 0)
		return res;
	if ((res = search_terms_of(ctx, &query, &terms)) != RES_OK ||
	    (res = read_candidates(ctx, asked, &terms, &rows, &wanted, &found->capped)) != RES_OK)
		return res;
	if ((numbers = numbers_of(ctx, asked, &rows, &found->count)) == NULL)
		return RES_UNAVAILABLE;
	if (wanted != 0 && found->count > 0 &&
	    (res = keep_those_with(ctx, &terms, wanted, numbers, &found->count)) != RES_OK)
		return res;
	found->capped |= terms.cut;
	found->at = numbers;
	return RES_OK;
}
