/* SPDX-License-Identifier: Apache-2.0 */
/* News from the desk to readers: written, planned, published, changed and withdrawn; in the list,
 * the years, the feed, on home and in search; in one language or two. SECURITY F1, H8, H9, S1, S2,
 * T2, T6. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "news/news.h"

#define BOTH                                                                                 \
	"title_nl=Proefbericht+zeekomkommer&summary_nl=Regel+over+zeekomkommers&body_nl=Een" \
	"+**vette**+alinea.&title_en=Trial+item+seacucumber&summary_en=Line+about+"          \
	"seacucumbers&body_en=A+**bold**+paragraph."
#define DUTCH "title_nl=Alleen+Nederlands+hier&summary_nl=Regel&body_nl=Tekst"
#define ENGLISH "title_en=English+alone+here&summary_en=Line&body_en=Text"
#define MARKUP "%3Cscript%3Ealert(1)%3C/script%3E%22'%26%7B%7BTITLE%7D%7D"

static struct answer get(const char *path)
{
	return ASK(.method = "GET", .path = path);
}

static struct answer post(const char *path, const char *texts, const char *more)
{
	static char data[128 * 1024];

	assert_true(snprintf(data, sizeof(data), "%s&%s", texts, more) < (int)sizeof(data));
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = path, .data = data);
}

/* A new item; its number. */
static int64_t write_item(const char *texts, const char *when)
{
	char more[200];
	struct answer answer;

	snprintf(more, sizeof(more), "when=%s&key=%s", when, web_key());
	answer = post("/admin/news/new", texts, more);
	assert_int_equal(answer.status, 303);
	return strtoll(web_header(&answer, "Location") + strlen("/admin/news/"), NULL, 10);
}

static int64_t version_of(int64_t id)
{
	return sql_number("SELECT version FROM news WHERE id = %lld", (long long)id);
}

static struct answer change_item(int64_t id, const char *texts, const char *when, int64_t version)
{
	char path[60], more[200];

	snprintf(path, sizeof(path), "/admin/news/%lld/edit", (long long)id);
	snprintf(more, sizeof(more), "when=%s&version=%lld", when, (long long)version);
	return post(path, texts, more);
}

/* The address of an item's page in a language. */
static const char *path_of(const char *language, int64_t id)
{
	static char path[200];

	snprintf(path, sizeof(path), "/%s/support/news/%lld-%s", language, (long long)id,
	    sql_text("SELECT slug FROM news WHERE id = %lld", (long long)id));
	return path;
}

static const char *archive_of_today(const char *language)
{
	static char path[60];

	snprintf(path, sizeof(path), "/%s/support/news/archive/%d", language,
	    i18n_local(clock_now(web_portal.clock)).year);
	return path;
}

static bool shows(const char *path, const char *words)
{
	struct answer answer = get(path);

	assert_int_equal(answer.status, 200);
	return strstr(answer.body, words) != NULL;
}

/* Whether readers of that language find it wherever news is. */
static void assert_seen(const char *language, const char *title, const char *word, bool seen)
{
	char path[100];
	const char *const places[] = { "home", "news", "news/feed.atom" };

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(path, sizeof(path), "/%s/support/%s", language, places[i]);
		if (shows(path, title) != seen)
			fail_msg("%s %s %s", path, seen ? "lacks" : "shows", title);
	}
	assert_int_equal(shows(archive_of_today(language), title), seen);
	snprintf(path, sizeof(path), "/%s/support/search?q=%s", language, word);
	assert_int_equal(shows(path, "/support/news/"), seen);
}

/* Takes an item out of the search index and the table, so that other tests see what they expect. */
static void remove_item(int64_t id, const char *texts)
{
	assert_int_equal(change_item(id, texts, "draft", version_of(id)).status, 303);
	sql_run("DELETE FROM news WHERE id = %lld", (long long)id);
}

static void an_item_is_read_everywhere_in_both_languages(void **state)
{
	int64_t id = write_item(BOTH, "now");
	struct answer answer = get(path_of("nl", id));
	char link[600];

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "<h1>Proefbericht zeekomkommer</h1>"));
	assert_non_null(strstr(answer.body, "<strong>vette</strong> alinea"));
	assert_null(strstr(answer.body, "seacucumber"));
	snprintf(link, sizeof(link), "hreflang=\"en\" href=\"%s%s\"", web_portal.settings.base_url,
	    path_of("en", id));
	assert_non_null(strstr(answer.body, link));
	answer = get(path_of("en", id));
	assert_non_null(strstr(answer.body, "<h1>Trial item seacucumber</h1>"));
	assert_non_null(strstr(answer.body, "<strong>bold</strong> paragraph"));
	assert_null(strstr(answer.body, "zeekomkommer</"));
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", true);
	assert_seen("en", "Trial item seacucumber", "seacucumber", true);
	assert_true(shows("/sitemap.xml", strstr(path_of("nl", id), "/support")));
	remove_item(id, BOTH);
}

/* A language that is missing: the other one, marked as such, and no address of its own. */
static void one_language_stands_in_for_the_other(void **state)
{
	int64_t dutch = write_item(DUTCH, "now"), english = write_item(ENGLISH, "now");
	struct answer answer = get(path_of("en", dutch));

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "This item is only available in Dutch."));
	assert_non_null(strstr(answer.body, "<article lang=\"nl\">"));
	assert_null(strstr(answer.body, "hreflang=\"x-default\""));
	answer = get(path_of("nl", english));
	assert_non_null(strstr(answer.body, "Dit bericht is er alleen in het Engels."));
	assert_non_null(strstr(answer.body, "<article lang=\"en\">"));
	answer = get(path_of("nl", dutch));
	assert_null(strstr(answer.body, "<article lang="));
	assert_null(strstr(answer.body, "is er alleen in het"));
	assert_true(shows("/en/support/news", "<li lang=\"nl\">"));
	assert_true(shows("/nl/support/news", "<li lang=\"en\">"));
	assert_true(shows("/en/support/news/feed.atom", "<entry xml:lang=\"nl\">"));
	assert_true(shows("/nl/support/news/feed.atom", "English alone here"));
	remove_item(dutch, DUTCH);
	remove_item(english, ENGLISH);
}

/* Planned by the portal's own time; nothing of it is anywhere before its moment, and nobody does
 * anything when that comes. SECURITY H9 */
static void a_planned_item_appears_by_itself(void **state)
{
	int64_t id = write_item(BOTH, "at&date=2031-07-01&time=09:00");

	assert_string_equal(sql_text("SELECT publish_at FROM news WHERE id = %lld", (long long)id),
	    "2031-07-01 07:00:00");
	visitor_at("2031-07-01T06:59:59Z");
	assert_int_equal(get(path_of("nl", id)).status, 404);
	assert_int_equal(get(path_of("en", id)).status, 404);
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", false);
	assert_seen("en", "Trial item seacucumber", "seacucumber", false);
	assert_false(shows("/sitemap.xml", strstr(path_of("nl", id), "/support")));
	visitor_at("2031-07-01T07:00:00Z");
	assert_int_equal(get(path_of("nl", id)).status, 200);
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", true);
	assert_seen("en", "Trial item seacucumber", "seacucumber", true);
	assert_true(shows("/sitemap.xml", strstr(path_of("nl", id), "/support")));
	assert_true(
	    shows("/nl/support/news/feed.atom", "<published>2031-07-01T07:00:00Z</published>"));
	visitor_test_begin(state);
	remove_item(id, BOTH);
}

/* SECURITY H9: a draft, and what is withdrawn, is for nobody outside the desk, whoever asks. */
static void what_is_withdrawn_is_gone(void **state)
{
	int64_t id = write_item(BOTH, "draft");
	struct answer answer;
	char path[200];

	(void)state;
	snprintf(path, sizeof(path), "%s", path_of("nl", id));
	for (enum person who = PERSON_NONE; who < PERSON_COUNT; who++)
		assert_int_equal(ASK(.as = who, .method = "GET", .path = path).status, 404);
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", false);
	assert_int_equal(change_item(id, BOTH, "now", version_of(id)).status, 303);
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", true);
	assert_int_equal(change_item(id, BOTH, "draft", version_of(id)).status, 303);
	answer = get(path);
	assert_int_equal(answer.status, 404);
	/* nginx replaces its copy, or it would come back while no worker answers. */
	assert_string_equal(
	    web_header(&answer, "Cache-Control"), "public, s-maxage=1, stale-while-revalidate=1");
	assert_null(strstr(answer.body, "zeekomkommer<"));
	answer = get("/nl/support/news/99999999-nooit-geweest");
	assert_int_equal(answer.status, 404);
	assert_string_equal(web_header(&answer, "Cache-Control"), "no-store");
	assert_seen("nl", "Proefbericht zeekomkommer", "zeekomkommer", false);
	assert_seen("en", "Trial item seacucumber", "seacucumber", false);
	assert_string_equal(
	    sql_text(
		"SELECT GROUP_CONCAT(action ORDER BY id) FROM audit WHERE object = 'news:%lld'",
		(long long)id),
	    "news.add,news.publish,news.withdraw");
	remove_item(id, BOTH);
}

/* SECURITY T6: the number is the address; words that changed, and no number at all. */
static void old_addresses_lead_to_the_present_one(void **state)
{
	static const char *const odd[] = { "0", "-1", "99999999", "9223372036854775808", "x-1",
		"4294967297-a", "1%2F..", "%00" };
	int64_t id = write_item(BOTH, "now");
	struct answer answer;
	char path[200], old[200];

	(void)state;
	snprintf(old, sizeof(old), "%s", path_of("nl", id));
	assert_int_equal(change_item(id, "title_nl=Een+andere+naam&summary_nl=r&body_nl=t", "now",
			     version_of(id))
			     .status,
	    303);
	snprintf(path, sizeof(path), "/nl/support/news/%lld", (long long)id);
	answer = get(path);
	assert_int_equal(answer.status, 301);
	assert_string_equal(web_header(&answer, "Location"), path_of("nl", id));
	answer = get(old);
	assert_int_equal(answer.status, 301);
	assert_string_equal(web_header(&answer, "Location"), path_of("nl", id));
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		snprintf(path, sizeof(path), "/nl/support/news/%s", odd[i]);
		answer = get(path);
		if (answer.status != 404 && answer.status != 400)
			fail_msg("%s answers %d", path, answer.status);
	}
	remove_item(id, DUTCH);
}

/* ---- the years ---- */

#define MANY 120

/* The address behind rel="next", or NULL. */
static const char *next_of(const char *body)
{
	static char path[200];
	const char *mark = strstr(body, "\" rel=\"next\""), *at = mark;
	size_t size = 0;

	if (mark == NULL)
		return NULL;
	while (at > body && at[-1] != '"')
		at--;
	for (; at < mark && size + 1 < sizeof(path); at++) {
		path[size++] = *at;
		if (strncmp(at, "&amp;", 5) == 0)
			at += 4;
	}
	path[size] = '\0';
	return path;
}

/* Walks a year and says how many items it met, each once and in order. */
static int walk_year(const char *path, int *pages)
{
	const char *at;
	char here[200];
	int met = 0;

	snprintf(here, sizeof(here), "%s", path);
	for (*pages = 0; *pages < 10; (*pages)++) {
		struct answer answer = get(here);
		int on_page = 0;

		assert_int_equal(answer.status, 200);
		for (at = answer.body; (at = strstr(at, ">Bericht ")) != NULL; at++, on_page++)
			assert_int_equal(strtol(at + 9, NULL, 10), MANY - met++);
		assert_true(on_page > 0 && on_page <= NEWS_PAGE);
		if ((at = next_of(answer.body)) == NULL) {
			(*pages)++;
			return met;
		}
		assert_int_equal(on_page, NEWS_PAGE);
		snprintf(here, sizeof(here), "%s", at);
	}
	fail_msg("no end");
	return 0;
}

/* Ten appear in the same minute, across the ends of pages too. */
static void a_year_is_read_page_by_page(void **state)
{
	/* As everywhere, a wrong filter in an address is no filter. */
	static const char *const wrong[] = { "?before=x", "?before=-1", "?item=5",
		"?before=9999999999999999" };
	static const char *const no_year[] = { "1999", "2999", "x", "02019", "2019x" };
	struct answer answer;
	char path[200];
	int pages;

	(void)state;
	for (int i = 1; i <= MANY; i++)
		sql_run(
		    "INSERT INTO news (slug, status, publish_at, title_nl, summary_nl, body_nl, "
		    "created_at, updated_at) VALUES ('jaar', 2, '2019-03-01 08:00:00' + INTERVAL "
		    "%d MINUTE, 'Bericht %d', 'r', 't', '2019-01-01', '2019-01-01')",
		    i / 10, i);
	/* The first and the last moment of the year here, and the ones around it. */
	sql_run(
	    "INSERT INTO news (slug, status, publish_at, title_nl, summary_nl, body_nl, "
	    "created_at, updated_at) VALUES"
	    " ('jaar', 2, '2018-12-31 22:59:00', 'Buiten', 'r', 't', '2019-01-01', '2019-01-01'),"
	    " ('jaar', 2, '2019-12-31 23:00:00', 'Buiten', 'r', 't', '2019-01-01', '2019-01-01')");
	assert_int_equal(walk_year("/nl/support/news/archive/2019", &pages), MANY);
	assert_int_equal(pages, 3);
	answer = get("/en/support/news/archive/2019");
	assert_null(strstr(answer.body, "Buiten"));
	assert_memory_equal(next_of(answer.body), "/en/support/", strlen("/en/support/"));
	assert_non_null(strstr(answer.body,
	    "archive/2019\" aria-current=\"page\">2019<span "
	    "class=\"count\">120<"));
	/* The desk's list goes on as well; what it shows is in the editor's order of need. */
	answer = ASK(.as = PERSON_READER, .method = "GET", .path = "/admin/news");
	assert_non_null(strstr(answer.body, "Wijziging in de koppeling met huurmutaties"));
	assert_non_null(strstr(answer.body, ">Bericht 120<"));
	assert_null(strstr(answer.body, ">Bericht 1<"));
	for (int i = 0; i < 4 && strstr(answer.body, ">Bericht 1<") == NULL; i++) {
		snprintf(path, sizeof(path), "%s", next_of(answer.body));
		answer = ASK(.as = PERSON_READER, .method = "GET", .path = path);
		assert_int_equal(answer.status, 200);
		assert_null(strstr(answer.body, "Wijziging in de koppeling met huurmutaties"));
	}
	assert_non_null(strstr(answer.body, ">Bericht 1<"));
	/* Beyond the end there is nothing, and a way back. */
	answer = get("/nl/support/news/archive/2019?before=1&item=1");
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Er is geen nieuws uit deze periode."));
	assert_non_null(
	    strstr(answer.body, "href=\"/nl/support/news/archive/2019\">Eerste pagina"));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(path, sizeof(path), "/nl/support/news/archive/2019%s", wrong[i]);
		assert_true(shows(path, ">Bericht 120<"));
	}
	for (size_t i = 0; i < sizeof(no_year) / sizeof(no_year[0]); i++) {
		snprintf(path, sizeof(path), "/nl/support/news/archive/%s", no_year[i]);
		assert_int_equal(get(path).status, 404);
	}
	sql_run("DELETE FROM news WHERE slug = 'jaar'");
}

/* ---- the feed ---- */

static const char *between(const char *text, const char *begin, const char *end)
{
	static char found[400];
	const char *at = strstr(text, begin);

	assert_non_null(at);
	at += strlen(begin);
	snprintf(found, sizeof(found), "%.*s", (int)(strstr(at, end) - at), at);
	return found;
}

/* Updated when its newest entry was, and now while there is none: never in 1970. */
static void the_feed_says_when_it_changed(void **state)
{
	struct answer answer;
	char empty[400];

	(void)state;
	visitor_at("2031-01-02T03:04:05Z");
	answer = get("/nl/support/news/feed.atom");
	assert_string_not_equal(between(answer.body, "<updated>", "<"), "2031-01-02T03:04:05Z");
	assert_null(strstr(answer.body, "1970-"));
	sql_run("UPDATE news SET status = status + 10");
	answer = get("/nl/support/news/feed.atom");
	snprintf(empty, sizeof(empty), "%s", between(answer.body, "<updated>", "<"));
	assert_null(strstr(answer.body, "<entry"));
	answer = get("/nl/support/news");
	sql_run("UPDATE news SET status = status - 10");
	assert_string_equal(empty, "2031-01-02T03:04:05Z");
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "Geen nieuws"));
}

/* A change after publication moves `updated` and not `published`. */
static void the_feed_follows_a_change(void **state)
{
	int64_t id = write_item(BOTH, "now");
	char when[60];
	struct answer answer;
	const char *entry;

	(void)state;
	sql_run(
	    "UPDATE news SET publish_at = '2020-02-03 09:00:00' WHERE id = %lld", (long long)id);
	visitor_pass(3600);
	snprintf(when, sizeof(when), "at&date=2020-02-03&time=10:00");
	assert_int_equal(change_item(id, BOTH, when, version_of(id)).status, 303);
	sql_run("UPDATE news SET status = status + 10 WHERE id <> %lld", (long long)id);
	answer = get("/en/support/news/feed.atom");
	sql_run("UPDATE news SET status = status - 10 WHERE id <> %lld", (long long)id);
	entry = strstr(answer.body, "<entry");
	assert_non_null(entry);
	assert_string_equal(between(entry, "<published>", "<"), "2020-02-03T09:00:00Z");
	assert_string_equal(between(entry, "<updated>", "<"),
	    sql_text(
		"SELECT DATE_FORMAT(updated_at, '%%Y-%%m-%%dT%%H:%%i:%%sZ') FROM news WHERE id "
		"= %lld",
		(long long)id));
	assert_non_null(strstr(entry, "&lt;strong&gt;bold&lt;/strong&gt;"));
	remove_item(id, BOTH);
}

/* ---- the desk ---- */

/* SECURITY T2: what is missing or wrong comes back with what was typed. */
static void a_form_that_lacks_something_comes_back(void **state)
{
	static const struct {
		const char *texts, *when, *kept, *error;
	} cases[] = {
		{ "title_nl=&summary_nl=&body_nl=", "now", "name=\"title_nl\"", "title_nl-error" },
		{ "title_nl=Alleen+een+titel", "now", "Alleen een titel", "summary_nl-error" },
		{ DUTCH "&summary_en=Half", "now", "Half", "title_en-error" },
		{ "title_en=English+alone+here&summary_en=Line&body_en=", "now",
		    "English alone here", "body_en-error" },
		{ DUTCH, "at&date=&time=09:00", "Alleen Nederlands hier", "date-error" },
		{ DUTCH, "at&date=2031-02-30&time=09:00", "Alleen Nederlands hier", "date-error" },
		{ DUTCH, "at&date=2031-02-01&time=25:00", "Alleen Nederlands hier", "time-error" },
		{ DUTCH, "sometime", "Alleen Nederlands hier", "" },
	};
	int64_t before = sql_number("SELECT COUNT(*) FROM news");

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char more[200];
		struct answer answer;

		snprintf(more, sizeof(more), "when=%s&key=%s", cases[i].when, web_key());
		answer = post("/admin/news/new", cases[i].texts, more);
		if (answer.status != 422 || strstr(answer.body, cases[i].kept) == NULL ||
		    strstr(answer.body, cases[i].error) == NULL)
			fail_msg(
			    "case %zu answers %d without %s", i, answer.status, cases[i].error);
		assert_non_null(strstr(answer.body, "<title>Fout: "));
	}
	assert_int_equal(sql_number("SELECT COUNT(*) FROM news"), before);
}

/* SECURITY S2: the second editor sees both, nothing is overwritten. */
static void the_second_editor_sees_both_texts(void **state)
{
	int64_t id = write_item(BOTH, "draft"), version = version_of(id);
	struct answer answer;

	(void)state;
	assert_int_equal(
	    change_item(id, "title_nl=Van+de+eerste&summary_nl=r&body_nl=t", "draft", version)
		.status,
	    303);
	answer = change_item(id, "title_nl=Van+de+tweede&summary_nl=r&body_nl=t", "now", version);
	assert_int_equal(answer.status, 409);
	assert_non_null(strstr(answer.body, "Van de eerste"));
	assert_non_null(strstr(answer.body, "value=\"Van de tweede\""));
	assert_string_equal(
	    sql_text("SELECT title_nl FROM news WHERE id = %lld", (long long)id), "Van de eerste");
	assert_int_equal(get(path_of("nl", id)).status, 404);
	remove_item(id, DUTCH);
}

/* SECURITY F1: sent twice makes one. A preview makes none. */
static void a_preview_stores_nothing_and_a_double_click_makes_one(void **state)
{
	int64_t before = sql_number("SELECT COUNT(*) FROM news"), id;
	char more[200];
	struct answer answer = post("/admin/news/preview", BOTH, "when=now");
	const char *first;

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "<strong>vette</strong>"));
	assert_non_null(strstr(answer.body, "<strong>bold</strong>"));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM news"), before);
	snprintf(more, sizeof(more), "when=now&key=%s", web_key());
	answer = post("/admin/news/new", BOTH, more);
	assert_int_equal(answer.status, 303);
	first = web_header(&answer, "Location");
	answer = post("/admin/news/new", BOTH, more);
	assert_int_equal(answer.status, 303);
	assert_string_equal(web_header(&answer, "Location"), first);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM news"), before + 1);
	id = sql_number("SELECT MAX(id) FROM news");
	remove_item(id, BOTH);
}

/* SECURITY H8 */
static void who_may_write(void **state)
{
	char data[2000];

	(void)state;
	snprintf(data, sizeof(data), BOTH "&when=now&key=%s", web_key());
	for (enum person who = PERSON_CUSTOMER; who < PERSON_COUNT; who++) {
		bool staff = who >= PERSON_READER;
		struct answer answer = ASK(.as = who, .method = "GET", .path = "/admin/news");

		assert_int_equal(answer.status, staff ? 200 : 404);
		if (who >= PERSON_AGENT)
			continue;
		answer = ASK(.as = who, .method = "POST", .path = "/admin/news/new", .data = data);
		assert_int_equal(answer.status, staff ? 403 : 404);
		answer = ASK(.as = who, .method = "POST", .path = "/admin/news/1/edit",
		    .data = data);
		assert_int_equal(answer.status, staff ? 403 : 404);
	}
	assert_int_equal(get("/admin/news").status, 303);
	assert_string_equal(sql_text("SELECT title_en FROM news WHERE id = 1"),
	    "Your tickets in a new support portal");
}

/* ---- what is hostile ---- */

/* SECURITY S1, T2 */
static void markup_is_text_and_nothing_runs(void **state)
{
	static const char texts[] = "title_nl=Kop" MARKUP "&summary_nl=Regel" MARKUP
				    "&body_nl=Tekst" MARKUP
				    "%0A%0A%3Cimg+src=x+onerror=alert(1)%3E%0A%0A[a](javascript:"
				    "alert(1))+[b](data:text/html,x)+![c](//elders.example/x.png)";
	int64_t id = write_item(texts, "now");
	char path[60];
	static const char *const places[] = { "/nl/support/news", "/nl/support/home",
		"/nl/support/news/feed.atom", "/nl/support/search?q=kop" };
	struct answer answer = get(path_of("nl", id));

	(void)state;
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<script>alert"));
	assert_null(strstr(answer.body, "<img"));
	assert_null(strstr(answer.body, "javascript:"));
	assert_null(strstr(answer.body, "href=\"data:"));
	assert_non_null(strstr(answer.body, "<h1>Kop&lt;script&gt;alert(1)&lt;/script&gt;&quot;"));
	assert_non_null(strstr(answer.body, "{{TITLE}}"));
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		answer = get(places[i]);
		assert_int_equal(answer.status, 200);
		assert_null(strstr(answer.body, "<script>alert"));
		assert_null(strstr(answer.body, "onerror=alert(1)>"));
	}
	snprintf(path, sizeof(path), "/admin/news/%lld/edit", (long long)id);
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = path);
	assert_null(strstr(answer.body, "<script>alert"));
	answer = post("/admin/news/preview", texts, "when=now");
	assert_int_equal(answer.status, 200);
	assert_null(strstr(answer.body, "<script>alert"));
	assert_null(strstr(answer.body, "<img"));
	remove_item(id, DUTCH);
}

/* A field of `count` times a piece of text. */
static const char *long_field(const char *name, const char *piece, size_t count)
{
	static char data[300 * 1024];
	size_t size = (size_t)snprintf(data, sizeof(data), "title_nl=T&summary_nl=r&%s=", name);

	for (size_t i = 0; i < count; i++)
		size += (size_t)snprintf(data + size, sizeof(data) - size, "%s", piece);
	assert_true(size < sizeof(data));
	return data;
}

static int status_of(const char *texts)
{
	static char data[300 * 1024];

	snprintf(data, sizeof(data), "%s&when=now&key=%s", texts, web_key());
	return ASK(.as = PERSON_AGENT, .method = "POST", .path = "/admin/news/new", .data = data)
	    .status;
}

/* SECURITY T2: counted in characters; what is over the limit is refused and not cut. */
static void texts_have_limits(void **state)
{
	int64_t before = sql_number("SELECT COUNT(*) FROM news");

	(void)state;
	assert_int_equal(status_of(long_field("body_nl", "a", NEWS_BODY_MAX + 1)), 422);
	assert_int_equal(status_of(long_field("body_nl", "a", 280 * 1024)), 413);
	assert_int_equal(status_of(long_field("body_nl", "%3E", NEWS_BODY_MAX - 100)), 422);
	assert_int_equal(status_of(long_field("title_en", "a", NEWS_TITLE_MAX + 1)), 422);
	assert_int_equal(status_of("title_nl=a%00b&summary_nl=r&body_nl=t"), 400);
	assert_int_equal(status_of("title_nl=%ff%fe&summary_nl=r&body_nl=t"), 400);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM news"), before);
	assert_int_equal(status_of(long_field("body_nl", "%C3%AB", NEWS_BODY_MAX)), 303);
	assert_int_equal(
	    sql_number("SELECT CHAR_LENGTH(body_nl) FROM news ORDER BY id DESC LIMIT 1"),
	    NEWS_BODY_MAX);
	remove_item(sql_number("SELECT MAX(id) FROM news"), DUTCH);
}

#define CASE(f) cmocka_unit_test_setup(f, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_item_is_read_everywhere_in_both_languages),
		CASE(one_language_stands_in_for_the_other),
		CASE(a_planned_item_appears_by_itself),
		CASE(what_is_withdrawn_is_gone),
		CASE(old_addresses_lead_to_the_present_one),
		CASE(a_year_is_read_page_by_page),
		CASE(the_feed_says_when_it_changed),
		CASE(the_feed_follows_a_change),
		CASE(a_form_that_lacks_something_comes_back),
		CASE(the_second_editor_sees_both_texts),
		CASE(a_preview_stores_nothing_and_a_double_click_makes_one),
		CASE(who_may_write),
		CASE(markup_is_text_and_nothing_runs),
		CASE(texts_have_limits),
	};

	return cmocka_run_group_tests_name(
	    "web/news", tests, visitor_suite_open, visitor_suite_close);
}
