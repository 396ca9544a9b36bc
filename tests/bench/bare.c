/* SPDX-License-Identifier: Apache-2.0 */
/* The least a FastCGI program can do, to hold the portal's pages against. No templates, no routes,
 * no checks: a fixed page of 10 kB, and before it as much database as the portal's page could not
 * do without. bare empty    nothing bare one      one SELECT by primary key bare list     the
 * session's SELECT and an indexed list of 25 rows bare insert   the session's SELECT, and two
 * INSERTs in a transaction Arguments: mode, page file, socket, user, password, database. Descriptor
 * 0 is the listening socket. */
#include <fcgiapp.h>
#include <mysql.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_BYTES 10240

struct bare {
	MYSQL *my;
	MYSQL_STMT *session, *one, *list, *ticket, *message;
	long long user;
};

static void die(MYSQL *my, const char *what)
{
	fprintf(stderr, "bare: %s: %s\n", what, my == NULL ? "" : mysql_error(my));
	exit(1);
}

static MYSQL_STMT *prepare(MYSQL *my, const char *sql)
{
	MYSQL_STMT *st = mysql_stmt_init(my);

	if (st == NULL || mysql_stmt_prepare(st, sql, strlen(sql)) != 0)
		die(my, sql);
	return st;
}

/* Runs with up to two numbers as parameters and reads every row into small buffers. */
static int run(struct bare *b, MYSQL_STMT *st, long long first, const char *second)
{
	unsigned params = (unsigned)mysql_stmt_param_count(st),
		 columns = mysql_stmt_field_count(st);
	unsigned long length = second == NULL ? 0 : strlen(second);
	MYSQL_BIND in[2] = { 0 }, out[16] = { 0 };
	char cells[16][1024];
	int rows = 0;

	in[0] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG, .buffer = &first };
	in[1] = (MYSQL_BIND){
		.buffer_type = MYSQL_TYPE_STRING, .buffer_length = length, .length = &length
	};
	memcpy(&in[1].buffer, &second, sizeof(second));
	for (unsigned i = 0; i < columns && i < 16; i++)
		out[i] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_STRING,
			.buffer = cells[i],
			.buffer_length = sizeof(cells[i]) };
	if ((params > 0 && mysql_stmt_bind_param(st, in) != 0) || mysql_stmt_execute(st) != 0)
		die(b->my, mysql_stmt_error(st));
	if (columns == 0)
		return 0;
	mysql_stmt_bind_result(st, out);
	mysql_stmt_store_result(st);
	while (mysql_stmt_fetch(st) != MYSQL_NO_DATA)
		rows++;
	mysql_stmt_free_result(st);
	return rows;
}

static void open_database(struct bare *b, char **argv)
{
	MYSQL_RES *rows;
	MYSQL_ROW row;

	b->my = mysql_init(NULL);
	if (mysql_real_connect(b->my, NULL, argv[4], argv[5], argv[6], 0, argv[3], 0) == NULL)
		die(b->my, "connect");
	if (mysql_query(b->my, "SELECT id FROM user WHERE email = 'j.devries@vlierbeek.example'") !=
	    0)
		die(b->my, "user");
	rows = mysql_store_result(b->my);
	row = mysql_fetch_row(rows);
	b->user = row == NULL ? 1 : atoll(row[0]);
	mysql_free_result(rows);
	b->session = prepare(b->my,
	    "SELECT s.id, s.last_seen_at, u.id, u.name, u.email, u.role FROM session s JOIN user u "
	    "ON u.id = s.user_id"
	    " WHERE s.user_id = ? ORDER BY s.id DESC LIMIT 1");
	b->one = prepare(b->my, "SELECT id, subject FROM ticket WHERE id = ?");
	b->list = prepare(b->my,
	    "SELECT id, status, type_id, updated_at, created_at, subject FROM ticket"
	    " WHERE requester_id = ? AND is_open = 1 ORDER BY updated_at DESC, id DESC LIMIT 25");
	b->ticket = prepare(b->my,
	    "INSERT INTO ticket (organisation_id, requester_id, type_id, status, priority, source, "
	    "subject, created_at,"
	    " updated_at, touched_at) SELECT organisation_id, id, 1, 1, 2, 2, 'Bench', "
	    "UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP()"
	    " FROM user WHERE id = ?");
	b->message = prepare(b->my,
	    "INSERT INTO message (ticket_id, author_id, kind, source, body, created_at)"
	    " VALUES (LAST_INSERT_ID(), ?, 1, 2, ?, UTC_TIMESTAMP())");
}

static void work(struct bare *b, const char *mode)
{
	if (strcmp(mode, "empty") == 0)
		return;
	if (strcmp(mode, "one") == 0) {
		run(b, b->one, 10001, NULL);
		return;
	}
	run(b, b->session, b->user, NULL);
	if (strcmp(mode, "list") == 0) {
		run(b, b->list, b->user, NULL);
		return;
	}
	mysql_query(b->my, "START TRANSACTION");
	run(b, b->ticket, b->user, NULL);
	run(b, b->message, b->user, "De sensor meldt niets meer sinds gisteren.");
	mysql_query(b->my, "COMMIT");
}

/* Real HTML, so that compressing it costs what compressing a page costs. */
static bool read_page(const char *path, char page[PAGE_BYTES])
{
	FILE *file = fopen(path, "r");
	bool whole = file != NULL && fread(page, 1, PAGE_BYTES, file) == PAGE_BYTES;

	if (file != NULL)
		fclose(file);
	return whole;
}

int main(int argc, char **argv)
{
	struct bare b = { 0 };
	static char page[PAGE_BYTES];
	FCGX_Request rq;

	if (argc != 7 || !read_page(argv[2], page))
		return 2;
	if (strcmp(argv[1], "empty") != 0)
		open_database(&b, argv);
	if (FCGX_Init() != 0 || FCGX_InitRequest(&rq, 0, 0) != 0)
		return 1;
	while (FCGX_Accept_r(&rq) == 0) {
		char drain[4096];

		while (FCGX_GetStr(drain, sizeof(drain), rq.in) > 0)
			;
		work(&b, argv[1]);
		FCGX_PutS(
		    "Status: 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", rq.out);
		FCGX_PutStr(page, sizeof(page), rq.out);
		FCGX_Finish_r(&rq);
	}
	return 0;
}
