/* SPDX-License-Identifier: Apache-2.0 */
/* `loket web`: a FastCGI worker. One request at a time, no state of its own; may be killed at any
 * moment. */
#include "commands.h"

#include <seccomp.h>

#include "dispatch.h"
#include "http.h"
#include "log.h"

/* A worker never starts a program; whatever would make it do so ends it instead. */
static bool forbid_programs(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool loaded = filter != NULL &&
	    seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(execve), 0) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(execveat), 0) == 0 &&
	    seccomp_load(filter) == 0;

	seccomp_release(filter);
	return loaded;
}

int command_web(struct portal *portal)
{
	struct http_server server = {
		.max_requests = portal->settings.worker_requests,
		.max_rss = portal->settings.worker_memory_mb * 1024 * 1024,
		.run = dispatch,
		.data = portal,
	};
	const char *problem;

	if (dispatch_check_routes(portal->arena, routes, route_count, &problem) != RES_OK) {
		log_error("%s", problem);
		return 1;
	}
	if (!forbid_programs()) {
		log_error("the kernel takes no system call filter");
		return 1;
	}
	log_info("worker starts");
	if (http_serve(&server) != RES_OK) {
		log_error("descriptor 0 is no listening socket: start this under spawn-fcgi");
		return 1;
	}
	log_info("worker ends");
	return 0;
}
