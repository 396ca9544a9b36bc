/* SPDX-License-Identifier: Apache-2.0 */
/* What pages of visitors and of agents show alike about outages; sentences that more than one of
 * them says. */
#ifndef LOKET_OUTAGE_VIEW_H
#define LOKET_OUTAGE_VIEW_H

#include "outage.h"
#include "request.h"

/* STATE_CLASS, STATE_ICON, STATE_TEXT of a service or of something past. */
void outage_view_state(struct view *view, int64_t impact);
/* TAG_CLASS, TAG_ICON, TAG_TEXT: what kind of thing it is, a major incident above all. */
void outage_view_tag(struct view *view, const struct outage *o);
/* The class that colours its card: "fix" once it has ended, "plan", "part" or, of a major one, "".
 */
const char *outage_view_colour(const struct outage *o);
/* SERVICES with a SERVICE each (NAME and state), for home; nothing when there are none or the
 * database is away. */
void outage_view_services(struct request *rq, struct view *page);
/* "1 storing, 1 vertraging"; "Alle diensten werken" for nothing. Lives in the arena. */
const char *outage_view_tally(struct arena *arena, const struct outage_tally *tally);
/* The values of views/outage/banner.part, from a banner or for the preview of one; `view` is its
 * section. */
void outage_view_banner(struct request *rq, struct view *view, const struct outage_banner *banner);
/* Puts the banner inside the page (views/layout/banner.part): the front includes none in its copies
 * (nginx/public.conf.in). Nobody has put it away: who did gets an included one. */
void outage_view_inside(struct request *rq);
/* An UPDATE in views/outage/timeline.part. */
void outage_view_update(struct request *rq, struct view *list, const struct outage_update *u);
/* NEXT_UPDATE with its text, while something is promised; PLAN_DAY and PLAN_HOURS of maintenance.
 */
void outage_view_next(struct request *rq, struct view *view, const struct outage *o);
void outage_view_plan(struct request *rq, struct view *view, const struct outage *o);
/* The page tells of this outage itself, 0: of all: its banner leaves that out. */
#define OUTAGE_ABOUT_ALL "all"
#define OUTAGE_ALL (-1)
void outage_view_tells(struct request *rq, int64_t id);
/* Where feed readers find the feed of outages; for the head of a page. */
void outage_view_feed(struct request *rq);
/* "3 uur 10 minuten": the two largest units. Lives in the arena. */
const char *outage_view_length(struct arena *arena, int64_t seconds);
/* How long until a promised update: "12 minuten", and past it "3 minuten te laat"; `left` in
 * seconds. The desk's script counts on in the same words (views/assets/js/due.js). */
const char *outage_view_left(struct arena *arena, int64_t left);
/* "Sinds 9:12 uur, nu 54 minuten." */
const char *outage_view_since(struct request *rq, const struct outage *o);

#endif
