/* SPDX-License-Identifier: Apache-2.0 */
/* Following by mail: a request becomes a subscription when the owner of the address says so (double
 * opt-in). Answers never depend on whether an address is known. */
#include "outage_follow.h"

#include <inttypes.h>
#include <string.h>

#include "mail/mail_queue.h"
#include "outage_follow_db.h"
#include "route.h"
#include "text.h"
#include "views.h"

static enum result mail_confirm(
    struct ctx *ctx, const char *email, const struct follow *follow, const char *token)
{
	enum language language = i18n_from_code(follow->language), before = i18n_language();
	struct mail_order order = { .to_name = "",
		.to_address = email,
		.language = language,
		.name = "follow_confirm",
		.secret = true };
	struct view *values = view_new(ctx->arena);
	enum result res;

	if (values == NULL)
		return RES_UNAVAILABLE;
	i18n_use(language);
	view_setf(values, V_LINK, "%s/%s/support/status/confirm/%s", ctx->settings->base_url,
	    follow->language, token);
	view_set(values, V_EXPIRES, i18n_moment(ctx->arena, ctx->now + FOLLOW_SECONDS, ctx->now));
	if (follow->service_id == 0)
		view_show(values, V_EVERYTHING);
	else
		view_section_set(values, V_ONE_SERVICE, V_SERVICE_NAME,
		    language == LANGUAGE_EN ? follow->service_en : follow->service_nl);
	res = mail_queue(ctx, &order, values);
	i18n_use(before);
	return res;
}

enum result outage_follow_ask(
    struct ctx *ctx, const char *email, int64_t service_id, enum language language)
{
	const char *own = text_lower(ctx->arena, email);
	char token[CRYPT_TOKEN_TEXT + 1];
	struct follow follow;
	struct hash stored;
	enum result res;

	if (own == NULL)
		return RES_UNAVAILABLE;
	crypt_token(token, &stored);
	res = outage_follow_db_add(ctx, own, service_id, language, &stored);
	if (res != RES_OK)
		return res == RES_CONFLICT ? RES_NOT_FOUND : res;
	if ((res = outage_follow_db_by_token(ctx, &stored, ctx->now - FOLLOW_SECONDS, &follow)) !=
	    RES_OK)
		return res;
	return mail_confirm(ctx, own, &follow, token);
}

enum result outage_follow_find(struct ctx *ctx, const char *token, struct follow *follow)
{
	struct hash stored;
	enum result res;

	if (token == NULL || crypt_token_hash(token, &stored) != RES_OK)
		return RES_NOT_FOUND;
	res = outage_follow_db_by_token(ctx, &stored, ctx->now - FOLLOW_SECONDS, follow);
	return res == RES_NOT_FOUND ? ctx_fail(ctx, RES_GONE, "confirmed already, or expired")
				    : res;
}

enum result outage_follow_confirm(struct ctx *ctx, const char *token, struct follow *follow)
{
	enum result res = outage_follow_find(ctx, token, follow);

	if (res != RES_OK)
		return res;
	if ((res = outage_follow_db_confirm(ctx, follow->id)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_GONE : res;
	return outage_follow_db_tidy(ctx, follow);
}

/* ---- ending ---- */

static void proof(const struct settings *s, const char *number, struct hash *mac)
{
	char text[64] = "unsubscribe ";

	strncat(text, number, sizeof(text) - strlen(text) - 1);
	crypt_mac(s->secret_key, strlen(s->secret_key), text, strlen(text), mac);
}

const char *outage_unfollow_token(
    struct arena *arena, const struct settings *settings, int64_t subscription_id)
{
	const char *number = arena_printf(arena, "%" PRId64, subscription_id), *code;
	struct hash mac;

	if (number == NULL)
		return NULL;
	proof(settings, number, &mac);
	code = crypt_base64url(arena, mac.bytes, sizeof(mac.bytes));
	return code == NULL ? NULL : arena_printf(arena, "%s.%s", number, code);
}

static enum result read_token(struct ctx *ctx, const char *token, int64_t *id)
{
	const char *dot = token == NULL ? NULL : strchr(token, '.'), *number;
	struct bytes given;
	struct hash mac;

	if (dot == NULL || dot == token || dot - token > 19)
		return RES_NOT_FOUND;
	number = arena_strndup(ctx->arena, token, (size_t)(dot - token));
	if (number == NULL)
		return RES_UNAVAILABLE;
	if ((*id = route_number(number, false)) <= 0 ||
	    crypt_base64url_decode(ctx->arena, dot + 1, &given) != RES_OK ||
	    given.size != sizeof(mac.bytes))
		return RES_NOT_FOUND;
	proof(ctx->settings, number, &mac);
	return crypt_equal(given.data, mac.bytes, sizeof(mac.bytes)) ? RES_OK : RES_NOT_FOUND;
}

enum result outage_unfollow_find(struct ctx *ctx, const char *token, struct follow *follow)
{
	int64_t id;
	enum result res = read_token(ctx, token, &id);

	if (res != RES_OK)
		return res;
	*follow = (struct follow){ .id = id };
	res = outage_follow_db_by_id(ctx, id, follow);
	return res == RES_NOT_FOUND ? RES_OK : res;
}

enum result outage_unfollow(struct ctx *ctx, const char *token)
{
	struct follow follow;
	enum result res = outage_unfollow_find(ctx, token, &follow);

	return res != RES_OK || follow.email == NULL ? res
						     : outage_follow_db_remove(ctx, follow.email);
}

enum result outage_follow_sweep(struct ctx *ctx)
{
	return outage_follow_db_sweep(ctx, ctx->now - FOLLOW_SECONDS);
}
