/* SPDX-License-Identifier: Apache-2.0 */
/* Rings, against a real database and a push server of this test's own (a child that answers what
 * the channel's name asks for, and writes down what it was told); and one request over a unix
 * socket in every way it can go wrong. */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fetch.h"
#include "help_db.h"
#include "push/push.h"

#define NOW 1795420800 /* 2026-11-23T08:00:00Z */

static struct arena *names, *arena;
static struct db *db;
static pid_t server;
static char directory[] = "/tmp/loket_push_XXXXXX";
static char socket_path[64], heard_path[64];
static struct settings settings = { .push_socket = socket_path };
static struct ctx ctx;

/* ---- the push server ---- */

static void answer(int fd, FILE *heard)
{
	char request[4096] = "";
	size_t size = 0;
	ssize_t got;
	const char *body;

	while ((body = strstr(request, "\r\n\r\n")) == NULL || strcmp(body, "\r\n\r\n") == 0) {
		got = read(fd, request + size, sizeof(request) - 1 - size);
		if (got <= 0)
			return;
		size += (size_t)got;
		request[size] = '\0';
		if (strncmp(request, "GET ", 4) == 0 && strstr(request, "\r\n\r\n") != NULL)
			break;
	}
	fprintf(heard, "%.*s %s\n", (int)strcspn(request, "\r\n"), request,
	    body == NULL ? "" : body + 4);
	fflush(heard);
	if (strstr(request, "/silent") != NULL)
		sleep(5);
	else if (strstr(request, "/broken") != NULL)
		dprintf(fd, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
	else
		dprintf(fd,
		    "HTTP/1.1 202 Accepted\r\nContent-Length: 10\r\nConnection: "
		    "close\r\n\r\n0123456789");
}

static void serve(int listener)
{
	FILE *heard = fopen(heard_path, "a");

	for (;;) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0 || heard == NULL)
			_exit(1);
		answer(fd, heard);
		close(fd);
	}
}

static void server_start(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	unlink(socket_path);
	strncpy(address.sun_path, socket_path, sizeof(address.sun_path) - 1);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(fd, 16), 0);
	if ((server = fork()) == 0)
		serve(fd);
	close(fd);
}

static void server_stop(void)
{
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	unlink(socket_path);
}

static int heard(void)
{
	FILE *file = fopen(heard_path, "r");
	char line[4200];
	int count = 0;

	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		count++;
	if (file != NULL)
		fclose(file);
	return count;
}

/* ---- around the cases ---- */

static int open_all(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(directory));
	(void)snprintf(socket_path, sizeof(socket_path), "%s/ring", directory);
	(void)snprintf(heard_path, sizeof(heard_path), "%s/heard", directory);
	names = arena_create(1 << 20);
	arena = arena_create(1 << 20);
	db = help_db_open(names, "push", true);
	db_use_arena(db, arena);
	ctx = (struct ctx){
		.arena = arena, .db = db, .now = NOW, .remote = "", .settings = &settings
	};
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	help_db_close(db, "push");
	arena_destroy(arena);
	arena_destroy(names);
	unlink(heard_path);
	rmdir(directory);
	return 0;
}

static int begin(void **state)
{
	(void)state;
	help_db_run(db, "DELETE FROM outbox");
	unlink(heard_path);
	ctx.now = NOW;
	settings.push_socket = socket_path;
	server_start();
	return 0;
}

static int end(void **state)
{
	(void)state;
	server_stop();
	return 0;
}

static void ring(const char *channel)
{
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(push_ring(&ctx, channel), RES_OK);
	assert_int_equal(db_commit(db), RES_OK);
}

static int64_t waiting(void)
{
	return help_db_number(db, "SELECT COUNT(*) FROM outbox WHERE kind = 2");
}

/* ---- cases ---- */

static void rings_once_what_was_committed(void **state)
{
	(void)state;
	assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	ring(PUSH_PUBLIC);
	ring(PUSH_PUBLIC);
	assert_int_equal(push_deliver_one(&ctx), RES_OK);
	assert_int_equal(push_deliver_one(&ctx), RES_OK);
	assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	assert_int_equal(heard(), 2);
	assert_int_equal(waiting(), 0);
}

static void rings_not_what_was_rolled_back(void **state)
{
	(void)state;
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(push_ring(&ctx, PUSH_PUBLIC), RES_OK);
	db_rollback(db);
	assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	assert_int_equal(heard(), 0);
}

static void passes_by_what_another_delivers(void **state)
{
	struct db *other = help_db_again(names, "push", 3);
	struct ctx theirs = ctx;

	(void)state;
	theirs.db = other;
	db_use_arena(other, arena);
	ring(PUSH_PUBLIC);
	help_db_run(other, "START TRANSACTION");
	help_db_run(other, "UPDATE outbox SET attempts = 1 WHERE kind = 2");
	assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	help_db_run(other, "ROLLBACK");
	assert_int_equal(push_deliver_one(&theirs), RES_OK);
	assert_int_equal(heard(), 1);
	db_close(other);
}

static void forgets_what_nobody_takes(void **state)
{
	(void)state;
	ring("broken");
	for (int second = 0; second < PUSH_KEPT; second++, ctx.now++) {
		assert_int_equal(push_deliver_one(&ctx), RES_OK);
		assert_int_equal(waiting(), 1);
		/* Not again within the second. */
		assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	}
	assert_int_equal(push_deliver_one(&ctx), RES_OK);
	assert_int_equal(waiting(), 0);
}

static void forgets_at_once_without_push(void **state)
{
	(void)state;
	settings.push_socket = "";
	ring(PUSH_PUBLIC);
	assert_int_equal(push_deliver_one(&ctx), RES_OK);
	assert_int_equal(waiting(), 0);
	assert_int_equal(heard(), 0);
	push_ring_at_once(&settings, PUSH_PUBLIC, 1);
	assert_int_equal(heard(), 0);
}

static void leaves_mail_alone(void **state)
{
	(void)state;
	help_db_run(db,
	    "INSERT INTO outbox (recipient, subject, body_text, body_html, message_id, next_try_at,"
	    " created_at) VALUES ('a@b.example', 'x', 'x', '', '<m@x>', '2026-01-01', "
	    "'2026-01-01')");
	assert_int_equal(push_deliver_one(&ctx), RES_NOT_FOUND);
	ring(PUSH_PUBLIC);
	assert_int_equal(push_deliver_one(&ctx), RES_OK);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) FROM outbox WHERE kind = 1"), 1);
}

static void fetches_or_says_why_not(void **state)
{
	static const struct {
		const char *path, *body;
		size_t ceiling;
		enum result expected;
		long status;
	} cases[] = {
		{ "/page", NULL, 100, RES_OK, 202 },
		{ "/page?v=1", "x", 100, RES_OK, 202 },
		{ "/broken", NULL, 100, RES_OK, 500 },
		{ "/page", NULL, 5, RES_UNAVAILABLE, 0 },
		{ "/silent", NULL, 100, RES_UNAVAILABLE, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf body;
		long status = -1;
		struct fetch fetch = { .socket = socket_path,
			.host = "portal.example",
			.path = cases[i].path,
			.body = cases[i].body,
			.timeout_ms = 300,
			.answer = &body };

		buf_init(&body, cases[i].ceiling);
		assert_int_equal(fetch_run(&fetch, &status), cases[i].expected);
		assert_int_equal(status, cases[i].status);
		if (cases[i].status == 202)
			assert_string_equal(body.data, "0123456789");
		buf_free(&body);
	}
}

static void fetches_nothing_where_nobody_listens(void **state)
{
	struct fetch fetch = {
		.socket = "/nowhere/at/all", .host = "x", .path = "/", .timeout_ms = 300
	};
	long status;

	(void)state;
	assert_int_equal(fetch_run(&fetch, &status), RES_UNAVAILABLE);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rings_once_what_was_committed, begin, end),
		cmocka_unit_test_setup_teardown(rings_not_what_was_rolled_back, begin, end),
		cmocka_unit_test_setup_teardown(passes_by_what_another_delivers, begin, end),
		cmocka_unit_test_setup_teardown(forgets_what_nobody_takes, begin, end),
		cmocka_unit_test_setup_teardown(forgets_at_once_without_push, begin, end),
		cmocka_unit_test_setup_teardown(leaves_mail_alone, begin, end),
		cmocka_unit_test_setup_teardown(fetches_or_says_why_not, begin, end),
		cmocka_unit_test_setup_teardown(fetches_nothing_where_nobody_listens, begin, end),
	};

	return cmocka_run_group_tests_name("unit/push", tests, open_all, close_all);
}
