/* SPDX-License-Identifier: Apache-2.0 */
/* Forms: urlencoded and multipart bodies, limits to the byte, files to the sink, and every kind of
 * field. SECURITY T2, T3, I1, G1. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "form.h"
#include "i18n.h"

#define URLENCODED "application/x-www-form-urlencoded"
#define MULTIPART "multipart/form-data; boundary=XX"
#define PART(name, value) \
	"--XX\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_PART(name, file, value)                                                  \
	"--XX\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file \
	"\"\r\nContent-Type: image/png\r\n\r\n" value "\r\n"

struct source {
	const char *at;
	size_t left, cut;
	bool broken;
};

static long read_source(void *data, void *out, size_t size)
{
	struct source *source = data;
	size_t part = source->left < source->cut ? source->left : source->cut;

	if (source->broken && source->left == 0)
		return -1;
	if (part > size)
		part = size;
	memcpy(out, source->at, part);
	source->at += part;
	source->left -= part;
	return (long)part;
}

static struct buf trace;
static enum result begin_answer, chunk_answer, end_answer;

static enum result sink_begin(void *data, const struct form_values *so_far, const char *field,
    const char *file_name, const char *media_type)
{
	(void)data;
	buf_addf(&trace, "<%zu %s %s %s:", so_far->count, field, file_name, media_type);
	return begin_answer;
}

static enum result sink_chunk(void *data, const void *bytes, size_t size)
{
	(void)data;
	buf_add(&trace, bytes, size);
	return chunk_answer;
}

static enum result sink_end(void *data, bool whole)
{
	(void)data;
	buf_adds(&trace, whole ? ">" : "!");
	return end_answer;
}

static const struct form_sink sink = { .begin = sink_begin, .chunk = sink_chunk, .end = sink_end };

/* `length` -2 announces the true length. */
static enum result receive(struct arena *arena, const char *type, const char *body, size_t size,
    int64_t length, const struct form_sink *to, struct form_values *values)
{
	struct source source = { .at = body, .left = size, .cut = 3 };
	const struct form_limits limits = { .body_max = 1000, .value_max = 10 };
	struct http_request rq = { .arena = arena,
		.content_type = type,
		.content_length = length == -2 ? (int64_t)size : length,
		.read = read_source,
		.source = &source };

	values->count = 0;
	buf_clear(&trace);
	return form_receive(&rq, &limits, to, values);
}

static void queries(void **state)
{
	static const struct {
		const char *text;
		enum result res;
		const char *pairs;
	} cases[] = {
		{ "", RES_OK, "" },
		{ "a=1", RES_OK, "[a=1]" },
		{ "a=1&b=2&a=3", RES_OK, "[a=1][b=2][a=3]" },
		{ "&&a=1&", RES_OK, "[a=1]" },
		{ "a", RES_OK, "[a=]" },
		{ "=1", RES_OK, "[=1]" },
		{ "a=b=c", RES_OK, "[a=b=c]" },
		{ "a+b=c+d%2B", RES_OK, "[a b=c d+]" },
		{ "%C3%A9=%f0%9f%91%8d", RES_OK, "[é=👍]" },
		{ "a[]=1", RES_OK, "[a[]=1]" },
		{ "a=%", RES_INVALID, NULL },
		{ "a=%4", RES_INVALID, NULL },
		{ "a=%zz", RES_INVALID, NULL },
		{ "a=%00", RES_INVALID, NULL },
		{ "%00=a", RES_INVALID, NULL },
		{ "a=%ff", RES_INVALID, NULL },
		{ "%c3=a", RES_INVALID, NULL },
		{ "a=\xff", RES_INVALID, NULL },
		{ "a=%bf%27", RES_INVALID, NULL },
		{ "a=%ed%a0%80", RES_INVALID, NULL },
	};
	struct form_values values;

	for (size_t i = 0; i < COUNT(cases); i++) {
		values.count = 0;
		assert_int_equal(
		    form_parse_query(*state, cases[i].text, strlen(cases[i].text), &values),
		    cases[i].res);
		if (cases[i].res != RES_OK)
			continue;
		buf_clear(&trace);
		for (size_t j = 0; j < values.count; j++)
			buf_addf(&trace, "[%s=%s]", values.at[j].name, values.at[j].value);
		assert_string_equal(trace.data, cases[i].pairs);
	}
	values.count = 0;
	assert_int_equal(form_parse_query(*state, "a=\0", 3, &values), RES_INVALID);
	assert_null(form_value(&values, "a"));
}

static void too_many_fields(void **state)
{
	struct form_values values = { .count = 0 };
	char text[1000] = "";

	for (int i = 0; i < FORM_FIELDS_MAX; i++)
		strcat(text, "a=1&");
	assert_int_equal(form_parse_query(*state, text, strlen(text), &values), RES_OK);
	assert_int_equal(values.count, FORM_FIELDS_MAX);
	assert_int_equal(form_parse_query(*state, "a=1", 3, &values), RES_INVALID);
}

static void bodies(void **state)
{
	static const struct {
		const char *type, *body;
		int64_t length;
		bool sink;
		enum result res;
		const char *a, *trace;
	} cases[] = {
		{ URLENCODED, "a=1&b=2", -2, false, RES_OK, "1", "" },
		{ URLENCODED "; charset=UTF-8", "a=1", -2, false, RES_OK, "1", "" },
		{ URLENCODED, "a=1", -1, false, RES_OK, "1", "" },
		{ URLENCODED, "a=1", 4, false, RES_INVALID, NULL, "" },
		{ URLENCODED, "a=1&rest", 3, false, RES_OK, "1", "" },
		{ URLENCODED, "a=1234567890", -2, false, RES_OK, "1234567890", "" },
		{ URLENCODED, "a=12345678901", -2, false, RES_TOO_LARGE, NULL, "" },
		{ URLENCODED, "a=1", 1001, false, RES_TOO_LARGE, NULL, "" },
		{ URLENCODED "x", "a=1", -2, false, RES_UNSUPPORTED, NULL, "" },
		{ "text/plain", "a=1", -2, false, RES_UNSUPPORTED, NULL, "" },
		{ "application/json", "{}", -2, false, RES_UNSUPPORTED, NULL, "" },
		{ "", "a=1", -2, false, RES_UNSUPPORTED, NULL, "" },
		{ "", "", -2, false, RES_OK, NULL, "" },
		{ "", "", -1, false, RES_OK, NULL, "" },
		{ MULTIPART, PART("a", "1") PART("b", "2") "--XX--", -2, true, RES_OK, "1", "" },
		{ MULTIPART, PART("a", "1") "--XX--", -1, false, RES_OK, "1", "" },
		{ MULTIPART, PART("a", "1") "--XX--", 500, false, RES_INVALID, "1", "" },
		{ MULTIPART, PART("a", "1") "--XX--", 1001, false, RES_TOO_LARGE, NULL, "" },
		{ MULTIPART, PART("a", "1234567890") "--XX--", -2, false, RES_OK, "1234567890",
		    "" },
		{ MULTIPART, PART("a", "12345678901") "--XX--", -2, false, RES_TOO_LARGE, NULL,
		    "" },
		{ MULTIPART, PART("a", "\xff") "--XX--", -2, false, RES_INVALID, NULL, "" },
		{ MULTIPART, PART("\xff", "a") "--XX--", -2, false, RES_INVALID, NULL, "" },
		{ MULTIPART, PART("a", "1"), -2, false, RES_INVALID, NULL, "" },
		{ "multipart/form-data", "", -2, false, RES_UNSUPPORTED, NULL, "" },
		{ MULTIPART,
		    PART("a", "1") FILE_PART("f", "x.png", "12345678901234567890")
			FILE_PART("f", "y", "") "--XX--",
		    -2, true, RES_OK, "1",
		    "<1 f x.png image/png:12345678901234567890><1 f y image/png:>" },
		{ MULTIPART, FILE_PART("f", "", "") PART("a", "1") "--XX--", -2, true, RES_OK, "1",
		    "" },
		{ MULTIPART, FILE_PART("f", "", "") PART("a", "1") "--XX--", -2, false, RES_OK, "1",
		    "" },
		{ MULTIPART, FILE_PART("f", "", "data") "--XX--", -2, true, RES_OK, NULL,
		    "<0 f  image/png:data>" },
		{ MULTIPART, FILE_PART("f", "x", "data") "--XX--", -2, false, RES_UNSUPPORTED, NULL,
		    "" },
		{ MULTIPART, FILE_PART("f", "\xff", "data") "--XX--", -2, true, RES_INVALID, NULL,
		    "" },
		{ MULTIPART, FILE_PART("f", "x", "cut off"), -2, true, RES_INVALID, NULL,
		    "<0 f x image/png:cut off!" },
		{ MULTIPART,
		    "--XX\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\ncut", -2,
		    true, RES_INVALID, NULL, "<0 f x text/plain:cut!" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct form_values values;
		enum result res = receive(*state, cases[i].type, cases[i].body,
		    strlen(cases[i].body), cases[i].length, cases[i].sink ? &sink : NULL, &values);

		if (res != cases[i].res)
			fail_msg("case %zu: %s", i, result_name(res));
		assert_string_equal(trace.data, cases[i].trace);
		if (cases[i].a != NULL)
			assert_string_equal(form_value(&values, "a"), cases[i].a);
	}
}

static void body_max_counts_what_is_read(void **state)
{
	char body[2000];
	struct form_values values;

	strcpy(body, "--XX\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n");
	memset(body + strlen(body), 'x', sizeof(body) - strlen(body));
	assert_int_equal(
	    receive(*state, MULTIPART, body, sizeof(body), -1, &sink, &values), RES_TOO_LARGE);
	assert_int_equal(trace.data[trace.size - 1], '!');
	memset(body, '&', sizeof(body));
	assert_int_equal(receive(*state, URLENCODED, body, 1000, -1, NULL, &values), RES_OK);
	assert_int_equal(receive(*state, URLENCODED, body, 1001, -1, NULL, &values), RES_TOO_LARGE);
}

static void the_sink_may_refuse(void **state)
{
	static const char body[] = FILE_PART("f", "x", "data") "--XX--";
	enum result *const answers[] = { &begin_answer, &chunk_answer, &end_answer };
	static const char *const traces[] = { "<0 f x image/png:", "<0 f x image/png:!",
		"<0 f x image/png:data>" };
	struct form_values values;

	for (size_t i = 0; i < COUNT(answers); i++) {
		*answers[i] = RES_LIMITED;
		assert_int_equal(
		    receive(*state, MULTIPART, body, sizeof(body) - 1, -2, &sink, &values),
		    RES_LIMITED);
		*answers[i] = RES_OK;
		if (i != 1)
			assert_string_equal(trace.data, traces[i]);
		else
			assert_int_equal(trace.data[trace.size - 1], '!');
	}
}

static void a_peer_that_goes_away(void **state)
{
	static const struct {
		const char *type, *body;
	} cases[] = { { URLENCODED, "a=1" }, { MULTIPART, PART("a", "1") } };

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct source source = {
			.at = cases[i].body, .left = strlen(cases[i].body), .cut = 2, .broken = true
		};
		const struct form_limits limits = { .body_max = 1000, .value_max = 10 };
		struct http_request rq = { .arena = *state,
			.content_type = cases[i].type,
			.content_length = -1,
			.read = read_source,
			.source = &source };
		struct form_values values = { .count = 0 };

		assert_int_equal(form_receive(&rq, &limits, NULL, &values), RES_INVALID);
	}
}

struct sample {
	const char *line, *block, *email, *password, *date, *hidden;
	int64_t number;
	bool check;
	int choice;
	struct form_list list;
};

static const char *const colours[] = { "red", "green", NULL };

#define AT(member) .offset = offsetof(struct sample, member)
static const struct form_field fields[] = {
	{ .name = "line",
	    .kind = FORM_LINE,
	    .required = true,
	    .min = 2,
	    .max = 5,
	    .missing = "Enter a line",
	    AT(line) },
	{ .name = "block", .kind = FORM_BLOCK, .max = 5, AT(block) },
	{ .name = "email", .kind = FORM_EMAIL, .max = 20, AT(email) },
	{ .name = "password", .kind = FORM_PASSWORD, .max = 8, AT(password) },
	{ .name = "number", .kind = FORM_INT, .min = -5, .max = 5, AT(number) },
	{ .name = "check", .kind = FORM_CHECK, AT(check) },
	{ .name = "choice", .kind = FORM_CHOICE, .choices = colours, AT(choice) },
	{ .name = "date", .kind = FORM_DATE, .wrong = "No such day", AT(date) },
	{ .name = "list", .kind = FORM_LIST, .max = 3, AT(list) },
	{ .name = "hidden", .kind = FORM_HIDDEN, .max = 4, AT(hidden) },
};
static const struct form_spec spec = {
	.fields = fields, .count = COUNT(fields), .size = sizeof(struct sample)
};

static enum result read_query(
    struct arena *arena, const char *query, struct sample *sample, struct form_errors *errors)
{
	struct form_values values = { .count = 0 };

	assert_int_equal(form_parse_query(arena, query, strlen(query), &values), RES_OK);
	memset(sample, 0xaa, sizeof(*sample));
	errors->count = 0;
	return form_read(arena, &spec, &values, sample, errors);
}

static void right_values(void **state)
{
	struct form_errors errors;
	struct sample s;

	assert_int_equal(read_query(*state, "line=ab", &s, &errors), RES_OK);
	assert_string_equal(s.line, "ab");
	assert_string_equal(s.block, "");
	assert_string_equal(s.email, "");
	assert_string_equal(s.password, "");
	assert_string_equal(s.date, "");
	assert_string_equal(s.hidden, "");
	assert_true(s.number == 0 && !s.check && s.choice == 0 && s.list.count == 0);
	assert_int_equal(
	    read_query(*state,
		"line=+%F0%9F%91%8D%F0%9F%91%8D%F0%9F%91%8D%F0%9F%91%8D%0A%F0%9F%91%8D&line=zz&"
		"block=a%0D%0A%09b+&email=+a%40b.nl+&password=+p%0A+"
		"&number=+-5&check=&choice=green&date=2028-02-29&list=a&list=&list=+bcd+&hidden=x",
		&s, &errors),
	    RES_INVALID); /* six characters */
	assert_int_equal(
	    read_query(*state,
		"line=+%F0%9F%91%8D%F0%9F%91%8D%0A%F0%9F%91%8D&line=zz&block=a%0D%0A%09b+&email=+a%"
		"40b.nl+&password=+p%0A+"
		"&number=+-5&check=&choice=green&date=2028-02-29&list=a&list=&list=+bcd+&hidden=x",
		&s, &errors),
	    RES_OK);
	assert_string_equal(s.line, "👍👍 👍");
	assert_string_equal(s.block, "a\n\tb");
	assert_string_equal(s.email, "a@b.nl");
	assert_string_equal(s.password, " p\n ");
	assert_string_equal(s.date, "2028-02-29");
	assert_string_equal(s.hidden, "x");
	assert_true(s.number == -5 && s.check && s.choice == 1 && s.list.count == 2);
	assert_string_equal(s.list.at[1], "bcd");
}

static void wrong_values_have_a_message_each(void **state)
{
	static const struct {
		const char *query, *field, *message;
	} cases[] = {
		{ "", "line", "Enter a line" },
		{ "line=+%09", "line", "Enter a line" },
		{ "line=a", "line", "Enter a line: at least 2 characters" },
		{ "line=abcdef", "line", "Enter a line: at most 5 characters" },
		{ "line=ab&block=abcdef", "block", "This is too long: at most 5 characters" },
		{ "line=ab&email=a@b", "email",
		    "Enter a valid email address, such as name@company.nl" },
		{ "line=ab&email=a@bbbbbbbbbbbbbbbbbb.nl", "email",
		    "This is too long: at most 20 characters" },
		{ "line=ab&password=123456789", "password",
		    "This is too long: at most 8 characters" },
		{ "line=ab&number=6", "number", "Enter a whole number" },
		{ "line=ab&number=1e309", "number", "Enter a whole number" },
		{ "line=ab&number=9223372036854775808", "number", "Enter a whole number" },
		{ "line=ab&number=-", "number", "Enter a whole number" },
		{ "line=ab&number=%2B1", "number", "Enter a whole number" },
		{ "line=ab&choice=blue", "choice", "Choose one of the options" },
		{ "line=ab&choice=RED", "choice", "Choose one of the options" },
		{ "line=ab&date=2027-02-29", "date", "No such day" },
		{ "line=ab&date=2100-01-01", "date", "No such day" },
		{ "line=ab&date=1999-12-31", "date", "No such day" },
		{ "line=ab&date=2027-13-01", "date", "No such day" },
		{ "line=ab&date=2027-04-31", "date", "No such day" },
		{ "line=ab&date=2027-04-3x", "date", "No such day" },
		{ "line=ab&date=27-4-3", "date", "No such day" },
		{ "line=ab&list=abcd", "list", "This is too long: at most 3 characters" },
		{ "line=ab&"
		  "list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&"
		  "list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&"
		  "list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&"
		  "list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&"
		  "list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&list=1&"
		  "list=1",
		    "list", "Choose one of the options" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct form_errors errors;
		struct sample s;

		assert_int_equal(read_query(*state, cases[i].query, &s, &errors), RES_INVALID);
		assert_int_equal(errors.count, 1);
		assert_string_equal(errors.at[0].field, cases[i].field);
		assert_string_equal(errors.at[0].message, cases[i].message);
	}
}

static void all_errors_in_order_and_what_was_there_stays(void **state)
{
	struct form_values values = { .count = 2,
		.at = { { "number", "x" }, { "block", "abcdef" } } };
	struct form_errors errors = { .count = 0 };
	struct sample s;

	form_error_add(&errors, "file", "refused");
	assert_int_equal(form_read(*state, &spec, &values, &s, &errors), RES_INVALID);
	assert_int_equal(errors.count, 4);
	assert_string_equal(errors.at[0].field, "file");
	assert_string_equal(errors.at[1].field, "line");
	assert_string_equal(errors.at[2].field, "block");
	assert_string_equal(errors.at[3].field, "number");
	while (errors.count < FORM_FIELDS_MAX)
		form_error_add(&errors, "x", "y");
	form_error_add(&errors, "x", "y");
	assert_int_equal(errors.count, FORM_FIELDS_MAX);
}

static void a_hidden_field_nobody_typed(void **state)
{
	static const struct form_field required[] = { { .name = "key",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .min = 2,
	    .max = 4,
	    .offset = 0 } };
	static const struct form_spec hidden = {
		.fields = required, .count = 1, .size = sizeof(const char *)
	};
	static const char *const wrong[] = { "", "a", "abcde" };
	struct form_errors errors;
	struct sample s;
	const char *key;

	assert_int_equal(read_query(*state, "hidden=12345", &s, &errors), RES_INVALID);
	assert_int_equal(errors.count, 0);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct form_values values = { .count = 1, .at = { { "key", wrong[i] } } };

		errors.count = 0;
		assert_int_equal(form_read(*state, &hidden, &values, &key, &errors), RES_INVALID);
		assert_int_equal(errors.count, 0);
	}
	assert_int_equal(
	    form_read(*state, &hidden,
		&(struct form_values){ .count = 1, .at = { { "key", "abc" } } }, &key, &errors),
	    RES_OK);
	assert_string_equal(key, "abc");
}

static void required_kinds(void **state)
{
	static const struct form_field required[] = {
		{ .name = "check",
		    .kind = FORM_CHECK,
		    .required = true,
		    .missing = "Tick it",
		    AT(check) },
		{ .name = "number", .kind = FORM_INT, .required = true, AT(number) },
		{ .name = "choice",
		    .kind = FORM_CHOICE,
		    .required = true,
		    .choices = colours,
		    AT(choice) },
		{ .name = "date", .kind = FORM_DATE, .required = true, AT(date) },
		{ .name = "list", .kind = FORM_LIST, .required = true, AT(list) },
		{ .name = "line", .kind = FORM_LINE, AT(line) },
	};
	static const struct form_spec wanted = {
		.fields = required, .count = COUNT(required), .size = sizeof(struct sample)
	};
	struct form_values none = { .count = 0 },
			   all = { .count = 6,
				   .at = { { "check", "on" }, { "number", "99999999999" },
				       { "choice", "red" }, { "date", "2027-01-01" },
				       { "list", "x" }, { "line", NULL } } };
	struct form_errors errors = { .count = 0 };
	char line[257];
	struct sample s;

	assert_int_equal(form_read(*state, &wanted, &none, &s, &errors), RES_INVALID);
	assert_int_equal(errors.count, 5);
	assert_string_equal(errors.at[0].message, "Tick it");
	assert_string_equal(errors.at[4].message, "Fill in this field");
	memset(line, 'x', sizeof(line));
	line[255] = '\0';
	all.at[5].value = line;
	errors.count = 0;
	assert_int_equal(form_read(*state, &wanted, &all, &s, &errors), RES_OK);
	assert_int_equal(s.number, 99999999999);
	line[255] = 'x';
	line[256] = '\0';
	assert_int_equal(form_read(*state, &wanted, &all, &s, &errors), RES_INVALID);
	assert_string_equal(errors.at[0].message, "This is too long: at most 255 characters");
}

static enum result everything(void *data)
{
	static const char body[] = PART("line", "ab") PART("line", "ab")
	    FILE_PART("f", "x", "data") "--XX--";
	struct arena *arena = arena_create(1024 * 1024);
	struct form_errors errors = { .count = 0 };
	struct form_values values;
	struct sample s;
	enum result res;

	(void)data;
	if (arena == NULL)
		return RES_UNAVAILABLE;
	res = receive(arena, MULTIPART, body, sizeof(body) - 1, -2, &sink, &values);
	if (res == RES_OK)
		res = receive(arena, URLENCODED, "line=ab&list=a", 14, -1, NULL, &values);
	if (res == RES_OK)
		res = form_read(arena, &spec, &values, &s, &errors);
	if (res == RES_OK) {
		values.at[0].value = "abcdefgh"; /* a message is made */
		res = form_read(arena, &spec, &values, &s, &errors) == RES_INVALID
		    ? RES_OK
		    : RES_UNAVAILABLE;
	}
	arena_destroy(arena);
	return res;
}

static void memory_runs_out(void **state)
{
	(void)state;
	support_try_each_failure(everything, NULL);
}

static int room(void **state)
{
	(void)state;
	buf_init(&trace, 1024 * 1024);
	buf_addf(&trace, "%70000d", 1); /* from here on the trace itself never allocates */
	return buf_ok(&trace) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(queries),
		TEST(too_many_fields),
		TEST(bodies),
		TEST(body_max_counts_what_is_read),
		TEST(the_sink_may_refuse),
		TEST(a_peer_that_goes_away),
		TEST(right_values),
		TEST(wrong_values_have_a_message_each),
		TEST(all_errors_in_order_and_what_was_there_stays),
		TEST(a_hidden_field_nobody_typed),
		TEST(required_kinds),
		TEST(memory_runs_out),
	};
	int failed = cmocka_run_group_tests(tests, room, NULL);

	buf_free(&trace);
	return failed;
}
