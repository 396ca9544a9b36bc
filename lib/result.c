/* SPDX-License-Identifier: Apache-2.0 */
/* The names of results, for logs. Statuses and pages for them are the application's. */
#include "result.h"

const char *result_name(enum result res)
{
	static const char *const names[RES_COUNT] = {
		[RES_OK] = "ok",
		[RES_NOT_FOUND] = "not_found",
		[RES_FORBIDDEN] = "forbidden",
		[RES_INVALID] = "invalid",
		[RES_CONFLICT] = "conflict",
		[RES_GONE] = "gone",
		[RES_LIMITED] = "limited",
		[RES_TOO_LARGE] = "too_large",
		[RES_UNSUPPORTED] = "unsupported",
		[RES_UNAVAILABLE] = "unavailable",
		[RES_RETRY] = "retry",
		[RES_BUG] = "bug",
	};

	if ((unsigned)res >= RES_COUNT)
		return "unknown";
	return names[res];
}
