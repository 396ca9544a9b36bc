/* SPDX-License-Identifier: Apache-2.0 */
/* Numbered, forward-only migrations (db/migrations/NNNN_what.sql, one DDL step each), recorded in
 * `schema_migration` with a checksum, run under a row lease so that two hosts starting at once do
 * not collide (no GET_LOCK: Galera). */
#ifndef LOKET_MIGRATE_H
#define LOKET_MIGRATE_H

#include "db.h"

/* Applies what is missing from `directory`, in order. A process killed between a step and its
 * record runs that step again, so steps say IF NOT EXISTS. Waits at most 90 seconds while another
 * process migrates (RES_UNAVAILABLE then). RES_CONFLICT when an applied file changed since or the
 * database is newer than the directory; RES_INVALID for a bad file name, a gap in the numbers, or
 * SQL the server refuses. `*problem` (in the arena) explains any failure, NULL without one.
 * `*applied` counts. */
enum result migrate_run(struct db *db, struct arena *arena, const char *directory, int64_t now,
    int64_t *applied, const char **problem) MUST_CHECK;
/* The highest number applied, as read on any connection; RES_UNAVAILABLE without the table. */
enum result migrate_version(struct db *db, int64_t *version) MUST_CHECK;
/* The highest number in `directory`. RES_UNAVAILABLE when it cannot be read, RES_INVALID for a name
 * that is not NNNN_what.sql or numbers with a gap. */
enum result migrate_newest(struct arena *arena, const char *directory, int64_t *version) MUST_CHECK;

#endif
