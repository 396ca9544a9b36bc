-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE IF NOT EXISTS bulk_reply (
	id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'Internal number',
	subject TINYINT NOT NULL COMMENT 'What the tickets have in common: 1 a problem, 2 an outage',
	subject_id BIGINT NOT NULL COMMENT 'problem.id or outage.id',
	author_id BIGINT NOT NULL COMMENT 'The agent in whose name it is written',
	body_nl MEDIUMTEXT NOT NULL COMMENT 'Markdown for requesters who read Dutch; empty: the English one serves them too',
	body_en MEDIUMTEXT NOT NULL COMMENT 'Markdown for requesters who read English; empty: the Dutch one serves them too',
	resolve BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'Each ticket is resolved with it',
	created_at DATETIME NOT NULL COMMENT 'UTC',
	finished_at DATETIME NULL COMMENT 'UTC; NULL while tickets wait for it',
	PRIMARY KEY (id),
	KEY bulk_reply_subject (subject, subject_id, id),
	KEY bulk_reply_unfinished (finished_at, id),
	CONSTRAINT bulk_reply_author FOREIGN KEY (author_id) REFERENCES user (id)
)
ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci
COMMENT 'One public reply to many tickets, as ordered at the desk';
