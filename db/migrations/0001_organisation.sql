-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS organisation (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	name VARCHAR(120) NOT NULL COMMENT 'As people write it',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	UNIQUE KEY organisation_name (name)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'A customer of the company: people and tickets belong to it';
