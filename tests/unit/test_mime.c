/* SPDX-License-Identifier: Apache-2.0 */
/* File kinds: served as what they are only when name and bytes agree; active content is always
 * opaque. SECURITY F5, I2. */
#include "support.h"

#include <string.h>

#include "mime.h"

#define OPAQUE "application/octet-stream"
#define HEAD(text) (text), sizeof(text) - 1
#define PNG HEAD("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\x02\0\0\0\x90wS\xde")

/* One file "a.txt" holding "hello", not packed. */
#define ZIP                                                                                     \
	HEAD("\x50\x4b\x03\x04\x14\x00\x00\x00\x00\x00\xe4\x0b\x78\x5d\x86\xa6\x10\x36\x05\x00" \
	     "\x00\x00\x05\x00\x00\x00\x05\x00"                                                 \
	     "\x00\x00\x61\x2e\x74\x78\x74\x68\x65\x6c\x6c\x6f\x50\x4b\x01\x02\x14\x03\x14\x00" \
	     "\x00\x00\x00\x00\xe4\x0b\x78\x5d"                                                 \
	     "\x86\xa6\x10\x36\x05\x00\x00\x00\x05\x00\x00\x00\x05\x00\x00\x00\x00\x00\x00\x00" \
	     "\x00\x00\x00\x00\x80\x01\x00\x00"                                                 \
	     "\x00\x00\x61\x2e\x74\x78\x74\x50\x4b\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00\x33" \
	     "\x00\x00\x00\x28\x00\x00\x00\x00"                                                 \
	     "\x00")

static void kinds(void **state)
{
	static const struct {
		const char *head;
		size_t size;
		const char *name, *kind;
	} cases[] = {
		{ PNG, "a.png", "image/png" },
		{ PNG, "A.PNG", "image/png" },
		{ PNG, "a.jpg", OPAQUE },
		{ PNG, "a.png.html", OPAQUE },
		{ PNG, "a", OPAQUE },
		{ PNG, ".png", OPAQUE },
		{ PNG, "a.", OPAQUE },
		{ HEAD("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"), "foto.jpeg",
		    "image/jpeg" },
		{ HEAD("GIF89a\1\0\1\0\0\0\0;"), "a.gif", "image/gif" },
		{ HEAD("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0"), "a.webp", "image/webp" },
		{ HEAD("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "brief.pdf", "application/pdf" },
		{ HEAD("Goedemorgen,\nhet werkt niet.\n"), "a.txt", "text/plain" },
		{ HEAD("Goedemorgen,\nhet werkt niet.\n"), "a.png", OPAQUE },
		{ HEAD("naam;aantal\nx;1\ny;2\n"), "a.csv", "text/csv" },
		{ ZIP, "a.zip", "application/zip" },
		{ ZIP, "a.docx",
		    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
		{ ZIP, "a.docm", OPAQUE },
		{ ZIP, "a.jar", OPAQUE },
		{ HEAD("<!DOCTYPE html><html><script>alert(1)</script>"), "a.html", OPAQUE },
		{ HEAD("<!DOCTYPE html><html><script>alert(1)</script>"), "a.txt", OPAQUE },
		{ HEAD("<!DOCTYPE html><html><script>alert(1)</script>"), "a.png", OPAQUE },
		{ HEAD("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
		    "a.svg", OPAQUE },
		{ HEAD("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "a.png", OPAQUE },
		{ HEAD("alert(1)"), "a.js", OPAQUE },
		{ HEAD("<?php phpinfo();"), "a.php", OPAQUE },
		{ HEAD("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), "a.exe", OPAQUE },
		{ HEAD("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), "a.pdf", OPAQUE },
		{ HEAD(""), "a.png", OPAQUE },
		{ HEAD(""), "a.txt", OPAQUE },
		{ HEAD("x"), "", OPAQUE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *kind = mime_detect(cases[i].head, cases[i].size, cases[i].name);

		if (strcmp(kind, cases[i].kind) != 0)
			fail_msg("%s (case %zu): %s", cases[i].name, i, kind);
	}
}

static void pictures(void **state)
{
	(void)state;
	assert_true(mime_is_picture("image/png"));
	assert_true(mime_is_picture("image/webp"));
	assert_false(mime_is_picture("image/svg+xml"));
	assert_false(mime_is_picture("image/tiff"));
	assert_false(mime_is_picture("text/plain"));
	assert_false(mime_is_picture(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(kinds), TEST(pictures) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
