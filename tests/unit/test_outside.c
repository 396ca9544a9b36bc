/* SPDX-License-Identifier: Apache-2.0 */
/* Where a look outside goes and where it never does. SECURITY M1: no connection to anything that is
 * not public, however it is written, also by a redirect; M3: an answer without an end. A web server
 * of this test's own (a child on a port of loopback) counts who comes. */
#include "support.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "outside.h"

static in_port_t port, closed_port;
static pid_t server;
static int bait = -1; /* listens on closed_port; nobody may come */

/* ---- the server ---- */

static void answer(int fd)
{
	char request[4096] = "";
	ssize_t got = read(fd, request, sizeof(request) - 1);
	bool head = got > 0 && strncmp(request, "HEAD ", 5) == 0;

	if (got <= 0)
		return;
	if (strstr(request, " /fine") != NULL)
		dprintf(fd, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n%s", head ? "" : "hallo");
	else if (strstr(request, " /gone") != NULL)
		dprintf(fd, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
	else if (strstr(request, " /nohead") != NULL)
		dprintf(fd, "HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n", head ? "405 No" : "200 OK");
	else if (strstr(request, " /moved") != NULL)
		dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /fine\r\nContent-Length: 0\r\n\r\n");
	else if (strstr(request, " /round") != NULL)
		dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n");
	else if (strstr(request, " /inside") != NULL)
		dprintf(fd,
		    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: "
		    "0\r\n\r\n",
		    closed_port);
	else if (strstr(request, " /file") != NULL)
		dprintf(fd, "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n");
	else if (strstr(request, " /noise") != NULL)
		dprintf(fd, "220 mail.example ESMTP\r\n");
	else if (strstr(request, " /slow") != NULL && dprintf(fd, "HTTP/1.1 200 OK\r\nX: ") > 0)
		for (int i = 0; i < 50 && dprintf(fd, "H") == 1; i++)
			usleep(100000);
	else if (strstr(request, " /endless") != NULL && head)
		dprintf(fd, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
	else if (strstr(request, " /endless") != NULL) {
		char block[4096];

		memset(block, 'x', sizeof(block));
		dprintf(fd, "HTTP/1.1 200 OK\r\n\r\n");
		while (write(fd, block, sizeof(block)) > 0)
			;
	}
}

static int listen_on(in_port_t *on)
{
	struct sockaddr_in here = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(here);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&here, sizeof(here)) != 0 ||
	    listen(fd, 16) != 0 || getsockname(fd, (struct sockaddr *)&here, &size) != 0)
		return -1;
	*on = ntohs(here.sin_port);
	return fd;
}

static int open_all(void **state)
{
	int fd = listen_on(&port);

	(void)state;
	bait = listen_on(&closed_port);
	if (fd < 0 || bait < 0 || (server = fork()) < 0)
		return -1;
	if (server == 0) {
		signal(SIGPIPE, SIG_IGN);
		for (;;) {
			int client = accept(fd, NULL, NULL);

			if (client < 0)
				_exit(0);
			answer(client);
			close(client);
		}
	}
	close(fd);
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	close(bait);
	return 0;
}

/* ---- looks ---- */

/* For tests only: the port of the server of this test. */
static bool only_the_server(const struct sockaddr *address)
{
	struct sockaddr_in four;

	if (address->sa_family != AF_INET)
		return false;
	memcpy(&four, address, sizeof(four));
	return ntohs(four.sin_port) == port;
}

/* The portal's rule without that of the port: the address alone must be what refuses. */
static bool at_any_port(const struct sockaddr *address)
{
	struct sockaddr_storage copy = { 0 };

	if (address->sa_family == AF_INET) {
		struct sockaddr_in four;

		memcpy(&four, address, sizeof(four));
		four.sin_port = htons(443);
		memcpy(&copy, &four, sizeof(four));
	} else {
		struct sockaddr_in6 six;

		memcpy(&six, address, sizeof(six));
		six.sin6_port = htons(443);
		memcpy(&copy, &six, sizeof(six));
	}
	return outside_may_connect((const struct sockaddr *)&copy);
}

static enum outside_answer look(const char *path, long *status)
{
	char url[200];
	struct outside outside = { .url = url, .timeout_ms = 1500, .may_connect = only_the_server };

	snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", port, path);
	return outside_look(&outside, status);
}

static bool somebody_came(void)
{
	struct pollfd waiting = { .fd = bait, .events = POLLIN };

	return poll(&waiting, 1, 50) > 0;
}

static void tells_what_was_answered(void **state)
{
	static const struct {
		const char *path;
		enum outside_answer answer;
		long status;
	} cases[] = {
		{ "/fine", OUTSIDE_ANSWERED, 200 },
		{ "/gone", OUTSIDE_ANSWERED, 410 },
		{ "/nohead", OUTSIDE_ANSWERED, 200 },
		{ "/moved", OUTSIDE_ANSWERED, 200 },
		{ "/round", OUTSIDE_SILENT, 0 },
		{ "/nothing", OUTSIDE_SILENT, 0 },
		{ "/noise", OUTSIDE_SILENT, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		long status = -1;

		print_message("%s\n", cases[i].path);
		assert_int_equal(look(cases[i].path, &status), cases[i].answer);
		assert_int_equal(status, cases[i].status);
	}
}

static void m1_a_redirect_leads_nowhere_private(void **state)
{
	long status = -1;

	(void)state;
	assert_int_equal(look("/inside", &status), OUTSIDE_REFUSED);
	assert_int_equal(status, 0);
	assert_false(somebody_came());
	assert_int_equal(look("/file", &status), OUTSIDE_REFUSED);
}

static void m1_no_spelling_of_this_host_is_connected_to(void **state)
{
	static const char *const hosts[] = { "127.0.0.1", "127.1", "2130706433", "0x7f.1",
		"017700000001", "0", "0.0.0.0", "localhost", "[::1]", "[::ffff:127.0.0.1]",
		"[::ffff:7f00:1]", "[::]", "example.com@127.0.0.1", "a:b@localhost" };

	(void)state;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		char url[200];
		struct outside outside = {
			.url = url, .timeout_ms = 1500, .may_connect = at_any_port
		};
		long status = -1;

		snprintf(url, sizeof(url), "http://%s:%d/", hosts[i], closed_port);
		print_message("%s\n", url);
		assert_int_not_equal(outside_look(&outside, &status), OUTSIDE_ANSWERED);
		assert_int_equal(status, 0);
		assert_false(somebody_came());
	}
}

static void m1_other_protocols_are_not_spoken(void **state)
{
	static const char *const urls[] = { "file:///etc/passwd", "gopher://127.0.0.1:25/x",
		"dict://127.0.0.1:11211/stats", "ftp://127.0.0.1/", "smtp://127.0.0.1:25", "" };

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		struct outside outside = { .url = urls[i], .timeout_ms = 1500 };
		long status = -1;

		assert_int_equal(outside_look(&outside, &status), OUTSIDE_REFUSED);
	}
}

static void m3_slow_and_endless_answers_end(void **state)
{
	long status;
	int64_t began = clock_ticks_ms();

	(void)state;
	assert_int_equal(look("/endless", &status), OUTSIDE_ANSWERED);
	assert_int_equal(status, 200);
	assert_int_equal(look("/slow", &status), OUTSIDE_SILENT);
	assert_true(clock_ticks_ms() - began < 4000);
}

/* ---- addresses ---- */

static bool may(int family, const char *text, in_port_t at)
{
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(at) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(at) };

	if (family == AF_INET) {
		assert_int_equal(inet_pton(AF_INET, text, &four.sin_addr), 1);
		return outside_may_connect((const struct sockaddr *)&four);
	}
	assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
	return outside_may_connect((const struct sockaddr *)&six);
}

static void m1_private_addresses_are_closed(void **state)
{
	static const char *const closed4[] = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
		"100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.169.254",
		"172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1",
		"192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7",
		"203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255" };
	static const char *const closed6[] = { "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
		"64:ff9b::a00:1", "100::1", "2001::1", "2001:1ff:ffff::1", "2001:db8::1",
		"2002:7f00:1::1", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "ff02::1" };

	(void)state;
	for (size_t i = 0; i < sizeof(closed4) / sizeof(closed4[0]); i++) {
		print_message("%s\n", closed4[i]);
		assert_false(may(AF_INET, closed4[i], 443));
	}
	for (size_t i = 0; i < sizeof(closed6) / sizeof(closed6[0]); i++) {
		print_message("%s\n", closed6[i]);
		assert_false(may(AF_INET6, closed6[i], 443));
	}
}

static void m1_public_addresses_are_open_at_two_ports(void **state)
{
	static const char *const open4[] = { "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1",
		"100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1", "169.253.0.1",
		"172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.255.255", "192.169.0.1",
		"198.17.255.255", "198.20.0.1", "223.255.255.255" };
	static const char *const open6[] = { "2001:200::1", "2001:67c:2e8::1",
		"2001:4860:4860::8888", "2a00:1450::1", "2003::1" };

	(void)state;
	for (size_t i = 0; i < sizeof(open4) / sizeof(open4[0]); i++) {
		print_message("%s\n", open4[i]);
		assert_true(may(AF_INET, open4[i], 443));
		assert_true(may(AF_INET, open4[i], 80));
		assert_false(may(AF_INET, open4[i], 22));
		assert_false(may(AF_INET, open4[i], 3306));
	}
	for (size_t i = 0; i < sizeof(open6) / sizeof(open6[0]); i++) {
		print_message("%s\n", open6[i]);
		assert_true(may(AF_INET6, open6[i], 443));
		assert_false(may(AF_INET6, open6[i], 25));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_was_answered),
		cmocka_unit_test(m1_a_redirect_leads_nowhere_private),
		cmocka_unit_test(m1_no_spelling_of_this_host_is_connected_to),
		cmocka_unit_test(m1_other_protocols_are_not_spoken),
		cmocka_unit_test(m3_slow_and_endless_answers_end),
		cmocka_unit_test(m1_private_addresses_are_closed),
		cmocka_unit_test(m1_public_addresses_are_open_at_two_ports),
	};

	return cmocka_run_group_tests_name("unit/outside", tests, open_all, close_all);
}
