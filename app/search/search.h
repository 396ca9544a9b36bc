/* SPDX-License-Identifier: Apache-2.0 */
/* The one search over what the portal holds. Concepts put their texts in, in the transaction that
 * changes them; the search page and the suggestions take them out again, each person only what that
 * person may see.
 *
 * The index is an inverted one in plain tables (a row a word and document) and not a FULLTEXT
 * column: it is right within the transaction, has no stop words or shortest word of the server's,
 * leaves nothing behind when a text changes, and its reads stop where they are told to. */
#ifndef LOKET_SEARCH_H
#define LOKET_SEARCH_H

#include "ctx.h"

enum search_kind { SEARCH_ARTICLE = 1, SEARCH_NEWS = 2, SEARCH_OUTAGE = 3 };
/* Who may find it. */
enum search_audience {
	SEARCH_EVERYBODY = 1,
	SEARCH_SIGNED_IN = 2,    /* every account */
	SEARCH_ORGANISATION = 3, /* people of one organisation, and staff */
	SEARCH_STAFF = 4,
};

struct search_document {
	enum search_kind kind;
	int64_t object_id;      /* article.id and so on; with kind and language the identity */
	enum language language; /* of the text */
	enum search_audience audience;
	int64_t organisation_id; /* SEARCH_ORGANISATION: which; else 0 */
	int64_t service_id;      /* service.id it is about; 0: none in particular */
	const char *title;       /* one line */
	const char *tags;        /* words between commas; "" for none */
	const char
	    *text; /* without markup (markdown_words()), of any length; only its beginning counts */
	const char *path;   /* of its page, without language prefix */
	int64_t visible_at; /* instant from which it may be found; 0: at once */
	int64_t changed_at; /* instant of the last change a reader would notice: the fresher wins */
};

/* Puts a document in, or another text in its place; within the caller's transaction. */
enum result search_put(struct ctx *ctx, const struct search_document *document) MUST_CHECK;
/* Takes a document out; fine when it is not there. */
enum result search_remove(
    struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language) MUST_CHECK;

/* ---- tickets ---- */

/* Adds the words of a subject and of a public message (either may be ""): never of a note. Within
 * the caller's transaction. */
enum result search_ticket_put(
    struct ctx *ctx, int64_t ticket_id, const char *subject, const char *body) MUST_CHECK;

/* Whose tickets are looked through: of every organisation, which is for staff only, of the viewer's
 * organisation, or the viewer's own there. */
enum search_scope { SCOPE_EVERYBODY, SCOPE_ORGANISATION, SCOPE_OWN };
struct search_asked {
	enum search_scope scope;
	bool open; /* only open tickets are wanted */
	const char *text;
};
struct search_numbers {
	const int64_t *at; /* newest first */
	size_t count;
	bool capped;
};
/* Numbers of tickets in whose subject or public messages all words of a text stand, the last one at
 * least begun; some may be closed although only open ones are wanted. When more than
 * SEARCH_HITS_MAX have its rarest word, the newest of those are looked at, or, when they are fewer,
 * the tickets that are wanted at all: the open ones, the viewer's own. `capped` says that this left
 * some out, and also that more words begin like the last one than are looked for. */
#define SEARCH_HITS_MAX 2000
enum result search_tickets_with(
    struct ctx *ctx, const struct search_asked *asked, struct search_numbers *found) MUST_CHECK;
/* Such numbers as the JSON list that statements take; NULL out of memory. */
const char *search_numbers_json(struct arena *arena, const int64_t *numbers, size_t count);

/* ---- articles by title, for staff ---- */

/* Numbers of articles in whose titles or tags, of what readers get now, all words of a text stand,
 * the last one at least begun. `capped`: they stand in more than were looked at. */
enum result search_articles_titled(
    struct ctx *ctx, const char *text, struct search_numbers *found) MUST_CHECK;

/* ---- making the index anew ---- */

/* A concept's function that puts all its documents in, a batch at a time: those whose object id
 * follows `after`. `*last` becomes the last one's id, or 0 when none was left. Each batch is a
 * transaction of the caller's. `kind` 0: what is put is not documents (tickets). */
struct search_source {
	const char *name;
	enum search_kind kind;
	enum result (*put_batch)(struct ctx *ctx, int64_t after, int64_t *last);
};
/* Every concept's, ended by a NULL name: a concept adds its row in search_source.c. */
extern const struct search_source search_sources[];
/* Puts everything in and takes out what no source put; readers keep finding meanwhile. Begins and
 * commits its own transactions on ctx->db. */
enum result search_reindex(struct ctx *ctx) MUST_CHECK;
/* Whether that was ever done to its end. An upgrade that changes the index makes this false. */
enum result search_is_made(struct db *db, bool *made) MUST_CHECK;
enum result search_ticket_put_batch(struct ctx *ctx, int64_t after, int64_t *last) MUST_CHECK;

#endif
