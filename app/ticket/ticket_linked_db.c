/* SPDX-License-Identifier: Apache-2.0 */
/* The columns that every list of linked tickets reads; the statements are their concepts'. */
#include "ticket_linked_db.h"

#define AT(member) offsetof(struct ticket_linked, member)

const struct db_column ticket_linked_columns[] = {
	{ "id", DB_INT, AT(id) },
	{ "status", DB_INT, AT(status) },
	{ "due_at", DB_TIME, AT(due_at) },
	{ "first_response_at", DB_TIME, AT(first_response_at) },
	{ "subject", DB_TEXT, AT(subject) },
	{ "requester_name", DB_TEXT, AT(requester_name) },
	{ "organisation_name", DB_TEXT, AT(organisation_name) },
	{ 0 },
};
