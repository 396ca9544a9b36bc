/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the search, for search*.c only. Words go to the server as one JSON text, so that every
 * statement is constant however many there are. Scopes are in the WHERE. */
#ifndef LOKET_SEARCH_DB_H
#define LOKET_SEARCH_DB_H

#include "search.h"
#include "search_find.h"
#include "search_gap.h"

/* ---- putting in ---- */

/* `postings` is a JSON list of [field, "word", weight]. */
enum result search_db_put(struct ctx *ctx, const struct search_document *document,
    const char *excerpt, const char *postings) MUST_CHECK;
enum result search_db_remove(
    struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language) MUST_CHECK;
/* Of a JSON list of [hash, "word"] the words that are not known yet; rows of struct
 * search_word_row. */
struct search_word_row {
	const char *word;
};
enum result search_db_unknown(struct ctx *ctx, const char *words, struct db_rows *rows) MUST_CHECK;
/* Adds a JSON list of [hash, "word"]. */
enum result search_db_slips(struct ctx *ctx, const char *slips) MUST_CHECK;
/* Takes out at most 200 documents of a kind that were put before that instant; `*removed` says how
 * many. */
enum result search_db_remove_stale(
    struct ctx *ctx, enum search_kind kind, int64_t before, int64_t *removed) MUST_CHECK;
/* Adds a JSON list of [ticket, "word", weight]. */
enum result search_db_ticket_put(struct ctx *ctx, const char *words) MUST_CHECK;
/* A batch of tickets after one, with the beginnings of their first public messages; rows of struct
 * search_ticket_text, several a ticket. */
struct search_ticket_text {
	int64_t id;
	const char *subject, *body;
};
enum result search_db_ticket_texts(struct ctx *ctx, int64_t after, struct db_rows *rows) MUST_CHECK;

/* ---- finding ---- */

/* A match. `mask` has a bit for each word of the query that was found. */
struct search_match {
	int64_t id; /* of the document, or the ticket's number */
	int64_t kind, object_id, language, mask, score, changed_at;
	const char *title, *path; /* for suggestions only */
};
/* What is looked for, as search_find.c makes it of a query. */
struct search_terms {
	const char *words;        /* JSON list of [field, "stem", bit] */
	const char *ticket_words; /* JSON list of ["stem", bit] */
	const char *low, *high; /* words from `low` before `high` count for the last word; the same
				   twice: none */
	int64_t prefix_bit;
};
/* Documents the viewer may see, best first, at most SEARCH_MATCHES_MAX. */
enum result search_db_documents(
    struct ctx *ctx, const struct search_terms *terms, struct db_rows *rows) MUST_CHECK;
/* The same by title and tags only, with title and path, at most 40. */
enum result search_db_titles(
    struct ctx *ctx, const struct search_terms *terms, struct db_rows *rows) MUST_CHECK;
/* The customer's tickets, at most 200; with `open` only open ones, at most 20. */
enum result search_db_tickets(
    struct ctx *ctx, const struct search_terms *terms, bool open, struct db_rows *rows) MUST_CHECK;
/* What a page shows of the documents in a JSON list of ids: rows of struct search_shown. */
struct search_shown {
	int64_t id, status, changed_at;
	const char *title, *text, *path;
};
enum result search_db_show_documents(
    struct ctx *ctx, const char *ids, struct db_rows *rows) MUST_CHECK;
/* The same of tickets, within the viewer's scope. */
enum result search_db_show_tickets(
    struct ctx *ctx, const char *ids, struct db_rows *rows) MUST_CHECK;
/* Words that share one of the hashes in a JSON list; rows of struct search_word_row, at most 2000.
 */
enum result search_db_like(struct ctx *ctx, const char *slips, struct db_rows *rows) MUST_CHECK;
/* Of a JSON list of [number, "stem"] in how many documents for everybody each stands; numbers
 * without any are absent. */
struct search_frequency {
	int64_t number, documents;
};
enum result search_db_frequencies(
    struct ctx *ctx, const char *words, struct db_rows *rows) MUST_CHECK;

/* ---- counting ---- */

enum result search_db_miss(
    struct db *db, const char *words, enum language language, int64_t now) MUST_CHECK;
enum result search_db_gaps(struct ctx *ctx, struct db_rows *rows) MUST_CHECK;
enum result search_db_gap_handled(
    struct ctx *ctx, const char *words, enum language language) MUST_CHECK;
enum result search_db_outcome(
    struct db *db, enum search_outcome what, int64_t document_id, int64_t now) MUST_CHECK;
enum result search_db_outcomes(
    struct ctx *ctx, int64_t since, struct search_outcomes *outcomes) MUST_CHECK;
enum result search_db_sweep(struct ctx *ctx, int64_t before) MUST_CHECK;

extern const struct db_statement *const search_statements[], *const search_find_statements[],
								 *const search_gap_statements[];

#endif
