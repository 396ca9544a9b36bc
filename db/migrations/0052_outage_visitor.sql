-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS outage_visitor (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	outage_id BIGINT NOT NULL COMMENT 'The outage',
	visitor BINARY(32) NULL COMMENT 'Keyed hash of network address, outage and day; NULL once the day is over: only the number is kept',
	seen_at DATETIME NOT NULL COMMENT 'UTC; of the click',
	PRIMARY KEY (id),
	UNIQUE KEY outage_visitor_once (outage_id, visitor),
	KEY outage_visitor_seen (seen_at, visitor),
	CONSTRAINT outage_visitor_outage FOREIGN KEY (outage_id) REFERENCES outage (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Anonymous visitors who said that an outage affects them too, counted once a day each';
