/* SPDX-License-Identifier: Apache-2.0 */
/* Walks the list of pages that nginx must hold a copy of. The list is made anew every round from
 * the route table; the site map and the feeds, themselves pages of it, add what has a parameter,
 * and each page the pictures it shows. Knows no concept. */
#include "warm.h"

#include <stdlib.h>
#include <string.h>

#include "fetch.h"
#include "log.h"
#include "request.h"

#define WARM_ARENA (1024 * 1024)
#define READ_MAX (8 * 1024 * 1024) /* bytes of a page, site map or feed that are read */
#define PAGE_MS 1000
#define QUICK_MS 20    /* between two pages of the first round */
#define UNWELL_MS 1000 /* after a page that failed */
#define BETWEEN_ROUNDS_MS 5000

struct warm {
	const struct settings *settings;
	struct arena *arena; /* of the paths; emptied every round */
	const char *host;    /* as base_url has it */
	char *pages[WARM_PAGES_MAX];
	bool is_picture[WARM_PAGES_MAX]; /* asked for, but not read: it may be large */
	size_t count, at, failed;
	bool all_there; /* a whole round went well: from now on calmly */
};

struct warm *warm_open(const struct settings *settings)
{
	struct warm *warm = calloc(1, sizeof(*warm));

	if (warm == NULL || (warm->arena = arena_create(WARM_ARENA)) == NULL) {
		free(warm);
		return NULL;
	}
	warm->settings = settings;
	warm->host = settings->base_url + strlen("https://");
	return warm;
}

static void add_page(struct warm *warm, const char *path, size_t size)
{
	char *page;

	if (warm->count == WARM_PAGES_MAX ||
	    (page = arena_strndup(warm->arena, path, size)) == NULL)
		return;
	warm->is_picture[warm->count] = false;
	warm->pages[warm->count++] = page;
}

static void add_both(struct warm *warm, const char *path)
{
	static const char *const prefixes[] = { "/nl", "/en" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		char *page = arena_printf(warm->arena, "%s%s", prefixes[i], path);

		if (page != NULL)
			add_page(warm, page, strlen(page));
	}
}

static void begin_round(struct warm *warm)
{
	arena_reset(warm->arena);
	warm->count = warm->at = warm->failed = 0;
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].cache == CACHE_PUBLIC && routes[i].method == HTTP_GET &&
		    strchr(routes[i].path, ':') == NULL)
			add_both(warm, routes[i].path);
}

static bool is_listed(const struct warm *warm, const char *path, size_t size)
{
	for (size_t i = 0; i < warm->count; i++)
		if (strncmp(warm->pages[i], path, size) == 0 && warm->pages[i][size] == '\0')
			return true;
	return false;
}

/* Every address of ours that the site map or a feed names, as an element or an attribute; not those
 * with a query or a fragment, which are other pages' variants. */
static void read_list(struct warm *warm, const char *list)
{
	const char *base = warm->settings->base_url;
	size_t base_size = strlen(base);

	while ((list = strstr(list, base)) != NULL) {
		const char *path = list + base_size;
		size_t size = strcspn(path, "<\"&?#");

		list = path;
		if (path[0] == '/' && (path[size] == '<' || path[size] == '"') &&
		    !is_listed(warm, path, size))
			add_page(warm, path, size);
	}
}

/* Pictures of ours that a page shows; not those of the layout, which are files of nginx. */
static void read_pictures(struct warm *warm, const char *page)
{
	static const char mark[] = "<img src=\"", layout[] = "/static/";

	while ((page = strstr(page, mark)) != NULL) {
		const char *path = page + sizeof(mark) - 1;
		size_t size = strcspn(path, "\"&?#"), before = warm->count;

		page = path;
		if (path[0] != '/' || path[1] == '/' || path[size] != '"' ||
		    strncmp(path, layout, sizeof(layout) - 1) == 0 || is_listed(warm, path, size))
			continue;
		add_page(warm, path, size);
		if (warm->count > before)
			warm->is_picture[before] = true;
	}
}

/* Search engines are given one site map; feeds are per language. */
static bool is_list(const char *path)
{
	const char *ending = strrchr(path, '.');

	return ending != NULL && (strcmp(ending, ".xml") == 0 || strcmp(ending, ".atom") == 0);
}

static bool ask(struct warm *warm, size_t at)
{
	const char *path = warm->pages[at];
	struct buf answer;
	long status = 0;
	enum result res;

	buf_init(&answer, READ_MAX);
	res = fetch_run(&(struct fetch){ .socket = warm->settings->front_socket,
			    .host = warm->host,
			    .path = path,
			    .timeout_ms = PAGE_MS,
			    .answer = warm->is_picture[at] ? NULL : &answer },
	    &status);
	if (res == RES_OK && status == 200 && answer.size > 0) {
		if (is_list(path))
			read_list(warm, answer.data);
		else
			read_pictures(warm, answer.data);
	}
	buf_free(&answer);
	return res == RES_OK && status < 500;
}

static int64_t end_round(struct warm *warm)
{
	if (warm->failed == 0 && !warm->all_there)
		LOG_EVENT(
		    LOG_LEVEL_INFO, "pages are kept warm", LOG_I("pages", (int64_t)warm->count));
	warm->all_there = warm->failed == 0;
	warm->count = 0;
	return BETWEEN_ROUNDS_MS;
}

int64_t warm_step(struct warm *warm)
{
	if (warm->count == 0)
		begin_round(warm);
	if (warm->at == warm->count)
		return end_round(warm);
	if (!ask(warm, warm->at++)) {
		warm->failed++;
		return UNWELL_MS;
	}
	return warm->all_there ? WARM_ROUND_MS / (int64_t)warm->count : QUICK_MS;
}
