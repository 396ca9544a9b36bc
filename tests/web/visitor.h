/* SPDX-License-Identifier: Apache-2.0 */
/* A visitor with cookies and an address of his own, who takes form tokens from pages and links from
 * mail as a person would; and, behind the program's back, the database and the clock. For tests
 * that need more than the seven people of support.h. */
#ifndef TESTS_WEB_VISITOR_H
#define TESTS_WEB_VISITOR_H

#include "support.h"

#define DEMO_PASSWORD "Demo-portaal-1"

#define VISITOR_COOKIES 12
struct visitor {
	const char *remote; /* peer address */
	const char *const
	    *params; /* more FastCGI parameters of each request, ended by NULL; NULL for none */
	struct {
		char name[32], value[200];
	} cookies[VISITOR_COOKIES];
	char token[100]; /* the form token of the page seen last */
};

/* As web_open, with limits lifted and a clock that stands until visitor_pass(). */
int visitor_suite_open(void **state);
int visitor_suite_close(void **state);
/* Before each test: the clock is where it began, nobody has tried anything yet, limits are lifted.
 */
int visitor_test_begin(void **state);
/* Puts the real limits in force. */
void visitor_limits(void);
/* Lets time pass. */
void visitor_pass(int64_t seconds);
/* Puts the clock at an instant, forward or back: "2026-04-06T10:00:00Z". Who is signed in may not
 * be any more. */
void visitor_at(const char *instant);

/* A visitor without cookies at an address that no other visitor has. */
void visitor_new(struct visitor *v);
struct answer visitor_get(struct visitor *v, const char *path);
/* A POST with the token seen last; `data` is urlencoded. */
struct answer visitor_post(struct visitor *v, const char *path, const char *data);
/* A POST of a body as it is, token and all. */
struct answer visitor_send(
    struct visitor *v, const char *path, const char *media_type, const char *raw);
/* GET `page`, then POST its form there. */
struct answer visitor_fill(struct visitor *v, const char *page, const char *data);
const char *visitor_cookie(const struct visitor *v, const char *name);
void visitor_set_cookie(struct visitor *v, const char *name, const char *value);
/* The answer to trying to sign in; and the same, which must succeed. */
struct answer visitor_try(struct visitor *v, const char *email, const char *password);
void visitor_sign_in(struct visitor *v, const char *email);
/* Whether a page for signed-in people answers 200, and not with the sign-in page. */
bool visitor_is_signed_in(struct visitor *v);

/* A new active customer of the first organisation with DEMO_PASSWORD; returns his address, which
 * lives as long as the suite. */
const char *visitor_account(void);
/* The same, invited and not yet activated. */
const char *visitor_invited(void);

/* The first column of the first row as text, NULL without a row or for NULL. Lives until the next
 * call. */
const char *sql_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
int64_t sql_number(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Changes rows with the rights of web workers. */
void sql_run(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The token behind `path` in the newest mail to that address; fails the test without one. Lives
 * until the next call. */
const char *mailed_token(const char *email, const char *path);
/* The body without what differs between two answers to the same question: form tokens, keys,
 * request numbers. malloc'ed. */
char *steady_body(const struct answer *answer);

#define ASSERT_TO(answer, where)                                               \
	do {                                                                   \
		assert_int_equal((answer).status, 303);                        \
		assert_string_equal(web_header(&(answer), "Location"), where); \
	} while (0)

#endif
