/* SPDX-License-Identifier: Apache-2.0 */
/* Where articles stand, for lists of them elsewhere: results of the search. */
#ifndef LOKET_KNOWLEDGE_PLACE_H
#define LOKET_KNOWLEDGE_PLACE_H

#include "knowledge.h"

struct knowledge_place {
	int64_t article_id;
	const char *category_name_nl, *category_name_en, *folder_name_nl, *folder_name_en;
};
/* Of the articles in a JSON list of numbers: rows of struct knowledge_place. Says nothing of who
 * may read them: the caller has found them for the viewer. */
enum result knowledge_places(
    struct ctx *ctx, const char *articles, struct db_rows *rows) MUST_CHECK;
/* "Topic › Folder" in the language in force; NULL out of memory. */
const char *knowledge_place_text(struct arena *arena, const struct knowledge_place *place);

extern const struct db_statement *const knowledge_place_statements[];

#endif
