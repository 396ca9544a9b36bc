/* SPDX-License-Identifier: Apache-2.0 */
/* Input as a declared contract: a route names its fields with kind, bounds and whether they are
 * required; handlers read typed values and never raw strings. Bodies are
 * application/x-www-form-urlencoded or multipart/form-data; files in the latter stream into a sink
 * and are never held in memory. */
#ifndef LOKET_FORM_H
#define LOKET_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "http.h"
#include "result.h"

#define FORM_FIELDS_MAX 80 /* fields received in one body or query, repeated ones counted */
#define FORM_LIST_MAX 50   /* values of one name */

/* What was received, in order, before any check: names and values are valid UTF-8 without NUL but
 * otherwise raw. */
struct form_values {
	size_t count;
	struct {
		const char *name, *value;
	} at[FORM_FIELDS_MAX];
};

/* The first value of that name, or NULL. */
const char *form_value(const struct form_values *values, const char *name);
/* Adds the pairs of a query string or urlencoded body. RES_INVALID: bad percent-encoding, NUL, not
 * UTF-8, too many fields. */
enum result form_parse_query(
    struct arena *arena, const char *text, size_t size, struct form_values *values) MUST_CHECK;

/* Takes the files of a multipart body as they arrive. Any result but RES_OK stops the body and is
 * returned. `end` follows each successful begin, with whether the part came in whole. All strings
 * live only during the call. */
struct form_sink {
	enum result (*begin)(void *data, const struct form_values *so_far, const char *field,
	    const char *file_name, const char *media_type);
	enum result (*chunk)(void *data, const void *bytes, size_t size);
	enum result (*end)(void *data, bool whole);
	void *data;
};

struct form_limits {
	int64_t body_max; /* bytes of the whole body */
	size_t value_max; /* bytes of one field that is not a file */
};

/* Reads the body of `rq` into `values`, files into `sink` (NULL: a file part is RES_UNSUPPORTED). A
 * part with an empty file name and no bytes (no file chosen) is skipped. A request without body and
 * media type is an empty form. Results: RES_TOO_LARGE, RES_INVALID (malformed, or shorter than
 * announced), RES_UNSUPPORTED (other media type). */
enum result form_receive(struct http_request *rq, const struct form_limits *limits,
    const struct form_sink *sink, struct form_values *values) MUST_CHECK;

enum form_kind {
	FORM_LINE = 1, /* const char *: TEXT_LINE, length in characters */
	FORM_BLOCK,    /* const char *: TEXT_BLOCK */
	FORM_EMAIL,    /* const char *: TEXT_LINE and text_is_email */
	FORM_PASSWORD, /* const char *: TEXT_EXACT, never shown again */
	FORM_INT,   /* int64_t, min..max (both 0: any), digits with an optional '-'; 0 when optional
		       and empty, or wrong */
	FORM_CHECK, /* bool: present or not; required: must be present */
	FORM_CHOICE, /* int: index into `choices`; anything else is wrong; optional and empty is the
			first choice */
	FORM_DATE,   /* const char *: "YYYY-MM-DD", a real day of 2000..2099 */
	FORM_LIST,   /* struct form_list: every value of that name, each TEXT_LINE of min..max
			characters, at most FORM_LIST_MAX */
	FORM_HIDDEN, /* const char *: like FORM_LINE; when wrong the whole request is RES_INVALID
			(400), the person did not type it */
};

struct form_list {
	size_t count;
	const char *at[FORM_LIST_MAX];
};

struct form_field {
	const char *name;
	enum form_kind kind;
	bool required;
	int64_t min, max; /* characters (max 0: 255; an empty optional field passes min), or the
			     number's bounds */
	const char *const *choices; /* FORM_CHOICE, ended by NULL */
	size_t offset;              /* of the member in the target struct */
	const char *missing; /* msgid shown when a required field is empty, and before the bounds
				when it is too short or too long: "Enter a subject" */
	const char *wrong;   /* msgid shown when it is not of its kind; NULL: a general one */
};

struct form_spec {
	const struct form_field *fields;
	size_t count;
	size_t size; /* of the target struct */
};

struct form_error {
	const char *field, *message; /* translated */
};
struct form_errors {
	size_t count;
	struct form_error at[FORM_FIELDS_MAX];
};

/* Fills `target` (zeroed first). RES_INVALID with every error added to `errors`, in the fields'
 * order, in the language in force; empty optional text is "". RES_INVALID with `errors` emptied: a
 * FORM_HIDDEN field is wrong, nobody typed it (answer 400). Nothing is ever shortened to fit. */
enum result form_read(struct arena *arena, const struct form_spec *spec,
    const struct form_values *values, void *target, struct form_errors *errors) MUST_CHECK;
/* Adds an error found later by a rule; `message` is translated already and outlives the errors. */
void form_error_add(struct form_errors *errors, const char *field, const char *message);

#endif
