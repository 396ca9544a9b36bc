/* SPDX-License-Identifier: Apache-2.0 */
/* The hour that comes twice, when summer time ends: what was written in it keeps its order and says
 * its own time, whatever the words of the clock are. SECURITY R3. */
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
		    R3_tickets_of_the_hour_that_comes_twice_keep_their_order, visitor_test_begin),
		cmocka_unit_test_setup(R3_the_database_counts_in_utc, visitor_test_begin),
	};

	return cmocka_run_group_tests_name(
	    "web/clock", tests, visitor_suite_open, visitor_suite_close);
}
