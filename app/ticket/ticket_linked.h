/* SPDX-License-Identifier: Apache-2.0 */
/* A ticket as a row of what it is linked to: the tickets of a problem, of an outage. The link is
 * the other concept's; what the row holds is the same everywhere. ticket_linked_show()
 * (ticket_desk.h) draws it. */
#ifndef LOKET_TICKET_LINKED_H
#define LOKET_TICKET_LINKED_H

#include "db.h"

struct ticket_linked {
	int64_t id, status, due_at /* 0: nothing runs */, first_response_at;
	const char *subject, *requester_name, *organisation_name;
};

#endif
