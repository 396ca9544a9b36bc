/* SPDX-License-Identifier: Apache-2.0 */
/* Answers to questions that many readers ask in the same second, kept with the connection they came
 * over. A question is its statement and its arguments, so whoever is named in an argument gets what
 * was answered about exactly them. Keeps little, briefly, and nothing inside a transaction. */
#include "db_inside.h"

#include <stdlib.h>
#include <string.h>

#define KEPT_SLOTS 32
#define KEPT_ROWS_MAX (128 * 1024) /* bytes of one answer */
#define KEPT_KEY_MAX 400           /* bytes of a question's arguments */
#define KEPT_US 1000000

struct slot {
	const struct db_statement *st; /* NULL: nothing that may be answered again */
	unsigned char key[KEPT_KEY_MAX];
	size_t key_size;
	struct arena *arena; /* of the rows; NULL until the slot's first use */
	struct db_rows rows;
	int64_t read_us;
	int64_t turn; /* db->turn of the last use: its rows must stay as long */
};

struct db_kept {
	struct slot slots[KEPT_SLOTS];
};

struct key {
	unsigned char bytes[KEPT_KEY_MAX];
	size_t size;
};

static bool key_add(struct key *key, const void *data, size_t size)
{
	if (size > sizeof(key->bytes) - key->size)
		return false;
	if (size > 0)
		memcpy(key->bytes + key->size, data, size);
	key->size += size;
	return true;
}

/* Text and bytes after their length, so that no two rows of arguments look the same. */
static bool key_add_run(struct key *key, const void *data, size_t size)
{
	return key_add(key, &size, sizeof(size)) && key_add(key, data, size);
}

static bool key_make(struct key *key, const struct db_value *args, size_t count)
{
	key->size = 0;
	for (size_t i = 0; i < count; i++) {
		const struct db_value *v = &args[i];
		const unsigned char kind = (unsigned char)v->kind,
				    null = v->is_null || (v->kind == DB_TEXT && v->text == NULL);

		if (!key_add(key, &kind, 1) || !key_add(key, &null, 1))
			return false;
		if (null)
			continue;
		if (v->kind == DB_TEXT ? !key_add_run(key, v->text, strlen(v->text))
			: v->kind == DB_BYTES || v->kind == DB_HASH
			? !key_add_run(key, v->bytes.data, v->bytes.size)
			: !key_add(key, &v->number, sizeof(v->number)))
			return false;
	}
	return true;
}

static bool slot_is_of(
    const struct slot *slot, const struct db_statement *st, const struct key *key)
{
	return slot->st == st && slot->key_size == key->size &&
	    memcmp(slot->key, key->bytes, key->size) == 0;
}

/* The slot that holds the answer, or else the one that was not used for longest; NULL when each
 * holds rows of this turn. */
static struct slot *slot_find(struct db *db, const struct db_statement *st, const struct key *key)
{
	struct slot *oldest = NULL;

	for (size_t i = 0; i < KEPT_SLOTS; i++) {
		struct slot *slot = &db->kept->slots[i];

		if (slot_is_of(slot, st, key))
			return slot;
		if (slot->turn != db->turn && (oldest == NULL || slot->turn < oldest->turn))
			oldest = slot;
	}
	return oldest;
}

static enum result slot_fill(struct db *db, struct slot *slot, const struct db_statement *st,
    const struct db_value *args, size_t count)
{
	struct arena *former;
	enum result res;

	slot->st = NULL;
	if (slot->arena == NULL && (slot->arena = arena_create(KEPT_ROWS_MAX)) == NULL)
		return RES_UNAVAILABLE;
	arena_reset(slot->arena);
	former = db_swap_arena(db, slot->arena);
	res = db_each(db, st, args, count, &slot->rows);
	db_swap_arena(db, former);
	return res;
}

enum result db_each_kept(struct db *db, const struct db_statement *st, const struct db_value *args,
    size_t count, struct db_rows *rows)
{
	const int64_t now = db_ticks_us();
	struct slot *slot;
	struct key key;
	enum result res;

	if (db->kept == NULL)
		db->kept = calloc(1, sizeof(*db->kept));
	if (db->kept == NULL || db->tx != DB_TX_NONE || st->writes || !key_make(&key, args, count))
		return db_each(db, st, args, count, rows);
	if ((slot = slot_find(db, st, &key)) == NULL)
		return db_each(db, st, args, count, rows);
	if (!slot_is_of(slot, st, &key) ||
	    (slot->turn != db->turn && now - slot->read_us >= KEPT_US)) {
		res = slot_fill(db, slot, st, args, count);
		if (res != RES_OK && slot->arena != NULL && !arena_failed(slot->arena))
			return res;
		if (res != RES_OK) /* too much to keep */
			return db_each(db, st, args, count, rows);
		slot->st = st;
		slot->read_us = now;
		slot->key_size = key.size;
		memcpy(slot->key, key.bytes, key.size);
	}
	slot->turn = db->turn;
	*rows = slot->rows;
	return RES_OK;
}

void db_forget_kept(struct db *db)
{
	for (size_t i = 0; db->kept != NULL && i < KEPT_SLOTS; i++)
		db->kept->slots[i].st = NULL;
}

void db_release_kept(struct db *db)
{
	for (size_t i = 0; db->kept != NULL && i < KEPT_SLOTS; i++)
		arena_destroy(db->kept->slots[i].arena);
	free(db->kept);
	db->kept = NULL;
}
