/* SPDX-License-Identifier: Apache-2.0 */
/* What goes into the search index. */
#include "search.h"

enum result search_put(struct ctx *ctx, const struct search_document *document)
{
	(void)ctx;
	(void)document;
	return RES_OK;
}

enum result search_remove(struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language)
{
	(void)ctx;
	(void)kind;
	(void)object_id;
	(void)language;
	return RES_OK;
}
