/* SPDX-License-Identifier: Apache-2.0 */
/* What goes into the index: which words of a text, and with what weight; and making all of it anew.
 * Refuses no text: a long one goes in by its beginning. */
#include "search.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "json.h"
#include "search_db.h"
#include "text.h"
#include "words.h"

#define TEXT_READ_MAX 20000  /* bytes of a document's text that are indexed */
#define MESSAGE_READ_MAX 600 /* bytes of a ticket's message */
#define EXCERPT_MAX 4000     /* characters kept to cut excerpts from */
#define TITLE_MAX 300        /* characters, as the column has it */
#define SLOTS 4096           /* for the different words of one document, of which half are used */
#define JSON_MAX (8 * 1024 * 1024)
#define SLIP_WORD_MIN 4 /* characters: a shorter word is mistyped into too many others */

enum field { FIELD_TITLE = 1, FIELD_TAGS = 2, FIELD_TEXT = 3 };

/* How a field counts: for each time a word stands there, and at most. */
struct measure {
	int once, most,
	    whole; /* beside the stem the whole word, for what is still being typed; 0: not */
};
static const struct measure measures[] = {
	[FIELD_TITLE] = { 24, 24, 4 },
	[FIELD_TAGS] = { 14, 14, 2 },
	[FIELD_TEXT] = { 2, 8, 0 },
};

/* ---- a set of words with weights ---- */

struct entry {
	int field, weight;
	char word[WORDS_MAX + 1];
};
struct entries {
	struct arena *arena;
	size_t count;
	struct entry *slots[SLOTS];
};

static struct entries *entries_new(struct arena *arena)
{
	struct entries *all = ARENA_NEW(arena, struct entries);

	if (all != NULL)
		all->arena = arena;
	return all;
}

static size_t slot_of(const struct entries *all, int field, const char *word)
{
	uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)field;
	size_t at;

	for (const char *c = word; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * UINT64_C(1099511628211);
	for (at = (size_t)(hash % SLOTS); all->slots[at] != NULL; at = (at + 1) % SLOTS)
		if (all->slots[at]->field == field && strcmp(all->slots[at]->word, word) == 0)
			break;
	return at;
}

/* Past half of the slots new words are left out; so they are when memory is. */
static void count_word(struct entries *all, int field, const char *word, int weight, int most)
{
	size_t at = slot_of(all, field, word);
	struct entry *entry = all->slots[at];

	if (entry == NULL) {
		entry = all->count == SLOTS / 2 ? NULL : ARENA_NEW(all->arena, struct entry);
		if (entry == NULL)
			return;
		entry->field = field;
		snprintf(entry->word, sizeof(entry->word), "%s", word);
		all->slots[at] = entry;
		all->count++;
	}
	entry->weight = entry->weight + weight > most ? most : entry->weight + weight;
}

/* So many bytes of a text, and not half a character. */
static size_t beginning(const char *text, size_t max)
{
	size_t size = strnlen(text, max + 1);

	if (size <= max)
		return size;
	for (size = max; size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80; size--)
		;
	return size;
}

static void count_words(
    struct entries *all, int field, enum language language, const char *text, size_t max)
{
	const struct measure *m = &measures[field];
	struct words words = words_begin(text, beginning(text, max));
	struct word word;

	while (words_next(&words, &word)) {
		const char *stem;

		if (words_is_stop(language, word.folded))
			continue;
		stem = words_stem(language, word.folded);
		count_word(all, field, stem, m->once, m->most);
		if (m->whole > 0 && strcmp(stem, word.folded) != 0)
			count_word(all, field, word.folded, m->whole, m->whole);
	}
}

/* Adds [first, "word", weight] for each entry; `first` is its field, or `object` when that is not
 * 0. */
static void add_json(struct buf *json, const struct entries *all, int64_t object)
{
	for (size_t i = 0; i < SLOTS; i++) {
		const struct entry *entry = all->slots[i];

		if (entry == NULL)
			continue;
		buf_addf(json, "%s[%lld,", json->size > 1 ? "," : "",
		    object != 0 ? (long long)object : (long long)entry->field);
		json_add_text(json, entry->word);
		buf_addf(json, ",%d]", entry->weight);
	}
}

/* The list in the arena; NULL when it could not be made. */
static const char *end_json(struct arena *arena, struct buf *json)
{
	const char *text;

	buf_addc(json, ']');
	text = buf_ok(json) ? arena_strdup(arena, json->data) : NULL;
	buf_free(json);
	return text;
}

static void begin_json(struct buf *json)
{
	buf_init(json, JSON_MAX);
	buf_addc(json, '[');
}

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

static void collect_whole(struct entries *all, enum language language, const char *text)
{
	struct words words = words_begin(text, beginning(text, TEXT_READ_MAX));
	struct word word;

	while (words_next(&words, &word))
		if (is_plain(&word) && !words_is_stop(language, word.folded))
			count_word(all, 0, word.folded, 1, 1);
}

static void add_slip(struct buf *json, uint32_t slip, const char *word)
{
	buf_addf(json, "%s[%lu,", json->size > 1 ? "," : "", (unsigned long)slip);
	json_add_text(json, word);
	buf_addc(json, ']');
}

/* Of the whole words those the index does not know yet. */
static enum result unknown_words(struct ctx *ctx, const struct entries *all, struct db_rows *rows)
{
	uint32_t slips[WORDS_SLIPS_MAX];
	const char *list;
	struct buf json;

	begin_json(&json);
	for (size_t i = 0; i < SLOTS; i++)
		if (all->slots[i] != NULL && words_slips(all->slots[i]->word, slips) > 0)
			add_slip(&json, slips[0], all->slots[i]->word);
	list = end_json(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_unknown(ctx, list, rows);
}

static enum result put_slips(struct ctx *ctx, const struct search_document *d)
{
	struct entries *all = entries_new(ctx->arena);
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
	begin_json(&json);
	for (size_t i = 0; i < rows.count; i++) {
		const char *word = ((const struct search_word_row *)rows.rows)[i].word;
		size_t count = words_slips(word, slips);

		for (size_t s = 0; s < count; s++)
			add_slip(&json, slips[s], word);
	}
	list = end_json(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_slips(ctx, list);
}

/* ---- documents ---- */

static const char *postings_of(struct ctx *ctx, const struct search_document *d)
{
	struct entries *all = entries_new(ctx->arena);
	struct buf json;

	if (all == NULL)
		return NULL;
	count_words(all, FIELD_TITLE, d->language, d->title, TEXT_READ_MAX);
	count_words(all, FIELD_TAGS, d->language, d->tags, TEXT_READ_MAX);
	count_words(all, FIELD_TEXT, d->language, d->text, TEXT_READ_MAX);
	begin_json(&json);
	add_json(&json, all, 0);
	return end_json(ctx->arena, &json);
}

enum result search_put(struct ctx *ctx, const struct search_document *document)
{
	struct search_document d = *document;
	const char *excerpt = text_shorten(ctx->arena, d.text, EXCERPT_MAX),
		   *postings = postings_of(ctx, &d);
	enum result res;

	d.title = text_shorten(ctx->arena, d.title, TITLE_MAX - 1);
	if (excerpt == NULL || postings == NULL || d.title == NULL)
		return RES_UNAVAILABLE;
	res = search_db_put(ctx, &d, excerpt, postings);
	if (res != RES_OK || d.audience != SEARCH_EVERYBODY)
		return res;
	return put_slips(ctx, document);
}

enum result search_remove(
    struct ctx *ctx, enum search_kind kind, int64_t object_id, enum language language)
{
	return search_db_remove(ctx, kind, object_id, language);
}

/* ---- tickets ---- */

/* Nobody says in which language a ticket is: its words count by their stems in both. */
static void count_ticket_words(struct entries *all, const char *text, size_t max, int weight)
{
	struct words words = words_begin(text, beginning(text, max));
	struct word word;

	while (words_next(&words, &word)) {
		if (words_is_stop(LANGUAGE_NL, word.folded) ||
		    words_is_stop(LANGUAGE_EN, word.folded))
			continue;
		count_word(all, 0, words_stem(LANGUAGE_NL, word.folded), weight, weight);
		count_word(all, 0, words_stem(LANGUAGE_EN, word.folded), weight, weight);
	}
}

static void count_ticket(struct entries *all, const char *subject, const char *body)
{
	count_ticket_words(all, subject, TEXT_READ_MAX, measures[FIELD_TITLE].once);
	count_ticket_words(all, body, MESSAGE_READ_MAX, measures[FIELD_TEXT].once);
}

enum result search_ticket_put(
    struct ctx *ctx, int64_t ticket_id, const char *subject, const char *body)
{
	struct entries *all = entries_new(ctx->arena);
	const char *list;
	struct buf json;

	if (all == NULL)
		return RES_UNAVAILABLE;
	count_ticket(all, subject, body);
	begin_json(&json);
	add_json(&json, all, ticket_id);
	list = end_json(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_ticket_put(ctx, list);
}

enum result search_ticket_put_batch(struct ctx *ctx, int64_t after, int64_t *last)
{
	struct entries *all = entries_new(ctx->arena);
	const struct search_ticket_text *texts;
	struct db_rows rows;
	const char *list;
	struct buf json;
	enum result res;

	*last = 0;
	if (all == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_ticket_texts(ctx, after, &rows)) != RES_OK || rows.count == 0)
		return res;
	texts = rows.rows;
	begin_json(&json);
	for (size_t i = 0; i < rows.count; i++) {
		count_ticket(all, texts[i].subject, texts[i].body == NULL ? "" : texts[i].body);
		if (i + 1 < rows.count && texts[i + 1].id == texts[i].id)
			continue;
		add_json(&json, all, texts[i].id);
		*all = (struct entries){ .arena = ctx->arena };
	}
	*last = texts[rows.count - 1].id;
	list = end_json(ctx->arena, &json);
	return list == NULL ? RES_UNAVAILABLE : search_db_ticket_put(ctx, list);
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
	return res;
}
