/* SPDX-License-Identifier: Apache-2.0 */
/* One request's whole way: limits, route, language, session, who, rate, body, rung, CSRF,
 * form, transaction, handler, render, log. */
#ifndef LOKET_DISPATCH_H
#define LOKET_DISPATCH_H

#include "portal.h"
#include "request.h"

/* For http_server.run; `data` is the struct portal. */
void dispatch(
    void *data, char **params, http_read_fn read, void *source, http_write_fn write, void *sink);
/* Refuses a route table with an unset member, a POST without protection, a GET with a body, a
 * doubled path. `*problem` names the row. */
enum result dispatch_check_routes(
    struct arena *arena, const struct route *rows, size_t count, const char **problem) MUST_CHECK;
/* The route of a path (without language prefix) for a method; RES_NOT_FOUND, or RES_UNSUPPORTED
 * when only other methods exist (`*allow` lists them). */
enum result dispatch_find(struct arena *arena, enum http_method method, const char *path,
    const struct route **route, struct route_params *params, const char **allow) MUST_CHECK;
/* The page that the form of `post` is on, by `path` and its parameters: the one that is shown again
 * when it fails, else the one above it ("/support/tickets/7" of ".../7/solve"). Without language
 * prefix, in the arena; NULL when there is none. */
const char *dispatch_form_page(struct arena *arena, const struct route *post, const char *path,
    const struct route_params *params);

#endif
