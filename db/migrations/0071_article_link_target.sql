-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE article_link
	ADD COLUMN IF NOT EXISTS target_id BIGINT NULL COMMENT 'The article it leads to, if it was one of ours when last checked' AFTER address_hash,
	ADD KEY IF NOT EXISTS article_link_target (target_id)
