/* SPDX-License-Identifier: Apache-2.0 */
/* The desk writes the knowledge base: what readers have changes only by publishing, nobody overwrites a colleague, and nobody
 * but agents gets in. */
#include <stdio.h>
#include <string.h>

#include "visitor.h"

static struct visitor agent;

static int open_suite(void **state)
{
	int res = visitor_suite_open(state);

	visitor_new(&agent);
	visitor_sign_in(&agent, "sanne@daklab.example");
	return res;
}

static const char form[] =
    "language=nl&title=%s&summary=Kort&body=%s&folder=1&visibility=%d&organisation=%d&service=0"
    "&when=%s&seen=%lld&version=%lld&do=%s%s";
static char data[2000];

static const char *fields(const char *title, const char *body, int visibility, const char *when,
    int64_t seen, int64_t version, const char *act)
{
	snprintf(data, sizeof(data), form, title, body, visibility, 0, when, (long long)seen,
	    (long long)version, act, "");
	return data;
}

static struct answer add(const char *title, const char *when)
{
	char whole[2200];

	visitor_get(&agent, "/admin/knowledge/new");
	snprintf(whole, sizeof(whole), "key=%s&%s", web_key(),
	    fields(title, "Zwaluwtekst+van+het+artikel", 1, when, 0, 0, "save"));
	return visitor_post(&agent, "/admin/knowledge/new", whole);
}

static int64_t newest(void)
{
	return sql_number("SELECT MAX(id) FROM article");
}

static int status_for(enum person who, const char *pattern, int64_t id)
{
	char path[200];

	snprintf(path, sizeof(path), pattern, (long long)id);
	return ASK(.as = who, .method = "GET", .path = path).status;
}

static void a_draft_is_for_colleagues_until_it_is_published_H9(void **state)
{
	char path[200];
	int64_t id;

	(void)state;
	assert_int_equal(add("Zwaluw+op+het+dak", "keep").status, 303);
	id = newest();
	assert_int_equal(
	    status_for(PERSON_NONE, "/support/solutions/articles/%lld-zwaluw-op-het-dak", id), 404);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM search_document WHERE kind = 1 AND object_id = %lld",
		(long long)id),
	    0);
	snprintf(path, sizeof(path), "/admin/knowledge/%lld", (long long)id);
	visitor_get(&agent, path);
	assert_int_equal(
	    visitor_post(&agent, path,
		fields("Zwaluw+op+het+dak", "Zwaluwtekst+van+het+artikel", 1, "now", 1, 1, "save"))
		.status,
	    303);
	assert_int_equal(
	    status_for(PERSON_NONE, "/support/solutions/articles/%lld-zwaluw-op-het-dak", id), 200);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM search_document WHERE kind = 1 AND object_id = %lld",
		(long long)id),
	    1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM audit WHERE action = 'article.publish' "
				    "AND object = 'article:%lld'",
			     (long long)id),
	    1);
}

static void a_new_version_waits_while_readers_have_the_old_one(void **state)
{
	char path[200];
	struct answer answer;
	int64_t id, seen;

	(void)state;
	assert_int_equal(add("Mus+op+het+dak", "now").status, 303);
	id = newest();
	snprintf(path, sizeof(path), "/admin/knowledge/%lld", (long long)id);
	seen = sql_number(
	    "SELECT version FROM article_text WHERE article_id = %lld", (long long)id);
	visitor_get(&agent, path);
	assert_int_equal(visitor_post(&agent, path,
			     fields("Mus+op+het+dak", "Nieuwe+woorden", 1, "keep", seen, 1, "save"))
			     .status,
	    303);
	snprintf(
	    path, sizeof(path), "/support/solutions/articles/%lld-mus-op-het-dak", (long long)id);
	answer = ASK(.as = PERSON_NONE, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Zwaluwtekst"));
	assert_null(strstr(answer.body, "Nieuwe woorden"));
	snprintf(path, sizeof(path), "/admin/knowledge/%lld?show=1", (long long)id);
	answer = visitor_get(&agent, path); /* an old version, ready to be saved again */
	assert_non_null(strstr(answer.body, "Versie 1, zoals die was"));
	assert_non_null(strstr(answer.body, ">Zwaluwtekst van het artikel</textarea>"));
}

static void a_stale_save_overwrites_nothing_S2(void **state)
{
	char path[200];
	struct answer answer;
	int64_t id;

	(void)state;
	assert_int_equal(add("Kraai+op+het+dak", "keep").status, 303);
	id = newest();
	snprintf(path, sizeof(path), "/admin/knowledge/%lld", (long long)id);
	visitor_get(&agent, path);
	assert_int_equal(visitor_post(&agent, path,
			     fields("Kraai+op+het+dak", "Van+de+eerste", 1, "keep", 1, 1, "save"))
			     .status,
	    303);
	answer = visitor_post(
	    &agent, path, fields("Kraai+op+het+dak", "Van+de+tweede", 1, "keep", 1, 1, "save"));
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Van de eerste"));
	assert_non_null(strstr(answer.body, ">Van de tweede</textarea>"));
	assert_int_equal(
	    sql_number(
		"SELECT newest_version FROM article_text WHERE article_id = %lld", (long long)id),
	    2);
}

static void planning_publishes_at_its_moment_and_withdrawing_ends_it(void **state)
{
	char path[200], whole[2200];
	int64_t id, seen;

	(void)state;
	assert_int_equal(add("Merel+op+het+dak", "keep").status, 303);
	id = newest();
	snprintf(path, sizeof(path), "/admin/knowledge/%lld", (long long)id);
	visitor_get(&agent, path);
	snprintf(whole, sizeof(whole), "%s&date=2099-01-01&time=9:00",
	    fields("Merel+op+het+dak", "Zwaluwtekst+van+het+artikel", 1, "at", 1, 1, "save"));
	assert_int_equal(visitor_post(&agent, path, whole).status, 303);
	assert_int_equal(
	    status_for(PERSON_NONE, "/support/solutions/articles/%lld-merel-op-het-dak", id), 404);
	sql_run("UPDATE article_text SET live_at = '2020-01-01' WHERE article_id = %lld",
	    (long long)id);
	sql_run("UPDATE article SET visible_from = '2020-01-01' WHERE id = %lld", (long long)id);
	assert_int_equal(
	    status_for(PERSON_NONE, "/support/solutions/articles/%lld-merel-op-het-dak", id), 200);
	seen = sql_number(
	    "SELECT version FROM article_text WHERE article_id = %lld", (long long)id);
	assert_int_equal(visitor_post(&agent, path,
			     fields("Merel+op+het+dak", "Zwaluwtekst+van+het+artikel", 1,
				 "withdraw", seen, 1, "save"))
			     .status,
	    303);
	assert_int_equal(
	    status_for(PERSON_NONE, "/support/solutions/articles/%lld-merel-op-het-dak", id), 404);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM search_document WHERE kind = 1 AND object_id = %lld",
		(long long)id),
	    0);
}

static void a_preview_stores_nothing_and_a_mistake_keeps_the_text(void **state)
{
	char whole[2200];
	struct answer answer;
	int64_t before = sql_number("SELECT COUNT(*) FROM article");

	(void)state;
	visitor_get(&agent, "/admin/knowledge/new");
	snprintf(whole, sizeof(whole), "key=%s&%s", web_key(),
	    fields("Proef", "**Vet**+%3Cscript%3E", 1, "keep", 0, 0, "preview"));
	answer = visitor_post(&agent, "/admin/knowledge/new", whole);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "<strong>Vet</strong>"));
	assert_null(strstr(answer.body, "<script>")); /* F4 */
	snprintf(whole, sizeof(whole), "key=%s&%s", web_key(),
	    fields("Proef", "Tekst+die+blijft", 3, "keep", 0, 0, "save"));
	answer = visitor_post(&agent, "/admin/knowledge/new", whole);
	assert_int_equal(answer.status, 422); /* an organisation is missing */
	assert_non_null(strstr(answer.body, ">Tekst die blijft</textarea>"));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article"), before);
}

static void twice_the_same_form_makes_one_S1(void **state)
{
	char whole[2200];
	int64_t before = sql_number("SELECT COUNT(*) FROM article");

	(void)state;
	visitor_get(&agent, "/admin/knowledge/new");
	snprintf(whole, sizeof(whole), "key=%s&%s", web_key(),
	    fields("Dubbel", "Eenmaal", 1, "keep", 0, 0, "save"));
	assert_int_equal(visitor_post(&agent, "/admin/knowledge/new", whole).status, 303);
	assert_int_equal(visitor_post(&agent, "/admin/knowledge/new", whole).status, 303);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM article"), before + 1);
}

static void only_agents_get_in_H8(void **state)
{
	(void)state;
	assert_int_equal(status_for(PERSON_NONE, "/admin/knowledge", 0), 303);
	assert_int_equal(status_for(PERSON_MANAGER, "/admin/knowledge", 0), 404);
	assert_int_equal(status_for(PERSON_READER, "/admin/knowledge", 0), 200);
	assert_int_equal(status_for(PERSON_READER, "/admin/knowledge/new", 0), 403);
	assert_int_equal(status_for(PERSON_AGENT, "/admin/knowledge/%lld", INT64_C(99999999)), 404);
}

static void an_article_begins_with_the_answer_of_a_ticket(void **state)
{
	char path[200];
	struct answer answer;
	int64_t number = sql_number(
	    "SELECT t.id FROM ticket t WHERE t.status = 6 AND EXISTS (SELECT 1 FROM message m"
	    " JOIN user u ON u.id = m.author_id WHERE m.ticket_id = t.id AND m.kind = 1 AND u.role "
	    ">= 3) LIMIT 1");

	(void)state;
	snprintf(path, sizeof(path), "/admin/knowledge/new?ticket=%lld", (long long)number);
	answer = visitor_get(&agent, path);
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Overgenomen uit ticket"));
	assert_null(strstr(answer.body, "rows=\"22\" aria-describedby=\"markdown\"></textarea>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_is_for_colleagues_until_it_is_published_H9),
		cmocka_unit_test(a_new_version_waits_while_readers_have_the_old_one),
		cmocka_unit_test(a_stale_save_overwrites_nothing_S2),
		cmocka_unit_test(planning_publishes_at_its_moment_and_withdrawing_ends_it),
		cmocka_unit_test(a_preview_stores_nothing_and_a_mistake_keeps_the_text),
		cmocka_unit_test(twice_the_same_form_makes_one_S1),
		cmocka_unit_test(only_agents_get_in_H8),
		cmocka_unit_test(an_article_begins_with_the_answer_of_a_ticket),
	};

	return cmocka_run_group_tests_name(
	    "web/knowledge_desk", tests, open_suite, visitor_suite_close);
}
