/* SPDX-License-Identifier: Apache-2.0 */
/* From words that were typed to words that stand in the index, and those as JSON lists. A word that
 * the index never saw counts too: it finds nothing. */
#include "search_terms.h"

#include <string.h>

#include "buf.h"
#include "json.h"
#include "search_db.h"

#define DAY INT64_C(86400)
#define JSON_MAX (256 * 1024)
#define FAMILY_MAX 12 /* words of one stem, the typed one among them */

const int search_field_most[SEARCH_FIELDS] = {
	[FIELD_TICKET] = 24, [FIELD_TITLE] = 24, [FIELD_TAGS] = 14, [FIELD_TEXT] = 8
};

int64_t search_stale(int64_t changed_at)
{
	int64_t day = changed_at < 0 ? 0 : changed_at / DAY;

	return day > UINT16_MAX ? 0 : UINT16_MAX - day;
}

int64_t search_fresh(int64_t stale)
{
	return (UINT16_MAX - stale) * DAY;
}

static const char *end_list(struct arena *arena, struct buf *json)
{
	const char *text;

	buf_addc(json, ']');
	text = buf_ok(json) ? arena_strdup(arena, json->data) : NULL;
	buf_free(json);
	return text;
}

static void begin_list(struct buf *json)
{
	buf_init(json, JSON_MAX);
	buf_addc(json, '[');
}

static const char *comma(const struct buf *json)
{
	return json->size > 1 ? "," : "";
}

/* ---- which words ---- */

static void add_word(struct search_term *term, const char *word, int part, size_t max)
{
	for (size_t i = 0; i < term->count; i++)
		if (strcmp(term->at[i].word, word) == 0)
			return;
	if (term->count == max)
		return;
	term->at[term->count].word = word;
	term->at[term->count++].part = part;
}

/* The stems of each word in both languages, once when they are the same. */
static const char *stems_of(struct arena *arena, const struct words_query *query)
{
	struct buf json;

	begin_list(&json);
	for (size_t i = 0; i < query->count; i++)
		for (int language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
			const char *stem = query->at[i].stem[language];

			if (language == LANGUAGE_EN &&
			    strcmp(stem, query->at[i].stem[LANGUAGE_NL]) == 0)
				continue;
			buf_addf(&json, "%s[%zu,", comma(&json), i);
			json_add_text(&json, stem);
			buf_addc(&json, ']');
		}
	return end_list(arena, &json);
}

enum result search_terms_of(
    struct ctx *ctx, const struct words_query *query, struct search_terms *terms)
{
	const char *stems = stems_of(ctx->arena, query), *low = "", *high = "";
	struct db_rows rows;
	size_t begun = 0;
	enum result res;

	*terms = (struct search_terms){ .count = query->count };
	if (query->prefix) {
		low = query->at[query->count - 1].folded;
		high = arena_printf(
		    ctx->arena, "%s\xf4\x8f\xbf\xbf", low); /* U+10FFFF: after every letter */
	}
	if (stems == NULL || high == NULL)
		return RES_UNAVAILABLE;
	if ((res = search_db_expand(ctx, stems, low, high, &rows)) != RES_OK)
		return res;
	for (size_t i = 0; i < query->count; i++)
		add_word(&terms->at[i], query->at[i].folded, 1, FAMILY_MAX);
	for (size_t i = 0; i < rows.count; i++) {
		const struct search_expansion *row = (const struct search_expansion *)rows.rows + i;

		begun += (size_t)row->begins;
		if (row->begins)
			add_word(&terms->at[query->count - 1], row->word, 2, SEARCH_TERM_WORDS);
		else
			add_word(&terms->at[row->number], row->word, 1, FAMILY_MAX);
	}
	terms->cut = begun >= SEARCH_BEGUN_MAX;
	return RES_OK;
}

/* ---- lists ---- */

static void add_documents(struct buf *json, const struct search_term *term, int language, int field)
{
	for (size_t i = 0; i < term->count; i++) {
		buf_addf(json, "%s[%d,%d,%d,", comma(json), language, field, term->at[i].part);
		json_add_text(json, term->at[i].word);
		buf_addc(json, ']');
	}
}

const char *search_terms_documents(
    struct arena *arena, const struct search_term *term, bool titles_only)
{
	int own = (int)i18n_language(), other = own == LANGUAGE_NL ? LANGUAGE_EN : LANGUAGE_NL;
	int last = titles_only ? FIELD_TAGS : FIELD_TEXT;
	struct buf json;

	begin_list(&json);
	for (int field = FIELD_TITLE; field <= last; field++)
		add_documents(&json, term, own, field);
	for (int field = FIELD_TITLE; field <= last; field++)
		add_documents(&json, term, other, field);
	return end_list(arena, &json);
}

const char *search_terms_tickets(struct arena *arena, const struct search_term *term)
{
	struct buf json;

	begin_list(&json);
	for (size_t i = 0; i < term->count; i++) {
		buf_addf(&json, "%s[%d,", comma(&json), term->at[i].part);
		json_add_text(&json, term->at[i].word);
		buf_addc(&json, ']');
	}
	return end_list(arena, &json);
}

const char *search_terms_masked(struct arena *arena, const struct search_terms *terms, int64_t mask)
{
	struct buf json;

	begin_list(&json);
	for (size_t n = 0; n < terms->count; n++)
		for (size_t i = 0; (mask & (INT64_C(1) << n)) != 0 && i < terms->at[n].count; i++) {
			buf_addf(&json, "%s[%zu,%d,", comma(&json), n, terms->at[n].at[i].part);
			json_add_text(&json, terms->at[n].at[i].word);
			buf_addc(&json, ']');
		}
	return end_list(arena, &json);
}
