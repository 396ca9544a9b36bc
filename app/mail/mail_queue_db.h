/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of `outbox` as mail_queue.c writes them. For app/mail only. */
#ifndef LOKET_MAIL_QUEUE_DB_H
#define LOKET_MAIL_QUEUE_DB_H

#include "ctx.h"
#include "mail/mail_queue.h"

struct mail_row {
	const char *recipient, *recipient_name, *language;
	const char *subject, *text, *html;
	const char *message_id;
	const char *in_reply_to;      /* also References; NULL for the first of a thread */
	const char *list_unsubscribe; /* NULL for none */
	int64_t ticket_id;            /* 0 none */
	bool secret;
};

enum result mail_queue_db_add(struct ctx *ctx, const struct mail_row *row) MUST_CHECK;
/* Message-ID of the first mail about this ticket to this address; NULL when there is none. */
enum result mail_queue_db_first(
    struct ctx *ctx, int64_t ticket_id, const char *recipient, const char **message_id) MUST_CHECK;

#endif
