/* SPDX-License-Identifier: Apache-2.0 */
/* The multipart parser: every cut of the bytes gives the same parts; what a browser would not send
 * is malformed. SECURITY I1, I3. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "multipart.h"

#define TYPE "multipart/form-data; boundary=XX"
#define FIELD(name, value) \
	"--XX\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"

/* What happened, as text: "(name|file|type:bytes)". */
static struct buf trace;
static enum result begin_answer, bytes_answer, end_answer;

static enum result on_begin(
    void *data, const char *name, const char *file_name, const char *media_type)
{
	(void)data;
	buf_addf(&trace, "(%s|%s|%s:", name, file_name == NULL ? "-" : file_name, media_type);
	return begin_answer;
}

static enum result on_bytes(void *data, const void *bytes, size_t size)
{
	(void)data;
	assert_true(size > 0);
	buf_add(&trace, bytes, size);
	return bytes_answer;
}

static enum result on_end(void *data)
{
	(void)data;
	buf_addc(&trace, ')');
	return end_answer;
}

static const struct multipart_events events = {
	.begin = on_begin, .bytes = on_bytes, .end = on_end
};

/* Feeds `cut` bytes at a time. A copy of exactly that size shows a sanitizer any step past it. */
static enum result parse(
    struct arena *arena, const char *type, const char *body, size_t size, size_t cut)
{
	struct multipart *mp;
	enum result res;

	buf_clear(&trace);
	if ((res = multipart_open(arena, type, &events, &mp)) != RES_OK)
		return res;
	for (size_t at = 0; at < size; at += cut) {
		size_t part = size - at < cut ? size - at : cut;
		char *copy = malloc(part);

		memcpy(copy, body + at, part);
		res = multipart_feed(mp, copy, part);
		free(copy);
		if (res != RES_OK) {
			assert_int_equal(multipart_feed(mp, "x", 1), res);
			assert_int_equal(multipart_close(mp), res);
			return res;
		}
	}
	return multipart_close(mp);
}

static void parts_come_out_at_every_cut(void **state)
{
	static const struct {
		const char *body, *trace;
	} cases[] = {
		{ FIELD("a", "1") "--XX--\r\n", "(a|-|text/plain:1)" },
		{ FIELD("a", "") FIELD("b", "\r\n") "--XX--",
		    "(a|-|text/plain:)(b|-|text/plain:\r\n)" },
		{ FIELD("a", "\r\n--X\r\r\n--\r\n-- XX\r\n--XY--") "--XX--",
		    "(a|-|text/plain:\r\n--X\r\r\n--\r\n-- XX\r\n--XY--)" },
		{ FIELD("a", "1") "--XX--\r\nanything\r\n--XX\r\n", "(a|-|text/plain:1)" },
		{ "--XX \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--XX--",
		    "(a|-|text/plain:1)" },
		{ "--XX\r\nContent-Type: image/png \r\nCONTENT-DISPOSITION:form-data ; "
		  "filename=\"a b.png\" ; name=\"f\"\r\nX-Y: z\r\n\r\n\x89PNG\r\n--XX--",
		    "(f|a b.png|image/png:\x89PNG)" },
		{ "--XX\r\nContent-Disposition: form-data; name=\"f\"; "
		  "filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--XX--",
		    "(f||application/octet-stream:)" },
		{ "--XX\r\nContent-Disposition: form-data; name=\"f\"; "
		  "filename=\"a\\\"b%22c\\\\d\\e.txt\"\r\n\r\n\r\n--XX--",
		    "(f|a\"b\"c\\d\\e.txt|text/plain:)" },
		{ "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x;y=z\"; "
		  "filename*=UTF-8''q\r\n\r\n\r\n--XX--",
		    "(f|../../x;y=z|text/plain:)" },
		{ "--XX\r\nContent-Disposition: form-data; "
		  "name=\"a\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\xff\r\n--XX--",
		    "(a|-|text/plain:\xff)" },
		{ "--XX--", "" },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t cut = 1; cut <= strlen(cases[i].body); cut++) {
			assert_int_equal(
			    parse(*state, TYPE, cases[i].body, strlen(cases[i].body), cut), RES_OK);
			assert_string_equal(trace.data, cases[i].trace);
		}
}

static void malformed_bodies_are_refused(void **state)
{
	static const char *const cases[] = {
		"",
		"x",
		"\r\n--XX--",
		"--XX",
		"--XX-",
		"--XX\r\n",
		"--XY--",
		"preamble\r\n" FIELD("a", "1") "--XX--",
		FIELD("a", "1"),
		FIELD("a", "1") "--XX",
		FIELD("a", "1") "--XX\r\n",
		FIELD("a", "1") "--XX -",
		FIELD("a", "1") "--XXX\r\n",
		FIELD("a", "1\r\n--XXY") "--XX--",
		"--XX\n",
		"--XX\r\r\n",
		"--XX\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Type: text/plain\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-dataa; name=\"a\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"x\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\";\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: "
		"form-data; name=\"b\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data;\r\n name=\"a\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"\n\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\nb\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition : form-data; name=\"a\"\r\n\r\n1\r\n--XX--",
		"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: "
		"base64\r\n\r\nMQ==\r\n--XX--",
		"--XX\r\n: x\r\n\r\n1\r\n--XX--",
	};
	static const char nul[] =
	    "--XX\r\nContent-Disposition: form-data; name=\"a\0b\"\r\n\r\n1\r\n--XX--";

	for (size_t i = 0; i < COUNT(cases); i++)
		for (size_t cut = 1; cut <= strlen(cases[i]) + 1; cut++)
			if (parse(*state, TYPE, cases[i], strlen(cases[i]), cut) != RES_INVALID)
				fail_msg("taken, by %zu: %s", cut, cases[i]);
	assert_int_equal(parse(*state, TYPE, nul, sizeof(nul) - 1, 7), RES_INVALID);
}

static void boundaries(void **state)
{
	static const struct {
		const char *type;
		enum result res;
	} cases[] = {
		{ "multipart/form-data; boundary=XX", RES_OK },
		{ "Multipart/Form-Data;BOUNDARY=\"XX\"", RES_OK },
		{ "multipart/form-data; charset=utf-8; boundary=XX", RES_OK },
		{ "multipart/form-data; boundary=\"a b\"", RES_OK },
		{ "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", RES_OK },
		{ "multipart/form-data; "
		  "boundary=0123456789012345678901234567890123456789012345678901234567890123456789",
		    RES_OK },
		{ "multipart/form-data; "
		  "boundary="
		  "01234567890123456789012345678901234567890123456789012345678901234567890",
		    RES_UNSUPPORTED },
		{ "multipart/form-data", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=\"\"", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=\"a \"", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=\"a\r\nb\"", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=a; boundary=b", RES_UNSUPPORTED },
		{ "multipart/form-data; boundary=\"a", RES_UNSUPPORTED },
		{ "multipart/form-datax; boundary=a", RES_UNSUPPORTED },
		{ "multipart/mixed; boundary=a", RES_UNSUPPORTED },
		{ "application/x-www-form-urlencoded", RES_UNSUPPORTED },
		{ "", RES_UNSUPPORTED },
	};
	struct multipart *mp;

	for (size_t i = 0; i < COUNT(cases); i++)
		if (multipart_open(*state, cases[i].type, &events, &mp) != cases[i].res)
			fail_msg("%s", cases[i].type);
}

static void limits(void **state)
{
	char *body = arena_alloc(*state, 64 * 1024);
	size_t room;

	for (int parts = MULTIPART_PARTS_MAX; parts <= MULTIPART_PARTS_MAX + 1; parts++) {
		body[0] = '\0';
		for (int i = 0; i < parts; i++)
			strcat(body, FIELD("a", "1"));
		strcat(body, "--XX--");
		assert_int_equal(parse(*state, TYPE, body, strlen(body), 1000),
		    parts > MULTIPART_PARTS_MAX ? RES_INVALID : RES_OK);
	}
	for (room = MULTIPART_HEADER_MAX; room <= MULTIPART_HEADER_MAX + 1; room++) {
		strcpy(body, "--XX\r\nContent-Disposition: form-data; name=\"");
		memset(body + strlen(body), 'n',
		    room - strlen("Content-Disposition: form-data; name=\"\"\r\n\r\n"));
		strcpy(body + 6 + room - strlen("\"\r\n\r\n"), "\"\r\n\r\n1\r\n--XX--");
		assert_int_equal(parse(*state, TYPE, body, strlen(body), 999),
		    room > MULTIPART_HEADER_MAX ? RES_INVALID : RES_OK);
	}
}

static void answers_of_events_stop_it(void **state)
{
	static const char body[] = FIELD("a", "1") FIELD("b", "2") "--XX--";
	enum result *const answers[] = { &begin_answer, &bytes_answer, &end_answer };
	static const char *const traces[] = { "(a|-|text/plain:", "(a|-|text/plain:1",
		"(a|-|text/plain:1)" };

	for (size_t i = 0; i < COUNT(answers); i++) {
		*answers[i] = RES_LIMITED;
		assert_int_equal(parse(*state, TYPE, body, sizeof(body) - 1, 5), RES_LIMITED);
		assert_string_equal(trace.data, traces[i]);
		*answers[i] = RES_OK;
	}
}

static void memory_runs_out(void **state)
{
	struct arena *arena = arena_create(100);
	struct multipart *mp;

	(void)state;
	assert_int_equal(multipart_open(arena, TYPE, &events, &mp), RES_UNAVAILABLE);
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts_come_out_at_every_cut),
		TEST(malformed_bodies_are_refused),
		TEST(boundaries),
		TEST(limits),
		TEST(answers_of_events_stop_it),
		TEST(memory_runs_out),
	};
	int failed;

	buf_init(&trace, 1024 * 1024);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_free(&trace);
	return failed;
}
