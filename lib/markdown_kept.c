/* SPDX-License-Identifier: Apache-2.0 */
/* The conversions of articles that were asked for last. A conversion depends on nothing but its
 * text and pictures, and what is kept is found by exactly those, so it is never out of date.
 * Messages are not kept: few people read one, and they are nobody else's business. */
#include "markdown_inside.h"

#include <stdlib.h>
#include <string.h>

#define KEPT_SLOTS 32
#define KEPT_MAX (96 * 1024) /* bytes of one conversion, its text included */

struct slot {
	struct arena *arena; /* NULL until the slot's first use */
	const char *key;     /* NULL: nothing is kept here */
	size_t key_size;
	struct markdown_heading *headings;
	size_t heading_count;
	const char *html;
	unsigned long used; /* when, in lookups */
};

static struct slot slots[KEPT_SLOTS];

/* Everything a conversion depends on, in a row. */
static const char *key_make(
    struct arena *arena, const char *text, const struct markdown_page *page, size_t *size)
{
	struct buf key;

	buf_init(&key, KEPT_MAX);
	for (size_t i = 0; i < page->picture_count; i++) {
		const struct markdown_picture *p = &page->pictures[i];

		buf_add(&key, p->url, strlen(p->url) + 1);
		buf_add(&key, &p->width, sizeof(p->width));
		buf_add(&key, &p->height, sizeof(p->height));
	}
	buf_adds(&key, text);
	*size = key.size;
	return buf_move(&key, arena);
}

/* The slot that holds it, or else the one to take. */
static struct slot *slot_find(const char *key, size_t size)
{
	struct slot *oldest = &slots[0];

	for (size_t i = 0; i < KEPT_SLOTS; i++) {
		struct slot *slot = &slots[i];

		if (slot->key != NULL && slot->key_size == size &&
		    memcmp(slot->key, key, size) == 0)
			return slot;
		if (slot->used < oldest->used)
			oldest = slot;
	}
	oldest->key = NULL;
	return oldest;
}

/* Copies, so that the caller's live as long as all in its arena. */
static bool headings_copy(struct arena *arena, const struct markdown_heading *from, size_t count,
    struct markdown_heading **to)
{
	*to = arena_array(arena, count + 1, sizeof(**to));
	for (size_t i = 0; *to != NULL && i < count; i++)
		(*to)[i] = (struct markdown_heading){ from[i].level,
			arena_strdup(arena, from[i].id), arena_strdup(arena, from[i].text) };
	return *to != NULL && !arena_failed(arena);
}

static void slot_fill(struct slot *slot, const char *key, size_t size,
    const struct markdown_page *page, const char *html)
{
	if (slot->arena == NULL && (slot->arena = arena_create(KEPT_MAX)) == NULL)
		return;
	arena_reset(slot->arena);
	slot->html = arena_strdup(slot->arena, html);
	slot->heading_count = page->heading_count;
	if (!headings_copy(slot->arena, page->headings, page->heading_count, &slot->headings))
		return;
	slot->key = arena_memdup(slot->arena, key, size);
	slot->key_size = size;
}

enum result markdown_article(
    struct arena *arena, const char *text, struct markdown_page *page, const char **html)
{
	static unsigned long lookups;
	size_t size;
	const char *key = key_make(arena, text, page, &size);
	struct slot *slot;
	enum result res;

	if (key == NULL)
		return markdown_article_fresh(arena, text, page, html);
	slot = slot_find(key, size);
	slot->used = ++lookups;
	if (slot->key == NULL) {
		res = markdown_article_fresh(arena, text, page, html);
		if (res == RES_OK)
			slot_fill(slot, key, size, page, *html);
		return res;
	}
	page->heading_count = slot->heading_count;
	*html = arena_strdup(arena, slot->html);
	if (*html == NULL ||
	    !headings_copy(arena, slot->headings, slot->heading_count, &page->headings))
		return RES_UNAVAILABLE;
	return RES_OK;
}
