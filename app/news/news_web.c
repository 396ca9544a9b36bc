/* SPDX-License-Identifier: Apache-2.0 */
/* News for everybody: list, archive by year, one item, feed, and the few on home. All of it is
 * cached and needs no cookie. What is a draft or waits answers as if it never was. */
#include "news_web.h"

#include <string.h>

#include "clock.h"
#include "markdown.h"
#include "news.h"
#include "views.h"

#define LIST_ROWS 20
#define HOME_ROWS 3
#define FEED_ROWS 20
#define MORE_ROWS 4 /* one of them may be the item itself */

static const struct form_field page_fields[] = {
	{ .name = "before",
	    .kind = FORM_INT,
	    .max = UINT32_MAX,
	    .offset = offsetof(struct news_page, before) },
	{ .name = "item",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct news_page, item) },
};
const struct form_spec news_page_query = { page_fields, 2, sizeof(struct news_page) };

static void show_date(struct request *rq, struct view *view, int64_t instant)
{
	char stamp[21];

	clock_format(instant, stamp);
	view_set(view, V_DATE_ISO, stamp);
	view_set(view, V_DATE_TEXT, i18n_date(rq->ctx.arena, instant, rq->ctx.now));
}

/* A text in another language than the page says so to screen readers. */
static void show_language(struct view *view, enum language language)
{
	if (language != i18n_language())
		view_section_set(view, V_OTHER_LANGUAGE, V_CODE, i18n_code(language));
}

static void show_row(struct request *rq, struct view *view, const struct news_row *row)
{
	enum language language = news_language(row->title_nl, row->title_en);

	view_set(view, V_HREF, news_path(&rq->ctx, row->id, row->slug));
	view_set(view, V_TITLE, language == LANGUAGE_EN ? row->title_en : row->title_nl);
	view_set(view, V_SUMMARY, language == LANGUAGE_EN ? row->summary_en : row->summary_nl);
	show_date(rq, view, row->publish_at);
	show_language(view, language);
}

static void show_rows(struct request *rq, struct view *page, const struct db_rows *rows)
{
	struct view *list = rows->count == 0 ? NULL : view_section(page, V_LIST);

	view_show_if(page, V_EMPTY, rows->count == 0);
	for (size_t i = 0; i < rows->count; i++)
		show_row(
		    rq, view_section(list, V_NEWS_ITEM), (const struct news_row *)rows->rows + i);
}

void news_view_feed(struct request *rq)
{
	page_feed(rq, "/support/news/feed.atom", _("News"));
}

void news_view_latest(struct request *rq, struct view *page)
{
	struct db_rows rows;
	struct view *section;

	if (news_latest(&rq->ctx, HOME_ROWS, &rows) != RES_OK || rows.count == 0)
		return;
	section = view_section(page, V_NEWS);
	for (size_t i = 0; i < rows.count; i++)
		show_row(
		    rq, view_section(section, V_NEWS_ITEM), (const struct news_row *)rows.rows + i);
}

/* ---- the list and its years ---- */

static enum result show_years(struct request *rq, struct view *page, int current)
{
	struct db_rows rows;
	struct view *archive;
	enum result res = news_years(&rq->ctx, &rows);

	if (res != RES_OK || rows.count == 0)
		return res;
	archive = view_section(page, V_ARCHIVE);
	for (size_t i = 0; i < rows.count; i++) {
		const struct news_year *year = (const struct news_year *)rows.rows + i;
		struct view *item = view_section(archive, V_YEAR_ITEM);

		view_set_int(item, V_YEAR_NUMBER, year->year);
		view_set_int(item, V_COUNT, year->count);
		view_show_if(item, V_CURRENT, year->year == current);
	}
	return RES_OK;
}

enum result news_web_list(struct request *rq)
{
	const char *about = _("New versions, changed opening hours and other news for users.");
	struct db_rows rows;
	struct view *page;
	enum result res = news_latest(&rq->ctx, LIST_ROWS, &rows);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_NEWS_LIST, _("News"));
	page_is_public(rq, "/support/news", about, true, true);
	news_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, NULL, _("News"));
	view_set(page, V_HEADING, _("News"));
	view_section_set(page, V_LEAD, V_LEAD_TEXT, about);
	show_rows(rq, page, &rows);
	return show_years(rq, page, 0);
}

void news_view_pager(struct request *rq, struct view *page, const char *path, struct db_rows *rows)
{
	bool first = ((const struct news_page *)rq->form)->before == 0,
	     more = rows->count > NEWS_PAGE;
	const struct news_row *last;
	struct view *pager;

	if (first && !more)
		return;
	pager = view_section(page, V_PAGER);
	if (!first)
		view_setf(view_section(pager, V_FIRST), V_HREF, "%s%s", rq->prefix, path);
	if (!more)
		return;
	rows->count = NEWS_PAGE;
	last = (const struct news_row *)rows->rows + NEWS_PAGE - 1;
	view_setf(view_section(pager, V_NEXT), V_HREF, "%s%s?before=%lld&item=%lld", rq->prefix,
	    path, (long long)last->publish_at, (long long)last->id);
}

enum result news_web_archive(struct request *rq)
{
	const struct news_page *at = rq->form;
	int64_t year = route_number(route_param(&rq->params, "year"), false);
	const char *title, *path;
	struct db_rows rows;
	struct view *page;
	enum result res;

	if (year < 2000 || year > i18n_local(rq->ctx.now).year)
		return RES_NOT_FOUND;
	if ((res = news_of_year(&rq->ctx, (int)year, at->before, at->item, &rows)) != RES_OK)
		return res;
	title = arena_printf(rq->ctx.arena, _("News of %d"), (int)year);
	path = arena_printf(rq->ctx.arena, "/support/news/archive/%d", (int)year);
	page = page_open(rq, TPL_NEWS_LIST, title);
	page_is_public(rq,
	    at->before == 0 ? path
			    : arena_printf(rq->ctx.arena, "%s?before=%lld&item=%lld", path,
				  (long long)at->before, (long long)at->item),
	    NULL, true, true);
	news_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/news", _("News"));
	page_crumb(rq, NULL, arena_printf(rq->ctx.arena, "%d", (int)year));
	view_set(page, V_HEADING, title);
	news_view_pager(rq, page, path, &rows);
	show_rows(rq, page, &rows);
	return show_years(rq, page, (int)year);
}

/* ---- one item ---- */

static enum result show_more(struct request *rq, struct view *page, int64_t except)
{
	struct db_rows rows;
	struct view *list = NULL;
	enum result res = news_latest(&rq->ctx, MORE_ROWS, &rows);

	for (size_t i = 0, shown = 0; res == RES_OK && i < rows.count && shown < MORE_ROWS - 1;
	     i++) {
		const struct news_row *row = (const struct news_row *)rows.rows + i;

		if (row->id == except)
			continue;
		list = list == NULL ? view_section(page, V_MORE) : list;
		show_row(rq, view_section(list, V_NEWS_ITEM), row);
		shown++;
	}
	return res;
}

static enum result show_item(struct request *rq, const struct news *item, const char *path)
{
	const struct news_text *text = news_text(item);
	enum language language = news_language(item->nl.title, item->en.title);
	const char *html;
	struct view *page;
	enum result res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, text->body, &html);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_NEWS_SHOW, text->title);
	page_is_public(
	    rq, path, text->summary, item->nl.title[0] != '\0', item->en.title[0] != '\0');
	news_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/news", _("News"));
	page_crumb(rq, NULL, text->title);
	page_crumb_language(rq, language);
	view_set(page, V_TITLE, text->title);
	view_set(page, V_SUMMARY, text->summary);
	view_set(page, V_BODY_HTML, html);
	show_date(rq, page, item->publish_at);
	show_language(page, language);
	if (language != i18n_language())
		view_show(page, language == LANGUAGE_NL ? V_ONLY_DUTCH : V_ONLY_ENGLISH);
	return show_more(rq, page, item->id);
}

enum result news_web_show(struct request *rq)
{
	const char *name = route_param(&rq->params, "item"), *path;
	int64_t id = route_number(name, true);
	struct news item;
	enum result res;

	if (id == 0)
		return RES_NOT_FOUND;
	if ((res = news_find_public(&rq->ctx, id, &item)) != RES_OK) {
		rq->was_here = res == RES_NOT_FOUND && news_find(&rq->ctx, id, &item) == RES_OK;
		return res;
	}
	if ((path = news_path(&rq->ctx, item.id, item.slug)) == NULL)
		return RES_UNAVAILABLE;
	if (strcmp(strrchr(path, '/') + 1, name) != 0)
		return respond_moved(rq, path);
	return show_item(rq, &item, path);
}

/* ---- the feed ---- */

static enum result show_entry(struct request *rq, struct view *feed, const struct news *item)
{
	const struct news_text *text = news_text(item);
	struct view *entry = view_section(feed, V_ENTRY);
	char published[21], updated[21];
	const char *html;
	enum result res = markdown_html(rq->ctx.arena, MARKDOWN_ARTICLE, text->body, &html);

	if (res != RES_OK)
		return res;
	clock_format(item->publish_at, published);
	clock_format(news_changed_at(item->publish_at, item->updated_at), updated);
	view_setf(
	    entry, V_ID, "%s/support/news/%lld", rq->ctx.settings->base_url, (long long)item->id);
	view_set(entry, V_CODE, i18n_code(news_language(item->nl.title, item->en.title)));
	view_set(entry, V_HREF, news_path(&rq->ctx, item->id, item->slug));
	view_set(entry, V_TITLE, text->title);
	view_set(entry, V_SUMMARY, text->summary);
	view_set(entry, V_BODY, html);
	view_set(entry, V_PUBLISHED, published);
	view_set(entry, V_UPDATED, updated);
	return RES_OK;
}

enum result news_web_feed(struct request *rq)
{
	int64_t newest = 0;
	char stamp[21];
	struct db_rows rows;
	struct view *feed;
	enum result res = news_latest_whole(&rq->ctx, FEED_ROWS, &rows);

	if (res != RES_OK)
		return res;
	feed = page_open_bare(rq, TPL_NEWS_FEED_XML, "application/atom+xml; charset=utf-8");
	view_setf(feed, V_SELF, "%s/%s/support/news/feed.atom", rq->ctx.settings->base_url,
	    i18n_code(i18n_language()));
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct news *item = (const struct news *)rows.rows + i;
		int64_t changed = news_changed_at(item->publish_at, item->updated_at);

		newest = changed > newest ? changed : newest;
		res = show_entry(rq, feed, item);
	}
	clock_format(rows.count == 0 ? rq->ctx.now : newest, stamp); /* an empty one is of now */
	view_set(feed, V_UPDATED, stamp);
	return res;
}
