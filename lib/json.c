/* SPDX-License-Identifier: Apache-2.0 */
/* Escapes strings for JSON, so that they are safe inside HTML too. Owns nothing. */
#include "json.h"

#include <string.h>

void json_add_text(struct buf *buf, const char *text)
{
	buf_addc(buf, '"');
	for (const char *c = text; *c != '\0'; c++) {
		if ((unsigned char)*c < 0x20 || strchr("\"\\<>&", *c) != NULL)
			buf_addf(buf, "\\u%04x", (unsigned)(unsigned char)*c);
		else
			buf_addc(buf, *c);
	}
	buf_addc(buf, '"');
}
