/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown of any bytes: the first byte chooses the kind, the rest is the text. Beside the
 * sanitizers' own checks it looks for what a page may never hold, walking the HTML tag by tag:
 * only our elements, only our attributes, only our schemes. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"
#include "markdown.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void refuse(const char *why, const char *html)
{
	fprintf(stderr, "%s: %s\n", why, html);
	abort();
}

static size_t one_of(const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strncasecmp(at, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	}
	return 0;
}

#define ONE_OF(at, words) one_of((at), (words), sizeof(words) / sizeof((words)[0]))

/* `at` is behind '<'. Answers the end of the tag. */
static const char *check_tag(const char *at, const char *html)
{
	static const char *const whole[] = { "p>", "/p>", "strong>", "/strong>", "em>", "/em>",
		"del>", "/del>", "code>", "/code>", "pre>", "/pre>", "br />", "hr />", "ul>",
		"/ul>", "ol>", "/ol>", "li>", "/li>", "blockquote>", "/blockquote>", "h2>", "h3>",
		"h4>", "h5>", "h6>", "/h2>", "/h3>", "/h4>", "/h5>", "/h6>", "table>", "/table>",
		"thead>", "/thead>", "tbody>", "/tbody>", "tr>", "/tr>", "th>", "/th>", "td>",
		"/td>", "/a>" };
	static const char *const begun[] = { "code class=\"language-", "ol start=\"", "h2 id=\"s-",
		"h3 id=\"s-", "h4 id=\"s-", "h5 id=\"s-", "h6 id=\"s-", "th align=\"",
		"td align=\"", "a href=\"/", "a href=\"#", "img src=\"/", "img src=\"#" };
	static const char *const schemes[] = { "a href=\"http://", "a href=\"https://",
		"a href=\"mailto:", "a href=\"tel:" };
	static const char lazy[] = "\" loading=\"lazy\">";
	const size_t done = ONE_OF(at, whole);
	const char *quote;

	if (done > 0)
		return at + done;
	if (ONE_OF(at, begun) == 0 && ONE_OF(at, schemes) == 0)
		refuse("an element of somebody else's", html);
	if (strncmp(at, "a href=\"//", 10) == 0 || strncmp(at, "img src=\"//", 11) == 0)
		refuse("a link to another host's path", html);
	if ((quote = strchr(at, '"')) == NULL || (quote = strchr(quote + 1, '"')) == NULL)
		refuse("an open attribute", html);
	quote++;
	if (strncmp(quote, " rel=\"nofollow noopener\">", 25) == 0)
		return quote + 25;
	if (strncmp(at, "img ", 4) == 0 && strncmp(quote, " alt=\"", 6) == 0 &&
	    (quote = strchr(quote + 6, '"')) != NULL && strncmp(quote, lazy, strlen(lazy)) == 0)
		return quote + strlen(lazy);
	if (quote == NULL || *quote != '>')
		refuse("another attribute", html);
	return quote + 1;
}

static void check_html(const char *html)
{
	for (const char *at = html; (at = strchr(at, '<')) != NULL;)
		at = check_tag(at + 1, html);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create((size_t)8 << 20);
	const char *text = NULL, *out = NULL;

	if (arena == NULL || size == 0)
		goto out;
	if (text_clean(arena, (const char *)data + 1, size - 1, TEXT_BLOCK, &text) != RES_OK)
		goto out;
	if (data[0] % 3 == 2) {
		if (markdown_plain(arena, text, &out) == RES_OK && strlen(out) > 512 * 1024)
			refuse("too long", "");
	} else if (markdown_html(arena, data[0] % 3 == 0 ? MARKDOWN_MESSAGE : MARKDOWN_ARTICLE,
		       text, &out) == RES_OK) {
		check_html(out);
	}
out:
	arena_destroy(arena);
	return 0;
}
