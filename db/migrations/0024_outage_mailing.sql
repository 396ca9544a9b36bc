-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_mailing (
	update_id BIGINT NOT NULL COMMENT 'The update to tell about',
	reached VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'Addresses up to here have their mail in the outbox',
	mails INT NOT NULL DEFAULT 0 COMMENT 'Mails made',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	finished_at DATETIME NULL COMMENT 'UTC; NULL while addresses wait',
	PRIMARY KEY (update_id),
	KEY outage_mailing_waiting (finished_at, update_id),
	CONSTRAINT outage_mailing_update FOREIGN KEY (update_id) REFERENCES outage_update (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'How far the mail about an update has come; moves in the transaction that makes the mails'
