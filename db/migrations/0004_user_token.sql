-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS user_token (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the token in the link',
	user_id BIGINT NOT NULL COMMENT 'Whose link it is',
	purpose TINYINT NOT NULL COMMENT '1 activate, 2 reset the password, 3 change the address',
	detail VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'Purpose 3: the new address',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	expires_at DATETIME NOT NULL COMMENT 'UTC',
	used_at DATETIME NULL COMMENT 'UTC; set once: when it was used or replaced by a newer one',
	PRIMARY KEY (id),
	UNIQUE KEY user_token_token (token_hash),
	KEY user_token_user (user_id, purpose, used_at),
	KEY user_token_expiry (expires_at),
	CONSTRAINT user_token_user FOREIGN KEY (user_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Links in mail that prove an address: single use, expiring';
