/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's rules: what is typed finds words of tickets or the requester, whichever it is. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "search/search.h"
#include "text.h"
#include "ticket_queue_db.h"

#define JSON_MAX (128 * 1024)
#define NAME_MIN 2 /* characters before they are taken for the beginning of a name */

/* Text as a LIKE pattern of what begins so; its own wildcards stand for themselves. */
static const char *beginning(struct arena *arena, const char *text)
{
	char *pattern = arena_alloc(arena, 2 * strlen(text) + 2), *out = pattern;

	if (pattern == NULL)
		return NULL;
	for (; *text != '\0'; text++) {
		if (strchr("\\%_", *text) != NULL)
			*out++ = '\\';
		*out++ = *text;
	}
	*out++ = '%';
	*out = '\0';
	return pattern;
}

/* Both lists, newest first, as one without doubles. */
static const char *merged(
    struct arena *arena, const int64_t *one, size_t ones, const int64_t *other, size_t others)
{
	size_t i = 0, j = 0;
	const char *list;
	struct buf json;

	buf_init(&json, JSON_MAX);
	buf_addc(&json, '[');
	while (i < ones || j < others) {
		int64_t next = j == others || (i < ones && one[i] > other[j]) ? one[i] : other[j];

		i += i < ones && one[i] == next;
		j += j < others && other[j] == next;
		buf_addf(&json, "%s%lld", json.size > 1 ? "," : "", (long long)next);
	}
	buf_addc(&json, ']');
	list = buf_ok(&json) ? arena_strdup(arena, json.data) : NULL;
	buf_free(&json);
	return list;
}

static enum result find(
    struct ctx *ctx, const char *text, bool open, const char **numbers, bool *capped)
{
	const char *lower = text_lower(ctx->arena, text), /* as addresses are kept */
	    *like = lower == NULL ? NULL : beginning(ctx->arena, lower);
	const int64_t *with = NULL, *of = NULL;
	size_t withs = 0, ofs = 0;
	enum result res;

	if (like == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_tickets_with(ctx, text, open, &with, &withs, capped)) != RES_OK)
		return res;
	if (text_length(text) >= NAME_MIN &&
	    (res = ticket_queue_of_people(ctx, like, &of, &ofs)) != RES_OK)
		return res;
	if (ofs > SEARCH_HITS_MAX) {
		ofs = SEARCH_HITS_MAX;
		*capped = true;
	}
	*numbers = merged(ctx->arena, with, withs, of, ofs);
	return *numbers == NULL ? RES_UNAVAILABLE : RES_OK;
}

enum result ticket_queue(struct ctx *ctx, const struct queue_filter *filter,
    struct queue_row **rows, size_t *count, bool *more, bool *capped)
{
	const char *numbers;
	enum result res;

	*capped = false;
	if (filter->text[0] == '\0')
		return ticket_queue_all(ctx, filter, rows, count, more);
	if ((res = find(ctx, filter->text, filter->view != QUEUE_DONE, &numbers, capped)) != RES_OK)
		return res;
	return ticket_queue_among(ctx, filter, numbers, rows, count, more);
}
