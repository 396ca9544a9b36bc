/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the links in published articles lead anywhere. Our own addresses are tried as somebody
 * who may read the article; addresses elsewhere are looked at by the jobs, one at a time and with
 * suspicion (outside.h), unless the installation says no (knowledge.check_outside). */
#ifndef LOKET_KNOWLEDGE_LINKS_H
#define LOKET_KNOWLEDGE_LINKS_H

#include "ctx.h"
#include "outside.h"

/* Different addresses in one text, those of at most 2,000 characters; others are not checked. */
#define LINKS_MAX 200
#define LINKS_PAGE 50

enum link_state { LINK_WAITING = 1, LINK_WORKS = 2, LINK_DOUBTFUL = 3, LINK_BROKEN = 4 };
/* Stored in article_link.reason. */
enum link_reason {
	LINK_FINE = 0,
	LINK_NOWHERE = 1,    /* no page, article, file … of ours has this address */
	LINK_HIDDEN = 2,     /* there is one, but not for everybody who may read this article */
	LINK_NO_HEADING = 3, /* "#…" and no heading of this text has that name */
	LINK_UNUSABLE = 4,   /* of a kind that readers do not get as a link */
	LINK_ERROR = 5,      /* the other site answers with an error */
	LINK_SILENT = 6,     /* it does not answer */
	LINK_UNTRUSTED = 7,  /* its certificate is not good */
	LINK_CLOSED = 8,     /* it leads where we do not look: a private network, another port */
	LINK_REASON_COUNT,
};

struct knowledge_link {
	int64_t id, article_id;
	const char *language, *title; /* of the text that readers get */
	const char *address;
	int64_t reason, answer, checked_at, broken_since;
};
/* In words, in the language in force. */
const char *knowledge_link_reason(struct ctx *ctx, const struct knowledge_link *link);
/* What does not work, the last found first, after the row `before` (0: the first page), at most
 * LINKS_PAGE and one more. */
enum result knowledge_links_broken(
    struct ctx *ctx, int64_t before, struct db_rows *rows) MUST_CHECK;
/* The same of one article, at most LINKS_PAGE. */
enum result knowledge_links_of(
    struct ctx *ctx, int64_t article_id, struct db_rows *rows) MUST_CHECK;
/* Checks our own addresses in an article now, and those elsewhere soon. RES_NOT_FOUND: no such
 * article. */
enum result knowledge_links_again(struct ctx *ctx, int64_t article_id) MUST_CHECK;

/* ---- for the jobs ---- */

/* Texts whose turn it is: a day after the last time, and at once after they or an article that they
 * lead to changed or the moment came that it was planned for. A bounded batch, within the caller's
 * transaction. */
enum result knowledge_links_check(struct ctx *ctx) MUST_CHECK;
/* The one address elsewhere that is due longest; at most LINK_SECONDS, in a
 * process of its own. Not within a transaction. */
#define LINK_SECONDS 5
enum result knowledge_links_look(struct ctx *ctx) MUST_CHECK;

/* What a look at an address elsewhere means, after `failures` in a row. */
struct links_found {
	enum link_state state;
	enum link_reason reason;
	int64_t answer, failures, look_at;
};
struct links_found knowledge_links_judge(
    enum outside_answer answer, long status, int64_t failures, int64_t now);

extern const struct db_statement *const knowledge_links_statements[]; /* ended by NULL */

#endif
