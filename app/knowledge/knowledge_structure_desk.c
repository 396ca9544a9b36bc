/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's page of the whole order, with plain buttons that move a row, and the pages of topics.
 * Who saves over a colleague's change sees what is stored first. */
#include "knowledge_structure.h"

#include <string.h>

#include "knowledge_desk.h"
#include "knowledge_structure_desk.h"
#include "knowledge_view.h"
#include "views.h"

struct topic_form {
	int64_t version;
	const char *name_nl, *name_en, *slug_nl, *slug_en, *intro_nl, *intro_en, *icon;
};
#define TOPIC(member) offsetof(struct topic_form, member)
static const struct form_field topic_fields[] = {
	{ .name = "name_nl",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = TOPIC_NAME_MAX,
	    .offset = TOPIC(name_nl),
	    .missing = N_("Enter the Dutch name") },
	{ .name = "name_en",
	    .kind = FORM_LINE,
	    .required = true,
	    .max = TOPIC_NAME_MAX,
	    .offset = TOPIC(name_en),
	    .missing = N_("Enter the English name") },
	{ .name = "intro_nl",
	    .kind = FORM_LINE,
	    .max = TOPIC_INTRO_MAX,
	    .offset = TOPIC(intro_nl) },
	{ .name = "intro_en",
	    .kind = FORM_LINE,
	    .max = TOPIC_INTRO_MAX,
	    .offset = TOPIC(intro_en) },
	{ .name = "slug_nl", .kind = FORM_LINE, .max = ARTICLE_SLUG_MAX, .offset = TOPIC(slug_nl) },
	{ .name = "slug_en", .kind = FORM_LINE, .max = ARTICLE_SLUG_MAX, .offset = TOPIC(slug_en) },
	{ .name = "icon", .kind = FORM_LINE, .max = 40, .offset = TOPIC(icon) },
	{ .name = "version", .kind = FORM_INT, .max = INT64_MAX, .offset = TOPIC(version) },
};
const struct form_spec knowledge_topic_form = { topic_fields,
	sizeof(topic_fields) / sizeof(topic_fields[0]), sizeof(struct topic_form) };

static const char *const directions[] = { "up", "down", NULL };
static const struct form_field press_fields[] = {
	{ .name = "version",
	    .kind = FORM_INT,
	    .required = true,
	    .max = INT64_MAX,
	    .offset = offsetof(struct press_form, version) },
	{ .name = "to",
	    .kind = FORM_CHOICE,
	    .choices = directions,
	    .offset = offsetof(struct press_form, to) },
};
const struct form_spec knowledge_press_form = { press_fields, 2, sizeof(struct press_form) };

/* ---- the whole order ---- */

static const char *other_language_name(const char *name_nl, const char *name_en)
{
	return i18n_language() == LANGUAGE_EN ? name_nl : name_en;
}

static void show_buttons(
    struct request *rq, struct view *row, int64_t version, bool first, bool last)
{
	struct view *buttons;

	if (rq->ctx.viewer.role < ROLE_AGENT || (first && last))
		return;
	buttons = view_section(row, V_ORDER);
	view_set_int(buttons, V_VERSION, version);
	view_show_if(buttons, V_UP, !first);
	view_show_if(buttons, V_DOWN, !last);
}

static void show_folders(struct request *rq, struct view *card, int64_t topic_id,
    const struct knowledge_folder *folders, size_t count)
{
	size_t from = 0, until;

	while (from < count && folders[from].category_id != topic_id)
		from++;
	for (until = from; until < count && folders[until].category_id == topic_id; until++)
		;
	view_show_if(card, V_EMPTY, from == until);
	for (size_t i = from; i < until; i++) {
		struct view *row = view_section(card, V_FOLDER);

		view_set_int(row, V_FOLDER_ID, folders[i].id);
		view_set(row, V_NAME, knowledge_folder_name(&folders[i]));
		view_set(
		    row, V_OTHER_NAME, other_language_name(folders[i].name_nl, folders[i].name_en));
		view_set(row, V_COUNT_TEXT, knowledge_view_count(rq, folders[i].articles));
		show_buttons(rq, row, folders[i].version, i == from, i + 1 == until);
	}
}

static struct view *show_topic(struct request *rq, struct view *page,
    const struct knowledge_category *topic, bool first, bool last)
{
	struct view *card = view_section(page, V_TOPIC), *head = view_section(card, V_HEAD);

	view_set_int(card, V_ID, topic->id);
	view_set(card, V_TOPIC_NAME, knowledge_category_name(topic));
	view_set(head, V_OTHER_NAME, other_language_name(topic->name_nl, topic->name_en));
	view_set(head, V_SLUG, knowledge_category_slug(topic));
	view_set(head, V_ICON, topic->icon);
	view_set(head, V_COUNT_TEXT, knowledge_view_count(rq, topic->articles));
	show_buttons(rq, head, topic->version, first, last);
	return card;
}

enum result knowledge_desk_structure(struct request *rq)
{
	struct db_rows topics, folders;
	const struct knowledge_category *t;
	struct view *page;
	enum result res;

	if ((res = knowledge_topics(&rq->ctx, &topics)) != RES_OK ||
	    (res = knowledge_topic_folders(&rq->ctx, 0, &folders)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_STRUCTURE, _("Topics and folders"));
	view_show_if(page, V_MAY_ACT, viewer_may_act(&rq->ctx.viewer));
	view_show_if(page, V_CONFLICT, rq->conflict);
	view_show_if(page, V_NONE, topics.count == 0);
	view_set(page, V_OTHER_CODE,
	    i18n_code(i18n_language() == LANGUAGE_EN ? LANGUAGE_NL : LANGUAGE_EN));
	t = topics.rows;
	for (size_t i = 0; i < topics.count; i++) {
		struct view *card = show_topic(rq, page, &t[i], i == 0, i + 1 == topics.count);

		show_folders(rq, card, t[i].id, folders.rows, folders.count);
		view_show_if(card, V_MAY_ADD, viewer_may_act(&rq->ctx.viewer));
	}
	return knowledge_desk_tabs(rq, page, KNOWLEDGE_TAB_STRUCTURE);
}

/* Back to the order, at the row that was changed. */
enum result knowledge_structure_back(
    struct request *rq, const char *kind, int64_t id, enum flash flash)
{
	return respond_see_other(
	    rq, arena_printf(rq->ctx.arena, STRUCTURE "#%s-%lld", kind, (long long)id), flash);
}

/* ---- one topic ---- */

static void show_icons(struct request *rq, struct view *page, const char *stored)
{
	const char *sent = form_value(&rq->values, "icon");
	const char *chosen = sent != NULL ? sent : stored;

	for (size_t i = 0; knowledge_icons[i].icon != NULL; i++) {
		struct view *choice = view_section(page, V_ICON_OPTION);

		view_set(choice, V_VALUE, knowledge_icons[i].icon);
		view_set(choice, V_LABEL, _(knowledge_icons[i].label));
		view_show_if(choice, V_SELECTED, strcmp(knowledge_icons[i].icon, chosen) == 0);
	}
}

struct view *knowledge_structure_form(
    struct request *rq, const char *template_name, const char *title, const char *action)
{
	struct view *page = page_open(rq, template_name, title);

	view_set(page, V_HEADING, title);
	view_set(page, V_ACTION, action);
	view_show_if(page, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	return page;
}

enum result knowledge_desk_topic_new(struct request *rq)
{
	struct view *page = knowledge_structure_form(
	    rq, TPL_DESK_TOPIC, _("New topic"), "/admin/knowledge/topics/new");

	page_form_key(rq, view_section(page, V_CREATING));
	show_icons(rq, page, knowledge_icons[0].icon);
	return RES_OK;
}

static void show_stored_topic(struct view *page, const struct knowledge_category *topic)
{
	view_set(page, V_F_NAME_NL, topic->name_nl);
	view_set(page, V_F_NAME_EN, topic->name_en);
	view_set(page, V_F_SLUG_NL, topic->slug_nl);
	view_set(page, V_F_SLUG_EN, topic->slug_en);
	view_set(page, V_F_INTRO_NL, topic->intro_nl);
	view_set(page, V_F_INTRO_EN, topic->intro_en);
}

static void show_their_topic(struct view *page, const struct knowledge_category *topic)
{
	struct view *box = view_section(page, V_CONFLICT);

	view_set(box, V_NAME_NL, topic->name_nl);
	view_set(box, V_NAME_EN, topic->name_en);
	view_set(box, V_SLUG_NL, topic->slug_nl);
	view_set(box, V_SLUG_EN, topic->slug_en);
	view_set(box, V_INTRO_NL, topic->intro_nl);
	view_set(box, V_INTRO_EN, topic->intro_en);
}

enum result knowledge_desk_topic(struct request *rq)
{
	struct knowledge_category topic;
	struct db_rows folders;
	struct view *page, *known;
	enum result res;

	if ((res = knowledge_topic_find(&rq->ctx, rq->number, &topic)) != RES_OK ||
	    (res = knowledge_topic_folders(&rq->ctx, topic.id, &folders)) != RES_OK)
		return res;
	page = knowledge_structure_form(rq, TPL_DESK_TOPIC, knowledge_category_name(&topic),
	    arena_printf(rq->ctx.arena, "/admin/knowledge/topics/%lld", (long long)topic.id));
	known = view_section(page, V_EXISTING);
	view_set_int(known, V_VERSION, topic.version);
	view_set(known, V_SLUG, knowledge_category_slug(&topic));
	if (viewer_may_act(&rq->ctx.viewer))
		view_show(known, folders.count == 0 ? V_REMOVABLE : V_HOLDS);
	show_icons(rq, page, topic.icon);
	if (rq->conflict)
		show_their_topic(page, &topic);
	if (!rq->failed || rq->route->form != &knowledge_topic_form)
		show_stored_topic(page, &topic);
	return RES_OK;
}

/* Says at which field a rule refused. */
enum result knowledge_structure_explain(struct request *rq, enum result res)
{
	const char *why = rq->ctx.why == NULL ? "" : rq->ctx.why;

	if (res != RES_INVALID)
		return res;
	if (strcmp(why, "slug_nl") == 0 || strcmp(why, "slug_en") == 0)
		return request_invalid(
		    rq, why, _("Another topic has or had this address; choose other words"));
	if (strcmp(why, "icon") == 0 || strcmp(why, "topic") == 0)
		return request_invalid(rq, why, _("Choose one of the options"));
	if (strcmp(why, "full") == 0)
		return request_invalid(
		    rq, "name_nl", _("There are too many already; put something together first"));
	if (strcmp(why, "holds") == 0)
		return request_invalid(
		    rq, "remove", _("This is not empty any more, so it has not been removed"));
	return res;
}

static enum result save_topic(struct request *rq, int64_t id)
{
	const struct topic_form *form = rq->form;
	const struct knowledge_topic_change change = { .id = id,
		.version = form->version,
		.name_nl = form->name_nl,
		.name_en = form->name_en,
		.slug_nl = form->slug_nl,
		.slug_en = form->slug_en,
		.intro_nl = form->intro_nl,
		.intro_en = form->intro_en,
		.icon = form->icon };
	enum result res = knowledge_structure_explain(
	    rq, knowledge_topic_save(&rq->ctx, &change, &id));

	return res == RES_OK ? knowledge_structure_back(rq, "topic", id, FLASH_TOPIC_SAVED) : res;
}

enum result knowledge_desk_topic_create(struct request *rq)
{
	return save_topic(rq, 0);
}

enum result knowledge_desk_topic_save(struct request *rq)
{
	return rq->number == 0 ? RES_NOT_FOUND : save_topic(rq, rq->number);
}

enum result knowledge_desk_topic_move(struct request *rq)
{
	const struct press_form *form = rq->form;
	enum result res = knowledge_topic_move(
	    &rq->ctx, rq->number, form->version, (enum knowledge_direction)form->to);

	return res == RES_OK ? knowledge_structure_back(rq, "topic", rq->number, FLASH_ORDER_SAVED)
			     : res;
}

enum result knowledge_desk_topic_remove(struct request *rq)
{
	const struct press_form *form = rq->form;
	enum result res = knowledge_structure_explain(
	    rq, knowledge_topic_remove(&rq->ctx, rq->number, form->version));

	return res == RES_OK ? respond_see_other(rq, STRUCTURE, FLASH_TOPIC_REMOVED) : res;
}
