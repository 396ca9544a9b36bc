/* SPDX-License-Identifier: Apache-2.0 */
/* Links in mail: hostile cases of SECURITY group B, each named by its id. What mail itself leaves
 * behind (B8) is tried in the abuse ring. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "account/account.h"

#define PASSWORDS "password=Kastanje-84&password_again=Kastanje-84"
#define ACTIVATE "/support/activate/"
#define RESET "/support/password/reset/"
#define HOUR 3600

static struct answer ask_link(struct visitor *v, const char *email)
{
	char data[200];
	struct answer answer;

	snprintf(data, sizeof(data), "email=%s", email);
	answer = visitor_fill(v, "/support/password/forgot", data);
	ASSERT_TO(answer, "/support/password/forgot/sent");
	return answer;
}

/* A link for that purpose, mailed by the program; `path` becomes its address. */
static void make_link(struct visitor *v, const char *email, const char *prefix, char path[128])
{
	ask_link(v, email);
	snprintf(path, 128, "%s%s", prefix, mailed_token(email, prefix));
}

static const char *form_of(const char *prefix)
{
	return strcmp(prefix, ACTIVATE) == 0 ? "/support/activate" : "/support/password/reset";
}

static struct visitor holder(const char *path, const char *prefix)
{
	struct visitor v;
	struct answer answer;

	visitor_new(&v);
	answer = visitor_get(&v, path);
	ASSERT_TO(answer, form_of(prefix));
	return v;
}

static int64_t row_of(const char *email)
{
	return sql_number("SELECT CRC32(CONCAT_WS('|', email, name, role, IFNULL(organisation_id, "
			  "0), IFNULL(password_hash, ''), status, version))"
			  " FROM user WHERE email = '%s'",
	    email);
}

static int64_t all_users(void)
{
	return sql_number(
	    "SELECT SUM(CRC32(CONCAT_WS('|', id, email, role, IFNULL(organisation_id, 0), "
	    "IFNULL(password_hash, ''), status, version))) FROM user");
}

static const char *const prefixes[] = { ACTIVATE, RESET };

static const char *person_for(size_t i)
{
	return i == 0 ? visitor_invited() : visitor_account();
}

static void B1_a_link_works_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *email = person_for(i);
		struct visitor v, late;
		char path[128];
		int64_t row;

		visitor_new(&v);
		make_link(&v, email, prefixes[i], path);
		v = holder(path, prefixes[i]);
		late = v;
		visitor_get(&late, form_of(prefixes[i]));
		assert_int_equal(visitor_fill(&v, form_of(prefixes[i]), PASSWORDS).status, 303);
		row = row_of(email);
		assert_int_equal(visitor_post(&late, form_of(prefixes[i]),
				     "password=Beuken-9123&password_again=Beuken-9123")
				     .status,
		    410);
		assert_int_equal(visitor_get(&late, form_of(prefixes[i])).status, 410);
		assert_int_equal(visitor_get(&late, path).status, 410);
		assert_int_equal(row_of(email), row);
	}
}

static void B2_a_link_expires(void **state)
{
	static const int64_t lives[] = { 72 * HOUR, HOUR / 2 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *email = person_for(i);
		struct visitor v;
		char path[128];
		int64_t row = row_of(email);

		visitor_new(&v);
		make_link(&v, email, prefixes[i], path);
		visitor_pass(lives[i] - 60);
		v = holder(path, prefixes[i]);
		assert_int_equal(visitor_get(&v, form_of(prefixes[i])).status, 200);
		visitor_pass(60);
		assert_int_equal(visitor_get(&v, path).status, 410);
		assert_int_equal(visitor_get(&v, form_of(prefixes[i])).status, 410);
		assert_int_equal(visitor_post(&v, form_of(prefixes[i]), PASSWORDS).status, 410);
		assert_int_equal(row_of(email), row);
	}
}

static void B3_a_link_without_believable_times_is_refused(void **state)
{
	static const char *const times[] = { "created_at = '1970-01-01 00:00:01'",
		"expires_at = '1970-01-01 00:00:01'",
		"created_at = '1970-01-01 00:00:01', expires_at = '2999-01-01'",
		"expires_at = '2999-01-01', created_at = created_at - INTERVAL 73 HOUR" };
	const char *email = visitor_invited();
	struct visitor v;
	char path[128];

	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
		visitor_new(&v);
		make_link(&v, email, ACTIVATE, path);
		sql_run("UPDATE user_token SET %s WHERE token_hash = UNHEX(SHA2('%s', 256))",
		    times[i], path + strlen(ACTIVATE));
		assert_int_equal(visitor_get(&v, path).status, 410);
		visitor_set_cookie(&v, "__Host-act", path + strlen(ACTIVATE));
		visitor_get(&v, "/support/login"); /* for a form token */
		assert_int_equal(visitor_post(&v, "/support/activate", PASSWORDS).status, 410);
		assert_int_equal(sql_number("SELECT status FROM user WHERE email = '%s'", email),
		    ACCOUNT_INVITED);
	}
	/* The table itself takes no row without them. */
	assert_int_equal(sql_number("SELECT COUNT(*) FROM information_schema.columns WHERE "
				    "table_schema = DATABASE() AND table_name = 'user_token'"
				    " AND column_name IN ('created_at', 'expires_at') AND "
				    "is_nullable = 'NO' AND column_default IS NULL"),
	    2);
	assert_non_null(strstr(sql_text("SELECT @@GLOBAL.sql_mode"), "NO_ZERO_DATE"));
}

static void B4_no_token_is_no_token(void **state)
{
	static const char *const paths[] = { ACTIVATE, ACTIVATE "%20", ACTIVATE "%00", ACTIVATE "0",
		ACTIVATE "null", ACTIVATE "%2e%2e", ACTIVATE "'",
		ACTIVATE "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", RESET, RESET "%20",
		RESET "%00", RESET "0", RESET "%C3%28" };
	static const char *const cookies[] = { "", "0", "%20", "null",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	int64_t before = all_users();
	struct visitor v;

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		int status;

		visitor_new(&v);
		status = visitor_get(&v, paths[i]).status;
		if (status != 404 && status != 400 && status != 410)
			fail_msg("%s answered %d", paths[i], status);
		assert_null(visitor_cookie(&v, "__Host-act"));
		assert_null(visitor_cookie(&v, "__Host-rst"));
	}
	for (size_t i = 0; i < sizeof(cookies) / sizeof(cookies[0]); i++) {
		visitor_new(&v);
		visitor_get(&v, "/support/login");
		visitor_set_cookie(&v, "__Host-act", cookies[i]);
		visitor_set_cookie(&v, "__Host-rst", cookies[i]);
		assert_int_equal(
		    visitor_post(&v, "/support/activate", "token=&" PASSWORDS).status, 410);
		assert_int_equal(visitor_post(&v, "/support/activate", PASSWORDS).status, 410);
		assert_int_equal(
		    visitor_post(&v, "/support/password/reset", "token=0&" PASSWORDS).status, 410);
	}
	assert_int_equal(all_users(), before);
}

static void B5_a_token_is_for_one_account_whatever_the_form_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *mine = person_for(i), *other = visitor_account();
		struct visitor v;
		char path[128], data[400];
		long long id = (long long)sql_number(
		    "SELECT id FROM user WHERE email = '%s'", other);
		int64_t row = row_of(other);

		visitor_new(&v);
		make_link(&v, mine, prefixes[i], path);
		v = holder(path, prefixes[i]);
		snprintf(data, sizeof(data),
		    PASSWORDS "&user_id=%lld&id=%lld&email=%s&username=%s&user=%s&role=5&status=2",
		    id, id, other, other, other);
		assert_int_equal(visitor_fill(&v, form_of(prefixes[i]), data).status, 303);
		assert_int_equal(row_of(other), row);
		assert_int_equal(sql_number("SELECT role FROM user WHERE email = '%s'", mine), 1);
	}
}

static void B5_a_token_is_for_one_purpose(void **state)
{
	const char *email = visitor_account();
	struct visitor v;
	char path[128];
	int64_t row = row_of(email);

	(void)state;
	visitor_new(&v);
	make_link(&v, email, RESET, path);
	visitor_set_cookie(&v, "__Host-act", path + strlen(RESET));
	visitor_set_cookie(&v, "__Host-eml", path + strlen(RESET));
	visitor_get(&v, "/support/login");
	assert_int_equal(visitor_post(&v, "/support/activate", PASSWORDS).status, 410);
	assert_int_equal(visitor_post(&v, "/support/profile/email/confirm", "").status, 410);
	assert_int_equal(row_of(email), row);
}

static void B6_only_the_newest_link_works_and_then_none(void **state)
{
	const char *email = visitor_account();
	char first[128], second[128], third[128];
	struct visitor v;

	(void)state;
	visitor_new(&v);
	make_link(&v, email, RESET, first);
	make_link(&v, email, RESET, second);
	assert_int_equal(visitor_get(&v, first).status, 410);
	v = holder(second, RESET);
	make_link(&v, email, RESET, third);
	assert_int_equal(visitor_get(&v, "/support/password/reset").status, 410);
	v = holder(third, RESET);
	assert_int_equal(visitor_fill(&v, "/support/password/reset", PASSWORDS).status, 303);
	assert_int_equal(visitor_get(&v, first).status, 410);
	assert_int_equal(visitor_get(&v, second).status, 410);
	assert_int_equal(visitor_get(&v, third).status, 410);
}

static void B6_a_changed_password_ends_links(void **state)
{
	const char *email = visitor_account();
	char path[128];
	struct visitor v;

	(void)state;
	visitor_new(&v);
	make_link(&v, email, RESET, path);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/profile/security");
	assert_int_equal(visitor_post(&v, "/support/profile/password",
			     "current_password=" DEMO_PASSWORD "&" PASSWORDS)
			     .status,
	    303);
	assert_int_equal(visitor_get(&v, path).status, 410);
}

static int64_t mails_to(const char *email)
{
	return sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = '%s'", email);
}

static void B7_nothing_tells_what_an_address_is(void **state)
{
	const char *disabled = visitor_account(), *invited = visitor_invited(),
		   *known = visitor_account(), *unknown = "niemand.hier@vlierbeek.example";
	const char *const all[] = { known, disabled, invited, unknown };
	char *first = NULL;

	(void)state;
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", disabled);
	for (size_t i = 0; i < 4; i++) {
		struct visitor v;
		struct answer answer;
		char *body, *at;

		visitor_new(&v);
		ask_link(&v, all[i]);
		answer = visitor_get(&v, "/support/password/forgot/sent");
		assert_int_equal(answer.status, 200);
		body = steady_body(&answer);
		while ((at = strstr(body, all[i])) != NULL)
			memmove(at, at + strlen(all[i]), strlen(at + strlen(all[i])) + 1);
		if (first == NULL)
			first = body;
		else
			assert_string_equal(body, first);
		if (body != first)
			free(body);
	}
	free(first);
	assert_int_equal(mails_to(disabled), 0);
	assert_int_equal(mails_to(unknown), 0);
	assert_int_equal(mails_to(known), 1);
	assert_int_equal(mails_to(invited), 1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user_token t JOIN user u ON u.id = "
				    "t.user_id WHERE u.email = '%s' AND t.purpose <> 1",
			     invited),
	    0);
	mailed_token(invited, ACTIVATE);
}

static void B7_a_link_from_before_disabling_does_not_work(void **state)
{
	const char *email = visitor_account();
	char path[128];
	struct visitor v;

	(void)state;
	visitor_new(&v);
	make_link(&v, email, RESET, path);
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", email);
	assert_int_equal(visitor_get(&v, path).status, 410);
	visitor_set_cookie(&v, "__Host-rst", path + strlen(RESET));
	visitor_get(&v, "/support/login");
	assert_int_equal(visitor_post(&v, "/support/password/reset", PASSWORDS).status, 410);
	assert_int_equal(
	    sql_number("SELECT status FROM user WHERE email = '%s'", email), ACCOUNT_DISABLED);
}

static void B8_a_token_is_stored_as_its_hash(void **state)
{
	const char *email = visitor_account();
	char path[128];
	struct visitor v;

	(void)state;
	visitor_new(&v);
	make_link(&v, email, RESET, path);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM user_token WHERE token_hash = UNHEX(SHA2('%s', 256))",
		path + strlen(RESET)),
	    1);
	assert_int_equal(sql_number("SELECT secret FROM outbox WHERE recipient = '%s'", email), 1);
}

static void B9_the_address_of_the_form_holds_no_token(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct visitor v;
		char path[128];
		struct answer answer;

		visitor_new(&v);
		make_link(&v, person_for(i), prefixes[i], path);
		answer = visitor_get(&v, path);
		ASSERT_TO(answer, form_of(prefixes[i]));
		answer = visitor_get(&v, form_of(prefixes[i]));
		assert_int_equal(answer.status, 200);
		assert_null(strstr(answer.body, path + strlen(prefixes[i])));
		assert_null(strstr(answer.head, path + strlen(prefixes[i])));
		assert_string_equal(web_header(&answer, "Cache-Control"), "no-store");
	}
}

static void B10_looking_at_a_link_consumes_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *email = person_for(i);
		struct visitor v;
		char path[128];

		visitor_new(&v);
		make_link(&v, email, prefixes[i], path);
		for (int n = 0; n < 3; n++) {
			struct visitor scanner;

			visitor_new(&scanner);
			assert_int_equal(ASK(.method = "HEAD", .path = path).status, 303);
			assert_int_equal(visitor_get(&scanner, path).status, 303);
			assert_int_equal(visitor_get(&scanner, form_of(prefixes[i])).status, 200);
		}
		v = holder(path, prefixes[i]);
		assert_int_equal(visitor_fill(&v, form_of(prefixes[i]), PASSWORDS).status, 303);
	}
}

/* One of the twenty: a process with connections of its own, ready at the same moment. */
static int use_link(struct visitor v, const char *form, int start)
{
	const char *problem;
	char go;

	if (portal_open(&web_portal, getenv("LOKET_TEST_CONFIG"), "child", &problem) != RES_OK)
		return 1;
	web_portal.settings.rate_scale = 100000;
	visitor_get(&v, form);
	if (read(start, &go, 1) != 0)
		return 2;
	for (;;) {
		int status = visitor_post(&v, form, PASSWORDS).status;

		if (status == 303)
			return 30;
		if (status == 410)
			return 31;
		if (status != 429 && status != 409 && status != 503)
			return 3;
	}
}

static void B11_of_twenty_at_once_one_gets_in(void **state)
{
	enum { TRIES = 20 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const char *email = person_for(i);
		struct visitor v;
		char path[128];
		pid_t children[TRIES];
		int start[2], won = 0;

		visitor_new(&v);
		make_link(&v, email, prefixes[i], path);
		v = holder(path, prefixes[i]);
		assert_int_equal(pipe(start), 0);
		fflush(NULL);
		for (int n = 0; n < TRIES; n++) {
			children[n] = fork();
			assert_true(children[n] >= 0);
			if (children[n] == 0) {
				close(start[1]);
				_exit(use_link(v, form_of(prefixes[i]), start[0]));
			}
		}
		close(start[0]);
		close(start[1]); /* and they are off */
		for (int n = 0; n < TRIES; n++) {
			int status;

			assert_int_equal(waitpid(children[n], &status, 0), children[n]);
			assert_true(WIFEXITED(status));
			if (WEXITSTATUS(status) != 30 && WEXITSTATUS(status) != 31)
				fail_msg("a try ended with %d", WEXITSTATUS(status));
			won += WEXITSTATUS(status) == 30;
		}
		assert_int_equal(won, 1);
	}
}

static void B13_asking_for_an_account_makes_none(void **state)
{
	static const char email[] = "vreemdeling@elders.example";
	int64_t users = sql_number("SELECT COUNT(*) FROM user"),
		organisations = sql_number("SELECT COUNT(*) FROM organisation");
	char data[600], path[128];
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	snprintf(data, sizeof(data),
	    "key=%s&name=Vreemdeling&email=%s&organisation=Woonstichting+Vlierbeek&manager_name="
	    "Iemand+Anders"
	    "&manager_email=%s&wants_organisation=1&website=&role=5&status=2&organisation_id=1",
	    web_key(), email, email);
	answer = visitor_fill(&v, "/support/signup", data);
	ASSERT_TO(answer, "/support/signup/sent");
	snprintf(path, sizeof(path), "/support/signup/confirm/%s",
	    mailed_token(email, "/support/signup/confirm/"));
	answer = visitor_get(&v, path);
	ASSERT_TO(answer, "/support/signup/confirm");
	assert_int_equal(
	    visitor_fill(&v, "/support/signup/confirm", "role=5&organisation_id=1").status, 303);
	assert_int_equal(sql_number("SELECT status FROM registration WHERE email = '%s'", email),
	    REGISTRATION_WAITING);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user"), users);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM organisation"), organisations);
	visitor_new(&v);
	ask_link(&v, email);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user_token t JOIN user u ON u.id = "
				    "t.user_id WHERE u.email = '%s'",
			     email),
	    0);
	assert_int_equal(visitor_try(&v, email, DEMO_PASSWORD).status, 422);
}

#define TEST(name) cmocka_unit_test_setup(name, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(B1_a_link_works_once),
		TEST(B2_a_link_expires),
		TEST(B3_a_link_without_believable_times_is_refused),
		TEST(B4_no_token_is_no_token),
		TEST(B5_a_token_is_for_one_account_whatever_the_form_says),
		TEST(B5_a_token_is_for_one_purpose),
		TEST(B6_only_the_newest_link_works_and_then_none),
		TEST(B6_a_changed_password_ends_links),
		TEST(B7_nothing_tells_what_an_address_is),
		TEST(B7_a_link_from_before_disabling_does_not_work),
		TEST(B8_a_token_is_stored_as_its_hash),
		TEST(B9_the_address_of_the_form_holds_no_token),
		TEST(B10_looking_at_a_link_consumes_nothing),
		TEST(B11_of_twenty_at_once_one_gets_in),
		TEST(B13_asking_for_an_account_makes_none),
	};

	return cmocka_run_group_tests_name(
	    "web/links", tests, visitor_suite_open, visitor_suite_close);
}
