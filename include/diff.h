/* SPDX-License-Identifier: Apache-2.0 */
/* What changed between two texts, for people: whole lines first, and within lines that changed the
 * words. */
#ifndef LOKET_DIFF_H
#define LOKET_DIFF_H

#include <stddef.h>

#include "arena.h"
#include "result.h"

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* A run of text; borrowed from one of the two texts, not NUL-terminated. */
struct diff_piece {
	enum diff_kind kind;
	const char *text;
	size_t size;
};

/* Pieces in reading order: those that are same or removed together are `before`, same or added
 * together `after`. Neighbours differ in kind. Texts too different to compare word by word (over
 * some millions of pairs) come out as one removed and one added. */
enum result diff_text(struct arena *arena, const char *before, const char *after,
    struct diff_piece **pieces, size_t *count) MUST_CHECK;

#endif
