// SPDX-License-Identifier: Apache-2.0
/* Turns an order into a row of the outbox: renders subject, text and HTML in the reader's language,
 * names the thread. Sends nothing and commits nothing: the row belongs to the caller's transaction.
 */
#include "mail/mail_queue.h"

#include <inttypes.h>
#include <string.h>

#include "buf.h"
#include "i18n.h"
#include "mail/mail_queue_db.h"
#include "sla/sla.h"
#include "text.h"
#include "views.h"

#define MAIL_BODY_CEILING (512 * 1024)
#define MAIL_NAME_MAX 118 /* characters; room for the "…" of a cut */

static const char *mail_template(struct ctx *ctx, const struct mail_order *order, const char *part)
{
	return arena_printf(ctx->arena, "mail/%s_%s", order->name, part);
}

/* One template's text in the arena. */
static enum result mail_render(
    struct ctx *ctx, struct view *view, const char *template_name, const char **text)
{
	struct buf buf;
	enum result res;

	if (view == NULL || template_name == NULL)
		return RES_UNAVAILABLE;
	buf_init(&buf, MAIL_BODY_CEILING);
	res = view_render(view, template_name, i18n_code(i18n_language()), &buf);
	if (res == RES_OK && !buf_ok(&buf))
		res = RES_UNAVAILABLE;
	if (res == RES_OK && (*text = arena_strndup(ctx->arena, buf.data, buf.size)) == NULL)
		res = RES_UNAVAILABLE;
	buf_free(&buf);
	return res == RES_OK ? RES_OK : ctx_fail(ctx, res, "mail template %s", template_name);
}

static enum result mail_common_values(
    struct ctx *ctx, const struct mail_order *order, struct view *view)
{
	const struct settings *s = ctx->settings;
	const struct sla_calendar *cal;
	const char *hours;
	enum result res = sla_calendar_load(ctx, &cal);

	if (res != RES_OK)
		return res;
	if ((hours = sla_hours_text(ctx->arena, cal)) == NULL)
		return RES_UNAVAILABLE;
	view_global(view, V_SITE_NAME, s->site_name);
	view_global(view, V_BRAND, s->brand);
	view_global(view, V_PHONE, s->phone);
	view_global(view, V_PHONE_TEL, s->phone_tel);
	view_global(view, V_BASE_URL, s->base_url);
	view_global(view, V_HOURS_TEXT, hours);
	view_global(view, V_TO_NAME, order->to_name);
	return RES_OK;
}

/* One clean line, ended by the ticket's token unless the template has it already. */
static enum result mail_subject(
    struct ctx *ctx, const struct mail_order *order, struct view *values, const char **subject)
{
	const char *raw, *line, *token;
	enum result res = mail_render(ctx, values, mail_template(ctx, order, "subject.txt"), &raw);

	if (res != RES_OK)
		return res;
	if ((res = text_clean(ctx->arena, raw, strlen(raw), TEXT_LINE, &line)) != RES_OK)
		return res;
	if ((line = text_shorten(ctx->arena, line, MAIL_SUBJECT_MAX)) == NULL)
		return RES_UNAVAILABLE;
	*subject = line;
	if (order->ticket_id == 0)
		return RES_OK;
	if ((token = arena_printf(ctx->arena, "[#%" PRId64 "]", order->ticket_id)) == NULL)
		return RES_UNAVAILABLE;
	if (strstr(line, token) == NULL)
		*subject = arena_printf(ctx->arena, "%s %s", line, token);
	return *subject == NULL ? RES_UNAVAILABLE : RES_OK;
}

/* The mail's own HTML inside the frame that all mails share. */
static enum result mail_html(struct ctx *ctx, const struct mail_order *order, struct view *values,
    const char *subject, const char **html)
{
	struct view *layout = view_new(ctx->arena);
	const char *content;
	enum result res;

	if ((res = mail_common_values(ctx, order, layout)) != RES_OK)
		return res;
	if ((res = mail_render(ctx, values, mail_template(ctx, order, "html"), &content)) != RES_OK)
		return res;
	view_set(layout, V_SUBJECT, subject);
	view_set(layout, V_CONTENT_HTML, content);
	return mail_render(ctx, layout, TPL_MAIL_LAYOUT_HTML, html);
}

static enum result mail_compose_row(
    struct ctx *ctx, const struct mail_order *order, struct view *values, struct mail_row *row)
{
	enum result res;

	if ((res = mail_common_values(ctx, order, values)) != RES_OK)
		return res;
	if ((res = mail_subject(ctx, order, values, &row->subject)) != RES_OK)
		return res;
	if ((res = mail_render(ctx, values, mail_template(ctx, order, "text.txt"), &row->text)) !=
	    RES_OK)
		return res;
	return mail_html(ctx, order, values, row->subject, &row->html);
}

/* The name as it goes into the To header: one line, cut. */
static enum result mail_recipient_name(struct ctx *ctx, const char *name, const char **clean)
{
	enum result res = text_clean(ctx->arena, name, strlen(name), TEXT_LINE, clean);

	if (res == RES_OK && (*clean = text_shorten(ctx->arena, *clean, MAIL_NAME_MAX)) == NULL)
		res = RES_UNAVAILABLE;
	return res;
}

enum result mail_queue(struct ctx *ctx, const struct mail_order *order, struct view *values)
{
	enum language before = i18n_language(),
		      language = order->language != 0 ? order->language : LANGUAGE_NL;
	struct mail_row row = {
		.recipient = order->to_address,
		.language = i18n_code(language),
		.list_unsubscribe = order->list_unsubscribe,
		.ticket_id = order->ticket_id,
		.secret = order->secret,
	};
	enum result res;

	if (!text_is_email(order->to_address))
		return ctx_fail(
		    ctx, RES_INVALID, "mail %s: the address may not leave", order->name);
	if ((res = mail_recipient_name(
		 ctx, order->to_name == NULL ? "" : order->to_name, &row.recipient_name)) != RES_OK)
		return res;
	if (order->ticket_id != 0 && !order->begins &&
	    (res = mail_queue_db_first(
		 ctx, order->ticket_id, order->to_address, &row.in_reply_to)) != RES_OK)
		return res;
	if ((row.message_id = mail_message_id(ctx->arena, ctx->settings, order->ticket_id)) == NULL)
		return RES_UNAVAILABLE;
	i18n_use(language);
	res = mail_compose_row(ctx, order, values, &row);
	i18n_use(before);
	return res == RES_OK ? mail_queue_db_add(ctx, &row) : res;
}
