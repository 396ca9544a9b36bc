-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS business_hours (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	weekday TINYINT NOT NULL COMMENT 'ISO 8601: 1 Monday to 7 Sunday',
	opens_minute SMALLINT NOT NULL COMMENT 'Minutes since midnight, local time',
	closes_minute SMALLINT NOT NULL COMMENT 'Minutes since midnight, local time; after opens_minute',
	PRIMARY KEY (id),
	UNIQUE KEY business_hours_slot (weekday, opens_minute),
	CHECK (weekday BETWEEN 1 AND 7),
	CHECK (opens_minute >= 0 AND opens_minute < closes_minute AND closes_minute <= 1440)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Opening hours of a week, in the zone of the portal; a day may have several slots or none';
