/* SPDX-License-Identifier: Apache-2.0 */
/* What ties tickets and people to an outage: who may, "ook last van" once each, a major incident
 * from tickets, answering all of them, and that the end reaches everyone exactly once. SECURITY H1,
 * H2, H8, N, S1, S2, T6. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "bulk/bulk.h"
#include "incident/incident.h"
#include "outage/outage_mail.h"

static char path[300], data[4000];
static struct arena *arena;

static struct ctx as_agent(void)
{
	struct ctx ctx = { .db = web_portal.writer,
		.settings = &web_portal.settings,
		.remote = "",
		.now = clock_now(web_portal.clock),
		.viewer = { .id = 2,
		    .role = ROLE_AGENT,
		    .name = "Sanne Verhoeven",
		    .email = "sanne@daklab.example",
		    .organisation = "" } };

	if (arena == NULL)
		arena = arena_create(64 * 1024 * 1024);
	arena_reset(arena);
	ctx.arena = arena;
	db_use_arena(ctx.db, arena);
	return ctx;
}

static int64_t number_at_end(const struct answer *answer)
{
	const char *to = web_header(answer, "Location");
	long long number = 0;

	assert_int_equal(answer->status, 303);
	assert_non_null(to);
	to += strcspn(to, "0123456789");
	assert_int_equal(sscanf(to, "%lld", &number), 1);
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

static int64_t new_outage(bool major)
{
	static const int64_t services[] = { 5 };
	const struct outage_draft draft = { .kind = OUTAGE_OUTAGE,
		.impact = IMPACT_PARTIAL,
		.major_incident = major,
		.title_nl = "Proef",
		.title_en = "Trial",
		.body_nl = "Wij zoeken.",
		.body_en = "We look.",
		.services = services,
		.service_count = 1 };
	struct ctx ctx = as_agent();
	struct outage outage;

	assert_int_equal(db_begin(ctx.db), RES_OK);
	assert_int_equal(outage_declare(&ctx, &draft, &outage), RES_OK);
	assert_int_equal(db_commit(ctx.db), RES_OK);
	return outage.id;
}

static void end_outage(int64_t id, bool tickets, bool mail)
{
	struct outage_change change = { .state = OUTAGE_RESOLVED,
		.impact = IMPACT_PARTIAL,
		.body_nl = "Het werkt weer.",
		.body_en = "It works again.",
		.mail = mail };
	struct ctx ctx = as_agent();
	struct outage outage;

	assert_int_equal(db_begin(ctx.db), RES_OK);
	assert_int_equal(outage_find(&ctx, id, &outage), RES_OK);
	change.version = outage.version;
	if (tickets)
		assert_int_equal(incident_end(&ctx, &outage, outage.version, change.body_nl,
				     change.body_en, mail),
		    RES_OK);
	else
		assert_int_equal(outage_tell(&ctx, &outage, &change), RES_OK);
	assert_int_equal(db_commit(ctx.db), RES_OK);
}

/* What the jobs do: replies, then mail about updates. */
static void work(void)
{
	struct ctx ctx = as_agent();

	ctx.viewer = (struct viewer){ .organisation = "" };
	assert_int_equal(bulk_work(&ctx), RES_OK);
	for (int i = 0; i < 20; i++) {
		assert_int_equal(db_begin(ctx.db), RES_OK);
		assert_int_equal(outage_mail_batch(&ctx), RES_OK);
		assert_int_equal(db_commit(ctx.db), RES_OK);
	}
}

static int64_t count(const char *format, int64_t a, int64_t b)
{
	char sql[600];

	snprintf(sql, sizeof(sql), format, (long long)a, (long long)b);
	return web_number(sql);
}

static int64_t mails_to(enum person person, const char *words)
{
	char sql[600];

	snprintf(sql, sizeof(sql),
	    "SELECT COUNT(*) FROM outbox WHERE recipient = '%s' AND body_text LIKE '%%%s%%'",
	    web_people[person], words);
	return web_number(sql);
}

static int affected(enum person as, int64_t outage, const char *remote)
{
	snprintf(path, sizeof(path), "/support/status/%lld/affected", (long long)outage);
	return ASK(.as = as, .remote = remote, .method = "POST", .path = path, .data = "",
	    .no_token = true)
	    .status;
}

static int link_ticket(enum person as, int64_t outage, int64_t ticket)
{
	snprintf(path, sizeof(path), "/admin/outages/%lld/tickets", (long long)outage);
	snprintf(data, sizeof(data), "ticket=%lld", (long long)ticket);
	return ASK(.as = as, .method = "POST", .path = path, .data = data).status;
}

/* ---- "ook last van" ---- */

static void a_customer_is_linked_once(void **state)
{
	int64_t id = new_outage(false);
	struct answer answer;

	(void)state;
	assert_int_equal(affected(PERSON_CUSTOMER, id, NULL), 303);
	assert_int_equal(affected(PERSON_CUSTOMER, id, NULL), 303);
	assert_int_equal(affected(PERSON_AGENT, id, NULL), 303);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_person WHERE outage_id = %lld", id, 0), 1);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld", id, 0), 0);
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)id);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_null(strstr(answer.body, "/affected\""));
	assert_non_null(strstr(answer.body, "aan deze storing gekoppeld"));
	answer = ASK(.as = PERSON_COLLEAGUE, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, "/affected\""));
}

static void a_visitor_counts_once_a_day_and_is_forgotten(void **state)
{
	int64_t id = new_outage(false);
	struct ctx ctx;

	(void)state;
	assert_int_equal(affected(PERSON_NONE, id, "192.0.2.7"), 303);
	assert_int_equal(affected(PERSON_NONE, id, "192.0.2.7"), 303);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld", id, 0), 1);
	assert_int_equal(affected(PERSON_NONE, id, "192.0.2.8"), 303);
	assert_int_equal(affected(PERSON_NONE, id, "2001:db8:1:2::3"), 303);
	assert_int_equal(affected(PERSON_NONE, id, "2001:db8:1:2:ffff::9"), 303);
	assert_int_equal(affected(PERSON_NONE, id, "2001:db8:1:3::3"), 303);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld", id, 0), 4);
	ctx = as_agent();
	ctx.viewer = (struct viewer){ .organisation = "" };
	ctx.remote = "192.0.2.7";
	ctx.now += 86400;
	assert_int_equal(incident_affect_visitor(&ctx, id), RES_OK);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld", id, 0), 5);
	assert_int_equal(incident_forget_visitors(&ctx), RES_OK);
	assert_int_equal(count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld AND "
			       "visitor IS NOT NULL",
			     id, 0),
	    1);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_visitor WHERE outage_id = %lld", id, 0), 5);
}

/* SECURITY N: an address cannot press the button without end, whatever it pretends. */
static void the_button_is_rate_limited(void **state)
{
	int64_t id = new_outage(false);
	int status = 0;

	(void)state;
	web_portal.settings.rate_scale = 1;
	for (int i = 0; i < 20; i++)
		assert_int_equal(affected(PERSON_NONE, id, "198.51.100.77"), 303);
	status = affected(PERSON_NONE, id, "198.51.100.77");
	web_portal.settings.rate_scale = 1000;
	assert_int_equal(status, 429);
	assert_int_equal(affected(PERSON_NONE, id, "198.51.100.78"), 303);
}

static void what_has_ended_affects_nobody(void **state)
{
	int64_t id = new_outage(false);

	(void)state;
	end_outage(id, false, false);
	assert_int_equal(affected(PERSON_CUSTOMER, id, NULL), 404);
	assert_int_equal(affected(PERSON_NONE, id, NULL), 404);
	assert_int_equal(affected(PERSON_NONE, 99999999, NULL), 404);
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)id);
	assert_null(
	    strstr(ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path).body, "/affected\""));
	assert_int_equal(
	    link_ticket(PERSON_AGENT, id, new_ticket(PERSON_CUSTOMER, "Te+laat")), 422);
}

/* ---- linked tickets ---- */

/* SECURITY H1, H8 */
static void only_agents_link(void **state)
{
	int64_t id = new_outage(false), ticket = new_ticket(PERSON_CUSTOMER, "Sensor+zwijgt");

	(void)state;
	assert_int_equal(link_ticket(PERSON_READER, id, ticket), 403);
	assert_int_equal(link_ticket(PERSON_CUSTOMER, id, ticket), 404);
	assert_int_equal(link_ticket(PERSON_AGENT, id, 999999999), 422);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_ticket WHERE outage_id = %lld", id, 0), 0);
	assert_int_equal(link_ticket(PERSON_AGENT, id, ticket), 303);
	assert_int_equal(link_ticket(PERSON_AGENT, id, ticket), 303);
	assert_int_equal(link_ticket(PERSON_AGENT, new_outage(false), ticket), 422);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_ticket WHERE outage_id = %lld AND ticket_id = %lld",
		id, ticket),
	    1);
	assert_int_equal(count("SELECT type_id FROM ticket WHERE id = %lld", ticket, 0), 1);
	snprintf(path, sizeof(path), "/admin/outages/%lld/tickets/remove", (long long)id);
	snprintf(data, sizeof(data), "ticket=%lld", (long long)ticket);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = path, .data = data).status, 403);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 404);
	assert_int_equal(
	    count(
		"SELECT COUNT(*) FROM ticket_event WHERE ticket_id = %lld AND kind = 9", ticket, 0),
	    2);
}

/* SECURITY H2: the customer's own page names the outage; a stranger sees neither. */
static void a_ticket_tells_its_outage(void **state)
{
	int64_t id = new_outage(false), ticket = new_ticket(PERSON_CUSTOMER, "Sensor+zwijgt");
	struct answer answer;
	char link[80];

	(void)state;
	snprintf(data, sizeof(data), "outage=%lld", (long long)id);
	snprintf(path, sizeof(path), "/admin/tickets/%lld/outage", (long long)ticket);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	snprintf(link, sizeof(link), "/support/status/%lld\">Proef</a>", (long long)id);
	snprintf(path, sizeof(path), "/support/tickets/%lld", (long long)ticket);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, link));
	assert_int_equal(ASK(.as = PERSON_STRANGER, .method = "GET", .path = path).status, 404);
	snprintf(path, sizeof(path), "/admin/tickets/%lld", (long long)ticket);
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, "Proef"));
	assert_null(strstr(answer.body, "/outage\""));
}

/* ---- a major incident ---- */

static struct answer declare(enum person as, const char *key, int64_t one, int64_t two)
{
	snprintf(data, sizeof(data),
	    "key=%s&title_nl=Niets+werkt&title_en=Nothing+works&service=1&service=2&body_nl=Wij+"
	    "zoeken"
	    "&body_en=We+look&next=30&mail=1&ticket=%lld&ticket=%lld",
	    key, (long long)one, (long long)two);
	return ASK(.as = as, .method = "POST", .path = "/admin/incidents", .data = data);
}

/* SECURITY S1 */
static void two_tickets_make_one_major_incident(void **state)
{
	int64_t one = new_ticket(PERSON_CUSTOMER, "Niets+werkt"),
		two = new_ticket(PERSON_STRANGER, "Alles+ligt+stil"), third, id;
	struct answer answer;
	char key[32];

	(void)state;
	snprintf(key, sizeof(key), "%s", web_key());
	answer = declare(PERSON_AGENT, key, one, two);
	id = number_at_end(&answer);
	answer = declare(PERSON_AGENT, key, one, two);
	assert_int_equal(number_at_end(&answer), id);
	assert_int_equal(count("SELECT COUNT(*) FROM outage WHERE id = %lld AND major_incident AND "
			       "impact = 4 AND ended_at IS NULL",
			     id, 0),
	    1);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_ticket WHERE outage_id = %lld", id, 0), 2);
	third = new_ticket(PERSON_COLLEAGUE, "Ik+ook");
	assert_int_equal(link_ticket(PERSON_AGENT, id, third), 303);
	assert_int_equal(count("SELECT COUNT(*) FROM ticket t JOIN outage_ticket l ON l.ticket_id "
			       "= t.id JOIN ticket_type y ON y.id = t.type_id"
			       " WHERE l.outage_id = %lld AND y.code = 'major_incident' AND "
			       "t.response_due_at = t.created_at + INTERVAL 30 MINUTE"
			       " AND t.resolution_due_at = t.created_at + INTERVAL 4 HOUR",
			     id, 0),
	    3);
	snprintf(path, sizeof(path), "/nl/admin/outages/%lld/tickets", (long long)id);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_non_null(strstr(answer.body, "van 4:00"));
	assert_non_null(strstr(answer.body, "van 30 minuten"));
}

static void a_wrong_ticket_declares_nothing(void **state)
{
	int64_t one = new_ticket(PERSON_CUSTOMER, "Niets+werkt"),
		before = web_number("SELECT COUNT(*) FROM outage");
	struct answer answer = declare(PERSON_AGENT, web_key(), one, 999999999);

	(void)state;
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "Niets werkt"));
	assert_non_null(strstr(answer.body, "999999999"));
	assert_int_equal(declare(PERSON_READER, web_key(), one, one).status, 403);
	assert_int_equal(web_number("SELECT COUNT(*) FROM outage"), before);
	assert_int_equal(count("SELECT type_id FROM ticket WHERE id = %lld", one, 0), 1);
}

/* ---- answering, and the end ---- */

static void all_are_answered_once(void **state)
{
	int64_t id = new_outage(false), one = new_ticket(PERSON_CUSTOMER, "Eerste"),
		two = new_ticket(PERSON_STRANGER, "Tweede");

	(void)state;
	assert_int_equal(link_ticket(PERSON_AGENT, id, one), 303);
	assert_int_equal(link_ticket(PERSON_AGENT, id, two), 303);
	snprintf(path, sizeof(path), "/admin/outages/%lld/reply", (long long)id);
	snprintf(data, sizeof(data), "key=%s&reply_nl=Zwanenzang+voor+allen&reply_en=Swan+song",
	    web_key());
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = path, .data = data).status, 403);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	work();
	work();
	assert_int_equal(mails_to(PERSON_CUSTOMER, "Zwanenzang"), 1);
	assert_int_equal(mails_to(PERSON_STRANGER, "Zwanenzang"), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM message WHERE ticket_id IN (%lld, %lld) AND "
			       "body = 'Zwanenzang voor allen'",
			     one, two),
	    2);
}

/* A requester with two tickets who also clicked, a colleague who clicked, and a requester who
 * follows by mail: one mail each. */
static void the_end_reaches_each_person_once(void **state)
{
	int64_t id = new_outage(false), one = new_ticket(PERSON_CUSTOMER, "Eerste"),
		two = new_ticket(PERSON_CUSTOMER, "Tweede");
	int64_t other = new_ticket(PERSON_STRANGER, "Derde"), before[3];
	static const enum person people[] = { PERSON_CUSTOMER, PERSON_COLLEAGUE, PERSON_STRANGER };
	struct ctx ctx;
	const char *problem = NULL;

	(void)state;
	assert_int_equal(link_ticket(PERSON_AGENT, id, one), 303);
	assert_int_equal(link_ticket(PERSON_AGENT, id, two), 303);
	assert_int_equal(link_ticket(PERSON_AGENT, id, other), 303);
	assert_int_equal(affected(PERSON_CUSTOMER, id, NULL), 303);
	assert_int_equal(affected(PERSON_COLLEAGUE, id, NULL), 303);
	ctx = as_agent();
	assert_int_equal(
	    db_script(ctx.db,
		"INSERT INTO subscription (email, language, created_at, confirmed_at)"
		" VALUES ('m.smit@oosterhof.example', 'nl', UTC_TIMESTAMP(), UTC_TIMESTAMP());",
		&problem),
	    RES_OK);
	work();
	for (size_t i = 0; i < 3; i++)
		before[i] = mails_to(people[i], "Het werkt weer");
	end_outage(id, true, true);
	work();
	work();
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(mails_to(people[i], "Het werkt weer"), before[i] + 1);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM ticket WHERE id IN (%lld, %lld) AND status = 6", one, two),
	    2);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM ticket WHERE id = %lld AND status = 6", other, 0), 1);
}

/* Without their tickets the end is told by the outage's mail; resolving them later is quiet. */
/* The outage's own form offers the same before it publishes the end, and does not without its box.
 */
static void the_form_that_ends_it_takes_tickets_along(void **state)
{
	static const char form[] =
	    "impact=3&services=1&title_nl=Stuk&title_en=Broken&body_nl=Het+werkt+"
	    "weer.&body_en=It+works+again.&next=0&lead=0&mail=1&state=4";
	static const char *const boxes[] = { "", "&tickets=1" };

	(void)state;
	for (int64_t i = 0; i < 2; i++) {
		int64_t id = new_outage(false), one = new_ticket(PERSON_CUSTOMER, "Zoveelste"),
			version, mails;
		struct answer answer;

		assert_int_equal(link_ticket(PERSON_AGENT, id, one), 303);
		version = count("SELECT version FROM outage WHERE id = %lld", id, 0);
		snprintf(path, sizeof(path), "/admin/outages/%lld/preview", (long long)id);
		snprintf(data, sizeof(data), "%s&do=check&version=%lld", form, (long long)version);
		answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
		assert_int_equal(answer.status, 200);
		assert_non_null(
		    strstr(answer.body, "name=\"tickets\" value=\"1\" form=\"publish\" checked"));
		assert_non_null(strstr(answer.body, "Los ook 1 gekoppeld ticket op"));
		work();
		mails = mails_to(PERSON_CUSTOMER, "Het werkt weer");
		snprintf(path, sizeof(path), "/admin/outages/%lld/update", (long long)id);
		snprintf(data, sizeof(data), "%s&version=%lld&key=%s%s", form, (long long)version,
		    web_key(), boxes[i]);
		answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
		assert_int_equal(answer.status, 303);
		work();
		work();
		assert_int_equal(mails_to(PERSON_CUSTOMER, "Het werkt weer"), mails + 1);
		assert_int_equal(
		    count("SELECT COUNT(*) FROM ticket WHERE id = %lld AND is_open = 1", one, 0),
		    1 - i);
	}
}

static void tickets_resolved_afterwards_are_quiet(void **state)
{
	int64_t id = new_outage(false), one = new_ticket(PERSON_MANAGER, "Eerste"),
		before = mails_to(PERSON_MANAGER, "Het werkt weer");

	(void)state;
	assert_int_equal(link_ticket(PERSON_AGENT, id, one), 303);
	end_outage(id, false, true);
	work();
	assert_int_equal(mails_to(PERSON_MANAGER, "Het werkt weer"), before + 1);
	snprintf(path, sizeof(path), "/admin/outages/%lld/resolve-tickets", (long long)id);
	snprintf(data, sizeof(data), "key=%s&reply_nl=Het+werkt+weer", web_key());
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	work();
	assert_int_equal(mails_to(PERSON_MANAGER, "Het werkt weer"), before + 1);
	assert_int_equal(count("SELECT status FROM ticket WHERE id = %lld", one, 0), 6);
}

/* SECURITY S1, S2, H8: twice the same form ends it once; an old version is refused; a reader may
 * not. */
static void an_outage_ends_once(void **state)
{
	int64_t id = new_outage(false);
	struct answer answer;
	char key[32];

	(void)state;
	snprintf(key, sizeof(key), "%s", web_key());
	snprintf(path, sizeof(path), "/admin/outages/%lld/end", (long long)id);
	snprintf(data, sizeof(data),
	    "key=%s&version=7&end_nl=Het+is+voorbij&end_en=It+is+over&mail=1", key);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = path, .data = data).status, 403);
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Het is voorbij"));
	snprintf(data, sizeof(data),
	    "key=%s&version=1&end_nl=Het+is+voorbij&end_en=It+is+over&mail=1", key);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage_update WHERE outage_id = %lld AND state = 4", id, 0),
	    1);
	assert_int_equal(
	    count("SELECT COUNT(*) FROM outage WHERE id = %lld AND ended_at IS NOT NULL", id, 0),
	    1);
}

/* SECURITY T6 */
static void odd_numbers_are_nobody(void **state)
{
	static const char *const odd[] = { "0", "-1", "2147483648", "4294967297",
		"9223372036854775808", "1e3", "01" };

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		snprintf(path, sizeof(path), "/support/status/%s/affected", odd[i]);
		assert_int_equal(
		    ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = path, .data = "").status,
		    404);
		snprintf(path, sizeof(path), "/admin/outages/%s/tickets", odd[i]);
		assert_int_equal(
		    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = "ticket=10001")
			.status,
		    404);
	}
}

static int open_without_limits(void **state)
{
	int res = web_open(state);

	web_portal.settings.rate_scale = 1000;
	return res;
}

static int close_all(void **state)
{
	arena_destroy(arena);
	return web_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_customer_is_linked_once),
		cmocka_unit_test(a_visitor_counts_once_a_day_and_is_forgotten),
		cmocka_unit_test(the_button_is_rate_limited),
		cmocka_unit_test(what_has_ended_affects_nobody),
		cmocka_unit_test(only_agents_link),
		cmocka_unit_test(a_ticket_tells_its_outage),
		cmocka_unit_test(two_tickets_make_one_major_incident),
		cmocka_unit_test(a_wrong_ticket_declares_nothing),
		cmocka_unit_test(all_are_answered_once),
		cmocka_unit_test(the_end_reaches_each_person_once),
		cmocka_unit_test(the_form_that_ends_it_takes_tickets_along),
		cmocka_unit_test(tickets_resolved_afterwards_are_quiet),
		cmocka_unit_test(an_outage_ends_once),
		cmocka_unit_test(odd_numbers_are_nobody),
	};

	return cmocka_run_group_tests_name("web/incidents", tests, open_without_limits, close_all);
}
