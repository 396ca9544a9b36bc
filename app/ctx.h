/* SPDX-License-Identifier: Apache-2.0 */
/* What every rule gets: memory, database, who looks, what time it is, which installation. No HTTP
 * in here, so rules run in tests, in jobs and behind pages alike. */
#ifndef LOKET_CTX_H
#define LOKET_CTX_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "db.h"
#include "i18n.h"
#include "result.h"
#include "settings.h"

/* Stored in user.role. Order matters: everything from ROLE_READER on is staff. */
enum role {
	ROLE_NOBODY = 0,
	ROLE_CUSTOMER = 1,
	ROLE_MANAGER = 2,
	ROLE_READER = 3,
	ROLE_AGENT = 4,
	ROLE_ADMIN = 5
};
enum theme { THEME_SYSTEM = 0, THEME_LIGHT = 1, THEME_DARK = 2 };

/* Who looks. All zero for an anonymous visitor. */
struct viewer {
	int64_t id; /* user.id; 0: anonymous */
	enum role role;
	int64_t organisation_id; /* 0 for staff */
	bool sees_organisation;  /* a manager whose organisation-wide view was granted */
	int64_t session_id;
	int64_t support_line;
	const char *name, *email;
	const char *organisation; /* its name; "" for staff */
	enum language language;
	enum theme theme;
	bool single_keys; /* keys without Ctrl do something at the desk */
};

static inline bool viewer_is_staff(const struct viewer *v)
{
	return v->role >= ROLE_READER;
}
/* Staff who may change what they see: not readers. */
static inline bool viewer_may_act(const struct viewer *v)
{
	return v->role >= ROLE_AGENT;
}
/* A manager may see the whole organisation only when that was granted. */
static inline bool viewer_sees_organisation(const struct viewer *v)
{
	return v->role == ROLE_MANAGER && v->sees_organisation && v->organisation_id != 0;
}

struct ctx {
	struct arena *arena;
	struct db *db; /* the SELECT-only connection for pages, the writing one inside a POST, jobs'
			  own in jobs */
	struct viewer viewer;
	int64_t now;        /* one instant for the whole request */
	const char *remote; /* peer address, for the audit trail; "" outside a request */
	const struct settings *settings;
	const char *why; /* private reason of the last result that was not RES_OK, for the log; NULL
			    when none */
};

/* Notes why and returns `res`: return ctx_fail(ctx, RES_CONFLICT, "version moved"). */
enum result ctx_fail(struct ctx *ctx, enum result res, const char *format, ...) PRINTF_LIKE(3, 4);

/* The rows of a list that everybody may see: db_each_kept() for anonymous visitors, whose pages the
 * front keeps for a second anyway; db_each() for people who are signed in. */
enum result ctx_each_public(struct ctx *ctx, const struct db_statement *st,
    const struct db_value *args, size_t count, struct db_rows *rows) MUST_CHECK;

#endif
