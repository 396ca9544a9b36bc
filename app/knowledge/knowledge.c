/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base as readers use it: names in their language, addresses, what they tell. Which
 * rows they may have is the queries' business (knowledge_db.c); what the jobs do is in
 * knowledge_jobs.c. */
#include "knowledge.h"

#include "crypt.h"
#include "knowledge_db.h"
#include "text.h"

/* ---- names ---- */

static const char *in_language(const char *dutch, const char *english)
{
	return i18n_language() == LANGUAGE_EN ? english : dutch;
}

const char *knowledge_category_name(const struct knowledge_category *c)
{
	return in_language(c->name_nl, c->name_en);
}

const char *knowledge_category_intro(const struct knowledge_category *c)
{
	return in_language(c->intro_nl, c->intro_en);
}

const char *knowledge_category_slug(const struct knowledge_category *c)
{
	return in_language(c->slug_nl, c->slug_en);
}

const char *knowledge_folder_name(const struct knowledge_folder *f)
{
	return in_language(f->name_nl, f->name_en);
}

/* ---- addresses ---- */

const char *knowledge_category_path(struct arena *arena, const char *slug)
{
	return arena_printf(arena, "/support/solutions/%s", slug);
}

const char *knowledge_folder_path(struct arena *arena, int64_t id, const char *name)
{
	const char *slug = text_slug(arena, name);

	return slug == NULL
	    ? NULL
	    : arena_printf(arena, "/support/solutions/folders/%lld-%s", (long long)id, slug);
}

const char *knowledge_article_path(struct arena *arena, int64_t id, const char *slug)
{
	return arena_printf(arena, "/support/solutions/articles/%lld-%s", (long long)id, slug);
}

const char *knowledge_file_path(struct arena *arena, const char *public_id, const char *name)
{
	const char *segment = text_url_segment(arena, name);

	return segment == NULL
	    ? NULL
	    : arena_printf(arena, "/support/solutions/files/%s/%s", public_id, segment);
}

/* ---- reading ---- */

enum result knowledge_categories(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_categories(ctx, rows);
}

enum result knowledge_category_find(
    struct ctx *ctx, const char *slug, struct knowledge_category *category)
{
	return knowledge_db_category(ctx, slug, category);
}

enum result knowledge_folders(struct ctx *ctx, int64_t category_id, struct db_rows *rows)
{
	return knowledge_db_folders(ctx, category_id, rows);
}

enum result knowledge_category_articles(struct ctx *ctx, int64_t category_id, struct db_rows *rows)
{
	return knowledge_db_category_articles(ctx, category_id, rows);
}

enum result knowledge_folder_find(struct ctx *ctx, int64_t id, struct knowledge_folder *folder)
{
	return id == 0 ? RES_NOT_FOUND : knowledge_db_folder(ctx, id, folder);
}

enum result knowledge_folder_articles(struct ctx *ctx, int64_t folder_id, int64_t after_position,
    int64_t after_id, struct db_rows *rows)
{
	return knowledge_db_folder_articles(ctx, folder_id, after_position, after_id, rows);
}

enum result knowledge_article_find(struct ctx *ctx, int64_t id, struct knowledge_article *article)
{
	return id == 0 ? RES_NOT_FOUND : knowledge_db_article(ctx, id, article);
}

enum result knowledge_related(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return knowledge_db_related(ctx, id, rows);
}

enum result knowledge_popular(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_popular(ctx, rows);
}

enum result knowledge_newest(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_newest(ctx, rows);
}

enum result knowledge_addresses(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_addresses(ctx, rows);
}

enum result knowledge_public_folders(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_public_folders(ctx, rows);
}

enum result knowledge_files(struct ctx *ctx, int64_t id, struct db_rows *rows)
{
	return knowledge_db_files(ctx, id, rows);
}

enum result knowledge_file_find(struct ctx *ctx, const char *public_id, struct store_file *file)
{
	struct bytes id;

	if (crypt_base64url_decode(ctx->arena, public_id, &id) != RES_OK || id.size != 16)
		return RES_NOT_FOUND;
	return knowledge_db_file(ctx, id.data, file);
}

/* ---- what readers tell ---- */

enum result knowledge_feedback_add(struct ctx *ctx, int64_t id, bool helpful, const char *reason)
{
	struct knowledge_article article;
	enum result res = knowledge_article_find(ctx, id, &article);

	return res == RES_OK ? knowledge_db_feedback_add(ctx, &article, helpful, reason) : res;
}

enum result knowledge_reading_add(struct ctx *ctx, int64_t id)
{
	enum result res = id == 0 ? RES_NOT_FOUND : knowledge_db_readable(ctx, id);

	return res == RES_OK ? knowledge_db_reading_add(ctx, id) : res;
}
