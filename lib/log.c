/* SPDX-License-Identifier: Apache-2.0 */
/* Log lines in logfmt (key=value, quoted when needed), made in one fixed buffer without allocating
 * and written by one write(2), so that lines of several workers do not mix. A line that
 * cannot be written at once is dropped: requests go on when the log's disk is full, or when whoever
 * reads the log has stopped reading. */
#include "log.h"

#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>

#include "clock.h"

#define LINE_MAX_BYTES PIPE_BUF /* what a pipe takes whole or not at all */
#define VALUE_MAX_BYTES 2048    /* of one value before escaping; the rest is cut with an ellipsis */

static const char *log_program = "loket";
static enum log_level log_level_least = LOG_LEVEL_INFO;
static char log_request[64];

struct line {
	char text[LINE_MAX_BYTES];
	size_t size;
};

void log_open(const char *program, enum log_level level)
{
	log_program = program;
	log_level_least = level;
}

void log_set_request(const char *id)
{
	(void)snprintf(log_request, sizeof(log_request), "%s", id != NULL ? id : "");
}

/* One byte is always left for the line end. */
static void line_add(struct line *line, const char *text, size_t size)
{
	size_t room = sizeof(line->text) - 1 - line->size;

	if (size > room)
		size = room;
	memcpy(line->text + line->size, text, size);
	line->size += size;
}

static void line_adds(struct line *line, const char *text)
{
	line_add(line, text, strlen(text));
}

/* Characters that could forge a line, move a terminal's cursor or turn its text around. */
static bool is_hostile(utf8proc_int32_t cp)
{
	utf8proc_category_t category = utf8proc_category(cp);

	return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
	    category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
	    category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

static bool is_bare(const char *text)
{
	if (text[0] == '\0')
		return false;
	for (const char *c = text; *c != '\0'; c++)
		if (*c <= ' ' || *c == '"' || *c == '=' || *c == '\\' || (unsigned char)*c >= 0x7f)
			return false;
	return true;
}

/* Writes one character in quotes and returns how many bytes of `text` it took. */
static size_t line_add_character(struct line *line, const char *text, size_t size)
{
	utf8proc_int32_t cp;
	utf8proc_ssize_t took;
	char escaped[16];

	took = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &cp);
	if (took <= 0) {
		(void)snprintf(escaped, sizeof(escaped), "\\x%02x", (unsigned char)*text);
		line_adds(line, escaped);
		return 1;
	}
	if (cp == '"' || cp == '\\') {
		(void)snprintf(escaped, sizeof(escaped), "\\%c", (char)cp);
		line_adds(line, escaped);
	} else if (cp == '\n') {
		line_adds(line, "\\n");
	} else if (is_hostile(cp)) {
		(void)snprintf(
		    escaped, sizeof(escaped), cp < 0x100 ? "\\x%02x" : "\\u{%x}", (unsigned)cp);
		line_adds(line, escaped);
	} else {
		line_add(line, text, (size_t)took);
	}
	return (size_t)took;
}

static void line_add_text(struct line *line, const char *key, const char *text)
{
	size_t size = strnlen(text, VALUE_MAX_BYTES + 1);
	size_t limit = size > VALUE_MAX_BYTES ? VALUE_MAX_BYTES : size;

	if (line->size > 0)
		line_adds(line, " ");
	line_adds(line, key);
	line_adds(line, "=");
	if (size <= VALUE_MAX_BYTES && is_bare(text)) {
		line_adds(line, text);
		return;
	}
	line_adds(line, "\"");
	for (size_t at = 0; at < limit;)
		at += line_add_character(line, text + at, size - at);
	line_adds(line, size > limit ? "…\"" : "\"");
}

static void line_add_int(struct line *line, const char *key, int64_t number)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%lld", (long long)number);
	line_add_text(line, key, text);
}

static void line_add_time(struct line *line)
{
	char text[32], second[21];
	struct timeval now;

	(void)gettimeofday(&now, NULL);
	clock_format((int64_t)now.tv_sec, second);
	(void)snprintf(
	    text, sizeof(text), "%.19s.%03uZ", second, (unsigned)(now.tv_usec / 1000) % 1000);
	line_add_text(line, "time", text);
}

/* A pipe or socket whose reader stands still has no room; a file always says that it has. */
static bool has_room(int fd)
{
	struct pollfd log = { .fd = fd, .events = POLLOUT };

	return poll(&log, 1, 0) == 1 && (log.revents & POLLOUT) != 0;
}

static void line_write(struct line *line)
{
	ssize_t written;

	line->text[line->size++] = '\n';
	if (!has_room(STDERR_FILENO))
		return;
	written = write(STDERR_FILENO, line->text, line->size);
	(void)written;
}

void log_fields(
    enum log_level level, const char *message, const struct log_field *fields, size_t count)
{
	static const char *const names[] = { "debug", "info", "warn", "error" };
	struct line line;

	if (level < log_level_least)
		return;
	line.size = 0;
	line_add_time(&line);
	line_add_text(&line, "level", names[level]);
	line_add_text(&line, "program", log_program);
	if (log_request[0] != '\0')
		line_add_text(&line, "request", log_request);
	line_add_text(&line, "message", message);
	for (size_t i = 0; i < count; i++) {
		if (fields[i].kind == LOG_INT)
			line_add_int(&line, fields[i].key, fields[i].number);
		else
			line_add_text(
			    &line, fields[i].key, fields[i].text != NULL ? fields[i].text : "");
	}
	line_write(&line);
}

static void PRINTF_LIKE(2, 0) log_formatted(enum log_level level, const char *format, va_list args)
{
	char message[VALUE_MAX_BYTES];

	if (level < log_level_least)
		return;
	if (vsnprintf(message, sizeof(message), format, args) < 0)
		message[0] = '\0';
	log_fields(level, message, NULL, 0);
}

void log_warn(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_formatted(LOG_LEVEL_WARN, format, args);
	va_end(args);
}

void log_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_formatted(LOG_LEVEL_ERROR, format, args);
	va_end(args);
}

void log_info(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_formatted(LOG_LEVEL_INFO, format, args);
	va_end(args);
}

void log_invariant_failed(const char *expression, const char *file, int line)
{
	LOG_EVENT(LOG_LEVEL_ERROR, "invariant failed", LOG_S("expression", expression),
	    LOG_S("file", file), LOG_I("line", line));
	abort();
}
