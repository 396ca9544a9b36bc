/* SPDX-License-Identifier: Apache-2.0 */
/* Outages from the desk to the public: what a declared outage changes and what resolving undoes,
 * the banner, feed and JSON, and following by mail. SECURITY B10, E (CSRF_LINK), F1, H8, H11, K1,
 * K3, S1, S2, T2, T3, T6. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "clock.h"

#define P "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22'%26"
#define FORM                                                                        \
	"kind=outage&impact=4&services=5&title_nl=Sensoren" P "&title_en=Sensors" P \
	"&body_nl=Wij+zoeken" P "&body_en=We+look" P "&next=30&ago=0&lead=0"

static struct answer get(enum person as, const char *path)
{
	return ASK(.as = as, .method = "GET", .path = path);
}

static int64_t declare(const char *key)
{
	char data[4000];
	struct answer answer;
	const char *to;

	snprintf(data, sizeof(data), "%s&key=%s", FORM, key);
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/outages", .data = data);
	assert_int_equal(answer.status, 303);
	to = web_header(&answer, "Location");
	return strtoll(strrchr(to, '/') + 1, NULL, 10);
}

static struct answer tell(int64_t id, int state, long long version)
{
	char path[100], data[2000];

	snprintf(path, sizeof(path), "/admin/outages/%lld/update", (long long)id);
	snprintf(data, sizeof(data),
	    "kind=outage&impact=4&services=5&title_nl=Sensoren&title_en=Sensors&body_nl=Klaar&body_"
	    "en=Done&next=0"
	    "&lead=0&mail=1&state=%d&version=%lld&key=%s",
	    state, version, web_key());
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
}

/* SECURITY F1, S1: one outage however often the form is sent; its texts are text everywhere. */
static void declaring_is_seen_everywhere_and_resolving_undoes_it(void **state)
{
	const char *key = web_key();
	int64_t before = sql_number("SELECT COUNT(*) FROM outage"), id = declare(key);
	char path[100];
	struct answer answer;

	(void)state;
	assert_int_equal(declare(key), id);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outage"), before + 1);
	answer = get(PERSON_NONE, "/nl/support/status");
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Sensoren&lt;script&gt;"));
	assert_null(strstr(answer.body, "<script>alert"));
	answer = get(PERSON_NONE, "/en/support/status/feed.atom");
	assert_non_null(strstr(answer.body, "Sensors&lt;script&gt;"));
	assert_null(strstr(answer.body, "<script>"));
	answer = get(PERSON_NONE, "/en/support/banner");
	assert_non_null(strstr(answer.body, "class=\"banner "));
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)id);
	answer = get(PERSON_NONE, path);
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<script>alert"));
	assert_int_equal(
	    tell(id, 4, sql_number("SELECT version FROM outage WHERE id = %lld", (long long)id))
		.status,
	    303);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM outage WHERE id = %lld AND ended_at IS NOT NULL",
		(long long)id),
	    1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM outage_mailing m JOIN outage_update u ON "
				    "u.id = m.update_id WHERE u.outage_id = %lld",
			     (long long)id),
	    1);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM audit WHERE object = 'outage:%lld'", (long long)id),
	    2);
	answer = get(PERSON_NONE, "/nl/api/v2/summary.json");
	assert_null(strstr(answer.body, "Sensoren\\u003cscript"));
	assert_int_equal(
	    tell(id, 1, sql_number("SELECT version FROM outage WHERE id = %lld", (long long)id))
		.status,
	    422);
}

/* SECURITY S2 */
/* A promise of the next update that was not kept is told as one. */
static void a_late_update_is_not_promised(void **state)
{
	int64_t id = declare(web_key());
	char path[100];

	(void)state;
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)id);
	assert_non_null(strstr(get(PERSON_NONE, path).body, "Volgende update vóór "));
	visitor_pass(31 * 60);
	assert_non_null(strstr(get(PERSON_NONE, path).body, "Update beloofd vóór "));
	assert_null(strstr(get(PERSON_NONE, path).body, "Volgende update vóór "));
	assert_int_equal(
	    tell(id, 4, sql_number("SELECT version FROM outage WHERE id = %lld", (long long)id))
		.status,
	    303);
}

static void the_second_editor_is_told(void **state)
{
	int64_t id = declare(web_key());
	long long version = sql_number("SELECT version FROM outage WHERE id = %lld", (long long)id);
	struct answer answer;

	(void)state;
	assert_int_equal(tell(id, 2, version).status, 303);
	answer = tell(id, 3, version);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Klaar"));
	assert_int_equal(tell(id, 4, version + 1).status, 303);
}

/* Nothing is written before the last step; a form that lacks something comes back. */
static void the_page_before_writes_nothing(void **state)
{
	int64_t before = sql_number(
	    "SELECT COUNT(*) + (SELECT COUNT(*) FROM outage_update) FROM outage");
	struct answer answer = ASK(.as = PERSON_AGENT, .method = "POST",
	    .path = "/admin/outages/preview", .data = FORM "&do=check&mail=1");

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "/admin/outages\"")); /* the form that publishes */
	assert_null(strstr(answer.body, "<script>alert"));
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/outages/preview",
	    .data = "kind=outage&impact=4&do=check");
	assert_int_equal(answer.status, 422);
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/outages/preview",
	    .data = "kind=outage&impact=4&services=1&do=template&template=investigating");
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Wij zien een probleem met Daklab Portaal."));
	assert_non_null(strstr(answer.body, "We see a problem with Daklab Portal."));
	assert_int_equal(
	    sql_number("SELECT COUNT(*) + (SELECT COUNT(*) FROM outage_update) FROM outage"),
	    before);
}

/* SECURITY H8, T6 */
static void readers_read_and_odd_numbers_are_nothing(void **state)
{
	static const char *const odd[] = { "0", "-1", "4294967297", "9223372036854775808",
		"99999999", "01" };
	char path[100];

	(void)state;
	assert_int_equal(get(PERSON_READER, "/admin/outages").status, 200);
	assert_int_equal(get(PERSON_READER, "/admin/outages/10").status, 200);
	assert_null(strstr(get(PERSON_READER, "/admin/outages/10").body, "/preview"));
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "POST", .path = "/admin/outages", .data = FORM)
		.status,
	    403);
	assert_int_equal(get(PERSON_AGENT, "/admin/settings/services").status, 403);
	assert_int_equal(get(PERSON_CUSTOMER, "/admin/outages").status, 404);
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		snprintf(path, sizeof(path), "/support/status/%s", odd[i]);
		assert_int_equal(get(PERSON_NONE, path).status, 404);
	}
}

/* Times are the portal's own; an end before its begin comes back. */
static void maintenance_is_planned_in_local_time(void **state)
{
	char data[1000];
	struct answer answer;

	(void)state;
	snprintf(data, sizeof(data),
	    "kind=maintenance&services=2&title_nl=Werk&title_en=Work&body_nl=a&body_en=b&lead=0"
	    "&from_day=2031-07-01&from_time=19:00&until_day=2031-07-01&until_time=18:00&key=%s",
	    web_key());
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/outages", .data = data);
	assert_int_equal(answer.status, 422);
	snprintf(data, sizeof(data),
	    "kind=maintenance&services=2&title_nl=Werk&title_en=Work&body_nl=a&body_en=b&lead=0"
	    "&from_day=2031-07-01&from_time=19:00&until_day=2031-07-01&until_time=21:00&key=%s",
	    web_key());
	answer = ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/outages", .data = data);
	assert_int_equal(answer.status, 303);
	assert_string_equal(
	    sql_text("SELECT DATE_FORMAT(planned_from, '%%Y-%%m-%%d %%H:%%i') FROM outage"
		     " ORDER BY id DESC LIMIT 1"),
	    "2031-07-01 17:00");
	answer = get(PERSON_NONE, "/nl/support/status");
	assert_non_null(strstr(answer.body, "19:00 tot 21:00 uur"));
}

/* The parts of Statuspage's shape that clients read. */
static void the_json_has_the_shape_of_statuspage(void **state)
{
	struct answer answer = get(PERSON_NONE, "/en/api/v2/summary.json");
	json_error_t error;
	json_t *root = json_loadb(answer.body, answer.body_size, 0, &error), *component, *incident;
	const char *id, *name, *status, *indicator, *description, *impact, *created;
	json_t *page, *components, *incidents, *planned, *updates;
	size_t i;

	(void)state;
	assert_non_null(root);
	assert_int_equal(
	    json_unpack(root, "{s:o, s:{s:s, s:s}, s:o, s:o, s:o}", "page", &page, "status",
		"indicator", &indicator, "description", &description, "components", &components,
		"incidents", &incidents, "scheduled_maintenances", &planned),
	    0);
	assert_int_equal(json_unpack(page, "{s:s, s:s}", "id", &id, "name", &name), 0);
	assert_string_equal(indicator, "critical");
	assert_int_equal(json_array_size(components), 5);
	json_array_foreach(components, i, component)
	{
		assert_int_equal(json_unpack(component, "{s:s, s:s, s:s}", "id", &id, "name", &name,
				     "status", &status),
		    0);
		assert_non_null(strstr("operational degraded_performance partial_outage "
				       "major_outage under_maintenance",
		    status));
	}
	assert_true(json_array_size(incidents) >= 2 && json_array_size(planned) >= 2);
	json_array_foreach(incidents, i, incident)
	{
		assert_int_equal(json_unpack(incident, "{s:s, s:s, s:s, s:s, s:s, s:o}", "id", &id,
				     "name", &name, "status", &status, "impact", &impact,
				     "created_at", &created, "incident_updates", &updates),
		    0);
		assert_non_null(strstr("investigating identified monitoring", status));
		assert_true(json_array_size(updates) >= 1);
	}
	json_decref(root);
}

/* ---- drafts ---- */

static struct answer draft(int64_t id, const char *act, const char *texts, int64_t version)
{
	char path[100], data[2000];

	snprintf(path, sizeof(path), "/admin/outages/%lld/preview", (long long)id);
	snprintf(data, sizeof(data),
	    "kind=outage&impact=3&services=5&services=2&next=60&lead=0&mail=1&state=2&version=1&do="
	    "%s"
	    "&draft=%lld&%s",
	    act, (long long)version, texts);
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
}

static int64_t count_of(const char *table)
{
	return sql_number("SELECT COUNT(*) FROM %s", table);
}

/* Where a visitor, a subscriber or a program would read it. */
static void assert_nobody_sees(int64_t id, const char *word)
{
	char own[60], search[60];
	const char *const places[] = { own, search, "/nl/support/status", "/en/support/status",
		"/nl/support/banner", "/en/support/status/feed.atom", "/nl/api/v2/summary.json",
		"/nl/support/home" };

	snprintf(own, sizeof(own), "/nl/support/status/%lld", (long long)id);
	snprintf(search, sizeof(search), "/nl/support/search?q=%s", word);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct answer answer = get(PERSON_NONE, places[i]);

		assert_int_equal(answer.status, 200);
		/* Results of a search name the word that was looked for. */
		if (strstr(answer.body, i == 1 ? own : word) != NULL)
			fail_msg("%s shows the draft", places[i]);
	}
}

/* SECURITY H9: a draft changes nothing and mails nobody; publishing tells everything once. */
static void a_draft_is_for_the_desk_alone(void **state)
{
	static const char texts[] =
	    "title_nl=Kroonsteentje&title_en=Connector&body_nl=Kroonsteentje" P "&body_en=";
	int64_t id = declare(web_key()), mails = count_of("outage_mailing"),
		told = count_of("outage_update"), rings = count_of("outbox"),
		audited = count_of("audit");
	char path[60], data[2000];
	struct answer answer;

	(void)state;
	answer = draft(id, "draft", texts, 0);
	snprintf(path, sizeof(path), "/admin/outages/%lld", (long long)id);
	ASSERT_TO(answer, path);
	assert_nobody_sees(id, "Kroonsteentje");
	assert_int_equal(count_of("outage_mailing"), mails);
	assert_int_equal(count_of("outage_update"), told);
	assert_int_equal(count_of("outbox"), rings);
	assert_int_equal(count_of("audit"), audited);
	assert_int_equal(
	    sql_number("SELECT version FROM outage WHERE id = %lld", (long long)id), 1);
	snprintf(path, sizeof(path), "/admin/outages/%lld", (long long)id);
	answer = get(PERSON_AGENT, path);
	assert_non_null(strstr(answer.body, "Concept van Sanne"));
	assert_non_null(strstr(answer.body, "Kroonsteentje&lt;script&gt;"));
	assert_null(strstr(answer.body, "<script>alert"));
	assert_non_null(strstr(answer.body, "name=\"state\" value=\"2\" checked"));
	assert_non_null(strstr(answer.body, "name=\"services\" value=\"2\" checked"));
	assert_null(strstr(get(PERSON_READER, path).body, "Kroonsteentje"));
	/* What is published is what the form holds, and the draft it came from is gone. */
	snprintf(path, sizeof(path), "/admin/outages/%lld/update", (long long)id);
	snprintf(data, sizeof(data),
	    "kind=outage&impact=3&services=5&title_nl=Kroonsteentje&title_en=Connector&body_nl="
	    "Kroonsteentje&body_en=Connector&next=60&lead=0&mail=1&state=2&version=1&draft=1&key=%"
	    "s",
	    web_key());
	for (int i = 0; i < 2; i++)
		assert_int_equal(
		    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status,
		    303);
	assert_int_equal(count_of("outage_update_draft"), 0);
	assert_int_equal(count_of("outage_update"), told + 1);
	assert_int_equal(count_of("outage_mailing"), mails + 1);
	answer = get(PERSON_NONE, "/nl/support/status");
	assert_non_null(strstr(answer.body, "Kroonsteentje"));
	assert_int_equal(tell(id, 4, 2).status, 303);
}

/* SECURITY S2: one draft, shared; who saves over another's is shown it first. */
static void two_who_draft_do_not_overwrite_each_other(void **state)
{
	int64_t id = declare(web_key());
	struct answer answer;

	(void)state;
	assert_int_equal(draft(id, "draft", "body_nl=Van+de+eerste", 0).status, 303);
	answer = draft(id, "draft", "body_nl=Van+de+tweede", 0);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Van de eerste"));
	assert_non_null(strstr(answer.body, ">Van de tweede</textarea>"));
	assert_non_null(strstr(answer.body, "name=\"draft\" value=\"1\""));
	assert_int_equal(draft(id, "draft", "body_nl=Van+de+tweede", 1).status, 303);
	assert_int_equal(draft(id, "draft", "body_nl=Te+laat", 1).status, 409);
	/* Discarding what was seen, not what came after it. */
	assert_int_equal(draft(id, "discard", "", 1).status, 303);
	assert_string_equal(
	    sql_text(
		"SELECT body_nl FROM outage_update_draft WHERE outage_id = %lld", (long long)id),
	    "Van de tweede");
	/* An update that was published from elsewhere leaves the draft; the end takes it. */
	assert_int_equal(tell(id, 2, 1).status, 303);
	assert_int_equal(count_of("outage_update_draft"), 1);
	visitor_pass(1);
	assert_int_equal(tell(id, 4, 2).status, 303);
	assert_int_equal(count_of("outage_update_draft"), 0);
	assert_int_equal(draft(id, "draft", "body_nl=Na+afloop", 0).status, 409);
	assert_int_equal(count_of("outage_update_draft"), 0);
}

static void a_draft_can_be_thrown_away(void **state)
{
	int64_t id = declare(web_key());
	char path[60];

	(void)state;
	assert_int_equal(draft(id, "draft", "body_nl=Wegwerptekst", 0).status, 303);
	assert_int_equal(draft(id, "discard", "", 1).status, 303);
	assert_int_equal(count_of("outage_update_draft"), 0);
	snprintf(path, sizeof(path), "/admin/outages/%lld", (long long)id);
	assert_null(strstr(get(PERSON_AGENT, path).body, "Wegwerptekst"));
	snprintf(path, sizeof(path), "/admin/outages/%lld/preview", (long long)id);
	assert_int_equal(ASK(.as = PERSON_READER, .method = "POST", .path = path,
			     .data = "do=draft&body_nl=x&version=1")
			     .status,
	    403);
	assert_int_equal(tell(id, 4, 1).status, 303);
}

/* ---- the banner ---- */

/* The instant of the test's clock, as SQL has it; the database's own clock goes on. */
static const char *now(void)
{
	static char text[21];

	clock_format(clock_now(web_portal.clock), text);
	text[10] = ' ';
	text[19] = '\0';
	return text;
}

/* Ends what the demonstration has open, and puts that back; what ended a moment ago did so earlier.
 */
static void hide_open(void)
{
	sql_run("UPDATE outage SET ended_at = ended_at - INTERVAL 2 DAY WHERE ended_at > '%s' - "
		"INTERVAL 1 DAY",
	    now());
	sql_run(
	    "UPDATE outage SET ended_at = '2000-01-01' WHERE ended_at IS NULL AND started_at IS "
	    "NOT NULL");
}
static void show_open(void)
{
	sql_run("UPDATE outage SET ended_at = NULL WHERE ended_at = '2000-01-01'");
}

/* An outage with nothing else open; the tests take it away again. */
static int64_t add_outage(int kind, int state, int impact)
{
	char started[60] = "NULL", ended[60] = "NULL", from[60] = "NULL", until[60] = "NULL";

	if (state != 5)
		snprintf(started, sizeof(started), "'%s' - INTERVAL 5 MINUTE", now());
	if (state == 4)
		snprintf(ended, sizeof(ended), "'%s' - INTERVAL 1 MINUTE", now());
	if (kind == 2) {
		snprintf(from, sizeof(from), "'%s' + INTERVAL 1 HOUR", now());
		snprintf(until, sizeof(until), "'%s' + INTERVAL 2 HOUR", now());
	}
	sql_run(
	    "INSERT INTO outage (kind, state, impact, title_nl, title_en, started_at, ended_at, "
	    "planned_from, planned_until, created_at, updated_at) VALUES (%d, %d, %d, "
	    "'Balkproef', 'Trial', %s, %s, %s, %s, '%s', '%s')",
	    kind, state, impact, started, ended, from, until, now(), now());
	return sql_number("SELECT MAX(id) FROM outage");
}

static bool banner_says(const char *path, const char *words)
{
	struct answer answer = get(PERSON_NONE, path);

	assert_int_equal(answer.status, 200);
	return strstr(answer.body, words) != NULL;
}

/* Each severity has its words and its look, in both languages. */
static void each_severity_has_its_banner(void **state)
{
	static const struct {
		int kind, state, impact;
		const char *class, *nl, *en;
	} rows[] = {
		{ 1, 1, 4, "\"banner \"", ">Storing:</span> Balkproef", ">Outage:</span> Trial" },
		{ 1, 2, 3, "\"banner part\"", ">Storing:</span> Balkproef",
		    ">Outage:</span> Trial" },
		{ 1, 3, 2, "\"banner part\"", ">Vertraging:</span> Balkproef",
		    ">Slowdown:</span> Trial" },
		{ 2, 6, 1, "\"banner plan\"", ">Onderhoud bezig:</span> Balkproef",
		    ">Maintenance under way:</span> Trial" },
		{ 2, 5, 1, "\"banner plan\"", ">Onderhoud:</span> Balkproef",
		    ">Maintenance:</span> Trial" },
		{ 1, 4, 4, "\"banner fix\"", ">Opgelost:</span> Balkproef",
		    ">Resolved:</span> Trial" },
	};
	bool seen[sizeof(rows) / sizeof(rows[0])];

	(void)state;
	hide_open();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		add_outage(rows[i].kind, rows[i].state, rows[i].impact);
		seen[i] = banner_says("/nl/support/banner", rows[i].nl) &&
		    banner_says("/en/support/banner", rows[i].en) &&
		    banner_says("/nl/support/banner", rows[i].class);
		sql_run("DELETE FROM outage WHERE title_nl = 'Balkproef'");
	}
	show_open();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (!seen[i])
			fail_msg("row %zu looks otherwise", i);
}

/* For the front's copies of public pages, which are sent without looking into them. */
static bool inside_says(const char *path, const char *words)
{
	static const char *const params[] = { "BANNER=inside", NULL };
	struct answer answer = ASK(.method = "GET", .path = path, .params = params);
	const char *from = strstr(answer.body, "<!--# block name=\"inside\" -->");
	const char *to = strstr(answer.body, "<!--# endblock -->");
	const char *found;

	assert_true(from != NULL && to != NULL && strstr(to, "<!--#include virtual=") != NULL);
	found = strstr(from, words);
	return found != NULL && found < to;
}

static void a_page_may_have_the_banner_inside(void **state)
{
	char path[100];
	bool home, missing, itself, all, other;
	int64_t major;

	(void)state;
	hide_open();
	major = add_outage(1, 1, 4);
	db_forget_kept(web_portal.reader); /* the rows came behind the portal's back */
	home = inside_says("/en/support/home", ">Outage:</span> Trial");
	missing = inside_says("/nl/support/solutions/articles/999999", ">Storing:</span> Balk");
	all = inside_says("/nl/support/status", "<section");
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)major);
	itself = inside_says(path, "<section");
	other = banner_says("/nl/support/home", "name=\"inside\"");
	sql_run("DELETE FROM outage WHERE title_nl = 'Balkproef'");
	show_open();
	db_forget_kept(web_portal.reader);
	assert_true(home && missing);
	assert_false(all);
	assert_false(itself);
	assert_false(other);
}

/* What was kept just before may not be what an open page gets that was rung since. */
static void who_was_rung_reads_what_is_true_now(void **state)
{
	static const char down[] = "</svg>Storing";
	int64_t id;

	(void)state;
	hide_open();
	db_forget_kept(web_portal.reader);
	assert_null(strstr(get(PERSON_NONE, "/nl/support/home").body, down));
	id = add_outage(1, 1, 4);
	sql_run(
	    "INSERT INTO outage_service (outage_id, service_id) SELECT %lld, MIN(id) FROM service",
	    (long long)id);
	assert_non_null(strstr(get(PERSON_NONE, "/nl/support/home?v=17").body, down));
	sql_run("DELETE FROM outage_service WHERE outage_id = %lld", (long long)id);
	sql_run("DELETE FROM outage WHERE title_nl = 'Balkproef'");
	assert_null(strstr(get(PERSON_NONE, "/nl/support/home?v=18").body, down));
	show_open();
	db_forget_kept(web_portal.reader);
}

/* One way of counting: what the banner says is what the status page says. And the pages that tell
 * it themselves are not told twice. */
static void banner_and_status_page_count_alike(void **state)
{
	static const struct {
		const char *path, *words;
		bool seen;
	} says[] = {
		{ "/nl/support/banner", ">1 storing, 1 vertraging:</span> Balkproef", true },
		{ "/en/support/banner", ">1 outage, 1 slowdown:</span> Trial", true },
		{ "/nl/support/status", ">1 storing, 1 vertraging<", true },
		{ "/en/support/status", ">1 outage, 1 slowdown<", true },
		{ "/nl/support/banner", "banner/dismiss", false },
		{ "/nl/support/banner?about=all", "<section", false },
		{ "/nl/support/banner?about=x", ">1 storing, 1 vertraging:</span>", true },
		{ "/nl/support/status", "virtual=\"/banner/nl?about=all\"", true },
		{ "/nl/support/home", "virtual=\"/banner/nl\"", true },
	};
	const char *wrong = NULL;
	char path[100], include[100];
	int64_t major, slow;
	bool other, same, many;

	(void)state;
	hide_open();
	major = add_outage(1, 1, 4);
	slow = add_outage(1, 3, 2);
	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
		if (banner_says(says[i].path, says[i].words) != says[i].seen)
			wrong = says[i].words;
	snprintf(path, sizeof(path), "/nl/support/banner?about=%lld", (long long)major);
	other = banner_says(path, ">Vertraging:</span> Balkproef");
	snprintf(path, sizeof(path), "/nl/support/status/%lld", (long long)slow);
	snprintf(include, sizeof(include), "virtual=\"/banner/nl?about=%lld\"", (long long)slow);
	same = banner_says(path, include);
	add_outage(2, 6, 1);
	add_outage(1, 1, 3);
	many = banner_says("/nl/support/banner",
	    ">2 storingen, 1 vertraging, 1 onderhoud bezig:</span> Balkproef");
	sql_run("DELETE FROM outage WHERE title_nl = 'Balkproef'");
	show_open();
	if (wrong != NULL)
		fail_msg("%s", wrong);
	assert_true(other && same && many);
}

/* A small one can be put away, until it says something new; a large one cannot. */
static void tell_again(int64_t id, const char *nl)
{
	sql_run("INSERT INTO outage_update (outage_id, state, body_nl, body_en, created_at) VALUES "
		"(%lld, 1, '%s', 'Slow', '%s')",
	    (long long)id, nl, now());
}

static void put_away(struct visitor *v)
{
	char data[100];

	snprintf(data, sizeof(data), "update=%lld",
	    (long long)sql_number("SELECT MAX(id) FROM outage_update"));
	assert_int_equal(visitor_post(v, "/nl/support/banner/dismiss", data).status, 303);
}

static void a_small_banner_is_put_away_until_its_next_update(void **state)
{
	static const char path[] = "/nl/support/banner", button[] = "/nl/support/banner/dismiss";
	struct visitor v;
	bool offered, away, others, later, large, offered_large;
	int64_t id;

	(void)state;
	visitor_new(&v);
	hide_open();
	id = add_outage(1, 1, 2);
	tell_again(id, "Traag");
	offered = strstr(visitor_get(&v, path).body, button) != NULL;
	put_away(&v);
	away = strstr(visitor_get(&v, path).body, "<section") == NULL;
	others = banner_says(path, "Traag");
	tell_again(id, "Nog traag");
	later = strstr(visitor_get(&v, path).body, "Nog traag") != NULL;
	sql_run("UPDATE outage SET impact = 4 WHERE id = %lld", (long long)id);
	put_away(&v);
	large = strstr(visitor_get(&v, path).body, "Nog traag") != NULL;
	offered_large = strstr(visitor_get(&v, path).body, button) != NULL;
	sql_run("DELETE FROM outage_update WHERE outage_id = %lld", (long long)id);
	sql_run("DELETE FROM outage WHERE id = %lld", (long long)id);
	show_open();
	assert_true(offered && away && others && later && large);
	assert_false(offered_large);
}

/* ---- following ---- */

static void ask_to_follow(struct visitor *v, const char *email)
{
	char data[300];
	struct answer answer;

	snprintf(data, sizeof(data), "email=%s&service=1", email);
	answer = visitor_post(v, "/support/status/follow", data);
	ASSERT_TO(answer, "/support/status/follow/sent");
}

/* SECURITY B10: opening the link three times confirms nothing; the button does, once. */
static void only_the_button_confirms(void **state)
{
	struct visitor v;
	struct answer answer;
	char path[200];

	(void)state;
	visitor_new(&v);
	ask_to_follow(&v, "volger@follow.example");
	snprintf(path, sizeof(path), "/nl/support/status/confirm/%s",
	    mailed_token("volger@follow.example", "/support/status/confirm/"));
	for (int i = 0; i < 3; i++)
		assert_int_equal(visitor_get(&v, path).status, 200);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM subscription WHERE email = "
				    "'volger@follow.example' AND confirmed_at IS NOT NULL"),
	    0);
	answer = visitor_post(&v, path, "");
	ASSERT_TO(answer, "/nl/support/status/confirmed");
	assert_int_equal(sql_number("SELECT COUNT(*) FROM subscription WHERE email = "
				    "'volger@follow.example' AND confirmed_at IS NOT NULL"),
	    1);
	assert_int_equal(visitor_post(&v, path, "").status, 410);
}

/* SECURITY E, H11: a mail client posts from anywhere without cookies; without our token nothing
 * happens. RFC 8058: no redirect. */
static void one_click_needs_the_token_and_nothing_else(void **state)
{
	static const char *const elsewhere[] = { "HTTP_ORIGIN=https://mail.example",
		"HTTP_SEC_FETCH_SITE=cross-site", NULL };
	struct answer answer = ASK(.method = "POST",
	    .path = "/support/status/unsubscribe/1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    .data = "List-Unsubscribe=One-Click", .no_token = true, .params = elsewhere);
	int64_t before = sql_number("SELECT COUNT(*) FROM subscription");

	(void)state;
	assert_int_equal(answer.status, 404);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM subscription"), before);
}

/* SECURITY K1, K3, T2, T3: three mails an hour to one address, the same answer always; what is no
 * address is refused. */
static void an_address_gets_three_mails_an_hour(void **state)
{
	struct visitor v;

	(void)state;
	visitor_limits();
	for (int i = 0; i < 5; i++) {
		visitor_new(&v);
		ask_to_follow(&v, "vaak@follow.example");
	}
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM outbox WHERE recipient = 'vaak@follow.example'"), 3);
	visitor_new(&v);
	assert_int_equal(visitor_post(&v, "/support/status/follow",
			     "email=a%40x.example%0d%0aBcc:b%40x.example&service=0")
			     .status,
	    422);
	assert_int_equal(
	    visitor_post(&v, "/support/status/follow", "email=&service=0").status, 422);
	assert_int_equal(
	    visitor_post(&v, "/support/status/follow", "email=a%00b&service=0").status, 400);
	assert_int_equal(
	    visitor_post(&v, "/support/status/follow", "email=c%40x.example&service=999999").status,
	    422);
}

#define CASE(f) cmocka_unit_test_setup(f, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(declaring_is_seen_everywhere_and_resolving_undoes_it),
		CASE(a_late_update_is_not_promised),
		CASE(the_second_editor_is_told),
		CASE(the_page_before_writes_nothing),
		CASE(readers_read_and_odd_numbers_are_nothing),
		CASE(maintenance_is_planned_in_local_time),
		CASE(the_json_has_the_shape_of_statuspage),
		CASE(a_draft_is_for_the_desk_alone),
		CASE(two_who_draft_do_not_overwrite_each_other),
		CASE(a_draft_can_be_thrown_away),
		CASE(each_severity_has_its_banner),
		CASE(a_page_may_have_the_banner_inside),
		CASE(who_was_rung_reads_what_is_true_now),
		CASE(banner_and_status_page_count_alike),
		CASE(a_small_banner_is_put_away_until_its_next_update),
		CASE(only_the_button_confirms),
		CASE(one_click_needs_the_token_and_nothing_else),
		CASE(an_address_gets_three_mails_an_hour),
	};

	return cmocka_run_group_tests_name(
	    "web/outages", tests, visitor_suite_open, visitor_suite_close);
}
