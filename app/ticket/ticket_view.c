/* SPDX-License-Identifier: Apache-2.0 */
/* Draws the timeline: messages as cards, events as lines between them. The same for customers and
 * agents; what each may see was decided when the timeline was read. */
#include "ticket_view.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "markdown.h"
#include "mime.h"
#include "text.h"
#include "views.h"

void ticket_view_status(struct view *view, int64_t status, bool staff)
{
	view_set(view, V_STATUS_CLASS, ticket_status_tag((enum ticket_status)status, staff));
	view_set(view, V_STATUS_ICON, ticket_status_icon((enum ticket_status)status));
	view_set(view, V_STATUS_TEXT, ticket_status_label((enum ticket_status)status, staff));
}

void ticket_view_option(
    struct view *page, const char *section, const char *value, const char *label, bool selected)
{
	struct view *option = view_section(page, section);

	view_set(option, V_VALUE, value);
	view_set(option, V_LABEL, label);
	view_show_if(option, V_SELECTED, selected);
}

void ticket_view_id_option(struct request *rq, struct view *page, const char *section, int64_t id,
    const char *label, bool selected)
{
	ticket_view_option(
	    page, section, arena_printf(rq->ctx.arena, "%lld", (long long)id), label, selected);
}

/* ---- events in words ---- */

static const char *event_expected_text(struct request *rq, const struct ticket_event *e)
{
	int64_t before = 0, after = 0;

	if (e->new_value[0] == '\0' || clock_parse(e->new_value, &after) != RES_OK)
		return _("Expected resolution date removed");
	if (e->old_value[0] == '\0' || clock_parse(e->old_value, &before) != RES_OK)
		return arena_printf(rq->ctx.arena, _("Expected resolution date set to %s"),
		    i18n_date(rq->ctx.arena, after, rq->ctx.now));
	return arena_printf(rq->ctx.arena, _("Expected resolution date moved from %s to %s"),
	    i18n_date(rq->ctx.arena, before, rq->ctx.now),
	    i18n_date(rq->ctx.arena, after, rq->ctx.now));
}

static const char *event_type_text(struct request *rq, const struct ticket_event *e)
{
	struct ticket_types types;

	if (ticket_types(&rq->ctx, &types) != RES_OK)
		return "";
	return arena_printf(rq->ctx.arena, _("Type changed to %s"),
	    ticket_type_name(ticket_type_find(&types, route_number(e->new_value, false))));
}

static const char *event_problem_text(struct request *rq, const struct ticket_event *e)
{
	if (e->new_value[0] == '\0')
		return arena_printf(
		    rq->ctx.arena, _("No longer linked to problem %s"), e->old_value);
	return arena_printf(rq->ctx.arena, _("Linked to problem %s"), e->new_value);
}

const char *ticket_view_event_text(struct request *rq, const struct ticket_event *e)
{
	bool staff = viewer_is_staff(&rq->ctx.viewer);
	int64_t value = route_number(e->new_value, false);

	switch ((enum ticket_event_kind)e->kind) {
	case EVENT_CREATED:
		return arena_printf(rq->ctx.arena, _("Ticket created by %s"),
		    e->actor_name == NULL ? "" : e->actor_name);
	case EVENT_STATUS:
		if (e->actor_name == NULL)
			return arena_printf(rq->ctx.arena, _("Status changed automatically to %s"),
			    ticket_status_label((enum ticket_status)value, staff));
		return arena_printf(rq->ctx.arena, _("Status changed to %s"),
		    ticket_status_label((enum ticket_status)value, staff));
	case EVENT_ASSIGNEE:
		if (e->new_name == NULL)
			return _("No longer assigned to anyone");
		return arena_printf(rq->ctx.arena, _("Assigned to %s"), e->new_name);
	case EVENT_PRIORITY:
		return arena_printf(rq->ctx.arena, _("Priority changed to %s"),
		    ticket_priority_label((enum ticket_priority)value));
	case EVENT_TYPE:
		return event_type_text(rq, e);
	case EVENT_EXPECTED:
		return event_expected_text(rq, e);
	case EVENT_OUTAGE:
		return value == 0 ? _("No longer part of the outage") : _("Added to an outage");
	case EVENT_PROBLEM:
		return event_problem_text(rq, e);
	case EVENT_REQUESTER:
	case EVENT_SUBJECT:
	case EVENT_KIND_COUNT:
		break;
	}
	return _("Ticket changed");
}

static const char *event_icon(const struct ticket_event *e)
{
	switch ((enum ticket_event_kind)e->kind) {
	case EVENT_STATUS:
		return ticket_status_icon((enum ticket_status)route_number(e->new_value, false));
	case EVENT_ASSIGNEE:
		return "user";
	case EVENT_EXPECTED:
		return "calendar";
	case EVENT_CREATED:
		return "ticket-plus";
	case EVENT_TYPE:
		return "tag";
	case EVENT_OUTAGE:
	case EVENT_PROBLEM:
		return "link-2";
	case EVENT_PRIORITY:
	case EVENT_REQUESTER:
	case EVENT_SUBJECT:
	case EVENT_KIND_COUNT:
		break;
	}
	return "pencil";
}

static void show_event(struct request *rq, struct view *page, const struct ticket_event *e)
{
	struct view *item = view_section(view_section(page, V_ITEM), V_EVENT_ITEM);

	view_set(item, V_ICON, event_icon(e));
	view_set(item, V_TEXT, ticket_view_event_text(rq, e));
	page_time(rq, item, "AT", e->created_at);
}

/* ---- messages ---- */

static void show_files(
    struct request *rq, struct view *message, const struct ticket_timeline *tl, int64_t message_id)
{
	struct view *list = NULL;

	for (size_t i = 0; i < tl->file_count; i++) {
		struct view *file;

		if (tl->files[i].message_id != message_id)
			continue;
		if (list == NULL)
			list = view_section(message, V_FILES);
		file = view_section(list, V_FILE);
		view_set(file, V_FILE_ID, tl->files[i].public_id);
		view_set(file, V_FILE_URL_NAME, text_url_segment(rq->ctx.arena, tl->files[i].name));
		view_set(file, V_FILE_NAME, tl->files[i].name);
		view_set(file, V_FILE_SIZE, i18n_size(rq->ctx.arena, tl->files[i].size));
		view_set(
		    file, V_ICON, mime_is_picture(tl->files[i].media_type) ? "image" : "file-text");
	}
}

static const char *author_role(const struct request *rq, const struct ticket_message *m)
{
	if (m->author_role >= ROLE_READER)
		return rq->ctx.settings->site_name;
	if (m->author_id == rq->ctx.viewer.id)
		return _("your message");
	return viewer_is_staff(&rq->ctx.viewer) ? _("customer") : _("colleague");
}

static enum result show_message(
    struct request *rq, struct view *page, const struct ticket_timeline *tl, size_t at)
{
	const struct ticket_message *m = &tl->messages[at];
	bool staff = m->author_role >= ROLE_READER;
	struct view *item = view_section(view_section(page, V_ITEM), V_MESSAGE_ITEM);
	const char *html;
	enum result res;

	if ((res = markdown_message(rq->ctx.arena, m->body, &html)) != RES_OK)
		return res;
	view_set_int(item, V_MESSAGE_ID, m->id);
	view_set(item, V_AUTHOR, m->author_name);
	view_set(item, V_AUTHOR_INITIALS, text_initials(rq->ctx.arena, m->author_name));
	view_set(item, V_AUTHOR_ROLE, author_role(rq, m));
	view_set(item, V_BODY_HTML, html);
	view_show_if(item, V_FROM_STAFF, staff);
	view_show_if(item, V_NOTE, m->kind == MESSAGE_NOTE);
	view_show_if(
	    item, V_NEWEST, staff && m->kind == MESSAGE_PUBLIC && at + 1 == tl->message_count);
	page_time(rq, item, "AT", m->created_at);
	show_files(rq, item, tl, m->id);
	return RES_OK;
}

/* By when it happened, which is not always the order it was written down in: two hosts' clocks
 * differ, and a transaction may wait for another. */
static int by_moment(const void *a, const void *b)
{
	const struct ticket_event *x = a, *y = b;

	if (x->created_at != y->created_at)
		return x->created_at < y->created_at ? -1 : 1;
	return x->id < y->id ? -1 : 1;
}

enum result ticket_view_timeline(
    struct request *rq, struct view *page, const struct ticket_timeline *tl, const char *base)
{
	size_t event = 0;
	enum result res = RES_OK;

	if (tl->event_count > 1)
		qsort(tl->events, tl->event_count, sizeof(*tl->events), by_moment);
	if (tl->earlier) {
		struct view *gap = view_section(view_section(page, V_ITEM), V_GAP_ITEM);

		view_setf(gap, V_HREF, "%s%s?before=%lld", rq->prefix, base,
		    (long long)tl->messages[0].id);
		view_set(gap, V_TEXT, _("Show earlier messages"));
	}
	for (size_t i = 0; res == RES_OK && i < tl->message_count; i++) {
		while (event < tl->event_count &&
		    tl->events[event].created_at < tl->messages[i].created_at)
			show_event(rq, page, &tl->events[event++]);
		res = show_message(rq, page, tl, i);
	}
	while (event < tl->event_count)
		show_event(rq, page, &tl->events[event++]);
	return res;
}
