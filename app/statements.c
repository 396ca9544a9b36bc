/* SPDX-License-Identifier: Apache-2.0 */
/* The list of every concept's statements. */
#include "statements.h"

#include "account/account.h"
#include "audit/audit.h"
#include "bulk/bulk.h"
#include "idempotency.h"
#include "incident/incident.h"
#include "jobs/jobs.h"
#include "knowledge/knowledge.h"
#include "knowledge/knowledge_feedback.h"
#include "knowledge/knowledge_file.h"
#include "knowledge/knowledge_place.h"
#include "knowledge/knowledge_related.h"
#include "knowledge/knowledge_structure.h"
#include "knowledge/knowledge_links.h"
#include "mail/mail_queue.h"
#include "news/news.h"
#include "organisation/organisation.h"
#include "outage/outage.h"
#include "outage/outage_follow.h"
#include "outage/outage_update_draft.h"
#include "problem/problem.h"
#include "push/push.h"
#include "search/search_db.h"
#include "sla/sla.h"
#include "ticket/ticket_db.h"
#include "ticket/ticket_queue.h"

const struct db_statement *const *const statements_all[] = {
	account_registration_statements,
	account_session_statements,
	account_statements,
	audit_statements,
	bulk_statements,
	idempotency_statements,
	incident_statements,
	jobs_statements,
	knowledge_edit_statements,
	knowledge_feedback_statements,
	knowledge_file_statements,
	knowledge_jobs_statements,
	knowledge_links_statements,
	knowledge_list_statements,
	knowledge_place_statements,
	knowledge_related_statements,
	knowledge_statements,
	knowledge_structure_statements,
	mail_queue_statements,
	news_statements,
	organisation_statements,
	outage_follow_statements,
	outage_mail_statements,
	outage_statements,
	outage_update_draft_statements,
	problem_statements,
	push_statements,
	search_find_statements,
	search_show_statements,
	search_ticket_statements,
	search_gap_statements,
	search_statements,
	sla_statements,
	ticket_list_statements,
	ticket_queue_statements,
	ticket_statements,
	NULL,
};
