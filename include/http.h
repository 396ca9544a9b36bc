/* SPDX-License-Identifier: Apache-2.0 */
/* One HTTP request as it comes through FastCGI (or from `loket request`), and its answer.
 * Knows nothing of routes, sessions or pages. */
#ifndef LOKET_HTTP_H
#define LOKET_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "result.h"

enum http_method { HTTP_GET = 1, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

/* Where a body comes from: returns the bytes read, 0 at the end, -1 when the peer went away. */
typedef long (*http_read_fn)(void *source, void *out, size_t size);

struct http_request {
	struct arena *arena;
	enum http_method method;
	const char *path;   /* percent-decoded, valid UTF-8, no control characters, no "." or ".."
			       segment, no doubled or (but for "/") final slash */
	const char *query;  /* raw, without '?'; "" when absent */
	const char *remote; /* the TCP peer's address as nginx saw it; never a forwarded header */
	const char *id;     /* request id from nginx, [0-9a-f-] at most 36, or a fresh one */
	const char *content_type; /* "" when absent */
	int64_t content_length;   /* -1 when absent */
	char **params; /* the FastCGI parameters, "NAME=value", ended by NULL; they die with the
			  request */
	http_read_fn read;
	void *source;
};

/* Fills `rq` from FastCGI parameters: DOCUMENT_URI (decoded by the web server, right in
 * subrequests) or else REQUEST_URI, QUERY_STRING, REQUEST_METHOD, REQUEST_ID, REMOTE_ADDR,
 * CONTENT_TYPE, CONTENT_LENGTH. One final slash of the path is dropped. RES_INVALID for a malformed
 * request (answer 400): a path that is not as promised above, a CONTENT_LENGTH that is not 1..18
 * plain digits, REQUEST_METHOD absent. Nothing is read from the body. */
enum result http_request_init(struct http_request *rq, struct arena *arena, char **params,
    http_read_fn read, void *source) MUST_CHECK;
/* A FastCGI parameter or request header ("HTTP_COOKIE"); NULL when absent. */
const char *http_param(const struct http_request *rq, const char *name);
/* The whole body, at most `max` bytes: RES_TOO_LARGE past it, RES_INVALID when shorter than
 * Content-Length. */
enum result http_read_body(struct http_request *rq, size_t max, struct bytes *body) MUST_CHECK;

#define HTTP_HEADERS_MAX 32

/* Streams a body after the headers: calls `write` until done. RES_OK, or anything else to cut the
 * connection. */
typedef enum result (*http_write_fn)(void *sink, const void *data, size_t size);
typedef enum result (*http_stream_fn)(void *data, http_write_fn write, void *sink);

struct http_response {
	int status;
	size_t header_count;
	struct {
		const char *name, *value;
	} headers[HTTP_HEADERS_MAX];
	struct buf body;       /* when `stream` is NULL */
	http_stream_fn stream; /* in constant memory, for files */
	void *stream_data;
	bool head_only; /* HEAD: headers and Content-Length as for GET, no body */
};

void http_response_init(struct http_response *rs, size_t body_ceiling);
void http_response_free(struct http_response *rs);
/* Adds a header. A CR, LF or NUL in name or value is our own fault (invariant), callers clean input
 * first. `value` must outlive the response. */
void http_header(struct http_response *rs, const char *name, const char *value);
/* Replaces a header of that name, or adds it. */
void http_header_set(struct http_response *rs, const char *name, const char *value);
/* Status line, headers, Content-Length and body in CGI form. With `stream` the caller adds
 * Content-Length. 204 and 304 have no body. RES_UNAVAILABLE when the peer went away, or when the
 * body buffer failed or there is no memory for the headers: then a short 503 was sent instead. */
enum result http_send(struct http_response *rs, http_write_fn write, void *sink) MUST_CHECK;
/* "Not Found" for 404; "" for a status we never send. */
const char *http_reason(int status);

/* The accept loop over fcgiapp: polls the inherited socket (descriptor 0) with a bound, accepts one
 * request at a time, calls `run`, which answers by http_send() into the given sink. Ends with
 * RES_OK after SIGTERM, SIGINT, SIGQUIT, `max_requests`, or when the resident set passes `max_rss`
 * bytes (0: no bound); RES_BUG when descriptor 0 is no listening socket. */
struct http_server {
	int64_t max_requests;
	int64_t max_rss;
	void (*run)(void *data, char **params, http_read_fn read, void *source, http_write_fn write,
	    void *sink);
	void (*idle)(void *data); /* about once a second while nobody asks; may be NULL */
	void *data;
};
enum result http_serve(const struct http_server *server) MUST_CHECK;

#endif
