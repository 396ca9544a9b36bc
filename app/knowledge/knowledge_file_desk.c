/* SPDX-License-Identifier: Apache-2.0 */
/* The desk's list of an article's files: part of its editor, and a page of its own for who works
 * without scripts. Files arrive staged, as those of tickets do. */
#include "knowledge_file.h"

#include <string.h>

#include "knowledge_desk.h"
#include "knowledge_edit.h"
#include "knowledge_view.h"
#include "mime.h"
#include "views.h"

struct add_form {
	struct form_list kept;
};
static const struct form_field add_fields[] = {
	{ .name = "kept", .kind = FORM_LIST, .max = 22, .offset = offsetof(struct add_form, kept) },
};
const struct form_spec knowledge_file_add_form = { add_fields, 1, sizeof(struct add_form) };

struct remove_form {
	const char *file;
};
static const struct form_field remove_fields[] = {
	{ .name = "file",
	    .kind = FORM_HIDDEN,
	    .required = true,
	    .max = 22,
	    .offset = offsetof(struct remove_form, file) },
};
const struct form_spec knowledge_file_remove_form = { remove_fields, 1,
	sizeof(struct remove_form) };

/* Whether the text that is being written, in either language, names it. */
static enum result texts_of(struct request *rq, int64_t id, const char *bodies[2])
{
	static const enum language languages[2] = { LANGUAGE_NL, LANGUAGE_EN };
	struct knowledge_text text;

	for (size_t i = 0; i < 2; i++) {
		enum result res = knowledge_text_find(&rq->ctx, id, languages[i], &text);

		if (res != RES_OK && res != RES_NOT_FOUND)
			return res;
		bodies[i] = res == RES_OK ? text.words.body : "";
	}
	return RES_OK;
}

static void show_file(struct request *rq, struct view *list, const struct knowledge_file *f,
    const char *const bodies[2])
{
	struct view *row = view_section(list, V_FILE);
	bool picture = mime_is_picture(f->media_type);

	view_set(row, V_FILE_ID, f->public_id);
	view_set(row, V_FILE_NAME, f->name);
	view_set(row, V_FILE_PATH, knowledge_file_path(rq->ctx.arena, f->public_id, f->name));
	view_set(row, V_FILE_KIND, knowledge_view_file_kind(rq, f));
	view_set(row, V_FILE_SIZE, i18n_size(rq->ctx.arena, f->size));
	view_set(row, V_MARKDOWN, knowledge_file_markdown(rq->ctx.arena, f));
	view_set(row, V_ICON, picture ? "image" : "paperclip");
	if (f->width != 0)
		view_section_set(row, V_PIXELS, V_PIXELS_TEXT,
		    arena_printf(
			rq->ctx.arena, "%lld × %lld", (long long)f->width, (long long)f->height));
	view_show_if(row, V_UNUSED,
	    picture && strstr(bodies[0], f->public_id) == NULL &&
		strstr(bodies[1], f->public_id) == NULL);
	if (viewer_may_act(&rq->ctx.viewer))
		view_set(view_section(row, V_REMOVABLE), V_FILE_ID, f->public_id);
}

enum result knowledge_desk_show_files(struct request *rq, struct view *page, int64_t id)
{
	struct view *part = view_section(page, V_FILES_PART), *box;
	const char *bodies[2];
	struct db_rows rows;
	enum result res;

	if ((res = knowledge_files(&rq->ctx, id, &rows)) != RES_OK ||
	    (res = texts_of(rq, id, bodies)) != RES_OK)
		return res;
	view_set_int(part, V_ID, id);
	view_show_if(part, V_NO_FILES, rows.count == 0);
	for (size_t i = 0; i < rows.count; i++)
		show_file(rq, part, (const struct knowledge_file *)rows.rows + i, bodies);
	if (rq->ctx.viewer.role < ROLE_AGENT)
		return RES_OK;
	box = view_section(part, V_CAN_ADD);
	page_form_key(rq, box);
	page_kept_files(rq, box);
	return RES_OK;
}

const char *knowledge_desk_title(struct request *rq, int64_t id)
{
	enum language first = i18n_language() == LANGUAGE_EN ? LANGUAGE_EN : LANGUAGE_NL;
	struct knowledge_text text;

	if (knowledge_text_find(&rq->ctx, id, first, &text) == RES_OK ||
	    knowledge_text_find(
		&rq->ctx, id, first == LANGUAGE_EN ? LANGUAGE_NL : LANGUAGE_EN, &text) == RES_OK)
		return text.words.title;
	return _("No text yet");
}

enum result knowledge_desk_files(struct request *rq)
{
	struct knowledge_item item;
	struct view *page;
	enum result res = knowledge_item_find(&rq->ctx, rq->number, &item);

	if (res != RES_OK)
		return res;
	page = page_open(rq, TPL_DESK_KNOWLEDGE_PARTS, _("Files and pictures"));
	view_set_int(page, V_ID, item.id);
	view_set(page, V_HEADING, knowledge_desk_title(rq, item.id));
	return knowledge_desk_show_files(rq, page, item.id);
}

static enum result to_files(struct request *rq, int64_t id, enum flash flash)
{
	return respond_see_other(
	    rq, arena_printf(rq->ctx.arena, "/admin/knowledge/%lld/files", (long long)id), flash);
}

enum result knowledge_desk_file_add(struct request *rq)
{
	const struct add_form *form = rq->form;
	struct store_file files[UPLOAD_FILES_MAX];
	struct knowledge_item item;
	size_t count;
	enum result res;

	if ((res = knowledge_item_find(&rq->ctx, rq->number, &item)) != RES_OK ||
	    (res = request_files(rq, &form->kept, files, &count)) != RES_OK)
		return res;
	if (count == 0)
		return request_invalid(rq, "attachments", _("Choose a file first"));
	res = knowledge_files_add(&rq->ctx, item.id, files, count);
	if (res == RES_INVALID)
		return request_invalid(rq, "attachments",
		    _("An article can have at most 50 files. Remove some first."));
	return res == RES_OK ? to_files(rq, item.id, FLASH_FILE_ADDED) : res;
}

enum result knowledge_desk_file_remove(struct request *rq)
{
	const struct remove_form *form = rq->form;
	enum result res = knowledge_file_remove(&rq->ctx, rq->number, form->file);

	return res == RES_OK ? to_files(rq, rq->number, FLASH_FILE_REMOVED) : res;
}
