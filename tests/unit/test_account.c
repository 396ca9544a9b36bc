/* SPDX-License-Identifier: Apache-2.0 */
/* Accounts against a real database: the password rule, lifetimes of sessions and links, single use,
 * and who gets which mail. Tokens are read from the outbox, as a person would read them from the
 * mail. Cases named after SECURITY §3. */
#include "help_portal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "crypt.h"
#include "help_db.h"
#include "organisation/organisation.h"

#define GOOD "Vlierbe7"

static char slots[] = "/tmp/loket_account_XXXXXX";

static int open_all(void **state)
{
	(void)state;
	if (help_portal_open("account", NULL) != 0 || mkdtemp(slots) == NULL)
		return 1;
	return crypt_password_slots(slots, 2) != RES_OK;
}

/* An empty database with one organisation, seen by an agent. */
static int begin(void **state)
{
	int64_t id;

	(void)state;
	help_portal_begin(
	    "DELETE FROM outbox; DELETE FROM registration; DELETE FROM user_token; DELETE FROM "
	    "session; DELETE FROM audit;"
	    " DELETE FROM user; DELETE FROM organisation");
	i18n_use(LANGUAGE_EN);
	help.ctx.viewer.role = ROLE_ADMIN;
	assert_int_equal(organisation_add(&help.ctx, "Woonstichting Vlierbeek", &id), RES_OK);
	return 0;
}

/* ---- helpers ---- */

static int64_t invite(const char *email)
{
	struct organisation organisation;
	struct account_invitation in = { .name = "Jolanda de Vries",
		.email = email,
		.role = ROLE_CUSTOMER,
		.language = LANGUAGE_NL };
	int64_t id = 0;

	assert_int_equal(
	    organisation_find_by_name(&help.ctx, "woonstichting vlierbeek", &organisation), RES_OK);
	in.organisation_id = organisation.id;
	assert_int_equal(account_invite(&help.ctx, &in, &id), RES_OK);
	return id;
}

struct body {
	const char *text;
};
static const struct db_column body_columns[] = {
	{ "body_text", DB_TEXT, offsetof(struct body, text) }, { 0 }
};
static const struct db_statement newest_mail = {
	.id = "test.newest_mail",
	.sql = "SELECT body_text FROM outbox WHERE recipient = ? ORDER BY id DESC LIMIT 1",
	.params = { DB_TEXT },
	.columns = body_columns,
	.row_size = sizeof(struct body),
};

/* The token of the newest mail to that address, behind `path`. */
static const char *token_mailed(const char *to, const char *path)
{
	struct body body;
	const char *at;

	assert_int_equal(db_one(help.db, &newest_mail, DB_ARGS(db_text(to)), &body), RES_OK);
	at = strstr(body.text, path);
	assert_non_null(at);
	return arena_strndup(help.arena, at + strlen(path), CRYPT_TOKEN_TEXT);
}

static int64_t mails(void)
{
	return help_number("SELECT COUNT(*) AS n FROM outbox");
}

static int64_t active(const char *email)
{
	struct account account;
	int64_t id = invite(email);

	assert_int_equal(
	    account_activate(&help.ctx, token_mailed(email, "/support/activate/"), GOOD, &account),
	    RES_OK);
	assert_int_equal(account.id, id);
	return id;
}

static enum result look(const char *cookie)
{
	struct viewer viewer;
	struct hash hash;
	int64_t seen;

	return account_session_find(&help.ctx, cookie, &viewer, &seen, &hash);
}

/* ---- passwords ---- */

static const struct {
	const char *password;
	bool good;
} password_rows[] = {
	/* C1 */
	{ "Vlierbe7", true },
	{ "Vlierbe!", true },
	{ "Vlier 7x", true },
	{ "Vlierb7", false },
	{ "vlierbe7", false },
	{ "VLIERBE7", false },
	{ "Vlierbes", false },
	/* C3 */
	{ "Welkom01!", false },
	{ "Wachtwoord1", false },
	{ "Daklab2026!", false },
	{ "Support123!", false },
	{ "Zomer2026", false },
	{ "Jolanda1A!", false },
	{ "J.devries1A!", false },
	{ "Devries1A!", false },
	{ "Vlierbeek1A!", false },
	{ "W3lkom2026", false },
	{ "P@ssw0rd!", false },
	{ "Qwerty123!", false },
	{ "Aaaaaaa1", false },
	/* other scripts and signs */
	{ "Éclair77é", true },
	{ "Ωmega-straat", true },
	{ "Demo-portaal-1", true },
	{ "Correct-Horse-9", true },
	{ "Zomer-Fiets-Herfst-Lamp", true },
	{ "", false },
};

static void password_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(password_rows); i++) {
		const char *problem = account_password_problem(help.arena, &help.settings,
		    password_rows[i].password, "Jolanda de Vries", "j.devries@vlierbeek.example",
		    "Woonstichting Vlierbeek");

		if ((problem == NULL) != password_rows[i].good)
			fail_msg("%s: %s", password_rows[i].password,
			    problem == NULL ? "accepted" : problem);
	}
}

static void password_length(void **state)
{
	struct settings longer = help.settings;
	char text[PASSWORD_BYTES_MAX + 2];
	static const struct {
		size_t size;
		bool good;
	} rows[] = { { 7, false }, { 8, true }, { 64, true }, { 128, true }, { 256, true },
		{ 257, false } };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		memset(text, 'k', sizeof(text));
		memcpy(text, "Bx7", 3);
		text[rows[i].size] = '\0';
		assert_int_equal(account_password_problem(
				     help.arena, &help.settings, text, NULL, NULL, NULL) == NULL,
		    rows[i].good);
	}
	longer.password_long = true;
	assert_non_null(
	    account_password_problem(help.arena, &longer, "vlier en hazel", NULL, NULL, NULL));
	assert_null(
	    account_password_problem(help.arena, &longer, "vlier en hazelaar", NULL, NULL, NULL));
}

static void password_reason_is_dutch(void **state)
{
	(void)state;
	i18n_use(LANGUAGE_NL);
	assert_string_equal(
	    account_password_problem(help.arena, &help.settings, "Vlierb7", NULL, NULL, NULL),
	    "Gebruik minstens 8 tekens");
	i18n_use(LANGUAGE_EN);
}

/* C2, C5: nothing is cut off, and the stored form says how it was made. */
static void password_is_whole(void **state)
{
	struct account account;
	char text[129];
	int64_t id = invite("j.devries@vlierbeek.example");

	(void)state;
	memset(text, 'k', sizeof(text));
	memcpy(text, "Bx7", 3);
	text[128] = '\0';
	assert_int_equal(
	    account_activate(&help.ctx,
		token_mailed("j.devries@vlierbeek.example", "/support/activate/"), text, &account),
	    RES_OK);
	assert_int_equal(
	    account_sign_in(&help.ctx, "J.deVries@Vlierbeek.example", text, &account), RES_OK);
	assert_int_equal(account.id, id);
	assert_memory_equal(account.password_hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
	text[127] = '\0';
	assert_int_equal(account_sign_in(&help.ctx, "j.devries@vlierbeek.example", text, &account),
	    RES_FORBIDDEN);
}

/* ---- sessions ---- */

static void session_lifetimes(void **state)
{
	static const struct {
		int64_t after;
		bool touched;
		enum result found;
	} rows[] = {
		{ 0, false, RES_OK },
		{ 29 * 60 + 59, false, RES_OK },
		{ 30 * 60, false, RES_NOT_FOUND },
		{ 59 * 60, true, RES_OK },
		{ 60 * 60, true, RES_NOT_FOUND },
		{ 12 * 3600 - 1, true, RES_NOT_FOUND },
	};
	char cookie[CRYPT_TOKEN_TEXT + 1];
	int64_t id = active("j.devries@vlierbeek.example");

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		help.ctx.now = NOW;
		help_db_run(help.db, "DELETE FROM session");
		assert_int_equal(
		    account_session_begin(&help.ctx, id, "Mozilla/5.0", cookie), RES_OK);
		if (rows[i].touched)
			assert_int_equal(
			    account_session_touch(
				help.db, help_number("SELECT id AS n FROM session"), NOW + 30 * 60),
			    RES_OK);
		help.ctx.now = NOW + rows[i].after;
		assert_int_equal(look(cookie), rows[i].found);
	}
}

/* A5: used all the time, and still over after twelve hours. */
static void session_absolute_lifetime(void **state)
{
	char cookie[CRYPT_TOKEN_TEXT + 1];
	int64_t id = active("j.devries@vlierbeek.example"), session;

	(void)state;
	assert_int_equal(account_session_begin(&help.ctx, id, "", cookie), RES_OK);
	session = help_db_number(help.db, "SELECT id AS n FROM session");
	for (int64_t at = NOW; at < NOW + 12 * 3600; at += 1200) {
		help.ctx.now = at;
		assert_int_equal(look(cookie), RES_OK);
		assert_int_equal(account_session_touch(help.db, session, at), RES_OK);
	}
	help.ctx.now = NOW + 12 * 3600;
	assert_int_equal(look(cookie), RES_NOT_FOUND);
}

static void session_of_viewer(void **state)
{
	char cookie[CRYPT_TOKEN_TEXT + 1];
	struct viewer viewer;
	struct hash hash, expected;
	int64_t seen, id = active("j.devries@vlierbeek.example");

	(void)state;
	assert_int_equal(
	    account_session_begin(&help.ctx, id, "Mozilla/5.0\r\nX: y", cookie), RES_OK);
	assert_int_equal(account_session_find(&help.ctx, cookie, &viewer, &seen, &hash), RES_OK);
	assert_int_equal(viewer.id, id);
	assert_int_equal(viewer.role, ROLE_CUSTOMER);
	assert_int_equal(viewer.language, LANGUAGE_NL);
	assert_int_not_equal(viewer.organisation_id, 0);
	assert_int_equal(seen, NOW);
	assert_int_equal(crypt_token_hash(cookie, &expected), RES_OK);
	assert_memory_equal(&hash, &expected, sizeof(hash));
	assert_int_equal(look("AAAA"), RES_NOT_FOUND);
	assert_int_equal(look("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), RES_NOT_FOUND);
}

/* A4, A3, A12 */
static void sessions_end(void **state)
{
	char mine[CRYPT_TOKEN_TEXT + 1], other[CRYPT_TOKEN_TEXT + 1], theirs[CRYPT_TOKEN_TEXT + 1];
	int64_t id = active("j.devries@vlierbeek.example"),
		stranger = active("m.smit@oosterhof.example"), their_session;
	struct ctx me = help.ctx;
	struct hash hash;
	int64_t seen;

	(void)state;
	assert_int_equal(account_session_begin(&help.ctx, id, "", mine), RES_OK);
	assert_int_equal(account_session_begin(&help.ctx, id, "", other), RES_OK);
	assert_int_equal(account_session_begin(&help.ctx, stranger, "", theirs), RES_OK);
	their_session = help_db_number(help.db, "SELECT MAX(id) AS n FROM session");
	assert_int_equal(account_session_find(&help.ctx, mine, &me.viewer, &seen, &hash), RES_OK);
	assert_int_equal(account_session_end(&me, their_session), RES_NOT_FOUND);
	assert_int_equal(
	    account_change_password(&me, "Wrong-one-1", "Nieuwe-sleutel-9"), RES_FORBIDDEN);
	assert_int_equal(look(other), RES_OK);
	assert_int_equal(account_change_password(&me, GOOD, "Nieuwe-sleutel-9"), RES_OK);
	assert_int_equal(look(mine), RES_OK);
	assert_int_equal(look(other), RES_NOT_FOUND);
	assert_int_equal(look(theirs), RES_OK);
	assert_int_equal(account_disable(&help.ctx, id, 0, "left"), RES_OK);
	assert_int_equal(look(mine), RES_NOT_FOUND);
	assert_int_equal(account_disable(&help.ctx, id, 0, "left"), RES_CONFLICT);
}

/* ---- links ---- */

/* B1, B2, B6, B10 */
static void activation_link(void **state)
{
	const char *email = "j.devries@vlierbeek.example", *first, *second;
	struct account account;
	int64_t id = invite(email);

	(void)state;
	first = token_mailed(email, "/support/activate/");
	assert_int_equal(account_invite_again(&help.ctx, id), RES_OK);
	second = token_mailed(email, "/support/activate/");
	assert_int_equal(
	    account_token_find(&help.ctx, first, TOKEN_ACTIVATE, &account, NULL), RES_GONE);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
		    account_token_find(&help.ctx, second, TOKEN_ACTIVATE, &account, NULL), RES_OK);
	assert_int_equal(
	    account_token_find(&help.ctx, second, TOKEN_RESET, &account, NULL), RES_GONE);
	help.ctx.now = NOW + ACTIVATION_SECONDS;
	assert_int_equal(
	    account_token_find(&help.ctx, second, TOKEN_ACTIVATE, &account, NULL), RES_GONE);
	assert_int_equal(account_activate(&help.ctx, second, GOOD, &account), RES_GONE);
	help.ctx.now = NOW + ACTIVATION_SECONDS - 1;
	assert_int_equal(account_activate(&help.ctx, second, GOOD, &account), RES_OK);
	assert_int_equal(
	    account_activate(&help.ctx, second, "Nieuwe-sleutel-9", &account), RES_GONE);
	assert_int_equal(account_sign_in(&help.ctx, email, GOOD, &account), RES_OK);
	assert_int_equal(account_invite_again(&help.ctx, id), RES_CONFLICT);
}

/* B4 */
static void malformed_tokens(void **state)
{
	static const char *const rows[] = { "", " ", "0", "token=", "%00", "AAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	struct account account;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(
		    account_token_find(&help.ctx, rows[i], TOKEN_ACTIVATE, &account, NULL),
		    RES_NOT_FOUND);
	assert_int_equal(
	    account_token_find(&help.ctx, NULL, TOKEN_ACTIVATE, &account, NULL), RES_NOT_FOUND);
}

/* B3: a link is bounded by its creation too, whatever its row says. */
static void absurd_expiry(void **state)
{
	const char *token;
	struct account account;

	(void)state;
	invite("j.devries@vlierbeek.example");
	token = token_mailed("j.devries@vlierbeek.example", "/support/activate/");
	help_db_run(
	    help.db, "UPDATE user_token SET expires_at = '2099-01-01', created_at = '2020-01-01'");
	assert_int_equal(account_activate(&help.ctx, token, GOOD, &account), RES_GONE);
}

/* B2, B6, B7, A3 */
static void reset_link(void **state)
{
	const char *email = "j.devries@vlierbeek.example", *first, *second, *third;
	char cookie[CRYPT_TOKEN_TEXT + 1];
	struct account account;
	int64_t id = active(email), count;

	(void)state;
	assert_int_equal(account_session_begin(&help.ctx, id, "", cookie), RES_OK);
	assert_int_equal(account_forgot(&help.ctx, email), RES_OK);
	first = token_mailed(email, "/support/password/reset/");
	assert_int_equal(account_forgot(&help.ctx, email), RES_OK);
	second = token_mailed(email, "/support/password/reset/");
	assert_int_equal(account_reset(&help.ctx, first, "Nieuwe-sleutel-9"), RES_GONE);
	help.ctx.now = NOW + RESET_SECONDS;
	assert_int_equal(account_reset(&help.ctx, second, "Nieuwe-sleutel-9"), RES_GONE);
	help.ctx.now = NOW;
	assert_int_equal(account_reset(&help.ctx, second, "Nieuwe-sleutel-9"), RES_OK);
	assert_int_equal(look(cookie), RES_NOT_FOUND);
	assert_int_equal(account_sign_in(&help.ctx, email, "Nieuwe-sleutel-9", &account), RES_OK);
	assert_int_equal(account_sign_in(&help.ctx, email, GOOD, &account), RES_FORBIDDEN);
	count = mails();
	assert_int_equal(account_forgot(&help.ctx, "nobody@vlierbeek.example"), RES_OK);
	assert_int_equal(mails(), count);
	assert_int_equal(account_forgot(&help.ctx, email), RES_OK);
	third = token_mailed(email, "/support/password/reset/");
	assert_int_equal(account_disable(&help.ctx, id, 0, "left"), RES_OK);
	count = mails();
	assert_int_equal(account_forgot(&help.ctx, email), RES_OK);
	assert_int_equal(mails(), count);
	assert_int_equal(account_reset(&help.ctx, third, "Derde-sleutel-9"), RES_GONE);
	invite("nieuw@vlierbeek.example");
	assert_int_equal(account_forgot(&help.ctx, "nieuw@vlierbeek.example"), RES_OK);
	assert_non_null(token_mailed("nieuw@vlierbeek.example", "/support/activate/"));
}

/* A10 */
static void change_of_address(void **state)
{
	const char *old = "j.devries@vlierbeek.example", *new = "jolanda@vlierbeek.example", *token,
		   *pending;
	struct account account;
	int64_t id = active(old), until;

	(void)state;
	help.ctx.viewer.id = id;
	assert_int_equal(account_change_email(&help.ctx, "Wrong-one-1", new), RES_FORBIDDEN);
	assert_int_equal(account_change_email(&help.ctx, GOOD, new), RES_OK);
	token = token_mailed(new, "/support/profile/email/confirm/");
	assert_non_null(token_mailed(old, "/support/password/forgot"));
	assert_int_equal(account_pending_email(&help.ctx, &pending, &until), RES_OK);
	assert_string_equal(pending, new);
	assert_int_equal(account_confirm_email(&help.ctx, token), RES_OK);
	assert_int_equal(account_confirm_email(&help.ctx, token), RES_GONE);
	assert_int_equal(account_find_by_email(&help.ctx, new, &account), RES_OK);
	assert_int_equal(account_find_by_email(&help.ctx, old, &account), RES_NOT_FOUND);
}

/* ---- who may what ---- */

static void roles(void **state)
{
	struct account_invitation in = { .name = "Sanne",
		.email = "sanne@daklab.example",
		.role = ROLE_AGENT,
		.language = LANGUAGE_NL };
	int64_t id, admin, reader = 0;

	(void)state;
	help.ctx.viewer.role = ROLE_AGENT;
	assert_int_equal(account_invite(&help.ctx, &in, &id), RES_FORBIDDEN);
	help.ctx.viewer.role = ROLE_READER;
	in.role = ROLE_CUSTOMER;
	assert_int_equal(account_invite(&help.ctx, &in, &reader), RES_FORBIDDEN);
	help.ctx.viewer.role = ROLE_ADMIN;
	in.role = ROLE_ADMIN;
	assert_int_equal(account_invite(&help.ctx, &in, &admin), RES_OK);
	assert_int_equal(account_invite(&help.ctx, &in, &id), RES_CONFLICT);
	help_db_run(help.db, "UPDATE user SET status = 2 WHERE role = 5");
	assert_int_equal(account_disable(&help.ctx, admin, 0, ""), RES_FORBIDDEN); /* H8 */
}

static void invitation_needs_its_organisation(void **state)
{
	struct account_invitation in = { .name = "J",
		.email = "j@x.example",
		.organisation_id = 999999,
		.role = ROLE_CUSTOMER };
	int64_t id;

	(void)state;
	assert_int_equal(account_invite(&help.ctx, &in, &id), RES_NOT_FOUND);
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM user"), 0);
}

static void customers_list(void **state)
{
	struct account_filter filter = { .search = "VRIES", .page = 1 };
	struct db_rows rows;

	(void)state;
	invite("a@vlierbeek.example");
	invite("b_c@vlierbeek.example");
	assert_int_equal(account_customers(&help.ctx, &filter, &rows), RES_OK);
	assert_int_equal(rows.count, 2);
	filter.search = "b_c";
	assert_int_equal(account_customers(&help.ctx, &filter, &rows), RES_OK);
	assert_int_equal(rows.count, 1);
	filter.search = "%";
	assert_int_equal(account_customers(&help.ctx, &filter, &rows), RES_OK);
	assert_int_equal(rows.count, 0);
	filter = (struct account_filter){ .search = "", .status = ACCOUNT_ACTIVE, .page = 1 };
	assert_int_equal(account_customers(&help.ctx, &filter, &rows), RES_OK);
	assert_int_equal(rows.count, 0);
}

/* ---- requests for an account: B13 ---- */

static const struct account_request wish = {
	.name = "Piet Pietersen",
	.email = "Piet@Vlierbeek.example",
	.organisation_name = "Vlierbeek",
	.manager_name = "A. Bakker",
	.manager_email = "a.bakker@vlierbeek.example",
	.language = LANGUAGE_NL,
};

static void request_for_an_account(void **state)
{
	struct registration_decision decision = { .version = 2, .role = ROLE_CUSTOMER };
	struct organisation organisation;
	struct registration r;
	struct db_rows rows;
	const char *token;
	int64_t reference;

	(void)state;
	assert_int_equal(registration_ask(&help.ctx, &wish, &reference), RES_OK);
	token = token_mailed("piet@vlierbeek.example", "/support/signup/confirm/");
	assert_int_equal(registration_waiting(&help.ctx, &rows), RES_OK);
	assert_int_equal(rows.count, 0);
	decision.id = reference;
	assert_int_equal(
	    organisation_find_by_name(&help.ctx, "Woonstichting Vlierbeek", &organisation), RES_OK);
	decision.organisation_id = organisation.id;
	assert_int_equal(registration_approve(&help.ctx, &decision), RES_NOT_FOUND);
	assert_int_equal(registration_token_find(&help.ctx, token, &r), RES_OK);
	assert_int_equal(registration_confirm(&help.ctx, token, &r), RES_OK);
	assert_int_equal(registration_confirm(&help.ctx, token, &r), RES_GONE);
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM user"), 0);
	assert_int_equal(registration_approve(&help.ctx, &decision), RES_OK);
	assert_non_null(token_mailed("piet@vlierbeek.example", "/support/activate/"));
	assert_int_equal(registration_approve(&help.ctx, &decision), RES_CONFLICT);
	assert_int_equal(registration_decided(&help.ctx, &rows), RES_OK);
	assert_int_equal(rows.count, 1);
}

static void request_by_somebody_known(void **state)
{
	struct account_request known = wish;
	int64_t reference;

	(void)state;
	active("j.devries@vlierbeek.example");
	known.email = "j.devries@vlierbeek.example";
	assert_int_equal(registration_ask(&help.ctx, &known, &reference), RES_OK);
	assert_non_null(token_mailed(known.email, "/support/login"));
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM registration WHERE token_hash IS NOT NULL"), 0);
}

/* Throttling: another password, another count. */
static void throttle_subject(void **state)
{
	const char *before, *after, *stranger;
	int64_t id = active("j.devries@vlierbeek.example");

	(void)state;
	assert_int_equal(
	    account_throttle_subject(&help.ctx, "J.DEVRIES@vlierbeek.example", &before), RES_OK);
	help.ctx.viewer.id = id;
	assert_int_equal(account_change_password(&help.ctx, GOOD, "Nieuwe-sleutel-9"), RES_OK);
	assert_int_equal(
	    account_throttle_subject(&help.ctx, "j.devries@vlierbeek.example", &after), RES_OK);
	assert_int_equal(
	    account_throttle_subject(&help.ctx, "nobody@vlierbeek.example", &stranger), RES_OK);
	assert_string_not_equal(before, after);
	assert_string_equal(stranger, "nobody@vlierbeek.example\n");
}

static void statements_fit(void **state)
{
	static const struct db_statement *const *const lists[] = {
		account_statements,
		account_session_statements,
		account_registration_statements,
		organisation_statements,
	};
	const char *problem = "";

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++)
		for (const struct db_statement *const *st = lists[i]; *st != NULL; st++)
			if (db_check(help.db, *st, &problem) != RES_OK)
				fail_msg("%s: %s", (*st)->id, problem);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, begin)
	const struct CMUnitTest tests[] = {
		CASE(statements_fit),
		CASE(password_rule),
		CASE(password_length),
		CASE(password_reason_is_dutch),
		CASE(password_is_whole),
		CASE(session_lifetimes),
		CASE(session_absolute_lifetime),
		CASE(session_of_viewer),
		CASE(sessions_end),
		CASE(activation_link),
		CASE(malformed_tokens),
		CASE(absurd_expiry),
		CASE(reset_link),
		CASE(change_of_address),
		CASE(roles),
		CASE(invitation_needs_its_organisation),
		CASE(customers_list),
		CASE(request_for_an_account),
		CASE(request_by_somebody_known),
		CASE(throttle_subject),
	};

	return cmocka_run_group_tests(tests, open_all, help_portal_close);
}
