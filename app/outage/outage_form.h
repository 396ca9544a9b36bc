/* SPDX-License-Identifier: Apache-2.0 */
/* The form that declares an outage or tells more about one, as the desk's pages share it. */
#ifndef LOKET_OUTAGE_FORM_H
#define LOKET_OUTAGE_FORM_H

#include "outage.h"
#include "outage_update_draft.h"
#include "request.h"

enum outage_do { DO_CHECK, DO_TEMPLATE, DO_EDIT, DO_DRAFT, DO_DISCARD };

struct outage_form {
	int kind; /* 0 an outage, 1 maintenance: outage_kind_words */
	int act;  /* enum outage_do: which button */
	int64_t impact, state, version, lead;
	int64_t draft;     /* version of the draft that its author saw; 0: none */
	int64_t next, ago; /* minutes: until the next update, since it began */
	bool major, mail;
	bool tickets; /* resolve the linked ones along with the outage */
	const char *title_nl, *title_en, *body_nl, *body_en, *template;
	const char *from_day, *from_time, *until_day,
	    *until_time;           /* local: "2026-11-26", "19:00" */
	struct form_list services; /* ids */
};
extern const char *const outage_kind_words[];

/* The outage as the form would make it, for templates and previews; `now` is the outage it tells
 * about, NULL: a new one. */
enum result outage_form_imagine(struct request *rq, const struct outage_form *form,
    const struct outage *now, struct outage *o) MUST_CHECK;
/* Everything that must be filled in before it is shown to be published; RES_INVALID with the
 * errors. `o` is what the form would make. */
enum result outage_form_check(struct request *rq, const struct outage_form *form,
    const struct outage *now, const struct outage *o) MUST_CHECK;
/* Puts the chosen template's texts and state in the form; nothing when none was chosen. */
enum result outage_form_use_template(struct request *rq, struct outage_form *form,
    const struct outage *now, const struct outage *o) MUST_CHECK;
/* The chosen services; returns how many. */
size_t outage_form_service_ids(const struct outage_form *form, int64_t out[OUTAGE_SERVICES_MAX]);

/* What the page begins with when `o` is open or planned; and when an update of it is drafted. */
enum result outage_form_of(
    struct request *rq, const struct outage *o, struct outage_form *form) MUST_CHECK;
enum result outage_form_of_draft(struct request *rq, const struct outage *o,
    const struct outage_update_draft *draft, struct outage_form *form) MUST_CHECK;
/* The draft that the form would save; `o` is what it would make. */
void outage_form_to_draft(
    const struct outage_form *form, const struct outage *o, struct outage_update_draft *draft);

/* The form in a page: choices, boxes and texts. `o` is the outage it tells about; NULL: a new one.
 */
enum result outage_form_show(struct request *rq, struct view *page, const struct outage_form *form,
    const struct outage *o) MUST_CHECK;
/* The texts alone. */
void outage_form_show_texts(struct view *page, const struct outage_form *form);
/* The page that shows what goes public, with the form in hidden fields (outage_check_desk.c). */
enum result outage_check_show(struct request *rq, const struct outage_form *form,
    const struct outage *now, const struct outage *o) MUST_CHECK;

#endif
