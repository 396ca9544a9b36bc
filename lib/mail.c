/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a message: headers (RFC 5322), names and subjects outside ASCII (RFC 2047), bodies in
 * quoted-printable (RFC 2045) and multipart/alternative (RFC 2046). Every value from outside is
 * checked before it stands in a header; what does not pass is refused, never mended. The same
 * message always gives the same bytes. Sending is smtp.c. */
#include "mail.h"

#include <stdio.h>
#include <string.h>

#include "i18n.h"
#include "text.h"

#define LINE_MAX_BYTES 78 /* of a header line, without CRLF (RFC 5322 §2.1.1) */
#define BODY_LINE_MAX 76  /* of a quoted-printable line (RFC 2045 §6.7) */
#define WORD_BYTES \
	45 /* of text in one encoded word: 60 base64 characters, under the 75 of RFC 2047 §2 */
#define NAME_MAX_BYTES 400
#define SUBJECT_MAX_BYTES 1000
#define ID_MAX_BYTES 250
#define REFERENCES_MAX_BYTES 8000
#define URL_MAX_BYTES 900
/* "=_" cannot stand in quoted-printable text, so no body holds it (RFC 2045 §6.7, last note). */
#define BOUNDARY "=_loket_alternative"

/* Checks */

/* The length of the UTF-8 character at `text`; 0 when it is not one, or is a control, a line end
 * of Unicode's, or a code point no mail may hold. */
static size_t character_size(const char *text)
{
	const unsigned char *b = (const unsigned char *)text;
	size_t size = b[0] < 0x80 ? 1 : b[0] >= 0xf0 ? 4 : b[0] >= 0xe0 ? 3 : 2;
	unsigned long code = b[0];

	if (size == 1)
		return b[0] < 0x20 || b[0] == 0x7f ? 0 : 1;
	if (b[0] < 0xc2 || b[0] > 0xf4)
		return 0;
	code &= size == 4 ? 0x07 : size == 3 ? 0x0f : 0x1f;
	for (size_t i = 1; i < size; i++) {
		if ((b[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (b[i] & 0x3f);
	}
	if ((size == 3 && code < 0x800) || (size == 4 && code < 0x10000) || code > 0x10ffff ||
	    (code >= 0xd800 && code <= 0xdfff))
		return 0;
	return code < 0xa0 || code == 0x2028 || code == 0x2029 ? 0 : size;
}

/* One line of valid UTF-8 without controls. */
static bool line_is_clean(const char *text, size_t max)
{
	size_t total = 0;

	if (text == NULL)
		return false;
	while (text[total] != '\0') {
		size_t size = character_size(text + total);

		if (size == 0 || (total += size) > max)
			return false;
	}
	return true;
}

static bool is_graphic(const char *text, size_t max, const char *but)
{
	size_t size = strlen(text);

	for (size_t i = 0; i < size; i++) {
		if (text[i] <= ' ' || text[i] >= 0x7f || strchr(but, text[i]) != NULL)
			return false;
	}
	return size > 0 && size <= max;
}

/* `<left@right>`, nothing else between. */
static bool is_message_id(const char *text, size_t size)
{
	const char *at;

	if (size < 5 || size > ID_MAX_BYTES || text[0] != '<' || text[size - 1] != '>')
		return false;
	for (size_t i = 1; i + 1 < size; i++) {
		if (text[i] <= ' ' || text[i] >= 0x7f || strchr("<>()\"\\,;", text[i]) != NULL)
			return false;
	}
	at = memchr(text, '@', size);
	return at != NULL && at != text + 1 && at != text + size - 2 &&
	    memchr(at + 1, '@', size - (size_t)(at + 1 - text)) == NULL;
}

static bool are_message_ids(const char *text)
{
	size_t size = strlen(text);

	if (size > REFERENCES_MAX_BYTES)
		return false;
	for (;;) {
		size_t one = strcspn(text, " ");

		if (!is_message_id(text, one))
			return false;
		text += one;
		if (*text == '\0')
			return true;
		text++;
	}
}

static bool is_https_url(const char *text)
{
	return strncmp(text, "https://", 8) == 0 && is_graphic(text, URL_MAX_BYTES, "<>\"\\^`{|},");
}

static bool is_language(const char *text)
{
	return text != NULL && strlen(text) >= 2 && strlen(text) <= 8 &&
	    text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")] == '\0';
}

static bool message_is_clean(const struct mail_message *m)
{
	return m->from_address != NULL && text_is_email(m->from_address) && m->to_address != NULL &&
	    text_is_email(m->to_address) && (m->reply_to == NULL || text_is_email(m->reply_to)) &&
	    (m->from_name == NULL || line_is_clean(m->from_name, NAME_MAX_BYTES)) &&
	    (m->to_name == NULL || line_is_clean(m->to_name, NAME_MAX_BYTES)) &&
	    line_is_clean(m->subject, SUBJECT_MAX_BYTES) && m->message_id != NULL &&
	    is_message_id(m->message_id, strlen(m->message_id)) &&
	    (m->in_reply_to == NULL || is_message_id(m->in_reply_to, strlen(m->in_reply_to))) &&
	    (m->references == NULL || are_message_ids(m->references)) && is_language(m->language) &&
	    m->text != NULL && (m->list_unsubscribe == NULL || is_https_url(m->list_unsubscribe));
}

/* Headers */

/* A header being written: where its last line stands. */
struct header {
	struct buf *out;
	size_t column;
	bool begun; /* has a word; an empty first line is legal, but some readers lose it */
};

static struct header header_begin(struct buf *out, const char *name)
{
	buf_addf(out, "%s:", name);
	return (struct header){ .out = out, .column = strlen(name) + 1 };
}

/* Adds a space and a word, on a new line when it does not fit any more. */
static void header_word(struct header *h, const char *word, size_t size)
{
	if (h->column + 1 + size > LINE_MAX_BYTES && h->begun) {
		buf_adds(h->out, "\r\n");
		h->column = 0;
	}
	h->begun = true;
	buf_addc(h->out, ' ');
	buf_add(h->out, word, size);
	h->column += 1 + size;
}

static void header_end(struct header *h)
{
	buf_adds(h->out, "\r\n");
}

static void header_line(struct buf *out, const char *name, const char *value)
{
	struct header h = header_begin(out, name);

	header_word(&h, value, strlen(value));
	header_end(&h);
}

static size_t base64(char *out, const unsigned char *in, size_t size)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t at = 0;

	for (size_t i = 0; i < size; i += 3) {
		unsigned long three = (unsigned long)in[i] << 16 |
		    (i + 1 < size ? (unsigned long)in[i + 1] << 8 : 0) |
		    (i + 2 < size ? in[i + 2] : 0);

		out[at++] = digits[three >> 18 & 63];
		out[at++] = digits[three >> 12 & 63];
		out[at++] = i + 1 < size ? digits[three >> 6 & 63] : '=';
		out[at++] = i + 2 < size ? digits[three & 63] : '=';
	}
	return at;
}

/* Text as encoded words. A word ends between characters (RFC 2047 §5); the space between two
 * words is not part of the text. */
static void header_encoded(struct header *h, const char *text)
{
	while (*text != '\0') {
		char word[WORD_BYTES / 3 * 4 + 16] = "=?UTF-8?B?";
		const size_t room = h->begun
		    ? WORD_BYTES
		    : WORD_BYTES - 9; /* the first shares its line with the header's name */
		size_t take = 0, at = strlen(word);

		for (size_t next;
		     text[take] != '\0' && take + (next = character_size(text + take)) <= room;)
			take += next;
		at += base64(word + at, (const unsigned char *)text, take);
		memcpy(word + at, "?=", 2);
		header_word(h, word, at + 2);
		text += take;
	}
}

/* Plain text may stand as it is when no reader takes it for encoded, and folding at its single
 * spaces keeps it the same. */
static bool stands_as_is(const char *text)
{
	size_t word = 0, size = strlen(text);

	if (size == 0 || text[0] == ' ' || text[size - 1] == ' ' || strstr(text, "=?") != NULL)
		return false;
	for (size_t i = 0; i < size; i++) {
		if ((unsigned char)text[i] >= 0x80 || (text[i] == ' ' && text[i + 1] == ' '))
			return false;
		word = text[i] == ' ' ? 0 : word + 1;
		if (word > LINE_MAX_BYTES - 12)
			return false;
	}
	return true;
}

static void header_text(struct buf *out, const char *name, const char *text)
{
	struct header h = header_begin(out, name);

	if (!stands_as_is(text)) {
		header_encoded(&h, text);
		header_end(&h);
		return;
	}
	while (*text != '\0') {
		size_t size = strcspn(text, " ");

		header_word(&h, text, size);
		text += size + (text[size] == ' ');
	}
	header_end(&h);
}

/* `"Name" <address>`; the name quoted when short and plain, else encoded; no name: the bare
 * address. */
static void header_mailbox(
    struct buf *out, const char *header_name, const char *name, const char *address)
{
	struct header h = header_begin(out, header_name);
	char quoted[2 * 48 + 3];
	char angled[260];
	size_t at = 0;
	int size;

	if (name == NULL || name[0] == '\0') {
		header_word(&h, address, strlen(address));
		header_end(&h);
		return;
	}
	if (stands_as_is(name) && strlen(name) <= 48) {
		quoted[at++] = '"';
		for (const char *p = name; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				quoted[at++] = '\\';
			quoted[at++] = *p;
		}
		quoted[at++] = '"';
		header_word(&h, quoted, at);
	} else {
		header_encoded(&h, name);
	}
	size = snprintf(angled, sizeof(angled), "<%s>", address);
	if (size > 0 && (size_t)size < sizeof(angled)) /* text_is_email() bounds it at 254 */
		header_word(&h, angled, (size_t)size);
	header_end(&h);
}

static void header_ids(struct buf *out, const char *name, const char *ids)
{
	struct header h = header_begin(out, name);

	while (*ids != '\0') {
		size_t size = strcspn(ids, " ");

		header_word(&h, ids, size);
		ids += size + (ids[size] == ' ');
	}
	header_end(&h);
}

/* "Mon, 23 Nov 2026 08:15:00 +0100" (RFC 5322 §3.3): English whatever the reader's language. */
static void header_date(struct buf *out, int64_t instant)
{
	static const char days[7][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	const struct i18n_time t = i18n_local(instant);
	const int offset = i18n_offset(instant) / 60, ahead = offset < 0 ? -offset : offset;

	buf_addf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n", days[t.weekday], t.day,
	    months[t.month - 1], t.year, t.hour, t.minute, t.second, offset < 0 ? '-' : '+',
	    ahead / 60, ahead % 60);
}

/* Bodies */

/* Quoted-printable with CRLF ends: lines of at most 76, no space before a line end, and nothing
 * a relay likes to change at the start of a line. */
static void add_quoted_printable(struct buf *out, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t column = 0;

	for (const char *p = text; *p != '\0'; p++) {
		const unsigned char c = (unsigned char)*p;
		const bool at_end = p[1] == '\0' || p[1] == '\n' || (p[1] == '\r' && p[2] == '\n');
		bool plain = (c > ' ' && c < 0x7f && c != '=') ||
		    ((c == ' ' || c == '\t') && !at_end);

		if (c == '\n' || (c == '\r' && p[1] == '\n')) {
			buf_adds(out, "\r\n");
			column = 0;
			p += c == '\r';
			continue;
		}
		if (column + (plain ? 1 : 3) > BODY_LINE_MAX - 1) {
			buf_adds(out, "=\r\n");
			column = 0;
		}
		if (column == 0 && (c == '.' || (c == 'F' && strncmp(p, "From ", 5) == 0)))
			plain = false;
		if (plain) {
			buf_addc(out, *p);
			column++;
			continue;
		}
		buf_addc(out, '=');
		buf_addc(out, hex[c >> 4]);
		buf_addc(out, hex[c & 15]);
		column += 3;
	}
	if (column > 0)
		buf_adds(out, "\r\n");
}

static void add_part(struct buf *out, const char *subtype, const char *text)
{
	buf_addf(out, "Content-Type: text/%s; charset=UTF-8\r\n", subtype);
	buf_adds(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	add_quoted_printable(out, text);
}

static void add_body(struct buf *out, const struct mail_message *m)
{
	if (m->html == NULL) {
		add_part(out, "plain", m->text);
		return;
	}
	buf_adds(out, "Content-Type: multipart/alternative; boundary=\"" BOUNDARY "\"\r\n\r\n");
	buf_adds(out, "--" BOUNDARY "\r\n");
	add_part(out, "plain", m->text);
	buf_adds(out, "\r\n--" BOUNDARY "\r\n");
	add_part(out, "html", m->html);
	buf_adds(out, "\r\n--" BOUNDARY "--\r\n");
}

enum result mail_compose(struct arena *arena, const struct mail_message *m, struct buf *out)
{
	(void)arena; /* in the contract for a composer that needs room; this one does not */
	if (!message_is_clean(m))
		return RES_INVALID;
	header_date(out, m->date);
	header_mailbox(out, "From", m->from_name, m->from_address);
	header_mailbox(out, "To", m->to_name, m->to_address);
	if (m->reply_to != NULL)
		header_mailbox(out, "Reply-To", NULL, m->reply_to);
	header_text(out, "Subject", m->subject);
	header_line(out, "Message-ID", m->message_id);
	if (m->in_reply_to != NULL)
		header_line(out, "In-Reply-To", m->in_reply_to);
	if (m->references != NULL || m->in_reply_to != NULL)
		header_ids(
		    out, "References", m->references != NULL ? m->references : m->in_reply_to);
	header_line(out, "Content-Language", m->language);
	if (m->automatic) {
		header_line(out, "Auto-Submitted", "auto-generated");
		header_line(out, "X-Auto-Response-Suppress", "All");
	}
	if (m->list_unsubscribe != NULL) {
		buf_addf(out, "List-Unsubscribe: <%s>\r\n", m->list_unsubscribe);
		header_line(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
	}
	header_line(out, "MIME-Version", "1.0");
	add_body(out, m);
	return buf_ok(out) ? RES_OK : RES_UNAVAILABLE;
}
