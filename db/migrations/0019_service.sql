-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS service (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Stable word: portal, mobile …',
	name_nl VARCHAR(80) NOT NULL COMMENT 'Dutch name',
	name_en VARCHAR(80) NOT NULL COMMENT 'English name',
	position SMALLINT NOT NULL COMMENT 'Order in lists, lowest first',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	UNIQUE KEY service_code (code)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Applications that customers use: what an outage touches and an article is about; data of the installation';
