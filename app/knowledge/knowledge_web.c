/* SPDX-License-Identifier: Apache-2.0 */
/* Finding one's way: all topics, one topic, one folder; and the same for machines: feed and site
 * map. Cached for visitors. The pages of one article are in knowledge_article_web.c. */
#include "news/news.h"
#include "knowledge_web.h"

#include <string.h>

#include "clock.h"
#include "knowledge_view.h"
#include "views.h"

struct folder_query {
	int64_t position, after;
};
static const struct form_field folder_fields[] = {
	{ .name = "position",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT16_MAX,
	    .offset = offsetof(struct folder_query, position) },
	{ .name = "after",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_MAX,
	    .offset = offsetof(struct folder_query, after) },
};
const struct form_spec knowledge_folder_query = { folder_fields, 2, sizeof(struct folder_query) };

enum result knowledge_web_home(struct request *rq)
{
	struct view *page = page_open(rq, TPL_KNOWLEDGE_HOME, _("Knowledge base"));

	page_is_public(rq, "/support/solutions",
	    _("Answers to questions about our applications and our support, by topic."), true,
	    true);
	knowledge_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, NULL, _("Knowledge base"));
	knowledge_view_topics(rq, page);
	knowledge_view_popular(rq, page);
	return RES_OK;
}

/* ---- one topic ---- */

static void show_other_topics(struct request *rq, struct view *page,
    const struct knowledge_category *current, const struct db_rows *all)
{
	struct view *list = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct knowledge_category *c = (const struct knowledge_category *)all->rows +
		    i;
		struct view *item;

		if (c->id == current->id || c->articles == 0)
			continue;
		if (list == NULL)
			list = view_section(page, V_OTHERS);
		item = view_section(list, V_OTHER);
		view_set(item, V_SLUG, knowledge_category_slug(c));
		view_set(item, V_NAME, knowledge_category_name(c));
		view_set(item, V_COUNT, i18n_number(rq->ctx.arena, c->articles));
	}
}

static void show_folder(struct request *rq, struct view *page, const struct knowledge_folder *f,
    const struct db_rows *articles)
{
	const char *path = knowledge_folder_path(rq->ctx.arena, f->id, knowledge_folder_name(f));
	struct view *section = view_section(page, V_FOLDER);
	int64_t shown = 0;

	view_set_int(section, V_ID, f->id);
	view_set(section, V_NAME, knowledge_folder_name(f));
	view_set(section, V_HREF, path);
	view_set(section, V_COUNT_TEXT, knowledge_view_count(rq, f->articles));
	for (size_t i = 0; i < articles->count; i++) {
		const struct knowledge_row *row = (const struct knowledge_row *)articles->rows + i;

		if (row->folder_id != f->id)
			continue;
		knowledge_view_row(rq, section, V_ARTICLE, row);
		shown++;
	}
	if (f->articles > shown)
		view_section_set(section, V_MORE, V_MORE_TEXT,
		    arena_printf(rq->ctx.arena, _("All %d articles"), (int)f->articles));
}

enum result knowledge_web_category(struct request *rq)
{
	const char *slug = route_param(&rq->params, "slug");
	struct db_rows folders, articles, all;
	struct knowledge_category category;
	struct view *page;
	enum result res;

	if ((res = knowledge_category_find(&rq->ctx, slug, &category)) != RES_OK)
		return res;
	if (strcmp(slug, knowledge_category_slug(&category)) != 0)
		return respond_moved(
		    rq, knowledge_category_path(rq->ctx.arena, knowledge_category_slug(&category)));
	if ((res = knowledge_folders(&rq->ctx, category.id, &folders)) != RES_OK ||
	    (res = knowledge_category_articles(&rq->ctx, category.id, &articles)) != RES_OK ||
	    (res = knowledge_categories(&rq->ctx, &all)) != RES_OK)
		return res;
	page = page_open(rq, TPL_KNOWLEDGE_CATEGORY, knowledge_category_name(&category));
	page_is_public_at(rq, knowledge_category_path(rq->ctx.arena, category.slug_nl),
	    knowledge_category_path(rq->ctx.arena, category.slug_en),
	    knowledge_category_intro(&category));
	knowledge_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/solutions", _("Knowledge base"));
	page_crumb(rq, NULL, knowledge_category_name(&category));
	view_set(page, V_NAME, knowledge_category_name(&category));
	view_set(page, V_INTRO, knowledge_category_intro(&category));
	for (size_t i = 0; i < folders.count; i++)
		show_folder(rq, page, (const struct knowledge_folder *)folders.rows + i, &articles);
	view_show_if(page, V_EMPTY, folders.count == 0);
	show_other_topics(rq, page, &category, &all);
	return RES_OK;
}

/* ---- one folder ---- */

static void show_pages(
    struct request *rq, struct view *page, const char *path, const struct db_rows *rows, bool first)
{
	const struct knowledge_row *last = (const struct knowledge_row *)rows->rows + ARTICLE_PAGE -
	    1;
	bool more = rows->count > ARTICLE_PAGE;
	struct view *pager;

	if (first && !more)
		return;
	pager = view_section(page, V_PAGER);
	if (!first)
		view_section_set(
		    pager, V_FIRST, V_HREF, arena_printf(rq->ctx.arena, "%s%s", rq->prefix, path));
	if (more)
		view_section_set(pager, V_NEXT, V_HREF,
		    arena_printf(rq->ctx.arena, "%s%s?position=%lld&after=%lld", rq->prefix, path,
			(long long)last->position, (long long)last->id));
}

enum result knowledge_web_folder(struct request *rq)
{
	const char *slug = route_param(&rq->params, "slug"), *name, *category, *path;
	const struct folder_query *query = rq->form;
	bool english = i18n_language() == LANGUAGE_EN;
	struct knowledge_folder folder;
	struct db_rows rows;
	struct view *page;
	enum result res;

	if ((res = knowledge_folder_find(&rq->ctx, route_number(slug, true), &folder)) != RES_OK)
		return res;
	name = knowledge_folder_name(&folder);
	category = english ? folder.category_name_en : folder.category_name_nl;
	path = knowledge_folder_path(rq->ctx.arena, folder.id, name);
	if (path == NULL)
		return RES_UNAVAILABLE;
	if (strcmp(path, rq->path) != 0)
		return respond_moved(rq, path);
	if ((res = knowledge_folder_articles(
		 &rq->ctx, folder.id, query->position, query->after, &rows)) != RES_OK)
		return res;
	page = page_open(rq, TPL_KNOWLEDGE_FOLDER, name);
	page_is_public_at(rq, knowledge_folder_path(rq->ctx.arena, folder.id, folder.name_nl),
	    knowledge_folder_path(rq->ctx.arena, folder.id, folder.name_en), NULL);
	knowledge_view_feed(rq);
	page_crumb(rq, "/support/home", _("Home"));
	page_crumb(rq, "/support/solutions", _("Knowledge base"));
	page_crumb(rq,
	    knowledge_category_path(
		rq->ctx.arena, english ? folder.category_slug_en : folder.category_slug_nl),
	    category);
	page_crumb(rq, NULL, name);
	view_set(page, V_NAME, name);
	view_set(page, V_COUNT_TEXT, knowledge_view_count(rq, folder.articles));
	for (size_t i = 0; i < rows.count && i < ARTICLE_PAGE; i++)
		knowledge_view_row(
		    rq, page, V_ARTICLE, (const struct knowledge_row *)rows.rows + i);
	show_pages(rq, page, path, &rows, query->after == 0);
	return RES_OK;
}

/* ---- for machines ---- */

static void set_stamp(struct view *view, const char *name, int64_t instant)
{
	char stamp[21];

	clock_format(instant, stamp);
	view_set(view, name, stamp);
}

enum result knowledge_web_feed(struct request *rq)
{
	const char *language = i18n_code(i18n_language());
	struct view *feed;
	struct db_rows rows;
	enum result res;

	if ((res = knowledge_newest(&rq->ctx, &rows)) != RES_OK)
		return res;
	feed = page_open_bare(rq, TPL_KNOWLEDGE_FEED_XML, "application/atom+xml; charset=utf-8");
	view_setf(feed, V_FEED_ID, "%s/%s/support/solutions", rq->ctx.settings->base_url, language);
	set_stamp(feed, V_UPDATED,
	    rows.count == 0 ? rq->ctx.now : ((const struct knowledge_row *)rows.rows)->live_at);
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_row *row = (const struct knowledge_row *)rows.rows + i;
		struct view *entry = view_section(feed, V_ENTRY);

		view_set(entry, V_ENTRY_TITLE, row->title);
		view_set(entry, V_SUMMARY_TEXT, row->summary);
		/* Stays what it is when the slug changes. */
		view_setf(entry, V_ENTRY_ID, "%s/%s/support/solutions/articles/%lld",
		    rq->ctx.settings->base_url, language, (long long)row->id);
		view_set(
		    entry, V_ENTRY_PATH, knowledge_article_path(rq->ctx.arena, row->id, row->slug));
		set_stamp(entry, V_UPDATED, row->live_at);
	}
	return RES_OK;
}

static void add_address(struct view *map, const char *language, const char *path, int64_t changed)
{
	struct view *address = view_section(map, V_ADDRESS);

	view_set(address, V_LANG, language);
	view_set(address, V_ADDRESS_PATH, path);
	if (changed != 0)
		set_stamp(view_section(address, V_CHANGED), V_CHANGED_ISO, changed);
}

/* What anybody may read, in each language it is in, whoever asks. */
static void add_news(struct request *rq, struct view *map, const struct news_row *item)
{
	const char *path = news_path(&rq->ctx, item->id, item->slug);

	if (item->title_nl[0] != '\0')
		add_address(map, "nl", path, item->publish_at);
	if (item->title_en[0] != '\0')
		add_address(map, "en", path, item->publish_at);
}

static enum result add_folders(struct request *rq, struct view *map)
{
	const struct knowledge_folder *f;
	struct db_rows rows;
	enum result res = knowledge_public_folders(&rq->ctx, &rows);

	f = rows.rows;
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		add_address(
		    map, "nl", knowledge_folder_path(rq->ctx.arena, f[i].id, f[i].name_nl), 0);
		add_address(
		    map, "en", knowledge_folder_path(rq->ctx.arena, f[i].id, f[i].name_en), 0);
	}
	return res;
}

enum result knowledge_web_sitemap(struct request *rq)
{
	static const char *const pages[] = { "/support/home", "/support/solutions", "/support/news",
		"/support/status", "/support/contact" };
	struct db_rows categories, articles, news;
	struct view *map;
	enum result res;

	if ((res = knowledge_categories(&rq->ctx, &categories)) != RES_OK ||
	    (res = knowledge_addresses(&rq->ctx, &articles)) != RES_OK ||
	    (res = news_each_public(&rq->ctx, &news)) != RES_OK)
		return res;
	map = page_open_bare(rq, TPL_KNOWLEDGE_SITEMAP_XML, "application/xml; charset=utf-8");
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		add_address(map, "nl", pages[i], 0);
		add_address(map, "en", pages[i], 0);
	}
	for (size_t i = 0; i < categories.count; i++) {
		const struct knowledge_category *c =
		    (const struct knowledge_category *)categories.rows + i;

		add_address(map, "nl", knowledge_category_path(rq->ctx.arena, c->slug_nl), 0);
		add_address(map, "en", knowledge_category_path(rq->ctx.arena, c->slug_en), 0);
	}
	for (size_t i = 0; i < articles.count; i++) {
		const struct knowledge_address *a =
		    (const struct knowledge_address *)articles.rows + i;

		add_address(map, a->language, knowledge_article_path(rq->ctx.arena, a->id, a->slug),
		    a->live_at);
	}
	for (size_t i = 0; i < news.count; i++)
		add_news(rq, map, (const struct news_row *)news.rows + i);
	return add_folders(rq, map);
}
