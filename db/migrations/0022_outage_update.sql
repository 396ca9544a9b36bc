-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_update (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number; rises with time',
	outage_id BIGINT NOT NULL COMMENT 'What it is about',
	state TINYINT NOT NULL COMMENT 'State of the outage from then on, as in outage.state',
	body_nl TEXT NOT NULL COMMENT 'Dutch, plain text',
	body_en TEXT NOT NULL COMMENT 'English, plain text',
	author_id BIGINT NULL COMMENT 'NULL: the portal itself, at a planned time',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	PRIMARY KEY (id),
	KEY outage_update_outage (outage_id, id),
	CONSTRAINT outage_update_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT outage_update_author FOREIGN KEY (author_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'What was told about an outage; never changed'
