/* SPDX-License-Identifier: Apache-2.0 */
/* The program `loket`: finds the subcommand, opens the portal for it, and nothing else. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"

#define DEFAULT_CONFIG "var/loket.conf"

static int run_jobs(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_jobs(p);
}
static int run_web(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_web(p);
}
static int run_migrate(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_migrate(p);
}
static int run_reindex(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_reindex(p);
}
static int run_check(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_check(p);
}
static int run_config(struct portal *p, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return command_config(p);
}

static const struct {
	const char *name, *says;
	int (*run)(struct portal *portal, int argc, char **argv);
} commands[] = {
	{ "web", "a FastCGI worker on descriptor 0; start it under spawn-fcgi", run_web },
	{ "jobs", "the background loop: outgoing mail, timers, sweeping", run_jobs },
	{ "migrate", "brings the database to this program's schema", run_migrate },
	{ "demo", "DIRECTORY: loads the demonstration data into an empty database", command_demo },
	{ "reindex", "makes the search index anew, while the portal runs", run_reindex },
	{ "check",
	    "tries configuration, templates, statements, database, mail server and certificate",
	    run_check },
	{ "config", "prints the configuration in force, secrets masked", run_config },
	{ "request",
	    "[--as EMAIL|ROLE] [--header 'N: V'] [--data BODY] [--no-token] METHOD PATH: one "
	    "request without nginx",
	    command_request },
	{ "banner",
	    "'DUTCH' ['ENGLISH'] | --off: a banner on every page, also while workers and database "
	    "are down",
	    command_banner },
	{ "user", "invite|disable|enable|list …: accounts from the command line", command_user },
};

static int usage(FILE *out, int status)
{
	fprintf(out,
	    "usage: loket [-c FILE] COMMAND\n\n  routes     prints every address of the portal\n");
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].says);
	fprintf(out, "\nFILE is the configuration, %s when not given.\n", DEFAULT_CONFIG);
	return status;
}

static int run_command(size_t at, const char *config, int argc, char **argv)
{
	struct portal portal;
	const char *problem = NULL;
	int status = 1;

	if (portal_open(&portal, config, commands[at].name, &problem) == RES_OK)
		status = commands[at].run(&portal, argc, argv);
	else
		fprintf(stderr, "loket: %s: %s\n", config, problem);
	portal_close(&portal);
	return status;
}

int main(int argc, char **argv)
{
	const char *config = DEFAULT_CONFIG;
	int at = 1;

	if (argc > 2 && strcmp(argv[1], "-c") == 0) {
		config = argv[2];
		at = 3;
	}
	if (at >= argc)
		return usage(stderr, 2);
	if (strcmp(argv[at], "help") == 0 || strcmp(argv[at], "--help") == 0)
		return usage(stdout, 0);
	if (strcmp(argv[at], "routes") == 0)
		return command_routes();
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[at], commands[i].name) == 0)
			return run_command(i, config, argc - at - 1, argv + at + 1);
	return usage(stderr, 2);
}
