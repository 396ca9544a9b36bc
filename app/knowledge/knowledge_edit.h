/* SPDX-License-Identifier: Apache-2.0 */
/* The knowledge base as the desk works on it: saving versions, moving a text from draft to readers
 * and back, what an article belongs to. Everything here is for staff: the routes see to that.
 * Whatever changes what readers get goes into the audit trail and the search index in the same
 * transaction. */
#ifndef LOKET_KNOWLEDGE_EDIT_H
#define LOKET_KNOWLEDGE_EDIT_H

#include "knowledge.h"

#define ARTICLE_LIST 50 /* rows on a page of the desk's list */

/* ---- one article ---- */

struct knowledge_item {
	int64_t id, folder_id, position, service_id, visibility, organisation_id, author_id,
	    ticket_id, version;
	int64_t review_on; /* midnight UTC of that day; 0: none */
	int64_t visible_from, popularity, created_at, updated_at;
	int64_t helpful, unhelpful; /* answers of readers */
	const char *author_name, *folder_name_nl, *folder_name_en, *category_name_nl,
	    *category_name_en;
};
/* What is written, in one language. */
struct knowledge_words {
	const char *title, *slug, *summary, *body, *tags, *note;
};
struct knowledge_text {
	int64_t article_id;
	const char *language;
	int64_t state, newest_version;
	int64_t live_version, live_at, next_version, next_at; /* 0: none */
	int64_t follows; /* version of the other language that the newest version translates; 0: an
			    original */
	bool outdated;
	int64_t updated_at, version;
	struct knowledge_words words; /* of the newest version */
	const char *author_name;      /* who saved it */
	int64_t saved_at;
};
enum result knowledge_item_find(
    struct ctx *ctx, int64_t id, struct knowledge_item *item) MUST_CHECK;
/* RES_NOT_FOUND when there is no text in that language yet. */
enum result knowledge_text_find(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *text) MUST_CHECK;

/* How a text stands, for a tag. */
enum knowledge_standing {
	STANDING_DRAFT = 1,
	STANDING_REVIEW,
	STANDING_PLANNED,
	STANDING_PUBLISHED,
	STANDING_COUNT
};
enum knowledge_standing knowledge_standing(const struct knowledge_text *text, int64_t now);
const char *knowledge_visibility_label(enum article_visibility visibility);
const char *knowledge_standing_label(enum knowledge_standing standing);
const char *knowledge_standing_tag(enum knowledge_standing standing);
const char *knowledge_standing_icon(enum knowledge_standing standing);
/* What readers get at that instant: a version number, 0 for nothing. */
int64_t knowledge_live_version(const struct knowledge_text *text, int64_t now);

/* The article that was made from the known error of a problem. RES_NOT_FOUND: none was. */
struct knowledge_named {
	int64_t id;
	const char *title; /* the Dutch one, or else the English; NULL without a text */
};
enum result knowledge_of_problem(
    struct ctx *ctx, int64_t problem_id, struct knowledge_named *article) MUST_CHECK;

/* ---- writing ---- */

struct knowledge_draft {
	int64_t folder_id;
	int64_t service_id, organisation_id, ticket_id, problem_id; /* 0: none */
	int64_t review_on; /* midnight UTC of that day; 0: none */
	int64_t visibility;
};
/* A new article without a text yet; nobody but staff sees it. RES_INVALID as knowledge_change(). */
enum result knowledge_create(
    struct ctx *ctx, const struct knowledge_draft *draft, int64_t *id) MUST_CHECK;

struct knowledge_save {
	struct knowledge_words words; /* a slug of "" is made from the title */
	int64_t
	    seen; /* version of the text that the author saw; 0: a first text in this language */
	bool follows_now; /* a translation, brought up to the original as it is published now */
};
/* Saves a new version as a draft; the same words again make none. RES_CONFLICT when somebody saved
 * meanwhile. `*text` is what is there afterwards. */
enum result knowledge_save(struct ctx *ctx, int64_t id, enum language language,
    const struct knowledge_save *save, struct knowledge_text *text) MUST_CHECK;

enum knowledge_move {
	MOVE_SUBMIT = 1, /* a draft waits for a colleague's eye */
	MOVE_BACK,       /* and goes back */
	MOVE_PUBLISH,    /* the newest version is for readers, now or from a later moment on */
	MOVE_UNPLAN,     /* what was planned is not */
	MOVE_WITHDRAW,   /* readers get nothing any more */
	MOVE_COUNT,
};
/* The one table of what may happen to a text, read by the page and by knowledge_move(). */
bool knowledge_may_move(const struct knowledge_text *text, enum knowledge_move move, int64_t now);
/* RES_CONFLICT when the text moved past text->version or does not allow it. `at`: for MOVE_PUBLISH,
 * 0 or past is now. */
enum result knowledge_move(
    struct ctx *ctx, struct knowledge_text *text, enum knowledge_move move, int64_t at) MUST_CHECK;

struct knowledge_change {
	int64_t version; /* of the item, that the author saw */
	int64_t folder_id, position, service_id, visibility, organisation_id, review_on;
};
/* RES_INVALID when something it names does not exist, or the organisation is missing. */
enum result knowledge_change(struct ctx *ctx, const struct knowledge_item *item,
    const struct knowledge_change *change) MUST_CHECK;

/* ---- versions ---- */

struct knowledge_version {
	int64_t number, follows, created_at;
	const char *author_name, *title, *note;
};
/* Newest first, at most 200. */
enum result knowledge_versions(
    struct ctx *ctx, int64_t id, enum language language, struct db_rows *rows) MUST_CHECK;
enum result knowledge_version_words(struct ctx *ctx, int64_t id, enum language language,
    int64_t number, struct knowledge_words *words) MUST_CHECK;
/* Saves the words of an old version as a new one, a draft. */
enum result knowledge_restore(
    struct ctx *ctx, int64_t id, enum language language, int64_t number, int64_t seen) MUST_CHECK;

/* ---- lists ---- */

enum knowledge_words_filter {
	WORDS_ANY,
	WORDS_DUTCH,
	WORDS_ENGLISH,
	WORDS_NO_DUTCH,
	WORDS_NO_ENGLISH,
	WORDS_OUTDATED,
	WORDS_FILTERS
};
struct knowledge_filter {
	int64_t standing;    /* enum knowledge_standing; 0: any */
	int64_t category_id; /* 0: any */
	enum knowledge_words_filter words;
	bool review_due; /* the day to read it again has come */
	const char *q;   /* words of titles and tags, as the search has them; of what readers do not
			    get yet a part of one; "" for any */
	int64_t after_time, after_id; /* the last row of the page before; 0: the first page */
};
struct knowledge_listed {
	int64_t id, visibility, review_on, updated_at, popularity, unhelpful;
	const char *folder_name_nl, *folder_name_en, *category_name_nl, *category_name_en;
	struct knowledge_text nl, en; /* standing and title only; language NULL: no such text */
};
/* Last changed first, at most ARTICLE_LIST and one more. `*capped`: `q` stands in more titles than
 * were looked at. */
enum result knowledge_list(struct ctx *ctx, const struct knowledge_filter *filter,
    struct db_rows *rows, bool *capped) MUST_CHECK;

/* A choice for a list to pick from. */
struct knowledge_choice {
	int64_t id, group_id;
	const char *name, *group_name;
};
/* Folders in the order of their topics; services; organisations. */
enum result knowledge_choices_folders(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_choices_services(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_choices_organisations(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;

#endif
