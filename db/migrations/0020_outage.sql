-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number, also the last part of the reference',
	kind TINYINT NOT NULL COMMENT '1 outage, 2 planned maintenance',
	state TINYINT NOT NULL COMMENT '1 investigating, 2 identified, 3 monitoring, 4 resolved; 5 planned, 6 under way, 7 completed, 8 cancelled',
	impact TINYINT NOT NULL COMMENT 'From light to heavy: 1 maintenance, 2 degraded, 3 partial outage, 4 major outage',
	major_incident BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Carries the 30-minute and 4-hour service level',
	title_nl VARCHAR(120) NOT NULL COMMENT 'Dutch',
	title_en VARCHAR(120) NOT NULL COMMENT 'English',
	started_at DATETIME NULL COMMENT 'UTC; NULL while only planned',
	ended_at DATETIME NULL COMMENT 'UTC; NULL while it is open or planned',
	planned_from DATETIME NULL COMMENT 'UTC; of maintenance',
	planned_until DATETIME NULL COMMENT 'UTC; of maintenance',
	next_update_at DATETIME NULL COMMENT 'UTC; promised to readers',
	cause_nl TEXT NOT NULL DEFAULT '' COMMENT 'Told afterwards; empty: not yet',
	cause_en TEXT NOT NULL DEFAULT '' COMMENT 'Told afterwards; empty: not yet',
	lead_id BIGINT NULL COMMENT 'Who leads',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	updated_at DATETIME NOT NULL COMMENT 'UTC; last change a reader can see',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	KEY outage_open (ended_at, id),
	KEY outage_started (started_at, id),
	CONSTRAINT outage_lead FOREIGN KEY (lead_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'An outage or planned maintenance, as the status page tells it'
