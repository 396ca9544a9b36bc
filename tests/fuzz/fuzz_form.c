/* SPDX-License-Identifier: Apache-2.0 */
/* Forms: whatever a body holds, what a handler reads is within its contract. The first byte chooses
 * the media type. */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "form.h"
#include "text.h"

struct sample {
	const char *line, *block, *email, *password, *date, *hidden;
	int64_t number;
	bool check;
	int choice;
	struct form_list list;
};

static const char *const colours[] = { "red", "green", "blue", NULL };

#define AT(member) .offset = offsetof(struct sample, member)
static const struct form_field fields[] = {
	{ .name = "l", .kind = FORM_LINE, .required = true, .min = 1, .max = 10, AT(line) },
	{ .name = "b", .kind = FORM_BLOCK, .max = 20, AT(block) },
	{ .name = "e", .kind = FORM_EMAIL, .max = 30, AT(email) },
	{ .name = "p", .kind = FORM_PASSWORD, .max = 20, AT(password) },
	{ .name = "n", .kind = FORM_INT, .min = -100, .max = 100, AT(number) },
	{ .name = "c", .kind = FORM_CHECK, AT(check) },
	{ .name = "o", .kind = FORM_CHOICE, .choices = colours, AT(choice) },
	{ .name = "d", .kind = FORM_DATE, AT(date) },
	{ .name = "m", .kind = FORM_LIST, .max = 5, AT(list) },
	{ .name = "h", .kind = FORM_HIDDEN, .max = 5, AT(hidden) },
};
static const struct form_spec spec = {
	.fields = fields, .count = sizeof(fields) / sizeof(fields[0]), .size = sizeof(struct sample)
};

struct source {
	const uint8_t *at;
	size_t left;
};

static long read_source(void *data, void *out, size_t size)
{
	struct source *source = data;
	size_t part = source->left < 7 ? source->left : 7;

	if (part > size)
		part = size;
	memcpy(out, source->at, part);
	source->at += part;
	source->left -= part;
	return (long)part;
}

static int open_files;

static enum result sink_begin(void *data, const struct form_values *so_far, const char *field,
    const char *file_name, const char *media_type)
{
	(void)data;
	PROMISE(++open_files == 1 && so_far->count <= FORM_FIELDS_MAX && field != NULL &&
	    file_name != NULL && media_type != NULL);
	return RES_OK;
}

static enum result sink_chunk(void *data, const void *bytes, size_t size)
{
	(void)data;
	PROMISE(open_files == 1 && bytes != NULL && size > 0);
	return RES_OK;
}

static enum result sink_end(void *data, bool whole)
{
	(void)data;
	(void)whole;
	PROMISE(--open_files == 0);
	return RES_OK;
}

static void check(const struct sample *s)
{
	PROMISE(text_length(s->line) >= 1 && text_length(s->line) <= 10 &&
	    strpbrk(s->line, "\r\n\t\x1b") == NULL);
	PROMISE(text_length(s->block) <= 20 && strchr(s->block, '\r') == NULL);
	PROMISE(s->email[0] == '\0' || text_is_email(s->email));
	PROMISE(text_length(s->password) <= 20);
	PROMISE(s->number >= -100 && s->number <= 100);
	PROMISE(s->choice >= 0 && s->choice <= 2);
	PROMISE(s->date[0] == '\0' ||
	    (strlen(s->date) == 10 && s->date[0] == '2' && s->date[1] == '0'));
	PROMISE(s->list.count <= FORM_LIST_MAX && text_length(s->hidden) <= 5);
	for (size_t i = 0; i < s->list.count; i++)
		PROMISE(text_length(s->list.at[i]) <= 5 && s->list.at[i][0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct form_sink sink = { .begin = sink_begin, .chunk = sink_chunk, .end = sink_end };
	const struct form_limits limits = { .body_max = 100000, .value_max = 100 };
	struct form_values values = { .count = 0 };
	struct form_errors errors = { .count = 0 };
	struct arena *arena;
	struct sample sample;

	if (size < 1)
		return 0;
	arena = fuzz_arena();
	open_files = 0;
	struct source source = { .at = data + 1, .left = size - 1 };
	struct http_request rq = {
		.arena = arena,
		.content_length = -1,
		.read = read_source,
		.source = &source,
		.content_type = data[0] % 2 == 0 ? "application/x-www-form-urlencoded"
						 : "multipart/form-data; boundary=XX",
	};
	if (form_receive(&rq, &limits, &sink, &values) == RES_OK) {
		PROMISE(values.count <= FORM_FIELDS_MAX);
		for (size_t i = 0; i < values.count; i++)
			PROMISE(strlen(values.at[i].value) <= 100);
		if (form_read(arena, &spec, &values, &sample, &errors) == RES_OK)
			check(&sample);
		PROMISE(errors.count <= FORM_FIELDS_MAX);
	}
	PROMISE(open_files == 0);
	arena_destroy(arena);
	return 0;
}
