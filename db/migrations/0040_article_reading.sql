-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_reading (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	article_id BIGINT NOT NULL COMMENT 'What was read',
	day DATE NOT NULL COMMENT 'UTC',
	PRIMARY KEY (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'One reading; a job adds these up into article_reading_day and removes them, so that no row is written by everybody';
