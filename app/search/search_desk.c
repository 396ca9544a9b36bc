/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of searches that found nothing, and what came of suggestions. */
#include "buf.h"
#include "knowledge/knowledge_desk.h"
#include "search_find.h"
#include "search_gap.h"
#include "search_web.h"
#include "text.h"
#include "views.h"

#define OUTCOME_DAYS 30

static const char *const language_words[] = { "nl", "en", NULL };

struct handled_form {
	const char *words;
	int language;
};
static const struct form_field handled_fields[] = {
	{ .name = "words",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .min = 1,
	    .max = 100,
	    .offset = offsetof(struct handled_form, words) },
	{ .name = "language",
	    .kind = FORM_CHOICE,
	    .required = true,
	    .choices = language_words,
	    .offset = offsetof(struct handled_form, language) },
};
const struct form_spec search_handled_form = { handled_fields, 2, sizeof(struct handled_form) };

static void show_gap(struct request *rq, struct view *table, const struct search_gap *gap)
{
	struct view *row = view_section(table, V_ROW);
	struct buf url;

	buf_init(&url, 1024);
	text_add_urlencoded(&url, gap->words);
	view_set(row, V_WORDS, gap->words);
	view_set(row, V_WORDS_URL, buf_ok(&url) ? url.data : "");
	buf_free(&url);
	view_set(row, V_LANGUAGE, gap->language == LANGUAGE_EN ? _("English") : _("Dutch"));
	view_set(row, V_LANGUAGE_CODE, i18n_code((enum language)gap->language));
	view_set(row, V_TIMES, i18n_number(rq->ctx.arena, gap->tries));
	view_set(row, V_DAY, i18n_date(rq->ctx.arena, gap->last_at, rq->ctx.now));
	view_show_if(row, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
}

enum result search_desk_gaps(struct request *rq)
{
	struct search_outcomes outcomes;
	struct view *page, *table;
	struct db_rows rows;
	enum result res;

	if ((res = search_gaps(&rq->ctx, &rows)) != RES_OK ||
	    (res = search_outcomes(
		 &rq->ctx, rq->ctx.now - OUTCOME_DAYS * INT64_C(86400), &outcomes)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_SEARCHES, _("Searches without a result"));
	if ((res = knowledge_desk_tabs(rq, page, KNOWLEDGE_TAB_SEARCHES)) != RES_OK)
		return res;
	view_set(page, V_OPENED, i18n_number(rq->ctx.arena, outcomes.opened));
	view_set(page, V_SAVED,
	    i18n_number(rq->ctx.arena,
		outcomes.opened > outcomes.opened_ignored
		    ? outcomes.opened - outcomes.opened_ignored
		    : 0));
	view_set(page, V_IGNORED,
	    i18n_number(rq->ctx.arena, outcomes.ignored + outcomes.opened_ignored));
	if (rows.count == 0) {
		view_show(page, V_EMPTY);
		return RES_OK;
	}
	table = view_section(page, V_TABLE);
	view_show_if(table, V_CAN_ACT, viewer_may_act(&rq->ctx.viewer));
	for (size_t i = 0; i < rows.count; i++)
		show_gap(rq, table, (const struct search_gap *)rows.rows + i);
	return RES_OK;
}

enum result search_desk_handled(struct request *rq)
{
	const struct handled_form *form = rq->form;
	enum result res = search_gap_handled(
	    &rq->ctx, form->words, form->language == 1 ? LANGUAGE_EN : LANGUAGE_NL);

	return res != RES_OK ? res : respond_see_other(rq, "/admin/searches", FLASH_SEARCH_HANDLED);
}
