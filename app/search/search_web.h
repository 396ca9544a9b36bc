/* SPDX-License-Identifier: Apache-2.0 */
/* The search page, suggestions while typing, and the desk's page of what was not found. */
#ifndef LOKET_SEARCH_WEB_H
#define LOKET_SEARCH_WEB_H

#include "request.h"

extern const struct form_spec search_query, search_suggest_query, search_opened_query,
    search_handled_form;

enum result search_web_page(struct request *rq);    /* GET  /support/search */
enum result search_web_suggest(struct request *rq); /* GET  /support/suggest: a fragment */
enum result search_web_opened(struct request *rq);  /* POST /support/suggest/opened: by script */
enum result search_web_open(struct request *rq);    /* GET  /support/suggest/opened: without */

enum result search_desk_gaps(struct request *rq);    /* GET  /admin/searches */
enum result search_desk_handled(struct request *rq); /* POST /admin/searches/handled */

#endif
