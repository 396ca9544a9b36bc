/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration file: `[section]` lines, `key = value` lines, lines that begin with `#`. A
 * value runs to the end of its line. One typed table says which keys exist; an unknown or doubled
 * key, a value out of bounds or a missing required key stops start-up with file and line. */
#ifndef LOKET_CONFIG_H
#define LOKET_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "result.h"

enum config_kind {
	CONFIG_TEXT = 1,
	CONFIG_INT,    /* int64_t within min..max */
	CONFIG_BOOL,   /* yes or no */
	CONFIG_CHOICE, /* int index into `choices` */
	CONFIG_SECRET, /* text, or "file:PATH" (from the working directory) whose first line is the
			  text; masked whenever it is printed */
};

struct config_key {
	const char *section, *name;
	enum config_kind kind;
	const char *preset; /* the default as written in a file; NULL makes the key required */
	int64_t min, max;   /* CONFIG_INT bounds; CONFIG_TEXT length bounds in bytes when max > 0 */
	const char *const *choices; /* CONFIG_CHOICE, ended by NULL */
	size_t offset; /* of the member in the target struct: const char *, int64_t, bool or int */
	const char *help; /* one line, also the README's table */
};

/* Reads `path` into `target` by the table. Strings live in the arena. On RES_INVALID `*problem`
 * says "file:line: what is wrong". */
enum result config_read(struct arena *arena, const char *path, const struct config_key *keys,
    size_t count, void *target, const char **problem) MUST_CHECK;
/* What is in force, in the file's own format, secrets masked. */
void config_print(FILE *out, const struct config_key *keys, size_t count, const void *target);

#endif
