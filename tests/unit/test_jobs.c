// SPDX-License-Identifier: Apache-2.0
/* The background loop against a real database and the SMTP server of tests: each mail once with
 * several senders, put off, given up, taken over from the dead; turns of tasks; the loop itself
 * under signals. Cases named after SECURITY §3. */
#include "help_portal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../support/mail_server.h"
#include "clock.h"
#include "help_db.h"
#include "jobs/jobs.h"
#include "log.h"

#define SENDERS 4
#define MANY 60

/* ---- set-up ---- */

static int open_all(void **state)
{
	(void)state;
	log_open("test", LOG_LEVEL_ERROR);
	if (!mail_server_start() || help_portal_open("jobs", NULL) != 0)
		return 1;
	help.settings.smtp_url = mail_server_url;
	return 0;
}

static int close_all(void **state)
{
	mail_server_end();
	return help_portal_close(state);
}

static int begin(void **state)
{
	(void)state;
	assert_true(mail_server_forget());
	return help_portal_begin(
	    "DELETE FROM outbox; DELETE FROM audit; DELETE FROM idempotency; DELETE FROM "
	    "ticket_event; DELETE FROM message;"
	    " DELETE FROM ticket; DELETE FROM ticket_type; DELETE FROM user; DELETE FROM "
	    "organisation; DELETE FROM lease WHERE name <> 'migrate'");
}

/* ---- helpers ---- */

/* A waiting mail to `to`, due at NOW. `id` makes the Message-ID "<id@test>". */
static void add_mail(const char *to, const char *id, bool secret)
{
	help_db_run(help.db,
	    arena_printf(help.arena,
		"INSERT INTO outbox (recipient, subject, body_text, body_html, message_id, secret, "
		"next_try_at, created_at)"
		" VALUES ('%s', 'Onderwerp', 'tekst', '<p>tekst</p>', '<%s@test>', %d, "
		"FROM_UNIXTIME(%d), FROM_UNIXTIME(%d))",
		to, id, secret, NOW, NOW));
}

static void deliver(enum result expected)
{
	assert_int_equal(jobs_deliver_one(&help.ctx, "one"), expected);
}

static void wait_for(const char *sql, int64_t expected, int seconds)
{
	const struct timespec pause = { .tv_nsec = 50000000 };
	int64_t end = clock_ticks_ms() + seconds * 1000;
	struct {
		int64_t n;
	} row = { -1 };
	const struct db_column columns[] = { { "n", DB_INT, 0 }, { 0 } };
	static struct db_statement statements[16]; /* the layer knows statements by their address */
	static size_t used;
	struct db_statement *st = &statements[used++];

	assert_true(used <= COUNT(statements));
	*st = (struct db_statement){
		.id = "test.wait", .sql = sql, .columns = columns, .row_size = sizeof(row)
	};
	while (row.n != expected && clock_ticks_ms() < end) {
		assert_int_equal(db_one(help.db, st, DB_NONE, &row), RES_OK);
		nanosleep(&pause, NULL);
	}
	assert_int_equal(row.n, expected);
}

/* ---- one mail ---- */

static void test_delivers(void **state)
{
	(void)state;
	add_mail("a@b.example", "plain", false);
	add_mail("a@b.example", "secret", true);
	deliver(RES_OK);
	deliver(RES_OK);
	deliver(RES_NOT_FOUND);
	assert_int_equal(mail_server_took("<plain@test>"), 1);
	assert_int_equal(mail_server_took("<secret@test>"), 1);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 2 AND attempts = 1 "
			"AND lease_owner IS NULL"
			" AND sent_at IS NOT NULL AND last_answer LIKE '250%'"),
	    2);
	/* B8: what held a token is gone; the rest stays. */
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM outbox WHERE message_id = "
				     "'<secret@test>' AND body_text = '' AND body_html = ''"),
	    1);
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM outbox WHERE message_id = "
				     "'<plain@test>' AND body_text = 'tekst'"),
	    1);
}

static void test_k5_refused_for_good(void **state)
{
	(void)state;
	add_mail("refused@b.example", "refused", true);
	deliver(RES_OK);
	deliver(RES_NOT_FOUND);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 3 AND body_text = "
			"'' AND last_answer LIKE '550%'"),
	    1);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM audit WHERE action = 'mail.dead' AND "
			"object LIKE 'outbox:%'"
			" AND detail LIKE 'refused@b.example: 550%'"),
	    1);
	help.ctx.now += 30 * 86400;
	deliver(RES_NOT_FOUND);
	assert_int_equal(mail_server_took(NULL), 0);
}

static void test_k5_put_off_until_given_up(void **state)
{
	static const int64_t delays[] = { 60, 300, 900, 3600, 14400 };

	(void)state;
	add_mail("later@b.example", "later", false);
	for (size_t i = 0; i < COUNT(delays); i++) {
		deliver(RES_OK);
		assert_int_equal(jobs_retry_delay((int64_t)i + 1), delays[i]);
		help.ctx.now += delays[i] - 1;
		deliver(RES_NOT_FOUND);
		help.ctx.now++;
	}
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 1 AND attempts = 5"), 1);
	deliver(RES_OK);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 3 AND attempts = 6"), 1);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM audit WHERE action = 'mail.dead'"), 1);
	assert_int_equal(jobs_retry_delay(6), 0);
}

static void test_k5_cut_after_data(void **state)
{
	(void)state;
	add_mail("cut@b.example", "cut", false);
	deliver(RES_OK);
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 1"), 1);
	help.ctx.now += 60;
	deliver(RES_OK);
	assert_int_equal(mail_server_took("<cut@test>"),
	    2); /* the same Message-ID: the receiver recognises it */
}

static void test_k5_no_server(void **state)
{
	struct settings away = help.settings;

	(void)state;
	away.smtp_url = "smtp://127.0.0.1:1";
	help.ctx.settings = &away;
	add_mail("a@b.example", "away", false);
	deliver(RES_OK);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 1 AND attempts = 1 "
			"AND last_answer <> ''"),
	    1);
	help.ctx.settings = &help.settings;
	help.ctx.now += 60;
	deliver(RES_OK);
	assert_int_equal(mail_server_took("<away@test>"), 1);
}

/* However many were sent: both processes look twice a second. */
static void test_looking_reads_what_is_due(void **state)
{
	static const char read[] = "SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) AS n FROM "
				   "information_schema.SESSION_STATUS WHERE VARIABLE_NAME IN "
				   "('HANDLER_READ_RND_NEXT', 'HANDLER_READ_NEXT', "
				   "'HANDLER_READ_KEY', 'HANDLER_READ_RND')";
	int64_t before;

	(void)state;
	help_db_run(help.db,
	    "INSERT INTO outbox (recipient, subject, body_text, body_html, message_id, state, "
	    "next_try_at, created_at) SELECT 'a@b.example', 'Oud', '', '', CONCAT('<', seq, "
	    "'@old>'), 2, '2026-01-01', '2026-01-01' FROM seq_1_to_2000");
	add_mail("a@b.example", "new", false);
	before = help_number(read);
	deliver(RES_OK);
	deliver(RES_NOT_FOUND);
	assert_in_range(help_number(read) - before, 1, 100);
}

static void test_order_and_due_time(void **state)
{
	(void)state;
	add_mail("a@b.example", "tomorrow", false);
	help_db_run(help.db, "UPDATE outbox SET next_try_at = next_try_at + INTERVAL 1 DAY");
	deliver(RES_NOT_FOUND);
	add_mail("a@b.example", "today", false);
	deliver(RES_OK);
	assert_int_equal(mail_server_took("<today@test>"), 1);
	assert_int_equal(mail_server_took("<tomorrow@test>"), 0);
}

/* A sender that died with a mail in hand: nobody touches it before the lease ends, somebody does
 * afterwards. */
static void test_s5_lease_of_the_dead(void **state)
{
	(void)state;
	add_mail("a@b.example", "orphan", false);
	help_db_run(help.db,
	    arena_printf(help.arena,
		"UPDATE outbox SET lease_owner = 'dead', attempts = 1, lease_until = "
		"FROM_UNIXTIME(%d),"
		" next_try_at = FROM_UNIXTIME(%d)",
		NOW + JOBS_LEASE_SECONDS, NOW + JOBS_LEASE_SECONDS));
	deliver(RES_NOT_FOUND);
	help.ctx.now += JOBS_LEASE_SECONDS;
	deliver(RES_OK);
	assert_int_equal(mail_server_took("<orphan@test>"), 1);
	assert_int_equal(help_number("SELECT attempts AS n FROM outbox"), 2);
}

/* ---- several senders ---- */

static void sender(int i)
{
	struct arena *own = arena_create(64 << 20);
	struct ctx mine = { .arena = own, .now = NOW, .remote = "", .settings = &help.settings };
	char owner[32];
	enum result res = RES_OK;

	snprintf(owner, sizeof(owner), "sender%d", i);
	mine.db = help_db_again(own, "jobs", 0);
	while (res == RES_OK || res == RES_RETRY)
		res = jobs_deliver_one(&mine, owner);
	_exit(res == RES_NOT_FOUND ? 0 : 1);
}

static void test_s5_four_senders_each_mail_once(void **state)
{
	pid_t children[SENDERS];

	(void)state;
	for (int i = 0; i < MANY; i++)
		add_mail("a@b.example", arena_printf(help.arena, "many%d", i), false);
	for (int i = 0; i < SENDERS; i++)
		if ((children[i] = fork()) == 0)
			sender(i);
	for (int i = 0; i < SENDERS; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM outbox WHERE state = 2 AND attempts = 1"), MANY);
	assert_int_equal(mail_server_took(NULL), MANY);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(mail_server_took(arena_printf(help.arena, "<many%d@test>", i)), 1);
}

/* ---- tasks ---- */

static int runs;
static enum result count_run(struct ctx *in)
{
	(void)in;
	runs++;
	return RES_OK;
}

static void test_s7_one_takes_the_turn(void **state)
{
	static const struct jobs_task task = {
		.name = "test.task", .interval = 60, .run = count_run
	};
	bool ran;

	(void)state;
	runs = 0;
	assert_int_equal(jobs_task_run(&help.ctx, "one", &task, &ran), RES_OK);
	assert_true(ran);
	assert_int_equal(jobs_task_run(&help.ctx, "two", &task, &ran), RES_OK);
	assert_false(ran);
	assert_int_equal(jobs_task_run(&help.ctx, "one", &task, &ran), RES_OK);
	assert_false(ran);
	help.ctx.now += 60;
	assert_int_equal(jobs_task_run(&help.ctx, "two", &task, &ran), RES_OK);
	assert_true(ran);
	assert_int_equal(jobs_task_run(&help.ctx, "one", &task, &ran), RES_OK);
	assert_false(ran);
	/* A clock that was put back does not stop the tasks. */
	help.ctx.now -= 86400;
	assert_int_equal(jobs_task_run(&help.ctx, "one", &task, &ran), RES_OK);
	assert_true(ran);
	assert_int_equal(runs, 3);
}

static enum result leave_half(struct ctx *in)
{
	help_db_run(in->db, "INSERT INTO audit (at, action) VALUES ('2026-01-01', 'test.half')");
	return RES_BUG;
}

static void test_failed_task_leaves_nothing(void **state)
{
	static const struct jobs_task task = {
		.name = "test.half", .interval = 60, .transaction = true, .run = leave_half
	};
	bool ran;

	(void)state;
	assert_int_equal(jobs_task_run(&help.ctx, "one", &task, &ran), RES_BUG);
	assert_true(ran);
	assert_false(db_in_transaction(help.db));
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM audit"), 0);
}

static void test_all_tasks(void **state)
{
	bool ran;

	(void)state;
	help_db_run(help.db,
	    "INSERT INTO organisation (id, name, created_at) VALUES (1, 'Vlierbeek', '2026-01-01');"
	    " INSERT INTO user (id, email, name, role, organisation_id, created_at) VALUES (1, "
	    "'j@vlierbeek.example', 'J', 1, 1, '2026-01-01');"
	    " INSERT INTO ticket_type (id, code, name_nl, name_en, position) VALUES (1, 'test', "
	    "'Test', 'Test', 1);"
	    " INSERT INTO ticket (id, organisation_id, requester_id, type_id, source, subject, "
	    "status, created_at, updated_at, touched_at, resolved_at)"
	    " VALUES (1, 1, 1, 1, 2, 'Eight days', 6, '2026-11-01', '2026-11-15', '2026-11-15', "
	    "'2026-11-15'),"
	    " (2, 1, 1, 1, 2, 'Waits for eight days', 3, '2026-11-01', '2026-11-15', '2026-11-15', "
	    "NULL),"
	    " (3, 1, 1, 1, 2, 'Six days', 6, '2026-11-01', '2026-11-17', '2026-11-17', "
	    "'2026-11-17'),"
	    " (4, 1, 1, 1, 2, 'In progress', 2, '2026-11-01', '2026-11-01', '2026-11-01', NULL);"
	    " INSERT INTO idempotency (user_id, form_key, request_hash, created_at) VALUES"
	    " (1, REPEAT('a', 16), REPEAT('a', 32), '2026-11-21 07:59:59'), (1, REPEAT('b', 16), "
	    "REPEAT('b', 32), '2026-11-21 08:00:01')");
	for (const struct jobs_task *task = jobs_tasks; task->name != NULL; task++) {
		assert_int_equal(jobs_task_run(&help.ctx, "one", task, &ran), RES_OK);
		assert_true(ran);
	}
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM ticket WHERE id IN (1, 2) AND status = "
			"7 AND closed_at IS NOT NULL"),
	    2);
	assert_int_equal(
	    help_number("SELECT COUNT(*) AS n FROM ticket WHERE id IN (3, 4) AND status <> 7"), 2);
	assert_int_equal(help_number("SELECT COUNT(*) AS n FROM idempotency"), 1);
}

/* ---- the loop ---- */

/* The loop in a child process, on the test's database, as `loket jobs` runs it. */
static pid_t loop_start(const struct settings *with)
{
	pid_t child = fork();

	if (child == 0) {
		/* Of cmocka, which would go on with its tests here, beside itself. */
		signal(SIGSEGV, SIG_DFL);
		signal(SIGABRT, SIG_DFL);
		_exit(jobs_run(with));
	}
	return child;
}

static int64_t loop_stop(pid_t child)
{
	int64_t from = clock_ticks_ms();
	int status;

	kill(child, SIGTERM);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	return clock_ticks_ms() - from;
}

static struct settings loop_settings(void)
{
	struct settings with = help.settings;

	with.db_socket = getenv("LOKET_TEST_SOCKET");
	with.db_name = arena_printf(help.names, "%s_jobs", getenv("LOKET_TEST_DB"));
	with.db_jobs_user = getenv("LOKET_TEST_USER") != NULL ? getenv("LOKET_TEST_USER")
	    : getenv("USER") != NULL                          ? getenv("USER")
							      : "root";
	with.db_jobs_password = getenv("LOKET_TEST_PASSWORD") != NULL
	    ? getenv("LOKET_TEST_PASSWORD")
	    : "";
	return with;
}

static void test_loop_delivers_within_a_second_and_stops(void **state)
{
	struct settings with = loop_settings();
	pid_t child = loop_start(&with);
	int64_t from;

	(void)state;
	add_mail("a@b.example", "first", false);
	wait_for("SELECT COUNT(*) AS n FROM outbox WHERE state = 2", 1, 5);
	from = clock_ticks_ms();
	add_mail("a@b.example", "second", false);
	wait_for("SELECT COUNT(*) AS n FROM outbox WHERE state = 2", 2, 5);
	assert_true(clock_ticks_ms() - from < 1500);
	assert_true(loop_stop(child) < 1000);
}

/* SIGTERM while a server is slow: the process ends all the same, the mail stays claimed until its
 * lease ends. */
static void test_loop_stops_in_the_middle_of_a_mail(void **state)
{
	struct settings with = loop_settings();
	pid_t child = loop_start(&with);

	(void)state;
	add_mail("slow@b.example", "slow", false);
	wait_for("SELECT COUNT(*) AS n FROM outbox WHERE lease_owner IS NOT NULL", 1, 5);
	assert_true(loop_stop(child) < 1500);
	assert_int_equal(
	    help_number(
		"SELECT COUNT(*) AS n FROM outbox WHERE state = 1 AND lease_owner IS NOT NULL"),
	    1);
}

static void test_loop_waits_for_the_database(void **state)
{
	struct settings with = loop_settings();
	pid_t child;

	(void)state;
	with.db_socket = "/nonexistent/mysql.sock";
	child = loop_start(&with);
	sleep(1);
	assert_int_equal(waitpid(child, NULL, WNOHANG), 0); /* it is still there */
	assert_true(loop_stop(child) < 1000);
}

/* Connections that the server ends are made again. */
static void test_loop_survives_a_lost_connection(void **state)
{
	struct settings with = loop_settings();
	pid_t child = loop_start(&with);

	(void)state;
	add_mail("a@b.example", "before", false);
	wait_for("SELECT COUNT(*) AS n FROM outbox WHERE state = 2", 1, 5);
	help_db_run(help.db,
	    "SELECT id INTO @other FROM information_schema.processlist WHERE db = DATABASE() AND "
	    "id <> CONNECTION_ID()"
	    " ORDER BY id DESC LIMIT 1; EXECUTE IMMEDIATE CONCAT('KILL ', @other)");
	add_mail("a@b.example", "after", false);
	wait_for("SELECT COUNT(*) AS n FROM outbox WHERE state = 2", 2, 10);
	loop_stop(child);
	assert_int_equal(mail_server_took(NULL), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_delivers, begin),
		cmocka_unit_test_setup(test_k5_refused_for_good, begin),
		cmocka_unit_test_setup(test_k5_put_off_until_given_up, begin),
		cmocka_unit_test_setup(test_k5_cut_after_data, begin),
		cmocka_unit_test_setup(test_k5_no_server, begin),
		cmocka_unit_test_setup(test_looking_reads_what_is_due, begin),
		cmocka_unit_test_setup(test_order_and_due_time, begin),
		cmocka_unit_test_setup(test_s5_lease_of_the_dead, begin),
		cmocka_unit_test_setup(test_s5_four_senders_each_mail_once, begin),
		cmocka_unit_test_setup(test_s7_one_takes_the_turn, begin),
		cmocka_unit_test_setup(test_failed_task_leaves_nothing, begin),
		cmocka_unit_test_setup(test_all_tasks, begin),
		cmocka_unit_test_setup(test_loop_delivers_within_a_second_and_stops, begin),
		cmocka_unit_test_setup(test_loop_stops_in_the_middle_of_a_mail, begin),
		cmocka_unit_test_setup(test_loop_waits_for_the_database, begin),
		cmocka_unit_test_setup(test_loop_survives_a_lost_connection, begin),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
