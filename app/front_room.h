/* SPDX-License-Identifier: Apache-2.0 */
/* Whether nginx has room for copies of pages. An answer that it must keep and cannot write breaks
 * off in the middle, so it is told beforehand, by a file in the folder it reads the emergency
 * banner from, to keep none. */
#ifndef LOKET_FRONT_ROOM_H
#define LOKET_FRONT_ROOM_H

#include "settings.h"

#define FRONT_ROOM_LEAST (64LL * 1024 * 1024)  /* bytes; below this no copies are made */
#define FRONT_ROOM_ENOUGH (96LL * 1024 * 1024) /* and from this on they are again */

/* Looks, and tells. Cheap: call it a few times a second. */
void front_room_keep(const struct settings *settings);

#endif
