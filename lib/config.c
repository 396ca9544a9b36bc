/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the configuration file by a typed table and prints what is in force. Knows no key by
 * name: the table is the application's. A mistake is told with file and line, never guessed around.
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

#define FILE_MAX_BYTES (256 * 1024)

struct reader {
	struct arena *arena;
	const char *path;
	const struct config_key *keys;
	size_t count;
	unsigned char *target;
	int *seen_at;        /* per key: the line that set it, 0 while unset */
	const char *section; /* the one being read, "" before the first */
	int line;
	const char *problem;
};

static enum result PRINTF_LIKE(2, 3) fail(struct reader *reader, const char *format, ...)
{
	va_list args;
	const char *what;

	va_start(args, format);
	what = arena_vprintf(reader->arena, format, args);
	va_end(args);
	reader->problem = what == NULL
	    ? NULL
	    : arena_printf(reader->arena, "%s:%d: %s", reader->path, reader->line, what);
	return reader->problem == NULL ? RES_UNAVAILABLE : RES_INVALID;
}

/* Reads all of a small file as text. */
static enum result slurp(struct arena *arena, const char *path, size_t max, const char **text)
{
	FILE *in = fopen(path, "re");
	char *data;
	size_t size;
	enum result res = RES_OK;

	if (in == NULL)
		return RES_NOT_FOUND;
	data = arena_alloc(arena, max + 1);
	if (data == NULL) {
		(void)fclose(in);
		return RES_UNAVAILABLE;
	}
	size = fread(data, 1, max, in);
	if (ferror(in))
		res = RES_UNAVAILABLE;
	else if (size == max)
		res = RES_TOO_LARGE;
	else if (memchr(data, '\0', size) != NULL)
		res = RES_INVALID;
	(void)fclose(in);
	*text = data;
	return res;
}

static char *trim(char *text)
{
	size_t size;

	text += strspn(text, " \t");
	size = strlen(text);
	while (
	    size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t' || text[size - 1] == '\r'))
		size--;
	text[size] = '\0';
	return text;
}

static enum result take_secret(
    struct reader *reader, const struct config_key *key, const char *value, const char **secret)
{
	const char *text, *path;
	enum result res;

	*secret = value;
	if (strncmp(value, "file:", 5) != 0)
		return RES_OK;
	path = value + 5;
	res = slurp(reader->arena, path, 4096, &text);
	if (res == RES_NOT_FOUND)
		return fail(reader, "%s: cannot read %s: %s", key->name, path, strerror(errno));
	if (res != RES_OK)
		return fail(reader, "%s: %s does not hold a line of text", key->name, path);
	*secret = arena_strndup(reader->arena, text, strcspn(text, "\r\n"));
	return *secret == NULL ? RES_UNAVAILABLE : RES_OK;
}

static enum result take_text(struct reader *reader, const struct config_key *key, const char *value)
{
	const char *cleaned;
	enum result res;
	int64_t size;

	if (key->kind == CONFIG_SECRET && (res = take_secret(reader, key, value, &value)) != RES_OK)
		return res;
	res = text_clean(reader->arena, value, strlen(value), TEXT_EXACT, &cleaned);
	if (res == RES_INVALID)
		return fail(reader, "%s: not UTF-8", key->name);
	if (res != RES_OK)
		return res;
	for (const char *c = cleaned; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f)
			return fail(reader, "%s: holds a control character", key->name);
	size = (int64_t)strlen(cleaned);
	if (key->max > 0 && (size < key->min || size > key->max))
		return fail(reader, "%s: must be %lld to %lld bytes long", key->name,
		    (long long)key->min, (long long)key->max);
	memcpy(reader->target + key->offset, &cleaned, sizeof(cleaned));
	return RES_OK;
}

static enum result take_int(struct reader *reader, const struct config_key *key, const char *value)
{
	const char *digits = value[0] == '-' ? value + 1 : value;
	int64_t number;

	if (digits[0] == '\0' || strspn(digits, "0123456789") != strlen(digits) ||
	    strlen(digits) > 18)
		return fail(reader, "%s: not a whole number: %s", key->name, value);
	number = strtoll(value, NULL, 10);
	if (number < key->min || number > key->max)
		return fail(reader, "%s: must be %lld to %lld", key->name, (long long)key->min,
		    (long long)key->max);
	memcpy(reader->target + key->offset, &number, sizeof(number));
	return RES_OK;
}

static enum result take_bool(struct reader *reader, const struct config_key *key, const char *value)
{
	bool yes = strcmp(value, "yes") == 0;

	if (!yes && strcmp(value, "no") != 0)
		return fail(reader, "%s: must be yes or no", key->name);
	memcpy(reader->target + key->offset, &yes, sizeof(yes));
	return RES_OK;
}

static enum result take_choice(
    struct reader *reader, const struct config_key *key, const char *value)
{
	const char *list = "";

	for (int i = 0; key->choices[i] != NULL; i++) {
		if (strcmp(value, key->choices[i]) == 0) {
			memcpy(reader->target + key->offset, &i, sizeof(i));
			return RES_OK;
		}
		list = arena_printf(
		    reader->arena, "%s%s%s", list, i > 0 ? ", " : "", key->choices[i]);
		if (list == NULL)
			return RES_UNAVAILABLE;
	}
	return fail(reader, "%s: must be one of %s", key->name, list);
}

static enum result take_value(
    struct reader *reader, const struct config_key *key, const char *value)
{
	switch (key->kind) {
	case CONFIG_TEXT:
	case CONFIG_SECRET:
		return take_text(reader, key, value);
	case CONFIG_INT:
		return take_int(reader, key, value);
	case CONFIG_BOOL:
		return take_bool(reader, key, value);
	case CONFIG_CHOICE:
		return take_choice(reader, key, value);
	}
	return RES_BUG;
}

static enum result read_section(struct reader *reader, char *text)
{
	size_t size = strlen(text);

	if (size < 3 || text[size - 1] != ']')
		return fail(reader, "a section is written as [name]");
	text[size - 1] = '\0';
	reader->section = trim(text + 1);
	for (size_t i = 0; i < reader->count; i++)
		if (strcmp(reader->keys[i].section, reader->section) == 0)
			return RES_OK;
	return fail(reader, "unknown section [%s]", reader->section);
}

static enum result read_pair(struct reader *reader, char *text)
{
	char *equals = strchr(text, '=');
	const char *name, *value;

	if (equals == NULL)
		return fail(reader, "neither [section], key = value nor # comment");
	*equals = '\0';
	name = trim(text);
	value = trim(equals + 1);
	for (size_t i = 0; i < reader->count; i++) {
		const struct config_key *key = &reader->keys[i];

		if (strcmp(key->section, reader->section) != 0 || strcmp(key->name, name) != 0)
			continue;
		if (reader->seen_at[i] != 0)
			return fail(
			    reader, "%s was set on line %d already", name, reader->seen_at[i]);
		reader->seen_at[i] = reader->line;
		return take_value(reader, key, value);
	}
	return fail(reader, "unknown key %s in [%s]", name, reader->section);
}

static enum result read_lines(struct reader *reader, const char *text)
{
	enum result res = RES_OK;

	while (*text != '\0' && res == RES_OK) {
		size_t size = strcspn(text, "\n");
		char *line = arena_strndup(reader->arena, text, size);

		if (line == NULL)
			return RES_UNAVAILABLE;
		reader->line++;
		text += text[size] == '\n' ? size + 1 : size;
		line = trim(line);
		if (line[0] == '[')
			res = read_section(reader, line);
		else if (line[0] != '\0' && line[0] != '#')
			res = read_pair(reader, line);
	}
	return res;
}

static enum result fill_presets(struct reader *reader)
{
	for (size_t i = 0; i < reader->count; i++) {
		const struct config_key *key = &reader->keys[i];
		enum result res;

		if (reader->seen_at[i] != 0)
			continue;
		if (key->preset == NULL)
			return fail(reader, "%s in [%s] is missing", key->name, key->section);
		if ((res = take_value(reader, key, key->preset)) != RES_OK)
			return res;
	}
	return RES_OK;
}

enum result config_read(struct arena *arena, const char *path, const struct config_key *keys,
    size_t count, void *target, const char **problem)
{
	struct reader reader = {
		.arena = arena,
		.path = path,
		.keys = keys,
		.count = count,
		.target = target,
		.section = "",
	};
	const char *text;
	enum result res;

	*problem = "out of memory";
	reader.seen_at = arena_array(arena, count, sizeof(*reader.seen_at));
	if (reader.seen_at == NULL)
		return RES_UNAVAILABLE;
	res = slurp(arena, path, FILE_MAX_BYTES, &text);
	if (res == RES_NOT_FOUND)
		res = fail(&reader, "cannot be read: %s", strerror(errno));
	else if (res == RES_TOO_LARGE || res == RES_INVALID)
		res = fail(&reader, "is not a text file of at most %d kB", FILE_MAX_BYTES / 1024);
	if (res == RES_OK)
		res = read_lines(&reader, text);
	if (res == RES_OK)
		res = fill_presets(&reader);
	if (reader.problem != NULL)
		*problem = reader.problem;
	if (res == RES_OK)
		*problem = NULL;
	return res;
}

static void print_value(FILE *out, const struct config_key *key, const unsigned char *member)
{
	const char *text;
	int64_t number;
	bool yes;
	int choice;

	switch (key->kind) {
	case CONFIG_TEXT:
		memcpy(&text, member, sizeof(text));
		(void)fputs(text != NULL ? text : "", out);
		break;
	case CONFIG_SECRET:
		memcpy(&text, member, sizeof(text));
		(void)fputs(text != NULL && text[0] != '\0' ? "********" : "", out);
		break;
	case CONFIG_INT:
		memcpy(&number, member, sizeof(number));
		(void)fprintf(out, "%lld", (long long)number);
		break;
	case CONFIG_BOOL:
		memcpy(&yes, member, sizeof(yes));
		(void)fputs(yes ? "yes" : "no", out);
		break;
	case CONFIG_CHOICE:
		memcpy(&choice, member, sizeof(choice));
		(void)fputs(key->choices[choice], out);
		break;
	}
}

void config_print(FILE *out, const struct config_key *keys, size_t count, const void *target)
{
	const unsigned char *bytes = target;
	const char *section = "";

	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].section, section) != 0) {
			(void)fprintf(out, "%s[%s]\n", i > 0 ? "\n" : "", keys[i].section);
			section = keys[i].section;
		}
		(void)fprintf(out, "%s = ", keys[i].name);
		print_value(out, &keys[i], bytes + keys[i].offset);
		(void)fputc('\n', out);
	}
}
