-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS audit (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	at DATETIME NOT NULL COMMENT 'UTC',
	actor_id BIGINT NULL COMMENT 'Who; NULL: a visitor or the portal itself',
	action VARCHAR(40) NOT NULL COMMENT 'Stable word: user.invite, login.failed …',
	object VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'To what: user:12, ticket:10482',
	detail VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'Short, no secrets',
	remote VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'Peer address',
	PRIMARY KEY (id),
	KEY audit_at (at, id),
	KEY audit_object (object, id),
	KEY audit_actor (actor_id, id),
	CONSTRAINT audit_actor FOREIGN KEY (actor_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What people did that others may ask about; never changed';
