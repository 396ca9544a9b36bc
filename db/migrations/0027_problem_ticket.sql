-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS problem_ticket (
	problem_id BIGINT NOT NULL COMMENT 'The problem',
	ticket_id BIGINT NOT NULL COMMENT 'A ticket that comes from it; of one problem at most',
	linked_by BIGINT NOT NULL COMMENT 'The agent who said so',
	linked_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (problem_id, ticket_id),
	UNIQUE KEY problem_ticket_ticket (ticket_id),
	CONSTRAINT problem_ticket_problem FOREIGN KEY (problem_id) REFERENCES problem (id),
	CONSTRAINT problem_ticket_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT problem_ticket_linked_by FOREIGN KEY (linked_by) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Tickets that a problem gathers';
