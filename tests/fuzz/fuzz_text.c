/* SPDX-License-Identifier: Apache-2.0 */
/* Text: what passes is clean, cleaning it again changes nothing, and every escape keeps its
 * promise. */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "text.h"

static void check_clean(const char *text, enum text_shape shape)
{
	size_t size = strlen(text);

	for (size_t i = 0; i < size && shape != TEXT_EXACT; i++)
		PROMISE((unsigned char)text[i] >= ' ' ||
		    (shape == TEXT_BLOCK && (text[i] == '\n' || text[i] == '\t')));
	if (shape == TEXT_LINE)
		PROMISE(text[0] != ' ' && (size == 0 || text[size - 1] != ' ') &&
		    strstr(text, "  ") == NULL);
}

static void check_escapes(struct arena *arena, const char *text, bool valid)
{
	const char *slug = text_slug(arena, text), *line;
	struct buf buf;

	PROMISE(slug[0] != '\0' && strlen(slug) <= 80 &&
	    strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(slug));
	PROMISE(text_length(text_initials(arena, text)) <= 2);
	PROMISE(text_length(text_shorten(arena, text, 5)) <= 6 || !valid);
	PROMISE(text_lower(arena, text) != NULL);
	PROMISE(
	    !text_is_email(text) || (strpbrk(text, " \r\n<>\",;") == NULL && strlen(text) <= 254));
	buf_init(&buf, 64 * 1024 * 1024);
	text_add_urlencoded(&buf, text);
	PROMISE(buf_ok(&buf) && strpbrk(buf.data, " \r\n/?&#\"'<>") == NULL);
	buf_clear(&buf);
	text_add_csv(&buf, text);
	PROMISE(buf_ok(&buf) && buf.size >= 2 && strchr("=+-@\t\r", buf.data[1]) == NULL);
	buf_free(&buf);
	PROMISE(text_clean(arena, slug, strlen(slug), TEXT_LINE, &line) == RES_OK &&
	    strcmp(line, slug) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = fuzz_arena();
	bool valid = false;

	for (int shape = TEXT_LINE; shape <= TEXT_EXACT; shape++) {
		const char *once, *twice;
		enum result res = text_clean(
		    arena, (const char *)data, size, (enum text_shape)shape, &once);

		PROMISE(res == RES_OK || res == RES_INVALID);
		if (res != RES_OK)
			continue;
		valid = true;
		check_clean(once, (enum text_shape)shape);
		PROMISE(text_clean(arena, once, strlen(once), (enum text_shape)shape, &twice) ==
		    RES_OK);
		PROMISE(strcmp(once, twice) == 0);
	}
	check_escapes(arena, arena_strndup(arena, (const char *)data, size), valid);
	arena_destroy(arena);
	return 0;
}
