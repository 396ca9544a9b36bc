/* SPDX-License-Identifier: Apache-2.0 */
/* Who puts something into the index: what `loket reindex` asks for everything. */
#include "knowledge/knowledge.h"
#include "news/news.h"
#include "outage/outage.h"
#include "search.h"

/* News fits in one batch. */
static enum result put_news(struct ctx *ctx, int64_t after, int64_t *last)
{
	*last = 0;
	return after == 0 ? news_index(ctx) : RES_OK;
}

const struct search_source search_sources[] = {
	{ "articles", SEARCH_ARTICLE, knowledge_index_again },
	{ "news", SEARCH_NEWS, put_news },
	{ "outages", SEARCH_OUTAGE, outage_index_again },
	{ "tickets", 0, search_ticket_put_batch },
	{ 0 },
};
