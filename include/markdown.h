/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown (GitHub flavoured) to safe HTML by cmark-gfm: raw HTML is shown as the text it is,
 * links lead only to http, https, mailto, tel and our own paths (others keep their text and lose
 * the link), and links elsewhere carry rel="nofollow noopener". Not for threads. */
#ifndef LOKET_MARKDOWN_H
#define LOKET_MARKDOWN_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "result.h"

enum markdown_kind {
	/* Customers' and agents' messages: hard line breaks, autolinks, strikethrough; no
	 * tables; a picture becomes a link to it; headings become bold paragraphs. */
	MARKDOWN_MESSAGE = 1,
	/* Written by agents: tables, pictures from our own paths ("/…") only. Headings begin at
	 * h2 (the page's title is h1) and have an id: "s-" and the slug of their text, "--2"
	 * after the second of the same name; the first 200 of them. */
	MARKDOWN_ARTICLE,
};

/* At most 64 kB in and 512 kB out: RES_TOO_LARGE past either. Nesting that would cost too much
 * is refused the same way, and so is what would cost the parser more than 32 MB. `text` is valid
 * UTF-8 (text_clean). No line end after the last block. */
enum result markdown_html(
    struct arena *arena, enum markdown_kind kind, const char *text, const char **html) MUST_CHECK;

/* A picture whose size is known, so that a page does not jump when it comes. */
struct markdown_picture {
	const char *url; /* as in the text: a path of our own */
	int64_t width, height;
};
struct markdown_heading {
	int level; /* 2..6 */
	const char *id, *text;
};
struct markdown_page {
	const struct markdown_picture *pictures; /* in */
	size_t picture_count;
	struct markdown_heading *headings; /* out: those with an id, in order; in the arena */
	size_t heading_count;
};
/* markdown_html() of an article, which also gives its pictures their size and tells its headings,
 * for a list of contents. The last few conversions are kept in this process (3 MB at most), so that
 * an article that is read all the time is converted once. */
enum result markdown_article(struct arena *arena, const char *text, struct markdown_page *page,
    const char **html) MUST_CHECK;
/* Calls `found` for each link and picture of an article, with its address as written. Same limits.
 */
typedef void (*markdown_link_fn)(void *data, const char *url);
enum result markdown_links(
    struct arena *arena, const char *text, markdown_link_fn found, void *data) MUST_CHECK;

/* A message as people will see it, whatever it holds: as markdown_html(), or when that refuses (too
 * long, too costly) as plain paragraphs. Fails only out of memory. */
enum result markdown_message(struct arena *arena, const char *text, const char **html) MUST_CHECK;
/* The same text without any markup, for mail: "text (address)" for a link, "- "
 * before a list's items, "> " before quoted lines. Same limits. */
enum result markdown_plain(struct arena *arena, const char *text, const char **plain) MUST_CHECK;
/* What a reader reads of it, on one line, for excerpts and to search in: sentences of headings,
 * paragraphs, items and rows of tables after each other, no addresses of links. Same limits. */
enum result markdown_words(
    struct arena *arena, enum markdown_kind kind, const char *text, const char **words) MUST_CHECK;

#endif
