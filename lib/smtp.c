/* SPDX-License-Identifier: Apache-2.0 */
/* Hands one composed message to an SMTP server by libcurl: the sending half of mail.h. One try,
 * bounded in time; when to try again is the caller's. Checks the envelope itself, because
 * libcurl puts it into its commands as it is. */
#include "mail.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

#include "log.h"
#include "text.h"

#define CONNECT_SECONDS 10L
#define ANSWER_MAX 300

struct exchange {
	const char *message; /* what is still to be sent */
	size_t left;
	bool addressed; /* MAIL FROM went out: from here a 5xx speaks of this message */
	bool leaving;   /* QUIT went out: what the server answers to that says nothing */
	char answer[ANSWER_MAX];
};

static size_t give_message(char *out, size_t size, size_t count, void *data)
{
	struct exchange *x = data;
	size_t take = size * count < x->left ? size * count : x->left;

	memcpy(out, x->message, take);
	x->message += take;
	x->left -= take;
	return take;
}

/* The server's lines arrive here; the last one is kept. */
static size_t keep_answer(char *line, size_t size, size_t count, void *data)
{
	struct exchange *x = data;
	size_t total = size * count, keep = total;

	while (keep > 0 && (line[keep - 1] == '\r' || line[keep - 1] == '\n'))
		keep--;
	if (keep > 0 && !x->leaving)
		(void)snprintf(x->answer, sizeof(x->answer), "%.*s",
		    (int)(keep < ANSWER_MAX ? keep : ANSWER_MAX - 1), line);
	return total;
}

static int watch_commands(CURL *curl, curl_infotype type, char *text, size_t size, void *data)
{
	struct exchange *x = data;

	(void)curl;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	x->addressed = x->addressed || (size >= 10 && strncasecmp(text, "MAIL FROM:", 10) == 0);
	x->leaving = x->leaving || (size >= 4 && strncasecmp(text, "QUIT", 4) == 0);
	return 0;
}

#define SET(option, value) (good = curl_easy_setopt(curl, (option), (value)) == CURLE_OK && good)

/* Which server, and how it must prove who it is. True when every option was taken. */
static bool set_server(CURL *curl, const struct mail_server *server, struct exchange *x)
{
	const long timeout = server->timeout > 0 ? (long)server->timeout : 60L;
	bool good = true;

	SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	SET(CURLOPT_URL, server->url);
	SET(CURLOPT_PROXY, "");
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT, timeout < CONNECT_SECONDS ? timeout : CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, timeout);
	SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout);
	SET(CURLOPT_USE_SSL, server->require_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (server->ca_file != NULL && server->ca_file[0] != '\0') {
		SET(CURLOPT_CAINFO, server->ca_file);
		SET(CURLOPT_CAPATH, NULL);
	}
	if (server->user != NULL && server->user[0] != '\0') {
		SET(CURLOPT_USERNAME, server->user);
		SET(CURLOPT_PASSWORD, server->password);
	}
	SET(CURLOPT_HEADERFUNCTION, keep_answer);
	SET(CURLOPT_HEADERDATA, x);
	SET(CURLOPT_DEBUGFUNCTION, watch_commands);
	SET(CURLOPT_DEBUGDATA, x);
	SET(CURLOPT_VERBOSE, 1L);
	return good;
}

static bool set_message(CURL *curl, struct curl_slist *to, const char *from, struct exchange *x)
{
	bool good = true;

	SET(CURLOPT_MAIL_FROM, from);
	SET(CURLOPT_MAIL_RCPT, to);
	SET(CURLOPT_UPLOAD, 1L);
	SET(CURLOPT_READFUNCTION, give_message);
	SET(CURLOPT_READDATA, x);
	SET(CURLOPT_INFILESIZE_LARGE, (curl_off_t)x->left);
	return good;
}

#undef SET

/* What a failed exchange means for the message. 530, 534, 535 and 538 (RFC 4954 §6) speak of our
 * own account. */
static enum result meaning(const struct exchange *x, CURLcode code, long status)
{
	if (code == CURLE_OK)
		return RES_OK;
	if (!x->addressed || code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED)
		return RES_UNAVAILABLE;
	if (status == 530 || status == 534 || status == 535 || status == 538)
		return RES_UNAVAILABLE;
	return status >= 500 && status <= 599 ? RES_INVALID : RES_UNAVAILABLE;
}

static enum result exchange_run(
    CURL *curl, struct arena *arena, struct exchange *x, const char **answer)
{
	CURLcode code = curl_easy_perform(curl);
	long status = 0;

	if (curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status) != CURLE_OK)
		status = 0;
	if (code == CURLE_OK || x->answer[0] != '\0')
		*answer = code == CURLE_OK
		    ? arena_strdup(arena, x->answer)
		    : arena_printf(arena, "%s (%s)", x->answer, curl_easy_strerror(code));
	else
		*answer = curl_easy_strerror(code);
	if (*answer == NULL)
		*answer = curl_easy_strerror(code);
	return meaning(x, code, status);
}

static bool url_is_clean(const char *url)
{
	if (strncmp(url, "smtp://", 7) != 0 && strncmp(url, "smtps://", 8) != 0)
		return false;
	for (const char *p = url; *p != '\0'; p++) {
		if (*p <= ' ' || *p >= 0x7f)
			return false;
	}
	return strstr(url, "%0") == NULL;
}

static CURL *handle(void)
{
	static bool ready;

	if (!ready && curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return NULL;
	ready = true;
	return curl_easy_init();
}

enum result mail_probe(struct arena *arena, const struct mail_server *server, const char **answer)
{
	struct exchange x = { 0 };
	enum result res = RES_UNAVAILABLE;
	CURL *curl;

	*answer = "the server's address is not valid";
	if (server->url == NULL || !url_is_clean(server->url))
		return RES_BUG;
	*answer = "out of memory";
	if ((curl = handle()) == NULL)
		return RES_UNAVAILABLE;
	if (set_server(curl, server, &x) &&
	    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L) == CURLE_OK)
		res = exchange_run(curl, arena, &x, answer);
	curl_easy_cleanup(curl);
	return res;
}

enum result mail_send(struct arena *arena, const struct mail_server *server,
    const char *envelope_from, const char *envelope_to, const char *message, size_t size,
    const char **answer)
{
	struct exchange x = { .message = message, .left = size };
	struct curl_slist *to = NULL;
	enum result res = RES_UNAVAILABLE;
	CURL *curl = NULL;

	*answer = "not sent: the envelope is not valid";
	if (envelope_from == NULL || (envelope_from[0] != '\0' && !text_is_email(envelope_from)))
		return RES_INVALID;
	if (envelope_to == NULL || !text_is_email(envelope_to) || size == 0)
		return RES_INVALID;
	*answer = "not sent: the server's address is not valid";
	if (server->url == NULL || !url_is_clean(server->url))
		return RES_BUG;
	*answer = "not sent: out of memory";
	if ((curl = handle()) == NULL)
		return RES_UNAVAILABLE;
	if ((to = curl_slist_append(NULL, envelope_to)) == NULL)
		goto out;
	if (set_server(curl, server, &x) && set_message(curl, to, envelope_from, &x))
		res = exchange_run(curl, arena, &x, answer);
	else
		*answer = "not sent: libcurl refuses an option";
out:
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return res;
}
