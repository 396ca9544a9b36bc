/* SPDX-License-Identifier: Apache-2.0 */
/* The second process of `loket jobs`: rings open pages and keeps the front's copies warm, while
 * there is room for them. Apart
 * from the first, because a mail server that takes its time must not keep a banner from people.
 * Does no work that could be lost with it. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "front_room.h"
#include "jobs/jobs_loop.h"
#include "log.h"
#include "push/push.h"
#include "warm.h"

#define STATEMENT_SECONDS 3
#define IDLE_MS 250 /* between looks at whether somebody must be rung */

/* All rings that are due. RES_OK when none is left. */
static enum result ring_round(struct jobs *jobs)
{
	enum result res = RES_OK;

	while (!jobs_stopping && res == RES_OK) {
		struct ctx ctx = jobs_ctx(jobs);

		res = push_deliver_one(&ctx);
	}
	return res == RES_NOT_FOUND || res == RES_RETRY ? RES_OK : res;
}

static void ring_loop(struct jobs *jobs)
{
	struct warm *warm = jobs->settings->front_socket[0] == '\0' ? NULL
								    : warm_open(jobs->settings);
	int64_t warm_at = clock_ticks_ms();

	while (!jobs_stopping) {
		enum result res = ring_round(jobs);
		int64_t pause = jobs_pause(jobs, res, IDLE_MS), until_warm;

		front_room_keep(jobs->settings);
		if (warm != NULL && res == RES_OK) {
			if (clock_ticks_ms() >= warm_at)
				warm_at = clock_ticks_ms() + warm_step(warm);
			until_warm = warm_at - clock_ticks_ms();
			if (until_warm < pause)
				pause = until_warm < 0 ? 0 : until_warm;
		}
		if (!jobs_stopping)
			jobs_sleep(pause);
	}
}

static int ring_process(const struct settings *settings, pid_t parent)
{
	struct jobs jobs = { 0 };
	enum result res;

	/* Killed or not, the parent takes this one along. */
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent)
		return 1;
	res = jobs_open(&jobs, settings, STATEMENT_SECONDS);
	if (res == RES_OK)
		ring_loop(&jobs);
	jobs_close(&jobs);
	return res == RES_OK ? 0 : 1;
}

void jobs_ring_keep(struct jobs *jobs)
{
	pid_t parent = getpid();

	if (jobs->ringer > 0) {
		if (waitpid(jobs->ringer, NULL, WNOHANG) == 0)
			return;
		log_error("the process that rings ended; starting it again");
	}
	jobs->ringer = fork();
	if (jobs->ringer == 0)
		_exit(ring_process(jobs->settings, parent));
	if (jobs->ringer < 0)
		log_error("no process to ring with");
}

void jobs_ring_end(struct jobs *jobs)
{
	if (jobs->ringer <= 0)
		return;
	kill(jobs->ringer, SIGTERM);
	waitpid(jobs->ringer, NULL, 0);
}
