/* SPDX-License-Identifier: Apache-2.0 */
/* The trail of what people did that others may ask about. A note is a row in the transaction of
 * what it notes: both or neither. */
#ifndef LOKET_AUDIT_H
#define LOKET_AUDIT_H

#include "ctx.h"

/* `action` is a stable word ("user.invite"), `object` what it was done to ("user:12", see
 * audit_object()), `detail` short and without secrets ("" for none); too long a detail is cut. The
 * actor is ctx->viewer (none: the portal itself). Needs a writing ctx->db. */
enum result audit_note(
    struct ctx *ctx, const char *action, const char *object, const char *detail) MUST_CHECK;
/* "user:12". Lives in the arena; "" out of memory. */
const char *audit_object(struct ctx *ctx, const char *kind, int64_t id);

struct audit_row {
	int64_t id, at;
	const char *actor; /* name; NULL: a visitor or the portal itself */
	const char *action, *detail, *remote;
};
/* What happened to an object, newest first, at most 10 rows of struct audit_row. */
enum result audit_of(struct ctx *ctx, const char *object, struct db_rows *rows) MUST_CHECK;

extern const struct db_statement *const audit_statements[]; /* ended by NULL */

#endif
