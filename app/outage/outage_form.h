/* SPDX-License-Identifier: Apache-2.0 */
/* The form that declares an outage or tells more about one, as the desk's pages share it. */
#ifndef LOKET_OUTAGE_FORM_H
#define LOKET_OUTAGE_FORM_H

#include "outage.h"
#include "request.h"

enum outage_do { DO_CHECK, DO_TEMPLATE, DO_EDIT };

struct outage_form {
	int kind; /* 0 an outage, 1 maintenance */
	int act;  /* enum outage_do: which button */
	int64_t impact, state, version, lead;
	int64_t next, ago; /* minutes: until the next update, since it began */
	bool major, mail;
	const char *title_nl, *title_en, *body_nl, *body_en, *template;
	const char *from_day, *from_time, *until_day,
	    *until_time;           /* local: "2026-11-26", "19:00" */
	struct form_list services; /* ids */
};

/* The form in a page: choices, boxes and texts. `o` is the outage it tells about; NULL: a new one.
 */
enum result outage_form_show(struct request *rq, struct view *page, const struct outage_form *form,
    const struct outage *o) MUST_CHECK;
/* What the page begins with when `o` is open or planned. */
enum result outage_form_of(
    struct request *rq, const struct outage *o, struct outage_form *form) MUST_CHECK;

#endif
