/* SPDX-License-Identifier: Apache-2.0 */
/* Texts to begin an update with, the same in both languages, and the ones the portal tells by
 * itself. In a text {services} stands for what is touched and {effect} for what readers notice; no
 * printf, so a catalogue cannot bring a format. */
#include "outage.h"

#include <string.h>

#include "buf.h"

#define TEXT_CEILING (16 * 1024)

const struct outage_template outage_templates[] = {
	{ "investigating", OUTAGE_OUTAGE, OUTAGE_INVESTIGATING,
	    N_("Investigating: we look for the cause"),
	    N_("We see a problem with {services}. {effect} We are looking for the cause.") },
	{ "slow", OUTAGE_OUTAGE, OUTAGE_INVESTIGATING, N_("Investigating: slower than usual"),
	    N_("{services}: pages load slower than usual. Your data is safe. We are looking for "
	       "the cause.") },
	{ "supplier", OUTAGE_OUTAGE, OUTAGE_IDENTIFIED, N_("Cause found: at a supplier"),
	    N_("The problem with {services} is at a supplier. {effect} We are in touch with them "
	       "and tell you more as soon as we know it.") },
	{ "identified", OUTAGE_OUTAGE, OUTAGE_IDENTIFIED, N_("Cause found: repair under way"),
	    N_("We have found the cause of the problem with {services} and are working on the "
	       "repair. {effect}") },
	{ "monitoring", OUTAGE_OUTAGE, OUTAGE_MONITORING,
	    N_("Monitoring: repaired, we keep watching"),
	    N_("The repair is in place and {services} should work again. We keep watching it for a "
	       "while.") },
	{ "resolved", OUTAGE_OUTAGE, OUTAGE_RESOLVED, N_("Resolved"),
	    N_("The problem with {services} is solved. Do you still notice something? Then let us "
	       "know.") },
	{ "planned", OUTAGE_MAINTENANCE, OUTAGE_PLANNED, N_("Planned maintenance"),
	    N_("We carry out maintenance on {services}. {effect} You do not have to do "
	       "anything.") },
	{ "under_way", OUTAGE_MAINTENANCE, OUTAGE_UNDER_WAY, N_("Maintenance has begun"),
	    N_("The maintenance on {services} has begun. {effect}") },
	{ "completed", OUTAGE_MAINTENANCE, OUTAGE_COMPLETED, N_("Maintenance is completed"),
	    N_("The maintenance on {services} is completed. Everything works as usual.") },
	{ "cancelled", OUTAGE_MAINTENANCE, OUTAGE_CANCELLED, N_("Maintenance is cancelled"),
	    N_("The maintenance on {services} is cancelled. We announce a new date in time.") },
};
const size_t outage_template_count = sizeof(outage_templates) / sizeof(outage_templates[0]);

const struct outage_template *outage_template_of(enum outage_state state)
{
	for (size_t i = 0; i < outage_template_count; i++)
		if (outage_templates[i].state == state)
			return &outage_templates[i];
	return NULL;
}

/* What readers notice, as a sentence. */
static const char *effect(enum outage_impact impact)
{
	switch (impact) {
	case IMPACT_MAINTENANCE:
		return _("It may be unavailable during the work.");
	case IMPACT_DEGRADED:
		return _("You can work, but slower than you are used to.");
	case IMPACT_PARTIAL:
		return _("Part of it does not work.");
	case IMPACT_MAJOR:
		return _("You cannot work with it now.");
	case IMPACT_NONE:
	case IMPACT_COUNT:
		break;
	}
	return "";
}

static const char *fill(
    struct arena *arena, const char *text, const char *services, const char *noticed)
{
	const char *filled = NULL;
	struct buf buf;

	buf_init(&buf, TEXT_CEILING);
	while (*text != '\0') {
		if (strncmp(text, "{services}", 10) == 0) {
			buf_adds(&buf, services);
			text += 10;
		} else if (strncmp(text, "{effect}", 8) == 0) {
			buf_adds(&buf, noticed);
			text += 8;
		} else {
			buf_add(&buf, text++, 1);
		}
	}
	if (buf_ok(&buf))
		filled = arena_strdup(arena, buf.data);
	buf_free(&buf);
	return filled;
}

enum result outage_template_fill(struct ctx *ctx, const struct outage_template *template,
    const char *services_nl, const char *services_en, enum outage_impact impact, const char **nl,
    const char **en)
{
	enum language before = i18n_language();

	i18n_use(LANGUAGE_NL);
	*nl = fill(ctx->arena, _(template->text), services_nl, effect(impact));
	i18n_use(LANGUAGE_EN);
	*en = fill(ctx->arena, _(template->text), services_en, effect(impact));
	i18n_use(before);
	return *nl == NULL || *en == NULL ? RES_UNAVAILABLE : RES_OK;
}
