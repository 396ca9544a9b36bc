/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of topics and folders: addresses that stay, an order without gaps, nothing removed while
 * something stands in it. Every change goes into the audit trail in the caller's transaction. */
#include <string.h>

#include "audit/audit.h"
#include "knowledge_structure_db.h"
#include "text.h"

const struct knowledge_icon knowledge_icons[] = {
	{ "file-text", N_("Page") },
	{ "key-round", N_("Key") },
	{ "user", N_("Person") },
	{ "ticket-plus", N_("Ticket") },
	{ "building-2", N_("Building") },
	{ "chart-column", N_("Chart") },
	{ "smartphone", N_("Smartphone") },
	{ "plug", N_("Plug") },
	{ "mail", N_("Envelope") },
	{ "phone", N_("Telephone") },
	{ "calendar", N_("Calendar") },
	{ "lock", N_("Padlock") },
	{ "image", N_("Picture") },
	{ "tag", N_("Label") },
	{ 0 },
};

/* ---- reading ---- */

enum result knowledge_topics(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_topics(ctx, rows);
}

enum result knowledge_topic_folders(struct ctx *ctx, int64_t topic_id, struct db_rows *rows)
{
	return knowledge_db_shelves(ctx, topic_id, rows);
}

enum result knowledge_topic_find(struct ctx *ctx, int64_t id, struct knowledge_category *topic)
{
	return id == 0 ? RES_NOT_FOUND : knowledge_db_topic(ctx, id, topic);
}

enum result knowledge_topic_folder_find(
    struct ctx *ctx, int64_t id, struct knowledge_folder *folder)
{
	return id == 0 ? RES_NOT_FOUND : knowledge_db_shelf(ctx, id, folder);
}

/* ---- topics ---- */

static bool is_icon(const char *icon)
{
	for (size_t i = 0; knowledge_icons[i].icon != NULL; i++)
		if (strcmp(knowledge_icons[i].icon, icon) == 0)
			return true;
	return false;
}

static enum result note(
    struct ctx *ctx, const char *action, const char *kind, int64_t id, const char *name)
{
	return audit_note(ctx, action, audit_object(ctx, kind, id), name);
}

/* An address is a topic's for good: whoever kept a link gets there. */
static enum result check_slug(
    struct ctx *ctx, int64_t topic_id, const char *slug, const char *field, bool *is_new)
{
	int64_t owner = 0;
	enum result res = knowledge_db_slug_owner(ctx, slug, &owner);

	*is_new = res == RES_NOT_FOUND;
	if (res == RES_OK && owner != topic_id)
		return ctx_fail(ctx, RES_INVALID, "%s", field);
	return res == RES_NOT_FOUND ? RES_OK : res;
}

static enum result save_row(
    struct ctx *ctx, const struct knowledge_topic_change *change, int64_t *id)
{
	struct db_rows rows;
	enum result res;

	*id = change->id;
	if (change->id != 0)
		return knowledge_db_topic_save(ctx, change);
	if ((res = knowledge_db_topic_places(ctx, &rows)) != RES_OK)
		return res;
	return rows.count >= TOPICS_MAX ? ctx_fail(ctx, RES_INVALID, "full")
					: knowledge_db_topic_insert(ctx, change, id);
}

enum result knowledge_topic_save(
    struct ctx *ctx, const struct knowledge_topic_change *change, int64_t *id)
{
	struct knowledge_topic_change own = *change;
	bool new_nl, new_en;
	enum result res;

	own.slug_nl = text_slug(ctx->arena, own.slug_nl[0] != '\0' ? own.slug_nl : own.name_nl);
	own.slug_en = text_slug(ctx->arena, own.slug_en[0] != '\0' ? own.slug_en : own.name_en);
	if (own.slug_nl == NULL || own.slug_en == NULL)
		return RES_UNAVAILABLE;
	if (!is_icon(own.icon))
		return ctx_fail(ctx, RES_INVALID, "icon");
	if ((res = check_slug(ctx, own.id, own.slug_nl, "slug_nl", &new_nl)) != RES_OK ||
	    (res = check_slug(ctx, own.id, own.slug_en, "slug_en", &new_en)) != RES_OK ||
	    (res = save_row(ctx, &own, id)) != RES_OK)
		return res;
	if (new_nl && (res = knowledge_db_slug_insert(ctx, own.slug_nl, *id)) != RES_OK)
		return res;
	if (new_en && strcmp(own.slug_nl, own.slug_en) != 0 &&
	    (res = knowledge_db_slug_insert(ctx, own.slug_en, *id)) != RES_OK)
		return res;
	return note(ctx, own.id == 0 ? "topic.add" : "topic.save", "topic", *id, own.name_nl);
}

enum result knowledge_topic_remove(struct ctx *ctx, int64_t id, int64_t version)
{
	struct knowledge_category topic;
	struct db_rows folders;
	enum result res;

	if ((res = knowledge_topic_find(ctx, id, &topic)) != RES_OK ||
	    (res = knowledge_db_shelves(ctx, id, &folders)) != RES_OK)
		return res;
	if (folders.count > 0)
		return ctx_fail(ctx, RES_INVALID, "holds");
	if ((res = knowledge_db_topic_remove(ctx, id, version)) != RES_OK)
		return res;
	return note(ctx, "topic.remove", "topic", id, topic.name_nl);
}

/* ---- folders ---- */

static enum result check_topic(struct ctx *ctx, int64_t topic_id)
{
	struct knowledge_category topic;
	enum result res = knowledge_topic_find(ctx, topic_id, &topic);

	return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_INVALID, "topic") : res;
}

/* Where it goes must have room; the lock keeps two that come at once from both being last. */
static enum result make_room(struct ctx *ctx, int64_t topic_id)
{
	struct db_rows rows;
	enum result res = knowledge_db_folder_places(ctx, topic_id, &rows);

	if (res == RES_OK && rows.count >= TOPIC_FOLDERS_MAX)
		return ctx_fail(ctx, RES_INVALID, "full");
	return res;
}

enum result knowledge_folder_save(
    struct ctx *ctx, const struct knowledge_folder_change *change, int64_t *id)
{
	struct knowledge_folder stored = { 0 };
	bool goes;
	enum result res;

	*id = change->id;
	if (change->id != 0 &&
	    (res = knowledge_topic_folder_find(ctx, change->id, &stored)) != RES_OK)
		return res;
	goes = stored.category_id != change->topic_id;
	if (goes &&
	    ((res = check_topic(ctx, change->topic_id)) != RES_OK ||
		(res = make_room(ctx, change->topic_id)) != RES_OK))
		return res;
	res = change->id == 0 ? knowledge_db_folder_insert(ctx, change, id)
			      : knowledge_db_folder_save(ctx, change, goes);
	if (res != RES_OK)
		return res;
	return note(
	    ctx, change->id == 0 ? "folder.add" : "folder.save", "folder", *id, change->name_nl);
}

enum result knowledge_folder_remove(struct ctx *ctx, int64_t id, int64_t version)
{
	struct knowledge_folder folder;
	enum result res = knowledge_topic_folder_find(ctx, id, &folder);

	if (res != RES_OK)
		return res;
	if (folder.articles > 0)
		return ctx_fail(ctx, RES_INVALID, "holds");
	if ((res = knowledge_db_folder_remove(ctx, id, version)) != RES_OK)
		return res;
	return note(ctx, "folder.remove", "folder", id, folder.name_nl);
}

/* ---- order ---- */

typedef enum result (*place_fn)(struct ctx *ctx, const struct knowledge_place *place);

/* Numbers them 1, 2, 3 …, so that equal positions of old do not keep two in their places. */
static enum result renumber(
    struct ctx *ctx, struct knowledge_place *places, size_t count, int64_t id, place_fn save)
{
	enum result res = RES_OK;

	for (size_t i = 0; res == RES_OK && i < count; i++) {
		if (places[i].position == (int64_t)i + 1 && places[i].id != id)
			continue;
		places[i].position = (int64_t)i + 1;
		places[i].version += places[i].id == id;
		res = save(ctx, &places[i]);
	}
	return res;
}

static enum result move_one(struct ctx *ctx, const struct db_rows *rows,
    const struct knowledge_place *which, enum knowledge_direction to, place_fn save)
{
	struct knowledge_place *places = rows->rows, own;
	size_t at = 0, other;

	while (at < rows->count && places[at].id != which->id)
		at++;
	if (at == rows->count)
		return RES_NOT_FOUND;
	if (places[at].version != which->version)
		return ctx_fail(ctx, RES_CONFLICT, "version moved");
	if (to == DIRECTION_UP ? at == 0 : at + 1 == rows->count)
		return RES_OK;
	other = to == DIRECTION_UP ? at - 1 : at + 1;
	own = places[at];
	places[at] = places[other];
	places[other] = own;
	return renumber(ctx, places, rows->count, own.id, save);
}

enum result knowledge_topic_move(
    struct ctx *ctx, int64_t id, int64_t version, enum knowledge_direction to)
{
	const struct knowledge_place which = { .id = id, .version = version };
	struct db_rows rows;
	enum result res = knowledge_db_topic_places(ctx, &rows);

	if (res != RES_OK ||
	    (res = move_one(ctx, &rows, &which, to, knowledge_db_topic_place)) != RES_OK)
		return res;
	return note(ctx, "topic.move", "topic", id, to == DIRECTION_UP ? "up" : "down");
}

enum result knowledge_folder_move(
    struct ctx *ctx, int64_t id, int64_t version, enum knowledge_direction to)
{
	const struct knowledge_place which = { .id = id, .version = version };
	struct knowledge_folder folder;
	struct db_rows rows;
	enum result res = knowledge_topic_folder_find(ctx, id, &folder);

	if (res != RES_OK ||
	    (res = knowledge_db_folder_places(ctx, folder.category_id, &rows)) != RES_OK ||
	    (res = move_one(ctx, &rows, &which, to, knowledge_db_folder_place)) != RES_OK)
		return res;
	return note(ctx, "folder.move", "folder", id, to == DIRECTION_UP ? "up" : "down");
}

enum result knowledge_folder_order(struct ctx *ctx, int64_t folder_id, struct db_rows *rows)
{
	return knowledge_db_folder_order(ctx, folder_id, rows);
}

enum result knowledge_article_move(struct ctx *ctx, int64_t folder_id, int64_t article_id,
    int64_t place, enum knowledge_direction to)
{
	const struct knowledge_place which = { .id = article_id };
	const struct knowledge_place *places;
	struct db_rows rows;
	enum result res = knowledge_db_article_places(ctx, folder_id, &rows);

	if (res != RES_OK)
		return res;
	places = rows.rows;
	if (rows.count > FOLDER_ORDER_MAX || place < 1 || place > (int64_t)rows.count ||
	    places[place - 1].id != article_id)
		return ctx_fail(ctx, RES_CONFLICT, "stands elsewhere");
	if ((res = move_one(ctx, &rows, &which, to, knowledge_db_article_place)) != RES_OK)
		return res;
	return note(ctx, "article.move", "article", article_id, to == DIRECTION_UP ? "up" : "down");
}
