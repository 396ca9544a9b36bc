/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the mail about updates, for outage_mail.c only. */
#ifndef LOKET_OUTAGE_MAIL_DB_H
#define LOKET_OUTAGE_MAIL_DB_H

#include "outage_mail.h"

struct mailing {
	int64_t update_id, outage_id, state, created_at;
	const char *reached; /* address of the last mail made; "" before the first */
	const char *body_nl, *body_en;
};
struct mailing_reader {
	int64_t id; /* of the subscription; 0: told because of a linked ticket, or because it
		       affects them too */
	const char *email, *language;
};

enum result outage_mail_db_order(struct ctx *ctx, int64_t update_id) MUST_CHECK;
enum result outage_mail_db_count(
    struct ctx *ctx, const char *service_ids, int64_t *count) MUST_CHECK;
/* The oldest order with addresses to go that no other process holds, locked. RES_NOT_FOUND: none.
 */
enum result outage_mail_db_next(struct ctx *ctx, struct mailing *mailing) MUST_CHECK;
/* Addresses after `reached`, in order, at most OUTAGE_MAIL_BATCH: subscribers of the services,
 * requesters of tickets linked to the outage and customers whom it affects too, each address once.
 */
enum result outage_mail_db_readers(struct ctx *ctx, const char *reached, int64_t outage_id,
    const char *service_ids, struct db_rows *rows) MUST_CHECK;
enum result outage_mail_db_reached(
    struct ctx *ctx, int64_t update_id, const char *email, int64_t mails, bool finished) MUST_CHECK;

#endif
