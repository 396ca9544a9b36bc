/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's queue: orders page by page, filters, and one change for many tickets. SECURITY G1, H8,
 * S2. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search/search.h"

static struct visitor agent;
static struct arena *arena;

static int begin(void **state)
{
	int res = visitor_test_begin(state);

	visitor_new(&agent);
	visitor_sign_in(&agent, "sanne@daklab.example");
	return res;
}

/* A ticket of its own for a test, new and nobody's. */
static int64_t ticket(const char *subject)
{
	sql_run("INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, "
		"source, subject, created_at, updated_at, touched_at)"
		" SELECT organisation_id, id, (SELECT MIN(id) FROM ticket_type), 1, 2, 2, '%s', "
		"UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP()"
		" FROM user WHERE email = 't.bos@vlierbeek.example'",
	    subject);
	return sql_number("SELECT MAX(id) FROM ticket");
}

/* What the rules would have put into the index, `times` in one transaction. */
static void put_in_transaction(int64_t number, const char *subject, const char *body, int times)
{
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "" };

	arena_reset(arena);
	db_use_arena(web_portal.writer, arena);
	assert_int_equal(db_begin(web_portal.writer), RES_OK);
	for (int i = 0; i < times; i++)
		assert_int_equal(search_ticket_put(&ctx, number, subject, body), RES_OK);
}
static void index_ticket(int64_t number, const char *subject, const char *body)
{
	put_in_transaction(number, subject, body, 1);
	assert_int_equal(db_commit(web_portal.writer), RES_OK);
}

static int64_t found_ticket(const char *subject, const char *body)
{
	int64_t number = ticket(subject);

	index_ticket(number, subject, body);
	return number;
}

static int64_t status_of(int64_t number)
{
	return sql_number("SELECT status FROM ticket WHERE id = %lld", (long long)number);
}

static struct answer bulk(struct visitor *v, const char *data)
{
	visitor_get(v, "/admin/tickets");
	return visitor_post(v, "/admin/tickets/bulk?view=open&sort=due", data);
}

/* The same below the rows that have this word: other tests' tickets fill more than a page. */
static struct answer bulk_among(struct visitor *v, const char *word, const char *data)
{
	char path[100];

	visitor_get(v, "/admin/tickets");
	snprintf(path, sizeof(path), "/admin/tickets/bulk?view=open&q=%s", word);
	return visitor_post(v, path, data);
}

/* ---- orders ---- */

#define ROWS_MAX 400

/* The numbers of a page's rows, and the address of the next page in `next`. */
static size_t read_page(const char *path, int64_t *numbers, size_t count, char next[300])
{
	struct answer answer = visitor_get(&agent, path);
	const char *at = answer.body, *href;

	assert_int_equal(answer.status, 200);
	while ((at = strstr(at, "<th scope=\"row\"><a href=\"/admin/tickets/")) != NULL &&
	    count < ROWS_MAX) {
		at += strlen("<th scope=\"row\"><a href=\"/admin/tickets/");
		numbers[count++] = strtoll(at, NULL, 10);
	}
	next[0] = '\0';
	href = strstr(answer.body, "\" rel=\"next\"");
	if (href != NULL) {
		const char *end = href;

		while (href[-1] != '"')
			href--;
		for (size_t n = 0; href < end && n < 299; n++, next[n] = '\0') {
			next[n] = *href;
			href += strncmp(href, "&amp;", 5) == 0 ? 5 : 1;
		}
	}
	return count;
}

static void check_order(const char *sort, const char *by)
{
	int64_t numbers[ROWS_MAX];
	char path[300];
	size_t count = 0;

	snprintf(path, sizeof(path), "/admin/tickets?view=open&sort=%s", sort);
	for (int pages = 0; path[0] != '\0'; pages++) {
		char next[300];

		assert_true(pages < 9);
		count = read_page(path, numbers, count, next);
		snprintf(path, sizeof(path), "%s", next);
	}
	assert_int_equal(count, sql_number("SELECT COUNT(*) FROM ticket WHERE is_open = 1"));
	for (size_t i = 0; i < count; i++)
		if (numbers[i] !=
		    sql_number(
			"SELECT id FROM ticket WHERE is_open = 1 ORDER BY %s LIMIT 1 OFFSET %zu",
			by, i))
			fail_msg("%s: row %zu is %lld", sort, i, (long long)numbers[i]);
}

/* Every open ticket once and in order over all pages, with many that are equal in what orders them.
 */
static void each_order_pages_through_everything(void **state)
{
	static const struct {
		const char *word, *by;
	} orders[] = {
		{ "-changed", "touched_at DESC, id DESC" },
		{ "changed", "touched_at, id" },
		{ "due", "COALESCE(due_at, '9998-12-31'), id" },
		{ "-due", "COALESCE(due_at, '9998-12-31') DESC, id DESC" },
		{ "-priority", "priority DESC, id DESC" },
		{ "priority", "priority, id" },
	};

	(void)state;
	for (int i = 0; i < 80; i++)
		ticket("Vulling");
	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		check_order(orders[i].word, orders[i].by);
	sql_run("DELETE FROM ticket WHERE subject = 'Vulling'");
}

/* SECURITY G1: an order that is none is the usual one. */
static void G1_an_unknown_order_is_the_usual_one(void **state)
{
	int64_t usual[ROWS_MAX], odd[ROWS_MAX];
	char next[300];
	size_t count = read_page("/admin/tickets?view=open", usual, 0, next);

	(void)state;
	assert_int_equal(
	    read_page("/admin/tickets?view=open&sort=id%3BDROP+TABLE+ticket", odd, 0, next), count);
	assert_memory_equal(usual, odd, count * sizeof(usual[0]));
}

static void the_queue_of_one_requester(void **state)
{
	int64_t id = sql_number("SELECT id FROM user WHERE email = 'j.devries@vlierbeek.example'"),
		numbers[ROWS_MAX];
	char path[200], next[300];
	size_t count;

	(void)state;
	snprintf(path, sizeof(path), "/admin/tickets?view=open&requester=%lld", (long long)id);
	count = read_page(path, numbers, 0, next);
	assert_int_equal(count,
	    sql_number("SELECT COUNT(*) FROM ticket WHERE is_open = 1 AND requester_id = %lld",
		(long long)id));
	for (size_t i = 0; i < count; i++)
		assert_int_equal(sql_number("SELECT requester_id FROM ticket WHERE id = %lld",
				     (long long)numbers[i]),
		    id);
	assert_non_null(strstr(visitor_get(&agent, path).body, "Jolanda de Vries<"));
	snprintf(path, sizeof(path), "/admin/customers/%lld", (long long)id);
	assert_non_null(strstr(visitor_get(&agent, path).body, "view=done&amp;requester="));
}

/* ---- what is typed ---- */

/* Whether exactly these tickets are on the page, in this order. */
static void check_found(const char *query, const int64_t *wanted, size_t count)
{
	int64_t numbers[ROWS_MAX];
	char path[300], next[300];

	snprintf(path, sizeof(path), "/admin/tickets?%s%s",
	    strncmp(query, "view=", 5) == 0 ? "" : "view=open&", query);
	if (read_page(path, numbers, 0, next) != count)
		fail_msg("%s: %zu rows", query, read_page(path, numbers, 0, next));
	for (size_t i = 0; i < count; i++)
		if (numbers[i] != wanted[i])
			fail_msg("%s: row %zu is %lld", query, i, (long long)numbers[i]);
}
#define CHECK_FOUND(query, ...)                              \
	check_found(query, (const int64_t[]){ __VA_ARGS__ }, \
	    sizeof((const int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t))

/* Every word, in subject or message, in any form of it; the last one also begun; accents and case
 * folded. Beside the other filters and in any order. */
static void words_find_tickets(void **state)
{
	int64_t one = found_ticket("Grutteproef koppelingen vallen uit", "Op de H\u00e9rtogkade"),
		two = found_ticket(
		    "Grutteproef: \u00e9\u00e9n koppeling hapert", "Kade van Hertog");

	(void)state;
	sql_run("UPDATE ticket SET touched_at = touched_at - INTERVAL 1 MINUTE, priority = 4, "
		"status = 2 WHERE id = %lld",
	    (long long)one);
	CHECK_FOUND("q=grutteproef", two, one);
	CHECK_FOUND("q=GRUTTE", two, one);
	CHECK_FOUND("q=grutteproef+koppelin", two, one);
	CHECK_FOUND("q=koppeling+grutteproef", two, one);
	CHECK_FOUND("q=grutteproef+hertogk", one);
	CHECK_FOUND("q=grutteproef+hert%C3%B3g", two, one);
	CHECK_FOUND("q=hertog+grutteproef", two);
	CHECK_FOUND("q=grutteproef&sort=changed", one, two);
	CHECK_FOUND("q=grutteproef&sort=-priority", one, two);
	CHECK_FOUND("q=grutteproef&sort=priority", two, one);
	CHECK_FOUND("q=grutteproef&status=2", one);
	check_found("q=grutteproef&assignee=1", NULL, 0);
	check_found("q=grutteproef+bestaatnergens", NULL, 0);
	check_found("q=bestaatnergens", NULL, 0);
	check_found("q=%25", NULL, 0);
	check_found("q=de", NULL, 0);
	check_found("view=done&q=grutteproef", NULL, 0);
	check_found("view=late&q=grutteproef", NULL, 0);
	sql_run(
	    "UPDATE ticket SET response_due_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR WHERE id = %lld",
	    (long long)two);
	CHECK_FOUND("view=late&q=grutteproef", two);
	check_found("view=soon&q=grutteproef", NULL, 0);
}

/* A number is the ticket, with or without its sign; one that is none is a word. */
static void a_number_is_the_ticket(void **state)
{
	int64_t number = found_ticket("Grutnummer 987654321", "");
	char path[100], to[100];

	(void)state;
	snprintf(to, sizeof(to), "/admin/tickets/%lld", (long long)number);
	for (int i = 0; i < 2; i++) {
		struct answer answer;

		snprintf(path, sizeof(path), "/admin/tickets?q=%s%lld", i == 0 ? "" : "%23",
		    (long long)number);
		answer = visitor_get(&agent, path);
		ASSERT_TO(answer, to);
	}
	CHECK_FOUND("q=987654321", number);
	CHECK_FOUND("q=%23987654321", number);
}

/* The beginning of the requester's name or address finds the tickets too; wildcards are letters. */
static void the_requester_is_found(void **state)
{
	int64_t numbers[ROWS_MAX];
	char next[300];
	int64_t tickets = sql_number(
	    "SELECT COUNT(*) FROM ticket t JOIN user u ON u.id = t.requester_id WHERE t.is_open = 1"
	    " AND u.email = 'j.devries@vlierbeek.example'");
	static const char *const typed[] = { "Jolanda", "jolanda+de+v", "j.devries%40vlierbeek",
		"J.DEVRIES%40VLIERBEEK.EXAMPLE" };

	(void)state;
	assert_true(tickets > 0);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		char path[200];

		snprintf(path, sizeof(path), "/admin/tickets?view=open&q=%s", typed[i]);
		assert_int_equal(read_page(path, numbers, 0, next), tickets);
	}
	check_found("q=_olanda", NULL, 0);
	check_found("q=%25%25", NULL, 0);
}

/* A worker remembers which words the server has, but not those of a transaction that was undone,
 * however often that one put them. */
static void words_of_an_undone_ticket_are_not_taken_for_known(void **state)
{
	int64_t number = ticket("Kwaspelgrut");

	(void)state;
	put_in_transaction(number, "Kwaspelgrut", "", 3);
	db_rollback(web_portal.writer);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM search_word WHERE word = 'kwaspelgrut'"), 0);
	for (int i = 0; i < 3; i++)
		index_ticket(number, "Kwaspelgrut", "");
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM search_word WHERE word = 'kwaspelgrut'"), 1);
	assert_non_null(strstr(
	    visitor_get(&agent, "/admin/tickets?view=open&q=kwaspelgr").body, "Kwaspelgrut"));
	assert_non_null(strstr(
	    visitor_get(&agent, "/admin/tickets?view=open&q=kwaspelgrut").body, "Kwaspelgrut"));
}

/* So many tickets with one word in common, behind the index's back; every hundredth is open. */
static void many_tickets(int count)
{
	sql_run(
	    "INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, "
	    "source, subject, created_at, updated_at, touched_at)"
	    " SELECT organisation_id, id, (SELECT MIN(id) FROM ticket_type), IF(seq %% 100 = 0, "
	    "1, 7), 2, 2, 'Grutmassa', UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() - "
	    "INTERVAL seq MINUTE FROM user JOIN seq_1_to_%d WHERE email = "
	    "'t.bos@vlierbeek.example'",
	    count);
	sql_run(
	    "INSERT IGNORE INTO search_ticket (organisation_id, word, ticket_id, weight, "
	    "requester_id) SELECT organisation_id, 'grutmassa', id, 24, requester_id FROM ticket"
	    " WHERE subject = 'Grutmassa'");
	sql_run("INSERT IGNORE INTO search_word VALUES ('grutmassa', 'grutmassa')");
}

/* What stands in thousands of tickets is looked for in the newest of them, says the page, but among
 * open tickets in all of those; a rare word beside it is found however old. What is read does not
 * grow with the tickets. */
static void a_common_word_is_bounded_and_says_so(void **state)
{
	int64_t rare = found_ticket("Grutmassa grutzeldzaam", ""), some, numbers[ROWS_MAX];
	char path[300] = "/admin/tickets?view=open&q=grutmassa";
	static const char note[] = "Alleen de nieuwste 2.000 treffers zijn doorzocht.";
	size_t count = 0;

	(void)state;
	many_tickets(3000);
	assert_null(strstr(visitor_get(&agent, path).body, note));
	while (path[0] != '\0') {
		char next[300];

		count = read_page(path, numbers, count, next);
		snprintf(path, sizeof(path), "%s", next);
	}
	assert_int_equal(count, 31);
	assert_non_null(
	    strstr(visitor_get(&agent, "/admin/tickets?view=done&q=grutmassa").body, note));
	assert_int_equal(read_page("/admin/tickets?view=done&q=grutmassa", numbers, 0, path), 50);
	CHECK_FOUND("q=grutmassa+grutzeldzaam", rare);
	assert_null(strstr(
	    visitor_get(&agent, "/admin/tickets?view=done&q=grutmassa+grutzeldzaam").body, note));
	some = web_rows_read(PERSON_AGENT, "/admin/tickets?view=done&q=grutmassa");
	many_tickets(3000);
	assert_in_range(some, 2000, 9000);
	assert_in_range(web_rows_read(PERSON_AGENT, "/admin/tickets?view=done&q=grutmassa"),
	    some - 200, some + 200);
	assert_in_range(
	    web_rows_read(PERSON_AGENT, "/admin/tickets?view=open&q=grutmassa"), 1, 9000);
	assert_in_range(
	    web_rows_read(PERSON_AGENT, "/admin/tickets?view=open&q=grutmassa+grutzeldzaam"), 1,
	    3000);
	assert_in_range(
	    web_rows_read(PERSON_AGENT, "/admin/tickets?view=open&q=grutnergens"), 1, 1000);
	sql_run("DELETE FROM search_ticket WHERE word LIKE 'grutm%%'");
	sql_run("DELETE FROM ticket WHERE subject = 'Grutmassa'");
}

/* ---- many at once ---- */

static void many_change_at_once_and_events_say_so(void **state)
{
	int64_t one = ticket("Eerste"), two = ticket("Tweede"),
		pieter = sql_number("SELECT id FROM user WHERE email = 'pieter@daklab.example'");
	char data[300];
	struct answer answer;

	(void)state;
	snprintf(data, sizeof(data),
	    "t=%lld.1&t=%lld.1&set_assignee=%lld&set_status=2&set_priority=4&set_type=",
	    (long long)one, (long long)two, (long long)pieter);
	answer = bulk(&agent, data);
	ASSERT_TO(answer, "/admin/tickets?view=open&sort=due&done=2");
	assert_int_equal(sql_number("SELECT COUNT(*) FROM ticket WHERE id IN (%lld, %lld) AND "
				    "assignee_id = %lld AND status = 2 AND priority = 4"
				    " AND version = 2",
			     (long long)one, (long long)two, (long long)pieter),
	    2);
	assert_int_equal(
	    sql_number(
		"SELECT COUNT(*) FROM ticket_event WHERE ticket_id = %lld AND kind IN (2, 3, 4)",
		(long long)two),
	    3);
	answer = visitor_get(&agent, "/admin/tickets?view=open&sort=due&done=2");
	assert_non_null(strstr(answer.body, "2 tickets zijn gewijzigd."));
	snprintf(data, sizeof(data), "t=%lld.2&mine=1&set_status=6", (long long)one);
	assert_int_equal(bulk(&agent, data).status, 303);
	assert_int_equal(
	    sql_number("SELECT assignee_id FROM ticket WHERE id = %lld", (long long)one),
	    sql_number("SELECT id FROM user WHERE email = 'sanne@daklab.example'"));
	assert_int_equal(status_of(one), 2); /* "to me" is that and nothing else */
	snprintf(data, sizeof(data), "t=%lld.3&set_assignee=-1", (long long)one);
	assert_int_equal(bulk(&agent, data).status, 303);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM ticket WHERE id = %lld AND assignee_id IS NULL",
		(long long)one),
	    1);
}

/* SECURITY S2: what moved, may not, or is gone stays as it is, whole, and is told; the others
 * change. */
static void S2_what_could_not_be_done_is_told(void **state)
{
	int64_t good = ticket("Kan"), moved = ticket("Bewogen"), closed = ticket("Gesloten");
	char data[300], told[100];
	struct answer answer;
	char *to;

	(void)state;
	sql_run("UPDATE ticket SET version = 5 WHERE id = %lld", (long long)moved);
	sql_run("UPDATE ticket SET status = 7, closed_at = UTC_TIMESTAMP() WHERE id = %lld",
	    (long long)closed);
	snprintf(data, sizeof(data),
	    "t=%lld.1&t=%lld.1&t=99999999.1&t=%lld.1&set_status=4&set_priority=4",
	    (long long)closed, (long long)good, (long long)moved);
	answer = bulk(&agent, data);
	assert_int_equal(answer.status, 303);
	to = strdup(web_header(&answer, "Location"));
	assert_non_null(strstr(to, "&done=1"));
	assert_int_equal(status_of(good), 4);
	assert_int_equal(status_of(moved), 1);
	assert_int_equal(status_of(closed), 7);
	assert_int_equal(
	    sql_number("SELECT priority FROM ticket WHERE id = %lld", (long long)closed),
	    2); /* not half */
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM ticket_event WHERE ticket_id IN (%lld, %lld)",
		(long long)moved, (long long)closed),
	    0);
	answer = visitor_get(&agent, to);
	snprintf(told, sizeof(told), "#%lld</a>: iemand anders heeft het intussen gewijzigd",
	    (long long)moved);
	assert_non_null(strstr(answer.body, told));
	snprintf(told, sizeof(told), "#%lld</a>: kan deze status niet krijgen", (long long)closed);
	assert_non_null(strstr(answer.body, told));
	assert_non_null(strstr(answer.body, "#99999999</a>: bestaat niet meer"));
	free(to);
}

static void a_bar_without_rows_or_change_comes_back(void **state)
{
	int64_t number = found_ticket("Blijft", "");
	char data[200], ticked[60];
	struct answer answer;

	(void)state;
	assert_int_equal(bulk(&agent, "set_status=2").status, 422);
	snprintf(data, sizeof(data),
	    "t=%lld.1&set_assignee=&set_status=&set_type=&set_priority=", (long long)number);
	answer = bulk_among(&agent, "Blijft", data);
	assert_int_equal(answer.status, 422);
	snprintf(ticked, sizeof(ticked), "value=\"%lld.1\" aria-label=\"#%lld\" checked",
	    (long long)number, (long long)number);
	assert_non_null(strstr(answer.body, ticked));
	snprintf(data, sizeof(data), "t=%lld.1&set_assignee=%lld&set_status=2", (long long)number,
	    (long long)sql_number("SELECT id FROM user WHERE email = 't.bos@vlierbeek.example'"));
	assert_int_equal(bulk(&agent, data).status, 422); /* a customer is nobody's assignee */
	assert_int_equal(bulk(&agent, "t=10001&set_status=2").status, 400);
	assert_int_equal(status_of(number), 1);
}

/* SECURITY H8: who may only read changes nothing. */
static void H8_a_reader_has_no_bar(void **state)
{
	struct visitor reader;

	(void)state;
	visitor_new(&reader);
	visitor_sign_in(&reader, "lezer@daklab.example");
	assert_null(strstr(visitor_get(&reader, "/admin/tickets").body, "name=\"t\""));
	assert_int_equal(
	    visitor_post(&reader, "/admin/tickets/bulk", "t=10036.1&set_status=2").status, 403);
}

static void single_keys_are_switched_off_and_on(void **state)
{
	(void)state;
	assert_null(strstr(visitor_get(&agent, "/admin/tickets").body, "data-nokeys"));
	assert_int_equal(
	    visitor_post(&agent, "/support/profile/keys", "keys=off&from=desk").status, 303);
	assert_non_null(strstr(visitor_get(&agent, "/admin/tickets").body, "data-nokeys"));
	visitor_get(&agent, "/support/profile");
	assert_int_equal(visitor_post(&agent, "/support/profile/keys", "keys=on").status, 303);
	assert_null(strstr(visitor_get(&agent, "/admin/tickets").body, "data-nokeys"));
}

#define TEST(test) cmocka_unit_test_setup(test, begin)

/* Each page of the desk says how many requests for an account wait. */
static void the_menu_counts_requests_that_wait(void **state)
{
	int64_t waiting = sql_number("SELECT COUNT(*) FROM registration WHERE status = 2");
	char mark[80];

	(void)state;
	assert_true(waiting >= 1);
	for (int i = 0; i < 2; i++, waiting++) {
		snprintf(mark, sizeof(mark), "<span class=\"count act\">%lld<span class=\"vh\">",
		    (long long)waiting);
		assert_non_null(strstr(visitor_get(&agent, "/admin/tickets").body, mark));
		assert_non_null(strstr(visitor_get(&agent, "/admin/customers").body, mark));
		sql_run("INSERT INTO registration (name, email, organisation_name, manager_name, "
			"manager_email, status, created_at, confirmed_at)"
			" VALUES ('Nieuw', 'nieuw@elders.example', 'Elders', 'Baas', "
			"'baas@elders.example', 2, UTC_TIMESTAMP(), UTC_TIMESTAMP())");
	}
	sql_run("DELETE FROM registration WHERE email = 'nieuw@elders.example'");
	sql_run("UPDATE registration SET status = status + 10 WHERE status = 2");
	assert_null(strstr(visitor_get(&agent, "/nl/admin/tickets").body, "Aanvragen <span"));
	sql_run("UPDATE registration SET status = 2 WHERE status = 12");
}

/* Who answers sees that the customer cannot read it in the portal. */
static void a_ticket_says_that_its_customer_cannot_sign_in(void **state)
{
	const char *email = visitor_account();
	int64_t number = ticket("Wie leest dit");
	char path[80];

	(void)state;
	sql_run("UPDATE ticket SET requester_id = (SELECT id FROM user WHERE email = '%s') WHERE "
		"id = %lld",
	    email, (long long)number);
	snprintf(path, sizeof(path), "/nl/admin/tickets/%lld", (long long)number);
	assert_null(strstr(visitor_get(&agent, path).body, "Uitgeschakeld</span>"));
	sql_run("UPDATE user SET status = 3 WHERE email = '%s'", email);
	assert_non_null(strstr(visitor_get(&agent, path).body, "Uitgeschakeld</span>"));
	sql_run("UPDATE user SET status = 1 WHERE email = '%s'", email);
	assert_non_null(strstr(visitor_get(&agent, path).body, "Uitgenodigd</span>"));
	sql_run("UPDATE ticket SET status = 6 WHERE id = %lld", (long long)number);
}

static int open_suite(void **state)
{
	arena = arena_create(64 * 1024 * 1024);
	return arena == NULL ? -1 : visitor_suite_open(state);
}

static int close_suite(void **state)
{
	arena_destroy(arena);
	return visitor_suite_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_order_pages_through_everything),
		TEST(G1_an_unknown_order_is_the_usual_one),
		TEST(the_queue_of_one_requester),
		TEST(words_find_tickets),
		TEST(words_of_an_undone_ticket_are_not_taken_for_known),
		TEST(a_number_is_the_ticket),
		TEST(the_requester_is_found),
		TEST(a_common_word_is_bounded_and_says_so),
		TEST(many_change_at_once_and_events_say_so),
		TEST(S2_what_could_not_be_done_is_told),
		TEST(a_bar_without_rows_or_change_comes_back),
		TEST(H8_a_reader_has_no_bar),
		TEST(single_keys_are_switched_off_and_on),
		TEST(the_menu_counts_requests_that_wait),
		TEST(a_ticket_says_that_its_customer_cannot_sign_in),
	};

	return cmocka_run_group_tests_name("web/queue", tests, open_suite, close_suite);
}
