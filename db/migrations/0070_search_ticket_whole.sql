-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE search_ticket
	ADD COLUMN IF NOT EXISTS requester_id BIGINT NOT NULL COMMENT 'As ticket.requester_id: whose own tickets are picked out without reading them',
	MODIFY COLUMN word VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Whole word, without case and accents, of the subject or a public message; never of a note',
	DROP PRIMARY KEY,
	ADD PRIMARY KEY (organisation_id, word, ticket_id DESC)
