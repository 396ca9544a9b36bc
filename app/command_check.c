/* SPDX-License-Identifier: Apache-2.0 */
/* `loket check`: tries what the portal stands on and says what is wrong, one line each. Changes
 * nothing. */
#include "commands.h"

#include <stdio.h>
#include <time.h>

#include "dispatch.h"
#include "jobs/jobs.h"
#include "statements.h"
#include "tls.h"

#define LOOK_MS 5000
#define CERTIFICATE_DAYS 21 /* SECURITY P6 */
#define RSA_BITS 3072

/* By its address: what is tried fills it in while the arguments of this are made. */
static int say(enum result res, const char *what, const char *const *problem)
{
	if (res == RES_OK)
		return 0;
	fprintf(stderr, "%s: %s: %s\n", what, result_name(res), *problem == NULL ? "" : *problem);
	return 1;
}

static int check_statements(struct portal *portal)
{
	const char *problem = NULL;
	int wrong = 0, count = 0;

	for (size_t i = 0; statements_all[i] != NULL; i++)
		for (const struct db_statement *const *st = statements_all[i]; *st != NULL;
		     st++, count++)
			wrong += say(db_check((*st)->writes ? portal->writer : portal->reader, *st,
					 &problem),
			    (*st)->id, &problem);
	printf("%d statements tried\n", count);
	return wrong;
}

/* What visitors see of it. Nothing is wrong when it cannot be seen from here. */
static int check_certificate(const struct settings *s)
{
	struct tls_certificate shown;
	int wrong = 0;
	long long days;

	if (tls_look(s->base_url, LOOK_MS, &shown) != RES_OK) {
		printf("certificate: %s does not answer here\n", s->base_url);
		return 0;
	}
	days = ((long long)shown.until - (long long)time(NULL)) / 86400;
	if (days < CERTIFICATE_DAYS) {
		fprintf(stderr, "certificate: %s %lld days\n", days < 0 ? "ended" : "ends within",
		    days < 0 ? -days : days + 1);
		wrong++;
	}
	if (shown.rsa_bits > 0 && shown.rsa_bits < RSA_BITS) {
		fprintf(stderr, "certificate: its key has %lld bits, should have %d\n",
		    (long long)shown.rsa_bits, RSA_BITS);
		wrong++;
	}
	if (!shown.trusted && s->environment == ENVIRONMENT_PRODUCTION) {
		fprintf(stderr, "certificate: not signed by anybody this machine trusts\n");
		wrong++;
	}
	return wrong;
}

static int check_mail(struct portal *portal)
{
	const struct mail_server server = jobs_mail_server(&portal->settings);
	const char *answer;
	enum result res = mail_probe(portal->arena, &server, &answer);

	return say(res, "mail server", &answer);
}

int command_check(struct portal *portal)
{
	const char *problem = NULL;
	int wrong = 0;

	db_use_arena(portal->reader, portal->arena);
	db_use_arena(portal->writer, portal->arena);
	wrong += say(dispatch_check_routes(portal->arena, routes, route_count, &problem), "routes",
	    &problem);
	problem = "database away, or run `loket migrate`";
	wrong += say(portal_check_schema(portal, portal->arena), "schema", &problem);
	if (wrong == 0) {
		wrong += say(
		    db_check_settings(portal->reader, &problem), "database settings", &problem);
		wrong += say(
		    db_check_settings(portal->writer, &problem), "database settings", &problem);
		wrong += check_statements(portal);
	}
	wrong += check_mail(portal);
	wrong += check_certificate(&portal->settings);
	printf(wrong == 0 ? "everything in order\n" : "%d problems\n", wrong);
	return wrong == 0 ? 0 : 1;
}
