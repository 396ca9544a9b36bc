/* SPDX-License-Identifier: Apache-2.0 */
/* Form tokens, links in mail and signs beyond the basic plane, by the forms of an account: SECURITY
 * group E, K2 and T1, each case named by its id. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "respond.h"

static const char *name_of(const char *email)
{
	return sql_text("SELECT name FROM user WHERE email = '%s'", email);
}

static struct answer rename_to(struct visitor *v, const char *email, const char *name)
{
	char data[300];

	snprintf(data, sizeof(data), "name=%s&phone=&language=nl&theme=system&version=%lld", name,
	    (long long)sql_number("SELECT version FROM user WHERE email = '%s'", email));
	return visitor_post(v, "/support/profile", data);
}

static void E2_a_token_belongs_to_one_session(void **state)
{
	const char *email = visitor_account();
	struct visitor mine, other;

	(void)state;
	visitor_new(&mine);
	visitor_new(&other);
	visitor_sign_in(&mine, email);
	visitor_sign_in(&other, visitor_account());
	visitor_get(&other, "/support/profile");
	snprintf(mine.token, sizeof(mine.token), "%s", other.token);
	assert_int_equal(rename_to(&mine, email, "Vreemd").status, 403);
	visitor_get(&mine, "/support/profile");
	snprintf(other.token, sizeof(other.token), "%s", mine.token);
	visitor_post(&mine, "/support/logout", "");
	visitor_sign_in(&mine, email);
	snprintf(mine.token, sizeof(mine.token), "%s", other.token);
	assert_int_equal(
	    rename_to(&mine, email, "Vreemd").status, 403); /* from before signing out */
	assert_string_equal(name_of(email), "Proef Persoon");
	visitor_get(&mine, "/support/profile");
	assert_int_equal(rename_to(&mine, email, "Andere+Naam").status, 303);
	assert_string_equal(name_of(email), "Andere Naam");
}

static void E2_a_token_from_before_signing_in_is_no_token_after(void **state)
{
	const char *email = visitor_account();
	char before[100];
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_get(&v, "/support/login");
	snprintf(before, sizeof(before), "%s", v.token);
	visitor_sign_in(&v, email);
	snprintf(v.token, sizeof(v.token), "%s", before);
	assert_int_equal(rename_to(&v, email, "Vreemd").status, 403);
}

static void E3_another_origin_is_refused_with_a_good_token(void **state)
{
	static const char *const hostile[] = { "HTTP_ORIGIN=https://evil.example",
		"HTTP_ORIGIN=null", "HTTP_ORIGIN=https://app.daklab.nl",
		"HTTP_SEC_FETCH_SITE=cross-site", "HTTP_SEC_FETCH_SITE=same-site",
		"HTTP_ORIGIN=", "HTTP_SEC_FETCH_SITE=", "HTTP_ORIGIN=http://127.0.0.1" };
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/profile");
	for (size_t i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		const char *const params[] = { hostile[i], NULL };

		v.params = params;
		assert_int_equal(rename_to(&v, email, "Vreemd").status, 403);
	}
	v.params = NULL;
	assert_string_equal(name_of(email), "Proef Persoon");
}

static void E4_signing_in_needs_a_token_too(void **state)
{
	const char *email = visitor_account();
	char data[200], token[100];
	struct visitor v, other;

	(void)state;
	snprintf(data, sizeof(data), "email=%s&password=" DEMO_PASSWORD "&next=", email);
	visitor_new(&v);
	assert_int_equal(visitor_post(&v, "/support/login", data).status, 403);
	visitor_get(&v, "/support/login");
	visitor_new(&other);
	visitor_get(&other, "/support/login");
	snprintf(token, sizeof(token), "%s", v.token);
	snprintf(v.token, sizeof(v.token), "%s", other.token);
	assert_int_equal(visitor_post(&v, "/support/login", data).status, 403);
	visitor_new(&other);
	snprintf(other.token, sizeof(other.token), "%s", token);
	assert_int_equal(
	    visitor_post(&other, "/support/login", data).status, 403); /* without the cookie */
	snprintf(v.token, sizeof(v.token), "%s", token);
	assert_int_equal(visitor_post(&v, "/support/login", data).status, 303);
}

/* ---- K2: links in mail ---- */

static void K2_links_in_mail_start_with_the_configured_address(void **state)
{
	static const char *const hosts[] = { "HTTP_HOST=evil.example",
		"HTTP_X_FORWARDED_HOST=evil.example", "HTTP_FORWARDED=host=evil.example",
		"SERVER_NAME=evil.example", "HTTP_HOST=127.0.0.1:@evil.example",
		"HTTP_X_HOST=evil.example" };
	char data[100], expected[200];

	(void)state;
	snprintf(
	    expected, sizeof(expected), "%s/support/password/reset/", web_portal.settings.base_url);
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		const char *const params[] = { hosts[i], NULL };
		const char *email = visitor_account(), *body;
		struct visitor v;

		visitor_new(&v);
		v.params = params;
		snprintf(data, sizeof(data), "email=%s", email);
		visitor_fill(&v, "/support/password/forgot", data);
		body = sql_text(
		    "SELECT CONCAT(body_text, body_html) FROM outbox WHERE recipient = '%s'",
		    email);
		assert_non_null(body);
		assert_non_null(strstr(body, expected));
		assert_null(strstr(body, "evil.example"));
	}
}

/* ---- T1: signs beyond the basic plane ---- */

#define EMOJI_SENT "%F0%9F%8F%A0"
#define EMOJI "\xf0\x9f\x8f\xa0"

static void T1_a_four_byte_sign_survives_everywhere(void **state)
{
	const char *email = visitor_account();
	char data[600], path[200];
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	visitor_get(&v, "/support/profile");
	assert_int_equal(rename_to(&v, email, "Huis+" EMOJI_SENT).status, 303);
	assert_non_null(
	    strstr(visitor_get(&v, "/support/profile").body, "value=\"Huis " EMOJI "\""));
	snprintf(data, sizeof(data),
	    "key=%s&type=%lld&subject=Dak+%s+lekt&description=Regen+%s+binnen", web_key(),
	    (long long)sql_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"),
	    EMOJI_SENT, EMOJI_SENT);
	visitor_get(&v, "/support/tickets/new");
	answer = visitor_post(&v, "/support/tickets", data);
	assert_int_equal(answer.status, 303);
	snprintf(path, sizeof(path), "%s", web_header(&answer, "Location"));
	answer = visitor_get(&v, path);
	assert_non_null(strstr(answer.body, "Dak " EMOJI " lekt"));
	assert_non_null(strstr(answer.body, "Regen " EMOJI " binnen"));
	assert_non_null(strstr(visitor_get(&v, "/support/tickets.csv").body, "Dak " EMOJI " lekt"));
	answer = visitor_get(&v, "/support/tickets?q=lekt+" EMOJI_SENT);
	assert_non_null(strstr(answer.body, "Dak " EMOJI " lekt"));
	assert_non_null(strstr(answer.body, "value=\"lekt " EMOJI "\""));
	assert_non_null(strstr(sql_text("SELECT CONCAT(subject, body_text, body_html) FROM outbox "
					"WHERE recipient = '%s' ORDER BY id DESC LIMIT 1",
				   email),
	    "Dak " EMOJI " lekt"));
	assert_string_equal(
	    sql_text(
		"SELECT recipient_name FROM outbox WHERE recipient = '%s' ORDER BY id DESC LIMIT 1",
		email),
	    "Huis " EMOJI);
}

#define TEST(name) cmocka_unit_test_setup(name, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(E2_a_token_belongs_to_one_session),
		TEST(E2_a_token_from_before_signing_in_is_no_token_after),
		TEST(E3_another_origin_is_refused_with_a_good_token),
		TEST(E4_signing_in_needs_a_token_too),
		TEST(K2_links_in_mail_start_with_the_configured_address),
		TEST(T1_a_four_byte_sign_survives_everywhere),
	};

	return cmocka_run_group_tests_name(
	    "web/tokens", tests, visitor_suite_open, visitor_suite_close);
}
