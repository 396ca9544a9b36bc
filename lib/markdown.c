/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown, converted: parses with cmark-gfm, has the tree rewritten for a page
 * (markdown_page.c) or for plain text (markdown_plain.c), renders it. Never in cmark's unsafe
 * mode.
 *
 * Somebody else's text is expensive in several known ways (a table bomb, deep nesting), so it is
 * measured before it is parsed, and the parser works in a pool of memory with a ceiling: past
 * it, or when memory ends, the whole conversion is left by longjmp (markdown_bounds.c). */
#include "markdown_inside.h"

#include <stddef.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#define IN_MAX (64 * 1024)

/* Nodes, for both kinds of rewriting */

/* Nodes are taken out, never freed: their children's text may still point into them. The pool
 * frees them all. */
void markdown_take_children(cmark_node *to, cmark_node *from)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(from)) != NULL) {
		if (!cmark_node_append_child(to, child))
			cmark_node_unlink(child);
	}
}

/* Puts `with` in the place of `node`, or only its children when `with` is NULL. */
void markdown_replace_node(cmark_node *node, cmark_node *with)
{
	cmark_node *child;

	if (with != NULL) {
		markdown_take_children(with, node);
		cmark_node_insert_before(node, with);
	} else {
		while ((child = cmark_node_first_child(node)) != NULL) {
			if (!cmark_node_insert_before(node, child))
				cmark_node_unlink(child);
		}
	}
	cmark_node_unlink(node);
}

void markdown_add_text(struct buf *out, cmark_node *top)
{
	cmark_iter *iter = cmark_iter_new(top);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER &&
		    (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
			buf_adds(out, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			buf_addc(out, ' ');
	}
	cmark_iter_free(iter);
}

void markdown_insert_leaf(
    cmark_node *before, cmark_node *into, cmark_node_type type, const char *literal)
{
	cmark_node *leaf = cmark_node_new_with_mem(type, &markdown_pool);

	if (literal != NULL)
		cmark_node_set_literal(leaf, literal);
	if (into != NULL)
		cmark_node_append_child(into, leaf);
	else
		cmark_node_insert_before(before, leaf);
}

/* What looks like HTML is somebody's text: an error message, a piece of XML. It is shown as
 * written. */
void markdown_html_as_text(cmark_node *html)
{
	markdown_insert_leaf(html, NULL, CMARK_NODE_TEXT, cmark_node_get_literal(html));
	cmark_node_unlink(html);
}

void markdown_html_block_as_text(cmark_node *html, struct buf *scratch)
{
	cmark_node *paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &markdown_pool);

	for (const char *line = cmark_node_get_literal(html); *line != '\0';) {
		const size_t size = strcspn(line, "\n");

		buf_clear(scratch);
		buf_add(scratch, line, size);
		if (!buf_ok(scratch))
			markdown_give_up();
		if (cmark_node_first_child(paragraph) != NULL)
			markdown_insert_leaf(NULL, paragraph, CMARK_NODE_LINEBREAK, NULL);
		markdown_insert_leaf(NULL, paragraph, CMARK_NODE_TEXT, scratch->data);
		line += size + (line[size] == '\n');
	}
	cmark_node_insert_before(html, paragraph);
	cmark_node_unlink(html);
}

/* The whole document */

/* Calls `change` once for each node, after its children; it may replace the node it is given. */
static void each_node(cmark_node *top, void (*change)(cmark_node *node, void *data), void *data)
{
	cmark_iter *iter = cmark_iter_new(top);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		/* These have no exit event. */
		if (event == CMARK_EVENT_EXIT ||
		    cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK ||
		    cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
			change(node, data);
	}
	cmark_iter_free(iter);
}

static cmark_node *parse(enum markdown_kind kind, const char *text, cmark_llist **extensions)
{
	static const char *const names[] = { "autolink", "strikethrough", "table" };
	const int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
	cmark_parser *parser = cmark_parser_new_with_mem(options, &markdown_pool);
	const size_t count = kind == MARKDOWN_ARTICLE ? 3 : 2;
	cmark_node *document;

	for (size_t i = 0; i < count; i++) {
		cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);

		if (extension != NULL)
			cmark_parser_attach_syntax_extension(parser, extension);
	}
	cmark_parser_feed(parser, text, strlen(text));
	document = cmark_parser_finish(parser);
	*extensions = cmark_parser_get_syntax_extensions(parser);
	return document;
}

enum output { OUTPUT_HTML, OUTPUT_PLAIN, OUTPUT_WORDS, OUTPUT_LINKS };

struct conversion {
	struct arena *arena;
	enum markdown_kind kind;
	enum output output;
	const char *text;
	struct markdown_page *page;           /* NULL: nobody asks */
	struct markdown_listening *listening; /* OUTPUT_LINKS */
	struct buf scratch;
	const char *result; /* in the arena */
};

static enum result convert(struct conversion *c)
{
	struct markdown_rewriting rewriting = { .kind = c->kind,
		.headings = { .arena = c->arena,
		    .told = c->page != NULL ? c->page->headings : NULL },
		.page = c->page,
		.scratch = &c->scratch };
	const int options = c->kind == MARKDOWN_MESSAGE ? CMARK_OPT_HARDBREAKS : CMARK_OPT_DEFAULT;
	cmark_llist *extensions = NULL;
	cmark_node *document = parse(c->kind, c->text, &extensions);
	const char *rendered;
	size_t size;

	if (c->output == OUTPUT_LINKS) {
		each_node(document, markdown_for_links, c->listening);
		return RES_OK;
	}
	if (c->output != OUTPUT_WORDS)
		each_node(document,
		    c->output == OUTPUT_HTML ? markdown_for_page : markdown_for_mail, &rewriting);
	if (c->page != NULL)
		c->page->heading_count = rewriting.headings.count;
	buf_clear(&c->scratch);
	if (c->output == OUTPUT_HTML) {
		rendered = cmark_render_html_with_mem(
		    document, options, extensions, &markdown_pool);
	} else {
		if (c->output == OUTPUT_WORDS)
			markdown_words_render(document, &c->scratch);
		else
			markdown_plain_render(document, &c->scratch);
		if (!buf_ok(&c->scratch))
			return RES_TOO_LARGE;
		rendered = c->scratch.data;
	}
	size = strlen(rendered);
	while (size > 0 && rendered[size - 1] == '\n')
		size--;
	if (size > MARKDOWN_OUT_MAX)
		return RES_TOO_LARGE;
	c->result = arena_strndup(c->arena, rendered, size);
	return c->result != NULL ? RES_OK : RES_UNAVAILABLE;
}

/* Nothing of this function is read after the jump; what the conversion made lies in the pool and
 * in `*c`. */
static enum result convert_in_pool(struct conversion *c)
{
	jmp_buf full;
	enum result res;

	markdown_pool_open(&full);
	if (setjmp(full) != 0) {
		markdown_pool_close();
		return RES_TOO_LARGE;
	}
	res = convert(c);
	markdown_pool_close();
	return res;
}

static enum result convert_bounded(struct conversion *c, const char **out)
{
	const bool tables = c->kind == MARKDOWN_ARTICLE;
	enum result res;

	if (strlen(c->text) > IN_MAX || !markdown_is_affordable(c->text, tables))
		return RES_TOO_LARGE;
	cmark_gfm_core_extensions_ensure_registered();
	buf_init(&c->scratch, MARKDOWN_OUT_MAX);
	res = convert_in_pool(c);
	buf_free(&c->scratch);
	*out = c->result;
	return res;
}

enum result markdown_html(
    struct arena *arena, enum markdown_kind kind, const char *text, const char **html)
{
	struct conversion c = { .arena = arena, .kind = kind, .output = OUTPUT_HTML, .text = text };

	return convert_bounded(&c, html);
}

enum result markdown_article_fresh(
    struct arena *arena, const char *text, struct markdown_page *page, const char **html)
{
	struct conversion c = { .arena = arena,
		.kind = MARKDOWN_ARTICLE,
		.output = OUTPUT_HTML,
		.text = text,
		.page = page };

	page->heading_count = 0;
	page->headings = arena_array(
	    arena, MARKDOWN_HEADING_IDS_MAX, sizeof(struct markdown_heading));
	return page->headings == NULL ? RES_UNAVAILABLE : convert_bounded(&c, html);
}

enum result markdown_links(
    struct arena *arena, const char *text, markdown_link_fn found, void *data)
{
	struct markdown_listening listening = { found, data };
	struct conversion c = { .arena = arena,
		.kind = MARKDOWN_ARTICLE,
		.output = OUTPUT_LINKS,
		.text = text,
		.listening = &listening };
	const char *none;

	return convert_bounded(&c, &none);
}

enum result markdown_plain(struct arena *arena, const char *text, const char **plain)
{
	struct conversion c = {
		.arena = arena, .kind = MARKDOWN_MESSAGE, .output = OUTPUT_PLAIN, .text = text
	};

	return convert_bounded(&c, plain);
}

enum result markdown_words(
    struct arena *arena, enum markdown_kind kind, const char *text, const char **words)
{
	struct conversion c = {
		.arena = arena, .kind = kind, .output = OUTPUT_WORDS, .text = text
	};

	return convert_bounded(&c, words);
}

/* Text as one paragraph, its lines kept. */
static const char *as_paragraph(struct arena *arena, const char *text)
{
	struct buf buf;

	buf_init(&buf, strlen(text) * 6 + 16);
	buf_adds(&buf, "<p>");
	for (const char *c = text; *c != '\0'; c++) {
		switch (*c) {
		case '&':
			buf_adds(&buf, "&amp;");
			break;
		case '<':
			buf_adds(&buf, "&lt;");
			break;
		case '>':
			buf_adds(&buf, "&gt;");
			break;
		case '"':
			buf_adds(&buf, "&quot;");
			break;
		case '\n':
			buf_adds(&buf, "<br>\n");
			break;
		default:
			buf_addc(&buf, *c);
		}
	}
	buf_adds(&buf, "</p>");
	return buf_move(&buf, arena);
}

enum result markdown_message(struct arena *arena, const char *text, const char **html)
{
	enum result res = markdown_html(arena, MARKDOWN_MESSAGE, text, html);

	if (res != RES_TOO_LARGE)
		return res;
	*html = as_paragraph(arena, text);
	return *html == NULL ? RES_UNAVAILABLE : RES_OK;
}
