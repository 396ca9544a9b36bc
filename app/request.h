/* SPDX-License-Identifier: Apache-2.0 */
/* A request on its way through the dispatcher, the route it took, and the answers a handler can
 * give. Only _web.c, _desk.c and the dispatcher know this type. */
#ifndef LOKET_REQUEST_H
#define LOKET_REQUEST_H

#include "ctx.h"
#include "flash.h"
#include "form.h"
#include "http.h"
#include "rate.h"
#include "route.h"
#include "store.h"
#include "view.h"

struct request;
struct portal;
typedef enum result (*handler_fn)(struct request *rq);

/* Zero means "unset" in each of these; start-up refuses a table with one. */
enum who {
	WHO_ANYONE = 1, /* with or without a session */
	WHO_SIGNED_IN,  /* any account */
	WHO_CUSTOMER,   /* customers and managers; staff are sent to the desk */
	WHO_MANAGER,    /* managers of an organisation; staff are sent to the desk */
	WHO_READER,     /* any staff, also read-only */
	WHO_AGENT,      /* staff who may act */
	WHO_ADMIN,
};
enum csrf_mode {
	CSRF_SAFE = 1,   /* GET: changes nothing, no token */
	CSRF_SESSION,    /* token bound to the session */
	CSRF_PRESESSION, /* token bound to the visitor's own cookie: forms before sign-in */
	CSRF_LINK,   /* the unguessable token in the address is the right: mailed links that clients
			without cookies follow (RFC 8058) */
	CSRF_ORIGIN, /* only what the browser says of the origin: harmless choices on cached pages
		      */
};
enum rate_class {
	RATE_PAGE = 1 /* nginx bounds it */,
	RATE_WRITE,
	RATE_CREATE,
	RATE_LOGIN,
	RATE_MAIL,
	RATE_UPLOAD,
	RATE_CLASSES
};
enum body_limit {
	BODY_NONE = 1,
	BODY_FORM /* 256 kB */,
	BODY_UPLOAD /* 52 MB, files allowed */,
	BODY_RAW /* the handler reads it */
};
enum cache_class {
	CACHE_PRIVATE = 1 /* no-store */,
	CACHE_PUBLIC /* cookie-less, one second at nginx, stale when we are down */
};

struct route {
	enum http_method method; /* HTTP_GET answers HEAD too */
	const char *path;
	handler_fn run;
	enum who who;
	enum csrf_mode csrf;
	enum rate_class rate;
	enum body_limit body;
	enum cache_class cache;
	const struct form_spec *form; /* of the query (GET) or the body (POST); NULL without */
	handler_fn again; /* POST: the page that holds the form, shown again with the errors */
	const char *also; /* a second path of the same page ("/" for home); NULL without */
	bool idempotent;  /* the form carries `key`: sent twice makes one */
	bool bare; /* answers without the database: no schema is checked, no session looked up */
	bool presession;  /* GET: the page holds a CSRF_PRESESSION form */
	const char *says; /* one line for `loket routes` */
};

extern const struct route routes[];
extern const size_t route_count;

#define UPLOAD_FILE_MAX (20 * 1000 * 1000)  /* bytes in one file */
#define UPLOAD_TOTAL_MAX (50 * 1000 * 1000) /* bytes in one message */
#define UPLOAD_FILES_MAX 10

struct form_try {
	struct rate_limit limit;
	const char *subject; /* who tries */
	bool due;            /* to be counted */
};

struct request {
	struct http_request http;
	struct http_response *response;
	struct ctx ctx;
	const struct route *route;
	struct route_params params;
	int64_t number;            /* the `:number` or `:id` of the path; 0 when it has none */
	const char *path;          /* without the language prefix */
	const char *prefix;        /* "", "/nl" or "/en" */
	struct hash session_hash;  /* CSRF binding of a signed-in visitor */
	const char *presession;    /* CSRF binding before sign-in; NULL when the visitor has none */
	struct form_values values; /* as received */
	void *form; /* the route's form struct, filled; its type is the route's form's */
	struct form_errors errors;
	bool failed;   /* the page is shown again after RES_INVALID or RES_CONFLICT */
	bool conflict; /* … because of RES_CONFLICT */
	bool step; /* … or because a handler wants to ask something first: RES_INVALID without an
		      error */
	size_t staged_count; /* files received with this form, stored and not linked yet */
	struct store_file staged[UPLOAD_FILES_MAX];
	enum flash flash;         /* from the previous page's action, shown once */
	struct portal *portal;    /* this process: its connections, its clock */
	struct view *root, *page; /* layout and its content; NULL until page_open() */
	struct view *crumbs;      /* breadcrumbs in the layout; NULL until the first */
	struct view *crumb;       /* the last of them */
	int64_t tells; /* the outage that the page is about, OUTAGE_ALL, or 0: not in its banner */
	const char *layout, *media_type; /* of the page: template around it, Content-Type */
	const char *location;            /* of a redirect; NULL when a page was made */
	bool moved;                      /* … for good: 301 instead of 303 */
	bool answered;                   /* with data or a file instead of a page */
	struct form_try try;             /* limit.h */
	int64_t retry_after;             /* seconds, with RES_LIMITED */
	bool was_here; /* with RES_NOT_FOUND: once it could be read, so nginx may have a copy that
			  this answer must replace */
	int status;    /* of the page; 200 unless said otherwise */
};

/* ---- answers ---- */

/* Starts the page: layout with the given title (translated), content from `template_name`. Returns
 * the content's view; NULL out of memory (setters ignore it; the dispatcher notices). */
struct view *page_open(struct request *rq, const char *template_name, const char *title);
/* Starts an answer that is one template without a layout: a fragment of a page, a feed
 * (`media_type` "application/atom+xml; charset=utf-8"). It sees the globals of a page, and
 * BASE_URL; no hours, menu or message. */
struct view *page_open_bare(struct request *rq, const char *template_name, const char *media_type);
/* Tells search engines the address and the languages of a page that they may show, and what it is
 * about (NULL: as every page). `path` is without language prefix. After page_open(). */
void page_is_public(
    struct request *rq, const char *path, const char *description, bool nl, bool en);
/* The same for a page whose path differs by language; NULL where it does not exist. */
void page_is_public_at(
    struct request *rq, const char *path_nl, const char *path_en, const char *description);
/* Tells feed readers where a feed about this page is; `path` without language prefix. May be called
 * for several. After page_open(). */
void page_feed(struct request *rq, const char *path, const char *title);
/* A breadcrumb; `path` without language prefix, NULL for the last. */
void page_crumb(struct request *rq, const char *path, const char *text);
/* The last breadcrumb is a text in this language, whatever the page's is. */
void page_crumb_language(struct request *rq, enum language language);
/* A file kept from this form (staged earlier or now), shown with a checked box. */
void page_kept_files(struct request *rq, struct view *page);
/* Fills `KEY` with a fresh idempotency key, or the one the failed form carried. */
void page_form_key(struct request *rq, struct view *page);
/* `<time>` values: <prefix>_ISO, <prefix>_FULL, <prefix>_TEXT. */
void page_time(struct request *rq, struct view *view, const char *prefix, int64_t instant);

/* 303 to one of our own paths (language prefix is added), with a message for the next page
 * (FLASH_NONE for none). */
enum result respond_see_other(struct request *rq, const char *path, enum flash flash);
/* 301 to the address a page has now; the language prefix is added. For GET. */
enum result respond_moved(struct request *rq, const char *path);
/* A JSON object made by the caller, status 200. */
enum result respond_json(struct request *rq, const char *json);
/* text/csv with a file name, as an attachment; `csv` is copied. */
enum result respond_csv(struct request *rq, const char *file_name, const struct buf *csv);
/* Streams a stored file as an attachment with the headers of a download. */
enum result respond_file(struct request *rq, const struct store_file *file);
/* The same for a picture that a page shows: inline. Anything but mime_is_picture() is a download
 * all the same. */
enum result respond_picture(struct request *rq, const struct store_file *file);
/* Sets or removes (value NULL) a cookie. `max_age` in seconds, 0: until the browser closes. */
void respond_cookie(struct request *rq, const char *name, const char *value, int64_t max_age);
const char *request_cookie(struct request *rq, const char *name);
/* Adds a field error and returns RES_INVALID. `message` is translated. */
enum result request_invalid(struct request *rq, const char *field, const char *message);
/* The IDs in the form's `kept` list plus the files just staged, checked to be this viewer's and
 * within the limits; at most UPLOAD_FILES_MAX. */
enum result request_files(struct request *rq, const struct form_list *kept,
    struct store_file *files, size_t *count) MUST_CHECK;
/* Counts a try in a rate limit of a handler's own (by account, by address). Works outside the
 * request's transaction. */
enum result request_rate(struct request *rq, const char *name, int64_t tries, int64_t window,
    const char *subject) MUST_CHECK;

#endif
