/* SPDX-License-Identifier: Apache-2.0 */
/* Files in database rows of 256 kB. Writing and reading hold one such piece in memory, whatever the
 * file's size. A file is invisible until complete, belongs to nothing until linked, and is swept
 * when it stays so. Decides nothing about who may read it. */
#include "store.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "mime.h"

#define PUBLIC_SIZE 16
#define PUBLIC_TEXT 22
/* A piece, its row and the arena's own needs. */
#define PIECE_CEILING (STORE_CHUNK * 2)
#define SWEEP_FILES 100
#define SWEEP_ROUNDS 10

struct store_writer {
	struct db *db;
	struct arena *arena;
	struct store_file file;
	unsigned char public_id[PUBLIC_SIZE];
	int64_t max_bytes;
	int64_t seq;
	unsigned char *piece; /* STORE_CHUNK bytes of the heap: ten files of one form must not fill
				 the request's arena */
	size_t filled;
	crypto_hash_sha256_state sha256;
};

struct file_row {
	struct store_file file;
	struct bytes public_id;
};
struct piece_row {
	struct bytes data;
};
struct size_row {
	int64_t size;
	bool complete;
};
struct id_row {
	int64_t id;
};
struct total_row {
	int64_t bytes, files;
};

static const struct db_column file_columns[] = {
	{ "id", DB_INT, offsetof(struct file_row, file.id) },
	{ "public_id", DB_BYTES, offsetof(struct file_row, public_id) },
	{ "owner_id", DB_INT, offsetof(struct file_row, file.owner_id) },
	{ "name", DB_TEXT, offsetof(struct file_row, file.name) },
	{ "media_type", DB_TEXT, offsetof(struct file_row, file.media_type) },
	{ "size", DB_INT, offsetof(struct file_row, file.size) },
	{ "sha256", DB_HASH, offsetof(struct file_row, file.sha256) },
	{ "created_at", DB_TIME, offsetof(struct file_row, file.created_at) },
	{ "complete", DB_BOOL, offsetof(struct file_row, file.complete) },
	{ 0 },
};
static const struct db_statement find_staged = {
	.id = "store.find_staged",
	.sql = "SELECT id, public_id, owner_id, name, media_type, size, sha256, created_at, "
	       "complete FROM stored_file"
	       " WHERE public_id = ? AND owner_id = ? AND complete AND NOT linked",
	.params = { DB_BYTES, DB_INT },
	.columns = file_columns,
	.row_size = sizeof(struct file_row),
};
static const struct db_statement insert_file = {
	.id = "store.insert",
	.writes = true,
	.sql =
	    "INSERT INTO stored_file (public_id, owner_id, name, created_at) VALUES (?, ?, ?, ?)",
	.params = { DB_BYTES, DB_INT, DB_TEXT, DB_TIME },
};
static const struct db_statement insert_piece = {
	.id = "store.insert_piece",
	.writes = true,
	.sql = "INSERT INTO stored_chunk (file_id, seq, data) VALUES (?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_BYTES },
};
static const struct db_statement complete_file = {
	.id = "store.complete",
	.writes = true,
	.sql = "UPDATE stored_file SET size = ?, sha256 = ?, media_type = ?, complete = TRUE WHERE "
	       "id = ? AND NOT complete",
	.params = { DB_INT, DB_HASH, DB_TEXT, DB_INT },
};
static const struct db_statement link_file = {
	.id = "store.link",
	.writes = true,
	.sql = "UPDATE stored_file SET linked = TRUE WHERE id = ? AND owner_id = ? AND complete "
	       "AND NOT linked",
	.params = { DB_INT, DB_INT },
};
static const struct db_statement unlink_file = {
	.id = "store.unlink",
	.writes = true,
	.sql = "UPDATE stored_file SET linked = FALSE WHERE id = ? AND linked",
	.params = { DB_INT },
};
static const struct db_column id_columns[] = {
	{ "id", DB_INT, offsetof(struct id_row, id) },
	{ 0 },
};
static const struct db_statement lock_unlinked = {
	.id = "store.lock_unlinked",
	.writes = true,
	.sql = "SELECT id FROM stored_file WHERE id = ? AND NOT linked FOR UPDATE",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
};
static const struct db_statement list_stale = {
	.id = "store.list_stale",
	.sql = "SELECT id FROM stored_file WHERE linked = FALSE AND created_at < ? ORDER BY "
	       "created_at LIMIT 100",
	.params = { DB_TIME },
	.columns = id_columns,
	.row_size = sizeof(struct id_row),
};
static const struct db_statement delete_pieces = {
	.id = "store.delete_pieces",
	.writes = true,
	.sql = "DELETE FROM stored_chunk WHERE file_id = ?",
	.params = { DB_INT },
};
static const struct db_statement delete_file = {
	.id = "store.delete",
	.writes = true,
	.sql = "DELETE FROM stored_file WHERE id = ?",
	.params = { DB_INT },
};
static const struct db_column total_columns[] = {
	{ "bytes", DB_INT, offsetof(struct total_row, bytes) },
	{ "files", DB_INT, offsetof(struct total_row, files) },
	{ 0 },
};
static const struct db_statement staged_total = {
	.id = "store.staged_total",
	.sql = "SELECT CAST(COALESCE(SUM(size), 0) AS SIGNED) AS bytes, COUNT(*) AS files FROM "
	       "stored_file WHERE owner_id = ? AND linked = FALSE",
	.params = { DB_INT },
	.columns = total_columns,
	.row_size = sizeof(struct total_row),
};
static const struct db_column size_columns[] = {
	{ "size", DB_INT, offsetof(struct size_row, size) },
	{ "complete", DB_BOOL, offsetof(struct size_row, complete) },
	{ 0 },
};
static const struct db_statement find_size = {
	.id = "store.size",
	.sql = "SELECT size, complete FROM stored_file WHERE id = ?",
	.params = { DB_INT },
	.columns = size_columns,
	.row_size = sizeof(struct size_row),
};
static const struct db_column piece_columns[] = {
	{ "data", DB_BYTES, offsetof(struct piece_row, data) },
	{ 0 },
};
static const struct db_statement find_piece = {
	.id = "store.piece",
	.sql = "SELECT data FROM stored_chunk WHERE file_id = ? AND seq = ?",
	.params = { DB_INT, DB_INT },
	.columns = piece_columns,
	.row_size = sizeof(struct piece_row),
};
const struct db_statement *const store_statements[] = {
	&find_staged,
	&insert_file,
	&insert_piece,
	&complete_file,
	&link_file,
	&unlink_file,
	&lock_unlinked,
	&list_stale,
	&delete_pieces,
	&delete_file,
	&staged_total,
	&find_size,
	&find_piece,
	NULL,
};

/* ---- writing ---- */

static void writer_release(void *data)
{
	struct store_writer *writer = data;

	free(writer->piece);
	writer->piece = NULL;
}

enum result store_begin(struct db *db, struct arena *arena, int64_t owner_id, const char *file_name,
    int64_t max_bytes, int64_t now, struct store_writer **out)
{
	struct store_writer *writer = ARENA_NEW(arena, struct store_writer);
	enum result res;

	*out = NULL;
	if (db_in_transaction(db))
		return RES_BUG;
	if (writer == NULL || (writer->file.name = store_clean_name(arena, file_name)) == NULL)
		return RES_UNAVAILABLE;
	writer->db = db;
	writer->arena = arena;
	writer->max_bytes = max_bytes;
	writer->file.owner_id = owner_id;
	writer->file.created_at = now;
	crypt_random(writer->public_id, sizeof writer->public_id);
	crypto_hash_sha256_init(&writer->sha256);
	if ((writer->file.public_id = crypt_base64url(
		 arena, writer->public_id, sizeof writer->public_id)) == NULL)
		return RES_UNAVAILABLE;
	if ((writer->piece = malloc(STORE_CHUNK)) == NULL ||
	    !arena_defer(arena, writer_release, writer))
		return RES_UNAVAILABLE;
	res = db_exec(db, &insert_file,
	    DB_ARGS(db_bytes(writer->public_id, PUBLIC_SIZE), db_int(owner_id),
		db_text(writer->file.name), db_time(now)),
	    NULL, &writer->file.id);
	if (res != RES_OK) {
		writer_release(writer);
		return res;
	}
	*out = writer;
	return RES_OK;
}

static enum result write_piece(struct store_writer *writer)
{
	enum result res;

	/* The kind of a file shows in its first bytes. */
	if (writer->seq == 0)
		writer->file.media_type = mime_detect(
		    writer->piece, writer->filled, writer->file.name);
	crypto_hash_sha256_update(&writer->sha256, writer->piece, writer->filled);
	res = db_exec(writer->db, &insert_piece,
	    DB_ARGS(db_int(writer->file.id), db_int(writer->seq),
		db_bytes(writer->piece, writer->filled)),
	    NULL, NULL);
	writer->seq++;
	writer->filled = 0;
	return res;
}

enum result store_write(struct store_writer *writer, const void *data, size_t size)
{
	const unsigned char *from = data;
	enum result res;
	size_t part;

	invariant(writer->piece != NULL);
	if ((int64_t)size > writer->max_bytes - writer->file.size)
		return RES_TOO_LARGE;
	writer->file.size += (int64_t)size;
	while (size > 0) {
		part = STORE_CHUNK - writer->filled < size ? STORE_CHUNK - writer->filled : size;
		memcpy(writer->piece + writer->filled, from, part);
		writer->filled += part;
		from += part;
		size -= part;
		if (writer->filled == STORE_CHUNK && (res = write_piece(writer)) != RES_OK)
			return res;
	}
	return RES_OK;
}

enum result store_finish(struct store_writer *writer, struct store_file *file)
{
	int64_t affected = 0;
	enum result res;

	invariant(writer->piece != NULL);
	if (writer->filled > 0 && (res = write_piece(writer)) != RES_OK)
		return res;
	if (writer->seq == 0)
		writer->file.media_type = mime_detect("", 0, writer->file.name);
	crypto_hash_sha256_final(&writer->sha256, writer->file.sha256.bytes);
	res = db_exec(writer->db, &complete_file,
	    DB_ARGS(db_int(writer->file.size), db_hash(&writer->file.sha256),
		db_text(writer->file.media_type), db_int(writer->file.id)),
	    &affected, NULL);
	if (res != RES_OK)
		return res;
	if (affected != 1)
		return RES_UNAVAILABLE; /* swept meanwhile */
	writer_release(writer);
	writer->file.complete = true;
	*file = writer->file;
	return RES_OK;
}

/* ---- removing ---- */

static enum result remove_rows(struct db *db, int64_t id)
{
	struct id_row row;
	enum result res;

	/* The lock keeps a message from linking it while it goes. */
	if ((res = db_one(db, &lock_unlinked, DB_ARGS(db_int(id)), &row)) != RES_OK ||
	    (res = db_exec(db, &delete_pieces, DB_ARGS(db_int(id)), NULL, NULL)) != RES_OK)
		return res;
	return db_exec(db, &delete_file, DB_ARGS(db_int(id)), NULL, NULL);
}

/* In the caller's transaction, or one of its own. */
static enum result remove_file(struct db *db, int64_t id)
{
	enum result res;

	if (db_in_transaction(db))
		return remove_rows(db, id);
	if ((res = db_begin(db)) != RES_OK)
		return res;
	if ((res = remove_rows(db, id)) == RES_OK)
		return db_commit(db);
	db_rollback(db);
	return res;
}

void store_abandon(struct store_writer *writer)
{
	writer_release(writer);
	/* What cannot be removed now is swept later. */
	if (remove_file(writer->db, writer->file.id) != RES_OK)
		LOG_EVENT(LOG_LEVEL_INFO, "staged file left for the sweep",
		    LOG_I("file", writer->file.id));
}

static enum result public_id_decode(struct arena *arena, const char *text, struct bytes *out)
{
	if (strlen(text) != PUBLIC_TEXT || crypt_base64url_decode(arena, text, out) != RES_OK ||
	    out->size != PUBLIC_SIZE)
		return RES_NOT_FOUND;
	return RES_OK;
}

enum result store_sweep(struct db *db, int64_t before, int64_t *removed)
{
	const struct id_row *row;
	struct db_rows rows = { NULL, SWEEP_FILES };
	enum result res = RES_OK;
	size_t i;
	int round;

	*removed = 0;
	for (round = 0; round < SWEEP_ROUNDS && rows.count == SWEEP_FILES; round++) {
		if ((res = db_each(db, &list_stale, DB_ARGS(db_time(before)), &rows)) != RES_OK)
			return res;
		for (i = 0, row = rows.rows; i < rows.count; i++, row++) {
			res = remove_file(db, row->id);
			if (res == RES_OK)
				(*removed)++;
			else if (res != RES_NOT_FOUND &&
			    res != RES_RETRY) /* linked or locked meanwhile: fine */
				return res;
		}
	}
	return RES_OK;
}

/* ---- finding and linking ---- */

enum result store_find_staged(
    struct db *db, int64_t owner_id, const char *public_id, struct store_file *file)
{
	struct arena *arena = db_arena(db);
	struct file_row row;
	struct bytes key;
	enum result res;

	if ((res = public_id_decode(arena, public_id, &key)) != RES_OK)
		return res;
	res = db_one(
	    db, &find_staged, DB_ARGS(db_bytes(key.data, key.size), db_int(owner_id)), &row);
	if (res != RES_OK)
		return res;
	*file = row.file;
	file->public_id = crypt_base64url(arena, row.public_id.data, row.public_id.size);
	return file->public_id != NULL ? RES_OK : RES_UNAVAILABLE;
}

enum result store_link(struct db *db, int64_t owner_id, int64_t file_id)
{
	int64_t affected = 0;
	enum result res = db_exec(
	    db, &link_file, DB_ARGS(db_int(file_id), db_int(owner_id)), &affected, NULL);

	return res != RES_OK ? res : affected == 1 ? RES_OK : RES_NOT_FOUND;
}

enum result store_unlink(struct db *db, int64_t file_id)
{
	int64_t affected = 0;
	enum result res = db_exec(db, &unlink_file, DB_ARGS(db_int(file_id)), &affected, NULL);

	return res != RES_OK ? res : affected == 1 ? RES_OK : RES_NOT_FOUND;
}

enum result store_staged_total(struct db *db, int64_t owner_id, int64_t *bytes, int64_t *files)
{
	struct total_row row = { 0 };
	enum result res = db_one(db, &staged_total, DB_ARGS(db_int(owner_id)), &row);

	*bytes = row.bytes;
	*files = row.files;
	return res;
}

/* ---- reading ---- */

enum result store_head(struct db *db, int64_t file_id, struct bytes *head)
{
	struct piece_row row = { 0 };
	enum result res = db_one(db, &find_piece, DB_ARGS(db_int(file_id), db_int(0)), &row);

	*head = row.data;
	return res;
}

static enum result read_pieces(
    struct db *db, struct arena *piece, int64_t file_id, http_write_fn write, void *sink)
{
	struct size_row file;
	struct piece_row row;
	int64_t seq, left;
	enum result res;

	if ((res = db_one(db, &find_size, DB_ARGS(db_int(file_id)), &file)) != RES_OK)
		return res;
	if (!file.complete)
		return RES_NOT_FOUND;
	for (seq = 0, left = file.size; left > 0; seq++) {
		arena_reset(piece);
		if ((res = db_one(db, &find_piece, DB_ARGS(db_int(file_id), db_int(seq)), &row)) !=
		    RES_OK)
			return res == RES_NOT_FOUND ? RES_UNAVAILABLE : res;
		left -= (int64_t)row.data.size;
		if (row.data.size == 0 || left < 0)
			return RES_BUG;
		if ((res = write(sink, row.data.data, row.data.size)) != RES_OK)
			return res;
	}
	return RES_OK;
}

enum result store_read(
    struct db *db, struct arena *arena, int64_t file_id, http_write_fn write, void *sink)
{
	struct arena *piece = arena_create(PIECE_CEILING);
	struct arena *former;
	enum result res;

	(void)arena;
	if (piece == NULL)
		return RES_UNAVAILABLE;
	former = db_swap_arena(db, piece);
	res = read_pieces(db, piece, file_id, write, sink);
	db_swap_arena(db, former);
	arena_destroy(piece);
	return res;
}
