/* SPDX-License-Identifier: Apache-2.0 */
/* An arena keeps its first block, so a short request would never see one refused. In this ring
 * every call into an arena counts as an allocation that can fail (linked with --wrap). */
#include <stdarg.h>
#include <stdint.h>

#include "../support/allocator.h"
#include "arena.h"

void *__real_arena_alloc(struct arena *arena, size_t size);
void *__real_arena_array(struct arena *arena, size_t count, size_t size);
char *__real_arena_strdup(struct arena *arena, const char *text);
char *__real_arena_strndup(struct arena *arena, const char *text, size_t len);
void *__real_arena_memdup(struct arena *arena, const void *data, size_t size);
bool __real_arena_defer(struct arena *arena, void (*clean)(void *data), void *data);
void *__wrap_arena_alloc(struct arena *arena, size_t size);
void *__wrap_arena_array(struct arena *arena, size_t count, size_t size);
char *__wrap_arena_strdup(struct arena *arena, const char *text);
char *__wrap_arena_strndup(struct arena *arena, const char *text, size_t len);
void *__wrap_arena_memdup(struct arena *arena, const void *data, size_t size);
char *__wrap_arena_printf(struct arena *arena, const char *format, ...);
bool __wrap_arena_defer(struct arena *arena, void (*clean)(void *data), void *data);

/* No arena is that large. */
static void *refuse(struct arena *arena)
{
	return __real_arena_alloc(arena, SIZE_MAX);
}

void *__wrap_arena_alloc(struct arena *arena, size_t size)
{
	return allocator_refuses() ? refuse(arena) : __real_arena_alloc(arena, size);
}

void *__wrap_arena_array(struct arena *arena, size_t count, size_t size)
{
	return allocator_refuses() ? refuse(arena) : __real_arena_array(arena, count, size);
}

char *__wrap_arena_strdup(struct arena *arena, const char *text)
{
	return allocator_refuses() ? refuse(arena) : __real_arena_strdup(arena, text);
}

char *__wrap_arena_strndup(struct arena *arena, const char *text, size_t len)
{
	return allocator_refuses() ? refuse(arena) : __real_arena_strndup(arena, text, len);
}

void *__wrap_arena_memdup(struct arena *arena, const void *data, size_t size)
{
	return allocator_refuses() ? refuse(arena) : __real_arena_memdup(arena, data, size);
}

char *__wrap_arena_printf(struct arena *arena, const char *format, ...)
{
	char *text;
	va_list args;

	if (allocator_refuses())
		return refuse(arena);
	va_start(args, format);
	text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

bool __wrap_arena_defer(struct arena *arena, void (*clean)(void *data), void *data)
{
	if (!allocator_refuses())
		return __real_arena_defer(arena, clean, data);
	clean(data);
	(void)refuse(arena);
	return false;
}
