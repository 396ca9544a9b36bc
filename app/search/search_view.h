/* SPDX-License-Identifier: Apache-2.0 */
/* Suggestions as a part of a page: what views/search/helps.part shows. */
#ifndef LOKET_SEARCH_VIEW_H
#define LOKET_SEARCH_VIEW_H

#include "request.h"
#include "search_find.h"

/* Repeated OPTION with its kind, HREF and TITLE. */
void search_view_options(
    struct request *rq, struct view *view, const struct search_result *results, size_t count);
/* IS_ARTICLE and so on, HREF, and NUMBER of a ticket. */
void search_view_kind(struct request *rq, struct view *view, const struct search_result *result);
/* A section HELP with suggestions for the subject of a ticket, when there are any. */
enum result search_view_help(struct request *rq, struct view *page, const char *subject) MUST_CHECK;

#endif
