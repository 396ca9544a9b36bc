/* SPDX-License-Identifier: Apache-2.0 */
/* Parses multipart/form-data as it arrives. Holds one part's headers and the parser's place, never a part's bytes. Strict: CRLF line
 * ends, no preamble, no transfer encodings, one Content-Disposition a part; what a browser would not send is malformed. */
#include "multipart.h"

#include <string.h>
#include <strings.h>

#define BOUNDARY_MAX 70
#define PADDING_MAX 64 /* white space after a boundary (RFC 2046 §5.1.1) */

enum state {
	AT_START,        /* matching the first delimiter, which has no CR LF before it */
	AFTER_DELIMITER, /* CR LF for a part, "--" for the end */
	AT_LINE_END,     /* saw CR after the delimiter */
	AT_CLOSE,        /* saw one '-' after the delimiter */
	IN_HEADERS,
	IN_BODY,
	IN_EPILOGUE,     /* after the end: ignored */
};

struct multipart {
	struct multipart_events events;
	struct arena *arena;
	enum state state;
	enum result failed;  /* sticky */
	int parts;
	size_t padding;
	char delimiter[4 + BOUNDARY_MAX + 1]; /* CR LF - - boundary */
	size_t delimiter_size;
	size_t matched;      /* bytes of the delimiter seen so far; in the body they may turn out to be data */
	char header[MULTIPART_HEADER_MAX + 1];
	size_t header_size;
};

struct part {
	const char *name, *file_name, *media_type;
	bool disposition; /* seen */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_token(char c)
{
	return c > ' ' && c < 0x7f && strchr("()<>@,;:\\\"/[]?=", c) == NULL;
}

/* bcharsnospace and space of RFC 2046 §5.1.1. */
static bool is_boundary(const char *text)
{
	size_t size = strlen(text);

	if (size == 0 || size > BOUNDARY_MAX || text[size - 1] == ' ')
		return false;
	for (size_t i = 0; i < size; i++) {
		char c = text[i];
		bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!alnum && strchr("'()+_,-./:=? ", c) == NULL)
			return false;
	}
	return true;
}

/* ---- headers of a part ---- */

/* A quoted-string from the quote on. Browsers write a quote as %22 (HTML §4.10.22.8), others as \"; a backslash before
 * anything else is itself. Returns where it ended, NULL when it does not. */
static const char *take_quoted(struct arena *arena, const char *at, const char **value)
{
	char *to = arena_strdup(arena, ++at);

	*value = to;
	if (to == NULL)
		return NULL;
	for (; *at != '"'; at++) {
		if (*at == '\0')
			return NULL;
		if (*at == '\\' && (at[1] == '"' || at[1] == '\\')) {
			*to++ = *++at;
		} else if (strncmp(at, "%22", 3) == 0) {
			*to++ = '"';
			at += 2;
		} else {
			*to++ = *at;
		}
	}
	*to = '\0';
	return at + 1;
}

/* Takes `; name=value` at `*at`; `*name` is NULL at the end. False when malformed. */
static bool take_param(struct arena *arena, const char **at, const char **name, const char **value)
{
	const char *c = *at + strspn(*at, " \t"), *begin;

	*name = NULL;
	if (*c == '\0')
		return true;
	if (*c++ != ';')
		return false;
	begin = c += strspn(c, " \t");
	while (is_token(*c))
		c++;
	if (c == begin || *c != '=')
		return false;
	*name = arena_strndup(arena, begin, (size_t)(c - begin));
	begin = ++c;
	if (*c == '"') {
		c = take_quoted(arena, c, value);
	} else {
		while (is_token(*c))
			c++;
		*value = arena_strndup(arena, begin, (size_t)(c - begin));
	}
	if (c == NULL || *name == NULL || *value == NULL)
		return false;
	*at = c;
	return true;
}

/* The value of parameter `wanted` behind the first word of `header`; NULL when absent. False when malformed or doubled. */
static bool find_param(struct arena *arena, const char *header, const char *wanted, const char **found)
{
	const char *at = header + strcspn(header, "; \t"), *name, *value;

	*found = NULL;
	for (;;) {
		if (!take_param(arena, &at, &name, &value))
			return false;
		if (name == NULL)
			return true;
		if (strcasecmp(name, wanted) != 0)
			continue;
		if (*found != NULL)
			return false;
		*found = value;
	}
}

static bool is_word(const char *value, const char *word)
{
	size_t size = strlen(word);

	return strncasecmp(value, word, size) == 0 && (value[size] == '\0' || value[size] == ';' || is_blank(value[size]));
}

static enum result read_disposition(struct multipart *mp, struct part *part, const char *value)
{
	if (part->disposition || !is_word(value, "form-data"))
		return RES_INVALID;
	part->disposition = true;
	if (!find_param(mp->arena, value, "name", &part->name) || !find_param(mp->arena, value, "filename", &part->file_name))
		return RES_INVALID;
	return part->name == NULL ? RES_INVALID : RES_OK;
}

static enum result read_header(struct multipart *mp, struct part *part, char *line)
{
	char *colon = strchr(line, ':');
	const char *value;

	if (colon == NULL || colon == line || is_blank(line[0]))
		return RES_INVALID; /* no folded lines either */
	*colon = '\0';
	value = colon + 1 + strspn(colon + 1, " \t");
	if (strcasecmp(line, "Content-Disposition") == 0)
		return read_disposition(mp, part, value);
	if (strcasecmp(line, "Content-Type") == 0)
		part->media_type = arena_strdup(mp->arena, value);
	else if (strcasecmp(line, "Content-Transfer-Encoding") == 0 && strcasecmp(value, "binary") != 0 &&
	    strcasecmp(value, "8bit") != 0 && strcasecmp(value, "7bit") != 0)
		return RES_INVALID; /* RFC 7578 §4.7 */
	return RES_OK;
}

/* The collected header block, without its empty line. */
static enum result begin_part(struct multipart *mp)
{
	struct part part = { .media_type = "" };
	char *line = mp->header;
	enum result res;

	if (++mp->parts > MULTIPART_PARTS_MAX)
		return RES_TOO_LARGE;
	mp->header[mp->header_size] = '\0';
	if (strlen(mp->header) != mp->header_size)
		return RES_INVALID;
	while (*line != '\0') {
		char *end = strstr(line, "\r\n");

		if (end == NULL)
			return RES_INVALID;
		*end = '\0';
		if ((res = read_header(mp, &part, line)) != RES_OK)
			return res;
		line = end + 2;
	}
	if (!part.disposition)
		return RES_INVALID;
	return mp->events.begin(mp->events.data, part.name, part.file_name, part.media_type == NULL ? "" : part.media_type);
}

/* ---- the states ---- */

static enum result feed_headers(struct multipart *mp, char c)
{
	enum result res;

	if (mp->header_size == MULTIPART_HEADER_MAX)
		return RES_TOO_LARGE;
	mp->header[mp->header_size++] = c;
	if (c != '\n' || mp->header_size < 4 || memcmp(mp->header + mp->header_size - 4, "\r\n\r\n", 4) != 0)
		return RES_OK;
	mp->header_size -= 2;
	res = begin_part(mp);
	mp->header_size = 0;
	mp->state = IN_BODY;
	mp->matched = 0;
	return res;
}

static enum result feed_after_delimiter(struct multipart *mp, char c)
{
	if (c == '\r')
		mp->state = AT_LINE_END;
	else if (c == '-' && mp->padding == 0)
		mp->state = AT_CLOSE;
	else if (!is_blank(c) || ++mp->padding > PADDING_MAX)
		return RES_INVALID;
	return RES_OK;
}

static enum result feed_byte(struct multipart *mp, char c)
{
	switch (mp->state) {
	case AT_START:
		if (c != mp->delimiter[mp->matched])
			return RES_INVALID;
		if (++mp->matched == mp->delimiter_size)
			mp->state = AFTER_DELIMITER;
		return RES_OK;
	case AFTER_DELIMITER:
		return feed_after_delimiter(mp, c);
	case AT_LINE_END:
		mp->state = IN_HEADERS;
		mp->header_size = 0;
		return c == '\n' ? RES_OK : RES_INVALID;
	case AT_CLOSE:
		mp->state = IN_EPILOGUE;
		return c == '-' ? RES_OK : RES_INVALID;
	case IN_HEADERS:
		return feed_headers(mp, c);
	case IN_BODY:
	case IN_EPILOGUE:
		break;
	}
	return RES_OK;
}

static enum result give(struct multipart *mp, const char *bytes, size_t size)
{
	return size == 0 ? RES_OK : mp->events.bytes(mp->events.data, bytes, size);
}

/* Data up to the delimiter; `*used` says how much of `bytes` was taken. The delimiter begins with the only CR it holds, so a match that breaks can only
 * begin anew at the byte that broke it. */
static enum result feed_body(struct multipart *mp, const char *bytes, size_t size, size_t *used)
{
	size_t i = 0, begin = 0;
	enum result res;

	while (i < size) {
		if (mp->matched == 0) {
			const char *cr = memchr(bytes + i, '\r', size - i);

			i = cr == NULL ? size : (size_t)(cr - bytes);
			if ((res = give(mp, bytes + begin, i - begin)) != RES_OK)
				return res;
			if (i == size)
				break;
			mp->matched = 1;
			begin = ++i;
			continue;
		}
		if (bytes[i] != mp->delimiter[mp->matched]) {
			res = give(mp, mp->delimiter, mp->matched);
			mp->matched = 0;
			begin = i;
			if (res != RES_OK)
				return res;
			continue;
		}
		begin = ++i;
		if (++mp->matched < mp->delimiter_size)
			continue;
		mp->state = AFTER_DELIMITER;
		mp->padding = 0;
		*used = i;
		return mp->events.end(mp->events.data);
	}
	*used = size;
	return RES_OK;
}

/* ---- contract ---- */

enum result multipart_open(struct arena *arena, const char *content_type, const struct multipart_events *events,
    struct multipart **out)
{
	const char *boundary;
	struct multipart *mp;

	if (!is_word(content_type, "multipart/form-data") || !find_param(arena, content_type, "boundary", &boundary) ||
	    boundary == NULL || !is_boundary(boundary))
		return RES_UNSUPPORTED;
	mp = ARENA_NEW(arena, struct multipart);
	if (mp == NULL)
		return RES_UNAVAILABLE;
	mp->arena = arena;
	mp->events = *events;
	mp->state = AT_START;
	memcpy(mp->delimiter, "\r\n--", 4);
	memcpy(mp->delimiter + 4, boundary, strlen(boundary) + 1);
	mp->delimiter_size = 4 + strlen(boundary);
	mp->matched = 2;
	*out = mp;
	return RES_OK;
}

enum result multipart_feed(struct multipart *mp, const void *bytes, size_t size)
{
	const char *at = bytes;
	size_t used = 0;

	while (mp->failed == RES_OK && size > 0) {
		if (mp->state == IN_EPILOGUE)
			return RES_OK;
		if (mp->state == IN_BODY) {
			mp->failed = feed_body(mp, at, size, &used);
		} else {
			mp->failed = feed_byte(mp, *at);
			used = 1;
		}
		at += used;
		size -= used;
	}
	return mp->failed;
}

enum result multipart_close(struct multipart *mp)
{
	if (mp->failed != RES_OK)
		return mp->failed;
	return mp->state == IN_EPILOGUE ? RES_OK : RES_INVALID;
}
