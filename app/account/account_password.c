/* SPDX-License-Identifier: Apache-2.0 */
/* The rule a new password must meet: the support guide's section "activating" (at least 8
 * characters, an upper-case letter, a lower-case letter, and a digit or special character), or NIST
 * SP 800-63B's (15 characters of any kind), and in both cases not a word that anybody would try
 * first. Hashing is lib/crypt's work; nothing here is logged. */
#include "account.h"

#include <ctype.h>
#include <string.h>
#include <utf8proc.h>

#include "text.h"

#define PASSWORD_SHORT 8
#define PASSWORD_LONG 15
#define LETTERS_LEFT_MAX \
	2              /* letters beside a known word that still make it that word: "Welkom01a!" */
#define WORDS_MAX 2    /* more known words than this in one password are a phrase of its own */
#define OWN_WORD_MIN 3 /* bytes */
#define OWN_WORDS_MAX 32
#define DIFFERENT_MIN 3 /* characters that differ, in a short password */
#define TEXT_MAX (PASSWORD_BYTES_MAX + 1)

/* Lower case, sorted; what common passwords that pass the rule are made of, in Dutch and English.
 */
static const char *const common_words[] = {
	"1q2w3e4r",
	"abcd",
	"abcdef",
	"abcdefg",
	"access",
	"account",
	"admin",
	"administrator",
	"ajax",
	"amsterdam",
	"april",
	"asdf",
	"asdfgh",
	"augustus",
	"autumn",
	"azerty",
	"baseball",
	"batman",
	"bedrijf",
	"beheer",
	"beheerder",
	"beveiliging",
	"bloem",
	"bloemen",
	"changeme",
	"computer",
	"daglicht",
	"december",
	"dinsdag",
	"donderdag",
	"dragon",
	"eindhoven",
	"februari",
	"feyenoord",
	"fiets",
	"football",
	"fortuna",
	"geheim",
	"geluk",
	"groningen",
	"gebruiker",
	"hallo",
	"hello",
	"helpdesk",
	"herfst",
	"hockey",
	"holland",
	"hoofdletter",
	"huis",
	"iloveyou",
	"internet",
	"januari",
	"juli",
	"juni",
	"kantoor",
	"klant",
	"kleurtje",
	"koffie",
	"konijn",
	"lente",
	"letmein",
	"liefde",
	"login",
	"loket",
	"london",
	"maandag",
	"maart",
	"master",
	"mei",
	"medewerker",
	"melding",
	"monkey",
	"mooi",
	"nederland",
	"november",
	"oktober",
	"oranje",
	"paard",
	"pass",
	"passw0rd",
	"passwoord",
	"password",
	"phone",
	"poes",
	"portal",
	"portaal",
	"princess",
	"qwer",
	"qwerty",
	"qwertyuiop",
	"rotterdam",
	"schatje",
	"school",
	"secret",
	"september",
	"server",
	"service",
	"shadow",
	"spring",
	"standaard",
	"start",
	"starwars",
	"storing",
	"summer",
	"sunshine",
	"superman",
	"support",
	"system",
	"telefoon",
	"test",
	"thuis",
	"ticket",
	"toegang",
	"trustno1",
	"twente",
	"user",
	"utrecht",
	"vakantie",
	"veilig",
	"verjaardag",
	"voetbal",
	"voorbeeld",
	"voorjaar",
	"vrijdag",
	"vrienden",
	"wachtwoord",
	"wachtwoorden",
	"water",
	"welcome",
	"welkom",
	"welkomst",
	"werk",
	"windows",
	"winter",
	"woensdag",
	"woning",
	"woningcorporatie",
	"woonstichting",
	"zaterdag",
	"zomer",
	"zondag",
	"zonnetje",
	"zxcvbn",
};

struct kinds {
	size_t length, upper, lower, other, different;
};

static struct kinds count_kinds(const char *password)
{
	struct kinds kinds = { 0 };
	utf8proc_int32_t c, seen[DIFFERENT_MIN];
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)password;
	utf8proc_ssize_t step;

	for (; *at != '\0'; at += step) {
		size_t i = 0;

		step = utf8proc_iterate(at, -1, &c);
		if (step <= 0)
			break;
		kinds.length++;
		switch ((int)utf8proc_category(c)) {
		case UTF8PROC_CATEGORY_LU:
			kinds.upper++;
			break;
		case UTF8PROC_CATEGORY_LL:
			kinds.lower++;
			break;
		case UTF8PROC_CATEGORY_LT:
		case UTF8PROC_CATEGORY_LM:
		case UTF8PROC_CATEGORY_LO:
			break;
		default:
			kinds.other++;
			break;
		}
		while (i < kinds.different && seen[i] != utf8proc_tolower(c))
			i++;
		if (i == kinds.different && i < DIFFERENT_MIN)
			seen[kinds.different++] = utf8proc_tolower(c);
	}
	return kinds;
}

/* ---- known words ---- */

struct search {
	char plain[TEXT_MAX]; /* lower case */
	char read[TEXT_MAX];  /* digits and signs read as the letters they stand for; byte for byte
				 beside `plain` */
	bool covered[TEXT_MAX]; /* part of a known word */
	int words;
};

static char read_as(char c)
{
	static const char from[] = "0134578@$!", to[] = "oieastbasi";
	const char *at = c == '\0' ? NULL : strchr(from, c);

	return at == NULL ? c : to[at - from];
}

static void search_begin(struct search *s, const char *lower)
{
	*s = (struct search){ 0 };
	for (size_t i = 0; lower[i] != '\0' && i + 1 < TEXT_MAX; i++) {
		s->plain[i] = lower[i];
		s->read[i] = read_as(lower[i]);
	}
}

static bool cover(struct search *s, const char *text, const char *word)
{
	const char *at = text;
	size_t size = strlen(word);
	bool found = false;

	while ((at = strstr(at, word)) != NULL) {
		memset(s->covered + (at - text), true, size);
		at += size;
		found = true;
	}
	return found;
}

static void search_word(struct search *s, const char *word)
{
	bool plain = cover(s, s->plain, word), read = cover(s, s->read, word);

	if (plain || read)
		s->words++;
}

/* True when little but known words is left. */
static bool search_hits(const struct search *s)
{
	size_t left = 0;

	for (size_t i = 0; s->plain[i] != '\0'; i++) {
		unsigned char c = (unsigned char)s->plain[i];

		if (!s->covered[i] &&
		    (isalpha(c) || c >= 0xc0)) /* ASCII letters and the first byte of others */
			left++;
	}
	return s->words > 0 && s->words <= WORDS_MAX && left <= LETTERS_LEFT_MAX;
}

/* The words of a name or address, of at least OWN_WORD_MIN bytes, and the whole of it without
 * spaces. */
static void search_own(struct arena *arena, struct search *s, const char *text)
{
	char *copy = text == NULL ? NULL : (char *)arena_strdup(arena, text_lower(arena, text)),
	     *rest = NULL, *joined;
	size_t size = 0;
	int count = 0;

	if (copy == NULL || (joined = arena_strdup(arena, copy)) == NULL)
		return;
	for (const char *c = copy; *c != '\0'; c++)
		if (strchr(" .-_+", *c) == NULL)
			joined[size++] = *c;
	joined[size] = '\0';
	if (size >= OWN_WORD_MIN)
		search_word(s, joined);
	for (char *word = strtok_r(copy, " .-_+@,'", &rest); word != NULL && count < OWN_WORDS_MAX;
	     word = strtok_r(NULL, " .-_+@,'", &rest), count++)
		if (strlen(word) >= OWN_WORD_MIN)
			search_word(s, word);
}

/* An address is known by its parts before the @, and by its domain without the last label. */
static void search_email(struct arena *arena, struct search *s, const char *email)
{
	const char *at = email == NULL ? NULL : strchr(email, '@'),
		   *dot = at == NULL ? NULL : strrchr(at, '.');

	if (at == NULL)
		return;
	search_own(arena, s, arena_strndup(arena, email, (size_t)(at - email)));
	if (dot != NULL)
		search_own(arena, s, arena_strndup(arena, at + 1, (size_t)(dot - at - 1)));
}

static bool is_common(struct arena *arena, const char *lower)
{
	struct search *s = ARENA_NEW(arena, struct search);

	if (s == NULL)
		return true; /* out of memory: refusing is the safe side */
	search_begin(s, lower);
	for (size_t i = 0; i < sizeof(common_words) / sizeof(common_words[0]); i++)
		search_word(s, common_words[i]);
	return search_hits(s);
}

static bool is_own(struct arena *arena, const char *lower, const struct settings *settings,
    const char *name, const char *email, const char *organisation)
{
	const char *const own[] = { name, organisation, settings->brand, settings->site_name };
	struct search *s = ARENA_NEW(arena, struct search);

	if (s == NULL)
		return true;
	for (size_t i = 0; i <= sizeof(own) / sizeof(own[0]); i++) {
		search_begin(s, lower);
		if (i < sizeof(own) / sizeof(own[0]))
			search_own(arena, s, own[i]);
		else
			search_email(arena, s, email);
		s->words = s->words > 0; /* one name is one word, in however many parts */
		if (search_hits(s))
			return true;
	}
	return false;
}

/* ---- the rule ---- */

static const char *composition_problem(const struct kinds *kinds)
{
	if (kinds->length < PASSWORD_SHORT)
		return _("Use at least 8 characters");
	if (kinds->upper == 0)
		return _("Use at least one upper-case letter");
	if (kinds->lower == 0)
		return _("Use at least one lower-case letter");
	if (kinds->other == 0)
		return _("Use at least one digit or special character");
	return NULL;
}

const char *account_password_problem(struct arena *arena, const struct settings *settings,
    const char *password, const char *name, const char *email, const char *organisation)
{
	struct kinds kinds = count_kinds(password);
	const char *lower = text_lower(arena, password), *problem = NULL;

	if (strlen(password) > PASSWORD_BYTES_MAX)
		return _("Use at most 256 characters; accented letters and other signs count for "
			 "more than one");
	if (settings->password_long)
		problem = kinds.length < PASSWORD_LONG ? _("Use at least 15 characters") : NULL;
	else
		problem = composition_problem(&kinds);
	if (problem != NULL)
		return problem;
	if (lower == NULL || is_common(arena, lower))
		return _("This password is easy to guess. Choose one that is not a common word");
	if (kinds.different < DIFFERENT_MIN)
		return _("This password is easy to guess. Use more different characters");
	if (is_own(arena, lower, settings, name, email, organisation))
		return _("This password looks like your name, your address or your organisation. "
			 "Choose another one");
	return NULL;
}
