/* SPDX-License-Identifier: Apache-2.0 */
/* What a manager does for colleagues, and how far that goes: tickets in their name, replies,
 * members, requests for an account. SECURITY B13, H2, H3, H4, H8. */
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

/* ---- members ---- */

static struct answer act_on(
    struct visitor *v, const char *what, int64_t id, const char *verb, const char *data)
{
	char path[200];

	visitor_get(v, "/support/organisation");
	snprintf(path, sizeof(path), "/support/organisation/%s/%lld/%s", what, (long long)id, verb);
	return visitor_post(v, path, data);
}

static struct answer invite(struct visitor *v, const char *email, const char *more)
{
	char data[400];

	visitor_get(v, "/support/organisation");
	snprintf(data, sizeof(data), "key=%s&name=Nieuwe+Collega&email=%s&language=nl%s", web_key(),
	    email, more);
	return visitor_post(v, "/support/organisation/invite", data);
}

static void H8_the_page_is_for_managers(void **state)
{
	static const struct {
		const char *email;
		int status;
	} people[] = {
		{ MANAGER, 200 },
		{ UNGRANTED, 200 },
		{ "j.devries@vlierbeek.example", 404 },
		{ "sanne@daklab.example", 303 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++) {
		struct visitor v;

		visitor_new(&v);
		visitor_sign_in(&v, people[i].email);
		assert_int_equal(visitor_get(&v, "/support/organisation").status, people[i].status);
	}
}

static void H8_a_manager_invites_customers_into_the_own_organisation_only(void **state)
{
	const char *fresh = "nieuwe.collega@vlierbeek.example";
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	answer = invite(&v, fresh, "&role=manager&organisation=2&sees_organisation=1");
	ASSERT_TO(answer, "/support/organisation");
	assert_int_equal(sql_number("SELECT role * 100 + organisation_id * 10 + sees_organisation "
				    "FROM user WHERE email = '%s'",
			     fresh),
	    110);
	assert_int_equal(sql_number("SELECT status FROM user WHERE email = '%s'", fresh), 1);
	assert_non_null(mailed_token(fresh, "/support/activate/"));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit WHERE action = 'user.invite' AND "
				    "actor_id = %lld AND object = 'user:%lld'",
			     (long long)id_of(MANAGER), (long long)id_of(fresh)),
	    1);
	answer = invite(&v, fresh, "");
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "id=\"email-error\""));
	answer = act_on(&v, "members", id_of(fresh), "resend", "");
	ASSERT_TO(answer, "/support/organisation");
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = '%s'", fresh), 2);
}

/* SECURITY H4: who moved to another organisation is out of reach. */
static void H4_H8_a_manager_reaches_the_own_members_only(void **state)
{
	static const char *const others[] = { "m.smit@oosterhof.example", "sanne@daklab.example",
		"admin@daklab.example" };
	const char *email = visitor_account();
	struct visitor v, member;
	char data[60];

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_int_equal(
		    act_on(&v, "members", id_of(others[i]), "disable", "version=1&reason=x").status,
		    404);
		assert_int_equal(act_on(&v, "members", id_of(others[i]), "resend", "").status, 404);
		assert_int_equal(
		    sql_number("SELECT status FROM user WHERE email = '%s'", others[i]), 2);
	}
	snprintf(data, sizeof(data), "version=%lld&reason=x",
	    (long long)sql_number("SELECT version FROM user WHERE email = '" MANAGER "'"));
	assert_int_equal(act_on(&v, "members", id_of(MANAGER), "disable", data).status, 403);
	visitor_new(&member);
	visitor_sign_in(&member, email);
	sql_run("UPDATE user SET organisation_id = 2 WHERE email = '%s'", email);
	assert_int_equal(
	    act_on(&v, "members", id_of(email), "disable", "version=1&reason=x").status, 404);
	assert_null(strstr(visitor_get(&v, "/support/organisation").body, email));
	sql_run("UPDATE user SET organisation_id = 1 WHERE email = '%s'", email);
	assert_int_equal(
	    act_on(&v, "members", id_of(email), "disable", "version=999&reason=x").status, 409);
	assert_true(visitor_is_signed_in(&member));
	snprintf(data, sizeof(data), "version=%lld&reason=Uit+dienst",
	    (long long)sql_number("SELECT version FROM user WHERE email = '%s'", email));
	assert_int_equal(act_on(&v, "members", id_of(email), "disable", data).status, 303);
	assert_false(visitor_is_signed_in(&member));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit WHERE action = 'user.disable' AND "
				    "detail = 'Uit dienst' AND object = 'user:%lld'",
			     (long long)id_of(email)),
	    1);
}

/* ---- requests for an account ---- */

static int64_t request_of(const char *email, const char *manager)
{
	sql_run("INSERT INTO registration (name, email, organisation_name, manager_email, "
		"wants_organisation, language, status, created_at, confirmed_at)"
		" VALUES ('Proef Aanvraag', '%s', 'Ergens', '%s', TRUE, 'nl', 2, UTC_TIMESTAMP(), "
		"UTC_TIMESTAMP())",
	    email, manager);
	return sql_number("SELECT MAX(id) FROM registration");
}

/* SECURITY B13: a request alone makes nothing; it is the named manager's, or of the organisation an
 * agent says. */
static void B13_H8_a_request_is_decided_where_it_belongs(void **state)
{
	int64_t ours = request_of("ons@nieuw.example", MANAGER),
		theirs = request_of("hun@nieuw.example", UNGRANTED);
	int64_t nobodys = request_of("niemand@nieuw.example", "onbekend@elders.example");
	struct visitor v, other;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER);
	answer = visitor_get(&v, "/support/organisation");
	assert_non_null(strstr(answer.body, "ons@nieuw.example"));
	assert_null(strstr(answer.body, "hun@nieuw.example"));
	assert_null(strstr(answer.body, "niemand@nieuw.example"));
	assert_int_equal(act_on(&v, "requests", theirs, "approve", "version=1").status, 404);
	assert_int_equal(act_on(&v, "requests", nobodys, "approve", "version=1").status, 404);
	assert_int_equal(act_on(&v, "requests", theirs, "refuse", "version=1").status, 404);
	assert_int_equal(act_on(&v, "requests", ours, "approve", "version=7").status, 409);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM user WHERE email LIKE '%%@nieuw.example'"), 0);
	assert_int_equal(act_on(&v, "requests", ours, "approve",
			     "version=1&role=manager&sees_organisation=1&organisation=2")
			     .status,
	    303);
	assert_int_equal(
	    sql_number("SELECT role * 1000 + organisation_id * 100 + sees_organisation * 10 + "
		       "status FROM user WHERE email = 'ons@nieuw.example'"),
	    1101);
	assert_non_null(mailed_token("ons@nieuw.example", "/support/activate/"));
	assert_int_equal(
	    sql_number("SELECT decided_by FROM registration WHERE id = %lld", (long long)ours),
	    id_of(MANAGER));
	assert_int_equal(act_on(&v, "requests", ours, "refuse", "version=2").status, 409);
	visitor_new(&other);
	visitor_sign_in(&other, UNGRANTED);
	assert_int_equal(
	    act_on(&other, "requests", theirs, "refuse", "version=1&reason=Onbekend").status, 303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit WHERE action = "
				    "'registration.refuse' AND object = 'registration:%lld'",
			     (long long)theirs),
	    1);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM user WHERE email = 'hun@nieuw.example'"), 0);
}

static void B13_an_agent_assigns_a_request_to_an_organisation(void **state)
{
	int64_t id = request_of("toegewezen@nieuw.example", MANAGER);
	struct visitor agent, v;
	char path[100];

	(void)state;
	visitor_new(&agent);
	visitor_sign_in(&agent, "sanne@daklab.example");
	visitor_get(&agent, "/admin/registrations");
	snprintf(path, sizeof(path), "/admin/registrations/%lld/approve", (long long)id);
	assert_int_equal(
	    visitor_post(&agent, path, "version=1&role=customer&act=assign").status, 422);
	visitor_get(&agent, "/admin/registrations");
	assert_int_equal(
	    visitor_post(&agent, path, "version=1&role=customer&act=assign&organisation=2").status,
	    303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = '" UNGRANTED
				    "' AND body_text LIKE '%%toegewezen@nieuw.example%%'"),
	    1);
	visitor_new(&v);
	visitor_sign_in(&v, MANAGER); /* named, but it went elsewhere */
	assert_null(
	    strstr(visitor_get(&v, "/support/organisation").body, "toegewezen@nieuw.example"));
	assert_int_equal(act_on(&v, "requests", id, "approve", "version=2").status, 404);
	visitor_new(&v);
	visitor_sign_in(&v, UNGRANTED);
	assert_int_equal(act_on(&v, "requests", id, "approve", "version=2").status, 303);
	assert_int_equal(
	    sql_number("SELECT organisation_id FROM user WHERE email = 'toegewezen@nieuw.example'"),
	    2);
}

/* ---- all tickets of the organisation ---- */

static void H3_H8_the_desk_grants_and_ends_the_view_of_all(void **state)
{
	int64_t id = id_of(UNGRANTED), tickets = sql_number("SELECT COUNT(*) FROM ticket");
	struct visitor v, agent;
	char path[100], data[100];

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, UNGRANTED);
	assert_int_equal(visitor_get(&v, "/support/tickets?view=organisation").status, 404);
	visitor_get(&v, "/support/organisation");
	assert_int_equal(visitor_post(&v, "/support/organisation/access", "").status, 303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM ticket"), tickets + 1);
	visitor_get(&v, "/support/organisation");
	assert_int_equal(visitor_post(&v, "/support/organisation/access", "").status, 409);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM ticket"), tickets + 1);
	assert_int_equal(visitor_get(&v, "/support/tickets?view=organisation").status, 404);
	visitor_new(&agent);
	visitor_sign_in(&agent, "sanne@daklab.example");
	snprintf(path, sizeof(path), "/admin/customers/%lld", (long long)id);
	assert_non_null(strstr(visitor_get(&agent, path).body, "value=\"yes\""));
	snprintf(path, sizeof(path), "/admin/customers/%lld/access", (long long)id);
	snprintf(data, sizeof(data), "answer=yes&version=%lld",
	    (long long)sql_number("SELECT version FROM user WHERE id = %lld", (long long)id));
	assert_int_equal(visitor_post(&agent, path, "answer=yes&version=999").status, 409);
	assert_int_equal(visitor_post(&agent, path, data).status, 303);
	assert_int_equal(visitor_get(&v, "/support/tickets?view=organisation").status, 200);
	snprintf(data, sizeof(data), "answer=no&version=%lld",
	    (long long)sql_number("SELECT version FROM user WHERE id = %lld", (long long)id));
	assert_int_equal(visitor_post(&agent, path, data).status, 303);
	assert_int_equal(visitor_get(&v, "/support/tickets?view=organisation").status, 404);
	assert_int_equal(
	    sql_number(
		"SELECT COUNT(*) FROM audit WHERE action LIKE 'access.%%' AND object = 'user:%lld'",
		(long long)id),
	    3);
	snprintf(path, sizeof(path), "/admin/customers/%lld/access",
	    (long long)id_of("m.smit@oosterhof.example"));
	assert_int_equal(visitor_post(&agent, path, "answer=yes&version=1").status,
	    409); /* a customer never sees all */
}

#define TEST(test) cmocka_unit_test_setup(test, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(H2_a_ticket_for_a_colleague_is_the_colleagues),
		TEST(H2_H3_nobody_else_is_a_colleague),
		TEST(H2_a_manager_replies_in_a_colleagues_ticket),
		TEST(H3_without_the_flag_colleagues_are_gone_at_once),
		TEST(H8_the_page_is_for_managers),
		TEST(H8_a_manager_invites_customers_into_the_own_organisation_only),
		TEST(H4_H8_a_manager_reaches_the_own_members_only),
		TEST(B13_H8_a_request_is_decided_where_it_belongs),
		TEST(B13_an_agent_assigns_a_request_to_an_organisation),
		TEST(H3_H8_the_desk_grants_and_ends_the_view_of_all),
	};

	return cmocka_run_group_tests_name(
	    "web/managers", tests, visitor_suite_open, visitor_suite_close);
}
