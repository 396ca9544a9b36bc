-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS closure (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	on_date DATE NOT NULL COMMENT 'Local date',
	name_nl VARCHAR(120) NOT NULL COMMENT 'Shown to people, Dutch',
	name_en VARCHAR(120) NOT NULL COMMENT 'Shown to people, English',
	PRIMARY KEY (id),
	UNIQUE KEY closure_date (on_date)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Days the company is closed besides the computed public holidays';
