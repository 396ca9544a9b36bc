/* SPDX-License-Identifier: Apache-2.0 */
/* Sizes of pictures, from bytes as encoders write them; every beginning of each, and lengths that
 * lie. SECURITY I6. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "picture.h"

#define HEAD(text) (text), sizeof(text) - 1

static const struct {
	const char *what, *head;
	size_t size;
	int64_t width, height;
} cases[] = {
	{ "PNG", HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\1\xae\x08\x02\0\0\0"), 640,
	    430 },
	{ "GIF", HEAD("GIF89a\x90\1\x2c\1\x80\0\0"), 400, 300 },
	{ "JPEG with JFIF and a table first",
	    HEAD("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0\x05\0\1\2\xff\xff\xc2\0"
		 "\x11\x08\2\x58\3\x20\3"),
	    800, 600 },
	{ "WebP lossy", HEAD("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\1\0\x9d\1\x2a\x40\1\xf0\0\2"),
	    320, 240 },
	{ "WebP lossless", HEAD("RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x3f\xc1\x3b\0\0\0\0\0\0"),
	    320, 240 },
	{ "WebP extended", HEAD("RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\xff\3\0\xff\2\0\0"),
	    1024, 768 },
};

static void sizes_are_read(void **state)
{
	int64_t width, height;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (!picture_size(cases[i].head, cases[i].size, &width, &height))
			fail_msg("%s: no size", cases[i].what);
		assert_int_equal(width, cases[i].width);
		assert_int_equal(height, cases[i].height);
	}
}

/* A beginning that is too short tells nothing, and nothing behind it is read: each copy is exactly
 * as large as what it holds, for the sanitizer to see. */
static void a_beginning_is_enough_or_nothing(void **state)
{
	int64_t width, height;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t size = 0; size <= cases[i].size; size++) {
			char *head = malloc(size + (size == 0));

			assert_non_null(head);
			memcpy(head, cases[i].head, size);
			if (picture_size(head, size, &width, &height))
				assert_int_equal(width, cases[i].width);
			else
				assert_int_equal(width + height, 0);
			free(head);
		}
}

static void lies_are_not_believed(void **state)
{
	static const struct {
		const char *head;
		size_t size;
	} lies[] = {
		{ HEAD("") },
		{ HEAD("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>") },
		{ HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02\0\0"
		       "\0") },
		{ HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\x08\x02\0\0\0") },
		{ HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\0\1\0\0\0\1\x08\x02\0\0\0") },
		{ HEAD("\xff\xd8\xff\xe0\0\0\xff\xc0\0\x11\x08\2\x58\3\x20") },
		{ HEAD("\xff\xd8\xff\xe0\xff\xff\xff\xc0\0\x11\x08\2\x58\3\x20") },
		{ HEAD("\xff\xd8\xff\xda\0\x08\xff\xc0\0\x11\x08\2\x58\3\x20") },
		{ HEAD("RIFF\x1a\0\0\0WAVEVP8X\x0a\0\0\0\x10\0\0\0\xff\3\0\xff\2\0\0") },
	};
	int64_t width, height;

	(void)state;
	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
		assert_false(picture_size(lies[i].head, lies[i].size, &width, &height));
		assert_int_equal(width, 0);
		assert_int_equal(height, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sizes_are_read),
		cmocka_unit_test(a_beginning_is_enough_or_nothing),
		cmocka_unit_test(lies_are_not_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
