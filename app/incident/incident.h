/* SPDX-License-Identifier: Apache-2.0 */
/* What ties tickets and people to an outage: linked tickets, "I have this too", answering all of
 * them, and the major incident that is declared from tickets. The outage itself, its texts, states
 * and mails are app/outage's; a ticket's are app/ticket's. Rules only: SQL is in incident_db.c,
 * pages in incident_web.c and incident_desk.c. */
#ifndef LOKET_INCIDENT_H
#define LOKET_INCIDENT_H

#include "ctx.h"
#include "outage/outage.h"

#define INCIDENT_DECLARE_MAX 20 /* tickets that one form can declare a major incident from */

/* ---- linked tickets; staff ---- */

/* A ticket belongs to one outage at most. RES_NOT_FOUND: no such ticket; RES_INVALID: the outage
 * has ended, or the ticket is closed; RES_CONFLICT: the ticket belongs to another outage. Fine when
 * it is linked already. Linking to a major incident gives an open ticket that type, with its
 * deadlines. */
enum result incident_link(
    struct ctx *ctx, const struct outage *outage, int64_t ticket_id) MUST_CHECK;
/* RES_NOT_FOUND when they are not linked. The ticket's type stays: an agent chooses the next. */
enum result incident_unlink(
    struct ctx *ctx, const struct outage *outage, int64_t ticket_id) MUST_CHECK;
/* Open ones first, the nearest deadline on top: rows of struct ticket_linked, at most 200. */
enum result incident_tickets(struct ctx *ctx, int64_t outage_id, struct db_rows *rows) MUST_CHECK;
/* The outage that a ticket belongs to; RES_NOT_FOUND when none. The caller has shown that the
 * viewer may see the ticket. */
enum result incident_outage_of(
    struct ctx *ctx, int64_t ticket_id, struct outage *outage) MUST_CHECK;

struct incident_counts {
	int64_t tickets, open_tickets;
	int64_t organisations;     /* of linked tickets and of people who have it too */
	int64_t all_organisations; /* of the installation */
	int64_t people;            /* signed-in customers who said they have it too */
	int64_t visitors;          /* anonymous ones, counted once per address and day */
	int64_t first_update_at;   /* when the first word about it was published */
};
enum result incident_counts(
    struct ctx *ctx, int64_t outage_id, struct incident_counts *counts) MUST_CHECK;

/* ---- "Ik heb hier ook last van" ---- */

/* Links the signed-in customer to an open outage, once; app/outage mails him at each update.
 * RES_NOT_FOUND: no such outage, or it is not going on; RES_FORBIDDEN: staff have no trouble of
 * their own. */
enum result incident_affect(struct ctx *ctx, int64_t outage_id) MUST_CHECK;
/* Counts ctx->remote, once per address (an IPv6 network of 64 bits) and day. Only a keyed hash is
 * kept, and that not longer than the day after. RES_NOT_FOUND as above. */
enum result incident_affect_visitor(struct ctx *ctx, int64_t outage_id) MUST_CHECK;
/* Whether the viewer is linked: by a click, or as the requester of a linked ticket. */
enum result incident_is_affected(struct ctx *ctx, int64_t outage_id, bool *affected) MUST_CHECK;
/* Forgets the hashes of earlier days and keeps their number; a bounded batch, for the jobs. */
enum result incident_forget_visitors(struct ctx *ctx) MUST_CHECK;

/* ---- answering all of them ---- */

/* Orders one public reply to every linked open ticket, in the requester's language; the jobs write
 * them (app/bulk, with its results). */
enum result incident_reply_all(
    struct ctx *ctx, int64_t outage_id, const char *nl, const char *en) MUST_CHECK;
/* The same, resolving each ticket. While the outage goes on, call it just before it is ended:
 * requesters then hear the end in their ticket, and the outage's own mail leaves them out. After
 * the end it is without mail when the outage's mail told them. So each is told exactly once.
 * `*count`: how many tickets that are (RES_OK also for none). */
enum result incident_resolve_tickets(struct ctx *ctx, const struct outage *outage, const char *nl,
    const char *en, int64_t *count) MUST_CHECK;

/* Ends the outage and resolves its tickets with the same text in one moment: each person hears it
 * once. Results as of outage_tell(); RES_LIMITED while an earlier reply
 * to its tickets is still being written. */
enum result incident_end(struct ctx *ctx, struct outage *outage, int64_t version, const char *nl,
    const char *en, bool mail) MUST_CHECK;

/* ---- major incident ---- */

/* Declares an outage from tickets, 1 to INCIDENT_DECLARE_MAX of them: `draft` is made a major
 * incident that began when the first of them was written, at most a day ago; each ticket is linked
 * and put on that type. Results as of outage_declare() and incident_link(); `*culprit` is the
 * ticket that could not be linked, 0 for none. */
enum result incident_declare(struct ctx *ctx, struct outage_draft *draft, const int64_t *tickets,
    size_t count, struct outage *outage, int64_t *culprit) MUST_CHECK;

extern const struct db_statement *const incident_statements[]; /* ended by NULL */

#endif
