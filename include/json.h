/* SPDX-License-Identifier: Apache-2.0 */
/* Writing JSON (RFC 8259) piece by piece into a buffer. Reading it is libjansson's work. */
#ifndef LOKET_JSON_H
#define LOKET_JSON_H

#include "buf.h"

/* A string with its quotes; controls, quotes, backslash, '<', '>' and '&' escaped. `text` is valid
 * UTF-8. */
void json_add_text(struct buf *buf, const char *text);

#endif
