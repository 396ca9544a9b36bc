/* SPDX-License-Identifier: Apache-2.0 */
/* Mail about an update, to everyone who wants it, exactly once. An order is one row in the
 * transaction of the update; the jobs turn it into mails a batch at a time, in the order of the
 * addresses, and write how far they came in the transaction that makes them. So a process that dies
 * in the middle leaves either both or neither, and an address is never passed twice. */
#ifndef LOKET_OUTAGE_MAIL_H
#define LOKET_OUTAGE_MAIL_H

#include "outage.h"

#define OUTAGE_MAIL_BATCH 200 /* mails in one transaction */

enum result outage_mail_order(struct ctx *ctx, int64_t update_id) MUST_CHECK;
/* Addresses that would hear of an outage of these services ("1,4"). */
enum result outage_mail_count(struct ctx *ctx, const char *service_ids, int64_t *count) MUST_CHECK;
/* One batch of one order, within the caller's transaction; for the jobs. RES_OK also when nothing
 * waits. */
enum result outage_mail_batch(struct ctx *ctx) MUST_CHECK;

#endif
