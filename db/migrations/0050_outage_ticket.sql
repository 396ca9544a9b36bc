-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_ticket (
	outage_id BIGINT NOT NULL COMMENT 'The outage',
	ticket_id BIGINT NOT NULL COMMENT 'A ticket that reports it; of one outage at most',
	linked_by BIGINT NOT NULL COMMENT 'The agent who said so',
	linked_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (outage_id, ticket_id),
	UNIQUE KEY outage_ticket_ticket (ticket_id),
	CONSTRAINT outage_ticket_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT outage_ticket_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT outage_ticket_linked_by FOREIGN KEY (linked_by) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Tickets that an outage gathers';
