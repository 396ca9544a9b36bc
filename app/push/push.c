/* SPDX-License-Identifier: Apache-2.0 */
/* Rings: written with the change, delivered by the jobs to the push server of this host. Knows
 * nothing of who listens, and never says what changed. */
#include "push/push.h"

#include "crypt.h"
#include "fetch.h"
#include "log.h"
#include "push/push_db.h"

#define DELIVERY_MS 1000

enum result push_ring(struct ctx *ctx, const char *channel)
{
	unsigned char random[16];
	const char *name;

	crypt_random(random, sizeof(random));
	name = crypt_base64url(ctx->arena, random, sizeof(random));
	if (name == NULL || (name = arena_printf(ctx->arena, "<ring.%s>", name)) == NULL)
		return RES_UNAVAILABLE;
	return push_db_add(ctx, channel, name);
}

static bool rings(struct ctx *ctx, const struct push_row *row)
{
	struct fetch fetch = {
		.socket = ctx->settings->push_socket,
		.host = "push",
		.path = arena_printf(ctx->arena, "/ring/%s", row->channel),
		.body = arena_printf(ctx->arena, "%lld", (long long)row->id),
		.timeout_ms = DELIVERY_MS,
	};
	long status = 0;

	if (fetch.socket[0] == '\0')
		return true; /* no push here: pages look for themselves */
	if (fetch.path == NULL || fetch.body == NULL)
		return false;
	/* 201: somebody heard it, 202: nobody listened. */
	return fetch_run(&fetch, &status) == RES_OK && (status == 201 || status == 202);
}

static enum result deliver_inside(struct ctx *ctx)
{
	struct push_row row;
	enum result res = push_db_take(ctx, &row);

	if (res != RES_OK)
		return res;
	if (rings(ctx, &row))
		return push_db_forget(ctx, row.id);
	if (ctx->now - row.created_at < PUSH_KEPT)
		return push_db_later(ctx, row.id);
	LOG_EVENT(LOG_LEVEL_WARN, "ring forgotten", LOG_S("channel", row.channel),
	    LOG_I("outbox", row.id));
	return push_db_forget(ctx, row.id);
}

enum result push_deliver_one(struct ctx *ctx)
{
	enum result res;

	if ((res = push_db_due(ctx)) != RES_OK || (res = db_begin(ctx->db)) != RES_OK)
		return res;
	if ((res = deliver_inside(ctx)) == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return res;
}
