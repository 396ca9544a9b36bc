/* SPDX-License-Identifier: Apache-2.0 */
/* Files of articles: who may add and take off, who gets them, what is served as what, pictures in a
 * text, and what is removed. SECURITY F5, H9, I1, I2, I3, I7. */
#include "visitor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"

#define WORD "Kwikstaartbijlage"
enum { CATEGORY = 7411, FOLDER = 7411 };
enum { PUBLIC = 7411, SIGNED_IN, ORGANISATION, STAFF, DRAFT, ARTICLES_END };

static const unsigned char png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I',
	'H', 'D', 'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0, 0x12, 0x16, 0xf1, 0x4d, 0, 0, 0, 17,
	'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0x03, 0x0a, 0x05, 0, 0xbe,
	0x8a, 0x0b, 0xf5, 0x23, 0xb5, 0xd9, 0xe1, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60,
	0x82 };

static void sweep(void)
{
	sql_run("UPDATE stored_file f JOIN article_file af ON af.file_id = f.id SET f.linked = "
		"FALSE WHERE af.article_id >= %d AND af.article_id < %d",
	    PUBLIC, ARTICLES_END);
	sql_run("DELETE FROM article_file WHERE article_id >= %d AND article_id < %d", PUBLIC,
	    ARTICLES_END);
	sql_run("DELETE FROM article_version WHERE article_id >= %d AND article_id < %d", PUBLIC,
	    ARTICLES_END);
	sql_run("DELETE FROM article_text WHERE article_id >= %d AND article_id < %d", PUBLIC,
	    ARTICLES_END);
	sql_run("DELETE FROM article WHERE id >= %d AND id < %d", PUBLIC, ARTICLES_END);
	sql_run("DELETE FROM article_folder WHERE id = %d", FOLDER);
	sql_run("DELETE FROM article_category WHERE id = %d", CATEGORY);
}

static void add(int id, int visibility, const char *organisation)
{
	const char *live = id == DRAFT ? "NULL" : "'2026-01-02 10:00:00'";

	sql_run("INSERT INTO article (id, folder_id, visibility, organisation_id, author_id, "
		"visible_from, created_at, updated_at) VALUES (%d, %d, %d, %s, (SELECT MIN(id) "
		"FROM user WHERE role = 4), %s, '2026-01-01 10:00:00', '2026-01-01 10:00:00')",
	    id, FOLDER, visibility, organisation, live);
	sql_run("INSERT INTO article_text (article_id, language, state, newest_version, "
		"live_version, live_at, updated_at) VALUES (%d, 'nl', %d, 1, IF(%s IS NULL, NULL, "
		"1), %s, '2026-01-01 10:00:00')",
	    id, id == DRAFT ? 1 : 3, live, live);
	sql_run("INSERT INTO article_version (article_id, language, number, title, slug, body, "
		"author_id, created_at) VALUES (%d, 'nl', 1, '" WORD " %d', 'bijlage', 'Tekst', "
		"(SELECT MIN(id) FROM user WHERE role = 4), '2026-01-01 10:00:00')",
	    id, id);
}

static int fill(void **state)
{
	if (visitor_suite_open(state) != 0)
		return -1;
	sweep();
	sql_run("INSERT INTO article_category (id, slug_nl, slug_en, name_nl, name_en) VALUES (%d, "
		"'bijlageproef', 'file-test', 'Bijlageproef', 'File test')",
	    CATEGORY);
	sql_run("INSERT INTO article_folder (id, category_id, name_nl, name_en) VALUES (%d, %d, "
		"'Bijlagemap', 'File folder')",
	    FOLDER, CATEGORY);
	add(PUBLIC, 1, "NULL");
	add(SIGNED_IN, 2, "NULL");
	add(ORGANISATION, 3,
	    "(SELECT organisation_id FROM user WHERE email = 'j.devries@vlierbeek.example')");
	add(STAFF, 4, "NULL");
	add(DRAFT, 1, "NULL");
	return 0;
}

static int empty(void **state)
{
	sweep();
	return visitor_suite_close(state);
}

/* ---- sending files ---- */

#define BOUNDARY "grens-7411"
struct part {
	const char *name; /* of the file */
	const void *data;
	size_t size;
};

static size_t put(char *to, size_t at, const void *data, size_t size)
{
	memcpy(to + at, data, size);
	return at + size;
}

static size_t put_text(char *to, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static size_t put_text(char *to, size_t at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	at += (size_t)vsprintf(to + at, format, args);
	va_end(args);
	return at;
}

static struct answer upload(
    enum person as, int id, const char *key, const struct part *parts, size_t count)
{
	size_t size = 4096, at = 0;
	struct answer answer;
	char path[80], *body;

	for (size_t i = 0; i < count; i++)
		size += parts[i].size + strlen(parts[i].name) + 512;
	body = malloc(size);
	assert_non_null(body);
	at = put_text(body, at,
	    "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n"
	    "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n%s\r\n",
	    web_token(as), key);
	for (size_t i = 0; i < count; i++) {
		at = put_text(body, at,
		    "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"attachments\"; "
		    "filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n",
		    parts[i].name);
		at = put(body, at, parts[i].data, parts[i].size);
		at = put_text(body, at, "\r\n");
	}
	at = put_text(body, at, "--" BOUNDARY "--\r\n");
	snprintf(path, sizeof(path), "/admin/knowledge/%d/files", id);
	answer = ASK(.as = as, .method = "POST", .path = path, .raw = body, .raw_size = at,
	    .media_type = "multipart/form-data; boundary=" BOUNDARY);
	free(body);
	return answer;
}

static int upload_one(int id, const char *name, const void *data, size_t size)
{
	const struct part part = { name, data, size };

	return upload(PERSON_AGENT, id, web_key(), &part, 1).status;
}

/* The newest file of an article. */
static const char *file_of(int id)
{
	static char public_id[40];

	snprintf(public_id, sizeof(public_id), "%s",
	    sql_text("SELECT LEFT(REPLACE(REPLACE(TO_BASE64(f.public_id), '+', '-'), '/', '_'), 22)"
		     " FROM article_file af JOIN stored_file f ON f.id = af.file_id WHERE "
		     "af.article_id = %d ORDER BY f.id DESC LIMIT 1",
		id));
	return public_id;
}

static int64_t files_of(int id)
{
	return sql_number("SELECT COUNT(*) FROM article_file WHERE article_id = %d", id);
}

static struct answer fetch(enum person as, const char *public_id, const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), "/support/solutions/files/%s/%s", public_id, name);
	return ASK(.as = as, .method = "GET", .path = path);
}

/* ---- who may ---- */

static void h1_only_agents_add_and_remove(void **state)
{
	static const enum person others[] = { PERSON_CUSTOMER, PERSON_MANAGER, PERSON_READER };
	const struct part part = { "a.png", png, sizeof(png) };
	char data[80];

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(upload(others[i], PUBLIC, web_key(), &part, 1).status,
		    others[i] == PERSON_READER ? 403 : 404);
	assert_int_equal(upload(PERSON_READER, PUBLIC, web_key(), &part, 1).status, 403);
	assert_int_equal(files_of(PUBLIC), 0);
	assert_int_equal(upload_one(PUBLIC, "a.png", png, sizeof(png)), 303);
	assert_int_equal(files_of(PUBLIC), 1);
	snprintf(data, sizeof(data), "file=%s", file_of(PUBLIC));
	assert_int_equal(ASK(.as = PERSON_READER, .method = "POST",
			     .path = "/admin/knowledge/7411/files/remove", .data = data)
			     .status,
	    403);
	/* A number of one article takes nothing off another. */
	assert_int_equal(ASK(.as = PERSON_AGENT, .method = "POST",
			     .path = "/admin/knowledge/7412/files/remove", .data = data)
			     .status,
	    404);
	assert_int_equal(files_of(PUBLIC), 1);
	assert_int_equal(
	    ASK(.as = PERSON_READER, .method = "GET", .path = "/admin/knowledge/7411/files").status,
	    200);
	assert_int_equal(upload_one(999999999, "a.png", png, sizeof(png)), 404);
}

/* SECURITY H9: anon, a customer of the organisation, somebody else's, an agent. */
static void h9_a_file_shows_to_readers_of_its_article_only(void **state)
{
	static const struct {
		int id;
		bool may[4];
	} rights[] = {
		{ PUBLIC, { true, true, true, true } },
		{ SIGNED_IN, { false, true, true, true } },
		{ ORGANISATION, { false, true, false, true } },
		{ STAFF, { false, false, false, true } },
		{ DRAFT, { false, false, false, true } },
	};
	static const enum person readers[] = { PERSON_NONE, PERSON_CUSTOMER, PERSON_STRANGER,
		PERSON_AGENT };

	(void)state;
	for (size_t i = 0; i < sizeof(rights) / sizeof(rights[0]); i++) {
		assert_int_equal(upload_one(rights[i].id, "p.png", png, sizeof(png)), 303);
		for (size_t k = 0; k < 4; k++) {
			struct answer answer = fetch(readers[k], file_of(rights[i].id), "p.png");

			assert_int_equal(answer.status, rights[i].may[k] ? 200 : 404);
			assert_true((strstr(web_header(&answer, "Cache-Control"), "public") !=
					NULL) == (rights[i].id == PUBLIC && k == 0));
			if (rights[i].may[k])
				assert_int_equal(answer.body_size, sizeof(png));
		}
	}
	/* Withdrawn: for nobody outside any more, at once. */
	sql_run("UPDATE article SET visible_from = NULL WHERE id = %d", PUBLIC);
	assert_int_equal(fetch(PERSON_NONE, file_of(PUBLIC), "p.png").status, 404);
	assert_int_equal(fetch(PERSON_CUSTOMER, file_of(PUBLIC), "p.png").status, 404);
	sql_run("UPDATE article SET visible_from = '2026-01-02 10:00:00' WHERE id = %d", PUBLIC);
}

/* ---- what is served as what ---- */

static void i2_what_could_run_is_opaque(void **state)
{
	static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
	static const char html[] = "<!doctype html><script>alert(1)</script>";
	static const char pdf[] = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n";
	static const struct {
		const char *name, *data, *type;
	} cases[] = {
		{ "tekening.svg", svg, "application/octet-stream" },
		{ "tekening.png", svg, "application/octet-stream" },
		{ "pagina.html", html, "application/octet-stream" },
		{ "pagina.png.html", html, "application/octet-stream" },
		{ "pagina.jpg", html, "application/octet-stream" },
		{ "stuk.xhtml", html, "application/octet-stream" },
		{ "gids.pdf", pdf, "application/pdf" },
	};
	struct answer picture;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct answer answer;

		assert_int_equal(
		    upload_one(PUBLIC, cases[i].name, cases[i].data, strlen(cases[i].data)), 303);
		answer = fetch(PERSON_NONE, file_of(PUBLIC), "x");
		assert_int_equal(answer.status, 200);
		assert_string_equal(web_header(&answer, "Content-Type"), cases[i].type);
		/* SECURITY I7: never inline, whatever it is. */
		assert_memory_equal(web_header(&answer, "Content-Disposition"), "attachment", 10);
		assert_string_equal(
		    web_header(&answer, "Content-Security-Policy"), "sandbox; default-src 'none'");
	}
	assert_int_equal(upload_one(PUBLIC, "echt.png", png, sizeof(png)), 303);
	picture = fetch(PERSON_NONE, file_of(PUBLIC), "echt.png");
	assert_string_equal(web_header(&picture, "Content-Type"), "image/png");
	assert_string_equal(web_header(&picture, "Content-Disposition"), "inline");
	assert_string_equal(
	    web_header(&picture, "Content-Security-Policy"), "sandbox; default-src 'none'");
	assert_non_null(web_header(&picture, "ETag"));
}

static void i3_names_lead_nowhere(void **state)
{
	static const struct {
		const char *sent, *stored;
	} cases[] = {
		{ "../../etc/x.png", "x.png" },
		{ "..\\\\..\\\\x.png", "x.png" },
		{ "/etc/y.png", "y.png" },
		{ "-rf.png", "rf.png" },
		{ ".htaccess", "htaccess" },
		{ "a<b>c](x) ![.png", "a_b_c](x) ![.png" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct answer answer;

		assert_int_equal(upload_one(STAFF, cases[i].sent, png, sizeof(png)), 303);
		assert_string_equal(
		    sql_text("SELECT f.name FROM article_file af JOIN stored_file f ON f.id = "
			     "af.file_id WHERE af.article_id = %d ORDER BY f.id DESC LIMIT 1",
			STAFF),
		    cases[i].stored);
		answer = ASK(.as = PERSON_AGENT, .method = "GET",
		    .path = "/admin/knowledge/7414/files");
		/* Nor does what is to be copied into a text. */
		for (const char *md = strstr(answer.body, "class=\"md\">"); md != NULL;
		     md = strstr(md, "class=\"md\">")) {
			md += strlen("class=\"md\">");
			assert_int_equal(md[md[0] == '!'], '[');
			assert_memory_equal(strstr(md, "]("), "](/support/solutions/files/", 27);
		}
	}
}

static void i1_too_much_is_told_and_stored_nowhere(void **state)
{
	size_t size = 20 * 1000 * 1000 + 1;
	char *big = calloc(1, size);
	struct part many[11];
	struct part one = { "groot.bin", big, size };
	struct answer answer;
	int64_t before = files_of(PUBLIC);

	(void)state;
	assert_non_null(big);
	answer = upload(PERSON_AGENT, PUBLIC, web_key(), &one, 1);
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "attachments-error"));
	free(big);
	for (size_t i = 0; i < 11; i++)
		many[i] = (struct part){ "a.png", png, sizeof(png) };
	answer = upload(PERSON_AGENT, PUBLIC, web_key(), many, 11);
	assert_int_equal(answer.status, 422);
	assert_int_equal(upload(PERSON_AGENT, PUBLIC, web_key(), many, 0).status, 422);
	assert_int_equal(files_of(PUBLIC), before);
}

static void an_article_holds_fifty_files(void **state)
{
	struct part many[10];
	struct answer answer;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		many[i] = (struct part){ "a.png", png, sizeof(png) };
	while (files_of(SIGNED_IN) + 10 <= 50)
		assert_int_equal(upload(PERSON_AGENT, SIGNED_IN, web_key(), many, 10).status, 303);
	answer = upload(PERSON_AGENT, SIGNED_IN, web_key(), many, 10);
	assert_int_equal(answer.status, 422);
	assert_non_null(strstr(answer.body, "name=\"kept\""));
	assert_true(files_of(SIGNED_IN) <= 50);
}

static void a_double_click_adds_it_once(void **state)
{
	const struct part part = { "eenmaal.png", png, sizeof(png) };
	int64_t before = files_of(DRAFT);
	char key[40];

	(void)state;
	snprintf(key, sizeof(key), "%s", web_key());
	assert_int_equal(upload(PERSON_AGENT, DRAFT, key, &part, 1).status, 303);
	assert_int_equal(upload(PERSON_AGENT, DRAFT, key, &part, 1).status, 303);
	assert_int_equal(files_of(DRAFT), before + 1);
}

/* ---- what readers see ---- */

static void a_picture_shows_in_the_text_and_a_file_under_it(void **state)
{
	struct answer answer;
	char picture[40], tag[200];

	(void)state;
	assert_int_equal(upload_one(PUBLIC, "scherm 1.png", png, sizeof(png)), 303);
	snprintf(picture, sizeof(picture), "%s", file_of(PUBLIC));
	assert_int_equal(upload_one(PUBLIC, "lijst.csv", "a,b\n1,2\n", 8), 303);
	sql_run("UPDATE article_version SET body = 'Voor ![Het scherm](/support/solutions/files/%s/"
		"scherm%%201.png) na ![elders](https://evil.example/p.png)' WHERE article_id = %d",
	    picture, PUBLIC);
	answer = ASK(.method = "GET", .path = "/nl/support/solutions/articles/7411-bijlage");
	assert_int_equal(answer.status, 200);
	snprintf(tag, sizeof(tag),
	    "<img src=\"/support/solutions/files/%s/scherm%%201.png\" alt=\"Het scherm\" "
	    "width=\"3\" height=\"2\"",
	    picture);
	assert_non_null(strstr(answer.body, tag));
	assert_null(strstr(answer.body, "src=\"https://evil"));
	assert_non_null(strstr(answer.body, "lijst.csv</span><small class=\"m\">CSV, "));
	assert_null(strstr(answer.body, "<span>scherm 1.png</span>"));
	/* The desk says which pictures no text shows. */
	answer = ASK(.as = PERSON_AGENT, .method = "GET", .path = "/admin/knowledge/7411/edit");
	assert_int_equal(answer.status, 200);
	assert_non_null(strstr(answer.body, "id=\"files\""));
	assert_non_null(strstr(answer.body, "![scherm 1](/support/solutions/files/"));
}

static void a_removed_file_is_nobodys_and_swept(void **state)
{
	int64_t id, removed;
	struct arena *arena = arena_create(8 << 20);
	char data[80], gone[40];

	(void)state;
	assert_int_equal(upload_one(PUBLIC, "weg.png", png, sizeof(png)), 303);
	snprintf(gone, sizeof(gone), "%s", file_of(PUBLIC));
	id = sql_number("SELECT MAX(file_id) FROM article_file WHERE article_id = %d", PUBLIC);
	snprintf(data, sizeof(data), "file=%s", gone);
	assert_int_equal(ASK(.as = PERSON_AGENT, .method = "POST",
			     .path = "/admin/knowledge/7411/files/remove", .data = data)
			     .status,
	    303);
	assert_int_equal(fetch(PERSON_NONE, gone, "weg.png").status, 404);
	assert_int_equal(fetch(PERSON_AGENT, gone, "weg.png").status, 404);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM audit WHERE object = 'article:%d' AND action = "
		       "'article.file_remove' AND detail = 'weg.png'",
		PUBLIC),
	    1);
	db_use_arena(web_portal.writer, arena);
	assert_int_equal(
	    store_sweep(web_portal.writer, clock_now(web_portal.clock) + 60, &removed), RES_OK);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM stored_file WHERE id = %lld", (long long)id), 0);
	assert_int_equal(
	    sql_number("SELECT COUNT(*) FROM stored_chunk WHERE file_id = %lld", (long long)id), 0);
	/* What still hangs on an article stays. */
	assert_int_equal(fetch(PERSON_NONE, file_of(PUBLIC), "x").status, 200);
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(h1_only_agents_add_and_remove, visitor_test_begin),
		cmocka_unit_test_setup(
		    h9_a_file_shows_to_readers_of_its_article_only, visitor_test_begin),
		cmocka_unit_test_setup(i2_what_could_run_is_opaque, visitor_test_begin),
		cmocka_unit_test_setup(i3_names_lead_nowhere, visitor_test_begin),
		cmocka_unit_test_setup(i1_too_much_is_told_and_stored_nowhere, visitor_test_begin),
		cmocka_unit_test_setup(an_article_holds_fifty_files, visitor_test_begin),
		cmocka_unit_test_setup(a_double_click_adds_it_once, visitor_test_begin),
		cmocka_unit_test_setup(
		    a_picture_shows_in_the_text_and_a_file_under_it, visitor_test_begin),
		cmocka_unit_test_setup(a_removed_file_is_nobodys_and_swept, visitor_test_begin),
	};

	return cmocka_run_group_tests(tests, fill, empty);
}
