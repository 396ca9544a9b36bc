/* SPDX-License-Identifier: Apache-2.0 */
/* Requests and responses; the accept loop is test_http_serve.c. SECURITY O1, O3, T2. */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crypt.h"
#include "http.h"

static enum result init(struct arena *arena, struct http_request *rq, const char *const params[])
{
	char *all[16];
	size_t count = 0;

	for (; params[count] != NULL; count++)
		all[count] = arena_strdup(arena, params[count]);
	all[count] = NULL;
	return http_request_init(rq, arena, arena_memdup(arena, all, sizeof(all)), NULL, NULL);
}

#define PARAMS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static char *param(struct arena *arena, const char *name, const char *value)
{
	return arena_printf(arena, "%s=%s", name, value);
}

static void paths(void **state)
{
	static const struct {
		const char *uri, *path, *query;
	} cases[] = {
		{ "/", "/", "" },
		{ "/support/home", "/support/home", "" },
		{ "/support/home/", "/support/home", "" },
		{ "/a?b=%00&c", "/a", "b=%00&c" },
		{ "/a?", "/a", "" },
		{ "/a?b?c", "/a", "b?c" },
		{ "/%61%2fb", "/a/b", "" },
		{ "/caf%C3%A9", "/café", "" },
		{ "/café", "/café", "" },
		{ "/a%20b+c", "/a b+c", "" },
		{ "/.a/..b/...", "/.a/..b/...", "" },
		{ "/a%25%32%35", "/a%25", "" },
		{ "/%", NULL, NULL },
		{ "/%4", NULL, NULL },
		{ "/%zz", NULL, NULL },
		{ "/%00", NULL, NULL },
		{ "/a%00.html", NULL, NULL },
		{ "/%0a", NULL, NULL },
		{ "/%0d%0aSet-Cookie:x", NULL, NULL },
		{ "/%7f", NULL, NULL },
		{ "/%ff", NULL, NULL },
		{ "/%c0%af", NULL, NULL },
		{ "//", NULL, NULL },
		{ "//a", NULL, NULL },
		{ "/a//b", NULL, NULL },
		{ "/a//", NULL, NULL },
		{ "/.", NULL, NULL },
		{ "/..", NULL, NULL },
		{ "/a/../b", NULL, NULL },
		{ "/a/./b", NULL, NULL },
		{ "/a/%2e%2e/b", NULL, NULL },
		{ "/a/..", NULL, NULL },
		{ "/a/../", NULL, NULL },
		{ "/%2f", NULL, NULL },
		{ "", NULL, NULL },
		{ "a", NULL, NULL },
		{ "*", NULL, NULL },
		{ "http://evil.example/", NULL, NULL },
		{ "?a", NULL, NULL },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct http_request rq;
		enum result res = init(*state, &rq,
		    PARAMS(param(*state, "REQUEST_METHOD", "GET"),
			param(*state, "REQUEST_URI", cases[i].uri)));

		if (res != (cases[i].path != NULL ? RES_OK : RES_INVALID))
			fail_msg("%s: %s", cases[i].uri, result_name(res));
		if (cases[i].path == NULL)
			continue;
		assert_string_equal(rq.path, cases[i].path);
		assert_string_equal(rq.query, cases[i].query);
	}
}

static void the_servers_own_path_counts_first(void **state)
{
	struct http_request rq;

	assert_int_equal(init(*state, &rq,
			     PARAMS("REQUEST_METHOD=GET", "REQUEST_URI=/page?x",
				 "DOCUMENT_URI=/part/%41", "QUERY_STRING=y")),
	    RES_OK);
	assert_string_equal(rq.path, "/part/%41");
	assert_string_equal(rq.query, "y");
	assert_int_equal(
	    init(*state, &rq,
		PARAMS("REQUEST_METHOD=GET", "REQUEST_URI=/page", "DOCUMENT_URI=/part/../x")),
	    RES_INVALID);
}

static void lengths_and_methods(void **state)
{
	static const struct {
		const char *text;
		enum result res;
		int64_t length;
	} lengths[] = {
		{ "", RES_OK, -1 },
		{ "0", RES_OK, 0 },
		{ "12", RES_OK, 12 },
		{ "007", RES_OK, 7 },
		{ "999999999999999999", RES_OK, 999999999999999999 },
		{ "1000000000000000000", RES_INVALID, 0 },
		{ "99999999999999999999", RES_INVALID, 0 },
		{ "+5", RES_INVALID, 0 },
		{ "-1", RES_INVALID, 0 },
		{ "5,5", RES_INVALID, 0 },
		{ "1e3", RES_INVALID, 0 },
		{ "0x10", RES_INVALID, 0 },
		{ " 5", RES_INVALID, 0 },
		{ "5 ", RES_INVALID, 0 },
	};
	static const struct {
		const char *name;
		enum http_method method;
	} methods[] = {
		{ "GET", HTTP_GET },
		{ "HEAD", HTTP_HEAD },
		{ "POST", HTTP_POST },
		{ "get", HTTP_OTHER },
		{ "PUT", HTTP_OTHER },
		{ "TRACE", HTTP_OTHER },
		{ "GETX", HTTP_OTHER },
	};
	struct http_request rq;

	for (size_t i = 0; i < COUNT(lengths); i++) {
		assert_int_equal(init(*state, &rq,
				     PARAMS("REQUEST_METHOD=POST", "REQUEST_URI=/",
					 param(*state, "CONTENT_LENGTH", lengths[i].text))),
		    lengths[i].res);
		if (lengths[i].res == RES_OK)
			assert_int_equal(rq.content_length, lengths[i].length);
	}
	for (size_t i = 0; i < COUNT(methods); i++) {
		assert_int_equal(
		    init(*state, &rq,
			PARAMS(param(*state, "REQUEST_METHOD", methods[i].name), "REQUEST_URI=/")),
		    RES_OK);
		assert_int_equal(rq.method, methods[i].method);
	}
	assert_int_equal(init(*state, &rq, PARAMS("REQUEST_URI=/")), RES_INVALID);
	assert_int_equal(init(*state, &rq, PARAMS("REQUEST_METHOD=GET")), RES_INVALID);
	assert_int_equal(init(*state, &rq, PARAMS("nonsense")), RES_INVALID);
	assert_int_equal(http_request_init(&rq, *state, NULL, NULL, NULL), RES_INVALID);
}

static void ids_and_params(void **state)
{
	static const char *const bad[] = { "", "ABC", "x", "0123456789012345678901234567890123456",
		"a b", "a\nb" };
	struct http_request rq;

	assert_int_equal(init(*state, &rq,
			     PARAMS("REQUEST_METHOD=GET", "REQUEST_URI=/", "REQUEST_ID=ab-01",
				 "HTTP_COOKIE=a=b", "REMOTE_ADDR=127.0.0.1",
				 "HTTP_X_FORWARDED_FOR=9.9.9.9", "CONTENT_TYPE=text/plain")),
	    RES_OK);
	assert_string_equal(rq.id, "ab-01");
	assert_string_equal(rq.remote, "127.0.0.1");
	assert_string_equal(rq.content_type, "text/plain");
	assert_string_equal(http_param(&rq, "HTTP_COOKIE"), "a=b");
	assert_null(http_param(&rq, "HTTP_COOKI"));
	assert_null(http_param(&rq, "HTTP_COOKIES"));
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_int_equal(init(*state, &rq,
				     PARAMS("REQUEST_METHOD=GET", "REQUEST_URI=/",
					 param(*state, "REQUEST_ID", bad[i]))),
		    RES_OK);
		assert_int_equal(strlen(rq.id), 32);
		assert_string_equal(rq.remote, "");
		assert_string_equal(rq.content_type, "");
	}
}

struct source {
	const char *at;
	size_t left;
	bool broken;
};

static long read_source(void *data, void *out, size_t size)
{
	struct source *source = data;
	size_t part = source->left < 1000 ? source->left : 1000;

	if (part > size)
		part = size;
	if (part == 0 && source->broken)
		return -1;
	memcpy(out, source->at, part);
	source->at += part;
	source->left -= part;
	return (long)part;
}

static void bodies(void **state)
{
	static char text[50000];
	static const struct {
		size_t sent;
		int64_t length;
		size_t max;
		bool broken;
		enum result res;
		size_t size;
	} cases[] = {
		{ 5, 5, 10, false, RES_OK, 5 },
		{ 10, 10, 10, false, RES_OK, 10 },
		{ 11, 11, 10, false, RES_TOO_LARGE, 0 },
		{ 0, 0, 10, false, RES_OK, 0 },
		{ 4, 5, 10, false, RES_INVALID, 0 },
		{ 6, 5, 10, false, RES_OK, 5 },
		{ 5, -1, 10, false, RES_OK, 5 },
		{ 10, -1, 10, false, RES_OK, 10 },
		{ 11, -1, 10, false, RES_TOO_LARGE, 0 },
		{ 4, 5, 10, true, RES_INVALID, 0 },
		{ 4, -1, 10, true, RES_INVALID, 0 },
		{ 50000, 50000, 50000, false, RES_OK, 50000 },
		{ 50000, -1, 50000, false, RES_OK, 50000 },
		{ 50000, -1, 49999, false, RES_TOO_LARGE, 0 },
		{ 0, 999999999999999999, 10, false, RES_TOO_LARGE, 0 },
		{ 0, -1, 0, false, RES_OK, 0 },
	};

	memset(text, 'x', sizeof(text));
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct source source = {
			.at = text, .left = cases[i].sent, .broken = cases[i].broken
		};
		struct http_request rq = { .arena = *state,
			.content_length = cases[i].length,
			.read = read_source,
			.source = &source };
		struct bytes body;

		assert_int_equal(http_read_body(&rq, cases[i].max, &body), cases[i].res);
		assert_int_equal(body.size, cases[i].size);
		if (body.size > 0)
			assert_memory_equal(body.data, text, body.size);
	}
}

static struct buf sent;

static enum result write_sent(void *sink, const void *data, size_t size)
{
	if (sink != NULL)
		return RES_UNAVAILABLE;
	buf_add(&sent, data, size);
	return RES_OK;
}

static enum result stream(void *data, http_write_fn write_out, void *sink)
{
	(void)data;
	if (write_out(sink, "ab", 2) != RES_OK)
		return RES_UNAVAILABLE;
	return write_out(sink, "cd", 2);
}

static const char *send_all(struct http_response *rs, enum result wanted)
{
	buf_clear(&sent);
	assert_int_equal(http_send(rs, write_sent, NULL), wanted);
	return sent.data;
}

static void responses(void **state)
{
	struct http_response rs;

	(void)state;
	http_response_init(&rs, 100);
	http_header(&rs, "Content-Type", "text/html");
	http_header(&rs, "Set-Cookie", "a=1");
	http_header(&rs, "Set-Cookie", "b=2");
	http_header_set(&rs, "content-type", "text/plain");
	http_header(&rs, "Content-Length", "999");
	buf_adds(&rs.body, "hello");
	assert_string_equal(send_all(&rs, RES_OK),
	    "Status: 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\ncontent-type: "
	    "text/plain\r\nContent-Length: 5\r\n\r\nhello");
	rs.head_only = true;
	rs.status = 404;
	assert_non_null(strstr(send_all(&rs, RES_OK), "Content-Length: 5\r\n\r\n"));
	assert_memory_equal(sent.data, "Status: 404 Not Found\r\n", 23);
	assert_int_equal(sent.data[sent.size - 1], '\n');
	rs.head_only = false;
	rs.status = 304;
	assert_null(strstr(send_all(&rs, RES_OK), "Content-Length"));
	assert_int_equal(sent.data[sent.size - 1], '\n');
	rs.status = 200;
	rs.stream = stream;
	assert_string_equal(send_all(&rs, RES_OK),
	    "Status: 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\ncontent-type: "
	    "text/plain\r\nContent-Length: 999\r\n\r\nabcd");
	assert_int_equal(http_send(&rs, write_sent, &rs), RES_UNAVAILABLE);
	rs.stream = NULL;
	buf_addf(&rs.body, "%200d", 1);
	assert_memory_equal(send_all(&rs, RES_UNAVAILABLE), "Status: 503 ", 12);
	assert_null(strstr(sent.data, "Set-Cookie"));
	assert_non_null(
	    strstr(sent.data, "Content-Length: 28\r\n\r\nLoket: 503, try again later\n"));
	assert_int_equal(rs.status, 503);
	http_response_free(&rs);
	assert_string_equal(http_reason(503), "Service Unavailable");
	assert_string_equal(http_reason(999), "");
}

static void dies(void (*run)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		close(STDERR_FILENO);
		run();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void line_end_in_value(void)
{
	struct http_response rs;

	http_response_init(&rs, 0);
	http_header(&rs, "Location", "/x\r\nSet-Cookie: a=b");
}

static void line_end_in_name(void)
{
	struct http_response rs;

	http_response_init(&rs, 0);
	http_header(&rs, "X: y\r\nZ", "a");
}

static void too_many_headers(void)
{
	struct http_response rs;

	http_response_init(&rs, 0);
	for (int i = 0; i <= HTTP_HEADERS_MAX; i++)
		http_header(&rs, "X", "y");
}

static void headers_that_are_our_own_fault(void **state)
{
	(void)state;
	dies(line_end_in_value);
	dies(line_end_in_name);
	dies(too_many_headers);
}

static enum result init_and_read(void *data)
{
	static char method[] = "REQUEST_METHOD=POST", uri[] = "REQUEST_URI=/a?b";
	char *params[] = { method, uri, NULL };
	struct source source = { .at = "0123456789", .left = 10 };
	struct arena *arena = arena_create(1024 * 1024);
	struct http_response rs;
	struct http_request rq;
	struct bytes body;
	enum result res;

	(void)data;
	if (arena == NULL)
		return RES_UNAVAILABLE;
	res = http_request_init(&rq, arena, params, read_source, &source);
	if (res == RES_OK)
		res = http_read_body(&rq, 10, &body);
	http_response_init(&rs, 100);
	buf_adds(&rs.body, "x");
	buf_clear(&sent);
	if (res == RES_OK)
		res = http_send(&rs, write_sent, NULL);
	http_response_free(&rs);
	arena_destroy(arena);
	return res;
}

static void memory_runs_out(void **state)
{
	(void)state;
	support_try_each_failure(init_and_read, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(paths),
		TEST(the_servers_own_path_counts_first),
		TEST(lengths_and_methods),
		TEST(ids_and_params),
		TEST(bodies),
		TEST(responses),
		TEST(headers_that_are_our_own_fault),
		TEST(memory_runs_out),
	};
	int failed;

	if (crypt_open() != RES_OK)
		return 1;
	buf_init(&sent, 1024 * 1024);
	buf_addf(&sent, "%10000d", 1); /* what is sent is kept without allocating */
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_free(&sent);
	return failed;
}
