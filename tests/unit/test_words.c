/* SPDX-License-Identifier: Apache-2.0 */
/* Words: splitting, folding, stems in two languages, slips of the keyboard, reading a query and
 * cutting a text at its hits. SECURITY F6, T1. */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "words.h"

/* The folded words with '|' between. */
static const char *split(const char *text)
{
	static char out[1024];
	struct words words = words_begin(text, strlen(text));
	struct word word;

	out[0] = '\0';
	while (words_next(&words, &word)) {
		if (out[0] != '\0')
			strcat(out, "|");
		strcat(out, word.folded);
		assert_true(word.size > 0 && word.length > 0);
	}
	return out;
}

static void splits_and_folds(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "", "" },
		{ " .,-!? ", "" },
		{ "Eén café, één cliënt", "een|cafe|een|client" },
		{ "AUTH-204 foto's", "auth|204|foto|s" },
		{ "e\xcc\x81\xc3\xa9n", "een" },
		{ "Stra\xc3\x9f"
		  "e \xc4\xb0stanbul \xef\xac\x81n",
		    "strasse|istanbul|fin" },
		{ "wacht\xffwoord", "wacht|woord" },
		{ "\xf0\x9f\x98\x80\xf0\x9f\x98\x80 klaar",
		    "\xf0\x9f\x98\x80|\xf0\x9f\x98\x80|klaar" },
		{ "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", "\xf0\x9f\x91\x8d" },
		{ "\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82 "
		  "\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0",
		    "\xcf\x83\xce\xb9\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83|"
		    "\xd0\xbc\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(split(cases[i].in), cases[i].out);
}

static void long_words_are_cut_whole(void **state)
{
	char text[601];
	struct words words;
	struct word word;

	(void)state;
	for (size_t i = 0; i < 200; i++)
		memcpy(text + i * 3, "\xe6\x97\xa5", 4);
	words = words_begin(text, strlen(text));
	assert_true(words_next(&words, &word));
	assert_int_equal(strlen(word.folded), WORDS_MAX);
	assert_int_equal(word.length, WORDS_MAX / 3);
	assert_int_equal(word.size, 600);
	assert_false(words_next(&words, &word));
}

static void stems_meet(void **state)
{
	static const struct {
		enum language language;
		const char *one, *other;
	} cases[] = {
		{ LANGUAGE_NL, "inloggen", "inlog" },
		{ LANGUAGE_NL, "wachtwoorden", "wachtwoord" },
		{ LANGUAGE_NL, "storingen", "storing" },
		{ LANGUAGE_NL, "bijlagen", "bijlage" },
		{ LANGUAGE_EN, "passwords", "password" },
		{ LANGUAGE_EN, "activating", "activated" },
	};
	char one[WORDS_MAX + 1];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(one, sizeof(one), "%s", words_stem(cases[i].language, cases[i].one));
		assert_string_equal(one, words_stem(cases[i].language, cases[i].other));
	}
}

static void stop_words_are_of_a_language(void **state)
{
	(void)state;
	assert_true(words_is_stop(LANGUAGE_NL, "het") && words_is_stop(LANGUAGE_NL, "aan") &&
	    words_is_stop(LANGUAGE_NL, "zou"));
	assert_true(words_is_stop(LANGUAGE_EN, "the") && words_is_stop(LANGUAGE_EN, "a") &&
	    words_is_stop(LANGUAGE_EN, "your"));
	assert_false(words_is_stop(LANGUAGE_EN, "het") || words_is_stop(LANGUAGE_NL, "portaal") ||
	    words_is_stop(LANGUAGE_NL, ""));
}

static void distances(void **state)
{
	static const struct {
		const char *one, *other;
		size_t max, distance;
	} cases[] = {
		{ "", "", 2, 0 }, { "portaal", "portaal", 2, 0 }, { "portal", "portaal", 2, 1 },
		{ "potraal", "portaal", 2, 1 }, /* two letters in each other's place */
		{ "wachtwoort", "wachtwoord", 2, 1 }, { "wahctwoort", "wachtwoord", 2, 2 },
		{ "inlogen", "inloggen", 1, 1 }, { "factuur", "portaal", 2, 3 },
		{ "a", "abcdef", 2, 3 }, { "café", "cafe", 2, 1 },
		{ "ca", "abc", 3, 3 }, /* optimal string alignment: no letter is moved twice */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(
		    words_distance(cases[i].one, cases[i].other, cases[i].max), cases[i].distance);
		assert_int_equal(
		    words_distance(cases[i].other, cases[i].one, cases[i].max), cases[i].distance);
	}
}

static bool share_a_slip(const char *one, const char *other)
{
	uint32_t a[WORDS_SLIPS_MAX], b[WORDS_SLIPS_MAX];
	size_t na = words_slips(one, a), nb = words_slips(other, b);

	for (size_t i = 0; i < na; i++)
		for (size_t j = 0; j < nb; j++)
			if (a[i] == b[j])
				return true;
	return false;
}

/* Every word made of `word` by at most two slips shares a hash with it. */
static void slips_find_every_word_two_slips_away(void **state)
{
	const char *word = "wachtwoord";
	char once[40], twice[40];

	(void)state;
	for (size_t i = 0; i < strlen(word); i++)
		for (size_t j = 0; j < strlen(word); j++) {
			snprintf(once, sizeof(once), "%.*sx%s", (int)i, word,
			    word + i + (j & 1)); /* one more, or another */
			if (j + 1 < strlen(once)) {
				snprintf(twice, sizeof(twice), "%.*s%s", (int)j, once,
				    once + j + 1); /* and one less */
				assert_true(share_a_slip(word, twice));
			}
			assert_true(share_a_slip(word, once));
		}
	assert_true(share_a_slip("inlogen", "inloggen"));
	assert_false(share_a_slip("factuur", "complex"));
	assert_int_equal(words_slips("ab", (uint32_t[WORDS_SLIPS_MAX]){ 0 }), 0);
	assert_int_equal(
	    words_slips("wachtwoord", (uint32_t[WORDS_SLIPS_MAX]){ 0 }), WORDS_SLIPS_MAX);
}

/* ---- queries ---- */

static void reads_a_query(void **state)
{
	static const struct {
		const char *text, *normal;
		bool prefix;
	} cases[] = {
		{ "", "", false },
		{ "de het the", "", false },
		{ "Inloggen in het Portaal", "inloggen portaal", true },
		{ "portaal portaal Portaal ", "portaal", false },
		{ "wachtw", "wachtw", true },
		{ "wachtw ", "wachtw", false },
		{ "ab", "ab", false },
		{ "portaal de", "portaal", false },
		{ "a1 a2 a3 a4 a5 a6 a7 a8 a9 a10", "a1 a2 a3 a4 a5 a6 a7 a8", false },
	};
	struct words_query query;

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(words_query_read(*state, cases[i].text, &query), RES_OK);
		assert_string_equal(query.normal, cases[i].normal);
		assert_int_equal(query.prefix, cases[i].prefix);
	}
}

/* Hits between brackets. */
static const char *marked(struct arena *arena, const char *q, const char *text, size_t max)
{
	static char out[2000];
	struct words_query query;
	struct words_piece *pieces;
	size_t count;

	assert_int_equal(words_query_read(arena, q, &query), RES_OK);
	assert_int_equal(
	    words_pieces(arena, &query, LANGUAGE_NL, text, max, &pieces, &count), RES_OK);
	out[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		strcat(out, pieces[i].hit ? "[" : "");
		strcat(out, pieces[i].text);
		strcat(out, pieces[i].hit ? "]" : "");
	}
	return out;
}

static void marks_what_was_searched(void **state)
{
	assert_string_equal(marked(*state, "inloggen cafe", "Het Café: inlog, inloggen.", 0),
	    "Het [Café]: [inlog], [inloggen].");
	assert_string_equal(marked(*state, "wach", "Uw wachtwoord", 0), "Uw [wachtwoord]");
	assert_string_equal(marked(*state, "wach ", "Uw wachtwoord", 0), "Uw wachtwoord");
	assert_string_equal(marked(*state, "svg", "<svg/onload=alert(1)>", 0),
	    "<[svg]/onload=alert(1)>"); /* F6: the template escapes each piece */
	assert_string_equal(marked(*state, "x", "", 0), "");
	assert_string_equal(marked(*state, "\xf0\x9f\x98\x80", "klaar \xf0\x9f\x98\x80!", 0),
	    "klaar [\xf0\x9f\x98\x80]!"); /* T1 */
}

static void excerpts_begin_near_the_hit(void **state)
{
	char text[2000] = "";
	const char *out;

	for (int i = 0; i < 60; i++)
		strcat(text, "woord\xc3\xa9 ");
	strcat(text, "sleutel en meer");
	out = marked(*state, "sleutel", text, 100);
	assert_non_null(strstr(out, "[sleutel] en meer"));
	assert_memory_equal(out, "\xe2\x80\xa6woord\xc3\xa9 ", 11);
	assert_true(strlen(out) < 140);
	out = marked(*state, "niets", text, 50);
	assert_memory_equal(out, "woord\xc3\xa9 ", 8);
	assert_string_equal(out + strlen(out) - 3, "\xe2\x80\xa6");
	assert_string_equal(marked(*state, "kort", "een kort verhaal", 100), "een [kort] verhaal");
}

static enum result read_and_cut(void *data)
{
	struct arena *arena = arena_create(1 << 20);
	struct words_query query;
	struct words_piece *pieces;
	size_t count;
	enum result res = arena == NULL ? RES_UNAVAILABLE
					: words_query_read(arena, "een lange zoekvraag", &query);

	(void)data;
	if (res == RES_OK)
		res = words_pieces(
		    arena, &query, LANGUAGE_NL, "een lange tekst", 8, &pieces, &count);
	arena_destroy(arena);
	return res;
}

static void memory_runs_out(void **state)
{
	struct arena *tiny = arena_create(64);
	struct words_query query;

	(void)state;
	support_try_each_failure(read_and_cut, NULL);
	assert_int_equal(
	    words_query_read(tiny, "wachtwoordvergeten activeringsmail portaalinlogpagina", &query),
	    RES_UNAVAILABLE);
	arena_destroy(tiny);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(splits_and_folds),
		TEST(long_words_are_cut_whole),
		TEST(stems_meet),
		TEST(stop_words_are_of_a_language),
		TEST(distances),
		TEST(slips_find_every_word_two_slips_away),
		TEST(reads_a_query),
		TEST(marks_what_was_searched),
		TEST(excerpts_begin_near_the_hit),
		TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
