/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of forms that were sent, and where they led. Old ones are swept by the jobs. */
#include "idempotency.h"

#include <string.h>

#include "buf.h"
#include "portal.h"
#include "respond.h"

#define KEY_BYTES 16

struct recorded {
	struct hash request_hash;
	const char *location;
};

static const struct db_statement insert = {
	.id = "idempotency.insert",
	.writes = true,
	.sql = "INSERT INTO idempotency (user_id, form_key, request_hash, location, created_at) "
	       "VALUES (?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_BYTES, DB_HASH, DB_TEXT, DB_TIME },
};
static const struct db_column recorded_columns[] = {
	{ "request_hash", DB_HASH, offsetof(struct recorded, request_hash) },
	{ "location", DB_TEXT, offsetof(struct recorded, location) },
	{ 0 },
};
static const struct db_statement find = {
	.id = "idempotency.find",
	.writes = true,
	.sql = "SELECT request_hash, location FROM idempotency WHERE user_id = ? AND form_key = ?",
	.params = { DB_INT, DB_BYTES },
	.columns = recorded_columns,
	.row_size = sizeof(struct recorded),
};
const struct db_statement *const idempotency_statements[] = { &insert, &find, NULL };

static enum result form_key(struct request *rq, struct bytes *key)
{
	const char *text = form_value(&rq->values, "key");
	enum result res;

	if (text == NULL || strlen(text) != 22)
		return ctx_fail(&rq->ctx, RES_INVALID, "form key absent");
	res = crypt_base64url_decode(rq->ctx.arena, text, key);
	if (res == RES_OK && key->size != KEY_BYTES)
		res = RES_INVALID;
	return res;
}

enum result idempotency_check_key(struct request *rq)
{
	struct bytes key;

	return form_key(rq, &key);
}

/* What was asked: the path and every field but the token. Files count by their kept ids only. */
static enum result request_hash(struct request *rq, struct hash *out)
{
	struct buf text;
	bool ok;

	buf_init(&text, 1024 * 1024);
	buf_adds(&text, rq->path);
	for (size_t i = 0; i < rq->values.count; i++) {
		if (strcmp(rq->values.at[i].name, "csrf") == 0)
			continue;
		buf_addf(&text, "\n%s=", rq->values.at[i].name);
		buf_adds(&text, rq->values.at[i].value);
	}
	ok = buf_ok(&text);
	if (ok)
		crypt_sha256(text.data, text.size, out);
	buf_free(&text);
	return ok ? RES_OK : RES_UNAVAILABLE;
}

enum result idempotency_record(struct request *rq, bool *repeated)
{
	struct bytes key;
	struct hash hash;
	enum result res;

	if (rq->location == NULL)
		return ctx_fail(
		    &rq->ctx, RES_BUG, "an idempotent handler must answer with a place to go");
	if ((res = form_key(rq, &key)) != RES_OK || (res = request_hash(rq, &hash)) != RES_OK)
		return res;
	res = db_exec(rq->ctx.db, &insert,
	    DB_ARGS(db_int(rq->ctx.viewer.id), db_bytes(key.data, key.size), db_hash(&hash),
		db_text(rq->location), db_time(rq->ctx.now)),
	    NULL, NULL);
	*repeated = res == RES_CONFLICT;
	return res;
}

enum result idempotency_answer(struct request *rq)
{
	struct recorded row;
	struct bytes key;
	struct hash hash;
	enum result res;

	if ((res = form_key(rq, &key)) != RES_OK || (res = request_hash(rq, &hash)) != RES_OK)
		return res;
	res = db_one(rq->portal->writer, &find,
	    DB_ARGS(db_int(rq->ctx.viewer.id), db_bytes(key.data, key.size)), &row);
	if (res == RES_NOT_FOUND)
		return RES_UNAVAILABLE;
	if (res != RES_OK)
		return res;
	if (memcmp(row.request_hash.bytes, hash.bytes, sizeof(hash.bytes)) != 0)
		return ctx_fail(&rq->ctx, RES_CONFLICT, "form key used for other content");
	return respond_see_other_exactly(rq, row.location);
}
