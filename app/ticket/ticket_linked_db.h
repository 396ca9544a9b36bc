/* SPDX-License-Identifier: Apache-2.0 */
/* SQL that lists the tickets behind a table of links; its one parameter is the other side's id.
 * Rows of struct ticket_linked: open ones first, the nearest deadline on top, at most 200. */
#ifndef LOKET_TICKET_LINKED_DB_H
#define LOKET_TICKET_LINKED_DB_H

#include "ticket_linked.h"

/* The columns of such a statement. */
extern const struct db_column ticket_linked_columns[];

#define TICKET_LINKED_SQL(table, key)                                                           \
	"SELECT t.id, t.status, t.due_at, t.first_response_at, t.subject, u.name AS "           \
	"requester_name,"                                                                       \
	" o.name AS organisation_name FROM " table " l JOIN ticket t ON t.id = l.ticket_id"     \
	" JOIN user u ON u.id = t.requester_id JOIN organisation o ON o.id = t.organisation_id" \
	" WHERE l." key " = ? ORDER BY t.is_open DESC, t.due_at IS NULL, t.due_at, t.id LIMIT 200"

#endif
