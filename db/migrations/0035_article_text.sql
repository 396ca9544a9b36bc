-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_text (
	article_id BIGINT NOT NULL COMMENT 'Of which article',
	language CHAR(2) NOT NULL COMMENT 'nl or en',
	state TINYINT NOT NULL DEFAULT 1 COMMENT 'Of the newest version: 1 draft, 2 waiting for review, 3 published (perhaps from a later moment)',
	newest_version INT NOT NULL COMMENT 'The working text: article_version.number',
	live_version INT NULL COMMENT 'What readers get; NULL while not published',
	live_at DATETIME NULL COMMENT 'UTC; from when readers get it, and since when: Updated. In the future: planned. NULL with live_version',
	next_version INT NULL COMMENT 'A planned successor of a version that readers get already; NULL for none',
	next_at DATETIME NULL COMMENT 'UTC; from when readers get next_version instead. A job then moves it to live_version',
	follows INT NULL COMMENT 'A translation: the version of the other language that the newest version translates; NULL for an original',
	outdated BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'A translation whose original was published in a newer version than it follows',
	updated_at DATETIME NOT NULL COMMENT 'UTC; when the newest version was saved or its state changed',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (article_id, language),
	KEY article_text_live (language, live_at),
	KEY article_text_next (next_at),
	CONSTRAINT article_text_article FOREIGN KEY (article_id) REFERENCES article (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'An article in one language: which of its versions readers get, and which one is being written';
