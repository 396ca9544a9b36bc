-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS ticket_event (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	ticket_id BIGINT NOT NULL COMMENT 'Where it belongs',
	actor_id BIGINT NULL COMMENT 'Who did it; NULL: the portal itself',
	kind TINYINT NOT NULL COMMENT '1 created, 2 status, 3 assignee, 4 priority, 5 type, 6 expected date, 7 requester, 8 subject',
	visible BOOLEAN NOT NULL COMMENT 'Customers may see it',
	old_value VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'Code, id, or RFC 3339 time; empty for none',
	new_value VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'Code, id, or RFC 3339 time; empty for none',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (id),
	KEY ticket_event_ticket (ticket_id, id),
	CONSTRAINT ticket_event_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT ticket_event_actor FOREIGN KEY (actor_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What happened to a ticket besides messages';
