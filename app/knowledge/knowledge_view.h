/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of pages about the knowledge base, for its own pages and for others'. */
#ifndef LOKET_KNOWLEDGE_VIEW_H
#define LOKET_KNOWLEDGE_VIEW_H

#include "knowledge.h"
#include "request.h"

/* Fill the sections POPULAR/ARTICLE and TOPICS/TOPIC of a page (views/site/home.tpl) with what this
 * viewer may read; nothing when there is nothing, or while the database is away. */
void knowledge_view_popular(struct request *rq, struct view *page);
void knowledge_view_topics(struct request *rq, struct view *page);

/* Where feed readers find new articles; for the head of a page. */
void knowledge_view_feed(struct request *rq);
/* One repetition of `section` (views/knowledge/row.part). */
void knowledge_view_row(
    struct request *rq, struct view *list, const char *section, const struct knowledge_row *row);
/* "18 artikelen" */
const char *knowledge_view_count(struct request *rq, int64_t count);
/* "PDF", by the ending that its content bears out; else "File". */
const char *knowledge_view_file_kind(struct request *rq, const struct knowledge_file *file);
/* The text of an article: BODY_HTML, and the sections TOC and FILES when there is something for
 * them (views/knowledge/article.tpl). RES_TOO_LARGE for a text that costs too much to show. */
enum result knowledge_view_body(
    struct request *rq, struct view *page, int64_t id, const char *body);

#endif
