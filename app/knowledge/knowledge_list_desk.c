/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of articles: how each language stands, what is behind, what should be read again. */
#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "ticket/ticket_view.h"
#include "views.h"

struct list_query {
	int standing, words;
	bool review;
	const char *q;
	int64_t after_time, after;
};
static const char *const standing_words[] = { "any", "draft", "review", "planned", "published",
	NULL };
static const char *const words_words[] = { "any", "dutch", "english", "no-dutch", "no-english",
	"outdated", NULL };
#define AT(member) offsetof(struct list_query, member)
static const struct form_field list_fields[] = {
	{ .name = "state", .kind = FORM_CHOICE, .choices = standing_words, .offset = AT(standing) },
	{ .name = "words", .kind = FORM_CHOICE, .choices = words_words, .offset = AT(words) },
	{ .name = "review", .kind = FORM_CHECK, .offset = AT(review) },
	{ .name = "q", .kind = FORM_LINE, .max = 100, .offset = AT(q) },
	{ .name = "after_time",
	    .kind = FORM_INT,
	    .min = 0,
	    .max = INT64_C(253370678400),
	    .offset = AT(after_time) },
	{ .name = "after", .kind = FORM_INT, .min = 0, .max = INT64_MAX, .offset = AT(after) },
};
const struct form_spec knowledge_desk_list_query = { list_fields,
	sizeof(list_fields) / sizeof(list_fields[0]), sizeof(struct list_query) };

static const char *words_label(int filter)
{
	switch ((enum knowledge_words_filter)filter) {
	case WORDS_ANY:
		return _("Any language");
	case WORDS_DUTCH:
		return _("In Dutch");
	case WORDS_ENGLISH:
		return _("In English");
	case WORDS_NO_DUTCH:
		return _("Not in Dutch");
	case WORDS_NO_ENGLISH:
		return _("Not in English");
	case WORDS_OUTDATED:
		return _("Translation is behind");
	}
	return "";
}

static void show_filters(struct view *page, const struct list_query *query)
{
	for (int i = 0; standing_words[i] != NULL; i++)
		ticket_view_option(page, V_STATE_OPTION, standing_words[i],
		    i == 0 ? _("Any state") : knowledge_standing_label((enum knowledge_standing)i),
		    i == query->standing);
	for (int i = 0; words_words[i] != NULL; i++)
		ticket_view_option(
		    page, V_WORDS_OPTION, words_words[i], words_label(i), i == query->words);
	view_show_if(page, V_REVIEW, query->review);
	view_set(page, V_F_Q, query->q);
}

static void show_text(
    struct request *rq, struct view *row, const char *code, const struct knowledge_text *text)
{
	enum knowledge_standing standing;
	struct view *tag;

	if (text->language == NULL)
		return;
	standing = knowledge_standing(text, rq->ctx.now);
	tag = view_section(row, V_STANDING);
	view_set(tag, V_CODE, code);
	view_set(tag, V_STATE_CLASS, knowledge_standing_tag(standing));
	view_set(tag, V_STATE_ICON, knowledge_standing_icon(standing));
	view_set(tag, V_STATE_TEXT, knowledge_standing_label(standing));
	view_show_if(row, V_OUTDATED, text->outdated);
}

static void show_row(struct request *rq, struct view *table, const struct knowledge_listed *a)
{
	bool english = i18n_language() == LANGUAGE_EN;
	bool use_english = a->nl.language == NULL || (english && a->en.language != NULL);
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_ID, a->id);
	view_set(row, V_TITLE, use_english ? a->en.words.title : a->nl.words.title);
	view_set(row, V_CATEGORY, english ? a->category_name_en : a->category_name_nl);
	view_set(row, V_FOLDER, english ? a->folder_name_en : a->folder_name_nl);
	show_text(rq, row, "NL", &a->nl);
	show_text(rq, row, "EN", &a->en);
	view_set(row, V_READ, i18n_number(rq->ctx.arena, a->popularity));
	view_set(row, V_UNHELPFUL, i18n_number(rq->ctx.arena, a->unhelpful));
	if (a->review_on != 0)
		view_show_if(row, V_REVIEW_DUE, a->review_on <= rq->ctx.now);
	page_time(rq, row, "CHANGED", a->updated_at);
	view_set(row, V_CHANGED_TEXT, i18n_date(rq->ctx.arena, a->updated_at, rq->ctx.now));
}

enum result knowledge_desk_list(struct request *rq)
{
	const struct list_query *query = rq->form;
	struct knowledge_filter filter = { .standing = query->standing,
		.words = (enum knowledge_words_filter)query->words,
		.review_due = query->review,
		.q = query->q == NULL ? "" : query->q,
		.after_time = query->after_time,
		.after_id = query->after };
	struct view *page, *table, *next;
	struct db_rows rows;
	enum result res = knowledge_list(&rq->ctx, &filter, &rows);
	size_t count = rows.count > ARTICLE_LIST ? ARTICLE_LIST : rows.count;

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE, _("Knowledge base"));
	show_filters(page, query);
	view_show_if(page, V_EMPTY, count == 0);
	if (count == 0)
		return RES_OK;
	table = view_section(page, V_TABLE);
	for (size_t i = 0; i < count; i++)
		show_row(rq, table, (const struct knowledge_listed *)rows.rows + i);
	if (rows.count <= ARTICLE_LIST)
		return RES_OK;
	next = view_section(page, V_MORE);
	view_set_int(next, V_AFTER, ((const struct knowledge_listed *)rows.rows)[count - 1].id);
	view_set_int(
	    next, V_AFTER_TIME, ((const struct knowledge_listed *)rows.rows)[count - 1].updated_at);
	view_set(next, V_STATE_WORD, standing_words[query->standing]);
	view_set(next, V_WORDS_WORD, words_words[query->words]);
	return RES_OK;
}
