/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of links in articles: what stands in each text, what became of it, what is due. */
#include "knowledge_links_db.h"

#include <string.h>

/* ---- lists ---- */

#define AT(member) offsetof(struct knowledge_link, member)
static const struct db_column link_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "article_id", DB_INT, AT(article_id) },
	{ "language", DB_TEXT, AT(language) },
	{ "title", DB_TEXT, AT(title) },
	{ "address", DB_TEXT, AT(address) },
	{ "reason", DB_INT, AT(reason) },
	{ "answer", DB_INT, AT(answer) },
	{ "checked_at", DB_TIME, AT(checked_at) },
	{ "broken_since", DB_TIME, AT(broken_since) },
	{ 0 },
};
#define SELECT_LINK(index)                                                                  \
	"SELECT l.id, l.article_id, l.language, v.title, l.address, l.reason, l.answer, "   \
	"l.checked_at, l.broken_since FROM article_link l FORCE INDEX (" index ") JOIN "    \
	"article_text t ON t.article_id = l.article_id AND t.language = l.language JOIN "   \
	"article_version v ON v.article_id = l.article_id AND v.language = l.language AND " \
	"v.number = t.newest_version"
static const struct db_statement broken = {
	.id = "knowledge.links_broken",
	.sql = SELECT_LINK(
	    "article_link_state") " WHERE l.state = 4 AND l.id < ? ORDER BY l.id DESC LIMIT 51",
	.params = { DB_INT },
	.columns = link_columns,
	.row_size = sizeof(struct knowledge_link),
};
static const struct db_statement of_article = {
	.id = "knowledge.links_of",
	.sql = SELECT_LINK(
	    "article_link_text") " WHERE l.article_id = ? AND l.state = 4 ORDER BY l.id LIMIT 50",
	.params = { DB_INT },
	.columns = link_columns,
	.row_size = sizeof(struct knowledge_link),
};

enum result knowledge_db_links_broken(struct ctx *ctx, int64_t before, struct db_rows *rows)
{
	return db_each(ctx->db, &broken, DB_ARGS(db_int(before == 0 ? INT64_MAX : before)), rows);
}

enum result knowledge_db_links_of(struct ctx *ctx, int64_t article_id, struct db_rows *rows)
{
	return db_each(ctx->db, &of_article, DB_ARGS(db_int(article_id)), rows);
}

/* ---- texts ---- */

static const struct db_column text_columns[] = {
	{ "article_id", DB_INT, offsetof(struct links_text, article_id) },
	{ "visibility", DB_INT, offsetof(struct links_text, visibility) },
	{ "organisation_id", DB_INT, offsetof(struct links_text, organisation_id) },
	{ "language", DB_TEXT, offsetof(struct links_text, language) },
	{ "body", DB_TEXT, offsetof(struct links_text, body) },
	{ 0 },
};
#define SELECT_TEXT                                                                            \
	"SELECT t.article_id, a.visibility, a.organisation_id, t.language, v.body FROM "       \
	"article_text t JOIN article a ON a.id = t.article_id LEFT JOIN article_version v ON " \
	"v.article_id = t.article_id AND v.language = t.language AND t.live_at <= ? AND "      \
	"v.number = IF(t.next_at <= ?, t.next_version, t.live_version)"
static const struct db_statement due = {
	.id = "knowledge.links_due",
	.writes = true,
	.sql = SELECT_TEXT " WHERE t.links_at <= ? ORDER BY t.links_at LIMIT 50",
	.params = { DB_TIME, DB_TIME, DB_TIME },
	.columns = text_columns,
	.row_size = sizeof(struct links_text),
};
static const struct db_statement texts = {
	.id = "knowledge.links_texts",
	.writes = true,
	.sql = SELECT_TEXT " WHERE t.article_id = ?",
	.params = { DB_TIME, DB_TIME, DB_INT },
	.columns = text_columns,
	.row_size = sizeof(struct links_text),
};
static const struct db_statement to_article = {
	.id = "knowledge.links_to",
	.writes = true,
	.sql = "UPDATE article_link l JOIN article_text t ON t.article_id = l.article_id AND "
	       "t.language = l.language SET t.links_at = LEAST(t.links_at, ?) WHERE l.target_id = "
	       "?",
	.params = { DB_TIME, DB_INT },
};
/* Sooner when this text, or an article that it leads to, is planned: from that moment on readers
 * get something else. The parameters are the present and the latest moment. */
static const struct db_statement done = {
	.id = "knowledge.links_done",
	.writes = true,
	.sql = "UPDATE article_text t JOIN (SELECT CAST(? AS DATETIME) AS now, CAST(? AS DATETIME)"
	       " AS latest) n LEFT JOIN (SELECT "
	       "MIN(p.live_at) AS at FROM article_link l JOIN article_text p ON p.article_id = "
	       "l.target_id WHERE l.article_id = ? AND l.language = ? AND p.live_at > ?) f ON TRUE "
	       "SET t.links_at = LEAST(n.latest, COALESCE(f.at, n.latest),"
	       " IF(t.live_at > n.now, t.live_at, n.latest),"
	       " IF(t.next_at > n.now, t.next_at, n.latest))"
	       " WHERE t.article_id = ? AND t.language = ?",
	.params = { DB_TIME, DB_TIME, DB_INT, DB_TEXT, DB_TIME, DB_INT, DB_TEXT },
};

enum result knowledge_db_links_due(struct ctx *ctx, struct db_rows *rows)
{
	struct db_value now = db_time(ctx->now);

	return db_each(ctx->db, &due, DB_ARGS(now, now, now), rows);
}

enum result knowledge_db_links_texts(struct ctx *ctx, int64_t article_id, struct db_rows *rows)
{
	struct db_value now = db_time(ctx->now);

	return db_each(ctx->db, &texts, DB_ARGS(now, now, db_int(article_id)), rows);
}

enum result knowledge_db_links_to(struct ctx *ctx, int64_t article_id)
{
	return db_exec(
	    ctx->db, &to_article, DB_ARGS(db_time(ctx->now), db_int(article_id)), NULL, NULL);
}

enum result knowledge_db_links_done(struct ctx *ctx, const struct links_text *text, int64_t latest)
{
	struct db_value now = db_time(ctx->now), id = db_int(text->article_id),
			language = db_text(text->language);

	return db_exec(ctx->db, &done,
	    DB_ARGS(now, db_time(latest), id, language, now, id, language), NULL, NULL);
}

/* ---- what stands in one ---- */

static const struct db_statement stored = {
	.id = "knowledge.links_stored",
	.writes = true,
	.sql = "SELECT id, look_at IS NOT NULL AS elsewhere, address FROM article_link WHERE "
	       "article_id = ? AND language = ?",
	.params = { DB_INT, DB_TEXT },
	.columns = (const struct db_column[]){ { "id", DB_INT, offsetof(struct links_stored, id) },
	    { "elsewhere", DB_BOOL, offsetof(struct links_stored, elsewhere) },
	    { "address", DB_TEXT, offsetof(struct links_stored, address) }, { 0 } },
	.row_size = sizeof(struct links_stored),
};
static const struct db_statement put = {
	.id = "knowledge.links_put",
	.writes = true,
	.sql = "INSERT INTO article_link (article_id, language, address, address_hash, target_id, "
	       "state, reason, checked_at, broken_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
	       "DUPLICATE KEY UPDATE target_id = VALUES(target_id), state = VALUES(state), reason "
	       "= VALUES(reason), checked_at = VALUES(checked_at), broken_since = "
	       "IF(VALUES(state) = 4, COALESCE(broken_since, VALUES(broken_since)), NULL), answer "
	       "= 0, failures = 0, look_at = NULL",
	.params = { DB_INT, DB_TEXT, DB_TEXT, DB_HASH, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME },
};
static const struct db_statement put_outside = {
	.id = "knowledge.links_put_outside",
	.writes = true,
	.sql = "INSERT INTO article_link (article_id, language, address, address_hash, state, "
	       "look_at) VALUES (?, ?, ?, ?, 1, ?) ON DUPLICATE KEY UPDATE look_at = "
	       "COALESCE(look_at, VALUES(look_at))",
	.params = { DB_INT, DB_TEXT, DB_TEXT, DB_HASH, DB_TIME },
};
static const struct db_statement take_out = {
	.id = "knowledge.links_remove",
	.writes = true,
	.sql = "DELETE FROM article_link WHERE id = ?",
	.params = { DB_INT },
};
static const struct db_statement hurry = {
	.id = "knowledge.links_hurry",
	.writes = true,
	.sql = "UPDATE article_link SET look_at = ? WHERE article_id = ? AND look_at IS NOT NULL",
	.params = { DB_TIME, DB_INT },
};

static struct hash hash_of(const char *address)
{
	struct hash hash;

	crypt_sha256(address, strlen(address), &hash);
	return hash;
}

enum result knowledge_db_links_stored(
    struct ctx *ctx, const struct links_text *text, struct db_rows *rows)
{
	return db_each(
	    ctx->db, &stored, DB_ARGS(db_int(text->article_id), db_text(text->language)), rows);
}

enum result knowledge_db_links_put(struct ctx *ctx, const struct links_text *text,
    const char *address, int64_t target_id, enum link_reason reason)
{
	enum link_state state = reason == LINK_FINE ? LINK_WORKS : LINK_BROKEN;
	struct hash hash = hash_of(address);

	return db_exec(ctx->db, &put,
	    DB_ARGS(db_int(text->article_id), db_text(text->language), db_text(address),
		db_hash(&hash), db_ref(target_id), db_int(state), db_int(reason), db_time(ctx->now),
		db_time(state == LINK_BROKEN ? ctx->now : 0)),
	    NULL, NULL);
}

enum result knowledge_db_links_put_outside(
    struct ctx *ctx, const struct links_text *text, const char *address)
{
	struct hash hash = hash_of(address);

	return db_exec(ctx->db, &put_outside,
	    DB_ARGS(db_int(text->article_id), db_text(text->language), db_text(address),
		db_hash(&hash), db_time(ctx->now)),
	    NULL, NULL);
}

enum result knowledge_db_links_remove(struct ctx *ctx, int64_t id)
{
	return db_exec(ctx->db, &take_out, DB_ARGS(db_int(id)), NULL, NULL);
}

enum result knowledge_db_links_hurry(struct ctx *ctx, int64_t article_id)
{
	return db_exec(ctx->db, &hurry, DB_ARGS(db_time(ctx->now), db_int(article_id)), NULL, NULL);
}

/* ---- elsewhere ---- */

static const struct db_statement next = {
	.id = "knowledge.links_next",
	.writes = true,
	.sql = "SELECT failures, address FROM article_link WHERE look_at <= ? ORDER BY look_at "
	       "LIMIT 1",
	.params = { DB_TIME },
	.columns = (const struct db_column[]){ { "failures", DB_INT,
						   offsetof(struct links_outside, failures) },
	    { "address", DB_TEXT, offsetof(struct links_outside, address) }, { 0 } },
	.row_size = sizeof(struct links_outside),
};
static const struct db_statement found = {
	.id = "knowledge.links_found",
	.writes = true,
	.sql = "UPDATE article_link SET state = ?, reason = ?, answer = ?, failures = ?, "
	       "checked_at = ?, broken_since = IF(state = 4, COALESCE(broken_since, ?), NULL), "
	       "look_at = ? WHERE address_hash = ? AND look_at IS NOT NULL",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_TIME, DB_TIME, DB_TIME, DB_HASH },
};

enum result knowledge_db_links_next(struct ctx *ctx, struct links_outside *to)
{
	return db_one(ctx->db, &next, DB_ARGS(db_time(ctx->now)), to);
}

enum result knowledge_db_links_found(
    struct ctx *ctx, const char *address, const struct links_found *f)
{
	struct hash hash = hash_of(address);

	return db_exec(ctx->db, &found,
	    DB_ARGS(db_int(f->state), db_int(f->reason), db_int(f->answer), db_int(f->failures),
		db_time(ctx->now), db_time(ctx->now), db_time(f->look_at), db_hash(&hash)),
	    NULL, NULL);
}

const struct db_statement *const knowledge_links_statements[] = { &broken, &of_article, &due,
	&texts, &to_article, &done, &stored, &put, &put_outside, &take_out, &hurry, &next, &found,
	NULL };
