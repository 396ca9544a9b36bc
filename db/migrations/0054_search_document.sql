-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_document (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number, what postings point to',
	kind TINYINT NOT NULL COMMENT '1 article, 2 news, 3 outage',
	object_id BIGINT NOT NULL COMMENT 'Of the article, news item or outage; with kind and language the identity',
	language TINYINT NOT NULL COMMENT '1 Dutch, 2 English: of the text',
	audience TINYINT NOT NULL COMMENT '1 everybody, 2 who is signed in, 3 one organisation and staff, 4 staff',
	organisation_id BIGINT NULL COMMENT 'Audience 3: which',
	service_id BIGINT NULL COMMENT 'What it is about; NULL: nothing in particular',
	title VARCHAR(300) NOT NULL COMMENT 'As readers see it',
	excerpt TEXT NOT NULL COMMENT 'Beginning of the text without markup, where excerpts are cut from',
	path VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Of its page, without language prefix',
	visible_at DATETIME NULL COMMENT 'UTC; not found before; NULL: at once',
	changed_at DATETIME NOT NULL COMMENT 'UTC; the fresher wins',
	put_at DATETIME NOT NULL COMMENT 'UTC; when it was put here last: a rebuild takes out what it did not put',
	PRIMARY KEY (id),
	UNIQUE KEY search_document_object (kind, object_id, language),
	KEY search_document_put (kind, put_at)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What the search can find besides tickets; derived, `loket reindex` makes it anew';
