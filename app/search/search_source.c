/* SPDX-License-Identifier: Apache-2.0 */
/* Who puts something into the index: what `loket reindex` asks for everything. */
#include "search.h"

const struct search_source search_sources[] = {
	{ "tickets", 0, search_ticket_put_batch },
	{ 0 },
};
