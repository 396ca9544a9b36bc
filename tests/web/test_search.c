/* SPDX-License-Identifier: Apache-2.0 */
/* The search page and suggestions: each role finds only what it may see, whatever is typed is shown
 * as text, slips are mended from public words only, what finds nothing is counted without a name,
 * and a form without scripts shows suggestions once. SECURITY F6, G1, G2, H3, H5, H9, T1, T3. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search/search.h"

static struct arena *arena;

/* A context of the rules, on the writing connection, inside a transaction. */
static struct ctx begin(void)
{
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "" };

	arena_reset(arena);
	db_use_arena(web_portal.writer, arena);
	assert_int_equal(db_begin(web_portal.writer), RES_OK);
	return ctx;
}

static void put(int64_t id, enum language language, enum search_audience audience,
    int64_t organisation, const char *title, const char *tags, const char *text, int64_t visible_in,
    int64_t age)
{
	struct ctx ctx = begin();
	struct search_document document = { .kind = SEARCH_ARTICLE,
		.object_id = id,
		.language = language,
		.audience = audience,
		.organisation_id = organisation,
		.title = title,
		.tags = tags,
		.text = text,
		.path = arena_printf(arena, "/support/solutions/articles/%lld", (long long)id),
		.visible_at = visible_in == 0 ? 0 : ctx.now + visible_in,
		.changed_at = ctx.now - age };

	assert_int_equal(search_put(&ctx, &document), RES_OK);
	assert_int_equal(db_commit(web_portal.writer), RES_OK);
}

static struct answer get(enum person as, const char *path)
{
	return ASK(.as = as, .method = "GET", .path = path);
}

static bool finds(enum person as, const char *q, const char *what)
{
	char path[400];
	struct answer answer;

	snprintf(path, sizeof(path), "/nl/support/search?q=%s", q);
	answer = get(as, path);
	assert_int_equal(answer.status, 200);
	return strstr(answer.body, what) != NULL;
}

static bool suggests(enum person as, const char *q, const char *what)
{
	char path[400];
	struct answer answer;

	snprintf(path, sizeof(path), "/nl/support/suggest?q=%s", q);
	answer = get(as, path);
	assert_int_equal(answer.status, 200);
	return strstr(answer.body, what) != NULL;
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

/* ---- who finds what ---- */

/* SECURITY H9: what is for staff, for one organisation, or not yet, is nowhere for others: not in
 * results, suggestions, or mended words. */
static void each_role_finds_its_own(void **state)
{
	static const struct {
		const char *word;
		enum search_audience audience;
		bool may[PERSON_COUNT];
	} cases[] = {
		{ "kwaggelaar", SEARCH_EVERYBODY,
		    { true, true, true, true, true, true, true, true } },
		{ "kwiggelaar", SEARCH_SIGNED_IN,
		    { false, true, true, true, true, true, true, true } },
		{ "kwoggelaar", SEARCH_ORGANISATION,
		    { false, true, true, true, false, true, true, true } },
		{ "kwuggelaar", SEARCH_STAFF,
		    { false, false, false, false, false, true, true, true } },
	};
	int64_t organisation = web_number(
	    "SELECT organisation_id FROM user WHERE email = 'j.devries@vlierbeek.example'");

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char path[80];

		snprintf(path, sizeof(path), "/support/solutions/articles/%zu\"", 900000 + i);
		put(900000 + (int64_t)i, LANGUAGE_NL, cases[i].audience,
		    cases[i].audience == SEARCH_ORGANISATION ? organisation : 0, cases[i].word, "",
		    "tekst", 0, 0);
		for (int person = PERSON_NONE; person < PERSON_COUNT; person++) {
			assert_int_equal(
			    finds((enum person)person, cases[i].word, path), cases[i].may[person]);
			assert_int_equal(suggests((enum person)person, cases[i].word, path),
			    cases[i].may[person]);
		}
	}
	put(900010, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Morgenpas", "", "tekst", 3600, 0);
	assert_false(finds(PERSON_ADMIN, "morgenpas", "articles/900010") ||
	    suggests(PERSON_NONE, "morgenpas", "articles/900010"));
	assert_false(finds(PERSON_NONE, "morgenpes", "Bedoelde u"));
	visitor_pass(3601);
	assert_true(finds(PERSON_NONE, "morgenpas", "articles/900010"));
	assert_true(finds(PERSON_NONE, "morgenpes", ">morgenpas</a>"));
}

static void what_is_taken_out_is_gone(void **state)
{
	struct ctx ctx;

	(void)state;
	put(900020, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Verdwijnpunt", "", "tekst", 0, 0);
	assert_true(finds(PERSON_NONE, "verdwijnpunt", "articles/900020"));
	put(900020, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Anders", "", "tekst", 0, 0);
	assert_false(finds(PERSON_NONE, "verdwijnpunt", "articles/900020"));
	ctx = begin();
	assert_int_equal(search_remove(&ctx, SEARCH_ARTICLE, 900020, LANGUAGE_NL), RES_OK);
	assert_int_equal(search_remove(&ctx, SEARCH_ARTICLE, 900020, LANGUAGE_NL), RES_OK);
	assert_int_equal(db_commit(web_portal.writer), RES_OK);
	assert_int_equal(
	    web_number("SELECT COUNT(*) FROM search_document WHERE object_id = 900020"), 0);
	assert_false(finds(PERSON_NONE, "verdwijnpont",
	    ">verdwijnpunt</a>")); /* nor is its word offered any more */
}

static void make_ticket(
    enum person as, const char *subject, const char *description, const char *more)
{
	char data[600];

	snprintf(data, sizeof(data), "key=%s&type=%lld&subject=%s&description=%s%s", web_key(),
	    (long long)web_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1"),
	    subject, description, more);
	assert_int_equal(
	    ASK(.as = as, .method = "POST", .path = "/support/tickets", .data = data).status, 303);
}

/* SECURITY H3, H5: the same scope as the list; never a note. */
static void tickets_are_found_by_those_concerned(void **state)
{
	char path[100], data[200];
	int64_t number;

	(void)state;
	make_ticket(PERSON_CUSTOMER, "Zwembadpomp+hapert", "De+kwelderklep+staat+open", "");
	number = web_number("SELECT MAX(id) FROM ticket");
	snprintf(path, sizeof(path), "/support/tickets/%lld\"", (long long)number);
	for (int i = 0; i < 2; i++) {
		const char *word = i == 0 ? "zwembadpompen" : "kwelderklep";

		assert_true(
		    finds(PERSON_CUSTOMER, word, path) && finds(PERSON_MANAGER, word, path));
		assert_false(finds(PERSON_NONE, word, path) ||
		    finds(PERSON_COLLEAGUE, word, path) || finds(PERSON_STRANGER, word, path));
	}
	assert_true(suggests(PERSON_CUSTOMER, "zwemb", path));
	assert_false(
	    suggests(PERSON_STRANGER, "zwemb", path) || suggests(PERSON_NONE, "zwemb", path));
	snprintf(path, sizeof(path), "/admin/tickets/%lld/note", (long long)number);
	snprintf(data, sizeof(data), "key=%s&note=geheimwoordje", web_key());
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data).status, 303);
	assert_int_equal(
	    web_number("SELECT COUNT(*) FROM search_ticket WHERE word LIKE 'geheimwoord%'"), 0);
	sql_run("UPDATE user SET sees_organisation = 0 WHERE email = 'a.bakker@vlierbeek.example'");
	assert_false(finds(PERSON_MANAGER, "zwembadpomp", "Zwembadpomp</mark>"));
	sql_run("UPDATE user SET sees_organisation = 1 WHERE email = 'a.bakker@vlierbeek.example'");
}

/* What is still being typed is found between its stem and the whole word too: in titles, in texts,
 * and in tickets. Of an earlier word only its stem counts. */
static void what_is_being_typed_is_found_everywhere(void **state)
{
	char path[100];

	(void)state;
	put(900050, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Kwakkelingen maken", "", "leeg", 0, 0);
	put(900051, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Iets anders", "", "hoe kwakkelingen gaan", 0,
	    0);
	make_ticket(PERSON_CUSTOMER, "Onze+kwakkeling", "Ziet+u+de+snorrebotten", "");
	snprintf(path, sizeof(path), "/support/tickets/%lld\"",
	    (long long)web_number("SELECT MAX(id) FROM ticket"));
	for (const char *const *q = (const char *const[]){ "kwak", "kwakkelin", "kwakkeling",
		 "kwakkelingen", "Kwakkel%C3%ADn", NULL };
	     *q != NULL; q++) {
		assert_true(finds(PERSON_NONE, *q, "articles/900050"));
		assert_true(finds(PERSON_NONE, *q, "articles/900051"));
		assert_true(finds(PERSON_CUSTOMER, *q, path));
		assert_true(suggests(PERSON_NONE, *q, "articles/900050"));
		assert_true(suggests(PERSON_CUSTOMER, *q, path));
	}
	assert_true(finds(PERSON_CUSTOMER, "snorrebott", path));
	assert_true(finds(PERSON_NONE, "kwakkelin", "<mark>kwakkelingen</mark>"));
	assert_false(finds(PERSON_NONE, "kwakkelin+maken", "articles/900051"));
	assert_true(finds(PERSON_NONE, "kwakkeling+gaan", "articles/900051"));
}

/* A word that stands everywhere is read as far as it helps, and yet whatever has it beside a rare
 * one is found, however old. */
static void a_common_word_hides_nothing_and_costs_no_more(void **state)
{
	int64_t some, many;

	(void)state;
	put(901000, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Zeldzamerik", "",
	    "een gewoonterd, lang geleden", 0, 9 * 365 * 86400);
	for (int i = 1; i <= 600; i++)
		put(901000 + i, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Vol", "", "een gewoonterd", 0,
		    0);
	assert_true(finds(PERSON_NONE, "gewoonterd", "Meer dan 500 resultaten"));
	assert_true(finds(PERSON_NONE, "gewoonterd+zeldzamerik", "articles/901000"));
	assert_true(finds(PERSON_NONE, "gewoonterd+zeldzamerik", "1 resultaat voor"));
	assert_true(finds(PERSON_NONE, "zeldzamerik+gewoonte", "<mark>gewoonterd</mark>"));
	some = web_rows_read(PERSON_NONE, "/nl/support/search?q=gewoonterd+zeldzamerik");
	for (int i = 601; i <= 1200; i++)
		put(901000 + i, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Vol", "", "een gewoonterd", 0,
		    0);
	many = web_rows_read(PERSON_NONE, "/nl/support/search?q=gewoonterd+zeldzamerik");
	assert_true(some > 500 && some < 2000);
	assert_in_range(many, some - 100, some + 100);
	assert_in_range(web_rows_read(PERSON_NONE, "/nl/support/search?q=gewoonterd"), 500, 2000);
}

/* ---- order ---- */

static void title_before_tags_before_text_and_fresh_before_stale(void **state)
{
	const char *body, *at[4];

	(void)state;
	put(900030, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Iets anders", "", "over de flapdrol", 0, 0);
	put(900031, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Nog iets", "flapdrol", "leeg", 0, 0);
	put(900032, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "De flapdrol van vroeger", "", "leeg", 0,
	    3 * 365 * 86400);
	put(900033, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "De flapdrol van nu", "", "leeg", 0, 0);
	put(900034, LANGUAGE_EN, SEARCH_EVERYBODY, 0, "The flapdrol, flapdrol", "flapdrol",
	    "flapdrol", 0, 0);
	put(900033, LANGUAGE_EN, SEARCH_EVERYBODY, 0, "The flapdrol of now", "", "empty", 0, 0);
	body = get(PERSON_NONE, "/nl/support/search?q=flapdrol").body;
	at[0] = strstr(body, "articles/900033");
	at[1] = strstr(body, "articles/900032");
	at[2] = strstr(body, "articles/900031");
	at[3] = strstr(body, "articles/900030");
	for (int i = 0; i < 4; i++)
		assert_true(at[i] != NULL && (i == 0 || at[i] > at[i - 1]));
	assert_true(
	    strstr(body, "articles/900034") > at[3]); /* the other language last, and marked */
	assert_non_null(strstr(body, "Alleen in het Engels"));
	assert_null(strstr(body, " of now")); /* a text in both languages appears in the reader's */
	assert_non_null(strstr(body, "5 resultaten voor <strong>flapdrol"));
}

/* ---- what is typed ---- */

/* SECURITY F6, G1, G2, T3: shown as the text it is, in every place; nothing breaks. */
static void hostile_words_are_words(void **state)
{
	static const char *const raw[] = { "<svg/onload=alert(1)>", "\"><script>", "{{X}}",
		"javascript:alert(1)", "' OR 1=1-- ", "%'\\", "\xe2\x80\xa8", "1e309" };
	static const char *const queries[] = { "kind=9", "kind=news'", "page=0",
		"page=99999999999999999999", "page=-1", "page=1e309", "q=a&q=b", "kind[]=x" };
	char path[400];

	(void)state;
	for (size_t i = 0; i < sizeof(raw) / sizeof(raw[0]); i++) {
		size_t size = (size_t)snprintf(path, sizeof(path), "/support/search?q=kwaggelaar");
		struct answer answer;

		for (const char *c = raw[i]; *c != '\0'; c++)
			size += (size_t)snprintf(
			    path + size, sizeof(path) - size, "%%%02X", (unsigned char)*c);
		answer = get(PERSON_CUSTOMER, path);
		assert_int_equal(answer.status, 200);
		assert_null(strstr(answer.body, "<svg/"));
		assert_null(strstr(answer.body, "<script>"));
	}
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		snprintf(path, sizeof(path), "/support/search?q=portaal&%s", queries[i]);
		assert_int_equal(get(PERSON_NONE, path).status, 200);
		snprintf(path, sizeof(path), "/support/suggest?q=portaal&for=%s", queries[i]);
		assert_int_equal(get(PERSON_NONE, path).status, 200);
	}
	assert_int_equal(get(PERSON_NONE, "/support/search?q=%00").status, 400);
	assert_int_equal(get(PERSON_NONE, "/support/search?q=portaal&page=100").status, 404);
	snprintf(path, sizeof(path), "/nl/support/search?q=%0201d", 7);
	assert_non_null(strstr(get(PERSON_NONE, path).body, "hooguit 200 tekens"));
	assert_true(
	    finds(PERSON_NONE, "%F0%9F%98%80", "<strong>\xf0\x9f\x98\x80</strong>")); /* T1 */
}

/* ---- what was not found ---- */

static void misses_are_counted_and_handled(void **state)
{
	(void)state;
	assert_true(finds(PERSON_CUSTOMER, "Qwertykw%C3%A9k+dingetje", "Geen resultaten"));
	finds(PERSON_NONE, "qwertykwek+dingetje", "");
	assert_int_equal(sql_number("SELECT tries FROM search_miss WHERE words = 'qwertykwek "
				    "dingetje' AND language = 1"),
	    2);
	assert_non_null(strstr(get(PERSON_READER, "/admin/searches").body, "qwertykwek dingetje"));
	assert_int_equal(get(PERSON_CUSTOMER, "/admin/searches").status, 404);
	assert_int_equal(
	    ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/searches/handled",
		.data = "words=qwertykwek+dingetje&language=nl")
		.status,
	    303);
	assert_null(strstr(get(PERSON_AGENT, "/admin/searches").body, "qwertykwek dingetje"));
	finds(PERSON_NONE, "qwertykwek+dingetje", "");
	assert_non_null(strstr(get(PERSON_AGENT, "/admin/searches").body, "qwertykwek dingetje"));
}

/* ---- the form for a ticket ---- */

static void a_form_without_scripts_shows_suggestions_once(void **state)
{
	char data[600], opened[100];
	int64_t tickets,
	    type = web_number(
		"SELECT id FROM ticket_type WHERE customer_may_choose ORDER BY position LIMIT 1");
	struct answer answer;

	(void)state;
	put(900040, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Knipperlampje vervangen", "", "tekst", 0, 0);
	tickets = web_number("SELECT COUNT(*) FROM ticket");
	assert_non_null(strstr(get(PERSON_CUSTOMER, "/support/tickets/new").body,
	    "name=\"suggestions\" value=\"ask\""));
	snprintf(data, sizeof(data),
	    "key=%s&type=%lld&subject=Knipperlampje&description=Mijn+tekst&suggestions=ask",
	    web_key(), (long long)type);
	answer = ASK(.as = PERSON_CUSTOMER, .method = "POST", .path = "/nl/support/tickets",
	    .data = data);
	assert_int_equal(answer.status, 200);
	snprintf(opened, sizeof(opened), "/support/suggest/opened?document=%lld",
	    (long long)web_number("SELECT id FROM search_document WHERE object_id = 900040"));
	assert_non_null(strstr(answer.body, opened));
	assert_non_null(strstr(answer.body, "Toch versturen"));
	assert_non_null(strstr(answer.body, ">Mijn tekst</textarea>"));
	assert_non_null(strstr(answer.body, "name=\"suggestions\" value=\"shown\""));
	assert_null(strstr(answer.body, "<title>Fout"));
	assert_int_equal(web_number("SELECT COUNT(*) FROM ticket"), tickets);
	make_ticket(PERSON_CUSTOMER, "Knipperlampje", "Mijn+tekst", "&suggestions=shown");
	make_ticket(PERSON_CUSTOMER, "Knipperlampje", "Mijn+tekst", "&suggestions=opened");
	make_ticket(PERSON_STRANGER, "Onvindbaaronderwerp", "Mijn+tekst",
	    "&suggestions=ask"); /* nothing to show: no step */
	assert_int_equal(sql_number("SELECT COUNT(*) FROM search_outcome WHERE what = 2"), 1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM search_outcome WHERE what = 3"), 1);
	assert_int_equal(ASK(.as = PERSON_CUSTOMER, .method = "POST",
			     .path = "/support/suggest/opened", .data = "document=5")
			     .status,
	    200);
	assert_int_equal(ASK(.as = PERSON_CUSTOMER, .method = "POST",
			     .path = "/support/suggest/opened", .data = "document=x")
			     .status,
	    400);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM search_outcome WHERE what = 1"), 1);
	assert_int_equal(ASK(.as = PERSON_CUSTOMER, .method = "POST",
			     .path = "/support/suggest/opened", .data = "document=6")
			     .status,
	    200);
	answer = get(
	    PERSON_READER, "/nl/admin/searches"); /* two opened, one followed all the same */
	assert_non_null(strstr(answer.body, "<dt>Suggesties geopend in 30 dagen</dt><dd>2</dd>"));
	assert_non_null(strstr(answer.body, "<dt>Daarvan zonder ticket erna</dt><dd>1</dd>"));
	assert_non_null(
	    strstr(answer.body, "<dt>Tickets verstuurd ondanks suggesties</dt><dd>2</dd>"));
}

/* Without scripts the way to a suggestion counts it, and a ticket that follows all the same; who
 * may not see it does not learn its address. */
static void a_suggestion_opened_without_scripts_is_counted(void **state)
{
	static const char *const outcomes = "SELECT COUNT(*) FROM search_outcome WHERE what = %d";
	int64_t opened, ignored, followed, document;
	struct visitor v;
	char path[100], data[300];
	struct answer answer;

	(void)state;
	put(900041, LANGUAGE_NL, SEARCH_EVERYBODY, 0, "Schemerlampje", "", "tekst", 0, 0);
	put(900042, LANGUAGE_NL, SEARCH_STAFF, 0, "Schemerlampje intern", "", "tekst", 0, 0);
	opened = sql_number(outcomes, 1);
	ignored = sql_number(outcomes, 2);
	followed = sql_number(outcomes, 3);
	document = sql_number("SELECT id FROM search_document WHERE object_id = 900041");
	visitor_new(&v);
	visitor_sign_in(&v, web_people[PERSON_CUSTOMER]);
	snprintf(
	    path, sizeof(path), "/en/support/suggest/opened?document=%lld", (long long)document);
	answer = visitor_get(&v, path);
	ASSERT_TO(answer, "/en/support/solutions/articles/900041");
	assert_non_null(strstr(get(PERSON_NONE, "/en/support/suggest?q=schemer").body,
	    "<span lang=\"nl\">Schemerlampje</span>"));
	assert_non_null(strstr(
	    get(PERSON_NONE, "/nl/support/suggest?q=schemer").body, "<span>Schemerlampje</span>"));
	assert_int_equal(sql_number(outcomes, 1), opened + 1);
	for (int i = 0; i < 2; i++) {
		snprintf(data, sizeof(data),
		    "key=%s&type=%lld&subject=Schemerlampje&description=Stuk&suggestions=shown",
		    web_key(),
		    (long long)web_number("SELECT id FROM ticket_type WHERE customer_may_choose "
					  "ORDER BY position LIMIT 1"));
		visitor_get(&v, "/support/tickets/new");
		assert_int_equal(visitor_post(&v, "/support/tickets", data).status, 303);
		assert_int_equal(sql_number(outcomes, 3), followed + 1);
		assert_int_equal(sql_number(outcomes, 2), ignored + i);
	}
	snprintf(path, sizeof(path), "/support/suggest/opened?document=%lld",
	    (long long)sql_number("SELECT id FROM search_document WHERE object_id = 900042"));
	assert_int_equal(visitor_get(&v, path).status, 404);
	assert_int_equal(visitor_get(&v, "/support/suggest/opened?document=0").status, 404);
	assert_int_equal(visitor_get(&v, "/support/suggest/opened").status, 404);
	assert_int_equal(sql_number(outcomes, 1), opened + 1);
}

/* The index made anew is the index. */
static void reindex_makes_the_same(void **state)
{
	int64_t tickets;
	struct ctx ctx = { .arena = arena,
		.db = web_portal.writer,
		.settings = &web_portal.settings,
		.remote = "",
		.viewer = { 0 } };

	(void)state;
	visitor_pass(10);
	ctx.now = clock_now(web_portal.clock);
	db_use_arena(web_portal.writer, arena);
	assert_int_equal(
	    search_reindex(&ctx), RES_OK); /* other tests made tickets behind the rules' back */
	tickets = web_number("SELECT COUNT(DISTINCT ticket_id) FROM search_ticket");
	assert_true(tickets > 20);
	sql_run("DELETE FROM search_ticket WHERE ticket_id %% 2 = 0");
	assert_int_equal(search_reindex(&ctx), RES_OK);
	assert_int_equal(
	    web_number("SELECT COUNT(DISTINCT ticket_id) FROM search_ticket"), tickets);
	assert_true(finds(PERSON_CUSTOMER, "zwembadpomp", "Zwembadpomp"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(each_role_finds_its_own, visitor_test_begin),
		cmocka_unit_test_setup(what_is_taken_out_is_gone, visitor_test_begin),
		cmocka_unit_test_setup(tickets_are_found_by_those_concerned, visitor_test_begin),
		cmocka_unit_test_setup(what_is_being_typed_is_found_everywhere, visitor_test_begin),
		cmocka_unit_test_setup(
		    a_common_word_hides_nothing_and_costs_no_more, visitor_test_begin),
		cmocka_unit_test_setup(
		    title_before_tags_before_text_and_fresh_before_stale, visitor_test_begin),
		cmocka_unit_test_setup(hostile_words_are_words, visitor_test_begin),
		cmocka_unit_test_setup(misses_are_counted_and_handled, visitor_test_begin),
		cmocka_unit_test_setup(
		    a_form_without_scripts_shows_suggestions_once, visitor_test_begin),
		cmocka_unit_test_setup(
		    a_suggestion_opened_without_scripts_is_counted, visitor_test_begin),
		cmocka_unit_test_setup(reindex_makes_the_same, visitor_test_begin),
	};

	return cmocka_run_group_tests(tests, open_suite, close_suite);
}
