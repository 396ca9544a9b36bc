-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS idempotency (
	user_id BIGINT NOT NULL COMMENT 'Who sent it; 0 for a visitor',
	form_key BINARY(16) NOT NULL COMMENT 'Random, from the form',
	request_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of what was sent',
	location VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'Where the answer sent the person',
	created_at DATETIME NOT NULL COMMENT 'UTC; kept a day',
	PRIMARY KEY (user_id, form_key),
	KEY idempotency_created (created_at)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Forms already handled, so that a form sent twice makes one thing';
