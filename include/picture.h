/* SPDX-License-Identifier: Apache-2.0 */
/* How large a picture is, read from its first bytes. Nothing is decoded: a picture that claims a
 * million pixels costs no more than one of ten. */
#ifndef LOKET_PICTURE_H
#define LOKET_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PICTURE_SIDE_MAX 100000 /* pixels; what claims more is not believed */

/* Of a PNG, GIF, JPEG or WebP that begins with `head`. False when it is none, or when the size does
 * not stand in these bytes. */
bool picture_size(const void *head, size_t size, int64_t *width, int64_t *height);

#endif
