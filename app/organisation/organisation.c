/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of organisations. Who belongs to one is the account's business. */
#include "organisation.h"

#include "audit/audit.h"
#include "organisation_db.h"

enum result organisation_list(struct ctx *ctx, struct db_rows *rows)
{
	return organisation_db_list(ctx, rows);
}

enum result organisation_find(struct ctx *ctx, int64_t id, struct organisation *organisation)
{
	return organisation_db_find(ctx, id, organisation);
}

enum result organisation_find_by_name(
    struct ctx *ctx, const char *name, struct organisation *organisation)
{
	return organisation_db_find_by_name(ctx, name, organisation);
}

enum result organisation_add(struct ctx *ctx, const char *name, int64_t *id)
{
	enum result res = organisation_db_add(ctx, name, id);

	if (res == RES_CONFLICT)
		return ctx_fail(ctx, res, "an organisation of that name exists");
	if (res != RES_OK)
		return res;
	return audit_note(ctx, "organisation.add", audit_object(ctx, "organisation", *id), name);
}
