/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base as the desk writes it: who may, drafts that stay inside, publishing,
 * withdrawing, two authors at once. SECURITY H9. */
#include "visitor.h"

#include <stdio.h>
#include <string.h>

#define WORD "Kwikstaartproef"
enum { CATEGORY = 7101, FOLDER = 7101 };

static int fill(void **state)
{
	if (visitor_suite_open(state) != 0)
		return -1;
	sql_run(
	    "INSERT IGNORE INTO article_category (id, slug_nl, slug_en, name_nl, name_en) VALUES "
	    "(%d, 'schrijfproef', 'writing-test', 'Schrijfproef', 'Writing test')",
	    CATEGORY);
	sql_run(
	    "INSERT IGNORE INTO article_folder (id, category_id, name_nl, name_en) VALUES (%d, %d, "
	    "'Schrijfmap', 'Writing folder')",
	    FOLDER, CATEGORY);
	return 0;
}

/* Articles of this suite are out of readers' sight for the suites after it. */
static int hide(void **state)
{
	sql_run("UPDATE article_text SET live_version = NULL, live_at = NULL, state = 1 WHERE "
		"article_id IN"
		" (SELECT id FROM article WHERE folder_id = %d)",
	    FOLDER);
	sql_run("UPDATE article SET visible_from = NULL WHERE folder_id = %d", FOLDER);
	return visitor_suite_close(state);
}

static int64_t newest(void)
{
	return sql_number("SELECT MAX(id) FROM article");
}

static const char *form(const char *title, const char *rest)
{
	static char data[2000];

	snprintf(data, sizeof(data),
	    "folder=%lld&visibility=1&title_nl=%s&summary_nl=Kort&slug_nl=kwik&body_nl=%s+tekst&%s",
	    (long long)FOLDER, title, title, rest);
	return data;
}

static struct answer create(const char *title, const char *when)
{
	char rest[200];

	snprintf(rest, sizeof(rest), "when=%s&key=%s", when, web_key());
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/knowledge/new",
	    .data = form(title, rest));
}

static struct answer save(
    int64_t id, int64_t version, int64_t seen, const char *title, const char *when)
{
	char rest[200], path[80];

	snprintf(rest, sizeof(rest), "when=%s&version=%lld&seen_nl=%lld", when, (long long)version,
	    (long long)seen);
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/edit", (long long)id);
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = form(title, rest));
}

static int64_t item_version(int64_t id)
{
	return sql_number("SELECT version FROM article WHERE id = %lld", (long long)id);
}

static int64_t text_version(int64_t id)
{
	return sql_number(
	    "SELECT version FROM article_text WHERE article_id = %lld AND language = 'nl'",
	    (long long)id);
}

static struct answer read_as(enum person person, int64_t id)
{
	char path[100];

	snprintf(path, sizeof(path), "/nl/support/solutions/articles/%lld-%s", (long long)id,
	    sql_text("SELECT slug FROM article_version WHERE article_id = %lld ORDER BY number "
		     "DESC LIMIT 1",
		(long long)id));
	return ASK(.as = person, .method = "GET", .path = path);
}

/* Whether the site map, which robots and feeds follow, tells of it. */
static bool is_told(int64_t id)
{
	struct answer map = ASK(.method = "GET", .path = "/sitemap.xml");
	char address[60];

	assert_int_equal(map.status, 200);
	snprintf(address, sizeof(address), "/articles/%lld-", (long long)id);
	return strstr(map.body, address) != NULL;
}

static void only_staff_reads_and_only_agents_write(void **state)
{
	(void)state;
	assert_int_not_equal(
	    ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = "/admin/knowledge").status, 200);
	assert_int_not_equal(
	    ASK(.as = PERSON_NONE, .method = "GET", .path = "/admin/knowledge").status, 200);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "GET", .path = "/admin/knowledge").status, 200);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "GET", .path = "/admin/knowledge/new").status, 403);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = "/admin/knowledge/new").status, 200);
}

static void h9_a_draft_stays_inside_until_it_is_published(void **state)
{
	struct answer answer;
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "1", "draft").status, 303);
	id = newest();
	assert_int_equal(read_as(PERSON_NONE, id).status, 404);
	assert_false(is_told(id));
	assert_int_equal(save(id, item_version(id), text_version(id), WORD "1", "now").status, 303);
	assert_int_equal(read_as(PERSON_NONE, id).status, 200);
	assert_true(is_told(id));
	/* The next draft leaves readers what they had. */
	assert_int_equal(
	    save(id, item_version(id), text_version(id), WORD "2", "draft").status, 303);
	assert_non_null(strstr(read_as(PERSON_NONE, id).body, WORD "1"));
	assert_null(strstr(read_as(PERSON_NONE, id).body, WORD "2"));
	assert_int_equal(
	    save(id, item_version(id), text_version(id), WORD "2", "withdraw").status, 303);
	answer = read_as(PERSON_NONE, id);
	assert_int_equal(answer.status, 404);
	/* nginx replaces its copy, or it would come back while no worker answers. */
	assert_string_equal(
	    web_header(&answer, "Cache-Control"), "public, s-maxage=1, stale-while-revalidate=1");
	assert_false(is_told(id));
}

static int64_t text_number(int64_t id, const char *column)
{
	return sql_number("SELECT COALESCE(%s, 0) FROM article_text WHERE article_id = %lld AND "
			  "language = 'nl'",
	    column, (long long)id);
}

static bool audited(int64_t id, const char *action)
{
	return sql_number("SELECT COUNT(*) FROM audit WHERE action = 'article.%s' AND object LIKE "
			  "'article:%lld%%'",
		   action, (long long)id) == 1;
}

static struct answer save_as(int64_t id, const char *title, const char *when)
{
	return save(id, item_version(id), text_version(id), title, when);
}

static void a_planned_article_waits_for_its_moment(void **state)
{
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "3", "at&date=2098-01-01&time=09:00").status, 303);
	id = newest();
	assert_int_equal(read_as(PERSON_NONE, id).status, 404);
	assert_int_not_equal(text_number(id, "live_version"), 0);
	/* And is a draft again, with no moment. */
	assert_int_equal(save_as(id, WORD "3", "draft").status, 303);
	assert_int_equal(text_number(id, "state"), 1);
	assert_int_equal(text_number(id, "live_version"), 0);
	assert_true(audited(id, "unplan"));
}

/* Readers keep what they have, whether what was to come after it comes or not. */
static void a_planned_change_is_taken_back(void **state)
{
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "4", "now").status, 303);
	id = newest();
	assert_int_equal(save_as(id, WORD "5", "at&date=2098-01-01&time=09:00").status, 303);
	assert_int_not_equal(text_number(id, "next_version"), 0);
	assert_non_null(strstr(read_as(PERSON_NONE, id).body, WORD "4"));
	assert_int_equal(save_as(id, WORD "5", "draft").status, 303);
	assert_int_equal(text_number(id, "next_version"), 0);
	assert_int_not_equal(text_number(id, "live_version"), 0);
	assert_non_null(strstr(read_as(PERSON_NONE, id).body, WORD "4"));
}

static void an_article_goes_to_a_colleague_and_comes_back(void **state)
{
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "6", "review").status, 303);
	id = newest();
	assert_int_equal(text_number(id, "state"), 2);
	assert_int_equal(read_as(PERSON_NONE, id).status, 404);
	assert_true(audited(id, "submit"));
	assert_int_equal(save_as(id, WORD "6", "draft").status, 303);
	assert_int_equal(text_number(id, "state"), 1);
	assert_true(audited(id, "back"));
}

static void who_saves_over_a_colleague_sees_both_texts(void **state)
{
	int64_t id, version, seen;
	struct answer answer;

	(void)state;
	assert_int_equal(create(WORD "4", "draft").status, 303);
	id = newest();
	version = item_version(id);
	seen = text_version(id);
	assert_int_equal(save(id, version, seen, WORD "theirs", "draft").status, 303);
	answer = save(id, version, seen, WORD "mine", "draft");
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, WORD "theirs"));
	assert_non_null(strstr(answer.body, WORD "mine"));
	assert_string_equal(sql_text("SELECT title FROM article_version WHERE article_id = %lld "
				     "ORDER BY number DESC LIMIT 1",
				(long long)id),
	    WORD "theirs");
}

static void what_is_wrong_comes_back_with_what_was_typed(void **state)
{
	struct answer answer;
	int64_t before = newest();

	(void)state;
	answer = create("&body_en=" WORD "5", "draft");
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, WORD "5"));
	assert_int_equal(newest(), before);
}

static void a_preview_stores_nothing(void **state)
{
	struct answer answer;
	int64_t before = newest();

	(void)state;
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/knowledge/preview",
	    .data = form(WORD "6", "when=now"));
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "<p>" WORD "6 tekst</p>"));
	assert_int_equal(newest(), before);
}

static void an_old_version_is_compared_and_restored_as_a_draft(void **state)
{
	struct answer answer;
	char path[80], data[80];
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "7", "now").status, 303);
	id = newest();
	assert_int_equal(save(id, item_version(id), text_version(id), WORD "8", "now").status, 303);
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/versions?number=1", (long long)id);
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "<del>" WORD "7</del>"));
	assert_non_null(strstr(answer.body, "<ins>" WORD "8</ins>"));
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/versions", (long long)id);
	snprintf(data, sizeof(data), "number=1&seen=%lld", (long long)text_version(id) - 1);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 409);
	snprintf(data, sizeof(data), "number=1&seen=%lld", (long long)text_version(id));
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = path, .data = data).status, 403);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    sql_number(
		"SELECT newest_version FROM article_text WHERE article_id = %lld", (long long)id),
	    3);
	assert_non_null(strstr(read_as(PERSON_NONE, id).body, WORD "8"));
}

static void a_solution_becomes_the_start_of_an_article(void **state)
{
	int64_t ticket = sql_number(
	    "SELECT MAX(t.id) FROM ticket t JOIN message m ON m.ticket_id = t.id JOIN"
	    " user u ON u.id = m.author_id AND u.role >= 4 WHERE m.kind = 1 AND"
	    " t.resolved_at IS NOT NULL AND INSTR(t.subject, CHAR(34)) = 0");
	struct answer answer;
	char path[80], rest[120];

	(void)state;
	assert_true(ticket > 0);
	snprintf(path, sizeof(path), "/admin/tickets/%lld", (long long)ticket);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	snprintf(path, sizeof(path), "/admin/knowledge/new?ticket=%lld", (long long)ticket);
	assert_non_null(strstr(answer.body, path));
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body,
	    sql_text("SELECT subject FROM ticket WHERE id = %lld", (long long)ticket)));
	snprintf(rest, sizeof(rest), "when=draft&ticket=%lld&key=%s", (long long)ticket, web_key());
	assert_int_equal(ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/knowledge/new",
			     .data = form(WORD "9", rest))
			     .status,
	    303);
	assert_int_equal(
	    sql_number("SELECT ticket_id FROM article WHERE id = %lld", (long long)newest()),
	    ticket);
}

static struct answer relate(enum person as, int64_t id, int64_t other, const char *to)
{
	char path[80], data[80];

	snprintf(path, sizeof(path), "/admin/knowledge/%lld/related", (long long)id);
	snprintf(data, sizeof(data), "article=%lld&to=%s&q=wachtwoord+%%26", (long long)other, to);
	return ASK(.as = as, .method = "POST", .path = path, .data = data);
}

static const char *chosen(int64_t id)
{
	const char *list = sql_text("SELECT GROUP_CONCAT(related_id ORDER BY position) FROM "
				    "article_related WHERE article_id = %lld",
	    (long long)id);

	return list == NULL ? "" : list;
}

static void further_reading_is_searched_and_chosen(void **state)
{
	struct answer answer;
	char path[120];
	int64_t id;

	(void)state;
	assert_int_equal(create(WORD "10", "draft").status, 303);
	id = newest();
	assert_int_equal(relate(PERSON_READER, id, 4, "add").status, 403);
	answer = relate(PERSON_AGENT, id, 4, "add");
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/related?q=wachtwoord%%20%%26",
	    (long long)id);
	ASSERT_TO(answer, path);
	assert_int_equal(relate(PERSON_AGENT, id, 4, "add").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 5, "add").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 7, "add").status, 303);
	assert_string_equal(chosen(id), "4,5,7");
	assert_int_equal(relate(PERSON_AGENT, id, 7, "up").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 4, "down").status, 303);
	assert_string_equal(chosen(id), "7,4,5");
	assert_int_equal(relate(PERSON_AGENT, id, 7, "up").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 4, "remove").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 4, "remove").status, 303);
	assert_string_equal(chosen(id), "7,5");
	assert_int_equal(relate(PERSON_AGENT, id, id, "add").status, 422);
	assert_int_equal(relate(PERSON_AGENT, id, 999999999, "add").status, 404);
	assert_int_equal(relate(PERSON_AGENT, 999999999, 4, "add").status, 404);
	for (int64_t other = 8; other <= 10; other++)
		assert_int_equal(relate(PERSON_AGENT, id, other, "add").status, 303);
	assert_int_equal(relate(PERSON_AGENT, id, 11, "add").status, 422);
	assert_string_equal(chosen(id), "7,5,8,9,10");
	/* Offered: what is found, not what is chosen already, nor the article itself. */
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/related?q=wachtwoord", (long long)id);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "name=\"article\" value=\"4\""));
	assert_null(strstr(
	    strstr(answer.body, "value=\"wachtwoord\" maxlength"), "name=\"article\" value=\"5\""));
	snprintf(path, sizeof(path), "/admin/knowledge/%lld/related?q=zzzqqq", (long long)id);
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "value=\"add\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_staff_reads_and_only_agents_write),
		cmocka_unit_test(h9_a_draft_stays_inside_until_it_is_published),
		cmocka_unit_test(a_planned_article_waits_for_its_moment),
		cmocka_unit_test(a_planned_change_is_taken_back),
		cmocka_unit_test(an_article_goes_to_a_colleague_and_comes_back),
		cmocka_unit_test(who_saves_over_a_colleague_sees_both_texts),
		cmocka_unit_test(what_is_wrong_comes_back_with_what_was_typed),
		cmocka_unit_test(a_preview_stores_nothing),
		cmocka_unit_test(an_old_version_is_compared_and_restored_as_a_draft),
		cmocka_unit_test(a_solution_becomes_the_start_of_an_article),
		cmocka_unit_test(further_reading_is_searched_and_chosen),
	};

	return cmocka_run_group_tests(tests, fill, hide);
}
