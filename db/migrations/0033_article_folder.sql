-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_folder (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number, in the address before the slug of the name',
	category_id BIGINT NOT NULL COMMENT 'The topic it is part of',
	name_nl VARCHAR(80) NOT NULL COMMENT 'Dutch name',
	name_en VARCHAR(80) NOT NULL COMMENT 'English name',
	position SMALLINT NOT NULL DEFAULT 100 COMMENT 'Order within the topic, lowest first',
	version INT NOT NULL DEFAULT 1 COMMENT 'Counts changes; an update names the version its author saw',
	PRIMARY KEY (id),
	KEY article_folder_category (category_id, position, id),
	CONSTRAINT article_folder_category FOREIGN KEY (category_id) REFERENCES article_category (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Groups of articles within a topic; shown to who may read one of its articles';
