/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of problems; for app/problem only. Results as problem.h promises. */
#ifndef LOKET_PROBLEM_DB_H
#define LOKET_PROBLEM_DB_H

#include "problem.h"

enum result problem_db_find(struct ctx *ctx, int64_t id, struct problem *problem) MUST_CHECK;
/* One row more than PROBLEM_PAGE. */
enum result problem_db_list(struct ctx *ctx, enum problem_view view, int64_t after_time,
    int64_t after_id, struct db_rows *rows) MUST_CHECK;
enum result problem_db_tickets(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
enum result problem_db_counts(
    struct ctx *ctx, int64_t id, struct problem_counts *counts) MUST_CHECK;
enum result problem_db_choices(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* With the writing connection too: problem_link() asks it. */
enum result problem_db_of_ticket(
    struct ctx *ctx, int64_t ticket_id, struct problem_choice *problem) MUST_CHECK;
enum result problem_db_services(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

/* RES_OK when there is one. */
enum result problem_db_service_exists(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result problem_db_agent_exists(struct ctx *ctx, int64_t id) MUST_CHECK;
enum result problem_db_insert(
    struct ctx *ctx, const struct problem_draft *draft, int64_t *id) MUST_CHECK;
/* Writes every mutable column where id and version match, version + 1. RES_CONFLICT when it moved.
 */
enum result problem_db_save(struct ctx *ctx, struct problem *problem) MUST_CHECK;
/* RES_CONFLICT when the ticket has a problem. */
enum result problem_db_link(struct ctx *ctx, int64_t id, int64_t ticket_id) MUST_CHECK;
/* RES_NOT_FOUND when there is nothing to undo. */
enum result problem_db_unlink(struct ctx *ctx, int64_t id, int64_t ticket_id) MUST_CHECK;
enum result problem_db_outages(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
/* Fine when it is there already: then nothing was added. */
enum result problem_db_add_outage(
    struct ctx *ctx, int64_t id, int64_t outage_id, bool *added) MUST_CHECK;
enum result problem_db_remove_outage(struct ctx *ctx, int64_t id, int64_t outage_id) MUST_CHECK;

#endif
