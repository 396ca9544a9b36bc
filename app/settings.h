/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration of one installation. The table in settings.c says for each key its default,
 * bounds and help. */
#ifndef LOKET_SETTINGS_H
#define LOKET_SETTINGS_H

#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "config.h"

enum environment { ENVIRONMENT_PRODUCTION, ENVIRONMENT_DEMO, ENVIRONMENT_TEST };

struct settings {
	/* [site] */
	int environment;       /* enum environment */
	const char *base_url;  /* "https://support.daklab.nl", no final slash; links in mail are
				  built from it */
	const char *site_name; /* "Daklab Support" */
	const char *brand;     /* "Daklab" */
	const char *phone;     /* as people read it */
	const char *phone_tel; /* as a tel: link has it, RFC 3966 */
	const char *zone;      /* IANA time zone */
	const char *clock; /* see clock_open(); "" for the machine's time; refused in production */
	/* [paths] */
	const char *views;  /* expanded templates */
	const char *locale; /* gettext catalogues */
	const char *migrations;
	const char *run; /* a writable directory shared by the processes of one host */
	/* [database] */
	const char *db_socket, *db_host, *db_name;
	int64_t db_port;
	bool db_tls;
	int64_t db_room_mb; /* with less on its disk no files are taken; 0: never mind */
	const char *db_read_user, *db_read_password; /* may only SELECT */
	const char *db_web_user, *db_web_password;
	const char *db_jobs_user, *db_jobs_password;
	const char *db_migrate_user, *db_migrate_password; /* may change the schema */
	/* [mail] */
	const char *smtp_url, *smtp_user, *smtp_password;
	const char *smtp_ca; /* file of certificates to trust; "" for the machine's */
	bool smtp_require_tls;
	const char *mail_from, *mail_from_name;
	/* [security] */
	const char
	    *secret_key; /* at least 32 characters; CSRF tokens and Message-IDs are made with it */
	int64_t session_idle_minutes, session_hours;
	int64_t password_slots; /* Argon2 computations at once on this host */
	int64_t rate_scale;     /* every rate limit times this; for load tests */
	bool password_long; /* NIST's rule (15 characters, no composition) instead of the support
			       guide's */
	/* [knowledge] */
	bool check_outside; /* look at links of articles to other sites */
	/* [front], [push]: sockets of this host's own nginx */
	const char *
	    front_socket; /* where it serves pages to the jobs; "" for none: nothing is kept warm */
	const char *front_cache; /* the directory of its copies; "" not to look after its room */
	const char *front_emergency; /* the directory of the emergency banner */
	const char
	    *push_socket; /* where events are published; "" for none: pages look for themselves */
	/* [web] */
	int64_t worker_requests;  /* a worker ends after this many requests */
	int64_t worker_memory_mb; /* or when its resident set passes this */
	int64_t log_level;
};

extern const struct config_key settings_keys[];
extern const size_t settings_key_count;

/* Reads and cross-checks; `*problem` is one line for the person at the terminal. Strings live in
 * the arena, which outlives the process' work. */
enum result settings_read(struct arena *arena, const char *path, struct settings *settings,
    const char **problem) MUST_CHECK;

#endif
