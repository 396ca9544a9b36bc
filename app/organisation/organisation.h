/* SPDX-License-Identifier: Apache-2.0 */
/* Organisations: the customers of the company. People and tickets belong to one. */
#ifndef LOKET_ORGANISATION_H
#define LOKET_ORGANISATION_H

#include "ctx.h"

#define ORGANISATION_NAME_MAX 120 /* characters */

struct organisation {
	int64_t id;
	const char *name;
	int64_t created_at;
	int64_t people;       /* accounts that belong to it */
	int64_t open_tickets; /* neither resolved nor closed */
};

/* All of them by name, at most 500: rows of struct organisation. */
enum result organisation_list(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
/* RES_NOT_FOUND when there is none. `people` and `open_tickets` are not counted here. */
enum result organisation_find(
    struct ctx *ctx, int64_t id, struct organisation *organisation) MUST_CHECK;
/* By its name, letter case and accents set aside. */
enum result organisation_find_by_name(
    struct ctx *ctx, const char *name, struct organisation *organisation) MUST_CHECK;
/* RES_CONFLICT when the name is taken. Noted in the audit trail. */
enum result organisation_add(struct ctx *ctx, const char *name, int64_t *id) MUST_CHECK;

extern const struct db_statement *const organisation_statements[]; /* ended by NULL */

#endif
