/* SPDX-License-Identifier: Apache-2.0 */
/* Composing a message (RFC 5322, MIME) and handing it to an SMTP server by libcurl. The envelope and every header value pass our own
 * checks first: libcurl does not look for CR and LF. */
#ifndef LOKET_MAIL_H
#define LOKET_MAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "result.h"

struct mail_message {
	const char *from_name, *from_address;
	const char *to_name, *to_address;       /* name may be "" */
	const char *reply_to;                   /* NULL for none */
	const char *subject;
	const char *message_id;                 /* "<…@…>", fixed when the message is enqueued */
	const char *in_reply_to;                /* NULL for none; also References */
	const char *references;                 /* NULL for none */
	int64_t date;                           /* instant; the Date header carries the portal zone's offset */
	const char *language;                   /* Content-Language */
	const char *text, *html;                /* UTF-8; html may be NULL */
	bool automatic;                         /* Auto-Submitted: auto-generated and X-Auto-Response-Suppress: All */
	const char *list_unsubscribe;           /* NULL for none; RFC 8058 one-click URL */
};

/* The whole message with CRLF line ends: multipart/alternative, quoted-printable, headers encoded by RFC 2047 and folded. RES_INVALID for an address
 * or header value that may not leave. */
enum result mail_compose(struct arena *arena, const struct mail_message *message, struct buf *out) MUST_CHECK;

struct mail_server {
	const char *url;      /* smtp://host:port or smtps://host:port */
	const char *user, *password; /* "" for none */
	bool require_tls;     /* STARTTLS must succeed (CURLUSESSL_ALL); off for loopback only */
	int64_t timeout;      /* seconds for the whole exchange */
};

/* RES_OK: accepted (2xx). RES_INVALID: refused for good (5xx). RES_UNAVAILABLE: try again later (4xx, no connection, cut). `*answer` in the arena is the server's last
 * line for the log. An automatic message has an empty envelope sender. */
enum result mail_send(struct arena *arena, const struct mail_server *server, const char *envelope_from, const char *envelope_to,
    const char *message, size_t size, const char **answer) MUST_CHECK;

#endif
