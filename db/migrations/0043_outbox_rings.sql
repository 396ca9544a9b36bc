-- SPDX-License-Identifier: Apache-2.0
-- Rings of live push share the outbox: `recipient` is the channel, `message_id` a name of its own, the rest of mail stays empty, and a
-- delivered ring is removed. Looked for by kind, so that a thousand mails waiting hold up no ring.
ALTER TABLE outbox
	MODIFY COLUMN kind TINYINT NOT NULL DEFAULT 1 COMMENT '1 mail, 2 ring of live push',
	MODIFY COLUMN recipient VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Mail address, or the channel of a ring',
	DROP INDEX IF EXISTS outbox_due,
	ADD INDEX IF NOT EXISTS outbox_due (kind, state, next_try_at, id);
