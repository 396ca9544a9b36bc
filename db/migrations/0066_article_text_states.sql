-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE article_text
	ADD KEY IF NOT EXISTS article_text_state (state, article_id),
	ADD KEY IF NOT EXISTS article_text_outdated (outdated, article_id)
