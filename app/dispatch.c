/* SPDX-License-Identifier: Apache-2.0 */
/* The dispatcher: an ordered list of steps of one shape, each of which may end the request with a
 * result. Handlers never repeat a step's check. Pages and errors are made in page.c and respond.c.
 */
#include "dispatch.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "account/account.h"
#include "cookie.h"
#include "csrf.h"
#include "limit.h"
#include "log.h"
#include "page.h"
#include "rate.h"
#include "respond.h"
#include "transaction.h"
#include "upload.h"

#define REQUEST_ARENA (16 * 1024 * 1024)
#define RESPONSE_MAX (8 * 1024 * 1024)
#define REQUEST_LARGE (1024 * 1024)
#define FORM_BODY_MAX (256 * 1024)
#define FIELD_MAX (128 * 1024)
#define UPLOAD_BODY_MAX \
	(54 * 1024 *    \
	    1024) /* as nginx has it: files past UPLOAD_TOTAL_MAX are told of in the form */
#define SESSION_TOUCH_SECONDS 60

struct step {
	const char *name;
	enum result (*run)(struct request *rq);
};

/* ---- route ---- */

/* "/en/support/home" is "/support/home" in English. */
static void split_prefix(struct request *rq)
{
	const char *path = rq->http.path;

	rq->prefix = "";
	rq->path = path;
	if (strncmp(path, "/nl", 3) != 0 && strncmp(path, "/en", 3) != 0)
		return;
	if (path[3] != '/' && path[3] != '\0')
		return;
	rq->prefix = path[1] == 'n' ? "/nl" : "/en";
	rq->path = path[3] == '\0' ? "/" : path + 3;
}

/* What the address asks for, or else the browser; of the person more is known later. */
static enum language language_asked(const struct request *rq)
{
	if (rq->prefix[0] != '\0')
		return i18n_from_code(rq->prefix + 1);
	return i18n_negotiate(http_param(&rq->http, "HTTP_ACCEPT_LANGUAGE"));
}

/* Who asks for an address that there is not sees that page as any other: signed in, in the own
 * language. Whatever fails here leaves an anonymous visitor. */
static void recognise(struct request *rq)
{
	const char *cookie = request_cookie(rq, SESSION_COOKIE);
	int64_t seen = 0;

	if (cookie == NULL ||
	    account_session_find(&rq->ctx, cookie, &rq->ctx.viewer, &seen, &rq->session_hash) !=
		RES_OK)
		return;
	if (rq->prefix[0] == '\0')
		i18n_use(rq->ctx.viewer.language);
}

static enum result step_route(struct request *rq)
{
	const char *allow = NULL;
	enum result res;

	split_prefix(rq);
	i18n_use(language_asked(rq)); /* for the page that says there is no such address */
	res = dispatch_find(
	    rq->ctx.arena, rq->http.method, rq->path, &rq->route, &rq->params, &allow);
	if (res == RES_UNSUPPORTED) {
		http_header_set(rq->response, "Allow", allow);
		rq->status = 405;
	}
	if (res != RES_OK) {
		recognise(rq);
		return res;
	}
	for (size_t i = 0; i < rq->params.count; i++)
		if (rq->params.at[i].name_len == strlen("number") ||
		    rq->params.at[i].name_len == strlen("id"))
			rq->number = route_number(rq->params.at[i].value, false);
	return RES_OK;
}

static enum result step_schema(struct request *rq)
{
	if (rq->route->cache == CACHE_PUBLIC || rq->route->bare)
		return RES_OK;
	return portal_check_schema(rq->portal, rq->ctx.arena);
}

/* ---- session and language ---- */

static enum result step_session(struct request *rq)
{
	const char *cookie = request_cookie(rq, SESSION_COOKIE);
	int64_t seen = 0;
	enum result res;

	rq->presession = request_cookie(rq, PRESESSION_COOKIE);
	if (cookie == NULL || rq->route->bare)
		return RES_OK;
	res = account_session_find(&rq->ctx, cookie, &rq->ctx.viewer, &seen, &rq->session_hash);
	if (res == RES_OK && rq->ctx.now - seen >= SESSION_TOUCH_SECONDS)
		res = account_session_touch(
		    rq->portal->side, rq->ctx.viewer.session_id, rq->ctx.now);
	if (res == RES_NOT_FOUND || rq->route->cache == CACHE_PUBLIC)
		return RES_OK; /* an old cookie is an anonymous visitor; a public page never fails
				  on it */
	return res;
}

static enum result step_language(struct request *rq)
{
	if (rq->prefix[0] == '\0' && rq->ctx.viewer.id != 0)
		i18n_use(rq->ctx.viewer.language);
	return RES_OK;
}

static enum result step_who(struct request *rq)
{
	const struct viewer *v = &rq->ctx.viewer;
	bool allowed = false;

	switch (rq->route->who) {
	case WHO_ANYONE:
		allowed = true;
		break;
	case WHO_SIGNED_IN:
		allowed = v->id != 0;
		break;
	case WHO_CUSTOMER:
		allowed = v->role == ROLE_CUSTOMER || v->role == ROLE_MANAGER;
		break;
	case WHO_MANAGER:
		allowed = v->role == ROLE_MANAGER;
		break;
	case WHO_READER:
		allowed = viewer_is_staff(v);
		break;
	case WHO_AGENT:
		allowed = viewer_may_act(v);
		break;
	case WHO_ADMIN:
		allowed = v->role == ROLE_ADMIN;
		break;
	}
	if (allowed)
		return RES_OK;
	if (v->id == 0)
		return respond_sign_in_first(rq);
	/* The desk does not exist for customers, nor a manager's page; a customer's page sends
	 * staff to the desk. */
	if ((rq->route->who == WHO_CUSTOMER || rq->route->who == WHO_MANAGER) &&
	    viewer_is_staff(v) && rq->http.method != HTTP_POST)
		return respond_see_other(rq, "/admin/tickets", FLASH_NONE);
	return viewer_is_staff(v) ? RES_FORBIDDEN : RES_NOT_FOUND;
}

/* ---- body, CSRF, form ---- */

static enum result check_csrf(struct request *rq, const struct form_values *values)
{
	const struct settings *s = rq->ctx.settings;
	struct bytes key = { (const unsigned char *)s->secret_key, strlen(s->secret_key) };
	const char *token = form_value(values, "csrf");
	struct bytes binding;

	if (rq->route->csrf == CSRF_LINK)
		return RES_OK; /* nothing of the visitor's own is used; who has no token gets
				  nowhere, from whatever place */
	if (!csrf_same_origin(http_param(&rq->http, "HTTP_SEC_FETCH_SITE"),
		http_param(&rq->http, "HTTP_ORIGIN"), s->base_url))
		return ctx_fail(&rq->ctx, RES_FORBIDDEN, "request comes from another origin");
	if (rq->route->csrf == CSRF_ORIGIN)
		return RES_OK;
	binding = request_csrf_binding(rq);
	if (binding.size == 0 || !csrf_valid(rq->ctx.arena, key, binding, token))
		return ctx_fail(&rq->ctx, RES_FORBIDDEN, "form token absent or wrong");
	return RES_OK;
}

static enum result gate_upload(struct request *rq, const struct form_values *so_far)
{
	enum result res = check_csrf(rq, so_far);

	return res == RES_OK ? limit_look(rq) : res;
}

static enum result step_body(struct request *rq)
{
	struct form_limits limits = { .body_max = FORM_BODY_MAX, .value_max = FIELD_MAX };
	struct form_sink sink;

	if (rq->http.method != HTTP_POST)
		return form_parse_query(
		    rq->ctx.arena, rq->http.query, strlen(rq->http.query), &rq->values);
	if (rq->route->body == BODY_RAW)
		return RES_OK;
	if (rq->route->body != BODY_UPLOAD)
		return form_receive(&rq->http, &limits, NULL, &rq->values);
	limits.body_max = UPLOAD_BODY_MAX;
	if (upload_sink(rq, gate_upload, &sink) != RES_OK)
		return RES_UNAVAILABLE;
	return form_receive(&rq->http, &limits, &sink, &rq->values);
}

/* Open pages that were rung ask with the ring's number: what a worker keeps for a second may be
 * older than what it rang for. */
static enum result step_rung(struct request *rq)
{
	static char last[24];
	const char *number = form_value(&rq->values, "v");

	if (rq->route->cache != CACHE_PUBLIC || number == NULL || strcmp(number, last) == 0)
		return RES_OK;
	snprintf(last, sizeof(last), "%s", number);
	db_forget_kept(rq->portal->reader);
	return RES_OK;
}

static enum result step_csrf(struct request *rq)
{
	return rq->http.method == HTTP_POST ? check_csrf(rq, &rq->values) : RES_OK;
}

static enum result step_form(struct request *rq)
{
	const struct form_spec *spec = rq->route->form;
	enum result res;

	if (spec == NULL)
		return RES_OK;
	rq->form = arena_alloc(rq->ctx.arena, spec->size);
	if (rq->form == NULL)
		return RES_UNAVAILABLE;
	res = form_read(rq->ctx.arena, spec, &rq->values, rq->form, &rq->errors);
	if (res != RES_INVALID || rq->errors.count == 0)
		return res == RES_OK && rq->errors.count > 0
		    ? RES_INVALID
		    : res; /* a file was refused; or 400: no field is to blame */
	if (rq->http.method != HTTP_POST) {
		rq->errors.count = 0; /* a wrong filter in an address is no filter */
		return RES_OK;
	}
	return ctx_fail(&rq->ctx, RES_INVALID, "field %s", rq->errors.at[0].field);
}

static enum result step_presession(struct request *rq)
{
	char text[CRYPT_TOKEN_TEXT + 1];
	struct hash unused;

	if (!rq->route->presession || rq->ctx.viewer.id != 0 || rq->presession != NULL)
		return RES_OK;
	crypt_token(text, &unused);
	rq->presession = arena_strdup(rq->ctx.arena, text);
	if (rq->presession == NULL)
		return RES_UNAVAILABLE;
	respond_cookie(rq, PRESESSION_COOKIE, rq->presession, 0);
	return RES_OK;
}

static enum result step_run(struct request *rq)
{
	if (rq->http.method != HTTP_POST) {
		rq->ctx.db = rq->portal->reader;
		return rq->route->run(rq);
	}
	return transaction_run(rq);
}

static const struct step steps[] = {
	{ "route", step_route },
	{ "schema", step_schema },
	{ "session", step_session },
	{ "language", step_language },
	{ "who", step_who },
	{ "rate", limit_begin },
	{ "body", step_body },
	{ "rung", step_rung },
	{ "csrf", step_csrf },
	{ "form", step_form },
	{ "presession", step_presession },
	{ "run", step_run },
};

/* A step that ends the request early with an answer of its own (a redirect) returns RES_OK with
 * `location` set. What a step made of less memory than it asked for counts for nothing: a cookie
 * that could not be copied is no anonymous visitor. */
static enum result walk(struct request *rq, const char **at)
{
	enum result res = RES_OK;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		*at = steps[i].name;
		res = steps[i].run(rq);
		if (arena_failed(rq->ctx.arena) && res != RES_TOO_LARGE) {
			rq->location = NULL;
			rq->ctx.why = "out of memory";
			return RES_UNAVAILABLE;
		}
		if (res != RES_OK || rq->location != NULL)
			break;
	}
	return res;
}

/* ---- the whole way ---- */

static void log_request(const struct request *rq, enum result res, const char *at, int64_t started)
{
	struct db_stats reads = db_stats(rq->portal->reader), writes = db_stats(rq->portal->writer);
	enum log_level level = LOG_LEVEL_INFO;

	if (res == RES_BUG)
		level = LOG_LEVEL_ERROR;
	else if (res == RES_UNAVAILABLE)
		level = LOG_LEVEL_WARN;
	LOG_EVENT(level, "request", LOG_S("method", http_param(&rq->http, "REQUEST_METHOD")),
	    LOG_S("route", rq->route == NULL ? "" : rq->route->path),
	    LOG_I("status", rq->response->status), LOG_I("user", rq->ctx.viewer.id),
	    LOG_I("ms", clock_ticks_ms() - started), LOG_I("queries", reads.calls + writes.calls),
	    LOG_I("db_ms", reads.ms + writes.ms),
	    LOG_I("kb", (int64_t)(arena_used(rq->ctx.arena) / 1024)),
	    LOG_S("result", result_name(res)), LOG_S("step", res == RES_OK ? "" : at),
	    LOG_S("why", res == RES_OK ? "" : rq->ctx.why), LOG_S("remote", rq->http.remote));
}

static void request_begin(
    struct request *rq, struct portal *portal, struct arena *arena, struct http_response *response)
{
	*rq = (struct request){
		.response = response, .portal = portal, .status = 200, .path = "/", .prefix = ""
	};
	rq->ctx.arena = arena;
	rq->ctx.settings = &portal->settings;
	rq->ctx.now = clock_now(portal->clock);
	rq->ctx.db = portal->reader;
	rq->ctx.remote = "";
	db_use_arena(portal->reader, arena);
	db_use_arena(portal->writer, arena);
	db_use_arena(portal->side, arena);
}

/* A site map of thousands of articles takes a hundred times what other pages do. Free memory below
 * what lives on (prepared statements, kept rows) is not given back to the machine unasked. */
static void end_request(struct arena *arena)
{
	bool large = arena_used(arena) > REQUEST_LARGE;

	arena_reset(arena);
	if (large)
		(void)malloc_trim(0);
}

void dispatch(
    void *data, char **params, http_read_fn read, void *source, http_write_fn write, void *sink)
{
	static struct arena *arena; /* kept between requests: one request at a time in a process */
	struct portal *portal = data;
	struct http_response response;
	struct request rq;
	const char *at = "parse";
	int64_t started = clock_ticks_ms();
	enum result res;

	if (arena == NULL)
		arena = arena_create(REQUEST_ARENA);
	invariant(arena != NULL);
	http_response_init(&response, RESPONSE_MAX);
	request_begin(&rq, portal, arena, &response);
	res = http_request_init(&rq.http, arena, params, read, source);
	log_set_request(rq.http.id);
	if (res == RES_OK) {
		rq.ctx.remote = rq.http.remote;
		res = limit_end(&rq, walk(&rq, &at));
	} else {
		rq.http.path = "/";
		i18n_use(LANGUAGE_NL);
	}
	res = respond_finish(&rq, res);
	response.head_only = rq.http.method == HTTP_HEAD;
	if (http_send(&response, write, sink) != RES_OK && rq.ctx.why == NULL)
		rq.ctx.why = response.status == 503 ? "no memory for the answer"
						    : "the reader went away";
	log_request(&rq, res, at, started);
	log_set_request(NULL);
	http_response_free(&response);
	end_request(arena);
}
