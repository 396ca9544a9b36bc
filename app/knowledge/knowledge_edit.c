/* SPDX-License-Identifier: Apache-2.0 */
/* Writing articles: versions are added and never changed, readers keep what they have until a version is
 * published, and a text that somebody else saved meanwhile is not overwritten. */
#include "knowledge_edit.h"

#include <string.h>

#include "audit/audit.h"
#include "knowledge_edit_db.h"
#include "text.h"

/* ---- finding ---- */

enum result knowledge_item_find(struct ctx *ctx, int64_t id, struct knowledge_item *item)
{
	return knowledge_db_item(ctx, id, item);
}

enum result knowledge_text_find(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *text)
{
	return knowledge_db_text(ctx, id, language, text);
}

enum result knowledge_versions(
    struct ctx *ctx, int64_t id, enum language language, struct db_rows *rows)
{
	return knowledge_db_versions(ctx, id, language, rows);
}

enum result knowledge_version_words(struct ctx *ctx, int64_t id, enum language language,
    int64_t number, struct knowledge_words *words)
{
	return knowledge_db_version_words(ctx, id, language, number, words);
}

enum result knowledge_list(
    struct ctx *ctx, const struct knowledge_filter *filter, struct db_rows *rows)
{
	return knowledge_db_list(ctx, filter, rows);
}

enum result knowledge_choices_folders(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_choices_folders(ctx, rows);
}

enum result knowledge_choices_services(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_choices_services(ctx, rows);
}

enum result knowledge_choices_organisations(struct ctx *ctx, struct db_rows *rows)
{
	return knowledge_db_choices_organisations(ctx, rows);
}

/* ---- how it stands ---- */

enum knowledge_standing knowledge_standing(const struct knowledge_text *text, int64_t now)
{
	if (text->state == ARTICLE_DRAFT)
		return STANDING_DRAFT;
	if (text->state == ARTICLE_REVIEW)
		return STANDING_REVIEW;
	return text->live_at > now || text->next_at > now ? STANDING_PLANNED : STANDING_PUBLISHED;
}

int64_t knowledge_live_version(const struct knowledge_text *text, int64_t now)
{
	if (text->next_version != 0 && text->next_at <= now)
		return text->next_version;
	return text->live_version != 0 && text->live_at <= now ? text->live_version : 0;
}

static const struct {
	const char *label, *tag, *icon;
} standings[STANDING_COUNT] = {
	[STANDING_DRAFT] = { N_("Draft"), "wait", "circle" },
	[STANDING_REVIEW] = { N_("In review"), "act", "circle-alert" },
	[STANDING_PLANNED] = { N_("Planned"), "us", "calendar" },
	[STANDING_PUBLISHED] = { N_("Published"), "done", "circle-check" },
};

const char *knowledge_standing_label(enum knowledge_standing standing)
{
	return _(standings[standing].label);
}

const char *knowledge_standing_tag(enum knowledge_standing standing)
{
	return standings[standing].tag;
}

const char *knowledge_standing_icon(enum knowledge_standing standing)
{
	return standings[standing].icon;
}

/* ---- saving ---- */

static enum result note(struct ctx *ctx, const char *action, int64_t id, const char *detail)
{
	return audit_note(ctx, action, audit_object(ctx, "article", id), detail);
}

static bool same_words(const struct knowledge_words *a, const struct knowledge_words *b)
{
	return strcmp(a->title, b->title) == 0 && strcmp(a->slug, b->slug) == 0 &&
	    strcmp(a->summary, b->summary) == 0 && strcmp(a->body, b->body) == 0 &&
	    strcmp(a->tags, b->tags) == 0;
}

static enum result with_slug(struct ctx *ctx, struct knowledge_words *words)
{
	words->slug = text_slug(ctx->arena, words->slug[0] == '\0' ? words->title : words->slug);
	return words->slug == NULL ? RES_UNAVAILABLE : RES_OK;
}

/* The version of the other language that a translation made now is of; 0 when there is none to follow. */
static enum result original_of(
    struct ctx *ctx, int64_t id, enum language language, int64_t *version)
{
	struct knowledge_text other;
	enum result res = knowledge_db_text(
	    ctx, id, language == LANGUAGE_NL ? LANGUAGE_EN : LANGUAGE_NL, &other);

	*version = 0;
	if (res == RES_NOT_FOUND)
		return RES_OK;
	if (res == RES_OK && other.follows == 0)
		*version = other.next_version != 0 ? other.next_version : other.live_version;
	return res;
}

static enum result first_version(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *text)
{
	enum result res;

	text->article_id = id;
	text->language = i18n_code(language);
	text->state = ARTICLE_DRAFT;
	text->newest_version = 1;
	text->updated_at = ctx->now;
	text->version = 1;
	if ((res = with_slug(ctx, &text->words)) != RES_OK ||
	    (res = original_of(ctx, id, language, &text->follows)) != RES_OK ||
	    (res = knowledge_db_text_insert(ctx, text)) != RES_OK)
		return res;
	return knowledge_db_version_insert(ctx, text);
}

static enum result next_version(struct ctx *ctx, const struct knowledge_save *save,
    enum language language, struct knowledge_text *text)
{
	struct knowledge_words words = save->words;
	int64_t follows = text->follows;
	enum result res;

	if (text->version != save->seen)
		return ctx_fail(ctx, RES_CONFLICT, "text moved");
	if ((res = with_slug(ctx, &words)) != RES_OK)
		return res;
	if (save->follows_now && text->follows != 0 &&
	    (res = original_of(ctx, text->article_id, language, &follows)) != RES_OK)
		return res;
	if (same_words(&words, &text->words) && follows == text->follows)
		return RES_OK;
	text->words = words;
	text->follows = follows;
	text->newest_version++;
	text->state = ARTICLE_DRAFT;
	text->updated_at = ctx->now;
	if ((res = knowledge_db_text_save(ctx, text)) != RES_OK)
		return res;
	return knowledge_db_version_insert(ctx, text);
}

enum result knowledge_save(struct ctx *ctx, int64_t id, enum language language,
    const struct knowledge_save *save, struct knowledge_text *text)
{
	enum result res = knowledge_db_text(ctx, id, language, text);

	if (res == RES_OK)
		res = next_version(ctx, save, language, text);
	else if (res == RES_NOT_FOUND && save->seen == 0) {
		*text = (struct knowledge_text){ .words = save->words };
		res = first_version(ctx, id, language, text);
	}
	return res == RES_OK ? knowledge_db_item_settle(ctx, id) : res;
}

enum result knowledge_create(struct ctx *ctx, const struct knowledge_draft *draft, int64_t *id)
{
	struct knowledge_text text = { .words = draft->words };
	enum result res = knowledge_db_item_insert(ctx, draft, id);

	if (res == RES_CONFLICT) /* a foreign key: no such folder, service or organisation */
		return RES_INVALID;
	if (res != RES_OK || (res = first_version(ctx, *id, draft->language, &text)) != RES_OK)
		return res;
	return note(ctx, "article.create", *id, draft->words.title);
}

/* ---- moving ---- */

static void publish(struct knowledge_text *text, int64_t at, int64_t now)
{
	bool read_now = knowledge_live_version(text, now) != 0;

	if (at > now && read_now) {
		text->live_version = knowledge_live_version(text, now);
		text->live_at = text->live_version == text->next_version ? text->next_at
									 : text->live_at;
		text->next_version = text->newest_version;
		text->next_at = at;
	} else {
		text->live_version = text->newest_version;
		text->live_at = at > now ? at : now;
		text->next_version = 0;
		text->next_at = 0;
	}
	text->state = ARTICLE_PUBLISHED;
}

enum result knowledge_move(
    struct ctx *ctx, struct knowledge_text *text, enum knowledge_move move, int64_t at)
{
	const char *action = "article.submit";
	enum result res;

	switch (move) {
	case MOVE_SUBMIT:
		text->state = ARTICLE_REVIEW;
		break;
	case MOVE_PUBLISH:
		publish(text, at, ctx->now);
		action = "article.publish";
		break;
	case MOVE_WITHDRAW:
		text->live_version = text->live_at = text->next_version = text->next_at = 0;
		text->state = ARTICLE_DRAFT;
		action = "article.withdraw";
		break;
	}
	text->updated_at = ctx->now;
	if ((res = knowledge_db_text_save(ctx, text)) != RES_OK ||
	    (res = knowledge_db_item_settle(ctx, text->article_id)) != RES_OK ||
	    (res = knowledge_index(ctx, text->article_id)) != RES_OK)
		return res;
	return note(ctx, action, text->article_id,
	    arena_printf(
		ctx->arena, "%s, version %lld", text->language, (long long)text->newest_version));
}

/* ---- what it belongs to ---- */

enum result knowledge_change(
    struct ctx *ctx, const struct knowledge_item *item, const struct knowledge_change *change)
{
	struct knowledge_change c = *change;
	enum result res;

	if (c.visibility != ARTICLE_ORGANISATION)
		c.organisation_id = 0;
	else if (c.organisation_id == 0)
		return ctx_fail(ctx, RES_INVALID, "no organisation");
	if (c.folder_id == item->folder_id && c.position == item->position &&
	    c.service_id == item->service_id && c.visibility == item->visibility &&
	    c.organisation_id == item->organisation_id && c.review_on == item->review_on)
		return RES_OK;
	if (c.version != item->version)
		return ctx_fail(ctx, RES_CONFLICT, "article moved");
	if ((res = knowledge_db_item_save(ctx, item->id, &c)) != RES_OK)
		return res;
	if ((res = knowledge_index(ctx, item->id)) != RES_OK)
		return res;
	return note(ctx, "article.change", item->id, "");
}
