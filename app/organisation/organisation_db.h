/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of organisations; for app/organisation only. Results as organisation.h promises. */
#ifndef LOKET_ORGANISATION_DB_H
#define LOKET_ORGANISATION_DB_H

#include "organisation.h"

enum result organisation_db_list(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result organisation_db_find(
    struct ctx *ctx, int64_t id, struct organisation *organisation) MUST_CHECK;
enum result organisation_db_find_by_name(
    struct ctx *ctx, const char *name, struct organisation *organisation) MUST_CHECK;
enum result organisation_db_add(struct ctx *ctx, const char *name, int64_t *id) MUST_CHECK;

#endif
