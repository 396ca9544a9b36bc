/* SPDX-License-Identifier: Apache-2.0 */
/* Answers the dispatcher gives itself; the ones handlers use are in request.h. */
#ifndef LOKET_RESPOND_H
#define LOKET_RESPOND_H

#include "request.h"

/* Cookie names: the __Host- prefix makes browsers refuse them without Secure, with a Domain, or
 * from a sibling host (RFC 6265bis). */
#define SESSION_COOKIE "__Host-sid"
#define PRESESSION_COOKIE "__Host-pre"
#define FLASH_COOKIE "__Host-flash"
#define THEME_COOKIE "__Host-theme"

/* Turns a result into status, page and headers: renders the page made so far, shows a failed form
 * again, or makes the error page. Returns the result that the log should tell. */
enum result respond_finish(struct request *rq, enum result res);
/* To the sign-in page, which leads back here afterwards; a POST to the page of its form, where a
 * draft of what was typed waits. */
enum result respond_sign_in_first(struct request *rq);
/* 303 to a location that already carries its language prefix. */
enum result respond_see_other_exactly(struct request *rq, const char *location);
/* What form tokens are bound to: the session, or the visitor's own cookie; empty when there is
 * neither. */
struct bytes request_csrf_binding(const struct request *rq);

#endif
