/* SPDX-License-Identifier: Apache-2.0 */
/* Suggestions as a part of a page: what views/search/helps.part shows. */
#ifndef LOKET_SEARCH_VIEW_H
#define LOKET_SEARCH_VIEW_H

#include "request.h"
#include "search_find.h"

/* That a suggestion was opened while a ticket was being written, for who has no scripts. */
#define OPENED_COOKIE "__Host-opened"

/* Repeated OPTION with its kind, HREF and TITLE. With scripts these count what is opened; without,
 * the way there does, in a tab of its own: there is no draft to come back to. */
void search_view_options(struct request *rq, struct view *view, const struct search_result *results,
    size_t count, bool scripts);
/* IS_ARTICLE and so on, HREF, and NUMBER of a ticket. */
void search_view_kind(struct request *rq, struct view *view, const struct search_result *result);
/* A section HELP with suggestions for the subject of a ticket, when there are any. */
enum result search_view_help(
    struct request *rq, struct view *page, const char *subject, bool scripts) MUST_CHECK;

#endif
