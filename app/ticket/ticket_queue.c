/* SPDX-License-Identifier: Apache-2.0 */
/* The queue's rules: what is typed finds words of tickets or the requester, whichever it is. */
#include <string.h>

#include "search/search.h"
#include "text.h"
#include "ticket_queue_db.h"

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
	int64_t *both = arena_array(arena, ones + others + 1, sizeof(*both));
	size_t i = 0, j = 0, count = 0;

	if (both == NULL)
		return NULL;
	while (i < ones || j < others) {
		int64_t next = j == others || (i < ones && one[i] > other[j]) ? one[i] : other[j];

		i += i < ones && one[i] == next;
		j += j < others && other[j] == next;
		both[count++] = next;
	}
	return search_numbers_json(arena, both, count);
}

static enum result find(
    struct ctx *ctx, const struct queue_filter *filter, const char **numbers, bool *capped)
{
	const struct search_asked asked = {
		.scope = SCOPE_EVERYBODY, .open = filter->view != QUEUE_DONE, .text = filter->text
	};
	const char *lower = text_lower(ctx->arena, filter->text), /* as addresses are kept */
	    *like = lower == NULL ? NULL : beginning(ctx->arena, lower);
	struct search_numbers with;
	const int64_t *of = NULL;
	size_t ofs = 0;
	enum result res;

	if (like == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_tickets_with(ctx, &asked, &with)) != RES_OK)
		return res;
	if (text_length(filter->text) >= NAME_MIN &&
	    (res = ticket_queue_of_people(ctx, like, &of, &ofs)) != RES_OK)
		return res;
	*capped = with.capped || ofs > SEARCH_HITS_MAX;
	if (ofs > SEARCH_HITS_MAX)
		ofs = SEARCH_HITS_MAX;
	*numbers = merged(ctx->arena, with.at, with.count, of, ofs);
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
	if ((res = find(ctx, filter, &numbers, capped)) != RES_OK)
		return res;
	return ticket_queue_among(ctx, filter, numbers, rows, count, more);
}
