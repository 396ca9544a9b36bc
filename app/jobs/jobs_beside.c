/* SPDX-License-Identifier: Apache-2.0 */
/* Starts the processes of `loket jobs` beside the first, starts again what ended, and ends them. It
 * knows nothing of what they do. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "jobs/jobs_loop.h"
#include "log.h"

static const struct {
	const char *name; /* as lists of processes have it */
	int64_t statement_seconds;
	void (*loop)(struct jobs *jobs);
} besides[JOBS_BESIDE_COUNT] = {
	[JOBS_RING] = { "loket-ring", 3, jobs_ring_loop },
	[JOBS_LOOK] = { "loket-look", 0, jobs_look_loop },
};

static int run(enum jobs_beside which, const struct settings *settings, pid_t parent)
{
	struct jobs jobs = { .apart = true };
	enum result res;

	/* Killed or not, the parent takes this one along. */
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent)
		return 1;
	prctl(PR_SET_NAME, besides[which].name);
	res = jobs_open(&jobs, settings, besides[which].statement_seconds);
	if (res == RES_OK)
		besides[which].loop(&jobs);
	jobs_close(&jobs);
	return res == RES_OK ? 0 : 1;
}

static void keep(struct jobs *jobs, enum jobs_beside which)
{
	pid_t parent = getpid(), *child = &jobs->beside[which];

	if (*child > 0) {
		if (waitpid(*child, NULL, WNOHANG) == 0)
			return;
		LOG_EVENT(LOG_LEVEL_ERROR, "a process beside ended; starting it again",
		    LOG_S("process", besides[which].name));
	}
	*child = fork();
	if (*child == 0)
		_exit(run(which, jobs->settings, parent));
	if (*child < 0)
		LOG_EVENT(LOG_LEVEL_ERROR, "cannot start a process beside",
		    LOG_S("process", besides[which].name));
}

void jobs_beside_keep(struct jobs *jobs)
{
	for (int i = 0; i < JOBS_BESIDE_COUNT; i++)
		keep(jobs, (enum jobs_beside)i);
}

void jobs_beside_end(struct jobs *jobs)
{
	for (int i = 0; i < JOBS_BESIDE_COUNT; i++)
		if (jobs->beside[i] > 0)
			kill(jobs->beside[i], SIGTERM);
	for (int i = 0; i < JOBS_BESIDE_COUNT; i++)
		if (jobs->beside[i] > 0)
			waitpid(jobs->beside[i], NULL, 0);
}
