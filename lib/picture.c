/* SPDX-License-Identifier: Apache-2.0 */
/* Reads width and height of a picture where each format keeps them: PNG (W3C, IHDR), GIF (89a,
 * logical screen), JPEG (ITU T.81, the first frame header) and WebP (RFC 9649). Never trusts a
 * length in the bytes, never reads past them, decodes nothing. */
#include "picture.h"

#include <string.h>

struct bytes_in {
	const unsigned char *at;
	size_t size;
};

static int64_t big16(const unsigned char *p)
{
	return p[0] << 8 | p[1];
}

static int64_t big32(const unsigned char *p)
{
	return big16(p) << 16 | big16(p + 2);
}

static int64_t little16(const unsigned char *p)
{
	return p[1] << 8 | p[0];
}

static int64_t little24(const unsigned char *p)
{
	return p[2] << 16 | little16(p);
}

static bool begins(const struct bytes_in *in, size_t from, const char *mark, size_t size)
{
	return in->size >= from + size && memcmp(in->at + from, mark, size) == 0;
}

static bool png(const struct bytes_in *in, int64_t *width, int64_t *height)
{
	if (in->size < 24 || !begins(in, 12, "IHDR", 4))
		return false;
	*width = big32(in->at + 16);
	*height = big32(in->at + 20);
	return true;
}

static bool gif(const struct bytes_in *in, int64_t *width, int64_t *height)
{
	if (in->size < 10)
		return false;
	*width = little16(in->at + 6);
	*height = little16(in->at + 8);
	return true;
}

/* SOF0 to SOF15, without DHT, JPG and DAC, which lie between them. */
static bool is_frame(unsigned char marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
	    marker != 0xcc;
}

/* From segment to segment until the first frame header. */
static bool jpeg(const struct bytes_in *in, int64_t *width, int64_t *height)
{
	size_t at = 2;

	while (at + 4 <= in->size && in->at[at] == 0xff) {
		unsigned char marker = in->at[at + 1];
		size_t length = (size_t)big16(in->at + at + 2);

		if (marker == 0xff) { /* padding before a marker */
			at++;
			continue;
		}
		if (is_frame(marker)) {
			if (at + 9 > in->size)
				return false;
			*height = big16(in->at + at + 5);
			*width = big16(in->at + at + 7);
			return true;
		}
		if (length < 2 || marker == 0xda)
			return false;
		at += 2 + length;
	}
	return false;
}

static bool webp(const struct bytes_in *in, int64_t *width, int64_t *height)
{
	const unsigned char *p = in->at;

	if (in->size < 30)
		return false;
	if (begins(in, 12, "VP8X", 4)) {
		*width = little24(p + 24) + 1;
		*height = little24(p + 27) + 1;
		return true;
	}
	if (begins(in, 12, "VP8L", 4) && p[20] == 0x2f) {
		*width = (little16(p + 21) & 0x3fff) + 1;
		*height = (little24(p + 22) >> 6 & 0x3fff) + 1;
		return true;
	}
	if (begins(in, 12, "VP8 ", 4) && begins(in, 23, "\x9d\x01\x2a", 3)) {
		*width = little16(p + 26) & 0x3fff;
		*height = little16(p + 28) & 0x3fff;
		return true;
	}
	return false;
}

bool picture_size(const void *head, size_t size, int64_t *width, int64_t *height)
{
	const struct bytes_in in = { head, size };
	bool found = false;

	*width = *height = 0;
	if (begins(&in, 0, "\x89PNG\r\n\x1a\n", 8))
		found = png(&in, width, height);
	else if (begins(&in, 0, "GIF87a", 6) || begins(&in, 0, "GIF89a", 6))
		found = gif(&in, width, height);
	else if (begins(&in, 0, "\xff\xd8\xff", 3))
		found = jpeg(&in, width, height);
	else if (begins(&in, 0, "RIFF", 4) && begins(&in, 8, "WEBP", 4))
		found = webp(&in, width, height);
	if (!found || *width < 1 || *height < 1 || *width > PICTURE_SIDE_MAX ||
	    *height > PICTURE_SIDE_MAX)
		*width = *height = 0;
	return *width != 0;
}
