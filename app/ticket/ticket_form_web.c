/* SPDX-License-Identifier: Apache-2.0 */
/* The steps from a sent form to a ticket or a message, the same for customers and for the desk.
 * What each may do is the rules' to say; here their refusals become complaints at the fields. */
#include "ticket_form_web.h"

int64_t ticket_form_chosen(const struct request *rq, const char *field, int64_t is)
{
	const char *sent = rq->failed ? form_value(&rq->values, field) : NULL;

	return sent == NULL ? is : route_number(sent, false);
}

enum result ticket_form_create(
    struct request *rq, const struct form_list *kept, struct ticket_draft *draft, int64_t *number)
{
	struct store_file files[UPLOAD_FILES_MAX];
	enum result res;

	if ((res = request_files(rq, kept, files, &draft->file_count)) != RES_OK)
		return res;
	draft->files = files;
	res = ticket_create(&rq->ctx, draft, number);
	draft->files = NULL;
	if (res == RES_INVALID)
		return request_invalid(rq, "type", _("Choose what kind of request this is"));
	if (res == RES_NOT_FOUND)
		return request_invalid(
		    rq, "requester", _("Choose yourself or a colleague from the list"));
	return res;
}

enum result ticket_form_open(
    struct request *rq, const struct form_list *kept, struct ticket_form_message *message)
{
	enum result res;

	message->words = (struct ticket_words){ .files = message->files };
	if ((res = ticket_find_for(&rq->ctx, rq->number, &message->ticket)) != RES_OK)
		return res;
	return request_files(rq, kept, message->files, &message->words.file_count);
}
