-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_outcome (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	what TINYINT NOT NULL COMMENT '1 a suggestion was opened, 2 a ticket followed though suggestions were shown, 3 a ticket followed though one was opened',
	document_id BIGINT NULL COMMENT 'What 1: which; no foreign key, it may have gone since',
	happened_at DATETIME NOT NULL COMMENT 'UTC; by whom is not kept',
	PRIMARY KEY (id),
	KEY search_outcome_when (happened_at, what)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What came of suggestions while a ticket was being written; a row an event, no counter to queue for';
