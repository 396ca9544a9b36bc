/* SPDX-License-Identifier: Apache-2.0 */
/* Buffers: appending, the ceiling to the byte, the sticky error, and running out of memory. */
#include "support.h"

#include <string.h>

#include "buf.h"

static void appends(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 100000);
	assert_string_equal(buf.data, "");
	buf_add(&buf, NULL, 0);
	buf_adds(&buf, "a");
	buf_addc(&buf, 'b');
	buf_addf(&buf, "%03d", 7);
	buf_add(&buf, "\0z", 2);
	assert_int_equal(buf.size, 7);
	assert_memory_equal(buf.data, "ab007\0z", 8);
	for (int i = 0; i < 5000; i++)
		buf_adds(&buf, "0123456789");
	assert_true(buf_ok(&buf));
	assert_int_equal(buf.size, 50007);
	assert_int_equal(buf.data[50006], '9');
	buf_clear(&buf);
	assert_string_equal(buf.data, "");
	assert_int_equal(buf.size, 0);
	buf_free(&buf);
	assert_string_equal(buf.data, "");
	buf_adds(&buf, "again");
	assert_string_equal(buf.data, "again");
	buf_free(&buf);
}

static void ceiling_is_exact_and_error_sticks(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 5);
	buf_adds(&buf, "12345");
	assert_true(buf_ok(&buf));
	buf_addc(&buf, '6');
	assert_false(buf_ok(&buf));
	assert_string_equal(buf.data, "12345");
	buf_clear(&buf);
	assert_true(buf_ok(&buf));
	buf_addf(&buf, "%s", "123456");
	assert_false(buf_ok(&buf));
	buf_adds(&buf, "1"); /* would fit, but something is missing before it */
	assert_string_equal(buf.data, "");
	buf_free(&buf);
	assert_true(buf_ok(&buf));
	buf_init(&buf, 0);
	buf_adds(&buf, "");
	assert_true(buf_ok(&buf));
	buf_addc(&buf, 'x');
	assert_false(buf_ok(&buf));
	buf_free(&buf);
}

static enum result build(void *data)
{
	struct buf *buf = data;
	bool fitted;

	buf_free(buf);
	for (int i = 0; i < 100; i++)
		buf_addf(buf, "%d some text; ", i);
	fitted = buf_ok(buf);
	assert_int_equal(strlen(buf->data), buf->size);
	return fitted ? RES_OK : RES_UNAVAILABLE;
}

static void memory_runs_out(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 100000);
	support_try_each_failure(build, &buf);
	buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(appends),
		TEST(ceiling_is_exact_and_error_sticks),
		TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
