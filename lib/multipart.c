/* SPDX-License-Identifier: Apache-2.0 */
/* Parses multipart/form-data as it arrives. Holds one part's headers and the parser's place, never
 * a part's bytes. Strict: CRLF line ends, no preamble, no transfer encodings, one
 * Content-Disposition a part; what a browser would not send is malformed. */
#include "multipart.h"

#include <string.h>
#include <strings.h>

#define BOUNDARY_MAX 70
#define PADDING_MAX 64 /* white space after a boundary (RFC 2046 §5.1.1) */

enum state {
	AT_START, /* the first delimiter, whose CR LF nobody sends */
	IN_BODY,
	AFTER_DELIMITER,
	AT_CLOSE,    /* saw "-" after the delimiter */
	AT_LINE_END, /* saw CR after the delimiter */
	IN_HEADERS,
	IN_EPILOGUE,
	FAILED,
};

struct multipart {
	struct multipart_events events;
	enum state state;
	enum result error; /* why FAILED */
	int parts;
	size_t padding;
	char delimiter[4 + BOUNDARY_MAX + 1]; /* CR LF - - boundary */
	size_t delimiter_size;
	size_t matched; /* bytes of the delimiter seen that may still turn out to be data */
	char header[MULTIPART_HEADER_MAX + 1];
	size_t header_size;
	char
	    values[MULTIPART_HEADER_MAX + 1]; /* what was read from the header, each with its NUL */
};

/* Reading one header value: where it is, and where the next parameter's value goes. */
struct cursor {
	const char *at;
	char *out;
};

struct param {
	const char *name;
	size_t name_size;
	const char *value;
};

enum param_result { PARAM_NONE, PARAM_TAKEN, PARAM_BAD };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* token of RFC 2045 §5.1. */
static bool is_token(char c)
{
	return c > ' ' && c < 0x7f && strchr("()<>@,;:\\\"/[]?=", c) == NULL;
}

static bool is_boundary(const char *text)
{
	static const char allowed[] =
	    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ";
	size_t size = strlen(text);

	return size > 0 && size <= BOUNDARY_MAX && text[size - 1] != ' ' &&
	    strspn(text, allowed) == size;
}

/* A quoted-string. Browsers write a quote as %22 (HTML, "multipart form data"), others as \";
 * a backslash before anything else is itself. */
static bool take_quoted(struct cursor *c)
{
	for (c->at++; *c->at != '"'; c->at++) {
		if (*c->at == '\0')
			return false;
		if (c->at[0] == '\\' && (c->at[1] == '"' || c->at[1] == '\\')) {
			*c->out++ = *++c->at;
		} else if (strncmp(c->at, "%22", 3) == 0) {
			*c->out++ = '"';
			c->at += 2;
		} else {
			*c->out++ = *c->at;
		}
	}
	c->at++;
	return true;
}

static bool take_token(struct cursor *c)
{
	const char *from = c->at;

	while (is_token(*c->at))
		*c->out++ = *c->at++;
	return c->at > from;
}

/* `; name=value`, or nothing at the end. */
static enum param_result take_param(struct cursor *c, struct param *param)
{
	while (is_blank(*c->at))
		c->at++;
	if (*c->at == '\0')
		return PARAM_NONE;
	if (*c->at++ != ';')
		return PARAM_BAD;
	while (is_blank(*c->at))
		c->at++;
	param->name = c->at;
	while (is_token(*c->at))
		c->at++;
	param->name_size = (size_t)(c->at - param->name);
	if (param->name_size == 0 || *c->at++ != '=')
		return PARAM_BAD;
	param->value = c->out;
	if (!(*c->at == '"' ? take_quoted(c) : take_token(c)))
		return PARAM_BAD;
	*c->out++ = '\0';
	return PARAM_TAKEN;
}

static bool param_is(const struct param *param, const char *name)
{
	return strlen(name) == param->name_size &&
	    strncasecmp(param->name, name, param->name_size) == 0;
}

/* True when the value begins with this media type or disposition; moves past it. */
static bool take_word(const char **at, const char *word)
{
	size_t size = strlen(word);

	if (strncasecmp(*at, word, size) != 0 ||
	    ((*at)[size] != '\0' && (*at)[size] != ';' && !is_blank((*at)[size])))
		return false;
	*at += size;
	return true;
}

enum result multipart_open(struct arena *arena, const char *content_type,
    const struct multipart_events *events, struct multipart **out)
{
	struct multipart *mp;
	struct cursor cursor = { .at = content_type };
	const char *boundary = NULL;
	enum param_result found;
	struct param param;

	if (strlen(content_type) > MULTIPART_HEADER_MAX ||
	    !take_word(&cursor.at, "multipart/form-data"))
		return RES_UNSUPPORTED;
	if ((mp = ARENA_NEW(arena, struct multipart)) == NULL)
		return RES_UNAVAILABLE;
	cursor.out = mp->values;
	while ((found = take_param(&cursor, &param)) == PARAM_TAKEN) {
		if (!param_is(&param, "boundary"))
			continue;
		if (boundary != NULL)
			return RES_UNSUPPORTED;
		boundary = param.value;
	}
	if (found == PARAM_BAD || boundary == NULL || !is_boundary(boundary))
		return RES_UNSUPPORTED;
	mp->events = *events;
	memcpy(mp->delimiter, "\r\n--", 4);
	mp->delimiter_size = 4 + strlen(boundary);
	memcpy(mp->delimiter + 4, boundary, strlen(boundary) + 1);
	mp->matched = 2;
	mp->state = AT_START;
	*out = mp;
	return RES_OK;
}

struct part {
	const char *name, *file_name, *media_type;
	bool disposed; /* Content-Disposition was seen */
};

static enum result read_disposition(struct cursor *c, struct part *part)
{
	struct param param;
	enum param_result found;

	if (part->disposed || !take_word(&c->at, "form-data"))
		return RES_INVALID;
	part->disposed = true;
	while ((found = take_param(c, &param)) == PARAM_TAKEN) {
		const char **member = param_is(&param, "name") ? &part->name
		    : param_is(&param, "filename")             ? &part->file_name
							       : NULL;

		if (member == NULL)
			continue;
		if (*member != NULL)
			return RES_INVALID;
		*member = param.value;
	}
	return found == PARAM_BAD || part->name == NULL ? RES_INVALID : RES_OK;
}

/* One header line, without its CR LF. */
static enum result read_header(char *line, struct cursor *c, struct part *part)
{
	char *colon = line, *value, *end = line + strlen(line);

	while (is_token(*colon))
		colon++;
	if (colon == line || *colon != ':')
		return RES_INVALID;
	*colon = '\0';
	for (value = colon + 1; is_blank(*value); value++)
		;
	while (end > value && is_blank(end[-1]))
		*--end = '\0';
	c->at = value;
	if (strcasecmp(line, "Content-Disposition") == 0)
		return read_disposition(c, part);
	if (strcasecmp(line, "Content-Type") == 0)
		part->media_type = value;
	else if (strcasecmp(line, "Content-Transfer-Encoding") == 0 &&
	    strcasecmp(value, "7bit") != 0 && strcasecmp(value, "8bit") != 0 &&
	    strcasecmp(value, "binary") != 0)
		return RES_INVALID;
	return RES_OK;
}

/* All headers of a part came in, with the empty line that ends them. */
static enum result begin_part(struct multipart *mp)
{
	struct part part = { .media_type = "text/plain" };
	struct cursor cursor = { .out = mp->values };
	char *line = mp->header;

	mp->header[mp->header_size] = '\0';
	while (line[0] != '\r') {
		char *end = strpbrk(line, "\r\n");
		enum result res;

		if (end[0] != '\r' || end[1] != '\n')
			return RES_INVALID;
		*end = '\0';
		if ((res = read_header(line, &cursor, &part)) != RES_OK)
			return res;
		line = end + 2;
	}
	if (!part.disposed)
		return RES_INVALID;
	return mp->events.begin(mp->events.data, part.name, part.file_name, part.media_type);
}

static enum result feed_header(struct multipart *mp, char c)
{
	if (c == '\0' || mp->header_size == MULTIPART_HEADER_MAX)
		return RES_INVALID;
	mp->header[mp->header_size++] = c;
	if (c != '\n')
		return RES_OK;
	if (mp->header_size == 2 && mp->header[0] == '\r')
		return RES_INVALID; /* no headers at all */
	if (mp->header_size < 4 || memcmp(mp->header + mp->header_size - 4, "\r\n\r\n", 4) != 0)
		return RES_OK;
	mp->state = IN_BODY;
	mp->matched = 0;
	return begin_part(mp);
}

/* Takes as much of a part's body as it can; returns in `*took` how much. The delimiter holds a CR
 * only at its start, so what a failed match has passed over is data and is never looked at again.
 */
static enum result feed_body(struct multipart *mp, const char *bytes, size_t size, size_t *took)
{
	size_t matched = mp->matched;

	if (matched == 0) {
		const char *cr = memchr(bytes, '\r', size);

		*took = cr != NULL ? (size_t)(cr - bytes) : size;
		if (*took > 0)
			return mp->events.bytes(mp->events.data, bytes, *took);
	}
	if (bytes[0] == mp->delimiter[matched]) {
		*took = 1;
		if (++mp->matched < mp->delimiter_size)
			return RES_OK;
		mp->padding = 0;
		if (mp->state == AT_START) {
			mp->state = AFTER_DELIMITER;
			return RES_OK;
		}
		mp->state = AFTER_DELIMITER;
		return mp->events.end(mp->events.data);
	}
	*took = 0;
	mp->matched = 0;
	if (mp->state == AT_START)
		return RES_INVALID;
	return mp->events.bytes(mp->events.data, mp->delimiter, matched);
}

static enum result feed_after(struct multipart *mp, char c)
{
	if (c == '\r')
		mp->state = AT_LINE_END;
	else if (c == '-' && mp->padding == 0)
		mp->state = AT_CLOSE;
	else if (!is_blank(c) || ++mp->padding > PADDING_MAX)
		return RES_INVALID;
	return RES_OK;
}

static enum result feed_some(struct multipart *mp, const char *bytes, size_t size, size_t *took)
{
	*took = 1;
	switch (mp->state) {
	case AT_START:
	case IN_BODY:
		return feed_body(mp, bytes, size, took);
	case AFTER_DELIMITER:
		return feed_after(mp, bytes[0]);
	case AT_CLOSE:
		mp->state = IN_EPILOGUE;
		return bytes[0] == '-' ? RES_OK : RES_INVALID;
	case AT_LINE_END:
		mp->state = IN_HEADERS;
		mp->header_size = 0;
		return bytes[0] == '\n' && ++mp->parts <= MULTIPART_PARTS_MAX ? RES_OK
									      : RES_INVALID;
	case IN_HEADERS:
		return feed_header(mp, bytes[0]);
	case IN_EPILOGUE:
		*took = size;
		return RES_OK;
	case FAILED:
		return mp->error;
	}
	return RES_BUG;
}

enum result multipart_feed(struct multipart *mp, const void *bytes, size_t size)
{
	const char *at = bytes;

	while (size > 0) {
		size_t took;
		enum result res = feed_some(mp, at, size, &took);

		if (res != RES_OK) {
			mp->state = FAILED;
			mp->error = res;
			return res;
		}
		at += took;
		size -= took;
	}
	return mp->state == FAILED ? mp->error : RES_OK;
}

enum result multipart_close(struct multipart *mp)
{
	if (mp->state == FAILED)
		return mp->error;
	return mp->state == IN_EPILOGUE ? RES_OK : RES_INVALID;
}
