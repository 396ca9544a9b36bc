/* SPDX-License-Identifier: Apache-2.0 */
/* Links in articles: which lead anywhere for a reader of that article, what becomes of those to
 * other sites, what the desk is told. SECURITY M1. */
#include "visitor.h"

#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "knowledge/knowledge_links.h"

enum {
	CATEGORY = 7301,
	FOLDER = 7301,
	FOR_ALL = 7301,
	FOR_STAFF = 7302,
	DRAFT = 7303,
	NEWS = 7301
};
#define LIST "/admin/knowledge/links"

/* An article with one Dutch text; version 1 is what readers get when it is live. */
static void add_article(int id, int visibility, bool live)
{
	sql_run("INSERT INTO article (id, folder_id, visibility, author_id, visible_from, "
		"created_at, updated_at) SELECT %d, %d, %d, MIN(id), IF(%d, '2020-01-01', NULL), "
		"'2020-01-01', '2020-01-01' FROM user WHERE role >= 4",
	    id, FOLDER, visibility, live);
	sql_run("INSERT INTO article_text (article_id, language, state, newest_version, "
		"live_version, live_at, updated_at) VALUES (%d, 'nl', IF(%d, 3, 1), 1, IF(%d, 1, "
		"NULL), IF(%d, '2020-01-01', NULL), '2020-01-01')",
	    id, live, live, live);
	sql_run(
	    "INSERT INTO article_version (article_id, language, number, title, slug, body, "
	    "author_id, created_at) SELECT %d, 'nl', 1, 'Linkproef %d', 'proef', '', author_id, "
	    "'2020-01-01' FROM article WHERE id = %d",
	    id, id, id);
}

static int fill(void **state)
{
	if (visitor_suite_open(state) != 0)
		return -1;
	sql_run("INSERT IGNORE INTO article_category (id, slug_nl, slug_en, name_nl, name_en) "
		"VALUES (%d, 'linkproef', 'link-test', 'Linkproef', 'Link test')",
	    CATEGORY);
	sql_run("INSERT IGNORE INTO article_category_slug (slug, category_id) VALUES "
		"('linkproef', %d)",
	    CATEGORY);
	sql_run("INSERT IGNORE INTO article_folder (id, category_id, name_nl, name_en) VALUES "
		"(%d, %d, 'Linkmap', 'Link folder')",
	    FOLDER, CATEGORY);
	add_article(FOR_ALL, 1, true);
	add_article(FOR_STAFF, 4, true);
	add_article(DRAFT, 1, false);
	return 0;
}

static int hide(void **state)
{
	sql_run("DELETE FROM article_link WHERE article_id BETWEEN %d AND %d", FOR_ALL, DRAFT);
	sql_run("UPDATE article_text SET live_version = NULL, live_at = NULL, state = 1 WHERE "
		"article_id BETWEEN %d AND %d",
	    FOR_ALL, DRAFT);
	sql_run("UPDATE article SET visible_from = NULL WHERE folder_id = %d", FOLDER);
	return visitor_suite_close(state);
}

static struct answer again(enum person as, int id)
{
	char data[40];

	snprintf(data, sizeof(data), "article=%d", id);
	return ASK(.as = as, .method = "POST", .path = LIST, .data = data);
}

/* -1: not kept at all. */
static int64_t reason_of(int id, const char *address)
{
	return sql_number("SELECT COALESCE((SELECT reason FROM article_link WHERE article_id = %d "
			  "AND address = '%s'), -1)",
	    id, address);
}

static void write_body(int id, const char *body)
{
	sql_run("UPDATE article_version SET body = '%s' WHERE article_id = %d", body, id);
}

static void each_kind_of_address_is_judged(void **state)
{
	static const struct {
		const char *address;
		enum link_reason for_all, for_staff;
	} cases[] = {
		{ "/support/home", LINK_FINE, LINK_FINE },
		{ "/nl/support/home", LINK_FINE, LINK_FINE },
		{ "/", LINK_FINE, LINK_FINE },
		{ "/support/tickets/new", LINK_FINE, LINK_FINE },
		{ "/support/search?q=x#y", LINK_FINE, LINK_FINE },
		{ "/support/home/", LINK_FINE, LINK_FINE },
		{ "/support/nergens", LINK_NOWHERE, LINK_NOWHERE },
		{ "/nlx/support/home", LINK_NOWHERE, LINK_NOWHERE },
		{ "/admin/tickets", LINK_NOWHERE, LINK_FINE },
		{ "/support/solutions/articles/7301-oude-naam", LINK_FINE, LINK_FINE },
		{ "/support/solutions/articles/7302-proef", LINK_HIDDEN, LINK_FINE },
		{ "/support/solutions/articles/7303-proef", LINK_HIDDEN, LINK_HIDDEN },
		{ "/support/solutions/articles/99999999-x", LINK_NOWHERE, LINK_NOWHERE },
		{ "/support/solutions/articles/x", LINK_NOWHERE, LINK_NOWHERE },
		{ "/support/solutions/linkproef", LINK_FINE, LINK_FINE },
		{ "/support/solutions/geen-onderwerp", LINK_NOWHERE, LINK_NOWHERE },
		{ "/support/solutions/folders/7301-linkmap", LINK_FINE, LINK_FINE },
		{ "/support/solutions/folders/99999999-x", LINK_NOWHERE, LINK_NOWHERE },
		{ "/support/solutions/files/AAAAAAAAAAAAAAAAAAAAAA/x.png", LINK_NOWHERE,
		    LINK_NOWHERE },
		{ "/support/status/99999999", LINK_NOWHERE, LINK_NOWHERE },
		{ "/support/status/history", LINK_FINE, LINK_FINE },
		{ "/support/news/99999999-x", LINK_NOWHERE, LINK_NOWHERE },
		{ "#s-een-kop", LINK_FINE, LINK_FINE },
		{ "#s-geen-kop", LINK_NO_HEADING, LINK_NO_HEADING },
		{ "javascript:alert", LINK_UNUSABLE, LINK_UNUSABLE },
		{ "bijlage.pdf", LINK_UNUSABLE, LINK_UNUSABLE },
		{ "//elders.example/x", LINK_UNUSABLE, LINK_UNUSABLE },
		{ "mailto:a@b.example", -1, -1 },
		{ "tel:+31183643690", -1, -1 },
	};
	char body[4000] = "## Een kop\\n\\n";

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		snprintf(
		    body + strlen(body), sizeof(body) - strlen(body), "[x](%s) ", cases[i].address);
	write_body(FOR_ALL, body);
	write_body(FOR_STAFF, body);
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(again(PERSON_AGENT, FOR_STAFF).status, 303);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		print_message("%s\n", cases[i].address);
		assert_int_equal(reason_of(FOR_ALL, cases[i].address), (int)cases[i].for_all);
		assert_int_equal(reason_of(FOR_STAFF, cases[i].address), (int)cases[i].for_staff);
	}
}

static void the_desk_is_told_until_it_is_mended(void **state)
{
	char path[60];

	(void)state;
	write_body(FOR_ALL, "[x](/support/kapot-adres)");
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(reason_of(FOR_ALL, "/support/nergens"), -1);
	assert_non_null(
	    strstr(ASK(.as = PERSON_READER, .method = "GET", .path = LIST).body, "kapot-adres"));
	snprintf(path, sizeof(path), "/admin/knowledge/%d/edit", FOR_ALL);
	assert_non_null(
	    strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body, "kapot-adres"));
	write_body(FOR_ALL, "[x](/support/home)");
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_null(
	    strstr(ASK(.as = PERSON_READER, .method = "GET", .path = LIST).body, "kapot-adres"));
	assert_null(
	    strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body, "kapot-adres"));
}

/* As the jobs do it after so many seconds: those that are due, in a transaction. */
static void check_due(int64_t later)
{
	struct arena *arena = arena_create(8 << 20);
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.now = clock_now(web_portal.clock) + later,
		.remote = "",
		.settings = &web_portal.settings };
	struct arena *before;

	assert_non_null(arena);
	before = db_swap_arena(ctx.db, arena);
	assert_int_equal(db_begin(ctx.db), RES_OK);
	assert_int_equal(knowledge_links_check(&ctx), RES_OK);
	assert_int_equal(db_commit(ctx.db), RES_OK);
	db_swap_arena(ctx.db, before);
	arena_destroy(arena);
}

static struct answer save_draft(const char *when)
{
	char data[300];

	snprintf(data, sizeof(data),
	    "folder=%d&visibility=1&title_nl=Linkproef&body_nl=tekst&when=%s&version=%lld&"
	    "seen_nl=%lld",
	    FOLDER, when, (long long)sql_number("SELECT version FROM article WHERE id = %d", DRAFT),
	    (long long)sql_number("SELECT version FROM article_text WHERE article_id = %d", DRAFT));
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/knowledge/7303/edit",
	    .data = data);
}

static void who_links_to_an_article_hears_that_it_came_or_went(void **state)
{
	static const char *const link = "/support/solutions/articles/7303-proef";

	(void)state;
	sql_run("UPDATE article_text SET links_at = '2090-01-01'");
	write_body(FOR_ALL, "[x](/support/solutions/articles/7303-proef)");
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_HIDDEN);
	assert_int_equal(save_draft("now").status, 303);
	check_due(1);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_FINE);
	assert_int_equal(save_draft("withdraw").status, 303);
	check_due(1);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_HIDDEN);
}

/* When the moment of a planned text comes, who links to it and its own links are looked at within a
 * round of the jobs, and not the day after. */
static void a_planned_article_comes_and_links_are_looked_at(void **state)
{
	static const char *const link = "/support/solutions/articles/7303-proef";
	int64_t now = clock_now(web_portal.clock);

	(void)state;
	write_body(FOR_ALL, "[x](/support/solutions/articles/7303-proef)");
	write_body(DRAFT, "[x](/support/nergens)");
	sql_run("UPDATE article_text SET state = 3, live_version = newest_version, live_at = "
		"'1970-01-01' + INTERVAL %lld SECOND WHERE article_id = %d",
	    (long long)now + 7200, DRAFT);
	sql_run("UPDATE article SET visible_from = '1970-01-01' + INTERVAL %lld SECOND WHERE id = "
		"%d",
	    (long long)now + 7200, DRAFT);
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(again(PERSON_AGENT, DRAFT).status, 303);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_HIDDEN);
	check_due(7100);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_HIDDEN);
	assert_int_equal(reason_of(DRAFT, "/support/nergens"), -1);
	check_due(7300);
	assert_int_equal(reason_of(FOR_ALL, link), LINK_FINE);
	assert_int_equal(reason_of(DRAFT, "/support/nergens"), LINK_NOWHERE);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article_text WHERE article_id IN (%d, %d)"
				    " AND links_at < '1970-01-01' + INTERVAL %lld SECOND",
			     FOR_ALL, DRAFT, (long long)now + 86400),
	    0);
	sql_run("UPDATE article_text SET state = 1, live_version = NULL, live_at = NULL WHERE "
		"article_id = %d",
	    DRAFT);
	sql_run("UPDATE article SET visible_from = NULL WHERE id = %d", DRAFT);
}

static void what_readers_do_not_get_is_not_checked(void **state)
{
	(void)state;
	write_body(DRAFT, "[x](/support/nergens)");
	assert_int_equal(again(PERSON_AGENT, DRAFT).status, 303);
	assert_int_equal(reason_of(DRAFT, "/support/nergens"), -1);
}

static void only_staff_sees_and_only_agents_check(void **state)
{
	(void)state;
	assert_int_not_equal(ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = LIST).status, 200);
	assert_int_not_equal(ASK(.method = "GET", .path = LIST).status, 200);
	assert_int_equal(again(PERSON_READER, FOR_ALL).status, 403);
	assert_int_equal(again(PERSON_AGENT, 99999999).status, 404);
	assert_null(strstr(
	    ASK(.as = PERSON_READER, .method = "GET", .path = LIST).body, "name=\"article\""));
}

/* ---- elsewhere ---- */

static void look(int64_t now)
{
	struct arena *arena = arena_create(1 << 20);
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.now = now,
		.remote = "",
		.settings = &web_portal.settings };
	struct arena *before;

	assert_non_null(arena);
	before = db_swap_arena(ctx.db, arena);
	assert_int_equal(knowledge_links_look(&ctx), RES_OK);
	db_swap_arena(ctx.db, before);
	arena_destroy(arena);
}

static void m1_an_address_inside_is_refused_and_told(void **state)
{
	int64_t now = clock_now(web_portal.clock);

	(void)state;
	sql_run("UPDATE article_link SET look_at = '2090-01-01' WHERE look_at IS NOT NULL");
	write_body(FOR_ALL, "[x](http://169.254.169.254/latest/meta-data/)");
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(
	    sql_number("SELECT state FROM article_link WHERE article_id = %d", FOR_ALL),
	    LINK_WAITING);
	look(now + 1);
	assert_int_equal(
	    reason_of(FOR_ALL, "http://169.254.169.254/latest/meta-data/"), LINK_CLOSED);
	assert_non_null(strstr(
	    ASK(.as = PERSON_READER, .method = "GET", .path = LIST).body, "169.254.169.254"));
	/* The same text again changes nothing of that. */
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	assert_int_equal(
	    sql_number("SELECT state FROM article_link WHERE article_id = %d", FOR_ALL),
	    LINK_BROKEN);
}

static void silence_counts_after_three_times(void **state)
{
	int64_t now = clock_now(web_portal.clock);
	static const enum link_state states[] = { LINK_DOUBTFUL, LINK_DOUBTFUL, LINK_BROKEN };

	(void)state;
	write_body(FOR_ALL, "[x](https://bestaat-niet.invalid/)");
	assert_int_equal(again(PERSON_AGENT, FOR_ALL).status, 303);
	for (size_t i = 0; i < 3; i++) {
		look(now + 1 + (int64_t)i * 3601);
		assert_int_equal(
		    sql_number("SELECT state FROM article_link WHERE article_id = %d", FOR_ALL),
		    states[i]);
	}
}

static void an_answer_means(void **state)
{
	static const struct {
		enum outside_answer answer;
		long status;
		int64_t failures;
		enum link_state state;
		enum link_reason reason;
		int64_t again_after; /* hours */
	} cases[] = {
		{ OUTSIDE_ANSWERED, 200, 0, LINK_WORKS, LINK_FINE, 168 },
		{ OUTSIDE_ANSWERED, 204, 3, LINK_WORKS, LINK_FINE, 168 },
		{ OUTSIDE_ANSWERED, 401, 0, LINK_WORKS, LINK_FINE, 168 },
		{ OUTSIDE_ANSWERED, 403, 0, LINK_WORKS, LINK_FINE, 168 },
		{ OUTSIDE_ANSWERED, 429, 0, LINK_WORKS, LINK_FINE, 168 },
		{ OUTSIDE_ANSWERED, 404, 0, LINK_BROKEN, LINK_ERROR, 24 },
		{ OUTSIDE_ANSWERED, 410, 0, LINK_BROKEN, LINK_ERROR, 24 },
		{ OUTSIDE_ANSWERED, 503, 0, LINK_DOUBTFUL, LINK_ERROR, 1 },
		{ OUTSIDE_ANSWERED, 503, 2, LINK_BROKEN, LINK_ERROR, 24 },
		{ OUTSIDE_ANSWERED, 503, 120, LINK_BROKEN, LINK_ERROR, 24 },
		{ OUTSIDE_SILENT, 0, 1, LINK_DOUBTFUL, LINK_SILENT, 1 },
		{ OUTSIDE_SILENT, 0, 2, LINK_BROKEN, LINK_SILENT, 24 },
		{ OUTSIDE_UNTRUSTED, 0, 0, LINK_DOUBTFUL, LINK_UNTRUSTED, 1 },
		{ OUTSIDE_REFUSED, 0, 0, LINK_BROKEN, LINK_CLOSED, 24 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct links_found found = knowledge_links_judge(
		    cases[i].answer, cases[i].status, cases[i].failures, 1000);

		assert_int_equal(found.state, cases[i].state);
		assert_int_equal(found.reason, cases[i].reason);
		assert_int_equal(found.look_at, 1000 + cases[i].again_after * 3600);
		assert_true(found.failures <= 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_of_address_is_judged),
		cmocka_unit_test(the_desk_is_told_until_it_is_mended),
		cmocka_unit_test(who_links_to_an_article_hears_that_it_came_or_went),
		cmocka_unit_test(a_planned_article_comes_and_links_are_looked_at),
		cmocka_unit_test(what_readers_do_not_get_is_not_checked),
		cmocka_unit_test(only_staff_sees_and_only_agents_check),
		cmocka_unit_test(m1_an_address_inside_is_refused_and_told),
		cmocka_unit_test(silence_counts_after_three_times),
		cmocka_unit_test(an_answer_means),
	};

	return cmocka_run_group_tests(tests, fill, hide);
}
