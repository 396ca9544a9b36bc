/* SPDX-License-Identifier: Apache-2.0 */
/* Mail: what a composed message looks like, and what may never get into one (K1). Sending is
 * test_smtp.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "clock.h"
#include "i18n.h"
#include "mail.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_create((size_t)4 << 20);
	return arena == NULL || i18n_open("/nonexistent", "Europe/Amsterdam") != RES_OK;
}

static int teardown(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}

/* A message as plain as can be. */
static struct mail_message plain_message(void)
{
	struct mail_message m = {
		.from_name = "Daklab Support",
		.from_address = "support@daklab.example",
		.to_name = "Jan de Vries",
		.to_address = "j.devries@vlierbeek.example",
		.subject = "Uw ticket [#10482] is ontvangen",
		.message_id = "<t10482.1@daklab.example>",
		.language = "nl",
		.text = "Beste Jan,\n\nWij reageren snel.\n",
	};

	assert_int_equal(clock_parse("2026-11-23T07:15:00Z", &m.date), RES_OK);
	return m;
}

static const char *composed(const struct mail_message *m)
{
	struct buf out;
	const char *text;

	buf_init(&out, 1 << 20);
	assert_int_equal(mail_compose(arena, m, &out), RES_OK);
	text = arena_strdup(arena, out.data);
	assert_non_null(text);
	assert_int_equal(strlen(text), out.size);
	buf_free(&out);
	return text;
}

/* What every message owes the wire: CRLF everywhere, ASCII, short lines, no lone dot. */
static void check_wire(const char *text)
{
	while (*text != '\0') {
		const char *end = strstr(text, "\r\n");

		assert_non_null(end);
		assert_true(end - text <= 998);
		for (const char *p = text; p < end; p++) {
			if ((unsigned char)*p >= 0x7f || (*p < ' ' && *p != '\t'))
				fail_msg("byte %d on the wire", (unsigned char)*p);
		}
		assert_false(end > text && (end[-1] == ' ' || end[-1] == '\t'));
		text = end + 2;
	}
}

/* The value of a header with its folds undone; "" when it is not there. */
static const char *header(const char *message, const char *name)
{
	const char *end = strstr(message, "\r\n\r\n") + 2;
	struct buf value;
	const char *result = "";

	buf_init(&value, 1 << 16);
	for (const char *line = message; line < end; line = strstr(line, "\r\n") + 2) {
		if (strncmp(line, name, strlen(name)) != 0 || line[strlen(name)] != ':')
			continue;
		line += strlen(name) + 1;
		line += *line == ' ';
		for (;;) {
			buf_add(&value, line, strcspn(line, "\r"));
			line = strstr(line, "\r\n") + 2;
			if (*line != ' ')
				break;
		}
		result = arena_strdup(arena, value.data);
		break;
	}
	buf_free(&value);
	return result;
}

static int digit(char c)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c == '\0' ? NULL : strchr(digits, c);

	return at == NULL ? -1 : (int)(at - digits);
}

/* Encoded words as a reader decodes them (RFC 2047 §6.2): space between two of them goes away. */
static const char *decoded(const char *value)
{
	struct buf out;
	const char *result;

	buf_init(&out, 1 << 16);
	while (*value != '\0') {
		unsigned bits = 0;
		int held = 0;

		if (strncmp(value, "=?UTF-8?B?", 10) != 0) {
			buf_addc(&out, *value++);
			continue;
		}
		assert_true(strcspn(value + 10, "?") + 12 <= 75);
		for (value += 10; *value != '?'; value++) {
			if (*value == '=')
				continue;
			assert_true(digit(*value) >= 0);
			bits = bits << 6 | (unsigned)digit(*value);
			held += 6;
			if (held >= 8) {
				held -= 8;
				buf_addc(&out, (char)(bits >> held & 255));
			}
		}
		value += 2;
		if (strncmp(value, " =?", 3) == 0)
			value++;
	}
	result = arena_strdup(arena, out.data == NULL ? "" : out.data);
	buf_free(&out);
	return result;
}

static void a_message_is_exactly_this(void **state)
{
	struct mail_message m = plain_message();

	(void)state;
	m.html = "<p>Beste Jan,</p>\n";
	m.automatic = true;
	m.reply_to = "support+abc@daklab.example";
	m.in_reply_to = "<a@b.example>";
	m.references = "<0@b.example> <a@b.example>";
	m.list_unsubscribe = "https://support.daklab.example/support/status/stop?t=1";
	assert_string_equal(composed(&m),
	    "Date: Mon, 23 Nov 2026 08:15:00 +0100\r\n"
	    "From: \"Daklab Support\" <support@daklab.example>\r\n"
	    "To: \"Jan de Vries\" <j.devries@vlierbeek.example>\r\n"
	    "Reply-To: support+abc@daklab.example\r\n"
	    "Subject: Uw ticket [#10482] is ontvangen\r\n"
	    "Message-ID: <t10482.1@daklab.example>\r\n"
	    "In-Reply-To: <a@b.example>\r\n"
	    "References: <0@b.example> <a@b.example>\r\n"
	    "Content-Language: nl\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "X-Auto-Response-Suppress: All\r\n"
	    "List-Unsubscribe: <https://support.daklab.example/support/status/stop?t=1>\r\n"
	    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: multipart/alternative; boundary=\"=_loket_alternative\"\r\n"
	    "\r\n"
	    "--=_loket_alternative\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n"
	    "Beste Jan,\r\n\r\nWij reageren snel.\r\n"
	    "\r\n--=_loket_alternative\r\n"
	    "Content-Type: text/html; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n"
	    "<p>Beste Jan,</p>\r\n"
	    "\r\n--=_loket_alternative--\r\n");
	assert_string_equal(composed(&m), composed(&m));
}

static void the_date_has_the_zones_offset(void **state)
{
	struct mail_message m = plain_message();

	(void)state;
	assert_int_equal(clock_parse("2026-07-01T22:30:05Z", &m.date), RES_OK);
	assert_string_equal(header(composed(&m), "Date"), "Thu, 2 Jul 2026 00:30:05 +0200");
}

static void subjects_survive(void **state)
{
	static const char *const subjects[] = {
		"",
		"Kort",
		"Één storing – opgelost ✓",
		"=?UTF-8?B?eA==?=",
		" voor",
		"na ",
		"twee  spaties",
		"a\\b \"c\" <d@e.example>, f:",
		"Een onderwerp dat zo lang is dat het over meer dan een regel gevouwen moet "
		"worden, want anders past het nergens",
		"Eenwoorddatzolangisdathetoverdeachtenzeventigtekensheengaatendusookgevouwenmoetwor"
		"denwanthetpastniet",
		"éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
		"🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
		"a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o "
		"p q r s t u v w x y z",
	};
	struct mail_message m = plain_message();

	(void)state;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		const char *text;

		m.subject = subjects[i];
		text = composed(&m);
		check_wire(text);
		assert_string_equal(decoded(header(text, "Subject")), subjects[i]);
		for (const char *line = strstr(text, "Subject:");
		     strncmp(line, "Message-ID", 10) != 0; line = strstr(line, "\r\n") + 2)
			assert_true(strcspn(line, "\r") <= 78 &&
			    strcspn(line, "\r") > (subjects[i][0] == '\0' ? 0 : 8));
	}
}

static void names_survive(void **state)
{
	static const struct {
		const char *name, *value;
	} rows[] = {
		{ "", "a@b.example" },
		{ "Jan", "\"Jan\" <a@b.example>" },
		{ "Jan \"de\" \\ Vries, <x@y.example>",
		    "\"Jan \\\"de\\\" \\\\ Vries, <x@y.example>\" <a@b.example>" },
		{ "Zoë", "Zoë <a@b.example>" },
		{ "Een naam die langer is dan achtenveertig tekens en dus niet tussen "
		  "aanhalingstekens past",
		    "Een naam die langer is dan achtenveertig tekens en dus niet tussen "
		    "aanhalingstekens past <a@b.example>" },
	};
	struct mail_message m = plain_message();

	(void)state;
	m.to_address = "a@b.example";
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text;

		m.to_name = rows[i].name;
		text = composed(&m);
		check_wire(text);
		assert_string_equal(decoded(header(text, "To")), rows[i].value);
	}
}

/* The body part of a plain message, as a reader decodes it, with LF ends. */
static const char *body_of(const char *message)
{
	struct buf out;
	const char *result;

	buf_init(&out, 1 << 20);
	for (const char *p = strstr(message, "\r\n\r\n") + 4; *p != '\0'; p++) {
		unsigned byte;

		if (p[0] == '\r')
			continue;
		if (p[0] == '=' && p[1] == '\r')
			p += 2;
		else if (p[0] == '=' && sscanf(p + 1, "%2X", &byte) == 1)
			buf_addc(&out, (char)byte), p += 2;
		else
			buf_addc(&out, *p);
	}
	result = arena_strdup(arena, out.data == NULL ? "" : out.data);
	buf_free(&out);
	return result;
}

static void bodies_survive(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{ "", "" },
		{ "a", "a\n" },
		{ "a\r\nb\n", "a\nb\n" },
		{ "spatie \ntab\t\neinde ", "spatie \ntab\t\neinde \n" },
		{ "1 = 1; Één ✓\n", "1 = 1; Één ✓\n" },
		{ ".\n..\nFrom jou\n--=_loket_alternative--\n",
		    ".\n..\nFrom jou\n--=_loket_alternative--\n" },
		{ "los\rend", "los\rend\n" },
		{ "\n\n\n", "\n\n\n" },
	};
	struct mail_message m = plain_message();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text;

		m.text = rows[i].in;
		text = composed(&m);
		check_wire(text);
		assert_null(strstr(strstr(text, "\r\n\r\n"), "=_loket"));
		assert_null(strstr(text, "\r\n.\r\n"));
		assert_null(strstr(strstr(text, "\r\n\r\n"), "\r\nFrom "));
		assert_string_equal(body_of(text), rows[i].out);
	}
}

static void long_lines_are_broken(void **state)
{
	struct mail_message m = plain_message();
	char in[1200];
	const char *text;

	(void)state;
	for (size_t at = 0; at < sizeof(in) - 1; at++)
		in[at] = at % 74 == 0 ? '.' : at % 7 == 0 ? ' ' : "aF=From "[at % 8];
	in[sizeof(in) - 2] = '\n';
	in[sizeof(in) - 1] = '\0';
	m.text = in;
	text = composed(&m);
	check_wire(text);
	assert_string_equal(body_of(text), in);
	for (const char *line = strstr(text, "\r\n\r\n") + 4; *line != '\0';
	     line = strstr(line, "\r\n") + 2) {
		assert_true(strcspn(line, "\r") <= 76);
		assert_false(line[0] == '.');
		assert_int_not_equal(strncmp(line, "From ", 5), 0);
	}
}

static void long_references_are_folded(void **state)
{
	struct mail_message m = plain_message();
	struct buf ids;
	const char *text;

	(void)state;
	buf_init(&ids, 8000);
	for (int i = 0; i < 40; i++)
		buf_addf(
		    &ids, "%s<%d.abcdefghijklmnopqrstuvwxyz@daklab.example>", i == 0 ? "" : " ", i);
	m.references = ids.data;
	text = composed(&m);
	check_wire(text);
	assert_string_equal(header(text, "References"), ids.data);
	buf_free(&ids);
	m.references = NULL;
	m.in_reply_to = "<x@y.example>";
	assert_string_equal(header(composed(&m), "References"), "<x@y.example>");
}

/* K1: refused, with nothing written. */
static void k1_no_header_is_smuggled(void **state)
{
	static const char *const lines[] = { "a\r\nBcc: x@y.example", "a\nb", "a\rb",
		"a\xc2\x85"
		"b",
		"a\xe2\x80\xa8"
		"b",
		"a\x01", "a\x7f", "\xff", "a\xc0\x8a", "\xed\xa0\x80", "a\tb" };
	static const char *const addresses[] = { "", "a", "a@b.example\r\nRCPT TO:<c@d.example>",
		"a@b.example\n", "<a@b.example>", "a b@c.example", "a@b.example,c@d.example",
		"a@b.example>", "\"a\"@b.example", "a@[127.0.0.1]", "é@b.example",
		"@x:a@b.example" };
	static const char *const ids[] = { "", "x", "<x>", "<a@b", "a@b>", "<a@b>\r\n", "<a b@c>",
		"<a@b> <c@d>", "<@>", "<a@b@c>", "<a@\xc3\xa9>" };
	static const char *const urls[] = { "", "http://a.example/", "javascript:x",
		"https://a.example/\r\nX: y", "https://a.example/>", "https://a.example/ b" };
	struct buf out;

#define REFUSED(member, values)                                               \
	for (size_t i = 0; i < sizeof(values) / sizeof((values)[0]); i++) {   \
		struct mail_message m = plain_message();                      \
		m.member = (values)[i];                                       \
		assert_int_equal(mail_compose(arena, &m, &out), RES_INVALID); \
		assert_int_equal(out.size, 0);                                \
	}
	(void)state;
	buf_init(&out, 1 << 20);
	REFUSED(subject, lines)
	REFUSED(from_name, lines)
	REFUSED(to_name, lines)
	REFUSED(from_address, addresses)
	REFUSED(to_address, addresses)
	REFUSED(reply_to, addresses)
	REFUSED(message_id, ids)
	REFUSED(in_reply_to, ids)
	REFUSED(list_unsubscribe, urls)
	REFUSED(language, lines)
	const char *references[] = { "", "<a@b>  <c@d>", "<a@b> x", "<a@b>\r\n <c@d>", " <a@b>",
		"<a@b> " };
	REFUSED(references, references)
	const char *missing[] = { NULL };
	REFUSED(subject, missing)
	REFUSED(text, missing)
	REFUSED(to_address, missing)
	buf_free(&out);
}

static void a_full_buffer_is_told(void **state)
{
	struct mail_message m = plain_message();
	struct buf out;

	(void)state;
	buf_init(&out, 100);
	assert_int_equal(mail_compose(arena, &m, &out), RES_UNAVAILABLE);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_exactly_this),
		cmocka_unit_test(the_date_has_the_zones_offset),
		cmocka_unit_test(subjects_survive),
		cmocka_unit_test(names_survive),
		cmocka_unit_test(bodies_survive),
		cmocka_unit_test(long_lines_are_broken),
		cmocka_unit_test(long_references_are_folded),
		cmocka_unit_test(k1_no_header_is_smuggled),
		cmocka_unit_test(a_full_buffer_is_told),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
