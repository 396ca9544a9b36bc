/* SPDX-License-Identifier: Apache-2.0 */
/* Rings: written with the change, delivered by the jobs to the push server of this host. Knows
 * nothing of who listens, and never says what changed. */
#include "push/push.h"

#include <stdio.h>

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

/* Whether the push server took it: 201 when somebody listens, 202 when nobody does. */
static bool publish(const struct settings *settings, const char *channel, int64_t number)
{
	char path[64], body[24];
	struct fetch fetch = { .socket = settings->push_socket,
		.host = "push",
		.path = path,
		.body = body,
		.timeout_ms = DELIVERY_MS };
	long status = 0;
	int size = snprintf(path, sizeof(path), "/ring/%s", channel);

	if (size < 0 || (size_t)size >= sizeof(path))
		return false;
	(void)snprintf(body, sizeof(body), "%lld", (long long)number);
	return fetch_run(&fetch, &status) == RES_OK && (status == 201 || status == 202);
}

/* Without push here, pages look for themselves. */
static bool is_off(const struct settings *settings)
{
	return settings->push_socket[0] == '\0';
}

void push_ring_at_once(const struct settings *settings, const char *channel, int64_t number)
{
	if (!is_off(settings) && !publish(settings, channel, number))
		log_info("nobody could be rung");
}

static enum result deliver_inside(struct ctx *ctx)
{
	struct push_row row;
	enum result res = push_db_take(ctx, &row);

	if (res != RES_OK)
		return res;
	if (is_off(ctx->settings) || publish(ctx->settings, row.channel, row.id))
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
