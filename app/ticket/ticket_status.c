/* SPDX-License-Identifier: Apache-2.0 */
/* The statuses: what may follow what, and how each is named and drawn. Nothing here touches the
 * database. */
#include "ticket.h"

#define TO(status) (1U << (status))
#define ANY_OPEN                                                                           \
	(TO(TICKET_IN_PROGRESS) | TO(TICKET_WAITING_CUSTOMER) | TO(TICKET_WAITING_THIRD) | \
	    TO(TICKET_PLANNED))

/* Rows: from. Columns: who. Closed is the end: what comes later is a new ticket that refers to it.
 */
static const struct {
	unsigned customer, staff, timer;
} transitions[TICKET_STATUS_COUNT] = {
	[TICKET_NEW] = { TO(TICKET_RESOLVED), ANY_OPEN | TO(TICKET_RESOLVED), 0 },
	[TICKET_IN_PROGRESS] = { TO(TICKET_RESOLVED), ANY_OPEN | TO(TICKET_RESOLVED), 0 },
	[TICKET_WAITING_CUSTOMER] = { TO(TICKET_RESOLVED) | TO(TICKET_IN_PROGRESS),
	    ANY_OPEN | TO(TICKET_RESOLVED), TO(TICKET_CLOSED) },
	[TICKET_WAITING_THIRD] = { TO(TICKET_RESOLVED), ANY_OPEN | TO(TICKET_RESOLVED), 0 },
	[TICKET_PLANNED] = { TO(TICKET_RESOLVED), ANY_OPEN | TO(TICKET_RESOLVED), 0 },
	[TICKET_RESOLVED] = { TO(TICKET_IN_PROGRESS), ANY_OPEN | TO(TICKET_CLOSED),
	    TO(TICKET_CLOSED) },
	[TICKET_CLOSED] = { 0, 0, 0 },
};

bool ticket_may_become(enum ticket_status from, enum ticket_status to, enum ticket_actor actor)
{
	unsigned allowed = 0;

	if (from < TICKET_NEW || from >= TICKET_STATUS_COUNT || to < TICKET_NEW ||
	    to >= TICKET_STATUS_COUNT)
		return false;
	switch (actor) {
	case ACTOR_CUSTOMER:
		allowed = transitions[from].customer;
		break;
	case ACTOR_STAFF:
		allowed = transitions[from].staff;
		break;
	case ACTOR_TIMER:
		allowed = transitions[from].timer;
		break;
	}
	return (allowed & TO(to)) != 0;
}

static const struct {
	const char *customer, *staff, *customer_tag, *staff_tag, *icon;
} faces[TICKET_STATUS_COUNT] = {
	[TICKET_NEW] = { N_("New"), N_("New"), "us", "us", "circle" },
	[TICKET_IN_PROGRESS] = { N_("In progress"), N_("In progress"), "us", "us", "circle-dot" },
	[TICKET_WAITING_CUSTOMER] = { N_("Waiting for you"), N_("Waiting for customer"), "act",
	    "wait", "circle-alert" },
	[TICKET_WAITING_THIRD] = { N_("Waiting for third party"), N_("Waiting for third party"),
	    "wait", "wait", "hourglass" },
	[TICKET_PLANNED] = { N_("Planned"), N_("Planned"), "wait", "wait", "calendar" },
	[TICKET_RESOLVED] = { N_("Resolved"), N_("Resolved"), "done", "done", "circle-check" },
	[TICKET_CLOSED] = { N_("Closed"), N_("Closed"), "done", "done", "circle-check" },
};

static enum ticket_status known(enum ticket_status status)
{
	return status < TICKET_NEW || status >= TICKET_STATUS_COUNT ? TICKET_NEW : status;
}

const char *ticket_status_label(enum ticket_status status, bool staff)
{
	return staff ? _(faces[known(status)].staff) : _(faces[known(status)].customer);
}

const char *ticket_status_tag(enum ticket_status status, bool staff)
{
	return staff ? faces[known(status)].staff_tag : faces[known(status)].customer_tag;
}

const char *ticket_status_icon(enum ticket_status status)
{
	return faces[known(status)].icon;
}

const char *ticket_priority_label(enum ticket_priority priority)
{
	switch (priority) {
	case TICKET_LOW:
		return _("Low");
	case TICKET_NORMAL:
		return _("Normal");
	case TICKET_HIGH:
		return _("High");
	case TICKET_URGENT:
		return _("Urgent");
	}
	return "";
}

const char *ticket_source_label(enum ticket_source source)
{
	switch (source) {
	case TICKET_BY_EMAIL:
		return _("Email");
	case TICKET_BY_PORTAL:
		return _("Portal");
	case TICKET_BY_PHONE:
		return _("Phone");
	case TICKET_BY_CHAT:
		return _("Chat");
	case TICKET_BY_WIDGET:
		return _("Widget");
	}
	return "";
}

int64_t ticket_closes_at(const struct ticket *t)
{
	int64_t since = 0;

	if (t->status == TICKET_WAITING_CUSTOMER)
		since = t->updated_at;
	else if (t->status == TICKET_RESOLVED)
		since = t->resolved_at;
	return since == 0 ? 0 : since + TICKET_AUTO_CLOSE_DAYS * INT64_C(86400);
}
