/* SPDX-License-Identifier: Apache-2.0 */
/* An update of an outage that is not published yet: one draft an outage, shared by the desk. It
 * touches nothing that readers see and mails nobody; publishing an update (outage_tell()) takes the
 * draft that its author saw away, and the end of an outage takes any. */
#ifndef LOKET_OUTAGE_UPDATE_DRAFT_H
#define LOKET_OUTAGE_UPDATE_DRAFT_H

#include "outage.h"

struct outage_update_draft {
	int64_t version;                     /* counts savings; 0: there is none yet */
	int64_t state, impact, lead_id;      /* as struct outage has them */
	int64_t next_minutes;                /* after publication; 0: nothing promised */
	int64_t planned_from, planned_until; /* of maintenance that has not begun; else 0 */
	int64_t mail;                        /* 1: publishing it sends mail */
	const char *service_ids;             /* "1,4"; "" for none yet */
	const char *title_nl, *title_en, *body_nl, *body_en; /* "" while not written */
	int64_t saved_at;
	const char *author_name; /* who saved it last */
};

/* RES_NOT_FOUND: none. */
enum result outage_update_draft_find(
    struct ctx *ctx, int64_t outage_id, struct outage_update_draft *draft) MUST_CHECK;
/* Saves it over the version that its author saw. RES_CONFLICT: another was saved meanwhile, or the
 * outage has ended; RES_INVALID: a text is too long. `ctx->viewer` is the author. */
enum result outage_update_draft_save(struct ctx *ctx, const struct outage *outage,
    const struct outage_update_draft *draft) MUST_CHECK;
/* Takes that version away, 0: any. RES_OK also when it is not there any more. */
enum result outage_update_draft_remove(
    struct ctx *ctx, int64_t outage_id, int64_t version) MUST_CHECK;

extern const struct db_statement *const outage_update_draft_statements[]; /* ended by NULL */

#endif
