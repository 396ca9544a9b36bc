-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_miss (
	words VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'What was searched for, without case, accents and marks',
	language TINYINT NOT NULL COMMENT '1 Dutch, 2 English: of the page',
	day DATE NOT NULL COMMENT 'UTC',
	tries INT NOT NULL COMMENT 'Searches on that day that found nothing; by whom is not kept',
	handled_at DATETIME NULL COMMENT 'UTC; somebody at the desk dealt with it; NULL again when it is searched for once more',
	PRIMARY KEY (words, language, day),
	KEY search_miss_open (handled_at, words, language),
	KEY search_miss_day (day)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Searches without a result: what the knowledge base lacks';
