/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of what ties tickets and people to an outage; for app/incident only. */
#ifndef LOKET_INCIDENT_DB_H
#define LOKET_INCIDENT_DB_H

#include "incident.h"

/* The outage's id behind a ticket; RES_NOT_FOUND without one. Reads on either connection. */
enum result incident_db_outage_of(
    struct ctx *ctx, int64_t ticket_id, int64_t *outage_id) MUST_CHECK;
/* RES_CONFLICT when the ticket belongs to an outage. */
enum result incident_db_link(struct ctx *ctx, int64_t outage_id, int64_t ticket_id) MUST_CHECK;
/* RES_NOT_FOUND when there is nothing to undo. */
enum result incident_db_unlink(struct ctx *ctx, int64_t outage_id, int64_t ticket_id) MUST_CHECK;
enum result incident_db_tickets(
    struct ctx *ctx, int64_t outage_id, struct db_rows *rows) MUST_CHECK;
enum result incident_db_counts(
    struct ctx *ctx, int64_t outage_id, struct incident_counts *counts) MUST_CHECK;
/* RES_OK when the outage is going on now. */
enum result incident_db_is_open(struct ctx *ctx, int64_t outage_id) MUST_CHECK;
/* Both are fine when the row is there already. */
enum result incident_db_add_person(struct ctx *ctx, int64_t outage_id) MUST_CHECK;
enum result incident_db_add_visitor(
    struct ctx *ctx, int64_t outage_id, const struct hash *visitor) MUST_CHECK;
/* RES_OK when the viewer clicked, or is the requester of a linked ticket. */
enum result incident_db_is_affected(struct ctx *ctx, int64_t outage_id) MUST_CHECK;
enum result incident_db_forget(struct ctx *ctx, int64_t before) MUST_CHECK;
/* RES_OK when a mail about the outage's end was ordered. */
enum result incident_db_end_was_mailed(struct ctx *ctx, int64_t outage_id) MUST_CHECK;

#endif
