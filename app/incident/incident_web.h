/* SPDX-License-Identifier: Apache-2.0 */
/* Pages and parts of pages about what an outage gathers. */
#ifndef LOKET_INCIDENT_WEB_H
#define LOKET_INCIDENT_WEB_H

#include "outage/outage.h"
#include "request.h"
#include "ticket/ticket.h"

/* ---- customers and visitors ---- */

enum result incident_web_affected(struct request *rq); /* POST /support/status/:id/affected */
/* POST /support/status/affected: the same by a button that says which, where several outages share
 * a form. */
enum result incident_web_affected_by(struct request *rq);

/* Fills views/incident/affected.part on the page of an outage that goes on: the button, or that the
 * viewer is linked already. Nothing for staff and for what has ended. */
enum result incident_web_show_affected(
    struct request *rq, struct view *page, const struct outage *outage) MUST_CHECK;
/* Names the outage on the page of a ticket that belongs to one (views/incident/of_ticket.part). */
enum result incident_web_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket) MUST_CHECK;

/* ---- the desk ---- */

extern const struct form_spec incident_of_ticket_form, incident_reply_form, incident_end_form,
    incident_new_query, incident_declare_form;

enum result incident_desk_show(struct request *rq);    /* GET  /admin/outages/:id/tickets */
enum result incident_desk_link(struct request *rq);    /* POST /admin/outages/:id/tickets */
enum result incident_desk_unlink(struct request *rq);  /* POST /admin/outages/:id/tickets/remove */
enum result incident_desk_reply(struct request *rq);   /* POST /admin/outages/:id/reply */
enum result incident_desk_resolve(struct request *rq); /* POST /admin/outages/:id/resolve-tickets */
enum result incident_desk_end(struct request *rq);     /* POST /admin/outages/:id/end */
/* POST /admin/tickets/:number/outage: the same link, from the ticket's page */
enum result incident_desk_of_ticket(struct request *rq);
enum result incident_desk_new(struct request *rq);     /* GET  /admin/incidents/new */
enum result incident_desk_declare(struct request *rq); /* POST /admin/incidents */

/* Fills views/desk/incident_numbers.part: the clocks of a major incident, the next update, and how
 * many it touches. For every desk page of the outage. */
enum result incident_desk_show_numbers(
    struct request *rq, struct view *page, const struct outage *outage) MUST_CHECK;
/* The part of a ticket's page at the desk that names its outage, or offers the open ones. */
enum result incident_desk_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket) MUST_CHECK;

#endif
