/* SPDX-License-Identifier: Apache-2.0 */
/* Outages and planned maintenance: what is open, what it does to which service, what readers were
 * told, and what a change sets in motion (search, mail). A service's state is never stored: it is
 * the worst of what is open on it. Rules only; SQL is in outage_db.c, following by mail in
 * outage_mail.c, pages in outage_web.c and outage_desk.c. */
#ifndef LOKET_OUTAGE_H
#define LOKET_OUTAGE_H

#include "ctx.h"

enum outage_kind { OUTAGE_OUTAGE = 1, OUTAGE_MAINTENANCE = 2 };
enum outage_state {
	OUTAGE_INVESTIGATING = 1,
	OUTAGE_IDENTIFIED = 2,
	OUTAGE_MONITORING = 3,
	OUTAGE_RESOLVED = 4,
	OUTAGE_PLANNED = 5,
	OUTAGE_UNDER_WAY = 6,
	OUTAGE_COMPLETED = 7,
	OUTAGE_CANCELLED = 8, /* maintenance that never began */
	OUTAGE_STATE_COUNT,
};
/* Also the state of a service: a heavier one hides a lighter one. */
enum outage_impact {
	IMPACT_NONE = 0,
	IMPACT_MAINTENANCE = 1,
	IMPACT_DEGRADED,
	IMPACT_PARTIAL,
	IMPACT_MAJOR,
	IMPACT_COUNT
};
enum outage_actor { OUTAGE_BY_STAFF = 1, OUTAGE_BY_TIMER = 2 };

#define OUTAGE_TITLE_MAX 120    /* characters */
#define OUTAGE_BODY_MAX 2000    /* characters of one update or cause */
#define OUTAGE_SERVICES_MAX 20  /* services an outage can touch */
#define OUTAGE_LIST_MAX 100     /* rows of a list */
#define OUTAGE_UPDATES_MAX 200  /* rows of a timeline */
#define OUTAGE_SOON (24 * 3600) /* seconds before it begins that maintenance gets its banner */
#define OUTAGE_CLOCK_SOON 600   /* seconds before a promised update is due that its clock warns */
#define OUTAGE_FIXED_SHOWN 3600 /* seconds that a banner says "resolved" */

struct outage {
	int64_t id, kind, state, impact, version;
	bool major_incident;
	const char *title_nl, *title_en;
	int64_t started_at;                  /* 0 while only planned */
	int64_t ended_at;                    /* 0 while open or planned */
	int64_t planned_from, planned_until; /* of maintenance; else 0 */
	int64_t next_update_at;              /* promised; 0: nothing promised */
	const char *cause_nl, *cause_en;     /* "" until told */
	int64_t lead_id;                     /* 0: nobody */
	const char *lead_name;               /* NULL: nobody */
	int64_t created_at, updated_at;
	const char *service_ids;               /* "1,4" in the services' order */
	const char *services_nl, *services_en; /* "Daklab Portaal, Mobiele app" */
	int64_t update_id, update_at;          /* the newest update */
	const char *body_nl, *body_en;         /* its text */
};

static inline bool outage_is_open(const struct outage *o)
{
	return o->ended_at == 0 && o->started_at != 0;
}
static inline bool outage_is_planned(const struct outage *o)
{
	return o->ended_at == 0 && o->started_at == 0;
}
/* Title, services, newest text and cause in the language in force. */
const char *outage_title(const struct outage *o);
const char *outage_services_text(const struct outage *o);
const char *outage_body(const struct outage *o);
const char *outage_cause_text(const struct outage *o);
/* "STO-2026-014" (maintenance: "OND-…"), the name people say. Lives in the arena. */
const char *outage_reference(struct arena *arena, const struct outage *o);
bool outage_has_service(const struct outage *o, int64_t service_id);

/* ---- states (outage_state.c) ---- */

/* The one table of transitions. Telling more without moving on is allowed while it has not ended.
 */
bool outage_may_become(enum outage_state from, enum outage_state to, enum outage_actor actor);
bool outage_state_ends(enum outage_state state);
const char *outage_state_label(enum outage_state state);
/* Words, tag class and icon of an impact, also as a service's state ("Operational" for none). */
const char *outage_impact_label(enum outage_impact impact);
const char *outage_impact_class(enum outage_impact impact);
const char *outage_impact_icon(enum outage_impact impact);

/* ---- finding; everything here is public once it is declared ---- */

enum result outage_find(struct ctx *ctx, int64_t id, struct outage *outage) MUST_CHECK;
/* Open first, the worst on top, then what is planned, the nearest first; at most OUTAGE_LIST_MAX
 * rows. */
enum result outage_open(struct ctx *ctx, struct outage **rows, size_t *count) MUST_CHECK;
/* Ended between two instants (from included), the newest first. */
enum result outage_ended(
    struct ctx *ctx, int64_t from, int64_t until, struct outage **rows, size_t *count) MUST_CHECK;
/* The newest `limit` of all, whatever their state: for feeds. */
enum result outage_recent(
    struct ctx *ctx, int64_t limit, struct outage **rows, size_t *count) MUST_CHECK;

/* What an article about a service, or a form that chose it, shows. */
struct outage_brief {
	int64_t id, impact, state, started_at, next_update_at;
	const char *title; /* in the language in force */
	const char *path;  /* of its page, without language prefix */
};
/* The worst open outage that touches a service. */
enum result outage_for_service(
    struct ctx *ctx, int64_t service_id, struct outage_brief *brief, bool *found) MUST_CHECK;

struct outage_service {
	int64_t id, position, version;
	const char *code, *name_nl, *name_en;
	int64_t impact; /* derived: enum outage_impact */
	int64_t created_at;
};
/* Every service in order with its state now. */
enum result outage_services(
    struct ctx *ctx, struct outage_service **rows, size_t *count) MUST_CHECK;
/* The same beside something else, as on home: for anonymous visitors it may be a second old. */
enum result outage_services_glance(
    struct ctx *ctx, const struct outage_service **rows, size_t *count) MUST_CHECK;
/* When something about a service changed last: rows of services that an outage ever touched. */
struct outage_touched {
	int64_t service_id, changed_at;
};
enum result outage_touched(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
const char *outage_service_name(const struct outage_service *s);

struct outage_update {
	int64_t id, outage_id, state, author_id /* 0: the portal */, created_at;
	const char *author_name, *body_nl, *body_en;
};
const char *outage_update_body(const struct outage_update *u);
/* Newest first. */
enum result outage_updates(
    struct ctx *ctx, int64_t outage_id, struct outage_update **rows, size_t *count) MUST_CHECK;
/* The updates of everything that is open or planned, by outage and newest first. */
enum result outage_updates_open(
    struct ctx *ctx, struct outage_update **rows, size_t *count) MUST_CHECK;

/* Puts outages whose id follows `after` in the search index again, a batch; `*last` is the last one
 * done, 0 when none was left. */
enum result outage_index_again(struct ctx *ctx, int64_t after, int64_t *last) MUST_CHECK;

/* ---- the banner ---- */

enum outage_banner_kind {
	BANNER_NONE = 0,
	BANNER_MAJOR,
	BANNER_PARTIAL,
	BANNER_SLOW,
	BANNER_UNDER_WAY, /* maintenance, now */
	BANNER_PLANNED,   /* … and soon */
	BANNER_FIXED
};
/* What is open now, counted; nothing planned. */
struct outage_tally {
	int all, outages, slow, maintenance;
	bool major; /* one of them at least */
};
void outage_count(const struct outage *rows, size_t count, struct outage_tally *tally);
struct outage_banner {
	enum outage_banner_kind kind;
	struct outage_tally tally; /* more than one is told in numbers */
	bool minor;                /* may be dismissed until its next update */
	struct outage outage;      /* the worst, the nearest or the last */
};
/* As what kind of banner an outage in its state is told, if it is. */
enum outage_banner_kind outage_banner_kind(const struct outage *o);
/* `except`: the outage whose own page it is for, which tells itself; 0 for none. */
enum result outage_banner(struct ctx *ctx, int64_t except, struct outage_banner *banner) MUST_CHECK;
/* The same for a page that has it inside: up to a second old. */
enum result outage_banner_glance(
    struct ctx *ctx, int64_t except, struct outage_banner *banner) MUST_CHECK;

/* ---- changing; each within the caller's transaction; `viewer` is who acts ---- */

struct outage_draft {
	enum outage_kind kind;
	enum outage_impact impact; /* IMPACT_MAINTENANCE for maintenance, and only for it */
	bool major_incident;
	const char *title_nl, *title_en, *body_nl, *body_en;
	const int64_t *services;
	size_t service_count;                /* at least 1 */
	int64_t started_at;                  /* 0: now; of an outage */
	int64_t planned_from, planned_until; /* of maintenance */
	int64_t next_update_at;              /* 0: nothing promised */
	int64_t lead_id;                     /* 0: nobody */
	bool mail;                           /* tell subscribers and requesters of linked tickets */
};
/* Makes it public at once. RES_INVALID: no service, a service that is unknown, a text missing,
 * times in the wrong order (ctx->why says which). */
enum result outage_declare(
    struct ctx *ctx, const struct outage_draft *draft, struct outage *outage) MUST_CHECK;

struct outage_change {
	int64_t version;         /* that the author saw; RES_CONFLICT when it moved */
	enum outage_state state; /* may be the present one */
	enum outage_impact impact;
	const int64_t *services; /* NULL: as they are */
	size_t service_count;
	const char *title_nl, *title_en; /* NULL: as they are */
	const char *body_nl, *body_en;
	int64_t next_update_at;              /* 0: nothing promised */
	int64_t planned_from, planned_until; /* of maintenance that has not begun; 0: as they are */
	int64_t lead_id;
	int64_t draft; /* version of the drafted update that this publishes; 0: it was none */
	bool mail;
};
/* Tells more and moves on; a state that ends resolves it: banner, service states and feed follow
 * from that, and everyone is told once. RES_CONFLICT when the table does not allow the step. */
enum result outage_tell(
    struct ctx *ctx, struct outage *outage, const struct outage_change *change) MUST_CHECK;
/* The cause, told after the end; no mail. */
enum result outage_tell_cause(struct ctx *ctx, struct outage *outage, int64_t version,
    const char *nl, const char *en) MUST_CHECK;
/* Begins and ends planned maintenance at its times and tells subscribers; for the jobs. */
enum result outage_keep_time(struct ctx *ctx) MUST_CHECK;

/* ---- texts to begin with (outage_template.c) ---- */

struct outage_template {
	const char *code; /* stable word, in forms */
	enum outage_kind kind;
	enum outage_state state; /* the state it speaks of */
	const char *name, *text; /* msgids */
};
extern const struct outage_template outage_templates[];
extern const size_t outage_template_count;
/* The first template of a state; NULL: none. */
const struct outage_template *outage_template_of(enum outage_state state);
/* Its text in both languages about these services (as struct outage has them) and this effect. */
enum result outage_template_fill(struct ctx *ctx, const struct outage_template *template,
    const char *services_nl, const char *services_en, enum outage_impact impact, const char **nl,
    const char **en) MUST_CHECK;

/* ---- services of the installation; admins ---- */

/* A new service (id 0, its code made from the English name) or new names and order; RES_CONFLICT
 * when the version moved. */
enum result outage_service_save(struct ctx *ctx, const struct outage_service *service) MUST_CHECK;

extern const struct db_statement *const outage_statements[];      /* ended by NULL */
extern const struct db_statement *const outage_mail_statements[]; /* ended by NULL */

#endif
