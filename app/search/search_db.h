/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of the search, for search*.c only. Words go to the server as one JSON text, so that every
 * statement is constant however many there are. Scopes are in the WHERE. */
#ifndef LOKET_SEARCH_DB_H
#define LOKET_SEARCH_DB_H

#include "search.h"
#include "search_find.h"
#include "search_gap.h"
#include "search_match.h"
#include "search_terms.h"

/* The day of the last change, the later the less, and back to an instant of that day. */
int64_t search_stale(int64_t changed_at);
int64_t search_fresh(int64_t stale);

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
/* Adds what is not known yet of a JSON list of ["stem", "word"]; `*added` (may be NULL) says how
 * many that were. */
enum result search_db_words(struct ctx *ctx, const char *words, int64_t *added) MUST_CHECK;
/* Whether the word without letters is there, which search_reindex() puts at its end. */
enum result search_db_is_made(struct db *db, bool *made) MUST_CHECK;
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

/* Words that count for those of a query; at most 250. Of `begins` those that stand in most titles,
 * and the shortest, SEARCH_BEGUN_MAX of each at most. */
#define SEARCH_BEGUN_MAX 16
struct search_expansion {
	int64_t number, begins; /* number of the word in the query, or that it begins as the last */
	const char *word;
};
/* `stems` is a JSON list of [number, "stem"]; words from `low` before `high` begin as the last word
 * does: the same twice for none. */
enum result search_db_expand(struct ctx *ctx, const char *stems, const char *low, const char *high,
    struct db_rows *rows) MUST_CHECK;
/* A place where a word that counts for a word of the query stands. */
struct search_hit {
	int64_t number; /* of the word in the query */
	int64_t id;     /* of the document, or the ticket's number */
	int64_t field, weight;
	int64_t kind, object_id, language; /* these and below not of search_db_probe() */
	int64_t stale;                     /* of a document: search_stale() */
	int64_t changed_at;                /* of a ticket */
};
/* What the viewer may see, of each of so many words' lists (search_terms.h) at most
 * search_read_max[where]. */
enum result search_db_read(struct ctx *ctx, enum search_where where,
    const char *const lists[WORDS_QUERY_MAX], size_t words, struct db_rows *rows) MUST_CHECK;
/* Which words of a JSON list (search_terms_masked()) stand in those documents or tickets, which
 * search_db_read() gave. */
enum result search_db_probe(struct ctx *ctx, enum search_where where, const char *ids,
    const char *words, struct db_rows *rows) MUST_CHECK;
/* What a page shows of the documents in a JSON list of ids: rows of struct search_shown. */
struct search_shown {
	int64_t id, status, changed_at;
	const char *title, *text, *path; /* text "" unless asked for; path NULL of a ticket */
};
enum result search_db_show_documents(
    struct ctx *ctx, const char *ids, bool with_text, struct db_rows *rows) MUST_CHECK;
/* Where a document is, without language prefix; RES_NOT_FOUND when the viewer may not see it. */
enum result search_db_path(struct ctx *ctx, int64_t document_id, const char **path) MUST_CHECK;
/* The same of tickets, within the viewer's scope. */
enum result search_db_show_tickets(
    struct ctx *ctx, const char *ids, bool with_text, struct db_rows *rows) MUST_CHECK;
/* Of a list (search_terms_tickets()) for each word: how often each stands in the scope's tickets,
 * of the viewer's own in the organisation's, counted to one more than SEARCH_HITS_MAX; rows of
 * struct search_count. */
struct search_count {
	int64_t number, hits;
};
enum result search_db_count_tickets(struct ctx *ctx, enum search_scope scope,
    const char *const lists[WORDS_QUERY_MAX], struct db_rows *rows) MUST_CHECK;
/* Tickets that have one of the words, of the viewer's own scope the organisation's, newest first,
 * one more than SEARCH_HITS_MAX at most. */
struct search_number {
	int64_t id;
	int64_t requester_id; /* only of SCOPE_ORGANISATION and SCOPE_OWN */
};
enum result search_db_newest_tickets(struct ctx *ctx, enum search_scope scope,
    const struct search_term *term, struct db_rows *rows) MUST_CHECK;
/* The scope's tickets whatever their words: the open ones, last changed first, or (SCOPE_OWN only)
 * all, newest first; one more than SEARCH_HITS_MAX at most; the same rows. */
enum result search_db_tickets_of(
    struct ctx *ctx, enum search_scope scope, bool open, struct db_rows *rows) MUST_CHECK;
/* Which words of a JSON list (search_terms_masked()) stand in those tickets: rows of struct
 * search_hit with number and id. */
enum result search_db_probe_tickets(
    struct ctx *ctx, const char *ids, const char *words, struct db_rows *rows) MUST_CHECK;
/* Words that share one of the hashes in a JSON list; rows of struct search_word_row, at most 2000.
 */
enum result search_db_like(struct ctx *ctx, const char *slips, struct db_rows *rows) MUST_CHECK;
/* How common a word is in texts for everybody: 0 to 3, one more for each power of ten of texts that
 * it stands in. Of a JSON list of [number, language, field, "word"], a row each. */
struct search_frequency {
	int64_t number, tens;
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

extern const struct db_statement *const search_statements[];
extern const struct db_statement *const search_find_statements[];
extern const struct db_statement *const search_show_statements[];
extern const struct db_statement *const search_ticket_statements[];
extern const struct db_statement *const search_gap_statements[];

#endif
