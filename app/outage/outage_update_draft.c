/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of drafts of updates: who saves over whom, and when there can be none. What must be
 * filled in is asked when it is published, not here. */
#include "outage_update_draft.h"

#include "outage_update_draft_db.h"
#include "text.h"

enum result outage_update_draft_find(
    struct ctx *ctx, int64_t outage_id, struct outage_update_draft *draft)
{
	return outage_update_draft_db_find(ctx, outage_id, draft);
}

enum result outage_update_draft_save(
    struct ctx *ctx, const struct outage *o, const struct outage_update_draft *draft)
{
	if (outage_state_ends((enum outage_state)o->state))
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld has ended", (long long)o->id);
	if (text_length(draft->title_nl) > OUTAGE_TITLE_MAX ||
	    text_length(draft->title_en) > OUTAGE_TITLE_MAX ||
	    text_length(draft->body_nl) > OUTAGE_BODY_MAX ||
	    text_length(draft->body_en) > OUTAGE_BODY_MAX)
		return ctx_fail(ctx, RES_INVALID, "a text is too long");
	return draft->version == 0 ? outage_update_draft_db_add(ctx, o->id, draft)
				   : outage_update_draft_db_save(ctx, o->id, draft);
}

enum result outage_update_draft_remove(struct ctx *ctx, int64_t outage_id, int64_t version)
{
	return outage_update_draft_db_remove(ctx, outage_id, version);
}
