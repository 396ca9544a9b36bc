/* SPDX-License-Identifier: Apache-2.0 */
/* `loket jobs`: delivers the outbox and runs the periodic tasks. Any number may run, on any number
 * of hosts: mails are claimed one by one with SKIP LOCKED and a lease, tasks by a row in table
 * `lease`. */
#ifndef LOKET_JOBS_H
#define LOKET_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "ctx.h"
#include "mail.h"

#define JOBS_LEASE_SECONDS 60 /* how long a claimed mail is nobody else's */
#define JOBS_SMTP_SECONDS 30  /* for one exchange; well within the lease */

/* Something done every `interval` seconds by one process at a time. */
struct jobs_task {
	const char *name; /* also the lease's name */
	int64_t interval; /* seconds */
	bool transaction; /* `run` works inside one transaction; otherwise each statement is its own
			   */
	bool apart; /* waits for what is not ours: in a process of its own, so that mail does not */
	enum result (*run)(
	    struct ctx *ctx); /* bounded work; what is left waits for the next turn */
};
extern const struct jobs_task jobs_tasks[]; /* ended by a NULL name */

/* Runs until SIGTERM or SIGINT and ends within a second of it; a mail that was being handed over is
 * then taken up again by whoever runs after its lease. Waits out a database that is away. Returns
 * the process' exit code. */
int jobs_run(const struct settings *settings);

/* The server of the configuration, as each exchange with it is done. */
struct mail_server jobs_mail_server(const struct settings *settings);
/* Claims the mail that is due first and hands it to the SMTP server. `owner` names this process, at
 * most 80 bytes. RES_NOT_FOUND when none is due; RES_OK when one was dealt with: sent, put off, or
 * given up. */
enum result jobs_deliver_one(struct ctx *ctx, const char *owner) MUST_CHECK;
/* Runs a task when its turn has come and nobody else took it. `*ran` says whether it did. */
enum result jobs_task_run(
    struct ctx *ctx, const char *owner, const struct jobs_task *task, bool *ran) MUST_CHECK;
/* Seconds until the next try after `attempts` (from 1) failed ones: 1, 5, 15, 60 minutes, 4 hours;
 * 0: give up (SECURITY §2). */
int64_t jobs_retry_delay(int64_t attempts);

extern const struct db_statement *const jobs_statements[]; /* ended by NULL */

#endif
