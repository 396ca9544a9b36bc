/* SPDX-License-Identifier: Apache-2.0 */
/* The harness of the web ring: sessions, requests into the dispatcher, answers taken apart. */
#include "support.h"

#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/allocator.h"
#include "account/account.h"
#include "buf.h"
#include "csrf.h"
#include "dispatch.h"
#include "respond.h"

#define ANSWER_MAX (32 * 1024 * 1024)

struct portal web_portal;
int web_fail_at;
bool web_failed;
static char cookies[PERSON_COUNT][CRYPT_TOKEN_TEXT + 1];
static struct arena *arena;
static struct buf wire;
static MYSQL *plain; /* counts rows behind the program's back */

const char *const web_people[PERSON_COUNT] = {
	[PERSON_CUSTOMER] = "j.devries@vlierbeek.example",
	[PERSON_COLLEAGUE] = "t.bos@vlierbeek.example",
	[PERSON_MANAGER] = "a.bakker@vlierbeek.example",
	[PERSON_STRANGER] = "m.smit@oosterhof.example",
	[PERSON_READER] = "lezer@daklab.example",
	[PERSON_AGENT] = "sanne@daklab.example",
	[PERSON_ADMIN] = "admin@daklab.example",
};

static void begin_sessions(void)
{
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "127.0.0.1" };
	struct account account;

	db_use_arena(web_portal.writer, arena);
	for (int i = PERSON_NONE + 1; i < PERSON_COUNT; i++) {
		if (account_find_by_email(&ctx, web_people[i], &account) != RES_OK)
			fail_msg("no account %s in the demonstration data", web_people[i]);
		assert_int_equal(
		    account_session_begin(&ctx, account.id, "web ring", cookies[i]), RES_OK);
	}
}

static void open_plain(void)
{
	const struct settings *s = &web_portal.settings;

	plain = mysql_init(NULL);
	if (mysql_real_connect(plain, s->db_socket[0] == '\0' ? s->db_host : NULL, s->db_read_user,
		s->db_read_password, s->db_name, (unsigned)s->db_port, s->db_socket, 0) == NULL)
		fail_msg("%s", mysql_error(plain));
}

int web_open(void **state)
{
	const char *config = getenv("LOKET_TEST_CONFIG"), *problem = NULL;

	(void)state;
	if (config == NULL)
		fail_msg("LOKET_TEST_CONFIG is not set: run this ring by tests/run.sh");
	if (portal_open(&web_portal, config, "test", &problem) != RES_OK)
		fail_msg("%s: %s", config, problem);
	arena = arena_create(ANSWER_MAX);
	buf_init(&wire, ANSWER_MAX);
	open_plain();
	begin_sessions();
	return 0;
}

int web_close(void **state)
{
	(void)state;
	mysql_close(plain);
	buf_free(&wire);
	arena_destroy(arena);
	portal_close(&web_portal);
	return 0;
}

struct body {
	const char *data;
	size_t size, at;
};

static long read_body(void *source, void *out, size_t size)
{
	struct body *body = source;
	size_t left = body->size - body->at;

	if (size > left)
		size = left;
	if (size > 0)
		memcpy(out, body->data + body->at, size);
	body->at += size;
	return (long)size;
}

static enum result write_wire(void *sink, const void *data, size_t size)
{
	int left = allocator_pause();

	(void)sink;
	buf_add(&wire, data, size);
	allocator_resume(left);
	return RES_OK;
}

const char *web_token(enum person person)
{
	const char *secret = web_portal.settings.secret_key;
	struct hash hash;

	assert_int_equal(crypt_token_hash(cookies[person], &hash), RES_OK);
	return csrf_token(arena, (struct bytes){ (const unsigned char *)secret, strlen(secret) },
	    (struct bytes){ hash.bytes, sizeof(hash.bytes) });
}

const char *web_key(void)
{
	unsigned char random[16];

	crypt_random(random, sizeof(random));
	return crypt_base64url(arena, random, sizeof(random));
}

static struct answer take_apart(void)
{
	struct answer answer = { 0 };
	char *split;

	assert_true(buf_ok(&wire));
	split = strstr(wire.data, "\r\n\r\n");
	if (split == NULL)
		fail_msg("no end of headers in the answer: %.200s", wire.data);
	answer.head = arena_strndup(arena, wire.data, (size_t)(split - wire.data) + 2);
	answer.body = split + 4;
	answer.body_size = wire.size - (size_t)(answer.body - wire.data);
	if (sscanf(wire.data, "Status: %d", &answer.status) != 1)
		fail_msg("no status in the answer: %.200s", wire.data);
	return answer;
}

struct answer web_ask(const struct ask *ask)
{
	bool post = strcmp(ask->method, "POST") == 0;
	const char *query = strchr(ask->path, '?'), *type = "application/x-www-form-urlencoded";
	struct body body = { .data = ask->data == NULL ? "" : ask->data };
	char *params[40];
	size_t n = 0;

	if (post && ask->as != PERSON_NONE && !ask->no_token)
		body.data = arena_printf(arena, "csrf=%s&%s", web_token(ask->as), body.data);
	body.size = strlen(body.data);
	if (ask->raw != NULL) {
		body = (struct body){ .data = ask->raw, .size = ask->raw_size };
		type = ask->media_type;
	}
	params[n++] = arena_printf(arena, "REQUEST_METHOD=%s", ask->method);
	params[n++] = arena_printf(arena, "REQUEST_URI=%s", ask->path);
	params[n++] = arena_printf(arena, "QUERY_STRING=%s", query == NULL ? "" : query + 1);
	params[n++] = arena_printf(
	    arena, "REMOTE_ADDR=%s", ask->remote == NULL ? "127.0.0.1" : ask->remote);
	if (post) {
		params[n++] = arena_printf(arena, "CONTENT_LENGTH=%zu", body.size);
		params[n++] = arena_printf(arena, "CONTENT_TYPE=%s", type);
	}
	if (ask->as != PERSON_NONE)
		params[n++] = arena_printf(
		    arena, "HTTP_COOKIE=" SESSION_COOKIE "=%s", cookies[ask->as]);
	for (size_t i = 0; ask->params != NULL && ask->params[i] != NULL; i++)
		params[n++] = arena_strdup(arena, ask->params[i]);
	params[n] = NULL;
	buf_clear(&wire);
	allocator_fail_at(web_fail_at);
	dispatch(&web_portal, params, read_body, &body, write_wire, NULL);
	web_failed = allocator_fail_end();
	return take_apart();
}

void web_forget(void)
{
	arena_reset(arena);
}

const char *web_header(const struct answer *answer, const char *name)
{
	const char *line = answer->head;
	size_t len = strlen(name);

	while (line != NULL && *line != '\0') {
		const char *end = strstr(line, "\r\n");

		if (strncasecmp(line, name, len) == 0 && strncmp(line + len, ": ", 2) == 0)
			return arena_strndup(arena, line + len + 2, (size_t)(end - line) - len - 2);
		line = end == NULL ? NULL : end + 2;
	}
	return NULL;
}

int64_t web_number(const char *sql)
{
	MYSQL_RES *rows;
	MYSQL_ROW row;
	int64_t number;

	if (mysql_query(plain, sql) != 0)
		fail_msg("%s: %s", sql, mysql_error(plain));
	rows = mysql_store_result(plain);
	row = rows == NULL ? NULL : mysql_fetch_row(rows);
	number = row == NULL || row[0] == NULL ? -1 : strtoll(row[0], NULL, 10);
	mysql_free_result(rows);
	return number;
}

int64_t web_rows_read(enum person as, const char *path)
{
	static const char *const sum =
	    "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME"
	    " IN ('HANDLER_READ_KEY', 'HANDLER_READ_NEXT', 'HANDLER_READ_PREV',"
	    " 'HANDLER_READ_FIRST', 'HANDLER_READ_RND')";
	int64_t least = INT64_MAX;

	for (int i = 0; i < 4; i++) {
		int64_t before = web_number(sum), read;

		assert_int_equal(ASK(.as = as, .method = "GET", .path = path).status, 200);
		read = web_number(sum) - before;
		least = read < least ? read : least;
	}
	return least;
}
