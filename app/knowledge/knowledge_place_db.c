/* SPDX-License-Identifier: Apache-2.0 */
/* SQL of where articles stand: one query for all of a page. */
#include "knowledge_place.h"

#define AT(member) offsetof(struct knowledge_place, member)
static const struct db_column place_columns[] = {
	{ "article_id", DB_INT, AT(article_id) },
	{ "category_name_nl", DB_TEXT, AT(category_name_nl) },
	{ "category_name_en", DB_TEXT, AT(category_name_en) },
	{ "folder_name_nl", DB_TEXT, AT(folder_name_nl) },
	{ "folder_name_en", DB_TEXT, AT(folder_name_en) },
	{ 0 },
};
static const struct db_statement places = {
	.id = "knowledge.places",
	.sql =
	    "SELECT STRAIGHT_JOIN a.id AS article_id, c.name_nl AS category_name_nl, c.name_en AS "
	    "category_name_en, f.name_nl AS folder_name_nl, f.name_en AS folder_name_en"
	    " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) q"
	    " JOIN article a ON a.id = q.id JOIN article_folder f ON f.id = a.folder_id"
	    " JOIN article_category c ON c.id = f.category_id",
	.params = { DB_TEXT },
	.columns = place_columns,
	.row_size = sizeof(struct knowledge_place),
};

enum result knowledge_places(struct ctx *ctx, const char *articles, struct db_rows *rows)
{
	return db_each(ctx->db, &places, DB_ARGS(db_text(articles)), rows);
}

const char *knowledge_place_text(struct arena *arena, const struct knowledge_place *p)
{
	bool english = i18n_language() == LANGUAGE_EN;

	return arena_printf(arena, "%s › %s", english ? p->category_name_en : p->category_name_nl,
	    english ? p->folder_name_en : p->folder_name_nl);
}

const struct db_statement *const knowledge_place_statements[] = { &places, NULL };
