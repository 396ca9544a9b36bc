/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration file: every kind, presets, each mistake with its line, secrets from files and
 * masked. SECURITY F8, K6. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"

struct settings {
	const char *name, *password;
	int64_t port;
	bool on;
	int mode;
};

static const char *const modes[] = { "demo", "test", "live", NULL };

#define AT(member) .offset = offsetof(struct settings, member)
static const struct config_key keys[] = {
	{ .section = "site", .name = "name", .kind = CONFIG_TEXT, .min = 1, .max = 20, AT(name) },
	{ .section = "site",
	    .name = "mode",
	    .kind = CONFIG_CHOICE,
	    .preset = "live",
	    .choices = modes,
	    AT(mode) },
	{ .section = "db",
	    .name = "port",
	    .kind = CONFIG_INT,
	    .preset = "3306",
	    .min = 1,
	    .max = 65535,
	    AT(port) },
	{ .section = "db", .name = "on", .kind = CONFIG_BOOL, .preset = "yes", AT(on) },
	{ .section = "db", .name = "password", .kind = CONFIG_SECRET, .preset = "", AT(password) },
};

static char path[] = "/tmp/loket-config-XXXXXX";
static char secret_path[] = "/tmp/loket-secret-XXXXXX";

static void write_file(const char *file, const void *text, size_t size)
{
	FILE *out = fopen(file, "w");

	assert_non_null(out);
	assert_int_equal(fwrite(text, 1, size, out), size);
	assert_int_equal(fclose(out), 0);
}

static enum result read_text(
    struct arena *arena, const char *text, struct settings *settings, const char **problem)
{
	write_file(path, text, strlen(text));
	memset(settings, 0, sizeof(*settings));
	return config_read(arena, path, keys, COUNT(keys), settings, problem);
}

static void reads_all_kinds(void **state)
{
	struct settings s;
	const char *problem;

	assert_int_equal(read_text(*state,
			     "# comment\r\n\n[ site ]\n name =  Daklab # 1 \nmode=test\n[db]\nport "
			     "= 13306\non = no\npassword = a=b\n",
			     &s, &problem),
	    RES_OK);
	assert_null(problem);
	assert_string_equal(s.name, "Daklab # 1");
	assert_int_equal(s.mode, 1);
	assert_int_equal(s.port, 13306);
	assert_false(s.on);
	assert_string_equal(s.password, "a=b");
	assert_int_equal(read_text(*state, "[site]\nname = x", &s, &problem), RES_OK);
	assert_int_equal(s.mode, 2);
	assert_int_equal(s.port, 3306);
	assert_true(s.on);
	assert_string_equal(s.password, "");
}

static void tells_mistakes(void **state)
{
	static const struct {
		const char *text, *problem;
	} cases[] = {
		{ "", ":0: name in [site] is missing" },
		{ "[site]\nname = x\nname = y\n", ":3: name was set on line 2 already" },
		{ "[site]\nnames = x\n", ":2: unknown key names in [site]" },
		{ "name = x\n", ":1: unknown key name in []" },
		{ "[db]\nname = x\n", ":2: unknown key name in [db]" },
		{ "[nowhere]\n", ":1: unknown section [nowhere]" },
		{ "[site\n", ":1: a section is written as [name]" },
		{ "[site]\nname\n", ":2: neither [section], key = value nor # comment" },
		{ "[site]\nname =\n", ":2: name: must be 1 to 20 bytes long" },
		{ "[site]\nname = 123456789012345678901\n",
		    ":2: name: must be 1 to 20 bytes long" },
		{ "[site]\nname = a\tb\n", ":2: name: holds a control character" },
		{ "[site]\nname = \xff\n", ":2: name: not UTF-8" },
		{ "[site]\nname = x\nmode = Live\n", ":3: mode: must be one of demo, test, live" },
		{ "[db]\nport = 0\n", ":2: port: must be 1 to 65535" },
		{ "[db]\nport = 65536\n", ":2: port: must be 1 to 65535" },
		{ "[db]\nport = 3306 \n[db]\nport = x\n", ":4: port was set on line 2 already" },
		{ "[db]\nport = 12a\n", ":2: port: not a whole number: 12a" },
		{ "[db]\nport = \n", ":2: port: not a whole number: " },
		{ "[db]\nport = 9999999999999999999\n",
		    ":2: port: not a whole number: 9999999999999999999" },
		{ "[db]\non = true\n", ":2: on: must be yes or no" },
		{ "[db]\npassword = file:/nowhere/at/all\n",
		    ":2: password: cannot read /nowhere/at/all: No such file or directory" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct settings s;
		const char *problem;

		assert_int_equal(read_text(*state, cases[i].text, &s, &problem), RES_INVALID);
		assert_memory_equal(problem, path, strlen(path));
		if (strncmp(problem + strlen(path), cases[i].problem, strlen(cases[i].problem)) !=
		    0)
			fail_msg("%s, not %s", problem, cases[i].problem);
	}
}

static void files_that_are_none(void **state)
{
	struct settings s;
	const char *problem;

	assert_int_equal(
	    config_read(*state, "/nowhere/at/all", keys, COUNT(keys), &s, &problem), RES_INVALID);
	assert_non_null(strstr(problem, "No such file"));
	write_file(path, "[site]\0\n", 8);
	assert_int_equal(config_read(*state, path, keys, COUNT(keys), &s, &problem), RES_INVALID);
	assert_int_not_equal(
	    config_read(*state, "/dev/zero", keys, COUNT(keys), &s, &problem), RES_OK);
	assert_int_not_equal(config_read(*state, "/tmp", keys, COUNT(keys), &s, &problem), RES_OK);
}

static void secrets(void **state)
{
	char text[200], printed[500];
	struct settings s;
	const char *problem;
	FILE *out = tmpfile();
	size_t size;

	write_file(secret_path, "hush hush\nsecond line\n", 22);
	snprintf(text, sizeof(text), "[site]\nname = x\n[db]\npassword = file:%s\n", secret_path);
	assert_int_equal(read_text(*state, text, &s, &problem), RES_OK);
	assert_string_equal(s.password, "hush hush");
	config_print(out, keys, COUNT(keys), &s);
	rewind(out);
	size = fread(printed, 1, sizeof(printed) - 1, out);
	printed[size] = '\0';
	fclose(out);
	assert_string_equal(printed,
	    "[site]\nname = x\nmode = live\n\n[db]\nport = 3306\non = yes\npassword = ********\n");
}

static enum result read_in_new_arena(void *data)
{
	struct arena *arena = arena_create(1024 * 1024);
	struct settings s;
	const char *problem;
	enum result res;

	(void)data;
	if (arena == NULL)
		return RES_UNAVAILABLE;
	res = config_read(arena, path, keys, COUNT(keys), &s, &problem);
	assert_true(res == RES_OK || problem != NULL);
	arena_destroy(arena);
	return res;
}

static void memory_runs_out(void **state)
{
	(void)state;
	write_file(path, "[site]\nname = x\nmode = test\n", 28);
	support_try_each_failure(read_in_new_arena, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_all_kinds),
		TEST(tells_mistakes),
		TEST(files_that_are_none),
		TEST(secrets),
		TEST(memory_runs_out),
	};
	int failed, a = mkstemp(path), b = mkstemp(secret_path);

	if (a < 0 || b < 0)
		return 1;
	close(a);
	close(b);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	unlink(secret_path);
	return failed;
}
