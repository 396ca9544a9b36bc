/* SPDX-License-Identifier: Apache-2.0 */
/* Handing mail over: what each answer of a server means (SECURITY K5), against a server of our own
 * that speaks from a script in a child process, and the look at one without sending. */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "mail.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_create((size_t)4 << 20);
	return arena == NULL;
}

static int teardown(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}

/* A server for one connection. `answers` are given one after the other: first the greeting, then
 * one for each command; "" closes. After an answer that starts with 354 the message is read to
 * its lone dot first. Everything read goes to `log`. */
struct server {
	pid_t child;
	int port, log;
};

static void serve(int listening, int log, const char *const *answers)
{
	int one = accept(listening, NULL, NULL);
	FILE *in = fdopen(one, "r");
	char line[2000];

	for (size_t i = 0; answers[i] != NULL && answers[i][0] != '\0'; i++) {
		bool data = strncmp(answers[i], "354", 3) == 0;

		if (strcmp(answers[i], "wait") == 0) {
			sleep(20);
			break;
		}
		if (dprintf(one, "%s\r\n", answers[i]) < 0)
			break;
		do {
			if (fgets(line, sizeof(line), in) == NULL)
				_exit(0);
			(void)!write(log, line, strlen(line));
		} while (data && strcmp(line, ".\r\n") != 0);
	}
	_exit(0);
}

static struct server server_start(const char *const *answers)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(address);
	int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), pipes[2];
	struct server server = { 0 };

	assert_int_equal(bind(listening, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(listening, 1), 0);
	assert_int_equal(getsockname(listening, (struct sockaddr *)&address, &size), 0);
	assert_int_equal(pipe(pipes), 0);
	server.port = ntohs(address.sin_port);
	server.log = pipes[0];
	server.child = fork();
	assert_true(server.child >= 0);
	if (server.child == 0)
		serve(listening, pipes[1], answers);
	close(listening);
	close(pipes[1]);
	return server;
}

static const char *server_end(struct server *server)
{
	struct buf log;
	char bytes[1000];
	const char *text;
	ssize_t size;

	buf_init(&log, 1 << 20);
	while ((size = read(server->log, bytes, sizeof(bytes))) > 0)
		buf_add(&log, bytes, (size_t)size);
	close(server->log);
	assert_int_equal(waitpid(server->child, NULL, 0), server->child);
	text = arena_strdup(arena, log.data == NULL ? "" : log.data);
	buf_free(&log);
	return text;
}

struct exchange {
	const char *user;
	bool tls;
	enum result expected;
	const char *in_answer; /* part of what is told */
	const char *const answers[12];
};

static const char mail_text[] = "Subject: x\r\n\r\n.dot\r\nend\r\n";

static enum result exchange(
    const struct exchange *x, int64_t timeout, const char **answer, const char **log)
{
	struct server server = server_start(x->answers);
	const struct mail_server to = { .url = arena_printf(
					    arena, "smtp://127.0.0.1:%d", server.port),
		.user = x->user == NULL ? "" : x->user,
		.password = "geheim",
		.require_tls = x->tls,
		.timeout = timeout };
	enum result res = mail_send(
	    arena, &to, "", "a@b.example", mail_text, sizeof(mail_text) - 1, answer);

	*log = server_end(&server);
	return res;
}

static void k5_every_answer_has_its_meaning(void **state)
{
	static const struct exchange rows[] = {
		{ NULL, false, RES_OK, "queued",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "250 queued as 1",
			"221 bye" } },
		{ NULL, false, RES_INVALID, "550 5.1.1",
		    { "220 hi", "250 hi", "250 ok", "550 5.1.1 no such user", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "451",
		    { "220 hi", "250 hi", "250 ok", "451 greylisted", "221 bye" } },
		{ NULL, false, RES_INVALID, "553",
		    { "220 hi", "250 hi", "553 sender refused", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "530",
		    { "220 hi", "250 hi", "530 authentication required", "221 bye" } },
		{ NULL, false, RES_INVALID, "554",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "554 spam", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "452",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "452 disk full",
			"221 bye" } },
		{ NULL, false, RES_INVALID, "500",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "500 no data", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "" } },
		{ NULL, false, RES_UNAVAILABLE, "", { "220 hi", "250 hi", "250 ok", "" } },
		{ NULL, false, RES_UNAVAILABLE, "", { "" } },
		{ NULL, false, RES_UNAVAILABLE, "554", { "554 go away", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "421", { "421 busy", "221 bye" } },
		{ NULL, true, RES_UNAVAILABLE, "", { "220 hi", "250 hi", "221 bye" } },
		{ "u", false, RES_UNAVAILABLE, "535",
		    { "220 hi", "250-hi\r\n250 AUTH PLAIN", "535 wrong", "221 bye", "221 bye" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *answer = NULL, *log;
		enum result res = exchange(&rows[i], 5, &answer, &log);

		if (res != rows[i].expected || strstr(answer, rows[i].in_answer) == NULL)
			fail_msg("row %zu: %s, \"%s\", after %s", i, result_name(res), answer, log);
		assert_null(strstr(answer, "geheim"));
	}
}

static void the_envelope_and_the_message_arrive_whole(void **state)
{
	static const struct exchange row = { NULL, false, RES_OK, "",
		{ "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "250 queued", "221 bye" } };
	const char *answer, *log;

	(void)state;
	assert_int_equal(exchange(&row, 5, &answer, &log), RES_OK);
	assert_non_null(strstr(log, "MAIL FROM:<>"));
	assert_non_null(strstr(log, "RCPT TO:<a@b.example>\r\n"));
	assert_non_null(strstr(log, "Subject: x\r\n\r\n..dot\r\nend\r\n.\r\n"));
	assert_non_null(strstr(log, "QUIT"));
	assert_string_equal(answer, "250 queued");
}

static void a_silent_server_is_left(void **state)
{
	static const struct exchange rows[] = {
		{ NULL, false, RES_UNAVAILABLE, "", { "wait" } },
		{ NULL, false, RES_UNAVAILABLE, "",
		    { "220 hi", "250 hi", "250 ok", "250 ok", "354 go", "wait" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct server server = server_start(rows[i].answers);
		const struct mail_server to = {
			.url = arena_printf(arena, "smtp://127.0.0.1:%d", server.port), .timeout = 1
		};
		const char *answer;
		int64_t began = clock_ticks_ms();

		assert_int_equal(mail_send(arena, &to, "", "a@b.example", mail_text,
				     sizeof(mail_text) - 1, &answer),
		    RES_UNAVAILABLE);
		assert_true(clock_ticks_ms() - began < 4000);
		kill(server.child, SIGKILL);
		server_end(&server);
	}
}

static void nobody_listens(void **state)
{
	const struct mail_server to = { .url = "smtp://127.0.0.1:9", .timeout = 2 };
	const char *answer = NULL;

	(void)state;
	assert_int_equal(
	    mail_send(arena, &to, "", "a@b.example", mail_text, sizeof(mail_text) - 1, &answer),
	    RES_UNAVAILABLE);
	assert_true(strlen(answer) > 0);
}

static void a_bad_envelope_never_leaves(void **state)
{
	static const char *const bad[] = { "", "a", "a@b.example> NOTIFY=NEVER",
		"a@b.example\r\nDATA", "<a@b.example>" };
	const struct mail_server to = { .url = "smtp://127.0.0.1:9", .timeout = 2 };
	const char *answer = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(
		    mail_send(arena, &to, "", bad[i], mail_text, sizeof(mail_text) - 1, &answer),
		    RES_INVALID);
		if (bad[i][0] != '\0')
			assert_int_equal(mail_send(arena, &to, bad[i], "a@b.example", mail_text,
					     sizeof(mail_text) - 1, &answer),
			    RES_INVALID);
	}
	const char *const urls[] = { "http://127.0.0.1:9", "file:///etc/passwd", "smtp://a b",
		"smtp://127.0.0.1/%0d%0aMAIL" };

	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		const struct mail_server wrong = { .url = urls[i], .timeout = 2 };

		assert_int_equal(mail_send(arena, &wrong, "", "a@b.example", mail_text,
				     sizeof(mail_text) - 1, &answer),
		    RES_BUG);
	}
}

/* Nobody is named, and no message is on its way. */
static void a_look_says_what_sending_would_meet(void **state)
{
	static const struct exchange rows[] = {
		{ NULL, false, RES_OK, "", { "220 hi", "250 hi", "221 bye" } },
		{ "u", false, RES_OK, "",
		    { "220 hi", "250-hi\r\n250 AUTH PLAIN", "334 ", "235 in", "221 bye" } },
		{ "u", false, RES_UNAVAILABLE, "535",
		    { "220 hi", "250-hi\r\n250 AUTH PLAIN", "535 wrong", "221 bye", "221 bye" } },
		{ NULL, true, RES_UNAVAILABLE, "", { "220 hi", "250 hi", "221 bye" } },
		{ NULL, false, RES_UNAVAILABLE, "554", { "554 go away", "221 bye" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct server server = server_start(rows[i].answers);
		const struct mail_server to = { .url = arena_printf(
						    arena, "smtp://127.0.0.1:%d", server.port),
			.user = rows[i].user == NULL ? "" : rows[i].user,
			.password = "geheim",
			.require_tls = rows[i].tls,
			.timeout = 5 };
		const char *answer = NULL, *log;
		enum result res = mail_probe(arena, &to, &answer);

		log = server_end(&server);
		if (res != rows[i].expected || strstr(answer, rows[i].in_answer) == NULL)
			fail_msg("row %zu: %s, \"%s\", after %s", i, result_name(res), answer, log);
		assert_null(strstr(log, "MAIL"));
	}
	assert_int_equal(mail_probe(arena, &(struct mail_server){ .url = "http://127.0.0.1:9" },
			     &(const char *){ NULL }),
	    RES_BUG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(k5_every_answer_has_its_meaning),
		cmocka_unit_test(the_envelope_and_the_message_arrive_whole),
		cmocka_unit_test(a_silent_server_is_left),
		cmocka_unit_test(nobody_listens),
		cmocka_unit_test(a_bad_envelope_never_leaves),
		cmocka_unit_test(a_look_says_what_sending_would_meet),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
