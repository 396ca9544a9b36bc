/* SPDX-License-Identifier: Apache-2.0 */
/* Home and contact by the clock: open or closed, until when, on which holiday, and whom to call. By
 * the portal's own zone, at instants that are given in UTC; holidays are those of the Netherlands.
 * And what stands on home, in which order, in both languages. */
#include "visitor.h"

#include <stdio.h>
#include <string.h>

#define TEXT_MAX 4000

/* Cuts `text` down to the words of what lies between the element with that id and `end`. */
static void words_of(char out[TEXT_MAX], const char *body, const char *id, const char *end)
{
	char mark[80];
	const char *at, *stop;
	size_t size = 0;
	bool tag = false, space = true;

	snprintf(mark, sizeof(mark), "aria-labelledby=\"%s\"", id);
	at = strstr(body, mark);
	assert_non_null(at);
	at = strchr(at, '>');
	assert_non_null(at);
	stop = strstr(at, end);
	assert_non_null(stop);
	for (at++; at < stop; at++) {
		if (*at == '<' || *at == '>') {
			tag = *at == '<';
			continue;
		}
		if (tag || (space && strchr(" \n\t", *at) != NULL))
			continue;
		space = strchr(" \n\t", *at) != NULL;
		assert_true(size + 1 < TEXT_MAX);
		out[size++] = space ? ' ' : *at;
	}
	out[size] = '\0';
}

static void assert_says(const char *path, const char *when, const char *tag, const char *text)
{
	static const char *const urgent_closed[] = { "Spoed? Bel ook nu dit nummer",
		"Urgent? Call this number now as well" };
	static const char *const urgent_open[] = {
		"Spoed buiten kantooruren? Bel hetzelfde nummer.",
		"Urgent outside office hours? Call the same number."
	};
	struct answer answer = ASK(.method = "GET", .path = path);
	bool english = strncmp(path, "/en", 3) == 0,
	     open = strcmp(tag, english ? "Open now" : "Nu geopend") == 0;
	char words[TEXT_MAX];

	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "href=\"tel:+31183643690\""));
	words_of(words, answer.body, "reach", "</section>");
	if (strstr(words, tag) == NULL || strstr(words, text) == NULL)
		fail_msg("%s at %s says: %s\ninstead of: %s, %s", path, when, words, tag, text);
	assert_non_null(strstr(words, (open ? urgent_open : urgent_closed)[english]));
	assert_null(strstr(words, (open ? urgent_closed : urgent_open)[english]));
	assert_non_null(strstr(words,
	    english ? "Monday to Friday 8:15 to 16:45."
		    : "Maandag t/m vrijdag 8:15 tot 16:45 uur."));
}

struct moment {
	const char *at; /* UTC */
	bool open;
	const char *nl, *en; /* what follows the tag */
};

static void check(const struct moment *moments, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct moment *m = &moments[i];

		visitor_at(m->at);
		web_forget();
		assert_says(
		    "/nl/support/home", m->at, m->open ? "Nu geopend" : "Nu gesloten", m->nl);
		assert_says(
		    "/nl/support/contact", m->at, m->open ? "Nu geopend" : "Nu gesloten", m->nl);
		assert_says("/en/support/home", m->at, m->open ? "Open now" : "Closed now", m->en);
		assert_says(
		    "/en/support/contact", m->at, m->open ? "Open now" : "Closed now", m->en);
	}
}
#define CHECK(moments) check(moments, sizeof(moments) / sizeof((moments)[0]))

static void office_hours_are_kept_to_the_second(void **state)
{
	static const struct moment moments[] = {
		{ "2026-11-26T07:14:59Z", false, "Vandaag om 8:15 uur weer open",
		    "Opens today at 8:15" },
		{ "2026-11-26T07:15:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-11-26T15:44:59Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-11-26T15:45:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-11-26T22:59:59Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-11-26T23:00:00Z", false, "Vandaag om 8:15 uur weer open",
		    "Opens today at 8:15" },
		{ "2026-11-27T16:00:00Z", false, "Maandag om 8:15 uur weer open",
		    "Opens on Monday at 8:15" },
		{ "2026-11-28T11:00:00Z", false, "Maandag om 8:15 uur weer open",
		    "Opens on Monday at 8:15" },
		{ "2026-11-29T11:00:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
	};

	(void)state;
	CHECK(moments);
}

/* Easter moves: 5 April 2026, 28 March 2027, 25 April 2038. Good Friday is no day off, and neither
 * is Liberation Day in years that do not end in 0 or 5. */
static void holidays_that_move_with_easter_are_computed(void **state)
{
	static const struct moment moments[] = {
		{ "2026-04-03T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-04-03T15:00:00Z", false, "Dinsdag om 8:15 uur weer open",
		    "Opens on Tuesday at 8:15" },
		{ "2026-04-05T10:00:00Z", false, "Eerste paasdag. Dinsdag om 8:15 uur weer open",
		    "Easter Sunday. Opens on Tuesday at 8:15" },
		{ "2026-04-06T10:00:00Z", false, "Tweede paasdag. Morgen om 8:15 uur weer open",
		    "Easter Monday. Opens tomorrow at 8:15" },
		{ "2027-03-29T10:00:00Z", false, "Tweede paasdag. Morgen om 8:15 uur weer open",
		    "Easter Monday. Opens tomorrow at 8:15" },
		{ "2027-04-05T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2038-04-26T10:00:00Z", false, "Tweede paasdag. Woensdag om 8:15 uur weer open",
		    "Easter Monday. Opens on Wednesday at 8:15" }, /* the 27th is King's Day */
		{ "2026-05-14T10:00:00Z", false, "Hemelvaartsdag. Morgen om 8:15 uur weer open",
		    "Ascension Day. Opens tomorrow at 8:15" },
		{ "2027-05-06T10:00:00Z", false, "Hemelvaartsdag. Morgen om 8:15 uur weer open",
		    "Ascension Day. Opens tomorrow at 8:15" },
		{ "2026-05-25T10:00:00Z", false, "Tweede pinksterdag. Morgen om 8:15 uur weer open",
		    "Whit Monday. Opens tomorrow at 8:15" },
		{ "2027-05-17T10:00:00Z", false, "Tweede pinksterdag. Morgen om 8:15 uur weer open",
		    "Whit Monday. Opens tomorrow at 8:15" },
		{ "2026-05-18T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
	};

	(void)state;
	CHECK(moments);
}

static void holidays_with_a_date_are_kept(void **state)
{
	static const struct moment moments[] = {
		{ "2026-04-27T10:00:00Z", false, "Koningsdag. Morgen om 8:15 uur weer open",
		    "King&#39;s Day. Opens tomorrow at 8:15" },
		/* 27 April 2025 is a Sunday: the day before, and the Monday is a working day. */
		{ "2025-04-26T10:00:00Z", false, "Koningsdag. Maandag om 8:15 uur weer open",
		    "King&#39;s Day. Opens on Monday at 8:15" },
		{ "2025-04-28T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2025-05-05T10:00:00Z", false, "Bevrijdingsdag. Morgen om 8:15 uur weer open",
		    "Liberation Day. Opens tomorrow at 8:15" },
		{ "2026-05-05T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-12-24T16:00:00Z", false, "Maandag om 8:15 uur weer open",
		    "Opens on Monday at 8:15" },
		{ "2026-12-25T10:00:00Z", false, "Eerste kerstdag. Maandag om 8:15 uur weer open",
		    "Christmas Day. Opens on Monday at 8:15" },
		{ "2028-12-26T10:00:00Z", false, "Tweede kerstdag. Morgen om 8:15 uur weer open",
		    "Boxing Day. Opens tomorrow at 8:15" },
		/* The year turns by local time: 23:30 UTC is half past midnight. */
		{ "2026-12-31T22:30:00Z", false, "Maandag om 8:15 uur weer open",
		    "Opens on Monday at 8:15" },
		{ "2026-12-31T23:30:00Z", false, "Nieuwjaarsdag. Maandag om 8:15 uur weer open",
		    "New Year&#39;s Day. Opens on Monday at 8:15" },
	};

	(void)state;
	CHECK(moments);
}

/* The clock goes forward on 29 March 2026 and back on 25 October 2026, both in the night of a
 * Sunday; the desk opens by the clock on the wall. */
static void days_that_change_the_clock_open_by_the_wall(void **state)
{
	static const struct moment moments[] = {
		{ "2026-03-27T07:15:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-03-29T00:59:59Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-03-29T01:00:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-03-30T06:14:59Z", false, "Vandaag om 8:15 uur weer open",
		    "Opens today at 8:15" },
		{ "2026-03-30T06:15:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-03-30T14:45:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-10-23T06:15:00Z", true, "tot 16:45 uur", "until 16:45" },
		{ "2026-10-25T00:30:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-10-25T01:30:00Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-10-25T22:59:59Z", false, "Morgen om 8:15 uur weer open",
		    "Opens tomorrow at 8:15" },
		{ "2026-10-26T07:14:59Z", false, "Vandaag om 8:15 uur weer open",
		    "Opens today at 8:15" },
		{ "2026-10-26T07:15:00Z", true, "tot 16:45 uur", "until 16:45" },
	};

	(void)state;
	CHECK(moments);
}

/* SECURITY S1: the name of a closure is text. */
static void closures_count_and_are_named(void **state)
{
	static const struct moment moments[] = {
		{ "2029-11-30T16:00:00Z", false, "Woensdag om 8:15 uur weer open",
		    "Opens on Wednesday at 8:15" },
		{ "2029-12-03T10:00:00Z", false,
		    "Verhuizing &lt;b&gt;A&amp;B&lt;/b&gt;. Woensdag om 8:15 uur weer open",
		    "Moving &lt;b&gt;A&amp;B&lt;/b&gt;. Opens on Wednesday at 8:15" },
		{ "2029-12-05T10:00:00Z", true, "tot 16:45 uur", "until 16:45" },
	};
	/* A week off and the weekends around it: further than a weekday's name can say. */
	static const struct moment week[] = {
		{ "2029-12-14T16:00:00Z", false, "Ma 24 december om 8:15 uur weer open",
		    "Opens on Mon 24 December at 8:15" },
	};

	(void)state;
	sql_run("INSERT INTO closure (on_date, name_nl, name_en) VALUES"
		" ('2029-12-03', 'Verhuizing <b>A&B</b>', 'Moving <b>A&B</b>'),"
		" ('2029-12-04', 'Verhuizing', 'Moving')");
	CHECK(moments);
	for (int day = 17; day <= 21; day++)
		sql_run("INSERT INTO closure (on_date, name_nl, name_en) VALUES"
			" ('2029-12-%d', 'Dicht', 'Closed')",
		    day);
	CHECK(week);
	sql_run("DELETE FROM closure WHERE on_date BETWEEN '2029-12-01' AND '2029-12-31'");
}

static void assert_order(const char *body, const char *const *parts, size_t count)
{
	const char *at = body;

	for (size_t i = 0; i < count; i++) {
		const char *found = strstr(at, parts[i]);

		if (found == NULL)
			fail_msg("%s is missing, or stands too early", parts[i]);
		at = found;
	}
}

/* Search, the two actions, what others read, topics and news; beside them contact and services. */
static void home_has_its_parts_in_order_in_both_languages(void **state)
{
	static const char *const nl[] = { "<html lang=\"nl\"", "Waarmee kunnen wij u helpen?",
		"<search", "Nieuw ondersteuningsticket", "Ticketstatus controleren",
		"Veelgelezen artikelen", "Onderwerpen", "Nieuws</h2>", "aria-labelledby=\"reach\"",
		"Status van onze diensten" };
	static const char *const en[] = { "<html lang=\"en\"", "How can we help you?", "<search",
		"New support ticket", "Check ticket status", "Popular articles", "Topics",
		"News</h2>", "aria-labelledby=\"reach\"", "Status of our services" };
	struct answer answer;

	(void)state;
	answer = ASK(.method = "GET", .path = "/nl/support/home");
	assert_order(answer.body, nl, sizeof(nl) / sizeof(nl[0]));
	answer = ASK(.method = "GET", .path = "/en/support/home");
	assert_order(answer.body, en, sizeof(en) / sizeof(en[0]));
}

/* In the head, where programs look, and not only a link that people see. */
static bool has_feed_link(const char *body, const char *wanted)
{
	static const char mark[] = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"";

	for (const char *at = body; (at = strstr(at, mark)) != NULL; at++)
		if (strncmp(strchr(at + sizeof(mark), '"') + 2, wanted, strlen(wanted)) == 0)
			return true;
	return false;
}

/* What feed readers and browsers look for. */
static void pages_say_where_their_feed_is(void **state)
{
	static const struct {
		const char *page, *feed;
	} pages[] = {
		{ "/nl/support/home", "/nl/support/news/feed.atom" },
		{ "/en/support/home", "/en/support/status/feed.atom" },
		{ "/en/support/news", "/en/support/news/feed.atom" },
		{ "/nl/support/news/archive/2026", "/nl/support/news/feed.atom" },
		{ "/en/support/status", "/en/support/status/feed.atom" },
		{ "/nl/support/status/10", "/nl/support/status/feed.atom" },
		{ "/nl/support/status/history", "/nl/support/status/feed.atom" },
		{ "/nl/support/solutions", "/nl/support/solutions/feed.atom" },
		{ "/en/support/solutions", "/en/support/solutions/feed.atom" },
	};
	char wanted[200];

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct answer answer = ASK(.method = "GET", .path = pages[i].page);

		assert_int_equal(answer.status, 200);
		snprintf(wanted, sizeof(wanted), "href=\"%s\"", pages[i].feed);
		if (!has_feed_link(answer.body, wanted))
			fail_msg("%s does not name %s", pages[i].page, pages[i].feed);
		answer = ASK(.method = "GET", .path = pages[i].feed);
		assert_int_equal(answer.status, 200);
		assert_string_equal(
		    web_header(&answer, "Content-Type"), "application/atom+xml; charset=utf-8");
	}
}

/* An empty list says why it is empty: nothing ever, nothing open, or nothing that fits. */
static void an_empty_list_says_why(void **state)
{
	const char *email = visitor_account();
	struct visitor v;

	(void)state;
	visitor_new(&v);
	visitor_sign_in(&v, email);
	assert_non_null(strstr(
	    visitor_get(&v, "/nl/support/tickets").body, "U hebt nog geen ticket aangemaakt"));
	assert_non_null(
	    strstr(visitor_get(&v, "/nl/support/tickets?q=niets").body, "Geen tickets gevonden"));
	sql_run("INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, "
		"source, subject, created_at, updated_at, touched_at)"
		" SELECT organisation_id, id, (SELECT MIN(id) FROM ticket_type), 6, 2, 2, 'Klaar', "
		"UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM user WHERE email = '%s'",
	    email);
	assert_non_null(
	    strstr(visitor_get(&v, "/nl/support/tickets").body, "U hebt geen openstaande tickets"));
}

#define CASE(f) cmocka_unit_test_setup(f, visitor_test_begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(office_hours_are_kept_to_the_second),
		CASE(holidays_that_move_with_easter_are_computed),
		CASE(holidays_with_a_date_are_kept),
		CASE(days_that_change_the_clock_open_by_the_wall),
		CASE(closures_count_and_are_named),
		CASE(home_has_its_parts_in_order_in_both_languages),
		CASE(pages_say_where_their_feed_is),
		CASE(an_empty_list_says_why),
	};

	return cmocka_run_group_tests_name(
	    "web/home", tests, visitor_suite_open, visitor_suite_close);
}
