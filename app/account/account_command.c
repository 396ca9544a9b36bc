/* SPDX-License-Identifier: Apache-2.0 */
/* `loket user`: accounts from the command line, staff's too. It runs as an administrator inside the
 * caller's transaction. Takes no password, ever: who is invited gets a link. */
#include "account.h"

#include <stdio.h>
#include <string.h>

#include "organisation/organisation.h"
#include "text.h"

struct options {
	const char *name, *organisation, *role, *language, *line;
};

static int say(struct ctx *ctx, enum result res, const char *what)
{
	if (res == RES_OK)
		return 0;
	fprintf(stderr, "loket: user: %s: %s%s%s\n", what, result_name(res),
	    ctx->why == NULL ? "" : ": ", ctx->why == NULL ? "" : ctx->why);
	return 1;
}

static int usage(void)
{
	fputs("usage: loket user invite EMAIL --name NAME --organisation NAME [--role manager] "
	      "[--language en]\n"
	      "       loket user invite EMAIL --name NAME --role agent|reader|admin [--line 2] "
	      "[--language en]\n"
	      "       loket user link EMAIL        mails a new activation or password link\n"
	      "       loket user disable EMAIL\n"
	      "       loket user enable EMAIL\n"
	      "       loket user list\n",
	    stderr);
	return 2;
}

static bool read_options(int argc, char **argv, struct options *options)
{
	const struct {
		const char *name;
		const char **value;
	} known[] = {
		{ "--name", &options->name },
		{ "--organisation", &options->organisation },
		{ "--role", &options->role },
		{ "--language", &options->language },
		{ "--line", &options->line },
	};

	for (int i = 0; i < argc; i += 2) {
		size_t k = 0;

		while (k < sizeof(known) / sizeof(known[0]) && strcmp(argv[i], known[k].name) != 0)
			k++;
		if (k == sizeof(known) / sizeof(known[0]) || i + 1 == argc)
			return false;
		*known[k].value = argv[i + 1];
	}
	return true;
}

enum role account_role_from(const char *word)
{
	static const struct {
		const char *word;
		enum role role;
	} roles[] = {
		{ "customer", ROLE_CUSTOMER },
		{ "manager", ROLE_MANAGER },
		{ "reader", ROLE_READER },
		{ "agent", ROLE_AGENT },
		{ "admin", ROLE_ADMIN },
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(roles[i].word, word) == 0)
			return roles[i].role;
	return ROLE_NOBODY;
}

/* The organisation of that name; it is made when there is none. */
static enum result find_organisation(struct ctx *ctx, const char *name, int64_t *id)
{
	struct organisation found;
	enum result res = organisation_find_by_name(ctx, name, &found);

	if (res == RES_NOT_FOUND)
		return organisation_add(ctx, name, id);
	*id = found.id;
	return res;
}

static int invite(struct ctx *ctx, const char *email, const struct options *options)
{
	struct account_invitation invitation = {
		.email = email,
		.role = account_role_from(options->role == NULL ? "customer" : options->role),
		.language = options->language == NULL ? LANGUAGE_NL
						      : i18n_from_code(options->language),
	};
	int64_t id;
	enum result res = RES_OK;

	if (options->name == NULL || invitation.role == ROLE_NOBODY || invitation.language == 0 ||
	    !text_is_email(email))
		return usage();
	if ((invitation.role < ROLE_READER) != (options->organisation != NULL))
		return usage();
	if (text_clean(ctx->arena, options->name, strlen(options->name), TEXT_LINE,
		&invitation.name) != RES_OK)
		return usage();
	if (invitation.role == ROLE_AGENT)
		invitation.support_line = options->line != NULL && strcmp(options->line, "2") == 0
		    ? 2
		    : 1;
	if (options->organisation != NULL)
		res = find_organisation(ctx, options->organisation, &invitation.organisation_id);
	if (res == RES_OK)
		res = account_invite(ctx, &invitation, &id);
	return say(ctx, res, email);
}

static int list(struct ctx *ctx)
{
	static const char *const states[] = { "?", "invited", "active", "disabled" };
	static const char *const roles[] = { "?", "customer", "manager", "reader", "agent",
		"admin" };
	struct db_rows rows;
	enum result res = account_everybody(ctx, &rows);

	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		const struct account *a = (const struct account *)rows.rows + i;

		printf("%-40s %-9s %-9s %s%s%s\n", a->email, roles[a->role], states[a->status],
		    a->name, a->organisation == NULL ? "" : ", ",
		    a->organisation == NULL ? "" : a->organisation);
	}
	return say(ctx, res, "list");
}

static int change(struct ctx *ctx, const char *verb, const char *email)
{
	struct account account;
	enum result res = account_find_by_email(ctx, email, &account);

	if (res != RES_OK)
		return say(ctx, res, email);
	if (strcmp(verb, "disable") == 0)
		return say(ctx, account_disable(ctx, account.id, 0, "command line"), email);
	if (strcmp(verb, "enable") == 0)
		return say(ctx, account_enable(ctx, account.id, 0), email);
	if (strcmp(verb, "link") == 0)
		return say(ctx, account_forgot(ctx, email), email);
	return usage();
}

int account_command(struct ctx *ctx, int argc, char **argv)
{
	struct options options = { 0 };

	if (argc == 1 && strcmp(argv[0], "list") == 0)
		return list(ctx);
	if (argc == 2)
		return change(ctx, argv[0], argv[1]);
	if (argc < 2 || strcmp(argv[0], "invite") != 0 ||
	    !read_options(argc - 2, argv + 2, &options))
		return usage();
	return invite(ctx, argv[1], &options);
}
