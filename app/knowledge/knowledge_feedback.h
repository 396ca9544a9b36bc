/* SPDX-License-Identifier: Apache-2.0 */
/* What readers told about articles, as the desk works through it. An answer with a reason waits
 * until a colleague ticks it off; who answered is not known. For staff: the routes see to that. */
#ifndef LOKET_KNOWLEDGE_FEEDBACK_H
#define LOKET_KNOWLEDGE_FEEDBACK_H

#include "ctx.h"

#define FEEDBACK_PAGE 50

struct knowledge_feedback {
	int64_t id, article_id;
	const char *language, *title; /* of the text that was read; its newest title */
	int64_t text_version;         /* the version that was live then */
	int64_t newest_version;
	bool helpful;
	const char *reason;
	int64_t created_at, handled_at; /* 0: waiting */
	const char *handler_name;       /* NULL: nobody yet */
};
struct knowledge_feedback_filter {
	int64_t article_id; /* 0: any */
	bool handled_too;
	int64_t before; /* the last row of the page before; 0: the first page */
};
/* Answers with a reason, newest first, at most FEEDBACK_PAGE and one more: rows of struct
 * knowledge_feedback. */
enum result knowledge_feedback_list(struct ctx *ctx, const struct knowledge_feedback_filter *filter,
    struct db_rows *rows) MUST_CHECK;
/* Ticks one off, or takes that back. RES_NOT_FOUND when there is no such answer with a reason. */
enum result knowledge_feedback_handle(struct ctx *ctx, int64_t id, bool handled) MUST_CHECK;

/* What waits for somebody in the knowledge base; counted to a hundred. */
#define KNOWLEDGE_WAITING_MAX 100
struct knowledge_waiting {
	int64_t readers; /* reasons nobody ticked off */
	int64_t links;   /* that lead nowhere */
};
enum result knowledge_waiting(struct ctx *ctx, struct knowledge_waiting *waiting) MUST_CHECK;

extern const struct db_statement *const knowledge_feedback_statements[]; /* ended by NULL */

#endif
