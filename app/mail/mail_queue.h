/* SPDX-License-Identifier: Apache-2.0 */
/* Mail going out: an order becomes a row in `outbox` within the caller's transaction, so that
 * exactly what was committed is sent, at least once, by `loket jobs` (app/jobs). Nothing here
 * speaks SMTP.
 *
 * A mail called "ticket_received" is three templates: views/mail/ticket_received_subject, _text and
 * _html; the last one goes inside mail/layout_html. Every template can use SITE_NAME, BRAND, PHONE,
 * PHONE_TEL, BASE_URL, HOURS_TEXT and TO_NAME. */
#ifndef LOKET_MAIL_QUEUE_H
#define LOKET_MAIL_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "ctx.h"
#include "view.h"

#define MAIL_SUBJECT_MAX 250 /* characters; longer subjects are cut */
#define MAIL_ID_MAX 200      /* bytes of a Message-ID, brackets included */

struct mail_order {
	const char *to_name, *to_address; /* the name may be "" or NULL */
	enum language language;           /* the reader's; 0 is Dutch */
	const char *name;                 /* base of the templates: "ticket_received" */
	int64_t ticket_id; /* 0: about no ticket. Else the subject ends in [#10482] and the mails
			      form a thread */
	bool begins;       /* nobody was mailed about the ticket before: no thread to look for */
	const char *list_unsubscribe; /* https address that ends the subscription by one POST (RFC
					 8058); NULL for mail nobody subscribed to */
	bool secret; /* holds a token: the bodies are blanked once delivered or given up (SECURITY
			B8) */
};

/* Renders in the reader's language (the language in force is put back) and adds the row. `values`
 * comes from view_new() on the request's arena; the common values are added to it. Dates and other
 * words in it must be made under i18n_use(order->language) already. RES_INVALID when the address
 * may not be mailed to, RES_BUG when a template is missing. Call it inside the transaction that
 * causes the mail. */
enum result mail_queue(
    struct ctx *ctx, const struct mail_order *order, struct view *values) MUST_CHECK;

/* "<t{ticket}.{random}.{mac}@{host of base_url}>"; the mac, of "message-id t{ticket}.{random}"
 * by security.key, proves that we made it. Lives in the arena; NULL out of memory. */
const char *mail_message_id(
    struct arena *arena, const struct settings *settings, int64_t ticket_id) MUST_CHECK;

extern const struct db_statement *const mail_queue_statements[]; /* ended by NULL */

#endif
