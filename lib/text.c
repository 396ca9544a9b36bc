/* SPDX-License-Identifier: Apache-2.0 */
/* Text from outside, over utf8proc: refuses what is not UTF-8, normalises, measures, and escapes
 * for addresses and CSV. HTML is the templates' own, JSON and mail headers have their own modules.
 */
#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define COMBINING_JOINER 0x034f
#define NONSTARTERS_MAX                                                                           \
	30                /* UAX #15 §13: a longer run of marks would make normalising quadratic \
			   */
#define DECOMPOSED_MAX 18 /* code points one can decompose into */
#define SLUG_MAX 80
#define EMAIL_MAX 254
#define LOCAL_MAX 64
#define LABEL_MAX 63

/* Text under construction. `out` is large enough from the start. */
struct cleaner {
	enum text_shape shape;
	char *out;
	size_t size;
	size_t solid;       /* size up to the last character that is not space */
	bool space_pending; /* TEXT_LINE: a space is due before the next character */
	bool compose;       /* something may not be in normal form */
	int marks;          /* combining marks since the last starter, counted decomposed */
};

/* One code point at `at`; 0 bytes when it is not UTF-8. */
static size_t next(const char *at, size_t size, utf8proc_int32_t *cp)
{
	utf8proc_ssize_t took;

	if (size > 0 && (unsigned char)*at < 0x80) {
		*cp = (unsigned char)*at;
		return 1;
	}
	took = utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)size, cp);
	return took > 0 ? (size_t)took : 0;
}

static bool is_space(utf8proc_int32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r';
	return cp == 0x85 || cp == 0x2028 || cp == 0x2029 ||
	    utf8proc_category(cp) == UTF8PROC_CATEGORY_ZS;
}

static bool is_line_end(utf8proc_int32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool is_dropped(utf8proc_int32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x202a && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static void put(struct cleaner *cl, utf8proc_int32_t cp)
{
	cl->size += (size_t)utf8proc_encode_char(cp, (utf8proc_uint8_t *)cl->out + cl->size);
}

/* Keeps count of combining marks, and breaks up runs no language has with a joiner that shows
 * nothing (UAX #15 §13, Stream-Safe Text). */
static void count_marks(struct cleaner *cl, utf8proc_int32_t cp)
{
	const utf8proc_property_t *property = utf8proc_get_property(cp);
	utf8proc_int32_t parts[DECOMPOSED_MAX];
	utf8proc_ssize_t count;
	int trailing = 0;

	if (property->combining_class != 0 || property->decomp_seqindex != UINT16_MAX ||
	    property->comb_index != UINT16_MAX || (cp >= 0x1100 && cp <= 0x11ff))
		cl->compose = true;
	count = utf8proc_decompose_char(cp, parts, DECOMPOSED_MAX, UTF8PROC_DECOMPOSE, NULL);
	if (count < 0 || count > DECOMPOSED_MAX)
		count = 0;
	while (trailing < count &&
	    utf8proc_get_property(parts[count - 1 - trailing])->combining_class != 0)
		trailing++;
	if (count == 0 || trailing < count) {
		cl->marks = trailing;
	} else if (cl->marks + trailing > NONSTARTERS_MAX) {
		put(cl, COMBINING_JOINER);
		cl->marks = trailing;
	} else {
		cl->marks += trailing;
	}
}

static void take(struct cleaner *cl, utf8proc_int32_t cp)
{
	bool space = is_space(cp);

	if (cl->shape == TEXT_LINE && space) {
		cl->space_pending = cl->size > 0;
		return;
	}
	if (cl->shape == TEXT_BLOCK && is_line_end(cp))
		cp = '\n';
	else if (cp != '\t' && is_dropped(cp))
		return;
	if (cl->space_pending) {
		cl->out[cl->size++] = ' ';
		cl->space_pending = false;
		cl->marks = 0;
	}
	if (cp < 0xc0)
		cl->marks = 0;
	else
		count_marks(cl, cp);
	put(cl, cp);
	if (!space)
		cl->solid = cl->size;
}

/* Normal form C of what was collected. */
static enum result compose(struct arena *arena, struct cleaner *cl, const char **out)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t size;

	size = utf8proc_map((const utf8proc_uint8_t *)cl->out, (utf8proc_ssize_t)cl->size,
	    &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (size < 0)
		return size == UTF8PROC_ERROR_NOMEM ? RES_UNAVAILABLE : RES_INVALID;
	*out = arena_strndup(arena, (const char *)composed, (size_t)size);
	free(composed);
	return *out == NULL ? RES_UNAVAILABLE : RES_OK;
}

static bool is_utf8(const char *in, size_t size)
{
	utf8proc_int32_t cp;

	for (size_t at = 0, took; at < size; at += took)
		if ((took = next(in + at, size - at, &cp)) == 0)
			return false;
	return true;
}

enum result text_clean(
    struct arena *arena, const char *in, size_t size, enum text_shape shape, const char **out)
{
	struct cleaner cl = { .shape = shape };
	utf8proc_int32_t cp;

	if (size > 0 && memchr(in, '\0', size) != NULL)
		return RES_INVALID;
	if (size > SIZE_MAX / 8)
		return RES_UNAVAILABLE;
	if (shape == TEXT_EXACT) {
		if (!is_utf8(in, size))
			return RES_INVALID;
		*out = size > 0 ? arena_strndup(arena, in, size) : arena_strdup(arena, "");
		return *out == NULL ? RES_UNAVAILABLE : RES_OK;
	}
	cl.out = arena_alloc(arena, size + size / 15 + 8); /* with room for the joiners */
	if (cl.out == NULL)
		return RES_UNAVAILABLE;
	for (size_t at = 0, took; at < size; at += took) {
		if ((took = next(in + at, size - at, &cp)) == 0)
			return RES_INVALID;
		if (cp == '\r' && at + 1 < size && in[at + 1] == '\n')
			continue; /* the LF stands for both */
		take(&cl, cp);
	}
	cl.size = cl.solid;
	cl.out[cl.size] = '\0';
	*out = cl.out;
	return cl.compose ? compose(arena, &cl, out) : RES_OK;
}

size_t text_length(const char *text)
{
	size_t size = strlen(text), count = 0;
	utf8proc_int32_t cp;

	for (size_t at = 0, took; at < size; at += took, count++)
		if ((took = next(text + at, size - at, &cp)) == 0)
			return size;
	return count;
}

const char *text_shorten(struct arena *arena, const char *text, size_t max)
{
	size_t size = strlen(text), at = 0;
	utf8proc_int32_t cp;
	char *cut;

	for (size_t count = 0; at < size && count < max; count++) {
		size_t took = next(text + at, size - at, &cp);

		at += took > 0 ? took : 1;
	}
	if (at == size)
		return arena_strdup(arena, text);
	while (at > 0 && text[at - 1] == ' ')
		at--;
	cut = arena_alloc(arena, at + sizeof("…"));
	if (cut == NULL)
		return NULL;
	memcpy(cut, text, at);
	memcpy(cut + at, "…", sizeof("…"));
	return cut;
}

const char *text_lower(struct arena *arena, const char *text)
{
	size_t size = strlen(text), to = 0;
	utf8proc_int32_t cp;
	/* Two bytes can become three (U+023A), never more. */
	char *lower = arena_array(arena, size + 1, 2);

	if (lower == NULL)
		return NULL;
	for (size_t at = 0, took; at < size; at += took) {
		took = next(text + at, size - at, &cp);
		if (took == 0) {
			lower[to++] = text[at];
			took = 1;
		} else {
			to += (size_t)utf8proc_encode_char(
			    utf8proc_tolower(cp), (utf8proc_uint8_t *)lower + to);
		}
	}
	return lower;
}

/* Letters Unicode does not decompose but everybody writes so. */
static const char *plain_letters(utf8proc_int32_t cp)
{
	switch (cp) {
	case 0xe6:
		return "ae";
	case 0xf8:
		return "o";
	case 0x153:
		return "oe";
	case 0x142:
		return "l";
	case 0x111:
	case 0xf0:
		return "d";
	case 0xfe:
		return "th";
	default:
		return "";
	}
}

struct slug {
	char text[SLUG_MAX + 1];
	size_t size;
	bool dash; /* a dash is due before the next letter */
};

static void slug_add(struct slug *slug, const char *letters)
{
	size_t size = strlen(letters), dash = slug->dash && slug->size > 0 ? 1 : 0;

	if (size == 0) {
		slug->dash = true;
		return;
	}
	if (slug->size + dash + size > SLUG_MAX)
		return;
	if (dash > 0)
		slug->text[slug->size++] = '-';
	memcpy(slug->text + slug->size, letters, size);
	slug->size += size;
	slug->dash = false;
}

const char *text_slug(struct arena *arena, const char *text)
{
	struct slug slug = { .size = 0 };
	size_t size = strlen(text);
	utf8proc_int32_t cp;

	for (size_t at = 0, took; at < size && slug.size < SLUG_MAX; at += took) {
		utf8proc_int32_t parts[DECOMPOSED_MAX];
		utf8proc_ssize_t count = 0;

		took = next(text + at, size - at, &cp);
		if (took == 0) {
			took = 1;
			cp = ' ';
		}
		if (cp == '\'' || cp == 0x2019)
			continue; /* "foto's" is one word */
		count = utf8proc_decompose_char(cp, parts, DECOMPOSED_MAX,
		    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD,
		    NULL);
		for (utf8proc_ssize_t i = 0; i < count && count <= DECOMPOSED_MAX; i++) {
			char letter[2] = { (char)parts[i], '\0' };
			bool plain = (parts[i] >= 'a' && parts[i] <= 'z') ||
			    (parts[i] >= '0' && parts[i] <= '9');

			slug_add(&slug, plain ? letter : plain_letters(parts[i]));
		}
	}
	return arena_strndup(arena, slug.size > 0 ? slug.text : "x", SLUG_MAX);
}

static bool is_letter(utf8proc_int32_t cp)
{
	switch ((int)utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
		return true;
	default:
		return false;
	}
}

const char *text_tel(struct arena *arena, const char *written)
{
	char *tel = arena_alloc(arena, strlen(written) + 1);
	size_t n = 0;

	if (tel == NULL)
		return NULL;
	for (const char *at = written; *at != 0; at++) {
		if (n > 0 && strncmp(at, "(0)", 3) == 0)
			at += 2;
		else if ((*at >= '0' && *at <= '9') || (*at == '+' && n == 0))
			tel[n++] = *at;
	}
	tel[n] = 0;
	return n == 1 && tel[0] == '+' ? "" : tel;
}

const char *text_initials(struct arena *arena, const char *name)
{
	size_t size = strlen(name), words = 0, to = 0;
	utf8proc_int32_t cp, found[2] = { 0, 0 };
	bool in_word = false; /* the word's first letter was seen */
	utf8proc_uint8_t text[9];

	for (size_t at = 0, took; at < size; at += took) {
		took = next(name + at, size - at, &cp);
		if (took == 0) {
			took = 1;
			continue;
		}
		if (is_space(cp)) {
			in_word = false;
		} else if (!in_word && is_letter(cp)) {
			in_word = true;
			found[words > 0 ? 1 : 0] = utf8proc_toupper(cp);
			words++;
		}
	}
	for (size_t i = 0; i < 2 && i < words; i++)
		to += (size_t)utf8proc_encode_char(found[i], text + to);
	text[to] = '\0';
	return arena_strdup(arena, (const char *)text);
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* dot-atom of RFC 5321 §4.1.2. */
static bool is_local_part(const char *text, size_t size)
{
	if (size == 0 || size > LOCAL_MAX || text[0] == '.' || text[size - 1] == '.')
		return false;
	for (size_t i = 0; i < size; i++) {
		if (text[i] == '.' && text[i + 1] == '.')
			return false;
		if (!is_alnum(text[i]) && strchr(".!#$%&'*+-/=?^_`{|}~", text[i]) == NULL)
			return false;
	}
	return true;
}

static bool is_domain(const char *text)
{
	int labels = 0;

	for (;;) {
		size_t size = strcspn(text, ".");

		if (size == 0 || size > LABEL_MAX || text[0] == '-' || text[size - 1] == '-')
			return false;
		for (size_t i = 0; i < size; i++)
			if (!is_alnum(text[i]) && text[i] != '-')
				return false;
		labels++;
		if (text[size] == '\0') /* two labels at least, and not the end of an IP address */
			return labels > 1 && strspn(text, "0123456789") != size;
		text += size + 1;
	}
}

bool text_is_email(const char *text)
{
	const char *at = strchr(text, '@');

	if (at == NULL || strnlen(text, EMAIL_MAX + 1) > EMAIL_MAX)
		return false;
	return is_local_part(text, (size_t)(at - text)) && is_domain(at + 1);
}

void text_add_urlencoded(struct buf *buf, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (is_alnum(*text) || strchr("-._~", *text) != NULL) {
			buf_addc(buf, *text);
		} else {
			const char escaped[3] = { '%', hex[c >> 4], hex[c & 15] };

			buf_add(buf, escaped, sizeof(escaped));
		}
	}
}

const char *text_url_segment(struct arena *arena, const char *text)
{
	struct buf buf;

	buf_init(&buf, 3 * strlen(text) + 1);
	text_add_urlencoded(&buf, text);
	return buf_move(&buf, arena);
}

void text_add_csv(struct buf *buf, const char *text)
{
	buf_addc(buf, '"');
	if (*text != '\0' && strchr("=+-@\t\r", *text) != NULL)
		buf_addc(buf, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_addc(buf, '"');
		buf_addc(buf, *text);
	}
	buf_addc(buf, '"');
}
