/* SPDX-License-Identifier: Apache-2.0 */
/* The states of outages and maintenance: what may follow what, and how states and impacts are named
 * and drawn. Nothing here touches the database. */
#include "outage.h"

#define TO(state) (1U << (state))
#define ANY_OPEN (TO(OUTAGE_INVESTIGATING) | TO(OUTAGE_IDENTIFIED) | TO(OUTAGE_MONITORING))

/* Rows: from. Columns: who. Where a row has the state itself, more may be told without moving on.
 * What ended stays ended: a fault that comes back is another outage. */
static const struct {
	unsigned staff, timer;
} transitions[OUTAGE_STATE_COUNT] = {
	[OUTAGE_INVESTIGATING] = { ANY_OPEN | TO(OUTAGE_RESOLVED), 0 },
	[OUTAGE_IDENTIFIED] = { ANY_OPEN | TO(OUTAGE_RESOLVED), 0 },
	[OUTAGE_MONITORING] = { ANY_OPEN | TO(OUTAGE_RESOLVED), 0 },
	[OUTAGE_RESOLVED] = { 0, 0 },
	[OUTAGE_PLANNED] = { TO(OUTAGE_PLANNED) | TO(OUTAGE_UNDER_WAY) | TO(OUTAGE_CANCELLED),
	    TO(OUTAGE_UNDER_WAY) },
	[OUTAGE_UNDER_WAY] = { TO(OUTAGE_UNDER_WAY) | TO(OUTAGE_COMPLETED), TO(OUTAGE_COMPLETED) },
	[OUTAGE_COMPLETED] = { 0, 0 },
	[OUTAGE_CANCELLED] = { 0, 0 },
};

static bool is_state(enum outage_state state)
{
	return state >= OUTAGE_INVESTIGATING && state < OUTAGE_STATE_COUNT;
}

bool outage_may_become(enum outage_state from, enum outage_state to, enum outage_actor actor)
{
	unsigned allowed;

	if (!is_state(from) || !is_state(to))
		return false;
	allowed = actor == OUTAGE_BY_STAFF ? transitions[from].staff : transitions[from].timer;
	return (allowed & TO(to)) != 0;
}

bool outage_state_ends(enum outage_state state)
{
	return is_state(state) && transitions[state].staff == 0;
}

const char *outage_state_label(enum outage_state state)
{
	switch (state) {
	case OUTAGE_INVESTIGATING:
		return p_("outage", "Investigating");
	case OUTAGE_IDENTIFIED:
		return p_("outage", "Cause found");
	case OUTAGE_MONITORING:
		return p_("outage", "Monitoring");
	case OUTAGE_RESOLVED:
		return p_("outage", "Resolved");
	case OUTAGE_PLANNED:
		return p_("outage", "Planned");
	case OUTAGE_UNDER_WAY:
		return p_("outage", "Under way");
	case OUTAGE_COMPLETED:
		return p_("outage", "Completed");
	case OUTAGE_CANCELLED:
		return p_("outage", "Cancelled");
	case OUTAGE_STATE_COUNT:
		break;
	}
	return "";
}

const char *outage_impact_label(enum outage_impact impact)
{
	switch (impact) {
	case IMPACT_NONE:
		return p_("service", "Operational");
	case IMPACT_MAINTENANCE:
		return p_("service", "Maintenance");
	case IMPACT_DEGRADED:
		return p_("service", "Degraded");
	case IMPACT_PARTIAL:
		return p_("service", "Partial outage");
	case IMPACT_MAJOR:
		return p_("service", "Outage");
	case IMPACT_COUNT:
		break;
	}
	return "";
}

static const struct {
	const char *class, *icon;
} faces[IMPACT_COUNT] = {
	[IMPACT_NONE] = { "done", "circle-check" },
	[IMPACT_MAINTENANCE] = { "us", "calendar" },
	[IMPACT_DEGRADED] = { "act", "circle-alert" },
	[IMPACT_PARTIAL] = { "act", "circle-alert" },
	[IMPACT_MAJOR] = { "late", "octagon-alert" },
};

static enum outage_impact known(enum outage_impact impact)
{
	return impact < IMPACT_NONE || impact >= IMPACT_COUNT ? IMPACT_NONE : impact;
}

const char *outage_impact_class(enum outage_impact impact)
{
	return faces[known(impact)].class;
}

const char *outage_impact_icon(enum outage_impact impact)
{
	return faces[known(impact)].icon;
}
