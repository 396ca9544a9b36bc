/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of what an outage gathers: which tickets and people belong to it, and how all of them are
 * answered. It changes no outage and no ticket by itself: that is asked of their concepts. */
#include "incident.h"

#include <arpa/inet.h>
#include <string.h>

#include "audit/audit.h"
#include "bulk/bulk.h"
#include "crypt.h"
#include "incident_db.h"
#include "ticket/ticket.h"

#define DAY 86400

/* ---- linked tickets ---- */

static enum result note(
    struct ctx *ctx, const char *action, const struct outage *outage, int64_t ticket_id)
{
	const char *detail = arena_printf(ctx->arena, "ticket %lld", (long long)ticket_id);

	if (detail == NULL)
		return RES_UNAVAILABLE;
	return audit_note(ctx, action, audit_object(ctx, "outage", outage->id), detail);
}

/* The 30 minutes and 4 hours around the clock come with the type; a ticket that is done keeps the
 * one it was done under. */
static enum result make_major(struct ctx *ctx, struct ticket *ticket)
{
	const struct ticket_type *type;
	struct ticket_types types;
	enum result res = ticket_types(ctx, &types);

	if (res != RES_OK)
		return res;
	type = ticket_type_by_code(&types, "major_incident");
	if (type == NULL || !ticket_is_open(ticket) || ticket->type_id == type->id)
		return RES_OK;
	return ticket_change_type(ctx, ticket, type->id);
}

static enum result link_new(struct ctx *ctx, const struct outage *outage, struct ticket *ticket)
{
	enum result res;

	if ((res = incident_db_link(ctx, outage->id, ticket->id)) != RES_OK ||
	    (res = ticket_note_link(ctx, ticket->id, EVENT_OUTAGE, 0, outage->id)) != RES_OK ||
	    (res = note(ctx, "outage.link", outage, ticket->id)) != RES_OK)
		return res;
	return outage->major_incident ? make_major(ctx, ticket) : RES_OK;
}

enum result incident_link(struct ctx *ctx, const struct outage *outage, int64_t ticket_id)
{
	struct ticket ticket;
	int64_t other;
	enum result res;

	if (outage->ended_at != 0)
		return ctx_fail(ctx, RES_INVALID, "the outage has ended");
	if ((res = ticket_find_for(ctx, ticket_id, &ticket)) != RES_OK)
		return res;
	if (ticket.status == TICKET_CLOSED)
		return ctx_fail(ctx, RES_INVALID, "the ticket is closed");
	res = incident_db_outage_of(ctx, ticket_id, &other);
	if (res == RES_OK && other != outage->id)
		return ctx_fail(
		    ctx, RES_CONFLICT, "ticket belongs to outage %lld", (long long)other);
	return res == RES_NOT_FOUND ? link_new(ctx, outage, &ticket) : res;
}

enum result incident_unlink(struct ctx *ctx, const struct outage *outage, int64_t ticket_id)
{
	enum result res = incident_db_unlink(ctx, outage->id, ticket_id);

	if (res != RES_OK ||
	    (res = ticket_note_link(ctx, ticket_id, EVENT_OUTAGE, outage->id, 0)) != RES_OK)
		return res;
	return note(ctx, "outage.unlink", outage, ticket_id);
}

enum result incident_tickets(struct ctx *ctx, int64_t outage_id, struct db_rows *rows)
{
	return incident_db_tickets(ctx, outage_id, rows);
}

enum result incident_outage_of(struct ctx *ctx, int64_t ticket_id, struct outage *outage)
{
	int64_t id;
	enum result res = incident_db_outage_of(ctx, ticket_id, &id);

	return res == RES_OK ? outage_find(ctx, id, outage) : res;
}

enum result incident_counts(struct ctx *ctx, int64_t outage_id, struct incident_counts *counts)
{
	return incident_db_counts(ctx, outage_id, counts);
}

/* ---- "Ik heb hier ook last van" ---- */

enum result incident_affect(struct ctx *ctx, int64_t outage_id)
{
	enum result res;

	if (ctx->viewer.id == 0 || viewer_is_staff(&ctx->viewer))
		return ctx_fail(ctx, RES_FORBIDDEN, "only customers are affected");
	if ((res = incident_db_is_open(ctx, outage_id)) != RES_OK)
		return res;
	return incident_db_add_person(ctx, outage_id);
}

/* One household or office has many IPv6 addresses in a network of 64 bits: they are one visitor. */
static const char *network_of(struct ctx *ctx, const char *remote)
{
	struct in6_addr address;

	if (inet_pton(AF_INET6, remote, &address) != 1)
		return remote;
	return crypt_base64url(ctx->arena, address.s6_addr, 8);
}

enum result incident_affect_visitor(struct ctx *ctx, int64_t outage_id)
{
	const char *key = ctx->settings->secret_key, *text, *network = network_of(ctx, ctx->remote);
	struct hash visitor;
	enum result res;

	if ((res = incident_db_is_open(ctx, outage_id)) != RES_OK)
		return res;
	if (network == NULL ||
	    (text = arena_printf(ctx->arena, "affected %lld %lld %s", (long long)outage_id,
		 (long long)(ctx->now / DAY), network)) == NULL)
		return RES_UNAVAILABLE;
	crypt_mac(key, strlen(key), text, strlen(text), &visitor);
	return incident_db_add_visitor(ctx, outage_id, &visitor);
}

enum result incident_is_affected(struct ctx *ctx, int64_t outage_id, bool *affected)
{
	enum result res;

	*affected = false;
	if (ctx->viewer.id == 0)
		return RES_OK;
	res = incident_db_is_affected(ctx, outage_id);
	*affected = res == RES_OK;
	return res == RES_NOT_FOUND ? RES_OK : res;
}

enum result incident_forget_visitors(struct ctx *ctx)
{
	return incident_db_forget(ctx, ctx->now - ctx->now % DAY);
}

/* ---- answering all of them ---- */

enum result incident_reply_all(struct ctx *ctx, int64_t outage_id, const char *nl, const char *en)
{
	const struct bulk_order order = {
		.subject = BULK_OF_OUTAGE,
		.subject_id = outage_id,
		.nl = nl,
		.en = en,
	};
	int64_t id;

	return bulk_order(ctx, &order, &id);
}

enum result incident_resolve_tickets(
    struct ctx *ctx, const struct outage *outage, const char *nl, const char *en, int64_t *count)
{
	struct bulk_order order = {
		.subject = BULK_OF_OUTAGE,
		.subject_id = outage->id,
		.nl = nl,
		.en = en,
		.resolve = true,
	};
	struct incident_counts counts;
	int64_t id;
	enum result res;

	*count = 0;
	if ((res = incident_db_counts(ctx, outage->id, &counts)) != RES_OK ||
	    counts.open_tickets == 0)
		return res;
	if (outage->ended_at != 0) {
		res = incident_db_end_was_mailed(ctx, outage->id);
		if (res != RES_OK && res != RES_NOT_FOUND)
			return res;
		order.quiet = res == RES_OK;
	}
	if ((res = bulk_order(ctx, &order, &id)) == RES_OK)
		*count = counts.open_tickets;
	return res;
}

enum result incident_end(struct ctx *ctx, struct outage *outage, int64_t version, const char *nl,
    const char *en, bool mail)
{
	const struct outage_change change = {
		.version = version,
		.state = outage->kind == OUTAGE_MAINTENANCE ? OUTAGE_COMPLETED : OUTAGE_RESOLVED,
		.impact = (enum outage_impact)outage->impact,
		.body_nl = nl,
		.body_en = en,
		.lead_id = outage->lead_id,
		.mail = mail,
	};
	int64_t count;
	enum result res;

	if (version != outage->version)
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld moved", (long long)outage->id);
	res = incident_resolve_tickets(ctx, outage, nl, en, &count);
	if (res == RES_CONFLICT)
		return ctx_fail(ctx, RES_LIMITED, "an earlier reply is still being written");
	return res == RES_OK ? outage_tell(ctx, outage, &change) : res;
}

/* ---- major incident ---- */

/* When the first of the tickets was written. Somebody who had it a day earlier had something else.
 */
static enum result find_start(
    struct ctx *ctx, const int64_t *tickets, size_t count, int64_t *start, int64_t *culprit)
{
	struct ticket ticket;
	enum result res;

	*start = ctx->now;
	for (size_t i = 0; i < count; i++) {
		*culprit = tickets[i];
		if ((res = ticket_find_for(ctx, tickets[i], &ticket)) != RES_OK)
			return res;
		if (ticket.created_at < *start && ticket.created_at > ctx->now - DAY)
			*start = ticket.created_at;
	}
	*culprit = 0;
	return RES_OK;
}

enum result incident_declare(struct ctx *ctx, struct outage_draft *draft, const int64_t *tickets,
    size_t count, struct outage *outage, int64_t *culprit)
{
	enum result res;

	*culprit = 0;
	if (count == 0 || count > INCIDENT_DECLARE_MAX)
		return ctx_fail(ctx, RES_INVALID, "%zu tickets", count);
	if ((res = find_start(ctx, tickets, count, &draft->started_at, culprit)) != RES_OK)
		return res;
	draft->kind = OUTAGE_OUTAGE;
	draft->major_incident = true;
	if ((res = outage_declare(ctx, draft, outage)) != RES_OK)
		return res;
	for (size_t i = 0; i < count; i++) {
		*culprit = tickets[i];
		if ((res = incident_link(ctx, outage, tickets[i])) != RES_OK)
			return res;
	}
	*culprit = 0;
	return RES_OK;
}
