/* SPDX-License-Identifier: Apache-2.0 */
/* The page before something about an outage goes public: the banners as they would be, who gets
 * mail, which tickets go along. It carries the form along in hidden fields and writes nothing. */
#include "incident/incident.h"
#include "outage_form.h"
#include "outage_mail.h"
#include "outage_view.h"
#include "views.h"

static void show_preview(struct request *rq, struct view *page, const struct outage_banner *banner,
    enum language language, const char *label)
{
	struct view *view = view_section(page, V_PREVIEW);
	enum language before = i18n_language();

	view_set(view, V_PREVIEW_LABEL, label);
	view_set(view, V_PREVIEW_LANG, i18n_code(language));
	i18n_use(language);
	outage_view_banner(rq, view, banner);
	i18n_use(before);
}

static void show_banners(struct request *rq, struct view *page, const struct outage *o)
{
	struct outage_banner banner = { .kind = outage_banner_kind(o), .outage = *o };
	bool ends = outage_state_ends((enum outage_state)o->state),
	     later = o->state == OUTAGE_PLANNED && o->planned_from - rq->ctx.now > OUTAGE_SOON;

	if (ends)
		banner.outage.ended_at = rq->ctx.now;
	if (later || (ends && o->state != OUTAGE_RESOLVED))
		view_section_set(page, V_NO_BANNER, V_NO_BANNER_TEXT,
		    !later ? _("No banner any more")
			   : arena_printf(rq->ctx.arena,
				 _("Banner on every page, in 2 languages, from %s"),
				 i18n_moment(
				     rq->ctx.arena, o->planned_from - OUTAGE_SOON, rq->ctx.now)));
	else
		view_show(page, V_HAS_BANNER);
	if (ends && o->state != OUTAGE_RESOLVED)
		return;
	show_preview(rq, page, &banner, LANGUAGE_NL, _("Preview of the banner in Dutch"));
	show_preview(rq, page, &banner, LANGUAGE_EN, _("Preview of the banner in English"));
}

static void show_hidden(
    struct request *rq, struct view *page, const struct outage_form *form, const struct outage *now)
{
	outage_form_show_texts(page, form);
	view_set_int(page, V_F_IMPACT, form->impact);
	view_set_int(page, V_F_NEXT, form->next);
	view_set_int(page, V_F_AGO, form->ago);
	view_set_int(page, V_F_LEAD, form->lead);
	for (size_t i = 0; i < form->services.count; i++)
		view_section_set(page, V_CHOSEN_SERVICE, V_VALUE, form->services.at[i]);
	if (now != NULL) {
		struct view *updating = view_section(page, V_UPDATING);

		view_set_int(updating, V_VERSION, form->version);
		view_set_int(updating, V_F_DRAFT, form->draft);
		view_set_int(updating, V_F_STATE, form->state);
	}
	page_form_key(rq, page);
}

/* Tickets that wait for the end go along with it, unless the agent says no. */
static enum result offer_tickets(struct request *rq, struct view *page, const struct outage *o)
{
	struct incident_counts counts;
	enum result res;

	if (o->state != OUTAGE_RESOLVED)
		return RES_OK;
	res = incident_counts(&rq->ctx, o->id, &counts);
	if (res == RES_OK && counts.open_tickets > 0)
		view_section_set(page, V_LINKED_OPEN, V_LINKED_OPEN_TEXT,
		    arena_printf(rq->ctx.arena,
			ngettext("Resolve the %s linked ticket as well, with this text",
			    "Resolve the %s linked tickets as well, with this text",
			    (unsigned long)counts.open_tickets),
			i18n_number(rq->ctx.arena, counts.open_tickets)));
	return res;
}

enum result outage_check_show(struct request *rq, const struct outage_form *form,
    const struct outage *now, const struct outage *o)
{
	struct view *page = page_open(rq, TPL_DESK_OUTAGE_CHECK, _("Publish this?"));
	struct arena *arena = rq->ctx.arena;
	int64_t mails = 0;
	enum result res = form->mail ? outage_mail_count(&rq->ctx, o->service_ids, &mails) : RES_OK;

	if (res != RES_OK)
		return res;
	view_set(page, V_MAIL_TEXT,
	    !form->mail ? _("No email")
			: arena_printf(arena,
			      ngettext("%s email to a subscriber", "%s emails to subscribers",
				  (unsigned long)mails),
			      i18n_number(arena, mails)));
	view_set(page, V_SERVICES_TEXT, outage_services_text(o));
	view_set(page, V_STATE_LINE,
	    arena_printf(arena, _("State: %s. Effect: %s."),
		outage_state_label((enum outage_state)o->state),
		outage_impact_label((enum outage_impact)o->impact)));
	view_set(page, V_PUBLISH_PATH,
	    now == NULL ? "/admin/outages"
			: arena_printf(arena, "/admin/outages/%lld/update", (long long)now->id));
	view_set(page, V_PREVIEW_PATH,
	    now == NULL ? "/admin/outages/preview"
			: arena_printf(arena, "/admin/outages/%lld/preview", (long long)now->id));
	show_banners(rq, page, o);
	show_hidden(rq, page, form, now);
	if (now != NULL)
		outage_view_tells(rq, now->id);
	return now == NULL ? RES_OK : offer_tickets(rq, page, o);
}
