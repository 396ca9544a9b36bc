/* SPDX-License-Identifier: Apache-2.0 */
/* Text: validity, normal form, shapes, lengths, slugs, initials, addresses and escapes. SECURITY
 * I3, K1, T1, T2, F9. */
#include "support.h"

#include <string.h>
#include <time.h>

#include "text.h"

static void cleans(void **state)
{
	static const struct {
		enum text_shape shape;
		const char *in, *out;
	} cases[] = {
		{ TEXT_LINE, "", "" },
		{ TEXT_LINE, "  a \t b\r\nc\n", "a b c" },
		{ TEXT_LINE, "   ", "" },
		{ TEXT_LINE,
		    "a\xc2\xa0 \xe3\x80\x80"
		    "b",
		    "a b" },
		{ TEXT_LINE,
		    "a\xe2\x80\xa8"
		    "b\xc2\x85"
		    "c",
		    "a b c" },
		{ TEXT_LINE, "a\x01\x1b[31mb\x7f", "a[31mb" },
		{ TEXT_LINE, "\xef\xbb\xbfhoi", "hoi" },
		{ TEXT_LINE,
		    "gpj.\xe2\x80\xae"
		    "exe\xe2\x81\xa6x\xe2\x81\xa9",
		    "gpj.exex" },
		{ TEXT_LINE, "e\xcc\x81\xc3\xa9", "\xc3\xa9\xc3\xa9" },
		{ TEXT_LINE, "\xe2\x84\xab", "\xc3\x85" },
		{ TEXT_LINE, "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c" },
		{ TEXT_LINE, "q\xcc\xa3\xcc\x87 q\xcc\x87\xcc\xa3",
		    "q\xcc\xa3\xcc\x87 q\xcc\xa3\xcc\x87" },
		{ TEXT_LINE, "👩‍👩‍👧‍👦 🇳🇱 👍🏽",
		    "👩‍👩‍👧‍👦 🇳🇱 👍🏽" },
		{ TEXT_LINE, "<b>&amp;{{X}}", "<b>&amp;{{X}}" },
		{ TEXT_BLOCK, "a\r\nb\rc\n\n\td  e \n \n", "a\nb\nc\n\n\td  e" },
		{ TEXT_BLOCK, "\n  a", "\n  a" },
		{ TEXT_BLOCK, "  \r\n \t", "" },
		{ TEXT_BLOCK,
		    "a\xe2\x80\xa9"
		    "b\x08",
		    "a\nb" },
		{ TEXT_BLOCK, "a\r\r\n\nb", "a\n\n\nb" },
		{ TEXT_EXACT,
		    "  a\t\r\n\x01\xef\xbb\xbf"
		    "e\xcc\x81 ",
		    "  a\t\r\n\x01\xef\xbb\xbf"
		    "e\xcc\x81 " },
		{ TEXT_EXACT, "", "" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *out = NULL, *again = NULL;

		assert_int_equal(
		    text_clean(*state, cases[i].in, strlen(cases[i].in), cases[i].shape, &out),
		    RES_OK);
		assert_string_equal(out, cases[i].out);
		assert_int_equal(
		    text_clean(*state, out, strlen(out), cases[i].shape, &again), RES_OK);
		assert_string_equal(again, out);
	}
}

static void refuses_what_is_not_text(void **state)
{
	static const struct {
		const char *in;
		size_t size;
	} cases[] = {
		{ "\0", 1 },
		{ "a\0b", 3 },
		{ "\x80", 1 },
		{ "a\xff", 2 },
		{ "\xc3", 1 },
		{ "\xc3(", 2 },
		{ "\xc0\xaf", 2 },
		{ "\xe0\x80\xaf", 3 },
		{ "\xed\xa0\x80", 3 },
		{ "\xf4\x90\x80\x80", 4 },
		{ "\xf0\x9f\x98", 3 },
		{ "\xf8\x88\x80\x80\x80", 5 },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		for (int shape = TEXT_LINE; shape <= TEXT_EXACT; shape++) {
			const char *out;

			assert_int_equal(text_clean(*state, cases[i].in, cases[i].size,
					     (enum text_shape)shape, &out),
			    RES_INVALID);
		}
}

/* Marks of two classes by turns put a naive normaliser to sorting half a million of them. */
static void piles_of_marks_cost_little(void **state)
{
	const size_t marks = 250000;
	char *in = arena_alloc(*state, 4 * marks + 2);
	const char *out, *again;
	clock_t began = clock();

	in[0] = 'a';
	for (size_t i = 0; i < marks; i++)
		memcpy(in + 1 + 4 * i, "\xcc\x81\xcc\xa3", 4);
	assert_int_equal(text_clean(*state, in, 4 * marks + 1, TEXT_LINE, &out), RES_OK);
	assert_true(text_length(out) >= marks * 2);
	assert_int_equal(text_clean(*state, out, strlen(out), TEXT_LINE, &again), RES_OK);
	assert_string_equal(again, out);
	assert_true((double)(clock() - began) / CLOCKS_PER_SEC < 5.0);
}

static void a_few_marks_stay_as_they_are(void **state)
{
	char in[128] = "x";
	const char *out;

	for (int i = 0; i < 30; i++)
		strcat(in, "\xcc\x81");
	assert_int_equal(text_clean(*state, in, strlen(in), TEXT_LINE, &out), RES_OK);
	assert_string_equal(out, in);
	strcat(in, "\xcc\x81");
	assert_int_equal(text_clean(*state, in, strlen(in), TEXT_LINE, &out), RES_OK);
	assert_non_null(strstr(out, "\xcd\x8f"));
}

static void measures_and_shortens(void **state)
{
	static const struct {
		const char *in;
		size_t max;
		const char *out;
	} cases[] = {
		{ "abc", 3, "abc" },
		{ "abcd", 3, "abc…" },
		{ "ééé", 2, "éé…" },
		{ "ab cd", 3, "ab…" },
		{ "abc", 0, "…" },
		{ "", 0, "" },
		{ "👍👍", 1, "👍…" },
	};

	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("één 👍"), 5);
	assert_int_equal(text_length("a\xff\xff"), 3);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(text_shorten(*state, cases[i].in, cases[i].max), cases[i].out);
}

static void changes_letters(void **state)
{
	static const struct {
		const char *in, *slug;
	} slugs[] = {
		{ "Één café", "een-cafe" },
		{ "", "x" },
		{ "-", "x" },
		{ "  Hoe stuur ik   foto's? ", "hoe-stuur-ik-fotos" },
		{ "Straße & Ørsted Łódź", "strasse-orsted-lodz" },
		{ "ﬁnance ²", "finance-2" },
		{ "日本", "x" },
		{ "a\xff"
		  "b",
		    "a-b" },
		{ "../../etc/passwd", "etc-passwd" },
	};
	static const struct {
		const char *in, *out;
	} initials[] = {
		{ "Jolanda de Vries", "JV" },
		{ "sanne", "S" },
		{ "", "" },
		{ " ? ", "" },
		{ "(Jan) \"Smit\"", "JS" },
		{ "élise örs", "ÉÖ" },
		{ "王 小明", "王小" },
	};
	static const struct {
		const char *in, *out;
	} tels[] = {
		{ "0183 - 643 690", "0183643690" },
		{ "+31 (0)183 643 690", "+31183643690" },
		{ "06-12 34+56", "06123456" },
		{ "(0183) 64", "018364" },
		{ "toestel ?", "" },
		{ "+", "" },
		{ "", "" },
	};
	const char *slug;

	assert_string_equal(text_lower(*state, "ÀB Ç É ẞ Ⱥ\xff"), "àb ç é ß ⱥ\xff");
	for (size_t i = 0; i < COUNT(slugs); i++)
		assert_string_equal(text_slug(*state, slugs[i].in), slugs[i].slug);
	slug = text_slug(*state,
	    "woorden woorden woorden woorden woorden woorden woorden woorden woorden woorden "
	    "woorden");
	assert_true(strlen(slug) <= 80 && slug[strlen(slug) - 1] != '-');
	for (size_t i = 0; i < COUNT(initials); i++)
		assert_string_equal(text_initials(*state, initials[i].in), initials[i].out);
	for (size_t i = 0; i < COUNT(tels); i++)
		assert_string_equal(text_tel(*state, tels[i].in), tels[i].out);
}

static void addresses(void **state)
{
	static const char *const good[] = {
		"a@b.nl",
		"name@company.nl",
		"j.de-vries+x@sub.vlierbeek.example",
		"o'brien@example.com",
		"A_1@x-y.co.uk",
		"1@2.3a",
	};
	static const char *const bad[] = {
		"",
		"a",
		"@",
		"a@",
		"@b.nl",
		"a@b",
		"a@b.",
		"a@.nl",
		"a@b..nl",
		"a..b@c.nl",
		".a@b.nl",
		"a.@b.nl",
		"a b@c.nl",
		"a@b c.nl",
		"\"a\"@b.nl",
		"a@[127.0.0.1]",
		"a@127.0.0.1",
		"a@b.nl\r\nBcc: x@y.nl",
		"a@b.nl\n",
		"a\r@b.nl",
		"a@b@c.nl",
		"<a@b.nl>",
		"a@b.nl,c@d.nl",
		"é@b.nl",
		"a@é.nl",
		"a@-b.nl",
		"a@b-.nl",
		"a@b.nl.",
		"a@b_c.nl",
		" a@b.nl",
		"a@b.nl ",
		"@c.nl:a@b.nl",
		"a%00@b.nl\t",
		"a\xc2\x85@b.nl",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.nl",
	};
	char longest[300];

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		if (!text_is_email(good[i]))
			fail_msg("refused: %s", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		if (text_is_email(bad[i]))
			fail_msg("taken: %s", bad[i]);
	strcpy(longest, "a@");
	while (strlen(longest) < 251)
		strcat(longest, strlen(longest) % 2 == 0 ? "b" : ".");
	strcat(longest, "nl");
	assert_true(strlen(longest) <= 254 && text_is_email(longest));
	memmove(longest + 4, longest, strlen(longest) + 1);
	memcpy(longest, "abcd", 4);
	assert_false(text_is_email(longest));
}

static void escapes(void **state)
{
	static const struct {
		const char *in, *csv;
	} cells[] = {
		{ "", "\"\"" },
		{ "a", "\"a\"" },
		{ "a\"b\nc", "\"a\"\"b\nc\"" },
		{ "=1+1", "\"'=1+1\"" },
		{ "+31", "\"'+31\"" },
		{ "-1", "\"'-1\"" },
		{ "@x", "\"'@x\"" },
		{ "\tx", "\"'\tx\"" },
		{ "\rx", "\"'\rx\"" },
		{ "a=1", "\"a=1\"" },
		{ "👍", "\"👍\"" },
	};
	struct buf buf;

	buf_init(&buf, 1000);
	for (size_t i = 0; i < COUNT(cells); i++) {
		buf_clear(&buf);
		text_add_csv(&buf, cells[i].in);
		assert_string_equal(buf.data, cells[i].csv);
	}
	buf_clear(&buf);
	text_add_urlencoded(&buf, "a-b._~/?&é %\r\n'\"");
	assert_string_equal(buf.data, "a-b._~%2F%3F%26%C3%A9%20%25%0D%0A%27%22");
	buf_free(&buf);
	assert_string_equal(text_url_segment(*state, "../é"), "..%2F%C3%A9");
	assert_string_equal(text_url_segment(*state, ""), "");
}

static enum result clean_all(void *data)
{
	static const char *const texts[] = { "plain", "e\xcc\x81" };
	struct arena *arena = arena_create(1000);
	enum result res = RES_OK;
	const char *out;

	(void)data;
	if (arena == NULL)
		return RES_UNAVAILABLE;
	for (size_t i = 0; i < COUNT(texts) && res == RES_OK; i++)
		for (int shape = TEXT_LINE; shape <= TEXT_EXACT && res == RES_OK; shape++)
			res = text_clean(
			    arena, texts[i], strlen(texts[i]), (enum text_shape)shape, &out);
	if (res == RES_OK &&
	    (text_lower(arena, "A") == NULL || text_slug(arena, "A") == NULL ||
		text_shorten(arena, "abc", 1) == NULL || text_initials(arena, "A") == NULL ||
		text_tel(arena, "1") == NULL || text_url_segment(arena, "/") == NULL))
		res = RES_UNAVAILABLE;
	arena_destroy(arena);
	return res;
}

static void memory_runs_out(void **state)
{
	struct arena *tiny = arena_create(64);
	const char *out;

	(void)state;
	support_try_each_failure(clean_all, NULL);
	for (int shape = TEXT_LINE; shape <= TEXT_EXACT; shape++)
		assert_int_equal(
		    text_clean(tiny,
			"0123456789012345678901234567890123456789012345678901234567890123456789",
			70, (enum text_shape)shape, &out),
		    RES_UNAVAILABLE);
	arena_destroy(tiny);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(cleans),
		TEST(refuses_what_is_not_text),
		TEST(piles_of_marks_cost_little),
		TEST(a_few_marks_stay_as_they_are),
		TEST(measures_and_shortens),
		TEST(changes_letters),
		TEST(addresses),
		TEST(escapes),
		TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
