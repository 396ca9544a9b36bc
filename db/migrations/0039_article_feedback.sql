-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_feedback (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	article_id BIGINT NOT NULL COMMENT 'About which article',
	language CHAR(2) NOT NULL COMMENT 'nl or en: the text that was read',
	text_version INT NOT NULL COMMENT 'article_version.number that was live then',
	helpful BOOLEAN NOT NULL COMMENT 'What was answered',
	reason VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'What the reader missed, if told',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	handled_at DATETIME NULL COMMENT 'UTC; when a colleague ticked it off; NULL while waiting. Without a reason: at once',
	handled_by BIGINT NULL COMMENT 'Who ticked it off',
	PRIMARY KEY (id),
	KEY article_feedback_article (article_id, helpful),
	KEY article_feedback_waiting (handled_at, id),
	KEY article_feedback_handler (handled_by),
	CONSTRAINT article_feedback_article FOREIGN KEY (article_id) REFERENCES article (id),
	CONSTRAINT article_feedback_handler FOREIGN KEY (handled_by) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Answers to "did this help you?"; nothing says who answered';
