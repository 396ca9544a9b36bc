/* SPDX-License-Identifier: Apache-2.0 */
/* What the fuzz targets of lib's base share. A target aborts on a broken promise; its answer is
 * always 0. */
#ifndef LOKET_FUZZ_H
#define LOKET_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold for any input. */
#define PROMISE(expression) ((expression) ? (void)0 : abort())

/* An arena with room for the inputs we make. */
static inline struct arena *fuzz_arena(void)
{
	struct arena *arena = arena_create(64 * 1024 * 1024);

	PROMISE(arena != NULL);
	return arena;
}

#endif
