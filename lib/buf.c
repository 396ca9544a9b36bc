/* SPDX-License-Identifier: Apache-2.0 */
/* The growing string. Doubles its memory up to the ceiling; after the first append that does not
 * fit it takes nothing more, so a half-written text is never longer than the error. */
#include "buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_FIRST 256

/* What `data` points at while nothing is allocated. Only ever holds its NUL. */
static char nothing[1];

void buf_init(struct buf *buf, size_t ceiling)
{
	*buf = (struct buf){ .data = nothing, .ceiling = ceiling };
}

void buf_free(struct buf *buf)
{
	if (buf->room > 0)
		free(buf->data);
	buf_init(buf, buf->ceiling);
}

void buf_clear(struct buf *buf)
{
	buf->size = 0;
	buf->failed = false;
	buf->full = false;
	if (buf->room > 0)
		buf->data[0] = '\0';
}

/* Room for `extra` more bytes and the NUL. */
static bool buf_reserve(struct buf *buf, size_t extra)
{
	size_t need, room;
	char *data;

	if (buf->failed)
		return false;
	if (buf->size > buf->ceiling || extra > buf->ceiling - buf->size ||
	    buf->size + extra == SIZE_MAX) {
		buf->failed = true;
		buf->full = true;
		return false;
	}
	need = buf->size + extra + 1;
	if (need <= buf->room)
		return true;
	room = buf->room > 0 ? buf->room : ROOM_FIRST;
	while (room < need)
		room = room > SIZE_MAX / 2 ? need : room * 2;
	data = realloc(buf->room > 0 ? buf->data : NULL, room);
	if (data == NULL) {
		buf->failed = true;
		return false;
	}
	buf->data = data;
	buf->room = room;
	buf->data[buf->size] = '\0';
	return true;
}

void buf_add(struct buf *buf, const void *data, size_t size)
{
	if (size == 0 || !buf_reserve(buf, size))
		return;
	memcpy(buf->data + buf->size, data, size);
	buf->size += size;
	buf->data[buf->size] = '\0';
}

void buf_adds(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_addc(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_addvf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int size;

	va_copy(again, args);
	size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (size < 0) {
		buf->failed = true;
		return;
	}
	if (!buf_reserve(buf, (size_t)size))
		return;
	if (size > 0)
		(void)vsnprintf(buf->data + buf->size, (size_t)size + 1, format, args);
	buf->size += (size_t)size;
}

void buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_addvf(buf, format, args);
	va_end(args);
}

bool buf_ok(const struct buf *buf)
{
	return !buf->failed;
}

char *buf_move(struct buf *buf, struct arena *arena)
{
	char *text = arena_alloc(arena, buf_ok(buf) ? buf->size + 1 : SIZE_MAX);

	if (text != NULL && buf->size > 0)
		memcpy(text, buf->data, buf->size);
	buf_free(buf);
	return text;
}
