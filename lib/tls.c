/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a certificate as libcurl tells it, line by line. Judges nothing: what is too soon or too
 * short is the caller's. */
#include "tls.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

static const char *line_of(const struct curl_slist *lines, const char *name)
{
	size_t size = strlen(name);

	for (; lines != NULL; lines = lines->next)
		if (strncmp(lines->data, name, size) == 0 && lines->data[size] == ':')
			return lines->data + size + 1;
	return NULL;
}

static enum result read_certificate(CURL *curl, struct tls_certificate *certificate)
{
	struct curl_certinfo *chain = NULL;
	const char *until, *bits;
	long verified = 1;

	if (curl_easy_getinfo(curl, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == NULL ||
	    chain->num_of_certs < 1)
		return RES_UNAVAILABLE;
	if ((until = line_of(chain->certinfo[0], "Expire date")) == NULL)
		return RES_UNAVAILABLE;
	bits = line_of(chain->certinfo[0], "RSA Public Key");
	certificate->until = (int64_t)curl_getdate(until, NULL);
	certificate->rsa_bits = bits == NULL ? 0
					     : strtol(bits + strcspn(bits, "0123456789"), NULL, 10);
	certificate->trusted = curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &verified) ==
		CURLE_OK &&
	    verified == 0;
	return certificate->until < 0 ? RES_UNAVAILABLE : RES_OK;
}

enum result tls_look(const char *url, long timeout_ms, struct tls_certificate *certificate)
{
	CURL *curl = curl_easy_init();
	enum result res = RES_UNAVAILABLE;

	if (curl == NULL)
		return RES_UNAVAILABLE;
	if (curl_easy_setopt(curl, CURLOPT_URL, url) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https") == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_PROXY, "") == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_CERTINFO, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L) == CURLE_OK &&
	    curl_easy_perform(curl) == CURLE_OK)
		res = read_certificate(curl, certificate);
	curl_easy_cleanup(curl);
	return res;
}
