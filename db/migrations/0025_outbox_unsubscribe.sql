-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE outbox
	ADD COLUMN IF NOT EXISTS list_unsubscribe VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL
		COMMENT 'https address of the List-Unsubscribe header (RFC 8058); NULL for mail nobody subscribed to' AFTER refs
