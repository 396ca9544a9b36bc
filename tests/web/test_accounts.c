/* SPDX-License-Identifier: Apache-2.0 */
/* Signing in and out, sessions, the own account: hostile cases of SECURITY group A, each named by
 * its id. Form tokens are test_tokens.c. */
#include "visitor.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "respond.h"

static bool matches(const char *text, const char *pattern)
{
	regex_t re;
	bool found;

	assert_int_equal(regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB), 0);
	found = text != NULL && regexec(&re, text, 0, NULL, 0) == 0;
	regfree(&re);
	return found;
}

static char *kept(const char *text)
{
	char *copy = strdup(text);

	assert_non_null(copy);
	return copy;
}

/* ---- A: sessions ---- */

static void A1_a_session_set_beforehand_is_not_taken_over(void **state)
{
	static const char *const preset[] = { "AAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	const char *email = visitor_account();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct visitor v, old;

		visitor_new(&v);
		visitor_new(&old);
		visitor_set_cookie(&v, SESSION_COOKIE, preset[i]);
		visitor_set_cookie(&old, SESSION_COOKIE, preset[i]);
		visitor_sign_in(&v, email);
		assert_string_not_equal(visitor_cookie(&v, SESSION_COOKIE), preset[i]);
		assert_true(visitor_is_signed_in(&v));
		assert_false(visitor_is_signed_in(&old));
	}
}

static void A1_signing_in_again_ends_the_session_there_was(void **state)
{
	const char *email = visitor_account();
	struct visitor v, old;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	old = v;
	visitor_fill(&v, "/support/profile", "");
	visitor_set_cookie(&v, SESSION_COOKIE, NULL);
	visitor_sign_in(&v, email);
	assert_string_not_equal(
	    visitor_cookie(&v, SESSION_COOKIE), visitor_cookie(&old, SESSION_COOKIE));
	assert_true(visitor_is_signed_in(&v));
}

static void A2_signing_out_ends_it_at_the_server(void **state)
{
	struct visitor v, old;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, visitor_account());
	assert_int_equal(visitor_get(&v, "/support/logout").status, 405);
	assert_true(visitor_is_signed_in(&v));
	old = v;
	answer = visitor_fill(&v, "/support/profile", "");
	answer = visitor_post(&v, "/support/logout", "");
	ASSERT_TO(answer, "/support/login");
	assert_string_equal(
	    web_header(&answer, "Clear-Site-Data"), "\"cache\", \"cookies\", \"storage\"");
	assert_null(visitor_cookie(&v, SESSION_COOKIE));
	assert_false(visitor_is_signed_in(&old));
}

static void A3_a_changed_password_ends_other_sessions(void **state)
{
	const char *email = visitor_account();
	struct visitor here, there;
	struct answer answer;

	(void)state;
	visitor_new(&here);
	visitor_new(&there);
	visitor_sign_in(&here, email);
	visitor_sign_in(&there, email);
	visitor_get(&here, "/support/profile/security");
	answer = visitor_post(&here, "/support/profile/password",
	    "current_password=" DEMO_PASSWORD "&password=Kastanje-84&password_again=Kastanje-84");
	ASSERT_TO(answer, "/support/profile/security");
	assert_true(visitor_is_signed_in(&here));
	assert_false(visitor_is_signed_in(&there));
}

static void A3_a_reset_password_ends_all_sessions(void **state)
{
	const char *email = visitor_account();
	char data[200], path[200];
	struct visitor here, there;
	struct answer answer;

	(void)state;
	visitor_new(&here);
	visitor_new(&there);
	visitor_sign_in(&there, email);
	snprintf(data, sizeof(data), "email=%s", email);
	visitor_fill(&here, "/support/password/forgot", data);
	snprintf(path, sizeof(path), "/support/password/reset/%s",
	    mailed_token(email, "/support/password/reset/"));
	visitor_get(&here, path);
	answer = visitor_fill(
	    &here, "/support/password/reset", "password=Kastanje-84&password_again=Kastanje-84");
	ASSERT_TO(answer, "/support/login");
	assert_false(visitor_is_signed_in(&there));
}

static void A4_a_disabled_person_is_out_at_once(void **state)
{
	const char *email = visitor_account();
	struct visitor v;
	char path[100], data[100];
	int64_t id;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	id = sql_number("SELECT id FROM user WHERE email = '%s'", email);
	snprintf(path, sizeof(path), "/admin/customers/%lld/disable", (long long)id);
	snprintf(data, sizeof(data), "version=%lld&reason=Uit+dienst",
	    (long long)sql_number("SELECT version FROM user WHERE id = %lld", (long long)id));
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_false(visitor_is_signed_in(&v));
	assert_int_equal(visitor_try(&v, email, DEMO_PASSWORD).status, 422);
}

static void A4_a_disabled_row_alone_is_enough(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", email);
	assert_false(visitor_is_signed_in(&v));
}

static void A4_rights_taken_away_are_gone_at_once(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	sql_run("UPDATE user SET role = 4, organisation_id = NULL WHERE email = '%s'", email);
	visitor_new(&v);
	visitor_sign_in(&v, email);
	assert_int_equal(visitor_get(&v, "/admin/tickets").status, 200);
	assert_int_equal(visitor_get(&v, "/admin/tickets/new").status, 200);
	sql_run("UPDATE user SET role = 3 WHERE email = '%s'", email);
	assert_int_equal(visitor_get(&v, "/admin/tickets").status, 200);
	assert_int_equal(visitor_get(&v, "/admin/tickets/new").status, 403);
	sql_run("UPDATE user SET role = 1, organisation_id = 1 WHERE email = '%s'", email);
	assert_int_equal(visitor_get(&v, "/admin/tickets").status, 404);
}

static void A5_half_an_hour_unused_ends_a_session(void **state)
{
	const char *email = visitor_account();
	char data[300];
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	visitor_pass(29 * 60);
	assert_true(visitor_is_signed_in(&v));
	visitor_pass(31 * 60);
	answer = visitor_get(&v, "/support/tickets?status=open");
	ASSERT_TO(answer, "/support/login?next=%2Fsupport%2Ftickets%3Fstatus%3Dopen");
	assert_null(visitor_cookie(&v, "__Host-flash"));
	answer = visitor_get(&v, "/nl/support/login?next=%2Fsupport%2Ftickets%3Fstatus%3Dopen");
	assert_non_null(strstr(answer.body, "U bent uitgelogd omdat u een tijd niets had gedaan"));
	snprintf(data, sizeof(data),
	    "email=%s&password=" DEMO_PASSWORD "&next=%%2Fsupport%%2Ftickets%%3Fstatus%%3Dopen",
	    email);
	answer = visitor_post(&v, "/support/login", data);
	ASSERT_TO(answer, "/support/tickets?status=open");
}

/* Who was writing comes back to the form, where the draft is, or to the ticket with the button. */
static void A5_a_form_sent_too_late_leads_back_to_its_page(void **state)
{
	static const char *const forms[][2] = {
		{ "/nl/support/tickets", "/nl/support/login?next=%2Fsupport%2Ftickets%2Fnew" },
		{ "/support/tickets/10037/reply",
		    "/support/login?next=%2Fsupport%2Ftickets%2F10037" },
		{ "/en/support/tickets/10037/solve",
		    "/en/support/login?next=%2Fsupport%2Ftickets%2F10037" },
		{ "/admin/tickets/10037/note", "/support/login?next=%2Fadmin%2Ftickets%2F10037" },
		{ "/support/profile/email", "/support/login?next=%2Fsupport%2Fprofile" },
		{ "/admin/knowledge/folders/3/move",
		    "/support/login?next=%2Fadmin%2Fknowledge%2Fstructure" },
		{ "/support/tickets/%3Cb%3E/reply",
		    "/support/login?next=%2Fsupport%2Ftickets%2F%253Cb%253E" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct visitor v;
		struct answer answer;

		visitor_new(&v);
		answer = visitor_post(&v, forms[i][0], "body=x");
		ASSERT_TO(answer, forms[i][1]);
	}
}

static void A5_half_a_day_ends_a_session_that_is_used(void **state)
{
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, visitor_account());
	for (int minutes = 25; minutes < 12 * 60; minutes += 25) {
		visitor_pass(25 * 60);
		assert_true(visitor_is_signed_in(&v));
	}
	visitor_pass(25 * 60);
	assert_false(visitor_is_signed_in(&v));
}

static void A5_after_signing_in_only_our_own_paths_are_returned_to(void **state)
{
	static const char *const hostile[] = { "https%3A%2F%2Fevil.example%2F",
		"%2F%2Fevil.example", "%2F%5Cevil.example", "%5C%5Cevil.example",
		"%2Fsupport%2F..%2F%2Fevil.example", "javascript%3Aalert(1)",
		"%2Fsupport%2F%0d%0aSet-Cookie%3Aa%3Db", "%2Fsupport%2F%09%2Fevil",
		"support%2Fhome", "%2Fadmin%2Ftickets", "%2F%2Fsupport%2Fhome",
		"%2Fsupport%2F%2e%2e%2Fx", "%00" };
	const char *email = visitor_account();
	char data[400];

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		struct visitor v;
		struct answer answer;

		visitor_new(&v);
		visitor_get(&v, "/support/login");
		snprintf(data, sizeof(data), "email=%s&password=" DEMO_PASSWORD "&next=%s", email,
		    hostile[i]);
		answer = visitor_post(&v, "/support/login", data);
		if (answer.status == 400 || answer.status == 422)
			continue; /* refused as a form value */
		ASSERT_TO(answer, "/support/home");
	}
}

static void A6_E6_the_cookie_is_exactly_this(void **state)
{
	static const char *const public[] = { "/support/home", "/support/contact",
		"/support/accessibility", "/support/privacy", "/en/support/home", "/" };
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	answer = visitor_try(&v, visitor_account(), DEMO_PASSWORD);
	assert_true(matches(answer.head,
	    "Set-Cookie: __Host-sid=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax\r"));
	assert_null(strstr(answer.head, "Domain"));
	for (size_t i = 0; i < sizeof(public) / sizeof(public[0]); i++) {
		visitor_new(&v);
		answer = visitor_get(&v, public[i]);
		assert_int_equal(answer.status, 200);
		assert_null(web_header(&answer, "Set-Cookie"));
		assert_false(matches(answer.body, "name=\"csrf\" value=\"[^\"]")); /* E6 */
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* A7 with 2000 sessions: each distinct and of 256 bits, and the dump of the database holds none of
 * them. */
static void A7_sessions_are_random_and_not_in_the_database(void **state)
{
	enum { SESSIONS = 2000 };
	static char ids[SESSIONS][CRYPT_TOKEN_TEXT + 1];
	struct arena *arena = arena_create(32 << 20);
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "" };
	int64_t user = sql_number("SELECT id FROM user WHERE email = '%s'", visitor_account());
	char command[300];

	(void)state;
	db_use_arena(web_portal.writer, arena);
	for (size_t i = 0; i < SESSIONS; i++)
		assert_int_equal(account_session_begin(&ctx, user, "proef", ids[i]), RES_OK);
	assert_int_equal(
	    sql_number(
		"SELECT COUNT(*) FROM session WHERE token_hash = UNHEX(SHA2('%s', 256))", ids[7]),
	    1);
	if (getenv("LOKET_STATE") == NULL)
		fail_msg("LOKET_STATE is not set");
	assert_int_equal(system("db/backup.sh save $LOKET_STATE/a7.gz"), 0);
	assert_int_equal(
	    WEXITSTATUS(
		system("zcat $LOKET_STATE/a7.gz | grep -F 'INSERT INTO `session`' >/dev/null")),
	    0);
	snprintf(command, sizeof(command), "zcat $LOKET_STATE/a7.gz | grep -q -e '%s' -e '%s'",
	    ids[0], ids[SESSIONS - 1]);
	assert_int_equal(WEXITSTATUS(system(command)), 1);
	qsort(ids, SESSIONS, sizeof(ids[0]), by_text);
	for (size_t i = 0; i < SESSIONS; i++) {
		assert_int_equal(strlen(ids[i]), 43);
		assert_true(i == 0 || strcmp(ids[i - 1], ids[i]) != 0);
	}
	sql_run("DELETE FROM session WHERE user_id = %lld", (long long)user);
	db_use_arena(web_portal.writer, web_portal.arena);
	arena_destroy(arena);
}

static void A8_nobody_becomes_somebody_by_saying_so(void **state)
{
	static const char *const params[] = { "REMOTE_USER=admin@daklab.example",
		"HTTP_REMOTE_USER=admin", "HTTP_X_REMOTE_USER=admin", "AUTH_TYPE=Basic",
		"HTTP_X_FORWARDED_USER=admin@daklab.example",
		"HTTP_AUTHORIZATION=Basic YWRtaW46YWRtaW4=", NULL };
	struct visitor v;

	(void)state;
	visitor_new(&v);
	v.params = params;
	assert_false(visitor_is_signed_in(&v));
	assert_int_equal(visitor_get(&v, "/admin/tickets").status, 303);
}

static void A9_the_peer_is_where_a_visitor_is(void **state)
{
	static const char *const params[] = { "HTTP_X_FORWARDED_FOR=127.0.0.1",
		"HTTP_X_REAL_IP=127.0.0.1", "HTTP_CF_CONNECTING_IP=<img src=x>",
		"HTTP_FORWARDED=for=127.0.0.1", "HTTP_CLIENT_IP=127.0.0.1", NULL };
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	v.params = params;
	visitor_sign_in(&v, email);
	assert_string_equal(sql_text("SELECT s.remote FROM session s JOIN user u ON u.id = "
				     "s.user_id WHERE u.email = '%s'",
				email),
	    v.remote);
	assert_string_equal(
	    sql_text("SELECT a.remote FROM audit a ORDER BY id DESC LIMIT 1"), v.remote);
}

static void A10_password_and_address_change_only_with_the_password(void **state)
{
	static const char *const forms[][2] = {
		{ "/support/profile/password", "password=Kastanje-84&password_again=Kastanje-84" },
		{ "/support/profile/email", "email=ander%40vlierbeek.example" },
	};
	const char *email = visitor_account();
	char data[400], *hash;
	int64_t mails = sql_number("SELECT COUNT(*) FROM outbox");
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	hash = kept(sql_text("SELECT password_hash FROM user WHERE email = '%s'", email));
	for (size_t i = 0; i < 2; i++) {
		visitor_get(&v, "/support/profile/security");
		assert_int_equal(visitor_post(&v, forms[i][0], forms[i][1]).status, 403);
		snprintf(data, sizeof(data), "current_password=&%s", forms[i][1]);
		assert_int_equal(visitor_post(&v, forms[i][0], data).status, 422);
		snprintf(data, sizeof(data), "current_password=Verkeerd-1&%s", forms[i][1]);
		assert_int_equal(visitor_post(&v, forms[i][0], data).status, 422);
	}
	assert_string_equal(
	    sql_text("SELECT password_hash FROM user WHERE email = '%s'", email), hash);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outbox"), mails);
	free(hash);
}

static void A10_an_address_changes_after_both_were_told(void **state)
{
	const char *email = visitor_account();
	char fresh[80], data[300], path[200];
	struct visitor v;
	struct answer answer;

	(void)state;
	snprintf(fresh, sizeof(fresh), "nieuw.%s", email);
	visitor_new(&v);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/profile");
	snprintf(data, sizeof(data), "current_password=" DEMO_PASSWORD "&email=%s", fresh);
	answer = visitor_post(&v, "/support/profile/email", data);
	ASSERT_TO(answer, "/support/profile");
	assert_int_equal(
	    sql_number(
		"SELECT COUNT(*) FROM outbox WHERE recipient = '%s' AND body_text LIKE '%%%s%%'",
		email, fresh),
	    1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user WHERE email = '%s'", fresh), 0);
	snprintf(path, sizeof(path), "/support/profile/email/confirm/%s",
	    mailed_token(fresh, "/support/profile/email/confirm/"));
	assert_int_equal(
	    sql_number(
		"SELECT COUNT(*) FROM outbox WHERE recipient = '%s' AND body_text LIKE '%%%s%%'",
		email, strrchr(path, '/') + 1),
	    0);
	answer = visitor_get(&v, path);
	ASSERT_TO(answer, "/support/profile/email/confirm");
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user WHERE email = '%s'", fresh), 0);
	answer = visitor_fill(&v, "/support/profile/email/confirm", "");
	assert_int_equal(answer.status, 303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM user WHERE email = '%s'", fresh), 1);
}

static void A10_a_changed_password_is_told_by_mail(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/profile/security");
	assert_int_equal(visitor_post(&v, "/support/profile/password",
			     "current_password=" DEMO_PASSWORD
			     "&password=Kastanje-84&password_again=Kastanje-84")
			     .status,
	    303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = '%s' AND "
				    "body_text NOT LIKE '%%Kastanje-84%%'",
			     email),
	    1);
}

static void A12_own_sessions_are_listed_and_ended_others_do_not_exist(void **state)
{
	const char *email = visitor_account();
	struct visitor here, there, other;
	struct answer answer;
	char data[60];
	int64_t id, foreign;

	(void)state;
	visitor_new(&here);
	visitor_new(&there);
	visitor_new(&other);
	visitor_sign_in(&here, email);
	visitor_sign_in(&there, email);
	visitor_sign_in(&other, visitor_account());
	id = sql_number(
	    "SELECT id FROM session WHERE remote = '%s' ORDER BY id DESC LIMIT 1", there.remote);
	foreign = sql_number(
	    "SELECT id FROM session WHERE remote = '%s' ORDER BY id DESC LIMIT 1", other.remote);
	answer = visitor_get(&here, "/support/profile/security");
	snprintf(data, sizeof(data), "name=\"session\" value=\"%lld\"", (long long)id);
	assert_non_null(strstr(answer.body, data));
	assert_non_null(strstr(answer.body, there.remote));
	assert_null(strstr(answer.body, other.remote));
	snprintf(data, sizeof(data), "session=%lld", (long long)foreign);
	assert_int_equal(visitor_post(&here, "/support/profile/sessions/end", data).status, 404);
	assert_int_equal(
	    visitor_post(&here, "/support/profile/sessions/end", "session=999999999").status, 404);
	assert_int_equal(
	    visitor_post(&here, "/support/profile/sessions/end", "session=-1").status, 404);
	assert_true(visitor_is_signed_in(&other));
	visitor_get(&here, "/support/profile/security");
	snprintf(data, sizeof(data), "session=%lld", (long long)id);
	assert_int_equal(visitor_post(&here, "/support/profile/sessions/end", data).status, 303);
	assert_false(visitor_is_signed_in(&there));
	visitor_sign_in(&there, email);
	visitor_get(&here, "/support/profile/security");
	assert_int_equal(
	    visitor_post(&here, "/support/profile/sessions/end", "session=all").status, 303);
	assert_false(visitor_is_signed_in(&there));
	assert_true(visitor_is_signed_in(&here));
	assert_true(visitor_is_signed_in(&other));
}

#define TEST(name) cmocka_unit_test_setup(name, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(A1_a_session_set_beforehand_is_not_taken_over),
		TEST(A1_signing_in_again_ends_the_session_there_was),
		TEST(A2_signing_out_ends_it_at_the_server),
		TEST(A3_a_changed_password_ends_other_sessions),
		TEST(A3_a_reset_password_ends_all_sessions),
		TEST(A4_a_disabled_person_is_out_at_once),
		TEST(A4_a_disabled_row_alone_is_enough),
		TEST(A4_rights_taken_away_are_gone_at_once),
		TEST(A5_half_an_hour_unused_ends_a_session),
		TEST(A5_a_form_sent_too_late_leads_back_to_its_page),
		TEST(A5_half_a_day_ends_a_session_that_is_used),
		TEST(A5_after_signing_in_only_our_own_paths_are_returned_to),
		TEST(A6_E6_the_cookie_is_exactly_this),
		TEST(A7_sessions_are_random_and_not_in_the_database),
		TEST(A8_nobody_becomes_somebody_by_saying_so),
		TEST(A9_the_peer_is_where_a_visitor_is),
		TEST(A10_password_and_address_change_only_with_the_password),
		TEST(A10_an_address_changes_after_both_were_told),
		TEST(A10_a_changed_password_is_told_by_mail),
		TEST(A12_own_sessions_are_listed_and_ended_others_do_not_exist),
	};

	return cmocka_run_group_tests_name(
	    "web/accounts", tests, visitor_suite_open, visitor_suite_close);
}
