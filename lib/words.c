/* SPDX-License-Identifier: Apache-2.0 */
/* Words over utf8proc and Snowball. One word is folded at a time into a buffer of fixed size, so no
 * text can make this take memory; what is not UTF-8 is skipped, never passed on. */
#include "words.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "log.h"

#define SLIP_PREFIX 7
#define DISTANCE_MAX 3
#define CHARS_MAX WORDS_MAX
#define PARTS_MAX 18 /* code points one can decompose into */

enum sort { SORT_NONE, SORT_LETTER, SORT_MARK, SORT_SYMBOL };

/* ---- splitting and folding ---- */

#define BIT(category) (UINT32_C(1) << UTF8PROC_CATEGORY_##category)
#define LETTERS (BIT(LU) | BIT(LL) | BIT(LT) | BIT(LM) | BIT(LO) | BIT(ND) | BIT(NL) | BIT(NO))
#define MARKS (BIT(MN) | BIT(MC) | BIT(ME))

static enum sort sort_of(utf8proc_int32_t cp)
{
	uint32_t bit = UINT32_C(1) << utf8proc_category(cp);

	if ((bit & LETTERS) != 0)
		return SORT_LETTER;
	if ((bit & MARKS) != 0)
		return SORT_MARK;
	return (bit & BIT(SO)) != 0 ? SORT_SYMBOL : SORT_NONE;
}

static size_t next(const char *at, const char *end, utf8proc_int32_t *cp)
{
	utf8proc_ssize_t took;

	if ((unsigned char)*at < 0x80) {
		*cp = (unsigned char)*at;
		return 1;
	}
	took = utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, cp);
	if (took > 0)
		return (size_t)took;
	*cp = ' ';
	return 1;
}

/* Adds one code point, folded, while there is room for it. */
static void fold(struct word *word, size_t *size, utf8proc_int32_t cp)
{
	utf8proc_int32_t parts[PARTS_MAX];
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t count, took;
	int boundary = 0;

	count = utf8proc_decompose_char(cp, parts, PARTS_MAX,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
		UTF8PROC_IGNORE,
	    &boundary);
	for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MAX; i++) {
		if (sort_of(parts[i]) != SORT_LETTER && sort_of(parts[i]) != SORT_SYMBOL)
			continue; /* "½" has a fraction slash inside */
		took = utf8proc_encode_char(parts[i], bytes);
		if (took <= 0 || *size + (size_t)took > WORDS_MAX)
			return;
		memcpy(word->folded + *size, bytes, (size_t)took);
		*size += (size_t)took;
		word->length++;
	}
}

struct words words_begin(const char *text, size_t size)
{
	return (struct words){ .at = text, .end = text + size };
}

/* Past everything that is no word, to the first code point of one. */
static enum sort skip(struct words *words)
{
	while (words->at < words->end) {
		utf8proc_int32_t cp;
		size_t took = next(words->at, words->end, &cp);
		enum sort sort = sort_of(cp);

		if (sort == SORT_LETTER || sort == SORT_SYMBOL)
			return sort;
		words->at += took;
	}
	return SORT_NONE;
}

static void take(struct words *words, struct word *word, enum sort first)
{
	size_t size = 0;

	*word = (struct word){ .start = words->at };
	while (words->at < words->end) {
		utf8proc_int32_t cp;
		size_t took = next(words->at, words->end, &cp);
		enum sort sort = sort_of(cp);

		if (sort != SORT_LETTER && sort != SORT_MARK && word->start != words->at)
			break;
		if (first == SORT_SYMBOL && sort == SORT_LETTER)
			break;
		fold(word, &size, cp);
		words->at += took;
	}
	word->size = (size_t)(words->at - word->start);
	word->folded[size] = '\0';
}

bool words_next(struct words *words, struct word *word)
{
	enum sort first;

	while ((first = skip(words)) != SORT_NONE) {
		take(words, word, first);
		if (word->length > 0)
			return true;
	}
	return false;
}

/* ---- stop words and stems ---- */

/* Sorted: they are looked up by halving. Folded, as the words they meet are. */
static const char *const dutch_stops[] = { "aan", "al", "alle", "alleen", "als", "ben", "bij",
	"daar", "dan", "dat", "de", "den", "der", "deze", "die", "dit", "doen", "door", "dus",
	"een", "en", "er", "gaan", "gaat", "ge", "geen", "haar", "had", "heb", "hebben", "hebt",
	"heeft", "hem", "het", "hij", "hoe", "hun", "iets", "ik", "in", "is", "je", "kan", "krijg",
	"kunnen", "kunt", "maar", "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar",
	"niet", "niets", "nog", "nu", "of", "om", "omdat", "onder", "ons", "ook", "op", "over", "s",
	"steeds", "t", "te", "tegen", "toch", "toen", "tot", "u", "uit", "uw", "van", "veel",
	"voor", "waar", "wat", "we", "wel", "werd", "wie", "wij", "wil", "word", "worden", "wordt",
	"zal", "ze", "zelf", "zich", "zij", "zijn", "zo", "zonder", "zou" };
static const char *const english_stops[] = { "a", "about", "after", "all", "also", "am", "an",
	"and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do",
	"does", "for", "from", "get", "had", "has", "have", "he", "her", "his", "how", "i", "if",
	"in", "into", "is", "it", "its", "just", "me", "my", "no", "not", "of", "on", "or", "our",
	"out", "over", "s", "she", "so", "some", "t", "than", "that", "the", "their", "them",
	"then", "there", "these", "they", "this", "to", "too", "up", "was", "we", "were", "what",
	"when", "where", "which", "who", "why", "will", "with", "would", "you", "your" };

static int compare(const void *key, const void *member)
{
	return strcmp(key, *(const char *const *)member);
}

bool words_is_stop(enum language language, const char *folded)
{
	if (language == LANGUAGE_EN)
		return bsearch(folded, english_stops,
			   sizeof(english_stops) / sizeof(english_stops[0]),
			   sizeof(english_stops[0]), compare) != NULL;
	return bsearch(folded, dutch_stops, sizeof(dutch_stops) / sizeof(dutch_stops[0]),
		   sizeof(dutch_stops[0]), compare) != NULL;
}

static struct sb_stemmer *stemmer(enum language language)
{
	static struct sb_stemmer *stemmers[LANGUAGE_EN + 1]; /* kept as long as the process */

	if (stemmers[language] == NULL)
		stemmers[language] = sb_stemmer_new(
		    language == LANGUAGE_EN ? "english" : "dutch", "UTF_8");
	return stemmers[language];
}

/* Snowball leaves "inlogg" of "inloggen", and "inlog" of "inlog": a doubled consonant at the end of
 * a Dutch stem is only spelling. */
static int undouble(const char *stem, int size)
{
	char last = stem[size - 1];

	if (size > 3 && last == stem[size - 2] && last >= 'b' && last <= 'z' &&
	    strchr("eiou", last) == NULL)
		return size - 1;
	return size;
}

const char *words_stem(enum language language, const char *folded)
{
	static char stem[WORDS_MAX + 1];
	struct sb_stemmer *snowball = stemmer(language);
	const sb_symbol *found = NULL;
	int size;

	if (snowball != NULL)
		found = sb_stemmer_stem(snowball, (const sb_symbol *)folded, (int)strlen(folded));
	size = found == NULL ? 0 : sb_stemmer_length(snowball);
	if (size <= 0 ||
	    size > WORDS_MAX) /* out of memory: the word itself finds less, not wrong */
		return folded;
	memcpy(stem, found, (size_t)size);
	if (language == LANGUAGE_NL)
		size = undouble(stem, size);
	stem[size] = '\0';
	return stem;
}

/* ---- slips of the keyboard ---- */

static size_t characters(const char *text, utf8proc_int32_t out[CHARS_MAX])
{
	const char *end = text + strlen(text);
	size_t count = 0;

	while (text < end && count < CHARS_MAX)
		text += next(text, end, &out[count++]);
	return count;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* One row of the table of distances, from the two rows before it. Returns the smallest in it. */
static size_t distance_row(size_t i, const utf8proc_int32_t *a, const utf8proc_int32_t *b,
    size_t nb, size_t rows[3][CHARS_MAX + 1])
{
	size_t *row = rows[i % 3], *up = rows[(i + 2) % 3], *above = rows[(i + 1) % 3];
	size_t smallest = row[0] = i;

	for (size_t j = 1; j <= nb; j++) {
		size_t other = up[j - 1] + (a[i - 1] != b[j - 1]);

		row[j] = least(other, least(up[j], row[j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			row[j] = least(row[j], above[j - 2] + 1);
		smallest = least(smallest, row[j]);
	}
	return smallest;
}

size_t words_distance(const char *one, const char *other, size_t max)
{
	utf8proc_int32_t a[CHARS_MAX], b[CHARS_MAX];
	size_t rows[3][CHARS_MAX + 1];
	size_t na = characters(one, a), nb = characters(other, b), before = 0;

	invariant(max <= DISTANCE_MAX);
	if ((na > nb ? na - nb : nb - na) > max)
		return max + 1;
	for (size_t j = 0; j <= nb; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t smallest = distance_row(i, a, b, nb, rows);

		if (smallest > max && before > max)
			return max + 1;
		before = smallest;
	}
	return rows[na % 3][nb] > max ? max + 1 : rows[na % 3][nb];
}

/* FNV-1a over the characters that are kept. */
static uint32_t hash_without(const utf8proc_int32_t *chars, size_t count, size_t one, size_t two)
{
	uint32_t hash = UINT32_C(2166136261);

	for (size_t i = 0; i < count; i++)
		if (i != one && i != two)
			hash = (hash ^ (uint32_t)chars[i]) * UINT32_C(16777619);
	return hash;
}

size_t words_slips(const char *folded, uint32_t slips[WORDS_SLIPS_MAX])
{
	utf8proc_int32_t chars[CHARS_MAX];
	size_t count = characters(folded, chars), made = 0;

	if (count < 3)
		return 0;
	count = least(count, SLIP_PREFIX);
	slips[made++] = hash_without(chars, count, count, count);
	for (size_t one = 0; one < count; one++)
		slips[made++] = hash_without(chars, count, one, one);
	for (size_t one = 0; one < count; one++)
		for (size_t two = one + 1; two < count; two++)
			slips[made++] = hash_without(chars, count, one, two);
	return made;
}
