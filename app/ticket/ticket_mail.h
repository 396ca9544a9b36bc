/* SPDX-License-Identifier: Apache-2.0 */
/* What tickets mail to their requester, in the requester's language; queued in the caller's
 * transaction. Files are named, never attached. */
#ifndef LOKET_TICKET_MAIL_H
#define LOKET_TICKET_MAIL_H

#include "ticket.h"

/* The confirmation with number, link and promise. `for_another`: an agent made it on the
 * requester's behalf. */
enum result ticket_mail_received(struct ctx *ctx, const struct ticket *ticket,
    const struct ticket_words *words, bool for_another) MUST_CHECK;
enum result ticket_mail_answered(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_words *words) MUST_CHECK;
/* `words` NULL when it was resolved without a message. */
enum result ticket_mail_solved(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_words *words) MUST_CHECK;

#endif
