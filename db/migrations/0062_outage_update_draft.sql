-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_update_draft (
	outage_id BIGINT NOT NULL COMMENT 'The outage that it tells about; one draft each',
	state TINYINT NOT NULL COMMENT 'State that it moves the outage to, as in outage.state',
	impact TINYINT NOT NULL COMMENT 'As in outage.impact',
	services VARCHAR(400) NOT NULL COMMENT 'Numbers of the services, separated by commas; may be empty',
	title_nl VARCHAR(120) NOT NULL COMMENT 'Dutch; each text may be empty while it is a draft',
	title_en VARCHAR(120) NOT NULL COMMENT 'English',
	body_nl TEXT NOT NULL COMMENT 'Dutch, plain text',
	body_en TEXT NOT NULL COMMENT 'English, plain text',
	next_minutes INT NOT NULL COMMENT 'Minutes after publication before which the next update is promised; 0: no promise',
	planned_from DATETIME NULL COMMENT 'UTC; of maintenance that has not begun',
	planned_until DATETIME NULL COMMENT 'UTC',
	lead_id BIGINT NULL COMMENT 'Who leads; NULL: nobody',
	mail TINYINT NOT NULL COMMENT '1: publishing it sends mail',
	author_id BIGINT NOT NULL COMMENT 'Who saved it last',
	saved_at DATETIME NOT NULL COMMENT 'UTC',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts savings; another one names the version its author saw',
	PRIMARY KEY (outage_id),
	CONSTRAINT outage_update_draft_outage FOREIGN KEY (outage_id) REFERENCES outage (id),
	CONSTRAINT outage_update_draft_lead FOREIGN KEY (lead_id) REFERENCES user (id),
	CONSTRAINT outage_update_draft_author FOREIGN KEY (author_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'An update of an outage that is being written; nobody outside the desk reads this table'
