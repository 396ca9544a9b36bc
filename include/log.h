/* SPDX-License-Identifier: Apache-2.0 */
/* The log: one logfmt line per event on standard error, written by one write(2). The writer escapes
 * (quotes, control characters, invalid UTF-8), so a caller cannot forget. Never translated; never
 * holds secrets. */
#ifndef LOKET_LOG_H
#define LOKET_LOG_H

#include <stddef.h>
#include <stdint.h>

#include "result.h"

enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARN, LOG_LEVEL_ERROR };

/* A key with its value; make them with the macros below. Keys are constants of [a-z_]. */
struct log_field {
	const char *key;
	enum { LOG_TEXT, LOG_INT } kind;
	const char *text; /* NULL prints as an empty value */
	int64_t number;
};
#define LOG_S(k, v) ((struct log_field){ .key = (k), .kind = LOG_TEXT, .text = (v) })
#define LOG_I(k, v) ((struct log_field){ .key = (k), .kind = LOG_INT, .number = (int64_t)(v) })

/* Lines below `level` are dropped. `program` ("web", "jobs") is a field of each line; it must
 * outlive the log. */
void log_open(const char *program, enum log_level level);
/* A field added to every line until changed, such as the request id; copied, at most 63 bytes. NULL
 * removes it. */
void log_set_request(const char *id);

void log_fields(
    enum log_level level, const char *message, const struct log_field *fields, size_t count);
#define LOG_EVENT(level, message, ...)                                            \
	log_fields((level), (message), (const struct log_field[]){ __VA_ARGS__ }, \
	    sizeof((const struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field))
/* Printf forms for messages without fields. */
void log_warn(const char *format, ...) PRINTF_LIKE(1, 2);
void log_error(const char *format, ...) PRINTF_LIKE(1, 2);
void log_info(const char *format, ...) PRINTF_LIKE(1, 2);

/* Asserts that stay on, for our own mistakes only, never for input: logs expression, place and
 * request id, then ends this process; the supervisor starts another. */
#define invariant(expression) \
	((expression) ? (void)0 : log_invariant_failed(#expression, __FILE__, __LINE__))
void log_invariant_failed(const char *expression, const char *file, int line)
    __attribute__((noreturn));

#endif
