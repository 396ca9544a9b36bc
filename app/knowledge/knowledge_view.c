/* SPDX-License-Identifier: Apache-2.0 */
/* Draws what several pages show of the knowledge base: rows, topics, the text of an article with
 * its contents list and files. Decides nothing about who may see it. */
#include "knowledge_view.h"

#include <ctype.h>
#include <string.h>

#include "markdown.h"
#include "mime.h"
#include "views.h"

#define TOC_MIN 3 /* headings from which a list of contents helps */

const char *knowledge_view_count(struct request *rq, int64_t count)
{
	return arena_printf(
	    rq->ctx.arena, ngettext("%d article", "%d articles", (unsigned long)count), (int)count);
}

void knowledge_view_feed(struct request *rq)
{
	page_feed(rq, "/support/solutions/feed.atom", _("Knowledge base"));
}

void knowledge_view_row(
    struct request *rq, struct view *list, const char *section, const struct knowledge_row *row)
{
	struct view *item = view_section(list, section);

	view_setf(item, V_SLUG, "%lld-%s", (long long)row->id, row->slug);
	view_set(item, V_TITLE, row->title);
	view_set(item, V_LANG, row->language);
	if (row->summary[0] != '\0')
		view_section_set(item, V_SUMMARY, V_SUMMARY_TEXT, row->summary);
	page_time(rq, item, "UPDATED", row->live_at);
	view_set(item, V_UPDATED_TEXT, i18n_date(rq->ctx.arena, row->live_at, rq->ctx.now));
	if (i18n_from_code(row->language) != i18n_language())
		view_section_set(item, V_FOREIGN, V_FOREIGN_TEXT,
		    i18n_language() == LANGUAGE_NL ? _("In English") : _("In Dutch"));
}

void knowledge_view_popular(struct request *rq, struct view *page)
{
	struct view *list;
	struct db_rows rows;

	if (knowledge_popular(&rq->ctx, &rows) != RES_OK || rows.count == 0)
		return;
	list = view_section(page, V_POPULAR);
	for (size_t i = 0; i < rows.count; i++)
		knowledge_view_row(
		    rq, list, V_ARTICLE, (const struct knowledge_row *)rows.rows + i);
}

void knowledge_view_topics(struct request *rq, struct view *page)
{
	struct view *list = NULL;
	struct db_rows rows;

	if (knowledge_categories(&rq->ctx, &rows) != RES_OK)
		return;
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_category *c = (const struct knowledge_category *)rows.rows +
		    i;
		struct view *item;

		if (c->articles == 0)
			continue;
		if (list == NULL)
			list = view_section(page, V_TOPICS);
		item = view_section(list, V_TOPIC);
		view_set(item, V_SLUG, knowledge_category_slug(c));
		view_set(item, V_NAME, knowledge_category_name(c));
		view_set(item, V_INTRO, knowledge_category_intro(c));
		view_set(item, V_ICON, c->icon);
		view_set(item, V_COUNT_TEXT, knowledge_view_count(rq, c->articles));
	}
}

/* ---- the text ---- */

static void show_contents(struct view *page, const struct markdown_page *text)
{
	size_t shown = 0;
	struct view *list;

	for (size_t i = 0; i < text->heading_count; i++)
		shown += text->headings[i].level == 2;
	if (shown < TOC_MIN)
		return;
	list = view_section(page, V_TOC);
	for (size_t i = 0; i < text->heading_count; i++) {
		struct view *item;

		if (text->headings[i].level != 2)
			continue;
		item = view_section(list, V_TOC_ITEM);
		view_set(item, V_ANCHOR, text->headings[i].id);
		view_set(item, V_TEXT, text->headings[i].text);
	}
}

const char *knowledge_view_file_kind(struct request *rq, const struct knowledge_file *file)
{
	const char *dot = strrchr(file->name, '.');
	char *kind;

	if (dot == NULL || strcmp(file->media_type, "application/octet-stream") == 0)
		return _("File");
	kind = arena_strdup(rq->ctx.arena, dot + 1);
	for (char *c = kind; c != NULL && *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return kind;
}

/* Pictures stand in the text; what is left is offered under it. */
static void show_files(struct request *rq, struct view *page, const struct db_rows *files)
{
	struct view *list = NULL;

	for (size_t i = 0; i < files->count; i++) {
		const struct knowledge_file *f = (const struct knowledge_file *)files->rows + i;
		struct view *item;

		if (mime_is_picture(f->media_type))
			continue;
		if (list == NULL)
			list = view_section(page, V_FILES);
		item = view_section(list, V_FILE);
		view_set(
		    item, V_FILE_PATH, knowledge_file_path(rq->ctx.arena, f->public_id, f->name));
		view_set(item, V_FILE_NAME, f->name);
		view_set(item, V_FILE_KIND, knowledge_view_file_kind(rq, f));
		view_set(item, V_FILE_SIZE, i18n_size(rq->ctx.arena, f->size));
	}
}

enum result knowledge_view_body(struct request *rq, struct view *page, int64_t id, const char *body)
{
	struct markdown_picture *pictures;
	struct markdown_page text = { 0 };
	struct db_rows files;
	const char *html;
	enum result res;

	if ((res = knowledge_files(&rq->ctx, id, &files)) != RES_OK)
		return res;
	pictures = arena_array(rq->ctx.arena, files.count + 1, sizeof(*pictures));
	if (pictures == NULL)
		return RES_UNAVAILABLE;
	for (size_t i = 0; i < files.count; i++) {
		const struct knowledge_file *f = (const struct knowledge_file *)files.rows + i;

		pictures[i] = (struct markdown_picture){ knowledge_file_path(
							     rq->ctx.arena, f->public_id, f->name),
			f->width, f->height };
		if (pictures[i].url == NULL)
			return RES_UNAVAILABLE;
	}
	text.pictures = pictures;
	text.picture_count = files.count;
	if ((res = markdown_article(rq->ctx.arena, body, &text, &html)) != RES_OK)
		return res;
	view_set(page, V_BODY_HTML, html);
	show_contents(page, &text);
	show_files(rq, page, &files);
	return RES_OK;
}
