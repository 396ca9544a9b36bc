/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of `subscription`, for outage_follow.c only. */
#ifndef LOKET_OUTAGE_FOLLOW_DB_H
#define LOKET_OUTAGE_FOLLOW_DB_H

#include "outage_follow.h"

/* RES_CONFLICT: no such service. */
enum result outage_follow_db_add(struct ctx *ctx, const char *email, int64_t service_id,
    enum language language, const struct hash *token) MUST_CHECK;
enum result outage_follow_db_by_token(
    struct ctx *ctx, const struct hash *token, int64_t after, struct follow *follow) MUST_CHECK;
enum result outage_follow_db_by_id(struct ctx *ctx, int64_t id, struct follow *follow) MUST_CHECK;
enum result outage_follow_db_confirm(struct ctx *ctx, int64_t id) MUST_CHECK;
/* Removes what a confirmed subscription makes superfluous, and gives the rest its language. */
enum result outage_follow_db_tidy(struct ctx *ctx, const struct follow *follow) MUST_CHECK;
enum result outage_follow_db_remove(struct ctx *ctx, const char *email) MUST_CHECK;
enum result outage_follow_db_sweep(struct ctx *ctx, int64_t before) MUST_CHECK;

#endif
