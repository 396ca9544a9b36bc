/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown: what a page shows for it, what it may never show (F4), and what it may cost at most
 * (N7). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "markdown.h"

#if defined(__SANITIZE_ADDRESS__)
#define CPU_MAX 3.0 /* a sanitizer makes everything about ten times slower */
#else
#define CPU_MAX 0.2
#endif

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_create((size_t)16 << 20);
	return arena == NULL;
}

static int teardown(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}

struct row {
	const char *in, *out;
};

static void check_rows(enum markdown_kind kind, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *html = NULL;

		assert_int_equal(markdown_html(arena, kind, rows[i].in, &html), RES_OK);
		assert_string_equal(html, rows[i].out);
	}
}

#define REL "\" rel=\"nofollow noopener\">"

static void messages_show_their_markup(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "een\ntwee", "<p>een<br />\ntwee</p>" },
		{ "**vet** *schuin* ~~weg~~ `x<y`",
		    "<p><strong>vet</strong> <em>schuin</em> <del>weg</del> "
		    "<code>x&lt;y</code></p>" },
		{ "# Kop", "<p><strong>Kop</strong></p>" },
		{ "Kop\n===", "<p><strong>Kop</strong></p>" },
		{ "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" },
		{ "zie https://daklab.example/a?b=1&c=2.",
		    "<p>zie <a href=\"https://daklab.example/a?b=1&amp;c=2" REL
		    "https://daklab.example/a?b=1&amp;c=2</a>.</p>" },
		{ "bel [ons](tel:+31183643690)",
		    "<p>bel <a href=\"tel:+31183643690" REL "ons</a></p>" },
		{ "[hier](/support/status)", "<p><a href=\"/support/status\">hier</a></p>" },
		{ "| a |\n|---|\n| b |", "<p>| a |<br />\n|---|<br />\n| b |</p>" },
		{ "![foto](https://x.example/a.png)",
		    "<p><a href=\"https://x.example/a.png" REL "foto</a></p>" },
		{ "![foto](/a.png)", "<p><a href=\"/a.png\">foto</a></p>" },
		{ "```c\na < b\n```", "<pre><code class=\"language-c\">a &lt; b\n</code></pre>" },
		{ "5 > 3 & \"ja\"", "<p>5 &gt; 3 &amp; &quot;ja&quot;</p>" },
	};

	(void)state;
	check_rows(MARKDOWN_MESSAGE, rows, sizeof(rows) / sizeof(rows[0]));
}

static void articles_have_headings_tables_and_pictures(void **state)
{
	static const struct row rows[] = {
		{ "# Één café", "<h2 id=\"s-een-cafe\">Één café</h2>" },
		{ "## A *b*\n\n### A b",
		    "<h2 id=\"s-a-b\">A <em>b</em></h2>\n<h3 id=\"s-a-b--2\">A b</h3>" },
		{ "een\ntwee", "<p>een\ntwee</p>" },
		{ "| a |\n|---|\n| b |",
		    "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</"
		    "td>\n</tr>\n</tbody>\n</table>" },
		{ "![scherm](/support/attachments/a/b.png \"titel\")",
		    "<p><img src=\"/support/attachments/a/b.png\" alt=\"scherm\" "
		    "loading=\"lazy\"></p>" },
		{ "![x](//evil.example/a.png)", "<p>x</p>" },
		{ "![x](https://evil.example/a.png)",
		    "<p><a href=\"https://evil.example/a.png" REL "x</a></p>" },
		{ "[![x](/a.png)](https://b.example)",
		    "<p><a href=\"https://b.example" REL
		    "<img src=\"/a.png\" alt=\"x\" loading=\"lazy\"></a></p>" },
	};

	(void)state;
	check_rows(MARKDOWN_ARTICLE, rows, sizeof(rows) / sizeof(rows[0]));
}

/* F4: each of these must leave neither a scripted address nor an element of the writer's own. */
static void f4_nothing_runs(void **state)
{
	static const char *const probes[] = {
		"[a](javascript:alert(1))",
		"[a](JaVaScRiPt:alert(1))",
		"[a](java&#10;script:alert(1))",
		"[a](<java\tscript:alert(1)>)",
		"[a](&#106;avascript:alert(1))",
		"[a](\\javascript:alert(1))",
		"[a](&#14;javascript:alert(1))",
		"<javascript:alert(1)>",
		"[a][r]\n\n[r]: javascript:alert(1)",
		"[a][r]\n\n[r]: data:text/html,x \"t\"",
		"[a](vbscript:x)",
		"[a](file:///etc/passwd)",
		"![a](javascript:alert(1))",
		"![a](data:image/svg+xml,x)",
		"<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"a <svg onload=alert(1)> b",
		"<div\nonclick=alert(1)>x</div>",
		"<!-- x --><iframe src=//e>",
		"<![CDATA[<b>]]>",
		"<?php x ?>",
		"[a](/x \"\\\" onclick=\\\"alert(1)\")",
		"[a](/x\" onclick=\"alert(1))",
		"[a](https://x/\"onmouseover=alert(1)//)",
		"[a](//evil.example)",
		"[a](/\\evil.example)",
		"[a](\\\\evil.example)",
		"```\"><script>\nx\n```",
		"# <script>",
		"[<b>](x)",
		"[a](https:javascript:x)",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++) {
		for (int kind = MARKDOWN_MESSAGE; kind <= MARKDOWN_ARTICLE; kind++) {
			static const char *const never[] = { "<script", "<img", "<svg", "<div",
				"<iframe", "<b>", "<?", "<!", "href=\"java", "href=\"Java",
				"href=\"data", "href=\"vb", "href=\"file", "href=\"//",
				"href=\"/\\", "href=\"\\", "\" on", "\"on", " onclick=\"" };
			const char *html = NULL;

			assert_int_equal(
			    markdown_html(arena, (enum markdown_kind)kind, probes[i], &html),
			    RES_OK);
			for (size_t n = 0; n < sizeof(never) / sizeof(never[0]); n++) {
				if (strstr(html, never[n]) != NULL)
					fail_msg("%s gives %s", probes[i], html);
			}
		}
	}
}

static void raw_html_is_shown_as_text(void **state)
{
	static const struct row rows[] = {
		{ "fout <Kamer id=\"3\"> in xml",
		    "<p>fout &lt;Kamer id=&quot;3&quot;&gt; in xml</p>" },
		{ "<div>\nx\n</div>", "<p>&lt;div&gt;<br />\nx<br />\n&lt;/div&gt;</p>" },
	};

	(void)state;
	check_rows(MARKDOWN_MESSAGE, rows, sizeof(rows) / sizeof(rows[0]));
	check_rows(MARKDOWN_ARTICLE, rows, sizeof(rows) / sizeof(rows[0]));
}

static void plain_text_has_no_markup(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "# Kop\n\n**a** `b` ~~c~~\nd", "Kop\n\na b c\nd" },
		{ "[ons](https://x.example/) en https://y.example",
		    "ons (https://x.example/) en https://y.example" },
		{ "jan@x.example", "jan@x.example" },
		{ "[x](javascript:y)", "x" },
		{ "> een\n> twee\n\ndrie", "> een\n> twee\n\ndrie" },
		{ "- a\n  - b\n    c\n- d", "- a\n  - b\n    c\n- d" },
		{ "9. a\n1. b\n   1. x\n\n1. c", "9. a\n\n10. b\n\n    1. x\n\n11. c" },
		{ "-\n- b", "- \n- b" },
		{ "```\na\n\n  b\n```\nc", "a\n\n  b\n\nc" },
		{ "<b>x</b>", "<b>x</b>" },
		{ "a\n\n---\n\nb", "a\n\n---\n\nb" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *plain = NULL;

		assert_int_equal(markdown_plain(arena, rows[i].in, &plain), RES_OK);
		assert_string_equal(plain, rows[i].out);
	}
}

static void words_are_one_line_of_what_is_read(void **state)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "# Kop\n\n**a** `b` ~~c~~\nd", "Kop. a b c d." },
		{ "Kop\n===\n\nZin. Of vraag?\n\nSlot!", "Kop. Zin. Of vraag? Slot!" },
		{ "[ons](https://x.example/) ![beeld](/x.png) en <b>x</b>",
		    "ons beeld en <b>x</b>." },
		{ "- a\n  - b\n- d:\n\n> vier", "a. b. d: vier." },
		{ "1. een\n2. twee\n\n---\n\ndrie", "een. twee. drie." },
		{ "Voor\n\n| A | B |\n|---|:-:|\n| c | **d** |\n| e. |  |\n\nna",
		    "Voor. A, B. c, d. e. na." },
		{ "```\na\n\n  b\n```\nc", "a b. c." },
		{ "<div>\nx\n</div>", "<div> x </div>." },
		{ "\\*a\\* &amp; \\|", "*a* & |." },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *words = NULL;

		assert_int_equal(
		    markdown_words(arena, MARKDOWN_ARTICLE, rows[i].in, &words), RES_OK);
		assert_string_equal(words, rows[i].out);
	}
}

/* `unit` again and again, between `head` and `tail`, `size` bytes in all. */
static const char *bomb(
    struct buf *buf, const char *head, const char *unit, const char *tail, size_t size)
{
	buf_clear(buf);
	buf_adds(buf, head);
	while (buf->size + strlen(unit) + strlen(tail) <= size)
		buf_adds(buf, unit);
	buf_adds(buf, tail);
	assert_true(buf_ok(buf));
	return buf->data;
}

static void check_cost(const char *text, const char *what)
{
	for (int kind = 1; kind <= 3; kind++) {
		struct arena *own = arena_create((size_t)4 << 20);
		const char *out = NULL;
		clock_t began = clock();
		enum result res = kind == 3
		    ? markdown_plain(own, text, &out)
		    : markdown_html(own, (enum markdown_kind)kind, text, &out);
		double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;

		if (res != RES_TOO_LARGE && res != RES_OK)
			fail_msg("%s: %s", what, result_name(res));
		if (res == RES_OK)
			assert_true(strlen(out) <= 512 * 1024);
		if (seconds > CPU_MAX)
			fail_msg("%s as kind %d took %.2f s", what, kind, seconds);
		arena_destroy(own);
	}
}

static void n7_bombs_are_cheap(void **state)
{
	static const char *const units[] = { ">", "[", "*_", " -", "![l", "**a *b ", "> ", "- ",
		"1. ", "1.\n", "`", "<", "<a ", "<!--", "<![CDATA[", "&", "[a](", "[a][b]", "a@a@",
		"www.a.", "http://a ", "a**b", "~~a", "*a_ ", "|a", "|-|-|\n", "\t", "\"", "# a\n",
		"\n" };
	struct buf buf;

	(void)state;
	buf_init(&buf, 1 << 20);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		check_cost(bomb(&buf, "", units[i], "", 64 * 1024), units[i]);
	/* Ten kilobytes that became twenty megabytes. */
	buf_clear(&buf);
	for (int i = 0; i < 2000; i++)
		buf_adds(&buf, "|a");
	buf_adds(&buf, "\n");
	for (int i = 0; i < 2000; i++)
		buf_adds(&buf, "|-");
	for (int i = 0; i < 1000; i++)
		buf_adds(&buf, "\na");
	check_cost(buf.data, "table");
	buf_free(&buf);
}

static void a_long_reference_is_bounded(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 1 << 20);
	buf_adds(&buf, "[a]: http://");
	for (int i = 0; i < 40000; i++)
		buf_addc(&buf, 'x');
	buf_adds(&buf, "\n\n");
	for (int i = 0; i < 7000; i++)
		buf_adds(&buf, "[a]");
	check_cost(buf.data, "long reference");
	buf_free(&buf);
}

/* Depth gained line by line, then empty lines that each visit every open block. */
static void depth_is_bounded(void **state)
{
	struct buf buf;
	const char *html = NULL;

	(void)state;
	buf_init(&buf, 1 << 20);
	for (int depth = 0; depth < 150; depth++) {
		for (int i = 0; i < depth; i++)
			buf_adds(&buf, "  ");
		buf_adds(&buf, "- a\n");
	}
	while (buf.size < 60000)
		buf_adds(&buf, "\n");
	assert_int_equal(markdown_html(arena, MARKDOWN_MESSAGE, buf.data, &html), RES_TOO_LARGE);
	buf_clear(&buf);
	for (int i = 0; i < 99; i++)
		buf_adds(&buf, "> ");
	buf_adds(&buf, "x");
	assert_int_equal(markdown_html(arena, MARKDOWN_MESSAGE, buf.data, &html), RES_OK);
	assert_int_equal(markdown_plain(arena, buf.data, &html), RES_OK);
	assert_int_equal(strlen(html), 2 * 99 + 1);
	buf_free(&buf);
}

static void size_is_bounded(void **state)
{
	char *text = malloc(64 * 1024 + 2);
	const char *html = NULL;

	(void)state;
	assert_non_null(text);
	memset(text, 'a', 64 * 1024 + 1);
	text[64 * 1024 + 1] = '\0';
	assert_int_equal(markdown_html(arena, MARKDOWN_MESSAGE, text, &html), RES_TOO_LARGE);
	text[64 * 1024] = '\0';
	assert_int_equal(markdown_html(arena, MARKDOWN_MESSAGE, text, &html), RES_OK);
	assert_int_equal(strlen(html), 64 * 1024 + 7);
	free(text);
}

/* What people really paste is not refused: a log with brackets and indentation, code, a page of
 * mail addresses. */
static void long_honest_text_is_taken(void **state)
{
	static const char *const units[] = {
		"[2026-11-23 08:15:00] [INFO] complex_sync: 3 of 17 done (took_ms=12)\n",
		"                    at nl.daklab.Complex.read_all(Complex.java:120)\n",
		"jan.jansen@vlierbeek.example;\n",
		"- [ ] woning 12, [zie](https://x.example/12)\n",
		"1. stap\n",
		"/* int a_b = *c_d; */\n",
	};
	struct buf buf;

	(void)state;
	buf_init(&buf, 1 << 20);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		const char *out = NULL;
		struct arena *own = arena_create((size_t)4 << 20);

		assert_int_equal(
		    markdown_html(own, MARKDOWN_MESSAGE, bomb(&buf, "", units[i], "", 60000), &out),
		    RES_OK);
		arena_destroy(own);
	}
	buf_free(&buf);
}

static void want_of_memory_is_told(void **state)
{
	struct arena *small = arena_create(64);
	const char *html = NULL;

	(void)state;
	assert_int_equal(
	    markdown_html(small, MARKDOWN_MESSAGE,
		"Dit is een tekst die niet in vierenzestig bytes past, wat men ook probeert.",
		&html),
	    RES_UNAVAILABLE);
	arena_destroy(small);
}

/* What is refused as Markdown is still shown, as the text it is. */
static void a_message_is_always_shown(void **state)
{
	struct arena *roomy = arena_create(16 * 1024 * 1024);
	static char text[70000];
	const char *html = NULL;

	(void)state;
	memset(text, '<', sizeof(text) - 1);
	assert_int_equal(markdown_html(roomy, MARKDOWN_MESSAGE, text, &html), RES_TOO_LARGE);
	assert_int_equal(markdown_message(roomy, text, &html), RES_OK);
	assert_memory_equal(html, "<p>&lt;&lt;", 11);
	assert_int_equal(markdown_message(roomy, "*kort*", &html), RES_OK);
	assert_non_null(strstr(html, "<em>kort</em>"));
	arena_destroy(roomy);
}

static void count_link(void *data, const char *url)
{
	(void)url;
	++*(int *)data;
}

/* What an article's page adds: contents, and pictures that do not make it jump. */
static void article_tells_headings_and_sizes_pictures(void **state)
{
	static const char text[] =
	    "# Een & *twee*\n\n### Drie\n\n![Een \"plaatje\"](/f/a.png) ![b](/f/b.png)\n\n"
	    "![c](https://evil.example/c.png) [d](/d)\n";
	const struct markdown_picture pictures[] = { { "/f/a.png", 640, 480 } };
	struct markdown_page page = { .pictures = pictures, .picture_count = 1 };
	const char *html;
	int links = 0;

	(void)state;
	assert_int_equal(markdown_article(arena, text, &page, &html), RES_OK);
	assert_int_equal(page.heading_count, 2);
	assert_int_equal(page.headings[0].level, 2);
	assert_string_equal(page.headings[0].id, "s-een-twee");
	assert_string_equal(page.headings[0].text, "Een & twee");
	assert_int_equal(page.headings[1].level, 3);
	assert_non_null(strstr(html,
	    "<img src=\"/f/a.png\" alt=\"Een &quot;plaatje&quot;\" width=\"640\" height=\"480\" "
	    "loading=\"lazy\">"));
	assert_non_null(strstr(html, "<img src=\"/f/b.png\" alt=\"b\" loading=\"lazy\">"));
	assert_null(strstr(html, "src=\"https:")); /* SECURITY M2 */
	assert_int_equal(markdown_links(arena, text, count_link, &links), RES_OK);
	assert_int_equal(links, 4);
}

/* The second time it is the one that was kept, and nothing else's. */
static void a_kept_article_is_the_same_article(void **state)
{
	struct markdown_picture picture = { "/f/a.png", 640, 480 };
	const char *html[3], *other;

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct markdown_page page = { .pictures = &picture, .picture_count = 1 };

		assert_int_equal(
		    markdown_article(arena, "## Kop\n\n![a](/f/a.png)", &page, &html[i]), RES_OK);
		assert_int_equal(page.heading_count, 1);
		assert_int_equal(page.headings[0].level, 2);
		assert_string_equal(page.headings[0].id, "s-kop");
		assert_string_equal(page.headings[0].text, "Kop");
		assert_string_equal(html[i], html[0]);
	}
	for (int i = 0; i < 100; i++) { /* past all that is kept */
		const char *text = arena_printf(arena, "Artikel *%d*", i);
		struct markdown_page page = { 0 };

		for (int again = 0; again < 2; again++) {
			assert_int_equal(markdown_article(arena, text, &page, &other), RES_OK);
			assert_string_equal(
			    other, arena_printf(arena, "<p>Artikel <em>%d</em></p>", i));
			assert_int_equal(page.heading_count, 0);
		}
	}
	assert_non_null(strstr(html[2], "width=\"640\""));
	picture.width = 320;
	for (int i = 0; i < 2; i++) { /* the same text with another picture */
		struct markdown_page page = { .pictures = &picture, .picture_count = 1 };

		assert_int_equal(
		    markdown_article(arena, "## Kop\n\n![a](/f/a.png)", &page, &other), RES_OK);
		assert_non_null(strstr(other, "width=\"320\""));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_always_shown),
		cmocka_unit_test(a_kept_article_is_the_same_article),
		cmocka_unit_test(messages_show_their_markup),
		cmocka_unit_test(articles_have_headings_tables_and_pictures),
		cmocka_unit_test(f4_nothing_runs),
		cmocka_unit_test(raw_html_is_shown_as_text),
		cmocka_unit_test(plain_text_has_no_markup),
		cmocka_unit_test(words_are_one_line_of_what_is_read),
		cmocka_unit_test(n7_bombs_are_cheap),
		cmocka_unit_test(a_long_reference_is_bounded),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(size_is_bounded),
		cmocka_unit_test(long_honest_text_is_taken),
		cmocka_unit_test(article_tells_headings_and_sizes_pictures),
		cmocka_unit_test(want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
