/* SPDX-License-Identifier: Apache-2.0 */
/* One reply to many tickets, on a real database with the real templates: in bounded turns, in each
 * requester's language, in the name of the agent who ordered it, once a person; one ticket that
 * cannot be answered holds up nobody. SECURITY K1. */
#include "help_portal.h"

#include <stdio.h>

#include "bulk/bulk.h"
#include "help_db.h"

#define MANY 150

/* Requesters 1001 and on, each with one ticket of the same number in problem 1; the even ones read
 * English. */
static int open_all(void **state)
{
	(void)state;
	return help_portal_open("bulk",
	    "INSERT INTO organisation (id, name, created_at) VALUES (1, 'Vlierbeek', '2026-01-01');"
	    " INSERT INTO user (id, email, name, role, status, created_at) VALUES (2, "
	    "'sanne@daklab.example', 'Sanne', 4, 2, '2026-01-01');"
	    " INSERT INTO ticket_type (id, code, name_nl, name_en, position) VALUES (1, 'test', "
	    "'Test', 'Test', 1);"
	    " INSERT INTO problem (id, title, description, creator_id, created_at, updated_at) "
	    "VALUES (1, 'P', 'P', 2, '2026-01-01', '2026-01-01');"
	    " INSERT INTO user (id, email, name, role, status, organisation_id, language, "
	    "created_at)"
	    " SELECT 1000 + seq, CONCAT('p', seq, '@vlierbeek.example'), 'P', 1, 2, 1, IF(seq % 2, "
	    "'nl', 'en'), '2026-01-01' FROM seq_1_to_150");
}

static int begin(void **state)
{
	(void)state;
	return help_portal_begin(
	    "DELETE FROM outbox; DELETE FROM bulk_reply_ticket; DELETE FROM bulk_reply; DELETE "
	    "FROM message; DELETE FROM ticket_event;"
	    " DELETE FROM problem_ticket; DELETE FROM ticket;"
	    " INSERT INTO ticket (id, organisation_id, requester_id, type_id, source, subject, "
	    "created_at, updated_at, touched_at)"
	    " SELECT 1000 + seq, 1, 1000 + seq, 1, 2, 'Deur', '2026-11-01', '2026-11-01', "
	    "'2026-11-01' FROM seq_1_to_150;"
	    " INSERT INTO problem_ticket (problem_id, ticket_id, linked_by, linked_at) SELECT 1, "
	    "1000 + seq, 2, '2026-11-01' FROM seq_1_to_150");
}

static enum result order(const struct bulk_order *what)
{
	const struct viewer nobody = help.ctx.viewer;
	int64_t id;
	enum result res;

	help.ctx.viewer = (struct viewer){ .id = 2,
		.role = ROLE_AGENT,
		.name = "Sanne",
		.email = "sanne@daklab.example",
		.organisation = "" };
	assert_int_equal(db_begin(help.db), RES_OK);
	res = bulk_order(&help.ctx, what, &id);
	if (res == RES_OK)
		assert_int_equal(db_commit(help.db), RES_OK);
	else
		db_rollback(help.db);
	help.ctx.viewer = nobody;
	return res;
}

static const struct bulk_order both = {
	.subject = BULK_OF_PROBLEM, .subject_id = 1, .nl = "Hallo allen", .en = "Hello all"
};

static void test_many_are_answered_in_turns(void **state)
{
	struct bulk_progress progress;

	(void)state;
	assert_int_equal(order(&both), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_false(db_in_transaction(help.db));
	assert_int_equal(bulk_latest(&help.ctx, BULK_OF_PROBLEM, 1, &progress), RES_OK);
	assert_int_equal(progress.total, MANY);
	assert_int_equal(progress.sent, BULK_TURN);
	assert_int_equal(progress.finished_at, 0);
	assert_int_equal(order(&both), RES_CONFLICT);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(bulk_latest(&help.ctx, BULK_OF_PROBLEM, 1, &progress), RES_OK);
	assert_int_equal(progress.sent, MANY);
	assert_int_equal(progress.finished_at, NOW);
	assert_string_equal(progress.author_name, "Sanne");
	assert_int_equal(help_number("SELECT COUNT(*) FROM outbox"), MANY);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM outbox o JOIN message m ON m.ticket_id = "
			"o.ticket_id WHERE o.body_text LIKE '%Hello all%'"
			" AND m.body = 'Hello all' AND o.language = 'en'"),
	    MANY / 2);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM outbox WHERE body_text LIKE '%Hallo allen%' "
			"AND language = 'nl'"),
	    MANY / 2);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM ticket WHERE assignee_id = 2 AND status = 2 "
			"AND first_response_at IS NOT NULL"),
	    MANY);
	assert_int_equal(help.ctx.viewer.id, 0);
}

/* SECURITY K1: an address that may not be mailed to is passed over, and its ticket is left as it
 * was. */
static void test_one_that_fails_holds_up_nobody(void **state)
{
	struct bulk_progress progress;

	(void)state;
	help_db_run(help.db, "UPDATE user SET email = 'kapot' WHERE id = 1001");
	assert_int_equal(order(&both), RES_OK);
	help_db_run(help.db, "UPDATE ticket SET status = 7 WHERE id = 1002");
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	help_db_run(help.db, "UPDATE user SET email = 'p1@vlierbeek.example' WHERE id = 1001");
	assert_int_equal(bulk_latest(&help.ctx, BULK_OF_PROBLEM, 1, &progress), RES_OK);
	assert_int_equal(progress.skipped, 2);
	assert_int_equal(progress.sent, MANY - 2);
	assert_int_equal(progress.finished_at, NOW);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM message WHERE ticket_id IN (1001, 1002)"), 0);
	assert_int_equal(help_number("SELECT version FROM ticket WHERE id = 1001"), 1);
}

static void test_a_person_with_several_tickets_gets_one_mail(void **state)
{
	(void)state;
	help_db_run(help.db, "UPDATE ticket SET requester_id = 1001");
	assert_int_equal(order(&both), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(help_number("SELECT COUNT(*) FROM outbox"), 1);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM message WHERE body = 'Hallo allen'"), MANY);
}

static void test_resolving_and_quiet(void **state)
{
	struct bulk_order quiet = both;

	(void)state;
	quiet.resolve = quiet.quiet = true;
	quiet.en = "";
	help_db_run(help.db, "DELETE FROM problem_ticket WHERE ticket_id > 1004");
	assert_int_equal(order(&quiet), RES_OK);
	assert_int_equal(bulk_work(&help.ctx), RES_OK);
	assert_int_equal(
	    help_number("SELECT COUNT(*) FROM ticket WHERE status = 6 AND resolved_at IS NOT NULL"),
	    4);
	assert_int_equal(help_number("SELECT COUNT(*) FROM message WHERE body = 'Hallo allen'"), 4);
	assert_int_equal(help_number("SELECT COUNT(*) FROM outbox"), 0);
	assert_int_equal(order(&both), RES_NOT_FOUND); /* none is open any more */
	quiet.nl = "";
	assert_int_equal(order(&quiet), RES_INVALID);
	assert_int_equal(help_number("SELECT COUNT(*) FROM bulk_reply"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_many_are_answered_in_turns, begin),
		cmocka_unit_test_setup(test_one_that_fails_holds_up_nobody, begin),
		cmocka_unit_test_setup(test_a_person_with_several_tickets_gets_one_mail, begin),
		cmocka_unit_test_setup(test_resolving_and_quiet, begin),
	};

	return cmocka_run_group_tests_name("unit/bulk", tests, open_all, help_portal_close);
}
