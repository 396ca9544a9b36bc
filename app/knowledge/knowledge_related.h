/* SPDX-License-Identifier: Apache-2.0 */
/* What to read after an article, as the desk chooses it. Readers get it by knowledge_related() of
 * knowledge.h, without what they may not read. Everything here is for staff. */
#ifndef LOKET_KNOWLEDGE_RELATED_H
#define LOKET_KNOWLEDGE_RELATED_H

#include "knowledge.h"

struct knowledge_chosen {
	int64_t id, visibility;
	bool published;               /* somebody may read it now */
	const char *title, *language; /* of its newest text, in the language in force if there is
					 one; NULL without a text */
};
/* In order: rows of struct knowledge_chosen, whatever their state. */
enum result knowledge_chosen(struct ctx *ctx, int64_t article_id, struct db_rows *rows) MUST_CHECK;

enum knowledge_related_act { RELATED_ADD, RELATED_REMOVE, RELATED_UP, RELATED_DOWN };
/* Does that with one article of the list; done already is fine. RES_NOT_FOUND when either article
 * does not exist; RES_INVALID with ctx->why "full" past ARTICLE_RELATED_MAX, "itself" for an
 * article that names itself. */
enum result knowledge_relate(struct ctx *ctx, int64_t article_id, int64_t related_id,
    enum knowledge_related_act act) MUST_CHECK;

extern const struct db_statement *const knowledge_related_statements[]; /* ended by NULL */

#endif
