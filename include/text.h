/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 text from outside: validity, normal form, length in characters, and the escapes that are
 * not HTML (templates do that one). One function per escaping context. */
#ifndef LOKET_TEXT_H
#define LOKET_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"

enum text_shape {
	TEXT_LINE,  /* one line: line ends and tabs become spaces, runs of space collapse, ends
		       trimmed */
	TEXT_BLOCK, /* several lines: CR LF becomes LF, tabs kept, trailing space trimmed */
	TEXT_EXACT, /* passwords: nothing is changed, only validity is checked */
};

/* Valid UTF-8 in normal form C (Unicode UAX #15), without control characters (C0, DEL, C1),
 * bidirectional overrides and isolates (U+202A..E, U+2066..9) and zero-width U+FEFF. RES_INVALID
 * when `in` holds NUL or is not UTF-8; RES_UNAVAILABLE out of memory. More than 30 combining marks
 * in a row are parted by U+034F (UAX #15 §13). `*out` lives in the arena. */
enum result text_clean(struct arena *arena, const char *in, size_t size, enum text_shape shape,
    const char **out) MUST_CHECK;

/* Characters (code points) in valid UTF-8; bytes for anything else. */
size_t text_length(const char *text);
/* The first `max` characters, with "…" when something was cut. Lives in the arena. NULL out of
 * memory. */
const char *text_shorten(struct arena *arena, const char *text, size_t max) MUST_CHECK;
/* Lower case by Unicode's simple folding. */
const char *text_lower(struct arena *arena, const char *text) MUST_CHECK;
/* Lower-case ASCII words joined by '-', accents folded: "Één café" -> "een-cafe". At most 80 bytes,
 * never empty ("-" becomes "x"). */
const char *text_slug(struct arena *arena, const char *text) MUST_CHECK;
/* A telephone number as people write it, as a tel: address has it (RFC 3966 §3): its digits, a
 * leading '+', without the "(0)" of a trunk prefix: "+31 (0)183 - 643 690" -> "+31183643690". ""
 * when it has no digit. NULL out of memory. */
const char *text_tel(struct arena *arena, const char *written) MUST_CHECK;
/* First letters of the first and last word, upper case: "Jolanda de Vries" -> "JV"; "" without
 * letters. */
const char *text_initials(struct arena *arena, const char *name) MUST_CHECK;

/* True for one address of RFC 5321 in the plain form people have: local@domain, ASCII, dots not
 * doubled, no quotes, no route, no literal, at most 254 bytes, no CR, LF, NUL or space. Stands in
 * front of every SMTP envelope. */
bool text_is_email(const char *text);
/* A URL-safe path component: percent-encodes all but unreserved characters (RFC 3986 §2.3). */
void text_add_urlencoded(struct buf *buf, const char *text);
/* The same as a string in the arena, for one path segment. NULL out of memory. */
const char *text_url_segment(struct arena *arena, const char *text) MUST_CHECK;
/* One CSV field (RFC 4180), always quoted; a cell that starts like a formula (= + - @ TAB CR) gets
 * a leading apostrophe. */
void text_add_csv(struct buf *buf, const char *text);

#endif
