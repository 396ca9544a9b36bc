/* SPDX-License-Identifier: Apache-2.0 */
/* Names the kind of an uploaded file. Serves only kinds on the list below, and only when what
 * libmagic sees in the bytes agrees with the name's ending; anything else is opaque bytes.
 * Never unpacks or decodes. */
#include "mime.h"

#include <magic.h>
#include <string.h>
#include <strings.h>

#include "log.h"

static const char opaque[] = "application/octet-stream";

struct kind {
	const char *ending;
	const char *served;
	const char *seen[5]; /* what libmagic may call it */
};

#define SEEN_ZIP "application/zip"
#define SEEN_OLE "application/CDFV2", "application/x-ole-storage"
#define OOXML "application/vnd.openxmlformats-officedocument."

static const struct kind kinds[] = {
	{ "png", "image/png", { "image/png" } },
	{ "jpg", "image/jpeg", { "image/jpeg" } },
	{ "jpeg", "image/jpeg", { "image/jpeg" } },
	{ "gif", "image/gif", { "image/gif" } },
	{ "webp", "image/webp", { "image/webp" } },
	{ "heic", "image/heic", { "image/heic" } },
	{ "bmp", "image/bmp", { "image/bmp", "image/x-ms-bmp" } },
	{ "tif", "image/tiff", { "image/tiff" } },
	{ "tiff", "image/tiff", { "image/tiff" } },
	{ "pdf", "application/pdf", { "application/pdf" } },
	{ "txt", "text/plain", { "text/plain" } },
	{ "log", "text/plain", { "text/plain" } },
	{ "csv", "text/csv", { "text/csv", "application/csv", "text/plain" } },
	{ "json", "application/json", { "application/json", "text/plain" } },
	{ "eml", "message/rfc822", { "message/rfc822", "text/plain" } },
	{ "zip", SEEN_ZIP, { SEEN_ZIP } },
	{ "docx", OOXML "wordprocessingml.document",
	    { OOXML "wordprocessingml.document", SEEN_ZIP } },
	{ "xlsx", OOXML "spreadsheetml.sheet", { OOXML "spreadsheetml.sheet", SEEN_ZIP } },
	{ "pptx", OOXML "presentationml.presentation",
	    { OOXML "presentationml.presentation", SEEN_ZIP } },
	{ "odt", "application/vnd.oasis.opendocument.text",
	    { "application/vnd.oasis.opendocument.text" } },
	{ "ods", "application/vnd.oasis.opendocument.spreadsheet",
	    { "application/vnd.oasis.opendocument.spreadsheet" } },
	{ "doc", "application/msword", { "application/msword", SEEN_OLE } },
	{ "xls", "application/vnd.ms-excel", { "application/vnd.ms-excel", SEEN_OLE } },
	{ "ppt", "application/vnd.ms-powerpoint", { "application/vnd.ms-powerpoint", SEEN_OLE } },
	{ "msg", "application/vnd.ms-outlook", { "application/vnd.ms-outlook", SEEN_OLE } },
	{ "mp4", "video/mp4", { "video/mp4", "video/x-m4v" } },
	{ "mov", "video/quicktime", { "video/quicktime" } },
	{ "webm", "video/webm", { "video/webm" } },
	{ "mp3", "audio/mpeg", { "audio/mpeg" } },
};

/* Opened at the first file and kept for the life of the process; NULL when that failed. */
static magic_t magic_get(void)
{
	static magic_t magic;
	static bool tried;

	if (tried)
		return magic;
	tried = true;
	magic = magic_open(
	    MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_TAR);
	if (magic != NULL && magic_load(magic, NULL) != 0) {
		magic_close(magic);
		magic = NULL;
	}
	if (magic == NULL)
		log_error(
		    "libmagic's database cannot be read: every file is served as opaque bytes");
	return magic;
}

static const struct kind *kind_by_name(const char *file_name)
{
	const char *dot = strrchr(file_name, '.');

	if (dot == NULL || dot == file_name)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcasecmp(dot + 1, kinds[i].ending) == 0)
			return &kinds[i];
	return NULL;
}

const char *mime_detect(const void *head, size_t size, const char *file_name)
{
	const struct kind *kind = kind_by_name(file_name);
	const char *seen;
	magic_t magic;

	if (kind == NULL || size == 0 || (magic = magic_get()) == NULL)
		return opaque;
	seen = magic_buffer(magic, head, size);
	if (seen == NULL)
		return opaque;
	for (size_t i = 0; i < sizeof(kind->seen) / sizeof(kind->seen[0]); i++)
		if (kind->seen[i] != NULL && strcmp(seen, kind->seen[i]) == 0)
			return kind->served;
	return opaque;
}

bool mime_is_picture(const char *media_type)
{
	static const char *const pictures[] = { "image/png", "image/jpeg", "image/gif",
		"image/webp" };

	for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
		if (strcmp(media_type, pictures[i]) == 0)
			return true;
	return false;
}
