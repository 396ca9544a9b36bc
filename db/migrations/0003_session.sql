-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS session (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Shown to its owner only',
	token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie value',
	user_id BIGINT NOT NULL COMMENT 'Who signed in',
	created_at DATETIME NOT NULL COMMENT 'UTC; bounds the absolute lifetime',
	last_seen_at DATETIME NOT NULL COMMENT 'UTC; bounds the idle lifetime; written at most once a minute',
	remote VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'Peer address at sign-in',
	user_agent VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'Browser at sign-in, cleaned and cut',
	PRIMARY KEY (id),
	UNIQUE KEY session_token (token_hash),
	KEY session_user (user_id, last_seen_at),
	KEY session_seen (last_seen_at),
	CONSTRAINT session_user FOREIGN KEY (user_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'A signed-in browser; idle and absolute lifetime are computed by the application';
