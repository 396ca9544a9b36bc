/* SPDX-License-Identifier: Apache-2.0 */
/* The subcommands of `loket`. Each returns the process' exit status. */
#ifndef LOKET_COMMANDS_H
#define LOKET_COMMANDS_H

#include "portal.h"

int command_web(struct portal *portal);
int command_jobs(struct portal *portal);
int command_migrate(struct portal *portal);
/* Loads the demonstration data from a directory of .sql files into an empty database. */
int command_demo(struct portal *portal, int argc, char **argv);
/* Makes the search index anew, in batches, while the portal runs. */
int command_reindex(struct portal *portal);
int command_check(struct portal *portal);
int command_routes(void);
int command_config(struct portal *portal);
/* One request through the whole dispatcher without nginx: request [--as EMAIL|ROLE] [--header
 * 'Name: value'] [--data BODY] [--no-token] METHOD PATH */
int command_request(struct portal *portal, int argc, char **argv);
/* The emergency banner: a file that nginx puts on every page. Needs neither workers nor database.
 */
int command_banner(struct portal *portal, int argc, char **argv);
int command_user(struct portal *portal, int argc, char **argv);

#endif
