/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures: whatever the bytes are, a size is either believable or none, and nothing outside them
 * is read. */
#include "fuzz.h"

#include "picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int64_t width, height;

	if (picture_size(data, size, &width, &height))
		PROMISE(width > 0 && height > 0 && width <= PICTURE_SIDE_MAX &&
		    height <= PICTURE_SIDE_MAX);
	else
		PROMISE(width == 0 && height == 0);
	return 0;
}
