/* SPDX-License-Identifier: Apache-2.0 */
/* What goes into the index: which words of a text, and with what weight; and making all of it anew.
 * Refuses no text: a long one goes in by its beginning. */
#include "search.h"

#include "json.h"
#include "search_db.h"
#include "search_entries.h"
#include "text.h"
#include "words.h"

#define TEXT_READ_MAX 20000 /* bytes of a document's text that are indexed */
#define EXCERPT_MAX 4000    /* characters kept to cut excerpts from */
#define TITLE_MAX 300       /* characters, as the column has it */
#define SLIP_WORD_MIN 4     /* characters: a shorter word is mistyped into too many others */

/* What a word counts for each time it stands there. */
static const int once[SEARCH_FIELDS] = { [FIELD_TITLE] = 24, [FIELD_TAGS] = 14, [FIELD_TEXT] = 2 };

/* ---- words for "Did you mean" ---- */

static bool is_plain(const struct word *word)
{
	if (word->length < SLIP_WORD_MIN)
		return false;
	for (const char *c = word->folded; *c != '\0'; c++)
		if (*c >= '0' && *c <= '9')
			return false; /* numbers are not mistyped words */
	return true;
}

static void collect_whole(struct search_entries *all, enum language language, const char *text)
{
	struct words words = words_begin(text, search_beginning(text, TEXT_READ_MAX));
	struct word word;

	while (words_next(&words, &word))
		if (is_plain(&word) && !words_is_stop(language, word.folded))
			search_entries_count(all, 0, word.folded, 1, 1);
}

static void add_slip(struct buf *json, uint32_t slip, const char *word)
{
	buf_addf(json, "%s[%lu,", json->size > 1 ? "," : "", (unsigned long)slip);
	json_add_text(json, word);
	buf_addc(json, ']');
}

/* Of the whole words those the index does not know yet. */
static enum result unknown_words(
    struct ctx *ctx, const struct search_entries *all, struct db_rows *rows)
{
	uint32_t slips[WORDS_SLIPS_MAX];
	const char *list;
	struct buf json;

	search_list_begin(&json);
	for (size_t i = 0; i < SEARCH_SLOTS; i++)
		if (all->slots[i] != NULL && words_slips(all->slots[i]->word, slips) > 0)
			add_slip(&json, slips[0], all->slots[i]->word);
	list = search_list_end(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_unknown(ctx, list, rows);
}

static enum result put_slips(struct ctx *ctx, const struct search_document *d)
{
	struct search_entries *all = search_entries_new(ctx->arena);
	uint32_t slips[WORDS_SLIPS_MAX];
	const char *list;
	struct db_rows rows;
	struct buf json;
	enum result res;

	if (all == NULL)
		return RES_UNAVAILABLE;
	collect_whole(all, d->language, d->title);
	collect_whole(all, d->language, d->tags);
	collect_whole(all, d->language, d->text);
	if (all->count == 0 || (res = unknown_words(ctx, all, &rows)) != RES_OK || rows.count == 0)
		return all->count == 0 ? RES_OK : res;
	search_list_begin(&json);
	for (size_t i = 0; i < rows.count; i++) {
		const char *word = ((const struct search_word_row *)rows.rows)[i].word;
		size_t count = words_slips(word, slips);

		for (size_t s = 0; s < count; s++)
			add_slip(&json, slips[s], word);
	}
	list = search_list_end(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_slips(ctx, list);
}

/* ---- documents ---- */

static void count_words(
    struct search_entries *all, int field, enum language language, const char *text, size_t max)
{
	struct words words = words_begin(text, search_beginning(text, max));
	struct word word;

	while (words_next(&words, &word))
		if (!words_is_stop(language, word.folded))
			search_entries_count(
			    all, field, word.folded, once[field], search_field_most[field]);
}

struct lists {
	const char *postings, *stems;
};

static enum result lists_of(struct ctx *ctx, const struct search_document *d, struct lists *lists)
{
	struct search_entries *all = search_entries_new(ctx->arena);
	struct buf json;

	if (all == NULL)
		return RES_UNAVAILABLE;
	count_words(all, FIELD_TITLE, d->language, d->title, TEXT_READ_MAX);
	count_words(all, FIELD_TAGS, d->language, d->tags, TEXT_READ_MAX);
	count_words(all, FIELD_TEXT, d->language, d->text, TEXT_READ_MAX);
	search_list_begin(&json);
	search_entries_add(&json, all, 0);
	lists->postings = search_list_end(ctx->arena, &json);
	search_list_begin(&json);
	search_entries_add_stems(&json, all, d->language);
	lists->stems = search_list_end(ctx->arena, &json);
	return lists->postings == NULL || lists->stems == NULL ? RES_UNAVAILABLE : RES_OK;
}

enum result search_put(struct ctx *ctx, const struct search_document *document)
{
	struct search_document d = *document;
	const char *excerpt = text_shorten(ctx->arena, d.text, EXCERPT_MAX);
	struct lists lists;
	enum result res = lists_of(ctx, &d, &lists);

	d.title = text_shorten(ctx->arena, d.title, TITLE_MAX - 1);
	if (res != RES_OK || excerpt == NULL || d.title == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_put(ctx, &d, excerpt, lists.postings)) == RES_OK)
		res = search_db_words(ctx, lists.stems, NULL);
	if (res != RES_OK || d.audience != SEARCH_EVERYBODY)
		return res;
	return put_slips(ctx, document);
}

enum result search_remove(
    struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language)
{
	return search_db_remove(ctx, kind, object_id, language);
}

/* ---- everything anew ---- */

/* One batch in a transaction and memory of its own. */
static enum result put_batch(
    struct ctx *ctx, const struct search_source *source, int64_t after, int64_t *last)
{
	enum result res = db_begin(ctx->db);

	if (res != RES_OK)
		return res;
	if ((res = source->put_batch(ctx, after, last)) == RES_OK)
		return db_commit(ctx->db);
	db_rollback(ctx->db);
	return res;
}

static enum result remove_stale(struct ctx *ctx, const struct search_source *source)
{
	int64_t removed = 0;
	enum result res;

	do {
		if ((res = db_begin(ctx->db)) != RES_OK)
			return res;
		if ((res = search_db_remove_stale(ctx, source->kind, ctx->now, &removed)) !=
		    RES_OK) {
			db_rollback(ctx->db);
			return res;
		}
		res = db_commit(ctx->db);
	} while (res == RES_OK && removed > 0);
	return res;
}

static enum result reindex_source(struct ctx *ctx, const struct search_source *source)
{
	struct arena *whole = ctx->arena, *batch = arena_create(256 * 1024 * 1024);
	struct arena *before;
	int64_t last = 0;
	enum result res;

	if (batch == NULL)
		return RES_UNAVAILABLE;
	before = db_swap_arena(ctx->db, batch);
	ctx->arena = batch;
	do {
		arena_reset(batch);
		res = put_batch(ctx, source, last, &last);
	} while (res == RES_OK && last != 0);
	if (res == RES_OK && source->kind != 0)
		res = remove_stale(ctx, source);
	ctx->arena = whole;
	db_swap_arena(ctx->db, before);
	arena_destroy(batch);
	return res;
}

enum result search_reindex(struct ctx *ctx)
{
	enum result res = RES_OK;

	for (const struct search_source *source = search_sources;
	     res == RES_OK && source->name != NULL; source++) {
		res = reindex_source(ctx, source);
		if (res != RES_OK)
			return ctx_fail(ctx, res, "search source %s", source->name);
	}
	return search_db_words(ctx, "[[\"\",\"\"]]", NULL); /* what search_is_made() looks for */
}

enum result search_is_made(struct db *db, bool *made)
{
	return search_db_is_made(db, made);
}
