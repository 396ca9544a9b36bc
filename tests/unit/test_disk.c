/* SPDX-License-Identifier: Apache-2.0 */
/* How much room is told of disks, and of the database's when it is on this machine. SECURITY Q3. */
#include "support.h"

#include "disk.h"
#include "help_db.h"

static void a_disk_has_room(void **state)
{
	(void)state;
	assert_true(disk_room("/") > 0);
	assert_true(disk_room("/nothing/here") == -1);
}

static void the_database_says_where_its_files_are(void **state)
{
	struct db *db = help_db_open(*state, "disk", false);
	int64_t room = 0;

	assert_int_equal(disk_room_of_database(db, &room), RES_OK);
	assert_true(room > 0);
	help_db_close(db, "disk");
}

static void another_machine_has_another_disk(void **state)
{
	struct db *far = db_open(&(struct db_options){ .host = "192.0.2.1", .port = 3306 });
	int64_t room = 0;

	(void)state;
	assert_non_null(far);
	assert_int_equal(disk_room_of_database(far, &room), RES_NOT_FOUND);
	db_close(far);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_disk_has_room),
		TEST(the_database_says_where_its_files_are),
		TEST(another_machine_has_another_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
