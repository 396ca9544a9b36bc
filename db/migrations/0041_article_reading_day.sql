-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_reading_day (
	article_id BIGINT NOT NULL COMMENT 'What was read',
	day DATE NOT NULL COMMENT 'UTC',
	readings INT NOT NULL COMMENT 'How often',
	PRIMARY KEY (article_id, day),
	KEY article_reading_day_day (day),
	CONSTRAINT article_reading_day_article FOREIGN KEY (article_id) REFERENCES article (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Readings of an article a day; written by one job only';
