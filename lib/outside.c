/* SPDX-License-Identifier: Apache-2.0 */
/* Looks at an address elsewhere, by libcurl. What decides is the address of each connection, seen
 * when it is opened: names, redirects and odd spellings of numbers have all become one by then.
 * Sends nothing of ours, keeps nothing between two looks. */
#include "outside.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REDIRECTS 5

/* ---- where we do not go ---- */

/* IANA IPv4 Special-Purpose Address Registry, and multicast. */
static const struct {
	uint32_t net;
	int bits;
} closed4[] = {
	{ 0x00000000, 8 },  /* 0.0.0.0/8 this network */
	{ 0x0a000000, 8 },  /* 10/8 private */
	{ 0x64400000, 10 }, /* 100.64/10 shared by carriers */
	{ 0x7f000000, 8 },  /* 127/8 this host */
	{ 0xa9fe0000, 16 }, /* 169.254/16 this link; metadata of clouds */
	{ 0xac100000, 12 }, /* 172.16/12 private */
	{ 0xc0000000, 24 }, /* 192.0.0/24 protocol assignments */
	{ 0xc0000200, 24 }, /* 192.0.2/24 documentation */
	{ 0xc0586300, 24 }, /* 192.88.99/24 6to4 relays */
	{ 0xc0a80000, 16 }, /* 192.168/16 private */
	{ 0xc6120000, 15 }, /* 198.18/15 benchmarking */
	{ 0xc6336400, 24 }, /* 198.51.100/24 documentation */
	{ 0xcb007100, 24 }, /* 203.0.113/24 documentation */
	{ 0xe0000000, 3 },  /* 224/4 multicast, 240/4 reserved, broadcast */
};

static bool is_open4(uint32_t address)
{
	for (size_t i = 0; i < sizeof(closed4) / sizeof(closed4[0]); i++)
		if (address >> (32 - closed4[i].bits) == closed4[i].net >> (32 - closed4[i].bits))
			return false;
	return true;
}

/* Global unicast is 2000::/3; what within it is not for everybody stands here. */
static bool is_open6(const unsigned char *a)
{
	uint32_t high = (uint32_t)a[0] << 24 | (uint32_t)a[1] << 16 | (uint32_t)a[2] << 8 | a[3];

	if (high >> 29 != 1)
		return false;
	return high >> 9 != 0x20010000 >> 9 /* 2001::/23 protocols, Teredo */
	    && high != 0x20010db8           /* documentation */
	    && high >> 16 != 0x2002         /* 6to4, which holds any IPv4 address */
	    && high >> 12 != 0x3fff0;       /* documentation */
}

bool outside_may_connect(const struct sockaddr *address)
{
	struct sockaddr_in6 six;
	struct sockaddr_in four;
	in_port_t port = 0;
	bool open = false;

	if (address->sa_family == AF_INET) {
		memcpy(&four, address, sizeof(four));
		port = ntohs(four.sin_port);
		open = is_open4(ntohl(four.sin_addr.s_addr));
	} else if (address->sa_family == AF_INET6) {
		memcpy(&six, address, sizeof(six));
		port = ntohs(six.sin6_port);
		open = is_open6(six.sin6_addr.s6_addr);
	}
	return open && (port == 80 || port == 443);
}

/* ---- looking ---- */

struct looking {
	const struct outside *look;
	bool refused;
};

static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct looking *looking = data;
	bool (*may)(const struct sockaddr *) = looking->look->may_connect != NULL
	    ? looking->look->may_connect
	    : outside_may_connect;

	if (purpose != CURLSOCKTYPE_IPCXN || !may(&to->addr)) {
		looking->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* Refusing the first byte ends the exchange: the status has come before it. */
static size_t no_body(char *data, size_t size, size_t count, void *sink)
{
	(void)data;
	(void)size;
	(void)count;
	(void)sink;
	return 0;
}

static bool prepare(CURL *curl, struct looking *looking)
{
	if (curl_easy_setopt(curl, CURLOPT_URL, looking->look->url) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https") != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, looking) != CURLE_OK)
		return false;
	curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)REDIRECTS);
	curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, no_body);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "loket link check");
	return true;
}

/* Of an address itself, or of one it led to; a server that speaks no HTTP gives this code too. */
static bool speaks_no_web(CURL *curl, CURLcode code, long status)
{
	long connections = 0;

	curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connections);
	return code == CURLE_UNSUPPORTED_PROTOCOL && (connections == 0 || status != 0);
}

static enum outside_answer meaning(
    CURL *curl, CURLcode code, const struct looking *looking, long status)
{
	if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && status != 0))
		return OUTSIDE_ANSWERED;
	if (looking->refused || speaks_no_web(curl, code, status) || code == CURLE_URL_MALFORMAT ||
	    code == CURLE_LOGIN_DENIED)
		return OUTSIDE_REFUSED;
	return code == CURLE_PEER_FAILED_VERIFICATION ? OUTSIDE_UNTRUSTED : OUTSIDE_SILENT;
}

/* What is left of the time, in milliseconds; curl takes 0 for no bound. */
static long left_of(const struct outside *look, CURL *curl)
{
	curl_off_t spent = 0;
	long left;

	curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME_T, &spent);
	left = look->timeout_ms - (long)(spent / 1000);
	return left < 1 ? 1 : left;
}

enum outside_answer outside_look(const struct outside *look, long *status)
{
	struct looking looking = { look, false };
	CURL *curl = curl_easy_init();
	enum outside_answer answer = OUTSIDE_SILENT;

	*status = 0;
	if (curl == NULL)
		return OUTSIDE_SILENT;
	if (prepare(curl, &looking) &&
	    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, look->timeout_ms) == CURLE_OK) {
		CURLcode code = curl_easy_perform(curl);

		curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
		if (code == CURLE_OK && *status >= 400) {
			curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, left_of(look, curl));
			curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
			code = curl_easy_perform(curl);
			curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
		}
		answer = meaning(curl, code, &looking, *status);
	}
	if (answer != OUTSIDE_ANSWERED)
		*status = 0;
	curl_easy_cleanup(curl);
	return answer;
}
