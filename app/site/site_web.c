/* SPDX-License-Identifier: Apache-2.0 */
/* Home, contact and the pages about the portal; the health addresses; what browsers report. Home
 * and contact are cached and must show without a database. */
#include "site/site.h"

#include <string.h>

#include "knowledge/knowledge_view.h"
#include "log.h"
#include "outage/outage_view.h"
#include "news/news_web.h"
#include "portal.h"
#include "sla/sla.h"
#include "ticket/ticket.h"
#include "ticket/ticket_view.h"
#include "views.h"

#define RECENT_ROWS 3
#define REPORT_MAX 2000 /* bytes of a report that reach the log */

static void show_promises(struct request *rq, struct view *page)
{
	struct ticket_types types;
	struct view *box;

	if (ticket_types(&rq->ctx, &types) != RES_OK || types.count == 0)
		return;
	box = view_section(page, V_PROMISES);
	for (size_t i = 0; i < types.count; i++) {
		const struct ticket_type *t = &types.at[i];
		struct sla_terms terms = ticket_type_terms(t);
		struct view *item = view_section(box, V_PROMISE_ITEM);

		view_set(item, V_TYPE_TEXT, ticket_type_name(t));
		view_set(item, V_RESPONSE_TEXT, sla_term_text(rq->ctx.arena, &terms, false));
		view_set(item, V_RESOLUTION_TEXT, sla_term_text(rq->ctx.arena, &terms, true));
	}
}

static void show_recent_row(struct request *rq, struct view *box, const struct ticket_row *row)
{
	struct view *item = view_section(box, V_RECENT_ITEM);

	view_set_int(item, V_NUMBER, row->id);
	view_set(item, V_SUBJECT, row->subject);
	ticket_view_status(item, row->status, false);
	page_time(rq, item, "CHANGED", row->updated_at);
}

static enum result show_own_tickets(struct request *rq, struct view *page)
{
	struct ticket_filter filter = { .text = "", .limit = RECENT_ROWS };
	struct ticket_counts counts;
	struct ticket_page recent;
	struct view *box;
	enum result res;

	if ((res = ticket_counts_for(&rq->ctx, &counts)) != RES_OK ||
	    (res = ticket_list_for(&rq->ctx, &filter, &recent)) != RES_OK)
		return res;
	view_set(page, V_OPEN_TICKETS_TEXT,
	    counts.open == 0 ? _("You have no open tickets.")
			     : arena_printf(rq->ctx.arena,
				   ngettext("You have %d open ticket.", "You have %d open tickets.",
				       (unsigned long)counts.open),
				   (int)counts.open));
	if (counts.waiting > 0)
		view_section_set(page, V_WAITING, V_WAITING_TEXT,
		    arena_printf(rq->ctx.arena, _("%d waiting for you"), (int)counts.waiting));
	if (recent.count == 0)
		return RES_OK;
	box = view_section(page, V_RECENT);
	for (size_t i = 0; i < recent.count; i++)
		show_recent_row(rq, box, &recent.rows[i]);
	return RES_OK;
}

enum result site_web_home(struct request *rq)
{
	struct view *page = page_open(rq, TPL_SITE_HOME, _("How can we help you?"));
	const struct viewer *v = &rq->ctx.viewer;

	outage_view_services(rq, page);
	page_is_public(rq, "/support/home", NULL, true, true);
	outage_view_feed(rq);
	news_view_feed(rq);
	knowledge_view_popular(rq, page);
	knowledge_view_topics(rq, page);
	news_view_latest(rq, page);
	if (v->id == 0)
		return RES_OK;
	view_section_set(page, V_GREETING, V_GREETING_TEXT,
	    arena_printf(rq->ctx.arena,
		rq->flash == FLASH_WELCOME ? _("Welcome, %s. Your account is active.")
					   : _("Hello, %s"),
		v->name));
	return viewer_is_staff(v) ? RES_OK : show_own_tickets(rq, page);
}

enum result site_web_contact(struct request *rq)
{
	struct view *page = page_open(rq, TPL_SITE_CONTACT, _("Contact"));

	page_is_public(rq, "/support/contact", NULL, true, true);
	show_promises(rq, page);
	return RES_OK;
}

enum result site_web_accessibility(struct request *rq)
{
	page_open(rq, TPL_SITE_ACCESSIBILITY, _("Accessibility"));
	return RES_OK;
}

enum result site_web_privacy(struct request *rq)
{
	page_open(rq, TPL_SITE_PRIVACY, _("Privacy"));
	return RES_OK;
}

enum result site_web_healthz(struct request *rq)
{
	return respond_json(rq, "{\"status\":\"alive\"}\n");
}

enum result site_web_readyz(struct request *rq)
{
	enum result res = portal_check_schema(rq->portal, rq->ctx.arena);

	if (res == RES_OK && !db_ping(rq->portal->reader))
		res = RES_UNAVAILABLE;
	return res == RES_OK ? respond_json(rq, "{\"status\":\"ready\"}\n") : res;
}

enum result site_web_csp_report(struct request *rq)
{
	struct bytes body;
	enum result res = http_read_body(&rq->http, 16 * 1024, &body);

	if (res == RES_OK)
		LOG_EVENT(LOG_LEVEL_WARN, "content policy report",
		    LOG_S("report",
			arena_strndup(rq->ctx.arena, (const char *)body.data,
			    body.size < REPORT_MAX ? body.size : REPORT_MAX)));
	return respond_json(rq, "{}\n");
}
