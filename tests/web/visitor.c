/* SPDX-License-Identifier: Apache-2.0 */
/* Visitors of the web ring: a cookie jar, form tokens, mailed links. Uses the dispatcher through
 * support.h only. */
#include "visitor.h"

#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "clock.h"

#define LIFTED 100000

static MYSQL *back; /* the database, behind the program's back */
static struct clock *outer;
static char clock_path[] = "/tmp/loket_clock_XXXXXX";
static int64_t began, now;
static int visitors, accounts;

/* ---- clock ---- */

static void set_clock(int64_t instant)
{
	char text[21];
	FILE *file = fopen(clock_path, "w");

	assert_non_null(file);
	clock_format(instant, text);
	fprintf(file, "%s\n", text);
	fclose(file);
	now = instant;
}

void visitor_pass(int64_t seconds)
{
	set_clock(now + seconds);
}

void visitor_at(const char *instant)
{
	int64_t at;

	assert_int_equal(clock_parse(instant, &at), RES_OK);
	set_clock(at);
}

/* ---- database ---- */

static MYSQL_RES *query(const char *format, va_list args)
{
	char sql[4000];

	assert_true(vsnprintf(sql, sizeof(sql), format, args) < (int)sizeof(sql));
	if (mysql_query(back, sql) != 0)
		fail_msg("%s: %s", sql, mysql_error(back));
	return mysql_store_result(back);
}

static const char *first_text(const char *format, va_list args)
{
	static char *kept;
	MYSQL_RES *rows = query(format, args);
	MYSQL_ROW row = rows == NULL ? NULL : mysql_fetch_row(rows);

	free(kept);
	kept = row == NULL || row[0] == NULL ? NULL : strdup(row[0]);
	mysql_free_result(rows);
	return kept;
}

const char *sql_text(const char *format, ...)
{
	const char *text;
	va_list args;

	va_start(args, format);
	text = first_text(format, args);
	va_end(args);
	return text;
}

int64_t sql_number(const char *format, ...)
{
	const char *text;
	va_list args;

	va_start(args, format);
	text = first_text(format, args);
	va_end(args);
	return text == NULL ? -1 : strtoll(text, NULL, 10);
}

void sql_run(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	mysql_free_result(query(format, args));
	va_end(args);
}

const char *mailed_token(const char *email, const char *path)
{
	static char token[44];
	const char
	    *body = sql_text(
		"SELECT body_text FROM outbox WHERE recipient = '%s' ORDER BY id DESC LIMIT 1",
		email),
	    *at;

	at = body == NULL ? NULL : strstr(body, path);
	if (at == NULL)
		fail_msg("the newest mail to %s holds no %s", email, path);
	snprintf(token, sizeof(token), "%.43s", at + strlen(path));
	return token;
}

/* ---- the suite ---- */

int visitor_suite_open(void **state)
{
	const struct settings *s;
	int fd;

	if (web_open(state) != 0)
		return -1;
	s = &web_portal.settings;
	back = mysql_init(NULL);
	if (mysql_real_connect(back, s->db_socket[0] == '\0' ? s->db_host : NULL, s->db_web_user,
		s->db_web_password, s->db_name, (unsigned)s->db_port, s->db_socket, 0) == NULL)
		fail_msg("%s", mysql_error(back));
	mysql_set_character_set(back, "utf8mb4");
	began = clock_now(web_portal.clock);
	if ((fd = mkstemp(clock_path)) < 0)
		fail_msg("no clock file");
	close(fd);
	set_clock(began);
	outer = web_portal.clock;
	assert_int_equal(clock_open(clock_path, &web_portal.clock), RES_OK);
	return 0;
}

int visitor_suite_close(void **state)
{
	mysql_close(back);
	unlink(clock_path);
	clock_close(outer);
	return web_close(state);
}

int visitor_test_begin(void **state)
{
	(void)state;
	set_clock(began);
	web_portal.settings.rate_scale = LIFTED;
	sql_run("DELETE FROM rate_counter");
	return 0;
}

void visitor_limits(void)
{
	web_portal.settings.rate_scale = 1;
}

/* ---- cookies and tokens ---- */

const char *visitor_cookie(const struct visitor *v, const char *name)
{
	for (size_t i = 0; i < VISITOR_COOKIES; i++)
		if (strcmp(v->cookies[i].name, name) == 0)
			return v->cookies[i].value;
	return NULL;
}

void visitor_set_cookie(struct visitor *v, const char *name, const char *value)
{
	size_t i = 0;

	while (i < VISITOR_COOKIES && strcmp(v->cookies[i].name, name) != 0)
		i++;
	if (i == VISITOR_COOKIES)
		for (i = 0; i < VISITOR_COOKIES && v->cookies[i].name[0] != '\0'; i++)
			;
	assert_true(i < VISITOR_COOKIES);
	snprintf(v->cookies[i].name, sizeof(v->cookies[i].name), "%s", value == NULL ? "" : name);
	snprintf(
	    v->cookies[i].value, sizeof(v->cookies[i].value), "%s", value == NULL ? "" : value);
}

static void keep_cookies(struct visitor *v, const struct answer *answer)
{
	static const char mark[] = "Set-Cookie: ";

	for (const char *at = answer->head; (at = strstr(at, mark)) != NULL;) {
		char line[400];
		char *value;

		at += strlen(mark);
		snprintf(line, sizeof(line), "%.*s", (int)strcspn(at, "\r"), at);
		value = strchr(line, '=');
		assert_non_null(value);
		*value++ = '\0';
		if (strstr(value, "Max-Age=0") != NULL)
			visitor_set_cookie(v, line, NULL);
		else
			value[strcspn(value, ";")] = '\0', visitor_set_cookie(v, line, value);
	}
}

static void keep_token(struct visitor *v, const struct answer *answer)
{
	static const char mark[] = "name=\"csrf\" value=\"";
	const char *at = strstr(answer->body, mark);

	if (at != NULL)
		snprintf(v->token, sizeof(v->token), "%.*s", (int)strcspn(at + strlen(mark), "\""),
		    at + strlen(mark));
}

/* ---- requests ---- */

void visitor_new(struct visitor *v)
{
	static char remotes[2000][24];

	assert_true(visitors < 2000);
	*v = (struct visitor){ .remote = remotes[visitors] };
	snprintf(remotes[visitors], sizeof(remotes[visitors]), "10.1.%d.%d", visitors / 200,
	    visitors % 200 + 1);
	visitors++;
}

static struct answer visitor_ask(struct visitor *v, struct ask ask)
{
	char cookies[2000] = "HTTP_COOKIE=";
	const char *params[20];
	size_t size = strlen(cookies), n = 0;
	struct answer answer;

	for (size_t i = 0; i < VISITOR_COOKIES; i++)
		if (v->cookies[i].name[0] != '\0')
			size += (size_t)snprintf(cookies + size, sizeof(cookies) - size, "%s=%s; ",
			    v->cookies[i].name, v->cookies[i].value);
	params[n++] = cookies;
	for (size_t i = 0; v->params != NULL && v->params[i] != NULL && n < 19; i++)
		params[n++] = v->params[i];
	params[n] = NULL;
	ask.remote = v->remote;
	ask.params = params;
	answer = web_ask(&ask);
	keep_cookies(v, &answer);
	keep_token(v, &answer);
	return answer;
}

struct answer visitor_get(struct visitor *v, const char *path)
{
	return visitor_ask(v, (struct ask){ .method = "GET", .path = path });
}

struct answer visitor_post(struct visitor *v, const char *path, const char *data)
{
	char body[64 * 1024];

	assert_true(snprintf(body, sizeof(body), "csrf=%s&%s", v->token, data) < (int)sizeof(body));
	return visitor_ask(v, (struct ask){ .method = "POST", .path = path, .data = body });
}

struct answer visitor_send(
    struct visitor *v, const char *path, const char *media_type, const char *raw)
{
	return visitor_ask(v,
	    (struct ask){ .method = "POST",
		.path = path,
		.raw = raw,
		.raw_size = strlen(raw),
		.media_type = media_type });
}

struct answer visitor_fill(struct visitor *v, const char *page, const char *data)
{
	struct answer answer = visitor_get(v, page);

	if (answer.status != 200)
		fail_msg("%s answered %d", page, answer.status);
	return visitor_post(v, page, data);
}

/* ---- people ---- */

struct answer visitor_try(struct visitor *v, const char *email, const char *password)
{
	char data[2000];

	snprintf(data, sizeof(data), "email=%s&password=%s&next=", email, password);
	return visitor_fill(v, "/support/login", data);
}

void visitor_sign_in(struct visitor *v, const char *email)
{
	struct answer answer = visitor_try(v, email, DEMO_PASSWORD);

	if (answer.status != 303)
		fail_msg("%s cannot sign in: %d", email, answer.status);
	assert_non_null(visitor_cookie(v, "__Host-sid"));
}

bool visitor_is_signed_in(struct visitor *v)
{
	struct answer answer = visitor_get(v, "/support/profile");

	if (answer.status == 200)
		return true;
	assert_int_equal(answer.status, 303);
	assert_memory_equal(
	    web_header(&answer, "Location"), "/support/login", strlen("/support/login"));
	return false;
}

static const char *add_account(const char *hash, int status)
{
	static char emails[600][48];
	char *email;

	assert_true(accounts < 600);
	email = emails[accounts++];
	snprintf(
	    email, sizeof(emails[0]), "proef%03d.%d@vlierbeek.example", accounts, (int)getpid());
	sql_run("INSERT INTO user (email, name, role, organisation_id, language, password_hash, "
		"status, created_at)"
		" SELECT '%s', 'Proef Persoon', 1, organisation_id, 'nl', %s, %d, created_at FROM "
		"user WHERE email = '%s'",
	    email, hash, status, web_people[PERSON_CUSTOMER]);
	return email;
}

const char *visitor_account(void)
{
	return add_account("password_hash", 2);
}

const char *visitor_invited(void)
{
	return add_account("NULL", 1);
}

/* ---- comparing ---- */

static void blank_values(char *body, const char *mark)
{
	for (char *at = body; (at = strstr(at, mark)) != NULL;) {
		at += strlen(mark);
		for (; *at != '\0' && *at != '"'; at++)
			*at = '.';
	}
}

char *steady_body(const struct answer *answer)
{
	char *body = strdup(answer->body);

	assert_non_null(body);
	blank_values(body, "name=\"csrf\" value=\"");
	blank_values(body, "name=\"key\" value=\"");
	return body;
}
