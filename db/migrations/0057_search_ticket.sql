-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS search_ticket (
	organisation_id BIGINT NOT NULL COMMENT 'As ticket.organisation_id: the first part of the key keeps the tickets of others out of the way',
	word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stem without case and accents, of the subject or a public message; never of a note',
	ticket_id BIGINT NOT NULL COMMENT 'Where it stands',
	weight TINYINT UNSIGNED NOT NULL COMMENT 'What it adds to the rank',
	PRIMARY KEY (organisation_id, word, ticket_id),
	KEY search_ticket_word (word, ticket_id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Which words stand in which ticket; derived, `loket reindex` makes it anew';
