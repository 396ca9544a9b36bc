/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of one ticket: finding, saving, its messages, events and files. Lists are in
 * ticket_list_db.c. */
#include "ticket_db.h"

#define AT(member) offsetof(struct ticket, member)

#define TICKET_SELECT                                                                           \
	"SELECT t.id, t.organisation_id, t.requester_id, t.assignee_id, t.type_id, t.status, "  \
	"t.priority, t.source,"                                                                 \
	" t.version, t.follows_id, t.subject, t.created_at, t.updated_at, t.touched_at, "       \
	"t.waiting_since, t.first_response_at,"                                                 \
	" t.response_due_at, t.resolution_due_at, t.expected_at, t.expected_before, "           \
	"t.resolved_at, t.closed_at,"                                                           \
	" r.name AS requester_name, r.email AS requester_email, r.phone AS requester_phone, "   \
	"o.name AS organisation_name,"                                                          \
	" r.language AS requester_language, r.status AS requester_status, "                     \
	"a.name AS assignee_name, x.outage_id"                                                  \
	" FROM ticket t JOIN user r ON r.id = t.requester_id JOIN organisation o ON o.id = "    \
	"t.organisation_id"                                                                     \
	" LEFT JOIN user a ON a.id = t.assignee_id LEFT JOIN outage_ticket x ON x.ticket_id = " \
	"t.id"

static const struct db_column ticket_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "organisation_id", DB_INT, AT(organisation_id) },
	{ "requester_id", DB_INT, AT(requester_id) },
	{ "assignee_id", DB_INT, AT(assignee_id) },
	{ "type_id", DB_INT, AT(type_id) },
	{ "status", DB_INT, AT(status) },
	{ "priority", DB_INT, AT(priority) },
	{ "source", DB_INT, AT(source) },
	{ "version", DB_INT, AT(version) },
	{ "follows_id", DB_INT, AT(follows_id) },
	{ "subject", DB_TEXT, AT(subject) },
	{ "created_at", DB_TIME, AT(created_at) },
	{ "updated_at", DB_TIME, AT(updated_at) },
	{ "touched_at", DB_TIME, AT(touched_at) },
	{ "waiting_since", DB_TIME, AT(waiting_since) },
	{ "first_response_at", DB_TIME, AT(first_response_at) },
	{ "response_due_at", DB_TIME, AT(response_due_at) },
	{ "resolution_due_at", DB_TIME, AT(resolution_due_at) },
	{ "expected_at", DB_TIME, AT(expected_at) },
	{ "expected_before", DB_TIME, AT(expected_before) },
	{ "resolved_at", DB_TIME, AT(resolved_at) },
	{ "closed_at", DB_TIME, AT(closed_at) },
	{ "requester_name", DB_TEXT, AT(requester_name) },
	{ "requester_email", DB_TEXT, AT(requester_email) },
	{ "requester_phone", DB_TEXT, AT(requester_phone) },
	{ "organisation_name", DB_TEXT, AT(organisation_name) },
	{ "requester_language", DB_TEXT, AT(requester_language) },
	{ "requester_status", DB_INT, AT(requester_status) },
	{ "assignee_name", DB_TEXT, AT(assignee_name) },
	{ "outage_id", DB_INT, AT(outage_id) },
	{ 0 },
};

static const struct db_statement find_for_customer = {
	.id = "ticket.find_for_customer",
	.sql = TICKET_SELECT
	" WHERE t.id = ? AND t.organisation_id = ? AND (t.requester_id = ? OR ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_BOOL },
	.columns = ticket_columns,
	.row_size = sizeof(struct ticket),
};
static const struct db_statement find = {
	.id = "ticket.find",
	.sql = TICKET_SELECT " WHERE t.id = ?",
	.params = { DB_INT },
	.columns = ticket_columns,
	.row_size = sizeof(struct ticket),
};
static const struct db_statement insert = {
	.id = "ticket.insert",
	.writes = true,
	.sql = "INSERT INTO ticket (organisation_id, requester_id, assignee_id, type_id, status, "
	       "priority, source, follows_id, subject,"
	       " created_at, updated_at, touched_at, waiting_since, response_due_at, "
	       "resolution_due_at)"
	       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_INT, DB_TEXT,
	    DB_TIME, DB_TIME, DB_TIME, DB_TIME, DB_TIME, DB_TIME },
};
static const struct db_statement save = {
	.id = "ticket.save",
	.writes = true,
	.sql =
	    "UPDATE ticket SET assignee_id = ?, type_id = ?, status = ?, priority = ?, subject = "
	    "?, updated_at = ?, touched_at = ?,"
	    " waiting_since = ?, first_response_at = ?, response_due_at = ?, resolution_due_at = "
	    "?, expected_at = ?, expected_before = ?,"
	    " resolved_at = ?, closed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TIME, DB_TIME, DB_TIME, DB_TIME,
	    DB_TIME, DB_TIME, DB_TIME, DB_TIME, DB_TIME, DB_TIME, DB_INT, DB_INT },
};

enum result ticket_db_find_for_customer(struct ctx *ctx, int64_t id, struct ticket *ticket)
{
	const struct viewer *v = &ctx->viewer;

	return db_one(ctx->db, &find_for_customer,
	    DB_ARGS(db_int(id), db_int(v->organisation_id), db_int(v->id),
		db_bool(viewer_sees_organisation(v))),
	    ticket);
}

static const struct db_column lock_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_id_row, id) }, { 0 }
};
static const struct db_statement lock = {
	.id = "ticket.lock",
	.sql = "SELECT id FROM ticket WHERE id = ? FOR UPDATE",
	.writes = true,
	.params = { DB_INT },
	.columns = lock_columns,
	.row_size = sizeof(struct ticket_id_row),
};

enum result ticket_db_lock(struct ctx *ctx, int64_t id)
{
	return db_one(ctx->db, &lock, DB_ARGS(db_int(id)), NULL);
}

enum result ticket_db_find(struct ctx *ctx, int64_t id, struct ticket *ticket)
{
	return db_one(ctx->db, &find, DB_ARGS(db_int(id)), ticket);
}

enum result ticket_db_insert(struct ctx *ctx, const struct ticket *t, int64_t *id)
{
	return db_exec(ctx->db, &insert,
	    DB_ARGS(db_int(t->organisation_id), db_int(t->requester_id), db_ref(t->assignee_id),
		db_int(t->type_id), db_int(t->status), db_int(t->priority), db_int(t->source),
		db_ref(t->follows_id), db_text(t->subject), db_time(t->created_at),
		db_time(t->updated_at), db_time(t->touched_at), db_time(t->waiting_since),
		db_time(t->response_due_at), db_time(t->resolution_due_at)),
	    NULL, id);
}

enum result ticket_db_save(struct ctx *ctx, struct ticket *t)
{
	int64_t affected = 0;
	enum result res;

	res = db_exec(ctx->db, &save,
	    DB_ARGS(db_ref(t->assignee_id), db_int(t->type_id), db_int(t->status),
		db_int(t->priority), db_text(t->subject), db_time(t->updated_at),
		db_time(t->touched_at), db_time(t->waiting_since), db_time(t->first_response_at),
		db_time(t->response_due_at), db_time(t->resolution_due_at), db_time(t->expected_at),
		db_time(t->expected_before), db_time(t->resolved_at), db_time(t->closed_at),
		db_int(t->id), db_int(t->version)),
	    &affected, NULL);
	if (res == RES_OK && affected == 0)
		return ctx_fail(ctx, RES_CONFLICT, "ticket %lld moved past version %lld",
		    (long long)t->id, (long long)t->version);
	if (res == RES_OK)
		t->version++;
	return res;
}

/* ---- messages, events, files ---- */

static const struct db_statement message_insert = {
	.id = "message.insert",
	.writes = true,
	.sql = "INSERT INTO message (ticket_id, author_id, kind, source, body, created_at) VALUES "
	       "(?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT, DB_TEXT, DB_TIME },
};
static const struct db_statement file_link = {
	.id = "message.file_link",
	.writes = true,
	.sql = "INSERT INTO message_file (message_id, file_id) VALUES (?, ?)",
	.params = { DB_INT, DB_INT },
};
static const struct db_statement event_insert = {
	.id = "ticket_event.insert",
	.writes = true,
	.sql = "INSERT INTO ticket_event (ticket_id, actor_id, kind, visible, old_value, "
	       "new_value, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
	.params = { DB_INT, DB_INT, DB_INT, DB_BOOL, DB_TEXT, DB_TEXT, DB_TIME },
};

static const struct db_column id_columns[] = { { "id", DB_INT, offsetof(struct ticket_id_row, id) },
	{ 0 } };
static const struct db_statement newest_public = {
	.id = "message.newest_public",
	.sql = "SELECT id FROM message WHERE ticket_id = ? AND kind = 1 ORDER BY id DESC LIMIT 1",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct ticket_id_row),
};

static const struct db_column message_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_message, id) },
	{ "author_id", DB_INT, offsetof(struct ticket_message, author_id) },
	{ "author_role", DB_INT, offsetof(struct ticket_message, author_role) },
	{ "kind", DB_INT, offsetof(struct ticket_message, kind) },
	{ "source", DB_INT, offsetof(struct ticket_message, source) },
	{ "created_at", DB_TIME, offsetof(struct ticket_message, created_at) },
	{ "author_name", DB_TEXT, offsetof(struct ticket_message, author_name) },
	{ "body", DB_TEXT, offsetof(struct ticket_message, body) },
	{ "has_files", DB_BOOL, offsetof(struct ticket_message, has_files) },
	{ 0 },
};
/* The LIMIT is TICKET_MESSAGES and one more. `kind <= ?` is 1 for customers, 2 for staff. */
static const struct db_statement messages = {
	.id = "message.page",
	.sql = "SELECT STRAIGHT_JOIN m.id, m.author_id, u.role AS author_role, m.kind, m.source, "
	       "m.created_at, u.name AS author_name, m.body,"
	       " EXISTS (SELECT 1 FROM message_file f WHERE f.message_id = m.id) AS has_files"
	       " FROM message m JOIN user u ON u.id = m.author_id"
	       " WHERE m.ticket_id = ? AND m.id < ? AND m.kind <= ? ORDER BY m.id DESC LIMIT 51",
	.params = { DB_INT, DB_INT, DB_INT },
	.columns = message_columns,
	.row_size = sizeof(struct ticket_message),
};

static const struct db_column event_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_event, id) },
	{ "kind", DB_INT, offsetof(struct ticket_event, kind) },
	{ "actor_id", DB_INT, offsetof(struct ticket_event, actor_id) },
	{ "created_at", DB_TIME, offsetof(struct ticket_event, created_at) },
	{ "actor_name", DB_TEXT, offsetof(struct ticket_event, actor_name) },
	{ "old_value", DB_TEXT, offsetof(struct ticket_event, old_value) },
	{ "new_value", DB_TEXT, offsetof(struct ticket_event, new_value) },
	{ "old_name", DB_TEXT, offsetof(struct ticket_event, old_name) },
	{ "new_name", DB_TEXT, offsetof(struct ticket_event, new_name) },
	{ 0 },
};
/* Kind 3 is the assignee: its values are ids of people. Types are named by the caller, who has
 * them. */
static const struct db_statement events = {
	.id = "ticket_event.between",
	.sql = "SELECT STRAIGHT_JOIN e.id, e.kind, e.actor_id, e.created_at, u.name AS actor_name, "
	       "e.old_value, e.new_value,"
	       " p.name AS old_name, n.name AS new_name"
	       " FROM ticket_event e LEFT JOIN user u ON u.id = e.actor_id"
	       " LEFT JOIN user p ON e.kind = 3 AND p.id = CAST(NULLIF(e.old_value, '') AS INTEGER)"
	       " LEFT JOIN user n ON e.kind = 3 AND n.id = CAST(NULLIF(e.new_value, '') AS INTEGER)"
	       " WHERE e.ticket_id = ? AND e.created_at >= ? AND e.created_at <= ? AND (e.visible "
	       "OR ?)"
	       " ORDER BY e.id DESC LIMIT 200",
	.params = { DB_INT, DB_TIME, DB_TIME, DB_BOOL },
	.columns = event_columns,
	.row_size = sizeof(struct ticket_event),
};

static const struct db_column file_columns[] = {
	{ "message_id", DB_INT, offsetof(struct ticket_file, message_id) },
	{ "size", DB_INT, offsetof(struct ticket_file, size) },
	{ "public_id", DB_TEXT, offsetof(struct ticket_file, public_id) },
	{ "name", DB_TEXT, offsetof(struct ticket_file, name) },
	{ "media_type", DB_TEXT, offsetof(struct ticket_file, media_type) },
	{ 0 },
};
/* base64url of 16 bytes: 24 characters of base64, the padding cut. */
#define PUBLIC_ID_TEXT "LEFT(REPLACE(REPLACE(TO_BASE64(f.public_id), '+', '-'), '/', '_'), 22)"
static const struct db_statement files = {
	.id = "message.files",
	.sql = "SELECT STRAIGHT_JOIN m.id AS message_id, f.size, " PUBLIC_ID_TEXT
	       " AS public_id, f.name, f.media_type"
	       " FROM message m JOIN message_file mf ON mf.message_id = m.id JOIN stored_file f ON "
	       "f.id = mf.file_id"
	       " WHERE m.ticket_id = ? AND m.id BETWEEN ? AND ? AND m.kind <= ? ORDER BY m.id, "
	       "f.id LIMIT 520",
	.params = { DB_INT, DB_INT, DB_INT, DB_INT },
	.columns = file_columns,
	.row_size = sizeof(struct ticket_file),
};

static const struct db_column stored_columns[] = {
	{ "id", DB_INT, offsetof(struct store_file, id) },
	{ "name", DB_TEXT, offsetof(struct store_file, name) },
	{ "media_type", DB_TEXT, offsetof(struct store_file, media_type) },
	{ "size", DB_INT, offsetof(struct store_file, size) },
	{ 0 },
};
#define STORED_SELECT                                                                           \
	"SELECT f.id, f.name, f.media_type, f.size FROM stored_file f JOIN message_file mf ON " \
	"mf.file_id = f.id"                                                                     \
	" JOIN message m ON m.id = mf.message_id JOIN ticket t ON t.id = m.ticket_id WHERE "    \
	"f.public_id = ? AND f.complete"
static const struct db_statement file_for_customer = {
	.id = "message.file_for_customer",
	.sql = STORED_SELECT
	" AND m.kind = 1 AND t.organisation_id = ? AND (t.requester_id = ? OR ?)",
	.params = { DB_BYTES, DB_INT, DB_INT, DB_BOOL },
	.columns = stored_columns,
	.row_size = sizeof(struct store_file),
};
static const struct db_statement file_any = {
	.id = "message.file",
	.sql = STORED_SELECT,
	.params = { DB_BYTES },
	.columns = stored_columns,
	.row_size = sizeof(struct store_file),
};

enum result ticket_db_message_insert(struct ctx *ctx, int64_t ticket_id, enum message_kind kind,
    enum ticket_source source, const char *body, int64_t *id)
{
	return db_exec(ctx->db, &message_insert,
	    DB_ARGS(db_int(ticket_id), db_int(ctx->viewer.id), db_int(kind), db_int(source),
		db_text(body), db_time(ctx->now)),
	    NULL, id);
}

enum result ticket_db_file_link(struct ctx *ctx, int64_t message_id, int64_t file_id)
{
	return db_exec(
	    ctx->db, &file_link, DB_ARGS(db_int(message_id), db_int(file_id)), NULL, NULL);
}

enum result ticket_db_event_insert(struct ctx *ctx, int64_t ticket_id, enum ticket_event_kind kind,
    bool visible, const char *old_value, const char *new_value)
{
	return db_exec(ctx->db, &event_insert,
	    DB_ARGS(db_int(ticket_id), db_ref(ctx->viewer.id), db_int(kind), db_bool(visible),
		db_text(old_value), db_text(new_value), db_time(ctx->now)),
	    NULL, NULL);
}

enum result ticket_db_newest_public(struct ctx *ctx, int64_t ticket_id, int64_t *message_id)
{
	struct ticket_id_row row = { 0 };
	enum result res = db_one(ctx->db, &newest_public, DB_ARGS(db_int(ticket_id)), &row);

	*message_id = row.id;
	return res == RES_NOT_FOUND ? RES_OK : res;
}

enum result ticket_db_messages(
    struct ctx *ctx, int64_t ticket_id, int64_t before, bool notes, struct db_rows *rows)
{
	return db_each(ctx->db, &messages,
	    DB_ARGS(db_int(ticket_id), db_int(before == 0 ? INT64_MAX : before),
		db_int(notes ? MESSAGE_NOTE : MESSAGE_PUBLIC)),
	    rows);
}

enum result ticket_db_events(struct ctx *ctx, int64_t ticket_id, int64_t from, int64_t until,
    bool hidden, struct db_rows *rows)
{
	return db_each(ctx->db, &events,
	    DB_ARGS(db_int(ticket_id), db_time(from), db_time(until), db_bool(hidden)), rows);
}

enum result ticket_db_files(struct ctx *ctx, int64_t ticket_id, int64_t first_message,
    int64_t last_message, bool notes, struct db_rows *rows)
{
	return db_each(ctx->db, &files,
	    DB_ARGS(db_int(ticket_id), db_int(first_message), db_int(last_message),
		db_int(notes ? MESSAGE_NOTE : MESSAGE_PUBLIC)),
	    rows);
}

enum result ticket_db_file_for_customer(
    struct ctx *ctx, const void *public_id, struct store_file *file)
{
	const struct viewer *v = &ctx->viewer;

	return db_one(ctx->db, &file_for_customer,
	    DB_ARGS(db_bytes(public_id, 16), db_int(v->organisation_id), db_int(v->id),
		db_bool(viewer_sees_organisation(v))),
	    file);
}

enum result ticket_db_file(struct ctx *ctx, const void *public_id, struct store_file *file)
{
	return db_one(ctx->db, &file_any, DB_ARGS(db_bytes(public_id, 16)), file);
}

/* ---- people ---- */

static const struct db_statement requester = {
	.id = "ticket.requester",
	.sql = "SELECT organisation_id AS id FROM user WHERE id = ? AND role <= 2 AND status <> 3 "
	       "AND organisation_id IS NOT NULL",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct ticket_id_row),
	.writes = true,
};
/* The flag is in the WHERE: who may not see the organisation has no colleagues. */
#define COLLEAGUE "organisation_id = ? AND ? <> 0 AND role <= 2 AND status = 2"
static const struct db_statement colleague = {
	.id = "ticket.colleague",
	.sql = "SELECT organisation_id AS id FROM user WHERE id = ? AND " COLLEAGUE,
	.params = { DB_INT, DB_INT, DB_BOOL },
	.columns = id_columns,
	.row_size = sizeof(struct ticket_id_row),
	.writes = true,
};
static const struct db_column person_columns[] = {
	{ "id", DB_INT, offsetof(struct ticket_person, id) },
	{ "name", DB_TEXT, offsetof(struct ticket_person, name) },
	{ 0 },
};
static const struct db_statement colleagues = {
	.id = "ticket.colleagues",
	.sql = "SELECT id, name FROM user WHERE " COLLEAGUE " ORDER BY name, id LIMIT 500",
	.params = { DB_INT, DB_BOOL },
	.columns = person_columns,
	.row_size = sizeof(struct ticket_person),
};
static const struct db_statement staff = {
	.id = "ticket.staff",
	.sql = "SELECT id FROM user WHERE id = ? AND role >= 4 AND status = 2",
	.params = { DB_INT },
	.columns = id_columns,
	.row_size = sizeof(struct ticket_id_row),
	.writes = true,
};

enum result ticket_db_requester(struct ctx *ctx, int64_t user_id, int64_t *organisation_id)
{
	struct ticket_id_row row = { 0 };
	enum result res = db_one(ctx->db, &requester, DB_ARGS(db_int(user_id)), &row);

	*organisation_id = row.id;
	return res;
}

enum result ticket_db_colleague(struct ctx *ctx, int64_t user_id, int64_t *organisation_id)
{
	const struct viewer *v = &ctx->viewer;
	struct ticket_id_row row = { 0 };
	enum result res = db_one(ctx->db, &colleague,
	    DB_ARGS(
		db_int(user_id), db_int(v->organisation_id), db_bool(viewer_sees_organisation(v))),
	    &row);

	*organisation_id = row.id;
	return res;
}

enum result ticket_db_colleagues(struct ctx *ctx, struct db_rows *rows)
{
	const struct viewer *v = &ctx->viewer;

	return db_each(ctx->db, &colleagues,
	    DB_ARGS(db_int(v->organisation_id), db_bool(viewer_sees_organisation(v))), rows);
}

enum result ticket_db_staff(struct ctx *ctx, int64_t user_id)
{
	return db_one(ctx->db, &staff, DB_ARGS(db_int(user_id)), NULL);
}

/* ---- timers ---- */

static const struct db_statement overdue = {
	.id = "ticket.overdue",
	.sql = "SELECT id FROM (SELECT id FROM ticket FORCE INDEX (ticket_queue_status)"
	       " WHERE is_open = 1 AND status = 3 AND updated_at < ? LIMIT 100) AS waiting"
	       " UNION ALL SELECT id FROM (SELECT id FROM ticket FORCE INDEX (ticket_queue_status)"
	       " WHERE is_open = 0 AND status = 6 AND resolved_at < ? LIMIT 100) AS resolved",
	.params = { DB_TIME, DB_TIME },
	.columns = id_columns,
	.row_size = sizeof(struct ticket_id_row),
	.writes = true,
};

enum result ticket_db_overdue(struct ctx *ctx, int64_t before, struct db_rows *rows)
{
	return db_each(ctx->db, &overdue, DB_ARGS(db_time(before), db_time(before)), rows);
}

const struct db_statement *const ticket_statements[] = {
	&find_for_customer,
	&find,
	&lock,
	&insert,
	&save,
	&message_insert,
	&file_link,
	&event_insert,
	&newest_public,
	&messages,
	&events,
	&files,
	&file_for_customer,
	&file_any,
	&requester,
	&colleague,
	&colleagues,
	&staff,
	&overdue,
	NULL,
};
