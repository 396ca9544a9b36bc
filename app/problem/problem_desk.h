/* SPDX-License-Identifier: Apache-2.0 */
/* What the two files of problem pages share. */
#ifndef LOKET_PROBLEM_DESK_H
#define LOKET_PROBLEM_DESK_H

#include "request.h"

/* Options of the selects "service" and "owner": as typed in a failed form, or as given. */
enum result problem_desk_options(
    struct request *rq, struct view *page, int64_t service_id, int64_t owner_id) MUST_CHECK;
/* The outages that the problem led to, and the form that names another. */
enum result problem_desk_show_outages(struct request *rq, struct view *page, int64_t id) MUST_CHECK;
/* Turns the RES_INVALID of a rule, whose ctx->why names what was wrong, into a field's error. */
enum result problem_desk_explain(struct request *rq);

#endif
