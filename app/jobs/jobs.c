// SPDX-License-Identifier: Apache-2.0
/* The loop of `loket jobs`: mail as soon as it is due, tasks when their turn comes, patience while
 * the database is away, an end within a second of SIGTERM. It owns the process' signals and nothing
 * else; work is in jobs_mail.c and jobs_tasks.c. */
#include "jobs/jobs.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "jobs/jobs_loop.h"
#include "log.h"

#define JOBS_ARENA (32 * 1024 * 1024)
#define IDLE_MS 500          /* between looks at an empty outbox */
#define TASKS_MS 5000        /* between looks at whose turn it is */
#define BACKOFF_MAX_MS 10000 /* while the database is away */

volatile sig_atomic_t jobs_stopping;

/* The grace is over: the lease takes care of what was in hand. */
static void jobs_signal_alarm(int number)
{
	(void)number;
	_exit(0);
}

static void jobs_signal_stop(int number)
{
	(void)number;
	jobs_stopping = 1;
	alarm(1);
}

static void jobs_signals(void)
{
	struct sigaction stop = { .sa_handler = jobs_signal_stop },
			 end = { .sa_handler = jobs_signal_alarm };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGALRM, &end, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
}

/* No signal slips in between the look and the sleep. */
void jobs_sleep(int64_t ms)
{
	const struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };
	sigset_t stops, before;

	sigemptyset(&stops);
	sigaddset(&stops, SIGTERM);
	sigaddset(&stops, SIGINT);
	sigprocmask(SIG_BLOCK, &stops, &before);
	if (!jobs_stopping)
		(void)ppoll(NULL, 0, &time, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

struct ctx jobs_ctx(struct jobs *jobs)
{
	arena_reset(jobs->arena);
	db_use_arena(jobs->db, jobs->arena);
	return (struct ctx){
		.arena = jobs->arena,
		.db = jobs->db,
		.now = clock_now(jobs->clock),
		.remote = "",
		.settings = jobs->settings,
	};
}

/* All mails that are due. RES_OK when none is left, or when two processes were in each other's way:
 * the next round is soon. */
static enum result jobs_round_mail(struct jobs *jobs)
{
	enum result res = RES_OK;

	while (!jobs_stopping && res == RES_OK) {
		struct ctx ctx = jobs_ctx(jobs);

		res = jobs_deliver_one(&ctx, jobs->owner);
	}
	return res == RES_NOT_FOUND || res == RES_RETRY ? RES_OK : res;
}

/* This process' tasks whose turn has come. Only an absent database stops the round. */
static enum result jobs_round_tasks(struct jobs *jobs)
{
	if (clock_ticks_ms() < jobs->tasks_at)
		return RES_OK;
	jobs->tasks_at = clock_ticks_ms() + TASKS_MS;
	for (const struct jobs_task *task = jobs_tasks; task->name != NULL && !jobs_stopping;
	     task++) {
		struct ctx ctx = jobs_ctx(jobs);
		bool ran;

		if (task->apart != jobs->apart)
			continue;
		if (jobs_task_run(&ctx, jobs->owner, task, &ran) == RES_UNAVAILABLE)
			return RES_UNAVAILABLE;
	}
	return RES_OK;
}

int64_t jobs_pause(struct jobs *jobs, enum result res, int64_t idle)
{
	if (res == RES_OK) {
		if (jobs->backoff > 0)
			log_info("working again");
		jobs->backoff = 0;
		return idle;
	}
	if (jobs->backoff == 0)
		LOG_EVENT(LOG_LEVEL_ERROR, "cannot work", LOG_S("result", result_name(res)));
	jobs->backoff = jobs->backoff == 0 ? IDLE_MS : jobs->backoff * 2;
	if (jobs->backoff > BACKOFF_MAX_MS)
		jobs->backoff = BACKOFF_MAX_MS;
	return jobs->backoff;
}

static void jobs_loop(struct jobs *jobs)
{
	LOG_EVENT(LOG_LEVEL_INFO, "jobs started", LOG_S("owner", jobs->owner));
	while (!jobs_stopping) {
		enum result res;

		jobs_beside_keep(jobs);
		res = jobs_round_mail(jobs);
		if (res == RES_OK && !jobs_stopping)
			res = jobs_round_tasks(jobs);
		if (!jobs_stopping)
			jobs_sleep(jobs_pause(jobs, res, IDLE_MS));
	}
	log_info("jobs stopped");
}

void jobs_look_loop(struct jobs *jobs)
{
	while (!jobs_stopping)
		jobs_sleep(jobs_pause(jobs, jobs_round_tasks(jobs), IDLE_MS));
}

static void jobs_name_owner(struct jobs *jobs)
{
	char host[41] = "";
	unsigned random;

	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = '\0';
	crypt_random(&random, sizeof(random));
	snprintf(jobs->owner, sizeof(jobs->owner), "%s:%ld:%08x", host, (long)getpid(), random);
}

enum result jobs_open(struct jobs *jobs, const struct settings *s, int64_t seconds)
{
	enum result res = clock_open(s->clock[0] == '\0' ? NULL : s->clock, &jobs->clock);

	if (res != RES_OK)
		return res;
	jobs->options = (struct db_options){
		.host = s->db_host,
		.port = s->db_port,
		.socket = s->db_socket,
		.name = s->db_name,
		.user = s->db_jobs_user,
		.password = s->db_jobs_password,
		.tls = s->db_tls,
		.statement_seconds = seconds,
	};
	jobs->settings = s;
	jobs->arena = arena_create(JOBS_ARENA);
	jobs->db = db_open(&jobs->options);
	jobs_name_owner(jobs);
	return jobs->arena != NULL && jobs->db != NULL ? RES_OK : RES_UNAVAILABLE;
}

void jobs_close(struct jobs *jobs)
{
	db_close(jobs->db);
	arena_destroy(jobs->arena);
	clock_close(jobs->clock);
}

int jobs_run(const struct settings *settings)
{
	struct jobs jobs = { 0 };
	enum result res;

	jobs_signals();
	res = jobs_open(&jobs, settings, 0);
	if (res == RES_OK)
		jobs_loop(&jobs);
	else
		LOG_EVENT(LOG_LEVEL_ERROR, "jobs cannot start", LOG_S("result", result_name(res)));
	jobs_beside_end(&jobs);
	jobs_close(&jobs);
	return res == RES_OK ? 0 : 1;
}
