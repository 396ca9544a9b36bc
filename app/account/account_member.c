/* SPDX-License-Identifier: Apache-2.0 */
/* What a manager may do with the people of the own organisation, and the organisation-wide view
 * that only the desk grants. Who is a member is asked in the query; inviting and requests for an
 * account stand with those rules. Nobody raises oneself here. */
#include "account.h"

#include "account_db.h"
#include "audit/audit.h"

enum result account_members(struct ctx *ctx, int64_t page, struct db_rows *rows)
{
	return account_db_members(ctx, page, rows);
}

enum result account_member_count(struct ctx *ctx, struct account_member_counts *counts)
{
	return account_db_member_count(ctx, counts);
}

enum result account_member_invite_again(struct ctx *ctx, int64_t user_id)
{
	struct account account;
	enum result res = account_db_member_lock(ctx, user_id, &account);

	return res != RES_OK ? res : account_invite_again(ctx, user_id);
}

enum result account_member_disable(
    struct ctx *ctx, int64_t user_id, int64_t version, const char *reason)
{
	struct account account;
	enum result res = account_db_member_lock(ctx, user_id, &account);

	return res != RES_OK ? res : account_disable(ctx, user_id, version, reason);
}

enum result account_ask_access(struct ctx *ctx)
{
	enum result res = account_db_ask_access(ctx, ctx->viewer.id);

	if (res != RES_OK)
		return res == RES_NOT_FOUND
		    ? ctx_fail(ctx, RES_CONFLICT, "sees the organisation or asked already")
		    : res;
	return audit_note(ctx, "access.ask", audit_object(ctx, "user", ctx->viewer.id), "");
}

enum result account_decide_access(struct ctx *ctx, int64_t user_id, int64_t version, bool grant)
{
	enum result res;

	if (ctx->viewer.role < ROLE_AGENT)
		return ctx_fail(
		    ctx, RES_FORBIDDEN, "only the desk decides who sees an organisation");
	res = account_db_set_access(ctx, user_id, version, grant);
	if (res != RES_OK)
		return res == RES_NOT_FOUND
		    ? ctx_fail(ctx, RES_CONFLICT, "version moved, or no manager")
		    : res;
	return audit_note(ctx, grant ? "access.grant" : "access.withdraw",
	    audit_object(ctx, "user", user_id), "");
}
