/* SPDX-License-Identifier: Apache-2.0 */
/* How far a reply to many tickets is, for the pages that order one. */
#ifndef LOKET_BULK_VIEW_H
#define LOKET_BULK_VIEW_H

#include "bulk.h"
#include "request.h"

/* Fills views/desk/bulk.part with the newest order of the subject. `*busy` (may be NULL): it is not
 * done, so that no other can be ordered yet. */
enum result bulk_view_progress(struct request *rq, struct view *page, enum bulk_subject subject,
    int64_t subject_id, bool *busy) MUST_CHECK;

#endif
