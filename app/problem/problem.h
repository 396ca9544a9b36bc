/* SPDX-License-Identifier: Apache-2.0 */
/* Problems: the unknown cause behind several tickets. Agents gather the tickets, write down what is
 * known (the known error and a workaround, in Dutch and English) and tell the requesters. Customers
 * never see a problem itself. Rules only: SQL is in problem_db.c, pages in problem_desk.c. */
#ifndef LOKET_PROBLEM_H
#define LOKET_PROBLEM_H

#include "ctx.h"

enum problem_state {
	PROBLEM_OPEN = 1,
	PROBLEM_KNOWN_ERROR = 2,
	PROBLEM_SOLVED = 3,
	PROBLEM_CLOSED = 4,
	PROBLEM_STATE_COUNT,
};

#define PROBLEM_TITLE_MAX 200   /* characters */
#define PROBLEM_BODY_MAX 20000  /* characters of the description */
#define PROBLEM_TEXT_MAX 4000   /* characters of a known error or workaround */
#define PROBLEM_PAGE 25         /* rows in a list */
#define PROBLEM_CHOICES_MAX 100 /* open problems a ticket can be linked to from its page */

struct problem {
	int64_t id, state, version;
	int64_t service_id, owner_id; /* 0: none */
	const char *title, *description;
	const char *error_nl, *error_en, *workaround_nl, *workaround_en; /* "" until known */
	int64_t created_at, updated_at, solved_at, closed_at;
	const char *service_nl, *service_en, *owner_name; /* NULL: none */
	const char *creator_name;
};

/* Name of the service in the language in force; NULL without one. */
const char *problem_service(const struct problem *p);

/* The one table of transitions; every step but to itself. */
bool problem_may_become(enum problem_state from, enum problem_state to);
const char *problem_state_label(enum problem_state state);
/* Tag class (us, act, wait, done) and icon. */
const char *problem_state_tag(enum problem_state state);
const char *problem_state_icon(enum problem_state state);

/* ---- finding; staff ---- */

enum result problem_find(struct ctx *ctx, int64_t id, struct problem *problem) MUST_CHECK;

enum problem_view {
	PROBLEMS_OPEN,
	PROBLEMS_KNOWN,
	PROBLEMS_DONE,
	PROBLEMS_ALL,
	PROBLEMS_VIEW_COUNT
};
struct problem_row {
	int64_t id, state, updated_at, tickets, open_tickets;
	const char *title, *service_nl, *service_en, *owner_name; /* the last three NULL: none */
};
/* At most PROBLEM_PAGE rows, the last changed first, after the row with that instant and id (0: the
 * first page). */
enum result problem_list(struct ctx *ctx, enum problem_view view, int64_t after_time,
    int64_t after_id, struct problem_row **rows, size_t *count, bool *more) MUST_CHECK;

/* Open ones first, the nearest deadline on top: rows of struct ticket_linked, at most 200. */
enum result problem_tickets(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;

struct problem_counts {
	int64_t tickets, open_tickets, organisations;
};
enum result problem_counts(struct ctx *ctx, int64_t id, struct problem_counts *counts) MUST_CHECK;

struct problem_choice {
	int64_t id, state;
	const char *title;
};
/* Open problems, the last changed first: rows of struct problem_choice. */
enum result problem_choices(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* The problem that a ticket comes from; RES_NOT_FOUND when none is known. */
enum result problem_of_ticket(
    struct ctx *ctx, int64_t ticket_id, struct problem_choice *problem) MUST_CHECK;
/* Services by position: rows of struct problem_choice, titled in the language in force. */
enum result problem_services(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

/* ---- changing; agents, within the caller's transaction, noted in the audit trail ---- */

struct problem_draft {
	const char *title, *description;
	int64_t service_id, owner_id; /* 0: none */
	int64_t ticket_id;            /* the ticket it begins with; 0: none */
	bool set_type; /* that ticket becomes of type "problem": its promise follows */
};
/* RES_INVALID with ctx->why "service", "owner" or "ticket" for one that does not exist;
 * RES_CONFLICT when the ticket comes from another problem already. */
enum result problem_create(
    struct ctx *ctx, const struct problem_draft *draft, int64_t *id) MUST_CHECK;

struct problem_change {
	int64_t version; /* that the author saw; RES_CONFLICT when it moved */
	int64_t state, service_id, owner_id;
	const char *title, *description, *error_nl, *error_en, *workaround_nl, *workaround_en;
};
/* Everything the desk's form holds. RES_INVALID with ctx->why "state" (the table does not allow
 * it), "error" (a known error needs its text), "service" or "owner". */
enum result problem_change(
    struct ctx *ctx, struct problem *problem, const struct problem_change *change) MUST_CHECK;

/* RES_NOT_FOUND: no such ticket; RES_CONFLICT: it comes from another problem; RES_INVALID: this
 * problem is closed. Fine when it is linked already. */
enum result problem_link(
    struct ctx *ctx, const struct problem *problem, int64_t ticket_id) MUST_CHECK;
/* RES_NOT_FOUND when they are not linked. */
enum result problem_unlink(
    struct ctx *ctx, const struct problem *problem, int64_t ticket_id) MUST_CHECK;

/* Outages that came from this problem, the newest first: rows of struct problem_choice, titled in
 * the language in force; `state` is the outage's. */
enum result problem_outages(struct ctx *ctx, int64_t id, struct db_rows *rows) MUST_CHECK;
/* RES_NOT_FOUND: no such outage. Fine when it is named already. */
enum result problem_add_outage(
    struct ctx *ctx, const struct problem *problem, int64_t outage_id) MUST_CHECK;
/* RES_NOT_FOUND when it is not named. */
enum result problem_remove_outage(
    struct ctx *ctx, const struct problem *problem, int64_t outage_id) MUST_CHECK;

/* Tells the requesters of the linked open tickets, in one public reply to each (app/bulk, with its
 * results). */
enum result problem_tell(
    struct ctx *ctx, const struct problem *problem, const char *nl, const char *en) MUST_CHECK;

extern const struct db_statement *const problem_statements[]; /* ended by NULL */

#endif
