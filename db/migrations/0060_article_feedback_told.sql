-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE article_feedback
	ADD COLUMN IF NOT EXISTS told BOOLEAN AS (reason <> '') VIRTUAL COMMENT 'Whether a reason was given; computed' AFTER reason,
	ADD KEY IF NOT EXISTS article_feedback_told (told, id),
	ADD KEY IF NOT EXISTS article_feedback_article_told (article_id, told, id)
