// SPDX-License-Identifier: Apache-2.0
/* Outages: the table of transitions, a service's derived state, the ninety days, and mail about an
 * update exactly once, on a real database. */
#include "help_portal.h"

#include <stdio.h>
#include <string.h>

#include "help_db.h"
#include "outage/outage.h"
#include "outage/outage_days.h"
#include "outage/outage_follow.h"
#include "outage/outage_mail.h"

#define HOUR 3600

static int open_all(void **state)
{
	(void)state;
	return help_portal_open("outage",
	    "INSERT INTO service (id, code, name_nl, name_en, position) VALUES (1, 'portal', "
	    "'Portaal', 'Portal', 1),"
	    " (2, 'mobile', 'App', 'App', 2)");
}

static int begin(void **state)
{
	(void)state;
	return help_portal_begin(
	    "DELETE FROM outbox; DELETE FROM outage_mailing; DELETE FROM outage_update; DELETE "
	    "FROM outage_service;"
	    " DELETE FROM outage; DELETE FROM subscription");
}

static void only_the_table_moves_states(void **state)
{
	static const struct {
		enum outage_state from, to;
		bool staff, timer;
	} rows[] = {
		{ OUTAGE_INVESTIGATING, OUTAGE_INVESTIGATING, true, false },
		{ OUTAGE_INVESTIGATING, OUTAGE_RESOLVED, true, false },
		{ OUTAGE_MONITORING, OUTAGE_INVESTIGATING, true, false },
		{ OUTAGE_RESOLVED, OUTAGE_INVESTIGATING, false, false },
		{ OUTAGE_RESOLVED, OUTAGE_RESOLVED, false, false },
		{ OUTAGE_INVESTIGATING, OUTAGE_UNDER_WAY, false, false },
		{ OUTAGE_PLANNED, OUTAGE_UNDER_WAY, true, true },
		{ OUTAGE_PLANNED, OUTAGE_COMPLETED, false, false },
		{ OUTAGE_PLANNED, OUTAGE_CANCELLED, true, false },
		{ OUTAGE_UNDER_WAY, OUTAGE_COMPLETED, true, true },
		{ OUTAGE_UNDER_WAY, OUTAGE_RESOLVED, false, false },
		{ OUTAGE_CANCELLED, OUTAGE_PLANNED, false, false },
		{ (enum outage_state)0, OUTAGE_RESOLVED, false, false },
		{ OUTAGE_PLANNED, OUTAGE_STATE_COUNT, false, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(
		    outage_may_become(rows[i].from, rows[i].to, OUTAGE_BY_STAFF), rows[i].staff);
		assert_int_equal(
		    outage_may_become(rows[i].from, rows[i].to, OUTAGE_BY_TIMER), rows[i].timer);
	}
}

/* ---- ninety days ---- */

static void days_show_the_worst_and_count_what_was_gone(void **state)
{
	const int64_t today = NOW - 9 * HOUR; /* midnight in Amsterdam */
	const struct outage_span spans[] = {
		{ 1, IMPACT_MAJOR, today - 24 * HOUR + 600, today - 24 * HOUR + 600 + 1800 },
		{ 1, IMPACT_PARTIAL, today - 24 * HOUR + 600,
		    today - 24 * HOUR + 600 + 3600 }, /* overlaps: the worst counts */
		{ 1, IMPACT_MAINTENANCE, today - 48 * HOUR, today - 47 * HOUR },
		{ 1, IMPACT_DEGRADED, today - 400 * 24 * HOUR,
		    today - 399 * 24 * HOUR }, /* before the ninety days */
		{ 2, IMPACT_MAJOR, today - 72 * HOUR, 0 },
	};
	struct outage_days days;
	int64_t whole = NOW - outage_days_from(NOW), gone = 1800 * 100 + 1800 * 30;

	(void)state;
	outage_days_count(spans, 5, 1, NOW, &days);
	assert_int_equal(days.impact[OUTAGE_DAYS - 1], IMPACT_NONE);
	assert_int_equal(days.impact[OUTAGE_DAYS - 2], IMPACT_MAJOR);
	assert_int_equal(days.impact[OUTAGE_DAYS - 3], IMPACT_MAINTENANCE);
	assert_int_equal(days.days_of[IMPACT_NONE], OUTAGE_DAYS - 2);
	assert_int_equal(days.available, 10000 - (gone * 10000 + whole * 100 - 1) / (whole * 100));
	outage_days_count(spans, 5, 2, NOW, &days);
	assert_int_equal(days.days_of[IMPACT_MAJOR], 4);
	outage_days_count(spans, 5, 3, NOW, &days);
	assert_int_equal(days.available, 10000);
	assert_int_equal(days.days_of[IMPACT_NONE], OUTAGE_DAYS);
}

/* A second of outage is not 100%. */
static void available_is_rounded_down(void **state)
{
	const struct outage_span span = { 1, IMPACT_MAJOR, NOW - 10, NOW - 9 };
	struct outage_days days;

	(void)state;
	outage_days_count(&span, 1, 1, NOW, &days);
	assert_int_equal(days.available, 9999);
	assert_string_equal(outage_percent(help.arena, 9991), "99,91%");
	assert_string_equal(outage_percent(help.arena, 9990), "99,9%");
	assert_string_equal(outage_percent(help.arena, 10000), "100%");
	i18n_use(LANGUAGE_EN);
	assert_string_equal(outage_percent(help.arena, 9905), "99.05%");
}

/* ---- declaring and ending ---- */

static struct outage declared(enum outage_impact impact, bool mail)
{
	static const int64_t services[] = { 1 };
	const struct outage_draft draft = { .kind = OUTAGE_OUTAGE,
		.impact = impact,
		.title_nl = "Stuk",
		.title_en = "Broken",
		.body_nl = "Wij zoeken.",
		.body_en = "We look.",
		.services = services,
		.service_count = 1,
		.mail = mail };
	struct outage o;

	assert_int_equal(outage_declare(&help.ctx, &draft, &o), RES_OK);
	return o;
}

static void resolve(struct outage *o)
{
	const struct outage_change change = { .version = o->version,
		.state = OUTAGE_RESOLVED,
		.impact = (enum outage_impact)o->impact,
		.body_nl = "Klaar.",
		.body_en = "Done." };

	assert_int_equal(outage_tell(&help.ctx, o, &change), RES_OK);
}

static int64_t state_of(int64_t service_id)
{
	struct outage_service *rows;
	size_t count;

	assert_int_equal(outage_services(&help.ctx, &rows, &count), RES_OK);
	for (size_t i = 0; i < count; i++)
		if (rows[i].id == service_id)
			return rows[i].impact;
	return -1;
}

static void a_service_has_the_state_of_what_is_open(void **state)
{
	struct outage light, heavy;
	struct outage_brief brief;
	struct outage_banner banner;
	bool found;

	(void)state;
	light = declared(IMPACT_DEGRADED, false);
	heavy = declared(IMPACT_MAJOR, false);
	assert_int_equal(state_of(1), IMPACT_MAJOR);
	assert_int_equal(state_of(2), IMPACT_NONE);
	assert_int_equal(outage_for_service(&help.ctx, 1, &brief, &found), RES_OK);
	assert_true(found);
	assert_int_equal(brief.id, heavy.id);
	resolve(&heavy);
	assert_int_equal(state_of(1), IMPACT_DEGRADED);
	assert_int_equal(outage_banner(&help.ctx, 0, &banner), RES_OK);
	assert_int_equal(banner.kind, BANNER_SLOW);
	resolve(&light);
	assert_int_equal(state_of(1), IMPACT_NONE);
	assert_int_equal(outage_banner(&help.ctx, 0, &banner), RES_OK);
	assert_int_equal(banner.kind, BANNER_FIXED);
	help.ctx.now += OUTAGE_FIXED_SHOWN + 1;
	assert_int_equal(outage_banner(&help.ctx, 0, &banner), RES_OK);
	assert_int_equal(banner.kind, BANNER_NONE);
}

static struct outage planned(int64_t from)
{
	static const int64_t services[] = { 2 };
	const struct outage_draft draft = { .kind = OUTAGE_MAINTENANCE,
		.impact = IMPACT_MAINTENANCE,
		.title_nl = "Werk",
		.title_en = "Work",
		.body_nl = "Wij werken.",
		.body_en = "We work.",
		.services = services,
		.service_count = 1,
		.planned_from = from,
		.planned_until = from + HOUR };
	struct outage o;

	assert_int_equal(outage_declare(&help.ctx, &draft, &o), RES_OK);
	return o;
}

static struct outage_banner banner_but(int64_t except)
{
	struct outage_banner banner;

	assert_int_equal(outage_banner(&help.ctx, except, &banner), RES_OK);
	return banner;
}

/* Partial is an outage, degraded a slowdown; work counts while it is under way. The page of an
 * outage is told of the others. */
static void the_banner_tells_the_worst_and_counts_the_rest(void **state)
{
	struct outage work = planned(help.ctx.now + OUTAGE_SOON + 60), slow, part;
	struct outage_banner banner;

	(void)state;
	assert_int_equal(banner_but(0).kind, BANNER_NONE);
	help.ctx.now += 60;
	banner = banner_but(0);
	assert_int_equal(banner.kind, BANNER_PLANNED);
	assert_int_equal(banner.tally.all, 0);
	assert_true(banner.minor);
	help.ctx.now = work.planned_from;
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	banner = banner_but(0);
	assert_int_equal(banner.kind, BANNER_UNDER_WAY);
	assert_int_equal(banner.tally.maintenance, 1);
	assert_true(banner.minor);
	slow = declared(IMPACT_DEGRADED, false);
	banner = banner_but(0);
	assert_int_equal(banner.kind, BANNER_SLOW);
	assert_int_equal(banner.tally.slow, 1);
	assert_int_equal(banner.tally.all, 2);
	assert_false(banner.minor);
	assert_true(banner_but(work.id).minor);
	assert_int_equal(banner_but(slow.id).kind, BANNER_UNDER_WAY);
	part = declared(IMPACT_PARTIAL, false);
	banner = banner_but(0);
	assert_int_equal(banner.kind, BANNER_PARTIAL);
	assert_int_equal(banner.outage.id, part.id);
	assert_int_equal(banner.tally.outages, 1);
	assert_false(banner.tally.major);
	declared(IMPACT_MAJOR, false);
	banner = banner_but(part.id);
	assert_int_equal(banner.kind, BANNER_MAJOR);
	assert_true(banner.tally.major);
	assert_int_equal(banner.tally.all, 3);
}

/* What was resolved a moment ago is told before work that is planned, after work under way, and not
 * on its own page. */
static void resolved_is_news_for_an_hour(void **state)
{
	struct outage o = declared(IMPACT_MAJOR, false), work;

	(void)state;
	resolve(&o);
	work = planned(help.ctx.now + 600);
	assert_int_equal(banner_but(0).kind, BANNER_FIXED);
	assert_true(banner_but(0).minor);
	assert_int_equal(banner_but(o.id).kind, BANNER_PLANNED);
	assert_int_equal(banner_but(work.id).kind, BANNER_FIXED);
	help.ctx.now += 600;
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	assert_int_equal(banner_but(0).kind, BANNER_UNDER_WAY);
	assert_int_equal(banner_but(work.id).kind, BANNER_FIXED);
}

/* SECURITY S2 */
static void an_old_version_changes_nothing(void **state)
{
	struct outage o, seen;
	struct outage_change change = {
		.state = OUTAGE_IDENTIFIED, .impact = IMPACT_MAJOR, .body_nl = "a", .body_en = "b"
	};

	(void)state;
	o = seen = declared(IMPACT_MAJOR, false);
	change.version = o.version;
	assert_int_equal(outage_tell(&help.ctx, &o, &change), RES_OK);
	assert_int_equal(outage_tell(&help.ctx, &seen, &change), RES_CONFLICT);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outage_update"), 2);
}

static void maintenance_begins_and_ends_by_itself(void **state)
{
	static const int64_t services[] = { 2 };
	const struct outage_draft draft = { .kind = OUTAGE_MAINTENANCE,
		.impact = IMPACT_MAINTENANCE,
		.title_nl = "Werk",
		.title_en = "Work",
		.body_nl = "x",
		.body_en = "y",
		.services = services,
		.service_count = 1,
		.planned_from = NOW + HOUR,
		.planned_until = NOW + 2 * HOUR };
	struct outage o;

	(void)state;
	assert_int_equal(outage_declare(&help.ctx, &draft, &o), RES_OK);
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	assert_int_equal(state_of(2), IMPACT_NONE);
	help.ctx.now = NOW + HOUR;
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	assert_int_equal(state_of(2), IMPACT_MAINTENANCE);
	help.ctx.now = NOW + 2 * HOUR;
	assert_int_equal(outage_keep_time(&help.ctx), RES_OK);
	assert_int_equal(outage_find(&help.ctx, o.id, &o), RES_OK);
	assert_int_equal(o.state, OUTAGE_COMPLETED);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outage_update"), 3);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outage_mailing"),
	    2); /* the first was declared without mail */
}

/* ---- mail ---- */

static void subscribe(int from, int until)
{
	char sql[200];

	for (int i = from; i < until; i++) {
		snprintf(sql, sizeof(sql),
		    "INSERT INTO subscription (email, language, service_id, created_at, "
		    "confirmed_at) VALUES"
		    " ('s%04d@x.example', '%s', %s, '2026-01-01', '2026-01-01')",
		    i, i % 2 ? "nl" : "en", i % 3 ? "NULL" : "1");
		help_db_run(help.db, sql);
	}
}

/* One turn of the jobs; `dies` before its commit. */
static void turn(bool dies)
{
	assert_int_equal(db_begin(help.db), RES_OK);
	assert_int_equal(outage_mail_batch(&help.ctx), RES_OK);
	if (dies)
		db_rollback(help.db);
	else
		assert_int_equal(db_commit(help.db), RES_OK);
	arena_reset(help.arena);
	db_use_arena(help.db, help.arena);
}

static void everyone_gets_each_update_once(void **state)
{
	(void)state;
	subscribe(0, OUTAGE_MAIL_BATCH + 5);
	help_db_run(help.db,
	    "INSERT INTO subscription (email, language, service_id, created_at, confirmed_at) "
	    "VALUES"
	    " ('s0001@x.example', 'nl', 1, '2026-01-01', '2026-01-01'), ('other@x.example', 'nl', "
	    "2, '2026-01-01', '2026-01-01');"
	    " INSERT INTO subscription (email, language, created_at) VALUES ('unsure@x.example', "
	    "'nl', '2026-01-01')");
	declared(IMPACT_MAJOR, true);
	turn(true);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outbox WHERE kind = 1"), 0);
	turn(false);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outbox WHERE kind = 1"),
	    OUTAGE_MAIL_BATCH);
	turn(true);
	for (int i = 0; i < 3; i++)
		turn(false);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM outbox WHERE kind = 1"),
	    OUTAGE_MAIL_BATCH + 5);
	assert_int_equal(
	    help_db_number(help.db, "SELECT COUNT(DISTINCT recipient) FROM outbox WHERE kind = 1"),
	    OUTAGE_MAIL_BATCH + 5);
	assert_int_equal(help_db_number(help.db,
			     "SELECT COUNT(*) FROM outbox WHERE recipient IN ('other@x.example', "
			     "'unsure@x.example')"),
	    0);
	assert_int_equal(
	    help_db_number(help.db,
		"SELECT COUNT(*) FROM outbox WHERE list_unsubscribe LIKE"
		" 'https://support.daklab.example:8443/__/support/status/unsubscribe/%'"),
	    OUTAGE_MAIL_BATCH + 5);
	assert_int_equal(
	    help_db_number(help.db,
		"SELECT COUNT(*) FROM outbox WHERE (language = 'en') <> (subject LIKE '%Broken%')"),
	    0);
}

/* SECURITY H11: only the token we made ends it. */
static void only_our_token_unsubscribes(void **state)
{
	struct follow follow;
	const char *token;
	char wrong[100];

	(void)state;
	help_db_run(help.db,
	    "INSERT INTO subscription (id, email, language, created_at, confirmed_at) VALUES"
	    " (7, 'a@x.example', 'nl', '2026-01-01', '2026-01-01'), (8, 'b@x.example', 'nl', "
	    "'2026-01-01', '2026-01-01')");
	token = outage_unfollow_token(help.arena, &help.settings, 7);
	snprintf(wrong, sizeof(wrong), "8%s", token + 1);
	assert_int_equal(outage_unfollow(&help.ctx, wrong), RES_NOT_FOUND);
	assert_int_equal(outage_unfollow(&help.ctx, "7"), RES_NOT_FOUND);
	assert_int_equal(outage_unfollow(&help.ctx, "7.x"), RES_NOT_FOUND);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM subscription"), 2);
	assert_int_equal(outage_unfollow(&help.ctx, token), RES_OK);
	assert_int_equal(
	    help_db_number(help.db, "SELECT COUNT(*) FROM subscription WHERE id = 8"), 1);
	assert_int_equal(help_db_number(help.db, "SELECT COUNT(*) FROM subscription"), 1);
	assert_int_equal(outage_unfollow(&help.ctx, token), RES_OK); /* twice is fine */
	assert_int_equal(outage_unfollow_find(&help.ctx, token, &follow), RES_OK);
	assert_null(follow.email);
}

#define CASE(f) cmocka_unit_test_setup(f, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(only_the_table_moves_states),
		CASE(days_show_the_worst_and_count_what_was_gone),
		CASE(available_is_rounded_down),
		CASE(a_service_has_the_state_of_what_is_open),
		CASE(the_banner_tells_the_worst_and_counts_the_rest),
		CASE(resolved_is_news_for_an_hour),
		CASE(an_old_version_changes_nothing),
		CASE(maintenance_begins_and_ends_by_itself),
		CASE(everyone_gets_each_update_once),
		CASE(only_our_token_unsubscribes),
	};

	return cmocka_run_group_tests_name("unit/outage", tests, open_all, help_portal_close);
}
