/* SPDX-License-Identifier: Apache-2.0 */
/* Receives form bodies and turns them into typed values by a spec. Never shortens what was sent: a
 * value is right as a whole or an error with a message. What a value means is the application's. */
#include "form.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "i18n.h"
#include "multipart.h"
#include "text.h"

#define READ_SIZE (64 * 1024)
#define CHARACTERS_DEFAULT 255 /* the bound of a field whose spec names none */

const char *form_value(const struct form_values *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->at[i].name, name) == 0)
			return values->at[i].value;
	return NULL;
}

/* Both are checked for UTF-8 and NUL and copied. */
static enum result add_value(
    struct arena *arena, struct form_values *values, struct bytes name, struct bytes value)
{
	const char *name_text, *value_text;
	enum result res;

	if (values->count == FORM_FIELDS_MAX)
		return RES_INVALID;
	res = text_clean(arena, (const char *)name.data, name.size, TEXT_EXACT, &name_text);
	if (res != RES_OK)
		return res;
	res = text_clean(arena, (const char *)value.data, value.size, TEXT_EXACT, &value_text);
	if (res != RES_OK)
		return res;
	values->at[values->count].name = name_text;
	values->at[values->count].value = value_text;
	values->count++;
	return RES_OK;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decodes '+' and %XX (WHATWG URL, application/x-www-form-urlencoded). */
static enum result decode(struct arena *arena, const char *text, size_t size, struct bytes *out)
{
	unsigned char *data = arena_alloc(arena, size);
	size_t to = 0;

	if (data == NULL)
		return RES_UNAVAILABLE;
	for (size_t at = 0; at < size; at++) {
		int high, low;

		if (text[at] != '%') {
			data[to++] = text[at] == '+' ? ' ' : (unsigned char)text[at];
			continue;
		}
		if (size - at < 3 || (high = hex_digit(text[at + 1])) < 0 ||
		    (low = hex_digit(text[at + 2])) < 0)
			return RES_INVALID;
		data[to++] = (unsigned char)(high << 4 | low);
		at += 2;
	}
	*out = (struct bytes){ .data = data, .size = to };
	return RES_OK;
}

static enum result parse_pair(
    struct arena *arena, const char *text, size_t size, struct form_values *values)
{
	const char *equals = memchr(text, '=', size);
	size_t name_size = equals != NULL ? (size_t)(equals - text) : size;
	size_t value_size = equals != NULL ? size - name_size - 1 : 0;
	struct bytes name, value;
	enum result res;

	if ((res = decode(arena, text, name_size, &name)) != RES_OK)
		return res;
	if ((res = decode(arena, text + size - value_size, value_size, &value)) != RES_OK)
		return res;
	return add_value(arena, values, name, value);
}

enum result form_parse_query(
    struct arena *arena, const char *text, size_t size, struct form_values *values)
{
	while (size > 0) {
		const char *end = memchr(text, '&', size);
		size_t pair = end != NULL ? (size_t)(end - text) : size;
		enum result res = pair > 0 ? parse_pair(arena, text, pair, values) : RES_OK;

		if (res != RES_OK)
			return res;
		if (end != NULL)
			pair++;
		text += pair;
		size -= pair;
	}
	return RES_OK;
}

/* Between the multipart parser and the sink: collects fields, passes files on. */
struct receiver {
	struct arena *arena;
	const struct form_limits *limits;
	const struct form_sink *sink;
	struct form_values *values;
	struct buf value; /* of the field being received */
	const char *name, *file_name, *media_type;
	bool file_open; /* sink->begin succeeded and sink->end was not called yet */
};

static enum result file_begin(struct receiver *rc)
{
	enum result res;

	if (rc->sink == NULL)
		return RES_UNSUPPORTED;
	res = rc->sink->begin(rc->sink->data, rc->values, rc->name, rc->file_name, rc->media_type);
	rc->file_open = res == RES_OK;
	return res;
}

static enum result clean_copy(struct arena *arena, const char *text, const char **out)
{
	return text_clean(arena, text, strlen(text), TEXT_EXACT, out);
}

static enum result part_begin(
    void *data, const char *name, const char *file_name, const char *media_type)
{
	struct receiver *rc = data;
	enum result res;

	rc->file_name = NULL;
	buf_clear(&rc->value);
	if ((res = clean_copy(rc->arena, name, &rc->name)) != RES_OK || file_name == NULL)
		return res;
	if ((res = clean_copy(rc->arena, file_name, &rc->file_name)) != RES_OK)
		return res;
	if ((res = clean_copy(rc->arena, media_type, &rc->media_type)) != RES_OK)
		return res;
	/* Without a name it is most likely no file at all: wait for its first byte. */
	return file_name[0] != '\0' ? file_begin(rc) : RES_OK;
}

static enum result part_bytes(void *data, const void *bytes, size_t size)
{
	struct receiver *rc = data;
	enum result res;

	if (rc->file_name != NULL) {
		if (!rc->file_open && (res = file_begin(rc)) != RES_OK)
			return res;
		return rc->sink->chunk(rc->sink->data, bytes, size);
	}
	if (size > rc->limits->value_max - rc->value.size)
		return RES_TOO_LARGE;
	buf_add(&rc->value, bytes, size);
	return buf_ok(&rc->value) ? RES_OK : RES_UNAVAILABLE;
}

static enum result part_end(void *data)
{
	struct receiver *rc = data;

	if (rc->file_open) {
		rc->file_open = false;
		return rc->sink->end(rc->sink->data, true);
	}
	if (rc->file_name != NULL)
		return RES_OK;
	return add_value(rc->arena, rc->values,
	    (struct bytes){ (const unsigned char *)rc->name, strlen(rc->name) },
	    (struct bytes){ (const unsigned char *)rc->value.data, rc->value.size });
}

/* Reads the body into the parser until both have seen the end. */
static enum result pump(struct http_request *rq, int64_t body_max, struct multipart *mp)
{
	unsigned char *bytes = arena_alloc(rq->arena, READ_SIZE);
	int64_t total = 0;
	enum result res;

	if (bytes == NULL)
		return RES_UNAVAILABLE;
	while (rq->content_length < 0 || total < rq->content_length) {
		size_t want = READ_SIZE;
		long got;

		if (rq->content_length >= 0 && rq->content_length - total < READ_SIZE)
			want = (size_t)(rq->content_length - total);
		got = rq->read(rq->source, bytes, want);
		if (got < 0)
			return RES_INVALID;
		if (got == 0)
			break;
		total += got;
		if (total > body_max)
			return RES_TOO_LARGE;
		if ((res = multipart_feed(mp, bytes, (size_t)got)) != RES_OK)
			return res;
	}
	if (rq->content_length >= 0 && total != rq->content_length)
		return RES_INVALID;
	return multipart_close(mp);
}

static enum result receive_multipart(struct http_request *rq, const struct form_limits *limits,
    const struct form_sink *sink, struct form_values *values)
{
	struct receiver rc = {
		.arena = rq->arena,
		.limits = limits,
		.sink = sink,
		.values = values,
	};
	const struct multipart_events events = {
		.begin = part_begin,
		.bytes = part_bytes,
		.end = part_end,
		.data = &rc,
	};
	struct multipart *mp;
	enum result res;

	buf_init(&rc.value, limits->value_max);
	res = multipart_open(rq->arena, rq->content_type, &events, &mp);
	if (res == RES_OK)
		res = pump(rq, limits->body_max, mp);
	if (rc.file_open)
		(void)sink->end(sink->data, false); /* the first fault is the one to tell */
	buf_free(&rc.value);
	return res;
}

static enum result receive_urlencoded(
    struct http_request *rq, const struct form_limits *limits, struct form_values *values)
{
	struct bytes body;
	enum result res;

	if ((res = http_read_body(rq, (size_t)limits->body_max, &body)) != RES_OK)
		return res;
	if ((res = form_parse_query(rq->arena, (const char *)body.data, body.size, values)) !=
	    RES_OK)
		return res;
	for (size_t i = 0; i < values->count; i++)
		if (strlen(values->at[i].value) > limits->value_max)
			return RES_TOO_LARGE;
	return RES_OK;
}

static bool media_type_is(const char *content_type, const char *media_type)
{
	size_t size = strcspn(content_type, "; \t");

	return size == strlen(media_type) && strncasecmp(content_type, media_type, size) == 0;
}

enum result form_receive(struct http_request *rq, const struct form_limits *limits,
    const struct form_sink *sink, struct form_values *values)
{
	if (rq->content_length > limits->body_max)
		return RES_TOO_LARGE;
	if (rq->content_length <= 0 && rq->content_type[0] == '\0')
		return RES_OK; /* no body: an empty form, which the fields' own rules then judge */
	if (media_type_is(rq->content_type, "application/x-www-form-urlencoded"))
		return receive_urlencoded(rq, limits, values);
	if (media_type_is(rq->content_type, "multipart/form-data"))
		return receive_multipart(rq, limits, sink, values);
	return RES_UNSUPPORTED;
}

/* Reading one form by its spec. */
struct form_reader {
	struct arena *arena;
	const struct form_values *values;
	unsigned char *target;
	struct form_errors *errors;
	bool tampered; /* a field the person did not type is wrong */
};

void form_error_add(struct form_errors *errors, const char *field, const char *message)
{
	if (errors->count == FORM_FIELDS_MAX)
		return; /* more than a person will mend at once */
	errors->at[errors->count].field = field;
	errors->at[errors->count].message = message;
	errors->count++;
}

static void wrong(struct form_reader *rd, const struct form_field *field, const char *general)
{
	const char *message = field->wrong != NULL ? _(field->wrong) : general;

	if (field->kind == FORM_HIDDEN)
		rd->tampered = true;
	else
		form_error_add(rd->errors, field->name, message);
}

static void missing(struct form_reader *rd, const struct form_field *field)
{
	if (!field->required)
		return;
	if (field->kind == FORM_HIDDEN)
		rd->tampered = true;
	else
		form_error_add(rd->errors, field->name,
		    field->missing != NULL ? _(field->missing) : _("Fill in this field"));
}

static int as_int(int64_t number)
{
	return number > INT_MAX ? INT_MAX : (int)number;
}

/* When not within bounds `*message` says by how much not, and of what: in the summary above a form
 * the same words for two fields would help nobody. */
static enum result check_length(
    struct form_reader *rd, const struct form_field *field, const char *text, const char **message)
{
	int64_t length = (int64_t)text_length(text);
	int64_t max = field->max > 0 ? field->max : CHARACTERS_DEFAULT;

	*message = NULL;
	if (length <= max && length >= field->min)
		return RES_OK;
	if (length > max)
		*message = field->missing == NULL
		    ? arena_printf(
			  rd->arena, _("This is too long: at most %d characters"), as_int(max))
		    : arena_printf(rd->arena, _("%s: at most %d characters"), _(field->missing),
			  as_int(max));
	else
		*message = field->missing == NULL
		    ? arena_printf(rd->arena, _("This is too short: at least %d characters"),
			  as_int(field->min))
		    : arena_printf(rd->arena, _("%s: at least %d characters"), _(field->missing),
			  as_int(field->min));
	return *message == NULL ? RES_UNAVAILABLE : RES_OK;
}

static void put_text(struct form_reader *rd, const struct form_field *field, const char *text)
{
	memcpy(rd->target + field->offset, &text, sizeof(text));
}

static enum text_shape shape_of(enum form_kind kind)
{
	switch (kind) {
	case FORM_BLOCK:
		return TEXT_BLOCK;
	case FORM_PASSWORD:
		return TEXT_EXACT;
	case FORM_LINE:
	case FORM_EMAIL:
	case FORM_INT:
	case FORM_CHECK:
	case FORM_CHOICE:
	case FORM_DATE:
	case FORM_LIST:
	case FORM_HIDDEN:
		break;
	}
	return TEXT_LINE;
}

static enum result read_text(
    struct form_reader *rd, const struct form_field *field, const char *raw)
{
	const char *text, *message;
	enum result res;

	put_text(rd, field, "");
	res = text_clean(rd->arena, raw, strlen(raw), shape_of(field->kind), &text);
	if (res != RES_OK)
		return res;
	put_text(rd, field, text);
	if (text[0] == '\0') {
		missing(rd, field);
		return RES_OK;
	}
	if ((res = check_length(rd, field, text, &message)) != RES_OK)
		return res;
	if (message != NULL && field->kind == FORM_HIDDEN)
		rd->tampered = true;
	else if (message != NULL)
		form_error_add(rd->errors, field->name, message);
	else if (field->kind == FORM_EMAIL && !text_is_email(text))
		wrong(rd, field, _("Enter a valid email address, such as name@company.nl"));
	return RES_OK;
}

/* Spaces around what was typed mean nothing to numbers, dates and choices. */
static enum result trimmed(struct form_reader *rd, const char *raw, const char **text)
{
	return text_clean(rd->arena, raw, strlen(raw), TEXT_LINE, text);
}

static bool parse_int(const char *text, int64_t *number)
{
	const char *digits = text[0] == '-' ? text + 1 : text;
	size_t count = strspn(digits, "0123456789");

	if (count == 0 || count > 18 || digits[count] != '\0')
		return false;
	*number = strtoll(text, NULL, 10);
	return true;
}

static enum result read_int(struct form_reader *rd, const struct form_field *field, const char *raw)
{
	bool bounded = field->min != 0 || field->max != 0;
	int64_t number = 0;
	const char *text;
	enum result res;

	if ((res = trimmed(rd, raw, &text)) != RES_OK)
		return res;
	if (text[0] == '\0')
		missing(rd, field);
	else if (!parse_int(text, &number) ||
	    (bounded && (number < field->min || number > field->max))) {
		wrong(rd, field, _("Enter a whole number"));
		number = 0; /* a page that goes on without a wrong filter never sees it */
	}
	memcpy(rd->target + field->offset, &number, sizeof(number));
	return RES_OK;
}

static enum result read_choice(
    struct form_reader *rd, const struct form_field *field, const char *raw)
{
	int choice = 0;

	while (field->choices[choice] != NULL && strcmp(field->choices[choice], raw) != 0)
		choice++;
	if (field->choices[choice] == NULL) {
		choice = 0;
		if (raw[0] == '\0')
			missing(rd, field);
		else
			wrong(rd, field, _("Choose one of the options"));
	}
	memcpy(rd->target + field->offset, &choice, sizeof(choice));
	return RES_OK;
}

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + text[1] - '0';
}

/* "YYYY-MM-DD", a day that exists, 2000 to 2099 (in which every fourth year is a leap year). */
static bool is_date(const char *text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9'))
			return false;
	year = two_digits(text) * 100 + two_digits(text + 2);
	month = two_digits(text + 5);
	day = two_digits(text + 8);
	if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && year % 4 == 0 ? 1 : 0);
}

static enum result read_date(
    struct form_reader *rd, const struct form_field *field, const char *raw)
{
	const char *text;
	enum result res;

	if ((res = trimmed(rd, raw, &text)) != RES_OK)
		return res;
	put_text(rd, field, text);
	if (text[0] == '\0')
		missing(rd, field);
	else if (!is_date(text))
		wrong(rd, field, _("Enter a date"));
	return RES_OK;
}

static enum result read_list(struct form_reader *rd, const struct form_field *field)
{
	const size_t room = sizeof(((struct form_list *)NULL)->at) / sizeof(const char *);
	struct form_list list = { .count = 0 };

	for (size_t i = 0; i < rd->values->count; i++) {
		const char *text, *message;
		enum result res;

		if (strcmp(rd->values->at[i].name, field->name) != 0)
			continue;
		if ((res = trimmed(rd, rd->values->at[i].value, &text)) != RES_OK)
			return res;
		if (text[0] == '\0')
			continue;
		if ((res = check_length(rd, field, text, &message)) != RES_OK)
			return res;
		if (message != NULL || list.count == room) {
			wrong(
			    rd, field, message != NULL ? message : _("Choose one of the options"));
			return RES_OK;
		}
		list.at[list.count++] = text;
	}
	if (list.count == 0)
		missing(rd, field);
	memcpy(rd->target + field->offset, &list, sizeof(list));
	return RES_OK;
}

static enum result read_check(struct form_reader *rd, const struct form_field *field, bool checked)
{
	if (!checked)
		missing(rd, field);
	memcpy(rd->target + field->offset, &checked, sizeof(checked));
	return RES_OK;
}

static enum result read_field(struct form_reader *rd, const struct form_field *field)
{
	const char *raw = form_value(rd->values, field->name);

	switch (field->kind) {
	case FORM_LINE:
	case FORM_BLOCK:
	case FORM_EMAIL:
	case FORM_PASSWORD:
	case FORM_HIDDEN:
		return read_text(rd, field, raw != NULL ? raw : "");
	case FORM_INT:
		return read_int(rd, field, raw != NULL ? raw : "");
	case FORM_CHECK:
		return read_check(rd, field, raw != NULL);
	case FORM_CHOICE:
		return read_choice(rd, field, raw != NULL ? raw : "");
	case FORM_DATE:
		return read_date(rd, field, raw != NULL ? raw : "");
	case FORM_LIST:
		return read_list(rd, field);
	}
	return RES_BUG;
}

enum result form_read(struct arena *arena, const struct form_spec *spec,
    const struct form_values *values, void *target, struct form_errors *errors)
{
	struct form_reader rd = {
		.arena = arena,
		.values = values,
		.target = target,
		.errors = errors,
	};
	size_t before = errors->count;

	memset(target, 0, spec->size);
	for (size_t i = 0; i < spec->count; i++) {
		enum result res = read_field(&rd, &spec->fields[i]);

		if (res != RES_OK)
			return res;
	}
	if (rd.tampered)
		errors->count = 0;
	return rd.tampered || errors->count > before ? RES_INVALID : RES_OK;
}
