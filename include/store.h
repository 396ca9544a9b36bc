/* SPDX-License-Identifier: Apache-2.0 */
/* Files, staged: chunks of 256 kB in MariaDB rows, each its own transaction, so memory stays
 * constant and any worker on any host can serve them; a small transaction of the caller's links a
 * complete file to what it belongs to. Unlinked files are swept after an hour. Tables `stored_file`
 * and `stored_chunk`. Hides where the bytes are: an object store can follow. */
#ifndef LOKET_STORE_H
#define LOKET_STORE_H

#include "db.h"
#include "http.h"

#define STORE_CHUNK (256 * 1024)

struct store_file {
	int64_t id;             /* internal */
	const char *public_id;  /* 22 base64url characters of 128 random bits, for addresses */
	int64_t owner_id;       /* who staged it */
	const char *name;       /* cleaned: NFC, no controls, no path, at most 120 characters, never
				   empty, never starting with '.' or '-' */
	const char *media_type; /* by content (libmagic), from our own list;
				   application/octet-stream otherwise */
	int64_t size;           /* bytes */
	struct hash sha256;
	int64_t created_at;
	bool complete;
};

struct store_writer;

/* Begins a file. Refused kinds by name (programs, scripts: exe com bat cmd scr js vbs ps1 lnk hta
 * msi jar php html htm svg xhtml shtml …) are not refused but stored opaque; `max_bytes` bounds it.
 */
enum result store_begin(struct db *db, struct arena *arena, int64_t owner_id, const char *file_name,
    int64_t max_bytes, int64_t now, struct store_writer **writer) MUST_CHECK;
enum result store_write(struct store_writer *writer, const void *data,
    size_t size) MUST_CHECK; /* RES_TOO_LARGE past max_bytes */
/* Completes it: size, hash and media type are recorded. */
enum result store_finish(struct store_writer *writer, struct store_file *file) MUST_CHECK;
/* Removes what was staged so far. */
void store_abandon(struct store_writer *writer);

/* Files staged by this owner that are complete and not linked yet. RES_NOT_FOUND otherwise. */
enum result store_find_staged(
    struct db *db, int64_t owner_id, const char *public_id, struct store_file *file) MUST_CHECK;
/* Inside the caller's transaction: marks as linked. RES_NOT_FOUND when somebody else's, incomplete
 * or linked already. */
enum result store_link(struct db *db, int64_t owner_id, int64_t file_id) MUST_CHECK;
/* Inside the caller's transaction: it belongs to nothing any more and is removed by the next sweep,
 * whoever staged it. RES_NOT_FOUND when it was not linked. */
enum result store_unlink(struct db *db, int64_t file_id) MUST_CHECK;
/* The first STORE_CHUNK bytes, or what there is; RES_NOT_FOUND of an empty file. Live in the
 * connection's arena. */
enum result store_head(struct db *db, int64_t file_id, struct bytes *head) MUST_CHECK;
/* Bytes staged and unlinked by this owner, and how many files. For quotas. */
enum result store_staged_total(
    struct db *db, int64_t owner_id, int64_t *bytes, int64_t *files) MUST_CHECK;
/* Streams a file's bytes, chunk by chunk. */
enum result store_read(struct db *db, struct arena *arena, int64_t file_id, http_write_fn write,
    void *sink) MUST_CHECK;
/* Removes unlinked files older than `before`, in batches. */
enum result store_sweep(struct db *db, int64_t before, int64_t *removed) MUST_CHECK;

/* The cleaned name as described above. Lives in the arena; NULL out of memory. */
const char *store_clean_name(struct arena *arena, const char *raw) MUST_CHECK;
/* The Content-Disposition value: attachment; filename="ascii"; filename*=UTF-8''percent-encoded
 * (RFC 6266). */
const char *store_disposition(struct arena *arena, const char *name) MUST_CHECK;

#endif
