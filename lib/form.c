/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies and queries become named values, and named values become a typed struct by a route's contract. Holds no file: those go
 * straight to the sink. Knows no field by name. */
#include "form.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "i18n.h"
#include "multipart.h"
#include "text.h"

#define READ_SIZE (16 * 1024)

const char *form_value(const struct form_values *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++)
		if (strcmp(values->at[i].name, name) == 0)
			return values->at[i].value;
	return NULL;
}

/* Valid UTF-8 without NUL, otherwise untouched. */
static enum result value_add(struct arena *arena, struct form_values *values, const char *name, const char *value, size_t size)
{
	const char *clean;
	enum result res;

	if (values->count == FORM_FIELDS_MAX)
		return RES_INVALID;
	if ((res = text_clean(arena, value, size, TEXT_EXACT, &clean)) != RES_OK)
		return res;
	values->at[values->count].name = name;
	values->at[values->count++].value = clean;
	return RES_OK;
}

/* ---- urlencoded (WHATWG URL §5) ---- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static enum result decode(struct arena *arena, const char *in, size_t size, char **out, size_t *out_size)
{
	char *to = arena_alloc(arena, size + 1);

	*out = to;
	if (to == NULL)
		return RES_UNAVAILABLE;
	for (size_t i = 0; i < size; i++) {
		if (in[i] == '+') {
			*to++ = ' ';
		} else if (in[i] == '%') {
			if (size - i < 3 || hex_digit(in[i + 1]) < 0 || hex_digit(in[i + 2]) < 0)
				return RES_INVALID;
			*to++ = (char)(hex_digit(in[i + 1]) * 16 + hex_digit(in[i + 2]));
			i += 2;
		} else {
			*to++ = in[i];
		}
	}
	*out_size = (size_t)(to - *out);
	return RES_OK;
}

static enum result add_pair(struct arena *arena, const char *pair, size_t size, struct form_values *values)
{
	const char *equals = memchr(pair, '=', size), *clean;
	size_t name_raw = equals == NULL ? size : (size_t)(equals - pair), name_size, value_size = 0;
	char *name, *value = NULL;
	enum result res;

	if ((res = decode(arena, pair, name_raw, &name, &name_size)) != RES_OK ||
	    (res = text_clean(arena, name, name_size, TEXT_EXACT, &clean)) != RES_OK)
		return res;
	if (equals != NULL && (res = decode(arena, equals + 1, size - name_raw - 1, &value, &value_size)) != RES_OK)
		return res;
	return value_add(arena, values, clean, value == NULL ? "" : value, value_size);
}

enum result form_parse_query(struct arena *arena, const char *text, size_t size, struct form_values *values)
{
	enum result res = RES_OK;

	while (res == RES_OK && size > 0) {
		const char *amp = memchr(text, '&', size);
		size_t pair = amp == NULL ? size : (size_t)(amp - text);

		if (pair > 0)
			res = add_pair(arena, text, pair, values);
		text += amp == NULL ? pair : pair + 1;
		size -= amp == NULL ? pair : pair + 1;
	}
	return res;
}

/* ---- multipart ---- */

struct receiver {
	struct http_request *rq;
	const struct form_limits *limits;
	const struct form_sink *sink;
	struct form_values *values;
	struct buf field;       /* the value being received */
	const char *name, *file_name, *media_type;
	bool is_file, opened;   /* the sink was told of it */
};

static enum result part_begin(void *data, const char *name, const char *file_name, const char *media_type)
{
	struct receiver *rc = data;
	const char *clean;
	enum result res;

	if ((res = text_clean(rc->rq->arena, name, strlen(name), TEXT_EXACT, &clean)) != RES_OK)
		return res;
	rc->name = clean;
	rc->is_file = file_name != NULL;
	rc->opened = false;
	buf_clear(&rc->field);
	if (!rc->is_file)
		return RES_OK;
	if (rc->sink == NULL)
		return RES_UNSUPPORTED;
	rc->file_name = arena_strdup(rc->rq->arena, file_name);
	rc->media_type = arena_strdup(rc->rq->arena, media_type);
	return rc->file_name == NULL || rc->media_type == NULL ? RES_UNAVAILABLE : RES_OK;
}

/* The sink hears of a file at its first byte, or at its end when it has a name: no name and no bytes is no file chosen. */
static enum result file_open(struct receiver *rc)
{
	enum result res;

	if (rc->opened)
		return RES_OK;
	res = rc->sink->begin(rc->sink->data, rc->values, rc->name, rc->file_name, rc->media_type);
	rc->opened = res == RES_OK;
	return res;
}

static enum result part_bytes(void *data, const void *bytes, size_t size)
{
	struct receiver *rc = data;
	enum result res;

	if (rc->is_file) {
		if ((res = file_open(rc)) != RES_OK)
			return res;
		return rc->sink->chunk(rc->sink->data, bytes, size);
	}
	if (rc->field.size + size > rc->limits->value_max)
		return RES_TOO_LARGE;
	buf_add(&rc->field, bytes, size);
	return buf_ok(&rc->field) ? RES_OK : RES_UNAVAILABLE;
}

static enum result part_end(void *data)
{
	struct receiver *rc = data;
	enum result res;

	if (!rc->is_file)
		return value_add(rc->rq->arena, rc->values, rc->name, rc->field.size == 0 ? "" : rc->field.data, rc->field.size);
	if (rc->file_name[0] == '\0' && !rc->opened)
		return RES_OK;
	if ((res = file_open(rc)) != RES_OK)
		return res;
	rc->opened = false;
	return rc->sink->end(rc->sink->data, true);
}

static enum result feed_all(struct receiver *rc, struct multipart *mp)
{
	int64_t announced = rc->rq->content_length, got = 0;
	char chunk[READ_SIZE];
	enum result res;
	long n;

	while ((n = rc->rq->read(rc->rq->source, chunk, sizeof(chunk))) > 0) {
		got += n;
		if (got > rc->limits->body_max)
			return RES_TOO_LARGE;
		if ((res = multipart_feed(mp, chunk, (size_t)n)) != RES_OK)
			return res;
	}
	if (n < 0 || (announced >= 0 && got != announced))
		return RES_INVALID;
	return multipart_close(mp);
}

static enum result receive_multipart(struct http_request *rq, const struct form_limits *limits, const struct form_sink *sink,
    struct form_values *values)
{
	struct receiver rc = { .rq = rq, .limits = limits, .sink = sink, .values = values };
	struct multipart_events events = { .begin = part_begin, .bytes = part_bytes, .end = part_end, .data = &rc };
	struct multipart *mp;
	enum result res;

	buf_init(&rc.field, limits->value_max + 1);
	res = multipart_open(rq->arena, rq->content_type, &events, &mp);
	if (res == RES_OK)
		res = feed_all(&rc, mp);
	if (res != RES_OK && rc.opened)
		(void)sink->end(sink->data, false);
	buf_free(&rc.field);
	return res;
}

static bool is_urlencoded(const char *type)
{
	static const char urlencoded[] = "application/x-www-form-urlencoded";
	size_t size = sizeof(urlencoded) - 1;

	return strncasecmp(type, urlencoded, size) == 0 && (type[size] == '\0' || type[size] == ';' || type[size] == ' ');
}

enum result form_receive(struct http_request *rq, const struct form_limits *limits, const struct form_sink *sink,
    struct form_values *values)
{
	struct bytes body;
	enum result res;

	if (rq->content_length > limits->body_max)
		return RES_TOO_LARGE;
	if (!is_urlencoded(rq->content_type)) {
		if (rq->content_length == 0 && rq->content_type[0] == '\0')
			return RES_OK; /* a form without fields */
		return receive_multipart(rq, limits, sink, values);
	}
	res = http_read_body(rq, (size_t)limits->body_max, &body);
	if (res != RES_OK)
		return res;
	return form_parse_query(rq->arena, (const char *)body.data, body.size, values);
}

/* ---- the contract ---- */

void form_error_add(struct form_errors *errors, const char *field, const char *message)
{
	if (errors->count == FORM_FIELDS_MAX)
		return;
	errors->at[errors->count++] = (struct form_error){ .field = field, .message = message };
}

/* One field on its way into the target. */
struct reading {
	struct arena *arena;
	const struct form_field *field;
	const char *value; /* NULL: not sent */
	void *member;
	struct form_errors *errors;
};

static enum result refuse(const struct reading *rd, const char *message)
{
	if (message == NULL)
		return RES_UNAVAILABLE;
	form_error_add(rd->errors, rd->field->name, message);
	return RES_OK;
}

static const char *wrong_text(const struct reading *rd, const char *general)
{
	return rd->field->wrong != NULL ? _(rd->field->wrong) : _(general);
}

static const char *missing_text(const struct reading *rd)
{
	return rd->field->missing != NULL ? _(rd->field->missing) : _("Fill in this field");
}

static enum result check_length(const struct reading *rd, const char *text)
{
	int64_t length = (int64_t)text_length(text);

	if (rd->field->max > 0 && length > rd->field->max)
		return refuse(rd, arena_printf(rd->arena, _("This is too long: at most %d characters"), (int)rd->field->max));
	if (length < rd->field->min)
		return refuse(rd, arena_printf(rd->arena, _("This is too short: at least %d characters"), (int)rd->field->min));
	return RES_OK;
}

static enum result read_text(const struct reading *rd, enum text_shape shape)
{
	const char **member = rd->member;
	enum result res;

	*member = "";
	if (rd->value != NULL && (res = text_clean(rd->arena, rd->value, strlen(rd->value), shape, member)) != RES_OK)
		return res;
	if ((*member)[0] == '\0')
		return rd->field->required ? refuse(rd, missing_text(rd)) : RES_OK;
	if (rd->field->kind == FORM_EMAIL && !text_is_email(*member))
		return refuse(rd, wrong_text(rd, N_("Enter a valid email address, such as name@company.nl")));
	return check_length(rd, *member);
}

static enum result read_hidden(const struct reading *rd)
{
	size_t before = rd->errors->count;
	enum result res = read_text(rd, TEXT_LINE);

	if (res == RES_OK && rd->errors->count > before) {
		rd->errors->count = 0; /* nobody typed it: no field to blame */
		return RES_INVALID;
	}
	return res;
}

/* Digits with an optional '-', within int64_t. */
static bool parse_int(const char *text, int64_t *number)
{
	bool negative = *text == '-';
	uint64_t sum = 0, limit = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;

	text += negative;
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		unsigned digit = (unsigned)(*text - '0');

		if (*text < '0' || *text > '9' || sum > (limit - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*number = negative ? (int64_t)(~sum + 1) : (int64_t)sum;
	return true;
}

static enum result read_int(const struct reading *rd)
{
	int64_t number;

	if (rd->value == NULL || rd->value[0] == '\0')
		return rd->field->required ? refuse(rd, missing_text(rd)) : RES_OK;
	if (!parse_int(rd->value, &number) || number < rd->field->min || number > rd->field->max)
		return refuse(rd, wrong_text(rd, N_("Enter a whole number")));
	*(int64_t *)rd->member = number;
	return RES_OK;
}

static enum result read_choice(const struct reading *rd)
{
	if (rd->value == NULL || rd->value[0] == '\0')
		return rd->field->required ? refuse(rd, missing_text(rd)) : RES_OK;
	for (int i = 0; rd->field->choices[i] != NULL; i++) {
		if (strcmp(rd->field->choices[i], rd->value) != 0)
			continue;
		*(int *)rd->member = i;
		return RES_OK;
	}
	return refuse(rd, wrong_text(rd, N_("Choose one of the options")));
}

static bool is_date(const char *text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day, last;

	if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 || text[4] != '-' || text[7] != '-' ||
	    sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3)
		return false;
	if (year < 2000 || year > 2099 || month < 1 || month > 12)
		return false;
	last = month == 2 && year % 4 == 0 ? 29 : days[month - 1]; /* 2000 is a leap year, 2100 is out of range */
	return day >= 1 && day <= last;
}

static enum result read_date(const struct reading *rd)
{
	const char **member = rd->member;

	*member = "";
	if (rd->value == NULL || rd->value[0] == '\0')
		return rd->field->required ? refuse(rd, missing_text(rd)) : RES_OK;
	if (!is_date(rd->value))
		return refuse(rd, wrong_text(rd, N_("Enter a date")));
	*member = rd->value;
	return RES_OK;
}

static enum result read_list(const struct reading *rd, const struct form_values *values)
{
	struct form_list *list = rd->member;
	enum result res;

	for (size_t i = 0; i < values->count; i++) {
		const char *clean;
		int64_t length;

		if (strcmp(values->at[i].name, rd->field->name) != 0)
			continue;
		if (list->count == sizeof(list->at) / sizeof(list->at[0]))
			return RES_INVALID;
		res = text_clean(rd->arena, values->at[i].value, strlen(values->at[i].value), TEXT_LINE, &clean);
		if (res != RES_OK)
			return res;
		length = (int64_t)text_length(clean);
		if (length < rd->field->min || length > rd->field->max)
			return RES_INVALID;
		list->at[list->count++] = clean;
	}
	return list->count == 0 && rd->field->required ? refuse(rd, missing_text(rd)) : RES_OK;
}

static enum result read_field(const struct reading *rd, const struct form_values *values)
{
	switch (rd->field->kind) {
	case FORM_LINE:
	case FORM_EMAIL: return read_text(rd, TEXT_LINE);
	case FORM_BLOCK: return read_text(rd, TEXT_BLOCK);
	case FORM_PASSWORD: return read_text(rd, TEXT_EXACT);
	case FORM_HIDDEN: return read_hidden(rd);
	case FORM_INT: return read_int(rd);
	case FORM_CHECK: *(bool *)rd->member = rd->value != NULL; return RES_OK;
	case FORM_CHOICE: return read_choice(rd);
	case FORM_DATE: return read_date(rd);
	case FORM_LIST: return read_list(rd, values);
	}
	return RES_BUG;
}

enum result form_read(struct arena *arena, const struct form_spec *spec, const struct form_values *values, void *target,
    struct form_errors *errors)
{
	size_t before = errors->count;
	enum result res;

	memset(target, 0, spec->size);
	for (size_t i = 0; i < spec->count; i++) {
		struct reading rd = { .arena = arena, .field = &spec->fields[i], .value = form_value(values, spec->fields[i].name),
			.member = (char *)target + spec->fields[i].offset, .errors = errors };

		if ((res = read_field(&rd, values)) != RES_OK)
			return res;
	}
	return errors->count > before ? RES_INVALID : RES_OK;
}
