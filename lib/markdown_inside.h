/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of Markdown share, and nobody else: the pool that every node lives in, and
 * rewriting of cmark's tree. Functions that find no memory do not return: they leave the
 * conversion (markdown_give_up). */
#ifndef LOKET_MARKDOWN_INSIDE_H
#define LOKET_MARKDOWN_INSIDE_H

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>

#include <cmark-gfm.h>

#include "arena.h"
#include "buf.h"
#include "markdown.h"

#define MARKDOWN_DEPTH_MAX 100 /* blocks within blocks */
#define MARKDOWN_OUT_MAX (512 * 1024)
#define MARKDOWN_HEADING_IDS_MAX 200

/* markdown_bounds.c */

/* The allocator of every node. Past its ceiling, and when memory ends, it jumps to `full`. */
extern cmark_mem markdown_pool;
void markdown_pool_open(jmp_buf *full);
void markdown_pool_close(void);
void markdown_give_up(void) __attribute__((noreturn));
/* False for a text whose parsing would cost too much. `tables`: the table extension will be on. */
bool markdown_is_affordable(const char *text, bool tables);

/* markdown.c */

/* Nodes are taken out, never freed: their children's text may still point into them. */
void markdown_take_children(cmark_node *to, cmark_node *from);
/* Puts `with` in the place of `node`, or only its children when `with` is NULL. */
void markdown_replace_node(cmark_node *node, cmark_node *with);
/* A node without children: at the end of `into`, or before `before` when that is NULL. */
void markdown_insert_leaf(
    cmark_node *before, cmark_node *into, cmark_node_type type, const char *literal);
/* The text below `top`, without markup. */
void markdown_add_text(struct buf *out, cmark_node *top);
void markdown_html_as_text(cmark_node *html);
void markdown_html_block_as_text(cmark_node *html, struct buf *scratch);

struct markdown_headings {
	struct arena *arena;
	const char *used[MARKDOWN_HEADING_IDS_MAX]; /* slugs, as often as they came */
	struct markdown_heading *told;              /* NULL: nobody asks */
	size_t count;
};

struct markdown_rewriting {
	enum markdown_kind kind;
	struct markdown_headings headings;
	const struct markdown_page *page; /* whose pictures; NULL for none */
	struct buf *scratch;
};

/* markdown_article() without what is kept. */
enum result markdown_article_fresh(struct arena *arena, const char *text,
    struct markdown_page *page, const char **html) MUST_CHECK;

/* markdown_page.c: called for each node after its children. `data` is a struct
 * markdown_rewriting. */
void markdown_for_page(cmark_node *node, void *data);
bool markdown_is_safe_link(const char *url);
/* The same for what only looks at links: `data` is a struct markdown_listening. */
struct markdown_listening {
	markdown_link_fn found;
	void *data;
};
void markdown_for_links(cmark_node *node, void *data);

/* markdown_plain.c: the same for plain text, and its rendering. */
void markdown_for_mail(cmark_node *node, void *data);
void markdown_plain_render(cmark_node *document, struct buf *out);
/* markdown_words.c: of a document that nothing was changed in. */
void markdown_words_render(cmark_node *document, struct buf *out);

#endif
