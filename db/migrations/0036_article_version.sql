-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_version (
	article_id BIGINT NOT NULL COMMENT 'Of which article',
	language CHAR(2) NOT NULL COMMENT 'nl or en',
	number INT NOT NULL COMMENT '1, 2, 3 … within the article and language',
	title VARCHAR(200) NOT NULL COMMENT 'One line',
	slug VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the address, after the number of the article',
	summary VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'One or two sentences: under the title, in lists, for search engines',
	body MEDIUMTEXT NOT NULL COMMENT 'Markdown',
	tags VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'Words between commas',
	author_id BIGINT NOT NULL COMMENT 'Who saved it',
	note VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'What changed, for colleagues',
	follows INT NULL COMMENT 'A translation: the version of the other language it translates; NULL for an original',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (article_id, language, number),
	KEY article_version_author (author_id),
	CONSTRAINT article_version_text FOREIGN KEY (article_id, language) REFERENCES article_text (article_id, language),
	CONSTRAINT article_version_author FOREIGN KEY (author_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What an article said and says; a row is never changed';
