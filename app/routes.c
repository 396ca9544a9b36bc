/* SPDX-License-Identifier: Apache-2.0 */
/* The complete public surface of the portal: one row a route, read by the dispatcher, by `loket routes` and by the tests
 * that try every role on every row. Nothing is reachable that is not here. */
#include "request.h"

#include "account/account.h"
#include "organisation/organisation.h"
#include "site/site.h"
#include "ticket/ticket_web.h"

const struct route routes[] = {
	/* ---- anyone ---- */
	{ .method = HTTP_GET, .path = "/support/home", .run = site_web_home, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PUBLIC, .also = "/",
	    .says = "home" },
	{ .method = HTTP_GET, .path = "/support/contact", .run = site_web_contact, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PUBLIC,
	    .says = "phone, hours and promises" },
	{ .method = HTTP_GET, .path = "/support/accessibility", .run = site_web_accessibility, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PUBLIC,
	    .says = "about accessibility" },
	{ .method = HTTP_GET, .path = "/support/privacy", .run = site_web_privacy, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PUBLIC,
	    .says = "about privacy" },
	{ .method = HTTP_GET, .path = "/healthz", .run = site_web_healthz, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE,
	    .says = "the process answers" },
	{ .method = HTTP_GET, .path = "/readyz", .run = site_web_readyz, .who = WHO_ANYONE, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE,
	    .says = "the process can serve pages" },
	{ .method = HTTP_POST, .path = "/csp-report", .run = site_web_csp_report, .who = WHO_ANYONE, .csrf = CSRF_ORIGIN,
	    .rate = RATE_WRITE, .body = BODY_RAW, .cache = CACHE_PRIVATE,
	    .says = "what browsers refused by our content policy" },

	/* ---- a customer's tickets ---- */
	{ .method = HTTP_GET, .path = "/support/tickets", .run = ticket_web_list, .who = WHO_CUSTOMER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .form = &ticket_list_query,
	    .says = "own tickets" },
	{ .method = HTTP_GET, .path = "/support/tickets.csv", .run = ticket_web_csv, .who = WHO_CUSTOMER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .form = &ticket_list_query,
	    .says = "the same list as CSV" },
	{ .method = HTTP_GET, .path = "/support/tickets/new", .run = ticket_web_new, .who = WHO_CUSTOMER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .form = &ticket_new_query,
	    .says = "form for a new ticket" },
	{ .method = HTTP_POST, .path = "/support/tickets", .run = ticket_web_create, .who = WHO_CUSTOMER, .csrf = CSRF_SESSION,
	    .rate = RATE_CREATE, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE, .form = &ticket_new_form, .again = ticket_web_new, .idempotent = true,
	    .says = "makes a ticket" },
	{ .method = HTTP_GET, .path = "/support/tickets/:number", .run = ticket_web_show, .who = WHO_CUSTOMER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .form = &ticket_show_query,
	    .says = "one ticket" },
	{ .method = HTTP_POST, .path = "/support/tickets/:number/reply", .run = ticket_web_reply, .who = WHO_CUSTOMER, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE, .form = &ticket_reply_form, .again = ticket_web_show, .idempotent = true,
	    .says = "answers" },
	{ .method = HTTP_POST, .path = "/support/tickets/:number/solve", .run = ticket_web_solve, .who = WHO_CUSTOMER, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_FORM, .cache = CACHE_PRIVATE, .form = &ticket_version_form, .again = ticket_web_show,
	    .says = "says it is solved" },
	{ .method = HTTP_POST, .path = "/support/tickets/:number/reopen", .run = ticket_web_reopen, .who = WHO_CUSTOMER, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_FORM, .cache = CACHE_PRIVATE, .form = &ticket_version_form, .again = ticket_web_show,
	    .says = "says it is not" },
	{ .method = HTTP_POST, .path = "/support/tickets/:number/keep-open", .run = ticket_web_keep_open, .who = WHO_CUSTOMER, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_FORM, .cache = CACHE_PRIVATE, .form = &ticket_version_form, .again = ticket_web_show,
	    .says = "starts the seven days anew" },
	{ .method = HTTP_POST, .path = "/support/uploads", .run = ticket_web_upload, .who = WHO_SIGNED_IN, .csrf = CSRF_SESSION,
	    .rate = RATE_UPLOAD, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE,
	    .says = "stages one file, by script" },
	{ .method = HTTP_GET, .path = "/support/attachments/:id/:name", .run = ticket_web_attachment, .who = WHO_SIGNED_IN, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE,
	    .says = "a file of a message" },

	/* ---- the desk's tickets ---- */
	{ .method = HTTP_GET, .path = "/admin/tickets", .run = ticket_desk_queue, .who = WHO_READER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .also = "/admin", .form = &ticket_queue_query,
	    .says = "the queue" },
	{ .method = HTTP_GET, .path = "/admin/tickets/new", .run = ticket_desk_new, .who = WHO_AGENT, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE,
	    .says = "form for a caller" },
	{ .method = HTTP_POST, .path = "/admin/tickets/new", .run = ticket_desk_create, .who = WHO_AGENT, .csrf = CSRF_SESSION,
	    .rate = RATE_CREATE, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE, .form = &ticket_desk_new_form, .again = ticket_desk_new, .idempotent = true,
	    .says = "makes a ticket for a caller" },
	{ .method = HTTP_GET, .path = "/admin/tickets/:number", .run = ticket_desk_show, .who = WHO_READER, .csrf = CSRF_SAFE,
	    .rate = RATE_PAGE, .body = BODY_NONE, .cache = CACHE_PRIVATE, .form = &ticket_desk_show_query,
	    .says = "one ticket with its notes" },
	{ .method = HTTP_POST, .path = "/admin/tickets/:number/reply", .run = ticket_desk_reply, .who = WHO_AGENT, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE, .form = &ticket_desk_reply_form, .again = ticket_desk_show, .idempotent = true,
	    .says = "answers the customer" },
	{ .method = HTTP_POST, .path = "/admin/tickets/:number/note", .run = ticket_desk_note, .who = WHO_AGENT, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_UPLOAD, .cache = CACHE_PRIVATE, .form = &ticket_desk_note_form, .again = ticket_desk_show, .idempotent = true,
	    .says = "adds an internal note" },
	{ .method = HTTP_POST, .path = "/admin/tickets/:number/update", .run = ticket_desk_update, .who = WHO_AGENT, .csrf = CSRF_SESSION,
	    .rate = RATE_WRITE, .body = BODY_FORM, .cache = CACHE_PRIVATE, .form = &ticket_desk_update_form, .again = ticket_desk_show,
	    .says = "changes status, assignee, type, priority, date" },
};
const size_t route_count = sizeof(routes) / sizeof(routes[0]);
