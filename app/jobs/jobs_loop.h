/* SPDX-License-Identifier: Apache-2.0 */
/* What the processes of `loket jobs` have in common. For app/jobs only. */
#ifndef LOKET_JOBS_LOOP_H
#define LOKET_JOBS_LOOP_H

#include <signal.h>
#include <sys/types.h>

#include "clock.h"
#include "ctx.h"

#define OWNER_MAX 81

/* The processes beside the first, which must not wait for it nor it for them. */
enum jobs_beside {
	JOBS_RING, /* rings open pages and keeps the front's copies warm: jobs_ring.c */
	JOBS_LOOK, /* tasks that wait for others: struct jobs_task.apart */
	JOBS_BESIDE_COUNT
};

struct jobs {
	const struct settings *settings;
	struct clock *clock;
	struct db_options options;
	struct db *db;
	struct arena *arena;
	char owner[OWNER_MAX];           /* "host:pid:random" */
	int64_t tasks_at;                /* clock_ticks_ms() of the next look at the tasks */
	int64_t backoff;                 /* ms; 0 while all is well */
	bool apart;                      /* which tasks this process does */
	pid_t beside[JOBS_BESIDE_COUNT]; /* 0 while there is none; in the first process only */
};

extern volatile sig_atomic_t jobs_stopping;

/* `seconds` bounds a statement; 0: no bound. */
enum result jobs_open(
    struct jobs *jobs, const struct settings *settings, int64_t seconds) MUST_CHECK;
void jobs_close(struct jobs *jobs);
/* A fresh context for the next piece of work; what the last one used is released. */
struct ctx jobs_ctx(struct jobs *jobs);
/* Sleeps, or returns at once when told to stop. */
void jobs_sleep(int64_t ms);
/* How long to wait after a round that ended so; `idle` when all is well. Says once that something
 * is wrong, and once that it is well again. */
int64_t jobs_pause(struct jobs *jobs, enum result res, int64_t idle);

/* Starts the processes beside this one, unless they run. They end with it, however it ends. */
void jobs_beside_keep(struct jobs *jobs);
void jobs_beside_end(struct jobs *jobs);

/* What each of them does until it is told to stop. */
void jobs_ring_loop(struct jobs *jobs);
void jobs_look_loop(struct jobs *jobs);

#endif
