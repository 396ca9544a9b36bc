/* SPDX-License-Identifier: Apache-2.0 */
/* Problems at the desk: who may, what a form sent twice makes, what two agents do to each other,
 * which tickets one gathers, and that each requester is told once. SECURITY H1, H5, H8, S1, S2, T6.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "bulk/bulk.h"
#include "problem/problem.h"

static char path[300], data[4000];

static int64_t number_at_end(const struct answer *answer)
{
	const char *to = web_header(answer, "Location");
	long long number = 0;

	assert_int_equal(answer->status, 303);
	assert_non_null(to);
	assert_int_equal(sscanf(strrchr(to, '/') + 1, "%lld", &number), 1);
	return number;
}

static int64_t new_ticket(enum person as, const char *subject)
{
	struct answer answer;

	snprintf(data, sizeof(data), "key=%s&type=1&subject=%s&description=Het+werkt+niet",
	    web_key(), subject);
	answer = ASK(.as = as, .method = "POST", .path = "/support/tickets", .data = data);
	return number_at_end(&answer);
}

static struct answer create(enum person as, const char *key, const char *title, int64_t ticket)
{
	snprintf(data, sizeof(data),
	    "key=%s&title=%s&service=1&owner=2&description=Wat+wij+weten&ticket=%lld&set_type=1",
	    key, title, (long long)ticket);
	if (ticket == 0)
		*strstr(data, "&ticket=0") = '\0';
	return ASK(.as = as, .method = "POST", .path = "/admin/problems", .data = data);
}

static int64_t new_problem(int64_t ticket)
{
	struct answer answer = create(PERSON_AGENT, web_key(), "Oorzaak+onbekend", ticket);

	return number_at_end(&answer);
}

static struct answer post(enum person as, int64_t problem, const char *what, const char *body)
{
	snprintf(path, sizeof(path), "/admin/problems/%lld%s", (long long)problem, what);
	return ASK(.as = as, .method = "POST", .path = path, .data = body);
}

static struct answer link_ticket(enum person as, int64_t problem, int64_t ticket)
{
	char body[60];

	snprintf(body, sizeof(body), "ticket=%lld", (long long)ticket);
	return post(as, problem, "/tickets", body);
}

static int64_t count(const char *format, int64_t a, int64_t b)
{
	char sql[600];

	snprintf(sql, sizeof(sql), format, (long long)a, (long long)b);
	return web_number(sql);
}

/* SECURITY S1 */
static void a_form_sent_twice_makes_one_problem(void **state)
{
	int64_t before = web_number("SELECT COUNT(*) FROM problem"), first;
	char key[32];
	struct answer answer;

	(void)state;
	snprintf(key, sizeof(key), "%s", web_key());
	answer = create(PERSON_AGENT, key, "Tweemaal+verstuurd", 0);
	first = number_at_end(&answer);
	answer = create(PERSON_AGENT, key, "Tweemaal+verstuurd", 0);
	assert_int_equal(number_at_end(&answer), first);
	assert_int_equal(web_number("SELECT COUNT(*) FROM problem"), before + 1);
	assert_int_equal(count("SELECT COUNT(*) FROM audit WHERE action = 'problem.create' AND "
			       "object = 'problem:%lld'",
			     first, 0),
	    1);
}

/* SECURITY S2: the second of two agents sees both texts, and nothing is lost. */
static void an_old_version_is_refused_with_both_texts(void **state)
{
	static const char *const forms[] = {
		"version=1&state=1&title=De+eerste+titel&description=Van+de+eerste",
		"version=1&state=1&title=De+tweede+titel&description=Van+de+tweede"
	};
	int64_t id = new_problem(0);
	struct answer answer;

	(void)state;
	assert_int_equal(post(PERSON_AGENT, id, "", forms[0]).status, 303);
	answer = post(PERSON_ADMIN, id, "", forms[1]);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Van de eerste"));
	assert_non_null(strstr(answer.body, "Van de tweede"));
	assert_non_null(strstr(answer.body, "name=\"version\" value=\"2\""));
	assert_int_equal(count("SELECT COUNT(*) FROM problem WHERE id = %lld AND description = "
			       "'Van de eerste' AND version = 2",
			     id, 0),
	    1);
}

/* SECURITY H1, H8 */
static void a_reader_reads_and_a_customer_knows_nothing(void **state)
{
	int64_t ticket = new_ticket(PERSON_CUSTOMER, "Niet+voor+iedereen"), id = new_problem(0);
	struct answer answer;

	(void)state;
	snprintf(path, sizeof(path), "/admin/problems/%lld", (long long)id);
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "/tell\""));
	assert_null(strstr(answer.body, "/tickets\" "));
	assert_int_equal(ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path).status, 404);
	assert_int_equal(
	    ASK(.as = PERSON_MANAGER, .method = "GET", .path = "/admin/problems").status, 404);
	assert_int_equal(link_ticket(PERSON_READER, id, ticket).status, 403);
	assert_int_equal(
	    post(PERSON_READER, id, "/tell", "key=AAAAAAAAAAAAAAAAAAAAAA&tell_nl=Hallo").status,
	    403);
	assert_int_equal(link_ticket(PERSON_CUSTOMER, id, ticket).status, 404);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM problem_ticket WHERE problem_id = %lld", id, 0), 0);
}

/* SECURITY H5: the link is staff's own business. */
static void a_ticket_belongs_to_one_problem(void **state)
{
	int64_t ticket = new_ticket(PERSON_CUSTOMER, "Steeds+weer"), first = new_problem(0),
		second = new_problem(0);
	struct answer answer;

	(void)state;
	assert_int_equal(link_ticket(PERSON_AGENT, first, ticket).status, 303);
	assert_int_equal(link_ticket(PERSON_AGENT, first, ticket).status, 303);
	assert_int_equal(link_ticket(PERSON_AGENT, second, ticket).status, 422);
	assert_int_equal(link_ticket(PERSON_AGENT, second, 999999999).status, 422);
	assert_int_equal(
	    count("SELECT problem_id FROM problem_ticket WHERE ticket_id = %lld", ticket, 0),
	    first);
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)ticket);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "Oorzaak onbekend"));
	assert_null(strstr(answer.body, "ekoppeld aan probleem"));
	snprintf(path, sizeof(path), "/admin/tickets/%lld", (long long)ticket);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, "Oorzaak onbekend"));
	snprintf(path, sizeof(path), "/admin/tickets/%lld/problem", (long long)ticket);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = path, .data = "problem=0").status,
	    403);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = "problem=0").status,
	    303);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM problem_ticket WHERE ticket_id = %lld", ticket, 0), 0);
	snprintf(data, sizeof(data), "problem=%lld", (long long)second);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    count("SELECT problem_id FROM problem_ticket WHERE ticket_id = %lld", ticket, 0),
	    second);
}

static int64_t audited(int64_t problem, const char *action)
{
	char sql[200];

	snprintf(sql, sizeof(sql),
	    "SELECT COUNT(*) FROM audit WHERE action = 'problem.%s' AND object = 'problem:%lld'",
	    action, (long long)problem);
	return web_number(sql);
}

static void an_outage_is_named_and_taken_off(void **state)
{
	int64_t outage = web_number("SELECT MAX(id) FROM outage WHERE kind = 1"),
		id = new_problem(0);
	char body[60];

	(void)state;
	snprintf(body, sizeof(body), "outage=%lld", (long long)outage);
	assert_int_equal(post(PERSON_READER, id, "/outages", body).status, 403);
	assert_int_equal(post(PERSON_AGENT, id, "/outages", "outage=999999999").status, 404);
	assert_int_equal(post(PERSON_AGENT, id, "/outages", "outage=").status, 422);
	assert_int_equal(post(PERSON_AGENT, id, "/outages", body).status, 303);
	assert_int_equal(post(PERSON_AGENT, id, "/outages", body).status, 303);
	assert_int_equal(
	    count("SELECT outage_id FROM problem_outage WHERE problem_id = %lld", id, 0), outage);
	assert_int_equal(audited(id, "add_outage"), 1);
	assert_int_equal(post(PERSON_AGENT, id, "/outages/remove", body).status, 303);
	assert_int_equal(post(PERSON_AGENT, id, "/outages/remove", body).status, 404);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM problem_outage WHERE problem_id = %lld", id, 0), 0);
	assert_int_equal(audited(id, "remove_outage"), 1);
}

static void a_problem_of_a_ticket_brings_its_promise(void **state)
{
	int64_t ticket = new_ticket(PERSON_CUSTOMER, "Onverklaarbaar"), id;

	(void)state;
	snprintf(path, sizeof(path), "/admin/problems/new?ticket=%lld", (long long)ticket);
	assert_non_null(strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body,
	    "value=\"Onverklaarbaar\""));
	id = new_problem(ticket);
	assert_int_equal(
	    count(
		"SELECT COUNT(*) FROM problem_ticket WHERE problem_id = %lld AND ticket_id = %lld",
		id, ticket),
	    1);
	assert_int_equal(count("SELECT COUNT(*) FROM ticket t JOIN ticket_type y ON y.id = "
			       "t.type_id WHERE t.id = %lld AND y.code = 'problem'"
			       " AND t.response_due_at > t.created_at + INTERVAL 4 DAY AND "
			       "t.resolution_due_at IS NULL",
			     ticket, 0),
	    1);
}

static void a_known_error_needs_its_text(void **state)
{
	int64_t id = new_problem(0);
	struct answer answer = post(
	    PERSON_AGENT, id, "", "version=1&state=2&title=Zonder+tekst&description=Wat+wij+weten");

	(void)state;
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "error_nl-error"));
	answer = post(PERSON_AGENT, id, "",
	    "version=1&state=2&title=Met+tekst&description=Wat+wij+weten&error_nl=De+wachtrij+"
	    "loopt+vol");
	assert_int_equal(answer.status, 303);
	answer = post(PERSON_AGENT, id, "",
	    "version=2&state=4&title=Met+tekst&description=Klaar&error_nl=De+wachtrij+loopt+vol");
	assert_int_equal(answer.status, 303);
	answer = post(PERSON_AGENT, id, "",
	    "version=3&state=2&title=Met+tekst&description=Klaar&error_nl=De+wachtrij+loopt+vol");
	assert_int_equal(answer.status, 422);
	assert_int_equal(
	    link_ticket(PERSON_AGENT, id, new_ticket(PERSON_CUSTOMER, "Te+laat")).status, 422);
}

static void work(void)
{
	static struct arena *arena;
	struct ctx ctx = { .db = web_portal.writer,
		.settings = &web_portal.settings,
		.remote = "",
		.now = clock_now(web_portal.clock) };

	if (arena == NULL)
		arena = arena_create(32 * 1024 * 1024);
	arena_reset(arena);
	ctx.arena = arena;
	db_use_arena(ctx.db, arena);
	assert_int_equal(bulk_work(&ctx), RES_OK);
}

static int64_t mails_about(int64_t ticket)
{
	return count(
	    "SELECT COUNT(*) FROM outbox WHERE ticket_id = %lld AND body_text LIKE '%%opnieuw%%'",
	    ticket, 0);
}

/* One reply in each open ticket; somebody with two of them gets one mail. */
static void everyone_is_told_once(void **state)
{
	int64_t one = new_ticket(PERSON_CUSTOMER, "De+mijne"),
		two = new_ticket(PERSON_CUSTOMER, "Ook+de+mijne");
	int64_t other = new_ticket(PERSON_STRANGER, "Een+ander"),
		done = new_ticket(PERSON_STRANGER, "Al+klaar"), id = new_problem(0);
	const int64_t all[] = { one, two, other, done };
	char key[32];

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(link_ticket(PERSON_AGENT, id, all[i]).status, 303);
	snprintf(path, sizeof(path), "/support/tickets/%lld/solve", (long long)done);
	assert_int_equal(
	    ASK(.as = PERSON_STRANGER, .method = "POST", .path = path, .data = "version=1").status,
	    303);
	snprintf(key, sizeof(key), "%s", web_key());
	snprintf(data, sizeof(data), "key=%s&tell_nl=Start+de+koppeling+opnieuw", key);
	assert_int_equal(post(PERSON_AGENT, id, "/tell", data).status, 303);
	assert_int_equal(post(PERSON_AGENT, id, "/tell", data).status, 303);
	snprintf(data, sizeof(data), "key=%s&tell_nl=Nog+een", web_key());
	assert_int_equal(post(PERSON_ADMIN, id, "/tell", data).status, 422);
	work();
	work();
	assert_int_equal(mails_about(one) + mails_about(two), 1);
	assert_int_equal(mails_about(other), 1);
	assert_int_equal(mails_about(done), 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(count("SELECT COUNT(*) FROM message WHERE ticket_id = %lld AND "
				       "kind = 1 AND body LIKE 'Start de%%'",
				     all[i], 0),
		    1);
	assert_int_equal(count("SELECT COUNT(*) FROM ticket WHERE id IN (%lld, %lld) AND "
			       "first_response_at IS NOT NULL AND assignee_id = 2",
			     one, other),
	    2);
	assert_int_equal(count("SELECT COUNT(*) FROM bulk_reply WHERE subject = 1 AND subject_id = "
			       "%lld AND finished_at IS NOT NULL",
			     id, 0),
	    1);
	snprintf(path, sizeof(path), "/admin/problems/%lld", (long long)id);
	assert_non_null(strstr(ASK(.as = PERSON_AGENT, .method = "GET", .path = path).body,
	    "Alle 3 tickets zijn beantwoord"));
}

/* SECURITY T6 */
static void odd_numbers_are_nobody(void **state)
{
	static const char *const odd[] = { "0", "-1", "2147483648", "4294967297",
		"9223372036854775808", "1e3", "01", "99999999" };

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		snprintf(path, sizeof(path), "/admin/problems/%s", odd[i]);
		assert_int_equal(
		    ASK(.as = PERSON_AGENT, .method = "GET", .path = path).status, 404);
	}
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "GET", .path = "/admin/problems?view=none&after=-1")
		.status,
	    200);
}

static void states_walk_one_table(void **state)
{
	(void)state;
	assert_true(problem_may_become(PROBLEM_OPEN, PROBLEM_KNOWN_ERROR));
	assert_true(problem_may_become(PROBLEM_CLOSED, PROBLEM_OPEN));
	assert_false(problem_may_become(PROBLEM_CLOSED, PROBLEM_SOLVED));
	assert_false(problem_may_become(PROBLEM_OPEN, PROBLEM_OPEN));
	assert_false(problem_may_become((enum problem_state)0, PROBLEM_OPEN));
	assert_false(problem_may_become(PROBLEM_OPEN, PROBLEM_STATE_COUNT));
}

static int open_without_limits(void **state)
{
	int res = web_open(state);

	web_portal.settings.rate_scale = 1000;
	return res;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_sent_twice_makes_one_problem),
		cmocka_unit_test(an_old_version_is_refused_with_both_texts),
		cmocka_unit_test(a_reader_reads_and_a_customer_knows_nothing),
		cmocka_unit_test(a_ticket_belongs_to_one_problem),
		cmocka_unit_test(an_outage_is_named_and_taken_off),
		cmocka_unit_test(a_problem_of_a_ticket_brings_its_promise),
		cmocka_unit_test(a_known_error_needs_its_text),
		cmocka_unit_test(everyone_is_told_once),
		cmocka_unit_test(odd_numbers_are_nobody),
		cmocka_unit_test(states_walk_one_table),
	};

	return cmocka_run_group_tests_name("web/problems", tests, open_without_limits, web_close);
}
