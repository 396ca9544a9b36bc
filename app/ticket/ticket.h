/* SPDX-License-Identifier: Apache-2.0 */
/* Tickets: who may see one, what may happen to it, and what that sets in motion (events, mail,
 * deadlines). The number people know is the id. Rules only: SQL is in ticket_db.c and
 * ticket_list_db.c, pages in ticket_web.c and ticket_desk.c. */
#ifndef LOKET_TICKET_H
#define LOKET_TICKET_H

#include "ctx.h"
#include "sla/sla.h"
#include "store.h"

enum ticket_status {
	TICKET_NEW = 1,
	TICKET_IN_PROGRESS = 2,
	TICKET_WAITING_CUSTOMER = 3,
	TICKET_WAITING_THIRD = 4,
	TICKET_PLANNED = 5,
	TICKET_RESOLVED = 6,
	TICKET_CLOSED = 7,
	TICKET_STATUS_COUNT,
};
enum ticket_priority { TICKET_LOW = 1, TICKET_NORMAL, TICKET_HIGH, TICKET_URGENT };
enum ticket_source {
	TICKET_BY_EMAIL = 1,
	TICKET_BY_PORTAL = 2,
	TICKET_BY_PHONE = 3,
	TICKET_BY_CHAT = 7,
	TICKET_BY_WIDGET = 9
};
enum message_kind { MESSAGE_PUBLIC = 1, MESSAGE_NOTE = 2 };
enum ticket_event_kind {
	EVENT_CREATED = 1,
	EVENT_STATUS,
	EVENT_ASSIGNEE,
	EVENT_PRIORITY,
	EVENT_TYPE,
	EVENT_EXPECTED,
	EVENT_REQUESTER,
	EVENT_SUBJECT,
	EVENT_OUTAGE,
	EVENT_PROBLEM, /* linked to one and taken off it */
	EVENT_KIND_COUNT,
};
/* Who brings a change about; the transition table says what each may do. */
enum ticket_actor { ACTOR_CUSTOMER = 1, ACTOR_STAFF = 2, ACTOR_TIMER = 4 };

#define TICKET_SUBJECT_MAX 200 /* characters */
#define TICKET_BODY_MAX 20000  /* characters */
#define TICKET_AUTO_CLOSE_DAYS                                                              \
	7                  /* support guide §2.3: closed after seven days without reaction \
			    */
#define TICKET_PAGE 25     /* rows in a list */
#define TICKET_MESSAGES 50 /* messages on a page */

struct ticket {
	int64_t id, organisation_id, requester_id, assignee_id /* 0: nobody */, type_id;
	int64_t status, priority, source, version;
	int64_t follows_id; /* the closed ticket it continues; 0: none */
	int64_t outage_id;  /* that gathers it (incident/); 0: none */
	const char *subject;
	int64_t created_at, updated_at, touched_at, waiting_since, first_response_at;
	int64_t response_due_at, resolution_due_at; /* 0: by appointment */
	int64_t expected_at, expected_before;       /* 0: not known, never moved */
	int64_t resolved_at, closed_at;
	const char *requester_name, *requester_email, *requester_phone, *organisation_name;
	const char *requester_language; /* "nl" or "en" */
	int64_t requester_status;       /* enum account_status */
	const char *assignee_name;      /* NULL: nobody */
};

static inline bool ticket_is_open(const struct ticket *t)
{
	return t->status < TICKET_RESOLVED;
}
/* When the clock of the seven days ends the ticket; 0 when it is not running. */
int64_t ticket_closes_at(const struct ticket *t);

/* ---- status ---- */

/* The one table of transitions, read by pages, mail and tests. */
bool ticket_may_become(enum ticket_status from, enum ticket_status to, enum ticket_actor actor);
/* Label for customers or for staff, in the language in force ("Wacht op u" / "Wacht op klant"). */
const char *ticket_status_label(enum ticket_status status, bool staff);
/* Tag class (us, act, wait, done) and icon by who must act; the reader is a customer or staff. */
const char *ticket_status_tag(enum ticket_status status, bool staff);
const char *ticket_status_icon(enum ticket_status status);
const char *ticket_priority_label(enum ticket_priority priority);
const char *ticket_source_label(enum ticket_source source);

/* ---- finding ---- */

/* The ticket when the viewer may see it: the requester within the own organisation, a manager who
 * was granted the organisation's, or staff. RES_NOT_FOUND for everybody else, as if it did not
 * exist. */
enum result ticket_find_for(struct ctx *ctx, int64_t number, struct ticket *ticket) MUST_CHECK;

/* Whether a text is the number, with or without its sign, of a ticket that the viewer may see. */
bool ticket_is_number(struct ctx *ctx, const char *text, int64_t *number);

enum ticket_order {
	ORDER_UPDATED_DESC,
	ORDER_UPDATED_ASC,
	ORDER_NUMBER_DESC,
	ORDER_NUMBER_ASC,
	ORDER_COUNT
};
enum ticket_show { SHOW_OPEN, SHOW_WAITING, SHOW_DONE, SHOW_ALL, SHOW_COUNT };

struct ticket_filter {
	bool organisation; /* the whole organisation's; only for viewers who may (otherwise
			      RES_FORBIDDEN) */
	enum ticket_show show;
	enum ticket_order order;
	int64_t type_id;       /* 0: any */
	int64_t requester_id;  /* 0: any; in the organisation's list */
	int64_t created_after; /* instant; 0: any */
	const char *text;      /* words of subject and messages, all of them and the last at least
				  begun; "" for any */
	int64_t after_time,
	    after_id;  /* keyset: the last row of the page before; 0: the first page */
	int64_t limit; /* rows wanted; at most 1000 */
};
struct ticket_row {
	int64_t id, status, type_id, updated_at, created_at;
	const char *subject, *requester_name;
};
struct ticket_page {
	struct ticket_row *rows;
	size_t count;
	bool more;   /* others follow */
	bool capped; /* of what the text finds not all was looked at: search_tickets_with() */
};
/* At most `limit` rows in order. */
enum result ticket_list_for(
    struct ctx *ctx, const struct ticket_filter *filter, struct ticket_page *page) MUST_CHECK;
struct ticket_counts {
	int64_t open, waiting;
};
/* The viewer's own open tickets and how many of them wait for the viewer; counted up to 1,000. */
enum result ticket_counts_for(struct ctx *ctx, struct ticket_counts *counts) MUST_CHECK;

/* ---- conversation ---- */

struct ticket_message {
	int64_t id, author_id, author_role, kind, source, created_at;
	const char *author_name, *body;
	bool has_files;
};
struct ticket_event {
	int64_t id, kind, actor_id, created_at;
	const char *actor_name; /* NULL: the portal itself */
	const char *old_value, *new_value;
	const char *old_name, *new_name; /* of a person or type the values name; NULL otherwise */
};
struct ticket_file {
	int64_t message_id, size;
	const char *public_id, *name, *media_type;
};
struct ticket_timeline {
	struct ticket_message *messages;
	size_t message_count;
	bool earlier; /* older messages exist */
	struct ticket_event *events;
	size_t event_count;
	struct ticket_file *files;
	size_t file_count; /* by message_id */
};
/* The newest TICKET_MESSAGES messages before message `before` (0: the newest of all), oldest first,
 * with the events between them. Notes and events that are not for customers appear for staff only.
 */
enum result ticket_timeline_for(struct ctx *ctx, const struct ticket *ticket, int64_t before,
    struct ticket_timeline *timeline) MUST_CHECK;
/* A file of a message that the viewer may read. */
enum result ticket_file_for(
    struct ctx *ctx, const char *public_id, struct store_file *file) MUST_CHECK;

/* ---- changing; each writes what happened, moves deadlines and queues mail in the caller's
 * transaction ---- */

struct ticket_draft {
	int64_t requester_id; /* 0: the viewer */
	int64_t follows_id;   /* 0: none; must be the viewer's to see */
	int64_t type_id, priority /* 0: normal */;
	enum ticket_source source;
	const char *subject, *body;
	const struct store_file *files;
	size_t file_count;
};
/* A new ticket with its first message, and its number. RES_INVALID for a type the viewer may not
 * choose; RES_NOT_FOUND for a requester that the viewer may not act for: staff may for every
 * customer, a manager who sees the organisation for those of ticket_colleagues(), others for
 * themselves only.
 */
enum result ticket_create(
    struct ctx *ctx, const struct ticket_draft *draft, int64_t *number) MUST_CHECK;

struct ticket_person {
	int64_t id;
	const char *name;
};
/* Active customers of the viewer's organisation by name, the viewer too, at most 500: rows of
 * struct ticket_person. None for who may not see the organisation. */
enum result ticket_colleagues(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

struct ticket_words {
	const char *body;
	const struct store_file *files;
	size_t file_count;
	int64_t seen; /* newest message the author saw; 0: not checked. A newer public one is
			 RES_CONFLICT */
	bool quiet;   /* from staff: no mail, because the requester hears it otherwise */
};
/* A public message. From the requester's side it reopens what was resolved and takes back what
 * waited for the customer. From staff it is the first response if there was none, assigns an
 * unassigned ticket to its author, and is mailed to the requester; `then` is the status afterwards
 * (0: in progress when it was new). */
enum result ticket_reply(struct ctx *ctx, struct ticket *ticket, const struct ticket_words *words,
    enum ticket_status then) MUST_CHECK;
/* An internal note: staff only, never shown or mailed to a customer. */
enum result ticket_note(
    struct ctx *ctx, struct ticket *ticket, const struct ticket_words *words) MUST_CHECK;
/* "Dit is opgelost" and "Toch niet opgelost" by the customer; RES_CONFLICT when the status does not
 * allow it. */
enum result ticket_solve(struct ctx *ctx, struct ticket *ticket) MUST_CHECK;
enum result ticket_reopen(struct ctx *ctx, struct ticket *ticket) MUST_CHECK;
/* Starts the seven days anew. */
enum result ticket_keep_open(struct ctx *ctx, struct ticket *ticket) MUST_CHECK;

struct ticket_change {
	int64_t version; /* that the author saw; RES_CONFLICT when it moved */
	int64_t status, assignee_id, type_id, priority,
	    expected_at; /* the wanted values, all of them */
};
/* The desk's properties form: every difference becomes an event. What is refused is refused before
 * anything is written. */
enum result ticket_change(
    struct ctx *ctx, struct ticket *ticket, const struct ticket_change *change) MUST_CHECK;
/* Only the type, with the deadlines that follow from it. */
enum result ticket_change_type(struct ctx *ctx, struct ticket *ticket, int64_t type_id) MUST_CHECK;
/* Tells in the timeline that the ticket was linked to an outage (customers see it) or a problem
 * (staff do), or taken off it; 0: none. */
enum result ticket_note_link(struct ctx *ctx, int64_t ticket_id, enum ticket_event_kind kind,
    int64_t old_id, int64_t new_id) MUST_CHECK;

#define TICKET_BULK_MAX 50
#define TICKET_KEEP (-1)
struct ticket_pick {
	int64_t number, version /* that the author saw */;
};
struct ticket_bulk {
	struct ticket_pick picks[TICKET_BULK_MAX];
	size_t count;
	int64_t status, assignee_id, type_id, priority; /* TICKET_KEEP: each as it is */
};
enum ticket_miss { MISS_GONE = 1, MISS_MOVED, MISS_STATUS, MISS_COUNT };
struct ticket_bulk_outcome {
	size_t done; /* changed, or so already */
	size_t missed;
	struct {
		int64_t number;
		enum ticket_miss why;
	} misses[TICKET_BULK_MAX];
};
/* The same for many at once: each by the rules of ticket_change(), whole or not at all, and those
 * that could not are told. RES_INVALID, with nothing written, for an assignee or a type that cannot
 * be chosen at all. */
enum result ticket_change_many(struct ctx *ctx, const struct ticket_bulk *bulk,
    struct ticket_bulk_outcome *outcome) MUST_CHECK;

/* Closes what was resolved, or waits for the customer, for TICKET_AUTO_CLOSE_DAYS without a
 * reaction; a bounded batch. For the jobs. */
enum result ticket_auto_close(struct ctx *ctx) MUST_CHECK;

/* ---- types ---- */

struct ticket_type {
	int64_t id, position;
	const char *code, *name_nl, *name_en, *hint_nl, *hint_en;
	bool customer_may_choose, around_the_clock;
	int64_t response_minutes, response_days, resolution_minutes,
	    resolution_days; /* 0: not set */
};
struct ticket_types {
	struct ticket_type *at;
	size_t count;
};
/* All types in order. */
enum result ticket_types(struct ctx *ctx, struct ticket_types *types) MUST_CHECK;
const struct ticket_type *ticket_type_find(const struct ticket_types *types, int64_t id);
/* By its stable word; NULL when this installation has no such type. */
const struct ticket_type *ticket_type_by_code(const struct ticket_types *types, const char *code);
/* Name and hint in the language in force. */
const char *ticket_type_name(const struct ticket_type *type);
const char *ticket_type_hint(const struct ticket_type *type);
/* What the opening-hours engine wants to know of a type. */
struct sla_terms ticket_type_terms(const struct ticket_type *type);
/* "reactie binnen 4 uur" */
const char *ticket_type_promise(struct arena *arena, const struct ticket_type *type);

#endif
