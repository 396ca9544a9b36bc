/* SPDX-License-Identifier: Apache-2.0 */
/* The accept loop, spoken to in raw FastCGI over a socket. SECURITY O2. */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "crypt.h"
#include "http.h"

static char socket_path[] = "/tmp/loket-http-XXXXXX";

static void answer(void *data, char **params, http_read_fn read_body, void *source,
    http_write_fn write_out, void *sink)
{
	struct arena *arena = arena_create(1024 * 1024);
	struct http_request rq;
	struct http_response rs;
	struct bytes body;
	enum result res = http_request_init(&rq, arena, params, read_body, source);

	(void)data;
	http_response_init(&rs, 1000);
	if (res == RES_OK)
		res = http_read_body(&rq, 100, &body);
	if (res == RES_OK)
		buf_addf(&rs.body, "%s %.*s", rq.path, (int)body.size, (const char *)body.data);
	else
		rs.status = 400;
	if (http_send(&rs, write_out, sink) != RES_OK)
		fprintf(stderr, "not sent\n");
	http_response_free(&rs);
	arena_destroy(arena);
}

static struct sockaddr_un address(void)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };

	snprintf(name.sun_path, sizeof(name.sun_path), "%s/s", socket_path);
	return name;
}

static pid_t serve(int64_t max_requests)
{
	struct sockaddr_un name = address();
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	pid_t child;

	unlink(name.sun_path);
	assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(name)), 0);
	assert_int_equal(listen(fd, 10), 0);
	child = fork();
	if (child == 0) {
		const struct http_server server = { .run = answer, .max_requests = max_requests };

		dup2(fd, STDIN_FILENO);
		close(fd);
		_exit(http_serve(&server) == RES_OK ? 0 : 1);
	}
	close(fd);
	return child;
}

static int connect_to(void)
{
	struct sockaddr_un name = address();
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_int_equal(connect(fd, (struct sockaddr *)&name, sizeof(name)), 0);
	return fd;
}

static void record(struct buf *out, int type, const void *data, size_t size)
{
	const unsigned char head[8] = { 1, (unsigned char)type, 0, 1, (unsigned char)(size >> 8),
		(unsigned char)size, 0, 0 };

	buf_add(out, head, sizeof(head));
	buf_add(out, data, size);
}

static void name_value(struct buf *out, const char *name, const char *value)
{
	buf_addc(out, (char)strlen(name));
	buf_addc(out, (char)strlen(value));
	buf_adds(out, name);
	buf_adds(out, value);
}

/* What the worker wrote on its output stream. */
static void request(const char *uri, const char *body, char *out, size_t size)
{
	struct buf all, params;
	unsigned char head[8];
	char content[65536 + 256];
	int fd = connect_to();
	size_t got = 0;

	buf_init(&all, 10000);
	buf_init(&params, 10000);
	name_value(&params, "REQUEST_METHOD", "POST");
	name_value(&params, "REQUEST_URI", uri);
	record(&all, 1, "\0\1\0\0\0\0\0\0", 8); /* begin: responder */
	record(&all, 4, params.data, params.size);
	record(&all, 4, "", 0);
	record(&all, 5, body, strlen(body));
	record(&all, 5, "", 0);
	assert_int_equal(write(fd, all.data, all.size), all.size);
	while (recv(fd, head, 8, MSG_WAITALL) == 8) {
		size_t length = (size_t)(head[4] << 8 | head[5]), padding = head[6];

		if (length + padding > 0)
			assert_int_equal(
			    recv(fd, content, length + padding, MSG_WAITALL), length + padding);
		if (head[1] == 6) {
			assert_true(got + length < size);
			memcpy(out + got, content, length);
			got += length;
		}
	}
	out[got] = '\0';
	close(fd);
	buf_free(&all);
	buf_free(&params);
}

static int wait_for(pid_t child)
{
	int status = -1;

	for (int64_t until = clock_ticks_ms() + 8000; clock_ticks_ms() < until; usleep(10000))
		if (waitpid(child, &status, WNOHANG) == child)
			return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	return -2;
}

static void serves_until_its_last_request(void **state)
{
	pid_t child = serve(3);
	char out[1000];

	(void)state;
	request("/one", "abc", out, sizeof(out));
	assert_string_equal(out, "Status: 200 OK\r\nContent-Length: 8\r\n\r\n/one abc");
	request("/../two", "", out, sizeof(out));
	assert_memory_equal(out, "Status: 400 Bad Request\r\n", 25);
	request("/three", "", out, sizeof(out));
	assert_non_null(strstr(out, "/three"));
	assert_int_equal(wait_for(child), 0);
}

/* Not a FastCGI client at all, one that says nothing more, one that leaves: the next request is
 * answered. */
static void survives_strangers(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
	} strangers[] = {
		{ "GET / HTTP/1.1\r\nHost: x\r\n\r\n", 27 },
		{ "", 0 },
		{ "\1\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0", 16 },
		{ "\1\1\0\1\xff\xff\xff\0", 8 },
		{ "\2\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0", 16 },
		{ "\1\1\0\1\0\10\0\0\0\1\0\0\0\0\0\0\1\4\0\1\0\4\0\0\x7f\x7f"
		  "ab",
		    28 },
		{ "\1\11\0\0\0\0\0\0", 8 },
		{ "\1\2\0\1\0\0\0\0", 8 },
	};
	pid_t child = serve(0);
	char out[1000];

	(void)state;
	for (size_t i = 0; i < COUNT(strangers); i++) {
		int fd = connect_to();

		assert_int_equal(send(fd, strangers[i].bytes, strangers[i].size, MSG_NOSIGNAL),
		    strangers[i].size);
		close(fd);
		request("/after", "x", out, sizeof(out));
		assert_non_null(strstr(out, "/after x"));
	}
	kill(child, SIGTERM);
	assert_int_equal(wait_for(child), 0);
}

static void stops_when_told(void **state)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGQUIT };
	char out[1000];

	(void)state;
	for (size_t i = 0; i < COUNT(signals); i++) {
		pid_t child = serve(0);
		int64_t began;

		request("/", "", out, sizeof(out)); /* by now its handlers are there */
		began = clock_ticks_ms();
		kill(child, signals[i]);
		assert_int_equal(wait_for(child), 0);
		assert_true(clock_ticks_ms() - began < 2500);
	}
}

static void needs_a_listening_socket(void **state)
{
	const struct http_server server = { .run = answer, .max_requests = 1 };

	(void)state;
	assert_int_equal(http_serve(&server), RES_BUG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(needs_a_listening_socket),
		TEST(serves_until_its_last_request),
		TEST(survives_strangers),
		TEST(stops_when_told),
	};
	struct sockaddr_un name;
	int failed;

	if (mkdtemp(socket_path) == NULL || crypt_open() != RES_OK)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	name = address();
	unlink(name.sun_path);
	rmdir(socket_path);
	return failed;
}
