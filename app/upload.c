/* SPDX-License-Identifier: Apache-2.0 */
/* Stages uploaded files chunk by chunk in the store, under the viewer's name. Nothing is linked
 * here: that is the handler's transaction. */
#include "upload.h"

#include "disk.h"
#include "i18n.h"
#include "log.h"
#include "portal.h"

#define STAGED_FILES_MAX 60 /* waiting, unlinked, of one person */
#define STAGED_BYTES_MAX (4 * UPLOAD_TOTAL_MAX)

struct upload {
	struct request *rq;
	enum result (*gate)(struct request *rq, const struct form_values *so_far);
	bool passed;
	struct store_writer *writer; /* NULL while a part is skipped */
	int64_t total;
	int64_t quota_files, quota_bytes; /* staged already when the body began */
};

static enum result upload_skip(struct upload *up, const char *field, const char *message)
{
	form_error_add(&up->rq->errors, arena_strdup(up->rq->ctx.arena, field), message);
	return RES_OK;
}

/* A MariaDB whose disk is full in the middle of a file dies of it, again and again until there is
 * room: files wait while pages and forms go on. */
static enum result upload_room(struct request *rq)
{
	int64_t least = rq->ctx.settings->db_room_mb * 1024 * 1024, room;
	enum result res = least == 0 ? RES_NOT_FOUND
				     : disk_room_of_database(rq->portal->writer, &room);

	if (res == RES_OK && room < least) {
		LOG_EVENT(LOG_LEVEL_ERROR, "hardly any room for the database: no files are taken",
		    LOG_I("bytes", room));
		return RES_UNAVAILABLE;
	}
	return res == RES_NOT_FOUND ? RES_OK : res;
}

static enum result upload_gate(struct upload *up, const struct form_values *so_far)
{
	struct request *rq = up->rq;
	enum result res;

	if (up->passed)
		return RES_OK;
	if ((res = up->gate(rq, so_far)) != RES_OK)
		return res;
	if ((res = upload_room(rq)) != RES_OK)
		return res;
	res = store_staged_total(
	    rq->portal->writer, rq->ctx.viewer.id, &up->quota_bytes, &up->quota_files);
	up->passed = res == RES_OK;
	return res;
}

static enum result upload_begin(void *data, const struct form_values *so_far, const char *field,
    const char *file_name, const char *media_type)
{
	struct upload *up = data;
	struct request *rq = up->rq;
	enum result res;

	(void)media_type; /* what the sender calls it is not believed */
	up->writer = NULL;
	if ((res = upload_gate(up, so_far)) != RES_OK)
		return res;
	if (rq->staged_count == UPLOAD_FILES_MAX)
		return upload_skip(up, field, _("You can attach at most 10 files to one message."));
	if (up->quota_files + (int64_t)rq->staged_count >= STAGED_FILES_MAX ||
	    up->quota_bytes >= STAGED_BYTES_MAX)
		return upload_skip(up, field,
		    _("You have many files waiting. Send this message first, or try again in an "
		      "hour."));
	return store_begin(rq->portal->writer, rq->ctx.arena, rq->ctx.viewer.id, file_name,
	    UPLOAD_FILE_MAX, rq->ctx.now, &up->writer);
}

static enum result upload_chunk(void *data, const void *bytes, size_t size)
{
	struct upload *up = data;
	enum result res;

	if (up->writer == NULL)
		return RES_OK;
	up->total += (int64_t)size;
	res = up->total > UPLOAD_TOTAL_MAX ? RES_TOO_LARGE : store_write(up->writer, bytes, size);
	if (res != RES_TOO_LARGE)
		return res;
	store_abandon(up->writer);
	up->writer = NULL;
	return upload_skip(up, "attachments",
	    _("A file is larger than 20 MB, or the files together are larger than 50 MB. Choose "
	      "smaller files."));
}

static enum result upload_end(void *data, bool whole)
{
	struct upload *up = data;
	enum result res;

	if (up->writer == NULL)
		return RES_OK;
	if (!whole) {
		store_abandon(up->writer);
		up->writer = NULL;
		return RES_OK;
	}
	res = store_finish(up->writer, &up->rq->staged[up->rq->staged_count]);
	up->writer = NULL;
	if (res == RES_OK)
		up->rq->staged_count++;
	return res;
}

enum result upload_sink(struct request *rq,
    enum result (*gate)(struct request *, const struct form_values *), struct form_sink *sink)
{
	struct upload *up = ARENA_NEW(rq->ctx.arena, struct upload);

	if (up == NULL)
		return RES_UNAVAILABLE;
	*up = (struct upload){ .rq = rq, .gate = gate };
	*sink = (struct form_sink){
		.begin = upload_begin, .chunk = upload_chunk, .end = upload_end, .data = up
	};
	return RES_OK;
}
