/* SPDX-License-Identifier: Apache-2.0 */
/* Pool memory: blocks carved from the front, released together; hooks run newest first.
 * Keeps some blocks from request to request, wiped. With ARENA_DEBUG every allocation is a block of
 * its own, so that a sanitizer sees overruns. Never aborts and never grows past its ceiling. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE (16 * 1024) /* usable bytes of an ordinary block */
#define ALIGN alignof(max_align_t)

#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(ARENA_DEBUG)
#define ARENA_DEBUG 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(ARENA_DEBUG)
#define ARENA_DEBUG 1
#endif

#ifdef ARENA_DEBUG
#define SPARE_MAX 0
#else
#define SPARE_MAX 12 /* blocks kept after a reset: most pages fit in them */
#endif

struct block {
	struct block *next;
	size_t size; /* usable bytes */
	size_t used;
	alignas(ALIGN) unsigned char data[];
};

struct hook {
	struct hook *next;
	void (*clean)(void *data);
	void *data;
};

struct arena {
	size_t ceiling;
	size_t used;          /* handed out since the last reset, rounding included */
	struct block *blocks; /* the newest first; allocations come from its end */
	struct block *spares; /* ordinary ones, all zero, to be used again */
	size_t spare_count;
	struct hook *hooks; /* the newest first */
	bool failed;        /* something was refused since the last reset */
};

struct arena *arena_create(size_t ceiling)
{
	struct arena *arena = calloc(1, sizeof(*arena));

	if (arena != NULL)
		arena->ceiling = ceiling;
	return arena;
}

/* Passwords pass through requests: nothing of one is left for the next. */
static void block_wipe(struct block *block)
{
	explicit_bzero(block->data, block->used);
	block->used = 0;
}

static void chain_free(struct block *block)
{
	struct block *next;

	for (; block != NULL; block = next) {
		next = block->next;
		block_wipe(block);
		free(block);
	}
}

/* Of an arena that is used up: what is ordinary is kept, as far as there is room. */
static void blocks_spare(struct arena *arena)
{
	struct block *rest = NULL, *block, *next;

	for (block = arena->blocks; block != NULL; block = next) {
		next = block->next;
		if (block->size != BLOCK_SIZE || arena->spare_count == SPARE_MAX) {
			block->next = rest;
			rest = block;
			continue;
		}
		block_wipe(block);
		block->next = arena->spares;
		arena->spares = block;
		arena->spare_count++;
	}
	arena->blocks = NULL;
	chain_free(rest);
}

static void hooks_run(struct arena *arena)
{
	while (arena->hooks != NULL) {
		struct hook *hook = arena->hooks;

		arena->hooks = hook->next;
		hook->clean(hook->data);
	}
}

void arena_reset(struct arena *arena)
{
	hooks_run(arena);
	blocks_spare(arena);
	arena->used = 0;
	arena->failed = false;
}

void arena_destroy(struct arena *arena)
{
	if (arena == NULL)
		return;
	hooks_run(arena);
	chain_free(arena->blocks);
	chain_free(arena->spares);
	free(arena);
}

/* A block of zeros, out of those kept if it is an ordinary one. */
static struct block *block_get(struct arena *arena, size_t room)
{
	struct block *block = room == BLOCK_SIZE ? arena->spares : NULL;

	if (block != NULL) {
		arena->spares = block->next;
		arena->spare_count--;
		return block;
	}
	if (room > SIZE_MAX - sizeof(*block))
		return NULL;
	block = calloc(1, sizeof(*block) + room);
	if (block != NULL)
		block->size = room;
	return block;
}

/* A block with room for `size` at its end, put in front; a big one goes behind the block in use. */
static struct block *block_add(struct arena *arena, size_t size)
{
#ifdef ARENA_DEBUG
	size_t room = size;
#else
	size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
#endif
	struct block *block = block_get(arena, room);

	if (block == NULL)
		return NULL;
	if (room != BLOCK_SIZE && arena->blocks != NULL) {
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	} else {
		block->next = arena->blocks;
		arena->blocks = block;
	}
	return block;
}

static void *take(struct arena *arena, size_t size)
{
	struct block *block = arena->blocks;
	size_t rounded;
	void *memory;

	if (size > SIZE_MAX - ALIGN)
		return NULL;
	rounded = size == 0 ? ALIGN : (size + ALIGN - 1) / ALIGN * ALIGN;
	if (rounded > arena->ceiling - arena->used)
		return NULL;
#ifdef ARENA_DEBUG
	block = block_add(arena, size == 0 ? 1 : size);
	if (block == NULL)
		return NULL;
	memory = block->data;
	block->used = block->size;
#else
	if (block == NULL || rounded > block->size - block->used)
		block = block_add(arena, rounded);
	if (block == NULL)
		return NULL;
	memory = block->data + block->used;
	block->used += rounded;
#endif
	arena->used += rounded;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *memory = take(arena, size);

	if (memory == NULL)
		arena->failed = true;
	return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return arena_alloc(arena, SIZE_MAX);
	return arena_alloc(arena, count * size);
}

void *arena_memdup(struct arena *arena, const void *data, size_t size)
{
	void *copy = arena_alloc(arena, size);

	if (copy != NULL && size > 0)
		memcpy(copy, data, size);
	return copy;
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
	size_t size = strnlen(text, len);
	char *copy;

	if (size == SIZE_MAX)
		return NULL;
	copy = arena_alloc(arena, size + 1);
	if (copy != NULL)
		memcpy(copy, text, size);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

/* Prints straight into what is left of the block in use; what does not fit there is printed again.
 */
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	struct block *block = arena->blocks;
	const size_t room = block == NULL ? 0 : block->size - block->used;
	char *free_end = room == 0 ? NULL : (char *)block->data + block->used;
	va_list again;
	char *text;
	int size;

	va_copy(again, args);
	size = vsnprintf(free_end, room, format, again);
	va_end(again);
	text = size < 0 ? NULL : arena_alloc(arena, (size_t)size + 1);
	if (text != NULL && text == free_end && (size_t)size < room)
		return text;
	if (room > 0) /* what is handed out is zero */
		memset(free_end, 0, size >= 0 && (size_t)size < room ? (size_t)size + 1 : room);
	if (text != NULL)
		(void)vsnprintf(text, (size_t)size + 1, format, args);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}

bool arena_defer(struct arena *arena, void (*clean)(void *data), void *data)
{
	struct hook *hook = ARENA_NEW(arena, struct hook);

	if (hook == NULL) {
		clean(data);
		return false;
	}
	*hook = (struct hook){ .next = arena->hooks, .clean = clean, .data = data };
	arena->hooks = hook;
	return true;
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

bool arena_failed(const struct arena *arena)
{
	return arena->failed;
}

void arena_forgive(struct arena *arena)
{
	arena->failed = false;
}
