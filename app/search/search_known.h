/* SPDX-License-Identifier: Apache-2.0 */
/* Words of tickets that this process knows to be in `search_word`, whence nothing is ever taken
 * out: most words of a new ticket are, and need not be looked up again. A memory of fixed size; to
 * have forgotten a word costs one statement, so a newer word takes the place of an older one. For
 * search*.c only. */
#ifndef LOKET_SEARCH_KNOWN_H
#define LOKET_SEARCH_KNOWN_H

#include "search_entries.h"

bool search_known(const char *word);
/* The server has all of these, and no transaction can take them back. */
void search_known_add(const struct search_entries *words);

#endif
