-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS bulk_reply_ticket (
	bulk_id BIGINT NOT NULL COMMENT 'The order',
	ticket_id BIGINT NOT NULL COMMENT 'A ticket that was open and linked when it was ordered',
	requester_id BIGINT NOT NULL COMMENT 'Its requester then; gets one mail for all tickets of the order',
	state TINYINT NOT NULL DEFAULT 1 COMMENT '1 waiting, 2 written, 3 skipped: no longer open, or unreachable',
	done_at DATETIME NULL COMMENT 'UTC; NULL while waiting',
	PRIMARY KEY (bulk_id, ticket_id),
	KEY bulk_reply_ticket_state (state, bulk_id, ticket_id),
	KEY bulk_reply_ticket_told (bulk_id, requester_id, state),
	CONSTRAINT bulk_reply_ticket_bulk FOREIGN KEY (bulk_id) REFERENCES bulk_reply (id),
	CONSTRAINT bulk_reply_ticket_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT bulk_reply_ticket_requester FOREIGN KEY (requester_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'The tickets of an order, worked off one by one';
