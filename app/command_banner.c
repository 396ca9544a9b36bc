/* SPDX-License-Identifier: Apache-2.0 */
/* `loket banner`: writes or removes the emergency banner, one file a language, which nginx puts on
 * every page before it asks any worker, and rings the pages that are open. Opens no connection to
 * the database: it is for when there is none. */
#include "commands.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "i18n.h"
#include "log.h"
#include "push/push.h"
#include "text.h"
#include "view.h"
#include "views.h"

#define TEXT_MAX 500 /* characters */
#define PAGE_MAX (64 * 1024)

static const enum language languages[] = { LANGUAGE_NL, LANGUAGE_EN };
#define LANGUAGES (sizeof(languages) / sizeof(languages[0]))

static bool is_off(int argc, char **argv)
{
	return argc == 1 && strcmp(argv[0], "--off") == 0;
}

static int complain(const char *path)
{
	fprintf(stderr, "loket: banner: %s: %s\n", path, strerror(errno));
	return 1;
}

/* Readable for nginx, which may run as another user. */
static bool write_whole(const char *path, const struct buf *page)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool written = fd >= 0 && write(fd, page->data, page->size) == (ssize_t)page->size &&
	    fchmod(fd, 0644) == 0 && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		return false;
	return written;
}

static const char *path_of(struct portal *portal, enum language language, const char *ending)
{
	return arena_printf(portal->arena, "%s/%s%s", portal->settings.front_emergency,
	    i18n_code(language), ending);
}

static enum result render(
    struct portal *portal, enum language language, const char *text, bool dutch, struct buf *page)
{
	const struct settings *s = &portal->settings;
	int64_t now = clock_now(portal->clock);
	struct view *view = view_new(portal->arena);

	i18n_use(language);
	view_set(view, V_TEXT, text);
	view_show_if(view, V_IN_DUTCH, dutch && language != LANGUAGE_NL);
	view_set(view, V_SINCE, i18n_full(portal->arena, now));
	view_show_if(view, V_CALL, s->phone[0] != '\0');
	view_set(view, V_PHONE, s->phone);
	view_set(view, V_PHONE_TEL, s->phone_tel);
	return view_render(view, TPL_SITE_EMERGENCY, i18n_code(language), page);
}

/* The page is whole or not there: written beside its place, then moved. */
static int put(struct portal *portal, enum language language, const char *text, bool dutch)
{
	const char *path = path_of(portal, language, ".html"),
		   *fresh = path_of(portal, language, ".new");
	struct buf page;
	int status = 0;

	buf_init(&page, PAGE_MAX);
	if (path == NULL || fresh == NULL ||
	    render(portal, language, text, dutch, &page) != RES_OK) {
		fprintf(stderr, "loket: banner: the page cannot be made\n");
		status = 1;
	} else if (!write_whole(fresh, &page) || rename(fresh, path) != 0) {
		status = complain(path);
	}
	buf_free(&page);
	return status;
}

static int take_off(struct portal *portal)
{
	int status = 0;

	for (size_t i = 0; i < LANGUAGES; i++) {
		const char *path = path_of(portal, languages[i], ".html");

		if (path == NULL || (unlink(path) != 0 && errno != ENOENT))
			status = complain(path == NULL ? "" : path);
	}
	return status;
}

static const char *clean(struct portal *portal, const char *text)
{
	const char *line;

	if (text_clean(portal->arena, text, strlen(text), TEXT_LINE, &line) != RES_OK ||
	    line[0] == '\0' || text_length(line) > TEXT_MAX) {
		fprintf(stderr, "loket: banner: a text is one line of at most %d characters\n",
		    TEXT_MAX);
		return NULL;
	}
	return line;
}

static int put_all(struct portal *portal, const char *dutch, const char *english)
{
	const char *directory = portal->settings.front_emergency;

	if (mkdir(directory, 0755) != 0 && errno != EEXIST)
		return complain(directory);
	if (put(portal, LANGUAGE_NL, dutch, true) != 0)
		return 1;
	return english == NULL ? put(portal, LANGUAGE_EN, dutch, true)
			       : put(portal, LANGUAGE_EN, english, false);
}

int command_banner(struct portal *portal, int argc, char **argv)
{
	const char *dutch = NULL, *english = NULL;
	int status;

	if (argc < 1 || argc > 2 || (argv[0][0] == '-' && !is_off(argc, argv))) {
		fprintf(
		    stderr, "usage: loket banner 'DUTCH' ['ENGLISH']\n       loket banner --off\n");
		return 2;
	}
	if (!is_off(argc, argv) &&
	    ((dutch = clean(portal, argv[0])) == NULL ||
		(argc == 2 && (english = clean(portal, argv[1])) == NULL)))
		return 2;
	status = dutch == NULL ? take_off(portal) : put_all(portal, dutch, english);
	if (status == 0)
		push_ring_at_once(&portal->settings, PUSH_PUBLIC, clock_ticks_ms());
	return status;
}
