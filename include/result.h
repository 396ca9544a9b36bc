/* SPDX-License-Identifier: Apache-2.0 */
/* How a call ended. One small set for the whole program; a table in app/respond.c turns
 * each into an HTTP status, a page and a log level. Never for control flow inside a function. */
#ifndef LOKET_RESULT_H
#define LOKET_RESULT_H

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define MUST_CHECK
#define PRINTF_LIKE(fmt, args)
#endif

enum result {
	RES_OK = 0,
	RES_NOT_FOUND,   /* does not exist, or is not the viewer's to know of */
	RES_FORBIDDEN,   /* exists, is known to the viewer, may not be done by the viewer */
	RES_INVALID,     /* what was sent is wrong and the sender can mend it */
	RES_CONFLICT,    /* changed since the sender saw it */
	RES_GONE,        /* was once valid: a used or expired link */
	RES_LIMITED,     /* too many tries; later is fine */
	RES_TOO_LARGE,   /* over a named limit */
	RES_UNSUPPORTED, /* a media type that is not taken */
	RES_UNAVAILABLE, /* something outside (database, disk) does not answer now */
	RES_RETRY,       /* deadlock or certification failure: run the whole transaction again */
	RES_BUG,         /* our own fault */
	RES_COUNT,
};

/* Lower-case name for the log, such as "not_found". Never NULL. */
const char *result_name(enum result res);

#endif
