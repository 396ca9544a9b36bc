/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of drafts of updates, for app/outage only. Results as outage_update_draft.h promises. */
#ifndef LOKET_OUTAGE_UPDATE_DRAFT_DB_H
#define LOKET_OUTAGE_UPDATE_DRAFT_DB_H

#include "outage_update_draft.h"

enum result outage_update_draft_db_find(
    struct ctx *ctx, int64_t outage_id, struct outage_update_draft *draft) MUST_CHECK;
enum result outage_update_draft_db_add(
    struct ctx *ctx, int64_t outage_id, const struct outage_update_draft *draft) MUST_CHECK;
enum result outage_update_draft_db_save(
    struct ctx *ctx, int64_t outage_id, const struct outage_update_draft *draft) MUST_CHECK;
enum result outage_update_draft_db_remove(
    struct ctx *ctx, int64_t outage_id, int64_t version) MUST_CHECK;

#endif
