/* SPDX-License-Identifier: Apache-2.0 */
/* Owns the numbers of the classes, and when a try is counted. Handlers' own limits (by account, by
 * what is asked) are theirs: request_rate(). */
#include "limit.h"

#include "portal.h"

static const struct rate_limit class_limits[RATE_CLASSES] = {
	[RATE_WRITE] = { "write", 120, 60 },
	[RATE_CREATE] = { "create", 20, 3600 },
	[RATE_LOGIN] = { "sign_in_page", 300, 900 },
	[RATE_MAIL] = { "mail", 20, 3600 },
	[RATE_UPLOAD] = { "upload", 200, 3600 },
};

/* Work that a handler does before its transaction is too much for who is over the limit. */
static bool may_wait(const struct request *rq)
{
	return rq->ctx.viewer.id != 0 && rq->route->body != BODY_RAW &&
	    (rq->route->rate == RATE_WRITE || rq->route->rate == RATE_CREATE);
}

enum result limit_begin(struct request *rq)
{
	struct form_try *try = &rq->try;

	if (rq->route->rate == RATE_PAGE)
		return RES_OK;
	try->limit = class_limits[rq->route->rate];
	try->limit.tries *= rq->ctx.settings->rate_scale;
	if (viewer_is_staff(&rq->ctx.viewer))
		try->limit.tries *= 10; /* an agent types for many customers */
	try->subject = rq->ctx.viewer.id == 0
	    ? rq->ctx.remote
	    : arena_printf(rq->ctx.arena, "user %lld", (long long)rq->ctx.viewer.id);
	if (try->subject == NULL)
		return RES_UNAVAILABLE;
	try->due = may_wait(rq);
	return try->due
	    ? RES_OK
	    : rate_take(rq->portal->side, &try->limit, try->subject, rq->ctx.now, &rq->retry_after);
}

enum result limit_look(struct request *rq)
{
	if (!rq->try.due)
		return RES_OK;
	return rate_look(
	    rq->portal->side, &rq->try.limit, rq->try.subject, rq->ctx.now, &rq->retry_after);
}

enum result limit_within(struct request *rq)
{
	if (!rq->try.due)
		return RES_OK;
	return rate_take_within(
	    rq->portal->writer, &rq->try.limit, rq->try.subject, rq->ctx.now, &rq->retry_after);
}

void limit_done(struct request *rq)
{
	rq->try.due = false;
}

enum result limit_end(struct request *rq, enum result res)
{
	enum result counted;

	if (!rq->try.due || res == RES_UNAVAILABLE)
		return res; /* without a database it would only wait once more */
	rq->try.due = false;
	counted = rate_take(
	    rq->portal->side, &rq->try.limit, rq->try.subject, rq->ctx.now, &rq->retry_after);
	if (counted != RES_LIMITED)
		return res;
	rq->location = NULL;
	return RES_LIMITED;
}
