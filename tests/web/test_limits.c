/* SPDX-License-Identifier: Apache-2.0 */
/* What answers and their times tell, and how often somebody may try: hostile cases of SECURITY
 * groups D and N and K3, each named by its id. Times are of pairs asked in turn, so that a busy
 * machine slows both; sample sizes are chosen for a minute in all. */
#include "visitor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- D: times ---- */

#define PAIRS 60

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

struct sample {
	double ms;
	int group;
};

static int by_ms(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	return x->ms < y->ms ? -1 : x->ms > y->ms;
}

/* The z of Mann-Whitney's U over both groups, and the medians of each. */
static double compare(struct sample *all, size_t count, double medians[2])
{
	double ranks = 0, n = (double)count / 2;
	size_t seen[2] = { 0, 0 };

	qsort(all, count, sizeof(all[0]), by_ms);
	for (size_t i = 0; i < count; i++) {
		if (all[i].group == 0)
			ranks += (double)i + 1;
		if (seen[all[i].group]++ == count / 4)
			medians[all[i].group] = all[i].ms;
	}
	return (ranks - n * (n + 1) / 2 - n * n / 2) / sqrt(n * n * (2 * n + 1) / 12);
}

/* Fails when the two kinds of answers take times that differ for certain (|z| > 3.3, p < 0.001) and
 * by more than a twentieth. */
static void assert_alike(struct sample *all, const char *what)
{
	double medians[2] = { 0, 0 }, z = compare(all, 2 * PAIRS, medians);

	print_message(
	    "# %s: medians %.1f and %.1f ms, z = %.2f\n", what, medians[0], medians[1], z);
	if (fabs(z) > 3.3 && fabs(medians[0] / medians[1] - 1) > 0.05)
		fail_msg("%s: medians %.1f and %.1f ms, z = %.2f", what, medians[0], medians[1], z);
}

static double time_of(struct visitor *v, const char *path, const char *data, int status)
{
	double began = now_ms();

	assert_int_equal(visitor_post(v, path, data).status, status);
	return now_ms() - began;
}

static void D1_a_wrong_password_takes_as_long_for_nobody(void **state)
{
	static struct sample all[2 * PAIRS];
	const char *known = visitor_account();
	struct visitor v;
	char data[200];

	(void)state;
	visitor_new(&v);
	visitor_get(&v, "/support/login");
	for (size_t i = 0; i < 2 * PAIRS; i++) {
		all[i].group = (int)((i + i / 2) % 2); /* both orders as often */
		snprintf(data, sizeof(data), "email=%s&password=Verkeerd-12&next=",
		    all[i].group == 0 ? known : "niemand.1@vlierbeek.example");
		all[i].ms = time_of(&v, "/support/login", data, 422);
	}
	assert_alike(all, "sign-in");
}

static char *refusal(const char *email, const char *password, int status)
{
	struct visitor v;
	struct answer answer;
	char *body, *at;

	visitor_new(&v);
	answer = visitor_try(&v, email, password);
	assert_int_equal(answer.status, status);
	body = steady_body(&answer);
	while ((at = strstr(body, email)) != NULL)
		memmove(at, at + strlen(email), strlen(at + strlen(email)) + 1);
	return body;
}

static void D1_a_refusal_says_the_same_for_everybody(void **state)
{
	const char *known = visitor_account(), *disabled = visitor_account(),
		   *invited = visitor_invited();
	char *bodies[5];

	(void)state;
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", disabled);
	bodies[0] = refusal(known, "Verkeerd-12", 422);
	bodies[1] = refusal("niemand.2@vlierbeek.example", "Verkeerd-12", 422);
	bodies[2] = refusal(disabled, DEMO_PASSWORD, 422);
	bodies[3] = refusal(invited, "Verkeerd-12", 422);
	bodies[4] = refusal("geen+adres", "Verkeerd-12", 422);
	for (size_t i = 1; i < 4; i++)
		assert_string_equal(bodies[i], bodies[0]);
	for (size_t i = 0; i < 5; i++)
		free(bodies[i]);
}

static void D2_asking_for_a_link_takes_as_long_for_nobody(void **state)
{
	static struct sample all[2 * PAIRS];
	const char *known = visitor_account(), *disabled = visitor_account();
	const char *const others[] = { "niemand.3@vlierbeek.example", disabled };
	struct visitor v;
	char data[200];

	(void)state;
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", disabled);
	for (size_t other = 0; other < 2; other++) {
		visitor_new(&v);
		visitor_get(&v, "/support/password/forgot");
		for (size_t i = 0; i < 2 * PAIRS; i++) {
			all[i].group = (int)((i + i / 2) % 2);
			snprintf(data, sizeof(data), "email=%s",
			    all[i].group == 0 ? known : others[other]);
			all[i].ms = time_of(&v, "/support/password/forgot", data, 303);
		}
		assert_alike(all, other == 0 ? "link, unknown" : "link, disabled");
	}
}

static void D6_secrets_are_not_compared_byte_by_byte(void **state)
{
	(void)state;
	/* Comparisons of secrets go by crypt_equal; a token is found by its hash. idempotency's
	 * request hash is no secret, a flag no token. */
	assert_int_equal(
	    system("! grep -nE "
		   "'(memcmp|strcmp|strncmp|strcasecmp)\\([^)]*(token|secret|password|mac\\b|hash)'"
		   " -r app lib --include='*.c'"
		   " | grep -vE 'idempotency_db.c.*request_hash|command_request.c.*--no-token' | "
		   "grep ."),
	    0);
	assert_int_equal(system("grep -q 'WHERE s.token_hash = ?' app/account/*_db.c && grep -q "
				"'WHERE t.token_hash = ?' app/account/*_db.c"),
	    0);
}

/* ---- N: how often ---- */

/* Tries of which none succeeds; the status of the last. */
static int fail_often(const char *email, int times, bool same_address)
{
	struct visitor v;
	char data[200];
	int status = 0;

	visitor_new(&v);
	snprintf(data, sizeof(data), "email=%s&password=Verkeerd-12&next=", email);
	for (int i = 0; i < times; i++) {
		if (!same_address)
			visitor_new(&v);
		visitor_get(&v, "/support/login");
		status = visitor_post(&v, "/support/login", data).status;
	}
	return status;
}

static void N1_ten_failures_lock_an_account(void **state)
{
	const char *email = visitor_account();
	char *wrong, *right;
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_limits();
	assert_int_equal(fail_often(email, 10, false), 422);
	assert_int_equal(fail_often(email, 1, false), 429);
	visitor_new(&v);
	answer = visitor_try(&v, email, DEMO_PASSWORD);
	assert_int_equal(answer.status, 429);
	assert_true(atoi(web_header(&answer, "Retry-After")) > 800 &&
	    atoi(web_header(&answer, "Retry-After")) <= 900);
	assert_null(visitor_cookie(&v, "__Host-sid"));
	wrong = refusal(email, "Verkeerd-12", 429);
	right = refusal(email, DEMO_PASSWORD, 429);
	assert_string_equal(wrong, right);
	free(wrong);
	free(right);
	visitor_pass(901);
	visitor_sign_in(&v, email);
}

static void N1_a_reset_ends_the_wait(void **state)
{
	const char *email = visitor_account();
	char data[200], path[128];
	struct visitor v;

	(void)state;
	visitor_limits();
	assert_int_equal(fail_often(email, 11, false), 429);
	visitor_new(&v);
	snprintf(data, sizeof(data), "email=%s", email);
	assert_int_equal(visitor_fill(&v, "/support/password/forgot", data).status, 303);
	snprintf(path, sizeof(path), "/support/password/reset/%s",
	    mailed_token(email, "/support/password/reset/"));
	assert_int_equal(visitor_get(&v, path).status, 303);
	assert_int_equal(visitor_fill(&v, "/support/password/reset",
			     "password=Kastanje-84&password_again=Kastanje-84")
			     .status,
	    303);
	assert_int_equal(visitor_try(&v, email, "Kastanje-84").status, 303);
}

static void N1_case_and_space_are_no_way_around(void **state)
{
	const char *email = visitor_account();
	char other[60];

	(void)state;
	visitor_limits();
	fail_often(email, 10, false);
	snprintf(other, sizeof(other), "%s", email);
	other[0] = 'P';
	assert_int_equal(fail_often(other, 1, false), 429);
	snprintf(other, sizeof(other), "+%s+", email);
	assert_int_equal(fail_often(other, 1, false), 429);
}

static void D4_the_lock_says_the_same_for_nobody(void **state)
{
	const char *email = visitor_account(), *nobody = "niemand.4@vlierbeek.example";
	char *known, *unknown;

	(void)state;
	visitor_limits();
	assert_int_equal(fail_often(email, 10, false), 422);
	assert_int_equal(fail_often(nobody, 10, false), 422);
	known = refusal(email, DEMO_PASSWORD, 429);
	unknown = refusal(nobody, DEMO_PASSWORD, 429);
	assert_string_equal(known, unknown);
	free(known);
	free(unknown);
}

static void N1_N2_thirty_failures_lock_an_address(void **state)
{
	struct visitor v, other;
	char data[200];
	int limited = 0;

	(void)state;
	visitor_limits();
	visitor_new(&v);
	for (int i = 0; i < 500; i++) { /* one password over many accounts */
		int status;

		if (i % 50 == 0)
			visitor_get(&v, "/support/login");
		snprintf(data, sizeof(data),
		    "email=iemand%d%%40vlierbeek.example&password=Zomer-2027&next=", i);
		status = visitor_post(&v, "/support/login", data).status;
		assert_true(status == 422 || status == 429);
		assert_true(i != 29 || status == 422);
		limited += status == 429;
	}
	assert_int_equal(limited, 470);
	visitor_new(&other);
	visitor_sign_in(&other, visitor_account());
}

static void N3_an_address_is_not_a_header(void **state)
{
	struct visitor v;
	char data[200], header[60];
	const char *params[] = { header, NULL };
	int status = 0;

	(void)state;
	visitor_limits();
	visitor_new(&v);
	v.params = params;
	for (int i = 0; i < 31; i++) {
		snprintf(header, sizeof(header), "HTTP_X_FORWARDED_FOR=192.0.2.%d", i);
		snprintf(data, sizeof(data),
		    "email=iemand%d%%40oosterhof.example&password=Zomer-2027&next=", i);
		visitor_get(&v, "/support/login");
		status = visitor_post(&v, "/support/login", data).status;
	}
	assert_int_equal(status, 429);
}

static void N3_a_restart_forgets_nothing(void **state)
{
	const char *email = visitor_account(), *problem;
	struct clock *clock = web_portal.clock;
	struct visitor v;

	(void)state;
	visitor_limits();
	fail_often(email, 10, false);
	web_portal.clock = NULL;
	portal_close(&web_portal);
	assert_int_equal(
	    portal_open(&web_portal, getenv("LOKET_TEST_CONFIG"), "test", &problem), RES_OK);
	clock_close(web_portal.clock);
	web_portal.clock = clock;
	visitor_limits();
	visitor_new(&v);
	assert_int_equal(visitor_try(&v, email, DEMO_PASSWORD).status, 429);
}

/* ---- K3: mails to one address ---- */

static int64_t mails_to(const char *email)
{
	return sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = '%s'", email);
}

static void ask_often(const char *email, int times)
{
	struct visitor v;
	char data[200];

	snprintf(data, sizeof(data), "email=%s", email);
	visitor_new(&v);
	visitor_get(&v, "/support/password/forgot");
	for (int i = 0; i < times; i++) {
		struct answer answer;

		if (i % 50 == 0)
			visitor_new(&v), visitor_get(&v, "/support/password/forgot");
		answer = visitor_post(&v, "/support/password/forgot", data);
		ASSERT_TO(answer, "/support/password/forgot/sent");
	}
}

static void K3_a_hundred_requests_give_three_mails_an_hour_and_ten_a_day(void **state)
{
	const char *email = visitor_account();

	(void)state;
	visitor_limits();
	ask_often(email, 100);
	assert_int_equal(mails_to(email), 3);
	for (int hour = 1; hour < 23; hour++) {
		visitor_pass(3601);
		ask_often(email, 4);
		assert_true(mails_to(email) <= 3 * (hour + 1));
	}
	assert_int_equal(mails_to(email), 10);
	visitor_pass(2 * 3600);
	ask_often(email, 1);
	assert_int_equal(mails_to(email), 11);
}

/* ---- N6: tickets ---- */

static int create(struct visitor *v)
{
	char data[300];

	snprintf(data, sizeof(data), "key=%s&type=%lld&subject=Nog+een&description=Nog+een+melding",
	    web_key(),
	    (long long)sql_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"));
	return visitor_post(v, "/support/tickets", data).status;
}

static int64_t tickets_of(const char *email)
{
	return sql_number("SELECT COUNT(*) FROM ticket t JOIN user u ON u.id = t.requester_id"
			  " WHERE u.email = '%s'",
	    email);
}

static void at_the_form(struct visitor *v, const char *email)
{
	visitor_limits();
	visitor_new(v);
	visitor_sign_in(v, email);
	visitor_get(v, "/support/tickets/new");
}

static void N6_twenty_tickets_an_hour(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	at_the_form(&v, email);
	for (int i = 0; i < 20; i++)
		assert_int_equal(create(&v), 303);
	assert_int_equal(create(&v), 429);
	assert_int_equal(tickets_of(email), 20);
	visitor_pass(3601);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/tickets/new");
	assert_int_equal(create(&v), 303);
}

/* A form that is refused is a try as well, and what is over the limit is refused as that, whatever
 * else is wrong with it. */
static void N6_refused_forms_count_too(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	at_the_form(&v, email);
	for (int i = 0; i < 20; i++)
		assert_int_equal(visitor_post(&v, "/support/tickets", "subject=").status, 422);
	assert_int_equal(visitor_post(&v, "/support/tickets", "subject=").status, 429);
	assert_int_equal(create(&v), 429);
	assert_int_equal(tickets_of(email), 0);
}

/* Over the limit no file is even taken. */
static void N6_files_over_the_limit_are_not_taken(void **state)
{
	const char *email = visitor_account();
	int64_t files;
	struct visitor v;
	char data[600];

	(void)state;
	at_the_form(&v, email);
	for (int i = 0; i < 20; i++)
		assert_int_equal(create(&v), 303);
	files = sql_number("SELECT COUNT(*) FROM stored_file");
	snprintf(data, sizeof(data),
	    "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n"
	    "--XX\r\nContent-Disposition: form-data; name=\"attachments\"; "
	    "filename=\"a.txt\"\r\n\r\n"
	    "Inhoud\r\n--XX--\r\n",
	    v.token);
	assert_int_equal(
	    visitor_send(&v, "/support/tickets", "multipart/form-data; boundary=XX", data).status,
	    429);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM stored_file"), files);
}

#define TEST(name) cmocka_unit_test_setup(name, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(D1_a_wrong_password_takes_as_long_for_nobody),
		TEST(D1_a_refusal_says_the_same_for_everybody),
		TEST(D2_asking_for_a_link_takes_as_long_for_nobody),
		TEST(D4_the_lock_says_the_same_for_nobody),
		TEST(D6_secrets_are_not_compared_byte_by_byte),
		TEST(N1_ten_failures_lock_an_account),
		TEST(N1_a_reset_ends_the_wait),
		TEST(N1_case_and_space_are_no_way_around),
		TEST(N1_N2_thirty_failures_lock_an_address),
		TEST(N3_an_address_is_not_a_header),
		TEST(N3_a_restart_forgets_nothing),
		TEST(K3_a_hundred_requests_give_three_mails_an_hour_and_ten_a_day),
		TEST(N6_twenty_tickets_an_hour),
		TEST(N6_refused_forms_count_too),
		TEST(N6_files_over_the_limit_are_not_taken),
	};

	return cmocka_run_group_tests_name(
	    "web/limits", tests, visitor_suite_open, visitor_suite_close);
}
