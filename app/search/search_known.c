/* SPDX-License-Identifier: Apache-2.0 */
/* One place for each word, by its hash; the words themselves are compared, so that no two are ever
 * taken for each other. */
#include "search_known.h"

#include <stdio.h>
#include <string.h>

#define PLACES 4096

static char known[PLACES][WORDS_MAX + 1];

static char *place_of(const char *word)
{
	return known[search_entries_hash(0, word) % PLACES];
}

bool search_known(const char *word)
{
	return strcmp(place_of(word), word) == 0;
}

void search_known_add(const struct search_entries *words)
{
	for (size_t i = 0; i < SEARCH_SLOTS; i++)
		if (words->slots[i] != NULL)
			snprintf(place_of(words->slots[i]->word), WORDS_MAX + 1, "%s",
			    words->slots[i]->word);
}
