/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of problems. Customers have none. */
#ifndef LOKET_PROBLEM_WEB_H
#define LOKET_PROBLEM_WEB_H

#include "request.h"
#include "ticket/ticket.h"

extern const struct form_spec problem_list_query, problem_new_query, problem_new_form,
    problem_change_form, problem_tell_form, problem_of_ticket_form, problem_outage_form;

enum result problem_desk_list(struct request *rq);   /* GET  /admin/problems */
enum result problem_desk_new(struct request *rq);    /* GET  /admin/problems/new */
enum result problem_desk_create(struct request *rq); /* POST /admin/problems */
enum result problem_desk_show(struct request *rq);   /* GET  /admin/problems/:id */
enum result problem_desk_change(struct request *rq); /* POST /admin/problems/:id */
enum result problem_desk_link(struct request *rq);   /* POST /admin/problems/:id/tickets */
enum result problem_desk_unlink(struct request *rq); /* POST /admin/problems/:id/tickets/remove */
enum result problem_desk_tell(struct request *rq);   /* POST /admin/problems/:id/tell */
/* POST /admin/problems/:id/outages, and …/outages/remove */
enum result problem_desk_add_outage(struct request *rq);
enum result problem_desk_remove_outage(struct request *rq);
/* POST /admin/tickets/:number/problem: the same link, from the ticket's page */
enum result problem_desk_of_ticket(struct request *rq);

/* The part of a ticket's page that names its problem, or offers the open ones. */
enum result problem_desk_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket) MUST_CHECK;

#endif
