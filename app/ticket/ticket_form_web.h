/* SPDX-License-Identifier: Apache-2.0 */
/* What the ticket forms of customers and of the desk have in common: their fields, and the steps
 * from a sent form to a ticket or a message. */
#ifndef LOKET_TICKET_FORM_WEB_H
#define LOKET_TICKET_FORM_WEB_H

#include "request.h"
#include "ticket.h"

/* Rows of a form specification; `form` is the struct they fill, its members are named as the
 * fields. */
#define TICKET_FORM_SUBJECT(form)                                                 \
	{                                                                         \
		.name = "subject", .kind = FORM_LINE, .required = true, .min = 3, \
		.max = TICKET_SUBJECT_MAX, .offset = offsetof(form, subject),     \
		.missing = N_("Enter a subject")                                  \
	}
#define TICKET_FORM_TYPE(form)                                                                  \
	{                                                                                       \
		.name = "type", .kind = FORM_INT, .required = true, .min = 1, .max = INT64_MAX, \
		.offset = offsetof(form, type),                                                 \
		.missing = N_("Choose what kind of request this is"),                           \
		.wrong = N_("Choose what kind of request this is")                              \
	}
#define TICKET_FORM_DESCRIPTION(form, ask)                                                      \
	{                                                                                       \
		.name = "description", .kind = FORM_BLOCK, .required = true, .min = 3,          \
		.max = TICKET_BODY_MAX, .offset = offsetof(form, description), .missing = (ask) \
	}
#define TICKET_FORM_BODY(form)                                                  \
	{                                                                       \
		.name = "body", .kind = FORM_BLOCK, .required = true, .min = 1, \
		.max = TICKET_BODY_MAX, .offset = offsetof(form, body),         \
		.missing = N_("Write your reply first")                         \
	}
#define TICKET_FORM_NUMBER(form, member)                                       \
	{                                                                      \
		.name = #member, .kind = FORM_INT, .min = 0, .max = INT64_MAX, \
		.offset = offsetof(form, member)                               \
	}
#define TICKET_FORM_KEPT(form)                                           \
	{                                                                \
		.name = "kept", .kind = FORM_LIST, .min = 22, .max = 22, \
		.offset = offsetof(form, kept)                           \
	}

/* What a choice shows: what was sent when the form failed, else `is`. */
int64_t ticket_form_chosen(const struct request *rq, const char *field, int64_t is);

/* The draft with the form's files becomes a ticket of that number; complaints stand at `type` and
 * `requester`. */
enum result ticket_form_create(struct request *rq, const struct form_list *kept,
    struct ticket_draft *draft, int64_t *number) MUST_CHECK;

struct ticket_form_message {
	struct ticket ticket;
	struct ticket_words words; /* body and what was seen are the caller's to fill in */
	struct store_file files[UPLOAD_FILES_MAX];
};
/* The ticket of the path, if the viewer may see it, and the files of the form. */
enum result ticket_form_open(struct request *rq, const struct form_list *kept,
    struct ticket_form_message *message) MUST_CHECK;

#endif
