/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of an article's files. The store's marks and ours change in one transaction: a file is
 * never an article's and swept, nor kept and nobody's. */
#include "knowledge_file.h"

#include <string.h>

#include "audit/audit.h"
#include "crypt.h"
#include "knowledge_file_db.h"
#include "mime.h"
#include "picture.h"
#include "text.h"

static enum result measure(
    struct ctx *ctx, const struct store_file *file, int64_t *width, int64_t *height)
{
	struct bytes head;
	enum result res;

	*width = *height = 0;
	if (!mime_is_picture(file->media_type))
		return RES_OK;
	if ((res = store_head(ctx->db, file->id, &head)) != RES_OK)
		return res;
	picture_size(head.data, head.size, width, height);
	return RES_OK;
}

static enum result add_one(struct ctx *ctx, int64_t article_id, const struct store_file *file)
{
	int64_t width, height;
	enum result res;

	if ((res = store_link(ctx->db, ctx->viewer.id, file->id)) != RES_OK ||
	    (res = measure(ctx, file, &width, &height)) != RES_OK ||
	    (res = knowledge_db_attach(ctx, article_id, file->id, width, height)) != RES_OK)
		return res;
	return audit_note(
	    ctx, "article.file_add", audit_object(ctx, "article", article_id), file->name);
}

enum result knowledge_files_add(
    struct ctx *ctx, int64_t article_id, const struct store_file *files, size_t count)
{
	struct db_rows there;
	enum result res = knowledge_files(ctx, article_id, &there);

	if (res == RES_OK && there.count + count > ARTICLE_FILES_MAX)
		return ctx_fail(ctx, RES_INVALID, "full");
	for (size_t i = 0; res == RES_OK && i < count; i++)
		res = add_one(ctx, article_id, &files[i]);
	return res;
}

enum result knowledge_file_remove(struct ctx *ctx, int64_t article_id, const char *public_id)
{
	struct knowledge_attached attached;
	struct bytes id;
	enum result res;

	if (crypt_base64url_decode(ctx->arena, public_id, &id) != RES_OK || id.size != 16)
		return RES_NOT_FOUND;
	if ((res = knowledge_db_attached(ctx, article_id, id.data, &attached)) != RES_OK ||
	    (res = knowledge_db_detach(ctx, article_id, attached.file_id)) != RES_OK ||
	    (res = store_unlink(ctx->db, attached.file_id)) != RES_OK)
		return res;
	return audit_note(
	    ctx, "article.file_remove", audit_object(ctx, "article", article_id), attached.name);
}

/* "scherm_inloggen.png" is "scherm inloggen": a beginning of the description that a picture needs.
 */
static const char *described(struct arena *arena, const char *name, bool picture)
{
	const char *dot = strrchr(name, '.');
	char *words = picture && dot != NULL && dot != name
	    ? arena_strndup(arena, name, (size_t)(dot - name))
	    : arena_strdup(arena, name);

	for (char *c = words; c != NULL && *c != '\0'; c++)
		if (strchr("[]\\`*<>&!", *c) != NULL || (picture && (*c == '-' || *c == '_')))
			*c = ' ';
	return words;
}

const char *knowledge_file_markdown(struct arena *arena, const struct knowledge_file *file)
{
	bool picture = mime_is_picture(file->media_type);
	const char *path = knowledge_file_path(arena, file->public_id, file->name);
	const char *words = described(arena, file->name, picture);

	return path == NULL || words == NULL
	    ? NULL
	    : arena_printf(arena, "%s[%s](%s)", picture ? "!" : "", words, path);
}
