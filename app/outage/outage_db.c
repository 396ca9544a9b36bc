/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of outages, their updates and the services they touch. Following by mail is in
 * outage_follow_db.c and outage_mail_db.c. */
#include "outage_db.h"

#include "outage_days.h"

#define COLUMN(type, member, kind) DB_COLUMN(struct type, member, kind)
#define SERVICES(what, name)                                                 \
	"COALESCE((SELECT GROUP_CONCAT(s." what " ORDER BY s.position, s.id" \
	" SEPARATOR ', ') FROM outage_service os JOIN service s"             \
	" ON s.id = os.service_id WHERE os.outage_id = o.id), '') AS " name
#define ITS_SERVICES                  \
	SERVICES("id", "service_ids") \
	", " SERVICES("name_nl", "services_nl") ", " SERVICES("name_en", "services_en")
#define OUTAGE_SELECT                                                          \
	"SELECT o.id, o.kind, o.state, o.impact, o.version, o.major_incident," \
	" o.title_nl, o.title_en, o.started_at, o.ended_at,"                   \
	" o.planned_from, o.planned_until, o.next_update_at,"                  \
	" o.cause_nl, o.cause_en, o.lead_id, l.name AS lead_name,"             \
	" o.created_at, o.updated_at, " ITS_SERVICES                           \
	", u.id AS update_id, u.created_at AS update_at, u.body_nl, u.body_en" \
	" FROM outage o LEFT JOIN user l ON l.id = o.lead_id"                  \
	" LEFT JOIN outage_update u ON u.id ="                                 \
	" (SELECT MAX(n.id) FROM outage_update n WHERE n.outage_id = o.id)"

static const struct db_column outage_columns[] = {
	COLUMN(outage, id, DB_INT),
	COLUMN(outage, kind, DB_INT),
	COLUMN(outage, state, DB_INT),
	COLUMN(outage, impact, DB_INT),
	COLUMN(outage, version, DB_INT),
	COLUMN(outage, major_incident, DB_BOOL),
	COLUMN(outage, title_nl, DB_TEXT),
	COLUMN(outage, title_en, DB_TEXT),
	COLUMN(outage, started_at, DB_TIME),
	COLUMN(outage, ended_at, DB_TIME),
	COLUMN(outage, planned_from, DB_TIME),
	COLUMN(outage, planned_until, DB_TIME),
	COLUMN(outage, next_update_at, DB_TIME),
	COLUMN(outage, cause_nl, DB_TEXT),
	COLUMN(outage, cause_en, DB_TEXT),
	COLUMN(outage, lead_id, DB_INT),
	COLUMN(outage, lead_name, DB_TEXT),
	COLUMN(outage, created_at, DB_TIME),
	COLUMN(outage, updated_at, DB_TIME),
	COLUMN(outage, service_ids, DB_TEXT),
	COLUMN(outage, services_nl, DB_TEXT),
	COLUMN(outage, services_en, DB_TEXT),
	COLUMN(outage, update_id, DB_INT),
	COLUMN(outage, update_at, DB_TIME),
	COLUMN(outage, body_nl, DB_TEXT),
	COLUMN(outage, body_en, DB_TEXT),
	{ 0 },
};
#define OUTAGE_ROWS .columns = outage_columns, .row_size = sizeof(struct outage)

static const struct db_statement find = {
	.id = "outage.find",
	.sql = OUTAGE_SELECT " WHERE o.id = ?",
	.params = { DB_INT },
	OUTAGE_ROWS,
};
static const struct db_statement open_ones = {
	.id = "outage.open",
	OUTAGE_ROWS,
	.sql = OUTAGE_SELECT " WHERE o.ended_at IS NULL"
			     " ORDER BY o.started_at IS NULL, o.impact DESC, "
			     "COALESCE(o.started_at, o.planned_from), o.id LIMIT 100",
};
static const struct db_statement ended = {
	.id = "outage.ended",
	.params = { DB_TIME, DB_TIME },
	OUTAGE_ROWS,
	.sql = OUTAGE_SELECT
	" WHERE o.ended_at >= ? AND o.ended_at < ? ORDER BY o.ended_at DESC, o.id DESC LIMIT 100",
};
static const struct db_statement recent = {
	.id = "outage.recent",
	.sql = OUTAGE_SELECT " ORDER BY o.id DESC LIMIT ?",
	.params = { DB_INT },
	OUTAGE_ROWS,
};
static const struct db_statement for_service = {
	.id = "outage.for_service",
	.params = { DB_INT },
	OUTAGE_ROWS,
	.sql = OUTAGE_SELECT
	" WHERE o.ended_at IS NULL AND o.started_at IS NOT NULL"
	" AND EXISTS (SELECT 1 FROM outage_service t WHERE t.outage_id = o.id AND t.service_id = ?)"
	" ORDER BY o.impact DESC, o.id DESC LIMIT 1",
};

static const struct db_column service_columns[] = {
	COLUMN(outage_service, id, DB_INT),
	COLUMN(outage_service, position, DB_INT),
	COLUMN(outage_service, version, DB_INT),
	COLUMN(outage_service, code, DB_TEXT),
	COLUMN(outage_service, name_nl, DB_TEXT),
	COLUMN(outage_service, name_en, DB_TEXT),
	COLUMN(outage_service, impact, DB_INT),
	COLUMN(outage_service, created_at, DB_TIME),
	{ 0 },
};
static const struct db_statement services = {
	.id = "outage.services",
	.columns = service_columns,
	.row_size = sizeof(struct outage_service),
	.sql = "SELECT s.id, s.position, s.version, s.code, s.name_nl, s.name_en,"
	       " CAST(COALESCE((SELECT MAX(o.impact) FROM outage o JOIN outage_service os ON "
	       "os.outage_id = o.id"
	       " WHERE o.ended_at IS NULL AND o.started_at IS NOT NULL AND os.service_id = s.id), "
	       "0) AS INTEGER) AS impact, s.created_at"
	       " FROM service s ORDER BY s.position, s.id LIMIT 100",
};

static const struct db_column touched_columns[] = {
	COLUMN(outage_touched, service_id, DB_INT),
	COLUMN(outage_touched, changed_at, DB_TIME),
	{ 0 },
};
static const struct db_statement touched = {
	.id = "outage.touched",
	.columns = touched_columns,
	.row_size = sizeof(struct outage_touched),
	.sql = "SELECT os.service_id, MAX(o.updated_at) AS changed_at FROM outage_service os"
	       " JOIN outage o ON o.id = os.outage_id GROUP BY os.service_id LIMIT 100",
};

static const struct db_column update_columns[] = {
	COLUMN(outage_update, id, DB_INT),
	COLUMN(outage_update, outage_id, DB_INT),
	COLUMN(outage_update, state, DB_INT),
	COLUMN(outage_update, author_id, DB_INT),
	COLUMN(outage_update, created_at, DB_TIME),
	COLUMN(outage_update, author_name, DB_TEXT),
	COLUMN(outage_update, body_nl, DB_TEXT),
	COLUMN(outage_update, body_en, DB_TEXT),
	{ 0 },
};
#define UPDATE_SELECT                                                                           \
	"SELECT u.id, u.outage_id, u.state, u.author_id, u.created_at, a.name AS author_name, " \
	"u.body_nl, u.body_en"                                                                  \
	" FROM outage_update u LEFT JOIN user a ON a.id = u.author_id"
#define UPDATE_ROWS .columns = update_columns, .row_size = sizeof(struct outage_update)

static const struct db_statement updates = {
	.id = "outage.updates",
	.params = { DB_INT },
	UPDATE_ROWS,
	.sql = UPDATE_SELECT " WHERE u.outage_id = ? ORDER BY u.id DESC LIMIT 200",
};
static const struct db_statement updates_open = {
	.id = "outage.updates_open",
	UPDATE_ROWS,
	.sql = UPDATE_SELECT " JOIN outage o ON o.id = u.outage_id WHERE o.ended_at IS NULL"
			     " ORDER BY u.outage_id, u.id DESC LIMIT 1000",
};

static const struct db_column span_columns[] = {
	COLUMN(outage_span, service_id, DB_INT),
	COLUMN(outage_span, impact, DB_INT),
	COLUMN(outage_span, started_at, DB_TIME),
	COLUMN(outage_span, ended_at, DB_TIME),
	{ 0 },
};
/* Two ranges of one index rather than an OR over the whole table. The LIMIT is OUTAGE_SPANS_MAX. */
static const struct db_statement spans = {
	.id = "outage.spans",
	.params = { DB_TIME },
	.columns = span_columns,
	.row_size = sizeof(struct outage_span),
	.sql = "(SELECT os.service_id, o.impact, o.started_at, o.ended_at FROM outage o JOIN "
	       "outage_service os ON os.outage_id = o.id"
	       " WHERE o.ended_at IS NULL AND o.started_at IS NOT NULL)"
	       " UNION ALL (SELECT os.service_id, o.impact, o.started_at, o.ended_at FROM outage o "
	       "JOIN outage_service os ON os.outage_id = o.id"
	       " WHERE o.ended_at > ? AND o.started_at IS NOT NULL) LIMIT 2000",
};
static const struct db_statement due = {
	.id = "outage.due",
	.params = { DB_TIME, DB_TIME },
	OUTAGE_ROWS,
	.sql = OUTAGE_SELECT " WHERE o.ended_at IS NULL AND o.kind = 2"
			     " AND ((o.state = 5 AND o.planned_from <= ?) OR (o.state = 6 AND "
			     "o.planned_until <= ?)) ORDER BY o.id LIMIT 20",
};

/* ---- writing ---- */

static const struct db_statement add = {
	.id = "outage.add",
	.writes = true,
	.sql = "INSERT INTO outage (kind, state, impact, major_incident, title_nl, title_en, "
	       "started_at, planned_from, planned_until,"
	       " next_update_at, lead_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
	       "?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_BOOL, DB_TEXT, DB_TEXT, DB_TIME, DB_TIME, DB_TIME,
	    DB_TIME, DB_INT, DB_TIME, DB_TIME },
};
static const struct db_statement save = {
	.id = "outage.save",
	.writes = true,
	.sql = "UPDATE outage SET state = ?, impact = ?, major_incident = ?, title_nl = ?, "
	       "title_en = ?, started_at = ?, ended_at = ?,"
	       " planned_from = ?, planned_until = ?, next_update_at = ?, cause_nl = ?, cause_en = "
	       "?, lead_id = ?, updated_at = ?,"
	       " version = version + 1 WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_BOOL, DB_TEXT, DB_TEXT, DB_TIME, DB_TIME, DB_TIME, DB_TIME,
	    DB_TIME, DB_TEXT, DB_TEXT, DB_INT, DB_TIME, DB_INT, DB_INT },
};
static const struct db_statement clear_services = {
	.id = "outage.clear_services",
	.writes = true,
	.sql = "DELETE FROM outage_service WHERE outage_id = ?",
	.params = { DB_INT },
};
static const struct db_statement add_service = {
	.id = "outage.add_service",
	.writes = true,
	.sql = "INSERT INTO outage_service (outage_id, service_id) VALUES (?, ?)",
	.params = { DB_INT, DB_INT },
};
static const struct db_statement add_update = {
	.id = "outage.add_update",
	.writes = true,
	.sql = "INSERT INTO outage_update (outage_id, state, body_nl, body_en, author_id, "
	       "created_at) VALUES (?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_TEXT, DB_TEXT, DB_INT, DB_TIME },
};
static const struct db_statement service_add = {
	.id = "outage.service_add",
	.writes = true,
	.sql = "INSERT INTO service (code, name_nl, name_en, position, created_at) VALUES (?, ?, "
	       "?, ?, ?)",
	.params = { DB_TEXT, DB_TEXT, DB_TEXT, DB_INT, DB_TIME },
};
static const struct db_statement service_save = {
	.id = "outage.service_save",
	.writes = true,
	.sql = "UPDATE service SET name_nl = ?, name_en = ?, position = ?, version = version + 1 "
	       "WHERE id = ? AND version = ?",
	.params = { DB_TEXT, DB_TEXT, DB_INT, DB_INT, DB_INT },
};

static const struct db_column id_columns[] = { COLUMN(outage_id_row, id, DB_INT), { 0 } };
static const struct db_statement after = {
	.id = "outage.after",
	.sql = "SELECT id FROM outage WHERE id > ? ORDER BY id LIMIT 100",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct outage_id_row),
};

const struct db_statement *const outage_statements[] = {
	&find,
	&open_ones,
	&ended,
	&recent,
	&for_service,
	&services,
	&touched,
	&updates,
	&updates_open,
	&spans,
	&due,
	&after,
	&add,
	&save,
	&clear_services,
	&add_service,
	&add_update,
	&service_add,
	&service_save,
	NULL,
};

enum result outage_db_find(struct ctx *ctx, int64_t id, struct outage *outage)
{
	return db_one(ctx->db, &find, DB_ARGS(db_int(id)), outage);
}

enum result outage_db_open(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &open_ones, DB_NONE, rows);
}

enum result outage_db_ended(struct ctx *ctx, int64_t from, int64_t until, struct db_rows *rows)
{
	return db_each(ctx->db, &ended, DB_ARGS(db_time(from), db_time(until)), rows);
}

enum result outage_db_open_kept(struct ctx *ctx, struct db_rows *rows)
{
	return db_each_kept(ctx->db, &open_ones, DB_NONE, rows);
}

enum result outage_db_ended_kept(struct ctx *ctx, int64_t from, int64_t until, struct db_rows *rows)
{
	return db_each_kept(ctx->db, &ended, DB_ARGS(db_time(from), db_time(until)), rows);
}

enum result outage_db_recent(struct ctx *ctx, int64_t limit, struct db_rows *rows)
{
	return db_each(ctx->db, &recent, DB_ARGS(db_int(limit)), rows);
}

enum result outage_db_for_service(struct ctx *ctx, int64_t service_id, struct outage *outage)
{
	return db_one(ctx->db, &for_service, DB_ARGS(db_int(service_id)), outage);
}

enum result outage_db_services(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &services, DB_NONE, rows);
}

enum result outage_db_services_kept(struct ctx *ctx, struct db_rows *rows)
{
	return ctx_each_public(ctx, &services, DB_NONE, rows);
}

enum result outage_db_touched(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &touched, DB_NONE, rows);
}

enum result outage_db_updates(struct ctx *ctx, int64_t outage_id, struct db_rows *rows)
{
	return db_each(ctx->db, &updates, DB_ARGS(db_int(outage_id)), rows);
}

enum result outage_db_updates_open(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &updates_open, DB_NONE, rows);
}

enum result outage_db_spans(struct ctx *ctx, int64_t from, struct db_rows *rows)
{
	return db_each(ctx->db, &spans, DB_ARGS(db_time(from)), rows);
}

enum result outage_db_due(struct ctx *ctx, struct db_rows *rows)
{
	return db_each(ctx->db, &due, DB_ARGS(db_time(ctx->now), db_time(ctx->now)), rows);
}

enum result outage_db_add(struct ctx *ctx, struct outage *o)
{
	return db_exec(ctx->db, &add,
	    DB_ARGS(db_int(o->kind), db_int(o->state), db_int(o->impact),
		db_bool(o->major_incident), db_text(o->title_nl), db_text(o->title_en),
		db_time(o->started_at), db_time(o->planned_from), db_time(o->planned_until),
		db_time(o->next_update_at), db_ref(o->lead_id), db_time(ctx->now),
		db_time(ctx->now)),
	    NULL, &o->id);
}

enum result outage_db_save(struct ctx *ctx, const struct outage *o)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &save,
	    DB_ARGS(db_int(o->state), db_int(o->impact), db_bool(o->major_incident),
		db_text(o->title_nl), db_text(o->title_en), db_time(o->started_at),
		db_time(o->ended_at), db_time(o->planned_from), db_time(o->planned_until),
		db_time(o->next_update_at), db_text(o->cause_nl), db_text(o->cause_en),
		db_ref(o->lead_id), db_time(ctx->now), db_int(o->id), db_int(o->version)),
	    &affected, NULL);

	if (res == RES_OK && affected == 0)
		return ctx_fail(ctx, RES_CONFLICT, "outage %lld moved past version %lld",
		    (long long)o->id, (long long)o->version);
	return res;
}

enum result outage_db_set_services(
    struct ctx *ctx, int64_t outage_id, const int64_t *ids, size_t count)
{
	enum result res = db_exec(ctx->db, &clear_services, DB_ARGS(db_int(outage_id)), NULL, NULL);

	for (size_t i = 0; i < count && res == RES_OK; i++) {
		res = db_exec(
		    ctx->db, &add_service, DB_ARGS(db_int(outage_id), db_int(ids[i])), NULL, NULL);
		if (res == RES_CONFLICT)
			return ctx_fail(ctx, RES_INVALID, "service %lld is unknown or named twice",
			    (long long)ids[i]);
	}
	return res;
}

enum result outage_db_add_update(struct ctx *ctx, int64_t outage_id, enum outage_state state,
    const char *nl, const char *en, int64_t *id)
{
	return db_exec(ctx->db, &add_update,
	    DB_ARGS(db_int(outage_id), db_int(state), db_text(nl), db_text(en),
		db_ref(ctx->viewer.id), db_time(ctx->now)),
	    NULL, id);
}

enum result outage_db_after(struct ctx *ctx, int64_t last, struct db_rows *rows)
{
	return db_each(ctx->db, &after, DB_ARGS(db_int(last)), rows);
}

enum result outage_db_service_add(struct ctx *ctx, const struct outage_service *s)
{
	return db_exec(ctx->db, &service_add,
	    DB_ARGS(db_text(s->code), db_text(s->name_nl), db_text(s->name_en), db_int(s->position),
		db_time(ctx->now)),
	    NULL, NULL);
}

enum result outage_db_service_save(struct ctx *ctx, const struct outage_service *s)
{
	int64_t affected = 0;
	enum result res = db_exec(ctx->db, &service_save,
	    DB_ARGS(db_text(s->name_nl), db_text(s->name_en), db_int(s->position), db_int(s->id),
		db_int(s->version)),
	    &affected, NULL);

	if (res == RES_OK && affected == 0)
		return ctx_fail(ctx, RES_CONFLICT, "service %lld moved past version %lld",
		    (long long)s->id, (long long)s->version);
	return res;
}
