/* SPDX-License-Identifier: Apache-2.0 */
/* Owns one file, `no-room` in front.emergency: there while the disk of front.cache is nearly full,
 * called `room` else. A rename asks a full disk for nothing. */
#include "front_room.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "disk.h"
#include "log.h"

struct names {
	char room[PATH_MAX], no_room[PATH_MAX];
};

static bool names_make(struct names *names, const char *folder)
{
	int a = snprintf(names->room, sizeof(names->room), "%s/room", folder);
	int b = snprintf(names->no_room, sizeof(names->no_room), "%s/no-room", folder);

	return a > 0 && (size_t)a < sizeof(names->room) && b > 0 &&
	    (size_t)b < sizeof(names->no_room);
}

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

/* Renamed from the other, or made when neither is there. */
static bool call(const char *name, const char *before)
{
	int fd;

	if (rename(before, name) == 0)
		return true;
	if (errno != ENOENT)
		return false;
	fd = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	return fd >= 0 && close(fd) == 0;
}

void front_room_keep(const struct settings *settings)
{
	int64_t room = settings->front_cache[0] == '\0' ? -1 : disk_room(settings->front_cache);
	struct names names;
	bool full;

	if (room < 0 || !names_make(&names, settings->front_emergency))
		return;
	full = is_there(names.no_room);
	if (!full && room < FRONT_ROOM_LEAST && call(names.no_room, names.room))
		LOG_EVENT(LOG_LEVEL_ERROR, "hardly any room: the front keeps no copies of pages",
		    LOG_S("folder", settings->front_cache), LOG_I("bytes", room));
	else if (full && room >= FRONT_ROOM_ENOUGH && call(names.room, names.no_room))
		log_info("room again: the front keeps copies of pages");
	else if (!full && !is_there(names.room))
		(void)call(names.room, names.no_room);
}
