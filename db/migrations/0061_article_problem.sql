-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE article
	ADD COLUMN IF NOT EXISTS problem_id BIGINT NULL COMMENT 'The problem whose known error it was made from' AFTER ticket_id,
	ADD KEY IF NOT EXISTS article_problem (problem_id),
	ADD CONSTRAINT article_problem FOREIGN KEY IF NOT EXISTS (problem_id) REFERENCES problem (id)
