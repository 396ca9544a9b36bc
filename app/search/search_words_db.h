/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of SQL that statements about words and documents share. For search*_db.c only. */
#ifndef LOKET_SEARCH_WORDS_DB_H
#define LOKET_SEARCH_WORDS_DB_H

#define WORD_TYPE "VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin"
#define TEXT_OF(number) #number
#define LIMIT_OF(number) " LIMIT " TEXT_OF(number)

/* A SELECT for each word of a query, and its parameters as often: for up to two words, which most
 * queries have, and for all it may have (WORDS_QUERY_MAX). */
#define FEW 2
#define OF_FEW_WORDS(select, limit) "(" select("0") limit ") UNION ALL (" select("1") limit ")"
#define OF_ALL_WORDS(select, limit)                                             \
	OF_FEW_WORDS(select, limit)                                             \
	" UNION ALL (" select("2") limit ") UNION ALL (" select("3") limit      \
	    ") UNION ALL (" select("4") limit ") UNION ALL (" select("5") limit \
	    ") UNION ALL (" select("6") limit ") UNION ALL (" select("7") limit ")"
#define TWICE(...) __VA_ARGS__, __VA_ARGS__
#define EIGHT(...) TWICE(__VA_ARGS__), TWICE(__VA_ARGS__), TWICE(__VA_ARGS__), TWICE(__VA_ARGS__)

/* Of `p`, a posting or a document. Audiences: 1 everybody, 2 signed in, 3 one organisation, 4
 * staff. The parameters are the present, signed in or not, the organisation, and staff or not. */
#define VISIBLE                                                                                    \
	"(p.visible_at IS NULL OR p.visible_at <= ?) AND (p.audience = 1 OR (p.audience = 2 AND ?" \
	") OR (p.audience = 3 AND p.organisation_id = ?) OR (p.audience >= 2 AND ?))"

#endif
