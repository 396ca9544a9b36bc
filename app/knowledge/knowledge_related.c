/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of further reading: a short list without doubles, and what takes its place when nobody
 * chose. Changes go into the audit trail in the caller's transaction. */
#include "knowledge_related.h"

#include <string.h>

#include "audit/audit.h"
#include "knowledge_related_db.h"
#include "text.h"

enum result knowledge_chosen(struct ctx *ctx, int64_t article_id, struct db_rows *rows)
{
	return knowledge_db_chosen(ctx, article_id, rows);
}

/* ---- changing the list ---- */

#define LIST_MAX                                                                        \
	20 /* what an older portal may have left is not lost before somebody changes it \
	    */

struct list {
	int64_t ids[LIST_MAX + 1];
	size_t count;
};

static size_t find(const struct list *list, int64_t id)
{
	size_t at = 0;

	while (at < list->count && list->ids[at] != id)
		at++;
	return at;
}

static void exchange(struct list *list, size_t a, size_t b)
{
	int64_t id = list->ids[a];

	list->ids[a] = list->ids[b];
	list->ids[b] = id;
}

/* False when nothing is to be done. */
static bool change(struct list *list, int64_t id, enum knowledge_related_act act)
{
	size_t at = find(list, id);
	bool there = at < list->count;

	switch (act) {
	case RELATED_ADD:
		if (!there)
			list->ids[list->count++] = id;
		return !there;
	case RELATED_REMOVE:
		if (there)
			memmove(list->ids + at, list->ids + at + 1,
			    (--list->count - at) * sizeof(list->ids[0]));
		return there;
	case RELATED_UP:
		if (there && at > 0)
			exchange(list, at, at - 1);
		return there && at > 0;
	case RELATED_DOWN:
		if (at + 1 < list->count)
			exchange(list, at, at + 1);
		return at + 1 < list->count;
	}
	return false;
}

enum result knowledge_relate(
    struct ctx *ctx, int64_t article_id, int64_t related_id, enum knowledge_related_act act)
{
	static const char *const words[] = { [RELATED_ADD] = "add",
		[RELATED_REMOVE] = "remove",
		[RELATED_UP] = "up",
		[RELATED_DOWN] = "down" };
	struct list list = { .count = 0 };
	struct db_rows ids;
	enum result res;

	if (article_id == related_id)
		return ctx_fail(ctx, RES_INVALID, "itself");
	if ((res = knowledge_db_related_ids(ctx, article_id, &ids)) != RES_OK)
		return res;
	for (size_t i = 0; i < ids.count && i < LIST_MAX; i++)
		list.ids[list.count++] = ((const int64_t *)ids.rows)[i];
	if (!change(&list, related_id, act))
		return RES_OK;
	if (act == RELATED_ADD && list.count > ARTICLE_RELATED_MAX)
		return ctx_fail(ctx, RES_INVALID, "full");
	res = knowledge_db_related_set(ctx, article_id, list.ids, list.count);
	if (res != RES_OK)
		return res == RES_CONFLICT ? RES_NOT_FOUND : res;
	return audit_note(ctx, "article.related", audit_object(ctx, "article", article_id),
	    arena_printf(ctx->arena, "%s %lld", words[act], (long long)related_id));
}

/* ---- when nobody chose ---- */

/* The next tag of a list with commas, without space around it; 0 at the end. */
static size_t next_tag(const char **at, const char **tag)
{
	size_t size;

	*at += strspn(*at, " ,");
	*tag = *at;
	size = strcspn(*at, ",");
	*at += size;
	while (size > 0 && (*tag)[size - 1] == ' ')
		size--;
	return size;
}

static bool has_tag(const char *tags, const char *wanted, size_t wanted_size)
{
	const char *tag;
	size_t size;

	while ((size = next_tag(&tags, &tag)) > 0)
		if (size == wanted_size && memcmp(tag, wanted, size) == 0)
			return true;
	return false;
}

static int shared_tags(const char *mine, const char *theirs)
{
	const char *tag;
	size_t size;
	int count = 0;

	while ((size = next_tag(&mine, &tag)) > 0)
		count += has_tag(theirs, tag, size);
	return count;
}

/* Those that share most come first; of equals, the one that stands first in the folder. */
size_t knowledge_akin(struct arena *arena, const struct knowledge_article *article,
    const struct db_rows *folder, const struct knowledge_row *akin[ARTICLE_RELATED_MAX])
{
	const char *mine = text_lower(arena, article->tags);
	int shares[ARTICLE_RELATED_MAX];
	size_t count = 0;

	for (size_t i = 0; mine != NULL && i < folder->count; i++) {
		const struct knowledge_row *row = (const struct knowledge_row *)folder->rows + i;
		const char *theirs = text_lower(arena, row->tags);
		int shared = theirs == NULL || row->id == article->id ? 0
								      : shared_tags(mine, theirs);
		size_t at = count;

		if (shared == 0 || (count == ARTICLE_RELATED_MAX && shares[count - 1] >= shared))
			continue;
		if (count < ARTICLE_RELATED_MAX)
			count++;
		else
			at--;
		for (; at > 0 && shares[at - 1] < shared; at--) {
			shares[at] = shares[at - 1];
			akin[at] = akin[at - 1];
		}
		shares[at] = shared;
		akin[at] = row;
	}
	return count;
}
