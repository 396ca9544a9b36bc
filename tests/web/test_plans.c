/* SPDX-License-Identifier: Apache-2.0 */
/* How the server would run each statement of the program once tables have grown: none reads a whole
 * one, but for those that say why. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "copy.h"
#include "statements.h"

#define TICKETS 5000
#define MANY 1000 /* rows that nothing but a list of everything reads */
/* An instant of its own for each row, an hour apart; what asks "until now" finds a few (example()).
 */
/* The same before that moment: what is live, or over. */
#define OVER "'2026-01-01' - INTERVAL seq HOUR"
#define OLD "'2026-01-01' + INTERVAL seq HOUR"

/* Three thousand rows in each table that grows, beside the tickets; those whose size a person
 * decides (services, topics, hours) stay as they are. */
static const char *const growth[] = {
	"outbox (recipient, subject, body_text, body_html, message_id, state, next_try_at, "
	"created_at)"
	" SELECT 'a@b.example', 'Oud', '', '', CONCAT('<', seq, '@old>'), 2, " OLD ", " OLD,
	"audit (at, action) SELECT " OLD ", 'test.grow'",
	"idempotency (user_id, form_key, request_hash, created_at)"
	" SELECT 1, UNHEX(MD5(seq)), UNHEX(SHA2(seq, 256)), " OLD,
	"session (token_hash, user_id, created_at, last_seen_at)"
	" SELECT UNHEX(SHA2(seq, 256)), seq, " OLD ", " OLD,
	"user_token (token_hash, user_id, purpose, created_at, expires_at)"
	" SELECT UNHEX(SHA2(seq, 256)), seq, 1, " OLD ", '2026-02-01'",
	"rate_counter (name, subject, tries, ends_at) SELECT 'old', UNHEX(SHA2(seq, 256)), 1, " OLD,
	"subscription (email, created_at, token_hash, confirmed_at)"
	" SELECT CONCAT(seq, '@b.example'), " OLD ", UNHEX(SHA2(seq, 256)), " OLD,
	"stored_file (public_id, owner_id, name, created_at, linked)"
	" SELECT UNHEX(MD5(seq)), seq, 'a.txt', " OLD ", 1",
	"message_file (message_id, file_id) SELECT 20000 + seq, 20000 + seq",
	"article (id, folder_id, author_id, created_at, updated_at, visible_from)"
	" SELECT 50000 + seq, 50000 + seq % 50, 1, " OVER ", " OVER ", " OVER,
	"article_text (article_id, language, newest_version, updated_at, live_version, live_at)"
	" SELECT 50000 + seq, 'nl', 1, " OVER ", 1, " OVER,
	"article_version (article_id, language, number, title, slug, body, author_id, created_at)"
	" SELECT 50000 + seq, 'nl', 1, CONCAT('Titel ', seq), 'titel', '', 1, " OLD,
	"article_link (article_id, language, address, address_hash, state)"
	" SELECT 50000 + seq, 'nl', seq, UNHEX(SHA2(seq, 256)), 1",
	"article_feedback (article_id, language, text_version, helpful, created_at)"
	" SELECT 50000 + seq, 'nl', 1, 1, " OLD,
	"article_reading (article_id, day) SELECT 50000 + seq, " OLD,
	"article_reading_day (article_id, day, readings) SELECT 50000 + seq, " OLD ", 1",
	"article_related (article_id, related_id, position) SELECT 50000 + seq, 50001 + seq, 1",
	"news (slug, created_at, updated_at) SELECT CONCAT('oud-', seq), " OLD ", " OLD,
	"outage (id, kind, state, impact, title_nl, title_en, started_at, ended_at, created_at, "
	"updated_at)"
	" SELECT 50000 + seq, 1, 1, 2, 'Oud', 'Old', " OVER ", " OVER ", " OVER ", " OVER,
	"outage_update (outage_id, state, body_nl, body_en, created_at)"
	" SELECT 50000 + seq, 1, 'Oud', 'Old', " OLD,
	"outage_service (outage_id, service_id) SELECT 50000 + seq, 1",
	"outage_ticket (outage_id, ticket_id, linked_by, linked_at)"
	" SELECT 50000 + seq % 100, 50000 + seq, 1, " OLD,
	"outage_person (outage_id, user_id, created_at) SELECT 50000 + seq % 100, seq, " OLD,
	"outage_visitor (outage_id, visitor, seen_at)"
	" SELECT 50000 + seq % 100, UNHEX(SHA2(seq, 256)), " OLD,
	"outage_mailing (update_id, created_at, finished_at) SELECT 50000 + seq, " OLD ", " OLD,
	"registration (name, email, organisation_name, created_at, status, decided_at)"
	" SELECT 'A', CONCAT(seq, '@b.example'), 'B', " OLD ", 3, " OLD,
	"problem (id, title, description, creator_id, created_at, updated_at, state)"
	" SELECT 50000 + seq, 'Oud', '', 1, " OLD ", " OLD ", 1 + seq % 4",
	"problem_ticket (problem_id, ticket_id, linked_by, linked_at)"
	" SELECT 50000 + seq % 100, 50000 + seq, 1, " OLD,
	"problem_outage (problem_id, outage_id, linked_by, linked_at)"
	" SELECT 50000 + seq % 100, 50000 + seq, 1, " OLD,
	"bulk_reply (subject, subject_id, author_id, body_nl, body_en, created_at, finished_at)"
	" SELECT 1, seq, 1, '', '', " OLD ", " OLD,
	"bulk_reply_ticket (bulk_id, ticket_id, requester_id, state)"
	" SELECT 50000 + seq % 100, 50000 + seq, seq, 2",
	"search_document (id, kind, object_id, language, audience, title, excerpt, path, "
	"changed_at, put_at)"
	" SELECT 50000 + seq, 1, 50000 + seq, 1, 1, 'Oud', '', '/', " OLD ", " OLD,
	"search_posting (language, field, word, document_id, weight)"
	" SELECT 1, 1, CONCAT('oud', seq), 50000 + seq, 1",
	"search_miss (words, language, day, tries) SELECT CONCAT('oud', seq), 1, " OLD ", 1",
	"search_outcome (what, happened_at) SELECT 1, " OLD,
	"search_slip (slip, word) SELECT seq, CONCAT('oud', seq)",
	"search_word (stem, word) SELECT CONCAT('oud', seq), CONCAT('oud', seq)",
	"search_ticket (organisation_id, word, ticket_id, weight, requester_id)"
	" SELECT 1, CONCAT('oud', seq), 50000 + seq, 1, 1",
	NULL,
};

/* What reads a whole table, and may. */
static const struct {
	const char *id, *why;
} whole[] = {
	{ "account.any", "ends at the first row" },
	{ "account.everybody", "the command that lists people" },
	{ "knowledge.addresses", "the site map" },
	{ "knowledge.popularity", "counts once a day" },
	{ "outage.touched", "the site map" },
	{ "outage_mail.count", "says how many a mail would go to" },
};

static bool may_read_all(const char *id)
{
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if (strcmp(whole[i].id, id) == 0)
			return true;
	return false;
}

/* EXPLAIN's columns. */
enum { PLAN_TABLE = 2, PLAN_TYPE = 3, PLAN_ROWS = 8, PLAN_COLUMNS = 10 };

static int bad;

static void look_at_row(const void *data, char **cells, unsigned count)
{
	const struct db_statement *st = data;
	bool reads_all;

	assert_int_equal(count, PLAN_COLUMNS);
	if (cells[PLAN_TYPE] == NULL || cells[PLAN_ROWS] == NULL || cells[PLAN_TABLE][0] == '<')
		return;
	reads_all = strcmp(cells[PLAN_TYPE], "ALL") == 0 || strcmp(cells[PLAN_TYPE], "index") == 0;
	if (reads_all && atoi(cells[PLAN_ROWS]) > MANY && !may_read_all(st->id)) {
		print_error("%s reads all %s rows of %s (%s)\n", st->id, cells[PLAN_ROWS],
		    cells[PLAN_TABLE], cells[PLAN_TYPE]);
		bad++;
	}
}

static const char *example(enum db_kind kind, bool list)
{
	switch (kind) {
	case DB_INT:
		return "7";
	case DB_BOOL:
		return "1";
	case DB_TIME:
		return "TIMESTAMP'2026-01-02 00:00:00'";
	case DB_HASH:
		return "REPEAT('a', 32)";
	case DB_BYTES:
		return "'abc'";
	case DB_TEXT:
	case DB_END:
		break;
	}
	return list ? "'[[1,\"oud\",1]]'" : "'nl'";
}

/* EXPLAIN of a statement with an example for each parameter. */
static void explain(const struct db_statement *st, char *sql, size_t room)
{
	const char *end = strstr(st->sql, " RETURNING ");
	size_t size = end == NULL ? strlen(st->sql) : (size_t)(end - st->sql), at, param = 0;
	static const char list[] = "JSON_TABLE(";

	at = (size_t)snprintf(sql, room, "EXPLAIN ");
	for (size_t i = 0; i < size; i++)
		at += (size_t)(st->sql[i] == '?'
			? snprintf(sql + at, room - at, "%s",
			      example(st->params[param++],
				  i >= strlen(list) &&
				      strncmp(st->sql + i - strlen(list), list, strlen(list)) == 0))
			: snprintf(sql + at, room - at, "%c", st->sql[i]));
	assert_true(at < room);
}

static void T4_no_statement_reads_a_whole_table_that_grows(void **state)
{
	static char sql[64 * 1024];
	int looked = 0;

	(void)state;
	copy_load(TICKETS);
	copy_run("SET foreign_key_checks = 0");
	for (size_t i = 0; growth[i] != NULL; i++)
		copy_run("INSERT INTO %s FROM seq_1_to_3000", growth[i]);
	copy_run("SET foreign_key_checks = 1");
	for (size_t i = 0; growth[i] != NULL; i++)
		copy_run("ANALYZE TABLE %.*s", (int)strcspn(growth[i], " "), growth[i]);
	for (const struct db_statement *const *const *list = statements_all; *list != NULL; list++)
		for (const struct db_statement *const *st = *list; *st != NULL; st++) {
			explain(*st, sql, sizeof(sql));
			copy_each(sql, look_at_row, *st);
			looked++;
		}
	assert_true(looked > 300);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(T4_no_statement_reads_a_whole_table_that_grows),
	};

	return cmocka_run_group_tests_name("web/plans", tests, copy_open, copy_close);
}
