/* SPDX-License-Identifier: Apache-2.0 */
/* Turns an order into mails in the readers' languages. Sends nothing: the outbox does. */
#include "outage_mail.h"

#include <string.h>

#include "log.h"
#include "mail/mail_queue.h"
#include "outage_follow.h"
#include "outage_mail_db.h"
#include "views.h"

enum result outage_mail_order(struct ctx *ctx, int64_t update_id)
{
	return outage_mail_db_order(ctx, update_id);
}

enum result outage_mail_count(struct ctx *ctx, const char *service_ids, int64_t *count)
{
	return outage_mail_db_count(ctx, service_ids, count);
}

static void fill(
    struct ctx *ctx, struct view *values, const struct mailing *mailing, const struct outage *o)
{
	bool english = i18n_language() == LANGUAGE_EN;

	view_set(values, V_STATE, outage_state_label((enum outage_state)mailing->state));
	view_set(values, V_TITLE, outage_title(o));
	view_set(values, V_REFERENCE, outage_reference(ctx->arena, o));
	view_set(values, V_SERVICES, outage_services_text(o));
	view_set(values, V_BODY, english ? mailing->body_en : mailing->body_nl);
	if (o->kind == OUTAGE_MAINTENANCE && !outage_state_ends((enum outage_state)o->state)) {
		struct view *plan = view_section(values, V_PLAN);

		view_set(plan, V_FROM_TEXT, i18n_full(ctx->arena, o->planned_from));
		view_set(plan, V_UNTIL_TEXT, i18n_full(ctx->arena, o->planned_until));
	}
	/* The promise of a later update is not this one's. */
	if (o->update_id == mailing->update_id && o->next_update_at != 0)
		view_section_set(values, V_NEXT, V_NEXT_TEXT,
		    i18n_deadline(ctx->arena, o->next_update_at, ctx->now));
}

/* A subscription ends by one click; whom it concerns without one is told why. */
static enum result add_footer(struct ctx *ctx, struct view *values,
    const struct mailing_reader *reader, enum language language, struct mail_order *order)
{
	const char *token;

	if (reader->id == 0) {
		view_show(values, V_CONCERNED);
		return RES_OK;
	}
	if ((token = outage_unfollow_token(ctx->arena, ctx->settings, reader->id)) == NULL)
		return RES_UNAVAILABLE;
	order->list_unsubscribe = arena_printf(ctx->arena, "%s/%s/support/status/unsubscribe/%s",
	    ctx->settings->base_url, i18n_code(language), token);
	view_section_set(values, V_FOLLOWS, V_UNSUBSCRIBE, order->list_unsubscribe);
	return order->list_unsubscribe == NULL ? RES_UNAVAILABLE : RES_OK;
}

/* An address that may not be mailed to is passed over: it must not hold up the others. */
static enum result mail_one(struct ctx *ctx, const struct mailing *mailing, const struct outage *o,
    const struct mailing_reader *reader)
{
	enum language before = i18n_language(), language = i18n_from_code(reader->language);
	struct mail_order order = {
		.to_address = reader->email, .language = language, .name = "outage_update"
	};
	struct view *values = view_new(ctx->arena);
	enum result res;

	if (values == NULL)
		return RES_UNAVAILABLE;
	i18n_use(language);
	fill(ctx, values, mailing, o);
	view_setf(values, V_LINK, "%s/%s/support/status/%lld", ctx->settings->base_url,
	    i18n_code(language), (long long)o->id);
	if ((res = add_footer(ctx, values, reader, language, &order)) == RES_OK)
		res = mail_queue(ctx, &order, values);
	i18n_use(before);
	if (res != RES_INVALID)
		return res;
	LOG_EVENT(LOG_LEVEL_WARN, "no mail to a reader", LOG_I("subscription", reader->id),
	    LOG_S("why", ctx->why));
	return RES_OK;
}

enum result outage_mail_batch(struct ctx *ctx)
{
	struct mailing mailing;
	struct outage outage;
	struct db_rows rows;
	enum result res = outage_mail_db_next(ctx, &mailing);

	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	if ((res = outage_find(ctx, mailing.outage_id, &outage)) != RES_OK ||
	    (res = outage_mail_db_readers(
		 ctx, mailing.reached, outage.id, outage.service_ids, &rows)) != RES_OK)
		return res;
	for (size_t i = 0; i < rows.count; i++)
		if ((res = mail_one(ctx, &mailing, &outage,
			 (const struct mailing_reader *)rows.rows + i)) != RES_OK)
			return res;
	return outage_mail_db_reached(ctx, mailing.update_id,
	    rows.count == 0 ? mailing.reached
			    : ((const struct mailing_reader *)rows.rows)[rows.count - 1].email,
	    (int64_t)rows.count, rows.count < OUTAGE_MAIL_BATCH);
}
