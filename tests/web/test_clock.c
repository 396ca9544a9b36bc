/* SPDX-License-Identifier: Apache-2.0 */
/* The hour that comes twice, when summer time ends: what was written in it keeps its order and says
 * its own time, whatever the words of the clock are (SECURITY R3). And the days after which a
 * ticket that waits for its requester closes. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t new_ticket(struct visitor *v, const char *instant, const char *subject)
{
	struct answer answer;
	char data[300];

	visitor_at(instant);
	snprintf(data, sizeof(data), "key=%s&subject=%s&type=1&description=Tweemaal+half+drie",
	    web_key(), subject);
	visitor_get(v, "/support/tickets/new");
	answer = visitor_post(v, "/support/tickets", data);
	assert_int_equal(answer.status, 303);
	return strtoll(strrchr(web_header(&answer, "Location"), '/') + 1, NULL, 10);
}

static void R3_tickets_of_the_hour_that_comes_twice_keep_their_order(void **state)
{
	struct visitor v;
	struct answer answer;
	const char *early, *late;
	int64_t first, second;

	(void)state;
	visitor_at("2026-10-25T00:30:00Z");
	visitor_new(&v);
	visitor_sign_in(&v, visitor_account());
	first = new_ticket(&v, "2026-10-25T00:30:00Z", "Zomertijd");
	second = new_ticket(&v, "2026-10-25T00:45:00Z", "Nog+zomertijd");
	assert_true(second > first);
	first = new_ticket(&v, "2026-10-25T01:10:00Z", "Wintertijd"); /* 2:10, before 2:30 */
	assert_string_equal(
	    sql_text("SELECT created_at FROM ticket WHERE id = %lld", (long long)first),
	    "2026-10-25 01:10:00");
	answer = visitor_get(&v, "/support/tickets");
	early = strstr(answer.body, ">Zomertijd<");
	late = strstr(answer.body, ">Wintertijd<");
	assert_true(early != NULL && late != NULL && late < early); /* the newest first */
	assert_non_null(strstr(answer.body, "datetime=\"2026-10-25T00:30:00Z\""));
	assert_non_null(strstr(answer.body, "datetime=\"2026-10-25T01:10:00Z\""));
}

static void R3_the_database_counts_in_utc(void **state)
{
	(void)state;
	assert_string_equal(sql_text("SELECT @@session.time_zone"), "+00:00");
	assert_int_equal(
	    sql_number("SELECT ABS(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW())) < 2"), 1);
}

/* The page of a ticket as its requester reads it then. */
static const char *read_at(
    struct visitor *requester, const char *instant, const char *email, const char *page)
{
	visitor_at(instant);
	visitor_sign_in(requester, email);
	return visitor_get(requester, page).body;
}

/* Who needs more than seven days says so, and has seven again. */
static void days_to_answer_begin_anew(void **state)
{
	const char *email = visitor_account();
	struct visitor requester, agent;
	struct answer answer;
	char page[100], reply[100], keep[100], data[200];
	long long number;

	(void)state;
	visitor_at("2026-11-02T09:00:00Z");
	visitor_new(&requester);
	visitor_sign_in(&requester, email);
	number = new_ticket(&requester, "2026-11-02T09:00:00Z", "Wacht+op+mij");
	snprintf(page, sizeof(page), "/support/tickets/%lld", number);
	snprintf(keep, sizeof(keep), "/support/tickets/%lld/keep-open", number);
	snprintf(reply, sizeof(reply), "/admin/tickets/%lld/reply", number);
	visitor_get(&requester, page);
	assert_int_equal(visitor_post(&requester, keep, "version=1").status, 409);
	visitor_new(&agent);
	visitor_sign_in(&agent, web_people[PERSON_AGENT]);
	visitor_get(&agent, "/admin/tickets");
	snprintf(data, sizeof(data), "key=%s&body=Welke+browser&then=waiting&seen=0", web_key());
	assert_int_equal(visitor_post(&agent, reply, data).status, 303);
	assert_non_null(strstr(visitor_get(&requester, page).body, "Nog 7 dagen"));
	assert_non_null(
	    strstr(read_at(&requester, "2026-11-08T08:00:00Z", email, page), "Nog 2 dagen"));
	assert_non_null(
	    strstr(read_at(&requester, "2026-11-09T08:00:00Z", email, page), "Nog 1 dag"));
	answer = visitor_post(&requester, keep, "version=2");
	ASSERT_TO(answer, page);
	assert_non_null(strstr(visitor_get(&requester, page).body, "Nog 7 dagen"));
	assert_int_equal(sql_number("SELECT status FROM ticket WHERE id = %lld", number), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    R3_tickets_of_the_hour_that_comes_twice_keep_their_order, visitor_test_begin),
		cmocka_unit_test_setup(R3_the_database_counts_in_utc, visitor_test_begin),
		cmocka_unit_test_setup(days_to_answer_begin_anew, visitor_test_begin),
	};

	return cmocka_run_group_tests_name(
	    "web/clock", tests, visitor_suite_open, visitor_suite_close);
}
