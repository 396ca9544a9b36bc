/* SPDX-License-Identifier: Apache-2.0 */
/* How much room disks have, by statvfs(3). Decides nothing about how much is enough. */
#include "disk.h"

#include <stddef.h>
#include <sys/statvfs.h>

#include "db_inside.h"

struct folder_row {
	const char *path;
};
static const struct db_column folder_columns[] = {
	{ "path", DB_TEXT, offsetof(struct folder_row, path) },
	{ 0 },
};
static const struct db_statement folder = {
	.id = "disk.folder",
	.sql = "SELECT @@datadir AS path",
	.columns = folder_columns,
	.row_size = sizeof(struct folder_row),
};

int64_t disk_room(const char *path)
{
	struct statvfs disk;

	if (statvfs(path, &disk) != 0)
		return -1;
	return (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
}

enum result disk_room_of_database(struct db *db, int64_t *bytes)
{
	struct folder_row row = { 0 };
	enum result res;

	if (db->options.socket == NULL || db->options.socket[0] == '\0')
		return RES_NOT_FOUND;
	if ((res = db_one(db, &folder, NULL, 0, &row)) != RES_OK)
		return res;
	*bytes = disk_room(row.path);
	return *bytes < 0 ? RES_NOT_FOUND : RES_OK;
}
