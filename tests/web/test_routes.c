/* SPDX-License-Identifier: Apache-2.0 */
/* Every role on every route, with and without a form token, made from the route table itself: a new
 * route is tried the moment it exists. SECURITY E1, E3, H1, O3. */
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "dispatch.h"

static const enum role roles[PERSON_COUNT] = {
	[PERSON_CUSTOMER] = ROLE_CUSTOMER,
	[PERSON_COLLEAGUE] = ROLE_CUSTOMER,
	[PERSON_MANAGER] = ROLE_MANAGER,
	[PERSON_STRANGER] = ROLE_CUSTOMER,
	[PERSON_READER] = ROLE_READER,
	[PERSON_AGENT] = ROLE_AGENT,
	[PERSON_ADMIN] = ROLE_ADMIN,
};

/* The pattern with believable values for its parameters. */
static const char *example_path(const struct route *route, char out[256])
{
	const char *in = route->path;
	size_t n = 0;

	while (*in != '\0' && n < 200) {
		if (*in != ':') {
			out[n++] = *in++;
			continue;
		}
		n += (size_t)snprintf(out + n, 250 - n, "%s",
		    strncmp(in, ":number", 7) == 0 || strncmp(in, ":id", 3) == 0 ? "999999999"
										 : "x");
		in += strcspn(in, "/");
	}
	out[n] = '\0';
	return out;
}

static bool may(enum who who, enum role role)
{
	switch (who) {
	case WHO_ANYONE:
		return true;
	case WHO_SIGNED_IN:
		return role != ROLE_NOBODY;
	case WHO_CUSTOMER:
		return role == ROLE_CUSTOMER || role == ROLE_MANAGER;
	case WHO_MANAGER:
		return role == ROLE_MANAGER;
	case WHO_READER:
		return role >= ROLE_READER;
	case WHO_AGENT:
		return role >= ROLE_AGENT;
	case WHO_ADMIN:
		return role == ROLE_ADMIN;
	}
	return false;
}

static const char *method_of(const struct route *route)
{
	return route->method == HTTP_POST ? "POST" : "GET";
}

static void check_refused(
    const struct route *route, enum person person, const struct answer *answer)
{
	const char *to = web_header(answer, "Location");

	if (person == PERSON_NONE) {
		if (answer->status != 303 || to == NULL || strncmp(to, "/support/login", 14) != 0)
			fail_msg("%s %s: anonymous got %d", method_of(route), route->path,
			    answer->status);
		return;
	}
	if (answer->status == 404 || answer->status == 403)
		return;
	if (answer->status == 303 && to != NULL && strcmp(to, "/admin/tickets") == 0)
		return; /* staff on a customer's page */
	fail_msg(
	    "%s %s: %s got %d", method_of(route), route->path, web_people[person], answer->status);
}

/* A form that asks for the current password refuses one without it (SECURITY A10). */
static bool asks_password(const struct route *route)
{
	for (size_t i = 0; route->form != NULL && i < route->form->count; i++)
		if (strcmp(route->form->fields[i].name, "current_password") == 0)
			return true;
	return false;
}

static void try_route(const struct route *route, enum person person)
{
	char path[256];
	struct answer answer = ASK(.as = person, .method = method_of(route),
	    .path = example_path(route, path), .data = "");

	if (!may(route->who, roles[person])) {
		check_refused(route, person, &answer);
		return;
	}
	if (answer.status >= 500 && strcmp(route->path, "/readyz") != 0)
		fail_msg("%s %s: %s got %d", method_of(route), route->path, web_people[person],
		    answer.status);
	if (answer.status == 403 &&
	    !(route->method == HTTP_POST && (person == PERSON_NONE || asks_password(route))))
		fail_msg(
		    "%s %s: %s was refused", method_of(route), route->path, web_people[person]);
}

/* SECURITY H1 */
static void every_role_on_every_route(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++)
		for (int person = PERSON_NONE; person < PERSON_COUNT; person++)
			if (strcmp(routes[i].path, "/support/logout") != 0 &&
			    strstr(routes[i].path, "/sessions/end") == NULL)
				try_route(&routes[i], (enum person)person);
}

static enum person somebody_who_may(const struct route *route)
{
	for (int person = PERSON_NONE + 1; person < PERSON_COUNT; person++)
		if (may(route->who, roles[person]))
			return (enum person)person;
	return PERSON_NONE;
}

static int64_t what_matters(void)
{
	return web_number("SELECT (SELECT COUNT(*) FROM ticket) * 1000003 + (SELECT COUNT(*) FROM "
			  "message) * 10007"
			  " + (SELECT COALESCE(SUM(version), 0) FROM ticket) * 101 + (SELECT "
			  "COALESCE(SUM(version), 0) FROM user) * 13"
			  " + (SELECT COUNT(*) FROM outbox) * 7 + (SELECT COUNT(*) FROM session)");
}

/* SECURITY E1: no token, a wrong token, another session's token. */
static void no_post_without_its_token(void **state)
{
	int64_t before = what_matters();
	char path[256], other[256];

	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		const struct route *route = &routes[i];
		enum person person = somebody_who_may(route);
		struct answer answer;

		if (route->method != HTTP_POST || route->csrf != CSRF_SESSION)
			continue;
		answer = ASK(.as = person, .method = "POST", .path = example_path(route, path),
		    .data = "a=b", .no_token = true);
		if (answer.status != 403)
			fail_msg("POST %s without a token got %d", route->path, answer.status);
		snprintf(other, sizeof(other), "csrf=%s",
		    web_token(person == PERSON_STRANGER ? PERSON_CUSTOMER : PERSON_STRANGER));
		answer = ASK(.as = person, .method = "POST", .path = path, .data = other,
		    .no_token = true);
		if (answer.status != 403)
			fail_msg("POST %s with another session's token got %d", route->path,
			    answer.status);
	}
	assert_int_equal(what_matters(), before);
}

/* SECURITY E3: a right token from a wrong place. */
static void no_post_from_another_origin(void **state)
{
	static const char *const places[][2] = { { "HTTP_ORIGIN=https://evil.example", NULL },
		{ "HTTP_ORIGIN=null", NULL }, { "HTTP_ORIGIN=https://app.daklab.example", NULL },
		{ "HTTP_SEC_FETCH_SITE=cross-site", NULL },
		{ "HTTP_SEC_FETCH_SITE=same-site", NULL } };
	char path[256];

	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		if (routes[i].method != HTTP_POST || routes[i].csrf == CSRF_LINK)
			continue; /* a link's token is the right, from wherever it comes
				     (test_outages.c) */
		for (size_t k = 0; k < sizeof(places) / sizeof(places[0]); k++) {
			struct answer answer = ASK(.as = somebody_who_may(&routes[i]),
			    .method = "POST", .path = example_path(&routes[i], path), .data = "",
			    .params = places[k]);

			if (answer.status != 403)
				fail_msg("POST %s with %s got %d", routes[i].path, places[k][0],
				    answer.status);
		}
	}
}

/* SECURITY O3 */
static void other_methods_are_refused(void **state)
{
	static const char *const methods[] = { "PUT", "DELETE", "PATCH", "TRACE", "CONNECT",
		"PROPFIND", "FOO", "get" };
	struct answer answer;

	(void)state;
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		answer = ASK(.as = PERSON_CUSTOMER, .method = methods[i],
		    .path = "/support/tickets");
		assert_int_equal(answer.status, 405);
		assert_string_equal(web_header(&answer, "Allow"), "GET, HEAD, POST");
	}
	answer = ASK(.as = PERSON_CUSTOMER, .method = "HEAD", .path = "/support/tickets");
	assert_int_equal(answer.status, 200);
	assert_int_equal(answer.body_size, 0);
}

/* Not that of whoever came before: a worker serves both. */
static void an_error_speaks_the_language_asked_for(void **state)
{
	static const char *const dutch[] = { "HTTP_ACCEPT_LANGUAGE=nl", NULL };
	static const struct ask asks[] = {
		{ .method = "GET", .path = "/nl/support/nothing" },
		{ .method = "GET", .path = "/nl/support/logout" },
		{ .method = "POST", .path = "/nl/support/home", .data = "" },
		{ .method = "PUT", .path = "/nl/support/tickets" },
		{ .method = "GET", .path = "/support/nothing", .params = dutch },
		{ .method = "GET", .path = "/nl/support/news/nothing" },
		{ .as = PERSON_CUSTOMER, .method = "GET", .path = "/nl/support/tickets/1" },
		{ .as = PERSON_AGENT, .method = "GET", .path = "/nl/admin/customers/999999999" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		struct answer answer = ASK(.method = "GET", .path = "/en/support/contact");

		assert_int_equal(answer.status, 200);
		answer = web_ask(&asks[i]);
		if (answer.status < 400 || strstr(answer.body, "<html lang=\"nl\"") == NULL)
			fail_msg("%s %s got %d in another language", asks[i].method, asks[i].path,
			    answer.status);
	}
}

/* An address that there is not is a page like another: in the reader's own language whatever the
 * browser's, and signed in. */
static void an_error_knows_who_reads_it(void **state)
{
	static const char *const english[] = { "HTTP_ACCEPT_LANGUAGE=en", NULL };
	static const struct ask asks[] = {
		{ .as = PERSON_CUSTOMER, .method = "GET", .path = "/support/nothing" },
		{ .as = PERSON_CUSTOMER, .method = "GET", .path = "/support/tickets/1/reply" },
		{ .as = PERSON_AGENT, .method = "GET", .path = "/admin/nothing" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		struct ask ask = asks[i];
		struct answer answer;

		ask.params = english;
		answer = web_ask(&ask);
		if (answer.status != 404 && answer.status != 405)
			fail_msg("%s got %d", ask.path, answer.status);
		assert_non_null(strstr(answer.body, "<html lang=\"nl\""));
		assert_non_null(strstr(answer.body, "Uitloggen"));
		ask.as = PERSON_NONE;
		answer = web_ask(&ask);
		assert_non_null(strstr(answer.body, "<html lang=\"en\""));
		assert_null(strstr(answer.body, "Log out"));
	}
}

/* Whatever the account in the configuration may do: with LOKET_DB there is only one. */
static void pages_read_by_a_session_that_may_not_write(void **state)
{
	static const struct db_column columns[] = { { "n", DB_INT, 0 }, { 0 } };
	static const struct db_statement st = { .id = "test.read_only",
		.sql = "SELECT @@tx_read_only AS n",
		.columns = columns,
		.row_size = 8 };
	int64_t n = 0;

	(void)state;
	assert_int_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = "/support/tickets").status, 200);
	db_use_arena(web_portal.reader, web_portal.arena);
	assert_int_equal(db_one(web_portal.reader, &st, DB_NONE, &n), RES_OK);
	assert_int_equal(n, 1);
}

static void the_table_is_complete(void **state)
{
	const char *problem = NULL;

	(void)state;
	if (dispatch_check_routes(web_portal.arena, routes, route_count, &problem) != RES_OK)
		fail_msg("%s", problem);
}

static enum result nothing(struct request *rq)
{
	(void)rq;
	return RES_OK;
}

static const struct form_spec some_form;
static const struct route good_page = { .method = HTTP_GET,
	.path = "/a",
	.run = nothing,
	.who = WHO_SIGNED_IN,
	.csrf = CSRF_SAFE,
	.rate = RATE_PAGE,
	.body = BODY_NONE,
	.cache = CACHE_PRIVATE,
	.says = "a page" };
static const struct route good_post = { .method = HTTP_POST,
	.path = "/a",
	.run = nothing,
	.who = WHO_SIGNED_IN,
	.csrf = CSRF_SESSION,
	.rate = RATE_WRITE,
	.body = BODY_FORM,
	.cache = CACHE_PRIVATE,
	.form = &some_form,
	.again = nothing,
	.says = "a form" };

/* What is wrong with a table of a row for /first and this one; "" when nothing is. */
static const char *wrong_with(const struct route *row)
{
	struct route rows[] = { good_page, *row };
	const char *problem = "";

	rows[0].path = "/first";
	if (dispatch_check_routes(web_portal.arena, rows, 2, &problem) == RES_OK)
		assert_string_equal(problem, "");
	return problem;
}

/* Whoever forgets something about a route hears so when the program starts. */
static void a_row_with_a_mistake_is_refused(void **state)
{
	struct route row;

	(void)state;
	assert_string_equal(wrong_with(&good_page), "");
	assert_string_equal(wrong_with(&good_post), "");
#define REFUSED(good, change, words) \
	(row = (good), change, assert_string_equal(wrong_with(&row), "route 1 " words))
	REFUSED(good_page, row.path = NULL, "(?): path, run or says is missing");
	REFUSED(good_page, row.path = "b", "(b): path, run or says is missing");
	REFUSED(good_page, row.run = NULL, "(/a): path, run or says is missing");
	REFUSED(good_page, row.says = NULL, "(/a): path, run or says is missing");
	REFUSED(good_page, row.method = HTTP_HEAD, "(/a): method is neither GET nor POST");
	REFUSED(good_post, row.who = 0, "(/a): who, csrf, rate, body or cache is unset");
	REFUSED(good_post, row.csrf = 0, "(/a): who, csrf, rate, body or cache is unset");
	REFUSED(good_post, row.rate = 0, "(/a): who, csrf, rate, body or cache is unset");
	REFUSED(good_post, row.body = 0, "(/a): who, csrf, rate, body or cache is unset");
	REFUSED(good_post, row.cache = 0, "(/a): who, csrf, rate, body or cache is unset");
	REFUSED(
	    good_page, row.csrf = CSRF_SESSION, "(/a): a POST needs protection and a GET has none");
	REFUSED(
	    good_post, row.csrf = CSRF_SAFE, "(/a): a POST needs protection and a GET has none");
	REFUSED(good_page, row.body = BODY_FORM, "(/a): a POST has a body and a GET has none");
	REFUSED(good_post, row.body = BODY_NONE, "(/a): a POST has a body and a GET has none");
	REFUSED(good_post, row.rate = RATE_PAGE, "(/a): a POST is counted and never cached");
	REFUSED(good_post, row.cache = CACHE_PUBLIC, "(/a): a POST is counted and never cached");
	REFUSED(good_page, row.cache = CACHE_PUBLIC, "(/a): a cached page is for anyone");
	REFUSED(good_post, row.who = WHO_ANYONE, "(/a): a session's token needs a session");
	REFUSED(good_post,
	    (row.who = WHO_ANYONE, row.csrf = CSRF_PRESESSION, row.body = BODY_UPLOAD),
	    "(/a): files need an owner");
	REFUSED(good_post, row.again = NULL, "(/a): a form needs a page to be shown again on");
	REFUSED(good_page, row.path = "/first", "(/first): the same method and path stand earlier");
#undef REFUSED
	row = good_post;
	row.path = "/first";
	assert_string_equal(wrong_with(&row), "");
}

/* What a row of `loket routes` says after its path; what it is printed to is a file meanwhile. */
static void printed(FILE *file, const char *method, const char *path, char who[16], char csrf[16])
{
	char line[300], its_method[8], its_path[100];

	rewind(file);
	while (fgets(line, sizeof(line), file) != NULL)
		if (sscanf(line, "%7s %99s %15s %15s", its_method, its_path, who, csrf) == 4 &&
		    strcmp(its_method, method) == 0 && strcmp(its_path, path) == 0)
			return;
	fail_msg("%s %s is not printed", method, path);
}

static void the_printed_table_says_who_may(void **state)
{
	static const char *const rows[][4] = {
		{ "GET", "/support/home", "anyone", "safe" },
		{ "POST", "/support/login", "anyone", "presession" },
		{ "POST", "/support/theme", "anyone", "origin" },
		{ "POST", "/support/status/unsubscribe/:token", "anyone", "link" },
		{ "POST", "/support/tickets", "customer", "session" },
		{ "GET", "/support/organisation", "manager", "safe" },
		{ "GET", "/admin/tickets", "staff", "safe" },
		{ "POST", "/admin/tickets/:number/reply", "agent", "session" },
		{ "POST", "/admin/settings/services", "admin", "session" },
	};
	FILE *file = tmpfile();
	int terminal = dup(STDOUT_FILENO);
	char who[16], csrf[16];

	(void)state;
	assert_non_null(file);
	fflush(stdout);
	dup2(fileno(file), STDOUT_FILENO);
	command_routes();
	fflush(stdout);
	dup2(terminal, STDOUT_FILENO);
	close(terminal);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		printed(file, rows[i][0], rows[i][1], who, csrf);
		assert_string_equal(who, rows[i][2]);
		assert_string_equal(csrf, rows[i][3]);
	}
	fclose(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_complete),
		cmocka_unit_test(a_row_with_a_mistake_is_refused),
		cmocka_unit_test(the_printed_table_says_who_may),
		cmocka_unit_test(every_role_on_every_route),
		cmocka_unit_test(no_post_without_its_token),
		cmocka_unit_test(no_post_from_another_origin),
		cmocka_unit_test(other_methods_are_refused),
		cmocka_unit_test(an_error_speaks_the_language_asked_for),
		cmocka_unit_test(an_error_knows_who_reads_it),
		cmocka_unit_test(pages_read_by_a_session_that_may_not_write),
	};

	return cmocka_run_group_tests_name("web/routes", tests, web_open, web_close);
}
