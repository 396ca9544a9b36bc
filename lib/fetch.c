/* SPDX-License-Identifier: Apache-2.0 */
/* HTTP over a unix socket, by libcurl. Follows nothing, resolves nothing, uses no proxy; a handle
 * is kept between calls, so that a series of requests shares its connection. */
#include "fetch.h"

#include <curl/curl.h>
#include <stdio.h>

#define URL_MAX 2048

static size_t take_body(char *data, size_t size, size_t count, void *sink)
{
	struct buf *answer = sink;

	if (answer == NULL)
		return size * count;
	buf_add(answer, data, size * count);
	return buf_ok(answer) ? size * count : 0;
}

static bool prepare(CURL *curl, const struct fetch *fetch, const char *url)
{
	CURLcode code = curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, fetch->socket);

	if (code == CURLE_OK)
		code = curl_easy_setopt(curl, CURLOPT_URL, url);
	if (code == CURLE_OK)
		code = curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, fetch->timeout_ms);
	if (code == CURLE_OK && fetch->body != NULL)
		code = curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, fetch->body);
	if (code != CURLE_OK)
		return false;
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "loket");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, fetch->answer);
	return true;
}

enum result fetch_run(const struct fetch *fetch, long *status)
{
	static CURL *curl; /* one thread in a process */
	char url[URL_MAX];
	int size = snprintf(url, sizeof(url), "http://%s%s", fetch->host, fetch->path);

	*status = 0;
	if (size < 0 || (size_t)size >= sizeof(url))
		return RES_INVALID;
	if (curl == NULL && (curl = curl_easy_init()) == NULL)
		return RES_UNAVAILABLE;
	curl_easy_reset(curl);
	if (!prepare(curl, fetch, url) || curl_easy_perform(curl) != CURLE_OK)
		return RES_UNAVAILABLE;
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
	return RES_OK;
}
