-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_file (
	article_id BIGINT NOT NULL COMMENT 'Who may read the article may have the file',
	file_id BIGINT NOT NULL COMMENT 'The file; a file belongs to one article',
	width INT NULL COMMENT 'Of a picture, in pixels; NULL for other files and when it could not be told',
	height INT NULL COMMENT 'Of a picture, in pixels',
	PRIMARY KEY (article_id, file_id),
	UNIQUE KEY article_file_file (file_id),
	CONSTRAINT article_file_article FOREIGN KEY (article_id) REFERENCES article (id),
	CONSTRAINT article_file_file FOREIGN KEY (file_id) REFERENCES stored_file (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Pictures and downloads of an article';
