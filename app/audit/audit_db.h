/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the audit trail; for app/audit only. */
#ifndef LOKET_AUDIT_DB_H
#define LOKET_AUDIT_DB_H

#include "audit.h"

enum result audit_db_add(
    struct ctx *ctx, const char *action, const char *object, const char *detail) MUST_CHECK;
enum result audit_db_of(struct ctx *ctx, const char *object, struct db_rows *rows) MUST_CHECK;

#endif
