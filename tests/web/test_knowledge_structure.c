/* SPDX-License-Identifier: Apache-2.0 */
/* Topics and folders as the desk keeps them: who may, old addresses that lead to the new one, an
 * order that two people change at once, moving, and nothing removed that holds something. */
#include "visitor.h"

#include <stdio.h>
#include <string.h>

#define WORD "Kwikstaartplank"
#define STRUCTURE "/admin/knowledge/structure"

/* What an earlier run left is in nobody's way. */
static void sweep(void)
{
	sql_run("DELETE FROM article_folder WHERE name_nl LIKE '" WORD "%%' AND id NOT IN (SELECT "
		"folder_id FROM article)");
	sql_run("DELETE FROM article_category_slug WHERE category_id IN (SELECT id FROM "
		"article_category WHERE name_nl LIKE '" WORD "%%')");
	sql_run("DELETE FROM article_category WHERE name_nl LIKE '" WORD "%%'");
}

static int begin(void **state)
{
	if (visitor_suite_open(state) != 0)
		return -1;
	sweep();
	return 0;
}

static int end(void **state)
{
	sweep();
	return visitor_suite_close(state);
}

static struct answer send(enum person as, const char *path, const char *data)
{
	return ASK(.as = as, .method = "POST", .path = path, .data = data);
}

static struct answer send_to(int64_t id, const char *format, const char *data)
{
	char path[120];

	snprintf(path, sizeof(path), format, (long long)id);
	return send(PERSON_AGENT, path, data);
}

static const char *words(const char *format, ...) __attribute__((format(printf, 1, 2)));
static const char *words(const char *format, ...)
{
	static char data[4][600];
	static int at;
	va_list args;

	at = (at + 1) % 4;
	va_start(args, format);
	vsnprintf(data[at], sizeof(data[at]), format, args);
	va_end(args);
	return data[at];
}

static int64_t version_of(const char *table, int64_t id)
{
	return sql_number("SELECT version FROM %s WHERE id = %lld", table, (long long)id);
}

/* A topic with the next number in its names and addresses. */
static int64_t new_topic(void)
{
	static int number;

	number++;
	assert_int_equal(
	    send(PERSON_AGENT, "/admin/knowledge/topics/new",
		words("key=%s&name_nl=" WORD "+%d&name_en=Wagtail+shelf+%d&icon=plug&slug_nl="
		      "kwikplank-%d&slug_en=wagtail-shelf-%d",
		    web_key(), number, number, number, number))
		.status,
	    303);
	return sql_number("SELECT MAX(id) FROM article_category");
}

static int64_t new_folder(int64_t topic, const char *name)
{
	assert_int_equal(send(PERSON_AGENT, "/admin/knowledge/folders/new",
			     words("key=%s&name_nl=" WORD "+%s&name_en=%s&topic=%lld", web_key(),
				 name, name, (long long)topic))
			     .status,
	    303);
	return sql_number("SELECT MAX(id) FROM article_folder");
}

static void h1_readers_look_and_only_agents_change(void **state)
{
	int64_t before = sql_number("SELECT COUNT(*) FROM article_category");

	(void)state;
	assert_int_equal(ASK(.as = PERSON_READER, .method = "GET", .path = STRUCTURE).status, 200);
	assert_null(strstr(
	    ASK(.as = PERSON_READER, .method = "GET", .path = STRUCTURE).body, "value=\"down\""));
	assert_non_null(strstr(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = STRUCTURE).body, "value=\"down\""));
	assert_int_equal(ASK(.as = PERSON_MANAGER, .method = "GET", .path = STRUCTURE).status, 404);
	assert_int_equal(send(PERSON_READER, "/admin/knowledge/topics/new",
			     words("key=%s&name_nl=" WORD "&name_en=x&icon=plug", web_key()))
			     .status,
	    403);
	assert_int_equal(
	    send(PERSON_READER, "/admin/knowledge/topics/1/move", "version=1").status, 403);
	assert_int_equal(
	    send(PERSON_READER, "/admin/knowledge/folders/1/remove", "version=1").status, 403);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article_category"), before);
}

static void moved_to(const char *from, const char *to)
{
	struct answer answer = ASK(.method = "GET", .path = from);

	assert_int_equal(answer.status, 301);
	assert_string_equal(web_header(&answer, "Location"), to);
}

static bool site_map_tells(const char *address)
{
	return strstr(ASK(.method = "GET", .path = "/sitemap.xml").body, address) != NULL;
}

static void an_old_address_leads_to_the_new_one(void **state)
{
	int64_t id = new_topic();
	const char *slug = sql_text(
	    "SELECT slug_nl FROM article_category WHERE id = %lld", (long long)id);
	char old[100], path[200];

	(void)state;
	snprintf(old, sizeof(old), "%s", slug);
	snprintf(path, sizeof(path), "/nl/support/solutions/%s", old);
	assert_int_equal(ASK(.method = "GET", .path = path).status, 200);
	assert_true(site_map_tells(old));
	assert_int_equal(
	    send_to(id, "/admin/knowledge/topics/%lld",
		words("version=%lld&name_nl=" WORD "+anders&name_en=Wagtail+other&icon=user",
		    (long long)version_of("article_category", id)))
		.status,
	    303);
	moved_to(path, "/nl/support/solutions/kwikstaartplank-anders");
	assert_int_equal(
	    ASK(.method = "GET", .path = "/nl/support/solutions/kwikstaartplank-anders").status,
	    200);
	assert_true(site_map_tells("/nl/support/solutions/kwikstaartplank-anders<"));
	assert_true(site_map_tells("/en/support/solutions/wagtail-other<"));
	assert_false(site_map_tells(old));
	/* Back again: the address is still its own. */
	assert_int_equal(
	    send_to(id, "/admin/knowledge/topics/%lld",
		words("version=%lld&name_nl=" WORD "+anders&name_en=Wagtail+other&icon=user&"
		      "slug_nl=%s",
		    (long long)version_of("article_category", id), old))
		.status,
	    303);
	moved_to(
	    "/nl/support/solutions/kwikstaartplank-anders", words("/nl/support/solutions/%s", old));
}

static void an_address_of_another_topic_is_not_given_away(void **state)
{
	int64_t first = new_topic(), second = new_topic();
	struct answer answer;
	char taken[100];

	(void)state;
	snprintf(taken, sizeof(taken), "%s",
	    sql_text("SELECT slug_en FROM article_category WHERE id = %lld", (long long)first));
	answer = send_to(second, "/admin/knowledge/topics/%lld",
	    words("version=%lld&name_nl=" WORD "+twee&name_en=Two&icon=plug&slug_nl=%s",
		(long long)version_of("article_category", second), taken));
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "slug_nl-error"));
	assert_non_null(strstr(answer.body, WORD " twee"));
	assert_int_equal(sql_number("SELECT category_id FROM article_category_slug WHERE slug = "
				    "'%s'",
			     taken),
	    first);
}

static void what_is_wrong_comes_back_with_what_was_typed(void **state)
{
	int64_t before = sql_number("SELECT COUNT(*) FROM article_category");
	struct answer answer = send(PERSON_AGENT, "/admin/knowledge/topics/new",
	    words("key=%s&name_nl=" WORD "+half&name_en=&icon=plug", web_key()));

	(void)state;
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, WORD " half"));
	assert_non_null(strstr(answer.body, "name_en-error"));
	answer = send(PERSON_AGENT, "/admin/knowledge/topics/new",
	    words("key=%s&name_nl=" WORD "+half&name_en=Half&icon=..%%2Fx", web_key()));
	assert_int_equal(answer.status, 422);
	assert_int_equal(send(PERSON_AGENT, "/admin/knowledge/folders/new",
			     words("key=%s&name_nl=" WORD "&name_en=x&topic=999999999", web_key()))
			     .status,
	    422);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article_category"), before);
}

static void a_double_click_makes_one_topic(void **state)
{
	int64_t before = sql_number("SELECT COUNT(*) FROM article_category");
	const char *data = words(
	    "key=%s&name_nl=" WORD "+dubbel&name_en=Double&icon=plug", web_key());

	(void)state;
	assert_int_equal(send(PERSON_AGENT, "/admin/knowledge/topics/new", data).status, 303);
	assert_int_equal(send(PERSON_AGENT, "/admin/knowledge/topics/new", data).status, 303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article_category"), before + 1);
}

static void who_saves_over_a_colleague_sees_what_is_stored(void **state)
{
	int64_t id = new_topic(), seen = version_of("article_category", id);
	struct answer answer;

	(void)state;
	assert_int_equal(send_to(id, "/admin/knowledge/topics/%lld",
			     words("version=%lld&name_nl=" WORD "+theirs&name_en=Theirs&icon=plug",
				 (long long)seen))
			     .status,
	    303);
	answer = send_to(id, "/admin/knowledge/topics/%lld",
	    words("version=%lld&name_nl=" WORD "+mine&name_en=Mine&icon=plug", (long long)seen));
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, WORD " theirs"));
	assert_non_null(strstr(answer.body, WORD " mine"));
	assert_string_equal(
	    sql_text("SELECT name_nl FROM article_category WHERE id = %lld", (long long)id),
	    WORD " theirs");
}

/* The folders of a topic in order, by their last letter. */
static const char *order_of(int64_t topic)
{
	return sql_text("SELECT GROUP_CONCAT(RIGHT(name_nl, 1) ORDER BY position, id SEPARATOR '') "
			"FROM article_folder WHERE category_id = %lld",
	    (long long)topic);
}

static struct answer move_folder(int64_t id, const char *to)
{
	return send_to(id, "/admin/knowledge/folders/%lld/move",
	    words("version=%lld&to=%s", (long long)version_of("article_folder", id), to));
}

static void folders_change_places_and_topics(void **state)
{
	int64_t topic = new_topic(), other = new_topic();
	int64_t a = new_folder(topic, "a"), b = new_folder(topic, "b"), c = new_folder(topic, "c");
	int64_t seen = version_of("article_folder", c);
	struct answer answer;

	(void)state;
	assert_string_equal(order_of(topic), "abc");
	answer = move_folder(c, "up");
	assert_int_equal(answer.status, 303);
	assert_string_equal(
	    web_header(&answer, "Location"), words(STRUCTURE "#folder-%lld", (long long)c));
	assert_string_equal(order_of(topic), "acb");
	/* Whose page is older than that presses once more: nothing happens but a message. */
	answer = send_to(
	    c, "/admin/knowledge/folders/%lld/move", words("version=%lld&to=up", (long long)seen));
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "data-failed"));
	assert_string_equal(order_of(topic), "acb");
	assert_int_equal(move_folder(a, "up").status, 303);
	assert_string_equal(order_of(topic), "acb");
	assert_int_equal(move_folder(a, "down").status, 303);
	assert_string_equal(order_of(topic), "cab");
	/* Equal positions of old keep nobody in place. */
	sql_run(
	    "UPDATE article_folder SET position = 100 WHERE category_id = %lld", (long long)topic);
	assert_string_equal(order_of(topic), "abc");
	assert_int_equal(move_folder(b, "up").status, 303);
	assert_string_equal(order_of(topic), "bac");
	new_folder(other, "d");
	assert_int_equal(send_to(b, "/admin/knowledge/folders/%lld",
			     words("version=%lld&name_nl=" WORD "+b&name_en=b&topic=%lld",
				 (long long)version_of("article_folder", b), (long long)other))
			     .status,
	    303);
	assert_string_equal(order_of(topic), "ac");
	assert_string_equal(order_of(other), "db");
}

static struct answer move_article(int64_t article, int64_t place, const char *to)
{
	return send_to(2, "/admin/knowledge/folders/%lld/order",
	    words("article=%lld&place=%lld&to=%s", (long long)article, (long long)place, to));
}

static const char *articles_of(int64_t folder)
{
	return sql_text(
	    "SELECT GROUP_CONCAT(id ORDER BY position, id) FROM article WHERE folder_id "
	    "= %lld",
	    (long long)folder);
}

static void articles_change_places_in_their_folder(void **state)
{
	int64_t version = version_of("article", 5);
	struct answer answer;

	(void)state;
	assert_string_equal(articles_of(2), "3,4,5");
	assert_int_equal(
	    send(PERSON_READER, "/admin/knowledge/folders/2/order", "article=5&place=3&to=up")
		.status,
	    403);
	answer = move_article(5, 3, "up");
	ASSERT_TO(answer, "/admin/knowledge/folders/2#article-5");
	assert_string_equal(articles_of(2), "3,5,4");
	/* Whoever writes it meanwhile is not told that it changed. */
	assert_int_equal(version_of("article", 5), version);
	answer = ASK(.method = "GET",
	    .path = "/nl/support/solutions/folders/2-inloggen-en-wachtwoord");
	assert_int_equal(answer.status, 200);
	assert_true(strstr(answer.body, "/articles/5-") < strstr(answer.body, "/articles/4-"));
	/* The second press of a page that is older than the first moves nothing. */
	answer = move_article(5, 3, "up");
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "data-failed"));
	assert_int_equal(move_article(7, 1, "up").status, 409); /* of another folder */
	assert_int_equal(move_article(5, 77, "up").status, 409);
	assert_string_equal(articles_of(2), "3,5,4");
	assert_int_equal(move_article(3, 1, "up").status, 303);
	assert_int_equal(move_article(5, 2, "down").status, 303);
	assert_string_equal(articles_of(2), "3,4,5");
}

/* So that the jobs keep the page under its new name warm, and search engines find it. */
static void a_folder_with_public_articles_is_on_the_site_map(void **state)
{
	int64_t version = version_of("article_folder", 1);
	char name_nl[100], name_en[100];

	(void)state;
	snprintf(name_nl, sizeof(name_nl), "%s",
	    sql_text("SELECT name_nl FROM article_folder WHERE id = 1"));
	snprintf(name_en, sizeof(name_en), "%s",
	    sql_text("SELECT name_en FROM article_folder WHERE id = 1"));
	assert_int_equal(
	    send_to(1, "/admin/knowledge/folders/%lld",
		words("version=%lld&topic=1&name_nl=" WORD "&name_en=Wagtail", (long long)version))
		.status,
	    303);
	assert_true(site_map_tells("/nl/support/solutions/folders/1-kwikstaartplank<"));
	assert_true(site_map_tells("/en/support/solutions/folders/1-wagtail<"));
	moved_to("/nl/support/solutions/folders/1-zoals-het-was",
	    "/nl/support/solutions/folders/1-kwikstaartplank");
	assert_false(site_map_tells(words("/folders/%lld-", (long long)new_folder(1, "leeg"))));
	sql_run("UPDATE article_folder SET name_nl = '%s', name_en = '%s' WHERE id = 1", name_nl,
	    name_en);
}

static void topics_change_places(void **state)
{
	int64_t first = new_topic(), second = new_topic();

	(void)state;
	assert_int_equal(
	    send_to(second, "/admin/knowledge/topics/%lld/move",
		words("version=%lld&to=up", (long long)version_of("article_category", second)))
		.status,
	    303);
	assert_true(
	    sql_number("SELECT position FROM article_category WHERE id = %lld", (long long)second) <
	    sql_number("SELECT position FROM article_category WHERE id = %lld", (long long)first));
	assert_true(sql_number("SELECT COUNT(*) FROM article_category") ==
	    sql_number("SELECT COUNT(DISTINCT position) FROM article_category"));
}

static void only_what_is_empty_is_removed(void **state)
{
	int64_t topic = new_topic(), folder = new_folder(topic, "vol");
	struct answer answer;
	char path[200];

	(void)state;
	snprintf(path, sizeof(path), "/nl/support/solutions/%s",
	    sql_text("SELECT slug_nl FROM article_category WHERE id = %lld", (long long)topic));
	answer = send_to(topic, "/admin/knowledge/topics/%lld/remove",
	    words("version=%lld", (long long)version_of("article_category", topic)));
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "href=\"#remove\""));
	assert_int_equal(send(PERSON_AGENT, "/admin/knowledge/folders/1/remove",
			     words("version=%lld", (long long)version_of("article_folder", 1)))
			     .status,
	    422);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article_folder WHERE id = 1"), 1);
	assert_int_equal(
	    send_to(folder, "/admin/knowledge/folders/%lld/remove", "version=77").status, 409);
	assert_int_equal(send_to(folder, "/admin/knowledge/folders/%lld/remove",
			     words("version=%lld", (long long)version_of("article_folder", folder)))
			     .status,
	    303);
	assert_int_equal(
	    send_to(topic, "/admin/knowledge/topics/%lld/remove",
		words("version=%lld", (long long)version_of("article_category", topic)))
		.status,
	    303);
	assert_int_equal(ASK(.method = "GET", .path = path).status, 404);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM audit WHERE action IN ('topic.add', 'topic.remove') "
		       "AND object = 'topic:%lld'",
		(long long)topic),
	    2);
}

/* SECURITY F1 */
static void f1_hostile_names_stay_words(void **state)
{
	int64_t id = new_topic();
	struct answer answer;

	(void)state;
	assert_int_equal(
	    send_to(id, "/admin/knowledge/topics/%lld",
		words("version=%lld&name_nl=" WORD "%%22%%3E%%3Csvg%%2Fonload%%3Dalert(1)%%3E%%7B%%"
		      "7BX%%7D%%7D&name_en=%%3C%%2Ftitle%%3E%%3Cscript%%3E&icon=plug&slug_nl="
		      "kwik%%2F..%%2Fx%%3Fy",
		    (long long)version_of("article_category", id)))
		.status,
	    303);
	assert_string_equal(
	    sql_text("SELECT slug_nl FROM article_category WHERE id = %lld", (long long)id),
	    "kwik-x-y");
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = STRUCTURE);
	assert_null(strstr(answer.body, "<svg/onload"));
	assert_null(strstr(answer.body, "</title><script>"));
	assert_non_null(strstr(answer.body, "{{X}}"));
	answer = ASK(.method = "GET", .path = "/nl/support/solutions/kwik-x-y");
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<svg/onload"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(h1_readers_look_and_only_agents_change, visitor_test_begin),
		cmocka_unit_test_setup(an_old_address_leads_to_the_new_one, visitor_test_begin),
		cmocka_unit_test_setup(
		    an_address_of_another_topic_is_not_given_away, visitor_test_begin),
		cmocka_unit_test_setup(
		    what_is_wrong_comes_back_with_what_was_typed, visitor_test_begin),
		cmocka_unit_test_setup(a_double_click_makes_one_topic, visitor_test_begin),
		cmocka_unit_test_setup(
		    who_saves_over_a_colleague_sees_what_is_stored, visitor_test_begin),
		cmocka_unit_test_setup(folders_change_places_and_topics, visitor_test_begin),
		cmocka_unit_test_setup(topics_change_places, visitor_test_begin),
		cmocka_unit_test_setup(articles_change_places_in_their_folder, visitor_test_begin),
		cmocka_unit_test_setup(
		    a_folder_with_public_articles_is_on_the_site_map, visitor_test_begin),
		cmocka_unit_test_setup(only_what_is_empty_is_removed, visitor_test_begin),
		cmocka_unit_test_setup(f1_hostile_names_stay_words, visitor_test_begin),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
