/* SPDX-License-Identifier: Apache-2.0 */
/* A copy of the ring's database for tests that fill or spoil it, and what the server knows that the
 * program's accounts may not see. Made and asked as the owner of the server, behind the program's
 * back. */
#ifndef TESTS_WEB_COPY_H
#define TESTS_WEB_COPY_H

#include <stdint.h>

/* Set-up and tear-down of a suite in place of web_open and web_close: the portal works on a copy
 * made from the ring's database. */
int copy_open(void **state);
int copy_close(void **state);
/* Runs statements as the owner, on the copy; fails the test when one is wrong. */
void copy_run(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Brings the copy to that many tickets, by the loader of the bench. */
void copy_load(int tickets);
/* The first column of the first row, as a number; -1 without one. */
int64_t copy_number(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Calls `seen` with each row of a statement's result, its cells as text. */
void copy_each(const char *sql, void (*seen)(const void *data, char **cells, unsigned count),
    const void *data);

#endif
