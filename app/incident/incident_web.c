/* SPDX-License-Identifier: Apache-2.0 */
/* "Ik heb hier ook last van" and what a customer's ticket says of its outage. The button stands on
 * cached pages, so its form has no token of a session: only the browser's word about its origin,
 * which is enough for adding oneself to a count. */
#include "incident_web.h"

#include "incident.h"
#include "views.h"

#define AFFECTED_TRIES 20    /* clicks per address */
#define AFFECTED_WINDOW 3600 /* seconds */

static enum result affect(struct request *rq, int64_t outage_id)
{
	const char *path = arena_printf(
	    rq->ctx.arena, "/support/status/%lld", (long long)outage_id);
	enum flash flash = FLASH_NONE;
	enum result res;

	res = request_rate(rq, "affected", AFFECTED_TRIES, AFFECTED_WINDOW, rq->ctx.remote);
	if (res != RES_OK)
		return res;
	if (viewer_is_staff(&rq->ctx.viewer))
		return respond_see_other(rq, path, FLASH_NONE);
	if (rq->ctx.viewer.id != 0) {
		flash = FLASH_AFFECTED;
		res = incident_affect(&rq->ctx, outage_id);
	} else {
		flash = FLASH_AFFECTED_COUNTED;
		res = incident_affect_visitor(&rq->ctx, outage_id);
	}
	return res == RES_OK ? respond_see_other(rq, path, flash) : res;
}

enum result incident_web_affected(struct request *rq)
{
	return affect(rq, rq->number);
}

enum result incident_web_affected_by(struct request *rq)
{
	const char *outage = form_value(&rq->values, "outage");
	int64_t id = outage == NULL ? 0 : route_number(outage, false);

	return id > 0 ? affect(rq, id) : ctx_fail(&rq->ctx, RES_INVALID, "no outage");
}

enum result incident_web_show_affected(
    struct request *rq, struct view *page, const struct outage *outage)
{
	struct view *box;
	bool affected;
	enum result res;

	if (!outage_is_open(outage) || viewer_is_staff(&rq->ctx.viewer))
		return RES_OK;
	if ((res = incident_is_affected(&rq->ctx, outage->id, &affected)) != RES_OK)
		return res;
	if (affected) {
		view_show(page, V_AFFECTED_ALREADY);
		return RES_OK;
	}
	box = view_section(page, V_AFFECTED);
	view_set_int(box, V_ID, outage->id);
	view_show(box, rq->ctx.viewer.id != 0 ? V_AFFECTED_KNOWN : V_AFFECTED_VISITOR);
	return RES_OK;
}

enum result incident_web_show_ticket(
    struct request *rq, struct view *page, const struct ticket *ticket)
{
	struct outage outage;
	struct view *box;
	enum result res;

	if (ticket->outage_id == 0)
		return RES_OK;
	if ((res = outage_find(&rq->ctx, ticket->outage_id, &outage)) != RES_OK)
		return res;
	box = view_section(page, V_OF_OUTAGE);
	view_set_int(box, V_ID, outage.id);
	view_set(box, V_OUTAGE_TITLE, outage_title(&outage));
	view_set(box, V_OUTAGE_STATE, outage_state_label((enum outage_state)outage.state));
	if (outage.ended_at == 0 && outage.next_update_at != 0)
		view_section_set(box, V_OUTAGE_NEXT, V_NEXT_TEXT,
		    i18n_deadline(rq->ctx.arena, outage.next_update_at, rq->ctx.now));
	return RES_OK;
}
