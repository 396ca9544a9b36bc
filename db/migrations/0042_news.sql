-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS news (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number; the first part of its address',
	slug VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'Words of its title, the second part of its address',
	status TINYINT NOT NULL DEFAULT 1 COMMENT '1 draft, 2 published',
	publish_at DATETIME NULL COMMENT 'UTC, whole minutes: from when people may read it; NULL for a draft',
	title_nl VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'Dutch title; empty: there is no Dutch text',
	summary_nl VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'Dutch line for lists',
	body_nl MEDIUMTEXT NOT NULL DEFAULT '' COMMENT 'Dutch text, Markdown',
	title_en VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'English title; empty: there is no English text',
	summary_en VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'English line for lists',
	body_en MEDIUMTEXT NOT NULL DEFAULT '' COMMENT 'English text, Markdown',
	editor_id BIGINT NULL COMMENT 'Who changed it last',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	updated_at DATETIME NOT NULL COMMENT 'UTC: last change of anything',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	KEY news_public (status, publish_at, id),
	CONSTRAINT news_editor FOREIGN KEY (editor_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'News of the company, in one or two languages';
