/* SPDX-License-Identifier: Apache-2.0 */
/* A push parser for multipart/form-data (RFC 7578 over RFC 2046): fed with any cut of the bytes,
 * constant memory. */
#ifndef LOKET_MULTIPART_H
#define LOKET_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "result.h"

#define MULTIPART_PARTS_MAX 128   /* parts in one body */
#define MULTIPART_HEADER_MAX 4096 /* bytes of one part's headers */

/* Results other than RES_OK stop the parser and are returned by multipart_feed(). Strings live
 * during the call only. */
struct multipart_events {
	enum result (*begin)(void *data, const char *name, const char *file_name,
	    const char *media_type); /* file_name NULL: a plain field */
	enum result (*bytes)(void *data, const void *bytes, size_t size);
	enum result (*end)(void *data);
	void *data;
};

struct multipart;

/* `content_type` is the request's whole header value. RES_UNSUPPORTED when it is not
 * multipart/form-data with a boundary of 1..70 allowed characters. */
enum result multipart_open(struct arena *arena, const char *content_type,
    const struct multipart_events *events, struct multipart **out) MUST_CHECK;
/* RES_INVALID when malformed or over a limit above, or what an event answered. A failure is final.
 * The media type is "text/plain" when the part names none. */
enum result multipart_feed(struct multipart *mp, const void *bytes, size_t size) MUST_CHECK;
/* RES_OK when the closing boundary was seen, RES_INVALID otherwise. */
enum result multipart_close(struct multipart *mp) MUST_CHECK;

#endif
