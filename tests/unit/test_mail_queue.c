// SPDX-License-Identifier: Apache-2.0
/* The mail queue: Message-IDs that prove where they come from (SECURITY J1), and the row that an
 * order becomes, on a real database with the real templates. Cases named after SECURITY §3. */
#include "help_portal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crypt.h"
#include "help_db.h"
#include "mail/mail_queue.h"

static int open_all(void **state)
{
	(void)state;
	return help_portal_open("mail_queue",
	    "INSERT INTO organisation (id, name, created_at) VALUES (1, 'Vlierbeek', '2026-01-01');"
	    " INSERT INTO user (id, email, name, role, organisation_id, created_at) VALUES (1, "
	    "'j@vlierbeek.example', 'J', 1, 1, '2026-01-01');"
	    " INSERT INTO ticket_type (id, code, name_nl, name_en, position) VALUES (1, 'test', "
	    "'Test', 'Test', 1);"
	    " INSERT INTO ticket (id, organisation_id, requester_id, type_id, source, subject, "
	    "created_at, updated_at, touched_at)"
	    " VALUES (10482, 1, 1, 1, 2, 'Deur', '2026-11-01', '2026-11-01', '2026-11-01')");
}

static int begin(void **state)
{
	(void)state;
	return help_portal_begin("DELETE FROM outbox");
}

struct row {
	const char *recipient, *recipient_name, *language, *subject, *text, *html, *message_id,
	    *in_reply_to, *refs;
	int64_t ticket_id, state, next_try_at;
	bool secret;
};
static const struct db_column row_columns[] = {
	{ "recipient", DB_TEXT, offsetof(struct row, recipient) },
	{ "recipient_name", DB_TEXT, offsetof(struct row, recipient_name) },
	{ "language", DB_TEXT, offsetof(struct row, language) },
	{ "subject", DB_TEXT, offsetof(struct row, subject) },
	{ "body_text", DB_TEXT, offsetof(struct row, text) },
	{ "body_html", DB_TEXT, offsetof(struct row, html) },
	{ "message_id", DB_TEXT, offsetof(struct row, message_id) },
	{ "in_reply_to", DB_TEXT, offsetof(struct row, in_reply_to) },
	{ "refs", DB_TEXT, offsetof(struct row, refs) },
	{ "ticket_id", DB_INT, offsetof(struct row, ticket_id) },
	{ "state", DB_INT, offsetof(struct row, state) },
	{ "next_try_at", DB_TIME, offsetof(struct row, next_try_at) },
	{ "secret", DB_BOOL, offsetof(struct row, secret) },
	{ 0 },
};
static const struct db_statement newest = {
	.id = "test.newest",
	.sql = "SELECT recipient, recipient_name, language, subject, body_text, body_html, "
	       "message_id, in_reply_to, refs, ticket_id,"
	       " state, next_try_at, secret FROM outbox ORDER BY id DESC LIMIT 1",
	.columns = row_columns,
	.row_size = sizeof(struct row),
};

/* Queues "ticket_received" about ticket 10482 and reads its row. */
static struct row queued(
    const char *to_name, const char *to_address, enum language language, const char *subject)
{
	struct mail_order order = { .to_name = to_name,
		.to_address = to_address,
		.language = language,
		.name = "ticket_received",
		.ticket_id = 10482 };
	struct view *values = view_new(help.arena);
	struct row row = { 0 };

	view_set_int(values, "NUMBER", 10482);
	view_set(values, "SUBJECT", subject);
	view_set(values, "LINK", "https://support.daklab.example:8443/support/tickets/10482");
	assert_int_equal(mail_queue(&help.ctx, &order, values), RES_OK);
	assert_int_equal(db_one(help.db, &newest, DB_NONE, &row), RES_OK);
	return row;
}

static void test_row(void **state)
{
	struct row row = queued("Jolanda de Vries", "j@vlierbeek.example", LANGUAGE_NL, "De deur");

	(void)state;
	assert_string_equal(row.recipient, "j@vlierbeek.example");
	assert_string_equal(row.recipient_name, "Jolanda de Vries");
	assert_string_equal(row.language, "nl");
	assert_non_null(strstr(row.subject, "De deur"));
	assert_string_equal(row.subject + strlen(row.subject) - 8, "[#10482]");
	assert_non_null(strstr(row.text, "Jolanda de Vries"));
	assert_non_null(
	    strstr(row.text, "https://support.daklab.example:8443/support/tickets/10482"));
	assert_non_null(strstr(row.html, "<!DOCTYPE html>"));
	assert_non_null(strstr(row.html, "#10482"));
	assert_null(strstr(row.html, "{{"));
	assert_int_equal(row.ticket_id, 10482);
	assert_int_equal(row.state, 1);
	assert_int_equal(row.next_try_at, NOW);
	assert_false(row.secret);
}

static void test_language_is_the_readers_and_put_back(void **state)
{
	struct row dutch, english;

	(void)state;
	i18n_use(LANGUAGE_EN);
	dutch = queued("J", "j@vlierbeek.example", LANGUAGE_NL, "X");
	assert_int_equal(i18n_language(), LANGUAGE_EN);
	assert_non_null(strstr(dutch.html, "lang=\"nl\""));
	i18n_use(LANGUAGE_NL);
	english = queued("J", "j@vlierbeek.example", LANGUAGE_EN, "X");
	assert_int_equal(i18n_language(), LANGUAGE_NL);
	assert_string_equal(english.language, "en");
	assert_non_null(strstr(english.html, "lang=\"en\""));
	assert_string_not_equal(english.text, dutch.text);
	/* Without a language it is Dutch. */
	assert_string_equal(queued("J", "j@vlierbeek.example", 0, "X").language, "nl");
}

static void test_thread_by_person(void **state)
{
	struct row first = queued("J", "j@vlierbeek.example", LANGUAGE_NL, "X");
	struct row other = queued("A", "a@vlierbeek.example", LANGUAGE_NL, "X");
	struct row second = queued("J", "j@vlierbeek.example", LANGUAGE_NL, "X");

	(void)state;
	assert_null(first.in_reply_to);
	assert_null(other.in_reply_to);
	assert_string_equal(second.in_reply_to, first.message_id);
	assert_string_equal(second.refs, first.message_id);
	assert_string_not_equal(second.message_id, first.message_id);
}

/* F11 and K1: markup and line ends in a name or subject stay text on one line. */
static void test_f11_k1_hostile_values(void **state)
{
	struct row row = queued("Eve\r\nBcc: x@evil.example", "j@vlierbeek.example", LANGUAGE_NL,
	    "\"><svg/onload=alert(1)>\r\nBcc: x@evil.example {{X}}");

	(void)state;
	assert_null(strpbrk(row.subject, "\r\n"));
	assert_null(strpbrk(row.recipient_name, "\r\n"));
	assert_null(strstr(row.html, "<svg"));
	assert_non_null(strstr(row.html, "&lt;svg"));
	assert_non_null(
	    strstr(row.subject, "<svg/onload=alert(1)>")); /* plain text is not escaped */
	assert_non_null(strstr(row.text, "{{X}}"));
}

static void test_k1_addresses_refused(void **state)
{
	static const char *const refused[] = { "", "x", "a@b.example\r\nRCPT TO:<c@d.example>",
		"a b@c.example", "<a@b.example>", "a@b.example,c@d.example" };

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct mail_order order = {
			.to_name = "X", .to_address = refused[i], .name = "ticket_received"
		};

		assert_int_equal(mail_queue(&help.ctx, &order, view_new(help.arena)), RES_INVALID);
	}
}

static void test_unknown_template(void **state)
{
	struct mail_order order = {
		.to_address = "j@vlierbeek.example", .name = "no_such_mail", .language = LANGUAGE_EN
	};

	(void)state;
	assert_int_equal(mail_queue(&help.ctx, &order, view_new(help.arena)), RES_BUG);
	assert_int_equal(i18n_language(), LANGUAGE_NL);
}

static void test_long_subject_is_cut(void **state)
{
	char subject[800];
	struct row row;

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(subject); i += 2)
		memcpy(subject + i, "é", 2);
	subject[sizeof(subject) - 2] = '\0';
	row = queued("J", "j@vlierbeek.example", LANGUAGE_NL, subject);
	assert_string_equal(row.subject + strlen(row.subject) - 8, "[#10482]");
}

/* ---- Message-IDs ---- */

/* What stands behind the second dot is the mac of what stands before it. */
static void test_message_id_proves_its_ticket(void **state)
{
	static const int64_t tickets[] = { 10482, 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(tickets); i++) {
		const char *id = mail_message_id(help.arena, &help.settings, tickets[i]);
		const char *at = strchr(id, '@'), *mac = at - 32, *data;
		char hex[33];
		struct hash hash;

		assert_true(strlen(id) < MAIL_ID_MAX);
		assert_string_equal(at, "@support.daklab.example>");
		assert_int_equal(strncmp(id, "<t", 2), 0);
		assert_int_equal(strtoll(id + 2, NULL, 10), tickets[i]);
		assert_int_equal(mac[-1], '.');
		data = arena_printf(
		    help.arena, "message-id %.*s", (int)(mac - 1 - (id + 1)), id + 1);
		crypt_mac(help.settings.secret_key, strlen(help.settings.secret_key), data,
		    strlen(data), &hash);
		for (size_t k = 0; k < 16; k++)
			snprintf(hex + 2 * k, 3, "%02x", hash.bytes[k]);
		assert_memory_equal(mac, hex, 32);
		assert_string_not_equal(
		    id, mail_message_id(help.arena, &help.settings, tickets[i]));
	}
}

static void test_message_id_hosts(void **state)
{
	static const struct {
		const char *base_url, *host;
	} cases[] = {
		{ "https://support.daklab.example", "@support.daklab.example>" },
		{ "https://127.0.0.1:8443", "@127.0.0.1>" },
		{ "https://[::1]:8443", "@[::1]>" },
		{ "https://", "@localhost>" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct settings s = help.settings;

		s.base_url = cases[i].base_url;
		assert_string_equal(strchr(mail_message_id(help.arena, &s, 1), '@'), cases[i].host);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_row, begin),
		cmocka_unit_test_setup(test_language_is_the_readers_and_put_back, begin),
		cmocka_unit_test_setup(test_thread_by_person, begin),
		cmocka_unit_test_setup(test_f11_k1_hostile_values, begin),
		cmocka_unit_test_setup(test_k1_addresses_refused, begin),
		cmocka_unit_test_setup(test_unknown_template, begin),
		cmocka_unit_test_setup(test_long_subject_is_cut, begin),
		cmocka_unit_test(test_message_id_proves_its_ticket),
		cmocka_unit_test_setup(test_message_id_hosts, begin),
	};

	return cmocka_run_group_tests(tests, open_all, help_portal_close);
}
