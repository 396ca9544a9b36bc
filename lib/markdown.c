/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown to HTML that is safe to print as it is. cmark-gfm parses; this file decides what a
 * page may hold: links of four schemes, pictures of our own, no raw HTML. Never in unsafe mode.
 *
 * Somebody else's text is expensive in several known ways (a table bomb, deep nesting), so it is
 * measured before it is parsed, and the parser works in a pool of memory with a ceiling: past
 * it, or when memory ends, the whole conversion is left by longjmp. */
#include "markdown.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "buf.h"
#include "text.h"

#define IN_MAX (64 * 1024)
#define OUT_MAX (512 * 1024)
#define POOL_MAX ((size_t)32 * 1024 * 1024)
#define DEPTH_MAX 100     /* blocks within blocks */
#define CELLS_MAX 20000   /* of all tables together */
#define BRACKETS_MAX 8000 /* "[" */
#define RUNS_MAX 16000    /* runs of the characters that open emphasis */
#define ATS_MAX 8000      /* "@" */
#define URL_MAX 2000
#define HEADING_IDS_MAX 200
#define PREFIX_MAX 16 /* of one level in plain text: "> ", "1234567890. " */

/* Memory */

struct block {
	struct block *before, *after;
	size_t size;
	max_align_t data[];
};

/* cmark's allocator carries no pointer of ours, so the pool of the conversion at hand is found
 * here: one at a time, one thread. */
static struct {
	struct block *blocks;
	size_t used;
	jmp_buf *full;
} pool;

static void pool_link(struct block *b)
{
	b->before = NULL;
	b->after = pool.blocks;
	if (b->after != NULL)
		b->after->before = b;
	pool.blocks = b;
	pool.used += b->size;
}

static void pool_unlink(struct block *b)
{
	if (b->before != NULL)
		b->before->after = b->after;
	else
		pool.blocks = b->after;
	if (b->after != NULL)
		b->after->before = b->before;
	pool.used -= b->size;
}

static struct block *block_of(void *data)
{
	return (struct block *)(void *)((char *)data - offsetof(struct block, data));
}

static void *pool_calloc(size_t count, size_t size)
{
	struct block *b = NULL;
	size_t total = 0;

	if (!__builtin_mul_overflow(count, size, &total) && total <= POOL_MAX - pool.used)
		b = calloc(1, sizeof(*b) + total);
	if (b == NULL)
		longjmp(*pool.full, 1);
	b->size = total;
	pool_link(b);
	return b->data;
}

static void pool_free(void *data)
{
	if (data == NULL)
		return;
	pool_unlink(block_of(data));
	free(block_of(data));
}

static void *pool_realloc(void *data, size_t size)
{
	struct block *old, *b;
	size_t old_size;

	if (data == NULL)
		return pool_calloc(1, size);
	old = block_of(data);
	old_size = old->size;
	if (size > old_size && size - old_size > POOL_MAX - pool.used)
		longjmp(*pool.full, 1);
	pool_unlink(old);
	b = realloc(old, sizeof(*b) + size);
	if (b == NULL) {
		pool_link(old);
		longjmp(*pool.full, 1);
	}
	b->size = size;
	pool_link(b);
	return b->data;
}

static void pool_empty(void)
{
	while (pool.blocks != NULL)
		pool_free(pool.blocks->data);
	pool.full = NULL;
}

static cmark_mem pool_mem = { pool_calloc, pool_realloc, pool_free };

/* Measuring before parsing */

struct measure {
	size_t markers; /* block markers seen so far: no line can be deeper than all of them */
	size_t depth;   /* upper bound of the deepest line */
	size_t brackets, runs, ats;
	size_t pipes; /* the most on one line of the paragraph at hand */
	size_t lines; /* of the paragraph at hand */
	size_t cells; /* upper bound of the table cells so far */
};

/* One line's indentation and block markers. A list item needs two columns for each level it
 * stands in, or a marker on the same line. */
static void measure_start(struct measure *m, const char *line, const char *end)
{
	size_t columns = 0, here = 0;
	const char *p = line;

	for (; p < end; p++) {
		size_t digits = strspn(p, "0123456789");

		if (*p == ' ' || *p == '\t') {
			columns += *p == '\t' ? 4 : 1;
		} else if (*p == '>') {
			here++;
		} else if (*p == '-' || *p == '*' || *p == '+') {
			if (p + 1 < end && p[1] != ' ' && p[1] != '\t')
				break;
			here++;
		} else if (digits > 0 && digits < 10 && (p[digits] == '.' || p[digits] == ')')) {
			p += digits;
			here++;
		} else {
			break;
		}
	}
	columns = columns / 2 < m->markers ? columns / 2 : m->markers;
	if (columns + here > m->depth)
		m->depth = columns + here;
	m->markers += here;
}

static void measure_line(struct measure *m, const char *line, const char *end)
{
	size_t pipes = 0;
	char last = 0;
	bool blank = true;

	measure_start(m, line, end);
	for (const char *p = line; p < end; last = *p++) {
		blank = blank && (*p == ' ' || *p == '\t' || *p == '\r');
		pipes += *p == '|';
		m->brackets += *p == '[';
		m->ats += *p == '@';
		m->runs += (*p == '*' || *p == '_' || *p == '~') && *p != last;
	}
	if (blank) {
		m->cells += m->lines * m->pipes;
		m->lines = m->pipes = 0;
		return;
	}
	m->lines++;
	if (pipes + 1 > m->pipes)
		m->pipes = pipes + 1;
}

static bool is_affordable(const char *text, bool tables)
{
	struct measure m = { 0 };

	for (const char *line = text; *line != '\0';) {
		const char *end = line + strcspn(line, "\n");

		measure_line(&m, line, end);
		line = *end == '\n' ? end + 1 : end;
	}
	m.cells += m.lines * m.pipes;
	return m.depth <= DEPTH_MAX && m.brackets <= BRACKETS_MAX && m.runs <= RUNS_MAX &&
	    m.ats <= ATS_MAX && (!tables || m.cells <= CELLS_MAX);
}

/* Links and pictures */

static bool is_own_path(const char *url)
{
	return url[0] == '#' || (url[0] == '/' && url[1] != '/' && url[1] != '\\');
}

/* What a link may lead to. Anything else (javascript:, data:, file:, relative names) keeps its
 * text and loses the link. */
static bool is_safe_link(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:", "tel:" };
	const size_t size = strlen(url);

	if (size == 0 || size > URL_MAX)
		return false;
	for (const unsigned char *p = (const unsigned char *)url; *p != '\0'; p++) {
		if (*p <= ' ' || *p == 0x7f || *p == '\\')
			return false;
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0 &&
		    url[strlen(schemes[i])] != '\0')
			return true;
	}
	return is_own_path(url);
}

/* A URL inside double quotes: what RFC 3986 does not allow as it is becomes %XX, and & is
 * HTML's. */
static void add_url(struct buf *out, const char *url)
{
	static const char plain[] =
	    "-_.+!*(),%#@?=;:/~$[]"
	    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (const char *p = url; *p != '\0'; p++) {
		if (*p == '&')
			buf_adds(out, "&amp;");
		else if (strchr(plain, *p) != NULL)
			buf_addc(out, *p);
		else
			buf_addf(out, "%%%02X", (unsigned)(unsigned char)*p);
	}
}

/* Nodes are taken out, never freed: their children's text may still point into them. The pool
 * frees them all. */
static void take_children(cmark_node *to, cmark_node *from)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(from)) != NULL) {
		if (!cmark_node_append_child(to, child))
			cmark_node_unlink(child);
	}
}

/* Puts `with` in the place of `node`, or only its children when `with` is NULL. */
static void replace_node(cmark_node *node, cmark_node *with)
{
	cmark_node *child;

	if (with != NULL) {
		take_children(with, node);
		cmark_node_insert_before(node, with);
	} else {
		while ((child = cmark_node_first_child(node)) != NULL) {
			if (!cmark_node_insert_before(node, child))
				cmark_node_unlink(child);
		}
	}
	cmark_node_unlink(node);
}

static cmark_node *custom_node(cmark_node_type type, const char *enter, const char *leave)
{
	cmark_node *node = cmark_node_new_with_mem(type, &pool_mem);

	cmark_node_set_on_enter(node, enter);
	cmark_node_set_on_exit(node, leave);
	return node;
}

/* A link with rel, which cmark's own renderer does not write. Its title is dropped: it says
 * nothing a phone could show. */
static void rewrite_link(cmark_node *link, struct buf *scratch)
{
	const char *url = cmark_node_get_url(link);

	if (url == NULL || !is_safe_link(url)) {
		replace_node(link, NULL);
		return;
	}
	buf_clear(scratch);
	buf_adds(scratch, "<a href=\"");
	add_url(scratch, url);
	buf_adds(scratch, is_own_path(url) ? "\">" : "\" rel=\"nofollow noopener\">");
	if (!buf_ok(scratch))
		longjmp(*pool.full, 1);
	replace_node(link, custom_node(CMARK_NODE_CUSTOM_INLINE, scratch->data, "</a>"));
}

static bool is_within_link(cmark_node *node)
{
	while ((node = cmark_node_parent(node)) != NULL) {
		if (cmark_node_get_type(node) == CMARK_NODE_LINK)
			return true;
	}
	return false;
}

/* Only rewritten links are custom nodes. */
static bool holds_link(cmark_node *node)
{
	for (cmark_node *child = cmark_node_first_child(node); child != NULL;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_CUSTOM_INLINE || holds_link(child))
			return true;
	}
	return false;
}

/* A picture that may not be shown becomes a link to it, with its description as text. */
static void rewrite_image(cmark_node *image, enum markdown_kind kind, struct buf *scratch)
{
	const char *url = cmark_node_get_url(image);
	cmark_node *link;

	if (kind == MARKDOWN_ARTICLE && url != NULL && is_own_path(url) && is_safe_link(url)) {
		cmark_node_set_title(image, "");
		return;
	}
	if (url == NULL || is_within_link(image) || holds_link(image)) {
		replace_node(image, NULL);
		return;
	}
	link = cmark_node_new_with_mem(CMARK_NODE_LINK, &pool_mem);
	cmark_node_set_url(link, url);
	if (cmark_node_first_child(image) == NULL) {
		cmark_node *text = cmark_node_new_with_mem(CMARK_NODE_TEXT, &pool_mem);

		cmark_node_set_literal(text, url);
		cmark_node_append_child(link, text);
	}
	take_children(link, image);
	cmark_node_insert_before(image, link);
	cmark_node_unlink(image);
	rewrite_link(link, scratch);
}

/* Headings */

/* In a message nobody's line may look like the page's own headings. */
static void rewrite_message_heading(cmark_node *heading)
{
	cmark_node *paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &pool_mem);
	cmark_node *strong = cmark_node_new_with_mem(CMARK_NODE_STRONG, &pool_mem);

	take_children(strong, heading);
	cmark_node_append_child(paragraph, strong);
	cmark_node_insert_before(heading, paragraph);
	cmark_node_unlink(heading);
}

struct headings {
	struct arena *arena;
	const char *used[HEADING_IDS_MAX];
	size_t count;
};

static void add_text_of(struct buf *out, cmark_node *top)
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

/* "s-" before it, so that no heading takes the id of a field or part of the page. A second one
 * of the same name gets a number. */
static const char *heading_id(struct headings *headings, cmark_node *heading, struct buf *scratch)
{
	const char *slug;
	size_t same = 0;

	if (headings->count == HEADING_IDS_MAX)
		return NULL;
	buf_clear(scratch);
	add_text_of(scratch, heading);
	if (!buf_ok(scratch) ||
	    (slug = text_slug(headings->arena, scratch->data != NULL ? scratch->data : "")) == NULL)
		longjmp(*pool.full, 1);
	for (size_t i = 0; i < headings->count; i++)
		same += strcmp(headings->used[i], slug) == 0;
	headings->used[headings->count++] = slug;
	slug = same == 0 ? arena_printf(headings->arena, "s-%s", slug)
			 : arena_printf(headings->arena, "s-%s--%zu", slug, same + 1);
	if (slug == NULL)
		longjmp(*pool.full, 1);
	return slug;
}

/* The page's title is the h1, so an article's own headings begin at h2. */
static void rewrite_article_heading(
    cmark_node *heading, struct headings *headings, struct buf *scratch)
{
	const int level = cmark_node_get_heading_level(heading) < 2
	    ? 2
	    : cmark_node_get_heading_level(heading);
	const char *id = heading_id(headings, heading, scratch);
	char *html;

	cmark_node_set_heading_level(heading, level);
	if (id == NULL)
		return;
	html = cmark_render_html_with_mem(heading, CMARK_OPT_DEFAULT, NULL, &pool_mem);
	buf_clear(scratch);
	buf_addf(scratch, "<h%d id=\"%s\"", level, id);
	buf_adds(scratch, html + strlen("<h2"));
	if (!buf_ok(scratch))
		longjmp(*pool.full, 1);
	/* The renderer ends a block with a line end of its own. */
	scratch->data[scratch->size - 1] = '\0';
	cmark_node_insert_before(heading, custom_node(CMARK_NODE_CUSTOM_BLOCK, scratch->data, ""));
	cmark_node_unlink(heading);
}

/* Raw HTML */

static void insert_leaf(
    cmark_node *before, cmark_node *into, cmark_node_type type, const char *literal)
{
	cmark_node *leaf = cmark_node_new_with_mem(type, &pool_mem);

	if (literal != NULL)
		cmark_node_set_literal(leaf, literal);
	if (into != NULL)
		cmark_node_append_child(into, leaf);
	else
		cmark_node_insert_before(before, leaf);
}

/* What looks like HTML is somebody's text: an error message, a piece of XML. It is shown as
 * written. */
static void rewrite_html_inline(cmark_node *html)
{
	insert_leaf(html, NULL, CMARK_NODE_TEXT, cmark_node_get_literal(html));
	cmark_node_unlink(html);
}

static void rewrite_html_block(cmark_node *html, struct buf *scratch)
{
	cmark_node *paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &pool_mem);

	for (const char *line = cmark_node_get_literal(html); *line != '\0';) {
		const size_t size = strcspn(line, "\n");

		buf_clear(scratch);
		buf_add(scratch, line, size);
		if (!buf_ok(scratch))
			longjmp(*pool.full, 1);
		if (cmark_node_first_child(paragraph) != NULL)
			insert_leaf(NULL, paragraph, CMARK_NODE_LINEBREAK, NULL);
		insert_leaf(NULL, paragraph, CMARK_NODE_TEXT, scratch->data);
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
	cmark_parser *parser = cmark_parser_new_with_mem(options, &pool_mem);
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

struct rewriting {
	enum markdown_kind kind;
	struct headings headings;
	struct buf *scratch;
};

static void rewrite_for_page(cmark_node *node, void *data)
{
	struct rewriting *r = data;
	const cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_LINK)
		rewrite_link(node, r->scratch);
	else if (type == CMARK_NODE_IMAGE)
		rewrite_image(node, r->kind, r->scratch);
	else if (type == CMARK_NODE_HTML_INLINE)
		rewrite_html_inline(node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		rewrite_html_block(node, r->scratch);
	else if (type == CMARK_NODE_HEADING && r->kind == MARKDOWN_MESSAGE)
		rewrite_message_heading(node);
	else if (type == CMARK_NODE_HEADING)
		rewrite_article_heading(node, &r->headings, r->scratch);
}

/* "text (address)", unless the text is the address already. */
static void rewrite_link_for_mail(cmark_node *link, struct buf *scratch)
{
	const char *url = cmark_node_get_url(link);
	const char *bare;

	if (url != NULL && is_safe_link(url)) {
		bare = strncasecmp(url, "mailto:", 7) == 0 ? url + 7
		    : strncasecmp(url, "http://", 7) == 0  ? url + 7
							   : url;
		buf_clear(scratch);
		add_text_of(scratch, link);
		if (!buf_ok(scratch))
			longjmp(*pool.full, 1);
		if (url[0] != '#' && strcmp(scratch->data, url) != 0 &&
		    strcmp(scratch->data, bare) != 0) {
			buf_clear(scratch);
			buf_addf(scratch, "%s(%s)", cmark_node_first_child(link) != NULL ? " " : "",
			    url);
			if (!buf_ok(scratch))
				longjmp(*pool.full, 1);
			insert_leaf(NULL, link, CMARK_NODE_TEXT, scratch->data);
		}
	}
	replace_node(link, NULL);
}

static void rewrite_for_mail(cmark_node *node, void *data)
{
	struct rewriting *r = data;
	const cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		rewrite_link_for_mail(node, r->scratch);
	else if (type == CMARK_NODE_HTML_INLINE)
		rewrite_html_inline(node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		rewrite_html_block(node, r->scratch);
}

/* Plain text. cmark has a renderer for it, but it counts a list again for each of its items. */

struct plain {
	struct buf *out;
	char prefix[(DEPTH_MAX + 1) * PREFIX_MAX]; /* of every line in the blocks we are in */
	size_t prefix_size;
	char marker[PREFIX_MAX]; /* of a list item, until its first line is written */
};

static void plain_prefix(struct plain *p)
{
	const size_t marker = strlen(p->marker);

	buf_add(p->out, p->prefix, marker < p->prefix_size ? p->prefix_size - marker : 0);
	buf_adds(p->out, p->marker);
	p->marker[0] = '\0';
}

/* Blocks stand apart by an empty line, but not in a list without empty lines. */
static bool stands_apart(cmark_node *block)
{
	cmark_node *list;

	while (cmark_node_previous(block) == NULL && cmark_node_parent(block) != NULL)
		block = cmark_node_parent(block);
	list = cmark_node_parent(block);
	if (list != NULL && cmark_node_get_type(list) == CMARK_NODE_ITEM)
		list = cmark_node_parent(list);
	return list == NULL || cmark_node_get_type(list) != CMARK_NODE_LIST ||
	    !cmark_node_get_list_tight(list);
}

static void plain_block(struct plain *p, cmark_node *block)
{
	if (p->out->size > 0)
		buf_adds(p->out, stands_apart(block) ? "\n\n" : "\n");
	plain_prefix(p);
}

static void plain_push(struct plain *p, const char *prefix)
{
	const size_t size = strlen(prefix);

	if (p->prefix_size + size > sizeof(p->prefix))
		longjmp(*pool.full, 1);
	memcpy(p->prefix + p->prefix_size, prefix, size);
	p->prefix_size += size;
}

static void plain_item(struct plain *p, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	cmark_node *before = cmark_node_previous(item);
	char blanks[PREFIX_MAX] = "";
	int number = 0;

	/* The number of the item before was left in its user data: a list may stand inside it
	 * and have counted since. */
	if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
		number = before != NULL ? (int)(intptr_t)cmark_node_get_user_data(before) + 1
					: cmark_node_get_list_start(list);
	cmark_node_set_user_data(item, (void *)(intptr_t)number);
	if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
		(void)snprintf(p->marker, sizeof(p->marker), "%d. ", number);
	else
		(void)snprintf(p->marker, sizeof(p->marker), "- ");
	memset(blanks, ' ', strlen(p->marker));
	plain_push(p, blanks);
}

static void plain_pop(struct plain *p, cmark_node *block)
{
	char marker[PREFIX_MAX];
	int size = 2;

	if (cmark_node_get_type(block) == CMARK_NODE_ITEM &&
	    cmark_node_get_list_type(cmark_node_parent(block)) == CMARK_ORDERED_LIST)
		size = snprintf(
		    marker, sizeof(marker), "%d. ", (int)(intptr_t)cmark_node_get_user_data(block));
	p->prefix_size -= (size_t)size < p->prefix_size ? (size_t)size : p->prefix_size;
}

static void plain_code(struct plain *p, cmark_node *block)
{
	const char *line = cmark_node_get_literal(block);

	plain_block(p, block);
	while (*line != '\0') {
		const size_t size = strcspn(line, "\n");

		buf_add(p->out, line, size);
		line += size + (line[size] == '\n');
		if (*line != '\0') {
			buf_addc(p->out, '\n');
			plain_prefix(p);
		}
	}
}

static void plain_enter(struct plain *p, cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
		plain_block(p, node);
	} else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
		buf_adds(p->out, cmark_node_get_literal(node));
	} else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
		buf_addc(p->out, '\n');
		plain_prefix(p);
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		plain_code(p, node);
	} else if (type == CMARK_NODE_THEMATIC_BREAK) {
		plain_block(p, node);
		buf_adds(p->out, "---");
	} else if (type == CMARK_NODE_BLOCK_QUOTE) {
		plain_push(p, "> ");
	} else if (type == CMARK_NODE_ITEM) {
		plain_item(p, node);
	}
}

static void plain_leave(struct plain *p, cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);

	if (type != CMARK_NODE_ITEM && type != CMARK_NODE_BLOCK_QUOTE)
		return;
	if (p->marker[0] != '\0' && type == CMARK_NODE_ITEM) /* an item without anything in it */
		plain_block(p, node);
	plain_pop(p, node);
}

static void plain_render(cmark_node *document, struct buf *out)
{
	struct plain p = { .out = out };
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && buf_ok(out)) {
		if (event == CMARK_EVENT_ENTER)
			plain_enter(&p, cmark_iter_get_node(iter));
		else
			plain_leave(&p, cmark_iter_get_node(iter));
	}
	cmark_iter_free(iter);
}

enum output { OUTPUT_HTML, OUTPUT_PLAIN };

struct conversion {
	struct arena *arena;
	enum markdown_kind kind;
	enum output output;
	const char *text;
	struct buf scratch;
	const char *result; /* in the arena */
};

static enum result convert(struct conversion *c)
{
	struct rewriting rewriting = {
		.kind = c->kind, .headings = { .arena = c->arena }, .scratch = &c->scratch
	};
	const int options = c->kind == MARKDOWN_MESSAGE ? CMARK_OPT_HARDBREAKS : CMARK_OPT_DEFAULT;
	cmark_llist *extensions = NULL;
	cmark_node *document = parse(c->kind, c->text, &extensions);
	const char *rendered;
	size_t size;

	each_node(
	    document, c->output == OUTPUT_HTML ? rewrite_for_page : rewrite_for_mail, &rewriting);
	buf_clear(&c->scratch);
	if (c->output == OUTPUT_HTML) {
		rendered = cmark_render_html_with_mem(document, options, extensions, &pool_mem);
	} else {
		plain_render(document, &c->scratch);
		if (!buf_ok(&c->scratch))
			return RES_TOO_LARGE;
		rendered = c->scratch.data;
	}
	size = strlen(rendered);
	while (size > 0 && rendered[size - 1] == '\n')
		size--;
	if (size > OUT_MAX)
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

	pool.full = &full;
	if (setjmp(full) != 0) {
		pool_empty();
		return RES_TOO_LARGE;
	}
	res = convert(c);
	pool_empty();
	return res;
}

static enum result convert_bounded(struct conversion *c, const char **out)
{
	const bool tables = c->kind == MARKDOWN_ARTICLE;
	enum result res;

	if (strlen(c->text) > IN_MAX || !is_affordable(c->text, tables))
		return RES_TOO_LARGE;
	cmark_gfm_core_extensions_ensure_registered();
	buf_init(&c->scratch, OUT_MAX);
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

enum result markdown_plain(struct arena *arena, const char *text, const char **plain)
{
	struct conversion c = {
		.arena = arena, .kind = MARKDOWN_MESSAGE, .output = OUTPUT_PLAIN, .text = text
	};

	return convert_bounded(&c, plain);
}
