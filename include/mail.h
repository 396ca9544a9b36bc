/* SPDX-License-Identifier: Apache-2.0 */
/* Composing a message (RFC 5322, MIME) and handing it to an SMTP server by libcurl. The envelope
 * and every header value pass our own checks first: libcurl does not look for CR and LF.
 * lib/mail.c composes, lib/smtp.c sends. */
#ifndef LOKET_MAIL_H
#define LOKET_MAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buf.h"
#include "result.h"

/* Addresses are as text_is_email() takes them. Names and the subject are one line of UTF-8
 * without controls. */
struct mail_message {
	const char *from_name, *from_address; /* a name may be "" or NULL; at most 400 bytes */
	const char *to_name, *to_address;
	const char *reply_to; /* an address; NULL for none */
	const char *subject;  /* at most 1000 bytes */
	const char *message_id; /* "<…@…>", fixed when the message is enqueued; at most 250 bytes */
	const char
	    *in_reply_to; /* a message id; NULL for none. Also References when that is NULL */
	const char
	    *references; /* message ids with one space between; NULL for none; at most 8000 bytes */
	int64_t date;    /* instant; the Date header carries the portal zone's offset */
	const char *language; /* Content-Language: "nl", "en" */
	const char *text,
	    *html; /* UTF-8, LF or CRLF; html may be NULL: then the message is text/plain alone */
	bool automatic; /* Auto-Submitted: auto-generated and X-Auto-Response-Suppress: All */
	const char *list_unsubscribe; /* NULL for none; RFC 8058 one-click URL, https only, at most
					 900 bytes */
};

/* The whole message with CRLF line ends: multipart/alternative, quoted-printable, headers
 * encoded by RFC 2047 and folded; ASCII only, body lines of at most 76 bytes. The same message
 * gives the same bytes. RES_INVALID for an address or header value that may not leave, with
 * nothing written; RES_UNAVAILABLE when `out` failed (its ceiling, or no memory). */
enum result mail_compose(
    struct arena *arena, const struct mail_message *message, struct buf *out) MUST_CHECK;

struct mail_server {
	const char *url;             /* smtp://host:port or smtps://host:port */
	const char *user, *password; /* "" for none */
	const char *ca_file; /* certificates that its own must be signed by; "" or NULL: this
				machine's list */
	bool require_tls;    /* STARTTLS must succeed (CURLUSESSL_ALL); off for loopback only */
	int64_t timeout;     /* seconds for the whole exchange, connecting (at most 10) included; 0
				means 60 */
};

/* Connects, and with it STARTTLS and login, and says goodbye: as mail_send() answers before a
 * message is mentioned. */
enum result mail_probe(
    struct arena *arena, const struct mail_server *server, const char **answer) MUST_CHECK;

/* RES_OK: accepted (2xx). RES_INVALID: refused for good (5xx after MAIL FROM, or an envelope
 * address that may not leave: then nothing was connected). RES_UNAVAILABLE: try again later
 * (4xx, no connection, cut, a greeting or login that is refused). RES_BUG: the server's url is
 * wrong. `*answer` in the arena is the server's last line for the log, never NULL. An automatic
 * message has an empty envelope sender (""). */
enum result mail_send(struct arena *arena, const struct mail_server *server,
    const char *envelope_from, const char *envelope_to, const char *message, size_t size,
    const char **answer) MUST_CHECK;

#endif
