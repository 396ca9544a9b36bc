/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of articles: how each text stands, what is behind, what readers missed. */
#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "text.h"
#include "ticket/ticket_view.h"
#include "views.h"

struct list_query {
	int64_t state, topic, after, id;
	const char *q;
};
#define AT(member) offsetof(struct list_query, member)
static const struct form_field list_fields[] = {
	{ .name = "state", .kind = FORM_INT, .max = STANDING_COUNT + 1, .offset = AT(state) },
	{ .name = "topic", .kind = FORM_INT, .max = INT64_MAX, .offset = AT(topic) },
	{ .name = "q", .kind = FORM_LINE, .max = 100, .offset = AT(q) },
	{ .name = "after", .kind = FORM_INT, .max = 253370678400, .offset = AT(after) },
	{ .name = "id", .kind = FORM_INT, .max = INT64_MAX, .offset = AT(id) },
};
const struct form_spec knowledge_list_query = { list_fields,
	sizeof(list_fields) / sizeof(list_fields[0]), sizeof(struct list_query) };

/* Beside the standings: what asks for attention. */
enum { STATE_OUTDATED = STANDING_COUNT, STATE_REVIEW_DUE };

static void option(struct request *rq, struct view *page, const char *section, int64_t value,
    const char *label, int64_t chosen)
{
	ticket_view_option(page, section, arena_printf(rq->ctx.arena, "%lld", (long long)value),
	    label, value == chosen);
}

static enum result show_filters(
    struct request *rq, struct view *page, const struct list_query *query)
{
	struct db_rows rows;
	int64_t last = 0;
	enum result res = knowledge_choices_folders(&rq->ctx, &rows);

	if (res != RES_OK)
		return res;
	option(rq, page, V_STATE_OPTION, 0, _("All"), query->state);
	for (int i = STANDING_DRAFT; i < STANDING_COUNT; i++)
		option(rq, page, V_STATE_OPTION, i,
		    knowledge_standing_label((enum knowledge_standing)i), query->state);
	option(
	    rq, page, V_STATE_OPTION, STATE_OUTDATED, _("Translation out of date"), query->state);
	option(rq, page, V_STATE_OPTION, STATE_REVIEW_DUE, _("To be read again"), query->state);
	option(rq, page, V_TOPIC_OPTION, 0, _("All"), query->topic);
	for (size_t i = 0; i < rows.count; i++) {
		const struct knowledge_choice *c = (const struct knowledge_choice *)rows.rows + i;

		if (c->group_id != last)
			option(rq, page, V_TOPIC_OPTION, c->group_id, c->group_name, query->topic);
		last = c->group_id;
	}
	view_set(page, V_F_Q, query->q);
	return RES_OK;
}

static void show_text(struct request *rq, struct view *row, const struct knowledge_text *text)
{
	struct view *shown;
	enum knowledge_standing standing;

	if (text->language == NULL)
		return;
	standing = knowledge_standing(text, rq->ctx.now);
	shown = view_section(row, V_TEXT);
	view_set(shown, V_CODE, text->language);
	view_set(shown, V_STATE_CLASS, knowledge_standing_tag(standing));
	view_set(shown, V_STATE_ICON, knowledge_standing_icon(standing));
	view_set(shown, V_STATE_TEXT, knowledge_standing_label(standing));
}

static void show_row(struct request *rq, struct view *table, const struct knowledge_listed *a)
{
	bool english = i18n_language() == LANGUAGE_EN;
	const struct knowledge_text *first = english ? &a->en : &a->nl,
				    *other = english ? &a->nl : &a->en;
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_ID, a->id);
	view_set(row, V_TITLE,
	    first->language != NULL       ? first->words.title
		: other->language != NULL ? other->words.title
					  : _("No text yet"));
	view_set(row, V_TOPIC, english ? a->category_name_en : a->category_name_nl);
	view_set(row, V_FOLDER, english ? a->folder_name_en : a->folder_name_nl);
	show_text(rq, row, &a->nl);
	show_text(rq, row, &a->en);
	view_show_if(row, V_OUTDATED, a->nl.outdated || a->en.outdated);
	view_show_if(row, V_REVIEW_DUE, a->review_on != 0 && a->review_on <= rq->ctx.now);
	view_show_if(row, V_RESTRICTED, a->visibility != ARTICLE_EVERYBODY);
	view_set_int(row, V_READINGS, a->popularity);
	if (a->unhelpful > 0)
		view_set_int(view_section(row, V_ANSWERED), V_UNHELPFUL, a->unhelpful);
	view_show_if(row, V_UNANSWERED, a->unhelpful == 0);
	page_time(rq, row, "CHANGED", a->updated_at);
	view_set(row, V_CHANGED_TEXT, i18n_date(rq->ctx.arena, a->updated_at, rq->ctx.now));
}

static void show_pager(struct request *rq, struct view *page, const struct list_query *query,
    const struct knowledge_listed *last)
{
	const char *same = arena_printf(rq->ctx.arena,
	    "%s/admin/knowledge?state=%lld&topic=%lld&q=%s", rq->prefix, (long long)query->state,
	    (long long)query->topic, text_url_segment(rq->ctx.arena, query->q));
	struct view *pager;

	if (last == NULL && query->id == 0)
		return;
	pager = view_section(page, V_PAGER);
	if (query->id != 0)
		view_section_set(pager, V_FIRST, V_HREF, same);
	if (last != NULL)
		view_section_set(pager, V_NEXT, V_HREF,
		    arena_printf(rq->ctx.arena, "%s&after=%lld&id=%lld", same,
			(long long)last->updated_at, (long long)last->id));
}

enum result knowledge_desk_list(struct request *rq)
{
	const struct list_query *query = rq->form;
	struct knowledge_filter filter = { .standing = query->state < STANDING_COUNT ? query->state
										     : 0,
		.category_id = query->topic,
		.words = query->state == STATE_OUTDATED ? WORDS_OUTDATED : WORDS_ANY,
		.review_due = query->state == STATE_REVIEW_DUE,
		.q = query->q,
		.after_time = query->after,
		.after_id = query->id };
	const struct knowledge_listed *listed;
	struct view *page, *table;
	struct db_rows rows;
	size_t count;
	bool capped;
	enum result res = knowledge_list(&rq->ctx, &filter, &rows, &capped);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE, _("Knowledge base"));
	if ((res = knowledge_desk_tabs(rq, page, KNOWLEDGE_TAB_ARTICLES)) != RES_OK ||
	    (res = show_filters(rq, page, query)) != RES_OK)
		return res;
	view_show_if(page, V_CAPPED, capped);
	view_show_if(page, V_EMPTY, rows.count == 0);
	if (rows.count == 0)
		return RES_OK;
	listed = rows.rows;
	count = rows.count > ARTICLE_LIST ? ARTICLE_LIST : rows.count;
	table = view_section(page, V_TABLE);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, &listed[i]);
	show_pager(rq, page, query, rows.count > count ? &listed[count - 1] : NULL);
	return RES_OK;
}
