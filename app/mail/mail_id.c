// SPDX-License-Identifier: Apache-2.0
/* Message-IDs that prove where they come from: `<t{ticket}.{random}.{mac}@host>`. Whoever answers
 * carries one back, and the mac tells it from one that somebody made up. Stores nothing. */
#include "mail/mail_queue.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "crypt.h"
#include "log.h"

#define RANDOM_BYTES 12
#define MAC_BYTES 16
#define MAC_TEXT (2 * MAC_BYTES)
#define SIGNED_MAX 96
#define HOST_MAX 120 /* keeps the whole within MAIL_ID_MAX */

/* Hexadecimal: a Message-ID is compared by byte, but some programs change letter case. */
static void mail_id_mac(
    const struct settings *settings, const char *part, char out[static MAC_TEXT + 1])
{
	static const char digits[] = "0123456789abcdef";
	char data[SIGNED_MAX];
	struct hash mac;
	int size = snprintf(data, sizeof(data), "message-id %s", part);

	invariant(size > 0 && (size_t)size < sizeof(data));
	crypt_mac(settings->secret_key, strlen(settings->secret_key), data, (size_t)size, &mac);
	for (size_t i = 0; i < MAC_BYTES; i++) {
		out[2 * i] = digits[mac.bytes[i] >> 4];
		out[2 * i + 1] = digits[mac.bytes[i] & 15];
	}
	out[MAC_TEXT] = '\0';
}

/* The host of "https://support.example:8443". */
static const char *mail_id_host(struct arena *arena, const char *base_url)
{
	const char *start = strstr(base_url, "://");
	size_t size;

	start = start == NULL ? base_url : start + 3;
	size = start[0] == '[' ? strcspn(start, "]") + 1 : strcspn(start, ":/");
	if (size == 0 || size > HOST_MAX)
		return "localhost";
	return arena_strndup(arena, start, size);
}

const char *mail_message_id(struct arena *arena, const struct settings *settings, int64_t ticket_id)
{
	const char *host = mail_id_host(arena, settings->base_url);
	const char *random = crypt_random_hex(arena, RANDOM_BYTES);
	char part[SIGNED_MAX], mac[MAC_TEXT + 1];

	if (host == NULL || random == NULL)
		return NULL;
	snprintf(part, sizeof(part), "t%" PRId64 ".%s", ticket_id, random);
	mail_id_mac(settings, part, mac);
	return arena_printf(arena, "<%s.%s@%s>", part, mac, host);
}
