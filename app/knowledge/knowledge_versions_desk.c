/* SPDX-License-Identifier: Apache-2.0 */
/* The versions of one text: what changed since one of them, and saving that one again. */
#include "diff.h"
#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "views.h"

static const char *const codes[] = { "nl", "en", NULL };

struct versions_form {
	int language;
	int64_t number, seen;
};
#define AT(member) offsetof(struct versions_form, member)
static const struct form_field versions_fields[] = {
	{ .name = "language", .kind = FORM_CHOICE, .choices = codes, .offset = AT(language) },
	{ .name = "number", .kind = FORM_INT, .max = INT32_MAX, .offset = AT(number) },
	{ .name = "seen", .kind = FORM_INT, .max = INT64_MAX, .offset = AT(seen) },
};
const struct form_spec knowledge_versions_form = { versions_fields,
	sizeof(versions_fields) / sizeof(versions_fields[0]), sizeof(struct versions_form) };

static enum language language_of(const struct versions_form *form)
{
	return i18n_from_code(codes[form->language]);
}

static enum result show_change(
    struct request *rq, struct view *box, const char *label, const char *before, const char *after)
{
	struct view *part = view_section(box, V_CHANGED);
	struct diff_piece *pieces;
	size_t count;
	enum result res = diff_text(rq->ctx.arena, before, after, &pieces, &count);

	view_set(part, V_LABEL, label);
	for (size_t i = 0; res == RES_OK && i < count; i++)
		view_section_set(view_section(part, V_PIECE),
		    pieces[i].kind == DIFF_SAME          ? V_SAME
			: pieces[i].kind == DIFF_REMOVED ? V_REMOVED
							 : V_ADDED,
		    V_TEXT,
		    arena_printf(rq->ctx.arena, "%.*s", (int)pieces[i].size, pieces[i].text));
	return res;
}

/* An old version against the newest. */
static enum result show_difference(
    struct request *rq, struct view *page, const struct knowledge_text *text)
{
	const struct versions_form *form = rq->form;
	struct knowledge_words old;
	struct view *box;
	enum result res = knowledge_version_words(
	    &rq->ctx, text->article_id, language_of(form), form->number, &old);

	if (res != RES_OK)
		return res;
	box = view_section(page, V_DIFFERENCE);
	view_set_int(box, V_NUMBER, form->number);
	if ((res = show_change(rq, box, _("Title"), old.title, text->words.title)) != RES_OK ||
	    (res = show_change(
		 rq, box, _("One line for lists"), old.summary, text->words.summary)) != RES_OK ||
	    (res = show_change(rq, box, _("Text"), old.body, text->words.body)) != RES_OK ||
	    (res = show_change(rq, box, _("Tags"), old.tags, text->words.tags)) != RES_OK ||
	    (res = show_change(rq, box, _("Address"), old.slug, text->words.slug)) != RES_OK)
		return res;
	if (viewer_may_act(&rq->ctx.viewer) && form->number != text->newest_version)
		view_set_int(view_section(box, V_CAN_ACT), V_VERSION, text->version);
	return RES_OK;
}

static void show_version(
    struct request *rq, struct view *table, const struct knowledge_version *version)
{
	struct view *row = view_section(table, V_ROW);

	view_set_int(row, V_NUMBER, version->number);
	view_set(row, V_TITLE, version->title);
	view_set(row, V_NOTE, version->note);
	view_set(row, V_EDITOR, version->author_name);
	page_time(rq, row, "AT", version->created_at);
}

enum result knowledge_desk_versions(struct request *rq)
{
	static const struct versions_form plain = { 0 };
	const struct versions_form *form = rq->form != NULL ? rq->form : &plain;
	struct knowledge_text text;
	struct db_rows rows;
	struct view *page;
	enum result res;

	if ((res = knowledge_text_find(&rq->ctx, rq->number, language_of(form), &text)) != RES_OK ||
	    (res = knowledge_versions(&rq->ctx, rq->number, language_of(form), &rows)) != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE_VERSIONS, text.words.title);
	view_set(page, V_HEADING, text.words.title);
	view_set_int(page, V_ID, text.article_id);
	view_set(page, V_CODE, text.language);
	for (size_t i = 0; i < rows.count; i++)
		show_version(rq, page, (const struct knowledge_version *)rows.rows + i);
	return form->number == 0 ? RES_OK : show_difference(rq, page, &text);
}

enum result knowledge_desk_restore(struct request *rq)
{
	const struct versions_form *form = rq->form;
	enum result res = knowledge_restore(
	    &rq->ctx, rq->number, language_of(form), form->number, form->seen);

	if (res != RES_OK)
		return res;
	return respond_see_other(rq,
	    arena_printf(rq->ctx.arena, "/admin/knowledge/%lld/edit", (long long)rq->number),
	    FLASH_ARTICLE_SAVED);
}
