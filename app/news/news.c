/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of news: what makes a text whole, which language a reader gets, and what a change sets in
 * motion. There is one function for adding and one for changing; publishing, scheduling and
 * withdrawing are changes of `publish_at`. */
#include "news.h"

#include <string.h>

#include "audit/audit.h"
#include "markdown.h"
#include "news_db.h"
#include "search/search.h"
#include "text.h"

#define LAST_YEAR 9998 /* beyond what a form can plan */

/* ---- reading ---- */

enum language news_language(const char *title_nl, const char *title_en)
{
	if (i18n_language() == LANGUAGE_EN)
		return title_en[0] != '\0' ? LANGUAGE_EN : LANGUAGE_NL;
	return title_nl[0] != '\0' ? LANGUAGE_NL : LANGUAGE_EN;
}

const struct news_text *news_text(const struct news *item)
{
	return news_language(item->nl.title, item->en.title) == LANGUAGE_EN ? &item->en : &item->nl;
}

const char *news_path(struct ctx *ctx, int64_t id, const char *slug)
{
	return arena_printf(ctx->arena, "/support/news/%lld-%s", (long long)id, slug);
}

int64_t news_changed_at(int64_t publish_at, int64_t updated_at)
{
	return publish_at > updated_at ? publish_at : updated_at;
}

enum result news_find_public(struct ctx *ctx, int64_t id, struct news *item)
{
	return news_db_find_public(ctx, id, item);
}

enum result news_latest(struct ctx *ctx, int64_t limit, struct db_rows *rows)
{
	return news_db_between(ctx,
	    &(struct news_range){ .from = 1, .last = ctx->now, .last_id = INT64_MAX }, limit, rows);
}

enum result news_latest_whole(struct ctx *ctx, int64_t limit, struct db_rows *rows)
{
	return news_db_whole(ctx, limit, rows);
}

static int64_t year_begins(int year)
{
	return i18n_instant(&(struct i18n_time){ .year = year, .month = 1, .day = 1 });
}

enum result news_of_year(
    struct ctx *ctx, int year, int64_t before, int64_t before_id, struct db_rows *rows)
{
	struct news_range range = {
		.from = year_begins(year), .last = year_begins(year + 1) - 1, .last_id = INT64_MAX
	};

	if (range.last > ctx->now)
		range.last = ctx->now;
	if (before != 0 && before <= range.last) {
		range.last = before;
		range.last_id = before_id;
	}
	return news_db_between(ctx, &range, NEWS_PAGE + 1, rows);
}

enum result news_years(struct ctx *ctx, struct db_rows *rows)
{
	int this_year = i18n_local(ctx->now).year;

	return news_db_years(ctx, i18n_offset(year_begins(this_year)), rows);
}

enum result news_each_public(struct ctx *ctx, struct db_rows *rows)
{
	return news_latest(ctx, 5000, rows);
}

enum result news_find(struct ctx *ctx, int64_t id, struct news *item)
{
	return news_db_find(ctx, id, item);
}

enum result news_drafts(struct ctx *ctx, struct db_rows *rows)
{
	return news_db_drafts(ctx, rows);
}

enum result news_list(struct ctx *ctx, int64_t before, int64_t before_id, struct db_rows *rows)
{
	struct news_range range = { .last = before, .last_id = before_id };

	if (before == 0)
		range = (struct news_range){ .last = year_begins(LAST_YEAR + 1) - 1,
			.last_id = INT64_MAX };
	return news_db_list(ctx, &range, NEWS_PAGE + 1, rows);
}

/* ---- what makes a text whole ---- */

static bool text_is_empty(const struct news_text *text)
{
	return text->title[0] == '\0' && text->summary[0] == '\0' && text->body[0] == '\0';
}

static enum result check_text(struct ctx *ctx, const struct news_text *text,
    const char *const fields[3], const char **field, const char **why)
{
	const char *html;
	enum result res;

	*field = text->title[0] == '\0' ? fields[0]
	    : text->summary[0] == '\0'  ? fields[1]
					: fields[2];
	if (text->title[0] == '\0')
		*why = _("Enter a title, or leave this whole language empty");
	else if (text->summary[0] == '\0')
		*why = _("Enter the line that lists show");
	else if (text->body[0] == '\0')
		*why = _("Write the text");
	else if ((res = markdown_html(ctx->arena, MARKDOWN_ARTICLE, text->body, &html)) !=
	    RES_TOO_LARGE)
		return res;
	else
		*why = _("This text is nested too deeply to be shown");
	return ctx_fail(ctx, RES_INVALID, "field %s", *field);
}

enum result news_check(
    struct ctx *ctx, const struct news_draft *draft, const char **field, const char **why)
{
	static const char *const fields_nl[] = { "title_nl", "summary_nl", "body_nl" };
	static const char *const fields_en[] = { "title_en", "summary_en", "body_en" };
	enum result res = RES_OK;

	if (text_is_empty(&draft->nl) && text_is_empty(&draft->en)) {
		*field = fields_nl[0];
		*why = _("Write a text in Dutch, in English or in both");
		return ctx_fail(ctx, RES_INVALID, "no text");
	}
	if (!text_is_empty(&draft->nl))
		res = check_text(ctx, &draft->nl, fields_nl, field, why);
	if (res == RES_OK && !text_is_empty(&draft->en))
		res = check_text(ctx, &draft->en, fields_en, field, why);
	return res;
}

/* ---- the search index ---- */

static enum result index_text(
    struct ctx *ctx, const struct news *item, enum language language, const struct news_text *text)
{
	struct search_document document = {
		.kind = SEARCH_NEWS,
		.object_id = item->id,
		.language = language,
		.audience = SEARCH_EVERYBODY,
		.title = text->title,
		.tags = "",
		.path = news_path(ctx, item->id, item->slug),
		.visible_at = item->publish_at,
		.changed_at = item->publish_at,
	};
	const char *plain;
	enum result res;

	if (item->publish_at == 0 || text->title[0] == '\0')
		return search_remove(ctx, SEARCH_NEWS, item->id, language);
	if ((res = markdown_words(ctx->arena, MARKDOWN_ARTICLE, text->body, &plain)) != RES_OK)
		return res;
	document.text = arena_printf(ctx->arena, "%s\n%s", text->summary, plain);
	if (document.text == NULL || document.path == NULL)
		return RES_UNAVAILABLE;
	return search_put(ctx, &document);
}

static enum result index_item(struct ctx *ctx, const struct news *item)
{
	enum result res = index_text(ctx, item, LANGUAGE_NL, &item->nl);

	return res != RES_OK ? res : index_text(ctx, item, LANGUAGE_EN, &item->en);
}

enum result news_index(struct ctx *ctx)
{
	struct db_rows rows;
	enum result res = news_db_published(ctx, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++)
		res = index_item(ctx, (const struct news *)rows.rows + i);
	return res;
}

/* ---- changing ---- */

/* A title in Dutch names it, else the English one. */
static const char *slug_of(struct ctx *ctx, const struct news_draft *draft)
{
	return text_slug(
	    ctx->arena, draft->nl.title[0] != '\0' ? draft->nl.title : draft->en.title);
}

/* The word for what became of an item's publication. */
static const char *action_of(struct ctx *ctx, int64_t before, int64_t after)
{
	if (before == after)
		return "news.edit";
	if (after == 0)
		return "news.withdraw";
	return after > ctx->now ? "news.schedule" : "news.publish";
}

static enum result settle(struct ctx *ctx, int64_t id, const struct news_draft *draft,
    const char *slug, const char *action)
{
	struct news item = { .id = id,
		.slug = slug,
		.publish_at = draft->publish_at,
		.nl = draft->nl,
		.en = draft->en };
	const char *title = draft->nl.title[0] != '\0' ? draft->nl.title : draft->en.title;
	enum result res = index_item(ctx, &item);

	return res != RES_OK ? res : audit_note(ctx, action, audit_object(ctx, "news", id), title);
}

enum result news_add(struct ctx *ctx, const struct news_draft *draft, int64_t *id)
{
	const char *field, *why, *slug = slug_of(ctx, draft);
	enum result res;

	if (slug == NULL)
		return RES_UNAVAILABLE;
	if ((res = news_check(ctx, draft, &field, &why)) != RES_OK ||
	    (res = news_db_add(ctx, draft, slug, id)) != RES_OK ||
	    (res = settle(ctx, *id, draft, slug, "news.add")) != RES_OK || draft->publish_at == 0)
		return res;
	return audit_note(
	    ctx, action_of(ctx, 0, draft->publish_at), audit_object(ctx, "news", *id), "");
}

enum result news_change(struct ctx *ctx, int64_t id, const struct news_draft *draft)
{
	const char *field, *why, *slug = slug_of(ctx, draft);
	struct news before;
	enum result res;

	if (slug == NULL)
		return RES_UNAVAILABLE;
	if ((res = news_db_find(ctx, id, &before)) != RES_OK ||
	    (res = news_check(ctx, draft, &field, &why)) != RES_OK ||
	    (res = news_db_change(ctx, id, draft, slug)) != RES_OK)
		return res;
	return settle(ctx, id, draft, slug, action_of(ctx, before.publish_at, draft->publish_at));
}
