/* SPDX-License-Identifier: Apache-2.0 */
/* The customers' list: everything within the viewer's scope, or what the search index says has the
 * words that were typed. */
#include "route.h"
#include "search/search.h"
#include "ticket_db.h"

bool ticket_is_number(struct ctx *ctx, const char *text, int64_t *number)
{
	struct ticket ticket;

	*number = route_number(text[0] == '#' ? text + 1 : text, false);
	return *number > 0 && ticket_find_for(ctx, *number, &ticket) == RES_OK;
}

static enum result find(
    struct ctx *ctx, const struct ticket_filter *filter, struct db_rows *rows, bool *capped)
{
	const struct search_asked asked = { .scope = filter->organisation ? SCOPE_ORGANISATION
									  : SCOPE_OWN,
		.open = filter->show == SHOW_OPEN || filter->show == SHOW_WAITING,
		.text = filter->text };
	struct search_numbers with;
	const char *numbers;
	enum result res;

	if ((res = search_tickets_with(ctx, &asked, &with)) != RES_OK)
		return res;
	*capped = with.capped;
	if ((numbers = search_numbers_json(ctx->arena, with.at, with.count)) == NULL)
		return RES_UNAVAILABLE;
	return ticket_db_list_among(ctx, filter, numbers, rows);
}

enum result ticket_list_for(
    struct ctx *ctx, const struct ticket_filter *filter, struct ticket_page *page)
{
	struct db_rows rows;
	enum result res;

	*page = (struct ticket_page){ 0 };
	if (filter->organisation && !viewer_sees_organisation(&ctx->viewer))
		return RES_FORBIDDEN;
	res = filter->text[0] == '\0' ? ticket_db_list(ctx, filter, &rows)
				      : find(ctx, filter, &rows, &page->capped);
	if (res != RES_OK)
		return res;
	page->rows = rows.rows;
	page->more = rows.count > (size_t)filter->limit;
	page->count = page->more ? (size_t)filter->limit : rows.count;
	return RES_OK;
}
