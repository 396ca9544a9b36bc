/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of which files hang on an article. */
#include "knowledge_file_db.h"

static const struct db_column attached_columns[] = {
	{ "file_id", DB_INT, offsetof(struct knowledge_attached, file_id) },
	{ "name", DB_TEXT, offsetof(struct knowledge_attached, name) },
	{ 0 },
};
static const struct db_statement attached = {
	.id = "knowledge.attached",
	.writes = true,
	.sql = "SELECT af.file_id, f.name FROM stored_file f JOIN article_file af ON af.file_id = "
	       "f.id WHERE f.public_id = ? AND af.article_id = ?",
	.params = { DB_BYTES, DB_INT },
	.columns = attached_columns,
	.row_size = sizeof(struct knowledge_attached),
};
static const struct db_statement attach = {
	.id = "knowledge.attach",
	.writes = true,
	.sql = "INSERT INTO article_file (article_id, file_id, width, height) VALUES (?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT },
};
static const struct db_statement detach = {
	.id = "knowledge.detach",
	.writes = true,
	.sql = "DELETE FROM article_file WHERE article_id = ? AND file_id = ?",
	.params = { DB_INT, DB_INT },
};

enum result knowledge_db_attached(
    struct ctx *ctx, int64_t article_id, const void *public_id, struct knowledge_attached *found)
{
	return db_one(
	    ctx->db, &attached, DB_ARGS(db_bytes(public_id, 16), db_int(article_id)), found);
}

enum result knowledge_db_attach(
    struct ctx *ctx, int64_t article_id, int64_t file_id, int64_t width, int64_t height)
{
	return db_exec(ctx->db, &attach,
	    DB_ARGS(db_int(article_id), db_int(file_id), db_ref(width), db_ref(height)), NULL,
	    NULL);
}

enum result knowledge_db_detach(struct ctx *ctx, int64_t article_id, int64_t file_id)
{
	return db_exec(ctx->db, &detach, DB_ARGS(db_int(article_id), db_int(file_id)), NULL, NULL);
}

const struct db_statement *const knowledge_file_statements[] = { &attached, &attach, &detach,
	NULL };
