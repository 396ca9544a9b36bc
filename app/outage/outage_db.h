/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of outages, for app/outage only. What is declared is public, so finders carry no viewer. */
#ifndef LOKET_OUTAGE_DB_H
#define LOKET_OUTAGE_DB_H

#include "outage.h"

enum result outage_db_find(struct ctx *ctx, int64_t id, struct outage *outage) MUST_CHECK;
enum result outage_db_open(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_ended(
    struct ctx *ctx, int64_t from, int64_t until, struct db_rows *rows) MUST_CHECK;
/* The same, up to a second old and not to be changed. */
enum result outage_db_open_kept(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_ended_kept(
    struct ctx *ctx, int64_t from, int64_t until, struct db_rows *rows) MUST_CHECK;
enum result outage_db_recent(struct ctx *ctx, int64_t limit, struct db_rows *rows) MUST_CHECK;
/* Ids that follow one, at most 100. */
struct outage_id_row {
	int64_t id;
};
enum result outage_db_after(struct ctx *ctx, int64_t after, struct db_rows *rows) MUST_CHECK;
/* Open and touching a service, the worst first. RES_NOT_FOUND: nothing is. */
enum result outage_db_for_service(
    struct ctx *ctx, int64_t service_id, struct outage *outage) MUST_CHECK;
enum result outage_db_services(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_services_kept(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_touched(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_updates(struct ctx *ctx, int64_t outage_id, struct db_rows *rows) MUST_CHECK;
enum result outage_db_updates_open(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result outage_db_spans(struct ctx *ctx, int64_t from, struct db_rows *rows) MUST_CHECK;
/* Maintenance whose time to begin or to end has come. */
enum result outage_db_due(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

/* Adds the row; `outage->id` is set. */
enum result outage_db_add(struct ctx *ctx, struct outage *outage) MUST_CHECK;
/* Writes every mutable column where id and version match. RES_CONFLICT when it moved. */
enum result outage_db_save(struct ctx *ctx, const struct outage *outage) MUST_CHECK;
/* RES_INVALID for a service that is not there. */
enum result outage_db_set_services(
    struct ctx *ctx, int64_t outage_id, const int64_t *services, size_t count) MUST_CHECK;
enum result outage_db_add_update(struct ctx *ctx, int64_t outage_id, enum outage_state state,
    const char *nl, const char *en, int64_t *id) MUST_CHECK;
enum result outage_db_service_add(struct ctx *ctx, const struct outage_service *service) MUST_CHECK;
enum result outage_db_service_save(
    struct ctx *ctx, const struct outage_service *service) MUST_CHECK;

#endif
