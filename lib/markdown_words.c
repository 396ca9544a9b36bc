/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown as one line of what is read, for excerpts. A block that does not end as a sentence does
 * gets a full stop, so that a heading does not run into what stands below it. */
#include "markdown_inside.h"

#include <string.h>

struct line {
	struct buf *out;
	const char *gap; /* before the next word; NULL: none */
};

static void add(struct line *line, const char *text)
{
	for (; *text != '\0'; text++) {
		bool blank = strchr(" \t\r\n", *text) != NULL;

		if (blank && line->gap == NULL)
			line->gap = " ";
		if (blank)
			continue;
		if (line->gap != NULL && line->out->size > 0)
			buf_adds(line->out, line->gap);
		line->gap = NULL;
		buf_addc(line->out, *text);
	}
}

/* A comma between cells and a full stop after a block, unless something of the kind is there. */
static void pause(struct line *line, const char *gap)
{
	bool paused = line->out->size == 0 ||
	    strchr(".!?:;,", line->out->data[line->out->size - 1]) != NULL;

	line->gap = paused ? " " : gap;
}

static void enter(struct line *line, cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);
	/* These two have no exit. */
	const bool block = type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;

	if (block || type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE ||
	    type == CMARK_NODE_HTML_INLINE)
		add(line, cmark_node_get_literal(node));
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		add(line, " ");
	if (block)
		pause(line, ". ");
}

static void leave(struct line *line, cmark_node *node)
{
	const cmark_node_type type = cmark_node_get_type(node);
	const char *name = cmark_node_get_type_string(node);

	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
	    strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0)
		pause(line, ". ");
	else if (strcmp(name, "table_cell") == 0)
		pause(line, ", ");
}

void markdown_words_render(cmark_node *document, struct buf *out)
{
	struct line line = { .out = out };
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && buf_ok(out)) {
		if (event == CMARK_EVENT_ENTER)
			enter(&line, cmark_iter_get_node(iter));
		else
			leave(&line, cmark_iter_get_node(iter));
	}
	cmark_iter_free(iter);
	buf_adds(out, line.gap != NULL && line.gap[0] == '.' ? "." : "");
}
