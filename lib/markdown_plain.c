/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown as plain text, for mail and excerpts. cmark has a renderer for it, but it counts a
 * list again for each of its items. Writes no wrapped lines: what wraps is the reader's. */
#include "markdown_inside.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define PREFIX_MAX 16 /* of one level: "> ", "1234567890. " */

/* "text (address)", unless the text is the address already. */
static void rewrite_link_for_mail(cmark_node *link, struct buf *scratch)
{
	const char *url = cmark_node_get_url(link);
	const char *bare;

	if (url != NULL && markdown_is_safe_link(url)) {
		bare = strncasecmp(url, "mailto:", 7) == 0 ? url + 7
		    : strncasecmp(url, "http://", 7) == 0  ? url + 7
							   : url;
		buf_clear(scratch);
		markdown_add_text(scratch, link);
		if (!buf_ok(scratch))
			markdown_give_up();
		if (url[0] != '#' && strcmp(scratch->data, url) != 0 &&
		    strcmp(scratch->data, bare) != 0) {
			buf_clear(scratch);
			buf_addf(scratch, "%s(%s)", cmark_node_first_child(link) != NULL ? " " : "",
			    url);
			if (!buf_ok(scratch))
				markdown_give_up();
			markdown_insert_leaf(NULL, link, CMARK_NODE_TEXT, scratch->data);
		}
	}
	markdown_replace_node(link, NULL);
}

void markdown_for_mail(cmark_node *node, void *data)
{
	struct markdown_rewriting *r = data;
	const cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		rewrite_link_for_mail(node, r->scratch);
	else if (type == CMARK_NODE_HTML_INLINE)
		markdown_html_as_text(node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		markdown_html_block_as_text(node, r->scratch);
}

struct plain {
	struct buf *out;
	char prefix[(MARKDOWN_DEPTH_MAX + 1) *
	    PREFIX_MAX]; /* of every line in the blocks we are in */
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
		markdown_give_up();
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

void markdown_plain_render(cmark_node *document, struct buf *out)
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
