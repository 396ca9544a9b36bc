-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_related (
	article_id BIGINT NOT NULL COMMENT 'Under which article',
	related_id BIGINT NOT NULL COMMENT 'What to read too',
	position SMALLINT NOT NULL COMMENT 'Order, lowest first',
	PRIMARY KEY (article_id, related_id),
	KEY article_related_related (related_id),
	CONSTRAINT article_related_article FOREIGN KEY (article_id) REFERENCES article (id),
	CONSTRAINT article_related_related FOREIGN KEY (related_id) REFERENCES article (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Articles that an article names as further reading';
