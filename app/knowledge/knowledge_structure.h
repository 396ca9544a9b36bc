/* SPDX-License-Identifier: Apache-2.0 */
/* Where articles stand: topics and the folders in them, as the desk keeps them in order. Everything
 * here is for staff: the routes see to that. A topic keeps every address it had; a folder's address
 * has its number in it and follows its name by itself. Neither the search index nor an article's
 * address holds a name from here, so a new name needs nothing but the row. */
#ifndef LOKET_KNOWLEDGE_STRUCTURE_H
#define LOKET_KNOWLEDGE_STRUCTURE_H

#include "knowledge.h"

#define TOPIC_NAME_MAX 80 /* characters, as the columns have them */
#define TOPIC_INTRO_MAX 300
#define TOPICS_MAX 100
#define TOPIC_FOLDERS_MAX 200
#define FOLDER_ORDER_MAX 500 /* articles of a folder that are put in order by hand */

/* Icons that a topic may carry: each has a name for people, and is in every sprite. */
struct knowledge_icon {
	const char *icon, *label; /* the label is a msgid */
};
extern const struct knowledge_icon knowledge_icons[]; /* ended by a NULL icon */

/* ---- reading; counts are of all articles, drafts too ---- */

/* In order: rows of struct knowledge_category; of struct knowledge_folder, of one topic or of all
 * (0). */
enum result knowledge_topics(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_topic_folders(
    struct ctx *ctx, int64_t topic_id, struct db_rows *rows) MUST_CHECK;
enum result knowledge_topic_find(
    struct ctx *ctx, int64_t id, struct knowledge_category *topic) MUST_CHECK;
enum result knowledge_topic_folder_find(
    struct ctx *ctx, int64_t id, struct knowledge_folder *folder) MUST_CHECK;

/* ---- writing ----
 * RES_CONFLICT when the row moved past `version`. RES_INVALID with ctx->why naming what is wrong:
 * "slug_nl" or "slug_en" when another topic has or had that address, "icon", "topic" when there is
 * none of that number, "full" when there are too many, "holds" when something still stands in what
 * is to be removed. */

struct knowledge_topic_change {
	int64_t id, version;           /* 0: a new one, which becomes the last */
	const char *name_nl, *name_en; /* not empty */
	const char *slug_nl, *slug_en; /* "": made from the name */
	const char *intro_nl, *intro_en, *icon;
};
/* `*id` is the topic's. */
enum result knowledge_topic_save(
    struct ctx *ctx, const struct knowledge_topic_change *change, int64_t *id) MUST_CHECK;

struct knowledge_folder_change {
	int64_t id, version; /* 0: a new one, which becomes the last of its topic */
	int64_t topic_id;    /* another than before: it becomes the last one there */
	const char *name_nl, *name_en;
};
enum result knowledge_folder_save(
    struct ctx *ctx, const struct knowledge_folder_change *change, int64_t *id) MUST_CHECK;

enum knowledge_direction { DIRECTION_UP, DIRECTION_DOWN };
/* One place up or down; the first one stays first. */
enum result knowledge_topic_move(
    struct ctx *ctx, int64_t id, int64_t version, enum knowledge_direction to) MUST_CHECK;
enum result knowledge_folder_move(
    struct ctx *ctx, int64_t id, int64_t version, enum knowledge_direction to) MUST_CHECK;

/* An article in the order of its folder. */
struct knowledge_placed {
	int64_t id, visibility;
	bool published;               /* somebody may read it now */
	const char *title, *language; /* of its newest text; NULL without one */
};
/* All that stand in a folder, drafts too, in order: at most FOLDER_ORDER_MAX and one more. */
enum result knowledge_folder_order(
    struct ctx *ctx, int64_t folder_id, struct db_rows *rows) MUST_CHECK;
/* One place up or down. RES_CONFLICT when the article does not stand at `place` (from 1) any more,
 * or there are more than FOLDER_ORDER_MAX. */
enum result knowledge_article_move(struct ctx *ctx, int64_t folder_id, int64_t article_id,
    int64_t place, enum knowledge_direction to) MUST_CHECK;

/* Its addresses are gone with it. */
enum result knowledge_topic_remove(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;
enum result knowledge_folder_remove(struct ctx *ctx, int64_t id, int64_t version) MUST_CHECK;

extern const struct db_statement *const knowledge_structure_statements[]; /* ended by NULL */

#endif
