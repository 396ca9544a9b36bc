/* SPDX-License-Identifier: Apache-2.0 */
/* `loket web`: a FastCGI worker. One request at a time, no state of its own; may be killed at any moment. */
#include "commands.h"

#include "dispatch.h"
#include "http.h"
#include "log.h"

int command_web(struct portal *portal)
{
	struct http_server server = {
		.max_requests = portal->settings.worker_requests,
		.max_rss = portal->settings.worker_memory_mb * 1024 * 1024,
		.run = dispatch,
		.data = portal,
	};
	const char *problem;

	if (dispatch_check_routes(portal->arena, &problem) != RES_OK) {
		log_error("%s", problem);
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
