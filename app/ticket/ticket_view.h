/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of ticket pages that customers and agents share: the tag of a status and the timeline. */
#ifndef LOKET_TICKET_VIEW_H
#define LOKET_TICKET_VIEW_H

#include "request.h"
#include "ticket.h"

/* STATUS_CLASS, STATUS_ICON, STATUS_TEXT. */
void ticket_view_status(struct view *view, int64_t status, bool staff);
/* Repeated ITEM with MESSAGE_ITEM, EVENT_ITEM or GAP_ITEM, oldest first; `base` is the page's own
 * path for the link to earlier messages. */
enum result ticket_view_timeline(struct request *rq, struct view *page,
    const struct ticket_timeline *timeline, const char *base) MUST_CHECK;
/* An event in words, in the language in force: "Status changed to In progress". */
const char *ticket_view_event_text(struct request *rq, const struct ticket_event *event);
/* Options VALUE, LABEL, SELECTED of a select in `section`. */
void ticket_view_option(
    struct view *page, const char *section, const char *value, const char *label, bool selected);
/* The same with a number for its value. */
void ticket_view_id_option(struct request *rq, struct view *page, const char *section, int64_t id,
    const char *label, bool selected);

#endif
