-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_category_slug (
	slug VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'In an address, of either language',
	category_id BIGINT NOT NULL COMMENT 'Whose it is, or was',
	PRIMARY KEY (slug),
	KEY article_category_slug_category (category_id),
	CONSTRAINT article_category_slug_category FOREIGN KEY (category_id) REFERENCES article_category (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Every address a topic has or had; old ones lead to the new one';
