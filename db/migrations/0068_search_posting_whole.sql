-- SPDX-License-Identifier: Apache-2.0
-- Rows of before have language 0 and are found by nobody; making the index anew, which `loket migrate` does, replaces them.
ALTER TABLE search_posting
	ADD COLUMN IF NOT EXISTS language TINYINT NOT NULL DEFAULT 0 COMMENT 'As search_document.language' FIRST,
	ADD COLUMN IF NOT EXISTS stale SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '65535 less the day of the last change, counted from 1970: the fresh are read first' AFTER word,
	MODIFY COLUMN word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents; search_word says which others share its stem',
	ADD COLUMN IF NOT EXISTS kind TINYINT NOT NULL DEFAULT 0 COMMENT 'As of its search_document, and so the four below: thousands are read for a search, and none looked up',
	ADD COLUMN IF NOT EXISTS object_id BIGINT NOT NULL DEFAULT 0 COMMENT 'As search_document.object_id',
	ADD COLUMN IF NOT EXISTS audience TINYINT NOT NULL DEFAULT 4 COMMENT 'As search_document.audience',
	ADD COLUMN IF NOT EXISTS organisation_id BIGINT NULL COMMENT 'As search_document.organisation_id',
	ADD COLUMN IF NOT EXISTS visible_at DATETIME NULL COMMENT 'As search_document.visible_at',
	DROP PRIMARY KEY,
	ADD PRIMARY KEY (language, field, word, stale, document_id),
	DROP KEY IF EXISTS search_posting_document,
	ADD KEY IF NOT EXISTS search_posting_document_word (document_id, word)
