-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_posting (
	field TINYINT NOT NULL COMMENT '1 title, 2 tags, 3 text',
	word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stem without case and accents; of titles and tags also the whole word',
	document_id BIGINT NOT NULL COMMENT 'Where it stands',
	weight TINYINT UNSIGNED NOT NULL COMMENT 'What it adds to the rank',
	PRIMARY KEY (field, word, document_id),
	KEY search_posting_document (document_id),
	CONSTRAINT search_posting_document FOREIGN KEY (document_id) REFERENCES search_document (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Which words stand in which document: the index of the search';
