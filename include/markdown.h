/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown (GitHub flavoured) to safe HTML by cmark-gfm: raw HTML dropped, scripted links blanked, links carry rel="nofollow noopener". */
#ifndef LOKET_MARKDOWN_H
#define LOKET_MARKDOWN_H

#include "arena.h"
#include "result.h"

enum markdown_kind {
	MARKDOWN_MESSAGE = 1, /* customers' and agents' messages: hard line breaks, autolinks, strikethrough, no tables, no images, headings become bold paragraphs */
	MARKDOWN_ARTICLE,     /* written by agents: tables, images from our own address only, heading ids */
};

/* At most 64 kB in and 512 kB out: RES_TOO_LARGE past either. Nesting that would cost too much is refused the same way. */
enum result markdown_html(struct arena *arena, enum markdown_kind kind, const char *text, const char **html) MUST_CHECK;
/* The same text without any markup, for mail and excerpts. */
enum result markdown_plain(struct arena *arena, const char *text, const char **plain) MUST_CHECK;

#endif
