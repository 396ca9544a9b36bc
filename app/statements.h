/* SPDX-License-Identifier: Apache-2.0 */
/* Every SQL statement of the program, for `loket check` and the tests. */
#ifndef LOKET_STATEMENTS_H
#define LOKET_STATEMENTS_H

#include "db.h"

/* NULL-ended list of NULL-ended lists. */
extern const struct db_statement *const *const statements_all[];

#endif
