/* SPDX-License-Identifier: Apache-2.0 */
/* Composing from any values: the input's pieces, between bytes 0x1e, fill the message's members
 * in turn. What comes out must be lines of ASCII ended by CRLF and hold each known header at
 * most once and no other: nothing given may add a header, a body part or a line. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "i18n.h"
#include "mail.h"

#define PIECES 12

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	if (i18n_open("/nonexistent", "Europe/Amsterdam") != RES_OK)
		abort();
	return 0;
}

static void refuse(const char *why, const char *message)
{
	fprintf(stderr, "%s:\n%s\n", why, message);
	abort();
}

static void check_line(const char *line, const char *end, const char *message)
{
	if (end - line > 998)
		refuse("a long line", message);
	for (const char *p = line; p < end; p++) {
		if ((unsigned char)*p >= 0x7f || ((unsigned char)*p < ' ' && *p != '\t'))
			refuse("a byte that may not be sent", message);
	}
}

static void check_headers(const char *message)
{
	static const char *const known[] = { "Date: ", "From: ", "To: ", "Reply-To: ", "Subject:",
		"Message-ID: ", "In-Reply-To: ", "References: ", "Content-Language: ",
		"Auto-Submitted: auto-generated\r\n", "X-Auto-Response-Suppress: All\r\n",
		"List-Unsubscribe: <https://",
		"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", "MIME-Version: 1.0\r\n",
		"Content-Type: text/plain; charset=UTF-8\r\n",
		"Content-Type: multipart/alternative; boundary=\"=_loket_alternative\"\r\n",
		"Content-Transfer-Encoding: quoted-printable\r\n" };
	int seen[sizeof(known) / sizeof(known[0])] = { 0 };

	for (const char *line = message; strncmp(line, "\r\n", 2) != 0;
	     line = strstr(line, "\r\n") + 2) {
		size_t i = 0;

		if (*line == ' ' && line != message) {
			if (strspn(line, " \t") == strcspn(line, "\r"))
				refuse("an empty folded line", message);
			continue;
		}
		while (i < sizeof(known) / sizeof(known[0]) &&
		    strncmp(line, known[i], strlen(known[i])) != 0)
			i++;
		if (i == sizeof(known) / sizeof(known[0]))
			refuse("a header of somebody else's", message);
		if (seen[i]++ > 0)
			refuse("a header twice", message);
	}
}

static void check_message(const char *message, bool html)
{
	size_t boundaries = 0;

	for (const char *line = message; *line != '\0';) {
		const char *end = strstr(line, "\r\n");

		if (end == NULL)
			refuse("no line end", message);
		check_line(line, end, message);
		line = end + 2;
		boundaries += strncmp(line, "--=_loket_alternative", 21) == 0;
	}
	if (boundaries != (html ? 3 : 0))
		refuse("other parts than composed", message);
	if (strstr(message, "\r\n\r\n") == NULL)
		refuse("no body", message);
	check_headers(message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create((size_t)1 << 20);
	const char *pieces[PIECES] = { NULL };
	struct buf out;
	char *text;

	buf_init(&out, (size_t)4 << 20);
	if (size > 100000 || (text = arena_strndup(arena, (const char *)data, size)) == NULL)
		goto end;
	for (size_t i = 0; i < PIECES && text != NULL; i++) {
		pieces[i] = text;
		if ((text = strchr(text, '\x1e')) != NULL)
			*text++ = '\0';
	}
	for (size_t i = 0; i < PIECES; i++) {
		/* "-" stands for a member that is not there. */
		if (pieces[i] != NULL && strcmp(pieces[i], "-") == 0)
			pieces[i] = NULL;
	}
	const struct mail_message message = { .subject = pieces[0],
		.from_name = pieces[1],
		.to_name = pieces[2],
		.from_address = pieces[3],
		.to_address = pieces[4],
		.message_id = pieces[5],
		.in_reply_to = pieces[6],
		.references = pieces[7],
		.text = pieces[8],
		.html = pieces[9],
		.list_unsubscribe = pieces[10],
		.reply_to = pieces[11],
		.language = "nl",
		.automatic = size % 2 == 0,
		.date = (int64_t)size * 86400 };

	if (mail_compose(arena, &message, &out) == RES_OK)
		check_message(out.data, message.html != NULL);
	else if (out.size > 0 && buf_ok(&out))
		refuse("refused, and yet written", out.data);
end:
	buf_free(&out);
	arena_destroy(arena);
	return 0;
}
