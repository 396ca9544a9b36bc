/* SPDX-License-Identifier: Apache-2.0 */
/* What kind of file bytes are, by libmagic, reduced to the list we serve. */
#ifndef LOKET_MIME_H
#define LOKET_MIME_H

#include <stdbool.h>
#include <stddef.h>

/* The media type to serve for a file that begins with `head`. One of our own constant strings;
 * "application/octet-stream" for everything that is not on the list, for active content (HTML, SVG,
 * XML, scripts) and when name and content disagree. */
const char *mime_detect(const void *head, size_t size, const char *file_name);
/* An image a page may show as a thumbnail: PNG, JPEG, GIF, WebP. */
bool mime_is_picture(const char *media_type);

#endif
