/* SPDX-License-Identifier: Apache-2.0 */
/* The frame around every page: layout, globals, form values and errors. What handlers call is in
 * request.h. */
#ifndef LOKET_PAGE_H
#define LOKET_PAGE_H

#include "request.h"

/* Whether the desk's layout is around it: somebody of the staff, at an address of the desk. */
bool page_is_desk(const struct request *rq);
/* Renders layout and content into the response, with rq->status. */
enum result page_render(struct request *rq);

#endif
