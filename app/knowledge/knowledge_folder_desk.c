/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's pages of folders: name and topic, and the order of the articles in one. */
#include "knowledge_structure.h"

#include "knowledge_desk.h"
#include "knowledge_structure_desk.h"
#include "ticket/ticket_view.h"
#include "views.h"

struct folder_form {
	int64_t version, topic;
	const char *name_nl, *name_en;
};
#define FOLDER(member) offsetof(struct folder_form, member)
static const struct form_field folder_fields[] = {
	{ .name = "name_nl",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = TOPIC_NAME_MAX,
	    .offset = FOLDER(name_nl),
	    .missing = N_("Enter the Dutch name") },
	{ .name = "name_en",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = TOPIC_NAME_MAX,
	    .offset = FOLDER(name_en),
	    .missing = N_("Enter the English name") },
	{ .name = "topic",
	    .kind = FORM_INT,
	    .required = true,
	    .max = INT64_MAX,
	    .offset = FOLDER(topic),
	    .missing = N_("Choose one of the options") },
	{ .name = "version", .kind = FORM_INT, .max = INT64_MAX, .offset = FOLDER(version) },
};
const struct form_spec knowledge_folder_form = { folder_fields,
	sizeof(folder_fields) / sizeof(folder_fields[0]), sizeof(struct folder_form) };

struct folder_new_query {
	int64_t topic;
};
static const struct form_field folder_new_fields[] = {
	{ .name = "topic",
	    .kind = FORM_INT,
	    .max = INT64_MAX,
	    .offset = offsetof(struct folder_new_query, topic) },
};
const struct form_spec knowledge_folder_new_query = { folder_new_fields, 1,
	sizeof(struct folder_new_query) };

static const char *const directions[] = { "up", "down", NULL };
struct order_form {
	int64_t article, place;
	int to;
};
#define ORDER(member) offsetof(struct order_form, member)
static const struct form_field order_fields[] = {
	{ .name = "article",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = INT64_MAX,
	    .offset = ORDER(article) },
	{ .name = "place",
	    .kind = FORM_INT,
	    .required = true,
	    .min = 1,
	    .max = FOLDER_ORDER_MAX,
	    .offset = ORDER(place) },
	{ .name = "to", .kind = FORM_CHOICE, .choices = directions, .offset = ORDER(to) },
};
const struct form_spec knowledge_order_form = { order_fields, 3, sizeof(struct order_form) };

static enum result show_topics(struct request *rq, struct view *page, int64_t stored)
{
	const char *sent = form_value(&rq->values, "topic");
	int64_t chosen = sent != NULL ? route_number(sent, false) : stored;
	const struct knowledge_category *t;
	struct db_rows rows;
	enum result res = knowledge_topics(&rq->ctx, &rows);

	t = rows.rows;
	for (size_t i = 0; res == RES_OK && i < rows.count; i++)
		ticket_view_id_option(rq, page, V_TOPIC_OPTION, t[i].id,
		    knowledge_category_name(&t[i]), t[i].id == chosen);
	return res;
}

enum result knowledge_desk_folder_new(struct request *rq)
{
	struct view *page = knowledge_structure_form(
	    rq, TPL_DESK_FOLDER, _("New folder"), "/admin/knowledge/folders/new");

	page_form_key(rq, view_section(page, V_CREATING));
	return show_topics(rq, page, 0);
}

static enum result show_order(struct request *rq, struct view *page, int64_t folder_id)
{
	const struct knowledge_placed *a;
	struct db_rows rows;
	struct view *list;
	enum result res = knowledge_folder_order(&rq->ctx, folder_id, &rows);
	bool may = viewer_may_act(&rq->ctx.viewer) && rows.count <= FOLDER_ORDER_MAX;

	if (res != RES_OK || rows.count == 0)
		return res;
	a = rows.rows;
	list = view_section(page, V_ORDERED);
	view_set_int(list, V_ID, folder_id);
	for (size_t i = 0; i < rows.count && i < FOLDER_ORDER_MAX; i++) {
		struct view *row = view_section(list, V_ROW), *buttons;

		view_set_int(row, V_ARTICLE_ID, a[i].id);
		view_set(row, V_TITLE, a[i].title == NULL ? _("No text yet") : a[i].title);
		view_set(row, V_CODE,
		    a[i].language == NULL ? i18n_code(i18n_language()) : a[i].language);
		view_show_if(row, V_UNPUBLISHED, !a[i].published);
		view_show_if(row, V_RESTRICTED, a[i].visibility != ARTICLE_EVERYBODY);
		if (!may || rows.count == 1)
			continue;
		buttons = view_section(row, V_ORDER);
		view_set_int(buttons, V_PLACE, (int64_t)i + 1);
		view_show_if(buttons, V_UP, i > 0);
		view_show_if(buttons, V_DOWN, i + 1 < rows.count);
	}
	return RES_OK;
}

enum result knowledge_desk_folder(struct request *rq)
{
	struct knowledge_folder folder;
	struct view *page, *known;
	enum result res = knowledge_topic_folder_find(&rq->ctx, rq->number, &folder);

	if (res != RES_OK)
		return res;
	page = knowledge_structure_form(rq, TPL_DESK_FOLDER, knowledge_folder_name(&folder),
	    arena_printf(rq->ctx.arena, "/admin/knowledge/folders/%lld", (long long)folder.id));
	known = view_section(page, V_EXISTING);
	view_set_int(known, V_VERSION, folder.version);
	if (viewer_may_act(&rq->ctx.viewer))
		view_show(known, folder.articles == 0 ? V_REMOVABLE : V_HOLDS);
	if (rq->conflict && rq->route->form == &knowledge_order_form) {
		view_show(page, V_MOVED);
	} else if (rq->conflict) {
		struct view *box = view_section(page, V_CONFLICT);

		view_set(box, V_NAME_NL, folder.name_nl);
		view_set(box, V_NAME_EN, folder.name_en);
		view_set(box, V_TOPIC_NAME,
		    i18n_language() == LANGUAGE_EN ? folder.category_name_en
						   : folder.category_name_nl);
	}
	if (!rq->failed || rq->route->form != &knowledge_folder_form) {
		view_set(page, V_F_NAME_NL, folder.name_nl);
		view_set(page, V_F_NAME_EN, folder.name_en);
	}
	if ((res = show_order(rq, page, folder.id)) != RES_OK)
		return res;
	return show_topics(rq, page, folder.category_id);
}

static enum result save_folder(struct request *rq, int64_t id)
{
	const struct folder_form *form = rq->form;
	const struct knowledge_folder_change change = { .id = id,
		.version = form->version,
		.topic_id = form->topic,
		.name_nl = form->name_nl,
		.name_en = form->name_en };
	enum result res = knowledge_structure_explain(
	    rq, knowledge_folder_save(&rq->ctx, &change, &id));

	return res == RES_OK ? knowledge_structure_back(rq, "folder", id, FLASH_FOLDER_SAVED) : res;
}

enum result knowledge_desk_folder_create(struct request *rq)
{
	return save_folder(rq, 0);
}

enum result knowledge_desk_folder_save(struct request *rq)
{
	return rq->number == 0 ? RES_NOT_FOUND : save_folder(rq, rq->number);
}

enum result knowledge_desk_folder_move(struct request *rq)
{
	const struct press_form *form = rq->form;
	enum result res = knowledge_folder_move(
	    &rq->ctx, rq->number, form->version, (enum knowledge_direction)form->to);

	return res == RES_OK ? knowledge_structure_back(rq, "folder", rq->number, FLASH_ORDER_SAVED)
			     : res;
}

enum result knowledge_desk_folder_remove(struct request *rq)
{
	const struct press_form *form = rq->form;
	enum result res = knowledge_structure_explain(
	    rq, knowledge_folder_remove(&rq->ctx, rq->number, form->version));

	return res == RES_OK ? respond_see_other(rq, STRUCTURE, FLASH_FOLDER_REMOVED) : res;
}

enum result knowledge_desk_article_move(struct request *rq)
{
	const struct order_form *form = rq->form;
	enum result res = knowledge_article_move(
	    &rq->ctx, rq->number, form->article, form->place, (enum knowledge_direction)form->to);

	if (res != RES_OK)
		return res;
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/knowledge/folders/%lld#article-%lld",
		(long long)rq->number, (long long)form->article),
	    FLASH_ORDER_SAVED);
}
