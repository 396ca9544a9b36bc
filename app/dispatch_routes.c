/* SPDX-License-Identifier: Apache-2.0 */
/* Looking up a route, and refusing a route table that leaves anything unset. */
#include "dispatch.h"
#include "route_known.h"

#include <string.h>

#include "buf.h"
#include "text.h"

#define FILLED_MAX 2048 /* bytes of an address made from a pattern */

static bool route_is(
    struct arena *arena, const struct route *route, const char *path, struct route_params *params)
{
	if (route->also != NULL && route_match(arena, route->also, path, params))
		return true;
	return route_match(arena, route->path, path, params);
}

enum result dispatch_find(struct arena *arena, enum http_method method, const char *path,
    const struct route **route, struct route_params *params, const char **allow)
{
	enum http_method wanted = method == HTTP_HEAD ? HTTP_GET : method;
	bool get = false, post = false;

	for (size_t i = 0; i < route_count; i++) {
		if (!route_is(arena, &routes[i], path, params))
			continue;
		if (routes[i].method == wanted) {
			*route = &routes[i];
			return RES_OK;
		}
		get = get || routes[i].method == HTTP_GET;
		post = post || routes[i].method == HTTP_POST;
	}
	if (!get && !post)
		return RES_NOT_FOUND;
	*allow = !get ? "POST" : post ? "GET, HEAD, POST" : "GET, HEAD";
	return RES_UNSUPPORTED;
}

const char *route_known(
    struct arena *arena, const char *path, bool staff, struct route_params *params)
{
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].method == HTTP_GET && route_is(arena, &routes[i], path, params))
			return routes[i].who < WHO_READER || staff ? routes[i].path : NULL;
	return NULL;
}

static const char *param_of(const struct route_params *params, const char *name, size_t size)
{
	for (size_t i = 0; i < params->count; i++)
		if (params->at[i].name_len == size && strncmp(params->at[i].name, name, size) == 0)
			return params->at[i].value;
	return NULL;
}

/* The pattern with the values of another path's parameters; NULL when it asks for one more. */
static const char *route_fill(
    struct arena *arena, const char *pattern, const struct route_params *params)
{
	struct buf path;
	const char *value;
	size_t size;

	buf_init(&path, FILLED_MAX);
	for (const char *at = pattern; *at != '\0'; at += size) {
		size = *at == ':' ? strcspn(at, "/") : 1;
		if (*at != ':') {
			buf_addc(&path, *at);
		} else if ((value = param_of(params, at + 1, size - 1)) != NULL) {
			text_add_urlencoded(&path, value);
		} else {
			buf_free(&path);
			return NULL;
		}
	}
	return buf_move(&path, arena);
}

const char *dispatch_form_page(struct arena *arena, const struct route *post, const char *path,
    const struct route_params *params)
{
	const char *last = strrchr(path, '/'), *above, *allow, *filled = NULL;
	const struct route *page;
	struct route_params of_above;

	for (size_t i = 0; post->again != NULL && filled == NULL && i < route_count; i++)
		if (routes[i].method == HTTP_GET && routes[i].run == post->again)
			filled = route_fill(arena, routes[i].path, params);
	if (filled != NULL || last == NULL)
		return filled;
	above = arena_strndup(arena, path, (size_t)(last - path));
	if (above == NULL ||
	    dispatch_find(arena, HTTP_GET, above, &page, &of_above, &allow) != RES_OK)
		return NULL;
	return above;
}

static const char *route_problem(const struct route *r)
{
	bool post = r->method == HTTP_POST;

	if (r->path == NULL || r->path[0] != '/' || r->run == NULL || r->says == NULL)
		return "path, run or says is missing";
	if (r->method != HTTP_GET && !post)
		return "method is neither GET nor POST";
	if (r->who == 0 || r->csrf == 0 || r->rate == 0 || r->body == 0 || r->cache == 0)
		return "who, csrf, rate, body or cache is unset";
	if (post == (r->csrf == CSRF_SAFE))
		return "a POST needs protection and a GET has none";
	if (post == (r->body == BODY_NONE))
		return "a POST has a body and a GET has none";
	if (post && (r->rate == RATE_PAGE || r->cache == CACHE_PUBLIC))
		return "a POST is counted and never cached";
	if (r->cache == CACHE_PUBLIC && r->who != WHO_ANYONE)
		return "a cached page is for anyone";
	if (r->csrf == CSRF_SESSION && r->who == WHO_ANYONE)
		return "a session's token needs a session";
	if (r->body == BODY_UPLOAD && r->who == WHO_ANYONE)
		return "files need an owner";
	if (r->form != NULL && post && r->again == NULL)
		return "a form needs a page to be shown again on";
	return NULL;
}

enum result dispatch_check_routes(
    struct arena *arena, const struct route *rows, size_t count, const char **problem)
{
	for (size_t i = 0; i < count; i++) {
		const char *wrong = route_problem(&rows[i]);

		for (size_t k = 0; wrong == NULL && k < i; k++)
			if (rows[k].method == rows[i].method &&
			    strcmp(rows[k].path, rows[i].path) == 0)
				wrong = "the same method and path stand earlier";
		if (wrong == NULL)
			continue;
		*problem = arena_printf(arena, "route %zu (%s): %s", i,
		    rows[i].path == NULL ? "?" : rows[i].path, wrong);
		return RES_BUG;
	}
	return RES_OK;
}
