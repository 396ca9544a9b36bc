-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS subscription (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also in the address that unsubscribes; never used again',
	email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case',
	language CHAR(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
	service_id BIGINT NULL COMMENT 'One service; NULL: everything',
	token_hash BINARY(32) NULL COMMENT 'SHA-256 of the token that confirms the address; NULL once confirmed',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	confirmed_at DATETIME NULL COMMENT 'UTC; no mail before',
	PRIMARY KEY (id),
	UNIQUE KEY subscription_token (token_hash),
	KEY subscription_email (email, confirmed_at),
	KEY subscription_unconfirmed (confirmed_at, created_at),
	CONSTRAINT subscription_service FOREIGN KEY (service_id) REFERENCES service (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Who wants mail about outages, with or without an account; a row a request'
