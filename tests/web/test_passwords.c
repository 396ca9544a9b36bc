/* SPDX-License-Identifier: Apache-2.0 */
/* The password rule on every form that sets one: hostile cases of SECURITY group C, each named by
 * its id. */
#include "visitor.h"

#include <argon2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GOOD "Kastanje-84"

struct words {
	const char *sent;
	bool good;
};

/* ---- the four forms that set a password ---- */

enum place { ACTIVATION, RESET, PROFILE, PLACES };

/* Somebody who stands before that form. */
static struct visitor before_form(enum place place, const char **email)
{
	static const char *const prefixes[] = {
		[ACTIVATION] = "/support/activate/", [RESET] = "/support/password/reset/"
	};
	struct visitor v;
	char data[200], path[128];

	visitor_new(&v);
	*email = place == ACTIVATION ? visitor_invited() : visitor_account();
	if (place == PROFILE) {
		visitor_sign_in(&v, *email);
		return v;
	}
	snprintf(data, sizeof(data), "email=%s", *email);
	visitor_fill(&v, "/support/password/forgot", data);
	snprintf(
	    path, sizeof(path), "%s%s", prefixes[place], mailed_token(*email, prefixes[place]));
	assert_int_equal(visitor_get(&v, path).status, 303);
	return v;
}

/* The answer to choosing `first`, repeated as `second`; both urlencoded. */
static struct answer choose(
    struct visitor *v, enum place place, const char *first, const char *second)
{
	static const char *const pages[] = { "/support/activate", "/support/password/reset",
		"/support/profile/security" };
	static char data[4000];

	snprintf(data, sizeof(data), "%spassword=%s&password_again=%s",
	    place == PROFILE ? "current_password=" DEMO_PASSWORD "&" : "", first, second);
	visitor_get(v, pages[place]);
	return visitor_post(v, place == PROFILE ? "/support/profile/password" : pages[place], data);
}

static bool hash_is(const char *email, const char *hash)
{
	const char *now = sql_text(
	    "SELECT IFNULL(password_hash, '') FROM user WHERE email = '%s'", email);

	return strcmp(now, hash) == 0;
}

static void try_words(enum place place, const struct words *words, size_t count)
{
	const char *email;
	struct visitor v = before_form(place, &email);
	char *hash = strdup(
	    sql_text("SELECT IFNULL(password_hash, '') FROM user WHERE email = '%s'", email));

	for (size_t i = 0; i < count; i++) {
		struct answer answer = choose(&v, place, words[i].sent, words[i].sent);

		if (words[i].good != (answer.status == 303))
			fail_msg(
			    "%s at form %d answered %d", words[i].sent, (int)place, answer.status);
		if (words[i].good) {
			assert_false(hash_is(email, hash));
			v = before_form(place, &email);
			free(hash);
			hash = strdup(sql_text(
			    "SELECT IFNULL(password_hash, '') FROM user WHERE email = '%s'",
			    email));
			continue;
		}
		assert_int_equal(answer.status, 422);
		assert_non_null(strstr(answer.body, "id=\"password-error\""));
		assert_null(strstr(answer.body, "Use at ")); /* the reason is in Dutch */
		assert_null(strstr(answer.body, "This password "));
		assert_true(hash_is(email, hash));
	}
	free(hash);
}

static void C1_C6_the_rule_holds_on_every_form(void **state)
{
	static const struct words words[] = {
		{ "Vlierb7", false },
		{ "vlierbe7", false },
		{ "VLIERBE7", false },
		{ "Vlierbes", false },
		{ "", false },
		{ "Vlierbe7", true },
		{ "Vlierbe%21", true },
		{ "Vlier+7x", true },
	};

	(void)state;
	for (enum place place = ACTIVATION; place < PLACES; place++)
		try_words(place, words, sizeof(words) / sizeof(words[0]));
}

static void C1_the_reason_is_said(void **state)
{
	static const struct {
		const char *sent, *reason;
	} rows[] = {
		{ "Vlierb7", "minstens 8 tekens" },
		{ "vlierbe7", "hoofdletter" },
		{ "VLIERBE7", "kleine letter" },
		{ "Vlierbes", "cijfer" },
	};
	const char *email;
	struct visitor v = before_form(RESET, &email);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct answer answer = choose(&v, RESET, rows[i].sent, rows[i].sent);
		const char *error = strstr(answer.body, "id=\"password-error\"");

		assert_non_null(error);
		error = strstr(error, rows[i].reason);
		if (error == NULL)
			fail_msg("%s: not told of %s", rows[i].sent, rows[i].reason);
	}
}

static void C2_long_passwords_count_to_the_last_sign(void **state)
{
	static const size_t sizes[] = { 64, 128, 256 };
	char text[300];

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const char *email;
		struct visitor v = before_form(RESET, &email), other;

		for (size_t n = 0; n < sizes[i]; n++)
			text[n] = "Kq7wZr3tYp9"[n % 11];
		text[sizes[i]] = '\0';
		assert_int_equal(choose(&v, RESET, text, text).status, 303);
		visitor_new(&other);
		text[sizes[i] - 1] = '\0';
		assert_int_equal(visitor_try(&other, email, text).status, 422);
		text[sizes[i] - 1] = "Kq7wZr3tYp9"[(sizes[i] - 1) % 11];
		assert_int_equal(visitor_try(&other, email, text).status, 303);
	}
	text[256] = 'x';
	text[257] = '\0';
	{
		const char *email;
		struct visitor v = before_form(RESET, &email);

		assert_int_equal(choose(&v, RESET, text, text).status, 422);
	}
}

static void C3_C6_what_everybody_tries_first_is_refused_on_every_form(void **state)
{
	static const struct words words[] = {
		{ "Welkom01%21", false },
		{ "Wachtwoord1", false },
		{ "Daklab2026%21", false },
		{ "Support123%21", false },
		{ "Zomer2026", false },
		{ "Proef1A%21", false },
		{ "Persoon1A%21", false },
		{ "Vlierbeek1A%21", false },
		{ "Aaaaaaa1", false },
		{ "P%40ssw0rd1", false },
	};

	(void)state;
	for (enum place place = ACTIVATION; place < PLACES; place++)
		try_words(place, words, sizeof(words) / sizeof(words[0]));
}

static void C4_two_that_differ_store_nothing(void **state)
{
	(void)state;
	for (enum place place = ACTIVATION; place < PLACES; place++) {
		const char *email;
		struct visitor v = before_form(place, &email);
		char *hash = strdup(sql_text(
		    "SELECT IFNULL(password_hash, '') FROM user WHERE email = '%s'", email));
		struct answer answer = choose(&v, place, GOOD, GOOD "5");

		assert_int_equal(answer.status, 422);
		assert_non_null(strstr(answer.body, "id=\"password_again-error\""));
		assert_null(strstr(answer.body, GOOD)); /* and is not shown again */
		assert_int_equal(choose(&v, place, GOOD, "").status, 422);
		assert_true(hash_is(email, hash));
		assert_int_equal(choose(&v, place, GOOD, GOOD).status, 303);
		free(hash);
	}
}

static void C5_the_hash_has_these_parameters_and_is_renewed(void **state)
{
	static const char ours[] = "$argon2id$v=19$m=19456,t=2,p=1$";
	const char *email;
	struct visitor v = before_form(RESET, &email);
	char weak[200];

	(void)state;
	assert_int_equal(choose(&v, RESET, GOOD, GOOD).status, 303);
	assert_memory_equal(sql_text("SELECT password_hash FROM user WHERE email = '%s'", email),
	    ours, strlen(ours));
	assert_int_equal(argon2id_hash_encoded(1, 8192, 1, GOOD, strlen(GOOD), "0123456789abcdef",
			     16, 32, weak, sizeof(weak)),
	    ARGON2_OK);
	sql_run("UPDATE user SET password_hash = '%s' WHERE email = '%s'", weak, email);
	assert_int_equal(visitor_try(&v, email, "Verkeerd-12").status, 422);
	assert_string_equal(
	    sql_text("SELECT password_hash FROM user WHERE email = '%s'", email), weak);
	assert_int_equal(visitor_try(&v, email, GOOD).status, 303);
	assert_memory_equal(sql_text("SELECT password_hash FROM user WHERE email = '%s'", email),
	    ours, strlen(ours));
	visitor_new(&v);
	assert_int_equal(visitor_try(&v, email, GOOD).status, 303);
}

static void C6_nobody_sets_a_password_for_another(void **state)
{
	const char *const tries[] = { "invite x@vlierbeek.example --name X --organisation "
				      "Vlierbeek --password Kastanje-84",
		"password x@vlierbeek.example Kastanje-84", "passwd x@vlierbeek.example",
		"set-password x@vlierbeek.example Kastanje-84" };
	char command[500], data[400];
	const char *email = visitor_invited();
	long long id = (long long)sql_number("SELECT id FROM user WHERE email = '%s'", email);

	(void)state;
	if (getenv("LOKET_BIN") == NULL)
		fail_msg("LOKET_BIN is not set");
	for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		snprintf(command, sizeof(command),
		    "\"$LOKET_BIN\" -c \"$LOKET_TEST_CONFIG\" user %s >/dev/null 2>&1", tries[i]);
		assert_int_not_equal(system(command), 0);
	}
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM user WHERE email = 'x@vlierbeek.example'"), 0);
	snprintf(command, sizeof(command),
	    "\"$LOKET_BIN\" -c \"$LOKET_TEST_CONFIG\" user list >/dev/null 2>&1");
	assert_int_equal(system(command), 0);
	for (int form = 0; form < 3; form++) {
		static const char *const verbs[] = { "resend", "disable", "enable" };
		char path[100];

		snprintf(path, sizeof(path), "/admin/customers/%lld/%s", id, verbs[form]);
		snprintf(data, sizeof(data),
		    "version=%lld&reason=x&password=" GOOD "&password_again=" GOOD
		    "&password_hash=x",
		    (long long)sql_number("SELECT version FROM user WHERE id = %lld", id));
		assert_int_equal(
		    ASK(.as = PERSON_ADMIN, .method = "POST", .path = path, .data = data).status,
		    303);
	}
	assert_null(sql_text("SELECT password_hash FROM user WHERE id = %lld", id));
}

#define TEST(name) cmocka_unit_test_setup(name, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(C1_C6_the_rule_holds_on_every_form),
		TEST(C1_the_reason_is_said),
		TEST(C2_long_passwords_count_to_the_last_sign),
		TEST(C3_C6_what_everybody_tries_first_is_refused_on_every_form),
		TEST(C4_two_that_differ_store_nothing),
		TEST(C5_the_hash_has_these_parameters_and_is_renewed),
		TEST(C6_nobody_sets_a_password_for_another),
	};

	return cmocka_run_group_tests_name(
	    "web/passwords", tests, visitor_suite_open, visitor_suite_close);
}
