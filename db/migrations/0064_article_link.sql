-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS article_link (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	article_id BIGINT NOT NULL COMMENT 'In which article',
	language CHAR(2) NOT NULL COMMENT 'nl or en: in which of its texts',
	address VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'As it stands in the text',
	address_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the address',
	state TINYINT NOT NULL COMMENT '1 not looked at yet, 2 works, 3 failed but perhaps not for good, 4 does not work',
	reason TINYINT NOT NULL DEFAULT 0 COMMENT 'Why it does not: enum link_reason; 0 when it works',
	answer SMALLINT NOT NULL DEFAULT 0 COMMENT 'HTTP status of an address elsewhere; 0 for none',
	failures TINYINT NOT NULL DEFAULT 0 COMMENT 'How often an address elsewhere failed in a row',
	checked_at DATETIME NULL COMMENT 'UTC; last look; NULL before the first',
	broken_since DATETIME NULL COMMENT 'UTC; first look that found it broken; NULL unless state is 4',
	look_at DATETIME NULL COMMENT 'UTC; when an address elsewhere is looked at again; NULL for our own',
	PRIMARY KEY (id),
	UNIQUE KEY article_link_text (article_id, language, address_hash),
	KEY article_link_state (state, id),
	KEY article_link_look (look_at),
	KEY article_link_address (address_hash),
	CONSTRAINT article_link_text FOREIGN KEY (article_id, language) REFERENCES article_text (article_id, language)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'Links in what readers get of articles, and whether they lead anywhere'
