/* SPDX-License-Identifier: Apache-2.0 */
/* The multipart parser: however the bytes are cut, the same parts come out. The first byte says how
 * they are cut. */
#include "fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "multipart.h"

struct seen {
	struct buf trace;
	bool open;
	int parts;
};

static enum result on_begin(
    void *data, const char *name, const char *file_name, const char *media_type)
{
	struct seen *seen = data;

	PROMISE(!seen->open && name != NULL && media_type != NULL);
	PROMISE(++seen->parts <= MULTIPART_PARTS_MAX);
	PROMISE(strlen(name) + strlen(media_type) + (file_name == NULL ? 0 : strlen(file_name)) <=
	    MULTIPART_HEADER_MAX + 10);
	seen->open = true;
	buf_addf(&seen->trace, "(%s|%s|%s|", name, file_name == NULL ? "-" : file_name, media_type);
	return RES_OK;
}

static enum result on_bytes(void *data, const void *bytes, size_t size)
{
	struct seen *seen = data;

	PROMISE(seen->open && size > 0);
	buf_add(&seen->trace, bytes, size);
	return RES_OK;
}

static enum result on_end(void *data)
{
	struct seen *seen = data;

	PROMISE(seen->open);
	seen->open = false;
	buf_addc(&seen->trace, ')');
	return RES_OK;
}

static enum result parse(const char *bytes, size_t size, size_t cut, struct seen *seen)
{
	const struct multipart_events events = {
		.begin = on_begin, .bytes = on_bytes, .end = on_end, .data = seen
	};
	struct arena *arena = fuzz_arena();
	struct multipart *mp;
	enum result res;

	*seen = (struct seen){ .parts = 0 };
	buf_init(&seen->trace, 64 * 1024 * 1024);
	PROMISE(multipart_open(arena, "multipart/form-data; boundary=XX", &events, &mp) == RES_OK);
	for (size_t at = 0; at < size; at += cut) {
		res = multipart_feed(mp, bytes + at, size - at < cut ? size - at : cut);
		if (res != RES_OK)
			break;
	}
	res = multipart_close(mp);
	PROMISE(res == RES_OK || res == RES_INVALID);
	PROMISE(res != RES_OK || !seen->open);
	arena_destroy(arena);
	return res;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = fuzz_arena();
	struct multipart_events none = { .data = NULL };
	struct seen whole, cut;
	struct multipart *mp;
	enum result res;

	if (size < 1)
		goto out;
	res = parse((const char *)data + 1, size - 1, size, &whole);
	PROMISE(parse((const char *)data + 1, size - 1, (size_t)data[0] % 40 + 1, &cut) == res);
	/* Of a body that fails, how much was given before depends on the cut. */
	PROMISE(res != RES_OK ||
	    (whole.trace.size == cut.trace.size &&
		memcmp(whole.trace.data, cut.trace.data, cut.trace.size) == 0));
	buf_free(&whole.trace);
	buf_free(&cut.trace);
	/* The same bytes as a media type. */
	res = multipart_open(arena, arena_strndup(arena, (const char *)data, size), &none, &mp);
	PROMISE(res == RES_OK || res == RES_UNSUPPORTED);
out:
	arena_destroy(arena);
	return 0;
}
