/* SPDX-License-Identifier: Apache-2.0 */
/* The list of every concept's statements. */
#include "statements.h"

#include "account/account.h"
#include "audit/audit.h"
#include "bulk/bulk.h"
#include "idempotency.h"
#include "jobs/jobs.h"
#include "knowledge/knowledge.h"
#include "mail/mail_queue.h"
#include "news/news.h"
#include "organisation/organisation.h"
#include "outage/outage.h"
#include "outage/outage_follow.h"
#include "problem/problem.h"
#include "sla/sla.h"
#include "ticket/ticket_db.h"
#include "ticket/ticket_queue.h"

const struct db_statement *const *const statements_all[] = {
	account_statements, account_session_statements, account_registration_statements, audit_statements, idempotency_statements, jobs_statements, mail_queue_statements, organisation_statements,
	sla_statements, ticket_statements, ticket_list_statements, ticket_queue_statements,
	outage_statements, outage_follow_statements, outage_mail_statements, NULL,
	bulk_statements, problem_statements,
	account_statements, account_session_statements, account_registration_statements, audit_statements, idempotency_statements, jobs_statements, knowledge_statements, knowledge_jobs_statements, mail_queue_statements, organisation_statements,
	account_statements, account_session_statements, account_registration_statements, audit_statements, idempotency_statements, jobs_statements, mail_queue_statements, news_statements, organisation_statements,
	account_statements, account_session_statements, account_registration_statements, audit_statements, idempotency_statements, jobs_statements, knowledge_statements, mail_queue_statements, news_statements, organisation_statements,
	sla_statements, ticket_statements, ticket_list_statements, ticket_queue_statements, NULL,
};
