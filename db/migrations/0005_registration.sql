-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS registration (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also the reference in mail',
	name VARCHAR(120) NOT NULL COMMENT 'Of who asks',
	email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Lower case',
	organisation_name VARCHAR(120) NOT NULL COMMENT 'As typed; an agent picks the organisation',
	manager_name VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'Who should agree',
	manager_email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'Who should agree',
	wants_organisation BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Asks to see the tickets of the whole organisation',
	language CHAR(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
	token_hash BINARY(32) NULL COMMENT 'SHA-256 of the token that confirms the address; NULL once confirmed',
	status TINYINT NOT NULL DEFAULT 1 COMMENT '1 address not confirmed, 2 waits for approval, 3 approved, 4 refused',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	confirmed_at DATETIME NULL COMMENT 'UTC',
	decided_at DATETIME NULL COMMENT 'UTC',
	decided_by BIGINT NULL COMMENT 'The agent or manager who decided',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	UNIQUE KEY registration_token (token_hash),
	KEY registration_status (status, created_at),
	KEY registration_email (email),
	CONSTRAINT registration_decided_by FOREIGN KEY (decided_by) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'A request for an account, before there is one';
