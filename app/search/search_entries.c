/* SPDX-License-Identifier: Apache-2.0 */
/* A table of words with open addressing, of fixed size: no text can make it take more memory than
 * half its slots, and finding a place ends. */
#include "search_entries.h"

#include <stdio.h>
#include <string.h>

#include "json.h"

#define JSON_MAX (8 * 1024 * 1024)

struct search_entries *search_entries_new(struct arena *arena)
{
	struct search_entries *all = ARENA_NEW(arena, struct search_entries);

	if (all != NULL)
		all->arena = arena;
	return all;
}

void search_entries_clear(struct search_entries *all)
{
	*all = (struct search_entries){ .arena = all->arena };
}

/* FNV-1a. */
uint64_t search_entries_hash(int field, const char *word)
{
	uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)field;

	for (const char *c = word; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * UINT64_C(1099511628211);
	return hash;
}

static size_t slot_of(const struct search_entries *all, int field, const char *word)
{
	size_t at;

	for (at = (size_t)(search_entries_hash(field, word) % SEARCH_SLOTS); all->slots[at] != NULL;
	     at = (at + 1) % SEARCH_SLOTS)
		if (all->slots[at]->field == field && strcmp(all->slots[at]->word, word) == 0)
			break;
	return at;
}

void search_entries_count(
    struct search_entries *all, int field, const char *word, int weight, int most)
{
	size_t at = slot_of(all, field, word);
	struct search_entry *entry = all->slots[at];

	if (entry == NULL) {
		entry = all->count == SEARCH_ENTRIES_MAX
		    ? NULL
		    : ARENA_NEW(all->arena, struct search_entry);
		if (entry == NULL)
			return;
		entry->field = field;
		snprintf(entry->word, sizeof(entry->word), "%s", word);
		all->slots[at] = entry;
		all->count++;
	}
	entry->weight = entry->weight + weight > most ? most : entry->weight + weight;
}

size_t search_beginning(const char *text, size_t max)
{
	size_t size = strnlen(text, max + 1);

	if (size <= max)
		return size;
	for (size = max; size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80; size--)
		;
	return size;
}

/* ---- lists ---- */

void search_entries_add(struct buf *json, const struct search_entries *all, int64_t object)
{
	for (size_t i = 0; i < SEARCH_SLOTS; i++) {
		const struct search_entry *entry = all->slots[i];

		if (entry == NULL)
			continue;
		buf_addf(json, "%s[%lld,", json->size > 1 ? "," : "",
		    object != 0 ? (long long)object : (long long)entry->field);
		json_add_text(json, entry->word);
		buf_addf(json, ",%d]", entry->weight);
	}
}

const char *search_list_end(struct arena *arena, struct buf *json)
{
	const char *text;

	buf_addc(json, ']');
	text = buf_ok(json) ? arena_strdup(arena, json->data) : NULL;
	buf_free(json);
	return text;
}

void search_list_begin(struct buf *json)
{
	buf_init(json, JSON_MAX);
	buf_addc(json, '[');
}

static void add_stem(struct buf *json, enum language language, const char *word)
{
	buf_adds(json, json->size > 1 ? ",[" : "[");
	json_add_text(json, words_stem(language, word));
	buf_addc(json, ',');
	json_add_text(json, word);
	buf_addc(json, ']');
}

void search_entries_add_stems(
    struct buf *json, const struct search_entries *all, enum language language)
{
	for (size_t i = 0; i < SEARCH_SLOTS; i++)
		for (int l = LANGUAGE_NL; all->slots[i] != NULL && l <= LANGUAGE_EN; l++)
			if (language == 0 || l == (int)language)
				add_stem(json, (enum language)l, all->slots[i]->word);
}
