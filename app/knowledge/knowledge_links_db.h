/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of links in articles; for app/knowledge only. Results as knowledge_links.h promises. */
#ifndef LOKET_KNOWLEDGE_LINKS_DB_H
#define LOKET_KNOWLEDGE_LINKS_DB_H

#include "knowledge_links.h"

enum result knowledge_db_links_broken(
    struct ctx *ctx, int64_t before, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_links_of(
    struct ctx *ctx, int64_t article_id, struct db_rows *rows) MUST_CHECK;

/* A text as readers get it now; body NULL when they get none. */
struct links_text {
	int64_t article_id, visibility, organisation_id;
	const char *language, *body;
};
/* At most 50 that are due; and those of one article. */
enum result knowledge_db_links_due(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result knowledge_db_links_texts(
    struct ctx *ctx, int64_t article_id, struct db_rows *rows) MUST_CHECK;
/* It was checked; again at that moment, or sooner when readers then get another text of it or of an
 * article that it leads to. */
enum result knowledge_db_links_done(
    struct ctx *ctx, const struct links_text *text, int64_t latest) MUST_CHECK;

/* What is stored of a text: rows of struct links_stored. */
struct links_stored {
	int64_t id;
	bool elsewhere;
	const char *address;
};
enum result knowledge_db_links_stored(
    struct ctx *ctx, const struct links_text *text, struct db_rows *rows) MUST_CHECK;
/* An address of our own, with what was found; `target_id` is the article it is of, 0 for none. */
enum result knowledge_db_links_put(struct ctx *ctx, const struct links_text *text,
    const char *address, int64_t target_id, enum link_reason reason) MUST_CHECK;
/* Texts that link to this article are due at once: it appeared, or is gone. */
enum result knowledge_db_links_to(struct ctx *ctx, int64_t article_id) MUST_CHECK;
/* An address elsewhere, to be looked at; nothing changes when it is known. */
enum result knowledge_db_links_put_outside(
    struct ctx *ctx, const struct links_text *text, const char *address) MUST_CHECK;
enum result knowledge_db_links_remove(struct ctx *ctx, int64_t id) MUST_CHECK;
/* Those elsewhere in one article are due at once. */
enum result knowledge_db_links_hurry(struct ctx *ctx, int64_t article_id) MUST_CHECK;

/* The address elsewhere that is due longest; RES_NOT_FOUND when none is. */
struct links_outside {
	int64_t failures;
	const char *address;
};
enum result knowledge_db_links_next(struct ctx *ctx, struct links_outside *next) MUST_CHECK;
/* Wherever that address stands. */
enum result knowledge_db_links_found(
    struct ctx *ctx, const char *address, const struct links_found *found) MUST_CHECK;

#endif
