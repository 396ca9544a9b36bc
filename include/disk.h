/* SPDX-License-Identifier: Apache-2.0 */
/* Room on disks, asked before something is begun that would end badly without it. */
#ifndef LOKET_DISK_H
#define LOKET_DISK_H

#include <stdint.h>

#include "db.h"

/* Bytes an ordinary user may still write on the disk where `path` is; -1 when that cannot be told.
 */
int64_t disk_room(const char *path);

/* The same for the disk of the database's files. RES_NOT_FOUND when the server is reached over the
 * network: its disk is another machine's. */
enum result disk_room_of_database(struct db *db, int64_t *bytes) MUST_CHECK;

#endif
