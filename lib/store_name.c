/* SPDX-License-Identifier: Apache-2.0 */
/* File names as people may see and save them: cleaned on the way in, quoted on the way out. Names
 * never reach a file system of ours; what is kept out here is what could mislead on the disk of the
 * reader. */
#include "store.h"

#include <string.h>
#include <strings.h>

#include "buf.h"
#include "text.h"

#define NAME_MAX_CHARACTERS 120
#define EXTENSION_MAX 12
#define FALLBACK "file"

/* Zero-width and other invisible characters that text_clean() leaves, because words in some scripts
 * need them; names do not. */
static size_t invisible(const char *at)
{
	static const char *const table[] = { "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160",
		"\u17b4", "\u17b5", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
		"\u2028", "\u2029", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u3164",
		"\ufeff", "\uffa0" };
	size_t i;

	for (i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strncmp(at, table[i], strlen(table[i])) == 0)
			return strlen(table[i]);
	return 0;
}

/* Copies `from` without invisible characters; those a Windows disk refuses, and bytes that are not
 * ASCII when `ascii`, become '_'. */
static void filter(char *to, const char *from, bool ascii)
{
	size_t skip;

	while (*from != '\0') {
		if (!ascii && (skip = invisible(from)) != 0) {
			from += skip;
			continue;
		}
		if (strchr("<>:\"|?*", *from) != NULL || (unsigned char)*from < 0x20 ||
		    *from == 0x7f || (ascii && (unsigned char)*from > 0x7e))
			*to++ = '_';
		else
			*to++ = *from;
		from++;
	}
	*to = '\0';
}

static const char *after_path(const char *name)
{
	const char *slash = strrchr(name, '/');
	const char *back;

	if (slash != NULL)
		name = slash + 1;
	back = strrchr(name, '\\');
	return back != NULL ? back + 1 : name;
}

/* CON, NUL, COM1 … also with an extension: devices on Windows. */
static bool is_device(const char *name)
{
	static const char *const table[] = { "con", "prn", "aux", "nul", "com1", "com2", "com3",
		"com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
		"lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$" };
	const size_t stem = strcspn(name, ".");
	size_t i;

	for (i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strlen(table[i]) == stem && strncasecmp(name, table[i], stem) == 0)
			return true;
	return false;
}

/* The byte after the first `max` characters. */
static size_t prefix_bytes(const char *text, size_t max)
{
	size_t at = 0;

	while (text[at] != '\0' && (max > 0 || ((unsigned char)text[at] & 0xc0) == 0x80)) {
		if (((unsigned char)text[at] & 0xc0) != 0x80)
			max--;
		at++;
	}
	return at;
}

/* At most NAME_MAX_CHARACTERS; a short extension survives the cut. */
static const char *cut(struct arena *arena, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t keep;

	if (text_length(name) <= NAME_MAX_CHARACTERS)
		return name;
	if (dot == NULL || dot == name || text_length(dot) > EXTENSION_MAX)
		return arena_strndup(arena, name, prefix_bytes(name, NAME_MAX_CHARACTERS));
	keep = prefix_bytes(name, NAME_MAX_CHARACTERS - text_length(dot));
	return arena_printf(arena, "%.*s%s", (int)keep, name, dot);
}

static void trim_end(char *name)
{
	size_t len = strlen(name);

	while (len > 0 && (name[len - 1] == '.' || name[len - 1] == ' '))
		name[--len] = '\0';
}

const char *store_clean_name(struct arena *arena, const char *raw)
{
	const char *name = NULL;
	enum result res;
	char *filtered;

	res = text_clean(arena, raw, strlen(raw), TEXT_LINE, &name);
	if (res != RES_OK && res != RES_INVALID)
		return NULL;
	name = after_path(res == RES_OK ? name : raw);
	if ((filtered = arena_alloc(arena, strlen(name) + 1)) == NULL)
		return NULL;
	filter(filtered, name, res != RES_OK);
	trim_end(filtered);
	name = filtered + strspn(filtered, ".- ");
	if (*name == '\0')
		return FALLBACK;
	if (is_device(name) && (name = arena_printf(arena, "_%s", name)) == NULL)
		return NULL;
	return cut(arena, name);
}

const char *store_disposition(struct arena *arena, const char *name)
{
	const char *at;
	struct buf buf;

	buf_init(&buf, 4096);
	buf_adds(&buf, "attachment; filename=\"");
	for (at = name; *at != '\0'; at++) {
		if (((unsigned char)*at & 0xc0) == 0x80)
			continue;
		if ((unsigned char)*at < 0x20 || (unsigned char)*at > 0x7e ||
		    strchr("\"\\%;", *at) != NULL)
			buf_addc(&buf, '_');
		else
			buf_addc(&buf, *at);
	}
	buf_adds(&buf, "\"; filename*=UTF-8''");
	text_add_urlencoded(&buf, name);
	return buf_move(&buf, arena);
}
