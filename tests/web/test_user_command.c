/* SPDX-License-Identifier: Apache-2.0 */
/* `loket user`: accounts made, ended and let in again from the command line, and what it refuses.
 */
#include "visitor.h"

#include <string.h>

#include "commands.h"

#define ARGS_MAX 12

/* Runs it with these words, ended by NULL; its exit status. */
static int run(const char *const *words)
{
	char *argv[ARGS_MAX];
	int argc = 0;

	for (; words[argc] != NULL; argc++)
		argv[argc] = arena_strdup(web_portal.arena, words[argc]);
	return command_user(&web_portal, argc, argv);
}
#define USER(...) run((const char *const[]){ __VA_ARGS__, NULL })

static int64_t people(void)
{
	return sql_number("SELECT COUNT(*) FROM user");
}

static void who_is_invited_gets_a_link(void **state)
{
	(void)state;
	assert_int_equal(USER("invite", "nieuw@opdracht.example", "--name", "Nieuw Hier",
			     "--organisation", "Opdracht Proef", "--language", "en"),
	    0);
	assert_string_equal(
	    sql_text(
		"SELECT CONCAT(u.role, ' ', u.status, ' ', u.language, ' ', u.name, ', ', o.name) "
		"FROM user u JOIN organisation o ON o.id = u.organisation_id "
		"WHERE u.email = 'nieuw@opdracht.example'"),
	    "1 1 en Nieuw Hier, Opdracht Proef");
	assert_non_null(mailed_token("nieuw@opdracht.example", "/support/activate/"));
	/* Another of the same organisation, which is there by now. */
	assert_int_equal(USER("invite", "baas@opdracht.example", "--name", "Baas Hier",
			     "--organisation", "Opdracht Proef", "--role", "manager"),
	    0);
	assert_int_equal(
	    sql_number("SELECT COUNT(DISTINCT organisation_id) FROM user WHERE email LIKE "
		       "'%%@opdracht.example'"),
	    1);
	assert_int_equal(USER("invite", "lijn@daklab.example", "--name", "Tweede Lijn", "--role",
			     "agent", "--line", "2"),
	    0);
	assert_string_equal(sql_text("SELECT CONCAT(role, ' ', support_line) FROM user WHERE email "
				     "= 'lijn@daklab.example'"),
	    "4 2");
}

static void what_makes_no_sense_changes_nothing(void **state)
{
	int64_t before = people();

	(void)state;
	assert_int_equal(USER("invite"), 2);
	assert_int_equal(USER("promote", "sanne@daklab.example"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--name"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--password", "geheim"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--organisation", "Proef"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--name", "Los"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--name", "Los", "--role", "agent",
			     "--organisation", "Proef"),
	    2);
	assert_int_equal(
	    USER("invite", "a@opdracht.example", "--name", "Los", "--role", "keizer"), 2);
	assert_int_equal(USER("invite", "a@opdracht.example", "--name", "Los", "--role", "agent",
			     "--language", "fr"),
	    2);
	assert_int_equal(USER("invite", "geen adres", "--name", "Los", "--role", "agent"), 2);
	assert_int_equal(
	    USER("invite", "sanne@daklab.example", "--name", "Los", "--role", "admin"), 1);
	assert_int_equal(USER("disable", "niemand@opdracht.example"), 1);
	assert_int_equal(people(), before);
	assert_int_equal(
	    sql_number("SELECT role FROM user WHERE email = 'sanne@daklab.example'"), ROLE_AGENT);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM organisation WHERE name = 'Proef'"), 0);
}

static void who_is_disabled_is_out_until_enabled(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	assert_int_equal(USER("disable", email), 0);
	assert_false(visitor_is_signed_in(&v));
	assert_int_not_equal(visitor_try(&v, email, DEMO_PASSWORD).status, 303);
	assert_int_equal(USER("enable", email), 0);
	visitor_sign_in(&v, email);
	assert_true(visitor_is_signed_in(&v));
	assert_int_equal(USER("link", email), 0);
	assert_non_null(mailed_token(email, "/support/password/reset/"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(who_is_invited_gets_a_link, visitor_test_begin),
		cmocka_unit_test_setup(what_makes_no_sense_changes_nothing, visitor_test_begin),
		cmocka_unit_test_setup(who_is_disabled_is_out_until_enabled, visitor_test_begin),
	};

	return cmocka_run_group_tests_name(
	    "web/user_command", tests, visitor_suite_open, visitor_suite_close);
}
