/* SPDX-License-Identifier: Apache-2.0 */
/* Pages of tickets: for customers (ticket_list_web.c, ticket_web.c) and for agents (ticket_desk.c,
 * ticket_queue_desk.c). */
#ifndef LOKET_TICKET_WEB_H
#define LOKET_TICKET_WEB_H

#include "request.h"

extern const struct form_spec ticket_list_query, ticket_new_query, ticket_new_form,
    ticket_show_query, ticket_reply_form, ticket_version_form;

enum result ticket_web_list(struct request *rq);       /* GET  /support/tickets */
enum result ticket_web_csv(struct request *rq);        /* GET  /support/tickets.csv */
enum result ticket_web_new(struct request *rq);        /* GET  /support/tickets/new */
enum result ticket_web_create(struct request *rq);     /* POST /support/tickets */
enum result ticket_web_show(struct request *rq);       /* GET  /support/tickets/:number */
enum result ticket_web_reply(struct request *rq);      /* POST /support/tickets/:number/reply */
enum result ticket_web_solve(struct request *rq);      /* POST /support/tickets/:number/solve */
enum result ticket_web_reopen(struct request *rq);     /* POST /support/tickets/:number/reopen */
enum result ticket_web_keep_open(struct request *rq);  /* POST /support/tickets/:number/keep-open */
enum result ticket_web_attachment(struct request *rq); /* GET /support/attachments/:id/:name */
enum result ticket_web_upload(struct request *rq); /* POST /support/uploads: one file, by script */

extern const struct form_spec ticket_queue_query, ticket_desk_show_query, ticket_desk_new_form,
    ticket_desk_reply_form, ticket_desk_note_form, ticket_desk_update_form, ticket_desk_bulk_form;

enum result ticket_desk_queue(struct request *rq);  /* GET  /admin/tickets */
enum result ticket_desk_bulk(struct request *rq);   /* POST /admin/tickets/bulk */
enum result ticket_desk_new(struct request *rq);    /* GET  /admin/tickets/new */
enum result ticket_desk_create(struct request *rq); /* POST /admin/tickets */
enum result ticket_desk_show(struct request *rq);   /* GET  /admin/tickets/:number */
enum result ticket_desk_reply(struct request *rq);  /* POST /admin/tickets/:number/reply */
enum result ticket_desk_note(struct request *rq);   /* POST /admin/tickets/:number/note */
enum result ticket_desk_update(struct request *rq); /* POST /admin/tickets/:number/update */

#endif
