-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE article_text
	ADD COLUMN IF NOT EXISTS links_at DATETIME NOT NULL DEFAULT '2000-01-01 00:00:00' COMMENT 'UTC; when its links are checked again; the past for as soon as possible' AFTER updated_at,
	ADD KEY IF NOT EXISTS article_text_links (links_at)
