/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of request with its first, second, third … allocation refused, until it needs no more:
 * an answer each time, whole pages or an error page, nothing half written, nothing lost, and the
 * next request as if nothing had been. SECURITY Q4. */
#include "support.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "../support/allocator.h"
#include "copy.h"
#include "csrf.h"
#include "log.h"
#include "respond.h"

/* Each of the first allocations is refused, then every so-manieth: a page of a list makes thousands
 * of the same. */
#define EACH_UP_TO 400
#define STRIDE 13
#define LEFT_MAX                                                                              \
	64 /* bytes a run: ctemplate leaves an iterator or two where an exception crosses its \
	      loops */
#define SECONDS_MAX 60 /* of one kind */
#define BLOCK 20000    /* an arena keeps one */

struct kind {
	enum person as;
	const char *method, *path;
	const char *data; /* of a POST; "%s" is a fresh key */
	int status;       /* when nothing is refused */
	bool presession;
	const char *count; /* rows that a success adds one to */
};

static const struct kind pages[] = {
	{ PERSON_NONE, "GET", "/support/home", NULL, 200, false, NULL },
	{ PERSON_NONE, "GET", "/support/login", NULL, 200, false, NULL },
	{ PERSON_NONE, "GET", "/support/nothing-here", NULL, 404, false, NULL },
	{ PERSON_NONE, "GET", "/support/tickets", NULL, 303, false, NULL },
	{ PERSON_CUSTOMER, "GET", "/support/tickets?status=all", NULL, 200, false, NULL },
	{ PERSON_CUSTOMER, "GET", "/support/tickets.csv", NULL, 200, false, NULL },
	{ PERSON_CUSTOMER, "GET", "/support/tickets/new", NULL, 200, false, NULL },
	{ PERSON_CUSTOMER, "GET", "/support/profile/security", NULL, 200, false, NULL },
	{ PERSON_AGENT, "GET", "/admin/tickets", NULL, 200, false, NULL },
	{ PERSON_AGENT, "GET", "/admin/customers", NULL, 200, false, NULL },
	{ PERSON_AGENT, "GET", "/admin/registrations", NULL, 200, false, NULL },
};

static const struct kind forms[] = {
	{ PERSON_CUSTOMER, "POST", "/support/tickets",
	    "key=%s&type=1&subject=Krap&description=Te+weinig+geheugen", 303, false,
	    "SELECT COUNT(*) FROM ticket" },
	{ PERSON_CUSTOMER, "POST", "/support/tickets", "key=%s&type=1&subject=&description=x", 422,
	    false, "SELECT COUNT(*) FROM ticket" },
	{ PERSON_NONE, "POST", "/support/signup",
	    "key=%s&name=Iemand&email=krap.%s%%40vlierbeek.example&organisation=Vlierbeek&manager_"
	    "name=Baas&manager_email=a.bakker%%40vlierbeek.example",
	    303, true, "SELECT COUNT(*) FROM registration" },
	{ PERSON_NONE, "POST", "/support/password/forgot", "email=t.bos%%40vlierbeek.example", 303,
	    true, "SELECT COUNT(*) FROM outbox" },
	{ PERSON_AGENT, "POST", "/admin/organisations", "key=%s&name=Krap+%s", 303, false,
	    "SELECT COUNT(*) FROM organisation" },
};

#if defined(__SANITIZE_ADDRESS__)
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:ctemplate::TemplateDictionary::Create";
}
#endif

static int64_t ticket; /* a customer's own, open */

static struct answer ask(const struct kind *kind, int fail_at)
{
	const char *secret = web_portal.settings.secret_key;
	char data[1000], path[200], cookie[100], text[CRYPT_TOKEN_TEXT + 1];
	const char *params[] = { NULL, NULL }, *key = web_key();
	struct answer answer;
	struct hash unused;
	size_t size = 0;

	snprintf(path, sizeof(path), kind->path, (long long)ticket);
	if (kind->presession) {
		crypt_token(text, &unused);
		snprintf(cookie, sizeof(cookie), "HTTP_COOKIE=" PRESESSION_COOKIE "=%s", text);
		params[0] = cookie;
		size = (size_t)snprintf(data, sizeof(data), "csrf=%s&",
		    csrf_token(web_portal.arena,
			(struct bytes){ (const unsigned char *)secret, strlen(secret) },
			(struct bytes){ (const unsigned char *)text, strlen(text) }));
	}
	if (kind->data != NULL)
		snprintf(data + size, sizeof(data) - size, kind->data, key, key);
	web_fail_at = fail_at;
	answer = ASK(.as = kind->as, .method = kind->method, .path = path,
	    .data = kind->data == NULL ? NULL : data, .params = params);
	web_fail_at = 0;
	return answer;
}

/* A page is whole or it is an error; an error is a page too, or one line when there is no memory
 * for a page. Pages differ in times alone. */
static void check(const struct kind *kind, int n, const struct answer *answer, size_t size)
{
	size_t difference = answer->body_size > size ? answer->body_size - size
						     : size - answer->body_size;

	bool html = answer->body_size > 0 && strstr(answer->head, "text/html") != NULL;

	if (answer->status != kind->status && answer->status != 500 && answer->status != 503)
		fail_msg("%s %s, allocation %d refused: %d", kind->method, kind->path, n,
		    answer->status);
	if (answer->status == kind->status && answer->status < 400 && difference > 12)
		fail_msg("%s %s, allocation %d refused: %zu bytes, and %zu before", kind->method,
		    kind->path, n, answer->body_size, size);
	if (html && strstr(answer->body, "</html>") == NULL)
		fail_msg("%s %s, allocation %d refused: half a page", kind->method, kind->path, n);
	if (web_header(answer, "Cache-Control") == NULL ||
	    web_header(answer, "X-Request-Id") == NULL)
		fail_msg("%s %s, allocation %d refused: headers are missing\n%s", kind->method,
		    kind->path, n, answer->head);
	if (db_in_transaction(web_portal.writer))
		fail_msg("%s %s, allocation %d refused: the transaction is still open",
		    kind->method, kind->path, n);
}

/* With the n-th allocation refused; false when there was no n-th. */
static bool try_one(const struct kind *kind, int n, size_t size, int *refused)
{
	int64_t rows = kind->count == NULL ? 0 : web_number(kind->count);
	struct answer answer = ask(kind, n);

	check(kind, n, &answer, size);
	*refused += answer.status >= 500;
	if (kind->count != NULL && web_number(kind->count) != rows + (answer.status == 303))
		fail_msg("%s, allocation %d refused: answered %d, and rows went from %lld to %lld",
		    kind->path, n, answer.status, (long long)rows,
		    (long long)web_number(kind->count));
	if (!web_failed)
		assert_int_equal(answer.status, kind->status);
	web_forget();
	return web_failed;
}

/* How often there was something to refuse. */
static int try_all(const struct kind *kind, size_t size, int *refused)
{
	int64_t began = clock_ticks_ms();
	int runs = 0;

	*refused = 0;
	web_forget();
	for (int n = 1; try_one(kind, n, size, refused); n += n < EACH_UP_TO ? 1 : STRIDE) {
		runs++;
		assert_true(clock_ticks_ms() - began < SECONDS_MAX * 1000);
	}
	return runs;
}

#define ROUNDS_MAX 5

/* What a round leaves may be caches, which fill up; what every round leaves is lost. */
static void try_kind(const struct kind *kind)
{
	int64_t began = clock_ticks_ms();
	size_t before, after, size;
	int runs, refused, rounds = 0;

	for (int i = 0; i < 2; i++)
		assert_int_equal(ask(kind, 0).status,
		    kind->status); /* statements are prepared, templates parsed */
	size = ask(kind, 0).body_size;
	try_all(kind, size, &refused);
	do {
		before = mallinfo2().uordblks;
		runs = try_all(kind, size, &refused);
		after = mallinfo2().uordblks;
		print_message("# %s %s: %d runs, %d refused, %lld ms, %lld bytes\n", kind->method,
		    kind->path, runs, refused, (long long)(clock_ticks_ms() - began),
		    (long long)after - (long long)before);
		assert_true(runs > 10 && refused > 5);
		assert_true(++rounds < ROUNDS_MAX);
	} while (after > before + LEFT_MAX * (size_t)runs + BLOCK);
}

static void Q4_each_page_with_each_allocation_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		try_kind(&pages[i]);
}

static void Q4_one_ticket_with_each_allocation_refused(void **state)
{
	static const struct kind customer = { PERSON_CUSTOMER, "GET", "/support/tickets/%lld", NULL,
		200, false, NULL };
	static const struct kind desk = { PERSON_AGENT, "GET", "/admin/tickets/%lld", NULL, 200,
		false, NULL };

	(void)state;
	try_kind(&customer);
	try_kind(&desk);
}

static void Q4_each_form_with_each_allocation_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		try_kind(&forms[i]);
}

static void Q4_an_answer_to_a_ticket_with_each_allocation_refused(void **state)
{
	static const struct kind reply = { PERSON_CUSTOMER, "POST", "/support/tickets/%lld/reply",
		"key=%s&body=Nog+iets", 303, false, "SELECT COUNT(*) FROM message" };

	(void)state;
	try_kind(&reply);
}

static int begin(void **state)
{
	copy_open(state);
	web_portal.settings.rate_scale = 1000000;
	ticket = copy_number("SELECT MAX(t.id) FROM ticket t JOIN user u ON u.id = t.requester_id "
			     "WHERE u.email = '%s' AND t.is_open",
	    web_people[PERSON_CUSTOMER]);
	assert_true(ticket > 0);
	log_open("test",
	    (enum log_level)(LOG_LEVEL_ERROR + 1)); /* a line for each of thousands of failures */
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(Q4_each_page_with_each_allocation_refused),
		cmocka_unit_test(Q4_one_ticket_with_each_allocation_refused),
		cmocka_unit_test(Q4_each_form_with_each_allocation_refused),
		cmocka_unit_test(Q4_an_answer_to_a_ticket_with_each_allocation_refused),
	};

	return cmocka_run_group_tests_name("web/memory", tests, begin, copy_close);
}
