/* SPDX-License-Identifier: Apache-2.0 */
/* Fills the mails about a ticket. Never called for notes, so nothing internal can leave here. */
#include "ticket_mail.h"

#include "mail/mail_queue.h"
#include "markdown.h"
#include "views.h"

static void show_files(struct ctx *ctx, struct view *values, const struct ticket_words *words)
{
	for (size_t i = 0; i < words->file_count; i++) {
		struct view *file = view_section(values, V_FILE);

		view_set(file, V_NAME, words->files[i].name);
		view_set(file, V_SIZE, i18n_size(ctx->arena, words->files[i].size));
	}
	view_show_if(values, V_FILES, words->file_count > 0);
}

static enum result show_words(
    struct ctx *ctx, struct view *values, const struct ticket_words *words)
{
	const char *html, *plain;
	struct view *message;
	enum result res;

	if ((res = markdown_message(ctx->arena, words->body, &html)) != RES_OK)
		return res;
	res = markdown_plain(ctx->arena, words->body, &plain);
	if (res == RES_TOO_LARGE)
		plain = words->body; /* as it was typed */
	else if (res != RES_OK)
		return res;
	message = view_section(values, V_MESSAGE_BODY);
	view_set(message, V_BODY_HTML, html);
	view_set(message, V_BODY_TEXT, plain);
	show_files(ctx, message, words);
	return RES_OK;
}

/* Names, number and link; what every mail about a ticket says. */
static struct view *ticket_values(struct ctx *ctx, const struct ticket *ticket)
{
	struct view *values = view_new(ctx->arena);

	view_set(values, V_NAME, ticket->requester_name);
	view_set_int(values, V_NUMBER, ticket->id);
	view_set(values, V_SUBJECT, ticket->subject);
	view_setf(values, V_LINK, "%s/support/tickets/%lld", ctx->settings->base_url,
	    (long long)ticket->id);
	view_set(values, V_AGENT, ctx->viewer.name);
	return values;
}

static enum result queue(struct ctx *ctx, const struct ticket *ticket,
    const struct ticket_words *words, const char *name, bool begins)
{
	enum language before = i18n_language(),
		      language = i18n_from_code(ticket->requester_language);
	struct mail_order order = { .to_name = ticket->requester_name,
		.to_address = ticket->requester_email,
		.language = language,
		.name = name,
		.ticket_id = ticket->id,
		.begins = begins };
	struct view *values = ticket_values(ctx, ticket);
	enum result res = RES_OK;

	if (values == NULL)
		return RES_UNAVAILABLE;
	i18n_use(language);
	if (ticket->response_due_at != 0 && ticket->first_response_at == 0)
		view_section_set(values, V_DUE, V_DUE_TEXT,
		    i18n_deadline(ctx->arena, ticket->response_due_at, ctx->now));
	if (ticket_closes_at(ticket) != 0)
		view_section_set(values, V_CLOSES, V_CLOSES_TEXT,
		    i18n_date(ctx->arena, ticket_closes_at(ticket), ctx->now));
	view_show_if(values, V_WAITING, ticket->status == TICKET_WAITING_CUSTOMER);
	if (words != NULL)
		res = show_words(ctx, values, words);
	if (res == RES_OK)
		res = mail_queue(ctx, &order, values);
	i18n_use(before);
	return res;
}

enum result ticket_mail_received(struct ctx *ctx, const struct ticket *ticket,
    const struct ticket_words *words, bool for_another)
{
	return queue(
	    ctx, ticket, words, for_another ? "ticket_opened_for_you" : "ticket_received", true);
}

enum result ticket_mail_answered(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_words *words)
{
	return queue(ctx, ticket, words, "ticket_answered", false);
}

enum result ticket_mail_solved(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_words *words)
{
	return queue(ctx, ticket, words, "ticket_solved", false);
}
