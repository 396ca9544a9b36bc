/* SPDX-License-Identifier: Apache-2.0 */
/* Types of support: data of the installation, kept in this process for a short while because every
 * list names them. */
#include <string.h>

#include "ticket_db.h"

#define KEPT_SECONDS 30
#define KEPT_MAX (256 * 1024)

enum result ticket_types(struct ctx *ctx, struct ticket_types *types)
{
	static struct arena *kept;
	static struct ticket_types cached;
	static int64_t read_at;
	struct arena *before;
	struct db_rows rows;
	enum result res;

	if (cached.count > 0 && ctx->now >= read_at && ctx->now - read_at < KEPT_SECONDS) {
		*types = cached;
		return RES_OK;
	}
	if (kept == NULL && (kept = arena_create(KEPT_MAX)) == NULL)
		return RES_UNAVAILABLE;
	cached.count = 0;
	arena_reset(kept);
	before = db_swap_arena(ctx->db, kept);
	res = ticket_db_types(ctx, &rows);
	(void)db_swap_arena(ctx->db, before);
	if (res != RES_OK)
		return res;
	cached = (struct ticket_types){ .at = rows.rows, .count = rows.count };
	read_at = ctx->now;
	*types = cached;
	return RES_OK;
}

const struct ticket_type *ticket_type_find(const struct ticket_types *types, int64_t id)
{
	for (size_t i = 0; i < types->count; i++)
		if (types->at[i].id == id)
			return &types->at[i];
	return NULL;
}

const struct ticket_type *ticket_type_by_code(const struct ticket_types *types, const char *code)
{
	for (size_t i = 0; i < types->count; i++)
		if (strcmp(types->at[i].code, code) == 0)
			return &types->at[i];
	return NULL;
}

const char *ticket_type_name(const struct ticket_type *type)
{
	if (type == NULL)
		return "";
	return i18n_language() == LANGUAGE_EN ? type->name_en : type->name_nl;
}

const char *ticket_type_hint(const struct ticket_type *type)
{
	return i18n_language() == LANGUAGE_EN ? type->hint_en : type->hint_nl;
}

struct sla_terms ticket_type_terms(const struct ticket_type *type)
{
	return (struct sla_terms){
		.response_minutes = type->response_minutes,
		.response_days = type->response_days,
		.resolution_minutes = type->resolution_minutes,
		.resolution_days = type->resolution_days,
		.around_the_clock = type->around_the_clock,
	};
}

const char *ticket_type_promise(struct arena *arena, const struct ticket_type *type)
{
	struct sla_terms terms = ticket_type_terms(type);

	return sla_promise_text(arena, &terms);
}
