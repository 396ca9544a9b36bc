-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_word (
	stem VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'What Snowball leaves of it in the language of a text; of a ticket, whose language nobody says, in each',
	word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of any document or ticket',
	PRIMARY KEY (stem, word),
	KEY search_word_word (word)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Words that were ever indexed: which share a stem, and which begin alike. Says nothing of where they stand';
