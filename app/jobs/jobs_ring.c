/* SPDX-License-Identifier: Apache-2.0 */
/* The process of `loket jobs` that rings open pages and keeps the front's copies warm, while there
 * is room for them. Apart from the first, because a mail server that takes its time must not keep a
 * banner from people. Does no work that could be lost with it. */
#include "front_room.h"
#include "jobs/jobs_loop.h"
#include "push/push.h"
#include "warm.h"

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

void jobs_ring_loop(struct jobs *jobs)
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
