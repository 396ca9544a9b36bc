/* SPDX-License-Identifier: Apache-2.0 */
/* What the desk does with what readers told, and articles made from the known error of a problem.
 */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "knowledge/knowledge.h"

enum { CATEGORY = 7201, FOLDER = 7201, ARTICLE = 7201, OTHER = 7202 };
#define LIST "/admin/knowledge/feedback"
#define REASON "Waar vind ik de roerdomp"

static void add_article(int id, const char *title)
{
	sql_run("INSERT INTO article (id, folder_id, author_id, created_at, updated_at) VALUES "
		"(%d, %d, (SELECT MIN(id) FROM user WHERE role >= 4), UTC_TIMESTAMP(), "
		"UTC_TIMESTAMP())",
	    id, FOLDER);
	sql_run("INSERT INTO article_text (article_id, language, newest_version, updated_at) "
		"VALUES (%d, 'nl', 1, UTC_TIMESTAMP())",
	    id);
	sql_run("INSERT INTO article_version (article_id, language, number, title, slug, body, "
		"author_id, created_at) SELECT %d, 'nl', 1, '%s', 'x', 'x', author_id, "
		"UTC_TIMESTAMP() FROM article WHERE id = %d",
	    id, title, id);
}

static void tell(int article, int helpful, const char *reason)
{
	sql_run("INSERT INTO article_feedback (article_id, language, text_version, helpful, "
		"reason, created_at, handled_at) VALUES (%d, 'nl', 1, %d, '%s', UTC_TIMESTAMP(), "
		"IF('%s' = '', UTC_TIMESTAMP(), NULL))",
	    article, helpful, reason, reason);
}

static int forget(void **state)
{
	sql_run("DELETE FROM article_feedback WHERE article_id IN (%d, %d)", ARTICLE, OTHER);
	return visitor_suite_close(state);
}

static int fill(void **state)
{
	if (visitor_suite_open(state) != 0)
		return -1;
	sql_run("INSERT IGNORE INTO article_category (id, slug_nl, slug_en, name_nl, name_en) "
		"VALUES (%d, 'lezersproef', 'readers-test', 'Lezersproef', 'Readers test')",
	    CATEGORY);
	sql_run("INSERT IGNORE INTO article_folder (id, category_id, name_nl, name_en) VALUES "
		"(%d, %d, 'Lezersmap', 'Readers folder')",
	    FOLDER, CATEGORY);
	if (sql_number("SELECT COUNT(*) FROM article WHERE id = %d", ARTICLE) == 0) {
		add_article(ARTICLE, "Proefartikel over vogels");
		add_article(OTHER, "Ander proefartikel");
	}
	tell(ARTICLE, 1, "");
	tell(ARTICLE, 0, "");
	tell(ARTICLE, 0, REASON);
	tell(OTHER, 0, "Een andere reden");
	return 0;
}

static int64_t waiting_id(void)
{
	return sql_number("SELECT MAX(id) FROM article_feedback WHERE article_id = %d AND reason "
			  "<> ''",
	    ARTICLE);
}

static struct answer list(enum person as, const char *query)
{
	char path[120];

	snprintf(path, sizeof(path), LIST "%s", query);
	return ASK(.as = as, .method = "GET", .path = path);
}

static struct answer handle(enum person as, int64_t id, const char *handled)
{
	char data[120];

	snprintf(data, sizeof(data), "id=%lld&handled=%s&state=waiting&article=%d", (long long)id,
	    handled, ARTICLE);
	return ASK(.as = as, .method = "POST", .path = LIST, .data = data);
}

static void only_staff_sees_what_readers_told(void **state)
{
	(void)state;
	assert_int_not_equal(list(PERSON_NONE, "").status, 200);
	assert_int_not_equal(list(PERSON_CUSTOMER, "").status, 200);
	assert_int_not_equal(list(PERSON_MANAGER, "").status, 200);
	assert_int_equal(list(PERSON_READER, "").status, 200);
	assert_null(strstr(list(PERSON_READER, "").body, "name=\"handled\""));
	assert_int_equal(handle(PERSON_READER, waiting_id(), "yes").status, 403);
}

static void the_list_holds_reasons_and_one_article_when_asked(void **state)
{
	struct answer answer = list(PERSON_AGENT, "");
	char query[60];

	(void)state;
	assert_non_null(strstr(answer.body, REASON));
	assert_non_null(strstr(answer.body, "Een andere reden"));
	snprintf(query, sizeof(query), "?article=%d", ARTICLE);
	answer = list(PERSON_AGENT, query);
	assert_non_null(strstr(answer.body, REASON));
	assert_null(strstr(answer.body, "Een andere reden"));
	assert_non_null(strstr(answer.body, "Proefartikel over vogels"));
	/* One said yes, two no. */
	assert_non_null(strstr(answer.body, "<dd>1</dd>"));
	assert_non_null(strstr(answer.body, "<dd>2</dd>"));
	assert_int_equal(list(PERSON_AGENT, "?article=99999999").status, 404);
}

static void ticking_off_takes_it_off_the_list_and_can_be_taken_back(void **state)
{
	int64_t id = waiting_id();
	struct answer answer = handle(PERSON_AGENT, id, "yes");

	(void)state;
	assert_int_equal(answer.status, 303);
	assert_null(strstr(list(PERSON_AGENT, "").body, REASON));
	assert_non_null(strstr(list(PERSON_AGENT, "?state=all").body, REASON));
	assert_int_equal(
	    sql_number("SELECT handled_by FROM article_feedback WHERE id = %lld", (long long)id),
	    sql_number("SELECT id FROM user WHERE email = '%s'", web_people[PERSON_AGENT]));
	assert_int_equal(handle(PERSON_AGENT, id, "no").status, 303);
	assert_non_null(strstr(list(PERSON_AGENT, "").body, REASON));
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM audit WHERE object = 'feedback:%lld'", (long long)id),
	    2);
}

static void an_answer_without_a_reason_cannot_be_handled(void **state)
{
	int64_t id = sql_number("SELECT MAX(id) FROM article_feedback WHERE article_id = %d AND "
				"reason = ''",
	    ARTICLE);

	(void)state;
	assert_int_equal(handle(PERSON_AGENT, id, "no").status, 404);
	assert_int_equal(handle(PERSON_AGENT, id, "misschien").status, 422);
}

static void a_long_list_goes_on_behind_next(void **state)
{
	struct answer answer;
	const char *next;

	(void)state;
	for (int i = 0; i < 51; i++)
		tell(OTHER, 0, "Vol");
	answer = list(PERSON_AGENT, "?article=7202");
	next = strstr(answer.body, "before=");
	assert_non_null(next);
	assert_null(strstr(answer.body, "Een andere reden"));
	{
		char query[80];

		snprintf(query, sizeof(query), "?article=7202&before=%lld",
		    strtoll(next + strlen("before="), NULL, 10));
		assert_non_null(strstr(list(PERSON_AGENT, query).body, "Een andere reden"));
	}
	sql_run("DELETE FROM article_feedback WHERE article_id = %d AND reason = 'Vol'", OTHER);
}

static void the_editor_shows_what_waits(void **state)
{
	char path[60];

	(void)state;
	snprintf(path, sizeof(path), "/admin/knowledge/%d/edit", ARTICLE);
	assert_non_null(
	    strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body, REASON));
}

/* ---- from a problem ---- */

static int64_t problem_with(const char *error_en)
{
	sql_run("INSERT INTO problem (title, description, state, error_nl, error_en, "
		"workaround_nl, workaround_en, creator_id, created_at, updated_at) SELECT 'Proef "
		"bij kluut', 'Intern', 2, 'De kluut hapert', '%s', 'Herstart de kluut', 'Restart "
		"it', MIN(id), UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM user WHERE role >= 4",
	    error_en);
	return sql_number("SELECT MAX(id) FROM problem");
}

static void a_known_error_becomes_the_start_of_an_article(void **state)
{
	int64_t problem = problem_with("The avocet falters");
	char page[60], path[80], data[300];
	struct answer answer;

	(void)state;
	snprintf(page, sizeof(page), "/admin/problems/%lld", (long long)problem);
	snprintf(path, sizeof(path), "/admin/knowledge/new?problem=%lld", (long long)problem);
	assert_non_null(strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = page).body, path));
	assert_null(strstr(ASK(.as = PERSON_READER, .method = "GET", .path = page).body, path));
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(
	    strstr(answer.body, "De kluut hapert\n\n## Wat u nu kunt doen\n\nHerstart"));
	assert_non_null(
	    strstr(answer.body, "The avocet falters\n\n## What you can do now\n\nRestart"));
	assert_null(strstr(answer.body, "Intern"));
	snprintf(data, sizeof(data),
	    "folder=%d&visibility=1&title_nl=Kluutartikel&body_nl=x&when=draft&problem=%lld&"
	    "review=2027-03-01&key=%s",
	    FOLDER, (long long)problem, web_key());
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/knowledge/new", .data = data)
		.status,
	    303);
	assert_string_equal(
	    sql_text("SELECT review_on FROM article WHERE problem_id = %lld", (long long)problem),
	    "2027-03-01");
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = page);
	assert_null(strstr(answer.body, path));
	assert_non_null(strstr(answer.body, "Kluutartikel"));
}

static void a_problem_without_english_or_without_a_known_error(void **state)
{
	int64_t problem = problem_with("");
	char page[60], path[80];

	(void)state;
	snprintf(path, sizeof(path), "/admin/knowledge/new?problem=%lld", (long long)problem);
	assert_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body, "What you can do now"));
	sql_run("UPDATE problem SET state = 1, error_nl = '' WHERE id = %lld", (long long)problem);
	snprintf(page, sizeof(page), "/admin/problems/%lld", (long long)problem);
	assert_null(strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = page).body, path));
	assert_int_equal(ASK(.as = PERSON_AGENT, .method = "GET",
			     .path = "/admin/knowledge/new?problem=99999999")
			     .status,
	    404);
}

static void articles_to_read_again_have_a_list_of_their_own(void **state)
{
	/* 6: behind the four states of a text and "translation out of date" */
	static const char *const due = "/admin/knowledge?state=6&q=Ander+proef";

	(void)state;
	sql_run("UPDATE article SET review_on = NULL WHERE id = %d", OTHER);
	assert_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = due).body, "Ander proefartikel"));
	sql_run("UPDATE article SET review_on = '2020-01-01' WHERE id = %d", OTHER);
	assert_non_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = due).body, "Ander proefartikel"));
	assert_non_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = "/admin/knowledge/7202/edit").body,
	    "review-hint"));
	sql_run("UPDATE article SET review_on = '2090-01-01' WHERE id = %d", OTHER);
	assert_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = "/admin/knowledge/7202/edit").body,
	    "review-hint"));
	assert_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = due).body, "Ander proefartikel"));
}

/* As publishing does it. */
static void index_article(int64_t id)
{
	struct arena *arena = arena_create(8 << 20), *before;
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.now = clock_now(web_portal.clock),
		.remote = "",
		.settings = &web_portal.settings };

	assert_non_null(arena);
	before = db_swap_arena(ctx.db, arena);
	assert_int_equal(db_begin(ctx.db), RES_OK);
	assert_int_equal(knowledge_index(&ctx, id), RES_OK);
	assert_int_equal(db_commit(ctx.db), RES_OK);
	db_swap_arena(ctx.db, before);
	arena_destroy(arena);
}

/* Whether the list with that query holds the second article of this suite. */
static bool lists_other(const char *query)
{
	char path[160];

	snprintf(path, sizeof(path), "/admin/knowledge?%s", query);
	return strstr(ASK(.as = PERSON_READER, .method = "GET", .path = path).body,
		   "/admin/knowledge/7202/edit") != NULL;
}

static void each_filter_of_the_list_finds_its_own(void **state)
{
	/* draft, review, planned, published; 5 is "translation out of date" */
	static const char *const sets[] = {
		"state = 1, live_version = NULL, live_at = NULL",
		"state = 2, live_version = NULL, live_at = NULL",
		"state = 3, live_version = 1, live_at = '2090-01-01'",
		"state = 3, live_version = 1, live_at = '2020-01-01'",
		"state = 3, live_version = 1, live_at = '2020-01-01', next_version = 1, next_at = "
		"'2090-01-01'",
	};
	static const int standings[] = { 1, 2, 3, 4, 3 };
	char query[80];

	(void)state;
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		sql_run("UPDATE article_text SET next_version = NULL, next_at = NULL WHERE "
			"article_id = %d",
		    OTHER);
		sql_run("UPDATE article_text SET %s WHERE article_id = %d", sets[i], OTHER);
		index_article(OTHER);
		assert_true(lists_other("q=Ander+proef"));
		for (int standing = 1; standing <= 4; standing++) {
			snprintf(query, sizeof(query), "q=Ander+proef&state=%d", standing);
			assert_int_equal(lists_other(query), standing == standings[i]);
			snprintf(query, sizeof(query), "topic=%d&state=%d", CATEGORY, standing);
			assert_int_equal(lists_other(query), standing == standings[i]);
		}
	}
	assert_true(lists_other("topic=7201"));
	assert_false(lists_other("topic=7201&q=zzzqqq"));
	assert_false(lists_other("topic=1"));
	assert_false(lists_other("state=5&q=Ander"));
	sql_run("UPDATE article_text SET outdated = 1 WHERE article_id = %d", OTHER);
	assert_true(lists_other("state=5&q=Ander"));
	sql_run("UPDATE article_text SET outdated = 0, state = 1, live_version = NULL, live_at = "
		"NULL, next_version = NULL, next_at = NULL WHERE article_id = %d",
	    OTHER);
	index_article(OTHER);
}

/* What is typed finds words as the search does, and without a hit reads no article. */
static void a_title_is_found_by_the_index(void **state)
{
	int64_t without;

	(void)state;
	sql_run("UPDATE article_text SET state = 3, live_version = 1, live_at = '2020-01-01' WHERE "
		"article_id = %d",
	    OTHER);
	index_article(OTHER);
	assert_true(lists_other("q=proefartikelen"));
	assert_true(lists_other("q=ander+PROEFART"));
	assert_false(lists_other("q=ander+zzzqqq"));
	without = web_rows_read(PERSON_READER, "/admin/knowledge?q=zzzqqq");
	sql_run("INSERT INTO article (id, folder_id, author_id, created_at, updated_at) SELECT "
		"720000 + seq, %d, (SELECT MIN(id) FROM user WHERE role >= 4), UTC_TIMESTAMP(), "
		"UTC_TIMESTAMP() FROM seq_1_to_1000",
	    FOLDER);
	sql_run("INSERT INTO article_text (article_id, language, state, newest_version, "
		"live_version, live_at, updated_at) SELECT 720000 + seq, 'nl', 3, 1, 1, "
		"'2020-01-01', UTC_TIMESTAMP() FROM seq_1_to_1000");
	sql_run("INSERT INTO article_version (article_id, language, number, title, slug, body, "
		"author_id, created_at) SELECT id, 'nl', 1, 'Massa', 'x', 'x', author_id, "
		"UTC_TIMESTAMP() FROM article WHERE id > 720000");
	assert_in_range(
	    web_rows_read(PERSON_READER, "/admin/knowledge?q=zzzqqq"), 1, without + 900);
	sql_run("DELETE FROM article_version WHERE article_id > 720000");
	sql_run("DELETE FROM article_text WHERE article_id > 720000");
	sql_run("DELETE FROM article WHERE id > 720000");
	sql_run("UPDATE article_text SET state = 1, live_version = NULL, live_at = NULL WHERE "
		"article_id = %d",
	    OTHER);
	index_article(OTHER);
}

static void the_list_goes_on_behind_next(void **state)
{
	struct answer answer;
	char path[160];
	const char *next;
	int seen = 0;

	(void)state;
	if (sql_number("SELECT COUNT(*) FROM article WHERE id = 7210") == 0)
		for (int id = 7210; id < 7270; id++)
			add_article(id, "Bladerproef");
	answer = ASK(.as = PERSON_READER, .method = "GET",
	    .path = "/admin/knowledge?topic=7201&q=Bladerproef");
	for (int id = 7210; id < 7270; id++) {
		snprintf(path, sizeof(path), "/admin/knowledge/%d/edit", id);
		seen += strstr(answer.body, path) != NULL;
	}
	assert_int_equal(seen, 50);
	next = strstr(answer.body, "&amp;after=");
	assert_non_null(next);
	snprintf(path, sizeof(path), "/admin/knowledge?topic=7201&q=Bladerproef&after=%lld&id=%lld",
	    strtoll(next + strlen("&amp;after="), NULL, 10),
	    strtoll(strstr(next, "id=") + strlen("id="), NULL, 10));
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
	for (int id = 7210; id < 7270; id++) {
		snprintf(path, sizeof(path), "/admin/knowledge/%d/edit", id);
		seen += strstr(answer.body, path) != NULL;
	}
	assert_int_equal(seen, 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_staff_sees_what_readers_told),
		cmocka_unit_test(the_list_holds_reasons_and_one_article_when_asked),
		cmocka_unit_test(ticking_off_takes_it_off_the_list_and_can_be_taken_back),
		cmocka_unit_test(an_answer_without_a_reason_cannot_be_handled),
		cmocka_unit_test(a_long_list_goes_on_behind_next),
		cmocka_unit_test(the_editor_shows_what_waits),
		cmocka_unit_test(a_known_error_becomes_the_start_of_an_article),
		cmocka_unit_test(a_problem_without_english_or_without_a_known_error),
		cmocka_unit_test(articles_to_read_again_have_a_list_of_their_own),
		cmocka_unit_test(each_filter_of_the_list_finds_its_own),
		cmocka_unit_test(a_title_is_found_by_the_index),
		cmocka_unit_test(the_list_goes_on_behind_next),
	};

	return cmocka_run_group_tests(tests, fill, forget);
}
