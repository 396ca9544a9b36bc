/* SPDX-License-Identifier: Apache-2.0 */
/* What one process of the portal holds: configuration, clock and connections. No request state. */
#ifndef LOKET_PORTAL_H
#define LOKET_PORTAL_H

#include "clock.h"
#include "ctx.h"

struct portal {
	struct arena *arena; /* lives as long as the process */
	struct settings settings;
	struct clock *clock;
	struct db *reader;     /* may only SELECT: by its account, and by its session */
	struct db *writer;     /* the transaction of a POST */
	struct db *side;       /* small writes that must outlive a rollback: rate counters */
	int64_t schema_wanted; /* newest migration this program ships with */
	bool schema_checked;
};

/* Reads the configuration and opens everything but the network. On failure `*problem` is a line for
 * the terminal. */
enum result portal_open(struct portal *portal, const char *config_path, const char *program,
    const char **problem) MUST_CHECK;
void portal_close(struct portal *portal);
/* RES_UNAVAILABLE while the database is away or on another schema than ours. */
enum result portal_check_schema(struct portal *portal, struct arena *arena) MUST_CHECK;
/* A connection by the account that may change the schema; opened at first use. NULL out of memory.
 */
struct db *portal_db_migrate(struct portal *portal);

#endif
