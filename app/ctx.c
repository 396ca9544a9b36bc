/* SPDX-License-Identifier: Apache-2.0 */
/* Notes the private reason of a failure in the context, and tells who may be shown what was read a
 * moment ago. */
#include "ctx.h"

#include <stdarg.h>

enum result ctx_fail(struct ctx *ctx, enum result res, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ctx->why = arena_vprintf(ctx->arena, format, args);
	va_end(args);
	return res;
}

enum result ctx_each_public(struct ctx *ctx, const struct db_statement *st,
    const struct db_value *args, size_t count, struct db_rows *rows)
{
	return ctx->viewer.id == 0 ? db_each_kept(ctx->db, st, args, count, rows)
				   : db_each(ctx->db, st, args, count, rows);
}
