/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of checking links: which addresses are ours and whether they lead anywhere for a reader of
 * the article, when those elsewhere count as broken, when each is looked at again. */
#include <string.h>
#include <strings.h>

#include "knowledge_db.h"
#include "knowledge_edit_db.h"
#include "knowledge_links_db.h"
#include "markdown.h"
#include "news/news.h"
#include "outage/outage.h"
#include "route_known.h"
#include "text.h"

#define ARTICLE_PATTERN "/support/solutions/articles/:slug"
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define ADDRESS_MAX 2000 /* as article_link.address */
#define PATIENCE 3       /* failures in a row before silence counts as broken */

const char *knowledge_link_reason(struct ctx *ctx, const struct knowledge_link *link)
{
	static const char *const words[LINK_REASON_COUNT] = {
		[LINK_FINE] = N_("It works"),
		[LINK_NOWHERE] = N_("We have no page at this address"),
		[LINK_HIDDEN] = N_("It exists, but not for everybody who may read this article"),
		[LINK_NO_HEADING] = N_("This text has no heading of that name"),
		[LINK_UNUSABLE] = N_("Readers do not get this as a link"),
		[LINK_ERROR] = N_("The other site answers with an error"),
		[LINK_SILENT] = N_("The other site does not answer"),
		[LINK_UNTRUSTED] = N_("The certificate of the other site is not good"),
		[LINK_CLOSED] = N_(
		    "This leads to a private network or another port than the web's"),
	};

	if (link->reason == LINK_ERROR)
		return arena_printf(
		    ctx->arena, _("The other site answers with error %d"), (int)link->answer);
	return link->reason < 0 || link->reason >= LINK_REASON_COUNT ? "" : _(words[link->reason]);
}

/* ---- our own addresses ---- */

/* Somebody who may just read this article. */
static struct viewer reader_of(const struct links_text *text)
{
	struct viewer viewer = { 0 };

	if (text->visibility == ARTICLE_EVERYBODY)
		return viewer;
	viewer.id = -1;
	viewer.role = text->visibility == ARTICLE_STAFF ? ROLE_READER : ROLE_CUSTOMER;
	if (text->visibility == ARTICLE_ORGANISATION)
		viewer.organisation_id = text->organisation_id;
	return viewer;
}

static enum result find_article(struct ctx *reader, const struct route_params *params)
{
	struct knowledge_article article;
	struct knowledge_item item;
	int64_t id = route_number(route_param(params, "slug"), true);
	enum result res = knowledge_article_find(reader, id, &article);

	if (res != RES_NOT_FOUND)
		return res;
	res = knowledge_item_find(reader, id, &item);
	return res == RES_OK ? RES_FORBIDDEN : res;
}

static enum result find_folder(struct ctx *reader, const struct route_params *params)
{
	struct knowledge_folder folder;

	return knowledge_folder_find(
	    reader, route_number(route_param(params, "slug"), true), &folder);
}

static enum result find_category(struct ctx *reader, const struct route_params *params)
{
	struct knowledge_category category;

	return knowledge_category_find(reader, route_param(params, "slug"), &category);
}

static enum result find_file(struct ctx *reader, const struct route_params *params)
{
	struct store_file file;

	return knowledge_file_find(reader, route_param(params, "id"), &file);
}

static enum result find_news(struct ctx *reader, const struct route_params *params)
{
	struct news news;

	return news_find_public(reader, route_number(route_param(params, "item"), true), &news);
}

static enum result find_outage(struct ctx *reader, const struct route_params *params)
{
	struct outage outage;
	int64_t id = route_number(route_param(params, "id"), false);

	return id == 0 ? RES_NOT_FOUND : outage_find(reader, id, &outage);
}

/* Pages of which one can be missing. Others depend on who follows the link, or are always there. */
static const struct {
	const char *pattern;
	enum result (*find)(struct ctx *reader, const struct route_params *params);
} finders[] = {
	{ ARTICLE_PATTERN, find_article },
	{ "/support/solutions/folders/:slug", find_folder },
	{ "/support/solutions/files/:id/:name", find_file },
	{ "/support/solutions/:slug", find_category },
	{ "/support/news/:item", find_news },
	{ "/support/status/:id", find_outage },
};

/* "/nl/support/status?x#y" -> "/support/status" */
static const char *bare_path(struct arena *arena, const char *path)
{
	size_t size = strcspn(path, "?#");

	if ((strncmp(path, "/nl", 3) == 0 || strncmp(path, "/en", 3) == 0) &&
	    (size == 3 || path[3] == '/')) {
		path += 3;
		size -= 3;
	}
	while (size > 1 && path[size - 1] == '/')
		size--;
	return size == 0 ? "/" : arena_printf(arena, "%.*s", (int)size, path);
}

/* What trying an address of our own gave. */
struct tried {
	enum link_reason reason;
	int64_t target_id; /* the article that it is, or would be, of; 0: none */
};

static enum result try_own(
    struct ctx *ctx, const struct links_text *text, const char *path, struct tried *tried)
{
	struct ctx reader = *ctx;
	struct route_params params;
	const char *bare = bare_path(ctx->arena, path), *pattern;
	enum result res = RES_OK;

	if (bare == NULL)
		return RES_UNAVAILABLE;
	pattern = route_known(ctx->arena, bare, text->visibility == ARTICLE_STAFF, &params);
	tried->reason = LINK_NOWHERE;
	if (pattern == NULL)
		return RES_OK;
	if (strcmp(pattern, ARTICLE_PATTERN) == 0)
		tried->target_id = route_number(route_param(&params, "slug"), true);
	reader.viewer = reader_of(text);
	for (size_t i = 0; i < sizeof(finders) / sizeof(finders[0]); i++)
		if (strcmp(pattern, finders[i].pattern) == 0)
			res = finders[i].find(&reader, &params);
	if (res == RES_OK)
		tried->reason = LINK_FINE;
	else if (res == RES_FORBIDDEN)
		tried->reason = LINK_HIDDEN;
	return res == RES_NOT_FOUND || res == RES_FORBIDDEN ? RES_OK : res;
}

static enum result try_heading(
    struct ctx *ctx, const struct links_text *text, const char *name, struct tried *tried)
{
	struct markdown_page page = { 0 };
	const char *html;
	enum result res = markdown_article(ctx->arena, text->body, &page, &html);

	tried->reason = LINK_NO_HEADING;
	for (size_t i = 0; res == RES_OK && i < page.heading_count; i++)
		if (strcmp(page.headings[i].id, name) == 0)
			tried->reason = LINK_FINE;
	return res;
}

/* ---- one text ---- */

struct gathered {
	size_t count;
	const char *at[LINKS_MAX];
	struct arena *arena;
	bool failed;
};

static void gather(void *data, const char *url)
{
	struct gathered *all = data;
	const char *copy;

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->at[i], url) == 0)
			return;
	if (all->count == LINKS_MAX || text_length(url) > ADDRESS_MAX)
		return;
	if ((copy = arena_printf(all->arena, "%s", url)) == NULL)
		all->failed = true;
	else
		all->at[all->count++] = copy;
}

static bool starts(const char *url, const char *with)
{
	return strncasecmp(url, with, strlen(with)) == 0;
}

/* The path of an address of ours, NULL for another's. */
static const char *own_path(const struct ctx *ctx, const char *url)
{
	const char *base = ctx->settings->base_url;
	size_t size = strlen(base);

	if (url[0] == '/' && url[1] != '/')
		return url;
	if (!starts(url, base) || (url[size] != '/' && url[size] != '\0'))
		return NULL;
	return url[size] == '\0' ? "/" : url + size;
}

static enum result check_link(struct ctx *ctx, const struct links_text *text, const char *url)
{
	struct tried tried = { .reason = LINK_UNUSABLE };
	const char *path = own_path(ctx, url);
	enum result res = RES_OK;

	if (starts(url, "mailto:") || starts(url, "tel:"))
		return RES_OK;
	if (url[0] == '#') {
		res = try_heading(ctx, text, url + 1, &tried);
	} else if (path != NULL) {
		res = try_own(ctx, text, path, &tried);
	} else if (starts(url, "http://") || starts(url, "https://")) {
		return ctx->settings->check_outside ? knowledge_db_links_put_outside(ctx, text, url)
						    : RES_OK;
	}
	return res == RES_OK ? knowledge_db_links_put(ctx, text, url, tried.target_id, tried.reason)
			     : res;
}

static bool holds(const struct gathered *all, const char *address)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->at[i], address) == 0)
			return true;
	return false;
}

/* What is no longer in the text; and, once addresses elsewhere are no longer looked at, those. */
static enum result forget_others(
    struct ctx *ctx, const struct links_text *text, const struct gathered *all)
{
	struct db_rows rows;
	enum result res = knowledge_db_links_stored(ctx, text, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct links_stored *s = (const struct links_stored *)rows.rows + i;

		if (!holds(all, s->address) || (s->elsewhere && !ctx->settings->check_outside))
			res = knowledge_db_links_remove(ctx, s->id);
	}
	return res;
}

static enum result check_text(struct ctx *ctx, const struct links_text *text)
{
	struct gathered all = { .arena = ctx->arena };
	enum result res = RES_OK;

	if (text->body != NULL)
		res = markdown_links(ctx->arena, text->body, gather, &all);
	if (res != RES_OK && res != RES_TOO_LARGE)
		return res;
	if (all.failed)
		return RES_UNAVAILABLE;
	res = forget_others(ctx, text, &all);
	for (size_t i = 0; res == RES_OK && i < all.count; i++)
		res = check_link(ctx, text, all.at[i]);
	return res == RES_OK ? knowledge_db_links_done(ctx, text, ctx->now + DAY) : res;
}

static enum result check_texts(struct ctx *ctx, const struct db_rows *rows)
{
	enum result res = RES_OK;

	for (size_t i = 0; res == RES_OK && i < rows->count; i++)
		res = check_text(ctx, (const struct links_text *)rows->rows + i);
	return res;
}

enum result knowledge_links_check(struct ctx *ctx)
{
	struct db_rows rows;
	enum result res = knowledge_db_links_due(ctx, &rows);

	return res == RES_OK ? check_texts(ctx, &rows) : res;
}

enum result knowledge_links_again(struct ctx *ctx, int64_t article_id)
{
	struct knowledge_item item;
	struct db_rows rows;
	enum result res = knowledge_item_find(ctx, article_id, &item);

	if (res != RES_OK || (res = knowledge_db_links_texts(ctx, article_id, &rows)) != RES_OK ||
	    (res = check_texts(ctx, &rows)) != RES_OK)
		return res;
	return knowledge_db_links_hurry(ctx, article_id);
}

/* ---- elsewhere ---- */

/* That it wants a name and a password, or fewer questions, means that it is there. */
static bool is_there(long status)
{
	return status < 400 || status == 401 || status == 403 || status == 405 || status == 429;
}

static enum link_reason reason_of(enum outside_answer answer, long status)
{
	switch (answer) {
	case OUTSIDE_ANSWERED:
		return is_there(status) ? LINK_FINE : LINK_ERROR;
	case OUTSIDE_REFUSED:
		return LINK_CLOSED;
	case OUTSIDE_SILENT:
		return LINK_SILENT;
	case OUTSIDE_UNTRUSTED:
		return LINK_UNTRUSTED;
	}
	return LINK_SILENT;
}

/* What will not be better in an hour. */
static bool is_final(enum link_reason reason, long status)
{
	return reason == LINK_CLOSED || (reason == LINK_ERROR && status < 500);
}

struct links_found knowledge_links_judge(
    enum outside_answer answer, long status, int64_t failures, int64_t now)
{
	struct links_found found = { .state = LINK_WORKS,
		.reason = reason_of(answer, status),
		.answer = status,
		.look_at = now + 7 * DAY };

	if (found.reason == LINK_FINE)
		return found;
	found.failures = failures < PATIENCE ? failures + 1 : PATIENCE;
	found.state = is_final(found.reason, status) || found.failures >= PATIENCE ? LINK_BROKEN
										   : LINK_DOUBTFUL;
	found.look_at = now + (found.state == LINK_BROKEN ? DAY : HOUR);
	return found;
}

enum result knowledge_links_look(struct ctx *ctx)
{
	struct links_outside next;
	struct links_found found;
	struct outside look = { .timeout_ms = LINK_SECONDS * 1000L };
	enum outside_answer answer;
	long status;
	enum result res;

	if (!ctx->settings->check_outside)
		return RES_OK;
	if ((res = knowledge_db_links_next(ctx, &next)) != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	look.url = next.address;
	answer = outside_look(&look, &status);
	found = knowledge_links_judge(answer, status, next.failures, ctx->now);
	return knowledge_db_links_found(ctx, next.address, &found);
}

/* ---- lists ---- */

enum result knowledge_links_broken(struct ctx *ctx, int64_t before, struct db_rows *rows)
{
	return knowledge_db_links_broken(ctx, before, rows);
}

enum result knowledge_links_of(struct ctx *ctx, int64_t article_id, struct db_rows *rows)
{
	return knowledge_db_links_of(ctx, article_id, rows);
}
