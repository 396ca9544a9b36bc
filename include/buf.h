/* SPDX-License-Identifier: Apache-2.0 */
/* A growing string with a ceiling and a sticky error: append without checking, check once at the
 * end. */
#ifndef LOKET_BUF_H
#define LOKET_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "result.h"

struct buf {
	char *data;     /* NUL-terminated, never NULL after buf_init; owned by the buffer */
	size_t size;    /* bytes before the NUL */
	size_t room;    /* bytes allocated */
	size_t ceiling; /* size never passes this */
	bool failed;    /* sticky: out of memory, over the ceiling, or a bad format */
	bool full;      /* it was the ceiling */
};

/* An empty buffer that holds no memory yet. `ceiling` is in bytes. */
void buf_init(struct buf *buf, size_t ceiling);
/* Releases the memory; the buffer is empty and usable again, its error forgotten. */
void buf_free(struct buf *buf);
/* Empties without giving the memory back; forgets the error. */
void buf_clear(struct buf *buf);

void buf_add(struct buf *buf, const void *data, size_t size);
void buf_adds(struct buf *buf, const char *text);
void buf_addc(struct buf *buf, char c);
void buf_addf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_addvf(struct buf *buf, const char *format, va_list args) PRINTF_LIKE(2, 0);

/* True when every append so far fitted. */
bool buf_ok(const struct buf *buf) MUST_CHECK;
/* Moves the text into the arena and frees the buffer. NULL when an append failed or there is no
 * room: arena_failed() tells of both. */
char *buf_move(struct buf *buf, struct arena *arena) MUST_CHECK;

#endif
