/* SPDX-License-Identifier: Apache-2.0 */
/* Work behind the pages with its first, second, third … allocation refused, until it needs no more:
 * a mail is queued whole or not at all, each queued one is handed over once, each task does its
 * work once, and nothing stays open. SECURITY Q4, S5. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "../support/allocator.h"
#include "../support/mail_server.h"
#include "copy.h"
#include "jobs/jobs.h"
#include "log.h"
#include "mail/mail_queue.h"
#include "push/push.h"
#include "views.h"

#define RUNS_MAX 4000
#define EACH_UP_TO 300 /* each of the first is refused, then every so-manieth */
#define STRIDE 17

static struct arena *arena;
static struct ctx ctx;

static void fresh(void)
{
	arena_reset(arena);
	db_use_arena(web_portal.writer, arena);
	ctx.arena = arena;
	ctx.viewer = (struct viewer){ 0 };
	ctx.why = NULL;
}

/* Runs `run` with the n-th allocation refused for n = 1, 2 …; after each, `look` says whether what
 * is left is right. How often something was refused. */
static int try_all(enum result (*run)(void), void (*look)(int n, enum result res))
{
	int refused = 0;

	for (int n = 1; n < RUNS_MAX; n += n < EACH_UP_TO ? 1 : STRIDE) {
		enum result res;
		bool met;

		fresh();
		allocator_fail_at(n);
		res = run();
		met = allocator_fail_end();
		assert_false(db_in_transaction(web_portal.writer));
		look(n, res);
		if (!met) {
			print_message("# %d refused\n", refused);
			return refused;
		}
		refused++;
	}
	fail_msg("still allocating after %d runs", RUNS_MAX);
	return 0;
}

/* ---- queuing a mail ---- */

static enum result queue_one(void)
{
	const struct mail_order order = { .to_name = "Jolanda de Vries",
		.to_address = "krap@vlierbeek.example",
		.language = LANGUAGE_EN,
		.name = "ticket_received",
		.ticket_id = copy_number("SELECT MIN(id) FROM ticket") };
	struct view *values = view_new(ctx.arena);
	enum result res = db_begin(ctx.db);

	if (res != RES_OK)
		return res;
	view_set(values, V_SUBJECT, "Krap");
	res = mail_queue(&ctx, &order, values);
	if (res == RES_OK && !arena_failed(ctx.arena))
		return db_commit(ctx.db);
	db_rollback(ctx.db);
	return RES_UNAVAILABLE;
}

static int64_t queued;

static void look_at_queue(int n, enum result res)
{
	int64_t now = copy_number(
	    "SELECT COUNT(*) FROM outbox WHERE recipient = 'krap@vlierbeek.example'");

	if (now != queued + (res == RES_OK))
		fail_msg("allocation %d refused: %s, and %lld became %lld", n, result_name(res),
		    (long long)queued, (long long)now);
	queued = now;
	assert_int_equal(i18n_language(), LANGUAGE_NL);
}

static void Q4_a_mail_is_queued_whole_or_not_at_all(void **state)
{
	(void)state;
	queued = 0;
	i18n_use(LANGUAGE_NL);
	fresh();
	assert_int_equal(queue_one(), RES_OK);
	queued = 1;
	assert_true(try_all(queue_one, look_at_queue) > 20);
	assert_int_equal(
	    copy_number("SELECT COUNT(DISTINCT LENGTH(body_text), LENGTH(body_html), subject) FROM "
			"outbox WHERE recipient = 'krap@vlierbeek.example'"),
	    1);
}

/* ---- handing it over ---- */

static const char *recipient;
static int given;

static enum result deliver_one(void)
{
	int left = allocator_pause();

	given++;
	copy_run(
	    "DELETE FROM outbox; INSERT INTO outbox (recipient, subject, body_text, body_html, "
	    "message_id, next_try_at, created_at) VALUES ('%s', 'Onderwerp', 'tekst', "
	    "'<p>tekst</p>', '<krap%d@test>', FROM_UNIXTIME(%lld), FROM_UNIXTIME(%lld))",
	    recipient, given, (long long)ctx.now, (long long)ctx.now);
	allocator_resume(left);
	return jobs_deliver_one(&ctx, "krap");
}

static const char *this_one(void)
{
	static char id[40];

	snprintf(id, sizeof(id), "<krap%d@test>", given);
	return id;
}

/* As often as it takes, each after the lease and the wait of the one before. */
static void deliver_the_rest(void)
{
	int64_t before = ctx.now;

	for (int i = 0; i < 10 && copy_number("SELECT state FROM outbox") == 1; i++) {
		ctx.now += 5 * 3600;
		fresh();
		(void)!jobs_deliver_one(&ctx, "later");
	}
	ctx.now = before;
}

static void look_at_delivery(int n, enum result res)
{
	deliver_the_rest();
	if (copy_number("SELECT state FROM outbox") != 2 || mail_server_took(this_one()) != 1)
		fail_msg("allocation %d refused: %s; state %lld, taken %d times", n,
		    result_name(res), (long long)copy_number("SELECT state FROM outbox"),
		    mail_server_took(this_one()));
}

static void Q4_S5_each_mail_is_handed_over_once(void **state)
{
	(void)state;
	recipient = "a@b.example";
	assert_true(try_all(deliver_one, look_at_delivery) > 5);
}

static int64_t dead;

static void look_at_refusal(int n, enum result res)
{
	int64_t now;

	deliver_the_rest();
	now = copy_number("SELECT COUNT(*) FROM audit WHERE action = 'mail.dead'");
	if (copy_number("SELECT state FROM outbox") != 3 || now != dead + 1)
		fail_msg("allocation %d refused: %s; state %lld, told %lld times", n,
		    result_name(res), (long long)copy_number("SELECT state FROM outbox"),
		    (long long)(now - dead));
	dead = now;
}

static void Q4_each_mail_refused_for_good_is_told_once(void **state)
{
	(void)state;
	recipient = "refused@b.example";
	dead = copy_number("SELECT COUNT(*) FROM audit WHERE action = 'mail.dead'");
	assert_true(try_all(deliver_one, look_at_refusal) > 5);
}

/* ---- rings ---- */

static enum result ring_one(void)
{
	return push_deliver_one(&ctx);
}

static void look_at_nothing(int n, enum result res)
{
	(void)n;
	assert_true(res == RES_OK || res == RES_NOT_FOUND || res == RES_UNAVAILABLE);
}

static void Q4_rings_come_to_an_end(void **state)
{
	(void)state;
	(void)try_all(ring_one, look_at_nothing);
}

/* ---- tasks ---- */

static const struct jobs_task *task;

static enum result run_task(void)
{
	int left = allocator_pause();
	bool ran;

	copy_run("DELETE FROM lease WHERE name = '%s'", task->name);
	allocator_resume(left);
	return jobs_task_run(&ctx, "krap", task, &ran);
}

static void look_at_task(int n, enum result res)
{
	if (res != RES_OK && res != RES_UNAVAILABLE)
		fail_msg("%s, allocation %d refused: %s", task->name, n, result_name(res));
}

static void Q4_each_task_survives_each_refusal(void **state)
{
	(void)state;
	for (task = jobs_tasks; task->name != NULL; task++) {
		print_message("# %s\n", task->name);
		fresh();
		assert_int_equal(run_task(), RES_OK);
		(void)try_all(run_task, look_at_task);
	}
}

static void close_overdue(void)
{
	for (task = jobs_tasks; strcmp(task->name, "tickets.auto_close") != 0;)
		task++;
	copy_run(
	    "UPDATE ticket SET status = 6, resolved_at = FROM_UNIXTIME(%lld), closed_at = NULL "
	    "WHERE id = (SELECT id FROM (SELECT MIN(id) AS id FROM ticket) AS first)",
	    (long long)ctx.now - 30 * 86400);
}

static enum result close_one(void)
{
	int left = allocator_pause();

	close_overdue();
	allocator_resume(left);
	return run_task();
}

static int64_t closed;

/* A task that was broken off did nothing; its next turn does it all. */
static void look_at_closing(int n, enum result res)
{
	int64_t now;

	fresh();
	assert_int_equal(run_task(), RES_OK);
	now = copy_number("SELECT COUNT(*) FROM ticket_event WHERE kind = 2 AND new_value = '7' "
			  "AND ticket_id = (SELECT MIN(id) FROM ticket)");
	if (now != closed + 1)
		fail_msg("allocation %d refused: %s; closed %lld times", n, result_name(res),
		    (long long)(now - closed));
	closed = now;
}

static void Q4_a_ticket_is_closed_once(void **state)
{
	(void)state;
	close_overdue();
	fresh();
	assert_int_equal(run_task(), RES_OK);
	closed = copy_number("SELECT COUNT(*) FROM ticket_event WHERE kind = 2 AND new_value = '7' "
			     "AND ticket_id = (SELECT MIN(id) FROM ticket)");
	assert_true(closed >= 1);
	assert_true(try_all(close_one, look_at_closing) > 3);
}

static int begin(void **state)
{
	copy_open(state);
	if (!mail_server_start())
		return 1;
	web_portal.settings.smtp_url = mail_server_url;
	web_portal.settings.smtp_require_tls = false;
	arena = arena_create(64 << 20);
	ctx = (struct ctx){ .db = web_portal.writer,
		.settings = &web_portal.settings,
		.now = clock_now(web_portal.clock),
		.remote = "" };
	log_open("test", (enum log_level)(LOG_LEVEL_ERROR + 1));
	return arena == NULL;
}

static int end(void **state)
{
	mail_server_end();
	db_use_arena(web_portal.writer, web_portal.arena);
	arena_destroy(arena);
	return copy_close(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(Q4_a_mail_is_queued_whole_or_not_at_all),
		cmocka_unit_test(Q4_S5_each_mail_is_handed_over_once),
		cmocka_unit_test(Q4_each_mail_refused_for_good_is_told_once),
		cmocka_unit_test(Q4_rings_come_to_an_end),
		cmocka_unit_test(Q4_each_task_survives_each_refusal),
		cmocka_unit_test(Q4_a_ticket_is_closed_once),
	};

	return cmocka_run_group_tests_name("web/memory of jobs", tests, begin, end);
}
