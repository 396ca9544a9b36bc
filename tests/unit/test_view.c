/* SPDX-License-Identifier: Apache-2.0 */
/* Pages: values, sections, includes and globals as header view.h promises them, escaping by the
 * templates' own header (F1, F8), and what a broken or missing template does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "buf.h"
#include "view.h"

#define FIRST "{{%AUTOESCAPE context=\"HTML\"}}"

static char directory[] = "/tmp/loket-view-XXXXXX";
static struct arena *arena;
static struct buf out;

static const struct file {
	const char *path, *text;
} files[] = {
	{ "nl/layout/page.tpl",
	    FIRST "<html "
		  "lang=\"{{LANG}}\">{{#SIGNED_IN}}<b>{{USER_NAME}}</b>{{/"
		  "SIGNED_IN}}<main>{{>CONTENT}}</main></html>\n" },
	{ "en/layout/page.tpl", FIRST "<html lang=\"en\"><main>{{>CONTENT}}</main></html>\n" },
	{ "nl/ticket/show.tpl",
	    FIRST "<h1>{{SUBJECT}}</h1>{{#ROW}}<a href=\"{{P}}/support/tickets/{{NUMBER}}\" "
		  "title=\"{{SUBJECT}}\">{{#NOTE}}({{TEXT}}){{/NOTE}}</a>{{/ROW}}{{MISSING}}" },
	{ "en/ticket/show.tpl", FIRST "<h1>Ticket {{SUBJECT}}</h1>" },
	{ "nl/ticket/body.tpl",
	    FIRST "<div>{{BODY_HTML:none}}</div><a "
		  "href=\"{{URL}}\">x</a>{{#ITEM}}{{NAME}}{{#ITEM_separator}}, "
		  "{{/ITEM_separator}}{{/ITEM}}" },
	{ "en/ticket/body.tpl", FIRST "<p>x</p>" },
	{ "nl/mail/hello.txt.tpl", "Beste {{NAME}},\n\n{{#LINE}}- {{TEXT}}\n{{/LINE}}" },
	{ "en/mail/hello.txt.tpl", "Dear {{NAME}},\n" },
};

static const char *path_of(const char *name)
{
	const char *path = arena_printf(arena, "%s/%s", directory, name);

	assert_non_null(path);
	return path;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int group_setup(void **state)
{
	static const char *const folders[] = { "nl", "en", "nl/layout", "en/layout", "nl/ticket",
		"en/ticket", "nl/mail", "en/mail" };

	(void)state;
	if (mkdtemp(directory) == NULL || (arena = arena_create((size_t)1 << 20)) == NULL)
		return 1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (mkdir(path_of(folders[i]), 0700) != 0)
			return 1;
	}
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		write_file(files[i].path, files[i].text);
	return view_open(directory, true) != RES_OK;
}

static int group_teardown(void **state)
{
	const char *command = arena_printf(arena, "rm -r '%s'", directory);
	int status = command == NULL ? 1 : system(command);

	(void)state;
	arena_destroy(arena);
	return status;
}

static int setup(void **state)
{
	(void)state;
	buf_init(&out, 1 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	buf_free(&out);
	arena_reset(arena);
	return 0;
}

static void sections_repeat_and_inherit(void **state)
{
	struct view *view = view_new(arena);

	(void)state;
	view_set(view, "SUBJECT", "Onderwerp");
	view_set(view, "P", "/nl");
	for (int i = 1; i <= 2; i++) {
		struct view *row = view_section(view, "ROW");

		view_set_int(row, "NUMBER", INT64_C(10481) + i);
		if (i == 2)
			view_set(row, "SUBJECT", "Eigen");
		view_section_set(row, "NOTE", "TEXT", i == 1 ? "een" : NULL);
	}
	assert_int_equal(view_render(view, "ticket/show", "nl", &out), RES_OK);
	assert_string_equal(out.data,
	    "<h1>Onderwerp</h1><a href=\"/nl/support/tickets/10482\" title=\"Onderwerp\">(een)</a>"
	    "<a href=\"/nl/support/tickets/10483\" title=\"Eigen\">()</a>");
}

static void a_page_wraps_its_content(void **state)
{
	struct view *root = view_new(arena), *page;

	(void)state;
	view_global(root, "LANG", "nl");
	view_global(root, "P", "/nl");
	view_set(root, "SUBJECT", "niet van de bladzijde");
	page = view_include(root, "CONTENT", "ticket/show");
	view_section(page, "ROW");
	view_setf(page, "SUBJECT", "%s #%d", "Ticket", 7);
	view_global_show(root, "SIGNED_IN");
	view_global(root, "USER_NAME", "Jan");
	assert_int_equal(view_render(root, "layout/page", "nl", &out), RES_OK);
	assert_string_equal(out.data,
	    "<html lang=\"nl\"><b>Jan</b><main><h1>Ticket #7</h1><a href=\"/nl/support/tickets/\" "
	    "title=\"Ticket #7\"></a></main></html>\n");
	/* The same dictionary in another language. */
	buf_clear(&out);
	assert_int_equal(view_render(root, "layout/page", "en", &out), RES_OK);
	assert_string_equal(
	    out.data, "<html lang=\"en\"><main><h1>Ticket Ticket #7</h1></main></html>\n");
}

static void an_include_sees_globals_only(void **state)
{
	struct view *root = view_new(arena);

	(void)state;
	view_set(root, "SUBJECT", "van de wortel");
	view_include(root, "CONTENT", "ticket/show");
	assert_int_equal(view_render(root, "layout/page", "nl", &out), RES_OK);
	assert_string_equal(out.data, "<html lang=\"\"><main><h1></h1></main></html>\n");
}

static void f1_values_are_escaped_where_they_stand(void **state)
{
	static const struct {
		const char *value, *body, *url;
	} rows[] = {
		{ "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", NULL },
		{ "\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
		    NULL },
		{ "' onclick='x", "&#39; onclick=&#39;x", NULL },
		{ "{{%AUTOESCAPE context=\"JS\"}}{{>x}}{{#S}}",
		    "{{%AUTOESCAPE context=&quot;JS&quot;}}{{&gt;x}}{{#S}}", NULL },
		{ "Één ✓ \xf0\x9f\x99\x82", "Één ✓ \xf0\x9f\x99\x82", NULL },
		{ "javascript:alert(1)", "javascript:alert(1)", "#" },
		{ "data:text/html,x", "data:text/html,x", "#" },
		{ "https://a.example/?b=1&c=2", "https://a.example/?b=1&amp;c=2",
		    "https://a.example/?b=1&amp;c=2" },
		{ "/support/\"x", "/support/&quot;x", "/support/&quot;x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct view *view = view_new(arena);

		view_set(view, "SUBJECT", rows[i].value);
		buf_clear(&out);
		assert_int_equal(view_render(view, "ticket/show", "nl", &out), RES_OK);
		assert_string_equal(out.data, arena_printf(arena, "<h1>%s</h1>", rows[i].body));
		view = view_new(arena);
		view_set(view, "URL", rows[i].value);
		buf_clear(&out);
		assert_int_equal(view_render(view, "ticket/body", "nl", &out), RES_OK);
		if (rows[i].url != NULL)
			assert_string_equal(out.data,
			    arena_printf(arena, "<div></div><a href=\"%s\">x</a>", rows[i].url));
		assert_null(strstr(out.data, "<script"));
		assert_null(strstr(out.data, "<img"));
	}
}

static void safe_html_and_separators_pass(void **state)
{
	struct view *view = view_new(arena);

	(void)state;
	view_set(view, "BODY_HTML", "<p>a &amp; b</p>");
	view_section_set(view, "ITEM", "NAME", "een");
	view_section_set(view, "ITEM", "NAME", "twee");
	view_show_if(view, "ITEM", false);
	assert_int_equal(view_render(view, "ticket/body", "nl", &out), RES_OK);
	assert_string_equal(out.data, "<div><p>a &amp; b</p></div><a href=\"\">x</a>een, twee");
}

static void plain_mail_is_not_escaped(void **state)
{
	struct view *view = view_new(arena);

	(void)state;
	view_set(view, "NAME", "Jan & <Co>");
	view_section_set(view, "LINE", "TEXT", "\"een\"");
	view_section_set(view, "LINE", "TEXT", "twee");
	assert_int_equal(view_render(view, "mail/hello.txt", "nl", &out), RES_OK);
	assert_string_equal(out.data, "Beste Jan & <Co>,\n\n- \"een\"\n- twee\n");
}

static void values_are_copied(void **state)
{
	struct view *view = view_new(arena);
	char value[] = "eerst";

	(void)state;
	view_set(view, "SUBJECT", value);
	memset(value, 'x', sizeof(value) - 1);
	assert_int_equal(view_render(view, "ticket/show", "nl", &out), RES_OK);
	assert_string_equal(out.data, "<h1>eerst</h1>");
}

static void what_is_missing_is_our_fault(void **state)
{
	struct view *view = view_new(arena);

	(void)state;
	assert_int_equal(view_render(view, "ticket/nowhere", "nl", &out), RES_BUG);
	view_include(view, "CONTENT", "ticket/nowhere");
	assert_int_equal(view_render(view, "layout/page", "nl", &out), RES_BUG);
}

static void a_null_view_is_carried_to_the_end(void **state)
{
	(void)state;
	view_set(NULL, "A", "b");
	view_set_int(NULL, "A", 1);
	view_setf(NULL, "A", "%d", 1);
	view_global(NULL, "A", "b");
	view_global_show(NULL, "A");
	view_show(NULL, "A");
	view_section_set(NULL, "A", "B", "c");
	assert_null(view_section(NULL, "A"));
	assert_null(view_include(NULL, "A", "ticket/show"));
	assert_int_equal(view_render(NULL, "ticket/show", "nl", &out), RES_UNAVAILABLE);
}

static void want_of_room_is_told(void **state)
{
	struct view *view = view_new(arena);
	struct arena *small = arena_create(256);
	struct buf little;

	(void)state;
	buf_init(&little, 10);
	view_set(view, "SUBJECT", "een lange tekst");
	assert_int_equal(view_render(view, "ticket/show", "nl", &little), RES_UNAVAILABLE);
	buf_free(&little);
	/* A section that found no memory makes the whole page fail: half a list is worse than
	 * none. */
	view = view_new(small);
	for (int i = 0; i < 100; i++)
		view_section(view, "ROW");
	assert_int_equal(view_render(view, "ticket/show", "nl", &out), RES_UNAVAILABLE);
	arena_destroy(small);
}

static void broken_templates_stop_the_start(void **state)
{
	static const struct file broken[] = {
		{ "nl/ticket/broken.tpl", FIRST "{{#OPEN}}never closed" },
		{ "nl/ticket/broken.tpl", "<p>{{NAME}}</p>" },
		{ "nl/ticket/broken.tpl", FIRST "<a href={{URL}}>unquoted</a>" },
	};
	const char *other = arena_printf(arena, "%s-other", directory);

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		const char *name = arena_printf(arena, "nl/ticket/broken%zu.tpl", i);

		write_file(name, broken[i].text);
		assert_int_equal(view_open(directory, true), RES_BUG);
		assert_int_equal(unlink(path_of(name)), 0);
		assert_int_equal(view_open(directory, true), RES_OK);
	}
	assert_int_equal(view_open(other, false), RES_BUG);
	assert_int_equal(mkdir(other, 0700), 0);
	assert_int_equal(view_open(other, true), RES_BUG); /* no templates at all */
	assert_int_equal(rmdir(other), 0);
	assert_int_equal(view_open(directory, false), RES_OK);
}

/* SECURITY Q5: what a page will ask for is looked for before anybody asks. */
static void a_template_that_is_missing_is_told(void **state)
{
	static const char *const there[] = { "ticket/show" };
	static const char *const missing[] = { "ticket/show", "ticket/nothing" };

	(void)state;
	assert_int_equal(view_need(there, 1), RES_OK);
	assert_int_equal(view_need(missing, 2), RES_BUG);
	assert_int_equal(view_need(NULL, 0), RES_OK);
}

int main(void)
{
#define CASE(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(sections_repeat_and_inherit),
		CASE(a_page_wraps_its_content),
		CASE(an_include_sees_globals_only),
		CASE(f1_values_are_escaped_where_they_stand),
		CASE(safe_html_and_separators_pass),
		CASE(plain_mail_is_not_escaped),
		CASE(values_are_copied),
		CASE(what_is_missing_is_our_fault),
		CASE(a_null_view_is_carried_to_the_end),
		CASE(want_of_room_is_told),
		CASE(broken_templates_stop_the_start),
		CASE(a_template_that_is_missing_is_told),
	};

	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
