/* SPDX-License-Identifier: Apache-2.0 */
/* Requests straight into the dispatcher, in this process, on the test instance's database with the
 * demonstration data. The configuration is the file that the environment variable LOKET_TEST_CONFIG
 * names. */
#ifndef TESTS_WEB_SUPPORT_H
#define TESTS_WEB_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "portal.h"
#include "request.h"

extern struct portal web_portal;

/* People of the demonstration data, one a role. */
enum person {
	PERSON_NONE,
	PERSON_CUSTOMER,
	PERSON_COLLEAGUE,
	PERSON_MANAGER,
	PERSON_STRANGER,
	PERSON_READER,
	PERSON_AGENT,
	PERSON_ADMIN,
	PERSON_COUNT
};
extern const char *const web_people[PERSON_COUNT];

struct answer {
	int status;
	const char *head; /* header lines */
	const char *body;
	size_t body_size;
};

/* Suite set-up and tear-down for cmocka_run_group_tests. */
int web_open(void **state);
int web_close(void **state);

/* Every request takes everything else from here. */
struct ask {
	enum person as;
	const char *remote;        /* peer address; NULL: 127.0.0.1 */
	const char *method, *path; /* the path may hold a query */
	const char *data;          /* urlencoded body of a POST, without token; NULL for none */
	bool no_token;             /* leave the form token out */
	const char *const *params; /* more FastCGI parameters, ended by NULL */
	const char *raw;           /* a body of its own instead of `data`, with `media_type` */
	size_t raw_size;
	const char *media_type;
};
/* The answer lives until the next call. Fails the test when the answer is not HTTP. */
struct answer web_ask(const struct ask *ask);
#define ASK(...) web_ask(&(const struct ask){ __VA_ARGS__ })
/* Each request after this has its n-th allocation refused (tests/support/allocator.h); 0: none. */
extern int web_fail_at;
/* Whether the last request met that. */
extern bool web_failed;
/* Releases what answers, keys and tokens took so far: between the many requests of a long loop. */
void web_forget(void);
/* The value of a header of the answer, or NULL. */
const char *web_header(const struct answer *answer, const char *name);
/* A number from the database; for counts. */
int64_t web_number(const char *sql_of_one_integer);
/* How many rows the server reads for a page, found by an index: the least of four times, since
 * what a worker keeps for a second may be read again in one of them. */
int64_t web_rows_read(enum person as, const char *path);
/* A fresh idempotency key. */
const char *web_key(void);
/* The form token of that person's session. */
const char *web_token(enum person person);

#endif
