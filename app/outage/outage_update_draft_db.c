/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of drafts of updates; one row an outage at most. */
#include "outage_update_draft_db.h"

#define AT(member) offsetof(struct outage_update_draft, member)

static const struct db_column columns[] = {
	{ "version", DB_INT, AT(version) },
	{ "state", DB_INT, AT(state) },
	{ "impact", DB_INT, AT(impact) },
	{ "services", DB_TEXT, AT(service_ids) },
	{ "title_nl", DB_TEXT, AT(title_nl) },
	{ "title_en", DB_TEXT, AT(title_en) },
	{ "body_nl", DB_TEXT, AT(body_nl) },
	{ "body_en", DB_TEXT, AT(body_en) },
	{ "next_minutes", DB_INT, AT(next_minutes) },
	{ "planned_from", DB_TIME, AT(planned_from) },
	{ "planned_until", DB_TIME, AT(planned_until) },
	{ "lead_id", DB_INT, AT(lead_id) },
	{ "mail", DB_INT, AT(mail) },
	{ "saved_at", DB_TIME, AT(saved_at) },
	{ "author_name", DB_TEXT, AT(author_name) },
	{ 0 },
};
static const struct db_statement find = {
	.id = "outage_update_draft.find",
	.sql = "SELECT d.version, d.state, d.impact, d.services, d.title_nl, d.title_en, "
	       "d.body_nl, d.body_en, d.next_minutes, d.planned_from, d.planned_until, d.lead_id, "
	       "d.mail, d.saved_at, u.name AS author_name FROM outage_update_draft d"
	       " JOIN user u ON u.id = d.author_id WHERE d.outage_id = ?",
	.params = { DB_INT },
	.columns = columns,
	.row_size = sizeof(struct outage_update_draft),
};
static const struct db_statement add = {
	.id = "outage_update_draft.add",
	.sql = "INSERT INTO outage_update_draft (outage_id, state, impact, services, title_nl, "
	       "title_en, body_nl, body_en, next_minutes, planned_from, planned_until, lead_id, "
	       "mail, author_id, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_INT,
	    DB_TIME, DB_TIME, DB_INT, DB_INT, DB_INT, DB_TIME },
	.writes = true,
};
static const struct db_statement save = {
	.id = "outage_update_draft.save",
	.sql = "UPDATE outage_update_draft SET state = ?, impact = ?, services = ?, title_nl = ?, "
	       "title_en = ?, body_nl = ?, body_en = ?, next_minutes = ?, planned_from = ?, "
	       "planned_until = ?, lead_id = ?, mail = ?, author_id = ?, saved_at = ?, version = "
	       "version + 1 WHERE outage_id = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_TEXT, DB_INT, DB_TIME,
	    DB_TIME, DB_INT, DB_INT, DB_INT, DB_TIME, DB_INT, DB_INT },
	.writes = true,
};
static const struct db_statement remove_draft = {
	.id = "outage_update_draft.remove",
	.sql = "DELETE FROM outage_update_draft WHERE outage_id = ? AND (? = 0 OR version = ?)",
	.params = { DB_INT, DB_INT, DB_INT },
	.writes = true,
};

const struct db_statement *const outage_update_draft_statements[] = { &find, &add, &save,
	&remove_draft, NULL };

enum result outage_update_draft_db_find(
    struct ctx *ctx, int64_t outage_id, struct outage_update_draft *draft)
{
	return db_one(ctx->db, &find, DB_ARGS(db_int(outage_id)), draft);
}

enum result outage_update_draft_db_add(
    struct ctx *ctx, int64_t outage_id, const struct outage_update_draft *d)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_int(outage_id), db_int(d->state), db_int(d->impact), db_text(d->service_ids),
		db_text(d->title_nl), db_text(d->title_en), db_text(d->body_nl),
		db_text(d->body_en), db_int(d->next_minutes), db_time(d->planned_from),
		db_time(d->planned_until), db_ref(d->lead_id), db_int(d->mail),
		db_int(ctx->viewer.id), db_time(ctx->now)),
	    NULL, NULL);
}

enum result outage_update_draft_db_save(
    struct ctx *ctx, int64_t outage_id, const struct outage_update_draft *d)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &save,
	    DB_ARGS(db_int(d->state), db_int(d->impact), db_text(d->service_ids),
		db_text(d->title_nl), db_text(d->title_en), db_text(d->body_nl),
		db_text(d->body_en), db_int(d->next_minutes), db_time(d->planned_from),
		db_time(d->planned_until), db_ref(d->lead_id), db_int(d->mail),
		db_int(ctx->viewer.id), db_time(ctx->now), db_int(outage_id), db_int(d->version)),
	    &affected, NULL);

	if (res != RES_OK || affected == 1)
		return res;
	return ctx_fail(ctx, RES_CONFLICT, "the draft of outage %lld moved on from version %lld",
	    (long long)outage_id, (long long)d->version);
}

enum result outage_update_draft_db_remove(struct ctx *ctx, int64_t outage_id, int64_t version)
{
	return db_exec(ctx->db, &remove_draft,
	    DB_ARGS(db_int(outage_id), db_int(version), db_int(version)), NULL, NULL);
}
