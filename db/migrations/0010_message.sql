-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS message (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Order within a ticket on one node is the order of writing; created_at says when',
	ticket_id BIGINT NOT NULL COMMENT 'Where it belongs',
	author_id BIGINT NOT NULL COMMENT 'Who wrote it',
	kind TINYINT NOT NULL COMMENT '1 public, 2 internal note: never shown to a customer',
	source TINYINT NOT NULL COMMENT 'As ticket.source: how it came in',
	body MEDIUMTEXT NOT NULL COMMENT 'Markdown, as typed',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (id),
	KEY message_ticket (ticket_id, id),
	CONSTRAINT message_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
	CONSTRAINT message_author FOREIGN KEY (author_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What people wrote in a ticket';
