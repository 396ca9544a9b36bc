/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of writing articles: when a version is made, what may happen to a text, and what follows
 * from it. Readers keep the live version until a newer one is published; every change that they can
 * notice reaches the search index and the audit trail in the caller's transaction. */
#include <string.h>

#include "audit/audit.h"
#include "knowledge_edit_db.h"
#include "knowledge_links_db.h"
#include "search/search.h"
#include "text.h"

/* ---- how a text stands ---- */

int64_t knowledge_live_version(const struct knowledge_text *text, int64_t now)
{
	if (text->next_version != 0 && text->next_at <= now)
		return text->next_version;
	return text->live_version != 0 && text->live_at <= now ? text->live_version : 0;
}

enum knowledge_standing knowledge_standing(const struct knowledge_text *text, int64_t now)
{
	if (text->state == ARTICLE_DRAFT)
		return STANDING_DRAFT;
	if (text->state == ARTICLE_REVIEW)
		return STANDING_REVIEW;
	return text->live_at > now || text->next_at > now ? STANDING_PLANNED : STANDING_PUBLISHED;
}

const char *knowledge_standing_label(enum knowledge_standing standing)
{
	static const char *const labels[STANDING_COUNT] = {
		[STANDING_DRAFT] = N_("Draft"),
		[STANDING_REVIEW] = N_("In review"),
		[STANDING_PLANNED] = N_("Planned"),
		[STANDING_PUBLISHED] = N_("Published"),
	};

	return _(labels[standing]);
}

const char *knowledge_standing_tag(enum knowledge_standing standing)
{
	static const char *const tags[STANDING_COUNT] = {
		[STANDING_DRAFT] = "wait",
		[STANDING_REVIEW] = "us",
		[STANDING_PLANNED] = "us",
		[STANDING_PUBLISHED] = "done",
	};

	return tags[standing];
}

const char *knowledge_standing_icon(enum knowledge_standing standing)
{
	static const char *const icons[STANDING_COUNT] = {
		[STANDING_DRAFT] = "circle",
		[STANDING_REVIEW] = "eye",
		[STANDING_PLANNED] = "calendar",
		[STANDING_PUBLISHED] = "circle-check",
	};

	return icons[standing];
}

const char *knowledge_visibility_label(enum article_visibility visibility)
{
	static const char *const labels[ARTICLE_VISIBILITY_COUNT] = {
		[ARTICLE_EVERYBODY] = N_("Everybody"),
		[ARTICLE_SIGNED_IN] = N_("Who is logged in"),
		[ARTICLE_ORGANISATION] = N_("One organisation"),
		[ARTICLE_STAFF] = N_("Only colleagues"),
	};

	return _(labels[visibility]);
}

/* ---- reading ---- */

enum result knowledge_item_find(struct ctx *ctx, int64_t id, struct knowledge_item *item)
{
	return id == 0 ? RES_NOT_FOUND : knowledge_db_item(ctx, id, item);
}

enum result knowledge_text_find(
    struct ctx *ctx, int64_t id, enum language language, struct knowledge_text *text)
{
	return knowledge_db_text(ctx, id, language, text);
}

enum result knowledge_of_problem(
    struct ctx *ctx, int64_t problem_id, struct knowledge_named *article)
{
	return knowledge_db_of_problem(ctx, problem_id, article);
}

enum result knowledge_list(
    struct ctx *ctx, const struct knowledge_filter *filter, struct db_rows *rows, bool *capped)
{
	struct search_numbers found;
	const char *numbers;
	enum result res;

	*capped = false;
	if (filter->q[0] == '\0')
		return knowledge_db_list(ctx, filter, rows);
	if ((res = search_articles_titled(ctx, filter->q, &found)) != RES_OK)
		return res;
	*capped = found.capped;
	if ((numbers = search_numbers_json(ctx->arena, found.at, found.count)) == NULL)
		return RES_UNAVAILABLE;
	return knowledge_db_list_among(ctx, filter, numbers, rows);
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

/* ---- what an article belongs to ---- */

static bool offers(const struct db_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->count; i++)
		if (((const struct knowledge_choice *)rows->rows)[i].id == id)
			return true;
	return false;
}

/* An organisation belongs to that one visibility, and to no other. */
static enum result check_place(struct ctx *ctx, int64_t folder_id, int64_t service_id,
    int64_t visibility, int64_t organisation_id)
{
	struct db_rows folders, services, organisations;
	enum result res;

	if ((res = knowledge_db_choices_folders(ctx, &folders)) != RES_OK ||
	    (res = knowledge_db_choices_services(ctx, &services)) != RES_OK ||
	    (res = knowledge_db_choices_organisations(ctx, &organisations)) != RES_OK)
		return res;
	if (!offers(&folders, folder_id))
		return ctx_fail(ctx, RES_INVALID, "folder");
	if (service_id != 0 && !offers(&services, service_id))
		return ctx_fail(ctx, RES_INVALID, "service");
	if (visibility < ARTICLE_EVERYBODY || visibility >= ARTICLE_VISIBILITY_COUNT)
		return ctx_fail(ctx, RES_INVALID, "visibility");
	if (visibility == ARTICLE_ORGANISATION ? !offers(&organisations, organisation_id)
					       : organisation_id != 0)
		return ctx_fail(ctx, RES_INVALID, "organisation");
	return RES_OK;
}

enum result knowledge_create(struct ctx *ctx, const struct knowledge_draft *draft, int64_t *id)
{
	enum result res = check_place(
	    ctx, draft->folder_id, draft->service_id, draft->visibility, draft->organisation_id);

	if (res != RES_OK || (res = knowledge_db_item_insert(ctx, draft, id)) != RES_OK)
		return res;
	return audit_note(ctx, "article.add", audit_object(ctx, "article", *id), "");
}

enum result knowledge_change(
    struct ctx *ctx, const struct knowledge_item *item, const struct knowledge_change *change)
{
	enum result res = check_place(ctx, change->folder_id, change->service_id,
	    change->visibility, change->organisation_id);

	if (res != RES_OK || (res = knowledge_db_item_save(ctx, item->id, change)) != RES_OK ||
	    (res = knowledge_db_links_to(ctx, item->id)) != RES_OK ||
	    (res = knowledge_index(ctx, item->id)) != RES_OK)
		return res;
	return audit_note(ctx, "article.place", audit_object(ctx, "article", item->id),
	    change->visibility == item->visibility ? "" : "visibility");
}

/* ---- versions ---- */

static bool same_words(const struct knowledge_words *a, const struct knowledge_words *b)
{
	return strcmp(a->title, b->title) == 0 && strcmp(a->slug, b->slug) == 0 &&
	    strcmp(a->summary, b->summary) == 0 && strcmp(a->body, b->body) == 0 &&
	    strcmp(a->tags, b->tags) == 0;
}

/* A successor whose moment has come is what readers get: it takes its place before anything else
 * happens. */
static void bring_up_to(struct knowledge_text *text, int64_t now)
{
	if (text->next_version == 0 || text->next_at > now)
		return;
	text->live_version = text->next_version;
	text->live_at = text->next_at;
	text->next_version = text->next_at = 0;
}

static enum result settle(struct ctx *ctx, const struct knowledge_text *text, const char *action)
{
	int64_t id = text->article_id;
	enum result res;

	if ((res = knowledge_db_item_settle(ctx, id)) != RES_OK ||
	    (res = knowledge_db_links_to(ctx, id)) != RES_OK ||
	    (res = knowledge_index(ctx, id)) != RES_OK)
		return res;
	return audit_note(ctx, action, audit_object(ctx, "article", id),
	    arena_printf(ctx->arena, "%s %lld: %s", text->language, (long long)text->newest_version,
		text->words.title));
}

/* The version of the other language that readers get, or else its newest; 0: there is none. */
static enum result original_of(
    struct ctx *ctx, int64_t id, enum language language, int64_t *version)
{
	struct knowledge_text other;
	enum result res = knowledge_db_text(
	    ctx, id, language == LANGUAGE_NL ? LANGUAGE_EN : LANGUAGE_NL, &other);

	*version = 0;
	if (res == RES_NOT_FOUND)
		return RES_OK;
	if (res != RES_OK)
		return res;
	*version = knowledge_live_version(&other, ctx->now);
	if (*version == 0)
		*version = other.newest_version;
	return RES_OK;
}

static enum result first_version(struct ctx *ctx, int64_t id, enum language language,
    const struct knowledge_words *words, struct knowledge_text *text)
{
	enum result res;

	*text = (struct knowledge_text){ .article_id = id,
		.language = i18n_code(language),
		.state = ARTICLE_DRAFT,
		.newest_version = 1,
		.updated_at = ctx->now,
		.version = 1,
		.words = *words };
	if ((res = original_of(ctx, id, language, &text->follows)) != RES_OK ||
	    (res = knowledge_db_text_insert(ctx, text)) != RES_OK ||
	    (res = knowledge_db_version_insert(ctx, text)) != RES_OK)
		return res;
	return settle(ctx, text, "article.save");
}

static enum result next_version(struct ctx *ctx, int64_t id, enum language language,
    const struct knowledge_save *save, const struct knowledge_words *words,
    struct knowledge_text *text)
{
	enum result res;

	if (same_words(words, &text->words) && !save->follows_now)
		return RES_OK;
	bring_up_to(text, ctx->now);
	if (save->follows_now && (res = original_of(ctx, id, language, &text->follows)) != RES_OK)
		return res;
	text->newest_version++;
	text->state = ARTICLE_DRAFT;
	text->updated_at = ctx->now;
	text->words = *words;
	if ((res = knowledge_db_text_save(ctx, text)) != RES_OK ||
	    (res = knowledge_db_version_insert(ctx, text)) != RES_OK)
		return res;
	return settle(ctx, text, "article.save");
}

enum result knowledge_save(struct ctx *ctx, int64_t id, enum language language,
    const struct knowledge_save *save, struct knowledge_text *text)
{
	struct knowledge_words words = save->words;
	enum result res = knowledge_db_text(ctx, id, language, text);

	words.slug = text_slug(ctx->arena, words.slug[0] != '\0' ? words.slug : words.title);
	if (words.slug == NULL)
		return RES_UNAVAILABLE;
	if (res != RES_OK && res != RES_NOT_FOUND)
		return res;
	if (save->seen != (res == RES_OK ? text->version : 0))
		return ctx_fail(ctx, RES_CONFLICT, "text moved");
	return res == RES_NOT_FOUND ? first_version(ctx, id, language, &words, text)
				    : next_version(ctx, id, language, save, &words, text);
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

enum result knowledge_restore(
    struct ctx *ctx, int64_t id, enum language language, int64_t number, int64_t seen)
{
	struct knowledge_save save = { .seen = seen };
	struct knowledge_text text;
	enum result res = knowledge_db_version_words(ctx, id, language, number, &save.words);

	if (res != RES_OK)
		return res;
	save.words.note = arena_printf(ctx->arena, "= %lld", (long long)number);
	return knowledge_save(ctx, id, language, &save, &text);
}

/* ---- from draft to readers and back ---- */

bool knowledge_may_move(const struct knowledge_text *text, enum knowledge_move move, int64_t now)
{
	enum knowledge_standing standing = knowledge_standing(text, now);

	switch (move) {
	case MOVE_SUBMIT:
		return standing == STANDING_DRAFT;
	case MOVE_BACK:
		return standing == STANDING_REVIEW;
	case MOVE_PUBLISH:
		return standing != STANDING_PUBLISHED;
	case MOVE_UNPLAN:
		return text->live_at > now || text->next_at > now;
	case MOVE_WITHDRAW:
		return text->live_version != 0;
	case MOVE_COUNT:
		break;
	}
	return false;
}

static void publish(struct knowledge_text *text, int64_t at, int64_t now)
{
	bool readers_have_one = text->live_version != 0 && text->live_at <= now;

	text->state = ARTICLE_PUBLISHED;
	text->next_version = text->next_at = 0;
	if (at > now && readers_have_one) {
		text->next_version = text->newest_version;
		text->next_at = at;
		return;
	}
	text->live_version = text->newest_version;
	text->live_at = at > now ? at : now;
}

static void unplan(struct knowledge_text *text, int64_t now)
{
	text->state = ARTICLE_DRAFT;
	text->next_version = text->next_at = 0;
	if (text->live_at > now)
		text->live_version = text->live_at = 0;
}

static void apply(struct knowledge_text *text, enum knowledge_move move, int64_t at, int64_t now)
{
	if (move == MOVE_PUBLISH) {
		publish(text, at, now);
	} else if (move == MOVE_UNPLAN) {
		unplan(text, now);
	} else if (move == MOVE_WITHDRAW) {
		text->state = ARTICLE_DRAFT;
		text->live_version = text->live_at = text->next_version = text->next_at = 0;
	} else {
		text->state = move == MOVE_SUBMIT ? ARTICLE_REVIEW : ARTICLE_DRAFT;
	}
}

enum result knowledge_move(
    struct ctx *ctx, struct knowledge_text *text, enum knowledge_move move, int64_t at)
{
	static const char *const actions[MOVE_COUNT] = {
		[MOVE_SUBMIT] = "article.submit",
		[MOVE_BACK] = "article.back",
		[MOVE_PUBLISH] = "article.publish",
		[MOVE_UNPLAN] = "article.unplan",
		[MOVE_WITHDRAW] = "article.withdraw",
	};
	enum result res;

	bring_up_to(text, ctx->now);
	if (!knowledge_may_move(text, move, ctx->now))
		return ctx_fail(ctx, RES_CONFLICT, "not from this state");
	apply(text, move, at, ctx->now);
	text->updated_at = ctx->now;
	if ((res = knowledge_db_text_save(ctx, text)) != RES_OK)
		return res;
	return settle(
	    ctx, text, move == MOVE_PUBLISH && at > ctx->now ? "article.schedule" : actions[move]);
}
