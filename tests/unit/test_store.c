/* SPDX-License-Identifier: Apache-2.0 */
/* The file store: sizes around a piece, limits, owners, linking once, quotas, sweeping, memory that
 * stays flat; names and Content-Disposition by rows of cases. SECURITY I1, I3, I9, H6. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "buf.h"
#include "crypt.h"
#include "help_db.h"
#include "store.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NOW 1795000000
#define MAX (20 * 1000 * 1000)

static struct arena *names, *arena; /* the first lives as long as the connection */
static struct db *db;

static int empty(void **state)
{
	(void)state;
	arena_reset(arena);
	db_use_arena(db, arena);
	help_db_run(db, "DELETE FROM stored_chunk; DELETE FROM stored_file");
	return 0;
}

static unsigned char byte_at(size_t i)
{
	return (unsigned char)(i * 2654435761u >> 13);
}

static enum result stage(
    int64_t owner, const char *name, size_t size, int64_t now, struct store_file *file)
{
	struct store_writer *writer;
	unsigned char part[10007];
	enum result res;
	size_t done, n, i;

	if ((res = store_begin(db, arena, owner, name, MAX, now, &writer)) != RES_OK)
		return res;
	for (done = 0; done < size; done += n) {
		n = size - done < sizeof part ? size - done : sizeof part;
		for (i = 0; i < n; i++)
			part[i] = byte_at(done + i);
		if ((res = store_write(writer, part, n)) != RES_OK) {
			store_abandon(writer);
			return res;
		}
	}
	return store_finish(writer, file);
}

struct reader {
	size_t at;
	bool same;
	size_t stop;
};

static enum result compare_bytes(void *sink, const void *data, size_t size)
{
	struct reader *reader = sink;
	const unsigned char *bytes = data;
	size_t i;

	for (i = 0; i < size; i++)
		if (bytes[i] != byte_at(reader->at + i))
			reader->same = false;
	reader->at += size;
	return reader->stop != 0 && reader->at >= reader->stop ? RES_UNAVAILABLE : RES_OK;
}

static void sizes_come_back_whole(void **state)
{
	static const size_t sizes[] = { 0, 1, STORE_CHUNK - 1, STORE_CHUNK, STORE_CHUNK + 1,
		3 * STORE_CHUNK, 1000000 };
	struct store_file file, found;
	struct reader reader;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++) {
		assert_int_equal(stage(1, "logboek.bin", sizes[i], NOW, &file), RES_OK);
		assert_true(file.complete);
		assert_int_equal(file.size, sizes[i]);
		assert_int_equal(strlen(file.public_id), 22);
		assert_int_equal(store_find_staged(db, 1, file.public_id, &found), RES_OK);
		assert_string_equal(found.public_id, file.public_id);
		assert_string_equal(found.name, "logboek.bin");
		assert_int_equal(found.size, sizes[i]);
		assert_int_equal(found.created_at, NOW);
		assert_memory_equal(&found.sha256, &file.sha256, sizeof file.sha256);
		reader = (struct reader){ .same = true };
		assert_int_equal(store_read(db, arena, file.id, compare_bytes, &reader), RES_OK);
		assert_int_equal(reader.at, sizes[i]);
		assert_true(reader.same);
	}
}

static void hash_and_kind_are_of_the_content(void **state)
{
	static const char text[] = "2026-11-23 08:15:02 verbinding hersteld\n";
	struct store_writer *writer;
	struct store_file file;
	struct hash hash;

	(void)state;
	assert_int_equal(store_begin(db, arena, 1, "sensor.log", MAX, NOW, &writer), RES_OK);
	assert_int_equal(store_write(writer, text, sizeof text - 1), RES_OK);
	assert_int_equal(store_finish(writer, &file), RES_OK);
	crypt_sha256(text, sizeof text - 1, &hash);
	assert_memory_equal(&file.sha256, &hash, sizeof hash);
	assert_memory_equal(file.media_type, "text/plain", 10);
	assert_int_equal(store_begin(db, arena, 1, "plaatje.png", MAX, NOW, &writer), RES_OK);
	assert_int_equal(store_write(writer, "<html><script>alert(1)</script>", 31), RES_OK);
	assert_int_equal(store_finish(writer, &file), RES_OK);
	assert_string_equal(file.media_type, "application/octet-stream");
}

static void memory_stays_flat(void **state)
{
	struct store_file file;
	struct reader reader = { .same = true };
	size_t used;

	(void)state;
	used = arena_used(arena);
	assert_int_equal(stage(1, "groot.bin", MAX, NOW, &file), RES_OK);
	assert_int_equal(store_read(db, arena, file.id, compare_bytes, &reader), RES_OK);
	assert_int_equal(reader.at, MAX);
	assert_true(reader.same);
	assert_true(arena_used(arena) - used < 16 * 1024);
	assert_ptr_equal(db_arena(db), arena);
}

static void limits_hold_to_the_byte(void **state)
{
	struct store_writer *writer;
	struct store_file file;

	(void)state;
	assert_int_equal(store_begin(db, arena, 1, "a", 10, NOW, &writer), RES_OK);
	assert_int_equal(store_write(writer, "1234567890", 10), RES_OK);
	assert_int_equal(store_finish(writer, &file), RES_OK);
	assert_int_equal(store_begin(db, arena, 1, "a", 10, NOW, &writer), RES_OK);
	assert_int_equal(store_write(writer, "123456", 6), RES_OK);
	assert_int_equal(store_write(writer, "78901", 5), RES_TOO_LARGE);
	store_abandon(writer);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM stored_file"), 1);
	assert_int_equal(db_begin(db), RES_OK);
	assert_int_equal(store_begin(db, arena, 1, "a", 10, NOW, &writer), RES_BUG);
	db_rollback(db);
}

static void a_file_is_its_owners_and_linked_once(void **state)
{
	static const char *const wrong[] = { "", "x", "AAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAA\xc3", "../../../../../etc/pass", "' OR 1=1 -- AAAAAAAAAA" };
	struct store_writer *writer;
	struct store_file file, found;
	size_t i;

	(void)state;
	assert_int_equal(stage(1, "a.txt", 100, NOW, &file), RES_OK);
	assert_int_equal(store_find_staged(db, 2, file.public_id, &found), RES_NOT_FOUND);
	assert_int_equal(store_link(db, 2, file.id), RES_NOT_FOUND);
	for (i = 0; i < COUNT(wrong); i++)
		assert_int_equal(store_find_staged(db, 1, wrong[i], &found), RES_NOT_FOUND);
	assert_int_equal(store_link(db, 1, file.id), RES_OK);
	assert_int_equal(store_link(db, 1, file.id), RES_NOT_FOUND);
	assert_int_equal(store_find_staged(db, 1, file.public_id, &found), RES_NOT_FOUND);
	/* Not complete: not there. */
	assert_int_equal(store_begin(db, arena, 1, "b.txt", MAX, NOW, &writer), RES_OK);
	assert_int_equal(
	    help_db_number(db, "SELECT COUNT(*) AS n FROM stored_file WHERE NOT complete"), 1);
	assert_int_equal(
	    store_link(db, 1, help_db_number(db, "SELECT MAX(id) AS n FROM stored_file")),
	    RES_NOT_FOUND);
	assert_int_equal(
	    store_read(db, arena, help_db_number(db, "SELECT MAX(id) AS n FROM stored_file"),
		compare_bytes, NULL),
	    RES_NOT_FOUND);
	store_abandon(writer);
	assert_int_equal(store_read(db, arena, 999999, compare_bytes, NULL), RES_NOT_FOUND);
}

static void staged_files_are_counted(void **state)
{
	struct store_file file;
	int64_t bytes, files;

	(void)state;
	assert_int_equal(store_staged_total(db, 1, &bytes, &files), RES_OK);
	assert_int_equal(bytes, 0);
	assert_int_equal(files, 0);
	assert_int_equal(stage(1, "a", 100, NOW, &file), RES_OK);
	assert_int_equal(stage(1, "b", 23, NOW, &file), RES_OK);
	assert_int_equal(stage(2, "c", 1000, NOW, &file), RES_OK);
	assert_int_equal(store_link(db, 1, file.id), RES_NOT_FOUND);
	assert_int_equal(store_staged_total(db, 1, &bytes, &files), RES_OK);
	assert_int_equal(bytes, 123);
	assert_int_equal(files, 2);
}

static void the_sweep_takes_old_unlinked_files_only(void **state)
{
	struct store_file old, linked, young;
	struct store_writer *dead;
	int64_t removed;
	int i;

	(void)state;
	assert_int_equal(stage(1, "old", STORE_CHUNK + 5, NOW - 7200, &old), RES_OK);
	assert_int_equal(stage(1, "linked", 10, NOW - 7200, &linked), RES_OK);
	assert_int_equal(store_link(db, 1, linked.id), RES_OK);
	assert_int_equal(stage(1, "young", 10, NOW - 60, &young), RES_OK);
	assert_int_equal(store_begin(db, arena, 1, "half", MAX, NOW - 7200, &dead), RES_OK);
	assert_int_equal(store_sweep(db, NOW - 3600, &removed), RES_OK);
	assert_int_equal(removed, 2);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM stored_file"), 2);
	assert_int_equal(help_db_number(db, "SELECT COUNT(*) AS n FROM stored_chunk"), 2);
	/* A writer whose file was swept notices. */
	assert_int_equal(store_finish(dead, &young), RES_UNAVAILABLE);
	for (i = 0; i < 130; i++)
		assert_int_equal(stage(1, "old", 1, NOW - 7200, &old), RES_OK);
	assert_int_equal(store_sweep(db, NOW - 3600, &removed), RES_OK);
	assert_int_equal(removed, 130);
}

static void a_reader_that_leaves_stops_the_reading(void **state)
{
	struct reader reader = { .same = true, .stop = 1 };
	struct store_file file;

	(void)state;
	assert_int_equal(stage(1, "a", 3 * STORE_CHUNK, NOW, &file), RES_OK);
	assert_int_equal(store_read(db, arena, file.id, compare_bytes, &reader), RES_UNAVAILABLE);
	assert_int_equal(reader.at, STORE_CHUNK);
	/* A missing piece is never served as a shorter file. */
	help_db_run(db, "DELETE FROM stored_chunk WHERE seq = 1");
	reader = (struct reader){ .same = true };
	assert_int_equal(store_read(db, arena, file.id, compare_bytes, &reader), RES_UNAVAILABLE);
}

static void names_are_cleaned(void **state)
{
	static const struct {
		const char *raw, *clean;
	} cases[] = {
		{ "foto.png", "foto.png" },
		{ "Scherm afbeelding 2026-11-23 om 08.15.png",
		    "Scherm afbeelding 2026-11-23 om 08.15.png" },
		{ "../../x", "x" },
		{ "..\\x", "x" },
		{ "/etc/x", "x" },
		{ "C:\\Users\\a\\foto.png", "foto.png" },
		{ "..", "file" },
		{ ".", "file" },
		{ "", "file" },
		{ "   ", "file" },
		{ "/", "file" },
		{ ".htaccess", "htaccess" },
		{ "-rf", "rf" },
		{ "--", "file" },
		{ "\u200b.htaccess", "htaccess" },
		{ "\u200e\u2060-rf", "rf" },
		{ "a\u202egnp.exe", "agnp.exe" },
		{ "CON", "_CON" },
		{ "nul.txt", "_nul.txt" },
		{ "console.txt", "console.txt" },
		{ "a\nb.txt", "a b.txt" },
		{ "a'b\"c<d>.txt", "a'b_c_d_.txt" },
		{ "naam. ", "naam" },
		{ "e\u0301e\u0301n.txt", "één.txt" },
		{ "a.png.html", "a.png.html" },
		{ "a\xff\xfe.txt", "a__.txt" },
		{ "日本語.pdf", "日本語.pdf" },
		{ "a|b:c*d?e.txt", "a_b_c_d_e.txt" },
	};
	char longname[4097], many[700] = "";
	const char *clean;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		clean = store_clean_name(arena, cases[i].raw);
		assert_non_null(clean);
		assert_string_equal(clean, cases[i].clean);
	}
	memset(longname, 'a', 4096);
	longname[4096] = '\0';
	assert_int_equal(strlen(store_clean_name(arena, longname)), 120);
	memcpy(longname + 4092, ".pdf", 4);
	clean = store_clean_name(arena, longname);
	assert_int_equal(strlen(clean), 120);
	assert_string_equal(clean + 116, ".pdf");
	for (i = 0; i < 200; i++)
		strcat(many, "é");
	strcat(many, ".png");
	clean = store_clean_name(arena, many);
	assert_int_equal(strlen(clean), 116 * 2 + 4);
}

static void dispositions_cannot_be_broken_out_of(void **state)
{
	static const struct {
		const char *name, *value;
	} cases[] = {
		{ "foto.png", "attachment; filename=\"foto.png\"; filename*=UTF-8''foto.png" },
		{ "één euro €.pdf",
		    "attachment; filename=\"__n euro _.pdf\"; "
		    "filename*=UTF-8''%C3%A9%C3%A9n%20euro%20%E2%82%AC.pdf" },
		{ "a\"b\\c%d;e'f.txt",
		    "attachment; filename=\"a_b_c_d_e'f.txt\"; "
		    "filename*=UTF-8''a%22b%5Cc%25d%3Be%27f.txt" },
		{ "a\r\nX: y",
		    "attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++)
		assert_string_equal(store_disposition(arena, cases[i].name), cases[i].value);
}

static int open_all(void **state)
{
	(void)state;
	names = arena_create(1024 * 1024);
	arena = arena_create(64 * 1024 * 1024);
	assert_true(names != NULL && arena != NULL);
	assert_int_equal(crypt_open(), RES_OK);
	db = help_db_open(names, "store", true);
	help_db_run(db,
	    "INSERT INTO user (id, email, name, role, created_at) VALUES (1, 'a@x.example', 'A', "
	    "1, UTC_TIMESTAMP()),"
	    " (2, 'b@x.example', 'B', 1, UTC_TIMESTAMP())");
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	help_db_close(db, "store");
	arena_destroy(arena);
	arena_destroy(names);
	return 0;
}

/* What it belonged to let go of it: nobody stages it again, and the next sweep takes it. */
static void what_is_unlinked_is_swept(void **state)
{
	struct store_file file, kept;
	struct bytes head;
	int64_t removed = 0;

	(void)state;
	assert_int_equal(stage(1, "weg.bin", STORE_CHUNK + 1, NOW, &file), RES_OK);
	assert_int_equal(stage(1, "blijft.bin", 10, NOW, &kept), RES_OK);
	assert_int_equal(store_unlink(db, file.id), RES_NOT_FOUND);
	assert_int_equal(store_link(db, 1, file.id), RES_OK);
	assert_int_equal(store_link(db, 1, kept.id), RES_OK);
	assert_int_equal(store_head(db, file.id, &head), RES_OK);
	assert_int_equal(head.size, STORE_CHUNK);
	assert_int_equal(store_head(db, kept.id, &head), RES_OK);
	assert_int_equal(head.size, 10);
	assert_int_equal(store_unlink(db, file.id), RES_OK);
	assert_int_equal(store_unlink(db, file.id), RES_NOT_FOUND);
	assert_int_equal(store_sweep(db, NOW + 3600, &removed), RES_OK);
	assert_int_equal(removed, 1);
	assert_int_equal(store_head(db, file.id, &head), RES_NOT_FOUND);
	assert_int_equal(store_head(db, kept.id, &head), RES_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(sizes_come_back_whole, empty),
		cmocka_unit_test_setup(hash_and_kind_are_of_the_content, empty),
		cmocka_unit_test_setup(memory_stays_flat, empty),
		cmocka_unit_test_setup(limits_hold_to_the_byte, empty),
		cmocka_unit_test_setup(a_file_is_its_owners_and_linked_once, empty),
		cmocka_unit_test_setup(staged_files_are_counted, empty),
		cmocka_unit_test_setup(the_sweep_takes_old_unlinked_files_only, empty),
		cmocka_unit_test_setup(what_is_unlinked_is_swept, empty),
		cmocka_unit_test_setup(a_reader_that_leaves_stops_the_reading, empty),
		cmocka_unit_test_setup(names_are_cleaned, empty),
		cmocka_unit_test_setup(dispositions_cannot_be_broken_out_of, empty),
	};

	return cmocka_run_group_tests_name("store", tests, open_all, close_all);
}
