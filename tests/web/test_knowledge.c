/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base as readers find it: who sees which article in every place that tells of one,
 * addresses that moved, the other language, planned successors, and what readers tell. SECURITY F1,
 * F4, H9, T6. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "knowledge/knowledge.h"

#define MARK "Zeldzaamheid"
enum {
	CATEGORY = 7001,
	FOLDER = 7001,
	PUBLIC_BOTH = 7001,
	SIGNED_IN,
	ORGANISATION,
	STAFF,
	DRAFT,
	PLANNED,
	ENGLISH_ONLY,
	HOSTILE,
	ARTICLES_END
};

static void add_text(int id, const char *language, int number, const char *title, const char *body)
{
	sql_run("INSERT INTO article_version (article_id, language, number, title, slug, summary, "
		"body, author_id, created_at)"
		" VALUES (%d, '%s', %d, '%s', '%s-%d', 'Samenvatting', '%s', (SELECT MIN(id) FROM "
		"user WHERE role = 4), '2026-01-01 10:00:00')",
	    id, language, number, title, language, number, body);
}

static void add(int id, int visibility, const char *organisation, const char *live_at)
{
	sql_run("INSERT INTO article (id, folder_id, visibility, organisation_id, author_id, "
		"visible_from, popularity, created_at, updated_at)"
		" VALUES (%d, %d, %d, %s, (SELECT MIN(id) FROM user WHERE role = 4), %s, 100000, "
		"'2026-01-01 10:00:00', '2026-01-01 10:00:00')",
	    id, FOLDER, visibility, organisation, live_at);
}

static void publish(int id, const char *language, const char *live_at)
{
	sql_run("INSERT INTO article_text (article_id, language, state, newest_version, "
		"live_version, live_at, updated_at)"
		" VALUES (%d, '%s', 3, 1, IF(%s IS NULL, NULL, 1), %s, '2026-01-01 10:00:00')",
	    id, language, live_at, live_at);
}

#define SINCE "'2026-01-02 10:00:00'"

static void sweep(void)
{
	static const char *const tables[] = { "article_feedback", "article_reading_day",
		"article_version", "article_text" };

	sql_run("DELETE FROM article_related WHERE article_id >= 7001 AND article_id < %d",
	    ARTICLES_END);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		sql_run("DELETE FROM %s WHERE article_id >= 7001 AND article_id < %d", tables[i],
		    ARTICLES_END);
	sql_run("DELETE FROM article WHERE id >= 7001 AND id < %d", ARTICLES_END);
	sql_run("DELETE FROM article_folder WHERE id = %d", FOLDER);
	sql_run("DELETE FROM article_category_slug WHERE category_id = %d", CATEGORY);
	sql_run("DELETE FROM article_category WHERE id = %d", CATEGORY);
}

static int fill(void **state)
{
	const char *later = "'2099-01-01 10:00:00'";

	if (visitor_suite_open(state) != 0)
		return -1;
	sweep();
	sql_run("INSERT INTO article_category (id, slug_nl, slug_en, name_nl, name_en) VALUES (%d, "
		"'proefonderwerp', 'test-topic', 'Proef', 'Trial')",
	    CATEGORY);
	sql_run("INSERT INTO article_category_slug VALUES ('proefonderwerp', %d), ('test-topic', "
		"%d), ('oude-naam', %d)",
	    CATEGORY, CATEGORY, CATEGORY);
	sql_run("INSERT INTO article_folder (id, category_id, name_nl, name_en) VALUES (%d, %d, "
		"'Proefmap', 'Trial folder')",
	    FOLDER, CATEGORY);
	add(PUBLIC_BOTH, 1, "NULL", SINCE);
	add(SIGNED_IN, 2, "NULL", SINCE);
	add(ORGANISATION, 3,
	    "(SELECT organisation_id FROM user WHERE email = 'j.devries@vlierbeek.example')",
	    SINCE);
	add(STAFF, 4, "NULL", SINCE);
	add(DRAFT, 1, "NULL", "NULL");
	add(PLANNED, 1, "NULL", later);
	add(ENGLISH_ONLY, 1, "NULL", SINCE);
	add(HOSTILE, 1, "NULL", SINCE);
	for (int id = PUBLIC_BOTH; id < ARTICLES_END; id++) {
		const char *live = id == DRAFT ? "NULL" : id == PLANNED ? later : SINCE;
		char title[100];

		snprintf(title, sizeof(title),
		    id == HOSTILE ? "\"><svg/onload=alert(1)> {{X}} %d" : MARK " %d", id);
		if (id != ENGLISH_ONLY) {
			publish(id, "nl", live);
			add_text(id, "nl", 1, title,
			    id == HOSTILE ? "[a](javascript:alert(1)) <script>alert(1)</script> "
					    "![x](https://evil.example/p.png)"
					  : "## Een\n\n## Twee\n\n## Drie");
		}
		if (id == ENGLISH_ONLY || id == PUBLIC_BOTH) {
			publish(id, "en", live);
			add_text(id, "en", 1, title, "Words");
		}
	}
	for (int id = SIGNED_IN; id <= PLANNED; id++)
		sql_run("INSERT INTO article_related VALUES (%d, %d, %d)", PUBLIC_BOTH, id, id);
	return 0;
}

static int empty(void **state)
{
	sweep();
	return visitor_suite_close(state);
}

static struct answer get(enum person as, const char *format, int id)
{
	static char path[200];

	snprintf(path, sizeof(path), format, id);
	return ASK(.as = as, .method = "GET", .path = path);
}

static bool tells_of(enum person as, const char *path, int id)
{
	char title[100];
	struct answer answer = ASK(.as = as, .method = "GET", .path = path);

	assert_int_equal(answer.status, 200);
	snprintf(title, sizeof(title), MARK " %d", id);
	return strstr(answer.body, title) != NULL;
}

/* Who may read each kind: nobody, customer of the organisation, somebody else's, an agent. */
static const struct {
	int id;
	bool anon, own, other, staff;
} rights[] = {
	{ PUBLIC_BOTH, true, true, true, true },
	{ SIGNED_IN, false, true, true, true },
	{ ORGANISATION, false, true, false, true },
	{ STAFF, false, false, false, true },
	{ DRAFT, false, false, false, false },
	{ PLANNED, false, false, false, false },
};
static const enum person readers[] = { PERSON_NONE, PERSON_CUSTOMER, PERSON_STRANGER,
	PERSON_AGENT };

/* SECURITY H9: the page, and every list that could tell of it. */
static void an_article_shows_to_its_readers_only(void **state)
{
	static const char *const lists[] = { "/nl/support/solutions",
		"/nl/support/solutions/proefonderwerp",
		"/nl/support/solutions/folders/7001-proefmap", "/nl/support/home",
		"/nl/support/solutions/articles/7001-nl-1" };

	(void)state;
	for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++) {
		const bool may[] = { rights[i].anon, rights[i].own, rights[i].other,
			rights[i].staff };

		for (size_t k = 0; k < 4; k++) {
			assert_int_equal(
			    get(readers[k], "/nl/support/solutions/articles/%d-nl-1", rights[i].id)
				.status,
			    may[k] ? 200 : 404);
			assert_int_equal(
			    get(readers[k], "/nl/support/solutions/articles/%d", rights[i].id)
				.status,
			    may[k] ? 301 : 404);
			for (size_t l = 1; l < sizeof(lists) / sizeof(lists[0]); l++)
				if (tells_of(readers[k], lists[l], rights[i].id) && !may[k])
					fail_msg("%s tells %s of %d", lists[l],
					    web_people[readers[k]], rights[i].id);
			assert_true(tells_of(readers[k], lists[2], rights[i].id) == may[k]);
		}
	}
}

/* SECURITY H9: for machines only what everybody may read, whoever asks. */
static void feed_and_site_map_hold_public_articles_only(void **state)
{
	(void)state;
	for (size_t k = 0; k < 4; k++)
		for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++) {
			char path[100];
			struct answer map;

			assert_true(tells_of(readers[k], "/nl/support/solutions/feed.atom",
					rights[i].id) == rights[i].anon);
			map = ASK(.as = readers[k], .method = "GET", .path = "/sitemap.xml");
			snprintf(
			    path, sizeof(path), "/support/solutions/articles/%d-", rights[i].id);
			assert_true((strstr(map.body, path) != NULL) == rights[i].anon);
		}
}

static void moved(const char *from, const char *to)
{
	struct answer answer = ASK(.method = "GET", .path = from);

	assert_int_equal(answer.status, 301);
	assert_string_equal(web_header(&answer, "Location"), to);
	assert_string_equal(web_header(&answer, "Cache-Control"),
	    "no-store"); /* which slug is right depends on the language */
}

static void old_addresses_lead_to_the_new_one(void **state)
{
	(void)state;
	moved("/nl/support/solutions/articles/7001", "/nl/support/solutions/articles/7001-nl-1");
	moved("/nl/support/solutions/articles/7001-zoals-het-was",
	    "/nl/support/solutions/articles/7001-nl-1");
	moved(
	    "/en/support/solutions/articles/7001-nl-1", "/en/support/solutions/articles/7001-en-1");
	moved("/nl/support/solutions/oude-naam", "/nl/support/solutions/proefonderwerp");
	moved("/en/support/solutions/proefonderwerp", "/en/support/solutions/test-topic");
	moved("/en/support/solutions/folders/7001-proefmap",
	    "/en/support/solutions/folders/7001-trial-folder");
}

/* SECURITY T6 */
static void numbers_that_are_none_are_not_found(void **state)
{
	static const char *const numbers[] = { "0", "-1", "2147483648", "4294967297",
		"9223372036854775808", "x", "1e3", "007001" };

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		char path[200];

		snprintf(path, sizeof(path), "/support/solutions/articles/%s", numbers[i]);
		assert_int_equal(ASK(.method = "GET", .path = path).status, 404);
		snprintf(path, sizeof(path), "/support/solutions/folders/%s", numbers[i]);
		assert_int_equal(ASK(.method = "GET", .path = path).status, 404);
	}
	assert_int_equal(
	    ASK(.method = "GET", .path = "/support/solutions/files/AAAAAAAAAAAAAAAAAAAAAA/x.png")
		.status,
	    404);
}

static void languages_point_at_each_other(void **state)
{
	struct answer answer = get(
	    PERSON_NONE, "/nl/support/solutions/articles/%d-nl-1", PUBLIC_BOTH);

	(void)state;
	assert_non_null(strstr(answer.body, "hreflang=\"en\" href=\""));
	assert_non_null(strstr(answer.body, "/en/support/solutions/articles/7001-en-1\""));
	assert_non_null(strstr(answer.body, "href=\"#s-drie\""));
	assert_null(strstr(answer.body, "alleen in het"));
	answer = get(PERSON_NONE, "/nl/support/solutions/articles/%d-en-1", ENGLISH_ONLY);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Dit artikel is er alleen in het Engels."));
	assert_null(strstr(answer.body, "hreflang=\"x-default\""));
	assert_non_null(strstr(answer.body, "<span aria-current=\"page\" lang=\"en\">"));
	assert_non_null(strstr(answer.body, "<li><a lang=\"en\" href=\""));
}

/* A successor takes over at its moment, before and after the job has moved it. */
static void a_planned_version_needs_no_job(void **state)
{
	struct ctx ctx = { 0 };
	struct answer answer;

	(void)state;
	add_text(SIGNED_IN, "nl", 2, "Opvolger", "Nieuw");
	sql_run("UPDATE article_text SET newest_version = 2, next_version = 2, next_at = "
		"'2099-01-01 10:00:00' WHERE article_id = %d",
	    SIGNED_IN);
	answer = get(PERSON_CUSTOMER, "/nl/support/solutions/articles/%d-nl-1", SIGNED_IN);
	assert_int_equal(answer.status, 200);
	sql_run("UPDATE article_text SET next_at = '2026-02-01 10:00:00' WHERE article_id = %d",
	    SIGNED_IN);
	assert_int_equal(
	    get(PERSON_CUSTOMER, "/nl/support/solutions/articles/%d-nl-1", SIGNED_IN).status, 301);
	assert_int_equal(
	    get(PERSON_CUSTOMER, "/nl/support/solutions/articles/%d-nl-2", SIGNED_IN).status, 200);
	ctx = (struct ctx){ .arena = arena_create(1 << 20),
		.db = web_portal.writer,
		.now = 1780000000,
		.settings = &web_portal.settings };
	db_use_arena(ctx.db, ctx.arena);
	assert_int_equal(knowledge_publish_due(&ctx), RES_OK);
	assert_int_equal(
	    sql_number("SELECT live_version FROM article_text WHERE article_id = %d", SIGNED_IN),
	    2);
	assert_null(
	    sql_text("SELECT next_version FROM article_text WHERE article_id = %d", SIGNED_IN));
	assert_int_equal(
	    get(PERSON_CUSTOMER, "/nl/support/solutions/articles/%d-nl-2", SIGNED_IN).status, 200);
	arena_destroy(ctx.arena);
}

/* SECURITY F1, F4 */
static void hostile_words_stay_words(void **state)
{
	struct answer answer = get(PERSON_NONE, "/nl/support/solutions/articles/%d-nl-1", HOSTILE);

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<svg/onload"));
	assert_null(strstr(answer.body, "href=\"javascript"));
	assert_null(strstr(answer.body, "<script>alert"));
	assert_null(strstr(answer.body, "src=\"https://evil"));
	assert_non_null(strstr(answer.body, "{{X}}"));
}

static void set_tags(int id, const char *tags)
{
	sql_run("UPDATE article_version SET tags = '%s' WHERE article_id = %d", tags, id);
}

/* The further reading on the page of PUBLIC_BOTH; "" without any. */
static const char *read_also(enum person as)
{
	static char part[20000];
	struct answer answer = get(as, "/nl/support/solutions/articles/%d-nl-1", PUBLIC_BOTH);
	const char *from = strstr(answer.body, "aria-labelledby=\"related\""), *to;

	assert_int_equal(answer.status, 200);
	if (from == NULL)
		return "";
	to = strstr(from, "</section>");
	snprintf(part, sizeof(part), "%.*s", (int)(to - from), from);
	return part;
}

static bool tells_related(enum person as, int id)
{
	char title[100];

	snprintf(title, sizeof(title), MARK " %d", id);
	return strstr(read_also(as), title) != NULL;
}

/* SECURITY H9: chosen or not, nobody is told of what they may not read. */
static void what_to_read_also_is_chosen_or_shares_tags(void **state)
{
	const char *part;

	(void)state;
	sql_run("DELETE FROM article_related WHERE article_id = %d", PUBLIC_BOTH);
	for (int id = PUBLIC_BOTH; id < ARTICLES_END; id++)
		set_tags(id, "");
	assert_string_equal(read_also(PERSON_AGENT), "");
	set_tags(PUBLIC_BOTH, "Sleutel,  wachtwoord , code");
	set_tags(SIGNED_IN, "wachtwoord");
	set_tags(ORGANISATION, "wachtwoord, sleutel");
	set_tags(STAFF, "SLEUTEL, code, wachtwoord");
	set_tags(DRAFT, "sleutel");
	set_tags(ENGLISH_ONLY, "wachtwoorden, sleutel code");
	assert_string_equal(read_also(PERSON_NONE), "");
	assert_true(tells_related(PERSON_CUSTOMER, SIGNED_IN));
	assert_true(tells_related(PERSON_CUSTOMER, ORGANISATION));
	assert_false(tells_related(PERSON_CUSTOMER, STAFF));
	assert_false(tells_related(PERSON_STRANGER, ORGANISATION));
	assert_true(tells_related(PERSON_STRANGER, SIGNED_IN));
	assert_false(tells_related(PERSON_AGENT, DRAFT));
	assert_false(tells_related(PERSON_AGENT, ENGLISH_ONLY)); /* a part of a tag is none */
	assert_false(tells_related(PERSON_AGENT, PUBLIC_BOTH));  /* itself */
	part = read_also(PERSON_AGENT);
	assert_true(strstr(part, MARK " 7004") < strstr(part, MARK " 7003"));
	assert_true(strstr(part, MARK " 7003") < strstr(part, MARK " 7002"));
	/* A choice that this reader may read takes the place of all that. */
	sql_run("INSERT INTO article_related VALUES (%d, %d, 1), (%d, %d, 2)", PUBLIC_BOTH,
	    ENGLISH_ONLY, PUBLIC_BOTH, DRAFT);
	assert_true(tells_related(PERSON_CUSTOMER, ENGLISH_ONLY));
	assert_false(tells_related(PERSON_CUSTOMER, SIGNED_IN));
	assert_false(tells_related(PERSON_AGENT, DRAFT));
}

static int64_t answers_given(void)
{
	return sql_number(
	    "SELECT COUNT(*) FROM article_feedback WHERE article_id = %d", PUBLIC_BOTH);
}

static void anybody_tells_whether_it_helped(void **state)
{
	static char data[4000];
	struct visitor v;
	struct answer answer;

	(void)state;
	visitor_new(&v);
	answer = visitor_post(&v, "/nl/support/solutions/articles/7001/feedback",
	    "helpful=yes&reason=wordt+genegeerd");
	ASSERT_TO(answer, "/nl/support/solutions/articles/7001-nl-1");
	assert_string_equal(sql_text("SELECT reason FROM article_feedback WHERE article_id = 7001 "
				     "ORDER BY id DESC LIMIT 1"),
	    "");
	answer = visitor_post(&v, "/nl/support/solutions/articles/7001/feedback",
	    "helpful=no&reason=Ik+mis+een+plaatje");
	ASSERT_TO(answer, "/nl/support/solutions/articles/7001-nl-1");
	assert_string_equal(sql_text("SELECT reason FROM article_feedback WHERE article_id = 7001 "
				     "ORDER BY id DESC LIMIT 1"),
	    "Ik mis een plaatje");
	assert_int_equal(answers_given(), 2);
	snprintf(data, sizeof(data), "helpful=no&reason=%01200d", 0);
	answer = visitor_post(&v, "/nl/support/solutions/articles/7001/feedback", data);
	assert_int_equal(answer.status, 422);
	assert_int_equal(
	    visitor_post(&v, "/nl/support/solutions/articles/7001/feedback", "helpful=misschien")
		.status,
	    422);
	assert_int_equal(
	    visitor_post(&v, "/nl/support/solutions/articles/7005/feedback", "helpful=yes").status,
	    404);
	assert_int_equal(answers_given(), 2);
}

static void one_address_does_not_answer_for_many(void **state)
{
	struct visitor v;
	int taken = 0;

	(void)state;
	visitor_limits();
	visitor_new(&v);
	for (int i = 0; i < 8; i++)
		taken += visitor_post(
			     &v, "/nl/support/solutions/articles/7001/feedback", "helpful=yes")
			     .status == 303;
	assert_int_equal(taken, 5);
}

static void readings_are_added_up(void **state)
{
	struct ctx ctx = { .arena = arena_create(1 << 20),
		.db = web_portal.writer,
		.settings = &web_portal.settings };
	struct visitor v;

	(void)state;
	visitor_new(&v);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
		    visitor_post(&v, "/support/solutions/articles/7001/read", "").status, 200);
	assert_int_equal(visitor_post(&v, "/support/solutions/articles/7004/read", "").status, 404);
	ctx.now = clock_now(web_portal.clock);
	db_use_arena(ctx.db, ctx.arena);
	assert_int_equal(knowledge_count_readings(&ctx), RES_OK);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM article_reading WHERE article_id IN (7001, 7004)"), 0);
	assert_int_equal(
	    sql_number("SELECT SUM(readings) FROM article_reading_day WHERE article_id = 7001"), 3);
	assert_int_equal(knowledge_count_popularity(&ctx), RES_OK);
	assert_int_equal(sql_number("SELECT popularity FROM article WHERE id = 7001"), 3);
	assert_int_equal(sql_number("SELECT popularity FROM article WHERE id = 7004"), 0);
	arena_destroy(ctx.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(an_article_shows_to_its_readers_only, visitor_test_begin),
		cmocka_unit_test_setup(
		    feed_and_site_map_hold_public_articles_only, visitor_test_begin),
		cmocka_unit_test_setup(old_addresses_lead_to_the_new_one, visitor_test_begin),
		cmocka_unit_test_setup(
		    what_to_read_also_is_chosen_or_shares_tags, visitor_test_begin),
		cmocka_unit_test_setup(numbers_that_are_none_are_not_found, visitor_test_begin),
		cmocka_unit_test_setup(languages_point_at_each_other, visitor_test_begin),
		cmocka_unit_test_setup(a_planned_version_needs_no_job, visitor_test_begin),
		cmocka_unit_test_setup(hostile_words_stay_words, visitor_test_begin),
		cmocka_unit_test_setup(anybody_tells_whether_it_helped, visitor_test_begin),
		cmocka_unit_test_setup(one_address_does_not_answer_for_many, visitor_test_begin),
		cmocka_unit_test_setup(readings_are_added_up, visitor_test_begin),
	};

	return cmocka_run_group_tests(tests, fill, empty);
}
