/* SPDX-License-Identifier: Apache-2.0 */
/* Notes the private reason of a failure in the context. */
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
