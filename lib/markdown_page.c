/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown as a page shows it: rewrites cmark's tree before it is rendered. Decides what a link
 * may lead to, which pictures are shown, and what headings look like. Writes what cmark's
 * renderer cannot: a link with rel, a heading with an id, a picture with its size. */
#include "markdown_inside.h"

#include <string.h>
#include <strings.h>

#include "text.h"

#define URL_MAX 2000

/* Links and pictures */

static bool is_own_path(const char *url)
{
	return url[0] == '#' || (url[0] == '/' && url[1] != '/' && url[1] != '\\');
}

/* What a link may lead to. Anything else (javascript:, data:, file:, relative names) keeps its
 * text and loses the link. */
bool markdown_is_safe_link(const char *url)
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

static cmark_node *custom_node(cmark_node_type type, const char *enter, const char *leave)
{
	cmark_node *node = cmark_node_new_with_mem(type, &markdown_pool);

	cmark_node_set_on_enter(node, enter);
	cmark_node_set_on_exit(node, leave);
	return node;
}

/* A link with rel, which cmark's own renderer does not write. Its title is dropped: it says
 * nothing a phone could show. */
static void rewrite_link(cmark_node *link, struct buf *scratch)
{
	const char *url = cmark_node_get_url(link);

	if (url == NULL || !markdown_is_safe_link(url)) {
		markdown_replace_node(link, NULL);
		return;
	}
	buf_clear(scratch);
	buf_adds(scratch, "<a href=\"");
	add_url(scratch, url);
	buf_adds(scratch, is_own_path(url) ? "\">" : "\" rel=\"nofollow noopener\">");
	if (!buf_ok(scratch))
		markdown_give_up();
	markdown_replace_node(link, custom_node(CMARK_NODE_CUSTOM_INLINE, scratch->data, "</a>"));
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

static void add_escaped(struct buf *out, const char *text)
{
	for (const char *c = text; *c != '\0'; c++) {
		switch (*c) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		default:
			buf_addc(out, *c);
		}
	}
}

static const struct markdown_picture *known_picture(
    const struct markdown_page *page, const char *url)
{
	for (size_t i = 0; page != NULL && i < page->picture_count; i++) {
		if (strcmp(page->pictures[i].url, url) == 0)
			return &page->pictures[i];
	}
	return NULL;
}

/* A picture of our own, fetched when it comes near. */
static void show_image(cmark_node *image, const struct markdown_page *page, struct buf *scratch)
{
	const char *url = cmark_node_get_url(image);
	const struct markdown_picture *known = known_picture(page, url);
	struct buf alt;

	buf_init(&alt, MARKDOWN_OUT_MAX);
	markdown_add_text(&alt, image);
	buf_clear(scratch);
	buf_adds(scratch, "<img src=\"");
	add_url(scratch, url);
	buf_adds(scratch, "\" alt=\"");
	add_escaped(scratch, alt.data != NULL ? alt.data : "");
	buf_addc(scratch, '"');
	if (known != NULL && known->width > 0 && known->height > 0)
		buf_addf(scratch, " width=\"%lld\" height=\"%lld\"", (long long)known->width,
		    (long long)known->height);
	buf_adds(scratch, " loading=\"lazy\">");
	if (!buf_ok(&alt))
		scratch->failed = true;
	buf_free(&alt);
	if (!buf_ok(scratch))
		markdown_give_up();
	cmark_node_insert_before(image, custom_node(CMARK_NODE_CUSTOM_INLINE, scratch->data, ""));
	cmark_node_unlink(image);
}

/* A picture that may not be shown becomes a link to it, with its description as text. */
static void rewrite_image(
    cmark_node *image, const struct markdown_rewriting *r, struct buf *scratch)
{
	const char *url = cmark_node_get_url(image);
	cmark_node *link;

	if (r->kind == MARKDOWN_ARTICLE && url != NULL && is_own_path(url) &&
	    markdown_is_safe_link(url)) {
		show_image(image, r->page, scratch);
		return;
	}
	if (url == NULL || is_within_link(image) || holds_link(image)) {
		markdown_replace_node(image, NULL);
		return;
	}
	link = cmark_node_new_with_mem(CMARK_NODE_LINK, &markdown_pool);
	cmark_node_set_url(link, url);
	if (cmark_node_first_child(image) == NULL) {
		cmark_node *text = cmark_node_new_with_mem(CMARK_NODE_TEXT, &markdown_pool);

		cmark_node_set_literal(text, url);
		cmark_node_append_child(link, text);
	}
	markdown_take_children(link, image);
	cmark_node_insert_before(image, link);
	cmark_node_unlink(image);
	rewrite_link(link, scratch);
}

/* Headings */

/* In a message nobody's line may look like the page's own headings. */
static void rewrite_message_heading(cmark_node *heading)
{
	cmark_node *paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &markdown_pool);
	cmark_node *strong = cmark_node_new_with_mem(CMARK_NODE_STRONG, &markdown_pool);

	markdown_take_children(strong, heading);
	cmark_node_append_child(paragraph, strong);
	cmark_node_insert_before(heading, paragraph);
	cmark_node_unlink(heading);
}

static void tell_heading(
    struct markdown_headings *headings, cmark_node *heading, const char *id, const char *text)
{
	struct markdown_heading *told = headings->told;
	const int level = cmark_node_get_heading_level(heading);

	if (told == NULL)
		return;
	told += headings->count;
	*told = (struct markdown_heading){ .level = level < 2 ? 2 : level,
		.id = id,
		.text = arena_strdup(headings->arena, text) };
	if (told->text == NULL)
		markdown_give_up();
}

/* "s-" before it, so that no heading takes the id of a field or part of the page. A second one
 * of the same name gets a number. */
static const char *heading_id(
    struct markdown_headings *headings, cmark_node *heading, struct buf *scratch)
{
	const char *slug;
	size_t same = 0;

	if (headings->count == MARKDOWN_HEADING_IDS_MAX)
		return NULL;
	buf_clear(scratch);
	markdown_add_text(scratch, heading);
	if (!buf_ok(scratch) ||
	    (slug = text_slug(headings->arena, scratch->data != NULL ? scratch->data : "")) == NULL)
		markdown_give_up();
	for (size_t i = 0; i < headings->count; i++)
		same += strcmp(headings->used[i], slug) == 0;
	headings->used[headings->count] = slug;
	slug = same == 0 ? arena_printf(headings->arena, "s-%s", slug)
			 : arena_printf(headings->arena, "s-%s--%zu", slug, same + 1);
	if (slug == NULL)
		markdown_give_up();
	tell_heading(headings, heading, slug, scratch->data != NULL ? scratch->data : "");
	headings->count++;
	return slug;
}

/* The page's title is the h1, so an article's own headings begin at h2. */
static void rewrite_article_heading(
    cmark_node *heading, struct markdown_headings *headings, struct buf *scratch)
{
	const int level = cmark_node_get_heading_level(heading) < 2
	    ? 2
	    : cmark_node_get_heading_level(heading);
	const char *id = heading_id(headings, heading, scratch);
	char *html;

	cmark_node_set_heading_level(heading, level);
	if (id == NULL)
		return;
	html = cmark_render_html_with_mem(heading, CMARK_OPT_DEFAULT, NULL, &markdown_pool);
	buf_clear(scratch);
	buf_addf(scratch, "<h%d id=\"%s\"", level, id);
	buf_adds(scratch, html + strlen("<h2"));
	if (!buf_ok(scratch))
		markdown_give_up();
	/* The renderer ends a block with a line end of its own. */
	scratch->data[scratch->size - 1] = '\0';
	cmark_node_insert_before(heading, custom_node(CMARK_NODE_CUSTOM_BLOCK, scratch->data, ""));
	cmark_node_unlink(heading);
}

void markdown_for_page(cmark_node *node, void *data)
{
	struct markdown_rewriting *r = data;
	const cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_LINK)
		rewrite_link(node, r->scratch);
	else if (type == CMARK_NODE_IMAGE)
		rewrite_image(node, r, r->scratch);
	else if (type == CMARK_NODE_HTML_INLINE)
		markdown_html_as_text(node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		markdown_html_block_as_text(node, r->scratch);
	else if (type == CMARK_NODE_HEADING && r->kind == MARKDOWN_MESSAGE)
		rewrite_message_heading(node);
	else if (type == CMARK_NODE_HEADING)
		rewrite_article_heading(node, &r->headings, r->scratch);
}

void markdown_for_links(cmark_node *node, void *data)
{
	const struct markdown_listening *l = data;
	const cmark_node_type type = cmark_node_get_type(node);
	const char *url = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE
	    ? cmark_node_get_url(node)
	    : NULL;

	if (url != NULL)
		l->found(l->data, url);
}
