-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS problem (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'The number agents know',
	title VARCHAR(200) NOT NULL COMMENT 'One line',
	description MEDIUMTEXT NOT NULL COMMENT 'What is seen and what is known, Markdown; never shown to customers',
	state TINYINT NOT NULL DEFAULT 1 COMMENT '1 open, 2 known error, 3 solved, 4 closed',
	is_open BOOLEAN AS (state < 3) STORED COMMENT 'Not solved and not closed; computed, first in the indexes of lists',
	service_id BIGINT NULL COMMENT 'The application it is about; NULL: none in particular',
	owner_id BIGINT NULL COMMENT 'The agent who has it looked into; NULL: nobody yet',
	error_nl TEXT NOT NULL DEFAULT '' COMMENT 'The known error for customers, Dutch, Markdown',
	error_en TEXT NOT NULL DEFAULT '' COMMENT 'The known error for customers, English, Markdown',
	workaround_nl TEXT NOT NULL DEFAULT '' COMMENT 'What customers can do meanwhile, Dutch, Markdown',
	workaround_en TEXT NOT NULL DEFAULT '' COMMENT 'What customers can do meanwhile, English, Markdown',
	creator_id BIGINT NOT NULL COMMENT 'Who made it',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	updated_at DATETIME NOT NULL COMMENT 'UTC; last change: order of the lists',
	solved_at DATETIME NULL COMMENT 'UTC; last time it became solved; NULL before and when it was opened again',
	closed_at DATETIME NULL COMMENT 'UTC; NULL until closed',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	KEY problem_open (is_open, updated_at, id),
	KEY problem_state (state, updated_at, id),
	KEY problem_updated (updated_at, id),
	CONSTRAINT problem_service FOREIGN KEY (service_id) REFERENCES service (id),
	CONSTRAINT problem_owner FOREIGN KEY (owner_id) REFERENCES user (id),
	CONSTRAINT problem_creator FOREIGN KEY (creator_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'The unknown cause behind several tickets, and what is told about it';
