/* SPDX-License-Identifier: Apache-2.0 */
/* What happens to articles without anybody asking: planned successors take their place, readings
 * are added up, the search index follows. Readers see a planned text from its moment on with or
 * without this. */
#include <stdlib.h>
#include <string.h>

#include "knowledge_jobs_db.h"
#include "markdown.h"
#include "search/search.h"

#define POPULAR_DAYS 30

/* ---- the index ---- */

/* A text that costs too much to take apart is found by its title, tags and summary. */
static enum result plain_text(
    struct ctx *ctx, const struct knowledge_indexed *text, const char **plain)
{
	const char *body = "";
	enum result res = markdown_words(ctx->arena, MARKDOWN_ARTICLE, text->body, &body);

	if (res != RES_OK && res != RES_TOO_LARGE)
		return res;
	*plain = arena_printf(ctx->arena, "%s\n%s", text->summary, res == RES_OK ? body : "");
	return *plain == NULL ? RES_UNAVAILABLE : RES_OK;
}

static enum result put_text(struct ctx *ctx, const struct knowledge_indexed *text)
{
	struct search_document document = {
		.kind = SEARCH_ARTICLE,
		.object_id = text->id,
		.language = i18n_from_code(text->language),
		.audience = (enum search_audience)text->visibility,
		.organisation_id = text->visibility == ARTICLE_ORGANISATION ? text->organisation_id
									    : 0,
		.service_id = text->service_id,
		.title = text->title,
		.tags = text->tags,
		.path = knowledge_article_path(ctx->arena, text->id, text->slug),
		.visible_at = text->live_at,
		.changed_at = text->live_at,
	};
	enum result res = plain_text(ctx, text, &document.text);

	return res == RES_OK ? search_put(ctx, &document) : res;
}

enum result knowledge_index(struct ctx *ctx, int64_t id)
{
	bool there[LANGUAGE_EN + 1] = { false };
	struct db_rows rows;
	enum result res = knowledge_db_indexed(ctx, id, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct knowledge_indexed *text = (const struct knowledge_indexed *)rows.rows +
		    i;

		there[i18n_from_code(text->language)] = true;
		res = put_text(ctx, text);
	}
	for (int language = LANGUAGE_NL; res == RES_OK && language <= LANGUAGE_EN; language++)
		if (!there[language])
			res = search_remove(ctx, SEARCH_ARTICLE, id, (enum language)language);
	return res;
}

enum result knowledge_index_again(struct ctx *ctx, int64_t after, int64_t *last)
{
	struct db_rows rows;
	enum result res = knowledge_db_indexed_ids(ctx, after, &rows);

	*last = 0;
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		*last = ((const struct knowledge_due *)rows.rows)[i].id;
		res = knowledge_index(ctx, *last);
	}
	return res;
}

/* ---- planned ---- */

enum result knowledge_publish_due(struct ctx *ctx)
{
	struct db_rows rows;
	enum result res = knowledge_db_due(ctx, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct knowledge_due *due = (const struct knowledge_due *)rows.rows + i;

		if ((res = knowledge_db_due_move(ctx, due->id, due->language)) == RES_OK &&
		    (res = knowledge_db_outdated(ctx, due->id)) == RES_OK)
			res = knowledge_index(ctx, due->id);
	}
	return res;
}

/* ---- readings ---- */

static int by_article_and_day(const void *a, const void *b)
{
	const struct knowledge_reading *x = a, *y = b;

	if (x->article_id != y->article_id)
		return x->article_id < y->article_id ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

enum result knowledge_count_readings(struct ctx *ctx)
{
	struct knowledge_reading *readings;
	struct db_rows rows;
	enum result res = knowledge_db_readings_take(ctx, &rows);
	size_t until;

	if (res != RES_OK || rows.count == 0)
		return res;
	readings = rows.rows;
	qsort(readings, rows.count, sizeof(*readings), by_article_and_day);
	for (size_t i = 0; res == RES_OK && i < rows.count; i = until) {
		for (until = i + 1;
		     until < rows.count && by_article_and_day(&readings[i], &readings[until]) == 0;
		     until++)
			;
		res = knowledge_db_readings_add(
		    ctx, readings[i].article_id, readings[i].day, (int64_t)(until - i));
	}
	return res;
}

enum result knowledge_count_popularity(struct ctx *ctx)
{
	return knowledge_db_popularity(ctx, ctx->now - ctx->now % 86400 - POPULAR_DAYS * 86400);
}
