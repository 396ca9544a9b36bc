/* SPDX-License-Identifier: Apache-2.0 */
/* Sessions: found by the hash of the cookie, with an idle and an absolute lifetime, ended by
 * deleting their row. Setting and removing the cookie is the page's work. */
#include "account.h"

#include <string.h>

#include "account_db.h"
#include "audit/audit.h"
#include "text.h"

#define USER_AGENT_MAX 300       /* characters */
#define TOKENS_KEPT (30 * 86400) /* an old link still says "expired" for this long */

static int64_t begun_after(const struct ctx *ctx)
{
	return ctx->now - ctx->settings->session_hours * 3600;
}

static int64_t seen_after(const struct ctx *ctx)
{
	return ctx->now - ctx->settings->session_idle_minutes * 60;
}

enum result account_session_find(struct ctx *ctx, const char *cookie_text, struct viewer *viewer,
    int64_t *last_seen, struct hash *session_hash)
{
	struct account_session_row row;
	enum result res;

	if (crypt_token_hash(cookie_text, session_hash) != RES_OK)
		return RES_NOT_FOUND;
	res = account_db_session_find(ctx, session_hash, begun_after(ctx), seen_after(ctx), &row);
	if (res != RES_OK)
		return res;
	*last_seen = row.last_seen_at;
	*viewer = (struct viewer){
		.id = row.user_id,
		.role = (enum role)row.role,
		.organisation_id = row.organisation_id,
		.sees_organisation = row.sees_organisation,
		.session_id = row.id,
		.support_line = row.support_line,
		.name = row.name,
		.email = row.email,
		.organisation = row.organisation == NULL ? "" : row.organisation,
		.language = i18n_from_code(row.language),
		.theme = (enum theme)row.theme,
		.single_keys = row.single_keys,
	};
	return RES_OK;
}

enum result account_session_touch(struct db *db, int64_t session_id, int64_t now)
{
	return account_db_session_touch(db, session_id, now);
}

/* What a browser says of itself is kept as one harmless line. */
static const char *clean_user_agent(struct ctx *ctx, const char *user_agent)
{
	const char *clean = NULL, *cut;

	if (user_agent == NULL ||
	    text_clean(ctx->arena, user_agent, strlen(user_agent), TEXT_LINE, &clean) != RES_OK)
		return "";
	cut = text_shorten(ctx->arena, clean, USER_AGENT_MAX - 1);
	return cut == NULL ? "" : cut;
}

enum result account_session_begin(struct ctx *ctx, int64_t user_id, const char *user_agent,
    char token_text[static CRYPT_TOKEN_TEXT + 1])
{
	struct hash stored;
	enum result res;

	crypt_token(token_text, &stored);
	res = account_db_session_add(ctx, &stored, user_id, clean_user_agent(ctx, user_agent));
	if (res != RES_OK)
		return res;
	return account_db_signed_in(ctx, user_id);
}

enum result account_session_end(struct ctx *ctx, int64_t session_id)
{
	return account_db_session_remove(ctx, ctx->viewer.id, session_id);
}

enum result account_sessions_end(struct ctx *ctx, int64_t user_id, int64_t keep)
{
	return account_db_sessions_remove(ctx, user_id, keep);
}

enum result account_session_list(struct ctx *ctx, struct db_rows *rows)
{
	return account_db_session_list(
	    ctx, ctx->viewer.id, begun_after(ctx), seen_after(ctx), rows);
}

enum result account_sweep(struct ctx *ctx)
{
	return account_db_sweep(
	    ctx, seen_after(ctx), ctx->now - TOKENS_KEPT, ctx->now - SIGNUP_SECONDS);
}
