/* SPDX-License-Identifier: Apache-2.0 */
/* What a manager does for colleagues, and how far that goes: tickets in their name, replies, members, requests for an account. SECURITY B13, H2, H3, H4, H8. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANAGER "a.bakker@vlierbeek.example"
#define UNGRANTED "r.oosterhof@oosterhof.example"

static int64_t id_of(const char *email)
{
	return sql_number("SELECT id FROM user WHERE email = '%s'", email);
}

static struct answer ticket_for(struct visitor *v, int64_t requester, const char *subject)
{
	char data[500];

	visitor_get(v, "/support/tickets/new");
	snprintf(data, sizeof(data),
	    "key=%s&requester=%lld&type=%lld&subject=%s&description=Namens+een+collega", web_key(),
	    (long long)requester,
	    (long long)sql_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"),
	    subject);
	return visitor_post(v, "/support/tickets", data);
}

static int64_t number_of(const struct answer *answer)
{
	const char *to = web_header(answer, "Location");
	long long number = 0;

	assert_int_equal(answer->status, 303);
	assert_int_equal(sscanf(to, "/support/tickets/%lld", &number), 1);
	return number;
}

/* ---- tickets in a colleague's name ---- */

static void H2_a_ticket_for_a_colleague_is_the_colleagues(void **state)
{
	int64_t colleague = id_of("t.bos@vlierbeek.example"), number;
	struct visitor v;
	struct answer answer;
	char path[100];

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	answer = ticket_for(&v, colleague, "Voor+mijn+collega");
	number = number_of(&answer);
	assert_int_equal(
	    sql_number("SELECT requester_id FROM ticket WHERE id = %lld", (long long)number),
	    colleague);
	assert_int_equal(
	    sql_number("SELECT author_id FROM message WHERE ticket_id = %lld", (long long)number),
	    id_of(MANAGER));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outbox WHERE ticket_id = %lld AND "
				    "recipient = 't.bos@vlierbeek.example'"
				    " AND body_text LIKE '%%Anouk Bakker%%'",
			     (long long)number),
	    1);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM outbox WHERE ticket_id = %lld", (long long)number), 1);
	visitor_new(&v);
	visitor_sign_in(&v, "t.bos@vlierbeek.example");
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)number);
	answer = visitor_get(&v, path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Ticket aangemaakt door Anouk Bakker"));
}

/* Whatever the browser sends, the query knows whose colleagues they are. */
static void H2_H3_nobody_else_is_a_colleague(void **state)
{
	static const char *const others[] = { "m.smit@oosterhof.example", "sanne@daklab.example",
		"k.aydin@vlierbeek.example" };
	int64_t tickets = sql_number("SELECT COUNT(*) FROM ticket");
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	answer = visitor_get(&v, "/support/tickets/new");
	assert_non_null(strstr(answer.body, "Thijs Bos"));
	assert_null(strstr(answer.body, "Marloes Smit"));
	assert_null(strstr(answer.body, "Kerem"));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		answer = ticket_for(&v, id_of(others[i]), "Voor+een+vreemde");
		assert_int_equal(answer.status, 422);
		assert_non_null(strstr(answer.body, "id=\"requester-error\""));
		assert_non_null(strstr(answer.body, "Voor een vreemde"));
	}
	assert_int_equal(ticket_for(&v, 99999999, "Voor+niemand").status, 422);
	visitor_new(&v);
	visitor_sign_in(&v, "j.devries@vlierbeek.example");
	assert_null(strstr(visitor_get(&v, "/support/tickets/new").body, "name=\"requester\""));
	assert_int_equal(
	    ticket_for(&v, id_of("t.bos@vlierbeek.example"), "Geen+manager").status, 422);
	visitor_new(&v);
	visitor_sign_in(&v, UNGRANTED); /* a manager without the flag */
	assert_null(strstr(visitor_get(&v, "/support/tickets/new").body, "name=\"requester\""));
	assert_int_equal(
	    ticket_for(&v, id_of("m.smit@oosterhof.example"), "Niet+toegekend").status, 422);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM ticket"), tickets);
}

static void H2_a_manager_replies_in_a_colleagues_ticket(void **state)
{
	struct visitor colleague, manager, other;
	struct answer answer;
	char path[100], reply[110], data[200];
	int64_t number;

	(void)state;
	visitor_new(&colleague);
	visitor_sign_in(&colleague, "t.bos@vlierbeek.example");
	answer = ticket_for(&colleague, 0, "Van+Thijs");
	number = number_of(&answer);
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)number);
	snprintf(reply, sizeof(reply), "%s/reply", path);
	visitor_new(&manager);
	visitor_sign_in(&manager, MANAGER);
	visitor_get(&manager, path);
	snprintf(data, sizeof(data), "key=%s&body=De+manager+vult+aan", web_key());
	answer = visitor_post(&manager, reply, data);
	ASSERT_TO(answer, path);
	answer = visitor_get(&colleague, path);
	assert_non_null(strstr(answer.body, "De manager vult aan"));
	assert_non_null(strstr(answer.body, "Anouk Bakker"));
	visitor_new(&other);
	visitor_sign_in(&other, "j.devries@vlierbeek.example");
	visitor_get(&other, "/support/tickets");
	snprintf(data, sizeof(data), "key=%s&body=Een+collega+mag+dat+niet", web_key());
	assert_int_equal(visitor_post(&other, reply, data).status, 404);
}

/* The flag withdrawn counts from the next request. */
static void H3_without_the_flag_colleagues_are_gone_at_once(void **state)
{
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	assert_non_null(strstr(visitor_get(&v, "/support/tickets/new").body, "Thijs Bos"));
	sql_run("UPDATE user SET sees_organisation = FALSE WHERE email = '" MANAGER "'");
	assert_null(strstr(visitor_get(&v, "/support/tickets/new").body, "Thijs Bos"));
	assert_int_equal(ticket_for(&v, id_of("t.bos@vlierbeek.example"), "Niet+meer").status, 422);
	sql_run("UPDATE user SET sees_organisation = TRUE WHERE email = '" MANAGER "'");
}

#define TEST(test) cmocka_unit_test_setup(test, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(H2_a_ticket_for_a_colleague_is_the_colleagues),
		TEST(H2_H3_nobody_else_is_a_colleague),
		TEST(H2_a_manager_replies_in_a_colleagues_ticket),
		TEST(H3_without_the_flag_colleagues_are_gone_at_once),
	};

	return cmocka_run_group_tests_name(
	    "web/managers", tests, visitor_suite_open, visitor_suite_close);
}
