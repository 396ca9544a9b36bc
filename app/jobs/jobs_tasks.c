// SPDX-License-Identifier: Apache-2.0
/* What is done every so often: the one list, and how a task's turn is taken. The work itself
 * belongs to the concepts. */
#include "jobs/jobs.h"

#include "account/account.h"
#include "bulk/bulk.h"
#include "incident/incident.h"
#include "jobs/jobs_db.h"
#include "knowledge/knowledge.h"
#include "knowledge/knowledge_links.h"
#include "log.h"
#include "outage/outage.h"
#include "outage/outage_follow.h"
#include "outage/outage_mail.h"
#include "rate.h"
#include "search/search_gap.h"
#include "store.h"
#include "ticket/ticket.h"

#define STAGED_KEPT 3600       /* seconds: files uploaded for a form that was never sent */
#define FORMS_KEPT (48 * 3600) /* seconds: keys of forms that were sent */

static enum result task_rates(struct ctx *ctx)
{
	return rate_sweep(ctx->db, ctx->now);
}

static enum result task_files(struct ctx *ctx)
{
	int64_t removed;

	return store_sweep(ctx->db, ctx->now - STAGED_KEPT, &removed);
}

static enum result task_forms(struct ctx *ctx)
{
	return jobs_db_sweep_forms(ctx, ctx->now - FORMS_KEPT);
}

const struct jobs_task jobs_tasks[] = {
	{ .name = "tickets.auto_close",
	    .interval = 60,
	    .transaction = true,
	    .run = ticket_auto_close },
	{ .name = "outages.keep_time",
	    .interval = 15,
	    .transaction = true,
	    .run = outage_keep_time },
	{ .name = "outages.mail", .interval = 1, .transaction = true, .run = outage_mail_batch },
	{ .name = "outages.sweep", .interval = 600, .run = outage_follow_sweep },
	{ .name = "outages.forget", .interval = 600, .run = incident_forget_visitors },
	{ .name = "bulk.work", .interval = 3, .run = bulk_work },
	{ .name = "accounts.sweep", .interval = 60, .run = account_sweep },
	{ .name = "files.sweep", .interval = 60, .run = task_files },
	{ .name = "forms.sweep", .interval = 60, .run = task_forms },
	{ .name = "knowledge.publish",
	    .interval = 30,
	    .transaction = true,
	    .run = knowledge_publish_due },
	{ .name = "knowledge.readings",
	    .interval = 60,
	    .transaction = true,
	    .run = knowledge_count_readings },
	{ .name = "knowledge.popularity",
	    .interval = 600,
	    .transaction = true,
	    .run = knowledge_count_popularity },
	{ .name = "knowledge.links",
	    .interval = 20,
	    .transaction = true,
	    .run = knowledge_links_check },
	{ .name = "knowledge.links_outside",
	    .interval = 5,
	    .apart = true,
	    .run = knowledge_links_look },
	{ .name = "rates.sweep", .interval = 60, .run = task_rates },
	{ .name = "search.sweep", .interval = 3600, .run = search_gap_sweep },
	{ 0 },
};

static enum result task_run_inside(struct ctx *ctx, const struct jobs_task *task)
{
	enum result res;

	if (!task->transaction)
		return task->run(ctx);
	if ((res = db_begin(ctx->db)) != RES_OK)
		return res;
	if ((res = task->run(ctx)) == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return res;
}

enum result jobs_task_run(
    struct ctx *ctx, const char *owner, const struct jobs_task *task, bool *ran)
{
	enum result res = jobs_db_turn(ctx, owner, task->name, task->interval);

	*ran = res == RES_OK;
	if (res != RES_OK)
		return res == RES_NOT_FOUND ? RES_OK : res;
	res = task_run_inside(ctx, task);
	if (res != RES_OK)
		LOG_EVENT(LOG_LEVEL_WARN, "task failed", LOG_S("task", task->name),
		    LOG_S("result", result_name(res)), LOG_S("why", ctx->why));
	return res;
}
