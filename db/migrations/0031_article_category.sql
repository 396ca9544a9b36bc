-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_category (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	slug_nl VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the Dutch address; also a row of article_category_slug',
	slug_en VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In the English address; also a row of article_category_slug',
	name_nl VARCHAR(80) NOT NULL COMMENT 'Dutch name',
	name_en VARCHAR(80) NOT NULL COMMENT 'English name',
	intro_nl VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'What it is about, one Dutch sentence',
	intro_en VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'What it is about, one English sentence',
	icon VARCHAR(40) NOT NULL DEFAULT 'file-text' COMMENT 'One of the icons of knowledge_icons[]',
	position SMALLINT NOT NULL DEFAULT 100 COMMENT 'Order in lists, lowest first',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Topics of the knowledge base; their names are public';
