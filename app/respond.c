/* SPDX-License-Identifier: Apache-2.0 */
/* Turns results into answers. One table gives each result its status and words; nothing else in the
 * program chooses a status. */
#include "respond.h"

#include <string.h>

#include "cookie.h"
#include "dispatch.h"
#include "log.h"
#include "mime.h"
#include "page.h"
#include "portal.h"
#include "rate.h"
#include "text.h"
#include "views.h"

#define WHERE_MAX 4096 /* bytes of an address that signing in leads back to */

struct answer {
	int status;
	const char *heading, *text, *hint;
};

/* What happened, and what the reader can do. */
static const struct answer answers[RES_COUNT] = {
	[RES_NOT_FOUND] = { 404, N_("We cannot find this page"),
	    N_("The address may be mistyped, or the page was moved or removed."),
	    N_("Search for it, or go to the home page.") },
	[RES_FORBIDDEN] = { 403, N_("You cannot do this"),
	    N_("The form may have been open for too long, or your account has no rights for this."),
	    N_("Go back, reload the page and try again.") },
	[RES_INVALID] = { 400, N_("We cannot read this request"),
	    N_("Something in the request is not as this portal expects it."),
	    N_("Go back, reload the page and try again.") },
	[RES_CONFLICT] = { 409, N_("This has changed in the meantime"),
	    N_("Somebody else changed this while you were working on it. Nothing was overwritten."),
	    N_("Go back, reload the page and look at what changed.") },
	[RES_GONE] = { 410, N_("This link no longer works"),
	    N_("It was used already or has expired."), N_("Ask for a new link.") },
	[RES_LIMITED] = { 429, N_("Too many attempts"),
	    N_("You have tried this often in a short time. For safety you have to wait a moment."),
	    N_("Try again later. In a hurry? Call us.") },
	[RES_TOO_LARGE] = { 413, N_("This is too large"),
	    N_("What you sent is larger than this portal accepts: 20 MB a file and 50 MB a "
	       "message."),
	    N_("Go back and choose smaller files.") },
	[RES_UNSUPPORTED] = { 415, N_("This kind of content is not accepted"),
	    N_("The portal cannot read what was sent in this form."),
	    N_("Go back, reload the page and try again.") },
	[RES_UNAVAILABLE] = { 503, N_("The portal is not available for a moment"),
	    N_("We are working on it. What you sent has not been saved."),
	    N_("Try again in a minute. In a hurry? Call us.") },
	[RES_RETRY] = { 503, N_("The portal is not available for a moment"),
	    N_("We are working on it. What you sent has not been saved."),
	    N_("Try again in a minute. In a hurry? Call us.") },
	[RES_BUG] = { 500, N_("Something went wrong on our side"),
	    N_("The fault has been recorded. What you sent has not been saved."),
	    N_("Try again. Does it keep happening? Call us and mention the number below.") },
};
static const struct answer method_answer = { 405, N_("This address works differently"),
	N_("A page was asked for in a way it does not offer."),
	N_("Go to the home page and follow the links there.") };

/* ---- redirects, cookies, data ---- */

enum result respond_see_other_exactly(struct request *rq, const char *location)
{
	rq->location = location;
	return location == NULL ? RES_UNAVAILABLE : RES_OK;
}

enum result respond_see_other(struct request *rq, const char *path, enum flash flash)
{
	const char *number;

	if (flash != FLASH_NONE) {
		number = arena_printf(rq->ctx.arena, "%d", (int)flash);
		if (number == NULL)
			return RES_UNAVAILABLE;
		respond_cookie(rq, FLASH_COOKIE, number, 60);
	}
	return respond_see_other_exactly(rq, arena_printf(rq->ctx.arena, "%s%s", rq->prefix, path));
}

enum result respond_moved(struct request *rq, const char *path)
{
	rq->moved = true;
	return respond_see_other(rq, path, FLASH_NONE);
}

enum result respond_sign_in_first(struct request *rq)
{
	bool post = rq->http.method == HTTP_POST,
	     was_in = request_cookie(rq, SESSION_COOKIE) != NULL; /* the page tells that itself */
	const char *location,
	    *back = post ? dispatch_form_page(rq->ctx.arena, rq->route, rq->path, &rq->params)
			 : rq->path;
	struct buf where;
	enum result res = RES_UNAVAILABLE;

	if (back == NULL)
		return respond_see_other(rq, "/support/login", FLASH_SIGN_IN_FIRST);
	buf_init(&where, WHERE_MAX);
	buf_adds(&where, "/support/login?next=");
	text_add_urlencoded(&where, back);
	if (!post && rq->http.query[0] != '\0') {
		text_add_urlencoded(&where, "?");
		text_add_urlencoded(&where, rq->http.query);
	}
	if (where.full)
		res = RES_TOO_LARGE;
	location = buf_move(&where, rq->ctx.arena);
	return location == NULL
	    ? res
	    : respond_see_other(rq, location, was_in ? FLASH_NONE : FLASH_SIGN_IN_FIRST);
}

void respond_cookie(struct request *rq, const char *name, const char *value, int64_t max_age)
{
	const char *line = cookie_format(
	    rq->ctx.arena, name, value == NULL ? "" : value, value == NULL ? -1 : max_age);

	if (line != NULL)
		http_header(rq->response, "Set-Cookie", line);
}

const char *request_cookie(struct request *rq, const char *name)
{
	const char *header = http_param(&rq->http, "HTTP_COOKIE");

	return header == NULL ? NULL : cookie_find(rq->ctx.arena, header, name);
}

struct bytes request_csrf_binding(const struct request *rq)
{
	if (rq->ctx.viewer.id != 0)
		return (struct bytes){ rq->session_hash.bytes, sizeof(rq->session_hash.bytes) };
	if (rq->presession != NULL)
		return (
		    struct bytes){ (const unsigned char *)rq->presession, strlen(rq->presession) };
	return (struct bytes){ NULL, 0 };
}

static enum result respond_data(
    struct request *rq, const char *media_type, const void *data, size_t size)
{
	rq->answered = true;
	http_header_set(rq->response, "Content-Type", media_type);
	buf_add(&rq->response->body, data, size);
	return buf_ok(&rq->response->body) ? RES_OK
	    : rq->response->body.full      ? RES_TOO_LARGE
					   : RES_UNAVAILABLE;
}

enum result respond_json(struct request *rq, const char *json)
{
	return respond_data(rq, "application/json; charset=utf-8", json, strlen(json));
}

enum result respond_csv(struct request *rq, const char *file_name, const struct buf *csv)
{
	const char *disposition = store_disposition(rq->ctx.arena, file_name);

	if (disposition == NULL)
		return RES_UNAVAILABLE;
	http_header_set(rq->response, "Content-Disposition", disposition);
	return respond_data(rq, "text/csv; charset=utf-8", csv->data, csv->size);
}

struct file_stream {
	struct request *rq;
	int64_t file_id;
};

static enum result stream_file(void *data, http_write_fn write, void *sink)
{
	struct file_stream *fs = data;

	return store_read(fs->rq->portal->reader, fs->rq->ctx.arena, fs->file_id, write, sink);
}

static enum result respond_stored(
    struct request *rq, const struct store_file *file, const char *disposition)
{
	struct file_stream *fs = ARENA_NEW(rq->ctx.arena, struct file_stream);
	const char *length = arena_printf(rq->ctx.arena, "%lld", (long long)file->size);

	if (fs == NULL || disposition == NULL || length == NULL)
		return RES_UNAVAILABLE;
	*fs = (struct file_stream){ .rq = rq, .file_id = file->id };
	rq->answered = true;
	rq->response->stream = stream_file;
	rq->response->stream_data = fs;
	http_header_set(rq->response, "Content-Type", file->media_type);
	http_header_set(rq->response, "Content-Length", length);
	http_header_set(rq->response, "Content-Disposition", disposition);
	http_header_set(rq->response, "Content-Security-Policy", "sandbox; default-src 'none'");
	return RES_OK;
}

enum result respond_file(struct request *rq, const struct store_file *file)
{
	return respond_stored(rq, file, store_disposition(rq->ctx.arena, file->name));
}

enum result respond_picture(struct request *rq, const struct store_file *file)
{
	return mime_is_picture(file->media_type) ? respond_stored(rq, file, "inline")
						 : respond_file(rq, file);
}

/* ---- what handlers ask ---- */

enum result request_invalid(struct request *rq, const char *field, const char *message)
{
	form_error_add(&rq->errors, field, message);
	return ctx_fail(&rq->ctx, RES_INVALID, "field %s", field);
}

enum result request_rate(
    struct request *rq, const char *name, int64_t tries, int64_t window, const char *subject)
{
	struct rate_limit limit = {
		.name = name, .tries = tries * rq->ctx.settings->rate_scale, .window = window
	};

	return rate_take(rq->portal->side, &limit, subject == NULL ? "" : subject, rq->ctx.now,
	    &rq->retry_after);
}

enum result request_files(
    struct request *rq, const struct form_list *kept, struct store_file *files, size_t *count)
{
	int64_t total = 0;
	bool gone = false;
	enum result res;

	*count = 0;
	for (size_t i = 0; i < kept->count && *count < UPLOAD_FILES_MAX; i++) {
		res = store_find_staged(rq->ctx.db, rq->ctx.viewer.id, kept->at[i], &files[*count]);
		if (res == RES_OK)
			total += files[(*count)++].size;
		else if (res == RES_NOT_FOUND)
			gone = true; /* swept after an hour */
		else
			return res;
	}
	if (gone)
		return request_invalid(rq, "attachments",
		    _("A file you added has not been kept: files wait an hour for their message. "
		      "Add it again."));
	for (size_t i = 0; i < rq->staged_count; i++) {
		if (*count == UPLOAD_FILES_MAX)
			return request_invalid(rq, "attachments",
			    _("You can attach at most 10 files to one message."));
		files[*count] = rq->staged[i];
		total += files[(*count)++].size;
	}
	if (total > UPLOAD_TOTAL_MAX)
		return request_invalid(rq, "attachments",
		    _("The files together are larger than 50 MB. Send some of them in a second "
		      "message."));
	return RES_OK;
}

/* ---- the end of every request ---- */

static void set_common_headers(struct request *rq)
{
	struct http_response *rs = rq->response;
	bool public = rq->route != NULL && rq->route->cache == CACHE_PUBLIC &&
	    (rs->status == 200 || (rs->status == 404 && rq->was_here));

	/* A page with parts missing is better than none, but must not take the place of a whole one
	 * that nginx still has. */
	if (public && db_stats(rq->portal->reader).away) {
		rs->status = 503;
		public = false;
	}
	if (public && rq->ctx.viewer.id == 0) {
		/* To nginx; it tells browsers to ask each time. A copy is shown for a second, and
		 * one more while it is made anew: the banner in it must not be older. nginx
		 * counts whole seconds, so nobody reads what is three seconds old while a worker
		 * answers. */
		http_header_set(
		    rs, "Cache-Control", "public, s-maxage=1, stale-while-revalidate=1");
		http_header(rs, "Vary", "Accept-Language, Cookie");
	} else {
		http_header_set(rs, "Cache-Control", "no-store");
	}
	http_header_set(rs, "X-Request-Id", rq->http.id);
}

static void make_redirect(struct request *rq)
{
	rq->response->status = rq->moved ? 301 : 303;
	http_header_set(rq->response, "Location", rq->location);
}

static enum result make_error(struct request *rq, enum result res)
{
	const struct answer *a = &answers[res];
	struct view *page;

	if (res == RES_UNSUPPORTED && rq->status == 405)
		a = &method_answer;
	rq->status = a->status;
	rq->failed = false;
	arena_forgive(rq->ctx.arena); /* there may be enough for this */
	page = page_open(rq, TPL_SITE_ERROR, _(a->heading));
	view_set_int(page, V_STATUS, a->status);
	view_set(page, V_HEADING, _(a->heading));
	view_set(page, V_TEXT, _(a->text));
	view_section_set(page, V_HINT, V_HINT_TEXT, _(a->hint));
	view_show(page, a->status >= 500 ? V_ILL_WORKS : V_ILL_LOST);
	view_show(page, page_is_desk(rq) ? V_AT_DESK : V_AT_PORTAL);
	view_show_if(page, V_RETRY, a->status == 503 && rq->http.method != HTTP_POST);
	if (res == RES_BUG)
		view_section_set(page, V_REFERENCE, V_REFERENCE_TEXT, rq->http.id);
	if (res == RES_LIMITED) {
		const char *seconds = arena_printf(
		    rq->ctx.arena, "%lld", (long long)(rq->retry_after > 0 ? rq->retry_after : 60));

		if (seconds != NULL)
			http_header_set(rq->response, "Retry-After", seconds);
	}
	if (res == RES_UNAVAILABLE)
		http_header_set(rq->response, "Retry-After", "30");
	return page_render(rq);
}

/* A page of plain text for when not even the error page can be made. */
static void make_last_resort(struct request *rq)
{
	rq->response->status = rq->status < 400 ? 500 : rq->status;
	buf_clear(&rq->response->body);
	buf_addf(&rq->response->body, "Loket: %d\n", rq->response->status);
	http_header_set(rq->response, "Content-Type", "text/plain; charset=utf-8");
}

/* The page with the form, filled in as it was sent, with what is wrong. */
static enum result show_again(struct request *rq, enum result res)
{
	enum result shown;

	rq->failed = true;
	rq->conflict = res == RES_CONFLICT;
	rq->location = NULL;
	rq->root = NULL;
	rq->page = NULL;
	rq->ctx.db = rq->portal->reader;
	shown = rq->route->again(rq);
	if (shown == RES_OK && rq->location == NULL)
		rq->status = rq->conflict ? 409 : rq->errors.count == 0 ? 200 : 422;
	return shown;
}

static bool can_show_again(const struct request *rq, enum result res)
{
	if (rq->route == NULL || rq->route->again == NULL || rq->http.method != HTTP_POST ||
	    rq->form == NULL)
		return false;
	return res == RES_CONFLICT || (res == RES_INVALID && (rq->errors.count > 0 || rq->step));
}

static enum result finish_page(struct request *rq)
{
	if (rq->location != NULL) {
		make_redirect(rq);
		return RES_OK;
	}
	if (rq->answered) {
		rq->response->status = rq->status;
		return RES_OK;
	}
	if (rq->page == NULL)
		return ctx_fail(&rq->ctx, RES_BUG, "the handler made no answer");
	return page_render(rq);
}

enum result respond_finish(struct request *rq, enum result res)
{
	enum result made = res;

	if (can_show_again(rq, res))
		made = show_again(rq, res);
	if (made == RES_OK)
		made = finish_page(rq);
	if (made != RES_OK) {
		if (res == RES_OK || rq->failed)
			res = made;
		rq->answered = false;
		rq->response->stream = NULL;
		if (make_error(rq, made) != RES_OK)
			make_last_resort(rq);
	}
	set_common_headers(rq);
	return res;
}
