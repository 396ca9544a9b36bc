/* SPDX-License-Identifier: Apache-2.0 */
/* Requests in, responses out, and the FastCGI accept loop. Checks what arrives as strictly as if
 * no web server stood in front. Never reads the environment: parameters come with each request. */
#include "http.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "crypt.h"
#include "log.h"
#include "text.h"

#define HEAD_MAX (64 * 1024)
#define BODY_FIRST (16 * 1024) /* room taken at first for a body of unknown length */
#define POLL_MS 1000
#define RSS_EVERY 32 /* requests between two looks at our own size */

static const struct {
	int status;
	const char *reason;
} reasons[] = {
	{ 200, "OK" },
	{ 204, "No Content" },
	{ 206, "Partial Content" },
	{ 301, "Moved Permanently" },
	{ 302, "Found" },
	{ 303, "See Other" },
	{ 304, "Not Modified" },
	{ 308, "Permanent Redirect" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 403, "Forbidden" },
	{ 404, "Not Found" },
	{ 405, "Method Not Allowed" },
	{ 409, "Conflict" },
	{ 410, "Gone" },
	{ 413, "Content Too Large" },
	{ 415, "Unsupported Media Type" },
	{ 421, "Misdirected Request" },
	{ 422, "Unprocessable Content" },
	{ 429, "Too Many Requests" },
	{ 500, "Internal Server Error" },
	{ 503, "Service Unavailable" },
	{ 507, "Insufficient Storage" },
};

const char *http_reason(int status)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "";
}

const char *http_param(const struct http_request *rq, const char *name)
{
	size_t size = strlen(name);

	for (char **param = rq->params; param != NULL && *param != NULL; param++)
		if (strncmp(*param, name, size) == 0 && (*param)[size] == '=')
			return *param + size + 1;
	return NULL;
}

static const char *param_or_empty(const struct http_request *rq, const char *name)
{
	const char *value = http_param(rq, name);

	return value != NULL ? value : "";
}

static enum http_method method_from(const char *name)
{
	if (strcmp(name, "GET") == 0)
		return HTTP_GET;
	if (strcmp(name, "HEAD") == 0)
		return HTTP_HEAD;
	if (strcmp(name, "POST") == 0)
		return HTTP_POST;
	return HTTP_OTHER;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decodes %XX; the result may hold a NUL, which `size` shows. */
static bool percent_decode(char *text, size_t *size)
{
	size_t to = 0;

	for (size_t at = 0; at < *size; at++, to++) {
		int high, low;

		text[to] = text[at];
		if (text[at] != '%')
			continue;
		if (at + 2 >= *size || (high = hex_digit(text[at + 1])) < 0 ||
		    (low = hex_digit(text[at + 2])) < 0)
			return false;
		text[to] = (char)(high << 4 | low);
		at += 2;
	}
	text[to] = '\0';
	*size = to;
	return true;
}

/* Every segment is there and is neither "." nor ".."; a final slash was dropped before. */
static bool segments_are_plain(const char *path)
{
	if (strcmp(path, "/") == 0)
		return true;
	while (*path == '/') {
		size_t size = strcspn(path + 1, "/");

		if (size == 0 || (size == 1 && path[1] == '.') ||
		    (size == 2 && path[1] == '.' && path[2] == '.'))
			return false;
		path += 1 + size;
	}
	return *path == '\0';
}

static enum result take_path(struct http_request *rq, const char *raw, size_t size, bool decoded)
{
	const char *clean;
	char *path = arena_strndup(rq->arena, raw, size);
	enum result res;

	if (path == NULL)
		return RES_UNAVAILABLE;
	if (path[0] != '/' || (!decoded && !percent_decode(path, &size)))
		return RES_INVALID;
	if ((res = text_clean(rq->arena, path, size, TEXT_EXACT, &clean)) != RES_OK)
		return res; /* NUL, or not UTF-8 */
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)path[i] < ' ' || path[i] == 0x7f)
			return RES_INVALID;
	if (size > 1 && path[size - 1] == '/' && path[size - 2] != '/')
		path[--size] = '\0';
	if (!segments_are_plain(path))
		return RES_INVALID;
	rq->path = path;
	return RES_OK;
}

/* DOCUMENT_URI is decoded by the web server and follows its internal redirects and subrequests;
 * without it REQUEST_URI is as the client sent it. */
static enum result take_target(struct http_request *rq)
{
	const char *document = param_or_empty(rq, "DOCUMENT_URI");
	const char *raw = param_or_empty(rq, "REQUEST_URI");
	const char *query = http_param(rq, "QUERY_STRING");
	size_t size = strcspn(raw, "?#");

	if (query == NULL)
		query = raw[size] == '?' ? raw + size + 1 : "";
	if ((rq->query = arena_strdup(rq->arena, query)) == NULL)
		return RES_UNAVAILABLE;
	if (document[0] != '\0')
		return take_path(rq, document, strlen(document), true);
	return take_path(rq, raw, size, false);
}

static enum result take_length(struct http_request *rq)
{
	const char *text = param_or_empty(rq, "CONTENT_LENGTH");
	size_t digits = strspn(text, "0123456789");

	rq->content_length = -1;
	if (text[0] == '\0')
		return RES_OK;
	if (digits > 18 || text[digits] != '\0')
		return RES_INVALID;
	rq->content_length = strtoll(text, NULL, 10);
	return RES_OK;
}

static const char *request_id(struct http_request *rq)
{
	const char *id = param_or_empty(rq, "REQUEST_ID");
	size_t size = strspn(id, "0123456789abcdef-");

	if (size == 0 || size > 36 || id[size] != '\0')
		return crypt_random_hex(rq->arena, 16);
	return arena_strdup(rq->arena, id);
}

enum result http_request_init(struct http_request *rq, struct arena *arena, char **params,
    http_read_fn read_body, void *source)
{
	const char *method;
	enum result res;

	*rq = (struct http_request){
		.arena = arena,
		.params = params,
		.read = read_body,
		.source = source,
		.path = "",
		.query = "",
		.content_length = -1,
	};
	rq->id = request_id(rq);
	rq->remote = arena_strdup(arena, param_or_empty(rq, "REMOTE_ADDR"));
	rq->content_type = arena_strdup(arena, param_or_empty(rq, "CONTENT_TYPE"));
	if (rq->id == NULL || rq->remote == NULL || rq->content_type == NULL) {
		rq->id = "-"; /* the answer and the log have no less to say */
		rq->remote = "";
		rq->content_type = "";
		return RES_UNAVAILABLE;
	}
	method = param_or_empty(rq, "REQUEST_METHOD");
	rq->method = method_from(method);
	if (method[0] == '\0')
		return RES_INVALID;
	if ((res = take_length(rq)) != RES_OK)
		return res;
	return take_target(rq);
}

/* Reads on until the end, or until one byte more than `max`. */
static enum result read_unannounced(struct http_request *rq, size_t max, struct bytes *body)
{
	size_t room = max < BODY_FIRST ? max + 1 : BODY_FIRST, size = 0;
	unsigned char *data = arena_alloc(rq->arena, room), *larger;
	long got;

	if (data == NULL)
		return RES_UNAVAILABLE;
	while ((got = rq->read(rq->source, data + size, room - size)) > 0) {
		size += (size_t)got;
		if (size > max)
			return RES_TOO_LARGE;
		if (size < room)
			continue;
		if ((larger = arena_array(rq->arena, room, 2)) == NULL)
			return RES_UNAVAILABLE;
		memcpy(larger, data, size);
		data = larger;
		room *= 2;
	}
	if (got < 0)
		return RES_INVALID;
	*body = (struct bytes){ .data = data, .size = size };
	return RES_OK;
}

/* Anything past the announced length belongs to nobody and is not read. */
static enum result read_announced(struct http_request *rq, size_t max, struct bytes *body)
{
	size_t want = (size_t)rq->content_length, size = 0;
	unsigned char *data;

	if (want > max)
		return RES_TOO_LARGE;
	if ((data = arena_alloc(rq->arena, want)) == NULL)
		return RES_UNAVAILABLE;
	while (size < want) {
		long got = rq->read(rq->source, data + size, want - size);

		if (got <= 0)
			return RES_INVALID;
		size += (size_t)got;
	}
	*body = (struct bytes){ .data = data, .size = size };
	return RES_OK;
}

enum result http_read_body(struct http_request *rq, size_t max, struct bytes *body)
{
	*body = (struct bytes){ .data = NULL };
	if (rq->content_length < 0)
		return read_unannounced(rq, max, body);
	return read_announced(rq, max, body);
}

void http_response_init(struct http_response *rs, size_t body_ceiling)
{
	*rs = (struct http_response){ .status = 200 };
	buf_init(&rs->body, body_ceiling);
}

void http_response_free(struct http_response *rs)
{
	buf_free(&rs->body);
	rs->header_count = 0;
}

static bool is_header_name(const char *name)
{
	return name[0] != '\0' &&
	    strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") ==
	    strlen(name);
}

void http_header(struct http_response *rs, const char *name, const char *value)
{
	invariant(is_header_name(name));
	invariant(strpbrk(value, "\r\n") == NULL);
	invariant(rs->header_count < HTTP_HEADERS_MAX);
	rs->headers[rs->header_count].name = name;
	rs->headers[rs->header_count].value = value;
	rs->header_count++;
}

void http_header_set(struct http_response *rs, const char *name, const char *value)
{
	size_t to = 0;

	for (size_t i = 0; i < rs->header_count; i++)
		if (strcasecmp(rs->headers[i].name, name) != 0)
			rs->headers[to++] = rs->headers[i];
	rs->header_count = to;
	http_header(rs, name, value);
}

/* Without memory for an answer there is still this one; half a page is no page. */
static enum result send_last_resort(struct http_response *rs, http_write_fn write_out, void *sink)
{
	static const char answer[] = "Status: 503 Service Unavailable\r\n"
				     "Content-Type: text/plain; charset=utf-8\r\n"
				     "Cache-Control: no-store\r\n"
				     "Retry-After: 30\r\n"
				     "Content-Length: 28\r\n\r\n";
	static const char text[] = "Loket: 503, try again later\n";

	rs->status = 503;
	if (write_out(sink, answer, sizeof(answer) - 1) == RES_OK && !rs->head_only)
		(void)write_out(sink, text, sizeof(text) - 1);
	return RES_UNAVAILABLE;
}

enum result http_send(struct http_response *rs, http_write_fn write_out, void *sink)
{
	static struct buf head; /* kept: what was committed can be told without memory */
	bool bodyless = rs->status == 204 || rs->status == 304;
	enum result res;

	if (!buf_ok(&rs->body))
		return send_last_resort(rs, write_out, sink);
	if (head.ceiling == 0)
		buf_init(&head, HEAD_MAX);
	buf_clear(&head);
	buf_addf(&head, "Status: %d %s\r\n", rs->status, http_reason(rs->status));
	for (size_t i = 0; i < rs->header_count; i++)
		if (rs->stream != NULL || strcasecmp(rs->headers[i].name, "Content-Length") != 0)
			buf_addf(&head, "%s: %s\r\n", rs->headers[i].name, rs->headers[i].value);
	if (rs->stream == NULL && !bodyless)
		buf_addf(&head, "Content-Length: %zu\r\n", rs->body.size);
	buf_adds(&head, "\r\n");
	if (!buf_ok(&head))
		return send_last_resort(rs, write_out, sink);
	res = write_out(sink, head.data, head.size);
	if (res != RES_OK || rs->head_only || bodyless)
		return res;
	if (rs->stream != NULL)
		return rs->stream(rs->stream_data, write_out, sink);
	return rs->body.size > 0 ? write_out(sink, rs->body.data, rs->body.size) : RES_OK;
}

static volatile sig_atomic_t stopping;

static void stop(int number)
{
	(void)number;
	stopping = 1;
}

/* Before libfcgi installs its own, which leave a handler alone that is there already. Without
 * SA_RESTART, so that poll() and accept() come back. SIGQUIT is what multiwatch sends its children
 * when it is told to end, whatever its own options say. */
static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = stop };

	stopping = 0;
	(void)sigemptyset(&action.sa_mask);
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGQUIT, &action, NULL);
	action.sa_handler = SIG_IGN;
	(void)sigaction(SIGPIPE, &action, NULL);
}

/* All workers wait on one socket; only without blocking does a worker that lost the race for a
 * request come back to its poll, and see a signal in time. */
static bool socket_prepare(int fd)
{
	int listening = 0, flags;
	socklen_t size = sizeof(listening);

	if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0)
		return false;
	flags = fcntl(fd, F_GETFL);
	return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0;
}

static long fcgi_read(void *source, void *out, size_t size)
{
	FCGX_Request *request = source;
	int got = FCGX_GetStr(out, size > INT_MAX ? INT_MAX : (int)size, request->in);

	return got == 0 && FCGX_GetError(request->in) != 0 ? -1 : got;
}

static enum result fcgi_write(void *sink, const void *data, size_t size)
{
	FCGX_Request *request = sink;
	const char *at = data;

	while (size > 0) {
		int part = size > INT_MAX ? INT_MAX : (int)size;

		if (FCGX_PutStr(at, part, request->out) != part)
			return RES_UNAVAILABLE;
		at += part;
		size -= (size_t)part;
	}
	return RES_OK;
}

/* Our resident set in bytes; 0 when the kernel does not say. */
static int64_t resident(void)
{
	long long pages = 0;
	FILE *in = fopen("/proc/self/statm", "re");

	if (in == NULL)
		return 0;
	if (fscanf(in, "%*d %lld", &pages) != 1)
		pages = 0;
	(void)fclose(in);
	return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

static void serve_one(const struct http_server *server, FCGX_Request *request, int64_t *served)
{
	int failed = FCGX_Accept_r(request);

	if (failed == 0) {
		server->run(server->data, request->envp, fcgi_read, request, fcgi_write, request);
		FCGX_Finish_r(request);
		(*served)++;
	} else if (failed != -EAGAIN && failed != -EINTR && failed != -ECONNABORTED && !stopping) {
		log_warn("accept failed: %d", failed);
	}
}

enum result http_serve(const struct http_server *server)
{
	struct pollfd socket = { .fd = STDIN_FILENO, .events = POLLIN };
	FCGX_Request request;
	int64_t served = 0, looked = 0;

	catch_signals();
	if (!socket_prepare(STDIN_FILENO) || FCGX_Init() != 0 ||
	    FCGX_InitRequest(&request, STDIN_FILENO, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return RES_BUG;
	while (!stopping && (server->max_requests <= 0 || served < server->max_requests)) {
		int ready = poll(&socket, 1, POLL_MS);

		if (ready > 0)
			serve_one(server, &request, &served);
		else if (ready == 0 && server->idle != NULL)
			server->idle(server->data);
		if (server->max_rss > 0 && served >= looked + RSS_EVERY) {
			looked = served;
			if (resident() > server->max_rss)
				break;
		}
	}
	FCGX_Free(&request, 1);
	return RES_OK;
}
