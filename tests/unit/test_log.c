/* SPDX-License-Identifier: Apache-2.0 */
/* Log lines: one event is one line whatever it holds, quoting, levels, the request id, and a failed
 * invariant. SECURITY Q11, T7. */
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"

static char caught[32 * 1024];
static FILE *file;
static int kept_stderr;

static void catch_begin(void)
{
	file = tmpfile();
	assert_non_null(file);
	kept_stderr = dup(STDERR_FILENO);
	dup2(fileno(file), STDERR_FILENO);
}

/* What was logged since catch_begin(), without the time at its front. */
static const char *catch_end(void)
{
	const char *level;
	size_t size;

	dup2(kept_stderr, STDERR_FILENO);
	close(kept_stderr);
	rewind(file);
	size = fread(caught, 1, sizeof(caught) - 1, file);
	caught[size] = '\0';
	fclose(file);
	if (size == 0)
		return "";
	assert_memory_equal(caught, "time=20", 7);
	level = strstr(caught, " level=");
	assert_int_equal(level - caught, strlen("time=2026-11-23T08:15:00.123Z"));
	return level + 1;
}

static void fields_and_quotes(void **state)
{
	static const struct {
		const char *value, *logged;
	} cases[] = {
		{ "plain", "k=plain" },
		{ "/support/tickets?a", "k=/support/tickets?a" },
		{ NULL, "k=\"\"" },
		{ "", "k=\"\"" },
		{ "two words", "k=\"two words\"" },
		{ "a=b", "k=\"a=b\"" },
		{ "say \"hi\"", "k=\"say \\\"hi\\\"\"" },
		{ "a\\b", "k=\"a\\\\b\"" },
		{ "x\nERROR fake", "k=\"x\\nERROR fake\"" },
		{ "\r\x1b[31m", "k=\"\\x0d\\x1b[31m\"" },
		{ "één", "k=\"één\"" },
		{ "\xff", "k=\"\\xff\"" },
		{ "\xc2\x85", "k=\"\\x85\"" },
		{ "\xe2\x80\xae", "k=\"\\u{202e}\"" },
		{ "\xe2\x80\xa8", "k=\"\\u{2028}\"" },
		{ "\x7f", "k=\"\\x7f\"" },
	};

	(void)state;
	log_open("web", LOG_LEVEL_INFO);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[200];

		catch_begin();
		LOG_EVENT(
		    LOG_LEVEL_WARN, "hello there", LOG_S("k", cases[i].value), LOG_I("n", -5));
		snprintf(wanted, sizeof(wanted),
		    "level=warn program=web message=\"hello there\" %s n=-5\n", cases[i].logged);
		assert_string_equal(catch_end(), wanted);
	}
}

static void levels_and_request(void **state)
{
	char many[200];

	(void)state;
	log_open("jobs", LOG_LEVEL_WARN);
	catch_begin();
	log_info("not shown");
	LOG_EVENT(LOG_LEVEL_DEBUG, "not shown", LOG_I("n", 1));
	assert_string_equal(catch_end(), "");
	log_set_request("abc 1");
	catch_begin();
	log_warn("%d left", 3);
	assert_string_equal(
	    catch_end(), "level=warn program=jobs request=\"abc 1\" message=\"3 left\"\n");
	memset(many, 'r', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	log_set_request(many);
	catch_begin();
	log_error("x");
	many[63] = '\0';
	assert_non_null(strstr(catch_end(), many));
	assert_null(
	    strstr(caught, "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"));
	log_set_request(NULL);
	catch_begin();
	log_error("x");
	assert_string_equal(catch_end(), "level=error program=jobs message=x\n");
}

static void a_line_has_an_end(void **state)
{
	static char huge[20000];
	const char *line;

	(void)state;
	memset(huge, '\n', sizeof(huge) - 1);
	catch_begin();
	LOG_EVENT(LOG_LEVEL_ERROR, huge, LOG_S("a", huge), LOG_S("b", huge), LOG_S("c", huge));
	line = catch_end();
	assert_true(strlen(caught) <= 8192);
	assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
	memset(huge, 'y', sizeof(huge) - 1);
	catch_begin();
	log_error("%s", huge);
	assert_true(strlen(catch_end()) < 4096);
}

static void an_invariant_ends_the_process(void **state)
{
	int status;
	pid_t child;

	(void)state;
	log_set_request("r-1");
	catch_begin();
	child = fork();
	if (child == 0) {
		const struct rlimit none = { 0, 0 };

		signal(SIGABRT, SIG_DFL);
		setrlimit(RLIMIT_CORE, &none);
		invariant(1 + 1 == 2);
		invariant(1 + 1 == 3);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_non_null(strstr(catch_end(),
	    "request=r-1 message=\"invariant failed\" expression=\"1 + 1 == 3\" file="));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	log_set_request(NULL);
}

/* SECURITY Q11: whoever reads the log stands still, and then reads on. */
static void nobody_waits_for_the_log(void **state)
{
	static char filler[4096];
	int ends[2];
	ssize_t got;

	(void)state;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	while (write(ends[1], filler, sizeof(filler)) > 0)
		continue;
	assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
	kept_stderr = dup(STDERR_FILENO);
	dup2(ends[1], STDERR_FILENO);
	alarm(5);
	for (int i = 0; i < 100; i++)
		log_warn("lost %d", i);
	while ((got = read(ends[0], caught, sizeof(caught) - 1)) > 0)
		assert_int_equal(strnlen(caught, (size_t)got), 0);
	log_warn("heard");
	alarm(0);
	dup2(kept_stderr, STDERR_FILENO);
	close(kept_stderr);
	got = read(ends[0], caught, sizeof(caught) - 1);
	assert_true(got > 0);
	caught[got] = '\0';
	assert_non_null(strstr(caught, "message=heard"));
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(fields_and_quotes),
		TEST(levels_and_request),
		TEST(a_line_has_an_end),
		TEST(nobody_waits_for_the_log),
		TEST(an_invariant_ends_the_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
