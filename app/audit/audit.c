/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the audit trail and reads what happened to one object; nothing here changes or removes a
 * row. */
#include "audit.h"

#include "audit_db.h"
#include "text.h"

#define DETAIL_MAX 500

enum result audit_note(struct ctx *ctx, const char *action, const char *object, const char *detail)
{
	const char *cut = text_shorten(ctx->arena, detail == NULL ? "" : detail, DETAIL_MAX - 1);

	if (cut == NULL)
		return ctx_fail(ctx, RES_UNAVAILABLE, "out of memory for an audit row");
	return audit_db_add(ctx, action, object, cut);
}

const char *audit_object(struct ctx *ctx, const char *kind, int64_t id)
{
	const char *object = arena_printf(ctx->arena, "%s:%lld", kind, (long long)id);

	return object == NULL ? "" : object;
}

enum result audit_of(struct ctx *ctx, const char *object, struct db_rows *rows)
{
	return audit_db_of(ctx, object, rows);
}
