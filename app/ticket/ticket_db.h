/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of tickets, for ticket*.c only. Scopes are in the WHERE of every finder that serves a page.
 */
#ifndef LOKET_TICKET_DB_H
#define LOKET_TICKET_DB_H

#include "ticket.h"

enum result ticket_db_find_for_customer(
    struct ctx *ctx, int64_t id, struct ticket *ticket) MUST_CHECK;
/* Holds the row until the end of the transaction. */
enum result ticket_db_lock(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result ticket_db_find(
    struct ctx *ctx, int64_t id, struct ticket *ticket) MUST_CHECK; /* staff and jobs only */
enum result ticket_db_insert(struct ctx *ctx, const struct ticket *ticket, int64_t *id) MUST_CHECK;
/* Writes every mutable column where id and version match, version + 1. RES_CONFLICT when it moved.
 */
enum result ticket_db_save(struct ctx *ctx, struct ticket *ticket) MUST_CHECK;
enum result ticket_db_message_insert(struct ctx *ctx, int64_t ticket_id, enum message_kind kind,
    enum ticket_source source, const char *body, int64_t *id) MUST_CHECK;
enum result ticket_db_file_link(struct ctx *ctx, int64_t message_id, int64_t file_id) MUST_CHECK;
enum result ticket_db_event_insert(struct ctx *ctx, int64_t ticket_id, enum ticket_event_kind kind,
    bool visible, const char *old_value, const char *new_value) MUST_CHECK;
/* The newest public message's id; 0 when there is none. */
enum result ticket_db_newest_public(
    struct ctx *ctx, int64_t ticket_id, int64_t *message_id) MUST_CHECK;
/* Messages newest first, one more than TICKET_MESSAGES. */
enum result ticket_db_messages(struct ctx *ctx, int64_t ticket_id, int64_t before, bool notes,
    struct db_rows *rows) MUST_CHECK;
enum result ticket_db_events(struct ctx *ctx, int64_t ticket_id, int64_t from, int64_t until,
    bool hidden, struct db_rows *rows) MUST_CHECK;
enum result ticket_db_files(struct ctx *ctx, int64_t ticket_id, int64_t first_message,
    int64_t last_message, bool notes, struct db_rows *rows) MUST_CHECK;
enum result ticket_db_file_for_customer(
    struct ctx *ctx, const void *public_id, struct store_file *file) MUST_CHECK;
enum result ticket_db_file(
    struct ctx *ctx, const void *public_id, struct store_file *file) MUST_CHECK; /* staff only */
/* One more than the filter's limit: of everything but for its text, and of the tickets in a JSON
 * list of numbers. */
enum result ticket_db_list(
    struct ctx *ctx, const struct ticket_filter *filter, struct db_rows *rows) MUST_CHECK;
enum result ticket_db_list_among(struct ctx *ctx, const struct ticket_filter *filter,
    const char *numbers, struct db_rows *rows) MUST_CHECK;
enum result ticket_db_counts(struct ctx *ctx, struct ticket_counts *counts) MUST_CHECK;
enum result ticket_db_types(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* The organisation of somebody who may ask; RES_NOT_FOUND for staff and disabled accounts. */
enum result ticket_db_requester(
    struct ctx *ctx, int64_t user_id, int64_t *organisation_id) MUST_CHECK;
/* The same for somebody of the viewer's own organisation, when the viewer may see it. */
enum result ticket_db_colleague(
    struct ctx *ctx, int64_t user_id, int64_t *organisation_id) MUST_CHECK;
enum result ticket_db_colleagues(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* RES_OK when that is an active agent. */
enum result ticket_db_staff(struct ctx *ctx, int64_t user_id) MUST_CHECK;
/* Ids of tickets whose seven days are over, at most 100. */
struct ticket_id_row {
	int64_t id;
};
enum result ticket_db_overdue(struct ctx *ctx, int64_t before, struct db_rows *rows) MUST_CHECK;

extern const struct db_statement *const ticket_statements[];
extern const struct db_statement *const ticket_list_statements[];

#endif
