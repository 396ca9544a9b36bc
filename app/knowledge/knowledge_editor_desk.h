/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of the editor that have a file of their own; for the desk's pages of app/knowledge. */
#ifndef LOKET_KNOWLEDGE_EDITOR_DESK_H
#define LOKET_KNOWLEDGE_EDITOR_DESK_H

#include "knowledge_edit.h"
#include "request.h"

/* What a new article is made from; 0: nothing. */
struct knowledge_source {
	int64_t ticket, problem;
};
/* The words it begins with, Dutch and English, and the service it is about; says on the page where
 * they are from. RES_NOT_FOUND when there is no such ticket or problem for the viewer. */
enum result knowledge_desk_take(struct request *rq, struct view *page,
    const struct knowledge_source *from, struct knowledge_words words[2],
    int64_t *service_id) MUST_CHECK;

/* What readers told of the article, beside its text (views/desk/knowledge_readers.part). */
enum result knowledge_desk_show_readers(
    struct request *rq, struct view *page, const struct knowledge_item *item) MUST_CHECK;

/* What does not work of its links, above its text (views/desk/knowledge_broken.part). */
enum result knowledge_desk_show_broken(
    struct request *rq, struct view *page, int64_t article_id) MUST_CHECK;

#endif
