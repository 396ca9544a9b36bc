/* SPDX-License-Identifier: Apache-2.0 */
/* The different words of a text with what each counts for, and lists of them as the statements want
 * them. For search*.c only. */
#ifndef LOKET_SEARCH_ENTRIES_H
#define LOKET_SEARCH_ENTRIES_H

#include "arena.h"
#include "buf.h"
#include "words.h"

#define SEARCH_SLOTS 4096
#define SEARCH_ENTRIES_MAX (SEARCH_SLOTS / 2) /* different words; more are left out */

struct search_entry {
	int field, weight;
	char word[WORDS_MAX + 1];
};
/* A table of words by hash; copy nothing out of it but through the functions. */
struct search_entries {
	struct arena *arena;
	size_t count;
	struct search_entry *slots[SEARCH_SLOTS];
};

/* NULL out of memory. */
struct search_entries *search_entries_new(struct arena *arena);
void search_entries_clear(struct search_entries *all);
/* Adds weight to a word in a field, to at most `most`. Left out when there are too many, or no
 * memory. */
void search_entries_count(
    struct search_entries *all, int field, const char *word, int weight, int most);

uint64_t search_entries_hash(int field, const char *word);

/* So many bytes of a text, and not half a character. */
size_t search_beginning(const char *text, size_t max);

void search_list_begin(struct buf *json);
/* The list in the arena; NULL when it could not be made. */
const char *search_list_end(struct arena *arena, struct buf *json);
/* [first, "word", weight] for each; `first` is its field, or `object` when that is not 0. */
void search_entries_add(struct buf *json, const struct search_entries *all, int64_t object);
/* ["stem", "word"] for each; of a text whose language nobody says (0), in both. */
void search_entries_add_stems(
    struct buf *json, const struct search_entries *all, enum language language);

#endif
