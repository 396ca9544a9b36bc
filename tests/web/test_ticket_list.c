/* SPDX-License-Identifier: Apache-2.0 */
/* What customers find in their list of tickets by typing: words of their own tickets and of the
 * organisation's for who may see it, never of others', at a cost that stays the same. SECURITY
 * H3. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search/search.h"

static const char note[] = "Alleen de nieuwste 2.000 treffers zijn doorzocht.";
static struct arena *arena;

/* A ticket of that person, with what the rules would have put into the index. */
static int64_t ticket(enum person of, int status, const char *subject, const char *body)
{
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "" };
	int64_t number;

	sql_run("INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, "
		"source, subject, created_at, updated_at, touched_at)"
		" SELECT organisation_id, id, (SELECT MIN(id) FROM ticket_type), %d, 2, 2, '%s', "
		"UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM user WHERE email = '%s'",
	    status, subject, web_people[of]);
	number = sql_number("SELECT MAX(id) FROM ticket");
	arena_reset(arena);
	db_use_arena(web_portal.writer, arena);
	assert_int_equal(db_begin(web_portal.writer), RES_OK);
	assert_int_equal(search_ticket_put(&ctx, number, subject, body), RES_OK);
	assert_int_equal(db_commit(web_portal.writer), RES_OK);
	return number;
}

static struct answer list(enum person as, const char *query)
{
	char path[300];

	snprintf(path, sizeof(path), "/support/tickets?%s", query);
	return ASK(.as = as, .method = "GET", .path = path);
}

/* Whether exactly these tickets are on the page, in this order. */
static void check_found(enum person as, const char *query, const int64_t *wanted, size_t count)
{
	static const char row[] = "<th scope=\"row\"><a href=\"/support/tickets/";
	struct answer answer = list(as, query);
	const char *at = answer.body;
	size_t rows = 0;

	assert_int_equal(answer.status, 200);
	for (; (at = strstr(at, row)) != NULL; rows++) {
		at += strlen(row);
		if (rows >= count || strtoll(at, NULL, 10) != wanted[rows])
			fail_msg("%s: row %zu is %.9s", query, rows, at);
	}
	if (rows != count)
		fail_msg("%s: %zu rows", query, rows);
}
#define CHECK_FOUND(as, query, ...)                              \
	check_found(as, query, (const int64_t[]){ __VA_ARGS__ }, \
	    sizeof((const int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t))
#define CHECK_NOTHING(as, query) check_found(as, query, NULL, 0)

/* Every word, in subject or message, in any form of it; the last one also begun; accents and case
 * folded. Beside the other filters and in any order. */
static void words_find_tickets(void **state)
{
	int64_t one = ticket(
		    PERSON_CUSTOMER, 1, "Lijstproef koppelingen vallen uit", "H\u00e9rtog"),
		two = ticket(PERSON_CUSTOMER, 3, "Lijstproef: koppeling hapert", "De Hertogkade"),
		done = ticket(PERSON_CUSTOMER, 7, "Lijstproef", "koppelen");

	(void)state;
	sql_run("UPDATE ticket SET updated_at = updated_at + INTERVAL 1 MINUTE WHERE id = %lld",
	    (long long)one);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef", one, two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=LIJSTPR", one, two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=koppeling+lijstproef", one, two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef+hertogk", two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=hert%C3%B3g+lijstproef", one);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&sort=changed", two, one);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&sort=-number", two, one);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&sort=number", one, two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&status=waiting", two);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&status=done", done);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstproef&status=all&sort=number", one, two, done);
	CHECK_NOTHING(PERSON_CUSTOMER, "q=lijstproef+bestaatnergens");
	CHECK_NOTHING(PERSON_CUSTOMER, "q=%25");
	assert_non_null(
	    strstr(list(PERSON_CUSTOMER, "q=bestaatnergens").body, "Geen tickets gevonden"));
}

/* SECURITY H3: nobody finds what he may not see, whatever the index knows. */
static void H3_words_find_only_what_one_may_see(void **state)
{
	int64_t mine = ticket(PERSON_CUSTOMER, 1, "Lijstgrens", ""),
		theirs = ticket(PERSON_COLLEAGUE, 1, "Lijstgrens", ""),
		moved = ticket(PERSON_CUSTOMER, 1, "Lijstgrens", "");

	(void)state;
	sql_run("UPDATE ticket SET organisation_id = (SELECT organisation_id FROM user WHERE email"
		" = '%s') WHERE id = %lld",
	    web_people[PERSON_STRANGER], (long long)moved);
	CHECK_FOUND(PERSON_CUSTOMER, "q=lijstgrens", mine);
	CHECK_FOUND(PERSON_COLLEAGUE, "q=lijstgrens", theirs);
	CHECK_NOTHING(PERSON_MANAGER, "q=lijstgrens");
	CHECK_FOUND(PERSON_MANAGER, "view=organisation&q=lijstgrens&sort=number", mine, theirs);
	CHECK_NOTHING(PERSON_STRANGER, "q=lijstgrens");
	assert_int_equal(list(PERSON_CUSTOMER, "view=organisation&q=lijstgrens").status, 404);
}

/* A number is the ticket, with or without its sign, of who may see it; else it is a word. */
static void a_number_is_the_ticket(void **state)
{
	int64_t number = ticket(PERSON_CUSTOMER, 7, "Lijstnummer 876543219", "");
	char query[100], to[100];

	(void)state;
	snprintf(to, sizeof(to), "/support/tickets/%lld", (long long)number);
	for (int i = 0; i < 2; i++) {
		struct answer answer;

		snprintf(query, sizeof(query), "q=%s%lld", i == 0 ? "" : "%23", (long long)number);
		answer = list(PERSON_CUSTOMER, query);
		ASSERT_TO(answer, to);
		assert_int_equal(list(PERSON_COLLEAGUE, query).status, 200);
	}
	CHECK_FOUND(PERSON_CUSTOMER, "q=%23876543219&status=done", number);
}

/* So many tickets of a colleague with one word in common; every hundredth is open. */
static void many_tickets(int count)
{
	sql_run("INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, "
		"source, subject, created_at, updated_at, touched_at)"
		" SELECT organisation_id, id, (SELECT MIN(id) FROM ticket_type), IF(seq %% 100 = 0,"
		" 1, 7), 2, 2, 'Lijstmassa', UTC_TIMESTAMP(), UTC_TIMESTAMP() - INTERVAL seq "
		"MINUTE, UTC_TIMESTAMP() FROM user JOIN seq_1_to_%d WHERE email = '%s'",
	    count, web_people[PERSON_COLLEAGUE]);
	sql_run("INSERT IGNORE INTO search_ticket (organisation_id, word, ticket_id, weight, "
		"requester_id) SELECT organisation_id, 'lijstmassa', id, 24, requester_id FROM "
		"ticket WHERE subject = 'Lijstmassa'");
	sql_run("INSERT IGNORE INTO search_word VALUES ('lijstmassa', 'lijstmassa')");
}

static bool says_so(enum person as, const char *query)
{
	return strstr(list(as, query).body, note) != NULL;
}

/* A word that stands in thousands of the organisation's tickets: of the organisation the newest are
 * looked at, says the page, but among open tickets all of those, and one's own are found however
 * old; a rare word beside it too. What is read does not grow with the tickets. */
static void a_common_word_is_bounded_and_says_so(void **state)
{
	int64_t mine = ticket(PERSON_CUSTOMER, 7, "Lijstmassa lijstzeldzaam", ""), done, own;

	(void)state;
	many_tickets(3000);
	CHECK_FOUND(PERSON_CUSTOMER, "status=done&q=lijstmassa", mine);
	assert_false(says_so(PERSON_CUSTOMER, "status=done&q=lijstmassa"));
	assert_true(says_so(PERSON_COLLEAGUE, "status=done&q=lijstmassa"));
	assert_false(says_so(PERSON_COLLEAGUE, "q=lijstmassa"));
	assert_true(says_so(PERSON_MANAGER, "view=organisation&status=done&q=lijstmassa"));
	assert_false(says_so(PERSON_MANAGER, "view=organisation&q=lijstmassa"));
	CHECK_FOUND(PERSON_MANAGER, "view=organisation&status=all&q=lijstmassa+lijstzel", mine);
	done = web_rows_read(
	    PERSON_MANAGER, "/support/tickets?view=organisation&status=done&q=lijstmassa");
	own = web_rows_read(PERSON_CUSTOMER, "/support/tickets?status=done&q=lijstmassa");
	many_tickets(3000);
	assert_in_range(web_rows_read(PERSON_MANAGER,
			    "/support/tickets?view=organisation&status=done&q=lijstmassa"),
	    done - 200, done + 200);
	assert_in_range(web_rows_read(PERSON_CUSTOMER, "/support/tickets?status=done&q=lijstmassa"),
	    own - 200, own + 200);
	assert_in_range(done, 2000, 9000);
	assert_in_range(own, 2000, 9000);
	assert_in_range(web_rows_read(PERSON_MANAGER,
			    "/support/tickets?view=organisation&q=lijstmassa+lijstzeldzaam"),
	    1, 3000);
	sql_run("DELETE FROM search_ticket WHERE word LIKE 'lijstm%%'");
	sql_run("DELETE FROM ticket WHERE subject = 'Lijstmassa'");
}

#define TEST(test) cmocka_unit_test_setup(test, visitor_test_begin)

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
		TEST(words_find_tickets),
		TEST(H3_words_find_only_what_one_may_see),
		TEST(a_number_is_the_ticket),
		TEST(a_common_word_is_bounded_and_says_so),
	};

	return cmocka_run_group_tests_name("web/ticket_list", tests, open_suite, close_suite);
}
