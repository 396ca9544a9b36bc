/* SPDX-License-Identifier: Apache-2.0 */
/* `loket jobs`: delivers the outbox and runs the periodic tasks. Any number may run, on any number of hosts: mails are claimed
 * one by one with SKIP LOCKED and a lease, tasks by a row in table `lease`. */
#ifndef LOKET_JOBS_H
#define LOKET_JOBS_H

#include <stdint.h>

#include "ctx.h"

/* Something done every `interval` seconds by one process at a time. */
struct jobs_task {
	const char *name;                   /* also the lease's name */
	int64_t interval;                   /* seconds */
	enum result (*run)(struct ctx *ctx); /* bounded work; what is left waits for the next turn */
};
extern const struct jobs_task jobs_tasks[]; /* ended by a NULL name */

/* Runs until SIGTERM or SIGINT, and ends within a second of it (a mail being handed over may take its time limit).
 * Waits out a database that is away. Returns the process' exit code. */
int jobs_run(const struct settings *settings);

/* One round: delivers what is due, up to `limit` mails. `*sent` counts the mails handed over or given up. For tests and `jobs_run`. */
enum result jobs_deliver(struct ctx *ctx, int64_t limit, int64_t *sent) MUST_CHECK;
/* Seconds until the next try after `attempts` failed ones; 0: give up (SECURITY §2). */
int64_t jobs_retry_delay(int64_t attempts);

extern const struct db_statement *const jobs_statements[]; /* ended by NULL */

#endif
