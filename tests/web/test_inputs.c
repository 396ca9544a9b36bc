/* SPDX-License-Identifier: Apache-2.0 */
/* What could be SQL, in every parameter of every route, made from the route table and its form
 * specs: a new route and a new field are tried the moment they exist. The server writes down every
 * statement meanwhile, and we every line of the log. SECURITY G1, G2, G3, T7. */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "copy.h"
#include "csrf.h"
#include "respond.h"

#define CANARY "kanarie3141" /* in every text we send; never in a statement as it is prepared */
#define LOG_PATH_SIZE 64

/* As they go on the wire. */
static const char *const payloads[] = {
	CANARY "'",
	CANARY "%22",
	CANARY "%5C",
	"'+OR+1=1--+" CANARY,
	CANARY "'+AND+SLEEP(5)--+",
	"1+AND+SLEEP(5)",
	"SLEEP(5)",
	"(SELECT+SLEEP(5))",
	"%bf%27+OR+1=1--+",
	"1e309",
	"9223372036854775808",
	"-1",
	CANARY "%0AERROR+fake%1B%5B31m",
};
#define PAYLOADS (sizeof(payloads) / sizeof(payloads[0]))

static char log_path[LOG_PATH_SIZE];
static int terminal; /* the standard error of this program */
/* Fails and says why where people read it: our own standard error is the log under test. */
#define FAIL(...) (dprintf(terminal, "# " __VA_ARGS__), dprintf(terminal, "\n"), fail())
static int64_t tries;

static enum person person_for(const struct route *route)
{
	switch (route->who) {
	case WHO_ANYONE:
		return PERSON_NONE;
	case WHO_SIGNED_IN:
	case WHO_CUSTOMER:
	case WHO_MANAGER:
		return PERSON_MANAGER;
	case WHO_READER:
	case WHO_AGENT:
	case WHO_ADMIN:
		return PERSON_ADMIN;
	}
	return PERSON_NONE;
}

/* Fields whose words are chosen from a list that their spec does not tell, or that nobody fills in.
 */
static const struct {
	const char *name, *value;
} words[] = {
	{ "theme", "dark" }, { "language", "nl" }, { "back", "%2Fsupport%2Fhome" }, { "next", "" },
	{ "session", "1" }, { "website", "" }, /* seen by robots only */
};

static const char *known_word(const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].name, name) == 0)
			return words[i].value;
	return NULL;
}

/* A value that its field takes, so that what stands beside it gets further than the form. */
static void add_believable(struct buf *out, const struct form_field *field)
{
	const char *word = known_word(field->name);

	if (word != NULL && field->kind != FORM_INT) {
		buf_adds(out, word);
		return;
	}
	switch (field->kind) {
	case FORM_LINE:
	case FORM_BLOCK:
	case FORM_HIDDEN:
		buf_addf(
		    out, "%.*s", field->max > 0 && field->max < 7 ? (int)field->max : 7, "Woorden");
		break;
	case FORM_EMAIL:
		buf_addf(out, "iemand%lld%%40vlierbeek.example", (long long)tries);
		break;
	case FORM_PASSWORD:
		buf_adds(out, "Kastanje-84");
		break;
	case FORM_INT:
		buf_addf(out, "%lld", (long long)(field->min > 1 ? field->min : 1));
		break;
	case FORM_CHECK:
		buf_adds(out, "1");
		break;
	case FORM_CHOICE:
		buf_adds(out, field->choices[0]);
		break;
	case FORM_DATE:
		buf_adds(out, "2027-03-04");
		break;
	case FORM_LIST:
		for (int64_t i = 0; i < field->min; i++)
			buf_addc(out, 'A');
		break;
	}
}

static const size_t nowhere = (size_t)-1, at_key = (size_t)-2;

/* The fields of the route's form; `payload` in the one at `target`. */
static void add_fields(
    struct buf *out, const struct route *route, size_t target, const char *payload)
{
	if (route->idempotent)
		buf_addf(out, "key=%s", target == at_key ? payload : web_key());
	for (size_t i = 0; route->form != NULL && i < route->form->count; i++) {
		const struct form_field *field = &route->form->fields[i];

		buf_addf(out, "%s%s=", out->size > 0 ? "&" : "", field->name);
		if (i == target)
			buf_adds(out, payload);
		else
			add_believable(out, field);
	}
}

/* The pattern with believable values; `payload` in parameter `target`. Returns how many parameters
 * it has. */
static size_t add_path(
    struct buf *out, const struct route *route, size_t target, const char *payload)
{
	const char *in = route->path;
	size_t count = 0;

	while (*in != '\0') {
		if (*in != ':') {
			buf_addc(out, *in++);
			continue;
		}
		if (count++ == target)
			buf_adds(out, payload);
		else if (strncmp(in, ":number", 7) == 0)
			buf_addf(out, "%lld",
			    (long long)copy_number("SELECT MAX(t.id) FROM ticket t JOIN user u ON "
						   "u.id = t.requester_id"
						   " WHERE u.email = '%s'",
				web_people[PERSON_MANAGER]));
		else if (strncmp(route->path, "/admin/customers", 16) == 0)
			buf_addf(out, "%lld",
			    (long long)copy_number("SELECT MAX(id) FROM user WHERE role = 1"));
		else
			buf_adds(out, "1");
		in += strcspn(in, "/");
	}
	return count;
}

/* A visitor without a session has a cookie of its own, and tokens that belong to it. */
static const char *presession(struct buf *fields)
{
	const char *secret = web_portal.settings.secret_key;
	static char header[100];
	char text[CRYPT_TOKEN_TEXT + 1];
	struct hash unused;

	crypt_token(text, &unused);
	snprintf(header, sizeof(header), "HTTP_COOKIE=" PRESESSION_COOKIE "=%s", text);
	buf_addf(fields, "%scsrf=%s", fields->size > 0 ? "&" : "",
	    csrf_token(web_portal.arena,
		(struct bytes){ (const unsigned char *)secret, strlen(secret) },
		(struct bytes){ (const unsigned char *)text, strlen(text) }));
	return header;
}

/* One request; fails the test when it is slow or our fault. */
static int ask(const struct route *route, size_t path_at, size_t field_at, const char *payload)
{
	bool post = route->method == HTTP_POST;
	struct buf path, fields;
	struct timespec from, to;
	struct answer answer;
	const char *params[] = { NULL, NULL };
	double seconds;

	buf_init(&path, 64 * 1024);
	buf_init(&fields, 64 * 1024);
	add_path(&path, route, path_at, payload);
	add_fields(&fields, route, field_at, payload);
	if (!post && fields.size > 0)
		buf_addf(&path, "?%s", fields.data);
	if (route->csrf == CSRF_PRESESSION)
		params[0] = presession(&fields);
	assert_true(buf_ok(&path) && buf_ok(&fields));
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	answer = ASK(.as = route->csrf == CSRF_PRESESSION ? PERSON_NONE : person_for(route),
	    .method = post ? "POST" : "GET", .path = path.data, .data = post ? fields.data : NULL,
	    .params = params);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	if (answer.status >= 500 && strcmp(route->path, "/readyz") != 0)
		FAIL("%s %s with %s got %d", post ? "POST" : "GET", path.data,
		    fields.data == NULL ? "" : fields.data, answer.status);
	if (seconds >= 1)
		FAIL("%s %s with %s took %.1f s", post ? "POST" : "GET", path.data,
		    fields.data == NULL ? "" : fields.data, seconds);
	tries++;
	buf_free(&path);
	buf_free(&fields);
	web_forget();
	return answer.status;
}

/* Values that are no words: what is wrong in one way is answered as what is wrong in any other. */
static bool is_typed(const struct form_field *field)
{
	return field->kind == FORM_INT || field->kind == FORM_CHOICE || field->kind == FORM_DATE ||
	    field->kind == FORM_EMAIL;
}

static void try_field(const struct route *route, size_t at)
{
	const struct form_field *field = &route->form->fields[at];
	int wrong = ask(route, nowhere, at, "x");

	for (size_t i = 0; i < PAYLOADS; i++) {
		int status = ask(route, nowhere, at, payloads[i]);
		bool number = field->kind == FORM_INT && strcmp(payloads[i], "-1") == 0;
		bool unreadable = strstr(payloads[i], "%bf") !=
		    NULL; /* no UTF-8: the request as a whole is refused */

		if (is_typed(field) && !number && status != (unreadable ? 400 : wrong) &&
		    status != wrong)
			FAIL("%s: field %s = %s got %d, and x got %d", route->path, field->name,
			    payloads[i], status, wrong);
	}
	ask(route, nowhere, at, "&a[]=1&a[]='");
}

static void try_key(const struct route *route)
{
	for (size_t i = 0; i < PAYLOADS; i++)
		if (ask(route, nowhere, at_key, payloads[i]) != 400)
			FAIL("%s takes the key %s", route->path, payloads[i]);
}

static void try_parameter(const struct route *route, size_t at)
{
	int wrong = ask(route, at, nowhere, "x");

	for (size_t i = 0; i < PAYLOADS; i++) {
		int status = ask(route, at, nowhere, payloads[i]);

		if (status != wrong && status != 400)
			FAIL("%s: parameter %zu = %s got %d, and x got %d", route->path, at + 1,
			    payloads[i], status, wrong);
	}
}

static void G1_T7_no_parameter_of_any_route_is_sql(void **state)
{
	struct buf path;

	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		size_t parameters;

		if (strcmp(routes[i].path, "/support/logout") == 0)
			continue; /* has no parameters, and the others need the session */
		buf_init(&path, 4096);
		parameters = add_path(&path, &routes[i], nowhere, "");
		buf_free(&path);
		for (size_t at = 0; at < parameters; at++)
			try_parameter(&routes[i], at);
		if (routes[i].idempotent)
			try_key(&routes[i]);
		for (size_t at = 0; routes[i].form != NULL && at < routes[i].form->count; at++)
			try_field(&routes[i], at);
	}
	for (int person = PERSON_NONE + 1; person < PERSON_COUNT; person++)
		assert_int_equal(
		    ASK(.as = (enum person)person, .method = "GET", .path = "/support/profile")
			.status,
		    200);
	assert_true(tries > 1000);
}

static void G1_T7_no_header_or_cookie_is_sql(void **state)
{
	static const char *const headers[] = { "HTTP_COOKIE=__Host-sid=%s",
		"HTTP_COOKIE=__Host-pre=%s", "HTTP_COOKIE=__Host-flash=%s",
		"HTTP_COOKIE=__Host-theme=%s; a=%s",
		"HTTP_COOKIE=__Host-act=%s; __Host-rst=%s; __Host-eml=%s; __Host-sup=%s; "
		"__Host-sent=%s",
		"HTTP_COOKIE=%s", "HTTP_USER_AGENT=%s", "HTTP_ACCEPT_LANGUAGE=%s", "HTTP_HOST=%s",
		"HTTP_REFERER=%s", "HTTP_X_FORWARDED_FOR=%s", "HTTP_ORIGIN=%s",
		"HTTP_SEC_FETCH_SITE=%s", "HTTP_IF_NONE_MATCH=%s", "HTTP_RANGE=%s",
		"HTTP_X_REQUEST_ID=%s" };
	static const char *const raw[] = { CANARY "'", CANARY "\"", CANARY "\\",
		"' OR 1=1-- " CANARY, CANARY "' AND SLEEP(5)-- ", "\xbf' OR 1=1-- ", "1e309",
		"9223372036854775808", CANARY "\nERROR fake \x1b[31m" };
	static const char *const pages[] = { "/support/home", "/support/login", "/support/tickets",
		"/support/activate", "/support/password/reset", "/support/profile/email/confirm",
		"/support/signup/confirm", "/support/signup/sent", "/support/nothing" };
	char header[400];
	const char *params[] = { header, NULL };

	(void)state;
	for (size_t h = 0; h < sizeof(headers) / sizeof(headers[0]); h++)
		for (size_t p = 0; p < sizeof(raw) / sizeof(raw[0]); p++)
			for (size_t page = 0; page < sizeof(pages) / sizeof(pages[0]); page++) {
				struct answer answer;

				snprintf(header, sizeof(header), headers[h], raw[p], raw[p], raw[p],
				    raw[p], raw[p]);
				answer = ASK(.method = "GET", .path = pages[page],
				    .params = params);
				if (answer.status >= 500)
					FAIL("GET %s with %s got %d", pages[page], header,
					    answer.status);
				answer = ASK(.as = PERSON_CUSTOMER, .method = "POST",
				    .path = "/support/tickets", .data = "", .params = params);
				if (answer.status >= 500)
					FAIL("POST with %s got %d", header, answer.status);
				web_forget();
			}
}

static void T7_methods_and_addresses_stay_on_one_line(void **state)
{
	struct answer answer = ASK(.as = PERSON_CUSTOMER, .method = "GET\nERROR fake \x1b[31m",
	    .path = "/support/tickets");

	(void)state;
	assert_int_equal(answer.status, 405);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET",
	    .path = "/support/\nERROR fake \x1b[31m", .remote = "192.0.2.1\nERROR fake \x1b[31m");
	assert_true(answer.status >= 400 && answer.status < 500);
}

/* ---- what was written down meanwhile ---- */

static void G3_our_values_never_stood_in_the_text_of_a_statement(void **state)
{
	static const char ours[] = "user_host LIKE 'loket\\_%%'";

	(void)state;
	assert_true(copy_number("SELECT COUNT(*) FROM mysql.general_log WHERE %s AND command_type "
				"= 'Execute' AND argument LIKE '%%" CANARY "%%'",
			ours) > 100);
	assert_int_equal(copy_number("SELECT COUNT(*) FROM mysql.general_log WHERE %s AND "
				     "command_type <> 'Execute' AND argument LIKE '%%" CANARY "%%'",
			     ours),
	    0);
	assert_int_equal(
	    copy_number("SELECT COUNT(*) FROM mysql.general_log WHERE %s AND command_type = "
			"'Query' AND argument NOT LIKE 'SET SESSION %%'"
			" AND argument NOT IN ('START TRANSACTION', 'COMMIT', 'ROLLBACK')",
		ours),
	    0);
}

static void G1_no_statement_failed(void **state)
{
	char line[8192];
	FILE *log = fopen(log_path, "r");
	int lines = 0;

	(void)state;
	assert_non_null(log);
	while (fgets(line, sizeof(line), log) != NULL) {
		lines++;
		if (strstr(line, "statement failed") != NULL)
			FAIL("%s", line);
	}
	fclose(log);
	assert_true(lines > 1000);
}

static void T7_every_line_of_the_log_is_one_of_ours(void **state)
{
	char line[8192];
	FILE *log = fopen(log_path, "r");
	bool seen = false;

	(void)state;
	assert_non_null(log);
	while (fgets(line, sizeof(line), log) != NULL) {
		size_t size = strlen(line);

		if (strncmp(line, "time=20", 7) != 0 || line[size - 1] != '\n')
			FAIL("not a line of ours: %s", line);
		for (size_t i = 0; i + 1 < size; i++)
			if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
				FAIL("a control character in: %s", line);
		seen = seen || strstr(line, "ERROR fake") != NULL;
	}
	fclose(log);
	assert_true(seen); /* it was logged, on its line */
}

/* ---- set-up ---- */

static int begin(void **state)
{
	int file;

	copy_open(state);
	web_portal.settings.rate_scale = 1000000;
	copy_run("SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL "
		 "general_log = ON");
	snprintf(log_path, sizeof(log_path), "/tmp/loket_inputs_%ld.log", (long)getpid());
	terminal = dup(STDERR_FILENO);
	file = open(log_path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
	assert_true(terminal >= 0 && file >= 0);
	dup2(file, STDERR_FILENO);
	close(file);
	return 0;
}

static int end(void **state)
{
	dup2(terminal, STDERR_FILENO);
	close(terminal);
	unlink(log_path);
	copy_run("SET GLOBAL general_log = OFF; TRUNCATE mysql.general_log; SET GLOBAL log_output "
		 "= 'FILE'");
	return copy_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(G1_T7_no_parameter_of_any_route_is_sql),
		cmocka_unit_test(G1_T7_no_header_or_cookie_is_sql),
		cmocka_unit_test(T7_methods_and_addresses_stay_on_one_line),
		cmocka_unit_test(G3_our_values_never_stood_in_the_text_of_a_statement),
		cmocka_unit_test(G1_no_statement_failed),
		cmocka_unit_test(T7_every_line_of_the_log_is_one_of_ours),
	};

	return cmocka_run_group_tests_name("web/inputs", tests, begin, end);
}
