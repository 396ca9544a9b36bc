/* SPDX-License-Identifier: Apache-2.0 */
/* `loket request`: one request through the whole dispatcher, without nginx, answered on standard
 * output. With --as it signs in for the length of the request, as that person or as the first
 * account of that role; a POST gets its form token by itself unless --no-token says otherwise. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "csrf.h"
#include "dispatch.h"
#include "respond.h"

#define PARAMS_MAX 40

struct asked {
	const char *as, *data, *method, *path;
	bool no_token;
	const char *headers[16];
	size_t header_count;
};

struct body {
	const char *data;
	size_t size, at;
};

static long read_body(void *source, void *out, size_t size)
{
	struct body *body = source;
	size_t left = body->size - body->at;

	if (size > left)
		size = left;
	memcpy(out, body->data + body->at, size);
	body->at += size;
	return (long)size;
}

static enum result write_out(void *sink, const void *data, size_t size)
{
	(void)sink;
	return fwrite(data, 1, size, stdout) == size ? RES_OK : RES_UNAVAILABLE;
}

static bool parse(struct asked *asked, int argc, char **argv)
{
	int i = 0;

	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--no-token") == 0)
			asked->no_token = true;
		else if (i + 1 == argc)
			return false;
		else if (strcmp(argv[i], "--as") == 0)
			asked->as = argv[++i];
		else if (strcmp(argv[i], "--data") == 0)
			asked->data = argv[++i];
		else if (strcmp(argv[i], "--header") == 0 && asked->header_count < 16)
			asked->headers[asked->header_count++] = argv[++i];
		else
			return false;
	}
	if (argc - i != 2)
		return false;
	asked->method = argv[i];
	asked->path = argv[i + 1];
	return true;
}

/* "Accept-Language: en" becomes "HTTP_ACCEPT_LANGUAGE=en". */
static char *header_param(struct arena *arena, const char *header)
{
	const char *colon = strchr(header, ':');
	char *param;

	if (colon == NULL)
		return NULL;
	param = arena_printf(arena, "HTTP_%.*s=%s", (int)(colon - header), header,
	    colon + 1 + strspn(colon + 1, " "));
	for (char *c = param; c != NULL && *c != '='; c++)
		*c = *c == '-' ? '_' : (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
	return param;
}

static struct ctx own_ctx(struct portal *portal)
{
	db_use_arena(portal->writer, portal->arena);
	return (struct ctx){ .arena = portal->arena,
		.db = portal->writer,
		.settings = &portal->settings,
		.now = clock_now(portal->clock),
		.remote = "127.0.0.1" };
}

static enum result sign_in(
    struct portal *portal, const char *as, char cookie[static CRYPT_TOKEN_TEXT + 1])
{
	struct ctx ctx = own_ctx(portal);
	enum role role = account_role_from(as);
	struct account account;
	enum result res;

	res = role != ROLE_NOBODY ? account_find_by_role(&ctx, role, &account)
				  : account_find_by_email(&ctx, as, &account);
	if (res == RES_OK && account.status != ACCOUNT_ACTIVE)
		res = RES_NOT_FOUND;
	if (res != RES_OK)
		return res;
	return account_session_begin(&ctx, account.id, "loket request", cookie);
}

/* Not RES_OK when the request itself was a sign-out: there is nothing to end then. */
static enum result sign_out(struct portal *portal, const char *cookie)
{
	struct ctx ctx = own_ctx(portal);
	struct hash hash;
	int64_t seen;
	enum result res;

	if ((res = account_session_find(&ctx, cookie, &ctx.viewer, &seen, &hash)) != RES_OK)
		return res;
	return account_session_end(&ctx, ctx.viewer.session_id);
}

static const char *form_token(struct portal *portal, const char *cookie)
{
	const char *secret = portal->settings.secret_key;
	struct hash hash;

	if (crypt_token_hash(cookie, &hash) != RES_OK)
		return NULL;
	return csrf_token(portal->arena,
	    (struct bytes){ (const unsigned char *)secret, strlen(secret) },
	    (struct bytes){ hash.bytes, sizeof(hash.bytes) });
}

static void run(struct portal *portal, const struct asked *asked, const char *cookie)
{
	struct arena *arena = portal->arena;
	const char *query = strchr(asked->path, '?');
	struct body body = { .data = asked->data == NULL ? "" : asked->data };
	char *params[PARAMS_MAX + 1];
	size_t n = 0;

	if (cookie != NULL && !asked->no_token && strcmp(asked->method, "POST") == 0)
		body.data = arena_printf(
		    arena, "csrf=%s&%s", form_token(portal, cookie), body.data);
	body.size = strlen(body.data);
	params[n++] = arena_printf(arena, "REQUEST_METHOD=%s", asked->method);
	params[n++] = arena_printf(arena, "REQUEST_URI=%s", asked->path);
	params[n++] = arena_printf(arena, "QUERY_STRING=%s", query == NULL ? "" : query + 1);
	params[n++] = arena_strdup(arena, "REMOTE_ADDR=127.0.0.1");
	if (body.size > 0) {
		params[n++] = arena_printf(arena, "CONTENT_LENGTH=%zu", body.size);
		params[n++] = arena_strdup(arena, "CONTENT_TYPE=application/x-www-form-urlencoded");
	}
	if (cookie != NULL)
		params[n++] = arena_printf(arena, "HTTP_COOKIE=" SESSION_COOKIE "=%s", cookie);
	for (size_t i = 0; i < asked->header_count; i++)
		params[n++] = header_param(arena, asked->headers[i]);
	params[n] = NULL;
	dispatch(portal, params, read_body, &body, write_out, NULL);
	fflush(stdout);
}

int command_request(struct portal *portal, int argc, char **argv)
{
	struct asked asked = { 0 };
	char cookie[CRYPT_TOKEN_TEXT + 1];

	if (!parse(&asked, argc, argv)) {
		fprintf(stderr,
		    "loket: request [--as EMAIL|ROLE] [--header 'N: V'] [--data BODY] "
		    "[--no-token] METHOD PATH\n");
		return 2;
	}
	if (asked.as != NULL && sign_in(portal, asked.as, cookie) != RES_OK) {
		fprintf(stderr, "loket: request: no active account %s, or no database\n", asked.as);
		return 1;
	}
	run(portal, &asked, asked.as == NULL ? NULL : cookie);
	if (asked.as != NULL && sign_out(portal, cookie) == RES_UNAVAILABLE) {
		fprintf(stderr, "loket: request: the session of this request did not end\n");
		return 1;
	}
	return 0;
}
