/* SPDX-License-Identifier: Apache-2.0 */
/* What goes into the index of tickets: words of subjects and of the beginnings of public messages.
 * Nobody says in which language a ticket is: its words share a stem as they do in either. */
#include "json.h"
#include "search.h"
#include "search_db.h"
#include "search_entries.h"
#include "search_known.h"
#include "words.h"

#define SUBJECT_READ_MAX 20000 /* bytes */
#define MESSAGE_READ_MAX 600   /* bytes */
#define SUBJECT_COUNTS 24      /* for each word, once */
#define MESSAGE_COUNTS 2

static void count_words(struct search_entries *all, const char *text, size_t max, int weight)
{
	struct words words = words_begin(text, search_beginning(text, max));
	struct word word;

	while (words_next(&words, &word))
		if (!words_is_stop(LANGUAGE_NL, word.folded) &&
		    !words_is_stop(LANGUAGE_EN, word.folded))
			search_entries_count(all, FIELD_TICKET, word.folded, weight, weight);
}

/* What is put at once, of one ticket or of many. */
struct batch {
	struct search_entries *words; /* of the ticket at hand */
	struct search_entries *all;   /* of all tickets: those that may be new */
	struct buf postings;
};

static enum result begin(struct ctx *ctx, struct batch *batch)
{
	*batch = (struct batch){ .words = search_entries_new(ctx->arena),
		.all = search_entries_new(ctx->arena) };
	if (batch->words == NULL || batch->all == NULL)
		return RES_UNAVAILABLE;
	search_list_begin(&batch->postings);
	return RES_OK;
}

static void add(struct batch *batch, const char *subject, const char *body)
{
	count_words(batch->words, subject, SUBJECT_READ_MAX, SUBJECT_COUNTS);
	count_words(batch->words, body, MESSAGE_READ_MAX, MESSAGE_COUNTS);
}

/* What is added is known once it is found again in another transaction: this one may be undone. */
static enum result put_words(struct ctx *ctx, struct batch *batch)
{
	static int64_t added_in;
	int64_t added;
	const char *stems;
	struct buf json;
	enum result res;

	if (batch->all->count == 0)
		return RES_OK;
	search_list_begin(&json);
	search_entries_add_stems(&json, batch->all, 0);
	if ((stems = search_list_end(ctx->arena, &json)) == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_words(ctx, stems, &added)) != RES_OK)
		return res;
	if (added > 0)
		added_in = db_transactions(ctx->db);
	else if (added_in != db_transactions(ctx->db))
		search_known_add(batch->all);
	search_entries_clear(batch->all);
	return RES_OK;
}

/* The ticket at hand is complete. */
static enum result end_ticket(struct ctx *ctx, struct batch *batch, int64_t ticket_id)
{
	enum result res = RES_OK;

	if (batch->all->count + batch->words->count > SEARCH_ENTRIES_MAX)
		res = put_words(ctx, batch);
	for (size_t i = 0; i < SEARCH_SLOTS; i++)
		if (batch->words->slots[i] != NULL && !search_known(batch->words->slots[i]->word))
			search_entries_count(
			    batch->all, FIELD_TICKET, batch->words->slots[i]->word, 1, 1);
	search_entries_add(&batch->postings, batch->words, ticket_id);
	search_entries_clear(batch->words);
	return res;
}

static enum result put(struct ctx *ctx, struct batch *batch)
{
	const char *postings = search_list_end(ctx->arena, &batch->postings);
	enum result res = postings == NULL ? RES_UNAVAILABLE : put_words(ctx, batch);

	return res == RES_OK ? search_db_ticket_put(ctx, postings) : res;
}

static enum result give_up(struct batch *batch, enum result res)
{
	buf_free(&batch->postings);
	return res;
}

enum result search_ticket_put(
    struct ctx *ctx, int64_t ticket_id, const char *subject, const char *body)
{
	struct batch batch;
	enum result res = begin(ctx, &batch);

	if (res != RES_OK)
		return res;
	add(&batch, subject, body);
	res = end_ticket(ctx, &batch, ticket_id);
	return res == RES_OK ? put(ctx, &batch) : give_up(&batch, res);
}

enum result search_ticket_put_batch(struct ctx *ctx, int64_t after, int64_t *last)
{
	const struct search_ticket_text *texts;
	struct batch batch;
	struct db_rows rows;
	enum result res;

	*last = 0;
	if ((res = search_db_ticket_texts(ctx, after, &rows)) != RES_OK || rows.count == 0)
		return res;
	texts = rows.rows;
	res = begin(ctx, &batch);
	for (size_t i = 0; res == RES_OK && i < rows.count; i++) {
		add(&batch, texts[i].subject, texts[i].body == NULL ? "" : texts[i].body);
		if (i + 1 == rows.count || texts[i + 1].id != texts[i].id)
			res = end_ticket(ctx, &batch, texts[i].id);
	}
	if (res != RES_OK)
		return give_up(&batch, res);
	if ((res = put(ctx, &batch)) == RES_OK)
		*last = texts[rows.count - 1].id;
	return res;
}
