-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS problem_outage (
	problem_id BIGINT NOT NULL COMMENT 'The problem',
	outage_id BIGINT NOT NULL COMMENT 'An outage that came from it',
	linked_by BIGINT NOT NULL COMMENT 'The agent who said so',
	linked_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (problem_id, outage_id),
	KEY problem_outage_outage (outage_id),
	CONSTRAINT problem_outage_problem FOREIGN KEY (problem_id) REFERENCES problem (id),
	CONSTRAINT problem_outage_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT problem_outage_linked_by FOREIGN KEY (linked_by) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Outages that a problem led to';
