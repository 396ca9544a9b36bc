-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outbox (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	kind TINYINT NOT NULL DEFAULT 1 COMMENT '1 mail',
	recipient VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Mail address',
	recipient_name VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'For the To header',
	language CHAR(2) NOT NULL DEFAULT 'nl' COMMENT 'nl or en',
	subject VARCHAR(300) NOT NULL COMMENT 'Without header encoding',
	body_text MEDIUMTEXT NOT NULL COMMENT 'Plain text; blanked after delivery when secret',
	body_html MEDIUMTEXT NOT NULL COMMENT 'HTML; empty for none; blanked after delivery when secret',
	message_id VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Message-ID header, fixed here so that a repetition is recognised',
	in_reply_to VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL COMMENT 'In-Reply-To header',
	refs VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL COMMENT 'References header',
	ticket_id BIGINT NULL COMMENT 'What it is about',
	secret BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'The bodies hold a token',
	state TINYINT NOT NULL DEFAULT 1 COMMENT '1 waiting, 2 sent, 3 dead: needs a person',
	attempts SMALLINT NOT NULL DEFAULT 0 COMMENT 'Deliveries tried',
	next_try_at DATETIME NOT NULL COMMENT 'UTC; not before',
	lease_owner VARCHAR(80) NULL COMMENT 'The process that is sending it now',
	lease_until DATETIME NULL COMMENT 'UTC; afterwards anybody may take it',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	sent_at DATETIME NULL COMMENT 'UTC; accepted by the server',
	last_answer VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'Last line of the server, cut',
	PRIMARY KEY (id),
	UNIQUE KEY outbox_message_id (message_id),
	KEY outbox_due (state, next_try_at, id),
	KEY outbox_ticket (ticket_id, id),
	CONSTRAINT outbox_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What must leave the portal, written in the transaction that causes it, sent at least once';
