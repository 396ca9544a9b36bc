/* SPDX-License-Identifier: Apache-2.0 */
/* The frame around every page: layout, globals, form values and errors. What handlers call is in
 * request.h. */
#ifndef LOKET_PAGE_H
#define LOKET_PAGE_H

#include "request.h"

/* Renders layout and content into the response, with rq->status. */
enum result page_render(struct request *rq);

#endif
