/* SPDX-License-Identifier: Apache-2.0 */
/* A pool of memory that is released at once, with clean-up hooks.
 *
 * One arena lives as long as one request; what a handler allocates is never freed by hand.
 * Statement handles, curl handles and temporary files register a hook with arena_defer().
 * Under a sanitizer build (ARENA_DEBUG) every allocation is a malloc of its own, so overruns are
 * seen.
 *
 * Out of memory: every function returns NULL (or the result says RES_UNAVAILABLE); nothing aborts.
 */
#ifndef LOKET_ARENA_H
#define LOKET_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>

#include "result.h"

struct arena;

/* A run of bytes that is not text; never NUL-terminated by promise. */
struct bytes {
	const unsigned char *data;
	size_t size;
};

/* `ceiling` bounds all the memory the arena will ever hand out, in bytes; past it allocations fail.
 */
struct arena *arena_create(size_t ceiling);
/* Runs the hooks, newest first, then releases everything; the arena itself can be used again. */
void arena_reset(struct arena *arena);
/* arena_reset() and then releases the arena. NULL is fine. */
void arena_destroy(struct arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size) MUST_CHECK;
/* `count` zeroed members of `size`; NULL when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size) MUST_CHECK;
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

char *arena_strdup(struct arena *arena, const char *text) MUST_CHECK;
/* At most `len` bytes of `text`, NUL added. */
char *arena_strndup(struct arena *arena, const char *text, size_t len) MUST_CHECK;
void *arena_memdup(struct arena *arena, const void *data, size_t size) MUST_CHECK;
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3) MUST_CHECK;
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    PRINTF_LIKE(2, 0) MUST_CHECK;

/* Calls `clean(data)` at reset or destroy. False when out of memory; then `clean` was called
 * already. */
bool arena_defer(struct arena *arena, void (*clean)(void *data), void *data) MUST_CHECK;

/* True when something was refused since the last reset or arena_forgive(): whoever asks once at the
 * end need not look at each string that may be NULL. */
bool arena_failed(const struct arena *arena);
void arena_forgive(struct arena *arena);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

#endif
