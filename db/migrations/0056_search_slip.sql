-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_slip (
	slip INT UNSIGNED NOT NULL COMMENT 'Hash of the first letters of the word with up to two of them left out',
	word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of a document for everybody',
	PRIMARY KEY (slip, word)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Words by how they may be mistyped, for "Did you mean"';
